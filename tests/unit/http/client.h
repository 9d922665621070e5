#ifndef DATELINED_TESTS_HTTP_CLIENT_H
#define DATELINED_TESTS_HTTP_CLIENT_H

/* A plain-socket HTTP client for tests: it sends exactly the bytes it is given and reads one
 * response at a time, with the body by Content-Length or in chunks. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/buffer.h"

struct client {
    int fd;
    struct buffer input; /* received and not yet read */
};

struct response {
    int status; /* 0: the connection was closed instead */
    char head[16384];
    struct buffer body;
    bool cut_off; /* the connection ended inside the body */
};

static inline struct client client_open(uint16_t port)
{
    struct client client = {.fd = socket(AF_INET, SOCK_STREAM, 0)};
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct timeval patience = {.tv_sec = 20};
    setsockopt(client.fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(client.fd, (struct sockaddr *)&address, sizeof address)) {
        perror("connect");
        abort();
    }
    return client;
}

static inline void client_close(struct client *client)
{
    close(client->fd);
    buffer_fini(&client->input);
}

/* Errors are left to the reading side: a server may close while we still send. */
static inline void client_send(struct client *client, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t sent = send(client->fd, bytes, len, MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        bytes += sent;
        len -= (size_t)sent;
    }
}

static inline bool client_fill(struct client *client)
{
    char *to = buffer_reserve(&client->input, 65536);
    ssize_t got = recv(client->fd, to, 65536, 0);
    if (got <= 0) {
        return false;
    }
    client->input.len += (size_t)got;
    client->input.bytes[client->input.len] = '\0';
    return true;
}

static inline void client_drop(struct client *client, size_t count)
{
    memmove(client->input.bytes, client->input.bytes + count, client->input.len - count + 1);
    client->input.len -= count;
}

/* The value of a header in `head`, copied; "" when it is absent. */
static inline char *header(const struct response *response, const char *name, char *out,
                           size_t size)
{
    size_t name_len = strlen(name);
    out[0] = '\0';
    for (const char *line = strstr(response->head, "\r\n"); line; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, name, name_len) == 0 && line[name_len] == ':') {
            snprintf(out, size, "%.*s", (int)strcspn(line + name_len + 2, "\r"),
                     line + name_len + 2);
            break;
        }
    }
    return out;
}

#define HEADER(response, name) header((response), (name), (char[4096]){0}, 4096)

/* Moves `count` bytes of body over, waiting for them. */
static inline bool client_take(struct client *client, size_t count, struct buffer *out)
{
    while (client->input.len < count) {
        if (!client_fill(client)) {
            return false;
        }
    }
    buffer_add(out, (struct span){client->input.bytes, count});
    client_drop(client, count);
    return true;
}

static inline bool client_take_chunks(struct client *client, struct buffer *out)
{
    for (;;) {
        char *end;
        while (client->input.len == 0 || !(end = strstr(client->input.bytes, "\r\n"))) {
            if (!client_fill(client)) {
                return false;
            }
        }
        size_t size = strtoul(client->input.bytes, NULL, 16);
        client_drop(client, (size_t)(end - client->input.bytes) + 2);
        struct buffer line_end = {0};
        bool whole = client_take(client, size, out) && client_take(client, 2, &line_end);
        buffer_fini(&line_end);
        if (!whole || size == 0) {
            return whole;
        }
    }
}

/* Reads the next response; `has_body` false for answers to HEAD. */
static inline void client_read(struct client *client, struct response *out, bool has_body)
{
    *out = (struct response){0};
    char *end = NULL;
    while (client->input.len == 0 || !(end = strstr(client->input.bytes, "\r\n\r\n"))) {
        if (!client_fill(client)) {
            return;
        }
    }
    size_t head_len = (size_t)(end - client->input.bytes) + 4;
    snprintf(out->head, sizeof out->head, "%.*s", (int)head_len, client->input.bytes);
    client_drop(client, head_len);
    out->status = atoi(out->head + strlen("HTTP/1.1 "));
    if (!has_body || out->status == 304 || out->status == 204 || out->status / 100 == 1) {
        return;
    }
    if (strcasecmp(HEADER(out, "Transfer-Encoding"), "chunked") == 0) {
        out->cut_off = !client_take_chunks(client, &out->body);
    } else {
        out->cut_off =
            !client_take(client, strtoul(HEADER(out, "Content-Length"), NULL, 10), &out->body);
    }
}

static inline void response_fini(struct response *response)
{
    buffer_fini(&response->body);
}

static inline const char *body_text(const struct response *response)
{
    return response->body.bytes ? response->body.bytes : "";
}

/* One request on a connection of its own: a request line's beginning such as "GET /x", and header
 * lines, each ended by \r\n. */
static inline void fetch(uint16_t port, const char *line, const char *headers, struct response *out)
{
    struct client client = client_open(port);
    struct buffer request = {0};
    buffer_printf(&request, "%s HTTP/1.1\r\nHost: test\r\n%s\r\n", line, headers);
    client_send(&client, request.bytes, request.len);
    client_read(&client, out, strncmp(line, "HEAD", 4) != 0);
    buffer_fini(&request);
    client_close(&client);
}

#endif
