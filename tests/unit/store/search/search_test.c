/* The search language: case files of queries against a small archive made here, the tree's limits,
 * spelling, snippets. A case is a line "query | ids in rank order | how it was understood", the
 * last part optional; "!N" instead of the ids is an error at code point N, "-" is nothing. */
#include "../fixture.h"

#include "base/buffer.h"
#include "base/file.h"
#include "store/search/search_parse.h"
#include "store/search/spelling.h"

static const struct given corpus[] = {
    {.id = "fowle",
     .title = "North Korea frees American tourist",
     .body = "Jeffrey Fowle was freed by North Korea on Tuesday. The DPRK gave no reason. Fowle "
             "had left a Bible in a nightclub.",
     .source = "Reuters",
     .author = "Zoë Writer",
     .published = INT32_C(16365),
     .names = {"place:North Korea", "place:DPRK=North Korea", "person:Jeffrey Fowle",
               "person:Fowle=Jeffrey Fowle"},
     .events = {{.title = "North Korea frees Jeffrey Fowle",
                 .type = EVENT_CONCEDE,
                 .trigger = "freed",
                 .when = PERIOD_UNKNOWN}}},
    {.id = "visit",
     .title = "Pyongyang may let investigator visit",
     .body = "The DPRK may let a United Nations investigator into the country. Marzuki Darusman "
             "spoke of a first. Darusman has waited for years.",
     .source = "AP",
     .published = INT32_C(16371),
     .names = {"place:DPRK=North Korea", "organization:United Nations", "person:Marzuki Darusman",
               "person:Darusman=Marzuki Darusman"}},
    {.id = "rights",
     .title = "Report on rights",
     .body = "The U.N. organization cancelled a hearing on human rights. Its honour was at stake, "
             "said the organizers. North Korea stayed away.",
     .source = "The Old Quay Gazette",
     .published = INT32_C(16000),
     .names = {"organization:U.N.=United Nations", "place:North Korea"}},
    {.id = "colour",
     .title = "A colour for the harbour",
     .body = "The harbour was painted. Universities and communities agreed; the theatre did not. "
             "The Müller company won the tender of 1,200 dollars.",
     .source = "Reuters",
     .published = INT32_C(15000),
     .names = {"organization:Müller"}},
    {.id = "general",
     .title = "General strike",
     .body = "A general strike was called. Generally, strikers stay at home for one day.",
     .source = NULL,
     .published = DAY_NONE,
     .names = {"organization:day=Ostrava Humay"}},
};

static int corpus_setup(void **state)
{
    const struct span korea[] = {SPAN("North Korea"), SPAN("N. Korea"), SPAN("HK")};
    const struct span nations[] = {SPAN("United Nations"), SPAN("UNO"), SPAN("Free")};
    const struct span other[] = {SPAN("Hong Kong"), SPAN("HK")};
    const struct known_names known[] = {{korea, 3}, {nations, 3}, {other, 2}};
    fixture_setup(state);
    store_know_names(((struct fixture *)*state)->store, known, 3);
    fixture_load(*state, corpus, sizeof corpus / sizeof *corpus);
    fixture_read(*state);
    return 0;
}

static int corpus_teardown(void **state)
{
    store_read_end(((struct fixture *)*state)->reader);
    return fixture_teardown(state);
}

static struct span list_ids(struct fixture *fixture, struct span text, struct span *parsed,
                            struct span *suggestion)
{
    struct query query = query_default();
    query.text = text;
    struct article_page page;
    uint32_t position = 0;
    enum status status = articles_list(fixture->reader, fixture->arena, &query, &page, &position);
    if (status == STATUS_INVALID) {
        return arena_printf(fixture->arena, "!%u", position);
    }
    if (status != STATUS_OK) {
        fail_msg("%.*s: %s: %s", SPAN_ARG(text), status_name(status),
                 store_reader_message(fixture->reader));
    }
    assert_int_equal(page.count, page.page.total);
    *parsed = page.parsed;
    *suggestion = page.suggestion;
    struct span ids = {0};
    for (size_t i = 0; i < page.count; i++) {
        ids = arena_printf(fixture->arena, "%.*s%s%.*s", SPAN_ARG(ids), i ? " " : "",
                           SPAN_ARG(page.rows[i].article.id));
    }
    return ids.len ? ids : SPAN("-");
}

