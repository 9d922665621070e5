/* Where a page stands on its site: the names of sections with one sign between them. The headline
 * may be the last part when the first one is the site's root. */
#include "trail.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "wording.h"

enum { TRAIL_BYTES = 120, TRAIL_PART_WORDS = 4, SLASH = 3, BAR = 5 };

/* The words of a part, all capitalised but for small ones; no number among them. */
static bool is_trail_part(struct span part)
{
    static const char *const small[] = {"and", "of", "the", "in", "&", "for", NULL};
    size_t at = 0;
    size_t count = 0;
    for (struct span word = word_next(part, &at); word.len; word = word_next(part, &at)) {
        bool plain = word_is_capital(word) || span_is_one_of(word, small);
        if (!plain || isdigit((unsigned char)word.ptr[word.len - 1])) {
            return false;
        }
        count++;
    }
    return count <= TRAIL_PART_WORDS;
}

/* What a trail begins with; behind it stands an arrow. */
static bool is_root(struct span part, bool arrow)
{
    static const char *const roots[] = {"home", "news", "world", "you are here", NULL};
    return is_one_of(part, roots) || (arrow && is_outlet_name(part));
}

bool trail_is_line(struct span line)
{
    bool rooted = span_starts_with(line, SPAN("/ ")) || span_starts_with(line, SPAN("> "));
    line = span_slice(line, rooted ? 2 : 0, line.len); /* "/ Front page / News" */
    static const char *const signs[] = {" > ", " › ", " » ", " / ", " , ", "|"};
    line = text_trim_signs(line, LINE_ENDS);
    for (size_t i = 0; line.len < TRAIL_BYTES * 2 && i < sizeof signs / sizeof *signs; i++) {
        struct span sign = span_of(signs[i]);
        size_t at = span_find(line, sign, 0);
        bool trail = at != SIZE_MAX;
        if (trail && i < BAR && is_root(text_trim(span_slice(line, 0, at)), i < SLASH)) {
            return true; /* the headline may be its last part */
        }
        for (size_t from = 0; trail && from <= line.len; from = at + sign.len) {
            at = span_find(line, sign, from);
            at = at == SIZE_MAX ? line.len : at;
            trail = is_trail_part(span_slice(line, from, at));
        }
        if (trail) {
            return true;
        }
    }
    return false;
}
