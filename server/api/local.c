/* Requests without a server: what the command line asks goes the same way as what comes over HTTP,
 * so that both say the same. */
#include "api/call.h"
#include "api/handlers.h"
#include "http/target.h"

static enum status fill_request(struct api *api, struct arena *arena, struct span target,
                                struct http_request *out, struct failure *failure)
{
    struct span wrong = target;
    out->arena = arena;
    out->application = api;
    if (target_split(target, &out->path, &out->query_string) != STATUS_OK ||
        target_parameters(arena, out->query_string, &out->parameters, &out->parameter_count,
                          &wrong) != STATUS_OK) {
        return failure_set(failure, STATUS_INVALID, "not a query string: \"%.*s\"",
                           SPAN_ARG(wrong));
    }
    return STATUS_OK;
}

/* The problem's own words as one line. */
static enum status fail_with(const struct http_reply *reply, enum status status,
                             struct failure *failure)
{
    if (!reply->problem) {
        return failure_set(failure, status, "%s", status_text(status));
    }
    const struct http_problem *problem = reply->problem;
    struct buffer line = {0};
    if (problem->parameter.len) {
        buffer_printf(&line, "%.*s: ", SPAN_ARG(problem->parameter));
    }
    buffer_add(&line, problem->detail);
    if (problem->suggestion.len) {
        buffer_printf(&line, " Did you mean \"%.*s\"?", SPAN_ARG(problem->suggestion));
    }
    status = failure_set(failure, status, "%.*s", SPAN_ARG(buffer_span(&line)));
    buffer_fini(&line);
    return status;
}

static enum status write_out(struct buffer *bytes, FILE *out, struct failure *failure)
{
    bool written = fwrite(bytes->bytes, 1, bytes->len, out) == bytes->len;
    buffer_clear(bytes);
    return written ? STATUS_OK : failure_set(failure, STATUS_IO, "cannot write the answer");
}

static enum status write_stream(const struct http_stream *stream, struct buffer *bytes, FILE *out,
                                struct failure *failure)
{
    enum status status = STATUS_OK;
    bool end = false;
    while (status == STATUS_OK && !end) {
        status = stream->next(stream->context, bytes, &end);
        if (status == STATUS_OK) {
            status = write_out(bytes, out, failure);
        }
    }
    if (stream->close) {
        stream->close(stream->context);
    }
    return status;
}

static enum status answer(struct http_request *request, const struct http_route *route, FILE *out,
                          struct failure *failure)
{
    struct http_reply reply = {.status = 200};
    request->spec = route->spec;
    request->format = HTTP_FORMAT_JSON;
    enum status status = route->handle(request, &reply);
    if (status != STATUS_OK) {
        status = fail_with(&reply, status, failure);
    } else if (reply.stream.next) {
        status = write_stream(&reply.stream, &reply.body, out, failure);
    } else {
        status = write_out(&reply.body, out, failure);
    }
    buffer_fini(&reply.body);
    return status;
}

enum status api_ask(struct api *api, const struct api_question *question, FILE *out,
                    struct failure *failure)
{
    struct arena *arena = arena_new();
    struct http_pair content_type = {SPAN("content-type"), SPAN("text/plain")};
    struct http_request request = {.method = question->body.ptr ? HTTP_POST : HTTP_GET,
                                   .headers = &content_type,
                                   .header_count = question->body.ptr ? 1 : 0,
                                   .body = question->body};
    const struct http_route *route = NULL;
    char allow[64];
    struct store_reader *reader = NULL;
    enum status status = fill_request(api, arena, question->target, &request, failure);
    if (status == STATUS_OK) {
        status = http_router_find(api->router, &request, &route, allow, sizeof allow);
    }
    if (status == STATUS_OK && api->options.store) {
        status = store_reader_new(api->options.store, &reader, failure);
        request.worker = reader;
    }
    if (status == STATUS_OK) {
        status = answer(&request, route, out, failure);
    }
    store_reader_free(reader);
    arena_free(arena);
    return status;
}
