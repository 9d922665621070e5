/* Bytes to text. Evidence is taken in the order of its strength: byte order mark, zero bytes as
 * UTF-16 has them, well-formed UTF-8, the character set that the page declares, and last the two
 * single-byte sets of western Europe, told apart by the bytes 0x80-0x9F. Languages of other
 * scripts are only read when they are UTF-8, UTF-16 or declared: nothing is guessed from letter
 * frequencies. */
#include "encoding.h"

#include <ctype.h>
#include <iconv.h>
#include <stdint.h>

#include "base/utf8.h"
#include "ingest/header/wording.h"

/* Windows-1252's letters for the bytes 0x80 to 0x9F; 0 where the set has none (WHATWG: the C1
 * control of the same number). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t encoding_windows_1252(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F) {
        return byte;
    }
    uint16_t code = windows_1252[byte - 0x80];
    return code ? code : byte;
}

/* What a look at every byte found. */
struct census {
    size_t zeros_even;
    size_t zeros_odd;
    size_t controls;   /* that no text has, zeros left out */
    size_t first_zero; /* SIZE_MAX: none */
    size_t printing;   /* bytes that are not ASCII white space; not counted without the others */
};

/* Whether a zero or control is among the bytes, block by block: what is done to all bytes of one
 * the compiler does with vectors. */
static bool holds_controls(struct span bytes)
{
    enum { BLOCK_BYTES = 64 };
    unsigned char found = 0;
    size_t at = 0;
    for (; bytes.len - at >= BLOCK_BYTES && !found; at += BLOCK_BYTES) {
        for (size_t i = 0; i < BLOCK_BYTES; i++) {
            unsigned char c = (unsigned char)bytes.ptr[at + i];
            found |= (c < '\t') | ((c > '\r') & (c < ' ')) | (c == 0x7F);
        }
    }
    for (; at < bytes.len; at++) {
        unsigned char c = (unsigned char)bytes.ptr[at];
        found |= (c < '\t') | ((c > '\r') & (c < ' ')) | (c == 0x7F);
    }
    return found;
}

static struct census bytes_count(struct span bytes)
{
    struct census census = {.first_zero = SIZE_MAX};
    if (!holds_controls(bytes)) {
        return census; /* as nearly every text */
    }
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c > 0x20 && c != 0x7F) {
            census.printing++;
        } else if (c == 0) {
            census.first_zero = census.first_zero == SIZE_MAX ? i : census.first_zero;
            *(i % 2 ? &census.zeros_odd : &census.zeros_even) += 1;
        } else if (c != ' ' && (c < '\t' || c > '\r')) {
            census.controls++;
        }
    }
    return census;
}

/* --- UTF-16 ------------------------------------------------------------------------------------
 */

static uint32_t unit_at(struct span bytes, size_t at, bool big)
{
    unsigned char a = (unsigned char)bytes.ptr[at];
    unsigned char b = (unsigned char)bytes.ptr[at + 1];
    return big ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
}

/* The character at `*at`, which moves on; a lone surrogate gives U+FFFD. */
static uint32_t utf16_next(struct span bytes, size_t *at, bool big)
{
    uint32_t code = unit_at(bytes, *at, big);
    *at += 2;
    if (code < 0xD800 || code > 0xDFFF) {
        return code;
    }
    if (code > 0xDBFF || *at + 2 > bytes.len) {
        return 0xFFFD;
    }
    uint32_t low = unit_at(bytes, *at, big);
    if (low < 0xDC00 || low > 0xDFFF) {
        return 0xFFFD;
    }
    *at += 2;
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
}

static struct span utf16_convert(struct arena *arena, struct span bytes, bool big)
{
    char *text = arena_alloc(arena, bytes.len / 2 * 3 + 4);
    size_t len = 0;
    for (size_t at = 0; at + 2 <= bytes.len;) {
        len += utf8_encode(utf16_next(bytes, &at, big), text + len);
    }
    return (struct span){text, len};
}

