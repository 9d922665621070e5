#include "../reading.h"

static void read_text(struct arena *arena, const char *body, struct analysis *out)
{
    read_article(arena, (struct span){0}, span_of(body), out);
}

static const struct entity *find(const struct analysis *analysis, const char *name)
{
    for (size_t i = 0; i < analysis->entity_count; i++) {
        if (span_is(analysis->entities[i].name, name)) {
            return &analysis->entities[i];
        }
    }
    return NULL;
}

static void test_short_names_join_the_full_one(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "Maria Gonzalez, the mayor of Lima, resigned. Gonzalez said on Friday that she was "
              "tired. Ms. Gonzalez will leave Peru.",
              &analysis);
    const struct entity *mayor = find(&analysis, "Maria Gonzalez");
    assert_non_null(mayor);
    assert_true(mayor->mention_count >= 3);
    assert_null(find(&analysis, "Gonzalez"));
    assert_int_equal(mayor->role_count, 1);
    assert_true(span_is(mayor->roles[0].title, "mayor of Lima"));
    assert_true(span_is(mayor->key, "person:maria gonzalez"));
    arena_free(arena);
}

/* Somebody named in a body, and his only role there; NULL: none. */
struct role_case {
    const char *body, *name, *role;
};

static void expect_roles(const struct role_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct analysis analysis;
        read_text(arena, cases[i].body, &analysis);
        const struct entity *person = find(&analysis, cases[i].name);
        assert_non_null(person);
        assert_int_equal(person->role_count, cases[i].role ? 1 : 0);
        if (cases[i].role) {
            assert_true(span_is(person->roles[0].title, cases[i].role));
        }
        arena_free(arena);
    }
}

/* What an apposition before or behind a name says of somebody, up to where a clause tells more. */
static void test_roles_are_apposed(void **state)
{
    static const struct role_case cases[] = {
        {"The head of the harbour board, Lina Sorek, left.", "Lina Sorek",
         "head of the harbour board"},
        {"It is closed, said the club's treasurer, Tom Arden.", "Tom Arden", "treasurer"},
        {"Its coordinator, Dr. Nadia Ferrel, was there.", "Nadia Ferrel", "coordinator"},
        {"Omar Keita, 41, a driver, was shot.", "Omar Keita", "driver"},
        {"Rosa Lind, a 61-year-old cannery worker, voted.", "Rosa Lind", "cannery worker"},
        {"Paul Arden, a former banker who owns the port, left.", "Paul Arden", "former banker"},
        {"Lina Sorek, Chad Watch's director, left.", "Lina Sorek", "Chad Watch's director"},
        {"He wrote to the Harbours Secretary, Tom Arden, on Friday.", "Tom Arden",
         "Harbours Secretary"},
        {"The court freed the hurdler Nadia Ferrel on Friday.", "Nadia Ferrel", "hurdler"},
        {"Police met the mayor, Lina Sorek and Tom Arden.", "Lina Sorek", NULL},
        {"In its first session Chad's envoy, Omar Keita, spoke.", "Omar Keita", "envoy"},
        {"The chief, Omar Keita, wanted to make her a minister.", "Omar Keita", "chief"},
        {"Lina Sorek, a matter of days later, left for Lima.", "Lina Sorek", NULL},
        {"After the talks with Lina Sorek, the mayor left for Lima, he said.", "Lina Sorek", NULL},
        {"At the time of her murder, Lina Sorek, a nurse, lived in Lima.", "Lina Sorek", "nurse"},
        {"Omar Keita, a commander accused by Norway of torture, left.", "Omar Keita", "commander"},
        {"Gunmen shot dead Mayor Omar Keita on Friday.", "Omar Keita", "Mayor"},
        {"His successor, Omar Keita, attended services at the Queen Ada Church.", "Omar Keita",
         NULL},
    };
    (void)state;
    expect_roles(cases, sizeof cases / sizeof *cases);
}

/* What stands before a title belongs to it only when it says whose or which. */
static void test_roles_before_names(void **state)
{
    static const struct role_case cases[] = {
        {"Last week Mayor Lina Sorek left.", "Lina Sorek", "Mayor"},
        {"On Friday President Omar Keita left.", "Omar Keita", "President"},
        {"In May President Omar Keita left.", "Omar Keita", "President"},
        {"In March 2004 Mayor Lina Sorek left.", "Lina Sorek", "Mayor"},
        {"Early Monday morning Mayor Lina Sorek left.", "Lina Sorek", "Mayor"},
        {"The board and recently Cardinal Omar Keita left.", "Omar Keita", "Cardinal"},
        {"He met one-time leftist leader Omar Keita.", "Omar Keita", "one-time leftist leader"},
        {"They freed 25-year-old reporter Lina Sorek.", "Lina Sorek", "reporter"},
        {"He came with his wife Senator Lina Sorek.", "Lina Sorek", "Senator"},
        {"He was followed by his brother Omar Keita.", "Omar Keita", NULL},
        {"The former mayor of Lima Lina Sorek left.", "Lina Sorek", "former mayor of Lima"},
        {"Court jails former minister Omar Keita.", "Omar Keita", "former minister"},
        {"07:10 Prime Minister Omar Keita says it is over.", "Omar Keita", "Prime Minister"},
    };
    (void)state;
    expect_roles(cases, sizeof cases / sizeof *cases);
}

