#ifndef DATELINED_SERVER_INGEST_HEADER_NAME_LIST_H
#define DATELINED_SERVER_INGEST_HEADER_NAME_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

/* The names in a list as bylines have it: "Hana Brook in Panmunjom and Tom Aldous, AP". Start with
 * `struct name_list names = {.arena = arena};`. */
struct name_list {
    struct arena *arena;
    struct span *items; /* parts of the text; those printed in capitals are made as names are */
    size_t count;       /* written */
    size_t capacity;
    struct span source; /* the first outlet or agency among them, or absent */
};

/* Adds the names of `list`, in order; returns how many pieces of it were not understood. */
size_t name_list_read(struct name_list *names, struct span list);

/* Where an outlet or a role is glued to a name, as pages are copied ("Tom AldousBBC News", "Pia
 * LundReporter"); 0: nowhere. */
size_t name_list_glue_at(struct span piece);

#endif
