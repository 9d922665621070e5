/* Letters that papers choose differently when they write a name from another script fall together:
 * the vowels into two kinds, "q", "kh", "gh" and "g" into "k", a letter and its double, a letter
 * with and without "h" behind it. Close to Soundex, but the vowels keep their places, so that less
 * falls together. */
#include "base/name_sound.h"

#include <string.h>

#define SHORTEST 3 /* bytes; what is shorter is its own sound */
#define LONG     5 /* bytes of a long word */
#define BYTES    32

static bool is_dark(char c)
{
    return c == 'o' || c == 'u';
}

static bool is_vowel(char c)
{
    return is_dark(c) || c == 'a' || c == 'e' || c == 'i' || c == 'y';
}

static bool is_written_in_latin(struct span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if ((word.ptr[i] < 'a' || word.ptr[i] > 'z') && word.ptr[i] != '\'') {
            return false;
        }
    }
    return word.len >= SHORTEST && word.len <= BYTES;
}

/* The letter that stands for `c` and others. */
static char letter_for(char c)
{
    static const char from[] = "qgcwz";
    static const char to[] = "kkkvs";
    const char *at = c ? strchr(from, c) : NULL;
    return at ? to[at - from] : c;
}

/* Writes the sound, at most word.len bytes; how many. */
static size_t write_sound(struct span word, char out[BYTES])
{
    size_t len = 0;
    bool last_is_vowel = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == '\'' || (c == 'h' && i > 0)) {
            continue;
        }
        char sound = is_dark(c) ? 'u' : is_vowel(c) ? 'a' : letter_for(c);
        if (is_vowel(c) && last_is_vowel) {
            out[len - 1] = is_dark(c) ? 'u' : out[len - 1];
        } else if (len == 0 || out[len - 1] != sound) {
            out[len++] = sound;
        }
        last_is_vowel = is_vowel(c);
    }
    return len;
}

struct span name_sound(struct arena *arena, struct span word)
{
    char sound[BYTES];
    if (!is_written_in_latin(word)) {
        return word;
    }
    size_t len = write_sound(word, sound);
    return arena_copy(arena, (struct span){sound, len});
}

struct span name_sound_of_long(struct arena *arena, struct span word)
{
    return word.len < LONG ? word : name_sound(arena, word);
}

bool names_sound_alike(struct span a, struct span b)
{
    char one[BYTES];
    char other[BYTES];
    if (!is_written_in_latin(a) || !is_written_in_latin(b)) {
        return span_equal(a, b);
    }
    size_t len = write_sound(a, one);
    return write_sound(b, other) == len && memcmp(one, other, len) == 0;
}
