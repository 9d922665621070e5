/* "generation sort id-length:id sort-value", checksummed, in base64url. The checksum is no
 * signature: it only tells a cut or edited cursor from a whole one. */
#include "api/cursor.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static struct span base64_encode(struct arena *arena, struct span bytes)
{
    char *out = arena_alloc(arena, (bytes.len + 2) / 3 * 4 + 1);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t have = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t group = 0;
        for (size_t j = 0; j < 3; j++) {
            group = group << 8 | (j < have ? (unsigned char)bytes.ptr[i + j] : 0u);
        }
        for (size_t j = 0; j <= have; j++) {
            out[len++] = digits[group >> (18 - 6 * j) & 63];
        }
    }
    return (struct span){out, len};
}

static enum status base64_decode(struct arena *arena, struct span text, struct span *out)
{
    char *bytes = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    uint32_t group = 0;
    int bits = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.ptr[i] ? strchr(digits, text.ptr[i]) : NULL;
        if (!digit) {
            return STATUS_INVALID;
        }
        group = group << 6 | (uint32_t)(digit - digits);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[len++] = (char)(group >> bits & 255);
        }
    }
    *out = (struct span){bytes, len};
    return STATUS_OK;
}

static uint32_t checksum(struct span text)
{
    return (uint32_t)hash_64(text, 0x637572736f72);
}

struct span cursor_encode(struct arena *arena, const struct cursor *cursor, enum sort_order sort,
                          uint64_t generation)
{
    struct span plain =
        arena_printf(arena, "%" PRIu64 " %d %zu:%.*s%.*s", generation, (int)sort, cursor->id.len,
                     SPAN_ARG(cursor->id), SPAN_ARG(cursor->sort_value));
    struct span summed = arena_printf(arena, "%08" PRIx32 "%.*s", checksum(plain), SPAN_ARG(plain));
    return base64_encode(arena, summed);
}

bool cursor_survives(enum sort_order sort)
{
    return sort == SORT_NEWEST || sort == SORT_OLDEST || sort == SORT_NAME;
}

/* Checks the sum and gives what follows it. */
static enum status check_sum(struct arena *arena, struct span text, struct span *plain)
{
    struct span summed;
    enum status status = base64_decode(arena, text, &summed);
    if (status != STATUS_OK || summed.len < 8) {
        return STATUS_INVALID;
    }
    *plain = span_slice(summed, 8, summed.len);
    char expected[9];
    snprintf(expected, sizeof expected, "%08" PRIx32, checksum(*plain));
    return memcmp(expected, summed.ptr, 8) == 0 ? STATUS_OK : STATUS_INVALID;
}

enum status cursor_decode(struct arena *arena, struct span text, enum sort_order sort,
                          uint64_t generation, struct cursor *out)
{
    struct span plain;
    enum status status = check_sum(arena, text, &plain);
    if (status != STATUS_OK) {
        return status;
    }
    uint64_t written = 0;
    int order = 0;
    size_t id_len = 0;
    int end = -1;
    const char *copy = arena_string(arena, plain);
    if (sscanf(copy, "%" SCNu64 " %d %zu:%n", &written, &order, &id_len, &end) != 3 || end < 0 ||
        (size_t)end > plain.len || id_len > plain.len - (size_t)end || order != (int)sort) {
        return STATUS_INVALID;
    }
    if (written != generation && !cursor_survives(sort)) {
        return STATUS_GONE;
    }
    *out = (struct cursor){.present = true,
                           .id = span_slice(plain, (size_t)end, (size_t)end + id_len),
                           .sort_value = span_slice(plain, (size_t)end + id_len, plain.len)};
    return STATUS_OK;
}
