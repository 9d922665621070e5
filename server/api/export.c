/* GET /export/KIND.csv and .ndjson: all rows that the filters find, in an order that survives a
 * change of the archive. */
#include "api/handlers.h"
#include "api/pages.h"

static enum status export_rows(struct http_request *request, struct http_reply *reply,
                               const char *name, enum sort_order sort, enum page_kind kind)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    bool csv = span_ends_with(request->path, SPAN(".csv"));
    enum http_format format = csv ? HTTP_FORMAT_CSV : HTTP_FORMAT_NDJSON;
    http_reply_add_header(reply, "Content-Disposition",
                          arena_printf(request->arena, "attachment; filename=\"%s.%s\"", name,
                                       http_format_name(format)));
    call.query.sort = sort;
    return pages_stream(&call, kind, format);
}

HANDLER(export_articles)
{
    return export_rows(request, reply, "articles", SORT_OLDEST, PAGES_ARTICLES);
}

HANDLER(export_entities)
{
    return export_rows(request, reply, "entities", SORT_NAME, PAGES_ENTITIES);
}

HANDLER(export_events)
{
    return export_rows(request, reply, "events", SORT_OLDEST, PAGES_EVENTS);
}

HANDLER(export_mentions)
{
    return export_rows(request, reply, "mentions", SORT_TEXT, PAGES_MENTIONS);
}
