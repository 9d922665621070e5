/* The rule by which two sentences tell one event, as a table. Dates are days of October 2014. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/same_event.h"

enum { PRK = 1, JPN, FOWLE, BAE, NEPAL };

static int32_t october(int number)
{
    return day_from_civil((struct civil){2014, 10, number});
}

static struct period on(int number)
{
    return period_of_day(october(number));
}

static struct telling_party actor(int64_t entity)
{
    return (struct telling_party){entity, PARTY_ACTOR, entity == FOWLE || entity == BAE};
}

static struct telling_party recipient(int64_t entity)
{
    return (struct telling_party){entity, PARTY_RECIPIENT, entity == FOWLE || entity == BAE};
}

/* "North Korea released Fowle" on the 21st, in an article of the 22nd. */
static struct telling release(const char *article)
{
    return (struct telling){.type = EVENT_CONCEDE,
                            .status = EVENT_HAPPENED,
                            .period = on(21),
                            .published = october(22),
                            .article = span_of(article),
                            .lemma = SPAN("release"),
                            .wording = article[0],
                            .parties = {actor(PRK), recipient(FOWLE)},
                            .party_count = 2};
}

static void assert_same(struct telling a, struct telling b, bool same)
{
    assert_int_equal(same_event(&a, &b), same);
    assert_int_equal(same_event(&b, &a), same);
}

static void the_same_parties_on_the_same_day_are_one(void **state)
{
    (void)state;
    struct telling other = release("b");
    assert_same(release("a"), other, true);
    other.lemma = SPAN("free");
    assert_same(release("a"), other, true);
    other.period = on(23);
    assert_same(release("a"), other, false);
}

static void a_day_apart_needs_the_same_word(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.period = on(22);
    assert_same(release("a"), other, true);
    other.lemma = SPAN("free");
    assert_same(release("a"), other, false);
}

static void other_parties_are_another_event(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.parties[1] = recipient(BAE);
    assert_same(release("a"), other, false);
    other = release("b");
    other.type = EVENT_COERCE;
    assert_same(release("a"), other, false);
    other = release("b");
    other.parties[0] = recipient(PRK);
    other.parties[1] = actor(FOWLE);
    assert_same(release("a"), other, false);
}

static void a_mutual_event_has_no_direction(void **state)
{
    (void)state;
    struct telling a = release("a");
    a.type = EVENT_CONSULT;
    a.parties[1] = recipient(JPN);
    struct telling b = a;
    b.article = SPAN("b");
    b.wording = 'b';
    b.parties[0] = recipient(PRK);
    b.parties[1] = actor(JPN);
    assert_same(a, b, true);
}

static void fewer_parties_need_the_day_and_the_word(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.party_count = 1;
    assert_same(release("a"), other, true);
    other.lemma = SPAN("grant");
    assert_same(release("a"), other, false);
    other = release("b");
    other.party_count = 0;
    assert_same(release("a"), other, false);
}

static void a_vaguer_date_joins_two_parties(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.period = period_of_week(2014, 43);
    assert_same(release("a"), other, true);
    other.period = period_of_year(2014);
    assert_same(release("a"), other, false);
    other.period = period_of_month(2014, 9);
    assert_same(release("a"), other, false);
}

static void no_date_needs_the_word_and_near_reports(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.period = PERIOD_UNKNOWN;
    assert_same(release("a"), other, true);
    other.published = october(22) + 300;
    assert_same(release("a"), other, false);
    other.published = DAY_NONE;
    assert_same(release("a"), other, true); /* a person whom both name */
    other.lemma = SPAN("pardon");
    assert_same(release("a"), other, false);
}

static void a_plan_and_its_outcome_join_but_a_denial_does_not(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.status = EVENT_PLANNED;
    assert_same(release("a"), other, true);
    other.status = EVENT_DENIED;
    assert_same(release("a"), other, false);
    other.status = EVENT_HYPOTHETICAL;
    assert_same(release("a"), other, false);
    other = release("b");
    other.negated = true;
    assert_same(release("a"), other, false);
}

static void the_same_sentence_is_one_telling(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.party_count = 0;
    other.period = PERIOD_UNKNOWN;
    assert_same(release("a"), other, false);
    other.wording = release("a").wording;
    assert_same(release("a"), other, true);
}

static void a_disaster_is_known_by_its_place(void **state)
{
    (void)state;
    struct telling quake = {.type = EVENT_DISASTER,
                            .status = EVENT_HAPPENED,
                            .period = on(25),
                            .published = october(26),
                            .article = SPAN("a"),
                            .lemma = SPAN("earthquake"),
                            .place = NEPAL,
                            .wording = 1};
    struct telling other = quake;
    other.wording = 2;
    other.article = SPAN("b");
    assert_same(quake, other, true);
    other.place = JPN;
    assert_same(quake, other, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_parties_on_the_same_day_are_one),
        cmocka_unit_test(a_day_apart_needs_the_same_word),
        cmocka_unit_test(other_parties_are_another_event),
        cmocka_unit_test(a_mutual_event_has_no_direction),
        cmocka_unit_test(fewer_parties_need_the_day_and_the_word),
        cmocka_unit_test(a_vaguer_date_joins_two_parties),
        cmocka_unit_test(no_date_needs_the_word_and_near_reports),
        cmocka_unit_test(a_plan_and_its_outcome_join_but_a_denial_does_not),
        cmocka_unit_test(the_same_sentence_is_one_telling),
        cmocka_unit_test(a_disaster_is_known_by_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
