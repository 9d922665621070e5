/* Asks a server one path after the other over one kept connection and prints how long the answers
 * took, so that a client in a slow language is not what is measured.
 *
 *   latency PORT <PATHS      one path a line; prints "median_ms 99th_ms"
 *
 * Ends with 1 when an answer is not 200, and says which. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_PATHS = 100000, BUFFER = 1 << 16 };

struct client {
    int fd;
    char buffer[BUFFER];
};

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int connect_to(const char *port)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)atoi(port)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("latency: connect");
        exit(1);
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

/* Reads until the end of the headers; how many bytes of the body came along, its length from them.
 */
static long read_headers(struct client *client, long *length)
{
    size_t have = 0;
    for (;;) {
        ssize_t got = recv(client->fd, client->buffer + have, BUFFER - 1 - have, 0);
        if (got <= 0) {
            return -1;
        }
        have += (size_t)got;
        client->buffer[have] = '\0';
        char *end = strstr(client->buffer, "\r\n\r\n");
        char *header = strcasestr(client->buffer, "\r\ncontent-length:");
        if (end && header) {
            *length = strtol(header + 17, NULL, 10);
            return (long)have - (end + 4 - client->buffer);
        }
        if (end || have == BUFFER - 1) {
            return -1;
        }
    }
}

static int ask(struct client *client, const char *path)
{
    char request[4096];
    int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: bench\r\n\r\n", path);
    long length = 0;
    if (send(client->fd, request, (size_t)size, MSG_NOSIGNAL) != size) {
        return -1;
    }
    long have = read_headers(client, &length);
    int status = have < 0 ? -1 : atoi(client->buffer + 9);
    while (have >= 0 && have < length) {
        ssize_t got = recv(client->fd, client->buffer, BUFFER, 0);
        have = got <= 0 ? -1 : have + got;
    }
    return have < 0 ? -1 : status;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: latency PORT <PATHS\n");
        return 2;
    }
    struct client *client = calloc(1, sizeof *client);
    double *times = calloc(MOST_PATHS, sizeof *times);
    char path[4000];
    size_t count = 0;
    client->fd = connect_to(argv[1]);
    while (count < MOST_PATHS && fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        double start = now_ms();
        int status = ask(client, path);
        times[count++] = now_ms() - start;
        if (status != 200) {
            fprintf(stderr, "latency: %s answered %d\n", path, status);
            return 1;
        }
    }
    if (count == 0) {
        fprintf(stderr, "latency: no paths\n");
        return 1;
    }
    qsort(times, count, sizeof *times, compare);
    printf("%.3f %.3f\n", times[count / 2], times[count * 99 / 100]);
    close(client->fd);
    free(times);
    free(client);
    return 0;
}
