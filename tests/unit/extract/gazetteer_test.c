#include "../check.h"
#include "extract/gazetteer.h"

static const struct gazetteer *gazetteer;
static struct arena *arena;

static int open_gazetteer(void **state)
{
    (void)state;
    struct failure failure = {{0}};
    arena = arena_new();
    return gazetteer_new(arena, NULL, &gazetteer, &failure) == STATUS_OK ? 0 : -1;
}

static int close_gazetteer(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct record *find(const char *text, enum sense_kind kind)
{
    const struct sense *sense = gazetteer_find(gazetteer, span_of(text));
    while (sense && sense->kind != kind) {
        sense = sense->next;
    }
    return sense ? sense->record : NULL;
}

static void test_countries_have_their_code_under_every_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum sense_kind kind;
        const char *code;
    } rows[] = {
        {"North Korea", SENSE_COUNTRY, "PRK"},
        {"DPRK", SENSE_COUNTRY, "PRK"},
        {"NKorea", SENSE_COUNTRY, "PRK"},
        {"Republic of Korea", SENSE_COUNTRY, "KOR"},
        {"Congo-Brazzaville", SENSE_COUNTRY, "COG"},
        {"DR Congo", SENSE_COUNTRY, "COD"},
        {"Niger", SENSE_COUNTRY, "NER"},
        {"Nigerien", SENSE_NATIONALITY, "NER"},
        {"Nigerians", SENSE_NATIONALITY, "NGA"},
        {"Guinea Bissau", SENSE_COUNTRY, "GNB"},
        {"C\xc3\xb4te d'Ivoire", SENSE_COUNTRY, "CIV"},
        {"U.S.", SENSE_COUNTRY, "USA"},
        {"Naypyitaw", SENSE_CAPITAL, "MMR"},
        {"Dutchman", SENSE_NATIONALITY, "NLD"},
        {"Georgia", SENSE_COUNTRY, "GEO"},
        {"Georgia", SENSE_REGION, "USA"},
        {"Chad", SENSE_COUNTRY, "TCD"},
        {"Chad", SENSE_FIRST_NAME, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct record *record = find(rows[i].text, rows[i].kind);
        assert_non_null(record);
        assert_string_equal(record->country, rows[i].code);
    }
}

static void test_a_country_is_found_by_its_code(void **state)
{
    (void)state;
    assert_true(span_is(gazetteer_country(gazetteer, "PRK")->name, "North Korea"));
    assert_true(span_is(gazetteer_country(gazetteer, "PRK")->wikidata, "Q423"));
    assert_null(gazetteer_country(gazetteer, "XYZ"));
}

static void test_acronyms_need_capitals(void **state)
{
    (void)state;
    const struct sense *sense = gazetteer_find(gazetteer, SPAN("who"));
    while (sense && sense->kind != SENSE_ORGANIZATION) {
        sense = sense->next;
    }
    assert_non_null(sense);
    assert_false(gazetteer_case_fits(sense, SPAN("who")));
    assert_true(gazetteer_case_fits(sense, SPAN("WHO")));
    assert_true(gazetteer_case_fits(sense, SPAN("W.H.O.")));
}

static void test_the_longest_phrase_matches(void **state)
{
    (void)state;
    struct article article = article_unknown();
    article.body = SPAN("He joined the New York Times in Guinea-Bissau and us.");
    struct document document;
    document_read(arena, &article, &document);
    const struct sense *sense = NULL;
    uint32_t end = (uint32_t)document.token_count;
    assert_int_equal(gazetteer_match(gazetteer, &document, 3, end, SENSES_NAMED, &sense), 3);
    assert_int_equal(sense->record->subtype, SUBTYPE_MEDIA);
    assert_int_equal(gazetteer_match(gazetteer, &document, 3, end, SENSE_BIT(SENSE_REGION), &sense),
                     2);
    assert_int_equal(
        gazetteer_match(gazetteer, &document, 7, end, SENSE_BIT(SENSE_COUNTRY), &sense), 3);
    assert_string_equal(sense->record->country, "GNB");
    assert_int_equal(gazetteer_match(gazetteer, &document, 11, end, SENSES_NAMED, &sense), 0);
}

/* Where a phrase of several words begins at token `first` of the text, its length, else 0. */
static uint32_t match(const char *text, uint32_t first)
{
    struct article article = article_unknown();
    article.body = span_of(text);
    struct document document;
    document_read(arena, &article, &document);
    const struct sense *sense = NULL;
    uint32_t count = gazetteer_match(gazetteer, &document, first, (uint32_t)document.token_count,
                                     SENSES_NAMED, &sense);
    return count > 1 ? count : 0;
}

static void test_a_comma_may_stand_inside_a_phrase(void **state)
{
    (void)state;
    assert_int_equal(match("Troops entered Washington, D.C. on foot.", 2), 3);
    assert_int_equal(match("It was Washington, dc motors and all.", 2), 0);
}

static void test_the_capital_that_opens_a_sentence_is_no_evidence(void **state)
{
    (void)state;
    assert_int_equal(match("The Washington Post said so.", 0), 3);
    assert_int_equal(match("The conversation went on.", 0), 0);
    assert_int_equal(match("Members of the Workers' party left.", 3), 3);
}

static void test_signs_stand_inside_phrases(void **state)
{
    (void)state;
    assert_int_equal(match("Shares of Standard & Poor's and others fell.", 2), 4);
    assert_int_equal(match("Shares of Standard and Poor's fell.", 2), 4);
    assert_int_equal(match("Members of Doctors' Guild left.", 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries_have_their_code_under_every_name),
        cmocka_unit_test(test_a_country_is_found_by_its_code),
        cmocka_unit_test(test_acronyms_need_capitals),
        cmocka_unit_test(test_the_longest_phrase_matches),
        cmocka_unit_test(test_a_comma_may_stand_inside_a_phrase),
        cmocka_unit_test(test_signs_stand_inside_phrases),
        cmocka_unit_test(test_the_capital_that_opens_a_sentence_is_no_evidence),
    };
    return cmocka_run_group_tests(tests, open_gazetteer, close_gazetteer);
}
