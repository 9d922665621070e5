/* Trains both passes of the parser. What a pass is given in training comes from models that have
 * not seen the sentence: tags from taggers, and first trees from first passes, each trained on the
 * other folds. Otherwise the second pass would trust its guide too much. */
#include "train/parser_train.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#include "text/passes.h"
#include "text/tagger.h"
#include "train/corpus.h"
#include "train/vocabulary.h"

/* A task holds all weights that it has met, some gigabytes: few run at once. */
enum { FOLDS_MAX = 16, AT_ONCE = 2 };

struct trainer {
    struct arena *arena;
    const struct document *gold;
    struct document given; /* the same with predicted tags and first trees */
    struct lexical lexical;
    const struct parser_training *training;
};

/* One thread's work: a fold to tag or to parse, or the first pass on everything. */
struct task {
    struct trainer *trainer;
    enum status (*run)(struct task *task);
    unsigned fold;
    struct document *trees;     /* parse: where the first trees go */
    struct model_writer writer; /* back: the weights */
    enum status status;
    struct failure failure;
};

static enum status tag_fold(struct task *task)
{
    struct trainer *trainer = task->trainer;
    struct arena *arena = arena_new();
    struct document others;
    struct document held;
    struct buffer bytes = {0};
    struct tagger *tagger = NULL;
    unsigned folds = trainer->training->folds;
    corpus_fold(arena, trainer->gold, task->fold, folds, false, &others);
    corpus_fold(arena, &trainer->given, task->fold, folds, true, &held);
    enum status status = tagger_train(&others, trainer->training->tagger, &bytes, &task->failure);
    if (status == STATUS_OK) {
        struct span copy = arena_copy(arena, buffer_span(&bytes));
        status = tagger_new(arena, copy, &tagger, &task->failure);
    }
    if (status == STATUS_OK) {
        tagger_tag(tagger, arena, &held); /* the lemmas go with the arena; no pass reads them */
    }
    buffer_fini(&bytes);
    arena_free(arena);
    return status;
}

/* Puts first trees on a fold. The tags of all folds are there already. */
static enum status parse_fold(struct task *task)
{
    struct trainer *trainer = task->trainer;
    struct arena *arena = arena_new();
    struct document others;
    struct document held;
    struct model_writer writer;
    struct buffer bytes = {0};
    struct model model;
    struct pass pass;
    unsigned folds = trainer->training->folds;
    struct pass_training training = trainer->training->fold;
    training.lexical = &trainer->lexical;
    corpus_fold(arena, trainer->gold, task->fold, folds, false, &others);
    corpus_fold(arena, task->trees, task->fold, folds, true, &held);
    model_writer_init(&writer, "parser");
    pass_train(&others, &trainer->given, &training, &writer, "back");
    model_writer_finish(&writer, &bytes);
    model_writer_fini(&writer);
    struct span copy = arena_copy(arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    enum status status = model_open(copy, "parser", &model, &task->failure);
    if (status == STATUS_OK) {
        status = passes_open(&model, "back", training.reversed, false, &pass, &task->failure);
    }
    if (status == STATUS_OK) {
        passes_run(&pass, &trainer->lexical, arena, &held);
    }
    arena_free(arena);
    return status;
}

static enum status train_back(struct task *task)
{
    struct trainer *trainer = task->trainer;
    struct pass_training back = trainer->training->back;
    back.lexical = &trainer->lexical;
    model_writer_init(&task->writer, "parser");
    pass_train(trainer->gold, &trainer->given, &back, &task->writer, "back");
    return STATUS_OK;
}

/* Tasks that wait for one of the threads. */
struct queue {
    struct task *tasks;
    unsigned count;
    atomic_uint next;
};

static void *run_queue(void *data)
{
    struct queue *queue = data;
    for (unsigned i = queue->next++; i < queue->count; i = queue->next++) {
        queue->tasks[i].status = queue->tasks[i].run(queue->tasks + i);
    }
    return NULL;
}

/* Runs the tasks, some side by side; each writes to words or weights of its own, so that the order
 * in which they end does not matter. The first failure is returned. */
static enum status run_tasks(struct task *tasks, unsigned count, struct failure *failure)
{
    struct queue queue = {.tasks = tasks, .count = count};
    pthread_t threads[AT_ONCE];
    unsigned started = 0;
    while (started < AT_ONCE && pthread_create(threads + started, NULL, run_queue, &queue) == 0) {
        started++;
    }
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    if (started == 0) {
        return failure_set(failure, STATUS_INTERNAL, "cannot start a thread");
    }
    enum status status = STATUS_OK;
    for (unsigned i = 0; i < count && status == STATUS_OK; i++) {
        status = tasks[i].status;
        if (status != STATUS_OK) {
            failure_set(failure, status, "%s", tasks[i].failure.text);
        }
    }
    return status;
}

/* Tags every fold, then gives every fold its first trees and trains the first pass for use. */
static enum status jackknife(struct trainer *trainer, struct model_writer *writer,
                             struct failure *failure)
{
    struct task tasks[FOLDS_MAX + 1];
    struct document trees;
    unsigned folds = trainer->training->folds;
    assert(folds <= FOLDS_MAX);
    for (unsigned fold = 0; fold < folds; fold++) {
        tasks[fold] = (struct task){.trainer = trainer, .run = tag_fold, .fold = fold};
    }
    enum status status = run_tasks(tasks, folds, failure);
    if (status != STATUS_OK) {
        return status;
    }
    corpus_copy(trainer->arena, &trainer->given, &trees);
    for (unsigned fold = 0; fold < folds; fold++) {
        tasks[fold].run = parse_fold;
        tasks[fold].trees = &trees;
    }
    tasks[folds] = (struct task){.trainer = trainer, .run = train_back};
    status = run_tasks(tasks, folds + 1, failure);
    model_writer_append(writer, &tasks[folds].writer);
    model_writer_fini(&tasks[folds].writer);
    trainer->given = trees;
    return status;
}

/* The lexicon of the parser: word classes only, tags are given. */
static enum status make_lexicon(struct trainer *trainer, struct model_writer *writer,
                                struct failure *failure)
{
    struct vocabulary *vocabulary = vocabulary_new(trainer->arena);
    enum status status =
        vocabulary_read_clusters(vocabulary, trainer->training->tagger->clusters, failure);
    if (status != STATUS_OK) {
        return status;
    }
    vocabulary_write(vocabulary, tag_sets_new(trainer->arena), writer);
    struct buffer bytes = {0};
    struct model model;
    model_writer_finish(writer, &bytes);
    struct span copy = arena_copy(trainer->arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    status = model_open(copy, "parser", &model, failure);
    return status == STATUS_OK ? lexical_open(&model, &trainer->lexical, failure) : status;
}

enum status parser_train(const struct document *document, const struct parser_training *training,
                         struct buffer *out, struct failure *failure)
{
    struct trainer trainer = {.arena = arena_new(), .gold = document, .training = training};
    struct model_writer writer;
    model_writer_init(&writer, "parser");
    corpus_copy(trainer.arena, document, &trainer.given);
    enum status status = make_lexicon(&trainer, &writer, failure);
    if (status == STATUS_OK) {
        status = jackknife(&trainer, &writer, failure);
    }
    if (status == STATUS_OK) {
        struct pass_training forth = training->forth;
        forth.lexical = &trainer.lexical;
        pass_train(document, &trainer.given, &forth, &writer, "forth");
        model_writer_finish(&writer, out);
    }
    model_writer_fini(&writer);
    arena_free(trainer.arena);
    return status;
}
