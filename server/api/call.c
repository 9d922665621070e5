/* The common course of every handler: parameters in, one answer or one problem out. */
#include "api/call.h"

#include <stdint.h>
#include <string.h>

#include "api/cursor.h"
#include "api/fields.h"
#include "api/formats.h"
#include "api/output.h"
#include "api/parameters.h"
#include "api/view.h"
#include "base/log.h"
#include "http/target.h"

struct span call_value(const struct call *call, const char *name, const char *fallback)
{
    struct span value = http_request_parameter(call->request, name);
    return value.ptr ? value : span_of(fallback);
}

bool call_includes(const struct call *call, const char *what)
{
    return spec_allows(call->include, span_of(what));
}

/* The words of a space-separated list as spans for a problem document. */
static void set_allowed(struct arena *arena, const char *allowed, struct http_problem *problem)
{
    struct span *words = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (struct span word = spec_next_word(&allowed); word.ptr; word = spec_next_word(&allowed)) {
        words = arena_grow(arena, words, count, &capacity, sizeof *words);
        words[count++] = word;
    }
    problem->allowed = words;
    problem->allowed_count = count;
}

enum status call_refuse(struct call *call, struct span parameter, struct span detail,
                        const char *allowed, struct span value)
{
    if (call->excluding) {
        parameter = arena_printf(call->arena, "exclude_%.*s", SPAN_ARG(parameter));
    }
    struct http_problem problem = {.status = 400, .detail = detail, .parameter = parameter};
    if (allowed) {
        set_allowed(call->arena, allowed, &problem);
        problem.suggestion = spec_nearest(allowed, value);
    }
    http_problem_set(call->request, call->reply, &problem);
    return STATUS_INVALID;
}

enum status call_parse(struct call *call, struct http_request *request, struct http_reply *reply)
{
    *call = (struct call){.request = request,
                          .reply = reply,
                          .arena = request->arena,
                          .api = request->application,
                          .operation = request->spec,
                          .query = query_default(),
                          .include = ""};
    return parameters_apply(call);
}

/* What to do about a cursor that is gone: of this list's orders only some can be walked while the
 * archive changes. */
static struct span advise_restart(struct call *call)
{
    const struct api_parameter *sort = spec_parameter(call->operation, SPAN("sort"));
    const char *words = sort ? sort->allowed : "";
    struct span lasting = {0};
    for (struct span word = spec_next_word(&words); word.ptr; word = spec_next_word(&words)) {
        if (cursor_survives(sort_order_named(word))) {
            lasting = arena_printf(call->arena, "%.*s%s%.*s", SPAN_ARG(lasting),
                                   lasting.ptr ? " or " : ", or with sort=", SPAN_ARG(word));
        }
    }
    return arena_printf(call->arena,
                        "The archive has changed since this cursor was given, and this order does "
                        "not survive a change. Start again without cursor%.*s.",
                        SPAN_ARG(lasting));
}

/* Decodes the cursor, which needs the final sort order and the generation that is read: another one
 * may have been published since the request came. */
static enum status apply_cursor(struct call *call)
{
    if (!call->cursor.ptr) {
        return STATUS_OK;
    }
    enum status status = cursor_decode(call->arena, call->cursor, call->query.sort,
                                       call->generation, &call->query.after);
    if (status == STATUS_OK) {
        return STATUS_OK;
    }
    bool gone = status == STATUS_GONE;
    struct span detail =
        gone ? advise_restart(call)
             : SPAN("Not a cursor of this list and this sort order. Use next_cursor of the page "
                    "before, with the same parameters.");
    http_problem_set(call->request, call->reply,
                     &(struct http_problem){.status = gone ? 410 : 400,
                                            .detail = detail,
                                            .parameter = SPAN("cursor")});
    return status;
}

