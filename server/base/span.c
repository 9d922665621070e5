/* Comparing, trimming and cutting of borrowed bytes. */
#include "base/span.h"

#include <stdint.h>

#include "base/ascii.h"

/* Not strncasecmp: it stops at a NUL byte and follows the locale. */
bool span_equal_nocase(struct span a, struct span b)
{
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i])) {
            return false;
        }
    }
    return true;
}

int span_compare(struct span a, struct span b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0) {
        return order;
    }
    return (a.len > b.len) - (a.len < b.len);
}

/* As span_compare, with a string: its end comes before all bytes, zeros too. */
static int compare_string(const char *text, struct span span)
{
    size_t shared = span_shared(span, text);
    int byte = (unsigned char)text[shared];
    if (shared == span.len) {
        return byte;
    }
    return byte == '\0' ? -1 : byte - (unsigned char)span.ptr[shared];
}

/* Most steps are decided by the first byte, without measuring the string. */
bool span_in_sorted(struct span span, const char *const *sorted, size_t count)
{
    int first = span.len > 0 ? (unsigned char)span.ptr[0] : '\0';
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = (unsigned char)sorted[middle][0] - first;
        order = order != 0 ? order : compare_string(sorted[middle], span);
        if (order == 0) {
            return true;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return false;
}

bool span_starts_with(struct span span, struct span prefix)
{
    return span.len >= prefix.len && span_equal(span_slice(span, 0, prefix.len), prefix);
}

bool span_ends_with(struct span span, struct span suffix)
{
    return span.len >= suffix.len &&
           span_equal(span_slice(span, span.len - suffix.len, span.len), suffix);
}

struct span span_trim(struct span span)
{
    size_t start = 0;
    size_t end = span.len;
    while (start < end && ascii_is_space(span.ptr[start])) {
        start++;
    }
    while (end > start && ascii_is_space(span.ptr[end - 1])) {
        end--;
    }
    return span.ptr ? span_slice(span, start, end) : span;
}

size_t span_find(struct span haystack, struct span needle, size_t from)
{
    if (from > haystack.len || needle.len > haystack.len - from) {
        return SIZE_MAX;
    }
    if (needle.len == 0) {
        return from;
    }
    const char *hit = memmem(haystack.ptr + from, haystack.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - haystack.ptr) : SIZE_MAX;
}

struct span span_cut(struct span *rest, char separator)
{
    struct span whole = *rest;
    const char *hit = whole.len ? memchr(whole.ptr, separator, whole.len) : NULL;
    if (!hit) {
        *rest = (struct span){NULL, 0};
        return whole;
    }
    size_t at = (size_t)(hit - whole.ptr);
    *rest = span_slice(whole, at + 1, whole.len);
    return span_slice(whole, 0, at);
}
