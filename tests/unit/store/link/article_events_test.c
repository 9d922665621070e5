/* Which acts of one article are one happening. An article is given as lines of acts; what comes out
 * is, for each, the number of the first one that tells the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "store/link/article_events.h"
#include "store/link/event_words.h"

enum { LEE, OSK, UNION, COURT, HARBOUR, SALEM, BAY, ENTITIES };

static const struct entity entities[ENTITIES] = {
    {.name = {"Ann Lee", 7}, .type = ENTITY_PERSON},
    {.name = {"Per Osk", 7}, .type = ENTITY_PERSON},
    {.name = {"Dockers Union", 13}, .type = ENTITY_ORGANIZATION},
    {.name = {"High Court of Elmland", 21}, .type = ENTITY_ORGANIZATION},
    {.name = {"Port Authority", 14}, .type = ENTITY_ORGANIZATION},
    {.name = {"Salem", 5}, .type = ENTITY_PLACE},
    {.name = {"Osk Bay", 7}, .type = ENTITY_PLACE},
};

/* One act: a party is the number of an entity or a text. */
struct act {
    enum event_type type;
    const char *trigger, *title;
    int sentence; /* -1: the headline */
    int day;      /* of October 2014, from 100 of January; 0: none; negative: of October 2001 */
    int actor, recipient; /* entities; ENTITIES: nobody */
    const char *actor_text;
    enum event_status status;
    bool negated;
};

static void add(struct party *parties, struct event *event, enum party_role role, int entity,
                const char *text)
{
    bool known = entity < ENTITIES;
    parties[event->party_count++] =
        (struct party){.role = role,
                       .entity = known ? (uint32_t)entity : ENTITY_UNRESOLVED,
                       .text = text ? span_of(text) : entities[entity].name};
    event->parties = parties;
}

static void assert_groups(const struct act *acts, size_t count, const size_t *expected)
{
    struct arena *arena = arena_new();
    struct event *events = ARENA_ARRAY(arena, struct event, count);
    for (size_t i = 0; i < count; i++) {
        const struct act *act = &acts[i];
        struct party *parties = ARENA_ARRAY(arena, struct party, 2);
        events[i] = (struct event){.type = act->type,
                                   .status = act->status,
                                   .negated = act->negated,
                                   .period = PERIOD_UNKNOWN,
                                   .date_basis = DATE_UNRESOLVED,
                                   .place = ENTITY_UNRESOLVED,
                                   .trigger_lemma = span_of(act->trigger),
                                   .trigger_text = span_of(act->trigger),
                                   .title = span_of(act->title),
                                   .field = act->sentence < 0 ? FIELD_TITLE : FIELD_BODY,
                                   .sentence = act->sentence < 0 ? 0 : (uint32_t)act->sentence};
        if (act->day) {
            struct civil day = {act->day > 0 ? 2014 : 2001, 10, abs(act->day)};
            if (act->day > 100) {
                day = (struct civil){2014, 1, act->day - 100};
            }
            events[i].period = period_of_day(day_from_civil(day));
            events[i].date_basis = DATE_EXPLICIT;
        }
        if (act->actor < ENTITIES || act->actor_text) {
            add(parties, &events[i], PARTY_ACTOR, act->actor, act->actor_text);
        }
        if (act->recipient < ENTITIES) {
            add(parties, &events[i], PARTY_RECIPIENT, act->recipient, NULL);
        }
    }
    struct analysis analysis = {.events = events, .event_count = count};
    analysis.entities = arena_alloc(arena, sizeof entities);
    memcpy(analysis.entities, entities, sizeof entities);
    analysis.entity_count = ENTITIES;
    const size_t *first =
        article_events_group(arena, &analysis, day_from_civil((struct civil){2014, 10, 25}));
    for (size_t i = 0; i < count; i++) {
        if (first[i] != expected[i]) {
            fail_msg("act %zu is told with %zu, not %zu", i, first[i], expected[i]);
        }
    }
    arena_free(arena);
}

#define ASSERT_GROUPS(acts, ...)                                                                   \
    assert_groups((acts), sizeof(acts) / sizeof *(acts), (const size_t[]){__VA_ARGS__})

/* What is signed goes by several names, and so does the signing. */
static void a_signed_declaration_is_the_headlines_accord(void **state)
{
    (void)state;
    static const struct act acts[] = {
        {EVENT_SUPPORT, "sign", "Lee and Osk sign accord", -1, 0, LEE, OSK, NULL, 0, false},
        {EVENT_SUPPORT, "sign", "A declaration was signed by Lee and Osk", 1, 0, LEE, OSK, NULL, 0,
         false},
        {EVENT_SUPPORT, "put", "Lee and Osk put their names to the treaty", 2, 0, LEE, OSK, NULL, 0,
         false},
    };
    ASSERT_GROUPS(acts, 0, 0, 0);
}

