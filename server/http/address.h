#ifndef DATELINED_HTTP_ADDRESS_H
#define DATELINED_HTTP_ADDRESS_H

#include <stdint.h>

#include "base/status.h"

/* Opens a listening, non-blocking TCP socket for "127.0.0.1:8080", "localhost:8080", "[::1]:0" or
 * ":8080" (every address of the machine, IPv6 and IPv4); the port that it got goes to `*port`.
 * STATUS_INVALID for an address that cannot be read or is not this machine's, STATUS_BUSY for a
 * port in use, STATUS_IO. */
MUST_CHECK enum status address_listen(const char *listen, int *fd, uint16_t *port,
                                      struct failure *failure);

#endif
