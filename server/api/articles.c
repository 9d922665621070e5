/* One article and what hangs on it. */
#include "api/handlers.h"
#include "api/pages.h"
#include "api/view.h"
#include "ingest/article_id.h"

/* Starts a call about the article that the path names. */
static enum status begin_one(struct call *call, struct http_request *request,
                             struct http_reply *reply, struct article_record *out)
{
    enum status status = call_begin(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = article_id_accept(request->arena, http_request_variable(request, "id"));
    status = article_get(call->reader, call->arena, id, out);
    call->subject = id;
    return status == STATUS_OK ? STATUS_OK : call_fail(call, status, "article", id);
}

/* Adds one included list to the article's object. */
static enum status include_list(struct call *call, json_t *object, const char *name,
                                const struct query *query, enum page_kind kind)
{
    if (!call_includes(call, name)) {
        return STATUS_OK;
    }
    json_t *list = json_array();
    json_object_set_new(object, name, list);
    return pages_read(call, kind, query, list, &(struct page){0});
}

/* The ids of the article's copies. */
static enum status include_duplicates(struct call *call, json_t *object)
{
    const struct span *ids = NULL;
    size_t count = 0;
    if (!call_includes(call, "duplicates")) {
        return STATUS_OK;
    }
    enum status status = article_copies(call->reader, call->arena, call->subject, &ids, &count);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(list, view_span(ids[i]));
    }
    json_object_set_new(object, "duplicates", list);
    return status;
}

/* What is the article's own in whole, and the ten closest others. */
static enum status include_lists(struct call *call, json_t *object)
{
    static const struct {
        const char *name;
        enum page_kind kind;
        enum sort_order sort;
        uint32_t limit;
    } lists[] = {{"mentions", PAGES_MENTIONS, SORT_TEXT, 0},
                 {"entities", PAGES_ENTITIES, SORT_MENTIONS, 0},
                 {"events", PAGES_EVENTS, SORT_NEWEST, 0},
                 {"similar", PAGES_SIMILAR, SORT_DEFAULT, 10}};
    call_require(call, FILTER_ARTICLE, call->subject);
    enum status status = include_duplicates(call, object);
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == STATUS_OK; i++) {
        call->query.sort = lists[i].sort;
        call->query.limit = lists[i].limit;
        status = include_list(call, object, lists[i].name, &call->query, lists[i].kind);
    }
    return status;
}

HANDLER(article_show)
{
    struct call call;
    struct article_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    json_t *object = view_article(&call, &record);
    status = include_lists(&call, object);
    if (status != STATUS_OK) {
        json_decref(object);
        return call_fail(&call, status, "article", record.article.id);
    }
    return call_answer(&call, object);
}

HANDLER(article_show_body)
{
    struct call call;
    struct article_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    buffer_add(&reply->body, record.article.body);
    call_end(&call);
    return STATUS_OK;
}

/* Answers the list of what belongs to the article that the path names. */
static enum status answer_part(struct http_request *request, struct http_reply *reply,
                               enum page_kind kind)
{
    struct call call;
    struct article_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    call_require(&call, FILTER_ARTICLE, record.article.id);
    return pages_answer(&call, kind);
}

HANDLER(article_show_mentions)
{
    return answer_part(request, reply, PAGES_MENTIONS);
}

HANDLER(article_show_entities)
{
    return answer_part(request, reply, PAGES_ENTITIES);
}

HANDLER(article_show_events)
{
    return answer_part(request, reply, PAGES_EVENTS);
}

HANDLER(article_show_similar)
{
    return answer_part(request, reply, PAGES_SIMILAR);
}

HANDLER(article_show_segments)
{
    struct call call;
    const struct article_segment *segments = NULL;
    size_t count = 0;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = article_id_accept(request->arena, http_request_variable(request, "id"));
    status = article_segments(call.reader, call.arena, id, &segments, &count);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "article", id);
    }
    json_t *results = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(results, view_segment(&call, &segments[i]));
    }
    call.query.limit = (uint32_t)count;
    return call_answer_list(&call, results, &(struct page){.total = count});
}