static void a_headline_joins_the_dated_event_of_its_body(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_CONSULT, "meet", "Lee meets dockers over pay", -1, 0, LEE, UNION, NULL, 0, false},
        {EVENT_CONSULT, "meet", "Ann Lee met the Dockers Union over pay", 0, 21, LEE, UNION, NULL,
         0, false},
        {EVENT_CONSULT, "talk", "talks between Lee and the union", 6, 0, LEE, UNION, NULL, 0,
         false},
    };
    ASSERT_GROUPS(acts, 0, 0, 0);
}

static void the_same_two_twice_stay_two(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_CONSULT, "meet", "Lee met the union", 0, 21, LEE, UNION, NULL, 0, false},
        {EVENT_CONSULT, "meet", "Lee met the union", 4, 14, LEE, UNION, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

static void what_may_be_either_of_two_stays_alone(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_CONSULT, "meet", "Lee met the union", 2, 21, LEE, UNION, NULL, 0, false},
        {EVENT_CONSULT, "meet", "Lee met the union", 12, 14, LEE, UNION, NULL, 0, false},
        {EVENT_CONSULT, "meet", "Lee met the union", 20, 0, LEE, UNION, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1, 2);
}

static void who_was_arrested_months_ago_is_led_away_now(void **state)
{
    (void)state;
    struct act acts[] = {
        {EVENT_COERCE, "arrest", "Lee was arrested", 1, 109, ENTITIES, LEE, NULL, 0, false},
        {EVENT_COERCE, "detain", "Lee was led away", 6, 0, ENTITIES, LEE, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
    acts[0].day = 20;
    ASSERT_GROUPS(acts, 0, 0);
}

static void what_is_told_of_long_ago_is_no_news(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_COERCE, "arrest", "Ann Lee was arrested", -1, 0, ENTITIES, LEE, NULL, 0, false},
        {EVENT_COERCE, "arrest", "Lee was arrested in 2001", 6, -9, ENTITIES, LEE, NULL, 0, false},
        {EVENT_COERCE, "arrest", "the arrest of Lee", 7, 0, ENTITIES, LEE, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1, 2);
}

/* What the article is about is told again without a day, unless it may be either of two. */
static void what_the_lead_tells_is_told_again(void **state)
{
    (void)state;
    const struct act first = {EVENT_REQUEST, "petition", "a petition", 0, 21,
                              UNION,         ENTITIES,   NULL,         0, false};
    const struct act again = {EVENT_REQUEST, "petition", "its petition", 9, 0,
                              UNION,         ENTITIES,   NULL,           0, false};
    struct act acts[] = {first, again, again};
    assert_groups(acts, 2, (const size_t[]){0, 0});
    acts[0].sentence = 5; /* no lead */
    assert_groups(acts, 2, (const size_t[]){0, 1});
    acts[0].sentence = 0;
    acts[1] = first;
    acts[1].sentence = 4;
    acts[1].day = 14;
    ASSERT_GROUPS(acts, 0, 1, 2);
}

/* "A bomb went off in Salem." "At least ten were killed." */
static void the_next_sentence_counts_the_dead(void **state)
{
    (void)state;
    struct party dead = {
        .role = PARTY_RECIPIENT, .entity = ENTITY_UNRESOLVED, .text = SPAN("at least ten")};
    struct event events[2];
    for (uint32_t i = 0; i < 2; i++) {
        events[i] = (struct event){.type = EVENT_ASSAULT,
                                   .period = PERIOD_UNKNOWN,
                                   .place = i == 0 ? SALEM : ENTITY_UNRESOLVED,
                                   .trigger_lemma = i == 0 ? SPAN("bomb") : SPAN("kill"),
                                   .trigger_text = i == 0 ? SPAN("bomb") : SPAN("killed"),
                                   .title = i == 0 ? SPAN("a bomb") : SPAN("ten were killed"),
                                   .field = FIELD_BODY,
                                   .killed = i == 0 ? 0 : 10};
    }
    events[1].parties = &dead;
    events[1].party_count = 1;
    for (uint32_t gap = 1; gap < 3; gap++) {
        struct arena *arena = arena_new();
        struct analysis analysis = {.events = events, .event_count = 2};
        events[1].sentence = gap;
        analysis.entities = arena_alloc(arena, sizeof entities);
        memcpy(analysis.entities, entities, sizeof entities);
        analysis.entity_count = ENTITIES;
        const size_t *first = article_events_group(arena, &analysis, DAY_NONE);
        assert_int_equal(first[1], gap == 1 ? 0 : 1);
        arena_free(arena);
    }
}

static void who_dismisses_does_not_leave(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_RESIGN, "fire", "Lee fired Osk", 2, 0, LEE, OSK, NULL, 0, false},
        {EVENT_RESIGN, "resignation", "Lee's resignation", 3, 21, LEE, ENTITIES, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

static void another_of_them_is_not_the_one(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_LEGAL, "sentence", "Lee sentenced Osk to two years", 1, 0, LEE, OSK, NULL, 0, false},
        {EVENT_LEGAL, "sentence", "a term to which Osk was sentenced", 2, 0, ENTITIES, OSK,
         "another judge", 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

static void the_dead_of_two_towns_are_others(void **state)
{
    (void)state;
    struct event events[2];
    for (uint32_t i = 0; i < 2; i++) {
        events[i] = (struct event){.type = EVENT_ACCIDENT,
                                   .period = PERIOD_UNKNOWN,
                                   .place = i == 0 ? SALEM : BAY,
                                   .trigger_lemma = SPAN("crash"),
                                   .trigger_text = SPAN("crash"),
                                   .title = SPAN("The crash of a ferry"),
                                   .field = FIELD_BODY,
                                   .sentence = i};
    }
    for (uint32_t counted = 0; counted < 2; counted++) {
        events[0].killed = 5;
        events[1].killed = counted ? 10 : 5;
        events[1].place = counted ? BAY : SALEM;
        struct arena *arena = arena_new();
        struct analysis analysis = {.events = events, .event_count = 2, .entity_count = ENTITIES};
        analysis.entities = ARENA_ARRAY(arena, struct entity, ENTITIES);
        memcpy(analysis.entities, entities, sizeof entities);
        analysis.entities[BAY].subtype = SUBTYPE_REGION;
        assert_int_equal(article_events_group(arena, &analysis, DAY_NONE)[1], counted);
        arena_free(arena);
    }
}

static void votes_of_two_towns_are_two(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_ELECT, "primary", "Lee won the primary in Salem", 1, 21, SALEM, LEE, NULL, 0, false},
        {EVENT_ELECT, "primary", "Lee won the primary in Osk Bay", 2, 0, BAY, LEE, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

/* "Police shot Osk after attack in Salem", "the shooting of Osk followed an attack in Salem". */
static void what_came_before_it_is_another_act(void **state)
{
    (void)state;
    struct event events[2];
    for (size_t i = 0; i < 2; i++) {
        events[i] = (struct event){.type = EVENT_ASSAULT,
                                   .period = PERIOD_UNKNOWN,
                                   .place = 5,
                                   .trigger_lemma = i == 0 ? SPAN("shoot") : SPAN("attack"),
                                   .trigger_text = i == 0 ? SPAN("shot") : SPAN("attack"),
                                   .title = SPAN("Police shot Osk after attack in Salem"),
                                   .field = FIELD_TITLE};
    }
    for (uint32_t told = 0; told < 3; told++) {
        events[1].dates_another = told == 1;
        events[0].ordered_by = events[1].ordered_by = told == 2 ? 3 : 0;
        struct arena *arena = arena_new();
        struct analysis analysis = {.events = events, .event_count = 2, .entity_count = ENTITIES};
        analysis.entities = ARENA_ARRAY(arena, struct entity, ENTITIES);
        memcpy(analysis.entities, entities, sizeof entities);
        assert_int_equal(article_events_group(arena, &analysis, DAY_NONE)[1], told > 0);
        arena_free(arena);
    }
}

/* "Lee received Osk in Salem", "they had met in Osk Bay in October". */
static void who_met_in_two_towns_met_twice(void **state)
{
    (void)state;
    for (int known = 0; known < 2; known++) {
        struct entity towns[ENTITIES];
        struct party parties[2] = {{.role = PARTY_ACTOR, .entity = LEE, .text = SPAN("Lee")},
                                   {.role = PARTY_ACTOR, .entity = OSK, .text = SPAN("Osk")}};
        struct event events[2];
        memcpy(towns, entities, sizeof entities);
        for (uint32_t i = 0; i < 2; i++) {
            events[i] = (struct event){.type = EVENT_CONSULT,
                                       .period = PERIOD_UNKNOWN,
                                       .place = i == 0 ? SALEM : BAY,
                                       .date = UINT32_MAX,
                                       .trigger_lemma = SPAN("meet"),
                                       .trigger_text = SPAN("met"),
                                       .title = SPAN("Lee and Osk met"),
                                       .field = FIELD_BODY,
                                       .sentence = i,
                                       .parties = parties,
                                       .party_count = 2};
            towns[events[i].place].subtype = SUBTYPE_CITY;
            memcpy(towns[events[i].place].country, known ? "NOR" : "", known ? 4 : 1);
        }
        events[1].period = period_of_month(2014, 10);
        events[1].date_basis = DATE_EXPLICIT;
        struct arena *arena = arena_new();
        struct analysis analysis = {.events = events, .event_count = 2, .entity_count = ENTITIES};
        analysis.entities = towns;
        assert_int_equal(article_events_group(arena, &analysis, DAY_NONE)[1], known);
        arena_free(arena);
    }
}

/* "Drivers strike": "Drivers struck on the 21st, a day after a strike by dockers was called". */
static void a_headline_is_not_what_only_dates_its_act(void **state)
{
    (void)state;
    struct event events[4];
    for (uint32_t i = 0; i < 4; i++) {
        events[i] = (struct event){.type = EVENT_PROTEST,
                                   .period = PERIOD_UNKNOWN,
                                   .place = ENTITY_UNRESOLVED,
                                   .date = UINT32_MAX,
                                   .trigger_lemma = SPAN("strike"),
                                   .trigger_text = SPAN("strike"),
                                   .title = SPAN("Drivers strike"),
                                   .field = i == 0 ? FIELD_TITLE : FIELD_BODY,
                                   .dates_another = i > 1};
    }
    for (uint32_t i = 1; i < 4; i++) {
        events[i].date = i > 1;
        events[i].date_basis = DATE_RELATIVE;
        events[i].period =
            period_of_day(day_from_civil((struct civil){2014, 10, i == 1 ? 21 : 20}));
    }
    struct arena *arena = arena_new();
    struct analysis analysis = {.events = events, .event_count = 4, .entity_count = ENTITIES};
    analysis.entities = ARENA_ARRAY(arena, struct entity, ENTITIES);
    memcpy(analysis.entities, entities, sizeof entities);
    const size_t *first = article_events_group(arena, &analysis, DAY_NONE);
    assert_int_equal(first[1], 0);
    assert_int_equal(first[2], 2);
    arena_free(arena);
}

/* "Gunmen raided a bank on Tuesday. … The raid lasted an hour.", but not "A raid …". */
static void a_noun_that_points_back_tells_it_again(void **state)
{
    (void)state;
    struct event events[2];
    for (uint32_t i = 0; i < 2; i++) {
        events[i] = (struct event){.type = EVENT_ASSAULT,
                                   .period = PERIOD_UNKNOWN,
                                   .place = ENTITY_UNRESOLVED,
                                   .trigger_lemma = SPAN("raid"),
                                   .trigger_text = SPAN("raid"),
                                   .title = i == 0 ? SPAN("a raid on a bank") : SPAN("the raid"),
                                   .field = FIELD_BODY,
                                   .sentence = 9 * i};
    }
    events[0].period = period_of_day(day_from_civil((struct civil){2014, 10, 21}));
    for (uint32_t back = 0; back < 2; back++) {
        events[1].points_back = back == 1;
        struct arena *arena = arena_new();
        struct analysis analysis = {.events = events, .event_count = 2};
        assert_int_equal(article_events_group(arena, &analysis, DAY_NONE)[1], !back);
        arena_free(arena);
    }
}

static void another_partner_is_another_deal(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_AGREE, "deal", "deal between the union and Lee", 0, 0, UNION, LEE, NULL, 0, false},
        {EVENT_AGREE, "deal", "deal between the union and the Port Authority", 3, 0, UNION, HARBOUR,
         NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

static void a_court_is_known_by_its_head_word(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_LEGAL, "rule", "The High Court of Elmland ruled the strike lawful", 0, 21, COURT,
         ENTITIES, NULL, 0, false},
        {EVENT_LEGAL, "find", "The court found the strike lawful", 1, 0, ENTITIES, ENTITIES,
         "The court", 0, false},
        {EVENT_LEGAL, "rule", "another court ruled", 9, 0, ENTITIES, ENTITIES, "another tribunal",
         0, false},
    };
    ASSERT_GROUPS(acts, 0, 0, 2);
}

static void two_acts_of_one_sentence_are_two(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_COERCE, "arrest", "Osk was arrested", 3, 0, ENTITIES, OSK, NULL, 0, false},
        {EVENT_COERCE, "ban", "Osk was banned", 3, 0, ENTITIES, OSK, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 1);
}

static void one_is_killed_once_but_speaks_often(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_ASSAULT, "murder", "Osk was murdered in Salem", 0, 14, ENTITIES, OSK, NULL, 0,
         false},
        {EVENT_ASSAULT, "killing", "the killing of Osk", 9, 0, ENTITIES, OSK, NULL, 0, false},
        {EVENT_REQUEST, "ask", "Lee asked for calm", 10, 0, LEE, ENTITIES, NULL, 0, false},
        {EVENT_REQUEST, "ask", "Lee asked for money", 15, 0, LEE, ENTITIES, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 0, 2, 3);
}

static void a_called_off_plan_is_one_event(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_CONSULT, "meet", "Lee was to meet the union", 0, 23, LEE, UNION, NULL, EVENT_PLANNED,
         false},
        {EVENT_CONSULT, "meeting", "The meeting of Lee and the union was called off", 2, 0, LEE,
         UNION, NULL, EVENT_DENIED, true},
        {EVENT_CONSULT, "meet", "Lee may meet the union", 5, 0, LEE, UNION, NULL,
         EVENT_HYPOTHETICAL, false},
    };
    ASSERT_GROUPS(acts, 0, 0, 2);
}

