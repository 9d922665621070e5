/* A ring of slots that each go round through four states: free, read, being analysed, done. The
 * reading thread fills free slots in order, analysing threads claim read ones in order, and the
 * caller takes done ones in order; so the output does not depend on which thread was faster. A
 * file's own slot comes before those of its articles, and the file is freed with its last one.
 * Each kind of thread waits for something of its own, so that a change wakes only who needs it; the
 * reading thread, which is ahead of the others all the time, sleeps until half of the ring is free
 * instead of being woken for every article.
 * Waits end after a tenth of a second at the latest to look for a cancellation, which may come
 * from a signal handler and so cannot wake anybody. */
#include "pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum slot_state { SLOT_FREE, SLOT_READ, SLOT_BUSY, SLOT_DONE };

struct slot {
    enum slot_state state;
    struct file_reading *file;
    size_t article; /* 1-based; 0: the file itself */
    bool last;      /* nothing else refers to `file` */
    struct arena *arena;
    struct analysis analysis;
};

struct pipeline {
    struct pipeline_options options;
    const struct file_job *jobs;
    size_t job_count;
    pthread_mutex_t lock;
    pthread_cond_t has_room;  /* for the reading thread: half of the ring is free */
    pthread_cond_t has_work;  /* for the analysing threads: a slot was read, or was the last */
    pthread_cond_t has_items; /* for the caller: a slot is done, or nothing more will be read */
    struct slot *slots;
    size_t slot_count;
    size_t filled;  /* slots filled since the start; the next one is filled % slot_count */
    size_t claimed; /* by analysing threads */
    size_t taken;   /* by the caller */
    bool holding;   /* the caller still uses the slot before `taken` */
    bool read_all;
    bool stopped;
    struct file_reading *unfinished; /* the last file, when not all of it went into the ring */
    pthread_t *threads;              /* [0] reads, the others analyse */
    size_t thread_count;
};

static bool is_stopped(const struct pipeline *pipeline)
{
    return pipeline->stopped || atomic_load(pipeline->options.cancelled);
}

/* Waits for a condition, or a tenth of a second; the lock is held before and after. */
static void wait_for(struct pipeline *pipeline, pthread_cond_t *condition)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 100000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(condition, &pipeline->lock, &until);
}