/* Whether the zeros stand as in English text in UTF-16: nearly all in one half of the pairs. */
static bool zeros_are_utf16(const struct census *census, size_t len, bool *big)
{
    size_t pairs = len / 2;
    size_t more = census->zeros_even > census->zeros_odd ? census->zeros_even : census->zeros_odd;
    size_t less = census->zeros_even + census->zeros_odd - more;
    *big = census->zeros_even > census->zeros_odd;
    return pairs > 1 && more * 10 > pairs * 4 && less * 20 < pairs;
}

/* --- single bytes, UTF-8 with stray bytes, declared sets -------------------------------------- */

static struct span single_byte_convert(struct arena *arena, struct span bytes)
{
    char *text = arena_alloc(arena, bytes.len * 3 + 4);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        len += utf8_encode(encoding_windows_1252((unsigned char)bytes.ptr[i]), text + len);
    }
    return (struct span){text, len};
}

/* Whether the bytes are UTF-8 but for few: four good characters for every stray byte. */
static bool is_mostly_utf8(struct span bytes)
{
    size_t good = 0;
    size_t stray = 0;
    for (size_t i = 0; i < bytes.len;) {
        uint32_t code;
        size_t len = utf8_decode(bytes, i, &code);
        stray += len == 1 && (unsigned char)bytes.ptr[i] >= 0x80;
        good += len > 1;
        i += len;
    }
    return good > 4 * stray;
}

static struct span mostly_utf8_convert(struct arena *arena, struct span bytes)
{
    char *text = arena_alloc(arena, bytes.len * 3 + 4);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len;) {
        uint32_t code;
        size_t used = utf8_decode(bytes, i, &code);
        if (used == 1) {
            code = encoding_windows_1252((unsigned char)bytes.ptr[i]);
        }
        len += utf8_encode(code, text + len);
        i += used;
    }
    return (struct span){text, len};
}

static bool uses_windows_1252(struct span bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        if (c >= 0x80 && c <= 0x9F) {
            return true;
        }
    }
    return false;
}

/* Converts from the set `name` with iconv; false when it does not know the set or the bytes are
 * not of it. */
static bool declared_convert(struct arena *arena, struct span bytes, const char *name,
                             struct span *out)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) {
        return false;
    }
    size_t room = bytes.len * 4 + 4;
    char *text = arena_alloc(arena, room);
    char *from = (char *)(uintptr_t)bytes.ptr; /* iconv's interface is not const, but reads only */
    char *to = text;
    size_t left = bytes.len;
    size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (failed == (size_t)-1) {
        return false;
    }
    *out = (struct span){text, (size_t)(to - text)};
    return utf8_invalid_at(*out) == SIZE_MAX;
}

/* Mails in seven bits switch to Japanese or Korean by an escape, which no other text has: converts
 * them; false for a text without one. */
static bool escaped_convert(struct arena *arena, struct span bytes, struct decoded *out)
{
    static const char *const escapes[][2] = {{"\x1b$B", "iso-2022-jp"},
                                             {"\x1b$@", "iso-2022-jp"},
                                             {"\x1b$(D", "iso-2022-jp-1"},
                                             {"\x1b$)C", "iso-2022-kr"}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (span_find(bytes, span_of(escapes[i][0]), 0) != SIZE_MAX &&
            declared_convert(arena, bytes, escapes[i][1], &out->text)) {
            out->encoding = escapes[i][1];
            return true;
        }
    }
    return false;
}

/* The declared name in lower case, or NULL when it is none that iconv may be asked for; sets that
 * the detection below reads better itself count as not declared. */
