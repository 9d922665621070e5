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
        cmocka_unit_test(a_description_means_who_has_the_role),
        cmocka_unit_test(a_title_stands_in_the_sentence_of_its_name),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
