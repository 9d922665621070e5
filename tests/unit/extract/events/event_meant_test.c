/* Whom the descriptions of an article may mean. */
#include <string.h>

#include "../reading.h"

/* Checks that the description `words`, as a party of an event, may mean `expected`: names joined by
 * "+"; "": nobody, or not clear. */
static void assert_meant(const char *title, const char *body, const char *words,
                         const char *expected)
{
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_article(arena, span_of(title), span_of(body), &analysis);
    struct span found = {0};
    for (size_t i = 0; i < analysis.event_count; i++) {
        for (size_t p = 0; p < analysis.events[i].party_count; p++) {
            const struct party *party = &analysis.events[i].parties[p];
            if (!span_is(party->text, words)) {
                continue;
            }
            found = SPAN("");
            for (size_t m = 0; m < party->meant_count; m++) {
                struct span name = analysis.entities[party->meant[m]].name;
                found = arena_printf(arena, "%.*s%s%.*s", SPAN_ARG(found), m > 0 ? "+" : "",
                                     SPAN_ARG(name));
            }
        }
    }
    if (!found.ptr || !span_is(found, expected)) {
        print_error("%s: \"%.*s\" instead of \"%s\"\n", words, SPAN_ARG(found), expected);
        fail();
    }
    arena_free(arena);
}

static void the_only_one_who_fits_is_meant(void **state)
{
    (void)state;
    assert_meant("",
                 "Police in Tunis detained a Norwegian tourist on Monday.\n\nAnders Solberg, "
                 "who is from Norway, had been taking pictures of a barracks.",
                 "Norwegian tourist", "Anders Solberg");
    assert_meant("Norwegian tourist arrested in Tunis",
                 "Anders Solberg was taking pictures, the Norwegian embassy said.",
                 "Norwegian tourist", "Anders Solberg");
    assert_meant("",
                 "Rebels in Mali freed two Swiss nurses on Friday.\n\nClaudia Meier and Ruth "
                 "Keller were flown to Bamako.",
                 "two Swiss nurses", "Claudia Meier+Ruth Keller");
}

static void who_is_named_beside_or_foreign_is_not_meant(void **state)
{
    (void)state;
    assert_meant("",
                 "Police in Tunis detained a Norwegian tourist on Monday.\n\nSpanish diplomat "
                 "Pablo Ruiz was in Tunis then.",
                 "Norwegian tourist", "");
    assert_meant("",
                 "Rebels in Mali freed three Swiss nurses on Friday.\n\nClaudia Meier and Ruth "
                 "Keller were flown to Bamako.",
                 "three Swiss nurses", "");
}

static void somebody_new_is_not_meant(void **state)
{
    (void)state;
    assert_meant("",
                 "Anders Solberg came to Tunis on Monday. Anders Solberg writes books. He is "
                 "well known. On Friday police in Sfax arrested a man.",
                 "man", "");
    assert_meant("",
                 "Anders Solberg came to Tunis on Monday. Anders Solberg writes books.\n\n"
                 "Police arrested another tourist on Friday.",
                 "another tourist", "");
}

/* "The mayor of X, Ann Weld" is she, whatever the tree makes of the comma. */
static void who_holds_an_office_is_named_behind_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_article(arena, (struct span){0},
                 SPAN("Gunmen shot dead the mayor of Iriona, Anibal Duarte."), &analysis);
    const struct party *victim = NULL;
    for (size_t i = 0; i < analysis.event_count; i++) {
        for (size_t p = 0; p < analysis.events[i].party_count; p++) {
            const struct party *party = &analysis.events[i].parties[p];
            victim = party->role == PARTY_RECIPIENT ? party : victim;
        }
    }
    assert_non_null(victim);
    assert_true(victim->entity < analysis.entity_count);
    assert_true(span_is(analysis.entities[victim->entity].name, "Anibal Duarte"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_only_one_who_fits_is_meant),
        cmocka_unit_test(who_is_named_beside_or_foreign_is_not_meant),
        cmocka_unit_test(somebody_new_is_not_meant),
        cmocka_unit_test(who_holds_an_office_is_named_behind_it),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
