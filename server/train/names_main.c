/* Trains the name model:
 *
 *     names_main CORPUS CLASSES OUT
 *
 * CORPUS is what names_data.py writes, CLASSES a list "word TAB class" by falling frequency. A
 * linear-chain CRF is fitted by stochastic gradient steps with AdaGrad (Duchi et al. 2011). Where a
 * set leaves the type of a stretch open, the likelihood is summed over all tags that it allows.
 * Copies of some documents in capitals and in title case teach the model to read headlines, copies
 * in small letters text written without care. Weights are then rounded to eight bits with one shift
 * for each row. The same input gives the same file.
 */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "extract/gazetteer.h"
#include "extract/mentions/names_features.h"
#include "extract/mentions/names_model.h"
#include "extract/models.h"
#include "names_classes.h"
#include "names_corpus.h"
#include "names_lattice.h"
#include "text/tagger.h"

#define ROW_COUNT      400000u
#define EPOCHS         5 /* the first two without the silver sets */
#define GOLD_EPOCHS    2
#define SURE_AT        0.9 /* a tag this likely becomes the label of a silver token */
#define STEP           0.02
#define RUNS           4 /* each with another order of the samples and other documents recased */
#define NOISE_EVERY    6
#define LATE           0.5f  /* sets that weigh less come in after GOLD_EPOCHS */
#define DOUBTED        0.25f /* of those that weigh less still, labels may be wrong */
#define CAPITALS_SHARE 0.6f  /* of a set's weight, for copies of its documents */
#define TITLE_SHARE    0.75f
#define SMALL_SHARE    0.3f
#define DECAY          2e-7
#define SNAPSHOTS      8 /* an epoch, after the first with all sets; the model is their mean */

struct sample {
    uint32_t token_count;
    float weight;
    bool late;          /* comes in after the surer sets */
    bool doubted;       /* its labels may be wrong */
    uint32_t *allowed;  /* per token: one bit per tag */
    uint32_t *first;    /* per token: into features; one more at the end */
    uint32_t *features; /* rows */
};

struct trainer {
    struct arena *arena;
    struct arena *run_arena; /* of the samples of one run */
    const struct gazetteer *gazetteer;
    struct tagger *tagger;
    uint32_t *class_keys;
    uint16_t *class_values;
    struct sample *samples;
    size_t sample_count;
    size_t sample_capacity;
    float *weights; /* ROW_COUNT x NAMES_WEIGHTS */
    float *squares;
    double transitions[NAMES_TAGS][NAMES_TAGS];
    double transition_squares[NAMES_TAGS][NAMES_TAGS];
    double *weight_sums; /* of the snapshots */
    double transition_sums[NAMES_TAGS][NAMES_TAGS];
    size_t snapshot_count;
};

/* --- samples ------------------------------------------------------------------------------------
 */

static uint32_t tags_of(unsigned types, enum names_position position)
{
    uint32_t tags = 0;
    for (unsigned type = 0; type < 4; type++) {
        tags |= types >> type & 1 ? 1u << (1 + 4 * type + position) : 0;
    }
    return tags;
}

#define ALL_TAGS ((1u << NAMES_TAGS) - 1)

/* What each token of the document may be. */
static uint32_t *document_allowed(struct arena *arena, const struct names_article *corpus,
                                  const struct document *document)
{
    uint32_t *allowed = ARENA_ARRAY(arena, uint32_t, document->token_count);
    const uint32_t others =
        1u | tags_of(1u << ENTITY_OTHER, NAMES_B) | tags_of(1u << ENTITY_OTHER, NAMES_I) |
        tags_of(1u << ENTITY_OTHER, NAMES_L) | tags_of(1u << ENTITY_OTHER, NAMES_U);
    for (size_t i = 0; i < document->token_count; i++) {
        allowed[i] = corpus->marks_all ? 1u : others;
    }
    for (size_t m = 0; m < corpus->mark_count; m++) {
        const struct names_mark *mark = &corpus->marks[m];
        for (size_t i = 0; i < document->token_count; i++) {
            const struct extent *at = &document->tokens[i].at;
            enum field field = document_sentence_of(document, (uint32_t)i)->field;
            if (field != mark->field || at->end <= mark->start || at->start >= mark->end) {
                continue;
            }
            bool first = at->start <= mark->start;
            bool last = at->end >= mark->end;
            bool whole = at->start >= mark->start && at->end <= mark->end;
            enum names_position position = first && last ? NAMES_U
                                           : first       ? NAMES_B
                                           : last        ? NAMES_L
                                                         : NAMES_I;
            if (mark->types == NAMES_MARK_NONE) {
                allowed[i] = 1u;
                continue;
            }
            if (mark->types == NAMES_MARK_SOME) {
                allowed[i] = ALL_TAGS & ~1u;
                continue;
            }
            allowed[i] =
                mark->types == NAMES_MARK_ANY || !whole ? ALL_TAGS : tags_of(mark->types, position);
        }
    }
    return allowed;
}

