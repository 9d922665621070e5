#ifndef DATELINED_SERVER_INGEST_HEADER_REPORT_START_H
#define DATELINED_SERVER_INGEST_HEADER_REPORT_START_H

#include <stddef.h>

#include "piece_view.h"

/* Where the report begins below the headline: behind the last byline, date line, button or caption
 * that stands at the top, when a paragraph follows; `first`, the piece behind the headline, when
 * none stands there. */
size_t report_start(const struct piece_view *view, size_t first);

#endif
