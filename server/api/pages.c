/* One reader for each kind of row; who needs rows names the reader. */
#include "api/pages.h"

#include "api/cursor.h"
#include "api/fields.h"
#include "api/rows.h"
#include "api/view.h"
#include "base/log.h"

#define STREAM_ROWS 200

static enum status read_articles(struct call *call, const struct query *query, json_t *rows,
                                 struct page *page)
{
    struct article_page found;
    enum status status = articles_list(call->reader, call->arena, query, &found, &call->position);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < found.count; i++) {
        json_array_append_new(rows, view_article(call, &found.rows[i]));
    }
    call->parsed = found.parsed;
    call->suggestion = found.suggestion;
    *page = found.page;
    return STATUS_OK;
}

static enum status read_events(struct call *call, const struct query *query, json_t *rows,
                               struct page *page)
{
    struct event_page found;
    enum status status = events_list(call->reader, call->arena, query, &found);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < found.count; i++) {
        json_array_append_new(rows, view_event(call, &found.rows[i]));
    }
    call->parsed = found.parsed;
    call->suggestion = found.suggestion;
    *page = found.page;
    return STATUS_OK;
}

static enum related_by related_by_name(struct span name)
{
    if (span_is(name, "sentence")) {
        return RELATED_SENTENCE;
    }
    return span_is(name, "event") ? RELATED_EVENT : RELATED_ARTICLE;
}

static enum status read_related(struct call *call, const struct query *query,
                                struct related_page *found)
{
    enum related_by by = related_by_name(call_value(call, "by", "article"));
    return entity_related(call->reader, call->arena, call->subject, by, query, found);
}

static enum status read_sources(struct call *call, const struct query *query, json_t *rows,
                                struct page *page)
{
    const struct source_record *sources = NULL;
    size_t count = 0;
    enum status status = sources_list(call->reader, call->arena, query, &sources, &count, page);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        json_array_append_new(rows, view_source(call, &sources[i]));
    }
    return status;
}

static enum status read_files(struct call *call, const struct query *query, json_t *rows,
                              struct page *page)
{
    struct file_page found;
    enum status status = files_list(call->reader, call->arena, query, &found);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < found.count; i++) {
        json_array_append_new(rows, view_file(call, &found.rows[i]));
    }
    json_t *counts = json_object();
    for (unsigned i = 0; i < FILE_STATUS_COUNT; i++) {
        json_object_set_new(counts, file_status_name((enum file_status)i),
                            json_integer((json_int_t)found.status_counts[i]));
    }
    call_add_member(call, "counts", counts);
    *page = found.page;
    return STATUS_OK;
}

/* Returns what `list` finds, its rows shown by `view`. */
#define SHOW(page_type, list, view)                                                                \
    do {                                                                                           \
        struct page_type found;                                                                    \
        enum status status = list;                                                                 \
        if (status != STATUS_OK) {                                                                 \
            return status;                                                                         \
        }                                                                                          \
        for (size_t i = 0; i < found.count; i++) {                                                 \
            json_array_append_new(rows, view(call, &found.rows[i]));                               \
        }                                                                                          \
        *page = found.page;                                                                        \
        return STATUS_OK;                                                                          \
    } while (0)
#define LISTED(function)     function(call->reader, call->arena, query, &found)
#define OF_SUBJECT(function) function(call->reader, call->arena, call->subject, query, &found)

enum status pages_read(struct call *call, enum page_kind kind, const struct query *query,
                       json_t *rows, struct page *page)
{
    switch (kind) {
    case PAGES_ARTICLES:
        return read_articles(call, query, rows, page);
    case PAGES_ENTITIES:
        SHOW(entity_page, LISTED(entities_list), view_entity);
    case PAGES_EVENTS:
        return read_events(call, query, rows, page);
    case PAGES_MENTIONS:
        SHOW(mention_page, LISTED(mentions_list), view_mention);
    case PAGES_DATES:
        SHOW(date_page, LISTED(dates_list), view_date);
    case PAGES_SOURCES:
        return read_sources(call, query, rows, page);
    case PAGES_FILES:
        return read_files(call, query, rows, page);
    case PAGES_SIMILAR:
        SHOW(article_page, OF_SUBJECT(article_similar), view_article);
    case PAGES_RELATED:
        SHOW(related_page, read_related(call, query, &found), view_related);
    default:
        SHOW(evidence_page, OF_SUBJECT(evidence_list), view_evidence);
    }
}

