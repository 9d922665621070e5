#ifndef DATELINED_SERVER_API_ROWS_H
#define DATELINED_SERVER_API_ROWS_H

#include <jansson.h>

#include "api/call.h"
#include "base/buffer.h"
#include "base/span.h"
#include "http/message.h"

/* Lists as lines: NDJSON (one JSON object a line) and CSV (RFC 4180, a header first). */

/* The columns of the call's CSV, separated by spaces: the members that it asks for, else those of
 * its kind, the score of a search, and what it includes. "place.lat" reaches into an object. Lives
 * as long as the call's arena. */
const char *rows_columns(const struct call *call);

/* The first line of a CSV. */
void rows_add_header(struct buffer *out, const char *columns);

/* One row as a line of the format. In CSV a list becomes its texts joined by "; ", and a cell that
 * a spreadsheet would take for a formula gets an apostrophe before it. */
void rows_add(struct buffer *out, json_t *row, const char *columns, enum http_format format);

#endif
