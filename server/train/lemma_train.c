/* Learns how endings become lemmas. Every form votes for its script under all its endings; an
 * ending is written when its majority differs from what the next shorter one would say, so only
 * the exceptions of exceptions are kept. */
#include "train/lemma_train.h"

#include <string.h>

#include "base/table.h"
#include "extract/lexicon.h"
#include "text/irregular.h"
#include "text/keys.h"
#include "text/lemma.h"
#include "text/tagset.h"
#include "train/lemma_guess.h"

enum { VOTES_MAX = 6, RARE = 2, SURE = 1000 };

struct ending {
    uint64_t key;
    uint64_t parent; /* index of the next shorter ending */
    uint32_t scripts[VOTES_MAX];
    uint32_t votes[VOTES_MAX];
    bool whole;
};

struct learner {
    struct arena *arena;
    struct table *script_index;
    struct lemma_script *scripts;
    size_t script_count;
    size_t script_capacity;
    struct table *ending_index;
    struct ending *endings;
    size_t ending_count;
    size_t ending_capacity;
};

static size_t common_prefix(struct span a, struct span b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.ptr[len] == b.ptr[len]) {
        len++;
    }
    return len;
}

static bool make_script(struct arena *arena, const struct token *token, enum lemma_form kind,
                        struct lemma_script *script)
{
    struct span form = lemma_form(arena, kind, token);
    size_t common = common_prefix(form, token->lemma);
    *script = (struct lemma_script){.form = (uint8_t)kind};
    if (token->lemma.len - common > LEMMA_ADD_MAX || form.len - common > UINT8_MAX) {
        return false;
    }
    script->take = (uint8_t)(form.len - common);
    script->add_len = (uint8_t)(token->lemma.len - common);
    memcpy(script->add, token->lemma.ptr + common, script->add_len);
    return true;
}

/* The shortest script; of equal ones the first in the order that suits the tag. A single letter
 * says nothing of its case. */
static bool best_script(struct arena *arena, const struct token *token, struct lemma_script *best)
{
    static const enum lemma_form NAMES[] = {LEMMA_TEXT, LEMMA_NORM, LEMMA_CAPITAL};
    static const enum lemma_form WORDS[] = {LEMMA_NORM, LEMMA_CAPITAL, LEMMA_TEXT};
    bool name = token->xpos == XPOS_NNP || token->xpos == XPOS_NNPS || token->xpos == XPOS_ADD;
    const enum lemma_form *order = name ? NAMES : WORDS;
    bool found = false;
    for (size_t i = 0; i < LEMMA_FORM_COUNT && (i == 0 || token->norm.len > 1 || !found); i++) {
        struct lemma_script script;
        if (make_script(arena, token, order[i], &script) &&
            (!found || script.take + script.add_len < best->take + best->add_len)) {
            *best = script;
            found = true;
        }
    }
    return found;
}

static uint32_t script_of(struct learner *learner, const struct token *token)
{
    struct lemma_script first;
    if (!best_script(learner->arena, token, &first)) {
        return UINT32_MAX;
    }
    struct span key = arena_copy(learner->arena, (struct span){(char *)&first, sizeof first});
    uint32_t id = table_intern(learner->script_index, key, (uint32_t)learner->script_count);
    if (id == learner->script_count) {
        learner->scripts = arena_grow(learner->arena, learner->scripts, learner->script_count,
                                      &learner->script_capacity, sizeof *learner->scripts);
        learner->scripts[learner->script_count++] = first;
    }
    return id;
}

static size_t vote(struct learner *learner, uint64_t key, size_t parent, uint32_t script,
                   uint32_t votes)
{
    struct span name = arena_copy(learner->arena, (struct span){(char *)&key, sizeof key});
    uint32_t at = table_intern(learner->ending_index, name, (uint32_t)learner->ending_count);
    if (at == learner->ending_count) {
        learner->endings = arena_grow(learner->arena, learner->endings, learner->ending_count,
                                      &learner->ending_capacity, sizeof *learner->endings);
        learner->endings[learner->ending_count++] = (struct ending){.key = key, .parent = parent};
    }
    struct ending *ending = learner->endings + at;
    for (size_t i = 0; i < VOTES_MAX; i++) {
        if (ending->votes[i] == 0 || ending->scripts[i] == script) {
            ending->scripts[i] = script;
            ending->votes[i] += votes;
            break;
        }
    }
    return at;
}