enum status pages_answer(struct call *call, enum page_kind kind)
{
    if (call->all) {
        return pages_stream(call, kind, call->request->format);
    }
    struct page page;
    json_t *rows = json_array();
    enum status status = pages_read(call, kind, &call->query, rows, &page);
    if (status != STATUS_OK) {
        json_decref(rows);
        return call_fail_query(call, status, call->position);
    }
    if (call->suggestion.ptr) {
        call_add_member(call, "suggestion", view_span(call->suggestion));
    }
    if (call->parsed.ptr) {
        call_add_member(call, "parsed", view_span(call->parsed));
    }
    return call_answer_list(call, rows, &page);
}

/* --- everything as a stream ------------------------------------------------------------------ */

struct stream {
    struct call call;
    enum page_kind kind;
    enum http_format format;
    const char *columns;
    struct arena *arena; /* of one page: the request's would grow with each */
    struct buffer after; /* what the cursor points to */
    uint64_t generation;
    bool begun;
};

/* Copies the cursor out of the page's arena. */
static void keep_cursor(struct stream *stream, const struct cursor *next)
{
    size_t value_len = next->sort_value.len;
    buffer_clear(&stream->after);
    buffer_add(&stream->after, next->sort_value);
    buffer_add(&stream->after, next->id);
    struct span text = buffer_span(&stream->after);
    stream->call.query.after = (struct cursor){.present = next->present,
                                               .sort_value = span_slice(text, 0, value_len),
                                               .id = span_slice(text, value_len, text.len)};
}

static enum status begin_page(struct stream *stream, struct buffer *out)
{
    struct call *call = &stream->call;
    const struct api_options *options = &call->api->options;
    struct store_reader *reader = call->request->worker;
    enum status status = store_read_begin(reader, options->query_timeout_ms);
    if (status != STATUS_OK) {
        return status;
    }
    call->reader = reader;
    arena_reset(stream->arena);
    call->arena = stream->arena;
    call->offset_texts.loaded = false; /* they lay in the arena */
    uint64_t generation = store_read_generation(reader);
    if (!stream->begun) {
        stream->begun = true;
        stream->generation = generation;
        if (stream->format == HTTP_FORMAT_CSV) {
            rows_add_header(out, stream->columns);
        }
    }
    bool disturbed = generation != stream->generation && call->query.sort != SORT_TEXT &&
                     !cursor_survives(call->query.sort);
    return disturbed ? STATUS_GONE : STATUS_OK;
}

static enum status next_page(void *context, struct buffer *out, bool *end)
{
    struct stream *stream = context;
    struct call *call = &stream->call;
    struct page page = {0};
    json_t *rows = json_array();
    enum status status = begin_page(stream, out);
    if (status == STATUS_OK) {
        status = pages_read(call, stream->kind, &call->query, rows, &page);
    }
    size_t i = 0;
    json_t *row = NULL;
    json_array_foreach(rows, i, row)
    {
        bool trims = stream->format == HTTP_FORMAT_NDJSON;
        rows_add(out, trims ? fields_trim(call->fields, row) : row, stream->columns,
                 stream->format);
    }
    json_decref(rows);
    if (status != STATUS_OK) {
        log_warn("an answer broke off: %s %s", status_text(status),
                 http_status_from(status) == 500 ? store_reader_message(call->request->worker)
                                                 : "");
    }
    keep_cursor(stream, &page.next);
    *end = !page.next.present;
    call_end(call);
    return status;
}

static void close_stream(void *context)
{
    struct stream *stream = context;
    json_decref(stream->call.members);
    buffer_fini(&stream->after);
    arena_free(stream->arena);
}

enum status pages_stream(struct call *call, enum page_kind kind, enum http_format format)
{
    struct http_request *request = call->request;
    struct http_reply *reply = call->reply;
    call_end(call);
    struct stream *stream = ARENA_NEW(request->arena, struct stream);
    *stream = (struct stream){.call = *call, .kind = kind, .format = format};
    stream->columns = rows_columns(call);
    stream->call.query.limit = STREAM_ROWS;
    stream->call.query.uncounted = true;
    stream->call.query.facet_count = 0;
    stream->arena = arena_new();
    reply->content_type = http_format_content_type(format);
    http_reply_stream(
        request, reply,
        &(struct http_stream){.next = next_page, .close = close_stream, .context = stream});
    return STATUS_OK;
}
