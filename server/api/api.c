/* Ties the resources to the server: worker state, the version that answers depend on, readiness. */
#include "api/api.h"

#include <stdio.h>
#include <time.h>

#include "api/call.h"
#include "api/handlers.h"

struct api *api_new(const struct api_options *options)
{
    struct arena *arena = arena_new();
    struct api *api = ARENA_NEW(arena, struct api);
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    *api = (struct api){.options = *options,
                        .arena = arena,
                        .codes = event_codes_new(arena),
                        .router = http_router_new(routes, count),
                        .started_at = time(NULL)};
    return api;
}

void api_free(struct api *api)
{
    if (!api) {
        return;
    }
    http_router_free(api->router);
    arena_free(api->arena);
}

static enum status worker_new(void *context, void **worker, struct failure *failure)
{
    const struct api *api = context;
    struct store_reader *reader = NULL;
    enum status status = store_reader_new(api->options.store, &reader, failure);
    if (status == STATUS_OK) {
        *worker = reader;
    }
    return status;
}

static void worker_free(void *worker)
{
    store_reader_free(worker);
}

static uint64_t generation(void *context)
{
    const struct api *api = context;
    return store_generation(api->options.store);
}

static int64_t version(void *context, char *out, size_t size)
{
    const struct api *api = context;
    const struct store *store = api->options.store;
    const char *base_url = api->options.base_url;
    snprintf(out, size, "%.*s:%llu:%s:%s:%d:%s", SPAN_ARG(store_identity(store)),
             (unsigned long long)store_generation(store), DATELINED_VERSION,
             engine_version(api->options.engine), api->options.writable, base_url ? base_url : "");
    return store_published_at(store);
}

/* An archive that was loaded once can be read, whatever is being loaded. */
static bool ready(void *context)
{
    const struct api *api = context;
    return store_generation(api->options.store) > 0;
}

static void progress(void *context, struct arena *arena, struct http_problem *problem)
{
    const struct api *api = context;
    struct load_progress now = {0};
    if (api->options.loader) {
        now = loader_progress(api->options.loader);
    }
    struct http_number *numbers = ARENA_ARRAY(arena, struct http_number, 4);
    numbers[0] = (struct http_number){"files_found", (int64_t)now.files_found};
    numbers[1] = (struct http_number){"files_done", (int64_t)now.files_done};
    numbers[2] = (struct http_number){"files_failed", (int64_t)now.files_failed};
    numbers[3] = (struct http_number){"articles_done", (int64_t)now.articles_done};
    problem->detail =
        ready(context) ? SPAN("The folders are being looked at; reads show what was loaded before.")
                       : SPAN("The articles are being loaded for the first time. Try again soon; "
                              "/ready tells how far it is.");
    problem->numbers = numbers;
    problem->number_count = 4;
}

struct http_application api_application(struct api *api)
{
    return (struct http_application){.router = api->router,
                                     .context = api,
                                     .worker_new = worker_new,
                                     .worker_free = worker_free,
                                     .version = version,
                                     .generation = generation,
                                     .ready = ready,
                                     .progress = progress};
}

void api_set_server(struct api *api, const struct http_server *server)
{
    api->server = server;
}
