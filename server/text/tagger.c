/* The tagger: left to right over each sentence. Words that the lexicon knows with one tag only take
 * it unseen; the others are scored in two stages, the most telling features first, and a clear lead
 * ends it. The part of speech follows from the tag where it does without
 * exception (section "upos.fixed"), else from a second model that sees all tags of the sentence.
 * Greedy: an early error is not taken back. Several sentences are tagged in turns, so that none
 * waits for its weights, as in passes.c. */
#include "text/tagger.h"

#include <string.h>

#include "text/buckets.h"
#include "text/headings.h"
#include "text/lemma.h"
#include "text/lexical.h"
#include "text/scores.h"
#include "text/tagging.h"

/* A first-stage lead, in units of the weights, that the second does not turn: on the development
 * parts nothing is lost, and two thirds of the features are not looked up. */
enum { CLEAR_LEAD = 94 };

struct tagger {
    struct lexical lexical;
    struct pair_weights xpos;
    struct pair_weights upos;
    struct lemma_rules lemmas;
    const uint8_t *fixed; /* by xpos: the only part of speech, or UPOS_NONE */
};

static enum status open_parts(const struct model *model, struct tagger *tagger,
                              struct failure *failure)
{
    const void *fixed = NULL;
    size_t fixed_count = 0;
    enum status status = lexical_open(model, &tagger->lexical, failure);
    if (status == STATUS_OK) {
        status = pair_weights_open(model, "xpos", XPOS_COUNT, &tagger->xpos, failure);
    }
    if (status == STATUS_OK) {
        status = pair_weights_open(model, "upos", UPOS_COUNT, &tagger->upos, failure);
    }
    if (status == STATUS_OK) {
        status = lemma_open(model, &tagger->lemmas, failure);
    }
    if (status == STATUS_OK) {
        status = model_items(model, "upos.fixed", 1, &fixed, &fixed_count, failure);
    }
    if (status == STATUS_OK && fixed_count != XPOS_COUNT) {
        return failure_set(failure, STATUS_CORRUPT, "the model was made for other tags");
    }
    tagger->fixed = fixed;
    return status;
}

enum status tagger_new(struct arena *arena, struct span bytes, struct tagger **out,
                       struct failure *failure)
{
    struct model model;
    struct tagger *tagger = ARENA_NEW(arena, struct tagger);
    enum status status = model_open(bytes, "tagger", &model, failure);
    if (status == STATUS_OK) {
        status = open_parts(&model, tagger, failure);
    }
    if (status == STATUS_OK) {
        *out = tagger;
    }
    return status;
}

bool tagger_knows(const struct tagger *tagger, struct span norm)
{
    return lexical_has(&tagger->lexical, lexical_key(norm));
}

/* --- turns --------------------------------------------------------------------------------------
 */

/* Sentences tagged in turns. */
enum { READERS = 4 };

/* One of them. */
struct reader {
    const struct tagger *tagger;
    struct token *tokens;
    size_t count;
    struct atoms *atoms; /* of the tokens, with TAGGING_PAD empty ones on both sides */
    uint8_t *tags;       /* likewise */
    bool tagged;         /* all tags are given, parts of speech are next */
    size_t at;           /* the token at hand */
    unsigned stage;
    struct lookups lookups; /* whose weights are on their way */
    bool found;             /* their rows are */
    size_t row_count;
    uint32_t hashes[TAGGING_XPOS_FEATURES];
    uint32_t offsets[TAGGING_XPOS_FEATURES];
    struct pair_row rows[TAGGING_XPOS_FEATURES];
    int16_t scores[PAIR_CLASSES];
};

static const struct pair_weights *weights_of(const struct reader *reader)
{
    return reader->tagged ? &reader->tagger->upos : &reader->tagger->xpos;
}

/* Asks for the weights of the features that come next. */
static void ask(struct reader *reader)
{
    uint64_t keys[TAGGING_XPOS_FEATURES];
    const struct pair_weights *weights = weights_of(reader);
    const struct atoms *atoms = reader->atoms + reader->at;
    const uint8_t *tags = reader->tags + reader->at;
    size_t count = reader->tagged ? tagging_upos_features(atoms, tags, keys)
                                  : tagging_xpos_stage(atoms, tags, reader->stage, keys);
    for (size_t i = 0; i < count; i++) {
        reader->hashes[i] = buckets_hash(keys[i]);
        reader->offsets[i] = buckets_ask(&weights->buckets, reader->hashes[i]);
        prefetch_line(weights->starts + reader->offsets[i] / sizeof(struct bucket));
    }
    reader->lookups = (struct lookups){reader->hashes, reader->offsets, count};
    reader->found = false;
}

static void start_decision(struct reader *reader)
{
    scores_start(reader->scores, reader->tagged ? UPOS_COUNT : XPOS_COUNT);
    reader->stage = 0;
    ask(reader);
}

