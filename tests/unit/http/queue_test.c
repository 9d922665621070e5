/* The bounded queue of long requests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <time.h>

#include "http/queue.h"

struct job {
    atomic_int *hold;
    atomic_int run, refused;
};

static void pause_ms(long ms)
{
    const struct timespec time = {.tv_nsec = ms * 1000000};
    nanosleep(&time, NULL);
}

static void run(void *pointer)
{
    struct job *job = pointer;
    while (atomic_load(job->hold)) {
        pause_ms(1);
    }
    atomic_fetch_add(&job->run, 1);
}

static void refuse(void *pointer)
{
    struct job *job = pointer;
    atomic_fetch_add(&job->refused, 1);
}

static void test_runs_all(void **state)
{
    (void)state;
    atomic_int hold = 0;
    struct job job = {.hold = &hold};
    struct queue *queue = queue_new(2, 4, run, refuse);
    for (int i = 0; i < 200; i++) {
        while (!queue_reserve(queue)) {
            pause_ms(1);
        }
        queue_push(queue, &job);
    }
    while (atomic_load(&job.run) < 200) {
        pause_ms(1);
    }
    queue_free(queue);
    assert_int_equal(atomic_load(&job.run), 200);
    assert_int_equal(atomic_load(&job.refused), 0);
}

static void test_is_bounded_and_refuses_what_waits(void **state)
{
    (void)state;
    atomic_int hold = 1;
    struct job job = {.hold = &hold};
    struct queue *queue = queue_new(1, 2, run, refuse);
    int accepted = 0;
    for (int i = 0; i < 50; i++) {
        if (queue_reserve(queue)) {
            queue_push(queue, &job);
            accepted++;
        }
        pause_ms(1);
    }
    assert_int_equal(accepted, 3);
    assert_true(atomic_load(&job.run) == 0);
    atomic_store(&hold, 0);
    queue_free(queue);
    assert_int_equal(atomic_load(&job.run) + atomic_load(&job.refused), 3);
    assert_true(atomic_load(&job.run) >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_all),
        cmocka_unit_test(test_is_bounded_and_refuses_what_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
