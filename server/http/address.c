/* From the text of --listen to a socket. */
#include "http/address.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/span.h"

#define BACKLOG 1024

struct parts {
    char host[256]; /* empty: every address */
    char port[6];
};

static bool port_is_valid(struct span port)
{
    unsigned value = 0;
    for (size_t i = 0; i < port.len; i++) {
        if (port.ptr[i] < '0' || port.ptr[i] > '9') {
            return false;
        }
        value = value * 10 + (unsigned)(port.ptr[i] - '0');
    }
    return port.len > 0 && port.len < 6 && value <= UINT16_MAX;
}

/* "host:port" or "[v6]:port" in its parts. */
static enum status address_parse(const char *listen, struct parts *out, struct failure *failure)
{
    struct span text = span_of(listen);
    const char *colon = text.len ? memrchr(text.ptr, ':', text.len) : NULL;
    size_t at = colon ? (size_t)(colon - text.ptr) : 0;
    struct span host = span_slice(text, 0, at);
    struct span port = colon ? span_slice(text, at + 1, text.len) : (struct span){0};
    bool bracketed = host.len > 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']';
    if (bracketed) {
        host = span_slice(host, 1, host.len - 1);
    }
    bool bare_colon = !bracketed && host.len && memchr(host.ptr, ':', host.len);
    if (!port_is_valid(port) || bare_colon || host.len >= sizeof out->host) {
        return failure_set(failure, STATUS_INVALID,
                           "\"%s\" is not an address to listen on: write HOST:PORT, [IPV6]:PORT "
                           "or :PORT, with a port from 0 to 65535",
                           listen ? listen : "");
    }
    snprintf(out->host, sizeof out->host, "%.*s", SPAN_ARG(host));
    snprintf(out->port, sizeof out->port, "%.*s", SPAN_ARG(port));
    return STATUS_OK;
}

/* A listening socket, or -1 with errno set. */
static int open_socket(const struct addrinfo *info)
{
    int fd = socket(info->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return -1;
    }
    int on = 1;
    int off = 0;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (info->ai_family == AF_INET6) {
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    }
    if (bind(fd, info->ai_addr, info->ai_addrlen) || listen(fd, BACKLOG)) {
        int saved = errno;
        close(fd);
        errno = saved;
        return -1;
    }
    return fd;
}

static enum status listen_failed(const char *listen, struct failure *failure)
{
    switch (errno) {
    case EADDRINUSE:
        return failure_set(failure, STATUS_BUSY,
                           "cannot listen on %s: the port is in use by another program", listen);
    case EADDRNOTAVAIL:
        return failure_set(failure, STATUS_INVALID,
                           "cannot listen on %s: this machine does not have that address", listen);
    default:
        return failure_set(failure, STATUS_IO, "cannot listen on %s: %s", listen, strerror(errno));
    }
}

static uint16_t bound_port(int fd)
{
    struct sockaddr_storage address = {0};
    socklen_t size = sizeof address;
    getsockname(fd, (struct sockaddr *)&address, &size);
    return ntohs(address.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&address)->sin6_port
                                               : ((struct sockaddr_in *)&address)->sin_port);
}

/* The first address that can be listened on; for an empty host IPv6 (which takes IPv4, too) comes
 * before IPv4, for machines without IPv6. */
static int listen_on_any(const struct parts *parts, struct addrinfo *found)
{
    int order[] = {parts->host[0] ? AF_UNSPEC : AF_INET6, AF_UNSPEC};
    int fd = -1;
    for (size_t pass = 0; pass < 2 && fd < 0; pass++) {
        for (struct addrinfo *info = found; info && fd < 0; info = info->ai_next) {
            if (order[pass] == AF_UNSPEC || info->ai_family == order[pass]) {
                fd = open_socket(info);
            }
        }
        if (fd < 0 && errno == EADDRINUSE) {
            break;
        }
    }
    return fd;
}

enum status address_listen(const char *listen, int *fd, uint16_t *port, struct failure *failure)
{
    struct parts parts;
    enum status status = address_parse(listen, &parts, failure);
    if (status) {
        return status;
    }
    struct addrinfo hints = {.ai_family = AF_UNSPEC,
                             .ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    int error = getaddrinfo(parts.host[0] ? parts.host : NULL, parts.port, &hints, &found);
    if (error) {
        return failure_set(failure, STATUS_INVALID, "cannot listen on %s: %s", listen,
                           gai_strerror(error));
    }
    int opened = listen_on_any(&parts, found);
    freeaddrinfo(found);
    if (opened < 0) {
        return listen_failed(listen, failure);
    }
    *fd = opened;
    *port = bound_port(opened);
    return STATUS_OK;
}
