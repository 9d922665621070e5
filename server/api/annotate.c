/* POST /annotate: reads a text with the daemon's own eyes and forgets it. */
#include <string.h>

#include "api/annotate.h"
#include "api/handlers.h"
#include "api/view.h"
#include "base/utf8.h"
#include "ingest/header.h"

/* What the client sent, however it sent it. */
struct posted_text {
    struct span text;
    struct span title;
    struct span published; /* absent: not given */
};

static enum status refuse(struct call *call, unsigned status, const char *member,
                          const char *detail)
{
    http_problem_set(call->request, call->reply,
                     &(struct http_problem){.status = status,
                                            .detail = span_of(detail),
                                            .parameter = span_of(*member ? member : NULL)});
    return STATUS_INVALID;
}

/* Copies a string member that may be missing or null. */
static enum status take_member(struct call *call, json_t *object, const char *name,
                               struct span *out)
{
    json_t *value = json_object_get(object, name);
    if (!value || json_is_null(value)) {
        return STATUS_OK;
    }
    if (!json_is_string(value)) {
        return refuse(call, 422, name, "This member must be a string.");
    }
    *out =
        arena_copy(call->arena, (struct span){json_string_value(value), json_string_length(value)});
    return STATUS_OK;
}

static enum status check_members(struct call *call, json_t *object)
{
    const char *key = NULL;
    json_t *value = NULL;
    json_object_foreach(object, key, value)
    {
        if (!spec_allows("text title published", span_of(key))) {
            struct span name = arena_copy(call->arena, span_of(key));
            struct http_problem problem = {
                .status = 422,
                .detail = SPAN("Unknown member. The body takes text, title and published."),
                .parameter = name,
                .suggestion = spec_nearest("text title published", name)};
            http_problem_set(call->request, call->reply, &problem);
            return STATUS_INVALID;
        }
    }
    return STATUS_OK;
}

static enum status refuse_json(struct call *call, const json_error_t *error)
{
    bool number = json_error_code(error) == json_error_numeric_overflow;
    struct span detail = arena_printf(call->arena,
                                      number ? "The body holds what cannot be read: %s (line %d)."
                                             : "The body is not JSON: %s (line %d).",
                                      error->text, error->line);
    struct span body = call->request->body;
    size_t bytes = error->position > 0 ? (size_t)error->position : 0;
    int64_t position =
        (int64_t)utf8_count(span_slice(body, 0, bytes < body.len ? bytes : body.len));
    http_problem_set(call->request, call->reply,
                     &(struct http_problem){.status = number ? 422 : 400,
                                            .detail = detail,
                                            .position = position,
                                            .has_position = true});
    return STATUS_INVALID;
}

static enum status read_json(struct call *call, struct posted_text *out)
{
    json_error_t error;
    struct span body = call->request->body;
    /* Integers as reals: one of any length is JSON, and none has a meaning here. */
    json_t *object = json_loadb(body.len ? body.ptr : "", body.len,
                                JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
    if (!object) {
        return refuse_json(call, &error);
    }
    enum status status = STATUS_OK;
    if (!json_is_object(object)) {
        status = refuse(call, 422, "", "The body must be an object with a member \"text\".");
    }
    if (status == STATUS_OK) {
        status = check_members(call, object);
    }
    if (status == STATUS_OK) {
        status = take_member(call, object, "text", &out->text);
    }
    if (status == STATUS_OK) {
        status = take_member(call, object, "title", &out->title);
    }
    if (status == STATUS_OK) {
        status = take_member(call, object, "published", &out->published);
    }
    json_decref(object);
    return status;
}

static enum status read_body(struct call *call, struct posted_text *out)
{
    struct span type = http_request_media_type(call->request);
    *out = (struct posted_text){.published = call_value(call, "published", NULL)};
    enum status status = call_check_coding(call);
    if (status != STATUS_OK) {
        return status;
    }
    if (span_is(type, "application/json")) {
        return read_json(call, out);
    }
    if (span_is(type, "text/plain")) {
        out->text = call->request->body;
        out->title = call_value(call, "title", NULL);
        return STATUS_OK;
    }
    struct http_problem problem = {
        .status = 415,
        .detail = SPAN("Send application/json with a member \"text\", or text/plain."),
        .allowed = (const struct span[]){SPAN("application/json"), SPAN("text/plain")},
        .allowed_count = 2};
    http_problem_set(call->request, call->reply, &problem);
    return STATUS_UNSUPPORTED;
}

/* Line ends become "\n", as everywhere in the archive. */
static struct span unix_lines(struct arena *arena, struct span text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool pair = text.ptr[i] == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        if (!pair) {
            copy[len++] = text.ptr[i] == '\r' ? '\n' : text.ptr[i];
        }
    }
    return (struct span){copy, len};
}

static enum status make_article(struct call *call, const struct posted_text *posted,
                                struct article *out)
{
    *out = article_unknown();
    if (utf8_invalid_at(posted->text) != SIZE_MAX ||
        memchr(posted->text.len ? posted->text.ptr : "", '\0', posted->text.len)) {
        return refuse(call, 422, "text", "The text must be UTF-8 without NUL characters.");
    }
    if (span_trim(posted->text).len == 0) {
        return refuse(call, 422, "text", "The text is empty.");
    }
    if (posted->published.ptr &&
        period_parse_stated(posted->published, &out->published) != STATUS_OK) {
        return refuse(call, 422, "published", "A publication date is " PERIOD_STATED ".");
    }
    out->body = unix_lines(call->arena, posted->text);
    out->title = posted->title.ptr ? unix_lines(call->arena, posted->title) : posted->title;
    header_read_body(call->arena, out->body, out);
    return STATUS_OK;
}

HANDLER(annotate_run)
{
    struct call call;
    struct posted_text posted;
    struct article article;
    struct analysis analysis;
    enum status status = call_parse(&call, request, reply);
    if (status == STATUS_OK) {
        status = read_body(&call, &posted);
    }
    if (status == STATUS_OK) {
        status = make_article(&call, &posted, &article);
    }
    if (status != STATUS_OK) {
        return status;
    }
    analysis_run(call.arena, call.api->options.engine, &article, &analysis);
    return call_answer(&call, annotate_view(&call, &article, &analysis));
}
