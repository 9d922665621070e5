/* Searches counted in memory give what SQLite gives: the same rows, scores, order, totals and
 * pages, for random texts and random queries. */
#include "../fixture.h"

#include "store/archive.h"
#include "store/counts/census.h"
#include "store/prepare.h"
#include "store/search/match_tree.h"

enum { ARTICLES = 300, WORDS = 14, QUERIES = 120, PAGE = 7 };

static const char *const vocabulary[WORDS] = {"the",     "talks",  "talking",  "river", "harbour",
                                              "harbor",  "Seoul",  "minister", "of",    "seven",
                                              "walking", "strike", "Kim",      "ends"};

static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * below) >> 32);
}

/* A word, the first ones likeliest. */
static const char *draw_word(uint32_t *state)
{
    uint32_t first = draw(state, WORDS), second = draw(state, WORDS);
    return vocabulary[first < second ? first : second];
}

static const char *draw_text(struct arena *arena, uint32_t *state, uint32_t words)
{
    struct span text = SPAN("Kim met");
    for (uint32_t i = 0; i < words; i++) {
        text = arena_printf(arena, "%.*s %s", SPAN_ARG(text), draw_word(state));
    }
    return arena_printf(arena, "%.*s.", SPAN_ARG(text)).ptr;
}

static struct given draw_article(struct arena *arena, uint32_t *state, uint32_t number)
{
    struct given given = {
        .id = arena_printf(arena, "a%u", (number * 7919u) % 1000u).ptr,
        .title = draw_text(arena, state, 2),
        .body = draw_text(arena, state, 1 + draw(state, 12)),
        .source = draw(state, 2) ? "Herald" : "Courier",
        .published = (int32_t)draw(state, 400),
        .names = {"person:Kim", "place:Seoul"},
    };
    for (uint32_t i = 0; i < draw(state, 3); i++) {
        given.events[i] = (struct given_event){.title = draw_text(arena, state, 1),
                                               .type = EVENT_CONSULT + draw(state, 3),
                                               .trigger = "met",
                                               .actor = "Kim",
                                               .when = period_of_day((int32_t)draw(state, 50)),
                                               .confidence = 0.5f};
    }
    return given;
}

static void draw_archive(struct fixture *fixture, uint32_t *state)
{
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct given given = draw_article(fixture->arena, state, i);
        fixture_put(fixture, load, &given);
    }
    for (uint32_t i = 0; i + 3 < ARTICLES; i += 5) {
        struct span original = arena_printf(fixture->arena, "a%u", (i * 7919u) % 1000u);
        for (uint32_t j = 1; j <= 1 + draw(state, 3); j++) {
            struct span copy = arena_printf(fixture->arena, "a%u", ((i + j) * 7919u) % 1000u);
            assert_int_equal(store_load_set_duplicate(load, copy, original), STATUS_OK);
        }
    }
    fixture_publish(load);
}

/* One to six parts: words, phrases, prefixes, alternatives, things left out. */
static const char *draw_query(struct arena *arena, uint32_t *state)
{
    struct span text = SPAN("");
    uint32_t parts = 1 + draw(state, 6);
    for (uint32_t i = 0; i < parts; i++) {
        const char *a = draw_word(state), *b = draw_word(state), *c = draw_word(state);
        struct span part;
        switch (draw(state, 8)) {
        case 0:
            part = arena_printf(arena, "\"%s %s\"", a, b);
            break;
        case 1:
            part = arena_printf(arena, "(%s OR %s OR \"%s\")", a, b, c);
            break;
        case 2:
            part = arena_printf(arena, "%s-%s", i > 0 ? "" : "the ", a);
            break;
        case 3:
            part = arena_printf(arena, "%.3s*", a);
            break;
        case 4:
            part = arena_printf(arena, "(%s OR (%s %s))", a, b, c);
            break;
        default:
            part = span_of(a);
        }
        text = arena_printf(arena, "%.*s %.*s", SPAN_ARG(text), SPAN_ARG(part));
    }
    return text.ptr;
}

static struct query draw_request(struct arena *arena, uint32_t *state)
{
    struct query query = query_default();
    query.text = span_of(draw_query(arena, state));
    query.match = draw(state, 3) ? MATCH_AUTO : MATCH_ANY;
    query.limit = PAGE;
    query.no_typo = true;
    query.duplicates = draw(state, 3) ? DUPLICATES_COLLAPSE : DUPLICATES_KEEP;
    if (draw(state, 3) == 0) {
        query.when = period_of_range(10, 30 + (int32_t)draw(state, 300));
    }
    return query;
}