static void trainer_add_sentence(struct trainer *trainer, const struct names_view *view,
                                 uint32_t index, const uint32_t *allowed,
                                 const struct names_article *corpus, float share)
{
    const struct sentence *sentence = &view->document->sentences[index];
    uint32_t found[NAMES_FEATURES_MAX];
    uint32_t count = sentence->token_count;
    struct sample sample = {
        .token_count = count,
        .weight = corpus->weight * share,
        .late = corpus->weight < LATE,
        .doubted = corpus->weight < DOUBTED,
        .allowed = ARENA_ARRAY(trainer->run_arena, uint32_t, count),
        .first = ARENA_ARRAY(trainer->run_arena, uint32_t, count + 1),
        .features = ARENA_ARRAY(trainer->run_arena, uint32_t, count * NAMES_FEATURES_MAX)};
    uint32_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t features = names_features(view, index, sentence->first_token + i, found);
        sample.allowed[i] = allowed[sentence->first_token + i];
        sample.first[i] = used;
        for (size_t f = 0; f < features; f++) {
            sample.features[used++] = names_row(found[f], ROW_COUNT);
        }
    }
    sample.first[count] = used;
    trainer->samples = arena_grow(trainer->run_arena, trainer->samples, trainer->sample_count,
                                  &trainer->sample_capacity, sizeof *trainer->samples);
    trainer->samples[trainer->sample_count++] = sample;
}

static void trainer_add_document(struct trainer *trainer, const struct names_article *corpus,
                                 float share)
{
    struct arena *scratch = arena_new();
    struct document document;
    struct names_view view;
    struct names_classes classes = {trainer->class_keys, trainer->class_values};
    document_read(scratch, &corpus->article, &document);
    tagger_tag(trainer->tagger, scratch, &document);
    names_view_read(scratch, trainer->gazetteer, &classes, &document, &view);
    uint32_t *allowed = document_allowed(scratch, corpus, &document);
    for (uint32_t s = 0; s < document.sentence_count; s++) {
        if (document.sentences[s].token_count > 0) {
            trainer_add_sentence(trainer, &view, s, allowed, corpus, share);
        }
    }
    arena_free(scratch);
}

/* Copies of a part of the documents are written as headlines are, or without care. */
enum recase { RECASE_TITLE, RECASE_CAPITALS, RECASE_SMALL, RECASE_NONE };

static void trainer_add_copy(struct trainer *trainer, const struct names_article *document,
                             enum recase recase)
{
    static const float shares[] = {TITLE_SHARE, CAPITALS_SHARE, SMALL_SHARE};
    struct arena *arena = trainer->run_arena;
    struct names_article copy = *document;
    struct span *fields[] = {&copy.article.title, &copy.article.body};
    for (size_t i = 0; i < 2; i++) {
        *fields[i] = recase == RECASE_SMALL
                         ? names_corpus_lower(arena, *fields[i])
                         : names_corpus_recase(arena, *fields[i], recase == RECASE_TITLE);
    }
    trainer_add_document(trainer, &copy, shares[recase]);
}

static void trainer_add_corpus(struct trainer *trainer, const struct names_corpus *corpus, int run)
{
    static const enum recase turns[NOISE_EVERY] = {RECASE_CAPITALS, RECASE_TITLE, RECASE_SMALL,
                                                   RECASE_NONE,     RECASE_NONE,  RECASE_NONE};
    for (size_t i = 0; i < corpus->count; i++) {
        const struct names_article *document = &corpus->documents[i];
        trainer_add_document(trainer, document, 1);
        enum recase recase = turns[(i + 2 * (size_t)run) % NOISE_EVERY];
        if (recase != RECASE_NONE && document->weight >= LATE) {
            trainer_add_copy(trainer, document, recase);
        }
    }
}

/* --- the field
 * ------------------------------------------------------------------------------------ */