/* Whether a script keeps nothing of the form, like that of "are": "be". */
static bool is_suppletion(const struct lemma_script *script, struct span norm)
{
    return script->take >= norm.len;
}

/* `votes` is how much the whole form counts; its endings get one vote, or none where the lemma is
 * another word altogether: that "are" is of "be" says nothing of "compare". */
static void learn(struct learner *learner, const struct token *token, uint32_t votes)
{
    uint32_t script = script_of(learner, token);
    if (script == UINT32_MAX || span_is(token->lemma, "_")) {
        return;
    }
    struct span norm = token->norm;
    uint32_t ending_votes = !is_suppletion(&learner->scripts[script], norm);
    size_t parent = SIZE_MAX;
    for (size_t len = 0; len <= LEMMA_SUFFIX_MAX && len <= norm.len; len++) {
        uint64_t key = lemma_key(norm, len, token->xpos, token->upos, false);
        parent = vote(learner, key, parent, script, ending_votes);
    }
    uint64_t key = lemma_key(norm, norm.len, token->xpos, token->upos, true);
    learner->endings[vote(learner, key, parent, script, votes)].whole = true;
}

static size_t majority(const struct ending *ending)
{
    size_t best = 0;
    for (size_t i = 1; i < VOTES_MAX; i++) {
        best = ending->votes[i] > ending->votes[best] ? i : best;
    }
    return best;
}

/* The rules that are kept: `said[i]` is what ending i answers, itself or by a shorter one. An
 * ending is made after its parent, so one pass in order suffices. */
static size_t choose(const struct learner *learner, uint32_t *said, bool *kept)
{
    size_t count = 0;
    for (size_t i = 0; i < learner->ending_count; i++) {
        const struct ending *ending = learner->endings + i;
        size_t best = majority(ending);
        bool heavy = ending->whole || ending->votes[best] >= RARE;
        bool root = ending->parent == SIZE_MAX;
        said[i] = root ? UINT32_MAX : said[ending->parent];
        if (root || (heavy && said[i] != ending->scripts[best])) {
            said[i] = ending->scripts[best];
            kept[i] = true;
            count++;
        }
    }
    return count;
}

static void write_rules(const struct learner *learner, struct model_writer *writer)
{
    uint32_t *said = ARENA_ARRAY(learner->arena, uint32_t, learner->ending_count);
    bool *kept = ARENA_ARRAY(learner->arena, bool, learner->ending_count);
    size_t count = choose(learner, said, kept);
    size_t slot_count = count + count / 4 + 16;
    struct lemma_slot *slots = ARENA_ARRAY(learner->arena, struct lemma_slot, slot_count);
    for (size_t i = 0; i < learner->ending_count; i++) {
        uint64_t key = learner->endings[i].key;
        uint64_t at = keys_index(key, slot_count);
        while (kept[i] && slots[at].check != 0) {
            at = at + 1 < slot_count ? at + 1 : 0;
        }
        if (kept[i]) {
            slots[at] = (struct lemma_slot){keys_check(key), said[i]};
        }
    }
    model_writer_add(writer, "lemma.slots", slots, slot_count * sizeof *slots);
    model_writer_add(writer, "lemma.scripts", learner->scripts,
                     learner->script_count * sizeof *learner->scripts);
}

/* Learns a form that stands in no treebank. */
static void learn_further(struct learner *learner, struct span form, struct span lemma,
                          uint8_t xpos, uint32_t votes)
{
    struct token token = {.text = form, .norm = form, .lemma = lemma, .xpos = xpos};
    token.upos = xpos == XPOS_NN || xpos == XPOS_NNS ? UPOS_NOUN : UPOS_VERB;
    learn(learner, &token, votes);
}

