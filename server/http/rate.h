#ifndef DATELINED_HTTP_RATE_H
#define DATELINED_HTTP_RATE_H

#include <stdbool.h>
#include <stdint.h>

struct sockaddr;

/* A limit of requests for each client address: a bucket that holds one second's worth of requests
 * and fills up steadily. Safe from any thread. */
struct rate;

/* `per_second` > 0. */
struct rate *rate_new(uint32_t per_second);
void rate_free(struct rate *rate); /* NULL is allowed */

/* Takes one request of `address` (IPv6 addresses of one /64 count together) at `now_ms` of a
 * monotonic clock; false when its bucket is empty. */
bool rate_take(struct rate *rate, const struct sockaddr *address, int64_t now_ms);

#endif
