/* A full name stands behind the words, and nothing else, or a place behind a sign. "Von" and "Di"
 * begin names, too: they need the sign. */
#include "foreign_byline.h"

#include <string.h>

#include "wording.h"

enum { LINE_BYTES = 80 };

struct span foreign_byline(struct span line)
{
    static const char *const words[] = {"Por ",  "Par ",      "Von ",
                                        "Di ",   "Texte par", "Texte :",
                                        "Text:", "Texto:",    "Propos recueillis par",
                                        NULL};
    bool may = line.len > 0 && line.len <= LINE_BYTES && strchr("PVDT", line.ptr[0]);
    size_t opener = may ? starts_with_any(line, words) : 0;
    while (opener && opener < line.len && strchr(" :", line.ptr[opener])) {
        opener++;
    }
    if (opener == 0 || ends_sentence(line, true)) {
        return (struct span){0};
    }
    size_t end = opener;
    while (end < line.len && !strchr("|,-/", line.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(line, opener, end));
    bool alone = strchr("PT", line.ptr[0]) || end < line.len;
    return alone && is_person_name(name, true) ? name : (struct span){0};
}
