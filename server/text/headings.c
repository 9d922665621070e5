/* Headings in title case or in capitals, where a capital is no sign of a name.
 *
 * A heading is in title case when it has four words or more, no full stop, and none of its words
 * but articles, prepositions and the like begins small ("Police Arrest Four over Port Haul").
 * Shorter lines are mostly names: of outlets, places, people. */
#include "text/headings.h"

#include <string.h>

/* Words that stay small in title case, in their order. */
static const char *const small_words[] = {
    "'s",   "a",    "about", "after", "against", "amid", "an",   "and",  "are",  "as",
    "at",   "be",   "but",   "by",    "for",     "from", "in",   "into", "is",   "its",
    "near", "no",   "nor",   "not",   "of",      "off",  "on",   "onto", "or",   "out",
    "over", "than", "that",  "the",   "to",      "up",   "upon", "via",  "with", "without"};

enum { SMALL_WORDS = sizeof small_words / sizeof *small_words };

/* A form with "s" that was never seen is written as the word itself: "ousts". */
static bool is_usually_small(const struct lexical *lexical, const struct token *token)
{
    enum { SHORTEST = 4 };
    struct span word = token->norm;
    enum lexical_habit habit = lexical_habit_of(lexical, lexical_key(word));
    if (habit == HABIT_UNKNOWN && word.len > SHORTEST && word.ptr[word.len - 1] == 's') {
        word.len--;
        habit = lexical_habit_of(lexical, lexical_key(word));
    }
    return habit == HABIT_SMALL;
}

bool headings_is_title_case(const struct token *tokens, size_t count)
{
    enum { FEWEST = 4 };
    size_t words = 0;
    for (size_t i = 0; i < count; i++) {
        bool word = (tokens[i].flags & TOKEN_WORD) != 0;
        if (word && i > 0 && !(tokens[i].flags & TOKEN_CAPITAL) &&
            !span_in_sorted(tokens[i].norm, small_words, SMALL_WORDS)) {
            return false;
        }
        words += word;
    }
    return words >= FEWEST && !span_is(tokens[count - 1].norm, ".");
}

const struct token *headings_as_sentence(struct arena *arena, const struct lexical *lexical,
                                         const struct token *tokens, size_t count)
{
    if (!headings_is_title_case(tokens, count)) {
        return tokens;
    }
    struct token *plain = ARENA_ARRAY(arena, struct token, count);
    memcpy(plain, tokens, count * sizeof *tokens);
    for (size_t i = 0; i < count; i++) {
        if (is_usually_small(lexical, plain + i)) {
            unsigned opens = i == 0 ? TOKEN_CAPITAL : 0;
            plain[i].flags &= (uint8_t) ~(TOKEN_ALL_CAPS | (TOKEN_CAPITAL & ~opens));
        }
    }
    return plain;
}
