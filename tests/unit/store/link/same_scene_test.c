/* The rule by which two tellings are of one happening though no party is named in both. Dates are
 * days of February 2017. */
#include <string.h>

#include "../../check.h"
#include "store/link/same_event.h"
#include "store/link/same_scene.h"

enum { GAO = 1, MENAKA, MALI, NURSE, CHARITY, MINISTER, ENVOY, ZAMBIA, MALAWI };

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

static int32_t february(int number)
{
    return day_from_civil((struct civil){2017, 2, number});
}

static enum entity_type type_of(int64_t entity)
{
    return entity == NURSE || entity == MINISTER || entity == ENVOY ? ENTITY_PERSON
           : entity == CHARITY                                      ? ENTITY_ORGANIZATION
           : entity == 0                                            ? ENTITY_OTHER
                                                                    : ENTITY_PLACE;
}

static void add_party(struct telling *telling, enum party_role role, int64_t entity,
                      const char *text, const char *country)
{
    struct telling_party *party = &telling->parties[telling->party_count++];
    *party = (struct telling_party){.entity_id = entity,
                                    .role = role,
                                    .type = type_of(entity),
                                    .is_country = entity == ZAMBIA || entity == MALAWI,
                                    .text = span_of(text),
                                    .name = span_of(entity ? text : "")};
    memcpy(party->country, country, strlen(country));
    party->number = strstr(text, "40") ? 40 : strstr(text, "12") ? 12 : 0;
}

/* An act of the 7th, published on the 8th. */
static struct telling act(const char *article, enum event_type type, const char *lemma)
{
    struct telling telling = {
        .type = type,
        .status = EVENT_HAPPENED,
        .period = period_of_day(february(7)),
        .own_date = true,
        .published = february(8),
        .article = span_of(article),
        .lemmas = {span_of(lemma)},
        .lemma_count = 1,
        .parties = ARENA_ARRAY(arena_of_tellings, struct telling_party, TELLING_PARTIES_MAX)};
    return telling;
}

static void put_in(struct telling *telling, int64_t place)
{
    telling_set_place(telling, place, SUBTYPE_CITY, "MLI");
}

/* Lets the article name some entities; 0 ends the list. */
static void know(struct telling *telling, const int64_t *entities)
{
    struct telling_cast *cast = ARENA_NEW(arena_of_tellings, struct telling_cast);
    for (size_t i = 0; entities[i]; i++) {
        struct cast_member *member = &cast->members[cast->count++];
        *member = (struct cast_member){.entity_id = entities[i], .type = type_of(entities[i])};
        member->is_spot = entities[i] == GAO || entities[i] == MENAKA;
    }
    telling->cast = cast;
}

static void say(struct telling *telling, const char *words)
{
    telling_add_words(arena_of_tellings, telling, span_of(words));
}

/* "Gunmen abducted a Dutch aid worker from her house in Gao." */
static struct telling without_name(const char *country)
{
    struct telling telling = act("a", EVENT_COERCE, "abduct");
    add_party(&telling, PARTY_RECIPIENT, 0, "aid worker", country);
    put_in(&telling, GAO);
    know(&telling, (const int64_t[]){GAO, CHARITY, 0});
    say(&telling, "gunmen abducted an aid worker from her house");
    return telling;
}

/* "Armed men kidnapped Marijke Verhoef from her house in Gao." */
static struct telling with_name(void)
{
    struct telling telling = act("b", EVENT_COERCE, "kidnap");
    add_party(&telling, PARTY_RECIPIENT, NURSE, "marijke verhoef", "NLD");
    put_in(&telling, GAO);
    know(&telling, (const int64_t[]){NURSE, GAO, CHARITY, 0});
    say(&telling, "armed men kidnapped her from her house");
    return telling;
}

static void assert_scene(struct telling a, struct telling b, bool same)
{
    assert_int_equal(same_scene(&a, &b), same);
    assert_int_equal(same_scene(&b, &a), same);
}

static void whom_one_describes_the_other_names(void **state)
{
    (void)state;
    assert_scene(without_name("NLD"), with_name(), true);
}

