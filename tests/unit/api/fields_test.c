#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/fields.h"

static void check_trim(const char *json, const char *fields, const char *expected)
{
    json_t *object = json_loads(json, 0, NULL);
    assert_non_null(object);
    char *text = json_dumps(fields_trim(fields, object), JSON_COMPACT | JSON_SORT_KEYS);
    assert_string_equal(text, expected);
    free(text);
    json_decref(object);
}

static const char *const sample =
    "{\"id\":1,\"ids\":[2],\"place\":{\"lat\":3,\"lon\":4},"
    "\"told\":[{\"by\":{\"id\":5,\"x\":6}},{\"by\":null}],\"n\":null}";

static void members_are_kept_by_name(void **state)
{
    (void)state;
    check_trim(sample, "id n", "{\"id\":1,\"n\":null}");
    check_trim(sample, "ids", "{\"ids\":[2]}");
    check_trim("{\"id\":1}", NULL, "{\"id\":1}");
}

static void dots_lead_into_objects_and_lists(void **state)
{
    (void)state;
    check_trim(sample, "place.lat", "{\"place\":{\"lat\":3}}");
    check_trim(sample, "place.lat place.lon id", "{\"id\":1,\"place\":{\"lat\":3,\"lon\":4}}");
    check_trim(sample, "told.by.id", "{\"told\":[{\"by\":{\"id\":5}},{\"by\":null}]}");
    check_trim(sample, "place place.lat", "{\"place\":{\"lat\":3,\"lon\":4}}");
    check_trim(sample, "n.x id.y", "{\"id\":1,\"n\":null}");
}

static void check_path(const char *path, bool known, const char *within)
{
    struct arena *arena = arena_new();
    const char *allowed = NULL;
    const struct api_schema *event = spec_schema(SPAN("event"));
    assert_int_equal(fields_known(arena, event, span_of(path), &allowed), known);
    if (!known) {
        assert_true(spec_allows(allowed, span_of(within)));
        assert_false(spec_allows(allowed, span_of(path)));
    }
    arena_free(arena);
}

static void paths_are_those_of_the_schemas(void **state)
{
    (void)state;
    check_path("id", true, NULL);
    check_path("place.entity", true, NULL);
    check_path("evidence.actors.entity", true, NULL);
    check_path("plac", false, "place");
    check_path("place.", false, "place.entity");
    check_path("place.entty", false, "place.entity");
    check_path("evidence.actors.x", false, "evidence.actors.entity");
    check_path("id.x", false, "id");
    check_path("", false, "id");
    check_path(".id", false, "id");
}

static void what_is_named_is_included(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *words = fields_include(arena, "id evidence.text", "evidence articles", "articles");
    assert_true(spec_allows(words, SPAN("evidence")));
    assert_true(spec_allows(words, SPAN("articles")));
    assert_false(spec_allows(words, SPAN("id")));
    assert_string_equal(fields_include(arena, "id", "body", ""), "");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_kept_by_name),
        cmocka_unit_test(dots_lead_into_objects_and_lists),
        cmocka_unit_test(paths_are_those_of_the_schemas),
        cmocka_unit_test(what_is_named_is_included),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
