#ifndef DATELINED_SERVER_INGEST_READERS_TRANSFER_H
#define DATELINED_SERVER_INGEST_READERS_TRANSFER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/span.h"

/* The transfer encodings of mails (RFC 2045, 6.7 and 6.8). Both append the bytes to `out`. */

/* Quoted-printable; with `word` as in a head (RFC 2047), where "_" is a space. */
void transfer_quoted(struct span text, bool word, struct buffer *out);

/* Base64, up to its first "=". */
void transfer_base64(struct span text, struct buffer *out);

#endif