static unsigned check_case(struct fixture *fixture, struct span line)
{
    struct span rest = line;
    struct span text = span_trim(span_cut(&rest, '|'));
    struct span expected = span_trim(span_cut(&rest, '|'));
    struct span parsed = {0}, suggestion = {0};
    struct span ids = list_ids(fixture, text, &parsed, &suggestion);
    bool right = span_equal(ids, expected);
    if (right && rest.ptr) {
        right = span_equal(parsed, span_trim(rest));
    }
    if (!right) {
        print_error("%.*s\n    gives %.*s | %.*s\n", SPAN_ARG(line), SPAN_ARG(ids),
                    SPAN_ARG(parsed));
    }
    return !right;
}

static void test_cases(void **state)
{
    struct fixture *fixture = *state;
    struct buffer text = {0};
    struct failure failure;
    assert_int_equal(file_read("tests/cases/search/queries.txt", 1 << 20, &text, &failure),
                     STATUS_OK);
    struct span rest = buffer_span(&text);
    unsigned wrong = 0, count = 0;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        if (line.len > 0 && line.ptr[0] != '#') {
            wrong += check_case(fixture, line);
            count++;
        }
    }
    buffer_fini(&text);
    assert_true(count > 60);
    assert_int_equal(wrong, 0);
}

static void assert_suggests(struct fixture *fixture, const char *text, const char *expected)
{
    struct span parsed, suggestion;
    list_ids(fixture, span_of(text), &parsed, &suggestion);
    assert_span(suggestion, expected, __LINE__);
}

static void test_spelling_is_mended(void **state)
{
    struct fixture *fixture = *state;
    assert_suggests(fixture, "Marzuki Darussman", "Marzuki Darusman");
    assert_suggests(fixture, "nort korea", "north korea");
    assert_suggests(fixture, "title:(amercian) OR \"no such\" fowel",
                    "title:(american) OR \"no such\" fowle");
    assert_suggests(fixture, "ostravva", "ostrava"); /* in a name alone, in no text */
    assert_suggests(fixture, "huma", "human");
    assert_suggests(fixture, "Huma", "Humay"); /* as near, and typed like a name */
    assert_suggests(fixture, "ostrava huma", "ostrava humay");
    assert_suggests(fixture, "ostrva huma", "ostrava humay");
    assert_suggests(fixture, "ostrava OR huma", "ostrava OR human");
    assert_suggests(fixture, "rights huma", "rights human");
    assert_suggests(fixture, "north korea", NULL);
    assert_suggests(fixture, "muller", NULL);
    assert_suggests(fixture, "Mueller", "Muller");
    assert_suggests(fixture, "xqzwv", NULL);
    assert_suggests(fixture, "borea", NULL);
    assert_suggests(fixture, "hass", NULL);    /* nobody looks for "has" */
    assert_suggests(fixture, "HUMA", "Humay"); /* no abbreviation of "human" */
    assert_suggests(fixture, "VISTI", NULL);
    assert_suggests(fixture, "morth", "north");
    assert_suggests(fixture, "zaid", NULL); /* "said"? */
    struct query query = query_default();
    query.text = SPAN("nort korea");
    query.no_typo = true;
    query.match = MATCH_ALL;
    struct article_page page;
    uint32_t position;
    assert_int_equal(articles_list(fixture->reader, fixture->arena, &query, &page, &position),
                     STATUS_OK);
    assert_int_equal(page.count, 0);
    TEXT(page.suggestion, NULL);
}

/* The ids that complete `typed`, in their order. */
static struct span completions(struct fixture *fixture, const char *typed,
                               enum suggestion_type type, uint32_t limit)
{
    const struct suggestion *items;
    size_t count;
    struct span ids = {0};
    assert_int_equal(suggestions_list(fixture->reader, fixture->arena, span_of(typed), 1u << type,
                                      limit, &items, &count),
                     STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        ids = arena_printf(fixture->arena, "%.*s%s%.*s", SPAN_ARG(ids), i ? " " : "",
                           SPAN_ARG(items[i].id));
    }
    return ids;
}

