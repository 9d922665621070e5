/* /search, over everything at once, and /suggest. */
#include <stdint.h>
#include <string.h>

#include "api/handlers.h"
#include "api/pages.h"
#include "api/parameters.h"
#include "api/view.h"
#include "base/utf8.h"

/* The link to the whole list behind a group: "/entities?q=…" with the filters that held for it, as
 * the client encoded them. */
static struct span group_link(struct call *call, const char *path)
{
    bool articles = strcmp(path, "/articles") == 0;
    struct span rest = call->request->query_string;
    struct buffer link = {0};
    buffer_add_string(&link, path);
    while (rest.len) {
        struct span piece = span_cut(&rest, '&');
        bool held = articles ? piece.len && !call_piece_is(call, piece, "types limit format")
                             : call_piece_is(call, piece, "q from to undated");
        if (held) {
            buffer_add_char(&link,
                            span_find(buffer_span(&link), SPAN("?"), 0) == SIZE_MAX ? '?' : '&');
            buffer_add(&link, piece);
        }
    }
    struct span out = arena_copy(call->arena, buffer_span(&link));
    buffer_fini(&link);
    return out;
}

static json_t *group(struct call *call, json_t *results, uint64_t total, const char *path)
{
    return json_pack("{s:I, s:o, s:{s:o}}", "total", (json_int_t)total, "results", results, "links",
                     "self", view_link(call, "%.*s", group_link(call, path)));
}

/* The query for the other kinds: the words alone, since the filters are those of articles. */
static struct query words_only(const struct call *call, enum sort_order sort)
{
    struct query query = query_default();
    query.text = call->query.text;
    query.match = call->query.match;
    query.no_typo = call->query.no_typo;
    query.when = call->query.when;
    query.undated = call->query.undated;
    query.limit = call->query.limit;
    query.sort = sort;
    return query;
}

/* Adds what `query` finds as one group of the answer. */
static enum status add_group(struct call *call, json_t *answer, const char *type,
                             const struct query *query, enum page_kind kind)
{
    struct page page;
    json_t *results = json_array();
    enum status status = pages_read(call, kind, query, results, &page);
    if (status != STATUS_OK) {
        json_decref(results);
        return call_fail_query(call, status, call->position);
    }
    const char *path = arena_string(call->arena, arena_printf(call->arena, "/%s", type));
    json_object_set_new(answer, type, group(call, results, page.total, path));
    return STATUS_OK;
}

/* How the words were understood, for articles if they are asked for. */
static void tell_reading(const struct call *call, json_t *answer)
{
    json_object_set_new(answer, "parsed", view_span(call->parsed));
    json_object_set_new(answer, "suggestion", view_span(call->suggestion));
}

static enum status add_articles(struct call *call, json_t *answer)
{
    call->query.sort = call->query.text.ptr ? SORT_RELEVANCE : SORT_NEWEST;
    enum status status = add_group(call, answer, "articles", &call->query, PAGES_ARTICLES);
    tell_reading(call, answer);
    return status;
}

static enum status add_entities(struct call *call, json_t *answer)
{
    struct query query = words_only(call, SORT_MENTIONS);
    return add_group(call, answer, "entities", &query, PAGES_ENTITIES);
}

static enum status add_events(struct call *call, json_t *answer)
{
    struct query query = words_only(call, call->query.text.ptr ? SORT_RELEVANCE : SORT_NEWEST);
    enum status status = add_group(call, answer, "events", &query, PAGES_EVENTS);
    json_t *events = json_object_get(answer, "events");
    if (events) {
        json_object_set_new(events, "parsed", view_span(call->parsed));
    }
    if (!json_object_get(answer, "articles")) {
        tell_reading(call, answer);
    }
    return status;
}

/* Whether `types=` names the kind; all of them when it names none. */
static bool wants(const struct call *call, const char *type)
{
    size_t count = 0;
    struct span types = call_value(call, "types", "");
    const struct span *names = parameters_split(call->arena, types, &count);
    if (count == 0) {
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        if (span_is(names[i], type)) {
            return true;
        }
    }
    return false;
}

HANDLER(search_show)
{
    static const struct {
        const char *type;
        enum status (*add)(struct call *call, json_t *answer);
    } kinds[] = {{"articles", add_articles}, {"entities", add_entities}, {"events", add_events}};
    struct call call;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    json_t *answer = json_pack("{s:o, s:n, s:n}", "query", view_span(call_value(&call, "q", "")),
                               "parsed", "suggestion");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && status == STATUS_OK; i++) {
        if (wants(&call, kinds[i].type)) {
            status = kinds[i].add(&call, answer);
        }
    }
    if (status != STATUS_OK) {
        json_decref(answer);
        return status;
    }
    return call_answer(&call, answer);
}

/* Whether there is a letter or digit to complete. */
static bool has_word(struct span text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t code = 0;
        i += utf8_decode(text, i, &code);
        if (utf8_is_letter(code) || utf8_is_digit(code)) {
            return true;
        }
    }
    return false;
}

HANDLER(suggest_show)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span prefix = span_trim(call_value(&call, "q", ""));
    unsigned types = (wants(&call, "articles") ? 1u << SUGGEST_ARTICLE : 0) |
                     (wants(&call, "entities") ? 1u << SUGGEST_ENTITY : 0) |
                     (wants(&call, "events") ? 1u << SUGGEST_EVENT : 0);
    const struct suggestion *suggestions = NULL;
    size_t count = 0;
    if (has_word(prefix)) {
        status = suggestions_list(call.reader, call.arena, prefix, types, call.query.limit,
                                  &suggestions, &count);
    }
    if (status != STATUS_OK) {
        return call_fail(&call, status, "completion", prefix);
    }
    json_t *results = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(results, view_suggestion(&call, &suggestions[i]));
    }
    call_add_member(&call, "query", view_span(prefix));
    return call_answer_list(&call, results, &(struct page){.total = count});
}
