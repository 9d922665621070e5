/* Each character that Windows-1252 has stands for one byte. Where such bytes make a UTF-8 sequence
 * of a letter or mark that news texts use, the characters are taken for what was left of it. Text
 * that went through the mistake twice is repaired once only. */
#include "mojibake.h"

#include "base/utf8.h"
#include "encoding.h"

/* The byte for which a character stands, or -1. */
static int byte_of(uint32_t code)
{
    if (code >= 0x80 && code <= 0xFF) {
        return (int)code;
    }
    for (int byte = 0x80; byte < 0xA0; byte++) {
        if (encoding_windows_1252((unsigned char)byte) == code) {
            return byte;
        }
    }
    return -1;
}

static bool is_expected(uint32_t code)
{
    return (code >= 0xA0 && code <= 0x17F) || (code >= 0x2010 && code <= 0x203A) ||
           code == 0x20AC || code == 0x2122 || code == 0xFEFF;
}

/* Reads a broken sequence at `at`: its character in `*code`, how many bytes of text it takes in
 * `*used`; the number of characters it was made of, 0 when there is none. */
static size_t sequence_at(struct span text, size_t at, uint32_t *code, size_t *used)
{
    char bytes[4];
    size_t count = 0;
    size_t length = 1;
    size_t from = at;
    while (count < length && at < text.len) {
        uint32_t character;
        at += utf8_decode(text, at, &character);
        int byte = byte_of(character);
        if (byte < 0) {
            return 0;
        }
        if (count == 0) {
            length = byte >= 0xE2 && byte <= 0xEF ? 3 : byte >= 0xC2 && byte <= 0xC5 ? 2 : 0;
        }
        if (count < length) {
            bytes[count++] = (char)byte;
        }
    }
    struct span sequence = {bytes, count};
    if (count < 2 || count < length || utf8_decode(sequence, 0, code) != count ||
        !is_expected(*code)) {
        return 0;
    }
    *used = at - from;
    return count;
}

struct finding {
    size_t twos;
    size_t threes;
    size_t others; /* characters that are not ASCII and no broken sequence */
};

static struct finding find_sequences(struct span text)
{
    struct finding finding = {0};
    size_t used = 0;
    for (size_t at = utf8_ascii_end(text, 0); at < text.len; at = utf8_ascii_end(text, at + used)) {
        uint32_t code;
        size_t count = sequence_at(text, at, &code, &used);
        finding.twos += count == 2;
        finding.threes += count == 3;
        finding.others += count == 0;
        used = count ? used : utf8_decode(text, at, &code);
    }
    return finding;
}

struct span mojibake_repair(struct arena *arena, struct span text)
{
    struct finding finding = find_sequences(text);
    bool certain =
        finding.threes + finding.twos / 2 > 0 && finding.threes + finding.twos > finding.others;
    if (!certain) {
        return text;
    }
    char *out = arena_alloc(arena, text.len + 4);
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        size_t used = 1;
        if ((unsigned char)text.ptr[at] < 0x80 || !sequence_at(text, at, &code, &used)) {
            used = utf8_decode(text, at, &code);
            memcpy(out + len, text.ptr + at, used);
            len += used;
        } else {
            len += utf8_encode(code, out + len);
        }
        at += used;
    }
    return (struct span){out, len};
}