/* What begins many names and titles is found by looking at the first ones, what begins few by the
 * indexes: with the same result. */
static void test_suggestions_of_many(void **state)
{
    enum { MANY = 1700 };
    struct given *given = calloc(MANY + 1, sizeof *given);
    struct fixture *fixture;
    fixture_setup(state);
    fixture = *state;
    for (size_t i = 0; i < MANY; i++) {
        const char *name = arena_printf(fixture->arena, "person:Mona Sax%u", (unsigned)i).ptr;
        given[i] = (struct given){.id = arena_printf(fixture->arena, "a%04zu", i).ptr,
                                  .title = i == 3 ? "Quiet elections" : "Market report",
                                  .body = i % 2 ? "Mona Sax1 and Mona Sax2 met." : "No news.",
                                  .published = INT32_C(12000) - (int32_t)i,
                                  .names = {name, i % 2 ? "person:Mona Sax1" : NULL}};
    }
    given[MANY] = (struct given){.id = "late",
                                 .title = "Quiet market elections",
                                 .body = "Zoe Old waits.",
                                 .published = INT32_C(9000),
                                 .names = {"person:Zoe Old"}};
    fixture_load(fixture, given, MANY + 1);
    fixture_read(fixture);
    TEXT(completions(fixture, "m", SUGGEST_ENTITY, 2), "mona-sax1 mona-sax0");
    TEXT(completions(fixture, "mona s", SUGGEST_ENTITY, 2), "mona-sax1 mona-sax0");
    TEXT(completions(fixture, "s m", SUGGEST_ENTITY, 2), "mona-sax1 mona-sax0");
    TEXT(completions(fixture, "sax17", SUGGEST_ENTITY, 3), "mona-sax17 mona-sax170 mona-sax171");
    TEXT(completions(fixture, "z", SUGGEST_ENTITY, 2), "zoe-old");
    TEXT(completions(fixture, "m", SUGGEST_ARTICLE, 3), "a0000 a0001 a0002");
    TEXT(completions(fixture, "q", SUGGEST_ARTICLE, 1), "a0003");
    TEXT(completions(fixture, "q", SUGGEST_ARTICLE, 5), "a0003 late");
    TEXT(completions(fixture, "quiet e", SUGGEST_ARTICLE, 5), "a0003 late");
    TEXT(completions(fixture, "election q", SUGGEST_ARTICLE, 5), "a0003 late");
    TEXT(completions(fixture, "market q", SUGGEST_ARTICLE, 5), "late");
    TEXT(completions(fixture, "market x", SUGGEST_ARTICLE, 5), NULL);
    free(given);
    corpus_teardown(state);
}

/* Each word of the slip is known, and yet the name is meant; where the words do stand together, and
 * where two differ, nothing is mended. */
static void test_known_words_that_are_nearly_a_name(void **state)
{
    static const struct given given[] = {
        {.id = "kim",
         .title = "Kim Jong-un waved",
         .body = "Kim Jong-un waved. Robert Kenney did not.",
         .published = DAY_NONE,
         .names = {"person:Kim Jong-un", "person:Robert Kenney"}},
        {.id = "other",
         .title = "A jung word",
         .body = "Robert F. Kennedy wrote. Much later, on another day in May, when everybody had "
                 "gone, jung was a word, as was king; and the un met.",
         .published = DAY_NONE,
         .names = {"organization:un"}}};
    fixture_setup(state);
    fixture_load(*state, given, 2);
    fixture_read(*state);
    assert_suggests(*state, "Kim Jung Un", "Kim Jong Un");
    assert_suggests(*state, "kim jung un waved", "kim jong un waved");
    assert_suggests(*state, "king jung un", NULL);
    assert_suggests(*state, "Robert Kennedy", NULL);
    assert_suggests(*state, "\"Kim Jung Un\"", NULL);
    corpus_teardown(state);
}

