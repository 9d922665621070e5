#ifndef DATELINED_HTTP_PROBLEM_H
#define DATELINED_HTTP_PROBLEM_H

#include "base/buffer.h"
#include "base/span.h"
#include "http/message.h"

/* Writes a problem document (RFC 9457, application/problem+json) into the empty `out`. `instance`
 * is the request's target in visible ASCII. Text that is not UTF-8 is left out; names in `extra`
 * are NUL-terminated (as http_problem_set makes them). */
void problem_write(const struct http_problem *problem, struct span instance, const char *request_id,
                   struct buffer *out);

#endif
