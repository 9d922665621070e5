/* /entities and what hangs on one entity. */
#include "api/handlers.h"
#include "api/view.h"

enum status entities_answer(struct call *call)
{
    struct entity_page page;
    enum status status = entities_list(call->reader, call->arena, &call->query, &page);
    if (status != STATUS_OK) {
        return call_fail(call, status, "entity", SPAN(""));
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_entity(call, &page.rows[i]));
    }
    return call_answer_list(call, results, &page.page);
}

enum status mentions_answer(struct call *call)
{
    struct mention_page page;
    enum status status = mentions_list(call->reader, call->arena, &call->query, &page);
    if (status != STATUS_OK) {
        return call_fail(call, status, "mention", SPAN(""));
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_mention(call, &page.rows[i]));
    }
    return call_answer_list(call, results, &page.page);
}

HANDLER(entities_show_list)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    return status == STATUS_OK ? entities_answer(&call) : status;
}

/* Starts a call about the entity that the path names. A former id is answered with 301, which comes
 * back as STATUS_MOVED. */
static enum status begin_one(struct call *call, struct http_request *request,
                             struct http_reply *reply, struct entity_record *out)
{
    enum status status = call_begin(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = http_request_variable(request, "id");
    status = entity_get(call->reader, call->arena, id, out);
    if (status == STATUS_MOVED) {
        return call_answer_moved(call, out->id);
    }
    return status == STATUS_OK ? STATUS_OK : call_fail(call, status, "entity", id);
}

HANDLER(entity_show)
{
    struct call call;
    struct entity_record record;
    enum status status = begin_one(&call, request, reply, &record);
    return status == STATUS_OK ? call_answer(&call, view_entity(&call, &record)) : status;
}

HANDLER(entity_show_articles)
{
    struct call call;
    struct entity_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    call_require(&call, FILTER_ENTITY, record.id);
    return articles_answer(&call);
}

HANDLER(entity_show_mentions)
{
    struct call call;
    struct entity_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    call_require(&call, FILTER_ENTITY, record.id);
    return mentions_answer(&call);
}

HANDLER(entity_show_events)
{
    struct call call;
    struct entity_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    struct span role = call_value(&call, "role", "any");
    enum filter_field part = span_is(role, "actor")       ? FILTER_ACTOR
                             : span_is(role, "recipient") ? FILTER_RECIPIENT
                                                          : FILTER_PARTICIPANT;
    call_require(&call, part, record.id);
    return events_answer(&call);
}

static enum related_by related_by_name(struct span name)
{
    if (span_is(name, "sentence")) {
        return RELATED_SENTENCE;
    }
    return span_is(name, "event") ? RELATED_EVENT : RELATED_ARTICLE;
}

HANDLER(entity_show_related)
{
    struct call call;
    struct entity_record record;
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    struct related_page page;
    enum related_by by = related_by_name(call_value(&call, "by", "article"));
    status = entity_related(call.reader, call.arena, record.id, by, &call.query, &page);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "entity", record.id);
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_related(&call, &page.rows[i]));
    }
    return call_answer_list(&call, results, &page.page);
}
