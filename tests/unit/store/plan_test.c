/* Reads the query plan of every whole statement of sql/query/ and of every list with every filter,
 * order and facet that it knows, and fails where a big table would be read from end to end though
 * an index is meant. */
#include <sqlite3.h>

#include "fixture.h"
#include "store/archive.h"
#include "store/counts/as_of.h"
#include "store/counts/census_sentences.h"

/* The tables that grow with the archive, by the names and aliases under which plans show them. */
static const char *const big[] = {"a",
                                  "article",
                                  "x",
                                  "v",
                                  "event",
                                  "main.event",
                                  "evidence",
                                  "e",
                                  "entity",
                                  "m",
                                  "n",
                                  "mention",
                                  "d",
                                  "date",
                                  "y",
                                  "p",
                                  "q",
                                  "o",
                                  "article_entity",
                                  "event_party",
                                  "alias",
                                  "alias_tail",
                                  "file",
                                  "article_text",
                                  "author",
                                  "role"};

/* Statements that read all of a table because they are about all of it. */
static const char *const allowed[] = {
    "counts.all",        "files.counts",  "events.types",
    "load.files_unseen", "load.sketches", "derive.article_event_counts",
};

/* Whether a line of a plan reads a big table without an index. "USING INDEX" may be a scan, too,
 * but one in the wanted order that stops at the limit. */
