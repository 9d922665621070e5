/* Pronouns and descriptions, read by the whole engine from sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/analysis.h"

static struct engine *engine;

static int open_engine(void **state)
{
    (void)state;
    struct failure failure = {""};
    struct engine_options options = {.model_dir = "server/model"};
    return engine_new(&options, &engine, &failure) == STATUS_OK ? 0 : -1;
}

static int close_engine(void **state)
{
    (void)state;
    engine_free(engine);
    return 0;
}

/* Checks what the first mention with exactly this text and no name means; NULL: there is none. */
static void check(const char *text, const char *word, const char *expected)
{
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis;
    article.body = span_of(text);
    analysis_run(arena, engine, &article, &analysis);
    const struct mention *found = NULL;
    for (size_t i = 0; i < analysis.mention_count && !found; i++) {
        const struct mention *mention = &analysis.mentions[i];
        if (mention->kind != MENTION_NAME && span_is(mention->text, word)) {
            found = mention;
        }
    }
    if (!expected) {
        assert_null(found);
    } else {
        assert_non_null(found);
        struct span name = analysis.entities[found->entity].name;
        assert_true(span_is(name, expected));
    }
    for (size_t i = 1; i < analysis.mention_count; i++) {
        assert_true(analysis.mentions[i - 1].first_token < analysis.mentions[i].first_token);
    }
    arena_free(arena);
}

static void a_pronoun_means_the_subject_before(void **state)
{
    (void)state;
    check("Angela Merkel met Emmanuel Macron in Paris. He said the talks went well.", "He",
          "Emmanuel Macron");
    check("Angela Merkel met Emmanuel Macron in Paris. She said the talks went well.", "She",
          "Angela Merkel");
    check("John Kerry flew to Vienna. His plane landed late.", "His", "John Kerry");
}

static void a_predicate_does_not_mean_its_other_party(void **state)
{
    (void)state;
    check("John Kerry saw him in Vienna.", "him", NULL);
}

static void it_is_the_country_that_acts(void **state)
{
    (void)state;
    check("Japan signed the treaty in May. It ratified the text a year later.", "It", "Japan");
    check("Japan recalled its ambassador from Moscow.", "its", "Japan");
    check("It rained in Tokyo.", "It", NULL);
}

static void a_possessive_is_bound_in_its_clause(void **state)
{
    (void)state;
    check("The United States said Iran must halt its program.", "its", "Iran");
    check("France said its troops had left Mali.", "its", "France");
    check("Israel said Hamas, which rules Gaza, had broken its promise.", "its", "Hamas");
    check("The United States said the group must end its attacks.", "its", NULL);
    check("The militant group Hamas recalled its envoys.", "its", "Hamas");
    check("Police held Hamas and its allies in Gaza.", "its", "Hamas");
    check("Bob Stone said Carl Frey had lost his job.", "his", "Carl Frey");
    check("Bob Stone met Carl Frey at his home.", "his", "Bob Stone");
}

static void what_is_judged_is_a_deed_of_the_judged(void **state)
{
    (void)state;
    check("France condemned Sudan over its attacks on Darfur.", "its", "Sudan");
    check("France imposed two sets of sanctions on Iran because of its refusal to halt work.",
          "its", "Iran");
    check("France withdrew from Mali because of its losses.", "its", "France");
    check("Bob Stone criticized Carl Frey for his remarks.", "his", "Carl Frey");
    check("Bob Stone apologized to Carl Frey for his remarks.", "his", "Bob Stone");
    check("Bob Stone congratulated Carl Frey on his election.", "his", "Carl Frey");
}

static void who_is_bidden_acts_for_himself(void **state)
{
    (void)state;
    check("Japan urged North Korea to end its attacks on fishermen.", "its", "North Korea");
    check("Japan promised North Korea to end its attacks on fishermen.", "its", "Japan");
    check("France accused Sudan of hiding its losses.", "its", "Sudan");
    check("Bob Stone told Carl Frey to end his strike.", "his", "Carl Frey");
    check("Bob Stone asked Carl Frey to support his plan.", "his", "Bob Stone");
    check("Bob Stone phoned Carl Frey to congratulate him.", "him", "Carl Frey");
    check("Bob Stone asked Carl Frey to help him.", "him", "Bob Stone");
    check("Sam Holt says Bob Stone phoned Carl Frey to congratulate him on his election.", "his",
          "Carl Frey");
}

static void a_description_means_who_has_the_role(void **state)
{
    (void)state;
    check("Marta Vidal, the special rapporteur on housing, came to Lisbon. Many people waited. On "
          "Friday the rapporteur visited a school.",
          "the rapporteur", "Marta Vidal");
    check("On Friday the rapporteur visited a school.", "the rapporteur", NULL);
}

static void a_title_stands_in_the_sentence_of_its_name(void **state)
{
    (void)state;
    check("Police search for missing woman\n\nKim Baxo was held after he attacked police.", "he",
          "Kim Baxo");
    check("Nobody met Queen Kim Baxo when he attacked police.", "he", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pronoun_means_the_subject_before),
        cmocka_unit_test(a_predicate_does_not_mean_its_other_party),
        cmocka_unit_test(it_is_the_country_that_acts),
        cmocka_unit_test(a_possessive_is_bound_in_its_clause),
        cmocka_unit_test(what_is_judged_is_a_deed_of_the_judged),
        cmocka_unit_test(who_is_bidden_acts_for_himself),
        cmocka_unit_test(a_description_means_who_has_the_role),
        cmocka_unit_test(a_title_stands_in_the_sentence_of_its_name),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
