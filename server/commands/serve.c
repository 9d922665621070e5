/* `datelined serve`: the HTTP server answers from the start; a loader thread brings the archive in
 * step with the folders; the main thread waits for signals. */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "api/api.h"
#include "base/log.h"
#include "commands/archive.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "ingest/watch.h"
#include "store/records.h"

#define GRACE_MS 3000

/* What the loader thread and the main thread share. */
struct service {
    struct archive archive;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool wanted; /* a load has been asked for */
    bool stopping;
    struct failure failure; /* of the first load; set before SIGTERM is raised */
    bool first_failed;
};

static bool wait_for_work(struct service *service)
{
    pthread_mutex_lock(&service->lock);
    while (!service->wanted && !service->stopping) {
        pthread_cond_wait(&service->wake, &service->lock);
    }
    bool work = !service->stopping;
    service->wanted = false;
    pthread_mutex_unlock(&service->lock);
    return work;
}

static void ask_for_load(struct service *service)
{
    pthread_mutex_lock(&service->lock);
    service->wanted = true;
    pthread_cond_signal(&service->wake);
    pthread_mutex_unlock(&service->lock);
}

/* Loads whenever asked to. A load that fails leaves the archive as it was; when there is nothing to
 * serve yet, the daemon ends. */
static void *load_when_asked(void *context)
{
    struct service *service = context;
    while (wait_for_work(service)) {
        struct progress progress;
        struct failure failure = {""};
        progress_start(&progress, service->archive.loader);
        enum status status = loader_run(service->archive.loader, &failure);
        progress_stop(&progress);
        if (status == STATUS_OK || status == STATUS_CANCELLED) {
            continue;
        }
        log_error("load failed: %s", *failure.text ? failure.text : status_text(status));
        if (store_generation(service->archive.store) == 0) {
            service->failure = failure;
            service->first_failed = true;
            kill(getpid(), SIGTERM);
        }
    }
    return NULL;
}

static void folder_changed(void *context)
{
    log_info("the folders have changed: loading again");
    ask_for_load(context);
}

static void reload(void *context)
{
    log_info("a client asks to load again");
    ask_for_load(context);
}

static enum status start_loading(struct service *service, struct failure *failure)
{
    pthread_mutex_init(&service->lock, NULL);
    pthread_cond_init(&service->wake, NULL);
    service->wanted = true;
    if (pthread_create(&service->thread, NULL, load_when_asked, service) != 0) {
        return failure_set(failure, STATUS_IO, "cannot start a thread");
    }
    return STATUS_OK;
}

static void stop_loading(struct service *service)
{
    loader_cancel(service->archive.loader);
    pthread_mutex_lock(&service->lock);
    service->stopping = true;
    pthread_cond_signal(&service->wake);
    pthread_mutex_unlock(&service->lock);
    pthread_join(service->thread, NULL);
    pthread_cond_destroy(&service->wake);
    pthread_mutex_destroy(&service->lock);
}

/* Signals are taken by the main thread alone, in sigwait. */
static sigset_t block_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

static void wait_for_end(struct service *service, const sigset_t *signals)
{
    int number = 0;
    while (sigwait(signals, &number) == 0 && number == SIGHUP) {
        log_info("SIGHUP: loading again");
        ask_for_load(service);
    }
    log_info("%s: stopping", number == SIGINT ? "SIGINT" : "SIGTERM");
}

static enum status start_server(const struct options *options, struct api *api,
                                struct http_server **out, struct failure *failure)
{
    struct http_options http = {.listen = options->listen,
                                .threads = (unsigned)options->threads,
                                .idle_timeout_s = (uint32_t)options->idle_timeout_s,
                                .cache_bytes = options->cache_bytes,
                                .rate_limit = (uint32_t)options->rate_limit,
                                .token = options->token,
                                .log_requests = options->log_requests};
    struct http_application application = api_application(api);
    enum status status = http_server_start(&http, &application, out, failure);
    if (status == STATUS_OK) {
        api_set_server(api, *out);
    }
    return status;
}

