#ifndef DATELINED_SERVER_INGEST_READERS_GZIP_H
#define DATELINED_SERVER_INGEST_READERS_GZIP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* Unpacks a gzip file (RFC 1952, several members too) of at most `limit` bytes. STATUS_TOO_LARGE,
 * STATUS_INVALID (not gzip, cut short, wrong check sum). */
MUST_CHECK enum status gzip_unpack(struct arena *arena, struct span packed, size_t limit,
                                   struct span *out, struct failure *failure);

#endif
