/* libmicrohttpd's own pool lets its threads race for new connections: the one that wakes first
 * takes all that have come together, so that now and then four busy clients share one core while
 * the other cores are idle, and with thousands of idle connections the luck of the draw changes
 * again. Here every loop is a daemon of its own without a listening socket, and one thread hands
 * the connections out. */
#include "http/loops.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "http/exchange.h"

/* Of each connection, and what 10,000 idle ones cost is mostly this. A request has to fit with the
 * head of its answer: the longest target, or headers a little longer than what is answered by 431;
 * what is larger still is refused by libmicrohttpd itself. */
#define POOL_BYTES ((size_t)12 << 10)
/* Files that the rest of the program has open. */
#define OTHER_FILES 256
#define MOST_LOOPS  64
/* Until there may be room for one more connection. */
#define PAUSE_NS (10 * 1000000)

struct loop {
    struct MHD_Daemon *daemon;
    _Atomic unsigned connections; /* handed to it and not yet closed */
};

struct loops {
    int listen_fd;    /* -1 once refused */
    unsigned limit;   /* of connections in all loops */
    bool accepting;   /* the thread runs */
    atomic_bool ends; /* it shall end */
    pthread_t thread;
    unsigned count;
    struct loop loops[];
};

static void log_library(void *context, const char *format, va_list args)
{
    (void)context;
    char text[256];
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = '\0';
    log_debug("libmicrohttpd: %s", text);
}

/* Raises the soft limit of open files and returns how many connections it has room for. */
static uint32_t fit_connections(uint32_t wanted)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) {
        return wanted;
    }
    rlim_t needed = (rlim_t)wanted + OTHER_FILES;
    if (limit.rlim_cur < needed) {
        rlim_t raised = limit.rlim_max < needed ? limit.rlim_max : needed;
        struct rlimit higher = {.rlim_cur = raised, .rlim_max = limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &higher) == 0) {
            limit.rlim_cur = raised;
        }
    }
    if (limit.rlim_cur >= needed) {
        return wanted;
    }
    uint32_t possible = limit.rlim_cur > 2 * OTHER_FILES ? (uint32_t)(limit.rlim_cur - OTHER_FILES)
                                                         : (uint32_t)(limit.rlim_cur / 2);
    log_warn("the limit of open files allows %u connections, not %u", possible, wanted);
    return possible;
}

static unsigned thread_count(const struct http_options *options)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = options->threads ? options->threads : cores > 0 ? (unsigned)cores : 1;
    return threads < MOST_LOOPS ? threads : MOST_LOOPS;
}

/* --- handing out ------------------------------------------------------------------------------ */

static void connection_changed(void *context, struct MHD_Connection *connection,
                               void **socket_context, enum MHD_ConnectionNotificationCode change)
{
    (void)connection, (void)socket_context;
    struct loop *loop = context;
    if (change == MHD_CONNECTION_NOTIFY_CLOSED) {
        atomic_fetch_sub_explicit(&loop->connections, 1, memory_order_relaxed);
    }
}

static unsigned connections_of(const struct loop *loop)
{
    return atomic_load_explicit(&loop->connections, memory_order_relaxed);
}

uint64_t loops_connections(const struct loops *loops)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < loops->count; i++) {
        sum += connections_of(&loops->loops[i]);
    }
    return sum;
}

static struct loop *least_busy(struct loops *loops)
{
    struct loop *least = &loops->loops[0];
    for (unsigned i = 1; i < loops->count; i++) {
        if (connections_of(&loops->loops[i]) < connections_of(least)) {
            least = &loops->loops[i];
        }
    }
    return least;
}

static void pause_accepting(void)
{
    const struct timespec pause = {.tv_nsec = PAUSE_NS};
    nanosleep(&pause, NULL);
}

/* libmicrohttpd closes the socket itself when it does not want it. */
static void hand_out(struct loops *loops, int fd, const struct sockaddr_storage *address,
                     socklen_t size)
{
    struct loop *loop = least_busy(loops);
    atomic_fetch_add_explicit(&loop->connections, 1, memory_order_relaxed);
    if (MHD_add_connection(loop->daemon, fd, (const struct sockaddr *)address, size) != MHD_YES) {
        atomic_fetch_sub_explicit(&loop->connections, 1, memory_order_relaxed);
        log_debug("a connection could not be taken: %s", strerror(errno));
    }
}

/* Connections above the limit wait in the kernel's queue until others have ended. */
static void *accept_clients(void *argument)
{
    struct loops *loops = argument;
    while (!atomic_load(&loops->ends)) {
        if (loops_connections(loops) >= loops->limit) {
            pause_accepting();
            continue;
        }
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        int fd = accept4(loops->listen_fd, (struct sockaddr *)&address, &size,
                         SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0) {
            hand_out(loops, fd, &address, size);
        } else if (errno != EINTR && errno != ECONNABORTED && !atomic_load(&loops->ends)) {
            pause_accepting(); /* no file or memory left: others must end first */
        }
    }
    return NULL;
}

/* --- start and stop --------------------------------------------------------------------------- */

static struct MHD_Daemon *daemon_start(struct http_server *server, struct loop *loop,
                                       unsigned limit)
{
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET |
                                MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
                            0, NULL, NULL, exchange_step, server, MHD_OPTION_EXTERNAL_LOGGER,
                            log_library, NULL, MHD_OPTION_CONNECTION_LIMIT, limit,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)server->options.idle_timeout_s,
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, POOL_BYTES,
                            MHD_OPTION_URI_LOG_CALLBACK, exchange_start, server,
                            MHD_OPTION_NOTIFY_COMPLETED, exchange_end, server,
                            MHD_OPTION_NOTIFY_CONNECTION, connection_changed, loop, MHD_OPTION_END);
}

struct loops *loops_start(struct http_server *server)
{
    unsigned wanted = thread_count(&server->options);
    struct loops *loops = calloc(1, sizeof *loops + wanted * sizeof *loops->loops);
    if (!loops) {
        return NULL;
    }
    loops->listen_fd = -1;
    loops->limit = fit_connections(server->options.connection_limit);
    for (; loops->count < wanted; loops->count++) {
        struct loop *loop = &loops->loops[loops->count];
        /* Closed connections stay with a loop for a moment, beside those that came after them. */
        loop->daemon = daemon_start(server, loop, 2 * loops->limit);
        if (!loop->daemon) {
            loops_stop(loops);
            return NULL;
        }
    }
    int flags = fcntl(server->listen_fd, F_GETFL);
    fcntl(server->listen_fd, F_SETFL, flags & ~O_NONBLOCK);
    loops->listen_fd = server->listen_fd;
    loops->accepting = pthread_create(&loops->thread, NULL, accept_clients, loops) == 0;
    if (!loops->accepting) {
        loops->listen_fd = -1;
        loops_stop(loops);
        return NULL;
    }
    return loops;
}

void loops_refuse(struct loops *loops)
{
    if (loops->accepting) {
        atomic_store(&loops->ends, true);
        shutdown(loops->listen_fd, SHUT_RDWR); /* wakes accept */
        pthread_join(loops->thread, NULL);
        loops->accepting = false;
    }
    if (loops->listen_fd >= 0) {
        close(loops->listen_fd);
        loops->listen_fd = -1;
    }
}

void loops_stop(struct loops *loops)
{
    if (!loops) {
        return;
    }
    loops_refuse(loops);
    for (unsigned i = 0; i < loops->count; i++) {
        MHD_stop_daemon(loops->loops[i].daemon);
    }
    free(loops);
}
