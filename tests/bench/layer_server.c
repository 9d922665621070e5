/* The HTTP layer of the program alone: one route that answers N bytes of JSON, so that its cost can
 * be told apart from that of the resources.
 *
 *   layer_server BYTES PORT THREADS [CACHE_BYTES]      GET /body?anything */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "http/server.h"

static enum status handle_body(struct http_request *request, struct http_reply *reply)
{
    const size_t *bytes = request->application;
    buffer_add_string(&reply->body, "{\"words\":\"");
    for (size_t i = 0; reply->body.len + 2 < *bytes; i++) {
        buffer_add_char(&reply->body, "the quick brown fox jumps "[i * i % 26]);
    }
    buffer_add_string(&reply->body, "\"}");
    return STATUS_OK;
}

static int64_t version(void *context, char *out, size_t size)
{
    (void)context;
    snprintf(out, size, "bench");
    return 1700000000;
}

static uint64_t generation(void *context)
{
    (void)context;
    return 1;
}

static const struct http_route routes[] = {
    {.method = HTTP_GET, .path = "/body", .handle = handle_body},
};

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: layer_server BYTES PORT THREADS [CACHE_BYTES]\n");
        return 2;
    }
    size_t bytes = strtoul(argv[1], NULL, 10);
    char listen[32];
    snprintf(listen, sizeof listen, "127.0.0.1:%.5s", argv[2]);
    sigset_t signals;
    int received;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    struct http_router *router = http_router_new(routes, 1);
    struct http_application application = {
        .router = router, .context = &bytes, .version = version, .generation = generation};
    struct http_options options = {.listen = listen,
                                   .threads = (unsigned)atoi(argv[3]),
                                   .cache_bytes =
                                       argc > 4 ? strtoul(argv[4], NULL, 10) : (size_t)16 << 20};
    struct http_server *server;
    struct failure failure;
    if (http_server_start(&options, &application, &server, &failure)) {
        fprintf(stderr, "layer_server: %s\n", failure.text);
        return 1;
    }
    sigwait(&signals, &received);
    http_server_stop(server, 1000);
    http_router_free(router);
    return 0;
}
