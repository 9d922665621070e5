#include "../../check.h"

#include "ingest/readers/mojibake.h"

static void broken_sequences_are_repaired(void **state)
{
    static const char *const pairs[][2] = {
        {"donâ€™t", "don’t"},
        {"â€œWe leftâ€\xC2\x9D, he said", "“We left”, he said"},
        {"cafÃ© in BogotÃ¡", "café in Bogotá"},
        {"SÃ£o Paulo â€” Brazil", "São Paulo — Brazil"},
        {"Â£5 or Â£6", "£5 or £6"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_text(mojibake_repair(*state, span_of(pairs[i][0])), pairs[i][1]);
    }
}

static void what_is_right_stays(void **state)
{
    static const char *const texts[] = {"don’t",
                                        "café",
                                        "SÃO PAULO",
                                        "a â b",
                                        "Ã© once only",
                                        "Привет",
                                        "“quoted” â€™ and “more” “of” it",
                                        "plain",
                                        ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct span text = span_of(texts[i]);
        assert_ptr_equal(mojibake_repair(*state, text).ptr, text.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {ARENA_TEST(broken_sequences_are_repaired),
                                       ARENA_TEST(what_is_right_stays)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
