#ifndef DATELINED_STORE_CENSUS_READ_H
#define DATELINED_STORE_CENSUS_READ_H

#include "store/census.h"

/* Fills an empty census, of which only `arena` is set, from the tables that the connection sees.
 * Errors as any statement; what was read until then is the census's to free. */
MUST_CHECK enum status census_read(struct connection *connection, struct census *census);

#endif
