#ifndef DATELINED_TEXT_CHARACTERS_H
#define DATELINED_TEXT_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* What a character is to the tokenizer. Marks and joiners count as letters: they never stand at
 * the border of two words. */
enum character_class {
    CHARACTER_OTHER,
    CHARACTER_SPACE,
    CHARACTER_LETTER,
    CHARACTER_DIGIT,
    CHARACTER_APOSTROPHE, /* ' ’ ʼ ` */
    CHARACTER_QUOTE,      /* " “ ” « » and the like */
    CHARACTER_HYPHEN,     /* - and the Unicode hyphens */
    CHARACTER_DASH,       /* – — ― */
    CHARACTER_STOP,       /* . */
    CHARACTER_ELLIPSIS    /* … */
};

struct character {
    uint32_t code;
    uint8_t len; /* bytes */
    enum character_class class;
};

/* enum character_class of the characters of ASCII. */
extern const uint8_t characters_ascii[128];

/* The character at `offset`, which is none of ASCII. */
struct character character_beyond_ascii(struct span text, size_t offset);

/* The character at `offset`; beyond the end of `text` a space of length 0. Asked twenty times for
 * each token, nearly always for one of ASCII. */
static inline struct character character_at(struct span text, size_t offset)
{
    if (offset >= text.len) {
        return (struct character){' ', 0, CHARACTER_SPACE};
    }
    unsigned char byte = (unsigned char)text.ptr[offset];
    if (byte < sizeof characters_ascii) {
        return (struct character){byte, 1, (enum character_class)characters_ascii[byte]};
    }
    return character_beyond_ascii(text, offset);
}

/* The character that ends just before `offset`; a space of length 0 at the start of the text. */
struct character character_before(struct span text, size_t offset);

/* Byte offset of the first character at or after `from` that is not of class `class`. */
size_t character_run(struct span text, size_t from, enum character_class class);

#endif
