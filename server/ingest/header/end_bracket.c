/* What the last bracket of a paragraph holds, by its form alone. */
#include "end_bracket.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "wording.h"

enum { INITIALS_BYTES = 9 };

size_t end_bracket_omission_at(struct span paragraph)
{
    struct span inside = text_in_bracket(paragraph, '[', ']');
    bool omission = span_starts_with(inside, SPAN("+")) && span_ends_with(inside, SPAN(" chars"));
    size_t open = omission ? (size_t)(inside.ptr - paragraph.ptr) - 1 : 0;
    return open ? open : SIZE_MAX;
}

/* "… 40 witnesses. (pg)", "(jb/nh)": the initials of who wrote it. */
static size_t bracketed_initials_at(struct span paragraph)
{
    struct span marks = text_in_bracket(paragraph, '(', ')');
    if (marks.len < 2 || marks.len > INITIALS_BYTES) {
        return SIZE_MAX;
    }
    size_t open = (size_t)(marks.ptr - paragraph.ptr) - 1;
    for (size_t i = 0; i < marks.len; i++) {
        if (!islower((unsigned char)marks.ptr[i]) && (marks.ptr[i] != '/' || i == 0)) {
            return SIZE_MAX;
        }
    }
    bool fits = marks.len <= 3 || memchr(marks.ptr, '/', marks.len);
    struct span before = text_trim(span_slice(paragraph, 0, open));
    return fits && ends_sentence(before, true) ? open : SIZE_MAX;
}

size_t end_bracket_at(struct span paragraph)
{
    char last = paragraph.len ? paragraph.ptr[paragraph.len - 1] : 0;
    return last == ')'   ? bracketed_initials_at(paragraph)
           : last == ']' ? end_bracket_omission_at(paragraph)
                         : SIZE_MAX;
}
