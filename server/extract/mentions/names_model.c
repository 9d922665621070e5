/* Reads the mapped model and finds the best tags of a sentence (Viterbi over integers, so that
 * every machine finds the same). Probabilities come from forward and backward sums over the same
 * scores, and only for sentences that have a name. */
#include "names_model.h"

#include <math.h>

#include "base/hash.h"
#include "base/prefetch.h"
#include "names_rows.h"

#define NAMES_IMPOSSIBLE (-(1 << 28))

/* The tags, filled up to whole vectors of four numbers. */
#define NAMES_LANES 20

/* A name or no name begins behind what closes: of the seventeen tags nine (O, each B and U) stand
 * behind nine others (O, each L and U), in whatever order; I and L stand behind B and I of their
 * type. Lanes fill the nine up to whole vectors of four numbers. */
enum { NAMES_TYPES = 4, NAMES_ENDS = 9, NAMES_END_LANES = 12 };

static unsigned tag_of_opener(unsigned opener)
{
    return 2 * opener - opener % 2;
}

static unsigned tag_of_closer(unsigned closer)
{
    return 2 * closer + closer % 2;
}

static unsigned tag_of(unsigned type, enum names_position position)
{
    return 1 + 4 * type + position;
}

struct names_model {
    struct names_classes classes;
    struct names_rows rows;
    int32_t transitions[NAMES_TAGS][NAMES_TAGS];
    int32_t openings[NAMES_ENDS][NAMES_END_LANES]; /* the transitions by [closer][opener] */
    /* Their exponentials by [from][to] and by [to][from]; zeros fill the lanes behind the tags. */
    float onward[NAMES_TAGS][NAMES_LANES];
    float back[NAMES_TAGS][NAMES_LANES];
};

static bool tag_opens(unsigned tag)
{
    return tag >= NAMES_TAGS || tag == 0 || (tag - 1) % 4 == NAMES_B || (tag - 1) % 4 == NAMES_U;
}

static bool tag_closes(unsigned tag)
{
    return tag >= NAMES_TAGS || tag == 0 || (tag - 1) % 4 == NAMES_L || (tag - 1) % 4 == NAMES_U;
}

bool names_tag_follows(unsigned tag, unsigned next)
{
    if (tag_closes(tag)) {
        return tag_opens(next);
    }
    return !tag_opens(next) && (tag - 1) / 4 == (next - 1) / 4;
}

/* --- the file -----------------------------------------------------------------------------------
 */

static enum status model_check(struct span bytes, struct names_header *header,
                               struct failure *failure)
{
    if (bytes.len < sizeof *header) {
        return failure_set(failure, STATUS_CORRUPT, "name model: cut short");
    }
    memcpy(header, bytes.ptr, sizeof *header);
    if (memcmp(header->magic, NAMES_MAGIC, sizeof header->magic) != 0) {
        return failure_set(failure, STATUS_CORRUPT, "name model: not a name model");
    }
    if (header->version != NAMES_VERSION || header->features_version != NAMES_FEATURES_VERSION) {
        bool newer =
            header->version > NAMES_VERSION ||
            (header->version == NAMES_VERSION && header->features_version > NAMES_FEATURES_VERSION);
        return failure_set(failure, newer ? STATUS_NEWER_VERSION : STATUS_CORRUPT,
                           "name model: made for %s version of the program (%u.%u)",
                           newer ? "a newer" : "an older", header->version,
                           header->features_version);
    }
    size_t size = NAMES_WEIGHTS_AT + (size_t)header->row_count * (NAMES_WEIGHTS + 1) +
                  (sizeof(uint32_t) + sizeof(uint16_t)) * NAMES_CLASS_SLOTS;
    struct span rest = span_slice(bytes, sizeof *header, bytes.len);
    if (header->row_count == 0 || header->row_count % 4 != 0 || bytes.len != size ||
        hash_64(rest, 0) != header->checksum) {
        return failure_set(failure, STATUS_CORRUPT, "name model: damaged");
    }
    return STATUS_OK;
}

