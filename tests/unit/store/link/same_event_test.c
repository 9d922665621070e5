/* The rule by which two sentences tell one event, as a table. Dates are days of October 2014. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/link/same_event.h"

enum { PRK = 1, JPN, FOWLE, BAE, NEPAL, COURT };

static int32_t october(int number)
{
    return day_from_civil((struct civil){2014, 10, number});
}

static struct period on(int number)
{
    return period_of_day(october(number));
}

/* Whom `entity` names; 0: nobody known, only a text. */
static struct telling_party party(enum party_role role, int64_t entity, const char *text)
{
    enum entity_type type = entity == FOWLE || entity == BAE ? ENTITY_PERSON
                            : entity == 0                    ? ENTITY_OTHER
                            : entity == COURT                ? ENTITY_ORGANIZATION
                                                             : ENTITY_PLACE;
    return (struct telling_party){
        .entity_id = entity, .role = role, .type = type, .text = span_of(text)};
}

static struct telling_party actor(int64_t entity)
{
    return party(PARTY_ACTOR, entity, "");
}

static struct telling_party recipient(int64_t entity)
{
    return party(PARTY_RECIPIENT, entity, "");
}

static void say(struct telling *telling, const char *lemma)
{
    telling->lemmas[0] = span_of(lemma);
    telling->lemma_count = 1;
}

/* What all tests tell of lives as long as they do. */
static struct arena *arena_of_tellings;

static int set_up(void **state)
{
    (void)state;
    arena_of_tellings = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena_of_tellings);
    return 0;
}

/* `telling` with parties of its own, the same ones. */
static struct telling copy_of(struct telling telling)
{
    struct telling_party *parties =
        ARENA_ARRAY(arena_of_tellings, struct telling_party, TELLING_PARTIES_MAX);
    for (size_t i = 0; i < telling.party_count; i++) {
        parties[i] = telling.parties[i];
    }
    telling.parties = parties;
    return telling;
}

/* "North Korea released Fowle" on the 21st, in an article of the 22nd. */
static struct telling release(const char *article)
{
    struct telling_party parties[] = {actor(PRK), recipient(FOWLE)};
    return copy_of((struct telling){.type = EVENT_CONCEDE,
                                    .status = EVENT_HAPPENED,
                                    .period = on(21),
                                    .published = october(22),
                                    .article = span_of(article),
                                    .own_date = true,
                                    .lemmas = {SPAN("release")},
                                    .lemma_count = 1,
                                    .wordings = {article[0]},
                                    .wording_count = 1,
                                    .parties = parties,
                                    .party_count = 2});
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
    say(&other, "free");
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
    say(&other, "free");
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
    struct telling b = copy_of(a);
    b.article = SPAN("b");
    b.wordings[0] = 'b';
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
    say(&other, "grant");
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
    other.published = october(22) - 290; /* some day of a year that the other report is from, too */
    assert_same(release("a"), other, false);
    other.published_more = 364;
    assert_same(release("a"), other, true);
    other.published_more = 200;
    assert_same(release("a"), other, false);
    other.published_more = 0;
    other.published = DAY_NONE;
    assert_same(release("a"), other, true); /* a person whom both name */
    say(&other, "pardon");
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
    other.wordings[0] = release("a").wordings[0];
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
                            .lemmas = {SPAN("earthquake")},
                            .lemma_count = 1,
                            .place = NEPAL,
                            .wordings = {1},
                            .wording_count = 1};
    struct telling other = copy_of(quake);
    other.wordings[0] = 2;
    other.article = SPAN("b");
    assert_same(quake, other, true);
    other.place = JPN;
    assert_same(quake, other, false);
}

static void undated_acts_of_every_day_need_more_than_the_word(void **state)
{
    (void)state;
    struct telling a = release("a");
    a.type = EVENT_ACCUSE;
    a.period = PERIOD_UNKNOWN;
    a.parties[0] = actor(BAE);
    say(&a, "insult");
    struct telling b = copy_of(a);
    b.article = SPAN("b");
    b.wordings[0] = 'b';
    assert_same(a, b, false);
    a.words[0] = b.words[0] = 77;
    a.word_count = b.word_count = 1;
    assert_same(a, b, true);
}