static const char *declared_name(struct arena *arena, struct span declared)
{
    static const char *const own[] = {"utf-8",        "utf8",   "us-ascii", "ascii",  "iso-8859-1",
                                      "windows-1252", "latin1", "cp1252",   "utf-16", NULL};
    if (declared.len == 0 || declared.len > 40) {
        return NULL;
    }
    char *name = arena_string(arena, declared);
    for (char *c = name; *c; c++) {
        if (!isalnum((unsigned char)*c) && !strchr("-_.:", *c)) {
            return NULL;
        }
        *c = (char)tolower((unsigned char)*c);
    }
    return span_is_one_of(span_of(name), own) ? NULL : name;
}

/* --- line ends -------------------------------------------------------------------------------- */

/* "\r\n" and "\r" to "\n". */
static struct span line_ends_unify(struct arena *arena, struct span text)
{
    if (!memchr(text.ptr, '\r', text.len)) {
        return text;
    }
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\r') {
            out[len++] = text.ptr[i];
        } else if (i + 1 == text.len || text.ptr[i + 1] != '\n') {
            out[len++] = '\n';
        }
    }
    return (struct span){out, len};
}

static void bytes_convert(struct arena *arena, struct span bytes, struct span declared,
                          struct decoded *out)
{
    const char *name = declared_name(arena, declared);
    if (utf8_invalid_at(bytes) == SIZE_MAX) {
        *out = (struct decoded){bytes, "utf-8"};
    } else if (is_mostly_utf8(bytes)) {
        *out = (struct decoded){mostly_utf8_convert(arena, bytes), "utf-8"};
    } else if (name && declared_convert(arena, bytes, name, &out->text)) {
        out->encoding = name;
    } else {
        const char *single = uses_windows_1252(bytes) ? "windows-1252" : "iso-8859-1";
        *out = (struct decoded){single_byte_convert(arena, bytes), single};
    }
}

static bool starts_with(struct span bytes, const char *mark, size_t len)
{
    return bytes.len >= len && memcmp(bytes.ptr, mark, len) == 0;
}

enum status encoding_decode(struct arena *arena, struct span bytes, struct span declared,
                            struct decoded *out, struct failure *failure)
{
    struct decoded decoded = {0};
    if (starts_with(bytes, "\xFF\xFE\0\0", 4) || starts_with(bytes, "\0\0\xFE\xFF", 4)) {
        return failure_set(failure, STATUS_UNSUPPORTED, "is UTF-32, which is not read");
    }
    bool marked_utf8 = starts_with(bytes, "\xEF\xBB\xBF", 3);
    bool big = starts_with(bytes, "\xFE\xFF", 2);
    bool marked_utf16 = big || starts_with(bytes, "\xFF\xFE", 2);
    bytes = span_slice(bytes, marked_utf8 ? 3 : marked_utf16 ? 2 : 0, bytes.len);
    struct census census = bytes_count(bytes);
    if (marked_utf16 || zeros_are_utf16(&census, bytes.len, &big)) {
        decoded = (struct decoded){utf16_convert(arena, bytes, big), big ? "utf-16be" : "utf-16le"};
        census = bytes_count(decoded.text);
    } else if (census.controls > 0 && census.first_zero == SIZE_MAX &&
               escaped_convert(arena, bytes, &decoded)) {
        census = bytes_count(decoded.text);
    } else if (census.first_zero == SIZE_MAX) {
        bytes_convert(arena, bytes, declared, &decoded);
    }
    if (census.first_zero != SIZE_MAX) {
        return failure_set(failure, STATUS_UNSUPPORTED, "is not a text: zero byte at offset %zu",
                           census.first_zero);
    }
    if (census.controls > 4 && census.controls * 200 > census.printing) {
        return failure_set(failure, STATUS_UNSUPPORTED, "is not a text: %zu control characters",
                           census.controls);
    }
    decoded.text = line_ends_unify(arena, decoded.text);
    if (text_trim(decoded.text).len == 0) {
        return failure_set(failure, STATUS_EMPTY, "has no text");
    }
    *out = decoded;
    return STATUS_OK;
}