/* Who kills somebody does not make him a countryman. */
static void test_what_is_done_to_a_person_is_no_title(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(
        arena,
        "The move follows Japan's killing of Hamid Nasri. Chad's president Omar Diallo was in "
        "Nairobi.",
        &analysis);
    assert_string_equal(find(&analysis, "Hamid Nasri")->country, "");
    assert_string_equal(find(&analysis, "Omar Diallo")->country, "TCD");
    arena_free(arena);
}

static void test_a_ministry_is_of_the_country_named_near_it(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "An engineer was abducted in Iraq. A Foreign Ministry spokesman told reporters in "
              "Islamabad on Monday that Malik Javed is safe. Iraq and Iran met, Iran said. The "
              "Japanese saw a report. The head of the Justice Ministry spoke of it.",
              &analysis);
    const struct entity *ministry = find(&analysis, "Foreign Ministry");
    assert_non_null(ministry);
    assert_string_equal(ministry->country, "PAK");
    ministry = find(&analysis, "Justice Ministry");
    assert_non_null(ministry);
    assert_string_equal(ministry->country, "JPN");
    arena_free(arena);
}

static void test_a_name_behind_a_title_is_no_place_elsewhere(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_article(arena, SPAN("Moon says Kim still committed to giving up nuclear arms"),
                 SPAN("President Moon and Chairman Kim talked for two hours on Saturday.\n\n"
                      "Also on Thursday, North Korea blew up tunnels at its Punggye-ri nuclear "
                      "test site.\n\nMoon had flown to Washington to meet Trump on Tuesday."),
                 &analysis);
    const struct entity *president = find(&analysis, "Moon");
    assert_non_null(president);
    assert_int_equal(president->type, ENTITY_PERSON);
    assert_true(president->mention_count >= 3);
    arena_free(arena);
}

static void test_other_articles_find_a_person_by_the_nickname(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "Rodrigo Londo, the guerrilla commander known as Timochenko, spoke in Havana. Londo "
              "then left Cuba.",
              &analysis);
    const struct entity *commander = find(&analysis, "Rodrigo Londo");
    assert_non_null(commander);
    assert_int_equal(commander->short_name_count, 3);
    assert_true(span_is(commander->short_names[0].word, "londo"));
    assert_true(span_is(commander->short_names[2].word, "timochenko"));
    assert_false(commander->short_names[2].family);
    arena_free(arena);
}

static void test_a_family_name_with_a_particle_is_a_part(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena, "Police said that Bin Salhad had met Omar Diallo in Khartoum.", &analysis);
    const struct entity *son = find(&analysis, "Bin Salhad");
    const struct entity *other = find(&analysis, "Omar Diallo");
    assert_non_null(son);
    assert_true(son->partial);
    assert_non_null(other);
    assert_false(other->partial);
    arena_free(arena);
}

static void test_people_of_one_family_name_stay_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "Kim Chol Su, an envoy, met the leader, Kim Yong Nam, in Pyongyang. Kim said that "
              "the talks went well.",
              &analysis);
    assert_non_null(find(&analysis, "Kim Chol Su"));
    assert_non_null(find(&analysis, "Kim Yong Nam"));
    assert_null(find(&analysis, "Kim"));
    arena_free(arena);
}

static void test_acronyms_and_aliases_join(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "The International Criminal Court (ICC) opened a case. The ICC will hear it. The "
              "Lakeland Farmers Association (LFA) protested; the LFA wants the DPRK, also known "
              "as North Korea, to pay.",
              &analysis);
    assert_int_equal(find(&analysis, "International Criminal Court")->mention_count, 3);
    assert_int_equal(find(&analysis, "Lakeland Farmers Association")->mention_count, 3);
    assert_int_equal(find(&analysis, "North Korea")->mention_count, 2);
    assert_true(span_is(find(&analysis, "North Korea")->key, "place:north korea, PRK"));
    arena_free(arena);
}

static void test_a_nationality_is_an_entity_of_its_own(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena, "The French minister left France. Two French officials stayed.", &analysis);
    const struct entity *french = find(&analysis, "French");
    assert_int_equal(french->type, ENTITY_OTHER);
    assert_int_equal(french->subtype, SUBTYPE_NATIONALITY);
    assert_string_equal(french->country, "FRA");
    assert_int_equal(french->mention_count, 2);
    assert_int_equal(find(&analysis, "France")->mention_count, 1);
    arena_free(arena);
}

