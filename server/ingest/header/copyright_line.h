#ifndef DATELINED_SERVER_INGEST_HEADER_COPYRIGHT_LINE_H
#define DATELINED_SERVER_INGEST_HEADER_COPYRIGHT_LINE_H

#include <stdbool.h>

#include "base/span.h"
#include "block_kind.h"

/* "© 2014 The Courier. All rights reserved.": whether the piece is such a line; its year and outlet
 * go to `*out`. "Copyright law was changed" is none. */
bool copyright_line_read(struct span piece, struct credit *out);

#endif
