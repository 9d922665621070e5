/* The daemon about itself: /, /health, /ready, /version, /metrics. */
#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#include "api/handlers.h"
#include "api/view.h"
#include "base/embedded.h"

static const struct {
    const char *template;
    const char *example;
    const char *title;
} home_links[] = {
    {"/articles{?q,source,entity,from,to,limit}", "/articles?limit=5", "Articles"},
    {"/articles/{id}", NULL, "One article"},
    {"/entities{?q,type,country,limit}", "/entities?type=person&limit=5",
     "People, organizations, places"},
    {"/entities/{id}", NULL, "One entity"},
    {"/events{?q,type,actor,from,to,limit}", "/events?type=agree&limit=5",
     "Who did what to whom, when and where"},
    {"/events/{id}", NULL, "One event with its evidence"},
    {"/search{?q}", "/search?q=peace+agreement", "Search everything"},
    {"/suggest{?q}", "/suggest?q=m", "Complete what is being typed"},
    {"/dates{?article,type,basis}", "/dates?basis=relative&limit=5", "Dates and what they mean"},
    {"/sources", "/sources", "Outlets and agencies"},
    {"/event-types", "/event-types", "Types of events"},
    {"/ingest{?status}", "/ingest", "What became of every file"},
    {"/openapi.json", "/openapi.json", "The contract for programs"},
    {"/docs", "/docs", "The contract for people"},
    {"/version", "/version", "What exactly runs"},
};

static json_t *view_home_links(struct call *call, struct span article, struct span entity,
                               struct span event)
{
    json_t *links = json_array();
    for (size_t i = 0; i < sizeof home_links / sizeof *home_links; i++) {
        struct span example = span_of(home_links[i].example);
        struct span path = span_of(home_links[i].template);
        if (!example.ptr) {
            struct span id = span_starts_with(path, SPAN("/articles"))   ? article
                             : span_starts_with(path, SPAN("/entities")) ? entity
                                                                         : event;
            path.len -= sizeof "{id}" - 1;
            example = arena_printf(call->arena, "%.*s%.*s", SPAN_ARG(path), SPAN_ARG(id));
        }
        json_array_append_new(links, json_pack("{s:s, s:o, s:s}", "template",
                                               home_links[i].template, "example",
                                               view_span(example), "title", home_links[i].title));
    }
    return links;
}

/* An id of each kind that exists, for the examples; empty in an empty archive. */
static enum status find_examples(struct call *call, struct span *article, struct span *entity,
                                 struct span *event)
{
    struct query query = query_default();
    struct article_page articles = {0};
    struct entity_page entities = {0};
    struct event_page events = {0};
    query.limit = 1;
    query.uncounted = true;
    query.sort = SORT_NEWEST;
    enum status status =
        articles_list(call->reader, call->arena, &query, &articles, &(uint32_t){0});
    if (status == STATUS_OK) {
        status = events_list(call->reader, call->arena, &query, &events);
    }
    query.sort = SORT_MENTIONS;
    if (status == STATUS_OK) {
        status = entities_list(call->reader, call->arena, &query, &entities);
    }
    *article = articles.count ? view_path_segment(call, articles.rows[0].article.id) : SPAN("");
    *event = events.count ? events.rows[0].id : SPAN("");
    *entity = entities.count ? entities.rows[0].id : SPAN("");
    return status;
}

static json_t *view_counts(const struct store_counts *counts)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "articles",
                     (json_int_t)counts->articles, "entities", (json_int_t)counts->entities,
                     "events", (json_int_t)counts->events, "mentions", (json_int_t)counts->mentions,
                     "dates", (json_int_t)counts->dates, "sources", (json_int_t)counts->sources,
                     "files", (json_int_t)counts->files);
}

HANDLER(home_show)
{
    struct call call;
    struct store_counts counts;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span page = {NULL, 0};
    if (request->format == HTTP_FORMAT_HTML && embedded_find("server/web/home.html", &page)) {
        call_end(&call);
        buffer_add(&reply->body, page);
        return STATUS_OK;
    }
    struct span article, entity, event;
    status = store_count(call.reader, &counts);
    if (status == STATUS_OK) {
        status = find_examples(&call, &article, &entity, &event);
    }
    if (status != STATUS_OK) {
        return call_fail(&call, status, "archive", SPAN(""));
    }
    json_t *home = json_object();
    json_object_set_new(home, "name", view_string("datelined"));
    json_object_set_new(home, "version", view_string(DATELINED_VERSION));
    json_object_set_new(home, "generation", json_integer((json_int_t)call.generation));
    json_object_set_new(home, "counts", view_counts(&counts));
    json_object_set_new(home, "published",
                        json_pack("{s:o, s:o}", "first", view_day(&call, counts.earliest), "last",
                                  view_day(&call, counts.latest)));
    json_object_set_new(home, "links", view_home_links(&call, article, entity, event));
    return call_answer(&call, home);
}

HANDLER(health_show)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    return status == STATUS_OK ? call_answer(&call, json_pack("{s:s}", "status", "ok")) : status;
}

