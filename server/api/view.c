/* The small pieces that all views share. */
#include "api/view.h"

#include <math.h>

json_t *view_span(struct span text)
{
    return text.ptr ? json_stringn(text.ptr, text.len) : json_null();
}

json_t *view_string(const char *text)
{
    return text && *text ? json_string(text) : json_null();
}

json_t *view_number(double number)
{
    return isnan(number) ? json_null() : json_real(number);
}

json_t *view_verbs(struct span verbs)
{
    json_t *list = json_array();
    while (verbs.ptr) {
        json_array_append_new(list, view_span(span_cut(&verbs, ',')));
    }
    return list;
}

json_t *view_share(double share)
{
    return json_real(round(share * 1000) / 1000);
}

json_t *view_day(const struct call *call, int32_t day)
{
    return view_span(day_format(call->arena, day));
}

json_t *view_time(const struct call *call, int64_t seconds)
{
    return seconds == INT64_MIN ? json_null() : view_span(timestamp_format(call->arena, seconds));
}

json_t *view_period(const struct call *call, struct period period)
{
    return view_span(period_format(call->arena, period));
}

static const char *const facet_names[FACET_COUNT] = {[FACET_SOURCE] = "source",
                                                     [FACET_AUTHOR] = "author",
                                                     [FACET_ENTITY] = "entity",
                                                     [FACET_PERSON] = "person",
                                                     [FACET_ORGANIZATION] = "organization",
                                                     [FACET_PLACE] = "place",
                                                     [FACET_EVENT_TYPE] = "event_type",
                                                     [FACET_YEAR] = "year",
                                                     [FACET_MONTH] = "month",
                                                     [FACET_TYPE] = "type",
                                                     [FACET_COUNTRY] = "country",
                                                     [FACET_QUAD_CLASS] = "quad_class",
                                                     [FACET_STATUS] = "status",
                                                     [FACET_ACTOR] = "actor",
                                                     [FACET_RECIPIENT] = "recipient"};

const char *view_facet_name(enum facet facet)
{
    return facet_names[facet];
}

static json_t *view_facet(const struct facet_result *facet)
{
    json_t *values = json_array();
    for (size_t i = 0; i < facet->value_count; i++) {
        const struct facet_value *value = &facet->values[i];
        json_array_append_new(values, json_pack("{s:o, s:o, s:I}", "value", view_span(value->value),
                                                "label", view_span(value->label), "count",
                                                (json_int_t)value->count));
    }
    return values;
}

json_t *view_facets(struct call *call, const struct page *page)
{
    if (call->query.facet_count == 0) {
        return NULL;
    }
    json_t *facets = json_object();
    for (size_t i = 0; i < page->facet_count; i++) {
        json_object_set_new(facets, facet_names[page->facets[i].facet],
                            view_facet(&page->facets[i]));
    }
    return facets;
}

json_t *view_link(const struct call *call, const char *format, struct span id)
{
    const char *base = call->api->options.base_url;
    struct span path = arena_printf(call->arena, format, SPAN_ARG(id));
    return view_span(arena_printf(call->arena, "%s%.*s", base ? base : "", SPAN_ARG(path)));
}

/* Of a corrections file, which may have thousands. */
enum { LINES_SHOWN = 100 };

static size_t count_refused(const struct file_record *record)
{
    size_t refused = 0;
    for (size_t i = 0; i < record->line_count; i++) {
        refused += record->lines[i].refused.ptr != NULL;
    }
    return refused;
}

/* At most LINES_SHOWN lines: those that were refused, as far as they fit, before the others. */
static json_t *view_lines(const struct file_record *record, size_t refused)
{
    json_t *lines = json_array();
    size_t errors = refused < LINES_SHOWN ? refused : LINES_SHOWN;
    size_t applied = LINES_SHOWN - errors;
    for (size_t i = 0; i < record->line_count; i++) {
        const struct correction_outcome *line = &record->lines[i];
        size_t *left = line->refused.ptr ? &errors : &applied;
        if (*left == 0) {
            continue;
        }
        --*left;
        json_array_append_new(lines, json_pack("{s:i, s:o, s:s, s:o}", "line", (int)line->line,
                                               "text", view_span(line->text), "status",
                                               line->refused.ptr ? "error" : "applied", "reason",
                                               view_span(line->refused)));
    }
    return lines;
}

json_t *view_file(struct call *call, const struct file_record *record)
{
    (void)call;
    json_t *file = json_object();
    json_object_set_new(file, "path", view_span(record->relative));
    json_object_set_new(file, "folder", view_span(record->folder));
    json_object_set_new(file, "status", view_string(file_status_name(record->status)));
    json_object_set_new(file, "reason", view_span(record->reason));
    json_object_set_new(file, "encoding", view_span(record->encoding));
    json_object_set_new(file, "format", view_span(record->format));
    json_object_set_new(file, "published_basis",
                        view_string(published_basis_name(record->published_basis)));
    if (span_is(record->format, "corrections")) {
        size_t refused = count_refused(record);
        json_object_set_new(file, "line_count", json_integer((json_int_t)record->line_count));
        json_object_set_new(file, "error_count", json_integer((json_int_t)refused));
        json_object_set_new(file, "lines", view_lines(record, refused));
    }
    return file;
}

json_t *view_suggestion(struct call *call, const struct suggestion *suggestion)
{
    static const char *const types[SUGGEST_TYPE_COUNT] = {
        [SUGGEST_ARTICLE] = "article", [SUGGEST_ENTITY] = "entity", [SUGGEST_EVENT] = "event"};
    (void)call;
    json_t *object = json_object();
    json_object_set_new(object, "type", view_string(types[suggestion->type]));
    json_object_set_new(object, "id", view_span(suggestion->id));
    json_object_set_new(object, "label", view_span(suggestion->label));
    json_object_set_new(object, "match", view_span(suggestion->match));
    json_object_set_new(object, "count", json_integer(suggestion->count));
    return object;
}