/* Slots that are not free. */
static size_t slots_used(const struct pipeline *pipeline)
{
    return pipeline->filled - (pipeline->taken - pipeline->holding);
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Puts one slot into the ring; false when stopped. */
static bool fill_slot(struct pipeline *pipeline, struct file_reading *file, size_t article)
{
    pthread_mutex_lock(&pipeline->lock);
    struct slot *slot = &pipeline->slots[pipeline->filled % pipeline->slot_count];
    bool full = slot->state != SLOT_FREE;
    while (full && slots_used(pipeline) > pipeline->slot_count / 2 && !is_stopped(pipeline)) {
        wait_for(pipeline, &pipeline->has_room);
    }
    bool filled = slot->state == SLOT_FREE && !is_stopped(pipeline);
    if (filled) {
        slot->file = file;
        slot->article = article;
        slot->last = article == file->article_count;
        slot->state = SLOT_READ;
        pipeline->filled++;
        pthread_cond_signal(&pipeline->has_work);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return filled;
}

static void *read_files(void *context)
{
    struct pipeline *pipeline = context;
    bool going = true;
    for (size_t i = 0; i < pipeline->job_count && going; i++) {
        struct file_reading *file =
            file_reading_new(&pipeline->jobs[i], &pipeline->options.reading);
        size_t count = file->article_count;
        size_t next = 0;
        while (next <= count && going) {
            going = fill_slot(pipeline, file, next);
            next += going;
        }
        pipeline->unfinished = next <= count ? file : NULL;
    }
    pthread_mutex_lock(&pipeline->lock);
    pipeline->read_all = true;
    pthread_cond_broadcast(&pipeline->has_work);
    pthread_cond_signal(&pipeline->has_items);
    pthread_mutex_unlock(&pipeline->lock);
    return NULL;
}

/* --- analysing -------------------------------------------------------------------------------- */

/* The next slot that nobody works on; NULL at the end. The lock is held. */
static struct slot *claim_slot(struct pipeline *pipeline)
{
    while (!is_stopped(pipeline)) {
        if (pipeline->claimed < pipeline->filled) {
            struct slot *slot = &pipeline->slots[pipeline->claimed % pipeline->slot_count];
            pipeline->claimed++;
            slot->state = SLOT_BUSY;
            return slot;
        }
        if (pipeline->read_all) {
            return NULL;
        }
        wait_for(pipeline, &pipeline->has_work);
    }
    return NULL;
}

static void *analyse_articles(void *context)
{
    struct pipeline *pipeline = context;
    pthread_mutex_lock(&pipeline->lock);
    for (struct slot *slot = claim_slot(pipeline); slot; slot = claim_slot(pipeline)) {
        pthread_mutex_unlock(&pipeline->lock);
        if (slot->article > 0) {
            arena_reset(slot->arena);
            slot->analysis = (struct analysis){0};
            analysis_run(slot->arena, pipeline->options.engine,
                         &slot->file->articles[slot->article - 1], &slot->analysis);
        }
        pthread_mutex_lock(&pipeline->lock);
        slot->state = SLOT_DONE;
        pthread_cond_signal(&pipeline->has_items);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return NULL;
}

/* --- taking ----------------------------------------------------------------------------------- */

/* Gives the slot that the caller used back to the ring. The lock is held. */
static void release_held(struct pipeline *pipeline)
{
    if (!pipeline->holding) {
        return;
    }
    struct slot *slot = &pipeline->slots[(pipeline->taken - 1) % pipeline->slot_count];
    if (slot->last) {
        file_reading_free(slot->file);
    }
    slot->file = NULL;
    slot->state = SLOT_FREE;
    pipeline->holding = false;
    if (slots_used(pipeline) <= pipeline->slot_count / 2) {
        pthread_cond_signal(&pipeline->has_room);
    }
}

bool pipeline_next(struct pipeline *pipeline, struct pipeline_item *out)
{
    pthread_mutex_lock(&pipeline->lock);
    release_held(pipeline);
    struct slot *slot = &pipeline->slots[pipeline->taken % pipeline->slot_count];
    while (slot->state != SLOT_DONE && !is_stopped(pipeline) &&
           !(pipeline->read_all && pipeline->taken == pipeline->filled)) {
        wait_for(pipeline, &pipeline->has_items);
    }
    bool ready = slot->state == SLOT_DONE && !is_stopped(pipeline);
    if (ready) {
        pipeline->taken++;
        pipeline->holding = true;
        bool article = slot->article > 0;
        *out = (struct pipeline_item){slot->file,
                                      article ? &slot->file->articles[slot->article - 1] : NULL,
                                      article ? &slot->analysis : NULL};
    }
    pthread_mutex_unlock(&pipeline->lock);
    return ready;
}

/* --- the whole -------------------------------------------------------------------------------- */

static void start_thread(struct pipeline *pipeline, void *(*run)(void *))
{
    if (pthread_create(&pipeline->threads[pipeline->thread_count], NULL, run, pipeline) != 0) {
        abort(); /* no threads left in the system: as without memory, nothing useful can go on */
    }
    pipeline->thread_count++;
}

struct pipeline *pipeline_new(const struct pipeline_options *options, const struct file_job *jobs,
                              size_t job_count)
{
    struct pipeline *pipeline = calloc(1, sizeof *pipeline);
    size_t slot_count = 8 * (size_t)options->threads + 8;
    if (!pipeline || !(pipeline->slots = calloc(slot_count, sizeof *pipeline->slots)) ||
        !(pipeline->threads = calloc(options->threads + 1u, sizeof *pipeline->threads))) {
        abort();
    }
    pipeline->options = *options;
    pipeline->jobs = jobs;
    pipeline->job_count = job_count;
    pipeline->slot_count = slot_count;
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->has_room, NULL);
    pthread_cond_init(&pipeline->has_work, NULL);
    pthread_cond_init(&pipeline->has_items, NULL);
    for (size_t i = 0; i < slot_count; i++) {
        pipeline->slots[i].arena = arena_new();
    }
    start_thread(pipeline, read_files);
    for (unsigned i = 0; i < options->threads; i++) {
        start_thread(pipeline, analyse_articles);
    }
    return pipeline;
}

/* Frees the files that are still referred to, each once: the slots of one file follow each other,
 * and an unfinished file is the last of all. */
static void free_pending_files(struct pipeline *pipeline)
{
    struct file_reading *previous = NULL;
    for (size_t i = pipeline->taken - pipeline->holding; i < pipeline->filled; i++) {
        struct file_reading *file = pipeline->slots[i % pipeline->slot_count].file;
        if (file != previous) {
            file_reading_free(previous);
            previous = file;
        }
    }
    if (pipeline->unfinished != previous) {
        file_reading_free(pipeline->unfinished);
    }
    file_reading_free(previous);
}

void pipeline_free(struct pipeline *pipeline)
{
    if (!pipeline) {
        return;
    }
    pthread_mutex_lock(&pipeline->lock);
    pipeline->stopped = true;
    pthread_cond_signal(&pipeline->has_room);
    pthread_cond_broadcast(&pipeline->has_work);
    pthread_mutex_unlock(&pipeline->lock);
    for (size_t i = 0; i < pipeline->thread_count; i++) {
        pthread_join(pipeline->threads[i], NULL);
    }
    free_pending_files(pipeline);
    for (size_t i = 0; i < pipeline->slot_count; i++) {
        arena_free(pipeline->slots[i].arena);
    }
    pthread_cond_destroy(&pipeline->has_room);
    pthread_cond_destroy(&pipeline->has_work);
    pthread_cond_destroy(&pipeline->has_items);
    pthread_mutex_destroy(&pipeline->lock);
    free(pipeline->slots);
    free(pipeline->threads);
    free(pipeline);
}
