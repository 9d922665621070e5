/* One entity and what hangs on it. */
#include "api/handlers.h"
#include "api/pages.h"
#include "api/view.h"

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
    call->subject = out->id;
    return status == STATUS_OK ? STATUS_OK : call_fail(call, status, "entity", id);
}

HANDLER(entity_show)
{
    struct call call;
    struct entity_record record = {0};
    enum status status = begin_one(&call, request, reply, &record);
    return status == STATUS_OK ? call_answer(&call, view_entity(&call, &record)) : status;
}

/* Answers the list of what has the entity in its `field`; FILTER_FIELD_COUNT: the reader knows. */
static enum status answer_part(struct http_request *request, struct http_reply *reply,
                               enum filter_field field, enum page_kind kind)
{
    struct call call;
    struct entity_record record = {0};
    enum status status = begin_one(&call, request, reply, &record);
    if (status != STATUS_OK) {
        return status;
    }
    if (field != FILTER_FIELD_COUNT) {
        call_require(&call, field, record.id);
    }
    return pages_answer(&call, kind);
}

HANDLER(entity_show_articles)
{
    return answer_part(request, reply, FILTER_ENTITY, PAGES_ARTICLES);
}

HANDLER(entity_show_mentions)
{
    return answer_part(request, reply, FILTER_ENTITY, PAGES_MENTIONS);
}

/* In any role an entity is also where something happens. */
HANDLER(entity_show_events)
{
    struct span role = http_request_parameter(request, "role");
    enum filter_field part = span_is(role, "actor")       ? FILTER_ACTOR
                             : span_is(role, "recipient") ? FILTER_RECIPIENT
                                                          : FILTER_ENTITY;
    return answer_part(request, reply, part, PAGES_EVENTS);
}

HANDLER(entity_show_related)
{
    return answer_part(request, reply, FILTER_FIELD_COUNT, PAGES_RELATED);
}
