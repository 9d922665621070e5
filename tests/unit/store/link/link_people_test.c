/* People of different articles: joined by the company they keep, in any order of loading. */
#include "../fixture.h"

static const struct given visit = {
    .id = "a",
    .title = "Envoy",
    .body = "Marzuki Darusman spoke in Geneva to the Council.",
    .published = DAY_NONE,
    .names = {"person:Marzuki Darusman", "place:Geneva", "organization:Council"}};
static const struct given report = {
    .id = "b",
    .title = "Report",
    .body = "Darusman told the Council in Geneva.",
    .published = DAY_NONE,
    .names = {"person:Darusman", "organization:Council", "place:Geneva"}};
static const struct given elsewhere = {.id = "c",
                                       .title = "Shop",
                                       .body = "Darusman opened a shop in Perth.",
                                       .published = DAY_NONE,
                                       .names = {"person:Darusman", "place:Perth"}};
static const struct given brother = {
    .id = "d",
    .title = "Brother",
    .body = "Candra Darusman came to Geneva and to the Council.",
    .published = DAY_NONE,
    .names = {"person:Candra Darusman", "place:Geneva", "organization:Council"}};
static const struct given initial = {.id = "e",
                                     .title = "Initial",
                                     .body = "Marzuki A. Darusman left.",
                                     .published = DAY_NONE,
                                     .names = {"person:Marzuki A. Darusman"}};

static void assert_entity(struct fixture *fixture, const char *id, const char *name,
                          uint32_t articles)
{
    struct entity_record entity;
    assert_int_equal(entity_get(fixture->reader, fixture->arena, span_of(id), &entity), STATUS_OK);
    TEXT(entity.name, name);
    assert_int_equal(entity.article_count, articles);
}

static void assert_no_entity(struct fixture *fixture, const char *id)
{
    struct entity_record entity;
    assert_int_equal(entity_get(fixture->reader, fixture->arena, span_of(id), &entity),
                     STATUS_NOT_FOUND);
}

static void test_a_short_name_finds_its_full_one(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {visit, report};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 2);
    assert_no_entity(fixture, "darusman");
    store_read_end(fixture->reader);
}

static void test_an_article_that_has_both_tells_them_apart(void **state)
{
    struct fixture *fixture = *state;
    const struct given both = {
        .id = "f",
        .title = "Couple",
        .body = "Marzuki Darusman left Geneva. Mrs Darusman, of the Council, stayed.",
        .published = DAY_NONE,
        .names = {"person:Marzuki Darusman", "person:Darusman", "place:Geneva",
                  "organization:Council"}};
    const struct given articles[] = {visit, both};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 2);
    assert_entity(fixture, "darusman", "Darusman", 1);
    store_read_end(fixture->reader);
}

static void test_the_order_of_loading_does_not_matter(void **state)
{
    struct fixture *fixture = *state;
    fixture_load(fixture, &report, 1);
    fixture_load(fixture, &visit, 1);
    fixture_read(fixture);
    struct entity_record entity;
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 2);
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("darusman"), &entity),
                     STATUS_MOVED);
    TEXT(entity.id, "marzuki-darusman");
    store_read_end(fixture->reader);
}

static void test_without_shared_company_two_stay_two(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {visit, elsewhere};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 1);
    assert_entity(fixture, "darusman", "Darusman", 1);
    store_read_end(fixture->reader);
}

static void test_between_two_of_a_name_nobody_is_chosen(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {visit, report, brother};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 1);
    assert_entity(fixture, "candra-darusman", "Candra Darusman", 1);
    assert_entity(fixture, "darusman", "Darusman", 1);
    store_read_end(fixture->reader);
}

/* Other papers of the month mean by the family name the only one who has it, if they speak of
 * anything else that hers speak of. */
