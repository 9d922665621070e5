/* A thread that wakes up now and then, looks at the loader's counters and writes a line. */
#include "commands/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"

#define BAR_WIDTH     40
#define BAR_EVERY_MS  200
#define LINE_EVERY_MS 5000

static void draw_bar(const struct load_progress *now)
{
    double share = now->files_found ? (double)now->files_done / (double)now->files_found : 0;
    int filled = (int)(share * BAR_WIDTH);
    char bar[BAR_WIDTH + 1];
    for (int i = 0; i < BAR_WIDTH; i++) {
        bar[i] = i < filled ? '#' : '.';
    }
    bar[BAR_WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %llu of %llu files, %llu articles ", bar,
            (unsigned long long)now->files_done, (unsigned long long)now->files_found,
            (unsigned long long)now->articles_done);
}

static void write_line(const struct load_progress *now)
{
    log_info("loading: %llu of %llu files, %llu articles, %.1f s",
             (unsigned long long)now->files_done, (unsigned long long)now->files_found,
             (unsigned long long)now->articles_done, now->seconds);
}

static struct timespec deadline_after(int ms)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_sec += ms / 1000;
    time.tv_nsec += (long)(ms % 1000) * 1000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    return time;
}

static void *show(void *context)
{
    struct progress *progress = context;
    pthread_mutex_lock(&progress->lock);
    while (!progress->stop) {
        struct timespec until = deadline_after(progress->terminal ? BAR_EVERY_MS : LINE_EVERY_MS);
        pthread_cond_timedwait(&progress->wake, &progress->lock, &until);
        struct load_progress now = loader_progress(progress->loader);
        if (progress->stop || !now.running) {
            continue;
        }
        if (progress->terminal) {
            draw_bar(&now);
        } else {
            write_line(&now);
        }
    }
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

void progress_start(struct progress *progress, const struct loader *loader)
{
    *progress = (struct progress){.loader = loader, .terminal = isatty(STDERR_FILENO)};
    pthread_mutex_init(&progress->lock, NULL);
    pthread_cond_init(&progress->wake, NULL);
    if (pthread_create(&progress->thread, NULL, show, progress) != 0) {
        progress->loader = NULL; /* nothing is shown, the load goes on */
    }
}

void progress_stop(struct progress *progress)
{
    if (progress->loader) {
        pthread_mutex_lock(&progress->lock);
        progress->stop = true;
        pthread_cond_signal(&progress->wake);
        pthread_mutex_unlock(&progress->lock);
        pthread_join(progress->thread, NULL);
        if (progress->terminal) {
            fprintf(stderr, "\r%*s\r", BAR_WIDTH + 60, "");
        }
    }
    pthread_cond_destroy(&progress->wake);
    pthread_mutex_destroy(&progress->lock);
}
