/* GET /export/KIND.csv and .ndjson: all rows that the filters find, page by page while they are
 * sent, so that neither the daemon's memory nor a slow client bounds an export. */
#include <string.h>

#include "api/handlers.h"
#include "api/rows.h"
#include "api/view.h"

#define PAGE_ROWS 200

static enum status add_articles(struct call *call, json_t *rows, struct cursor *next)
{
    struct article_page page;
    uint32_t position = 0;
    enum status status = articles_list(call->reader, call->arena, &call->query, &page, &position);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(rows, view_article(call, &page.rows[i]));
    }
    *next = status == STATUS_OK ? page.page.next : (struct cursor){0};
    return status;
}

static enum status add_entities(struct call *call, json_t *rows, struct cursor *next)
{
    struct entity_page page;
    enum status status = entities_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(rows, view_entity(call, &page.rows[i]));
    }
    *next = status == STATUS_OK ? page.page.next : (struct cursor){0};
    return status;
}

static enum status add_events(struct call *call, json_t *rows, struct cursor *next)
{
    struct event_page page;
    enum status status = events_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(rows, view_event(call, &page.rows[i]));
    }
    *next = status == STATUS_OK ? page.page.next : (struct cursor){0};
    return status;
}

static enum status add_mentions(struct call *call, json_t *rows, struct cursor *next)
{
    struct mention_page page;
    enum status status = mentions_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(rows, view_mention(call, &page.rows[i]));
    }
    *next = status == STATUS_OK ? page.page.next : (struct cursor){0};
    return status;
}

/* An export under way. The request's arena would grow with every page, so rows have their own. */
struct export
{
    struct call call;
    enum status (*add_page)(struct call * call, json_t * rows, struct cursor * next);
    const char *columns;
    struct arena *arena; /* of one page */
    struct cursor after;
    struct buffer cursor_text; /* what `after` points to */
    bool begun;
    enum http_format format;
};

/* Copies the cursor out of the page's arena. */
static void keep_cursor(struct export *export, const struct cursor *next)
{
    size_t value_len = next->sort_value.len;
    buffer_clear(&export->cursor_text);
    buffer_add(&export->cursor_text, next->sort_value);
    buffer_add(&export->cursor_text, next->id);
    struct span text = buffer_span(&export->cursor_text);
    export->after = (struct cursor){.present = next->present,
                                    .sort_value = span_slice(text, 0, value_len),
                                    .id = span_slice(text, value_len, text.len)};
}

/* Each page is a reading transaction of its own, so that a slow client holds none open. */
static enum status next_page(void *context, struct buffer *out, bool *end)
{
    struct export *export = context;
    struct call *call = &export->call;
    struct store_reader *reader = call->request->worker;
    enum status status = store_read_begin(reader, call->api->options.query_timeout_ms);
    if (status != STATUS_OK) {
        return status;
    }
    if (!export->begun && export->format == HTTP_FORMAT_CSV) {
        rows_add_header(out, export->columns);
    }
    export->begun = true;
    json_t *rows = json_array();
    struct cursor next = {0};
    arena_reset(export->arena);
    call->reader = reader;
    call->arena = export->arena;
    call->query.after = export->after;
    status = export->add_page(call, rows, &next);
    size_t i = 0;
    json_t *row = NULL;
    json_array_foreach(rows, i, row)
    {
        rows_add(out, row, export->columns, export->format);
    }
    json_decref(rows);
    keep_cursor(export, &next);
    *end = !next.present;
    call_end(call);
    return status;
}

static void close_export(void *context)
{
    struct export *export = context;
    buffer_fini(&export->cursor_text);
    arena_free(export->arena);
}

/* Sends what `add_page` finds. Exports run in an order that survives a change of the archive. */
static enum status export_rows(struct http_request *request, struct http_reply *reply,
                               const char *kind, enum sort_order sort,
                               enum status (*add_page)(struct call *call, json_t *rows,
                                                       struct cursor *next))
{
    struct export *export = ARENA_NEW(request->arena, struct export);
    struct call *call = &export->call;
    enum status status = call_parse(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    bool csv = span_ends_with(request->path, SPAN(".csv"));
    export->format = csv ? HTTP_FORMAT_CSV : HTTP_FORMAT_NDJSON;
    reply->content_type = http_format_content_type(export->format);
    http_reply_add_header(reply, "Content-Disposition",
                          arena_printf(request->arena, "attachment; filename=\"%s.%s\"", kind,
                                       http_format_name(export->format)));
    call->query.sort = sort;
    call->query.limit = PAGE_ROWS;
    export->add_page = add_page;
    export->columns = rows_columns(call->operation->answer);
    export->arena = arena_new();
    http_reply_stream(
        request, reply,
        &(struct http_stream){.next = next_page, .close = close_export, .context = export});
    return STATUS_OK;
}

HANDLER(export_articles)
{
    return export_rows(request, reply, "articles", SORT_OLDEST, add_articles);
}

HANDLER(export_entities)
{
    return export_rows(request, reply, "entities", SORT_NAME, add_entities);
}

HANDLER(export_events)
{
    return export_rows(request, reply, "events", SORT_OLDEST, add_events);
}

HANDLER(export_mentions)
{
    return export_rows(request, reply, "mentions", SORT_TEXT, add_mentions);
}