static void test_of_the_only_one_of_a_name_less_company_will_do(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {{.id = "a",
                                      .title = "Port",
                                      .body = "Ann Marlow left Lyon.",
                                      .published = 16000,
                                      .names = {"person:Ann Marlow", "place:Lyon"}},
                                     {.id = "b",
                                      .title = "Quay",
                                      .body = "Marlow came back to Lyon.",
                                      .published = 16012,
                                      .names = {"person:Marlow", "place:Lyon"}},
                                     {.id = "c",
                                      .title = "Winter",
                                      .body = "Marlow wrote from Lyon.",
                                      .published = 16100,
                                      .names = {"person:Marlow", "place:Lyon"}},
                                     {.id = "d",
                                      .title = "Loaf",
                                      .body = "Marlow baked in Perth.",
                                      .published = 16001,
                                      .names = {"person:Marlow", "place:Perth"}}};
    fixture_load(fixture, articles, 4);
    fixture_read(fixture);
    assert_entity(fixture, "ann-marlow", "Ann Marlow", 2);
    assert_entity(fixture, "marlow", "Marlow", 2);
    store_read_end(fixture->reader);
    const struct given sister = {.id = "e",
                                 .title = "Sister",
                                 .body = "Bea Marlow sang in Rome.",
                                 .published = 16013,
                                 .names = {"person:Bea Marlow", "place:Rome"}};
    fixture_load(fixture, &sister, 1);
    fixture_read(fixture);
    assert_entity(fixture, "ann-marlow", "Ann Marlow", 1);
    assert_entity(fixture, "marlow", "Marlow", 3);
    store_read_end(fixture->reader);
}

static void test_a_link_is_undone_when_its_ground_goes(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {visit, report};
    fixture_load(fixture, articles, 2);
    struct store_load *load = fixture_begin(fixture);
    assert_int_equal(store_load_remove_article(load, SPAN("a")), STATUS_OK);
    fixture_publish(load);
    fixture_read(fixture);
    assert_entity(fixture, "darusman", "Darusman", 1);
    store_read_end(fixture->reader);
}

static void test_a_middle_initial_is_no_other_person(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {visit, initial};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    struct query query = query_default();
    struct entity_page page;
    struct span person = SPAN("person");
    struct condition condition = {.field = FILTER_TYPE, .values = &person, .value_count = 1};
    query.conditions = &condition;
    query.condition_count = 1;
    assert_int_equal(entities_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.count, 1);
    assert_int_equal(page.rows[0].article_count, 2);
    store_read_end(fixture->reader);
}

/* Of the same talks: the elder's daughter is nobody whom other articles name in full. */
static void test_a_given_name_takes_more_company(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {
        {.id = "a",
         .title = "Debate",
         .body = "Susan Marlow asked Ann Lee and Bo Holm of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Susan Marlow", "person:Ann Lee", "person:Bo Holm", "organization:Guild",
                   "place:Lyon"}},
        {.id = "b",
         .title = "Funeral",
         .body = "Ann Lee and Bo Holm of the Guild wrote to his daughter Susan.",
         .published = DAY_NONE,
         .names = {"person:Susan", "person:Ann Lee", "person:Bo Holm", "organization:Guild"}}};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "susan-marlow", "Susan Marlow", 1);
    assert_entity(fixture, "susan", "Susan", 1);
    store_read_end(fixture->reader);
}

static void test_a_nickname_is_no_other_person(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {
        {.id = "a",
         .title = "Port",
         .body = "James Marlow met Ann Lee and Bo Holm of the Guild and the Bank in Lyon.",
         .published = DAY_NONE,
         .names = {"person:James Marlow", "person:Ann Lee", "person:Bo Holm", "organization:Guild",
                   "organization:Bank", "place:Lyon"}},
        {.id = "b",
         .title = "Quay",
         .body = "Jim Marlow met Ann Lee and Bo Holm of the Guild and the Bank in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Jim Marlow", "person:Ann Lee", "person:Bo Holm", "organization:Guild",
                   "organization:Bank", "place:Lyon"}},
        {.id = "c",
         .title = "Loaf",
         .body = "Pete Marlow baked in Perth.",
         .published = DAY_NONE,
         .names = {"person:Pete Marlow", "place:Perth"}}};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    assert_entity(fixture, "james-marlow", "James Marlow", 2);
    assert_entity(fixture, "pete-marlow", "Pete Marlow", 1);
    store_read_end(fixture->reader);
}

