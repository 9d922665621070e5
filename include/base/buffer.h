#ifndef DATELINED_BASE_BUFFER_H
#define DATELINED_BASE_BUFFER_H

#include <stddef.h>

#include "base/span.h"

/* Bytes that grow at the end, on the heap. Start with `struct buffer b = {0};`. `bytes` is always
 * NUL-terminated once something was added. Aborts when there is no memory (see base/arena.h). */
struct buffer {
    char *bytes;
    size_t len;
    size_t capacity;
};

void buffer_fini(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_add(struct buffer *buffer, struct span text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_add_string(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What is in it, borrowed until the next change. */
struct span buffer_span(const struct buffer *buffer);

/* Makes room for `extra` more bytes and returns where they go; the caller then adds to `len`. */
char *buffer_reserve(struct buffer *buffer, size_t extra);

#endif
