/* A ring of jobs under one lock. */
#include "http/queue.h"

#include <pthread.h>
#include <stdlib.h>

struct queue {
    void (*run)(void *job);
    void (*refuse)(void *job);
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool stopping;
    unsigned limit;
    unsigned reserved; /* waiting jobs and those about to be pushed */
    unsigned first, waiting;
    unsigned thread_count;
    void **jobs; /* ring of `limit` */
    pthread_t threads[];
};

/* The next job, NULL when the queue stops. */
static void *queue_next(struct queue *queue)
{
    void *job = NULL;
    pthread_mutex_lock(&queue->lock);
    while (queue->waiting == 0 && !queue->stopping) {
        pthread_cond_wait(&queue->changed, &queue->lock);
    }
    if (!queue->stopping) {
        job = queue->jobs[queue->first];
        queue->first = (queue->first + 1) % queue->limit;
        queue->waiting--;
        queue->reserved--;
    }
    pthread_mutex_unlock(&queue->lock);
    return job;
}

static void *queue_work(void *argument)
{
    struct queue *queue = argument;
    void *job;
    while ((job = queue_next(queue))) {
        queue->run(job);
    }
    return NULL;
}

struct queue *queue_new(unsigned threads, unsigned limit, void (*run)(void *job),
                        void (*refuse)(void *job))
{
    struct queue *queue = calloc(1, sizeof *queue + threads * sizeof *queue->threads);
    void **jobs = calloc(limit, sizeof *jobs);
    if (!queue || !jobs) {
        free(queue);
        free(jobs);
        return NULL;
    }
    queue->run = run;
    queue->refuse = refuse;
    queue->limit = limit;
    queue->jobs = jobs;
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->changed, NULL);
    for (unsigned i = 0; i < threads; i++) {
        if (pthread_create(&queue->threads[i], NULL, queue_work, queue)) {
            queue_free(queue);
            return NULL;
        }
        queue->thread_count++;
    }
    return queue;
}

bool queue_reserve(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool free_place = queue->reserved < queue->limit && !queue->stopping;
    queue->reserved += free_place;
    pthread_mutex_unlock(&queue->lock);
    return free_place;
}

void queue_push(struct queue *queue, void *job)
{
    pthread_mutex_lock(&queue->lock);
    bool accepted = !queue->stopping;
    if (accepted) {
        queue->jobs[(queue->first + queue->waiting) % queue->limit] = job;
        queue->waiting++;
        pthread_cond_signal(&queue->changed);
    }
    pthread_mutex_unlock(&queue->lock);
    if (!accepted) {
        queue->refuse(job);
    }
}

void queue_stop(struct queue *queue)
{
    if (!queue) {
        return;
    }
    pthread_mutex_lock(&queue->lock);
    queue->stopping = true;
    pthread_cond_broadcast(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
    for (unsigned i = 0; i < queue->thread_count; i++) {
        pthread_join(queue->threads[i], NULL);
    }
    queue->thread_count = 0;
    for (; queue->waiting > 0; queue->waiting--) {
        queue->refuse(queue->jobs[queue->first]);
        queue->first = (queue->first + 1) % queue->limit;
    }
}

void queue_free(struct queue *queue)
{
    if (queue) {
        queue_stop(queue);
        pthread_mutex_destroy(&queue->lock);
        pthread_cond_destroy(&queue->changed);
        free(queue->jobs);
        free(queue);
    }
}
