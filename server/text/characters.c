/* Character classes for cutting text. ASCII comes from a table, the rest from the Unicode
 * classes of libunistring by way of base/utf8.h and a short list of quotes, dashes and joiners.
 * Scripts without spaces between words are not cut: a run of Han characters is one word. */
#include "text/characters.h"

#include "base/utf8.h"

struct special {
    uint32_t first;
    uint32_t last;
    enum character_class class;
};

/* In ascending order. */
static const struct special SPECIALS[] = {
    {0x00a0, 0x00a0, CHARACTER_SPACE},      {0x00ab, 0x00ab, CHARACTER_QUOTE},
    {0x00ad, 0x00ad, CHARACTER_LETTER},     {0x00bb, 0x00bb, CHARACTER_QUOTE},
    {0x02bc, 0x02bc, CHARACTER_APOSTROPHE}, {0x0300, 0x036f, CHARACTER_LETTER},
    {0x200b, 0x200f, CHARACTER_SPACE},      {0x2010, 0x2011, CHARACTER_HYPHEN},
    {0x2012, 0x2015, CHARACTER_DASH},       {0x2018, 0x2019, CHARACTER_APOSTROPHE},
    {0x201a, 0x201a, CHARACTER_QUOTE},      {0x201b, 0x201b, CHARACTER_APOSTROPHE},
    {0x201c, 0x201f, CHARACTER_QUOTE},      {0x2026, 0x2026, CHARACTER_ELLIPSIS},
    {0x202a, 0x202e, CHARACTER_SPACE},      {0x2039, 0x203a, CHARACTER_QUOTE},
    {0x2060, 0x2060, CHARACTER_LETTER},     {0x2066, 0x2069, CHARACTER_SPACE},
    {0x3000, 0x3000, CHARACTER_SPACE},      {0xfeff, 0xfeff, CHARACTER_SPACE},
};

/* What is not named is CHARACTER_OTHER. */
const uint8_t characters_ascii[128] = {
    [0 ... ' '] = CHARACTER_SPACE,    [0x7f] = CHARACTER_SPACE,
    ['A' ... 'Z'] = CHARACTER_LETTER, ['a' ... 'z'] = CHARACTER_LETTER,
    ['0' ... '9'] = CHARACTER_DIGIT,  ['.'] = CHARACTER_STOP,
    ['-'] = CHARACTER_HYPHEN,         ['\''] = CHARACTER_APOSTROPHE,
    ['`'] = CHARACTER_APOSTROPHE,     ['"'] = CHARACTER_QUOTE,
};

static enum character_class class_of_code(uint32_t code)
{
    for (size_t i = 0; i < sizeof SPECIALS / sizeof *SPECIALS && SPECIALS[i].first <= code; i++) {
        if (code <= SPECIALS[i].last) {
            return SPECIALS[i].class;
        }
    }
    if (utf8_is_letter(code)) {
        return CHARACTER_LETTER;
    }
    if (utf8_is_digit(code)) {
        return CHARACTER_DIGIT;
    }
    return utf8_is_space(code) ? CHARACTER_SPACE : CHARACTER_OTHER;
}

struct character character_beyond_ascii(struct span text, size_t offset)
{
    uint32_t code = 0;
    size_t len = utf8_decode(text, offset, &code);
    return (struct character){code, (uint8_t)len, class_of_code(code)};
}

struct character character_before(struct span text, size_t offset)
{
    if (offset == 0 || offset > text.len) {
        return (struct character){' ', 0, CHARACTER_SPACE};
    }
    size_t start = offset - 1;
    while (start > 0 && offset - start < 4 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80) {
        start--;
    }
    return character_at(text, start);
}

size_t character_run(struct span text, size_t from, enum character_class class)
{
    while (from < text.len) {
        struct character c = character_at(text, from);
        if (c.class != class) {
            break;
        }
        from += c.len;
    }
    return from;
}
