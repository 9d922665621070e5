#ifndef DATELINED_SERVER_INGEST_HEADER_PRINTED_TIME_H
#define DATELINED_SERVER_INGEST_HEADER_PRINTED_TIME_H

#include <stddef.h>

#include "base/span.h"
#include "printed_date.h"

/* Reads a time at `at` ("10:05 AM EDT", "1005 GMT") into the time of `*out`, zone and all. Behind
 * it, or 0 when none stands there; then `*out` may have got a zone. */
size_t printed_time_read(struct span text, size_t at, struct printed_date *out);

/* The same for a time behind a date: what stands between them is skipped. */
size_t printed_time_after(struct span text, size_t at, struct printed_date *out);

/* Makes "ET" and the like what they were on the date; without a whole one the zone stays unknown.
 */
void printed_time_settle(struct printed_date *date);

#endif