static void model_read(struct names_model *model, const struct names_header *header,
                       const char *file)
{
    memcpy(model->transitions, file + sizeof *header, sizeof model->transitions);
    const char *at = file + NAMES_WEIGHTS_AT;
    model->rows.count = header->row_count;
    model->rows.weights = (const int8_t *)at;
    at += (size_t)header->row_count * NAMES_WEIGHTS;
    model->rows.shifts = (const uint8_t *)at;
    at += header->row_count;
    model->classes.keys = (const uint32_t *)(const void *)at;
    at += sizeof(uint32_t) * NAMES_CLASS_SLOTS;
    model->classes.values = (const uint16_t *)(const void *)at;
    for (unsigned from = 0; from < NAMES_TAGS; from++) {
        for (unsigned to = 0; to < NAMES_TAGS; to++) {
            bool legal = names_tag_follows(from, to);
            double score = ldexp(model->transitions[from][to], -NAMES_SCALE_BITS);
            model->onward[from][to] = legal ? (float)exp(score) : 0;
            model->back[to][from] = model->onward[from][to];
            model->transitions[from][to] = legal ? model->transitions[from][to] : NAMES_IMPOSSIBLE;
        }
    }
    for (unsigned from = 0; from < NAMES_ENDS; from++) {
        for (unsigned to = 0; to < NAMES_ENDS; to++) {
            model->openings[from][to] = model->transitions[tag_of_closer(from)][tag_of_opener(to)];
        }
    }
}

enum status names_model_new(struct arena *arena, struct span bytes, const struct names_model **out,
                            struct failure *failure)
{
    struct names_header header;
    enum status status = model_check(bytes, &header, failure);
    if (status != STATUS_OK) {
        return status;
    }
    struct names_model *model = ARENA_NEW(arena, struct names_model);
    model_read(model, &header, bytes.ptr);
    *out = model;
    return STATUS_OK;
}

const struct names_classes *names_model_classes(const struct names_model *model)
{
    return &model->classes;
}

/* --- scores -------------------------------------------------------------------------------------
 */

typedef int32_t scores[NAMES_TAGS];

/* The rows of a token's features, asked for from memory before they are needed. */
static size_t model_find_rows(const struct names_model *model, const struct names_view *view,
                              uint32_t sentence, uint32_t token, uint32_t *rows)
{
    size_t count = names_features(view, sentence, token, rows);
    for (size_t f = 0; f < count; f++) {
        rows[f] = names_row(rows[f], model->rows.count);
        prefetch_line(model->rows.weights + (size_t)rows[f] * NAMES_WEIGHTS);
        prefetch_line(model->rows.shifts + rows[f]);
    }
    return count;
}

/* Scores every tag of every token; while one token's rows are on their way the last one's are
 * added. */
static void model_score(const struct names_model *model, const struct names_view *view,
                        uint32_t sentence, scores *emissions)
{
    uint32_t rows[2][NAMES_FEATURES_MAX];
    size_t counts[2] = {0};
    const struct sentence *at = &view->document->sentences[sentence];
    counts[0] = model_find_rows(model, view, sentence, at->first_token, rows[0]);
    for (uint32_t i = 0; i < at->token_count; i++) {
        if (i + 1 < at->token_count) {
            counts[(i + 1) % 2] =
                model_find_rows(model, view, sentence, at->first_token + i + 1, rows[(i + 1) % 2]);
        }
        emissions[i][0] = 0;
        names_rows_add(&model->rows, rows[i % 2], counts[i % 2], emissions[i] + 1);
    }
}

