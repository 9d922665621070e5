/* Decoding by hand, for speed and exact control of errors; everything that needs Unicode's tables
 * goes to libunistring, behind a short cut for ASCII. */
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buffer.h"

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Length of the sequence that starts with `lead`, 0 when nothing starts so; the payload bits of
 * the lead go to `*code`. */
static size_t sequence_length(unsigned char lead, uint32_t *code)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        *code = lead & 0x1Fu;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *code = lead & 0x0Fu;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *code = lead & 0x07u;
        return 4;
    }
    return 0;
}

static bool is_allowed(uint32_t code, size_t length)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= smallest[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/* Like utf8_decode, but an ill-formed byte gives 0. */
static size_t decode_strict(struct span text, size_t offset, uint32_t *code)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + offset;
    if (bytes[0] < 0x80) {
        *code = bytes[0];
        return 1;
    }
    uint32_t value = 0;
    size_t length = sequence_length(bytes[0], &value);
    if (length == 0 || length > text.len - offset) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(bytes[i])) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (!is_allowed(value, length)) {
        return 0;
    }
    *code = value;
    return length;
}

size_t utf8_decode(struct span text, size_t offset, uint32_t *code)
{
    size_t length = decode_strict(text, offset, code);
    if (length == 0) {
        *code = 0xFFFD;
        return 1;
    }
    return length;
}

size_t utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* Loops over a whole block are made of vectors by the compiler; its sums fit into a byte. */
enum { BLOCK_BYTES = 64 };

static bool block_is_ascii(const char *block)
{
    unsigned char all = 0;
    for (size_t i = 0; i < BLOCK_BYTES; i++) {
        all |= (unsigned char)block[i];
    }
    return all < 0x80;
}

size_t utf8_ascii_end(struct span text, size_t at)
{
    while (text.len - at >= BLOCK_BYTES && block_is_ascii(text.ptr + at)) {
        at += BLOCK_BYTES;
    }
    while (at < text.len && (unsigned char)text.ptr[at] < 0x80) {
        at++;
    }
    return at;
}

size_t utf8_invalid_at(struct span text)
{
    uint32_t code = 0;
    for (size_t i = utf8_ascii_end(text, 0); i < text.len;) {
        size_t length = decode_strict(text, i, &code);
        if (length == 0) {
            return i;
        }
        i = length == 1 ? utf8_ascii_end(text, i) : i + length;
    }
    return SIZE_MAX;
}

static unsigned block_count(const char *block)
{
    uint8_t count = 0;
    for (size_t i = 0; i < BLOCK_BYTES; i++) {
        bool starts = (int8_t)block[i] >= -0x40; /* 0x80 to 0xBF are continuations */
        count = (uint8_t)(count + starts);
    }
    return count;
}

size_t utf8_count(struct span text)
{
    size_t count = 0;
    size_t i = 0;
    for (; text.len - i >= BLOCK_BYTES; i += BLOCK_BYTES) {
        count += block_count(text.ptr + i);
    }
    for (; i < text.len; i++) {
        count += !is_continuation((unsigned char)text.ptr[i]);
    }
    return count;
}

size_t utf8_count_utf16(struct span text)
{
    size_t count = utf8_count(text);
    for (size_t i = 0; i < text.len; i++) {
        count += (unsigned char)text.ptr[i] >= 0xF0;
    }
    return count;
}

size_t utf8_byte_offset(struct span text, size_t code_points)
{
    size_t i = 0;
    for (; i < text.len; i++) {
        if (!is_continuation((unsigned char)text.ptr[i]) && code_points-- == 0) {
            break;
        }
    }
    return i;
}

size_t utf8_whole(struct span text, size_t limit)
{
    size_t len = text.len < limit ? text.len : limit;
    while (len > 0 && len < text.len && is_continuation((unsigned char)text.ptr[len])) {
        len--;
    }
    return len;
}

bool utf8_is_upper(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'A' && code <= 'Z';
    }
    return uc_is_property_uppercase(code) || uc_is_general_category(code, UC_TITLECASE_LETTER);
}

bool utf8_is_lower(uint32_t code)
{
    if (code < 0x80) {
        return code >= 'a' && code <= 'z';
    }
    return uc_is_property_lowercase(code);
}