/* Whether a thing of the text has that key. */
static bool has_key(const char *text, const char *key)
{
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena, text, &analysis);
    bool found = false;
    for (size_t i = 0; i < analysis.entity_count; i++) {
        found = found || span_is(analysis.entities[i].key, key);
    }
    arena_free(arena);
    return found;
}

static void test_a_body_of_every_country_is_one_countrys(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *key;
    } rows[] = {
        /* The country that the report is about, */
        {"Colombia waited. Colombians in Bogota and Colombian senators argued. Congress will vote.",
         "organization:congress, COL"},
        {"The United States waited. Americans voted in Chicago. Congress will vote.",
         "organization:congress, USA"},
        {"Kenya voted. Kenyans in Nairobi and Kenyan judges waited. The Supreme Court ruled.",
         "organization:supreme court, KEN"},
        /* or the one beside the name, in whatever form. */
        {"The Supreme Court of Kenya ruled.", "organization:supreme court, KEN"},
        {"The Kenyan Supreme Court ruled.", "organization:supreme court, KEN"},
        {"The U.S. Supreme Court ruled.", "organization:supreme court, USA"},
        {"The United States Supreme Court ruled.", "organization:supreme court, USA"},
        {"The U.S. Green Party met in Chicago.", "organization:green party, USA"},
        /* Nobody's where two countries are spoken of alike. */
        {"Kenya and Uganda talked. The Supreme Court ruled.", "organization:supreme court"},
        /* The legal form is no part of a company's name, unless little else is. */
        {"Norwood Steel Corp. cut jobs.", "organization:norwood steel"},
        {"Norwood Steel cut jobs.", "organization:norwood steel"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!has_key(rows[i].text, rows[i].key)) {
            fail_msg("not found: %s", rows[i].key);
        }
    }
}

static void test_towns_of_one_name_have_keys_of_their_own(void **state)
{
    (void)state;
    assert_true(
        has_key("A fire broke out in Springfield, Illinois.", "place:springfield, USA, Illinois"));
    assert_true(
        has_key("A fire broke out in Springfield, Missouri.", "place:springfield, USA, Missouri"));
    assert_true(has_key("A fire broke out in Columbus, Ohio. Governors of Ohio and Delaware came.",
                        "place:delaware, USA"));
}

static void test_titles_tell_a_persons_country(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *name;
        const char *country;
    } rows[] = {
        {"French President Paul Martel left.", "Paul Martel", "FRA"},
        {"They met Kenya's ambassador Ruth Kariuki.", "Ruth Kariuki", "KEN"},
        {"Ann Borg, president of Malta, spoke.", "Ann Borg", "MLT"},
        {"U.S. Secretary of State Mary Hill came.", "Mary Hill", "USA"},
        {"Maria Ruiz, the Spanish foreign minister, called.", "Maria Ruiz", "ESP"},
        {"They freed U.S. citizen Mark Hale.", "Mark Hale", "USA"},
        {"Mary Hill, the U.S. Secretary of State, came.", "Mary Hill", "USA"},
        {"The group's Syria director Nora Lind spoke.", "Nora Lind", ""},
        {"North Korea analyst John Reed agreed.", "John Reed", ""},
        {"Envoy to Syria Lars Holm left.", "Lars Holm", ""},
        {"Tom Fields, the U.N. rapporteur on Iran, came.", "Tom Fields", ""},
        {"French President Paul Martel left. Later the Swiss envoy Paul Martel spoke.",
         "Paul Martel", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct analysis analysis;
        read_text(arena, rows[i].text, &analysis);
        const struct entity *person = find(&analysis, rows[i].name);
        assert_non_null(person);
        assert_string_equal(person->country, rows[i].country);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_names_join_the_full_one),
        cmocka_unit_test(test_other_articles_find_a_person_by_the_nickname),
        cmocka_unit_test(test_a_family_name_with_a_particle_is_a_part),
        cmocka_unit_test(test_a_name_behind_a_title_is_no_place_elsewhere),
        cmocka_unit_test(test_roles_are_apposed),
        cmocka_unit_test(test_roles_before_names),
        cmocka_unit_test(test_what_is_done_to_a_person_is_no_title),
        cmocka_unit_test(test_a_ministry_is_of_the_country_named_near_it),
        cmocka_unit_test(test_people_of_one_family_name_stay_apart),
        cmocka_unit_test(test_acronyms_and_aliases_join),
        cmocka_unit_test(test_a_nationality_is_an_entity_of_its_own),
        cmocka_unit_test(test_a_body_of_every_country_is_one_countrys),
        cmocka_unit_test(test_towns_of_one_name_have_keys_of_their_own),
        cmocka_unit_test(test_titles_tell_a_persons_country),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
