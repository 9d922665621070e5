/* How closed sets and offsets are written into columns and read back. */

#include "store/codes.h"

enum { EXTENT_BYTES = 16, BLOCK_BYTES = 1 + EXTENT_BYTES };

/* The first value of a set whose name function gives `text`; 0 when none does. */
#define FROM_NAME(type, name_function, set_count, text)                                            \
    for (int value = 0; value < (int)(set_count); value++) {                                       \
        const char *known = name_function((type)value);                                            \
        if (known != NULL && span_is((text), known)) {                                             \
            return (type)value;                                                                    \
        }                                                                                          \
    }                                                                                              \
    return (type)0

enum field field_from_name(struct span name)
{
    FROM_NAME(enum field, field_name, FIELD_COUNT, name);
}

enum published_basis published_basis_from_name(struct span name)
{
    FROM_NAME(enum published_basis, published_basis_name, PUBLISHED_BASIS_COUNT, name);
}

enum date_type date_type_from_name(struct span name)
{
    FROM_NAME(enum date_type, date_type_name, DATE_TYPE_COUNT, name);
}

enum date_basis date_basis_from_name(struct span name)
{
    FROM_NAME(enum date_basis, date_basis_name, DATE_BASIS_COUNT, name);
}

enum mention_kind mention_kind_from_name(struct span name)
{
    FROM_NAME(enum mention_kind, mention_kind_name, MENTION_KIND_COUNT, name);
}

const char *party_role_name(enum party_role role)
{
    return role == PARTY_ACTOR ? "actor" : "recipient";
}

enum party_role party_role_from_name(struct span name)
{
    return span_is(name, "recipient") ? PARTY_RECIPIENT : PARTY_ACTOR;
}

static char *put_u32(char *out, uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8) {
        *out++ = (char)(unsigned char)(value >> shift);
    }
    return out;
}

static uint32_t get_u32(const char *bytes)
{
    uint32_t value = 0;
    for (int i = 3; i >= 0; i--) {
        value = value << 8 | (unsigned char)bytes[i];
    }
    return value;
}

static char *put_extent(char *out, const struct extent *extent)
{
    out = put_u32(out, extent->start);
    out = put_u32(out, extent->end);
    out = put_u32(out, extent->byte_start);
    return put_u32(out, extent->byte_end);
}

static struct extent get_extent(const char *bytes)
{
    return (struct extent){.start = get_u32(bytes),
                           .end = get_u32(bytes + 4),
                           .byte_start = get_u32(bytes + 8),
                           .byte_end = get_u32(bytes + 12)};
}

struct span extents_pack(struct arena *arena, const struct extent *extents, size_t count)
{
    char *bytes = arena_alloc(arena, count * EXTENT_BYTES);
    char *out = bytes;
    for (size_t i = 0; i < count; i++) {
        out = put_extent(out, &extents[i]);
    }
    return (struct span){bytes, count * EXTENT_BYTES};
}

void extents_unpack(struct span bytes, struct extent *extents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool there = (i + 1) * EXTENT_BYTES <= bytes.len;
        extents[i] = there ? get_extent(bytes.ptr + i * EXTENT_BYTES) : (struct extent){0};
    }
}

struct span blocks_pack(struct arena *arena, const struct block *blocks, size_t count)
{
    char *bytes = arena_alloc(arena, count * BLOCK_BYTES);
    char *out = bytes;
    for (size_t i = 0; i < count; i++) {
        *out++ = (char)blocks[i].kind;
        out = put_extent(out, &blocks[i].at);
    }
    return (struct span){bytes, count * BLOCK_BYTES};
}

const struct block *blocks_unpack(struct arena *arena, struct span bytes, size_t *count)
{
    *count = bytes.len / BLOCK_BYTES;
    struct block *blocks = ARENA_ARRAY(arena, struct block, *count);
    for (size_t i = 0; i < *count; i++) {
        const char *at = bytes.ptr + i * BLOCK_BYTES;
        unsigned kind = (unsigned char)at[0];
        blocks[i].kind = kind < BLOCK_KIND_COUNT ? (enum block_kind)kind : BLOCK_PARAGRAPH;
        blocks[i].at = get_extent(at + 1);
    }
    return blocks;
}
