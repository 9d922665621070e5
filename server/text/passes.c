/* A pass: one decision at a time, the best-scored move that is allowed, and for an arc the
 * best-scored relation. Never looks back, so a sentence of n words takes 2n moves. Features are
 * scored in stages, the most telling first, and a clear lead ends the scoring (after Strubell,
 * Vilnis, Silverstein and McCallum 2015, "Learning dynamic feature selection for fast sequential
 * prediction", without their training): half of them are never looked up.
 *
 * The weights do not fit the near caches, and a stage would mostly wait for them. Therefore several
 * sentences are parsed in turns: at its turn a sentence scores a stage whose weights it asked for
 * at the turn before, and asks for those of its next. */
#include "text/passes.h"

#include <stdio.h>
#include <string.h>

#include "text/scores.h"

_Static_assert((int)MOVE_COUNT == (int)TRIO_CLASSES, "a weight for each move");
_Static_assert((int)DEPREL_COUNT <= (int)PAIR_CLASSES, "relations fit a bit set");

enum status passes_open(const struct model *model, const char *name, bool reversed, bool guided,
                        struct pass *out, struct failure *failure)
{
    char moves[MODEL_NAME_SIZE];
    char labels[MODEL_NAME_SIZE];
    snprintf(moves, sizeof moves, "%s.m", name);
    snprintf(labels, sizeof labels, "%s.l", name);
    struct pass pass = {.reversed = reversed};
    parsing_choose_templates(guided, &pass.templates);
    enum status status = trio_weights_open(model, moves, &pass.moves, failure);
    if (status == STATUS_OK) {
        status = pair_weights_open(model, labels, DEPREL_COUNT, &pass.labels, failure);
    }
    if (status == STATUS_OK) {
        *out = pass;
    }
    return status;
}

/* How far the best must lead after a stage, in units of the weights; without and with a guide. Read
 * off the development parts, where the trees lose less than 0.3 points of LAS against all features.
 * The first pass has few clear moves: what it gets wrong, the second believes. */
enum { STAGES_OPEN = PARSING_STAGES - 1, NEVER = INT32_MAX };
static const int32_t MOVE_LEADS[2][STAGES_OPEN] = {{NEVER, NEVER, 440, 340}, {490, 440, 380, 320}};
static const int32_t LABEL_LEADS[2][STAGES_OPEN] = {{NEVER, NEVER, 170, 150}, {140, 120, 110, 95}};

/* The best of the moves allowed, MOVE_COUNT when none is, and its lead. */
static enum parsing_move best_move(const int32_t *scores, const bool *allowed, int32_t *lead)
{
    enum parsing_move best = MOVE_COUNT;
    int32_t second = INT32_MIN / 2;
    for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
        if (allowed[move] && (best == MOVE_COUNT || scores[move] > scores[best])) {
            second = best == MOVE_COUNT ? second : scores[best];
            best = move;
        } else if (allowed[move] && scores[move] > second) {
            second = scores[move];
        }
    }
    *lead = best == MOVE_COUNT ? 0 : scores[best] - second;
    return best;
}

/* Sentences parsed in turns. */
enum { READERS = 4 };

/* One of them. */
struct reader {
    const struct pass *pass;
    struct parsing parsing;
    struct token *tokens;
    struct parsing_features features;             /* of the decision at hand */
    struct lookups lookups;                       /* of the stages whose weights are on their way */
    struct pair_row rows[PARSING_LABEL_FEATURES]; /* of a relation's stage, once they are found */
    size_t row_count;
    unsigned stage;         /* the last of those */
    bool found;             /* the rows of this stage are */
    enum parsing_move move; /* chosen, and its relation looked for; MOVE_COUNT: looked for itself */
    bool allowed[MOVE_COUNT];
    int32_t moves[MOVE_COUNT];
    int16_t labels[PAIR_CLASSES];
};

/* Asks for the weights of a stage, and of those behind it that are scored in any case. */
static void ask(struct reader *reader, unsigned stage)
{
    const struct pass *pass = reader->pass;
    bool move = reader->move == MOVE_COUNT;
    const struct buckets *buckets = move ? &pass->moves.buckets : &pass->labels.buckets;
    const int32_t *leads = (move ? MOVE_LEADS : LABEL_LEADS)[pass->templates.guided];
    unsigned last = stage;
    while (last < STAGES_OPEN && leads[last] == NEVER) {
        last++;
    }
    reader->lookups = parsing_look_up(&reader->features, stage, last, buckets);
    reader->stage = last;
    reader->found = false;
}

/* Whether a lead leaves the later stages nothing to turn. */
static bool is_clear(const struct reader *reader, const int32_t leads[2][STAGES_OPEN], int32_t lead)
{
    return reader->stage == STAGES_OPEN ||
           lead >= leads[reader->pass->templates.guided][reader->stage];
}

