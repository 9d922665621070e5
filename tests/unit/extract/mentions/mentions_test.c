/* Drives mentions_find through whole analyses: the case files of tests/cases/names, and what they
 * cannot show. */
#include "../reading.h"

static void read_text(struct arena *arena, const char *body, struct analysis *out)
{
    read_article(arena, (struct span){0}, span_of(body), out);
}

static const struct mention *find(const struct analysis *analysis, const char *text)
{
    for (size_t i = 0; i < analysis->mention_count; i++) {
        if (span_is(analysis->mentions[i].text, text) &&
            analysis->mentions[i].kind == MENTION_NAME) {
            return &analysis->mentions[i];
        }
    }
    return NULL;
}

static void test_names_have_types_and_exact_spans(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "President Paul Biya met Foreign Minister Ann Lee in Yaound\xc3\xa9 on Monday. The "
              "World Bank's board praised the Cameroonian government.",
              &analysis);
    static const struct {
        const char *text;
        enum entity_type type;
        enum entity_subtype subtype;
        uint32_t start;
    } rows[] = {
        {"Paul Biya", ENTITY_PERSON, SUBTYPE_NONE, 10},
        {"Ann Lee", ENTITY_PERSON, SUBTYPE_NONE, 41},
        {"Yaound\xc3\xa9", ENTITY_PLACE, SUBTYPE_CITY, 52},
        {"World Bank", ENTITY_ORGANIZATION, SUBTYPE_INTERNATIONAL, 75},
        {"Cameroonian", ENTITY_OTHER, SUBTYPE_NATIONALITY, 106},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct mention *mention = find(&analysis, rows[i].text);
        assert_non_null(mention);
        assert_int_equal(mention->type, rows[i].type);
        assert_int_equal(mention->subtype, rows[i].subtype);
        assert_int_equal(mention->at.start, rows[i].start);
        assert_in_range((int)(mention->confidence * 100), 30, 100);
    }
    assert_null(find(&analysis, "Monday"));
    assert_null(find(&analysis, "The"));
    arena_free(arena);
}

static void test_words_that_open_sentences_are_no_names(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena,
              "Diplomats were surprised. Earlier talks had failed. Whether they resume is open. "
              "Critics disagree. Many people left.",
              &analysis);
    assert_int_equal(analysis.mention_count, 0);
    arena_free(arena);
}

static void test_pairs_and_hyphens(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena, "The EU-Japan text was shown to envoy Park Sang-hoon in Geneva.", &analysis);
    assert_int_equal(find(&analysis, "EU")->type, ENTITY_ORGANIZATION);
    assert_int_equal(find(&analysis, "Japan")->type, ENTITY_PLACE);
    assert_int_equal(find(&analysis, "Park Sang-hoon")->type, ENTITY_PERSON);
    arena_free(arena);
}

static void test_the_north_is_a_country_only_beside_korea(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    read_text(arena, "South Korea answered. The envoy said the North had agreed.", &analysis);
    assert_int_equal(find(&analysis, "North")->subtype, SUBTYPE_REGION);
    uint32_t entity = find(&analysis, "North")->entity;
    assert_string_equal(analysis.entities[entity].country, "PRK");
    read_text(arena, "In Sudan the army said the North had agreed.", &analysis);
    const struct mention *north = find(&analysis, "North");
    assert_true(!north || strcmp(analysis.entities[north->entity].country, "PRK") != 0);
    arena_free(arena);
}

/* --- case files --------------------------------------------------------------------------------
 */

#define CASES "tests/cases/names"

/* One case: its text and what it must give. */
struct names_case {
    struct span text;
    struct buffer expected; /* "Text = type/subtype" lines */
};

static void describe(const struct analysis *analysis, struct buffer *out)
{
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->kind != MENTION_NAME) {
            continue;
        }
        const char *subtype = entity_subtype_name(mention->subtype);
        buffer_printf(out, "%.*s = %s%s%s\n", SPAN_ARG(mention->text),
                      entity_type_name(mention->type), subtype ? "/" : "", subtype ? subtype : "");
    }
}

static int check_case(struct arena *arena, const struct names_case *one)
{
    struct analysis analysis;
    struct buffer found = {0};
    read_article(arena, (struct span){0}, one->text, &analysis);
    describe(&analysis, &found);
    bool same = span_equal(buffer_span(&found), buffer_span(&one->expected));
    if (!same) {
        print_error("%.*s\n--- expected\n%.*s--- found\n%.*s", SPAN_ARG(one->text),
                    SPAN_ARG(buffer_span(&one->expected)), SPAN_ARG(buffer_span(&found)));
    }
    buffer_fini(&found);
    return same ? 0 : 1;
}

static int check_file(struct arena *arena, struct span text, size_t *cases)
{
    struct names_case one = {0};
    int wrong = 0;
    while (text.ptr) {
        struct span line = span_cut(&text, '\n');
        if (span_starts_with(line, SPAN("    > "))) {
            buffer_add(&one.expected, span_slice(line, 6, line.len));
            buffer_add_char(&one.expected, '\n');
            continue;
        }
        if (one.text.len > 0) {
            wrong += check_case(arena, &one);
            (*cases)++;
        }
        buffer_clear(&one.expected);
        one.text = line.len > 0 && line.ptr[0] != '#' ? line : (struct span){0};
    }
    buffer_fini(&one.expected);
    return wrong;
}

static void test_cases(void **state)
{
    (void)state;
    check_cases(CASES, check_file, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_names_have_types_and_exact_spans),
        cmocka_unit_test(test_words_that_open_sentences_are_no_names),
        cmocka_unit_test(test_pairs_and_hyphens),
        cmocka_unit_test(test_the_north_is_a_country_only_beside_korea),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