static bool is_known(const struct learner *learner, struct span form, uint8_t xpos)
{
    uint8_t upos = xpos == XPOS_NNS ? UPOS_NOUN : UPOS_VERB;
    uint64_t key = lemma_key(form, form.len, xpos, upos, true);
    struct span name = {(const char *)&key, sizeof key};
    return table_get(learner->ending_index, name) != TABLE_NONE;
}

/* These win over the treebanks, which have a few mistakes. */
static void learn_irregular(struct learner *learner)
{
    for (size_t i = 0; irregular_at(i).form.ptr; i++) {
        struct irregular irregular = irregular_at(i);
        learn_further(learner, irregular.form, irregular.lemma, irregular.xpos, SURE);
    }
}

static void learn_regular(struct learner *learner, const struct lemma_guess *guess,
                          struct span form)
{
    static const uint8_t TAGS[] = {XPOS_VBD, XPOS_VBN, XPOS_VBG, XPOS_VBZ, XPOS_NNS};
    for (size_t k = 0; k < sizeof TAGS; k++) {
        struct span lemma = lemma_guess_of(guess, learner->arena, form, TAGS[k]);
        if (lemma.len > 0 && !is_known(learner, form, TAGS[k])) {
            learn_further(learner, form, lemma, TAGS[k], 1);
        }
    }
}

/* The first words of a table of the event lexicon, many of which no treebank shows: each is its own
 * lemma, whatever a treebank's slip makes of it. `guess` takes them as verbs; NULL: they are nouns.
 */
static void learn_event_words(struct learner *learner, const char *name, struct lemma_guess *guess)
{
    static const uint8_t TAGS[] = {XPOS_NN, XPOS_VB, XPOS_VBP};
    struct lexicon_table table;
    struct failure failure;
    if (lexicon_load(learner->arena, learner->arena, NULL, name, &table, &failure) != STATUS_OK) {
        return;
    }
    size_t column = lexicon_column(&table, "word");
    struct span last = SPAN("");
    for (size_t row = 0; row < table.row_count; row++) {
        struct span words = lexicon_cell(&table, row, column);
        struct span word = span_cut(&words, ' ');
        if (span_equal(word, last) || (!guess && words.len > 0)) {
            continue;
        }
        for (size_t k = guess ? 1 : 0; k < (guess ? 3 : 1); k++) {
            learn_further(learner, word, word, TAGS[k], SURE);
        }
        if (guess) {
            lemma_guess_add_verb(guess, word);
        }
        last = word;
    }
}

/* The words that were met, then the forms that the verbs met could have. */
static void learn_guesses(struct learner *learner, const struct lemma_sources *sources)
{
    struct lemma_guess *guess = lemma_guess_new(learner->arena);
    lemma_guess_read(guess, sources->gold);
    if (sources->silver) {
        lemma_guess_read(guess, sources->silver);
    }
    learn_event_words(learner, "event_verbs", guess);
    learn_event_words(learner, "event_nouns", NULL);
    for (size_t i = 0; i < vocabulary_size(sources->vocabulary); i++) {
        learn_regular(learner, guess, vocabulary_word(sources->vocabulary, i));
    }
    for (size_t i = 0; i < lemma_guess_size(guess); i++) {
        struct span forms[LEMMA_GUESS_FORMS];
        size_t count = lemma_guess_forms(guess, learner->arena, i, forms);
        for (size_t k = 0; k < count; k++) {
            learn_regular(learner, guess, forms[k]);
        }
    }
}

void lemma_train(const struct lemma_sources *sources, struct model_writer *writer)
{
    struct learner learner = {.arena = arena_new()};
    learner.script_index = table_new(learner.arena, 1 << 10);
    learner.ending_index = table_new(learner.arena, 1 << 18);
    for (size_t i = 0; i < sources->gold->sentence_count; i++) {
        const struct sentence *sentence = sources->gold->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            learn(&learner, sources->gold->tokens + sentence->first_token + k, 1);
        }
    }
    learn_irregular(&learner);
    learn_guesses(&learner, sources);
    write_rules(&learner, writer);
    arena_free(learner.arena);
}
