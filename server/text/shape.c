/* What a token looks like: its normal form and its flags. Only characters are looked at, no words.
 */
#include "text/shape.h"

#include "base/utf8.h"
#include "text/characters.h"

/* The plain form of a quote, dash or ellipsis; NULL for every other character. */
static const char *plain_form(struct character c)
{
    switch (c.class) {
    case CHARACTER_APOSTROPHE:
        return "'";
    case CHARACTER_QUOTE:
        return c.code == 0x2039 || c.code == 0x203a || c.code == 0x201a ? "'" : "\"";
    case CHARACTER_HYPHEN:
        return "-";
    case CHARACTER_DASH:
        return c.code == 0x2014 || c.code == 0x2015 ? "--" : "-";
    case CHARACTER_ELLIPSIS:
        return "...";
    default:
        return c.code == 0xad || c.code == 0x2060 ? "" : NULL;
    }
}

static struct span normalise_unicode(struct arena *arena, struct span text)
{
    struct span lower = utf8_lower(arena, text);
    char *out = arena_alloc(arena, lower.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < lower.len;) {
        struct character c = character_at(lower, i);
        const char *plain = plain_form(c);
        const char *from = plain ? plain : lower.ptr + i;
        size_t count = plain ? strlen(plain) : c.len;
        memcpy(out + len, from, count);
        len += count;
        i += c.len;
    }
    return (struct span){out, len};
}

static struct span normalise(struct arena *arena, struct span text)
{
    bool change = false;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return normalise_unicode(arena, text);
        }
        change |= (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') || text.ptr[i] == '`';
    }
    if (!change) {
        return text;
    }
    char *out = arena_alloc(arena, text.len);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '`' ? '\'' : c;
    }
    return (struct span){out, text.len};
}

static uint8_t flags_of(struct span text)
{
    unsigned letters = 0;
    unsigned lower = 0;
    bool digit = false;
    bool capital = false;
    bool number = false;
    for (size_t i = 0; i < text.len;) {
        struct character c = character_at(text, i);
        if (c.class == CHARACTER_LETTER) {
            bool upper = utf8_is_upper(c.code);
            capital |= letters == 0 && upper;
            lower += !upper;
            letters++;
        } else if (c.class == CHARACTER_DIGIT) {
            digit = true;
            number |= i == 0;
        }
        i += c.len;
    }
    unsigned flags = (capital ? TOKEN_CAPITAL : 0U) | (number ? TOKEN_NUMBER : 0U);
    flags |= letters >= 2 && lower == 0 ? TOKEN_ALL_CAPS : 0U;
    flags |= letters ? TOKEN_WORD : 0U;
    flags |= !letters && !digit ? TOKEN_PUNCT : 0U;
    return (uint8_t)flags;
}

void shape_token(struct arena *arena, struct token *token)
{
    token->norm = normalise(arena, token->text);
    token->flags = flags_of(token->text);
}