/* The best way to each tag that opens: over which closing one, the first of equals. */
static void model_open(const struct names_model *model, const scores best, scores next,
                       uint8_t from[NAMES_TAGS])
{
    int32_t most[NAMES_END_LANES];
    int32_t over[NAMES_END_LANES];
    for (unsigned k = 0; k < NAMES_END_LANES; k++) {
        most[k] = INT32_MIN;
        over[k] = 0;
    }
    for (unsigned closer = 0; closer < NAMES_ENDS; closer++) {
        int32_t start = best[tag_of_closer(closer)];
        for (unsigned k = 0; k < NAMES_END_LANES; k++) {
            int32_t score = start + model->openings[closer][k];
            over[k] = score > most[k] ? (int32_t)closer : over[k];
            most[k] = score > most[k] ? score : most[k];
        }
    }
    for (unsigned k = 0; k < NAMES_ENDS; k++) {
        next[tag_of_opener(k)] = most[k];
        from[tag_of_opener(k)] = (uint8_t)tag_of_closer((unsigned)over[k]);
    }
}

/* The best way to the tags inside a name and at its end. */
static void model_continue(const struct names_model *model, const scores best, scores next,
                           uint8_t from[NAMES_TAGS])
{
    for (unsigned type = 0; type < NAMES_TYPES; type++) {
        unsigned first = tag_of(type, NAMES_B);
        unsigned inside = tag_of(type, NAMES_I);
        for (unsigned tag = inside; tag <= tag_of(type, NAMES_L); tag++) {
            int32_t begun = best[first] + model->transitions[first][tag];
            int32_t gone_on = best[inside] + model->transitions[inside][tag];
            next[tag] = gone_on > begun ? gone_on : begun;
            from[tag] = (uint8_t)(gone_on > begun ? inside : first);
        }
    }
}

static void model_viterbi(struct arena *scratch, const struct names_model *model,
                          const scores *emissions, uint32_t count, uint8_t *tags)
{
    uint8_t(*from)[NAMES_TAGS] = arena_array(scratch, count, sizeof *from);
    scores best;
    for (unsigned tag = 0; tag < NAMES_TAGS; tag++) {
        best[tag] = tag_opens(tag) ? emissions[0][tag] : NAMES_IMPOSSIBLE;
    }
    for (uint32_t i = 1; i < count; i++) {
        scores next;
        model_open(model, best, next, from[i]);
        model_continue(model, best, next, from[i]);
        for (unsigned tag = 0; tag < NAMES_TAGS; tag++) {
            int32_t score = next[tag] + emissions[i][tag];
            best[tag] = score < NAMES_IMPOSSIBLE ? NAMES_IMPOSSIBLE : score;
        }
    }
    unsigned tag = 0;
    for (unsigned k = 1; k < NAMES_TAGS; k++) {
        if (tag_closes(k) && best[k] > best[tag]) {
            tag = k;
        }
    }
    for (uint32_t i = count; i > 0; i--) {
        tags[i - 1] = (uint8_t)tag;
        tag = from[i - 1][tag];
    }
}

/* --- probabilities -------------------------------------------------------------------------------
 */

typedef float chances[NAMES_LANES];

static void chances_scale(chances row)
{
    float sum = 0;
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        sum += row[k];
    }
    for (unsigned k = 0; k < NAMES_LANES && sum > 0; k++) {
        row[k] /= sum;
    }
}

/* Adds `share` times the factors to `sum`. */
static void chances_add(chances sum, float share, const chances factors)
{
    for (unsigned k = 0; k < NAMES_LANES; k++) {
        sum[k] += share * factors[k];
    }
}

/* The exponentials of a token's scores, the best one's being 1. */
static void chances_read(const int32_t *emissions, chances potential)
{
    int32_t most = emissions[0];
    for (unsigned k = 1; k < NAMES_TAGS; k++) {
        most = emissions[k] > most ? emissions[k] : most;
    }
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        potential[k] = expf((float)(emissions[k] - most) / (float)(1 << NAMES_SCALE_BITS));
    }
}

