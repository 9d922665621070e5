/* Decodes, validates and normalises request targets. What a path means is the router's business;
 * dot segments ("/../x") have no meaning here and match no route. */
#include "http/target.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"

enum status target_split(struct span target, struct span *path, struct span *query)
{
    static const struct span schemes[] = {{"http://", 7}, {"https://", 8}};
    for (size_t i = 0; i < 2; i++) {
        if (span_starts_with(target, schemes[i])) {
            size_t slash = span_find(target, SPAN("/"), schemes[i].len);
            target = slash == SIZE_MAX ? SPAN("/") : span_slice(target, slash, target.len);
        }
    }
    bool known_form = target.len > 0 && (target.ptr[0] == '/' || span_is(target, "*"));
    if (!known_form) {
        return STATUS_INVALID;
    }
    *path = span_cut(&target, '?');
    *query = target;
    return STATUS_OK;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte written "%XX" at `i`, -1 when it is not. */
static int escaped_byte(struct span raw, size_t i)
{
    if (raw.len - i < 3) {
        return -1;
    }
    int high = hex_digit(raw.ptr[i + 1]);
    int low = hex_digit(raw.ptr[i + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

enum status target_decode(struct arena *arena, struct span raw, bool plus_is_space,
                          struct span *out)
{
    char *text = arena_alloc(arena, raw.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        int byte = (unsigned char)raw.ptr[i];
        if (byte == '%') {
            byte = escaped_byte(raw, i);
            i += 2;
        } else if (byte == '+' && plus_is_space) {
            byte = ' ';
        }
        if (byte <= 0) {
            return STATUS_INVALID;
        }
        text[len++] = (char)byte;
    }
    struct span decoded = {text, len};
    if (utf8_invalid_at(decoded) != SIZE_MAX) {
        return STATUS_INVALID;
    }
    *out = decoded;
    return STATUS_OK;
}

enum status target_parameters(struct arena *arena, struct span query, const struct http_pair **out,
                              size_t *count, struct span *wrong)
{
    struct http_pair *pairs = NULL;
    size_t used = 0;
    size_t capacity = 0;
    while (query.ptr) {
        struct span piece = span_cut(&query, '&');
        if (piece.len == 0) {
            continue;
        }
        *wrong = piece;
        if (used == TARGET_PARAMETERS_MAX) {
            return STATUS_TOO_LARGE;
        }
        pairs = arena_grow(arena, pairs, used, &capacity, sizeof *pairs);
        struct span value = piece;
        struct span name = span_cut(&value, '=');
        if (target_decode(arena, name, true, &pairs[used].name) ||
            target_decode(arena, value, true, &pairs[used].value)) {
            return STATUS_INVALID;
        }
        used++;
    }
    *out = pairs;
    *count = used;
    return STATUS_OK;
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == ',' || c == ':';
}

static void add_escaped(struct buffer *out, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char escape[] = {'%', digits[c >> 4], digits[c & 15]};
    buffer_add(out, (struct span){escape, sizeof escape});
}

static void add_encoded(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (is_unreserved(c)) {
            buffer_add_char(out, (char)c);
        } else {
            add_escaped(out, c);
        }
    }
}

static void add_path(struct arena *arena, struct buffer *out, struct span path)
{
    span_cut(&path, '/');
    while (path.ptr) {
        struct span segment = span_cut(&path, '/');
        buffer_add_char(out, '/');
        struct span decoded;
        add_encoded(out, target_decode(arena, segment, false, &decoded) ? segment : decoded);
    }
}

struct sorted_pair {
    const struct http_pair *pair;
};

/* By name, then by position: a stable order. */
static int pair_order(const void *a, const void *b)
{
    const struct http_pair *x = ((const struct sorted_pair *)a)->pair;
    const struct http_pair *y = ((const struct sorted_pair *)b)->pair;
    int order = span_compare(x->name, y->name);
    return order ? order : (x > y) - (x < y);
}

void target_normalise(struct arena *arena, const struct http_request *request, struct buffer *out)
{
    add_path(arena, out, request->path);
    size_t count = request->parameter_count;
    struct sorted_pair *sorted = ARENA_ARRAY(arena, struct sorted_pair, count);
    for (size_t i = 0; i < count; i++) {
        sorted[i].pair = &request->parameters[i];
    }
    qsort(sorted, count, sizeof *sorted, pair_order);
    char separator = '?';
    for (size_t i = 0; i < count; i++) {
        buffer_add_char(out, separator);
        add_encoded(out, sorted[i].pair->name);
        buffer_add_char(out, '=');
        add_encoded(out, sorted[i].pair->value);
        separator = '&';
    }
}

struct span target_printable(struct arena *arena, struct span target)
{
    struct span head = span_slice(target, 0, target.len < 2000 ? target.len : 2000);
    struct buffer out = {0};
    for (size_t i = 0; i < head.len; i++) {
        unsigned char c = (unsigned char)head.ptr[i];
        if (c > 0x20 && c < 0x7f && c != '"') {
            buffer_add_char(&out, (char)c);
        } else {
            add_escaped(&out, c);
        }
    }
    struct span printable = arena_copy(arena, buffer_span(&out));
    buffer_fini(&out);
    return printable;
}