bool utf8_is_letter(uint32_t code)
{
    if (code < 0x80) {
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    }
    return uc_is_general_category(code, UC_LETTER);
}

bool utf8_is_digit(uint32_t code)
{
    if (code < 0x80) {
        return code >= '0' && code <= '9';
    }
    return uc_is_general_category(code, UC_DECIMAL_DIGIT_NUMBER);
}

bool utf8_is_space(uint32_t code)
{
    if (code < 0x80) {
        return code == ' ' || (code >= '\t' && code <= '\r');
    }
    return uc_is_property_white_space(code) || code == 0x200B || code == 0xFEFF;
}

static bool is_ascii(struct span text)
{
    return utf8_ascii_end(text, 0) == text.len;
}

static struct span lower_ascii(struct arena *arena, struct span text)
{
    char *lower = arena_alloc(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return (struct span){lower, text.len};
}

/* Moves libunistring's malloced result into the arena; a failed call gives the input's copy. */
static struct span take_result(struct arena *arena, uint8_t *result, size_t len, struct span text)
{
    if (!result) {
        return arena_copy(arena, text);
    }
    struct span copy = arena_copy(arena, (struct span){(const char *)result, len});
    free(result);
    return copy;
}

struct span utf8_lower(struct arena *arena, struct span text)
{
    if (is_ascii(text)) {
        return lower_ascii(arena, text);
    }
    size_t len = 0;
    uint8_t *result = u8_tolower((const uint8_t *)text.ptr, text.len, NULL, NULL, NULL, &len);
    return take_result(arena, result, len, text);
}

struct span utf8_fold(struct arena *arena, struct span text)
{
    if (is_ascii(text)) {
        return lower_ascii(arena, text);
    }
    size_t len = 0;
    uint8_t *result =
        u8_casefold((const uint8_t *)text.ptr, text.len, NULL, UNINORM_NFC, NULL, &len);
    return take_result(arena, result, len, text);
}

/* Letters that have no decomposition, but that people type without their stroke. */
static uint32_t plain_letter(uint32_t code)
{
    switch (code) {
    case 0xF8: /* ø */
        return 'o';
    case 0x111: /* đ */
    case 0xF0:  /* ð */
        return 'd';
    case 0x142: /* ł */
        return 'l';
    case 0x131: /* ı */
        return 'i';
    case 0x127: /* ħ */
        return 'h';
    case 0x2018:
    case 0x2019:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2BE:
    case 0x2BF: /* apostrophes, as in "Hawaiʻi" */
        return '\'';
    default:
        return code;
    }
}

static struct span drop_marks(struct arena *arena, struct span text)
{
    char *plain = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t code = 0;
        i += utf8_decode(text, i, &code);
        if (code < 0x80 || !uc_is_general_category(code, UC_MARK)) {
            len += utf8_encode(plain_letter(code), plain + len);
        }
    }
    return (struct span){plain, len};
}

struct span utf8_fold_plain(struct arena *arena, struct span text)
{
    if (is_ascii(text)) {
        return lower_ascii(arena, text);
    }
    size_t len = 0;
    uint8_t *result =
        u8_casefold((const uint8_t *)text.ptr, text.len, NULL, UNINORM_NFKD, NULL, &len);
    struct span folded = take_result(arena, result, len, text);
    return utf8_invalid_at(folded) == SIZE_MAX ? drop_marks(arena, folded) : folded;
}

struct span utf8_slug(struct arena *arena, struct span text)
{
    struct span plain = utf8_fold_plain(arena, text);
    struct buffer slug = {0};
    bool gap = false;
    for (size_t i = 0; i < plain.len;) {
        uint32_t code = 0;
        i += utf8_decode(plain, i, &code);
        bool word = utf8_is_letter(code) || utf8_is_digit(code);
        if (!word) {
            gap = gap || code != '\'';
            continue;
        }
        if (gap && slug.len) {
            buffer_add_char(&slug, '-');
        }
        gap = false;
        if (code < 0x80) {
            buffer_add_char(&slug, (char)code);
        } else {
            buffer_printf(&slug, "u%x", code);
        }
    }
    struct span result = arena_copy(arena, buffer_span(&slug));
    buffer_fini(&slug);
    return result;
}
