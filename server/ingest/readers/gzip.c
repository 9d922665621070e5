/* gzip by zlib. The output grows by doubling up to the limit, so a small file that unpacks to
 * gigabytes costs no more than the limit. */
#include "gzip.h"

#include <stdint.h>
#include <zlib.h>

#include "base/buffer.h"

enum { CHUNK = 1 << 16 };

static enum status inflate_all(z_stream *stream, size_t limit, struct buffer *out,
                               struct failure *failure)
{
    for (;;) {
        char *room = buffer_reserve(out, CHUNK);
        stream->next_out = (unsigned char *)room;
        stream->avail_out = CHUNK;
        int code = inflate(stream, Z_NO_FLUSH);
        out->len += CHUNK - stream->avail_out;
        if (out->len > limit) {
            return failure_set(failure, STATUS_TOO_LARGE, "unpacks to more than %zu bytes", limit);
        }
        if (code == Z_STREAM_END && stream->avail_in > 0) {
            code = inflateReset(stream); /* another member */
        } else if (code == Z_STREAM_END) {
            return STATUS_OK;
        }
        if (code != Z_OK) {
            return failure_set(failure, STATUS_INVALID, "is not a whole gzip file");
        }
    }
}

enum status gzip_unpack(struct arena *arena, struct span packed, size_t limit, struct span *out,
                        struct failure *failure)
{
    z_stream stream = {0};
    struct buffer buffer = {0};
    if (packed.len > UINT32_MAX) {
        return failure_set(failure, STATUS_TOO_LARGE, "is longer than 4 GiB");
    }
    if (inflateInit2(&stream, 15 + 16) != Z_OK) {
        return failure_set(failure, STATUS_INTERNAL, "cannot start unpacking");
    }
    stream.next_in = (unsigned char *)(uintptr_t)packed.ptr; /* zlib reads it only */
    stream.avail_in = (unsigned)packed.len;
    enum status status = inflate_all(&stream, limit, &buffer, failure);
    inflateEnd(&stream);
    if (status == STATUS_OK) {
        *out = buffer.len ? arena_copy(arena, buffer_span(&buffer)) : SPAN("");
    }
    buffer_fini(&buffer);
    return status;
}