static void the_order_of_an_article_s_acts_does_not_matter(void **state)
{
    (void)state;
    const struct act acts[] = {
        {EVENT_CONSULT, "talk", "talks between Lee and the union", 6, 0, LEE, UNION, NULL, 0,
         false},
        {EVENT_CONSULT, "meet", "Ann Lee met the Dockers Union over pay", 0, 21, LEE, UNION, NULL,
         0, false},
        {EVENT_CONSULT, "meet", "Lee meets dockers over pay", -1, 0, LEE, UNION, NULL, 0, false},
    };
    ASSERT_GROUPS(acts, 0, 0, 0);
}

static void words_are_compared_by_what_they_tell(void **state)
{
    (void)state;
    assert_true(event_words_same(SPAN("release"), SPAN("released")));
    assert_false(event_words_same(SPAN("sue"), SPAN("suit")));
    assert_true(event_words_related(SPAN("sue"), SPAN("lawsuit")));
    assert_false(event_words_related(SPAN("sue"), SPAN("quake")));
    assert_true(event_words_same_head(SPAN("the court"), SPAN("supreme court of india")));
    assert_false(event_words_same_head(SPAN("the court"), SPAN("the court clerk")));
    assert_false(event_words_same_head(SPAN("high court"), SPAN("supreme court")));
    assert_false(event_words_same_name(SPAN("lee"), SPAN("ann lee"))); /* too short */
    assert_true(event_words_same(SPAN("asked"), SPAN("ask")));
    assert_false(event_words_same(SPAN("ask"), SPAN("askew")));
    assert_true(event_words_same_name(SPAN("osterman"), SPAN("ann osterman")));
    assert_true(event_words_tells(SPAN("dockers")));
    assert_true(event_words_tells(SPAN("52")));
    assert_false(event_words_tells(SPAN("tuesday")));
    assert_true(event_words_is_pronoun(SPAN("they")));
    assert_true(event_words_sets_apart(SPAN("second")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_joins_the_dated_event_of_its_body),
        cmocka_unit_test(a_signed_declaration_is_the_headlines_accord),
        cmocka_unit_test(the_same_two_twice_stay_two),
        cmocka_unit_test(what_may_be_either_of_two_stays_alone),
        cmocka_unit_test(what_is_told_of_long_ago_is_no_news),
        cmocka_unit_test(who_was_arrested_months_ago_is_led_away_now),
        cmocka_unit_test(what_the_lead_tells_is_told_again),
        cmocka_unit_test(the_next_sentence_counts_the_dead),
        cmocka_unit_test(who_dismisses_does_not_leave),
        cmocka_unit_test(another_of_them_is_not_the_one),
        cmocka_unit_test(the_dead_of_two_towns_are_others),
        cmocka_unit_test(votes_of_two_towns_are_two),
        cmocka_unit_test(what_came_before_it_is_another_act),
        cmocka_unit_test(who_met_in_two_towns_met_twice),
        cmocka_unit_test(a_headline_is_not_what_only_dates_its_act),
        cmocka_unit_test(a_noun_that_points_back_tells_it_again),
        cmocka_unit_test(another_partner_is_another_deal),
        cmocka_unit_test(a_court_is_known_by_its_head_word),
        cmocka_unit_test(two_acts_of_one_sentence_are_two),
        cmocka_unit_test(one_is_killed_once_but_speaks_often),
        cmocka_unit_test(a_called_off_plan_is_one_event),
        cmocka_unit_test(the_order_of_an_article_s_acts_does_not_matter),
        cmocka_unit_test(words_are_compared_by_what_they_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
