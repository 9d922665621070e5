#ifndef DATELINED_SERVER_INGEST_HEADER_FURNITURE_H
#define DATELINED_SERVER_INGEST_HEADER_FURNITURE_H

#include <stdbool.h>

#include "base/span.h"

/* What pages print around a report, told by its own words: it comes along when a page is copied
 * from a browser or saved as text. */

/* A menu's entry, a button, a counter, an advert's mark, an invitation to subscribe: "Skip to
 * content", "Share", "3 Min Read", "Sign up for our newsletter …", "___". */
bool furniture_is_line(struct span line);

/* A time of the day alone: "14:05", "2.30pm GMT". */
bool furniture_is_time(struct span line);

/* What ends a report so that nothing behind it belongs to it: "ENDS", "About the author",
 * "Topics", "Most read". */
bool furniture_ends_report(struct span line);

#endif
