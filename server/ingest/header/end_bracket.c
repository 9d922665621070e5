/* What the last bracket of a paragraph holds, by its form alone. */
#include "end_bracket.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "wording.h"

/* "… [+1412 chars]": what an interface left out. */
static size_t omission_at(struct span paragraph)
{
    size_t start = paragraph.len;
    while (start > 0 && paragraph.len - start < 20 && paragraph.ptr[start - 1] != '[') {
        start--;
    }
    bool omission = start > 1 && paragraph.ptr[start - 1] == '[' && paragraph.ptr[start] == '+' &&
                    span_ends_with(paragraph, SPAN(" chars]"));
    return omission ? start - 1 : SIZE_MAX;
}

/* "… 40 witnesses. (pg)", "(jb/nh)": the initials of who wrote it. */
static size_t bracketed_initials_at(struct span paragraph)
{
    size_t start = paragraph.len;
    while (start > 0 && paragraph.len - start < 10 && paragraph.ptr[start - 1] != '(') {
        start--;
    }
    if (start < 3 || paragraph.ptr[start - 1] != '(' || start + 2 >= paragraph.len) {
        return SIZE_MAX;
    }
    struct span marks = span_slice(paragraph, start, paragraph.len - 1);
    for (size_t i = 0; i < marks.len; i++) {
        if (!islower((unsigned char)marks.ptr[i]) && (marks.ptr[i] != '/' || i == 0)) {
            return SIZE_MAX;
        }
    }
    bool fits = marks.len <= 3 || memchr(marks.ptr, '/', marks.len);
    struct span before = text_trim(span_slice(paragraph, 0, start - 1));
    return fits && ends_sentence(before, true) ? start - 1 : SIZE_MAX;
}

size_t end_bracket_at(struct span paragraph)
{
    char last = paragraph.len ? paragraph.ptr[paragraph.len - 1] : 0;
    return last == ')'   ? bracketed_initials_at(paragraph)
           : last == ']' ? omission_at(paragraph)
                         : SIZE_MAX;
}