enum status call_begin(struct call *call, struct http_request *request, struct http_reply *reply)
{
    enum status status = call_parse(call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct store_reader *reader = request->worker;
    status = store_read_begin(reader, call->api->options.query_timeout_ms);
    if (status != STATUS_OK) {
        log_error("cannot begin to read the archive: %s", store_reader_message(reader));
        return call_fail(call, status, "archive", SPAN(""));
    }
    call->reader = reader;
    call->generation = store_read_generation(reader);
    status = apply_cursor(call);
    if (status != STATUS_OK) {
        call_end(call);
    }
    return status;
}

void call_end(struct call *call)
{
    if (call->reader) {
        store_read_end(call->reader);
        call->reader = NULL;
    }
}

static void add_condition(struct call *call, const struct condition *condition)
{
    call->conditions = arena_grow(call->arena, call->conditions, call->query.condition_count,
                                  &call->condition_capacity, sizeof *call->conditions);
    call->conditions[call->query.condition_count++] = *condition;
    call->query.conditions = call->conditions;
}

void call_add_condition(struct call *call, enum filter_field field, const struct span *values,
                        size_t count)
{
    add_condition(call, &(struct condition){.field = field,
                                            .exclude = call->excluding,
                                            .values = values,
                                            .value_count = count});
}

void call_require(struct call *call, enum filter_field field, struct span value)
{
    struct span *values = ARENA_NEW(call->arena, struct span);
    *values = value;
    add_condition(call, &(struct condition){
                            .field = field, .values = values, .value_count = 1, .fixed = true});
}

static enum status write_json(struct call *call, json_t *value)
{
    output_json(&call->reply->body, value);
    buffer_add_char(&call->reply->body, '\n');
    json_decref(value);
    return STATUS_OK;
}

enum status call_answer(struct call *call, json_t *value)
{
    call_end(call);
    return write_json(call, fields_trim(call->fields, value));
}

bool call_piece_is(struct call *call, struct span piece, const char *names)
{
    struct span name;
    enum status status = target_decode(call->arena, span_cut(&piece, '='), true, &name);
    return status == STATUS_OK && spec_allows(names, name);
}

/* The request's address with `cursor` (absent: none) instead of the one it had. */
static struct span link_to_page(struct call *call, struct span cursor)
{
    struct buffer link = {0};
    const char *base = call->api->options.base_url;
    buffer_add_string(&link, base ? base : "");
    buffer_add(&link, call->request->path);
    char separator = '?';
    struct span rest = call->request->query_string;
    while (rest.len) {
        struct span piece = span_cut(&rest, '&');
        if (piece.len && !call_piece_is(call, piece, "cursor")) {
            buffer_add_char(&link, separator);
            buffer_add(&link, piece);
            separator = '&';
        }
    }
    if (cursor.len) {
        buffer_printf(&link, "%ccursor=%.*s", separator, SPAN_ARG(cursor));
    }
    struct span result = arena_copy(call->arena, buffer_span(&link));
    buffer_fini(&link);
    return result;
}

static json_t *envelope(struct call *call, json_t *results, const struct page *page)
{
    struct span next = {NULL, 0};
    struct span next_link = {NULL, 0};
    if (page->next.present) {
        next = cursor_encode(call->arena, &page->next, call->query.sort, call->generation);
        next_link = link_to_page(call, next);
        http_reply_add_header(
            call->reply, "Link",
            arena_printf(call->arena, "<%.*s>; rel=\"next\"", SPAN_ARG(next_link)));
    }
    json_t *list = json_object();
    json_object_set_new(list, "results", results);
    json_object_set_new(list, "total", json_integer((json_int_t)page->total));
    json_object_set_new(list, "limit", json_integer(call->query.limit));
    json_object_set_new(list, "next_cursor", view_span(next));
    json_object_set_new(list, "links",
                        json_pack("{s:o, s:o}", "self", view_span(link_to_page(call, call->cursor)),
                                  "next", view_span(next_link)));
    json_t *facets = view_facets(call, page);
    if (facets) {
        json_object_set_new(list, "facets", facets);
    }
    if (call->members) {
        json_object_update(list, call->members);
        json_decref(call->members);
    }
    return list;
}

enum status call_answer_list(struct call *call, json_t *results, const struct page *page)
{
    size_t i = 0;
    json_t *row = NULL;
    bool trims =
        call->request->format == HTTP_FORMAT_JSON || call->request->format == HTTP_FORMAT_NDJSON;
    json_array_foreach(results, i, row)
    {
        if (trims) {
            fields_trim(call->fields, row);
        }
    }
    call_end(call);
    json_t *list = envelope(call, results, page);
    if (call->request->format == HTTP_FORMAT_JSON) {
        return write_json(call, list);
    }
    json_t *links = json_object_get(list, "links");
    formats_write(call, results, span_of(json_string_value(json_object_get(links, "self"))),
                  span_of(json_string_value(json_object_get(links, "next"))));
    json_decref(list);
    return STATUS_OK;
}

enum status call_answer_moved(struct call *call, struct span id)
{
    call_end(call);
    const struct http_request *request = call->request;
    /* The id is the path's second segment, however it was encoded. */
    struct span path = request->path;
    size_t from = span_find(path, SPAN("/"), 1) + 1, to = span_find(path, SPAN("/"), from);
    struct span tail = span_slice(path, to == SIZE_MAX ? path.len : to, path.len);
    struct span moved = arena_printf(
        call->arena, "%.*s%.*s%.*s%s%.*s", (int)from, path.ptr, SPAN_ARG(id), SPAN_ARG(tail),
        request->query_string.len ? "?" : "", SPAN_ARG(request->query_string));
    http_reply_add_header(call->reply, "Location", moved);
    return STATUS_MOVED;
}

/* There is none with this id: where the ids that there are can be found, if there is a list of
 * them. */
static struct span tell_absent(struct call *call, const char *what, struct span id)
{
    static const char *const lists[][2] = {
        {"article", "/articles"}, {"entity", "/entities"}, {"event", "/events"}};
    struct span told =
        arena_printf(call->arena, "There is no %s \"%.*s\" in this archive.", what, SPAN_ARG(id));
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(what, lists[i][0]) == 0) {
            return arena_printf(call->arena,
                                "%.*s %s lists the ids, and with \"q\" those that fit.",
                                SPAN_ARG(told), lists[i][1]);
        }
    }
    return told;
}

