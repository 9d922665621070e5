/* A regular form has few possible lemmas: "provoked" can be of "provok", "provoke"; "annulled" of
 * "annull", "annulle", "annul". Which of them is a word tells a corpus that was only tagged. Forms
 * of which no or several lemmas are known are passed over, and so are irregular ones. */
#include "train/lemma_guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "text/tagset.h"

enum { CANDIDATES_MAX = 4, WORD_MAX = 40, STEM_MIN = 2, CLEAR = 4 };

/* How often a form was seen as a lemma of verbs, and of nouns. */
struct seen {
    struct span word;
    uint32_t verb;
    uint32_t noun;
};

struct lemma_guess {
    struct arena *arena;
    struct table *index;
    struct seen *seen;
    size_t count;
    size_t capacity;
};

struct lemma_guess *lemma_guess_new(struct arena *arena)
{
    struct lemma_guess *guess = ARENA_NEW(arena, struct lemma_guess);
    guess->arena = arena;
    guess->index = table_new(arena, 1 << 15);
    return guess;
}

static void see(struct lemma_guess *guess, struct span word, bool verb)
{
    uint32_t at = table_intern(guess->index, word, (uint32_t)guess->count);
    if (at == guess->count) {
        guess->seen = arena_grow(guess->arena, guess->seen, guess->count, &guess->capacity,
                                 sizeof *guess->seen);
        guess->seen[guess->count++] = (struct seen){.word = word};
    }
    *(verb ? &guess->seen[at].verb : &guess->seen[at].noun) += 1;
}

void lemma_guess_add_verb(struct lemma_guess *guess, struct span verb)
{
    see(guess, verb, true);
}

void lemma_guess_read(struct lemma_guess *guess, const struct document *document)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            const struct token *token = document->tokens + sentence->first_token + k;
            bool verb = token->xpos == XPOS_VB || token->xpos == XPOS_VBP;
            if (verb || token->xpos == XPOS_NN) {
                see(guess, token->norm, verb);
            }
        }
    }
}

static bool is_vowel(char c)
{
    return strchr("aeiou", c) != NULL;
}

struct candidates {
    char words[CANDIDATES_MAX][WORD_MAX + 2];
    size_t count;
};

static void add(struct candidates *candidates, struct span stem, const char *ending)
{
    char *word = candidates->words[candidates->count++];
    memcpy(word, stem.ptr, stem.len);
    strcpy(word + stem.len, ending);
}

/* Whether a verb would double its last letter: "snip" makes "snipped", so "sniped" is of "snipe".
 */
static bool would_double(struct span stem)
{
    size_t vowels = 0;
    for (size_t i = 0; i < stem.len; i++) {
        vowels += is_vowel(stem.ptr[i]) || (stem.ptr[i] == 'y' && i > 0);
    }
    char last = stem.ptr[stem.len - 1];
    return vowels == 1 && !is_vowel(last) && !strchr("hwxy", last) &&
           is_vowel(stem.ptr[stem.len - 2]);
}

/* "plann|ed": "plann", "planne", "plan"; "stat|ed": "stat", "state"; "carri|ed": "carry", "carrie";
 * "grip|ed": "gripe". */
static void find_verbs(struct candidates *candidates, struct span stem)
{
    char last = stem.ptr[stem.len - 1];
    char before = stem.ptr[stem.len - 2];
    if (last == 'i') {
        add(candidates, span_slice(stem, 0, stem.len - 1), "y");
        add(candidates, stem, "e");
        return;
    }
    if (!would_double(stem)) {
        add(candidates, stem, "");
    }
    add(candidates, stem, "e");
    if (!is_vowel(last) && (last == before || (last == 'k' && before == 'c'))) {
        add(candidates, span_slice(stem, 0, stem.len - 1), "");
    }
}

static bool ends(struct span word, const char *ending)
{
    size_t len = strlen(ending);
    return word.len >= len + STEM_MIN && memcmp(word.ptr + word.len - len, ending, len) == 0;
}

