/* The sound of a name, by which its spellings are found. */
#include "../check.h"
#include "base/name_sound.h"

static void spellings_sound_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"soleimani", "suleimani"},
                                           {"muhandis", "mohandes"},
                                           {"qaani", "ghaani"},
                                           {"qa'ani", "qaani"},
                                           {"nasrallah", "nasralla"},
                                           {"yanukovych", "yanukovich"},
                                           {"sukarnoputri", "soekarnoputri"},
                                           {"hussein", "husain"},
                                           {"esmail", "esmaeil"},
                                           {"gaddafi", "qadhafi"},
                                           {"zelenskyy", "zelensky"},
                                           {"qassem", "qasim"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(names_sound_alike(span_of(pairs[i][0]), span_of(pairs[i][1])));
    }
}

static void other_names_do_not(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"salmon", "soleimani"}, {"rohani", "rahimi"},  {"al", "el"},
        {"brown", "braun"},      {"hassan", "hussein"}, {"омар", "умар"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_false(names_sound_alike(span_of(pairs[i][0]), span_of(pairs[i][1])));
    }
}

static void short_and_foreign_words_are_their_own_sound(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_text(name_sound(arena, SPAN("al")), "al");
    assert_text(name_sound(arena, SPAN("омар")), "омар");
    assert_text(name_sound(arena, SPAN("")), "");
    assert_text(name_sound_of_long(arena, SPAN("kim")), "kim");
    assert_text(name_sound_of_long(arena, SPAN("soleimani")), "sulamana");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_sound_alike),
        cmocka_unit_test(other_names_do_not),
        cmocka_unit_test(short_and_foreign_words_are_their_own_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
