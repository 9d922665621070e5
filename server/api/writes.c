/* What changes the archive: PUT, POST and DELETE of articles, POST /reload. The server has checked
 * the token before. Articles that stand in a file of the folders are changed there, not here. */
#include "api/handlers.h"
#include "api/view.h"
#include "base/log.h"
#include "ingest/article_id.h"
#include "ingest/posted.h"

static enum status refuse(struct call *call, unsigned status, struct span detail)
{
    call_end(call);
    http_problem_set(call->request, call->reply,
                     &(struct http_problem){.status = status,
                                            .detail = detail,
                                            .retry_after_s = status == 503 ? 5 : 0});
    return STATUS_INVALID;
}

/* A 422 for the reason that a reader gives: "has no text"; `wrong` is the field at fault, if it is
 * one. */
static enum status refuse_text(struct call *call, struct span reason, struct span wrong)
{
    call_end(call);
    struct http_problem problem = {
        .status = 422,
        .detail = arena_printf(call->arena, "What was sent %.*s.", SPAN_ARG(reason)),
        .parameter = wrong};
    http_problem_set(call->request, call->reply, &problem);
    return STATUS_INVALID;
}

static enum status refuse_write(struct call *call, enum status status,
                                const struct failure *failure)
{
    if (status == STATUS_BUSY) {
        return refuse(call, 503,
                      SPAN("A load is running. Try again when /ready says that none "
                           "is."));
    }
    if (http_status_from(status) >= 500) {
        log_error("cannot change the archive: %s", failure->text);
        return call_fail(call, status, "article", SPAN(""));
    }
    return refuse_text(call, span_of(failure->text), (struct span){0});
}

/* Whether the article stands in a file; *known tells whether there is such an article at all. */
static enum status look_up(struct call *call, struct span id, bool *known, bool *in_file)
{
    struct article_record record;
    enum status status = article_get(call->reader, call->arena, id, &record);
    *known = status == STATUS_OK;
    *in_file = *known && record.article.path.ptr != NULL;
    call_end(call);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status refuse_file(struct call *call)
{
    return refuse(call, 422,
                  SPAN("This article stands in a file of a loaded folder. Change the "
                       "file instead."));
}

/* application/json, application/x-ndjson or text/plain; else a 415. */
static enum status read_type(struct call *call, bool *json)
{
    struct span type = http_request_media_type(call->request);
    *json = span_is(type, "application/json") || span_is(type, "application/x-ndjson");
    if (*json || span_is(type, "text/plain")) {
        return call_check_coding(call);
    }
    return refuse(call, 415, SPAN("Send application/json, application/x-ndjson or text/plain."));
}

static json_t *view_outcomes(struct call *call, const struct posted_outcome *outcomes, size_t count,
                             size_t *stored)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct posted_outcome *outcome = &outcomes[i];
        *stored += outcome->reason.ptr == NULL;
        json_t *row = json_object();
        json_object_set_new(row, "id", view_span(outcome->id));
        json_object_set_new(row, "status", view_string(outcome->reason.ptr ? "refused" : "stored"));
        json_object_set_new(row, "reason", view_span(outcome->reason));
        json_array_append_new(list, row);
    }
    (void)call;
    return list;
}

/* Stores what was sent and answers what became of it; `code` when something was stored. */
static enum status put_articles(struct call *call, struct span id, unsigned code)
{
    struct failure failure = {""};
    const struct posted_outcome *outcomes = NULL;
    size_t count = 0;
    size_t stored = 0;
    struct posted_input input = {
        .bytes = call->request->body, .id = id, .article_limit = call->api->options.article_limit};
    enum status status = read_type(call, &input.json);
    if (status != STATUS_OK) {
        return status;
    }
    status = posted_put(call->api->options.store, call->api->options.engine, call->arena, &input,
                        &outcomes, &count, &failure);
    if (status != STATUS_OK) {
        return refuse_write(call, status, &failure);
    }
    json_t *rows = view_outcomes(call, outcomes, count, &stored);
    if (stored == 0) {
        json_decref(rows);
        return count ? refuse_text(call, outcomes[0].reason, outcomes[0].wrong)
                     : refuse_text(call, SPAN("holds no article"), (struct span){0});
    }
    call->reply->status = code;
    if (count == 1) {
        http_reply_add_header(call->reply, "Location",
                              arena_printf(call->arena, "/articles/%.*s",
                                           SPAN_ARG(view_path_segment(call, outcomes[0].id))));
    }
    return call_answer(call, json_pack("{s:o}", "articles", rows));
}

HANDLER(articles_post)
{
    struct call call;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    call_end(&call);
    return put_articles(&call, (struct span){NULL, 0}, 201);
}

HANDLER(article_put)
{
    struct call call;
    bool known = false;
    bool in_file = false;
    struct span id = article_id_accept(request->arena, http_request_variable(request, "id"));
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    status = look_up(&call, id, &known, &in_file);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "article", id);
    }
    return in_file ? refuse_file(&call) : put_articles(&call, id, known ? 200 : 201);
}

HANDLER(article_delete)
{
    struct call call;
    struct failure failure = {""};
    bool known = false;
    bool in_file = false;
    struct span id = article_id_accept(request->arena, http_request_variable(request, "id"));
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    status = look_up(&call, id, &known, &in_file);
    if (status != STATUS_OK || !known) {
        return call_fail(&call, status == STATUS_OK ? STATUS_NOT_FOUND : status, "article", id);
    }
    if (in_file) {
        return refuse_file(&call);
    }
    status = posted_remove(call.api->options.store, id, &failure);
    if (status != STATUS_OK) {
        return refuse_write(&call, status, &failure);
    }
    reply->status = 204;
    return STATUS_OK;
}

HANDLER(reload_run)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    const struct api_options *options = &call.api->options;
    if (!options->reload) {
        return refuse(&call, 422, SPAN("This daemon was started without folders."));
    }
    options->reload(options->reload_context);
    reply->status = 202;
    return call_answer(&call, json_pack("{s:s}", "status", "loading"));
}
