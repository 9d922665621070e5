#ifndef DATELINED_EXTRACT_EVENT_CODES_H
#define DATELINED_EXTRACT_EVENT_CODES_H

#include "base/arena.h"
#include "base/span.h"
#include "event.h"

/* Facts about CAMEO codes: the code book 1.1b3, GDELT's table of Goldstein values, PLOVER's
 * mapping. Read from the built-in lexicon event_cameo.tsv; read-only afterwards. */
struct event_codes;

/* Lives in `arena`. The built-in table is always well-formed (a unit test reads it). */
const struct event_codes *event_codes_new(struct arena *arena);

/* Goldstein's conflict-cooperation value, -10 to 10, of a CAMEO code, or of the nearest broader
 * code in the table; NAN for an unknown or absent one. */
double event_codes_goldstein(const struct event_codes *codes, struct span cameo);

/* The name of a CAMEO code; absent when unknown. */
struct span event_codes_name(const struct event_codes *codes, struct span cameo);

/* Calls `visit` with every code of four digits or fewer that maps to `type`, in order. */
void event_codes_visit(const struct event_codes *codes, enum event_type type,
                       void (*visit)(void *context, struct span code, struct span name),
                       void *context);

#endif
