#ifndef DATELINED_SERVER_INGEST_PUBLISHED_PATH_DATE_H
#define DATELINED_SERVER_INGEST_PUBLISHED_PATH_DATE_H

#include <stdbool.h>

#include "base/span.h"
#include "ingest/header/printed_date.h"

/* The date in a path: "2014/10/28-un.txt", "un-2014-10-28.txt", "20141028_un.txt",
 * "2014/10/un.txt", "2014/un.txt"; day and month 0 where it names none. False when there is none.
 */
bool path_date_read(struct span path, struct printed_date *out);

/* The date in an article's web address, which has one when it was published:
 * "https://example.com/world/2014/oct/28/un", ".../2014/10/un", ".../un-2014-10-28"; the host and
 * what follows a "?" or "#" do not count, nor does a year alone, which may be what it is about.
 * False when there is none or no address. */
bool address_date_read(struct span url, struct printed_date *out);

#endif
