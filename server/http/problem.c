/* Problem documents by jansson. Their `type` is always about:blank: what went wrong is told by the
 * status and, to machines, by the members `parameter`, `allowed`, `position` and `suggestion`. */
#include "http/problem.h"

#include <jansson.h>

static void set_text(json_t *object, const char *name, struct span text)
{
    if (text.ptr) {
        /* NULL for ill-formed text: json_object_set_new then does nothing but say so. */
        (void)json_object_set_new(object, name, json_stringn(text.ptr, text.len));
    }
}

static void set_allowed(json_t *object, const struct http_problem *problem)
{
    if (problem->allowed_count == 0) {
        return;
    }
    json_t *values = json_array();
    for (size_t i = 0; i < problem->allowed_count; i++) {
        struct span value = problem->allowed[i];
        (void)json_array_append_new(values, json_stringn(value.ptr, value.len));
    }
    (void)json_object_set_new(object, "allowed", values);
}

static void set_extras(json_t *object, const struct http_problem *problem)
{
    for (size_t i = 0; i < problem->extra_count; i++) {
        const struct http_pair *extra = &problem->extra[i];
        (void)json_object_set_new(object, extra->name.ptr,
                                  json_stringn(extra->value.ptr, extra->value.len));
    }
    for (size_t i = 0; i < problem->number_count; i++) {
        (void)json_object_set_new(object, problem->numbers[i].name,
                                  json_integer(problem->numbers[i].value));
    }
}

static int add_bytes(const char *bytes, size_t len, void *out)
{
    buffer_add(out, (struct span){bytes, len});
    return 0;
}

void problem_write(const struct http_problem *problem, struct span instance, const char *request_id,
                   struct buffer *out)
{
    json_t *object = json_object();
    set_text(object, "type", SPAN("about:blank"));
    set_text(object, "title", span_of(http_status_phrase(problem->status)));
    (void)json_object_set_new(object, "status", json_integer(problem->status));
    set_text(object, "detail", problem->detail);
    set_text(object, "instance", instance);
    set_text(object, "parameter", problem->parameter);
    set_allowed(object, problem);
    if (problem->has_position) {
        (void)json_object_set_new(object, "position", json_integer(problem->position));
    }
    set_text(object, "suggestion", problem->suggestion);
    set_extras(object, problem);
    set_text(object, "request_id", span_of(request_id));
    (void)json_dump_callback(object, add_bytes, out, JSON_COMPACT);
    json_decref(object);
}
