/* Whom the sentences of a loaded article name, as linking asks for them. */
#include "../fixture.h"

#include "base/buffer.h"
#include "store/link/telling_sentence.h"

static void test_the_headline_of_a_long_article_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct buffer body = {0};
    for (size_t i = 0; i < SENTENCE_NAMES_MAX + 10; i++) {
        buffer_add_string(&body, "Ann Lee spoke. ");
    }
    const struct given article = {.id = "a",
                                  .title = "Karl Moss resigns",
                                  .body = arena_string(fixture->arena, buffer_span(&body)),
                                  .published = DAY_NONE,
                                  .names = {"person:Ann Lee", "person:Karl Moss"}};
    buffer_fini(&body);
    fixture_load(fixture, &article, 1);
    struct store_load *load = fixture_begin(fixture);
    struct sentence_names names = {0};
    assert_int_equal(telling_sentence_read(load, 1, &names), STATUS_OK);
    assert_int_equal(names.count, SENTENCE_NAMES_MAX);
    size_t count = 0;
    (void)telling_sentence_names(&names, &(struct telling){.in_title = true}, &count);
    assert_int_equal(count, 1);
    (void)telling_sentence_names(&names, &(struct telling){.sentence = 7}, &count);
    assert_int_equal(count, 1);
    store_load_abandon(load);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_headline_of_a_long_article_is_read, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