static void find_candidates(struct candidates *candidates, struct span norm, uint8_t xpos)
{
    bool past = xpos == XPOS_VBD || xpos == XPOS_VBN;
    if ((past && ends(norm, "ed")) || (xpos == XPOS_VBG && ends(norm, "ing"))) {
        find_verbs(candidates, span_slice(norm, 0, norm.len - (past ? 2 : 3)));
    } else if ((xpos == XPOS_NNS || xpos == XPOS_VBZ) && ends(norm, "ies")) {
        add(candidates, span_slice(norm, 0, norm.len - 3), "y");
        add(candidates, span_slice(norm, 0, norm.len - 1), "");
    } else if ((xpos == XPOS_NNS || xpos == XPOS_VBZ) && ends(norm, "es")) {
        struct span stem = span_slice(norm, 0, norm.len - 2);
        add(candidates, span_slice(norm, 0, norm.len - 1), "");
        if (xpos == XPOS_NNS || strchr("sxzho", stem.ptr[stem.len - 1])) {
            add(candidates, stem, "");
        }
    } else if (xpos == XPOS_VBZ && ends(norm, "s")) {
        add(candidates, span_slice(norm, 0, norm.len - 1), "");
    }
}

static uint32_t uses_of(const struct lemma_guess *guess, const char *word, bool verb)
{
    uint32_t at = table_get(guess->index, span_of(word));
    if (at == TABLE_NONE) {
        return 0;
    }
    return verb ? guess->seen[at].verb : guess->seen[at].noun;
}

/* The only candidate that was seen as a verb, or as a noun; empty when none or several were. */
static struct span choose(const struct lemma_guess *guess, const struct candidates *candidates,
                          bool verb)
{
    uint32_t most = 0;
    uint32_t total = 0;
    size_t best = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        uint32_t uses = uses_of(guess, candidates->words[i], verb);
        total += uses;
        best = uses > most ? i : best;
        most = uses > most ? uses : most;
    }
    bool clear = most > (total - most) * CLEAR;
    return clear ? span_of(candidates->words[best]) : SPAN("");
}

size_t lemma_guess_size(const struct lemma_guess *guess)
{
    return guess->count;
}

static struct span join(struct arena *arena, struct span stem, const char *middle,
                        const char *ending)
{
    return arena_printf(arena, "%.*s%s%s", SPAN_ARG(stem), middle, ending);
}

size_t lemma_guess_forms(const struct lemma_guess *guess, struct arena *arena, size_t i,
                         struct span forms[LEMMA_GUESS_FORMS])
{
    static const char *const ENDINGS[] = {"ed", "ing"};
    struct span word = guess->seen[i].word;
    size_t count = 0;
    if (word.len <= STEM_MIN) {
        return 0;
    }
    char last = word.ptr[word.len - 1];
    char double_last[] = {last == 'c' ? 'k' : last, '\0'};
    bool doubles = !is_vowel(last) && !strchr("hwxy", last) && is_vowel(word.ptr[word.len - 2]);
    for (size_t k = 0; k < 2; k++) {
        struct span stem = span_slice(word, 0, word.len - (last == 'e'));
        forms[count++] = join(arena, stem, "", ENDINGS[k]);
        if (doubles) {
            forms[count++] = join(arena, stem, double_last, ENDINGS[k]);
        }
    }
    forms[count++] = join(arena, word, "", strchr("sxzh", last) ? "es" : "s");
    return count;
}

struct span lemma_guess_of(const struct lemma_guess *guess, struct arena *arena, struct span norm,
                           uint8_t xpos)
{
    struct candidates candidates = {.count = 0};
    if (norm.len <= WORD_MAX) {
        find_candidates(&candidates, norm, xpos);
    }
    struct span lemma = choose(guess, &candidates, xpos != XPOS_NNS);
    if (lemma.len == 0 && xpos != XPOS_NNS) {
        lemma = choose(guess, &candidates, false); /* "timed": nouns become verbs */
    }
    return arena_copy(arena, lemma);
}
