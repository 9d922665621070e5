/* Where the value of each parameter goes in the query. Shapes and closed sets were checked before
 * (parameters.c). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "api/fields.h"
#include "api/parameters.h"

/* Index of `value` among the words of the parameter's closed set. */
static int choice_index(const struct api_parameter *parameter, struct span value)
{
    const char *words = parameter->allowed;
    int index = 0;
    for (struct span word = spec_next_word(&words); word.ptr; word = spec_next_word(&words)) {
        if (span_equal(word, value)) {
            return index;
        }
        index++;
    }
    return -1;
}

APPLY(apply_filter)
{
    size_t count = 0;
    const struct span *values = parameters_split(call->arena, value, &count);
    if (count == 0) {
        struct span detail = arena_printf(call->arena, "\"%s\" needs a value.", parameter->name);
        return call_refuse(call, span_of(parameter->name), detail, NULL, value);
    }
    call_add_condition(call, parameter->field, values, count);
    return STATUS_OK;
}

/* Country codes are asked for in any case, kept in upper case. */
APPLY(apply_country)
{
    size_t count = 0;
    const struct span *given = parameters_split(call->arena, value, &count);
    struct span *codes = ARENA_ARRAY(call->arena, struct span, count + 1);
    for (size_t i = 0; i < count; i++) {
        char *code = arena_string(call->arena, given[i]);
        bool letters = given[i].len == 3;
        for (size_t j = 0; letters && j < 3; j++) {
            letters = (code[j] | 0x20) >= 'a' && (code[j] | 0x20) <= 'z';
            code[j] = (char)(code[j] & ~0x20);
        }
        if (!letters) {
            return call_refuse(call, span_of(parameter->name),
                               SPAN("A country is an ISO 3166-1 alpha-3 code, such as PRK; "
                                    "/entities?facet=country counts those that occur."),
                               NULL, given[i]);
        }
        codes[i] = (struct span){code, 3};
    }
    if (count == 0) {
        return apply_filter(call, parameter, value);
    }
    call_add_condition(call, parameter->field, codes, count);
    return STATUS_OK;
}

APPLY(apply_between)
{
    size_t count = 0;
    const struct span *values = parameters_split(call->arena, value, &count);
    if (count != 2) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("\"between\" takes two entity ids: between=A,B."), NULL, value);
    }
    call_add_condition(call, parameter->field, values, count);
    return STATUS_OK;
}

APPLY(apply_text)
{
    (void)parameter;
    struct span text = span_trim(value);
    call->query.text = text.len ? text : (struct span){NULL, 0};
    return STATUS_OK;
}

/* The search language: refused here, whatever is made of it, and before anything is read. */
APPLY(apply_search)
{
    uint32_t position = 0;
    enum status status = apply_text(call, parameter, value);
    if (status == STATUS_OK && search_check(call->arena, value, &position) != STATUS_OK) {
        status = call_fail_query(call, STATUS_INVALID, position);
    }
    return status;
}

APPLY(apply_match)
{
    call->query.match = (enum match_mode)choice_index(parameter, value);
    return STATUS_OK;
}

APPLY(apply_typo)
{
    call->query.no_typo = choice_index(parameter, value) == 1;
    return STATUS_OK;
}

APPLY(apply_duplicates)
{
    call->query.duplicates = (enum duplicates_mode)choice_index(parameter, value);
    return STATUS_OK;
}

APPLY(apply_undated)
{
    call->query.undated = choice_index(parameter, value) == 0;
    return STATUS_OK;
}

enum sort_order sort_order_named(struct span name)
{
    static const struct {
        const char *name;
        enum sort_order sort;
    } orders[] = {
        {"newest", SORT_NEWEST},         {"oldest", SORT_OLDEST},       {"name", SORT_NAME},
        {"mentions", SORT_MENTIONS},     {"articles", SORT_ARTICLES},   {"sources", SORT_SOURCES},
        {"confidence", SORT_CONFIDENCE}, {"relevance", SORT_RELEVANCE}, {"text", SORT_TEXT}};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (span_is(name, orders[i].name)) {
            return orders[i].sort;
        }
    }
    return SORT_DEFAULT;
}

APPLY(apply_sort)
{
    call->query.sort = sort_order_named(value);
    if (call->query.sort == SORT_RELEVANCE && !http_request_parameter(call->request, "q").len) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("Relevance needs a query: add \"q\"."), NULL, SPAN(""));
    }
    return STATUS_OK;
}

APPLY(apply_limit)
{
    enum http_format format = call->request->format;
    call->all = span_is(value, "all");
    if (call->all && format != HTTP_FORMAT_NDJSON && format != HTTP_FORMAT_CSV) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("\"limit=all\" is for lines, which are streamed: add "
                                "\"format=ndjson\" or \"format=csv\"."),
                           NULL, SPAN(""));
    }
    call->query.limit = (uint32_t)atoi(arena_string(call->arena, value));
    return STATUS_OK;
}

APPLY(apply_cursor_text)
{
    (void)parameter;
    call->cursor = value;
    return STATUS_OK;
}

static enum status refuse_member(struct call *call, struct span path, const char *allowed)
{
    struct span detail = arena_printf(call->arena,
                                      "\"%.*s\" is not a member of these objects. The allowed ones "
                                      "are listed; members of what they hold follow a dot.",
                                      SPAN_ARG(path));
    return call_refuse(call, SPAN("fields"), detail, allowed, path);
}