static void test_distances(void **state)
{
    (void)state;
    assert_int_equal(spelling_distance(SPAN("foriegn"), SPAN("foreign"), 2), 1);
    assert_int_equal(spelling_distance(SPAN("nort"), SPAN("north"), 1), 1);
    assert_int_equal(spelling_distance(SPAN("kitten"), SPAN("sitting"), 2), 3);
    assert_int_equal(spelling_distance(SPAN("same"), SPAN("same"), 2), 0);
    assert_true(spelling_is_umlaut(SPAN("muller"), SPAN("mueller")));
    assert_true(spelling_is_umlaut(SPAN("goering"), SPAN("goring")));
    assert_true(spelling_is_umlaut(SPAN("blue"), SPAN("blue")));
    assert_false(spelling_is_umlaut(SPAN("muller"), SPAN("miller")));
    assert_false(spelling_is_umlaut(SPAN("mull"), SPAN("mullen")));
    assert_int_equal(spelling_distance(SPAN("a"), SPAN("abcd"), 2), 3);
}

static void test_likely_slips(void **state)
{
    (void)state;
    static const struct {
        const char *word, *known;
        bool likely;
    } slips[] = {{"nort", "north", true},    {"korae", "korea", true},  {"merkle", "merkel", true},
                 {"kairo", "cairo", true},   {"kabol", "kabul", true},  {"parris", "paris", true},
                 {"syrmia", "syria", false}, {"syriia", "syria", true}, {"summit", "submit", false},
                 {"dame", "dae", false},     {"dame", "same", false},   {"barlin", "berlin", true},
                 {"brimb", "brim", false},   {"nirth", "north", true},  {"war", "war", true}};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        if (spelling_slip_is_likely(span_of(slips[i].word), span_of(slips[i].known)) !=
            slips[i].likely) {
            fail_msg("%s for %s", slips[i].word, slips[i].known);
        }
    }
}

static void test_snippets(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    query.text = SPAN("bible nightclub title:tourist");
    struct article_page page;
    uint32_t position;
    assert_int_equal(articles_list(fixture->reader, fixture->arena, &query, &page, &position),
                     STATUS_OK);
    assert_int_equal(page.count, 1);
    const struct article_record *row = &page.rows[0];
    assert_int_equal(row->snippet_count, 2);
    assert_int_equal(row->snippets[0].field, FIELD_TITLE);
    TEXT(row->snippets[0].text, "North Korea frees American tourist");
    assert_int_equal(row->snippets[0].match_count, 1);
    assert_int_equal(row->snippets[0].matches[0].start, 27);
    assert_int_equal(row->snippets[0].matches[0].end, 34);
    assert_int_equal(row->snippets[1].field, FIELD_BODY);
    TEXT(row->snippets[1].text, "Fowle had left a Bible in a nightclub.");
    assert_int_equal(row->snippets[1].match_count, 2);
    assert_int_equal(row->snippets[1].matches[0].start, 17);
    assert_int_equal(row->snippets[1].matches[0].end, 22);
    assert_true(row->score > 0);
}

static void test_deep_and_long_queries(void **state)
{
    struct fixture *fixture = *state;
    char text[8192];
    memset(text, '(', 2000);
    memcpy(text + 2000, "korea", 5);
    memset(text + 2005, ')', 2000);
    struct span parsed, suggestion;
    struct span ids = list_ids(fixture, (struct span){text, 4005}, &parsed, &suggestion);
    assert_true(ids.len > 1 && ids.ptr[0] != '!');
    size_t len = 0;
    for (int i = 0; i < 1000; i++) {
        len += (size_t)sprintf(text + len, "w%d ", i % 97);
    }
    list_ids(fixture, (struct span){text, len}, &parsed, &suggestion);
}

static void test_any_bytes_are_words(void **state)
{
    struct fixture *fixture = *state;
    char text[3] = {0};
    struct span parsed, suggestion;
    for (int a = 0; a < 256; a++) {
        for (int b = 32; b < 127; b++) {
            text[0] = (char)a;
            text[1] = (char)b;
            list_ids(fixture, (struct span){text, 2}, &parsed, &suggestion);
        }
    }
}

