#ifndef DATELINED_STORE_CENSUS_RENEW_H
#define DATELINED_STORE_CENSUS_RENEW_H

#include "census.h"
#include "changes.h"

/* Fills an empty census, of which only `arena` is set, as census_read does, from `old` and what
 * changed since: `connection` sees the later generation, `changes` are all between the two. Nothing
 * is shared with `old`. Errors as any statement. */
MUST_CHECK enum status census_renew(struct connection *connection, const struct census *old,
                                    struct changes *changes, struct census *census);

#endif