static void lattice_potentials(const struct trainer *trainer, const struct sample *sample,
                               struct lattice *lattice)
{
    for (uint32_t i = 0; i < sample->token_count; i++) {
        float sum[NAMES_WEIGHTS] = {0};
        for (uint32_t f = sample->first[i]; f < sample->first[i + 1]; f++) {
            const float *weights = trainer->weights + (size_t)sample->features[f] * NAMES_WEIGHTS;
            for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
                sum[k] += weights[k];
            }
        }
        double most = 0;
        for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
            most = (double)sum[k] > most ? (double)sum[k] : most;
        }
        lattice->potential[i][0] = exp(-most);
        for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
            lattice->potential[i][k + 1] = exp((double)sum[k] - most);
        }
    }
}

static void trainer_step(struct trainer *trainer, uint32_t feature, const double *gradient)
{
    float *weights = trainer->weights + (size_t)feature * NAMES_WEIGHTS;
    float *squares = trainer->squares + (size_t)feature * NAMES_WEIGHTS;
    for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
        float slope = (float)gradient[k + 1] - (float)DECAY * weights[k];
        squares[k] += slope * slope;
        weights[k] += slope == 0 ? 0 : (float)STEP * slope / (sqrtf(squares[k]) + 1e-6f);
    }
}

static void trainer_factors(const struct trainer *trainer, double factors[NAMES_TAGS][NAMES_TAGS])
{
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            factors[a][b] = names_tag_follows(a, b) ? exp(trainer->transitions[a][b]) : 0;
        }
    }
}

/* One step up the gradient: what the labels allow less what the model expects. */
static void trainer_learn(struct trainer *trainer, const struct sample *sample)
{
    struct arena *scratch = arena_new();
    uint32_t count = sample->token_count;
    struct lattice lattice = lattice_new(scratch, count);
    lattice_row *gradient = arena_array(scratch, count, sizeof(lattice_row));
    double factors[NAMES_TAGS][NAMES_TAGS];
    trainer_factors(trainer, factors);
    lattice_potentials(trainer, sample, &lattice);
    if (!lattice_expect(factors, count, sample->allowed, 1, &lattice)) {
        arena_free(scratch);
        return;
    }
    memcpy(gradient, lattice.marginal, count * sizeof(lattice_row));
    lattice_expect(factors, count, NULL, -1, &lattice);
    for (uint32_t i = 0; i < count; i++) {
        for (unsigned k = 0; k < NAMES_TAGS; k++) {
            gradient[i][k] = (double)sample->weight * (gradient[i][k] - lattice.marginal[i][k]);
        }
        for (uint32_t f = sample->first[i]; f < sample->first[i + 1]; f++) {
            trainer_step(trainer, sample->features[f], gradient[i]);
        }
    }
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            double slope = (double)sample->weight * lattice.pairs[a][b];
            trainer->transition_squares[a][b] += slope * slope;
            trainer->transitions[a][b] +=
                STEP * slope / (sqrt(trainer->transition_squares[a][b]) + 1e-6);
        }
    }
    arena_free(scratch);
}

/* Where the model is sure of a tag, that becomes the label of a silver sample; elsewhere its own
 * label stays allowed beside the model's. */
static void trainer_relabel(const struct trainer *trainer, struct sample *sample)
{
    struct arena *scratch = arena_new();
    struct lattice lattice = lattice_new(scratch, sample->token_count);
    double factors[NAMES_TAGS][NAMES_TAGS];
    trainer_factors(trainer, factors);
    lattice_potentials(trainer, sample, &lattice);
    if (lattice_expect(factors, sample->token_count, NULL, 0, &lattice)) {
        for (uint32_t i = 0; i < sample->token_count; i++) {
            unsigned best = 0;
            for (unsigned k = 1; k < NAMES_TAGS; k++) {
                best = lattice.marginal[i][k] > lattice.marginal[i][best] ? k : best;
            }
            bool sure = lattice.marginal[i][best] > SURE_AT;
            sample->allowed[i] = sure ? 1u << best : sample->allowed[i] | 1u << best;
        }
    }
    arena_free(scratch);
}

static void trainer_relabel_silver(struct trainer *trainer)
{
    for (size_t i = 0; i < trainer->sample_count; i++) {
        if (trainer->samples[i].doubted) {
            trainer_relabel(trainer, &trainer->samples[i]);
        }
    }
}

static void trainer_shuffle(struct trainer *trainer, uint64_t *state)
{
    for (size_t i = trainer->sample_count; i > 1; i--) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        size_t k = (size_t)(*state >> 33) % i;
        struct sample swap = trainer->samples[i - 1];
        trainer->samples[i - 1] = trainer->samples[k];
        trainer->samples[k] = swap;
    }
}

/* --- the mean
 * ------------------------------------------------------------------------------------- */

