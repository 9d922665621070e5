#ifndef DATELINED_HTTP_TARGET_H
#define DATELINED_HTTP_TARGET_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/span.h"
#include "base/status.h"
#include "http/message.h"

/* Request targets, RFC 9112 section 3.2 and RFC 3986. */

/* More parameters than any sensible request has. */
#define TARGET_PARAMETERS_MAX 128

/* Cuts a target as sent into path and query string (absent without '?'); "http://host" before the
 * path is skipped. STATUS_INVALID unless the path starts with '/' or is "*". */
MUST_CHECK enum status target_split(struct span target, struct span *path, struct span *query);

/* Decodes percent-encoding, and '+' as a space if asked. STATUS_INVALID for a '%' without two
 * hexadecimal digits, an ill-formed UTF-8 sequence or a NUL. The result is NUL-terminated. */
MUST_CHECK enum status target_decode(struct arena *arena, struct span raw, bool plus_is_space,
                                     struct span *out);

/* The parameters of a query string, decoded, in its order; empty ones are skipped, "a" is "a=".
 * On STATUS_INVALID or STATUS_TOO_LARGE (over TARGET_PARAMETERS_MAX), `*wrong` is the raw piece. */
MUST_CHECK enum status target_parameters(struct arena *arena, struct span query,
                                         const struct http_pair **out, size_t *count,
                                         struct span *wrong);

/* Writes the request in a spelling that all equal requests share: path and parameters encoded
 * alike, parameters sorted by name (repeated ones keep their order). */
void target_normalise(struct arena *arena, const struct http_request *request, struct buffer *out);

/* A target as text that is safe in logs and JSON: other bytes than visible ASCII and the quotation
 * mark percent-encoded, cut off at 2,000 bytes. */
struct span target_printable(struct arena *arena, struct span target);

#endif
