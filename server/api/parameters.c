/* Finds the table row of each parameter of a request and has it applied. What a row may hold is
 * checked here once, by shape; where it goes is the row's `apply` (apply.c). */
#include "api/parameters.h"
#include "api/fields.h"

#include <stdlib.h>
#include <string.h>

static const struct span excluding = {"exclude_", 8};

const struct span *parameters_split(struct arena *arena, struct span text, size_t *count)
{
    struct span *values = NULL;
    size_t capacity = 0;
    *count = 0;
    size_t at = 0;
    while (at <= text.len) {
        char *value = arena_alloc(arena, text.len - at + 1);
        size_t len = 0;
        for (; at < text.len && text.ptr[at] != ','; at++) {
            at += text.ptr[at] == '\\' && at + 1 < text.len && text.ptr[at + 1] == ',';
            value[len++] = text.ptr[at];
        }
        at++;
        struct span trimmed = span_trim((struct span){value, len});
        if (trimmed.len) {
            values = arena_grow(arena, values, *count, &capacity, sizeof *values);
            values[(*count)++] = trimmed;
        }
    }
    return values;
}

const char *parameters_words(struct arena *arena, struct span text)
{
    size_t count = 0;
    const struct span *values = parameters_split(arena, text, &count);
    struct buffer words = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_printf(&words, "%s%.*s", i ? " " : "", SPAN_ARG(values[i]));
    }
    const char *copy = count ? arena_string(arena, buffer_span(&words)) : "";
    buffer_fini(&words);
    return copy;
}

/* All names that the operation takes, separated by spaces. */
static const char *known_names(struct arena *arena, const struct api_operation *operation)
{
    struct buffer names = {0};
    for (const struct api_parameter *const *p = operation->parameters; p && *p; p++) {
        buffer_printf(&names, "%s%s", names.len ? " " : "", (*p)->name);
    }
    const char *copy = arena_string(arena, buffer_span(&names));
    buffer_fini(&names);
    return copy;
}

static enum status refuse_unknown(struct call *call, struct span name)
{
    struct span detail =
        arena_printf(call->arena,
                     "Unknown parameter \"%.*s\". The allowed ones are listed; any filter may be "
                     "negated with \"exclude_\" before its name.",
                     SPAN_ARG(name));
    return call_refuse(call, name, detail, known_names(call->arena, call->operation), name);
}

static enum status refuse_value(struct call *call, const struct api_parameter *parameter,
                                struct span value)
{
    struct span detail = arena_printf(call->arena,
                                      "\"%.*s\" is not a value of \"%s\". Use one of "
                                      "the allowed ones.",
                                      SPAN_ARG(value), parameter->name);
    return call_refuse(call, span_of(parameter->name), detail, parameter->allowed, value);
}

/* Every value of a list or choice must be in the closed set, where there is one. */
static enum status check_choices(struct call *call, const struct api_parameter *parameter,
                                 struct span value)
{
    size_t count = 1;
    const struct span *values = &value;
    if (parameter->shape != VALUE_CHOICE) {
        values = parameters_split(call->arena, value, &count);
    }
    for (size_t i = 0; i < count; i++) {
        if (!spec_allows(parameter->allowed, values[i])) {
            return refuse_value(call, parameter, values[i]);
        }
    }
    return STATUS_OK;
}

static enum status check_number(struct call *call, const struct api_parameter *parameter,
                                struct span value)
{
    char *text = arena_string(call->arena, value);
    char *end = text;
    double number = strtod(text, &end);
    bool plain = value.len > 0 && strspn(text, "+-.0123456789eE") == value.len;
    bool whole = parameter->shape == VALUE_NUMBER || strspn(text, "0123456789") == value.len;
    if (plain && whole && *end == '\0' && number >= parameter->minimum &&
        number <= parameter->maximum) {
        return STATUS_OK;
    }
    struct span detail =
        arena_printf(call->arena, "\"%s\" takes a %s from %.10g to %.10g.", parameter->name,
                     parameter->shape == VALUE_NUMBER ? "number" : "whole number",
                     parameter->minimum, parameter->maximum);
    return call_refuse(call, span_of(parameter->name), detail, NULL, value);
}

