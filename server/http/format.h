#ifndef DATELINED_HTTP_FORMAT_H
#define DATELINED_HTTP_FORMAT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "http/message.h"

/* The best of `offered` (HTTP_FORMAT_BITs, not 0) for an Accept header (RFC 9110 section 12.5.1;
 * absent or empty: anything will do), HTTP_FORMAT_COUNT when none is acceptable. The most specific
 * range decides about a form; among equals the first of enum http_format wins. */
enum http_format format_choose(uint32_t offered, struct span accept);

/* The quality of one list element, "gzip;q=0.5", in thousandths: 1000 without q, 0 for "q=0";
 * the element without its parameters goes to `*name`. A q that is no number counts as 1000. */
unsigned format_quality(struct span element, struct span *name);

/* The names in `offered`, in the order of the enum, for a problem's `allowed`. */
const struct span *format_names(struct arena *arena, uint32_t offered, size_t *count);

#endif
