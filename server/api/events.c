/* One event and what hangs on it; /event-types. */
#include "api/handlers.h"
#include "api/pages.h"
#include "api/view.h"

/* Starts a call about the event that the path names; STATUS_MOVED after a 301. */
static enum status begin_one(struct call *call, struct http_request *request,
                             struct http_reply *reply, struct event_record *out)
{
    enum status status = call_begin(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = http_request_variable(request, "id");
    status = event_get(call->reader, call->arena, id, out);
    if (status == STATUS_MOVED) {
        return call_answer_moved(call, out->id);
    }
    call->subject = out->id;
    return status == STATUS_OK ? STATUS_OK : call_fail(call, status, "event", id);
}

/* The articles that tell the event, without bodies. */
static enum status include_articles(struct call *call, json_t *object, struct span event)
{
    struct query query = query_default();
    query.limit = 0;
    query.duplicates = DUPLICATES_KEEP;
    query.sort = SORT_OLDEST;
    query.conditions =
        &(struct condition){.field = FILTER_EVENT, .values = &event, .value_count = 1};
    query.condition_count = 1;
    json_t *articles = json_array();
    json_object_set_new(object, "articles", articles);
    return pages_read(call, PAGES_ARTICLES, &query, articles, &(struct page){0});
}

/* Ten other events around it, without evidence. */
static enum status include_related(struct call *call, json_t *object, struct span event)
{
    struct event_page page = {0};
    enum status status = event_related(call->reader, call->arena, event, 10, &page);
    json_t *related = json_array();
    const char *include = call->include;
    call->show_evidence = false;
    call->include = "";
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(related, view_event(call, &page.rows[i]));
    }
    call->include = include;
    json_object_set_new(object, "related", related);
    return status;
}

HANDLER(event_show)
{
    struct call call;
    struct event_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    call.show_evidence = true;
    json_t *object = view_event(&call, &record);
    if (call_includes(&call, "articles")) {
        status = include_articles(&call, object, record.id);
    }
    if (status == STATUS_OK && call_includes(&call, "related")) {
        status = include_related(&call, object, record.id);
    }
    if (status != STATUS_OK) {
        json_decref(object);
        return call_fail(&call, status, "event", record.id);
    }
    return call_answer(&call, object);
}

HANDLER(event_show_articles)
{
    struct call call;
    struct event_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    call_require(&call, FILTER_EVENT, record.id);
    return pages_answer(&call, PAGES_ARTICLES);
}

HANDLER(event_show_evidence)
{
    struct call call;
    struct event_record record;
    enum status status = begin_one(&call, request, reply, &record);
    return status == STATUS_OK ? pages_answer(&call, PAGES_EVIDENCE) : status;
}

/* Adds a CAMEO code to the list `context`. */
static void add_code(void *context, struct span code, struct span name)
{
    (void)name;
    json_array_append_new(context, view_span(code));
}

static json_t *view_event_type(const struct call *call, enum event_type type, uint64_t count)
{
    json_t *codes = json_array();
    event_codes_visit(call->api->codes, type, add_code, codes);
    return json_pack("{s:o, s:o, s:o, s:o, s:I}", "type", view_string(event_type_name(type)),
                     "scheme", view_string(event_type_scheme(type)), "quad_class",
                     view_string(event_type_quad_class(type)), "cameo", codes, "event_count",
                     (json_int_t)count);
}

HANDLER(event_types_show_list)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    uint64_t counts[EVENT_TYPE_COUNT] = {0};
    status = event_type_counts(call.reader, counts);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "event type", SPAN(""));
    }
    json_t *results = json_array();
    for (unsigned i = 0; i < EVENT_TYPE_COUNT; i++) {
        json_array_append_new(results, view_event_type(&call, (enum event_type)i, counts[i]));
    }
    call.query.limit = EVENT_TYPE_COUNT;
    return call_answer_list(&call, results, &(struct page){.total = EVENT_TYPE_COUNT});
}