static enum status check_shape(struct call *call, const struct api_parameter *parameter,
                               struct span value)
{
    if (memchr(value.len ? value.ptr : "", '\0', value.len)) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("A value must not hold a NUL character."), NULL, value);
    }
    switch (parameter->shape) {
    case VALUE_ROWS:
        return span_is(value, "all") ? STATUS_OK : check_number(call, parameter, value);
    case VALUE_INTEGER:
    case VALUE_NUMBER:
        return check_number(call, parameter, value);
    case VALUE_CHOICE:
    case VALUE_CHOICES:
    case VALUE_LIST:
        return parameter->allowed ? check_choices(call, parameter, value) : STATUS_OK;
    default:
        return STATUS_OK;
    }
}

/* Whether the parameter at `index` stands in the request before. */
static bool stands_before(const struct http_request *request, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (span_equal(request->parameters[i].name, request->parameters[index].name)) {
            return true;
        }
    }
    return false;
}

static enum status apply_one(struct call *call, size_t index)
{
    const struct http_pair *pair = &call->request->parameters[index];
    struct span name = pair->name;
    const struct api_parameter *parameter = spec_parameter(call->operation, name);
    call->excluding = false;
    if (!parameter && span_starts_with(name, excluding)) {
        parameter = spec_parameter(call->operation, span_slice(name, excluding.len, name.len));
        call->excluding = true;
    }
    if (!parameter || (call->excluding && !parameter->filter)) {
        call->excluding = false;
        return refuse_unknown(call, name);
    }
    if (!parameter->filter && stands_before(call->request, index)) {
        struct span detail =
            arena_printf(call->arena, "\"%s\" may be given only once.", parameter->name);
        return call_refuse(call, name, detail, NULL, pair->value);
    }
    enum status status = check_shape(call, parameter, pair->value);
    if (status == STATUS_OK && parameter->apply) {
        status = parameter->apply(call, parameter, pair->value);
    }
    return status;
}

/* A range from..to once both ends are known. */
static enum status join_range(struct call *call, struct span from_text, struct span to_text,
                              const char *name, struct period *out)
{
    struct period from = PERIOD_UNKNOWN;
    struct period to = PERIOD_UNKNOWN;
    if ((from_text.ptr && period_parse(from_text, &from) != STATUS_OK) ||
        (to_text.ptr && period_parse(to_text, &to) != STATUS_OK)) {
        return STATUS_INTERNAL; /* both were checked when they were applied */
    }
    if (!from_text.ptr && !to_text.ptr) {
        return STATUS_OK;
    }
    if (from_text.ptr && to_text.ptr && from.earliest > to.latest) {
        struct span detail = arena_printf(call->arena,
                                          "\"%s\" (%.*s) lies after the end of the "
                                          "range (%.*s).",
                                          name, SPAN_ARG(from_text), SPAN_ARG(to_text));
        return call_refuse(call, span_of(name), detail, NULL, from_text);
    }
    *out = period_of_range(from.earliest, to.latest);
    return STATUS_OK;
}

/* The sort order that holds when none is given: relevance with a query, else the first named. */
static void settle_sort(struct call *call)
{
    const struct api_parameter *sort = spec_parameter(call->operation, SPAN("sort"));
    if (!sort || call->query.sort != SORT_DEFAULT) {
        return;
    }
    bool ranks = call->query.text.ptr && spec_allows(sort->allowed, SPAN("relevance"));
    const char *words = sort->allowed;
    struct span first = ranks ? SPAN("relevance") : spec_next_word(&words);
    call->excluding = false;
    enum status status = sort->apply(call, sort, first);
    (void)status; /* a word of the table itself is always known */
}

/* What is to be in the answer: what `include` names, and what `fields` would keep of it. */
static void settle_include(struct call *call)
{
    const struct api_parameter *include = spec_parameter(call->operation, SPAN("include"));
    if (include && call->fields) {
        call->include = fields_include(call->arena, call->fields, include->allowed, call->include);
    }
    call->query.with_body =
        spec_allows(call->include, SPAN("body")) || spec_allows(call->include, SPAN("evidence"));
}

enum status parameters_apply(struct call *call)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < call->request->parameter_count && status == STATUS_OK; i++) {
        status = apply_one(call, i);
    }
    if (status == STATUS_OK) {
        status = join_range(call, call->from, call->to, "from", &call->query.when);
    }
    if (status == STATUS_OK) {
        status = join_range(call, call->published_from, call->published_to, "published_from",
                            &call->query.published);
    }
    if (status == STATUS_OK) {
        settle_sort(call);
        settle_include(call);
    }
    return status;
}
