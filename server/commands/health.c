/* `datelined health`: what a container's health check runs. One request by hand, since all it
 * needs is the status line. */
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/span.h"
#include "commands/commands.h"

#define TIMEOUT_S 5

/* Splits "HOST:PORT" or "[HOST]:PORT"; an empty or any-address host is this machine. */
static enum status split_address(const char *listen, char host[256], char port[16])
{
    const char *colon = strrchr(listen, ':');
    if (!colon || (size_t)(colon - listen) >= 255 || strlen(colon + 1) >= 16) {
        return STATUS_INVALID;
    }
    struct span name = {listen, (size_t)(colon - listen)};
    if (name.len >= 2 && name.ptr[0] == '[') {
        name = span_slice(name, 1, name.len - 1);
    }
    if (name.len == 0 || span_is(name, "0.0.0.0") || span_is(name, "::")) {
        name = span_is(name, "::") ? SPAN("::1") : SPAN("127.0.0.1");
    }
    memcpy(host, name.ptr, name.len);
    host[name.len] = '\0';
    snprintf(port, 16, "%s", colon + 1);
    return STATUS_OK;
}

static int connect_to(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *addresses = NULL;
    if (getaddrinfo(host, port, &hints, &addresses) != 0) {
        return -1;
    }
    int connection = socket(addresses->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct timeval timeout = {.tv_sec = TIMEOUT_S};
    if (connection >= 0) {
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
        if (connect(connection, addresses->ai_addr, addresses->ai_addrlen) != 0) {
            close(connection);
            connection = -1;
        }
    }
    freeaddrinfo(addresses);
    return connection;
}

enum status command_health(const struct options *options, struct failure *failure)
{
    static const char request[] =
        "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    char host[256];
    char port[16];
    if (split_address(options->listen, host, port) != STATUS_OK) {
        return failure_set(failure, STATUS_INVALID, "--listen takes HOST:PORT, not \"%s\"",
                           options->listen);
    }
    int connection = connect_to(host, port);
    if (connection < 0) {
        return failure_set(failure, STATUS_IO, "no daemon answers at %s:%s", host, port);
    }
    char answer[64] = "";
    ssize_t sent = write(connection, request, sizeof request - 1);
    ssize_t got = sent > 0 ? read(connection, answer, sizeof answer - 1) : -1;
    close(connection);
    if (got < 12 || strncmp(answer, "HTTP/1.1 200", 12) != 0) {
        return failure_set(failure, STATUS_IO, "the daemon at %s:%s is not well", host, port);
    }
    puts("ok");
    return STATUS_OK;
}
