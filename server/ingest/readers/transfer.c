/* Decodes leniently: a "=" that codes nothing stays, what is no letter of base64 is passed over. */
#include "transfer.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

static int hex_digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0'
           : c >= 'A' && c <= 'F'    ? c - 'A' + 10
           : c >= 'a' && c <= 'f'    ? c - 'a' + 10
                                     : -1;
}

void transfer_quoted(struct span text, bool word, struct buffer *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool coded = c == '=' && i + 2 < text.len && hex_digit(text.ptr[i + 1]) >= 0 &&
                     hex_digit(text.ptr[i + 2]) >= 0;
        if (coded) {
            buffer_add_char(out,
                            (char)(hex_digit(text.ptr[i + 1]) * 16 + hex_digit(text.ptr[i + 2])));
            i += 2;
        } else if (c == '=' && i + 1 < text.len && text.ptr[i + 1] == '\n') {
            i++;
        } else {
            buffer_add_char(out, word && c == '_' ? ' ' : c);
        }
    }
}

void transfer_base64(struct span text, struct buffer *out)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        const char *letter = text.ptr[i] ? strchr(letters, text.ptr[i]) : NULL;
        if (!letter) {
            continue;
        }
        bits = (bits << 6 | (uint32_t)(letter - letters)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_add_char(out, (char)(bits >> count & 0xFF));
        }
    }
}