static void what_the_other_contradicts_is_another(void **state)
{
    (void)state;
    assert_scene(without_name("CHE"), with_name(), false);
    struct telling elsewhere = with_name();
    put_in(&elsewhere, MENAKA);
    assert_scene(without_name("NLD"), elsewhere, false);
    struct telling next = with_name();
    next.period = period_of_day(february(8));
    assert_scene(without_name("NLD"), next, false);
    struct telling second = with_name();
    second.another = true;
    assert_scene(without_name("NLD"), second, false);
    struct telling many = without_name("NLD");
    many.parties[0].text = SPAN("aid workers");
    assert_scene(many, with_name(), false);
}

static void the_town_and_the_day_are_not_enough(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_COERCE, "kidnap"), b = act("b", EVENT_COERCE, "kidnap");
    add_party(&a, PARTY_RECIPIENT, 0, "professor", "");
    add_party(&b, PARTY_RECIPIENT, NURSE, "marijke verhoef", "");
    put_in(&a, GAO);
    put_in(&b, GAO);
    assert_scene(a, b, false);
}

static void other_victims_are_others(void **state)
{
    (void)state;
    struct telling a = without_name(""), b = without_name("");
    b.article = SPAN("b");
    assert_scene(a, b, true);
    b.parties[0].text = SPAN("baker");
    assert_scene(a, b, false);
    assert_int_equal(same_event(&a, &b), false);
}

static void as_many_of_one_nation_are_the_same(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_RETREAT, "free"), b = act("b", EVENT_RETREAT, "release");
    add_party(&a, PARTY_RECIPIENT, 0, "40 villagers", "COD");
    add_party(&b, PARTY_RECIPIENT, 0, "40 captives", "COD");
    know(&a, (const int64_t[]){CHARITY, 0});
    know(&b, (const int64_t[]){CHARITY, 0});
    assert_scene(a, b, true);
    b.parties[0].number = 12;
    assert_scene(a, b, false);
}

static void ministers_sign_for_their_countries(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_AGREE, "sign"), b = act("b", EVENT_AGREE, "sign");
    add_party(&a, PARTY_ACTOR, ZAMBIA, "zambia", "ZMB");
    add_party(&a, PARTY_ACTOR, MALAWI, "malawi", "MWI");
    add_party(&b, PARTY_ACTOR, MINISTER, "ann banda", "ZMB");
    add_party(&b, PARTY_ACTOR, ENVOY, "joe phiri", "MWI");
    assert_scene(a, b, false);
    know(&a, (const int64_t[]){ZAMBIA, MALAWI, MINISTER, ENVOY, 0});
    know(&b, (const int64_t[]){ZAMBIA, MALAWI, MINISTER, ENVOY, 0});
    assert_scene(a, b, true);
}

static void the_dead_are_those_of_the_crash(void **state)
{
    (void)state;
    struct telling crash = act("a", EVENT_ACCIDENT, "derail"), dead = act("b", EVENT_DIE, "die");
    add_party(&crash, PARTY_RECIPIENT, 0, "40 people", "");
    add_party(&dead, PARTY_ACTOR, 0, "40 people", "");
    put_in(&crash, GAO);
    put_in(&dead, GAO);
    assert_scene(crash, dead, true);
    crash.tolls[0] = 40;
    dead.tolls[0] = 90;
    assert_scene(crash, dead, false);
}

static void one_dies_once_whatever_it_is_called(void **state)
{
    (void)state;
    struct telling shot = act("a", EVENT_ASSAULT, "murder"), died = act("b", EVENT_DIE, "death");
    add_party(&shot, PARTY_RECIPIENT, NURSE, "marijke verhoef", "NLD");
    add_party(&died, PARTY_ACTOR, NURSE, "marijke verhoef", "NLD");
    died.period = PERIOD_UNKNOWN;
    died.published = february(28);
    assert_scene(shot, died, true);
    died.published = february(5);
    assert_scene(shot, died, false);
    died.published = february(28);
    died.period = period_of_day(february(20));
    assert_scene(shot, died, false);
}

