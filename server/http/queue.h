#ifndef DATELINED_HTTP_QUEUE_H
#define DATELINED_HTTP_QUEUE_H

#include <stdbool.h>

/* A bounded queue of jobs with threads of its own, for requests that take long. */
struct queue;

/* `run` is called for each job by a thread of the queue, `refuse` for those that still waited when
 * the queue was stopped. NULL when threads cannot be started. */
struct queue *queue_new(unsigned threads, unsigned limit, void (*run)(void *job),
                        void (*refuse)(void *job));

/* Books a place for one job; false when all are taken. Then queue_push must follow: the two are
 * apart so that a connection can be suspended in between. */
bool queue_reserve(struct queue *queue);
void queue_push(struct queue *queue, void *job);

/* Lets the running jobs end, refuses the waiting and all later ones, frees everything. NULL is
 * allowed. queue_stop only does the first part; it may be called once before. */
void queue_stop(struct queue *queue);
void queue_free(struct queue *queue);

#endif
