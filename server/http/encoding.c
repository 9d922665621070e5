/* Choice of content coding, and compression of whole bodies and of streams. Answers are compressed
 * once and then kept in the cache, so the levels favour a good size over the last bit of speed. */
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

static bool gzip_init(z_stream *stream)
{
    return deflateInit2(stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) ==
           Z_OK;
}

static ZSTD_CCtx *zstd_new(void)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    if (context) {
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, ZSTD_LEVEL);
    }
    return context;
}

struct encoder *encoder_new(void)
{
    struct encoder *encoder = calloc(1, sizeof *encoder);
    if (!encoder) {
        return NULL;
    }
    encoder->zstd = zstd_new();
    if (!gzip_init(&encoder->gzip) || !encoder->zstd) {
        encoder_free(encoder);
        return NULL;
    }
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

/* --- streams ---------------------------------------------------------------------------------- */

/* Room that is made for output at a time. */
#define STREAM_ROOM ((size_t)16 << 10)

struct encoder_stream {
    enum encoding encoding;
    z_stream gzip;
    ZSTD_CCtx *zstd;
};

struct encoder_stream *encoder_stream_new(enum encoding encoding)
{
    struct encoder_stream *stream = calloc(1, sizeof *stream);
    if (!stream) {
        return NULL;
    }
    stream->encoding = encoding;
    stream->zstd = encoding == ENCODING_ZSTD ? zstd_new() : NULL;
    if (encoding == ENCODING_GZIP ? !gzip_init(&stream->gzip) : !stream->zstd) {
        free(stream);
        return NULL;
    }
    return stream;
}

void encoder_stream_free(struct encoder_stream *stream)
{
    if (stream) {
        deflateEnd(&stream->gzip);
        ZSTD_freeCCtx(stream->zstd);
        free(stream);
    }
}

static bool stream_gzip(z_stream *gzip, struct span bytes, bool end, struct buffer *out)
{
    gzip->next_in = (unsigned char *)(uintptr_t)bytes.ptr;
    gzip->avail_in = (unsigned)bytes.len;
    int result;
    do {
        gzip->next_out = (unsigned char *)buffer_reserve(out, STREAM_ROOM);
        gzip->avail_out = STREAM_ROOM;
        result = deflate(gzip, end ? Z_FINISH : Z_NO_FLUSH);
        out->len += STREAM_ROOM - gzip->avail_out;
    } while (gzip->avail_out == 0 || (end && result == Z_OK));
    return result == (end ? Z_STREAM_END : Z_OK) || (!end && result == Z_BUF_ERROR);
}

static bool stream_zstd(ZSTD_CCtx *zstd, struct span bytes, bool end, struct buffer *out)
{
    ZSTD_inBuffer input = {bytes.ptr, bytes.len, 0};
    size_t left;
    do {
        ZSTD_outBuffer output = {buffer_reserve(out, STREAM_ROOM), STREAM_ROOM, 0};
        left = ZSTD_compressStream2(zstd, &output, &input, end ? ZSTD_e_end : ZSTD_e_continue);
        out->len += output.pos;
    } while (!ZSTD_isError(left) && (input.pos < input.size || (end && left > 0)));
    return !ZSTD_isError(left);
}

bool encoder_stream_run(struct encoder_stream *stream, struct span bytes, bool end,
                        struct buffer *out)
{
    bool done = stream->encoding == ENCODING_GZIP ? stream_gzip(&stream->gzip, bytes, end, out)
                                                  : stream_zstd(stream->zstd, bytes, end, out);
    out->bytes[out->len] = '\0';
    return done && bytes.len <= UINT32_MAX;
}
