/* By what the tagger knows as words, in small letters. A part that goes on with a capital belongs
 * to a double name, unless all of it is in capitals. */
#include "text/broken_word.h"

#include <string.h>

#include "base/utf8.h"
#include "text/words.h"

static bool begins_with_capital(struct span text)
{
    uint32_t code;
    utf8_decode(text, 0, &code);
    return utf8_is_upper(code);
}

static bool is_capitals(struct span text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        at += utf8_decode(text, at, &code);
        if (!utf8_is_upper(code)) {
            return false;
        }
    }
    return true;
}

/* How many runs of vowels stand in small letters: 1 in "hyun". */
static size_t count_syllables(struct span word)
{
    size_t count = 0;
    bool vowel = false;
    for (size_t i = 0; i < word.len; i++) {
        bool now = strchr("aeiouyw", word.ptr[i]) != NULL;
        count += now && !vowel;
        vowel = now;
    }
    return count;
}

bool broken_word_is_one(struct arena *arena, const struct tagger *tagger, struct span first,
                        struct span rest)
{
    enum { LETTERS_MIN = 2 }; /* of "e-mail" and "t-shirt" one stands before the hyphen */
    if (begins_with_capital(rest) && !(is_capitals(first) && is_capitals(rest))) {
        return false;
    }
    bool name = begins_with_capital(first);
    first = utf8_lower(arena, first);
    rest = utf8_lower(arena, rest);
    if (first.len < LETTERS_MIN) {
        return false;
    }
    struct span whole = arena_printf(arena, "%.*s%.*s", SPAN_ARG(first), SPAN_ARG(rest));
    if (tagger_knows(tagger, whole)) {
        return true;
    }
    bool given = name && count_syllables(first) == 1 && count_syllables(rest) == 1; /* "Moo-hyun" */
    bool word = !name && tagger_knows(tagger, first); /* "sharp-tongued" */
    return !given && !word && !tagger_knows(tagger, rest) && !words_is_prefix(first);
}
