#ifndef DATELINED_SERVER_INGEST_HEADER_DATE_LINE_H
#define DATELINED_SERVER_INGEST_HEADER_DATE_LINE_H

#include <stdbool.h>

#include "base/span.h"
#include "printed_date.h"

/* "Published: Tuesday, October 28, 2014 10:05 GMT", "Tuesday 10 July 2018 | Harbour Tribune": a
 * line that is a date, with an outlet at most. A date without a year needs its weekday or a label.
 */
bool piece_is_date_line(struct span piece, struct printed_date *date, struct span *outlet);

#endif