static bool is_full_scan(const char *detail)
{
    if (strncmp(detail, "SCAN ", 5) != 0 || strstr(detail, " USING ") != NULL ||
        strstr(detail, "VIRTUAL TABLE") != NULL) {
        return false;
    }
    for (size_t i = 0; i < sizeof big / sizeof *big; i++) {
        if (strcmp(detail + 5, big[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int count_scans(sqlite3 *db, const char *sql, bool print)
{
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, explain, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s\n%s", sqlite3_errmsg(db), sql);
    }
    int scans = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *detail = (const char *)sqlite3_column_text(statement, 3);
        if (print) {
            printf("#   %s\n", detail);
        }
        scans += is_full_scan(detail);
    }
    sqlite3_finalize(statement);
    sqlite3_free(explain);
    return scans;
}

static void check_plan(sqlite3 *db, const char *name, const char *sql, int expected)
{
    if (strstr(sql, "FROM date_tally")) {
        return; /* made to be read whole: it does not grow with the archive */
    }
    if (count_scans(db, sql, false) > expected) {
        printf("# %s: %s\n", name, sql);
        count_scans(db, sql, true);
        fail_msg("%s reads a whole table", name);
    }
}

static bool is_allowed(struct span name)
{
    if (span_starts_with(name, SPAN("census."))) {
        return true; /* arrays of the whole archive are made from it */
    }
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        if (span_is(name, allowed[i])) {
            return true;
        }
    }
    return false;
}

static void test_whole_statements(void **state)
{
    struct fixture *fixture = *state;
    struct store_load *load = fixture_begin(fixture); /* makes the temporary tables */
    size_t count, whole = 0;
    const struct library_piece *pieces = library_pieces(fixture->store->library, &count);
    for (size_t i = 0; i < count; i++) {
        if (!pieces[i].whole || span_find(pieces[i].sql, SPAN(";"), 0) != SIZE_MAX ||
            span_starts_with(pieces[i].name, SPAN("as_of."))) {
            continue; /* a fragment, a script that is not prepared, or needs views that it makes */
        }
        whole++;
        char *sql = arena_string(fixture->arena, pieces[i].sql);
        char *name = arena_string(fixture->arena, pieces[i].name);
        check_plan(fixture->store->writer.db, name, sql, is_allowed(pieces[i].name) ? 99 : 0);
        if (span_starts_with(pieces[i].name, SPAN("suggest.")) && !strstr(sql, "LIMIT ?")) {
            fail_msg("%s has no limit", name);
        }
    }
    assert_true(whole > 80);
    store_load_abandon(load);
}

/* Every statement that a reader runs, as it is first prepared. */
struct trace {
    sqlite3 *db;
    char *statements[512];
    size_t count;
};

static int on_statement(unsigned event, void *context, void *statement, void *text)
{
    (void)event, (void)text;
    struct trace *trace = context;
    const char *sql = sqlite3_sql(statement);
    for (size_t i = 0; i < trace->count; i++) {
        if (strcmp(trace->statements[i], sql) == 0) {
            return 0;
        }
    }
    assert_true(trace->count < 512);
    trace->statements[trace->count++] = strdup(sql);
    return 0;
}

/* The census, which reads everything once a generation, is made before. */
static void trace_start(struct trace *trace, struct fixture *fixture)
{
    const struct census_sentences *sentences;
    assert_int_equal(census_sentences_take(fixture->reader, &sentences), STATUS_OK);
    *trace = (struct trace){.db = fixture->reader->connection.db};
    sqlite3_trace_v2(trace->db, SQLITE_TRACE_STMT, on_statement, trace);
}

/* Stops, and checks all but the statements that count everything under a filter. */
static void trace_check(struct trace *trace, const char *name, bool all)
{
    sqlite3_trace_v2(trace->db, 0, NULL, NULL);
    for (size_t i = 0; i < trace->count; i++) {
        const char *sql = trace->statements[i];
        bool counts = strncmp(sql, "SELECT count(*)", 15) == 0 || strstr(sql, "GROUP BY 1") != NULL;
        if (all || !counts) {
            check_plan(trace->db, name, sql, 0);
        }
        free(trace->statements[i]);
    }
}

/* Each runs a list with one query; the results do not matter here. */
static enum status run_articles(struct fixture *fixture, const struct query *query)
{
    struct article_page page;
    uint32_t position;
    return articles_list(fixture->reader, fixture->arena, query, &page, &position);
}

static enum status run_entities(struct fixture *fixture, const struct query *query)
{
    struct entity_page page;
    return entities_list(fixture->reader, fixture->arena, query, &page);
}

static enum status run_events(struct fixture *fixture, const struct query *query)
{
    struct event_page page;
    return events_list(fixture->reader, fixture->arena, query, &page);
}

static enum status run_mentions(struct fixture *fixture, const struct query *query)
{
    struct mention_page page;
    return mentions_list(fixture->reader, fixture->arena, query, &page);
}

static enum status run_dates(struct fixture *fixture, const struct query *query)
{
    struct date_page page;
    return dates_list(fixture->reader, fixture->arena, query, &page);
}

static enum status run_files(struct fixture *fixture, const struct query *query)
{
    struct file_page page;
    return files_list(fixture->reader, fixture->arena, query, &page);
}

static enum status run_evidence(struct fixture *fixture, const struct query *query)
{
    struct evidence_page page;
    return evidence_list(fixture->reader, fixture->arena, SPAN("e"), query, &page);
}

static enum status run_sources(struct fixture *fixture, const struct query *query)
{
    const struct source_record *rows;
    size_t count;
    struct page page;
    return sources_list(fixture->reader, fixture->arena, query, &rows, &count, &page);
}

static enum status run_related(struct fixture *fixture, const struct query *query)
{
    struct related_page page;
    enum status status = STATUS_OK;
    for (int by = RELATED_ARTICLE; by <= RELATED_EVENT && status == STATUS_OK; by++) {
        status = entity_related(fixture->reader, fixture->arena, SPAN("north-korea"),
                                (enum related_by)by, query, &page);
    }
    return status;
}

static const struct {
    const char *name;
    enum status (*run)(struct fixture *fixture, const struct query *query);
} lists[] = {{"articles", run_articles}, {"entities", run_entities}, {"events", run_events},
             {"mentions", run_mentions}, {"dates", run_dates},       {"files", run_files},
             {"evidence", run_evidence}, {"sources", run_sources},   {"related", run_related}};

#define LISTS (sizeof lists / sizeof *lists)

static void run_one(struct fixture *fixture, size_t list, const struct query *query)
{
    enum status status = lists[list].run(fixture, query);
    if (status != STATUS_OK) {
        fail_msg("%s: %s: %s", lists[list].name, status_name(status),
                 store_reader_message(fixture->reader));
    }
}

static void fill(struct fixture *fixture)
{
    struct given article = {.id = "one",
                            .title = "North Korea",
                            .body = "North Korea spoke.",
                            .published = day(2014, 10, 22),
                            .names = {"place:North Korea"}};
    fixture_load(fixture, &article, 1);
}

static void test_orders_and_cursors(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    for (size_t list = 0; list < LISTS; list++) {
        for (int sort = SORT_DEFAULT; sort < SORT_COUNT; sort++) {
            struct trace trace;
            struct query query = query_default();
            query.sort = (enum sort_order)sort;
            trace_start(&trace, fixture);
            run_one(fixture, list, &query);
            query.after = (struct cursor){true, SPAN("1"), SPAN("1")};
            run_one(fixture, list, &query);
            trace_check(&trace, lists[list].name, false);
        }
    }
    store_read_end(fixture->reader);
}

static void test_filters(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    struct span values[] = {SPAN("a\"b\\\n"), SPAN("b")};
    for (size_t list = 0; list < LISTS; list++) {
        for (int field = 0; field < FILTER_FIELD_COUNT; field++) {
            for (int exclude = 0; exclude < 2; exclude++) {
                struct condition condition = {(enum filter_field)field, exclude == 1, values, 2,
                                              false};
                struct query query = query_default();
                query.conditions = &condition;
                query.condition_count = 1;
                struct trace trace;
                trace_start(&trace, fixture);
                run_one(fixture, list, &query);
                trace_check(&trace, lists[list].name, false);
            }
        }
    }
    store_read_end(fixture->reader);
}

/* What is known by a day is told apart without reading any big table but the articles once. */
static void test_as_of_statements(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    assert_int_equal(as_of_set(fixture->reader, day(2014, 12, 1)), STATUS_OK);
    size_t count, tried = 0;
    const struct library_piece *pieces = library_pieces(fixture->store->library, &count);
    for (size_t i = 0; i < count; i++) {
        if (span_starts_with(pieces[i].name, SPAN("as_of.")) &&
            span_find(pieces[i].sql, SPAN(";"), 0) == SIZE_MAX) {
            tried++;
            char *sql = arena_string(fixture->arena, pieces[i].sql);
            char *name = arena_string(fixture->arena, pieces[i].name);
            check_plan(fixture->reader->connection.db, name, sql,
                       span_is(pieces[i].name, "as_of.changed"));
        }
    }
    assert_true(tried >= 8);
    store_read_end(fixture->reader);
}

/* Nor is a table read for each event that is shown as it was known. */
static void test_events_shown_as_of(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    struct trace trace;
    struct query query = query_default();
    query.as_of = day(2014, 12, 1);
    assert_int_equal(as_of_set(fixture->reader, query.as_of), STATUS_OK);
    trace_start(&trace, fixture);
    assert_int_equal(run_events(fixture, &query), STATUS_OK);
    assert_int_equal(run_evidence(fixture, &query), STATUS_OK);
    trace_check(&trace, "events as of a day", true);
    store_read_end(fixture->reader);
}

static void test_everything_at_once(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    enum facet facets[FACET_COUNT];
    for (int i = 0; i < FACET_COUNT; i++) {
        facets[i] = (enum facet)i;
    }
    struct query query = query_default();
    query.text = SPAN("korea spoke");
    query.when = period_of_year(2014);
    query.undated = true;
    query.published = period_of_year(2014);
    query.as_of = day(2014, 12, 1);
    query.min_articles = 1;
    query.min_sources = 1;
    query.min_confidence = 0.1;
    query.near = (struct near){true, 37, 127, 100};
    query.bbox = (struct bounding_box){true, 170, -10, -170, 10};
    query.facets = facets;
    query.facet_count = FACET_COUNT;
    for (size_t list = 0; list < LISTS; list++) {
        for (int duplicates = 0; duplicates < 3; duplicates++) {
            query.duplicates = (enum duplicates_mode)duplicates;
            run_one(fixture, list, &query);
        }
    }
    store_read_end(fixture->reader);
}

static const enum filter_field indexed[] = {FILTER_ARTICLE, FILTER_TYPE, FILTER_PARTICIPANT,
                                            FILTER_PLACE};

static void trace_counts(struct fixture *fixture, const struct query *query)
{
    struct trace trace;
    struct timeline timeline;
    struct graph graph;
    struct graph_options options = {.depth = 2, .min_count = 1, .max_nodes = 10};
    trace_start(&trace, fixture);
    assert_int_equal(
        timeline_get(fixture->reader, fixture->arena, query, INTERVAL_AUTO, 3, &timeline),
        STATUS_OK);
    for (int by = RELATED_ARTICLE; by <= RELATED_EVENT; by++) {
        options.by = (enum related_by)by;
        assert_int_equal(graph_get(fixture->reader, fixture->arena, query, &options, &graph),
                         STATUS_OK);
    }
    struct event_page page;
    assert_int_equal(event_related(fixture->reader, fixture->arena, SPAN("e"), 9, &page),
                     STATUS_OK);
    trace_check(&trace, "timeline, graph and related events", true);
}

/* What counts all events reads all events, but not when a filter leads to some of them. */
static void test_counting(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    fixture_read(fixture);
    struct span value = SPAN("a");
    for (size_t i = 0; i < sizeof indexed / sizeof *indexed; i++) {
        struct condition condition = {indexed[i], false, &value, 1, false};
        struct query query = query_default();
        query.conditions = &condition;
        query.condition_count = 1;
        trace_counts(fixture, &query);
    }
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_whole_statements),   ONE(test_as_of_statements), ONE(test_events_shown_as_of),
        ONE(test_orders_and_cursors), ONE(test_filters),          ONE(test_everything_at_once),
        ONE(test_counting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
