/* A name is turned when a single family name and at most two given ones stand around its comma. */
#include "catalogue_names.h"

#include <string.h>

#include "wording.h"

/* "Lund, Pia": the name as catalogues have it, turned. */
static struct span turned(struct arena *arena, struct span name)
{
    struct span given = name;
    struct span family = text_trim(span_cut(&given, ','));
    given = given.ptr ? text_trim(given) : SPAN("");
    bool stopped = given.len > 3 && given.ptr[given.len - 1] == '.' &&
                   given.ptr[given.len - 3] != ' '; /* "Lund, Pia." but "Lund, Pia K." */
    given.len -= stopped;
    bool fits = given.len && !memchr(given.ptr, ',', given.len) && word_count(family) == 1 &&
                word_count(given) <= 2 && word_is_capital(given) && is_person_name(family, false) &&
                !is_role(given) && !is_outlet_name(given) && !is_agency_name(given);
    return fits ? ARENA_JOIN(arena, given, SPAN(" "), family) : name;
}

struct span catalogue_names_turn(struct arena *arena, struct span names)
{
    struct span out = {0};
    struct span rest = names;
    bool any = false;
    while (rest.ptr) {
        struct span name = text_trim(span_cut(&rest, ';'));
        struct span own = turned(arena, name);
        any = any || own.ptr != name.ptr;
        out = out.ptr ? ARENA_JOIN(arena, out, SPAN("; "), own) : own;
    }
    return any ? out : names;
}