static void test_a_name_of_two_types_is_one_thing(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {{.id = "a",
                                      .title = "Stars",
                                      .body = "Brandt Astronomy wrote of it.",
                                      .published = DAY_NONE,
                                      .names = {"organization:Brandt Astronomy"},
                                      .unknown = true},
                                     {.id = "b",
                                      .title = "Moons",
                                      .body = "It stood in Brandt Astronomy too.",
                                      .published = DAY_NONE,
                                      .names = {"other:Brandt Astronomy"},
                                      .unknown = true},
                                     {.id = "c",
                                      .title = "Comets",
                                      .body = "It stood in Brandt Astronomy again.",
                                      .published = DAY_NONE,
                                      .names = {"other:Brandt Astronomy"},
                                      .unknown = true}};
    fixture_load(fixture, articles, 1);
    fixture_load(fixture, articles + 1, 2);
    fixture_read(fixture);
    struct entity_record entity;
    assert_entity(fixture, "brandt-astronomy", "Brandt Astronomy", 3);
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("brandt-astronomy"), &entity),
                     STATUS_OK);
    assert_int_equal(entity.type, ENTITY_OTHER);
    store_read_end(fixture->reader);
}

static void test_an_article_with_a_name_of_two_types_has_two_things(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {{.id = "a",
                                      .title = "Both",
                                      .body = "Osk fell. Osk rose.",
                                      .published = DAY_NONE,
                                      .names = {"organization:Osk", "place:Osk"},
                                      .unknown = true},
                                     {.id = "b",
                                      .title = "One",
                                      .body = "Osk stood.",
                                      .published = DAY_NONE,
                                      .names = {"place:Osk"},
                                      .unknown = true}};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "osk", "Osk", 1);
    assert_entity(fixture, "osk-2", "Osk", 2);
    store_read_end(fixture->reader);
}

static const struct given baker = {.id = "f",
                                   .title = "Bread",
                                   .body = "Jon Marlow baked for the Guild in Lyon.",
                                   .published = DAY_NONE,
                                   .names = {"person:Jon Marlow", "organization:Guild"},
                                   .country = "FRA"};
static const struct given judge = {.id = "g",
                                   .title = "Bench",
                                   .body = "Jon Marlow sat on the High Court.",
                                   .published = DAY_NONE,
                                   .names = {"person:Jon Marlow", "organization:High Court"},
                                   .country = "KEN"};
static const struct given ruling = {.id = "h",
                                    .title = "Ruling",
                                    .body = "Jon Marlow of the High Court ruled.",
                                    .published = DAY_NONE,
                                    .names = {"person:Jon Marlow", "organization:High Court"}};
static const struct given bridge = {
    .id = "i",
    .title = "Bridge",
    .body = "Jon Marlow of the High Court ate with the Guild.",
    .published = DAY_NONE,
    .names = {"person:Jon Marlow", "organization:High Court", "organization:Guild"},
    .country = "KEN"};

/* Two of one name and two countries, without common company, are two; who has no country goes with
 * his company. */
static void test_namesakes_of_two_countries_are_two(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {ruling, baker, judge};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    struct entity_record entity;
    assert_entity(fixture, "jon-marlow", "Jon Marlow", 1);
    assert_entity(fixture, "jon-marlow-2", "Jon Marlow", 2);
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("jon-marlow-2"), &entity),
                     STATUS_OK);
    assert_string_equal(entity.country, "KEN");
    store_read_end(fixture->reader);
}

static void test_common_company_makes_namesakes_one(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {baker, judge};
    fixture_load(fixture, articles, 2);
    fixture_load(fixture, &bridge, 1);
    fixture_read(fixture);
    assert_entity(fixture, "jon-marlow", "Jon Marlow", 3);
    assert_no_entity(fixture, "jon-marlow-3");
    store_read_end(fixture->reader);
}

/* Between two who keep the same company the one of the same role is meant, not one of another
 * country. */
static void test_a_role_tells_two_of_a_name_apart(void **state)
{
    struct fixture *fixture = *state;
    struct given first = visit, other = brother, asked = report;
    first.role = "U.N. rapporteur on floods";
    other.role = "trade minister";
    asked.role = "rapporteur";
    const struct given articles[] = {first, other, asked};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 2);
    assert_no_entity(fixture, "darusman");
    store_read_end(fixture->reader);
}

