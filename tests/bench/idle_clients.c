/* What many idle keep-alive connections cost a server and its busy clients.
 *
 *   idle_clients PORT PATH COUNT PROCESS [ROUNDS]
 *
 * Four busy clients, on new connections each time, ask for PATH as fast as they are answered, in
 * turns without and with COUNT other connections that asked once and are idle. A round is what is
 * measured with them, divided by the mean of what was measured without them before and after, so
 * that whatever else the machine does for a while falls on both. Prints one line: the memory of
 * PROCESS (the server) without and with idle connections, medians, and the middle, lowest and
 * highest of the rounds. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BUSY = 4, ROUNDS = 9, MOST_ROUNDS = 99, ANSWERS = 20000, WARM_UP = 500, BUFFER = 1 << 18 };

struct client {
    int fd;
    double asked_us;
    size_t have, wanted; /* bytes of the answer; wanted 0: its head is not complete yet */
    char bytes[BUFFER];
};

struct bench {
    uint16_t port;
    const char *process;
    char request[1024];
    int count;
    int *idle;
    struct client busy[BUSY];
    double times[ANSWERS];
};

static double now_us(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void fail(const char *what)
{
    fprintf(stderr, "idle_clients: %s\n", what);
    exit(1);
}

static int connect_to(uint16_t port)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
        fail("cannot connect");
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static void ask(struct bench *bench, struct client *client)
{
    size_t len = strlen(bench->request);
    client->have = client->wanted = 0;
    client->asked_us = now_us();
    if (send(client->fd, bench->request, len, MSG_NOSIGNAL) != (ssize_t)len) {
        fail("cannot send");
    }
}

/* Reads what has come; whether the answer is complete. */
static int receive(struct client *client)
{
    ssize_t got = recv(client->fd, client->bytes + client->have, BUFFER - 1 - client->have, 0);
    if (got <= 0) {
        fail("a connection was closed");
    }
    client->have += (size_t)got;
    client->bytes[client->have] = '\0';
    char *end = client->wanted ? NULL : strstr(client->bytes, "\r\n\r\n");
    if (end) {
        char *length = strcasestr(client->bytes, "\r\ncontent-length:");
        if (strncmp(client->bytes, "HTTP/1.1 200", 12) != 0 || !length) {
            fail("an answer is not 200, or has no length");
        }
        client->wanted = (size_t)(end + 4 - client->bytes) + strtoul(length + 17, NULL, 10);
    }
    return client->wanted && client->have >= client->wanted;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double middle(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The median of what busy clients wait, in microseconds. */
static double measure(struct bench *bench)
{
    struct pollfd ready[BUSY];
    for (int i = 0; i < BUSY; i++) {
        bench->busy[i].fd = connect_to(bench->port);
        ready[i] = (struct pollfd){.fd = bench->busy[i].fd, .events = POLLIN};
        ask(bench, &bench->busy[i]);
    }
    for (int answers = 0; answers < WARM_UP + ANSWERS;) {
        poll(ready, BUSY, -1);
        for (int i = 0; i < BUSY; i++) {
            if (ready[i].revents && receive(&bench->busy[i])) {
                if (answers >= WARM_UP && answers < WARM_UP + ANSWERS) {
                    bench->times[answers - WARM_UP] = now_us() - bench->busy[i].asked_us;
                }
                answers++;
                ask(bench, &bench->busy[i]);
            }
        }
    }
    for (int i = 0; i < BUSY; i++) {
        close(bench->busy[i].fd);
    }
    return middle(bench->times, ANSWERS);
}

static void idle_open(struct bench *bench)
{
    struct client *client = &bench->busy[0];
    for (int i = 0; i < bench->count; i++) {
        bench->idle[i] = client->fd = connect_to(bench->port);
        ask(bench, client);
        while (!receive(client)) {
        }
    }
}

/* Reset, not closed in good order, so that no port stays taken. */
static void idle_close(struct bench *bench)
{
    const struct linger reset = {.l_onoff = 1};
    for (int i = 0; i < bench->count; i++) {
        setsockopt(bench->idle[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        close(bench->idle[i]);
    }
}

static long resident_mb(const char *process)
{
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%s/status", process);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        sscanf(line, "VmRSS: %ld", &kb);
    }
    if (file) {
        fclose(file);
    }
    return kb / 1024;
}

static void run(struct bench *bench, int rounds)
{
    double alone[MOST_ROUNDS + 1], beside[MOST_ROUNDS], ratio[MOST_ROUNDS];
    long before = resident_mb(bench->process), after = 0;
    alone[0] = measure(bench);
    for (int i = 0; i < rounds; i++) {
        idle_open(bench);
        beside[i] = measure(bench);
        after = after ? after : resident_mb(bench->process);
        idle_close(bench);
        alone[i + 1] = measure(bench);
        ratio[i] = 2 * beside[i] / (alone[i] + alone[i + 1]);
    }
    double typical = middle(ratio, (size_t)rounds);
    printf("%d idle connections: %ld MB resident (%ld MB before); median of %d active clients "
           "%.0f us (%.0f us alone), %.2f times (%.2f to %.2f in %d rounds)\n",
           bench->count, after, before, BUSY, middle(beside, (size_t)rounds),
           middle(alone, (size_t)rounds + 1), typical, ratio[0], ratio[rounds - 1], rounds);
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fprintf(stderr, "usage: idle_clients PORT PATH COUNT PROCESS [ROUNDS]\n");
        return 2;
    }
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    struct bench *bench = calloc(1, sizeof *bench);
    int rounds = argc > 5 ? atoi(argv[5]) : ROUNDS;
    bench->port = (uint16_t)atoi(argv[1]);
    bench->count = atoi(argv[3]);
    bench->process = argv[4];
    bench->idle = calloc((size_t)bench->count, sizeof *bench->idle);
    snprintf(bench->request, sizeof bench->request, "GET %s HTTP/1.1\r\nHost: bench\r\n\r\n",
             argv[2]);
    run(bench, rounds < 1 ? 1 : rounds > MOST_ROUNDS ? MOST_ROUNDS : rounds);
    free(bench->idle);
    free(bench);
    return 0;
}
