/* Choice of content coding, and whole-body compression. Answers are compressed once and then kept
 * in the cache, so the levels favour a good size over the last bit of speed. */
#include "http/encoding.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#include "http/format.h"

#define GZIP_LEVEL 6
#define ZSTD_LEVEL 3
/* zlib: 15 bits of window, and 16 more ask for the gzip wrapper. */
#define GZIP_WINDOW_BITS (15 + 16)

struct encoder {
    z_stream gzip;
    ZSTD_CCtx *zstd;
};

static const char *const names[ENCODING_COUNT] = {
    [ENCODING_IDENTITY] = "identity",
    [ENCODING_GZIP] = "gzip",
    [ENCODING_ZSTD] = "zstd",
};

const char *encoding_name(enum encoding encoding)
{
    return names[encoding];
}

static bool names_encoding(struct span name, enum encoding encoding)
{
    return span_equal_nocase(name, span_of(names[encoding])) ||
           (encoding == ENCODING_GZIP && span_equal_nocase(name, SPAN("x-gzip")));
}

/* The quality of `encoding`; what the header does not name has that of "*", else `otherwise`. */
static unsigned quality_of(struct span header, enum encoding encoding, unsigned otherwise)
{
    unsigned quality = otherwise;
    while (header.ptr) {
        struct span name;
        unsigned q = format_quality(span_cut(&header, ','), &name);
        if (names_encoding(name, encoding)) {
            return q;
        }
        if (span_is(name, "*")) {
            quality = q;
        }
    }
    return quality;
}

bool encoding_choose(struct span accept_encoding, struct encoding_choice *out)
{
    /* Identity is always acceptable unless refused, but never better than what was asked for. */
    unsigned identity = quality_of(accept_encoding, ENCODING_IDENTITY, 1);
    unsigned best = identity;
    *out = (struct encoding_choice){.identity_forbidden = identity == 0};
    for (enum encoding i = ENCODING_GZIP; i < ENCODING_COUNT; i++) {
        unsigned quality = quality_of(accept_encoding, i, 0);
        if (quality > 0 && quality >= best) {
            best = quality;
            out->best = i;
        }
    }
    return best > 0;
}

struct encoder *encoder_new(void)
{
    struct encoder *encoder = calloc(1, sizeof *encoder);
    if (!encoder) {
        return NULL;
    }
    encoder->zstd = ZSTD_createCCtx();
    int failed = deflateInit2(&encoder->gzip, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW_BITS, 8,
                              Z_DEFAULT_STRATEGY);
    if (failed || !encoder->zstd) {
        encoder_free(encoder);
        return NULL;
    }
    ZSTD_CCtx_setParameter(encoder->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL);
    return encoder;
}

void encoder_free(struct encoder *encoder)
{
    if (encoder) {
        deflateEnd(&encoder->gzip);
        ZSTD_freeCCtx(encoder->zstd);
        free(encoder);
    }
}

static bool run_gzip(z_stream *stream, struct span bytes, struct buffer *out)
{
    if (bytes.len > UINT32_MAX || deflateReset(stream) != Z_OK) {
        return false;
    }
    size_t bound = deflateBound(stream, bytes.len);
    stream->next_in = (unsigned char *)(uintptr_t)bytes.ptr;
    stream->avail_in = (unsigned)bytes.len;
    stream->next_out = (unsigned char *)buffer_reserve(out, bound);
    stream->avail_out = bound > UINT32_MAX ? UINT32_MAX : (unsigned)bound;
    if (deflate(stream, Z_FINISH) != Z_STREAM_END) {
        return false;
    }
    out->len += stream->total_out;
    out->bytes[out->len] = '\0';
    return true;
}

static bool run_zstd(ZSTD_CCtx *context, struct span bytes, struct buffer *out)
{
    size_t bound = ZSTD_compressBound(bytes.len);
    size_t len = ZSTD_compress2(context, buffer_reserve(out, bound), bound, bytes.ptr, bytes.len);
    if (ZSTD_isError(len)) {
        return false;
    }
    out->len += len;
    out->bytes[out->len] = '\0';
    return true;
}

bool encoder_run(struct encoder *encoder, enum encoding encoding, struct span bytes,
                 struct buffer *out)
{
    return encoding == ENCODING_GZIP ? run_gzip(&encoder->gzip, bytes, out)
                                     : run_zstd(encoder->zstd, bytes, out);
}
