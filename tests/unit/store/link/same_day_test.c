/* What two papers that tell of one day, and of the same people and towns around it, may leave out:
 * somebody's given name, the verdict or the sentence. Dates are days of May 2016. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/link/event_words.h"
#include "store/link/same_event.h"
#include "store/link/telling_sentence.h"

enum { ANN_LEE = 1, LEE, JIM_LEE, OSLO };

static const struct telling_cast cast_of_oslo = {
    .members = {{.entity_id = OSLO, .type = ENTITY_PLACE, .is_spot = true}}, .count = 1};

static struct period on(int day)
{
    return period_of_day(day_from_civil((struct civil){2016, 5, day}));
}

/* An article of the 12th on how the police held somebody on the 10th. */
static struct telling arrest(const char *article, struct telling_party *lee, const char *name)
{
    *lee = (struct telling_party){.entity_id = span_is(span_of(name), "lee") ? LEE : ANN_LEE,
                                  .role = PARTY_RECIPIENT,
                                  .type = ENTITY_PERSON,
                                  .text = span_of(name),
                                  .name = span_of(name)};
    return (struct telling){.type = EVENT_COERCE,
                            .status = EVENT_HAPPENED,
                            .period = on(10),
                            .own_date = true,
                            .published = on(12).earliest,
                            .article = span_of(article),
                            .lemmas = {SPAN("arrest")},
                            .lemma_count = 1,
                            .wordings = {article[0]},
                            .wording_count = 1,
                            .cast = &cast_of_oslo,
                            .parties = lee,
                            .party_count = 1};
}

static void a_family_name_is_enough_on_one_day(void **state)
{
    (void)state;
    struct telling_party full, family;
    struct telling a = arrest("a", &full, "ann lee"), b = arrest("b", &family, "lee");
    assert_true(same_event(&a, &b));
    assert_true(same_event(&b, &a));
    b.period = on(9);
    assert_false(same_event(&a, &b));
    b = arrest("b", &family, "lee");
    b.cast = NULL; /* nothing else ties the two */
    assert_false(same_event(&a, &b));
    b = arrest("b", &family, "jim lee");
    family.entity_id = JIM_LEE;
    assert_false(same_event(&a, &b));
    b = arrest("b", &family, "ann"); /* a given name is many people's */
    family.entity_id = LEE;
    assert_false(same_event(&a, &b));
    b = arrest("b", &family, "lee");
    full.country[0] = 'A';
    family.country[0] = 'B';
    assert_false(same_event(&a, &b));
}

/* A court that found somebody guilty, and one that sentenced him. */
static void a_trial_ends_once_a_day(void **state)
{
    (void)state;
    struct telling_party one, other;
    struct telling a = arrest("a", &one, "ann lee"), b = arrest("b", &other, "ann lee");
    a.type = b.type = EVENT_LEGAL;
    a.lemmas[0] = SPAN("convict");
    b.lemmas[0] = SPAN("sentence");
    assert_true(same_event(&a, &b));
    b.lemmas[0] = SPAN("acquit");
    assert_false(same_event(&a, &b));
}

/* "two weeks after another court jailed her". */
static void another_court_may_be_the_one_of_that_week(void **state)
{
    (void)state;
    struct telling_party one, other;
    struct telling a = arrest("a", &one, "ann lee"), b = arrest("b", &other, "ann lee");
    b.period = (struct period){on(9).earliest, on(15).earliest, PRECISION_WEEK};
    b.another = b.says_another = true;
    assert_true(same_event(&a, &b));
    b.period = PERIOD_UNKNOWN;
    b.own_date = false;
    assert_false(same_event(&a, &b));
}

static void kinds_of_mishaps_have_many_names(void **state)
{
    (void)state;
    int flood = event_words_mishap(SPAN("flood")), slide = event_words_mishap(SPAN("landslide"));
    assert_int_equal(event_words_mishap(SPAN("inundation")), flood);
    assert_int_equal(event_words_mishap(SPAN("floodwater")), flood);
    assert_int_equal(event_words_mishap(SPAN("landslip")), slide);
    assert_int_not_equal(flood, slide);
}

/* "the flood of May 10, in which nine people died" is the flood, and "a new flood" another one. */
static void who_died_in_a_flood_tells_of_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct telling dead = {.type = EVENT_DISASTER, .lemmas = {SPAN("die")}, .lemma_count = 1};
    telling_sentence_add(arena, NULL, 0, &dead, SPAN("The flood in which nine people died"));
    assert_int_equal(dead.mishap, event_words_mishap(SPAN("flood")));
    struct telling swept = {.type = EVENT_DISASTER, .lemmas = {SPAN("sweep")}, .lemma_count = 1};
    telling_sentence_add(arena, NULL, 0, &swept, SPAN("A wave swept a town since the flood"));
    assert_int_equal(swept.mishap, 0);
    telling_add_words(arena, &swept, SPAN("New mayor on the flood"));
    assert_false(swept.another);
    telling_add_words(arena, &swept, SPAN("New flood hits Osk"));
    assert_true(swept.another);
    arena_free(arena);
}

static void acts_have_many_words(void **state)
{
    (void)state;
    assert_true(event_words_related(SPAN("acquit"), SPAN("clear")));
    assert_true(event_words_related(SPAN("sink"), SPAN("capsize")));
    assert_true(event_words_related(SPAN("resign"), SPAN("bow")));
    assert_true(event_words_related(SPAN("walk"), SPAN("free")));
    assert_false(event_words_related(SPAN("acquit"), SPAN("convict")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_family_name_is_enough_on_one_day),
        cmocka_unit_test(a_trial_ends_once_a_day),
        cmocka_unit_test(another_court_may_be_the_one_of_that_week),
        cmocka_unit_test(who_died_in_a_flood_tells_of_it),
        cmocka_unit_test(acts_have_many_words),
        cmocka_unit_test(kinds_of_mishaps_have_many_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
