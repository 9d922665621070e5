#ifndef DATELINED_SERVER_API_OFFSETS_H
#define DATELINED_SERVER_API_OFFSETS_H

#include <jansson.h>

#include "api/call.h"

/* Offsets in the unit that the client asked for. */

/* Sets "start" and "end" of `object` to `at`, an extent of `field` of the article `article` (its
 * id). For UTF-16 the article's text is read, once a request. */
void offsets_set(struct call *call, json_t *object, const struct extent *at, struct span article,
                 enum field field);

/* The same for code points [start, end) of a text that is at hand. */
void offsets_set_in(struct call *call, json_t *object, uint32_t start, uint32_t end,
                    struct span text);

#endif
