/* Heap bytes that grow by doubling. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_fini(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->len = 0;
    if (buffer->bytes) {
        buffer->bytes[0] = '\0';
    }
}

char *buffer_reserve(struct buffer *buffer, size_t extra)
{
    if (extra > SIZE_MAX / 4 || buffer->len > SIZE_MAX / 4) {
        fprintf(stderr, "datelined: out of memory (a text of %zu bytes)\n", extra);
        abort();
    }
    size_t needed = buffer->len + extra + 1;
    if (needed > buffer->capacity) {
        size_t wider = buffer->capacity ? buffer->capacity : 256;
        while (wider < needed) {
            wider *= 2;
        }
        char *moved = realloc(buffer->bytes, wider);
        if (!moved) {
            fprintf(stderr, "datelined: out of memory (%zu bytes were asked for)\n", wider);
            abort();
        }
        buffer->bytes = moved;
        buffer->capacity = wider;
    }
    return buffer->bytes + buffer->len;
}

void buffer_add(struct buffer *buffer, struct span text)
{
    char *to = buffer_reserve(buffer, text.len);
    if (text.len) {
        memcpy(to, text.ptr, text.len);
    }
    buffer->len += text.len;
    buffer->bytes[buffer->len] = '\0';
}

void buffer_add_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, (struct span){&c, 1});
}

void buffer_add_string(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, span_of(text));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        char *to = buffer_reserve(buffer, (size_t)len);
        vsnprintf(to, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
}

struct span buffer_span(const struct buffer *buffer)
{
    return (struct span){buffer->bytes ? buffer->bytes : "", buffer->len};
}
