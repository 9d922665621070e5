#ifndef DATELINED_SERVER_INGEST_HEADER_CITATION_H
#define DATELINED_SERVER_INGEST_HEADER_CITATION_H

#include <stdbool.h>

#include "base/span.h"
#include "header_line.h"

/* Whether the line says in which paper and when the report was printed ("Publication info: Orland
 * Observer [Orland] 06 Mar 2012: A.4.", "Orland Observer; Oct 28, 1952; pg. 4"): outlet and date go
 * to `*out`, of which the rest stays. */
bool citation_read(struct span line, struct header_line *out);

#endif
