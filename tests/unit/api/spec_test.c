#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "api/handlers.h"
#include "api/openapi.h"
#include "api/parameters.h"
#include "event.h"
#include "mention.h"

static void the_nearest_word_is_found(void **state)
{
    (void)state;
    assert_true(span_is(spec_nearest("newest oldest relevance", SPAN("newst")), "newest"));
    assert_true(span_is(spec_nearest("source author section", SPAN("sorce")), "source"));
    assert_true(span_is(spec_nearest("person place", SPAN("preson")), "person"));
    assert_true(span_is(spec_nearest("q limit sort cursor", SPAN("LIMIT")), "limit"));
    assert_true(span_is(spec_nearest("agree consult", SPAN("CONSULT")), "consult"));
    assert_true(span_is(spec_nearest("q limit offsets cursor", SPAN("offset")), "cursor"));
    assert_true(span_is(spec_nearest("mentions articles name newest", SPAN("count")), "mentions"));
    assert_true(span_is(spec_nearest("newest oldest relevance", SPAN("date")), "newest"));
    assert_true(span_is(spec_nearest("person organization place", SPAN("people")), "person"));
    assert_null(spec_nearest("newest oldest", SPAN("banana")).ptr);
    assert_null(spec_nearest("", SPAN("x")).ptr);
}

static void closed_sets_hold_whole_words(void **state)
{
    (void)state;
    assert_true(spec_allows("day week month", SPAN("week")));
    assert_false(spec_allows("day week month", SPAN("wee")));
    assert_false(spec_allows("day week month", SPAN("weeks")));
    assert_false(spec_allows("day week month", SPAN("")));
}

static void lists_are_cut_at_commas(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct span *values = parameters_split(arena, SPAN(" a,b\\,c ,, d\\e"), &count);
    assert_int_equal(count, 3);
    assert_true(span_is(values[0], "a"));
    assert_true(span_is(values[1], "b,c"));
    assert_true(span_is(values[2], "d\\e"));
    parameters_split(arena, SPAN(" , "), &count);
    assert_int_equal(count, 0);
    arena_free(arena);
}

/* The words of a closed set must be the vocabulary's, in its order. */
static void check_words(const char *words, const char *(*name)(unsigned), unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        struct span word = spec_next_word(&words);
        assert_true(span_is(word, name(i)));
    }
    assert_null(spec_next_word(&words).ptr);
}

static const char *event_type(unsigned i)
{
    return event_type_name((enum event_type)i);
}

static const char *event_status(unsigned i)
{
    return event_status_name((enum event_status)i);
}

static const char *entity_type(unsigned i)
{
    return entity_type_name((enum entity_type)i);
}

static const char *entity_subtype(unsigned i)
{
    return entity_subtype_name((enum entity_subtype)(i + 1));
}

static const struct api_operation *operation_at(const char *path)
{
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(routes[i].path, path) == 0) {
            return routes[i].spec;
        }
    }
    fail_msg("no route %s", path);
    return NULL;
}

static void closed_sets_agree_with_the_vocabulary(void **state)
{
    (void)state;
    const struct api_operation *events = operation_at("/events");
    const struct api_operation *entities = operation_at("/entities");
    check_words(spec_parameter(events, SPAN("type"))->allowed, event_type, EVENT_TYPE_COUNT);
    check_words(spec_parameter(events, SPAN("status"))->allowed, event_status, EVENT_STATUS_COUNT);
    check_words(spec_parameter(entities, SPAN("type"))->allowed, entity_type, ENTITY_TYPE_COUNT);
    check_words(spec_parameter(entities, SPAN("subtype"))->allowed, entity_subtype,
                SUBTYPE_COUNT - 1);
}

static void every_route_is_described(void **state)
{
    (void)state;
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    for (size_t i = 0; i < count; i++) {
        const struct api_operation *operation = routes[i].spec;
        assert_non_null(operation);
        assert_non_null(operation->summary);
        assert_true(operation->answer || operation->media_type || operation->success == 204);
        assert_true(!operation->answer || spec_schema(span_of(operation->answer)));
        for (size_t j = 0; j < i; j++) {
            const struct api_operation *other = routes[j].spec;
            assert_string_not_equal(other->id, operation->id);
        }
    }
}

/* Follows every "$ref" below `value`. */
static void check_references(json_t *document, json_t *value)
{
    const char *key = NULL;
    json_t *member = NULL;
    size_t i = 0;
    json_t *reference = json_object_get(value, "$ref");
    if (reference) {
        const char *name = json_string_value(reference) + strlen("#/components/schemas/");
        json_t *schemas = json_object_get(json_object_get(document, "components"), "schemas");
        assert_non_null(json_object_get(schemas, name));
    }
    if (json_is_object(value)) {
        json_object_foreach(value, key, member)
        {
            check_references(document, member);
        }
    }
    json_array_foreach(value, i, member)
    {
        check_references(document, member);
    }
}

static void the_openapi_document_is_whole(void **state)
{
    (void)state;
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    json_t *document = openapi_document(routes, count, NULL, true);
    assert_non_null(document);
    assert_string_equal(json_string_value(json_object_get(document, "openapi")), "3.1.0");
    json_t *paths = json_object_get(document, "paths");
    for (size_t i = 0; i < count; i++) {
        assert_non_null(json_object_get(paths, routes[i].path));
    }
    check_references(document, document);
    json_decref(document);
}

static void types_become_json_schema(void **state)
{
    (void)state;
    const struct {
        const char *type;
        const char *schema;
    } cases[] = {
        {"string", "{\"type\":\"string\"}"},
        {"integer?", "{\"type\":[\"integer\",\"null\"]}"},
        {"enum:a|b?", "{\"type\":[\"string\",\"null\"],\"enum\":[\"a\",\"b\",null]}"},
        {"[entity]", "{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/entity\"}}"},
        {"place?", "{\"anyOf\":[{\"$ref\":\"#/components/schemas/place\"},{\"type\":\"null\"}]}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *schema = openapi_type(span_of(cases[i].type));
        char *text = json_dumps(schema, JSON_COMPACT);
        assert_string_equal(text, cases[i].schema);
        free(text);
        json_decref(schema);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_word_is_found),
        cmocka_unit_test(closed_sets_hold_whole_words),
        cmocka_unit_test(lists_are_cut_at_commas),
        cmocka_unit_test(closed_sets_agree_with_the_vocabulary),
        cmocka_unit_test(every_route_is_described),
        cmocka_unit_test(the_openapi_document_is_whole),
        cmocka_unit_test(types_become_json_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