static void two_mines_burn_on_two_days(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_ACCIDENT, "explosion"), b = act("b", EVENT_ACCIDENT, "blast");
    add_party(&a, PARTY_RECIPIENT, 0, "12 miners", "");
    add_party(&b, PARTY_RECIPIENT, 0, "miners", "");
    telling_set_place(&a, MALI, SUBTYPE_COUNTRY, "MLI");
    telling_set_place(&b, MALI, SUBTYPE_COUNTRY, "MLI");
    say(&a, "explosion at the southern coal mine");
    say(&b, "blast at another coal mine");
    a.another = b.another = false;
    b.period = period_of_day(february(8));
    assert_int_equal(same_event(&a, &b), false);
}

static void capitals_stand_for_their_countries(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_AGREE, "sign"), b = act("b", EVENT_AGREE, "sign");
    add_party(&a, PARTY_ACTOR, ZAMBIA, "zambia", "ZMB");
    add_party(&a, PARTY_ACTOR, MALAWI, "malawi", "MWI");
    add_party(&b, PARTY_ACTOR, GAO, "lusaka", "ZMB");
    add_party(&b, PARTY_ACTOR, MENAKA, "lilongwe", "MWI");
    say(&a, "zambia and malawi signed a railway deal");
    say(&b, "lusaka and lilongwe signed a railway pact");
    assert_scene(a, b, true);
}

static void what_is_said_every_day_has_no_scene(void **state)
{
    (void)state;
    struct telling a = without_name("NLD"), b = with_name();
    a.type = b.type = EVENT_STATEMENT;
    assert_scene(a, b, false);
}

static void one_headline_may_stand_over_two(void **state)
{
    (void)state;
    struct telling a = with_name(), b = with_name();
    b.article = SPAN("c");
    a.wordings[0] = b.wordings[0] = 2;
    a.wording_count = b.wording_count = 1;
    b.parties[0].entity_id = MINISTER;
    b.parties[0].name = SPAN("otto lind");
    know(&a, (const int64_t[]){NURSE, 0});
    know(&b, (const int64_t[]){MINISTER, 0});
    assert_int_equal(same_event(&a, &b), false);
    a.wordings[0] = b.wordings[0] = 3; /* a sentence of the body */
    assert_int_equal(same_event(&a, &b), true);
}

static void name_beside(struct telling *telling, int64_t entity, const char *country)
{
    struct cast_member member = {.entity_id = entity, .type = type_of(entity)};
    member.is_country = country[0] != 0;
    memcpy(member.country, country, strlen(country));
    telling_add_beside(telling, &member);
}

/* "Under a deal signed on Tuesday Zambia lends money to Malawi": the sentence names the two. */
static void a_noun_is_told_of_those_in_its_sentence(void **state)
{
    (void)state;
    struct telling deal = act("a", EVENT_AGREE, "sign"), signing = act("b", EVENT_AGREE, "sign");
    add_party(&signing, PARTY_ACTOR, ZAMBIA, "zambia", "ZMB");
    add_party(&signing, PARTY_ACTOR, MALAWI, "malawi", "MWI");
    assert_scene(deal, signing, false);
    name_beside(&deal, ZAMBIA, "ZMB");
    name_beside(&deal, MALAWI, "MWI");
    assert_scene(deal, signing, false); /* they may sign two */
    telling_add_said(&deal, 1);
    telling_add_said(&deal, 2);
    telling_add_said(&signing, 1);
    telling_add_said(&signing, 2);
    assert_scene(deal, signing, true);
}

/* "A meeting of the Zambian and Malawian ministers." */
static void ministers_are_known_by_their_nations(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_CONSULT, "meet"), b = act("b", EVENT_CONSULT, "meet");
    add_party(&a, PARTY_ACTOR, 0, "zambian and malawian ministers", "ZMB");
    add_party(&b, PARTY_ACTOR, 0, "ministers", "");
    assert_scene(a, b, false);
    name_beside(&a, ZAMBIA, "ZMB");
    name_beside(&a, MALAWI, "MWI");
    name_beside(&b, ZAMBIA, "ZMB");
    assert_scene(a, b, false);
    name_beside(&b, MALAWI, "MWI");
    assert_scene(a, b, true);
}

