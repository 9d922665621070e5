/* Words are cut to their first letters instead of being analysed, so "detained" meets "detainee"
 * but "met" never "meeting". */
#include "telling_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "date_words.h"

enum { STEM_BYTES = 6, LOWER_BYTES = 16, WORD_BYTES = 4 };

static int compare_words(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Small words, which are no names either where they open a sentence. */
static bool says_nothing(struct span word)
{
    static const char *const words[] = {
        "the",  "in",    "on",    "at",    "an",    "he",    "she",   "it",     "we",    "his",
        "her",  "its",   "our",   "my",    "you",   "for",   "and",   "but",    "as",    "by",
        "to",   "of",    "if",    "or",    "so",    "is",    "was",   "had",    "has",   "are",
        "no",   "not",   "all",   "some",  "one",   "said",  "says",  "that",   "with",  "have",
        "were", "from",  "they",  "will",  "been",  "after", "their", "which",  "would", "about",
        "when", "this",  "than",  "there", "also",  "into",  "over",  "more",   "other", "who",
        "whom", "whose", "while", "where", "could", "them",  "these", "before", "since", NULL};
    return date_words_place(word, words) != 0;
}

/* How many letters the forms of a word share: "marches", "marched", "marching". */
static size_t stem_length(const char *lower, size_t len)
{
    static const char *const endings[] = {"ing", "ed", "es", "s", "e", NULL};
    for (size_t i = 0; endings[i]; i++) {
        size_t ending = strlen(endings[i]);
        if (len >= WORD_BYTES + ending && memcmp(lower + len - ending, endings[i], ending) == 0) {
            len -= ending;
            break;
        }
    }
    bool doubled = len > WORD_BYTES && lower[len - 1] == lower[len - 2];
    len -= doubled;
    return len < STEM_BYTES ? len : STEM_BYTES;
}

/* Adds a word of the clause; they are sorted when all are there. */
static void add_word(struct telling *telling, struct span word)
{
    char lower[LOWER_BYTES];
    unsigned char first = (unsigned char)word.ptr[0];
    bool name = isupper(first) || isdigit(first);
    size_t len = word.len < LOWER_BYTES ? word.len : LOWER_BYTES;
    if (word.len < (name ? 2 : WORD_BYTES) || telling->word_count == TELLING_WORDS ||
        says_nothing(word)) {
        return;
    }
    for (size_t i = 0; i < len; i++) {
        lower[i] = (char)tolower((unsigned char)word.ptr[i]);
    }
    len = stem_length(lower, len);
    uint32_t hash = (uint32_t)hash_64((struct span){lower, len}, 0) & ~1u;
    for (size_t i = 0; i < telling->word_count; i++) {
        if (telling->words[i] >> 1 == hash >> 1) {
            telling->words[i] |= name;
            return;
        }
    }
    telling->words[telling->word_count++] = hash | name;
}

void telling_words_add(struct telling *telling, struct span clause)
{
    for (size_t at = 0; at < clause.len;) {
        size_t end = at;
        while (end < clause.len && (isalnum((unsigned char)clause.ptr[end]) ||
                                    ((unsigned char)clause.ptr[end] & 0x80 && end > at))) {
            end++;
        }
        if (end > at) {
            add_word(telling, span_slice(clause, at, end));
        }
        at = end > at ? end : at + 1;
    }
}

void telling_words_sort(struct telling *telling)
{
    qsort(telling->words, telling->word_count, sizeof *telling->words, compare_words);
}
