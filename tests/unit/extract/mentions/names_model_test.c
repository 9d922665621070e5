#include "../../check.h"
#include "base/file.h"
#include "base/hash.h"
#include "extract/mentions/names_model.h"
#include "extract/models.h"

static void test_tags_follow_each_other_legally(void **state)
{
    (void)state;
    unsigned begin = 1 + NAMES_B;
    unsigned inside = 1 + NAMES_I;
    unsigned last = 1 + NAMES_L;
    unsigned unit = 1 + NAMES_U;
    assert_true(names_tag_follows(NAMES_TAGS, begin));
    assert_true(names_tag_follows(begin, inside));
    assert_true(names_tag_follows(begin, last));
    assert_true(names_tag_follows(last, unit));
    assert_true(names_tag_follows(unit, NAMES_TAGS));
    assert_false(names_tag_follows(NAMES_TAGS, inside));
    assert_false(names_tag_follows(begin, NAMES_TAGS));
    assert_false(names_tag_follows(begin, 0));
    assert_false(names_tag_follows(inside, unit));
    assert_false(names_tag_follows(begin, inside + 4));
}

static void test_damaged_models_are_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct models models = {0};
    struct failure failure = {{0}};
    struct span bytes = {0};
    assert_int_equal(models_map(&models, arena, NULL, "names.model", &bytes, &failure), STATUS_OK);
    const struct names_model *model = NULL;
    assert_int_equal(names_model_new(arena, bytes, &model, &failure), STATUS_OK);
    assert_int_equal(names_model_new(arena, span_slice(bytes, 0, 10), &model, &failure),
                     STATUS_CORRUPT);
    assert_int_equal(names_model_new(arena, span_slice(bytes, 0, bytes.len - 1), &model, &failure),
                     STATUS_CORRUPT);
    struct span copy = arena_copy(arena, bytes);
    char *changed = (char *)copy.ptr;
    changed[bytes.len / 2] = (char)(changed[bytes.len / 2] + 1);
    assert_int_equal(names_model_new(arena, copy, &model, &failure), STATUS_CORRUPT);
    assert_string_equal(failure.text, "name model: damaged");
    struct names_header *header = (struct names_header *)(void *)changed;
    header->version = NAMES_VERSION + 1;
    assert_int_equal(names_model_new(arena, copy, &model, &failure), STATUS_NEWER_VERSION);
    models_close(&models);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tags_follow_each_other_legally),
        cmocka_unit_test(test_damaged_models_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