static void a_plan_of_the_month_finds_its_day(void **state)
{
    (void)state;
    struct telling plan = release("b");
    plan.status = EVENT_PLANNED;
    plan.period = period_of_month(2014, 10);
    plan.published = october(10);
    assert_same(release("a"), plan, true);
    plan.published = october(25); /* announced after it happened: the next one */
    assert_same(release("a"), plan, false);
}

static void a_cancelled_plan_is_denied_but_an_old_denial_is_not_it(void **state)
{
    (void)state;
    struct telling plan = release("a"), denial = release("b");
    plan.status = EVENT_PLANNED;
    plan.published = october(10);
    denial.status = EVENT_DENIED;
    denial.negated = true;
    assert_same(plan, denial, true);
    denial.published = october(9);
    assert_same(plan, denial, false);
}

static void copies_a_month_apart_are_two(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.wordings[0] = release("a").wordings[0];
    other.period = on(22);
    other.parties[0] = actor(JPN);
    assert_same(release("a"), other, true);
    other.period = period_of_day(october(21) + 28);
    assert_same(release("a"), other, false);
}

static void another_one_says_so(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.period = period_of_week(2014, 43);
    assert_same(release("a"), other, true);
    other.another = true;
    assert_same(release("a"), other, false);
}

static void both_sides_by_name_make_up_for_a_missing_date(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.period = b.period = PERIOD_UNKNOWN;
    a.word_count = b.word_count = 2;
    a.words[0] = 1, a.words[1] = 2;
    b.words[0] = 3, b.words[1] = 4;
    b.published = october(27);
    assert_same(a, b, true);
    b.another = true;
    assert_same(a, b, false);
    b.another = false;
    b.parties[1].type = ENTITY_ORGANIZATION;
    a.parties[1].type = ENTITY_ORGANIZATION;
    assert_same(a, b, false);
}

/* "Gunmen attacked a station in Kandahar on the 21st": nobody has a name. */
static struct telling attack(const char *article)
{
    struct telling telling = release(article);
    telling.type = EVENT_ASSAULT;
    telling.place = PRK;
    telling.parties[0] = party(PARTY_ACTOR, 0, "gunmen");
    telling.party_count = 1;
    say(&telling, "attack");
    return telling;
}

static void the_spot_the_day_and_the_words_are_one(void **state)
{
    (void)state;
    struct telling other = attack("b");
    other.wordings[0] = 'b';
    assert_same(attack("a"), other, true);
    other.place = JPN;
    assert_same(attack("a"), other, false);
    other = attack("b");
    other.period = on(22);
    assert_same(attack("a"), other, false);
    other = attack("b");
    other.parties[0] = party(PARTY_ACTOR, 0, "a drone");
    assert_same(attack("a"), other, false);
}

static void a_toll_that_is_another_is_another_event(void **state)
{
    (void)state;
    struct telling a = attack("a"), b = attack("b");
    b.wordings[0] = 'b';
    a.tolls[0] = 12;
    b.tolls[0] = 15;
    assert_same(a, b, true);
    b.tolls[0] = 40;
    assert_same(a, b, false);
}

static void a_headline_without_names_tells_what_the_lead_does(void **state)
{
    (void)state;
    struct telling title = release("a"), lead = release("a");
    title.in_title = true;
    title.period = PERIOD_UNKNOWN;
    title.parties[0] = party(PARTY_ACTOR, 0, "a state");
    title.party_count = 1;
    lead.sentence = 1;
    assert_true(same_in_article(&title, &lead) >= TELLING_SAME);
    lead.sentence = 6;
    assert_true(same_in_article(&title, &lead) < TELLING_SAME);
    lead.sentence = 1;
    say(&lead, "free");
    assert_true(same_in_article(&title, &lead) >= TELLING_SAME);
    say(&lead, "pardon");
    assert_true(same_in_article(&title, &lead) < TELLING_SAME);
}

/* "President Mahamat Deby" is "Mahamat Idriss Deby Itno" where the rest is the same; "Deby" alone
 * might be another one. */