/* The address to open in a browser. */
static void log_address(const struct options *options, const struct http_server *server)
{
    struct span host = span_of(options->listen);
    const char *colon = strrchr(options->listen, ':');
    host.len = colon ? (size_t)(colon - options->listen) : host.len;
    log_info("listening on http://%.*s:%u", (int)(host.len ? host.len : 7),
             host.len ? host.ptr : "0.0.0.0", http_server_port(server));
}

static enum status serve(const struct options *options, struct service *service,
                         const sigset_t *signals, struct failure *failure)
{
    struct http_server *server = NULL;
    struct api_options api_options = {.store = service->archive.store,
                                      .writable = options->token != NULL,
                                      .engine = service->archive.engine,
                                      .loader = service->archive.loader,
                                      .article_limit = options->article_limit,
                                      .reload = service->archive.folder_count ? reload : NULL,
                                      .reload_context = service,
                                      .query_timeout_ms = (uint32_t)options->query_timeout_ms,
                                      .base_url = options->base_url};
    struct api *api = api_new(&api_options);
    enum status status = start_server(options, api, &server, failure);
    if (status == STATUS_OK) {
        log_address(options, server);
        status = store_prepare_start(service->archive.store, failure);
    }
    if (status == STATUS_OK) {
        status = start_loading(service, failure);
    }
    if (status == STATUS_OK) {
        struct watch *watch = NULL;
        if (options->watch) {
            status = watch_start(service->archive.folders, service->archive.folder_count,
                                 folder_changed, service, &watch, failure);
        }
        if (status == STATUS_OK) {
            wait_for_end(service, signals);
        }
        watch_stop(watch);
        stop_loading(service);
    }
    http_server_stop(server, GRACE_MS);
    store_prepare_stop(service->archive.store);
    api_free(api);
    return status;
}

/* A load removes what stands in no folder that was named: where none is, what another start has
 * loaded would be gone at once. */
static enum status check_folders(const struct archive *archive, struct failure *failure)
{
    struct store_reader *reader = NULL;
    struct arena *arena = arena_new();
    struct query query = query_default();
    struct file_page files = {0};
    query.limit = 1;
    enum status status = STATUS_OK;
    if (archive->folder_count == 0) {
        status = store_reader_new(archive->store, &reader, failure);
    }
    if (reader && status == STATUS_OK) {
        status = store_read_begin(reader, 0);
    }
    if (reader && status == STATUS_OK) {
        status = files_list(reader, arena, &query, &files);
        store_read_end(reader);
    }
    if (status == STATUS_OK && files.count > 0) {
        status =
            failure_set(failure, STATUS_INVALID,
                        "%s holds the articles of %.*s, which would be removed: name the folder",
                        archive->path, SPAN_ARG(files.rows[0].folder));
    }
    store_reader_free(reader);
    arena_free(arena);
    return status;
}

/* Paths, which begin with a slash, are written behind it. */
static enum status check_base_url(const struct options *options, struct failure *failure)
{
    struct span url = span_of(options->base_url), rest = url;
    bool known = span_starts_with(url, SPAN("http://")) || span_starts_with(url, SPAN("https://"));
    span_cut(&rest, ':');
    if (!url.ptr || (known && rest.len > 2 && url.ptr[url.len - 1] != '/')) {
        return STATUS_OK;
    }
    return failure_set(
        failure, STATUS_INVALID,
        "--base-url takes an address such as https://news.example, without a slash at "
        "its end, not \"%s\"",
        options->base_url);
}

enum status command_serve(const struct options *options, struct failure *failure)
{
    struct service service = {.wanted = false};
    if (check_base_url(options, failure) != STATUS_OK) {
        return STATUS_INVALID;
    }
    sigset_t signals = block_signals();
    enum status status = archive_open(options, 0, &service.archive, failure);
    if (status != STATUS_OK) {
        return status;
    }
    log_info("archive %s", service.archive.path);
    status = check_folders(&service.archive, failure);
    if (status == STATUS_OK) {
        status = serve(options, &service, &signals, failure);
    }
    archive_close(&service.archive);
    if (status == STATUS_OK && service.first_failed) {
        return failure_set(failure, STATUS_IO, "%s", service.failure.text);
    }
    return status;
}