static void model_forward(const struct names_model *model, const chances *potential, uint32_t count,
                          chances *forward)
{
    for (uint32_t i = 0; i < count; i++) {
        chances sum = {0};
        for (unsigned k = 0; i == 0 && k < NAMES_TAGS; k++) {
            sum[k] = tag_opens(k) ? 1.0f : 0.0f;
        }
        for (unsigned closer = 0; i > 0 && closer < NAMES_ENDS; closer++) {
            unsigned last = tag_of_closer(closer);
            chances_add(sum, forward[i - 1][last], model->onward[last]);
        }
        for (unsigned type = 0; i > 0 && type < NAMES_TYPES; type++) {
            unsigned first = tag_of(type, NAMES_B);
            unsigned inside = tag_of(type, NAMES_I);
            for (unsigned k = inside; k <= tag_of(type, NAMES_L); k++) {
                sum[k] = forward[i - 1][first] * model->onward[first][k];
                sum[k] += forward[i - 1][inside] * model->onward[inside][k];
            }
        }
        for (unsigned k = 0; k < NAMES_LANES; k++) {
            forward[i][k] = sum[k] * potential[i][k];
        }
        chances_scale(forward[i]);
    }
}

/* What comes after token i to what comes after the one before it. */
static void model_step_back(const struct names_model *model, const chances potential,
                            chances backward)
{
    chances before = {0};
    for (unsigned opener = 0; opener < NAMES_ENDS; opener++) {
        unsigned k = tag_of_opener(opener);
        for (unsigned last = 0; last < NAMES_LANES; last++) {
            before[last] += model->back[k][last] * potential[k] * backward[k];
        }
    }
    for (unsigned type = 0; type < NAMES_TYPES; type++) {
        unsigned inside = tag_of(type, NAMES_I);
        unsigned end = tag_of(type, NAMES_L);
        for (unsigned last = tag_of(type, NAMES_B); last <= inside; last++) {
            before[last] = model->back[inside][last] * potential[inside] * backward[inside];
            before[last] += model->back[end][last] * potential[end] * backward[end];
        }
    }
    chances_scale(before);
    memcpy(backward, before, sizeof before);
}

/* The probability of a tag: forward times backward, scaled to one. */
static float chance_of(const chances forward, const chances backward, unsigned tag)
{
    float sum = 0;
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        sum += forward[k] * backward[k];
    }
    float chance = forward[tag] * backward[tag];
    return sum > 0 ? chance / sum : chance;
}

/* The probability of each chosen tag of a name, so that sums need not reach beyond the last name
 * and back beyond the first. */
static void model_certainty(struct arena *scratch, const struct names_model *model,
                            const scores *emissions, uint32_t count, const uint8_t *tags,
                            float *certainty)
{
    uint32_t first = 0;
    uint32_t end = count;
    while (tags[first] == 0) {
        first++;
    }
    while (tags[end - 1] == 0) {
        end--;
    }
    chances *potential = arena_array(scratch, count, sizeof *potential);
    chances *forward = arena_array(scratch, count, sizeof *forward);
    for (uint32_t i = 0; i < count; i++) {
        chances_read(emissions[i], potential[i]);
    }
    model_forward(model, (const chances *)potential, end, forward);
    chances backward = {0};
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        backward[k] = tag_closes(k) ? 1.0f : 0.0f;
    }
    for (uint32_t i = count; i > first; i--) {
        if (tags[i - 1] != 0) {
            certainty[i - 1] = chance_of(forward[i - 1], backward, tags[i - 1]);
        }
        model_step_back(model, potential[i - 1], backward);
    }
}

void names_model_decode(struct arena *scratch, const struct names_model *model,
                        const struct names_view *view, uint32_t sentence, uint8_t *tags,
                        float *certainty)
{
    uint32_t count = view->document->sentences[sentence].token_count;
    if (count == 0) {
        return;
    }
    scores *emissions = arena_array(scratch, count, sizeof *emissions);
    model_score(model, view, sentence, emissions);
    model_viterbi(scratch, model, (const scores *)emissions, count, tags);
    bool any = false;
    for (uint32_t i = 0; i < count; i++) {
        any = any || tags[i] != 0;
    }
    if (any) {
        model_certainty(scratch, model, (const scores *)emissions, count, tags, certainty);
    }
}
