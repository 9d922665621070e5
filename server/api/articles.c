/* /articles and what hangs on one article. */
#include <ctype.h>
#include <string.h>

#include "api/handlers.h"
#include "api/view.h"

/* The list of articles that the query finds. */
enum status articles_answer(struct call *call)
{
    struct article_page page;
    uint32_t position = 0;
    enum status status = articles_list(call->reader, call->arena, &call->query, &page, &position);
    if (status != STATUS_OK) {
        return call_fail_query(call, status, position);
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_article(call, &page.rows[i]));
    }
    if (page.suggestion.ptr) {
        call_add_member(call, "suggestion", view_span(page.suggestion));
    }
    if (page.parsed.ptr) {
        call_add_member(call, "parsed", view_span(page.parsed));
    }
    return call_answer_list(call, results, &page.page);
}

HANDLER(articles_show_list)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    return status == STATUS_OK ? articles_answer(&call) : status;
}

/* The id that the path names. An id holds "%20" where a file's name has a blank; whoever puts it
 * into a path as it is sends the blank, so that is meant, too. */
static struct span path_id(const struct http_request *request)
{
    struct span sent = http_request_variable(request, "id");
    struct buffer id = {0};
    for (size_t i = 0; i < sent.len; i++) {
        bool plain = isalnum((unsigned char)sent.ptr[i]) || strchr("._~%-", sent.ptr[i]);
        buffer_printf(&id, plain ? "%c" : "%%%02X", (unsigned char)sent.ptr[i]);
    }
    struct span copy = arena_copy(request->arena, buffer_span(&id));
    buffer_fini(&id);
    return copy;
}

/* Starts a call about the article that the path names. */
static enum status begin_one(struct call *call, struct http_request *request,
                             struct http_reply *reply, struct article_record *out)
{
    enum status status = call_begin(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = path_id(request);
    status = article_get(call->reader, call->arena, id, out);
    return status == STATUS_OK ? STATUS_OK : call_fail(call, status, "article", id);
}

/* Adds one included list to the article's object. */
static enum status include_list(struct call *call, json_t *object, const char *name,
                                enum status (*rows)(struct call *, json_t *))
{
    if (!call_includes(call, name)) {
        return STATUS_OK;
    }
    json_t *list = json_array();
    json_object_set_new(object, name, list);
    return rows(call, list);
}

static enum status mention_rows(struct call *call, json_t *list)
{
    struct mention_page page;
    enum status status = mentions_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(list, view_mention(call, &page.rows[i]));
    }
    return status;
}

static enum status entity_rows(struct call *call, json_t *list)
{
    struct entity_page page;
    enum status status = entities_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(list, view_entity(call, &page.rows[i]));
    }
    return status;
}

static enum status event_rows(struct call *call, json_t *list)
{
    struct event_page page;
    enum status status = events_list(call->reader, call->arena, &call->query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(list, view_event(call, &page.rows[i]));
    }
    return status;
}

/* The ids of the article's copies. */
static enum status duplicate_rows(struct call *call, json_t *list)
{
    struct article_page page;
    struct query query = query_default();
    query.limit = 0;
    query.duplicates = DUPLICATES_ONLY;
    struct span id = http_request_variable(call->request, "id");
    enum status status = articles_list(call->reader, call->arena, &query, &page, &(uint32_t){0});
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        if (span_equal(page.rows[i].duplicate_of, id)) {
            json_array_append_new(list, view_span(page.rows[i].article.id));
        }
    }
    return status;
}

/* The ten closest articles. */
static enum status similar_rows(struct call *call, json_t *list)
{
    struct article_page page;
    struct query query = query_default();
    query.limit = 10;
    struct span id = path_id(call->request);
    enum status status = article_similar(call->reader, call->arena, id, &query, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        json_array_append_new(list, view_article(call, &page.rows[i]));
    }
    return status;
}

static enum status include_lists(struct call *call, json_t *object)
{
    call_require(call, FILTER_ARTICLE, path_id(call->request));
    call->query.limit = 0;
    call->query.sort = SORT_TEXT;
    enum status status = include_list(call, object, "mentions", mention_rows);
    if (status == STATUS_OK) {
        call->query.sort = SORT_MENTIONS;
        status = include_list(call, object, "entities", entity_rows);
    }
    if (status == STATUS_OK) {
        call->query.sort = SORT_NEWEST;
        status = include_list(call, object, "events", event_rows);
    }
    if (status == STATUS_OK) {
        status = include_list(call, object, "similar", similar_rows);
    }
    if (status == STATUS_OK) {
        status = include_list(call, object, "duplicates", duplicate_rows);
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

/* Starts a list of what belongs to the article that the path names. */
static enum status begin_part(struct call *call, struct http_request *request,
                              struct http_reply *reply)
{
    struct article_record record;
    enum status status = begin_one(call, request, reply, &record);
    if (status == STATUS_OK) {
        call_require(call, FILTER_ARTICLE, record.article.id);
    }
    return status;
}

HANDLER(article_show_mentions)
{
    struct call call;
    enum status status = begin_part(&call, request, reply);
    return status == STATUS_OK ? mentions_answer(&call) : status;
}

HANDLER(article_show_entities)
{
    struct call call;
    enum status status = begin_part(&call, request, reply);
    return status == STATUS_OK ? entities_answer(&call) : status;
}

HANDLER(article_show_events)
{
    struct call call;
    enum status status = begin_part(&call, request, reply);
    return status == STATUS_OK ? events_answer(&call) : status;
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
    struct span id = path_id(request);
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

HANDLER(article_show_similar)
{
    struct call call;
    struct article_page page;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span id = path_id(request);
    status = article_similar(call.reader, call.arena, id, &call.query, &page);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "article", id);
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_article(&call, &page.rows[i]));
    }
    return call_answer_list(&call, results, &page.page);
}