/* The only part of speech that a token can have, or UPOS_NONE. */
static uint8_t fixed_upos(const struct reader *reader)
{
    uint8_t sure = reader->atoms[reader->at].sure_upos;
    uint8_t fixed = sure ? sure : reader->tagger->fixed[reader->tags[reader->at]];
    return fixed < UPOS_COUNT ? fixed : (uint8_t)UPOS_X;
}

/* Gives the tokens at hand what leaves no choice and starts on the next decision; false at the end
 * of the sentence, where parts of speech begin, or of these. */
static bool start_next(struct reader *reader)
{
    for (; reader->at < reader->count; reader->at++) {
        uint8_t only = reader->tagged ? fixed_upos(reader) : reader->atoms[reader->at].sure;
        if (only == 0) {
            start_decision(reader);
            return true;
        }
        *(reader->tagged ? &reader->tokens[reader->at].upos : reader->tags + reader->at) = only;
    }
    return false;
}

/* Starts on the next decision of the sentence; false when there is none left. */
static bool go_on(struct reader *reader)
{
    if (start_next(reader)) {
        return true;
    }
    if (reader->tagged) {
        return false;
    }
    reader->tagged = true;
    reader->at = 0;
    return start_next(reader);
}

/* Finds the rows of the features asked for, or adds those found at the turn before and decides when
 * it is clear; false at the end of the sentence. */
static bool take_turn(struct reader *reader)
{
    const struct pair_weights *weights = weights_of(reader);
    int32_t lead = 0;
    if (!reader->found) {
        reader->row_count = pair_weights_find(weights, &reader->lookups, reader->rows);
        reader->found = true;
        return true;
    }
    pair_weights_add(weights, reader->rows, reader->row_count, reader->scores);
    uint8_t best = (uint8_t)scores_best(reader->scores, &lead);
    if (!reader->tagged && lead < CLEAR_LEAD && reader->stage + 1 < TAGGING_XPOS_STAGES) {
        reader->stage++;
        ask(reader);
        return true;
    }
    *(reader->tagged ? &reader->tokens[reader->at].upos : reader->tags + reader->at) = best;
    reader->at++;
    return go_on(reader);
}

/* Writes what the turns have not: tags, and lemmas, which follow from them. */
static void finish(const struct reader *reader, struct arena *arena)
{
    for (size_t i = 0; i < reader->count; i++) {
        struct token *token = reader->tokens + i;
        token->xpos = reader->tags[i];
        token->lemma = lemma_of(&reader->tagger->lemmas, arena, token);
    }
}

/* --- sentences ---------------------------------------------------------------------------------
 */

/* The sentences that no reader has begun. */
struct queue {
    struct arena *arena;
    const struct document *document;
    size_t next;
};

/* Starts on the next sentence that needs a turn; false when there is none. */
static bool take_sentence(struct queue *queue, struct reader *reader)
{
    while (queue->next < queue->document->sentence_count) {
        const struct sentence *sentence = queue->document->sentences + queue->next++;
        reader->tokens = queue->document->tokens + sentence->first_token;
        reader->count = sentence->token_count;
        const struct lexical *lexical = &reader->tagger->lexical;
        const struct token *tokens = reader->tokens;
        if (sentence->field == FIELD_TITLE) {
            tokens = headings_as_sentence(queue->arena, lexical, tokens, reader->count);
        }
        tagging_read(lexical, tokens, reader->count, reader->atoms);
        memset(reader->tags, 0, reader->count + TAGGING_PAD);
        reader->tagged = false;
        reader->at = 0;
        if (go_on(reader)) {
            return true;
        }
        finish(reader, queue->arena);
    }
    return false;
}

static struct reader *reader_new(struct arena *arena, const struct tagger *tagger, size_t longest)
{
    struct reader *reader = ARENA_NEW(arena, struct reader);
    size_t room = longest + 2 * TAGGING_PAD;
    reader->tagger = tagger;
    reader->atoms = ARENA_ARRAY(arena, struct atoms, room) + TAGGING_PAD;
    reader->tags = ARENA_ARRAY(arena, uint8_t, room) + TAGGING_PAD;
    return reader;
}

void tagger_tag(const struct tagger *tagger, struct arena *arena, struct document *document)
{
    struct reader *readers[READERS];
    struct queue queue = {.arena = arena, .document = document};
    size_t longest = document_longest_sentence(document);
    size_t count = 0;
    while (count < READERS && queue.next < document->sentence_count) {
        readers[count] = reader_new(arena, tagger, longest);
        count += take_sentence(&queue, readers[count]);
    }
    while (count > 0) {
        for (size_t i = 0; i < count; i++) {
            if (take_turn(readers[i])) {
                continue;
            }
            finish(readers[i], arena);
            if (!take_sentence(&queue, readers[i])) {
                readers[i] = readers[--count];
            }
        }
    }
}
