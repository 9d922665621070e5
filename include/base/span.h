#ifndef DATELINED_BASE_SPAN_H
#define DATELINED_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed bytes: a pointer and a length, not NUL-terminated. An absent text has `ptr` NULL; an
 * empty one has `len` 0 and a pointer. */
struct span {
    const char *ptr;
    size_t len;
};

/* A span over a string literal. */
#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

/* The two arguments of printf's `%.*s`. */
#define SPAN_ARG(span) (int)(span).len, (span).ptr

/* The span of a NUL-terminated string; NULL gives the absent span. */
static inline struct span span_of(const char *text)
{
    return (struct span){text, text ? strlen(text) : 0};
}

/* The bytes [start, end) of `span`, absent of an absent one; the caller guarantees start <= end <=
 * span.len. */
static inline struct span span_slice(struct span span, size_t start, size_t end)
{
    return (struct span){span.ptr ? span.ptr + start : NULL, end - start};
}

/* Whether the two hold the same bytes; absent and empty are equal. */
static inline bool span_equal(struct span a, struct span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Whether `span` holds exactly the bytes of the string `text`. Most differ in the first byte. */
static inline bool span_is(struct span span, const char *text)
{
    bool may = span.len == 0 || (text && span.ptr[0] == text[0]);
    return may && span_equal(span, span_of(text));
}

/* How many bytes it begins with as the string does. Words mostly differ in one of the first bytes:
 * calls that measure the string and compare all of it would take longer. */
static inline size_t span_shared(struct span span, const char *text)
{
    size_t shared = 0;
    while (shared < span.len && text[shared] == span.ptr[shared] && text[shared] != '\0') {
        shared++;
    }
    return shared;
}

/* Whether it is one of the strings of a list, which NULL ends. */
static inline bool span_is_one_of(struct span span, const char *const *list)
{
    char first = span.len > 0 ? span.ptr[0] : '\0';
    for (; *list; list++) {
        if ((*list)[0] == first) {
            size_t shared = span_shared(span, *list);
            if (shared == span.len && (*list)[shared] == '\0') {
                return true;
            }
        }
    }
    return false;
}

/* Whether it is one of `count` strings that stand in the order of span_compare: for long lists. */
bool span_in_sorted(struct span span, const char *const *sorted, size_t count);

/* Like span_equal, but ASCII letters match in either case. */
bool span_equal_nocase(struct span a, struct span b);

/* Bytewise order as memcmp, the shorter first on a tie: <0, 0, >0. */
int span_compare(struct span a, struct span b);

/* Whether the first or last bytes are those; every span starts and ends with an empty one. */
bool span_starts_with(struct span span, struct span prefix);
bool span_ends_with(struct span span, struct span suffix);

/* `span` without ASCII white space at both ends. */
struct span span_trim(struct span span);

/* Byte offset of the first `needle` in `haystack` at or after `from`, or SIZE_MAX. */
size_t span_find(struct span haystack, struct span needle, size_t from);

/* Cuts the part before the first `separator` off `*rest` and returns it; `*rest` becomes what
 * follows. Without a separator the whole is returned and `*rest` becomes absent, so that
 * `while (rest.ptr) part = span_cut(&rest, ',');` visits every part, empty ones too. */
struct span span_cut(struct span *rest, char separator);

#endif