static void trainer_take_snapshot(struct trainer *trainer)
{
    trainer->snapshot_count++;
    for (size_t k = 0; k < (size_t)ROW_COUNT * NAMES_WEIGHTS; k++) {
        trainer->weight_sums[k] += (double)trainer->weights[k];
    }
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            trainer->transition_sums[a][b] += trainer->transitions[a][b];
        }
    }
}

static void trainer_add_sums(struct trainer *trainer, const struct trainer *run)
{
    trainer->snapshot_count += run->snapshot_count;
    for (size_t k = 0; k < (size_t)ROW_COUNT * NAMES_WEIGHTS; k++) {
        trainer->weight_sums[k] += run->weight_sums[k];
    }
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            trainer->transition_sums[a][b] += run->transition_sums[a][b];
        }
    }
}

/* The mean of the snapshots becomes the model: what the last steps happened to be weighs less. */
static void trainer_take_mean(struct trainer *trainer)
{
    double count = (double)trainer->snapshot_count;
    for (size_t k = 0; k < (size_t)ROW_COUNT * NAMES_WEIGHTS; k++) {
        trainer->weights[k] = (float)(trainer->weight_sums[k] / count);
    }
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            trainer->transitions[a][b] = trainer->transition_sums[a][b] / count;
        }
    }
}

static void trainer_run_epoch(struct trainer *trainer, int epoch)
{
    size_t step = trainer->sample_count / SNAPSHOTS + 1;
    for (size_t i = 0; i < trainer->sample_count; i++) {
        const struct sample *sample = &trainer->samples[i];
        if (epoch >= GOLD_EPOCHS || !sample->late) {
            trainer_learn(trainer, sample);
        }
        if (epoch > GOLD_EPOCHS && i % step == 0) {
            trainer_take_snapshot(trainer);
        }
    }
}

/* Fits a model from nothing and sums its snapshots up. */
static void trainer_run(struct trainer *trainer, const struct names_corpus *corpus, int run)
{
    trainer->run_arena = arena_new();
    trainer_add_corpus(trainer, corpus, run);
    uint64_t random = 1 + (uint64_t)run;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        trainer_shuffle(trainer, &random);
        trainer_run_epoch(trainer, epoch);
        if (epoch + 1 == GOLD_EPOCHS) {
            trainer_relabel_silver(trainer);
        }
    }
    arena_free(trainer->run_arena);
}

/* --- the runs
 * ------------------------------------------------------------------------------------- */

struct run {
    struct trainer trainer;
    const struct names_corpus *corpus;
    int number;
    pthread_t thread;
};

static void *run_start(void *data)
{
    struct run *run = data;
    trainer_run(&run->trainer, run->corpus, run->number);
    return NULL;
}

static void trainer_take_weights(struct trainer *trainer)
{
    size_t count = (size_t)ROW_COUNT * NAMES_WEIGHTS;
    trainer->weights = ARENA_ARRAY(trainer->arena, float, count);
    trainer->weight_sums = ARENA_ARRAY(trainer->arena, double, count);
    trainer->squares = ARENA_ARRAY(trainer->arena, float, count);
}

/* The runs go side by side; their sums are added in order, whichever ends first. */
static enum status trainer_fit(struct trainer *trainer, const struct names_corpus *corpus,
                               struct failure *failure)
{
    struct run runs[RUNS];
    int started = 0;
    trainer_take_weights(trainer);
    for (int i = 0; i < RUNS; i++) {
        runs[i] = (struct run){.trainer = *trainer, .corpus = corpus, .number = i};
        trainer_take_weights(&runs[i].trainer);
    }
    while (started < RUNS &&
           pthread_create(&runs[started].thread, NULL, run_start, runs + started) == 0) {
        started++;
    }
    for (int i = 0; i < started; i++) {
        pthread_join(runs[i].thread, NULL);
        trainer_add_sums(trainer, &runs[i].trainer);
    }
    trainer_take_mean(trainer);
    return started == RUNS ? STATUS_OK
                           : failure_set(failure, STATUS_INTERNAL, "cannot start %d threads", RUNS);
}

/* --- the file
 * ------------------------------------------------------------------------------------- */

/* Rounds a row to eight bits under the smallest shift that holds it. */
static void quantise(const float *weights, int8_t *out, uint8_t *shift)
{
    const float unit = (float)(1 << NAMES_SCALE_BITS);
    float most = 0;
    for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
        most = fabsf(weights[k]) > most ? fabsf(weights[k]) : most;
    }
    unsigned bits = 0;
    while (most * unit > 127.0f * (float)(1 << bits) && bits < 15) {
        bits++;
    }
    for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
        out[k] = (int8_t)lrintf(weights[k] * unit / (float)(1 << bits));
    }
    *shift = (uint8_t)bits;
}