enum status call_fail(struct call *call, enum status status, const char *what, struct span id)
{
    struct http_problem problem = {.status = http_status_from(status)};
    if (problem.status == 500 && call->reader) {
        log_error("cannot read the archive: %s", store_reader_message(call->reader));
    }
    call_end(call);
    if (problem.status == 500) {
        problem.detail = SPAN("The server failed to answer; its log tells why.");
    } else if (status == STATUS_NOT_FOUND) {
        problem.status = 404;
        problem.detail = tell_absent(call, what, id);
    } else if (status == STATUS_TIMEOUT) {
        problem.status = 503;
        problem.retry_after_s = 5;
        problem.detail = SPAN("The query took longer than allowed. Narrow it with filters or a "
                              "smaller limit.");
    }
    http_problem_set(call->request, call->reply, &problem);
    return status;
}

void call_add_member(struct call *call, const char *name, json_t *value)
{
    if (!call->members) {
        call->members = json_object();
    }
    json_object_set_new(call->members, name, value);
}

enum status call_fail_query(struct call *call, enum status status, uint32_t position)
{
    if (status != STATUS_INVALID) {
        return call_fail(call, status, "article", call->subject);
    }
    call_end(call);
    http_problem_set(call->request, call->reply,
                     &(struct http_problem){
                         .status = 422,
                         .detail = SPAN("The query has a quote or bracket that is not closed, or "
                                        "a bracket that was never opened, at this position."),
                         .parameter = SPAN("q"),
                         .position = position,
                         .has_position = true});
    return STATUS_INVALID;
}

/* The value of "charset" behind the media type, without quotes; absent when there is none. */
static struct span charset_of(struct span content_type)
{
    for (struct span rest = content_type; rest.ptr;) {
        struct span value = span_cut(&rest, ';');
        struct span name = span_trim(span_cut(&value, '='));
        value = span_trim(value);
        if (value.ptr && span_equal_nocase(name, SPAN("charset"))) {
            bool quoted = value.len >= 2 && value.ptr[0] == '"';
            return quoted ? span_slice(value, 1, value.len - 1) : value;
        }
    }
    return (struct span){0};
}

enum status call_check_coding(struct call *call)
{
    struct span coding = span_trim(http_request_header(call->request, "content-encoding"));
    struct span charset = charset_of(http_request_header(call->request, "content-type"));
    bool plain = coding.len == 0 || span_equal_nocase(coding, SPAN("identity"));
    bool utf8 = !charset.ptr || span_equal_nocase(charset, SPAN("utf-8")) ||
                span_equal_nocase(charset, SPAN("utf8")) ||
                span_equal_nocase(charset, SPAN("us-ascii"));
    if (plain && utf8) {
        return STATUS_OK;
    }
    struct http_problem problem = {
        .status = 415,
        .detail = plain ? SPAN("Send the body in UTF-8; no other character set is read.")
                        : SPAN("Send the body as it is, without Content-Encoding.")};
    http_problem_set(call->request, call->reply, &problem);
    return STATUS_UNSUPPORTED;
}