static void test_entities_by_alias(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *first;
    } cases[] = {{"dprk", "north-korea"},
                 {"un", "united-nations"},
                 {"darus", "marzuki-darusman"},
                 {"Fowle", "jeffrey-fowle"},
                 {"muller", "muller"},
                 {"darussman", "marzuki-darusman"},
                 {"jefrey", "jeffrey-fowle"},
                 {"nobody at all", NULL},
                 {"N. Korea", "north-korea"},
                 {"UNO", "united-nations"},
                 {"HK", NULL},
                 {"united nationz", "united-nations"},
                 {"koreas", "north-korea"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query query = query_default();
        query.text = span_of(cases[i].text);
        struct entity_page page;
        assert_int_equal(entities_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
        assert_span(page.count ? page.rows[0].id : (struct span){0}, cases[i].first, __LINE__);
    }
}

static void test_events_by_text(void **state)
{
    struct fixture *fixture = *state;
    struct query query = query_default();
    query.text = SPAN("freeing fowle");
    struct event_page page;
    assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.count, 1);
    TEXT(page.rows[0].title, "North Korea frees Jeffrey Fowle");
    assert_true(page.rows[0].score > 0);
}

/* The fields of the language hold of events, too: what is found is the corpus's one event or not.
 */
static void test_events_by_field(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        uint64_t found;
    } cases[] = {
        {"type:concede", 1},         {"type:agree", 0},         {"type:concede fowle", 1},
        {"type:concede -fowle", 0},  {"body:tuesday", 1},       {"title:tuesday", 0},
        {"title:frees", 1},          {"source:reuters", 1},     {"source:AP", 0},
        {"author:writer", 1},        {"date:2014..2015", 0},    {"type:nosuch fowle", 1},
        {"person:fowle", 0},         {"place:korea -bible", 0}, {"date:2014..2014 fowle", 0},
        {"date:2015..2013 fowle", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query query = query_default();
        query.text = span_of(cases[i].text);
        struct event_page page;
        assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
        if (page.page.total != cases[i].found) {
            fail_msg("%s: %u events", cases[i].text, (unsigned)page.page.total);
        }
    }
}

static void test_suggestions(void **state)
{
    struct fixture *fixture = *state;
    const struct suggestion *items;
    size_t count;
    assert_int_equal(
        suggestions_list(fixture->reader, fixture->arena, SPAN("Dp"), 7, 10, &items, &count),
        STATUS_OK);
    assert_int_equal(count, 1);
    TEXT(items[0].id, "north-korea");
    TEXT(items[0].label, "North Korea");
    TEXT(items[0].match, "DPRK");
    assert_int_equal(suggestions_list(fixture->reader, fixture->arena, SPAN("general st"), 7, 10,
                                      &items, &count),
                     STATUS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(items[0].type, SUGGEST_ARTICLE);
    TEXT(items[0].id, "general");
    assert_int_equal(
        suggestions_list(fixture->reader, fixture->arena, SPAN("uno"), 7, 10, &items, &count),
        STATUS_OK);
    assert_int_equal(count, 1);
    TEXT(items[0].id, "united-nations");
    assert_int_equal(
        suggestions_list(fixture->reader, fixture->arena, SPAN("jef fow"), 7, 10, &items, &count),
        STATUS_OK);
    assert_int_equal(count, 1);
    TEXT(items[0].match, "Jeffrey Fowle");
    assert_int_equal(
        suggestions_list(fixture->reader, fixture->arena, SPAN("darussman"), 7, 10, &items, &count),
        STATUS_OK);
    assert_int_equal(count, 1);
    TEXT(items[0].id, "marzuki-darusman");
    assert_int_equal(
        suggestions_list(fixture->reader, fixture->arena, SPAN("\"*"), 7, 10, &items, &count),
        STATUS_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, corpus_setup, corpus_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_cases),
        ONE(test_spelling_is_mended),
        cmocka_unit_test(test_likely_slips),
        ONE(test_snippets),
        ONE(test_deep_and_long_queries),
        ONE(test_any_bytes_are_words),
        ONE(test_entities_by_alias),
        ONE(test_events_by_text),
        ONE(test_events_by_field),
        ONE(test_suggestions),
        cmocka_unit_test(test_suggestions_of_many),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_known_words_that_are_nearly_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