static void a_walk_of_life_has_many_words(void **state)
{
    (void)state;
    struct telling a = without_name("NLD"), b = without_name("NLD");
    b.article = SPAN("b");
    a.parties[0].text = SPAN("dutch botanist");
    b.parties[0].text = SPAN("dutch scientist");
    assert_scene(a, b, false);
    a.parties[0].sector = b.parties[0].sector = SPAN("EDU");
    assert_scene(a, b, true);
    a.parties[0].sector = b.parties[0].sector = SPAN("CVL"); /* anybody */
    assert_scene(a, b, false);
}

static void those_with_him_are_counted(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_LEGAL, "sentence"), b = act("b", EVENT_LEGAL, "sentence");
    add_party(&a, PARTY_RECIPIENT, 0, "12 men", "");
    add_party(&b, PARTY_RECIPIENT, NURSE, "marijke verhoef", "");
    add_party(&b, PARTY_RECIPIENT, 0, "others", "");
    b.parties[1].number = 11;
    put_in(&a, GAO);
    put_in(&b, GAO);
    say(&a, "a court sentenced them for smuggling goats");
    say(&b, "a court sentenced them for smuggling goats");
    assert_scene(a, b, true);
    b.parties[1].number = 8;
    assert_scene(a, b, false);
}

/* "Marijke Verhoef was killed", and two years later "the death of Verhoef", whichever is asked. */
static void a_later_report_may_give_his_family_name(void **state)
{
    (void)state;
    struct telling news = act("a", EVENT_DIE, "die"), later = act("b", EVENT_DIE, "death");
    later.period = PERIOD_UNKNOWN;
    later.published += 700;
    add_party(&news, PARTY_ACTOR, NURSE, "marijke verhoef", "NLD");
    add_party(&later, PARTY_ACTOR, NURSE, "verhoef", "NLD");
    assert_scene(news, later, true);
    news.parties[0].name = SPAN("verhoef"); /* there may be many of that name */
    assert_scene(news, later, false);
}

/* "An attack on the Sahel Hotel", "gunmen bombed the Sahel Hotel" on one day; in a city there may
 * be two. */
static void a_hotel_is_attacked_once_a_day(void **state)
{
    (void)state;
    struct telling a = act("a", EVENT_ASSAULT, "attack"), b = act("b", EVENT_ASSAULT, "bomb");
    static const char countries[2][4] = {"MLI", ""}; /* a site's is not known */
    for (int site = 0; site < 2; site++) {
        telling_set_place(&a, GAO, site ? SUBTYPE_FACILITY : SUBTYPE_CITY, countries[site]);
        telling_set_place(&b, GAO, site ? SUBTYPE_FACILITY : SUBTYPE_CITY, countries[site]);
        a.tolls[0] = 4;
        b.tolls[0] = 5;
        assert_scene(a, b, site);
    }
    b.period = period_of_day(february(8));
    assert_scene(a, b, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hotel_is_attacked_once_a_day),
        cmocka_unit_test(whom_one_describes_the_other_names),
        cmocka_unit_test(what_the_other_contradicts_is_another),
        cmocka_unit_test(the_town_and_the_day_are_not_enough),
        cmocka_unit_test(other_victims_are_others),
        cmocka_unit_test(as_many_of_one_nation_are_the_same),
        cmocka_unit_test(ministers_sign_for_their_countries),
        cmocka_unit_test(the_dead_are_those_of_the_crash),
        cmocka_unit_test(one_dies_once_whatever_it_is_called),
        cmocka_unit_test(two_mines_burn_on_two_days),
        cmocka_unit_test(capitals_stand_for_their_countries),
        cmocka_unit_test(what_is_said_every_day_has_no_scene),
        cmocka_unit_test(one_headline_may_stand_over_two),
        cmocka_unit_test(a_noun_is_told_of_those_in_its_sentence),
        cmocka_unit_test(ministers_are_known_by_their_nations),
        cmocka_unit_test(a_walk_of_life_has_many_words),
        cmocka_unit_test(those_with_him_are_counted),
        cmocka_unit_test(a_later_report_may_give_his_family_name),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