APPLY(apply_fields)
{
    (void)parameter;
    const struct api_schema *schema = spec_schema(span_of(call->operation->answer));
    size_t count = 0;
    const struct span *paths = parameters_split(call->arena, value, &count);
    for (size_t i = 0; i < count; i++) {
        const char *allowed = "";
        if (!fields_known(call->arena, schema, paths[i], &allowed)) {
            return refuse_member(call, paths[i], allowed);
        }
    }
    call->fields = count ? parameters_words(call->arena, value) : NULL;
    return STATUS_OK;
}

APPLY(apply_include)
{
    (void)parameter;
    call->include = parameters_words(call->arena, value);
    return STATUS_OK;
}

APPLY(apply_facet)
{
    static const struct {
        const char *name;
        enum facet facet;
    } facets[FACET_COUNT] = {{"source", FACET_SOURCE},
                             {"author", FACET_AUTHOR},
                             {"entity", FACET_ENTITY},
                             {"person", FACET_PERSON},
                             {"organization", FACET_ORGANIZATION},
                             {"place", FACET_PLACE},
                             {"event_type", FACET_EVENT_TYPE},
                             {"year", FACET_YEAR},
                             {"month", FACET_MONTH},
                             {"type", FACET_TYPE},
                             {"country", FACET_COUNTRY},
                             {"quad_class", FACET_QUAD_CLASS},
                             {"status", FACET_STATUS},
                             {"actor", FACET_ACTOR},
                             {"recipient", FACET_RECIPIENT}};
    (void)parameter;
    size_t count = 0;
    const struct span *names = parameters_split(call->arena, value, &count);
    enum facet *chosen = ARENA_ARRAY(call->arena, enum facet, FACET_COUNT);
    bool taken[FACET_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < FACET_COUNT; j++) {
            if (span_is(names[i], facets[j].name) && !taken[j]) {
                taken[j] = true; /* one named a thousand times is counted once */
                chosen[call->query.facet_count++] = facets[j].facet;
            }
        }
    }
    call->query.facets = chosen;
    return STATUS_OK;
}

APPLY(apply_offsets)
{
    call->offsets = (enum offset_unit)choice_index(parameter, value);
    return STATUS_OK;
}

static enum status check_date(struct call *call, const struct api_parameter *parameter,
                              struct span value, struct period *out)
{
    if (period_parse(value, out) == STATUS_OK) {
        return STATUS_OK;
    }
    struct span detail =
        arena_printf(call->arena,
                     "\"%s\" takes a date of the calendar as YYYY, YYYY-MM, YYYY-Www or "
                     "YYYY-MM-DD.",
                     parameter->name);
    return call_refuse(call, span_of(parameter->name), detail, NULL, value);
}

/* Checks a date and keeps its text in `*slot`. */
static enum status keep_date(struct call *call, const struct api_parameter *parameter,
                             struct span value, struct span *slot)
{
    struct period period = PERIOD_UNKNOWN;
    enum status status = check_date(call, parameter, value, &period);
    if (status == STATUS_OK) {
        *slot = value;
    }
    return status;
}

APPLY(apply_from)
{
    return keep_date(call, parameter, value, &call->from);
}

APPLY(apply_to)
{
    return keep_date(call, parameter, value, &call->to);
}

APPLY(apply_published_from)
{
    return keep_date(call, parameter, value, &call->published_from);
}

APPLY(apply_published_to)
{
    return keep_date(call, parameter, value, &call->published_to);
}

APPLY(apply_as_of)
{
    struct period period = PERIOD_UNKNOWN;
    enum status status = check_date(call, parameter, value, &period);
    call->query.as_of = period.latest;
    return status;
}

APPLY(apply_min_articles)
{
    (void)parameter;
    call->query.min_articles = (uint32_t)atoi(arena_string(call->arena, value));
    return STATUS_OK;
}

APPLY(apply_min_sources)
{
    (void)parameter;
    call->query.min_sources = (uint32_t)atoi(arena_string(call->arena, value));
    return STATUS_OK;
}

APPLY(apply_min_confidence)
{
    (void)parameter;
    call->query.min_confidence = strtod(arena_string(call->arena, value), NULL);
    return STATUS_OK;
}

/* Reads exactly `count` comma-separated numbers. */
static bool parse_numbers(struct call *call, struct span value, double *numbers, size_t count)
{
    size_t found = 0;
    const struct span *texts = parameters_split(call->arena, value, &found);
    if (found != count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        char *text = arena_string(call->arena, texts[i]);
        char *end = text;
        numbers[i] = strtod(text, &end);
        if (strspn(text, "+-.0123456789") != texts[i].len || *end) {
            return false;
        }
    }
    return true;
}

APPLY(apply_near)
{
    double n[3];
    if (!parse_numbers(call, value, n, 3) || fabs(n[0]) > 90 || fabs(n[1]) > 180 || n[2] <= 0 ||
        n[2] > 20038) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("\"near\" takes latitude, longitude and kilometres: "
                                "near=39.03,125.75,50."),
                           NULL, value);
    }
    call->query.near = (struct near){.present = true, .lat = n[0], .lon = n[1], .km = n[2]};
    return STATUS_OK;
}

APPLY(apply_bbox)
{
    double n[4];
    if (!parse_numbers(call, value, n, 4) || fabs(n[0]) > 180 || fabs(n[2]) > 180 ||
        fabs(n[1]) > 90 || fabs(n[3]) > 90 || n[1] > n[3]) {
        return call_refuse(call, span_of(parameter->name),
                           SPAN("\"bbox\" takes west, south, east and north in degrees: "
                                "bbox=124,33,131,43."),
                           NULL, value);
    }
    call->query.bbox = (struct bounding_box){
        .present = true, .west = n[0], .south = n[1], .east = n[2], .north = n[3]};
    return STATUS_OK;
}
