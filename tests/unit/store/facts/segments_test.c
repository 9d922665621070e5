/* The body of an article in pieces. */
#include "../fixture.h"

static const struct given korea = {
    .id = "one",
    .title = "Kim",
    .body = "Été in Séoul. Kim Jong Un met Moon in North Korea. Nobody spoke.",
    .published = DAY_NONE,
    .names = {"person:Kim Jong Un", "person:Kim", "place:North Korea", "place:Korea",
              "place:Séoul"},
    .events = {{.title = "Kim met Moon",
                .type = EVENT_CONSULT,
                .trigger = "met",
                .actor = "Kim Jong Un",
                .when = {DAY_NONE, DAY_NONE, PRECISION_NONE},
                .confidence = 0.9f}}};

static const struct article_segment *get(struct fixture *fixture, const char *id, size_t *count)
{
    const struct article_segment *segments = NULL;
    assert_int_equal(
        article_segments(fixture->reader, fixture->arena, span_of(id), &segments, count),
        STATUS_OK);
    return segments;
}

static void test_pieces_and_what_they_are(void **state)
{
    static const struct {
        const char *text;
        bool named, told;
    } expected[] = {
        {"Été in ", false, false},   {"Séoul", true, false},          {". ", false, false},
        {"Kim Jong Un", true, true}, {" met Moon in ", false, true},  {"North Korea", true, true},
        {".", false, true},          {" Nobody spoke.", false, false}};
    struct fixture *fixture = *state;
    fixture_load(fixture, &korea, 1);
    fixture_read(fixture);
    size_t count = 0;
    const struct article_segment *segments = get(fixture, "one", &count);
    assert_int_equal(count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < count; i++) {
        TEXT(segments[i].text, expected[i].text);
        assert_int_equal(segments[i].mention != NULL, expected[i].named);
        assert_int_equal(segments[i].event_count, expected[i].told);
    }
    TEXT(segments[3].mention->mention.text, "Kim Jong Un");
    TEXT(segments[3].mention->entity, "kim-jong-un");
    store_read_end(fixture->reader);
}

static void test_a_body_without_anything(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {
        {.id = "plain", .title = "A", .body = "Nothing here.\n", .published = DAY_NONE},
        {.id = "empty", .title = "A", .body = "", .published = DAY_NONE}};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    size_t count = 0;
    const struct article_segment *segments = get(fixture, "plain", &count);
    assert_int_equal(count, 1);
    TEXT(segments[0].text, "Nothing here.\n");
    assert_null(segments[0].mention);
    get(fixture, "empty", &count);
    assert_int_equal(count, 0);
    store_read_end(fixture->reader);
}

static void test_an_unknown_article(void **state)
{
    struct fixture *fixture = *state;
    fixture_read(fixture);
    const struct article_segment *segments = NULL;
    size_t count = 0;
    assert_int_equal(
        article_segments(fixture->reader, fixture->arena, SPAN("none"), &segments, &count),
        STATUS_NOT_FOUND);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_pieces_and_what_they_are),
        ONE(test_a_body_without_anything),
        ONE(test_an_unknown_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