static void model_write(const struct trainer *trainer, struct buffer *out)
{
    struct names_header header = {.version = NAMES_VERSION,
                                  .features_version = NAMES_FEATURES_VERSION,
                                  .row_count = ROW_COUNT};
    memcpy(header.magic, NAMES_MAGIC, sizeof header.magic);
    buffer_add(out, (struct span){(const char *)&header, sizeof header});
    for (unsigned a = 0; a < NAMES_TAGS; a++) {
        for (unsigned b = 0; b < NAMES_TAGS; b++) {
            int32_t score = (int32_t)lrint(trainer->transitions[a][b] * (1 << NAMES_SCALE_BITS));
            buffer_add(out, (struct span){(const char *)&score, sizeof score});
        }
    }
    static const char zeros[16] = {0};
    buffer_add(out, (struct span){zeros, NAMES_WEIGHTS_AT - out->len});
    uint8_t *shifts = arena_alloc(trainer->arena, ROW_COUNT);
    for (uint32_t r = 0; r < ROW_COUNT; r++) {
        int8_t weights[NAMES_WEIGHTS];
        quantise(trainer->weights + (size_t)r * NAMES_WEIGHTS, weights, &shifts[r]);
        buffer_add(out, (struct span){(const char *)weights, sizeof weights});
    }
    buffer_add(out, (struct span){(const char *)shifts, ROW_COUNT});
    buffer_add(out, (struct span){(const char *)trainer->class_keys,
                                  sizeof(uint32_t) * NAMES_CLASS_SLOTS});
    buffer_add(out, (struct span){(const char *)trainer->class_values,
                                  sizeof(uint16_t) * NAMES_CLASS_SLOTS});
    struct span rest = span_slice(buffer_span(out), sizeof header, out->len);
    header.checksum = hash_64(rest, 0);
    memcpy(out->bytes, &header, sizeof header);
}

static enum status file_write(const char *path, struct span bytes, struct failure *failure)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        return failure_set(failure, STATUS_IO, "cannot write %s", path);
    }
    size_t written = fwrite(bytes.ptr, 1, bytes.len, file);
    bool closed = fclose(file) == 0;
    return written == bytes.len && closed
               ? STATUS_OK
               : failure_set(failure, STATUS_IO, "cannot write %s", path);
}

static enum status tagger_open(struct trainer *trainer, struct models *models,
                               struct failure *failure)
{
    struct span bytes = {0};
    enum status status = models_map(models, trainer->arena, NULL, "tagger.model", &bytes, failure);
    return status == STATUS_OK ? tagger_new(trainer->arena, bytes, &trainer->tagger, failure)
                               : status;
}

static enum status train(struct trainer *trainer, char **paths, struct failure *failure)
{
    enum status status = gazetteer_new(trainer->arena, NULL, &trainer->gazetteer, failure);
    struct names_corpus corpus = {0};
    struct models models = {0};
    if (status == STATUS_OK) {
        status = tagger_open(trainer, &models, failure);
    }
    if (status == STATUS_OK) {
        status = names_classes_read(paths[2], trainer->class_keys, trainer->class_values, failure);
    }
    if (status == STATUS_OK) {
        status = names_corpus_read(trainer->arena, paths[1], &corpus, failure);
    }
    if (status == STATUS_OK) {
        status = trainer_fit(trainer, &corpus, failure);
    }
    models_close(&models);
    if (status != STATUS_OK) {
        return status;
    }
    struct buffer out = {0};
    model_write(trainer, &out);
    status = file_write(paths[3], buffer_span(&out), failure);
    buffer_fini(&out);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: names_main CORPUS CLASSES OUT\n");
        return 2;
    }
    struct arena *arena = arena_new();
    struct trainer trainer = {
        .arena = arena,
        .class_keys = ARENA_ARRAY(arena, uint32_t, NAMES_CLASS_SLOTS),
        .class_values = ARENA_ARRAY(arena, uint16_t, NAMES_CLASS_SLOTS),
    };
    struct failure failure = {{0}};
    enum status status = train(&trainer, argv, &failure);
    if (status != STATUS_OK) {
        fprintf(stderr, "names_main: %s\n", failure.text);
    }
    arena_free(arena);
    return status == STATUS_OK ? 0 : 1;
}