static void test_another_country_is_another_person(void **state)
{
    struct fixture *fixture = *state;
    struct given first = visit, asked = report;
    first.country = "IDN";
    asked.country = "MYS";
    const struct given articles[] = {first, asked};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 1);
    assert_entity(fixture, "darusman", "Darusman", 1);
    store_read_end(fixture->reader);
}

/* A given name with a slip joins where the company is the same, and is an alias. */
static void test_an_acronym_finds_its_body(void **state)
{
    struct fixture *fixture = *state;
    const struct given full = {.id = "full",
                               .title = "Strike",
                               .body = "The Aid Union Lima (AUL) met in Geneva, Perth and Lyon.",
                               .published = DAY_NONE,
                               .names = {"organization:Aid Union Lima (AUL)", "place:Geneva",
                                         "place:Perth", "place:Lyon"}};
    const struct given near = {
        .id = "near",
        .title = "Strike",
        .body = "AUL struck in Geneva, Perth and Lyon.",
        .published = DAY_NONE,
        .names = {"organization:AUL", "place:Geneva", "place:Perth", "place:Lyon"}};
    const struct given far = {.id = "far",
                              .title = "Football",
                              .body = "AUL won in Perth.",
                              .published = DAY_NONE,
                              .names = {"organization:AUL", "place:Perth"}};
    const struct given before[] = {far, near};
    fixture_load(fixture, before, 2);
    fixture_read(fixture);
    assert_entity(fixture, "aul", "AUL", 2);
    store_read_end(fixture->reader);
    fixture_load(fixture, &full, 1);
    fixture_read(fixture);
    assert_entity(fixture, "aid-union-lima", "Aid Union Lima", 2);
    assert_entity(fixture, "aul", "AUL", 1);
    store_read_end(fixture->reader);
}

static void test_a_slip_is_no_other_person(void **state)
{
    struct fixture *fixture = *state;
    struct given right = {.id = "j",
                          .title = "One",
                          .body =
                              "Marzuki Darusman, Ann Lee and Bo Ray met in Geneva at the Council.",
                          .published = DAY_NONE,
                          .names = {"person:Marzuki Darusman", "person:Ann Lee", "person:Bo Ray",
                                    "place:Geneva", "organization:Council"}};
    struct given again = right, slip = right, son = right;
    again.id = "k";
    slip.id = "l";
    slip.body = "Marzuuki Darusman, Ann Lee and Bo Ray met in Geneva at the Council.";
    slip.names[0] = "person:Marzuuki Darusman";
    const struct given articles[] = {slip, right, again};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    assert_entity(fixture, "marzuki-darusman", "Marzuki Darusman", 3);
    assert_no_entity(fixture, "marzuuki-darusman");
    store_read_end(fixture->reader);
    son.id = "m";
    son.body = "Marzuki Darusman, Marzuuki Darusman, Ann Lee met.";
    son.names[1] = "person:Marzuuki Darusman";
    fixture_load(fixture, &son, 1);
    fixture_read(fixture);
    assert_entity(fixture, "marzuuki-darusman", "Marzuuki Darusman", 2);
    store_read_end(fixture->reader);
}

static void test_spellings_of_a_name_are_one_person(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {
        {.id = "a",
         .title = "Port",
         .body = "Qasem Norouzani met Ann Lee of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Qasem Norouzani", "person:Ann Lee", "organization:Guild", "place:Lyon"}},
        {.id = "b",
         .title = "Quay",
         .body = "Ghassem Nurouzani met Ann Lee of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Ghassem Nurouzani", "person:Ann Lee", "organization:Guild",
                   "place:Lyon"}},
        {.id = "c",
         .title = "Loaf",
         .body = "Norouzany baked for Ann Lee of the Guild and the Bank in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Norouzany", "person:Ann Lee", "organization:Guild", "organization:Bank",
                   "place:Lyon"}}};
    fixture_load(fixture, &articles[2], 1);
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    assert_entity(fixture, "ghassem-nurouzani", "Ghassem Nurouzani", 3);
    assert_no_entity(fixture, "qasem-norouzani");
    store_read_end(fixture->reader);
}