static void a_full_name_may_leave_parts_out(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.parties[0] = actor(BAE);
    b.parties[0] = party(PARTY_ACTOR, BAE + 100, "");
    a.parties[0].type = b.parties[0].type = ENTITY_PERSON;
    a.parties[0].name = SPAN("mahamat idriss deby itno");
    b.parties[0].name = SPAN("mahamat deby");
    assert_same(a, b, true);
    b.parties[0].name = SPAN("deby");
    assert_same(a, b, false);
    b.parties[0].name = SPAN("mahamat kaka");
    assert_same(a, b, false);
}

/* Nobody resigns twice in a week, whatever else is said of it. */
static void what_is_done_once_needs_no_other_words(void **state)
{
    (void)state;
    struct telling a = release("a");
    a.parties[0] = actor(FOWLE);
    a.party_count = 1;
    a.type = EVENT_RESIGN;
    say(&a, "resign");
    a.word_count = 2;
    a.words[0] = 1;
    a.words[1] = 2;
    struct telling b = copy_of(a);
    b.article = SPAN("b");
    b.wordings[0] = 'b';
    b.period = PERIOD_UNKNOWN;
    b.published = october(24);
    say(&b, "resignation");
    b.words[0] = 3;
    b.words[1] = 4;
    assert_same(a, b, true);
    a.type = b.type = EVENT_TRAVEL;
    assert_same(a, b, false);
}

/* To be nominated, confirmed and sworn in are three acts; who is appointed and sworn in on one day
 * takes one office. */
static void another_word_for_an_appointment_is_another_act(void **state)
{
    (void)state;
    struct telling a = release("a");
    a.parties[0] = recipient(FOWLE);
    a.party_count = 1;
    a.type = EVENT_APPOINT;
    say(&a, "nominate");
    struct telling b = copy_of(a);
    b.article = SPAN("b");
    b.wordings[0] = 'b';
    say(&b, "name");
    assert_same(a, b, true);
    say(&b, "swear");
    assert_same(a, b, false);
    say(&a, "appoint");
    assert_same(a, b, true);
    a.period = b.period = (struct period){october(20), october(22), PRECISION_RANGE};
    assert_same(a, b, false);
}

static void a_telling_gathers_what_its_sentences_say(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct telling headline = release("a"), lead = release("a");
    headline.period = PERIOD_UNKNOWN;
    headline.in_title = true;
    headline.party_count = 1;
    telling_add_trigger(arena, &headline, SPAN("issue"), SPAN("issued an Order"));
    assert_int_equal(headline.lemma_count, 2);
    assert_true(span_is(headline.lemmas[1], "order"));
    telling_add_words(arena, &headline,
                      SPAN("Order issued for the release of 12 Sailors on Monday"));
    assert_int_equal(headline.word_count, 3); /* release, 12, sailors */
    telling_join(&headline, &lead);
    assert_int_equal(headline.period.earliest, october(21));
    assert_int_equal(headline.party_count, 2);
    assert_int_equal(headline.lemma_count, 3);
    assert_true(headline.in_title);
    telling_join(&headline, &lead);
    assert_int_equal(headline.party_count, 2);
    arena_free(arena);
}

/* Somebody of `country` who is only described. */
static struct telling_party described(const char *text, const char *country, uint32_t number)
{
    struct telling_party party = recipient(0);
    party.text = span_of(text);
    memcpy(party.country, country, 4);
    party.number = number;
    return party;
}

static void whom_a_description_may_mean_is_one_who_is_named(void **state)
{
    (void)state;
    struct telling other = release("b");
    other.type = EVENT_RETREAT;
    other.parties[2] = recipient(FOWLE);
    other.parties[2].meant = true;
    other.parties[1] = described("american", "USA", 0);
    other.party_count = 3;
    struct telling a = release("a");
    a.type = EVENT_RETREAT;
    a.parties[0] = a.parties[1];
    a.party_count = 1;
    assert_same(a, other, true);
    say(&other, "grant");
    assert_same(a, other, false);
    say(&other, "free");
    other.period = on(23);
    assert_same(a, other, false);
}

static void people_of_two_countries_are_two_happenings(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.parties[1] = described("german hostage", "DEU", 0);
    b.parties[1] = described("hostages", "KEN", 0);
    assert_same(a, b, false);
    memcpy(b.parties[1].country, "DEU", 4);
    assert_same(a, b, true);
}

