/* Reads the mapped model and finds the best tags of a sentence (Viterbi over integers, so that
 * every machine finds the same). Probabilities come from forward and backward sums over the same
 * scores, and only for sentences that have a name. */
#include "names_model.h"

#include <math.h>

#include "base/hash.h"
#include "names_rows.h"

#define NAMES_IMPOSSIBLE (-(1 << 28))

/* The tags, filled up to whole vectors of four numbers. */
#define NAMES_LANES 20

/* The tags that may stand before a tag. */
struct predecessors {
    uint8_t count;
    uint8_t tags[NAMES_TAGS];
};

struct names_model {
    struct predecessors before[NAMES_TAGS];
    struct names_classes classes;
    struct names_rows rows;
    int32_t transitions[NAMES_TAGS][NAMES_TAGS];
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
            if (legal) {
                struct predecessors *before = &model->before[to];
                before->tags[before->count++] = (uint8_t)from;
            }
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
        __builtin_prefetch(model->rows.weights + (size_t)rows[f] * NAMES_WEIGHTS);
        __builtin_prefetch(model->rows.shifts + rows[f]);
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
        for (unsigned tag = 0; tag < NAMES_TAGS; tag++) {
            int32_t most = INT32_MIN;
            const struct predecessors *before = &model->before[tag];
            for (unsigned k = 0; k < before->count; k++) {
                unsigned last = before->tags[k];
                int32_t score = best[last] + model->transitions[last][tag];
                if (score > most) {
                    most = score;
                    from[i][tag] = (uint8_t)last;
                }
            }
            next[tag] = most + emissions[i][tag];
            next[tag] = next[tag] < NAMES_IMPOSSIBLE ? NAMES_IMPOSSIBLE : next[tag];
        }
        memcpy(best, next, sizeof best);
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
        for (unsigned last = 0; i > 0 && last < NAMES_TAGS; last++) {
            chances_add(sum, forward[i - 1][last], model->onward[last]);
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
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        for (unsigned last = 0; last < NAMES_LANES; last++) {
            before[last] += model->back[k][last] * potential[k] * backward[k];
        }
    }
    chances_scale(before);
    memcpy(backward, before, sizeof before);
}

/* Probability of each chosen tag: forward times backward, each row scaled to one. */
static void model_certainty(struct arena *scratch, const struct names_model *model,
                            const scores *emissions, uint32_t count, const uint8_t *tags,
                            float *certainty)
{
    chances *potential = arena_array(scratch, count, sizeof *potential);
    chances *forward = arena_array(scratch, count, sizeof *forward);
    for (uint32_t i = 0; i < count; i++) {
        chances_read(emissions[i], potential[i]);
    }
    model_forward(model, (const chances *)potential, count, forward);
    chances backward = {0};
    for (unsigned k = 0; k < NAMES_TAGS; k++) {
        backward[k] = tag_closes(k) ? 1.0f : 0.0f;
    }
    for (uint32_t i = count; i > 0; i--) {
        chances both;
        for (unsigned k = 0; k < NAMES_LANES; k++) {
            both[k] = forward[i - 1][k] * backward[k];
        }
        chances_scale(both);
        certainty[i - 1] = both[tags[i - 1]];
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
