/* Opens many keep-alive connections, asks one thing on each, reads the answer and then leaves them
 * idle until it is told to end.
 *
 *   idle_clients PORT PATH COUNT      prints "ready" when all are open */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>

static int connect_to(uint16_t port)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? fd : -1;
}

/* The answers are read as far as they come at once; what follows stays in the socket. */
static int ask(int fd, const char *request)
{
    char answer[65536];
    return send(fd, request, strlen(request), MSG_NOSIGNAL) > 0 &&
           recv(fd, answer, sizeof answer, 0) > 0 && strncmp(answer, "HTTP/1.1 200", 12) == 0;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: idle_clients PORT PATH COUNT\n");
        return 2;
    }
    int count = atoi(argv[3]);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    sigset_t signals;
    int received;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    char request[1024];
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: bench\r\n\r\n", argv[2]);
    for (int i = 0; i < count; i++) {
        int fd = connect_to((uint16_t)atoi(argv[1]));
        if (fd < 0 || !ask(fd, request)) {
            fprintf(stderr, "idle_clients: connection %d failed\n", i);
            return 1;
        }
    }
    puts("ready");
    fflush(stdout);
    sigwait(&signals, &received);
    return 0;
}
