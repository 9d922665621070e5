/* A full name stands behind the word, and nothing else, or a place behind a sign. "Von" and "Di"
 * begin names, too: they need the sign. */
#include "foreign_byline.h"

#include <string.h>

#include "wording.h"

enum { LINE_BYTES = 80 };

struct span foreign_byline(struct span line)
{
    static const char *const words[] = {"Por ", "POR ", "Par ", "PAR ",
                                        "Von ", "VON ", "Di ",  NULL};
    bool may = line.len > 0 && line.len <= LINE_BYTES && strchr("PVD", line.ptr[0]);
    size_t opener = may ? starts_with_any(line, words) : 0;
    if (opener == 0 || ends_sentence(line, true)) {
        return (struct span){0};
    }
    size_t end = opener;
    while (end < line.len && !strchr("|,-/", line.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(line, opener, end));
    bool alone = line.ptr[0] == 'P' || end < line.len;
    return alone && is_person_name(name, true) ? name : (struct span){0};
}