static void test_a_name_spelt_alike_comes_before_one_that_sounds_alike(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {
        {.id = "a",
         .title = "Port",
         .body = "Ann Marlowe met Bo Holm of the Guild and the Bank in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Ann Marlowe", "person:Bo Holm", "organization:Guild",
                   "organization:Bank", "place:Lyon"}},
        {.id = "b",
         .title = "Quay",
         .body = "Pete Marlawe left the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Pete Marlawe", "organization:Guild", "place:Lyon"}},
        {.id = "c",
         .title = "Loaf",
         .body = "Marlawe met Bo Holm of the Guild and the Bank in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Marlawe", "person:Bo Holm", "organization:Guild", "organization:Bank",
                   "place:Lyon"}}};
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
    assert_entity(fixture, "pete-marlawe", "Pete Marlawe", 2);
    assert_entity(fixture, "ann-marlowe", "Ann Marlowe", 1);
    store_read_end(fixture->reader);
}

/* The third spelling keeps the company of the first and of the second, which share none. */
static void test_what_is_spelt_like_a_spelling_is_the_same_person(void **state)
{
    struct fixture *fixture = *state;
    const struct given articles[] = {
        {.id = "a1",
         .title = "Port",
         .body = "Qasem Norouzani met Ann Lee of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Qasem Norouzani", "person:Ann Lee", "organization:Guild", "place:Lyon"}},
        {.id = "a2",
         .title = "Pier",
         .body = "Qasem Norouzani left Ann Lee of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Qasem Norouzani", "person:Ann Lee", "organization:Guild", "place:Lyon"}},
        {.id = "a3",
         .title = "Mole",
         .body = "Qasem Norouzani wrote to Ann Lee of the Guild in Lyon.",
         .published = DAY_NONE,
         .names = {"person:Qasem Norouzani", "person:Ann Lee", "organization:Guild", "place:Lyon"}},
        {.id = "b1",
         .title = "Quay",
         .body = "Ghassem Nurouzani met Bo Holm of the Bank in Metz.",
         .published = DAY_NONE,
         .names = {"person:Ghassem Nurouzani", "person:Bo Holm", "organization:Bank",
                   "place:Metz"}},
        {.id = "b2",
         .title = "Dock",
         .body = "Ghassem Nurouzani left Bo Holm of the Bank in Metz.",
         .published = DAY_NONE,
         .names = {"person:Ghassem Nurouzani", "person:Bo Holm", "organization:Bank",
                   "place:Metz"}},
        {.id = "c",
         .title = "Loaf",
         .body = "Ghasem Norouzany met Ann Lee of the Guild in Lyon, Bo Holm of the Bank in Metz.",
         .published = DAY_NONE,
         .names = {"person:Ghasem Norouzany", "person:Ann Lee", "organization:Guild", "place:Lyon",
                   "person:Bo Holm", "organization:Bank", "place:Metz"}}};
    fixture_load(fixture, articles, 6);
    fixture_read(fixture);
    assert_entity(fixture, "qasem-norouzani", "Qasem Norouzani", 6);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_a_short_name_finds_its_full_one),
        ONE(test_an_article_that_has_both_tells_them_apart),
        ONE(test_the_order_of_loading_does_not_matter),
        ONE(test_without_shared_company_two_stay_two),
        ONE(test_between_two_of_a_name_nobody_is_chosen),
        ONE(test_of_the_only_one_of_a_name_less_company_will_do),
        ONE(test_a_link_is_undone_when_its_ground_goes),
        ONE(test_a_middle_initial_is_no_other_person),
        ONE(test_namesakes_of_two_countries_are_two),
        ONE(test_common_company_makes_namesakes_one),
        ONE(test_a_role_tells_two_of_a_name_apart),
        ONE(test_another_country_is_another_person),
        ONE(test_an_acronym_finds_its_body),
        ONE(test_a_slip_is_no_other_person),
        ONE(test_a_given_name_takes_more_company),
        ONE(test_a_nickname_is_no_other_person),
        ONE(test_spellings_of_a_name_are_one_person),
        ONE(test_what_is_spelt_like_a_spelling_is_the_same_person),
        ONE(test_a_name_spelt_alike_comes_before_one_that_sounds_alike),
        ONE(test_a_name_of_two_types_is_one_thing),
        ONE(test_an_article_with_a_name_of_two_types_has_two_things),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
