#ifndef DATELINED_API_API_H
#define DATELINED_API_API_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "extract/engine.h"
#include "http/server.h"
#include "ingest/loader.h"
#include "store/store.h"

/* The resources of API.md: what the HTTP server is given to serve. */
struct api;

struct api_options {
    struct store *store; /* NULL: only texts are annotated, see api_ask */
    const struct engine *engine;
    const struct loader *loader; /* for /ready's progress; NULL: nothing is ever loading */
    uint32_t query_timeout_ms;   /* of one request's statements; 0: none */
    size_t article_limit;        /* bytes of a posted article */
    void (*reload)(
        void *context); /* asks for a load, returns at once; NULL: there are no folders */
    void *reload_context;
    const char *base_url; /* "https://news.example", for absolute links; NULL: paths */
    bool writable;        /* a token is set: told in /openapi.json */
};

/* Never fails; the options' pointers must outlive it. */
struct api *api_new(const struct api_options *options);
void api_free(struct api *api); /* NULL is allowed */

/* What to hand to http_server_start; valid as long as `api`. */
struct http_application api_application(struct api *api);

/* Tells the API which server it is served by, for /metrics; NULL: none. */
void api_set_server(struct api *api, const struct http_server *server);

/* A request of the command line: a target such as "/export/events.csv?type=agree", and a
 * text/plain body that makes it a POST (absent: a GET). */
struct api_question {
    struct span target;
    struct span body;
};

/* Answers a request without a server; the answer's body goes to `out`, a problem's text to
 * `failure`. */
MUST_CHECK enum status api_ask(struct api *api, const struct api_question *question, FILE *out,
                               struct failure *failure);

#endif
