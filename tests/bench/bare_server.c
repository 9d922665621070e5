/* The yardstick: a libmicrohttpd loop that sends one response from memory, whatever is asked. The
 * response is read from a file as `curl --include` writes it, so that its bytes and headers are
 * those of the server that it is compared with.
 *
 *   bare_server FILE PORT THREADS */
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* As the program's. */
#define POOL_BYTES ((size_t)12 << 10)

/* Made by libmicrohttpd itself. */
static int is_automatic(const char *name)
{
    return strcasecmp(name, "Date") == 0 || strcasecmp(name, "Content-Length") == 0 ||
           strcasecmp(name, "Connection") == 0;
}

static struct MHD_Response *response_read(const char *path)
{
    static char bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
    char *body = strstr(bytes, "\r\n\r\n");
    if (!file || len == 0 || !body) {
        return NULL;
    }
    fclose(file);
    body += 4;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(len - (size_t)(body - bytes), body, MHD_RESPMEM_MUST_COPY);
    body[-2] = '\0';
    strtok(bytes, "\r\n");
    for (char *line = strtok(NULL, "\r\n"); line; line = strtok(NULL, "\r\n")) {
        char *colon = strchr(line, ':');
        if (colon) {
            *colon = '\0';
            if (!is_automatic(line)) {
                MHD_add_response_header(response, line, colon + 2);
            }
        }
    }
    return response;
}

static enum MHD_Result answer(void *response, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context)
{
    (void)url, (void)method, (void)version, (void)upload, (void)upload_size;
    /* Replying in the first call would close the connection. */
    static char seen;
    if (!*context) {
        *context = &seen;
        return MHD_YES;
    }
    return MHD_queue_response(connection, 200, response);
}

int main(int argc, char **argv)
{
    struct MHD_Response *response = argc == 4 ? response_read(argv[1]) : NULL;
    if (!response) {
        fprintf(stderr, "usage: bare_server FILE PORT THREADS\n");
        return 2;
    }
    unsigned threads = (unsigned)atoi(argv[3]);
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)atoi(argv[2]), NULL, NULL, answer,
                         response, MHD_OPTION_THREAD_POOL_SIZE, threads,
                         MHD_OPTION_CONNECTION_LIMIT, 12000u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                         POOL_BYTES, MHD_OPTION_CONNECTION_TIMEOUT, 60u, MHD_OPTION_END);
    if (!daemon) {
        fprintf(stderr, "bare_server: cannot listen on port %s\n", argv[2]);
        return 1;
    }
    sigset_t signals;
    int received;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    sigwait(&signals, &received);
    MHD_stop_daemon(daemon);
    MHD_destroy_response(response);
    return 0;
}