static void a_release_of_three_is_not_that_of_one(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.type = b.type = EVENT_RETREAT;
    b.parties[2] = recipient(BAE);
    b.party_count = 3;
    assert_same(a, b, true); /* on one day */
    b.period = PERIOD_UNKNOWN;
    b.published = october(22) + 20;
    assert_same(a, b, false);
    b.party_count = 2;
    assert_same(a, b, true);
}

/* "Freed Fowle on Tuesday and Bae on Wednesday", in two copies. */
static void halves_of_one_sentence_are_two(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    b.wordings[0] = a.wordings[0];
    b.period = on(22);
    assert_same(a, b, true);
    b.parties[1] = recipient(BAE);
    assert_same(a, b, false);
}

static void what_lies_long_back_is_not_the_news(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.type = b.type = EVENT_CONSULT;
    say(&a, "meet");
    say(&b, "meet");
    a.words[0] = b.words[0] = 1;
    a.word_count = b.word_count = 1;
    b.period = PERIOD_UNKNOWN;
    assert_same(a, b, true);
    a.period = period_of_month(2011, 4);
    assert_same(a, b, false);
    a.type = b.type = EVENT_COERCE;
    say(&a, "arrest");
    say(&b, "arrest");
    assert_same(a, b, true);
    say(&b, "detain");
    assert_same(a, b, false);
}

static void a_flood_takes_more_lives_by_the_day(void **state)
{
    (void)state;
    struct telling a = release("a"), b = release("b");
    a.type = b.type = EVENT_DISASTER;
    a.party_count = b.party_count = 0;
    a.period = b.period = PERIOD_UNKNOWN;
    a.place = b.place = NEPAL;
    a.mishap = b.mishap = 3;
    b.published = october(26);
    a.tolls[0] = 32;
    b.tolls[0] = 68;
    assert_same(a, b, true);
    b.tolls[0] = 12;
    assert_same(a, b, false);
}

/* "North Korea and its government" match one party of the other, which matches one of them. */
static void it_says_as_much_whichever_was_loaded_first(void **state)
{
    (void)state;
    struct telling one = release("a"), both = release("b");
    both.parties[both.party_count++] = party(PARTY_ACTOR, 0, "north korean government");
    memcpy(one.parties[0].country, "PRK", 4);
    memcpy(both.parties[0].country, "PRK", 4);
    memcpy(both.parties[2].country, "PRK", 4);
    int score = same_across(&one, &both);
    assert_int_equal(same_across(&both, &one), score);
    one.parties[0].country[0] = '\0';
    assert_true(same_across(&one, &both) < score);
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
        cmocka_unit_test(undated_acts_of_every_day_need_more_than_the_word),
        cmocka_unit_test(a_plan_of_the_month_finds_its_day),
        cmocka_unit_test(a_cancelled_plan_is_denied_but_an_old_denial_is_not_it),
        cmocka_unit_test(copies_a_month_apart_are_two),
        cmocka_unit_test(another_one_says_so),
        cmocka_unit_test(both_sides_by_name_make_up_for_a_missing_date),
        cmocka_unit_test(the_spot_the_day_and_the_words_are_one),
        cmocka_unit_test(a_toll_that_is_another_is_another_event),
        cmocka_unit_test(a_headline_without_names_tells_what_the_lead_does),
        cmocka_unit_test(a_full_name_may_leave_parts_out),
        cmocka_unit_test(what_is_done_once_needs_no_other_words),
        cmocka_unit_test(another_word_for_an_appointment_is_another_act),
        cmocka_unit_test(a_telling_gathers_what_its_sentences_say),
        cmocka_unit_test(whom_a_description_may_mean_is_one_who_is_named),
        cmocka_unit_test(people_of_two_countries_are_two_happenings),
        cmocka_unit_test(a_release_of_three_is_not_that_of_one),
        cmocka_unit_test(halves_of_one_sentence_are_two),
        cmocka_unit_test(what_lies_long_back_is_not_the_news),
        cmocka_unit_test(a_flood_takes_more_lives_by_the_day),
        cmocka_unit_test(it_says_as_much_whichever_was_loaded_first),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