/* Not ready: before there is a generation, and until the folders have been looked at once since the
 * start, though reads show the last complete generation meanwhile. */
HANDLER(ready_show)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct http_application application = api_application(call.api);
    const struct loader *loader = call.api->options.loader;
    struct load_progress progress = loader ? loader_progress(loader) : (struct load_progress){0};
    if (!application.ready(call.api) || (loader && progress.loads == 0)) {
        struct http_problem problem = {.status = 503, .retry_after_s = 1};
        application.progress(call.api, call.arena, &problem);
        http_problem_set(request, reply, &problem);
        return STATUS_BUSY;
    }
    return call_answer(
        &call, json_pack("{s:s, s:I, s:b, s:I, s:I, s:I, s:I}", "status", "ready", "generation",
                         (json_int_t)store_generation(call.api->options.store), "loading",
                         (int)progress.running, "files_found", (json_int_t)progress.files_found,
                         "files_done", (json_int_t)progress.files_done, "files_failed",
                         (json_int_t)progress.files_failed, "articles_done",
                         (json_int_t)progress.articles_done));
}

HANDLER(version_show)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    const struct store *store = call.api->options.store;
    return call_answer(&call, json_pack("{s:s, s:s, s:I, s:o}", "name", "datelined", "version",
                                        DATELINED_VERSION, "generation",
                                        (json_int_t)store_generation(store), "database",
                                        view_span(store_identity(store))));
}

static void metric(struct buffer *out, const char *name, const char *type, const char *help)
{
    buffer_printf(out, "# HELP datelined_%s %s\n# TYPE datelined_%s %s\n", name, help, name, type);
}

static void counter(struct buffer *out, const char *name, const char *help, uint64_t value)
{
    metric(out, name, "counter", help);
    buffer_printf(out, "datelined_%s %" PRIu64 "\n", name, value);
}

static void gauge(struct buffer *out, const char *name, const char *help, uint64_t value)
{
    metric(out, name, "gauge", help);
    buffer_printf(out, "datelined_%s %" PRIu64 "\n", name, value);
}

/* Resident memory of this process in bytes; 0 where /proc does not tell. */
static uint64_t resident_bytes(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file) {
        return 0;
    }
    if (fscanf(file, "%*u %lu", &pages) != 1) {
        pages = 0;
    }
    fclose(file);
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void write_durations(struct buffer *out, const struct http_counters *counters)
{
    uint64_t all = 0;
    for (size_t i = 0; i < 6; i++) {
        all += counters->requests[i];
    }
    metric(out, "request_duration_seconds", "histogram", "Time from request to answer.");
    for (size_t i = 0; i < 12; i++) {
        buffer_printf(out, "datelined_request_duration_seconds_bucket{le=\"%g\"} %" PRIu64 "\n",
                      http_duration_bounds_us[i] / 1e6, counters->duration_buckets[i]);
    }
    buffer_printf(out,
                  "datelined_request_duration_seconds_bucket{le=\"+Inf\"} %" PRIu64 "\n"
                  "datelined_request_duration_seconds_sum %.6f\n"
                  "datelined_request_duration_seconds_count %" PRIu64 "\n",
                  all, (double)counters->duration_us_sum / 1e6, all);
}

static void write_http_metrics(struct buffer *out, const struct http_server *server)
{
    struct http_counters counters;
    http_server_counters(server, &counters);
    metric(out, "requests_total", "counter", "Requests answered, by status class.");
    for (int class = 1; class < 6; class ++) {
        buffer_printf(out, "datelined_requests_total{class=\"%dxx\"} %" PRIu64 "\n", class,
                      counters.requests[class]);
    }
    counter(out, "sent_bytes_total", "Bytes of bodies sent.", counters.bytes_sent);
    counter(out, "cache_hits_total", "Answers from the cache.", counters.cache_hits);
    counter(out, "cache_misses_total", "Answers made anew.", counters.cache_misses);
    counter(out, "not_modified_total", "Requests answered 304.", counters.not_modified);
    gauge(out, "cache_bytes", "Memory of cached answers.", counters.cache_bytes);
    gauge(out, "connections", "Open connections.", counters.connections);
    write_durations(out, &counters);
}

HANDLER(metrics_show)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    const struct api *api = call.api;
    struct buffer *out = &reply->body;
    gauge(out, "generation", "The archive's generation.", store_generation(api->options.store));
    gauge(out, "resident_bytes", "Resident memory.", resident_bytes());
    gauge(out, "start_time_seconds", "When the daemon started.", (uint64_t)api->started_at);
    if (api->options.loader) {
        struct load_progress progress = loader_progress(api->options.loader);
        gauge(out, "loading", "1 while a load runs.", progress.running);
        gauge(out, "load_files_found", "Files found by the last load.", progress.files_found);
        gauge(out, "load_files_done", "Files done by the last load.", progress.files_done);
        gauge(out, "load_files_failed", "Files that could not be read.", progress.files_failed);
    }
    if (api->server) {
        write_http_metrics(out, api->server);
    }
    reply->content_type = "text/plain; version=0.0.4; charset=utf-8";
    return STATUS_OK;
}