/* All pages of a query, one line a row; the first page's total at the front. */
static struct span walk(struct fixture *fixture, struct query query, bool events)
{
    struct arena *arena = fixture->arena;
    struct span out = SPAN("");
    for (int pages = 0; pages < 100; pages++) {
        struct article_page articles = {0};
        struct event_page happenings = {0};
        uint32_t position;
        enum status status =
            events ? events_list(fixture->reader, arena, &query, &happenings)
                   : articles_list(fixture->reader, arena, &query, &articles, &position);
        assert_int_equal(status, STATUS_OK);
        const struct page *page = events ? &happenings.page : &articles.page;
        out = arena_printf(arena, "%.*s[%u]", SPAN_ARG(out), (unsigned)page->total);
        for (size_t i = 0; i < (events ? happenings.count : articles.count); i++) {
            struct span id = events ? happenings.rows[i].id : articles.rows[i].article.id;
            double score = events ? happenings.rows[i].score : articles.rows[i].score;
            out = arena_printf(arena, "%.*s %.*s=%.17g", SPAN_ARG(out), SPAN_ARG(id), score);
        }
        if (!page->next.present) {
            break;
        }
        query.after = page->next;
    }
    return out;
}

static int count_ranking(unsigned event, void *context, void *statement, void *text)
{
    (void)event, (void)text;
    *(size_t *)context += strstr(sqlite3_sql(statement), "rank_bm25") != NULL;
    return 0;
}

struct asked {
    struct query query;
    bool events;
    struct span answer;
};

static void test_counted_in_memory_as_in_sqlite(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 7;
    draw_archive(fixture, &seed);
    fixture_read(fixture);
    size_t before = 0, after = 0, rows = 0; /* pages that SQLite ranked */
    sqlite3 *db = fixture->reader->connection.db;
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_ranking, &before);
    struct asked *asked = ARENA_ARRAY(fixture->arena, struct asked, QUERIES);
    for (size_t i = 0; i < QUERIES; i++) {
        asked[i].query = draw_request(fixture->arena, &seed);
        asked[i].events = i % 2;
        assert_null(census_peek(fixture->reader));
        asked[i].answer = walk(fixture, asked[i].query, asked[i].events);
    }
    assert_int_equal(prepare_read(fixture->reader), STATUS_OK);
    assert_non_null(census_peek(fixture->reader));
    sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count_ranking, &after);
    for (size_t i = 0; i < QUERIES; i++) {
        struct span answer = walk(fixture, asked[i].query, asked[i].events);
        rows += answer.len;
        if (!span_equal(answer, asked[i].answer)) {
            fail_msg("%.*s (%s):\n%.*s\nnot\n%.*s", SPAN_ARG(asked[i].query.text),
                     asked[i].events ? "events" : "articles", SPAN_ARG(answer),
                     SPAN_ARG(asked[i].answer));
        }
    }
    sqlite3_trace_v2(db, 0, NULL, NULL);
    assert_true(rows > 100 * QUERIES);
    assert_true(before > 10 * QUERIES);
    assert_true(after < before / 3);
    store_read_end(fixture->reader);
}

/* The thread that counts ahead follows loads, leaves a small archive alone, and ends when told. */
static void test_counting_ahead_starts_and_ends(void **state)
{
    struct fixture *fixture = *state;
    struct failure failure = {0};
    struct given given = {.id = "a", .title = "Talks", .body = "Kim met.", .published = DAY_NONE};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(store_prepare_start(fixture->store, &failure), STATUS_OK);
        fixture_load(fixture, &given, 1);
        store_prepare_stop(fixture->store);
        store_prepare_stop(fixture->store);
    }
    fixture_read(fixture);
    assert_null(census_peek(fixture->reader));
    store_read_end(fixture->reader);
}

/* The bits of "abc" that count for a row which has those of `present`. */
static unsigned counted(const char *expression, unsigned present)
{
    struct arena *arena = arena_new();
    struct match_tree tree;
    assert_true(match_tree_read(arena, span_of(expression), &tree));
    unsigned bits = (unsigned)match_tree_counted(&tree, present);
    arena_free(arena);
    return bits;
}

static void test_phrases_of_unmet_alternatives_do_not_count(void **state)
{
    (void)state;
    assert_int_equal(counted("\"a\"", 1), 1);
    assert_int_equal(counted("((\"a\" AND \"b\"))", 1), 0);
    assert_int_equal(counted("((\"a\" AND \"b\"))", 3), 3);
    assert_int_equal(counted("((\"a\" AND \"b\") OR \"c\"*)", 5), 4);
    assert_int_equal(counted("((\"a\") NOT (\"b\" OR \"c\"))", 1), 1);
    assert_int_equal(counted("((\"a\") NOT (\"b\" OR \"c\"))", 5), 0);
}

static void test_what_only_fts_can_answer_is_left_to_it(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "NEAR(\"a\" \"b\", 3)",
        "({title} : \"a\")",
        "(\"a\" OR ((\"b\") NOT (\"c\")))",
        "\"a",
        "",
        "(\"a\"",
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        struct match_tree tree;
        assert_false(match_tree_read(arena, span_of(expressions[i]), &tree));
    }
    arena_free(arena);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_counted_in_memory_as_in_sqlite),
        ONE(test_counting_ahead_starts_and_ends),
        cmocka_unit_test(test_phrases_of_unmet_alternatives_do_not_count),
        cmocka_unit_test(test_what_only_fts_can_answer_is_left_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
