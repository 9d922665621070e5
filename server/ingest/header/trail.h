#ifndef DATELINED_SERVER_INGEST_HEADER_TRAIL_H
#define DATELINED_SERVER_INGEST_HEADER_TRAIL_H

#include <stdbool.h>

#include "base/span.h"

/* "HOME > NEWS > POLITICS", "World / Africa", "News|Courts": where the page stands on its site. */
bool trail_is_line(struct span line);

#endif
