#ifndef DATELINED_SERVER_API_OUTPUT_H
#define DATELINED_SERVER_API_OUTPUT_H

#include <jansson.h>

#include "base/buffer.h"
#include "base/span.h"

/* How answers are written, whatever their form. */

/* Appends a JSON value of any kind, compact, numbers to ten digits. */
void output_json(struct buffer *out, json_t *value);

/* Appends text with &, <, > and " escaped, for HTML. */
void output_html(struct buffer *out, struct span text);

#endif
