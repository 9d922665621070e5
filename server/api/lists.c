/* The plain lists: entities, events, dates, sources, files. */
#include "api/handlers.h"
#include "api/pages.h"

static enum status answer(struct http_request *request, struct http_reply *reply,
                          enum page_kind kind)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    return status == STATUS_OK ? pages_answer(&call, kind) : status;
}

HANDLER(articles_show_list)
{
    return answer(request, reply, PAGES_ARTICLES);
}

HANDLER(entities_show_list)
{
    return answer(request, reply, PAGES_ENTITIES);
}

HANDLER(events_show_list)
{
    return answer(request, reply, PAGES_EVENTS);
}

HANDLER(dates_show_list)
{
    return answer(request, reply, PAGES_DATES);
}

HANDLER(sources_show_list)
{
    return answer(request, reply, PAGES_SOURCES);
}

HANDLER(ingest_show_list)
{
    return answer(request, reply, PAGES_FILES);
}