/* Starts to look for the relation of an arc; false when it is the root's. */
static bool start_label(struct reader *reader, enum parsing_move move)
{
    uint32_t head = 0;
    uint32_t dependent = 0;
    parsing_arc(&reader->parsing, move, &head, &dependent);
    if (head == 0) {
        return false;
    }
    reader->move = move;
    scores_start(reader->labels, DEPREL_COUNT);
    scores_forbid(reader->labels, DEPREL_ROOT);
    parsing_label_start(&reader->parsing, head, dependent, &reader->features);
    ask(reader, 0);
    return true;
}

/* Makes a move, or starts to look for its relation. Returns whether it is made. */
static bool make_move(struct reader *reader, enum parsing_move move)
{
    if (move != MOVE_SHIFT && start_label(reader, move)) {
        return false;
    }
    parsing_move(&reader->parsing, move, move == MOVE_SHIFT ? DEPREL_NONE : DEPREL_ROOT);
    return true;
}

/* Makes the moves that leave no choice and starts on the next decision; false at the end of the
 * sentence. */
static bool start_move(struct reader *reader)
{
    static const int32_t NOTHING[MOVE_COUNT] = {0};
    while (!parsing_is_done(&reader->parsing)) {
        int32_t lead = 0;
        unsigned choices = 0;
        for (enum parsing_move move = MOVE_SHIFT; move < MOVE_COUNT; move++) {
            reader->allowed[move] = parsing_allows(&reader->parsing, move);
            choices += reader->allowed[move];
        }
        if (choices > 1) {
            reader->move = MOVE_COUNT;
            memset(reader->moves, 0, sizeof reader->moves);
            parsing_move_start(&reader->parsing, &reader->features);
            ask(reader, 0);
            return true;
        }
        if (!make_move(reader, best_move(NOTHING, reader->allowed, &lead))) {
            return true;
        }
    }
    parsing_finish(&reader->parsing, reader->tokens);
    return false;
}

/* Scores a stage of a move, and makes it when it is clear. */
static bool score_move(struct reader *reader)
{
    int32_t lead = 0;
    trio_weights_add(&reader->pass->moves, &reader->lookups, reader->moves);
    enum parsing_move best = best_move(reader->moves, reader->allowed, &lead);
    if (!is_clear(reader, MOVE_LEADS, lead)) {
        ask(reader, reader->stage + 1);
        return true;
    }
    return !make_move(reader, best) || start_move(reader);
}

/* Finds the rows of a stage of a relation; at the turn after that scores it, and makes the arc when
 * it is clear. */
static bool score_label(struct reader *reader)
{
    int32_t lead = 0;
    const struct pair_weights *weights = &reader->pass->labels;
    if (!reader->found) {
        reader->row_count = pair_weights_find(weights, &reader->lookups, reader->rows);
        reader->found = true;
        return true;
    }
    pair_weights_add(weights, reader->rows, reader->row_count, reader->labels);
    unsigned best = scores_best(reader->labels, &lead);
    if (!is_clear(reader, LABEL_LEADS, lead)) {
        ask(reader, reader->stage + 1);
        return true;
    }
    parsing_move(&reader->parsing, reader->move, (uint8_t)best);
    return start_move(reader);
}

/* One stage of the sentence; false when it is parsed. */
static bool take_turn(struct reader *reader)
{
    return reader->move == MOVE_COUNT ? score_move(reader) : score_label(reader);
}

/* The sentences that no reader has begun. */
struct queue {
    const struct lexical *lexical;
    const struct document *document;
    size_t next;
};

/* Starts on the next sentence that needs a turn; false when there is none. */
static bool take_sentence(struct queue *queue, struct reader *reader)
{
    const struct document *document = queue->document;
    while (queue->next < document->sentence_count) {
        const struct sentence *sentence = document->sentences + queue->next++;
        reader->tokens = document->tokens + sentence->first_token;
        parsing_start(&reader->parsing, queue->lexical, reader->tokens, sentence->token_count);
        if (start_move(reader)) {
            return true;
        }
    }
    return false;
}

void passes_run(const struct pass *pass, const struct lexical *lexical, struct arena *arena,
                struct document *document)
{
    struct reader *readers[READERS];
    struct queue queue = {lexical, document, 0};
    size_t longest = document_longest_sentence(document);
    size_t count = 0;
    while (count < READERS && queue.next < document->sentence_count) {
        struct reader *reader = ARENA_NEW(arena, struct reader);
        reader->pass = pass;
        parsing_init(&reader->parsing, arena, longest, pass->reversed, &pass->templates);
        readers[count] = reader;
        count += take_sentence(&queue, reader);
    }
    while (count > 0) {
        for (size_t i = 0; i < count; i++) {
            if (!take_turn(readers[i]) && !take_sentence(&queue, readers[i])) {
                readers[i] = readers[--count];
            }
        }
    }
}
