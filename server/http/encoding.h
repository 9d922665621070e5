#ifndef DATELINED_HTTP_ENCODING_H
#define DATELINED_HTTP_ENCODING_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/span.h"

/* Content codings, RFC 9110 section 8.4.1 and RFC 8878 (zstd). */
enum encoding { ENCODING_IDENTITY, ENCODING_GZIP, ENCODING_ZSTD, ENCODING_COUNT };

/* "gzip"; "identity" for the first. */
const char *encoding_name(enum encoding encoding);

/* What an Accept-Encoding header allows. */
struct encoding_choice {
    enum encoding best;      /* the best liked; zstd before gzip before identity on a tie */
    bool identity_forbidden; /* "identity;q=0": a small answer has to be encoded, too */
};

/* Reads the header (absent: identity only). False when nothing that we have is acceptable. */
bool encoding_choose(struct span accept_encoding, struct encoding_choice *out);

/* The state of the two libraries, kept warm by one thread. */
struct encoder;
struct encoder *encoder_new(void);
void encoder_free(struct encoder *encoder); /* NULL is allowed */

/* The same for a body that comes in pieces. NULL when there is no memory. */
struct encoder_stream;
struct encoder_stream *encoder_stream_new(enum encoding encoding);
void encoder_stream_free(struct encoder_stream *stream); /* NULL is allowed */

/* Adds what can be sent of the encoded body so far to `out`, maybe nothing; with `end` all of it.
 * False when that failed: the body cannot be finished. */
bool encoder_stream_run(struct encoder_stream *stream, struct span bytes, bool end,
                        struct buffer *out);

/* Encodes `bytes` into the empty `out`. False when that failed: send them as they are. */
bool encoder_run(struct encoder *encoder, enum encoding encoding, struct span bytes,
                 struct buffer *out);

#endif
