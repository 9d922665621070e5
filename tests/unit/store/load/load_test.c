/* Loads: what readers see of them, what a second one changes, what is derived. */
#include <sqlite3.h>

#include "../fixture.h"
#include "store/archive.h"

static struct given_event freed(float confidence)
{
    return (struct given_event){.title = "North Korea frees Jeffrey Fowle",
                                .type = EVENT_CONCEDE,
                                .status = EVENT_HAPPENED,
                                .trigger = "freed",
                                .actor = "North Korea",
                                .recipient = "Jeffrey Fowle",
                                .place = NULL,
                                .when = period_of_day(day(2014, 10, 21)),
                                .confidence = confidence};
}

static struct given first_article(void)
{
    return (struct given){.id = "one",
                          .title = "North Korea frees American",
                          .body = "North Korea freed Jeffrey Fowle. He flew home.",
                          .source = "Reuters",
                          .author = "Ann Writer",
                          .published = day(2014, 10, 22),
                          .names = {"place:North Korea", "person:Jeffrey Fowle"},
                          .events = {freed(0.8f)}};
}

static struct given second_article(void)
{
    return (struct given){
        .id = "two",
        .title = "Pyongyang lets tourist go",
        .body = "The DPRK freed Jeffrey Fowle. Fowle thanked no one.",
        .source = "AP",
        .published = day(2014, 10, 23),
        .names = {"place:DPRK=North Korea", "person:Jeffrey Fowle", "person:Fowle=Jeffrey Fowle"},
        .events = {{.title = "DPRK frees Fowle",
                    .type = EVENT_CONCEDE,
                    .status = EVENT_HAPPENED,
                    .trigger = "freed",
                    .actor = "DPRK",
                    .recipient = "Jeffrey Fowle",
                    .when = period_of_month(2014, 10),
                    .confidence = 0.6f}}};
}

static void test_publishes_one_generation(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(store_generation(fixture->store), 0);
    struct given article = first_article();
    struct store_load *load = fixture_begin(fixture);
    fixture_put(fixture, load, &article);
    fixture_read(fixture);
    struct store_counts counts;
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 0);
    fixture_publish(load);
    assert_int_equal(store_generation(fixture->store), 1);
    assert_true(store_published_at(fixture->store) > 0);
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 0); /* this read began before */
    store_read_end(fixture->reader);
    fixture_read(fixture);
    assert_int_equal(store_read_generation(fixture->reader), 1);
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 1);
    assert_int_equal(counts.entities, 2);
    assert_int_equal(counts.events, 1);
    assert_int_equal(counts.mentions, 3);
    assert_int_equal(counts.earliest, day(2014, 10, 22));
    store_read_end(fixture->reader);
}

static void test_a_second_load_waits(void **state)
{
    struct fixture *fixture = *state;
    struct store_load *load = fixture_begin(fixture), *other;
    struct failure failure;
    assert_int_equal(store_load_begin(fixture->store, &other, &failure), STATUS_BUSY);
    store_load_abandon(load);
    load = fixture_begin(fixture);
    store_load_abandon(load);
}

static void test_an_abandoned_load_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct given article = first_article();
    struct store_load *load = fixture_begin(fixture);
    fixture_put(fixture, load, &article);
    store_load_abandon(load);
    fixture_read(fixture);
    struct store_counts counts;
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 0);
    assert_int_equal(counts.entities, 0);
    store_read_end(fixture->reader);
    assert_int_equal(store_generation(fixture->store), 0);
}

static void test_an_empty_load_keeps_the_generation(void **state)
{
    struct fixture *fixture = *state;
    struct given article = first_article();
    fixture_load(fixture, &article, 1);
    fixture_publish(fixture_begin(fixture));
    assert_int_equal(store_generation(fixture->store), 1);
}

static void test_article_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct given article = first_article();
    fixture_load(fixture, &article, 1);
    fixture_read(fixture);
    struct article_record record;
    assert_int_equal(article_get(fixture->reader, fixture->arena, SPAN("one"), &record), STATUS_OK);
    TEXT(record.article.title, "North Korea frees American");
    TEXT(record.article.body, article.body);
    TEXT(record.article.source, "Reuters");
    TEXT(record.article.authors[0], "Ann Writer");
    assert_int_equal(record.article.author_count, 1);
    assert_int_equal(record.article.published.earliest, day(2014, 10, 22));
    assert_int_equal(record.article.published.precision, PRECISION_DAY);
    assert_int_equal(record.article.published_basis, PUBLISHED_DATELINE);
    assert_int_equal(record.word_count, 8);
    assert_int_equal(record.mention_count, 3);
    assert_int_equal(record.entity_count, 2);
    assert_int_equal(record.event_count, 1);
    assert_int_equal(article_get(fixture->reader, fixture->arena, SPAN("none"), &record),
                     STATUS_NOT_FOUND);
    store_read_end(fixture->reader);
}

static void test_entities_join_over_articles(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    struct entity_record record;
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("jeffrey-fowle"), &record),
                     STATUS_OK);
    TEXT(record.name, "Jeffrey Fowle");
    assert_int_equal(record.type, ENTITY_PERSON);
    assert_int_equal(record.article_count, 2);
    assert_int_equal(record.event_count, 1);
    assert_int_equal(record.first_seen, day(2014, 10, 22));
    assert_int_equal(record.last_seen, day(2014, 10, 23));
    assert_int_equal(record.alias_count, 2);
    TEXT(record.aliases[0].text, "Fowle");
    assert_int_equal(record.aliases[0].count, 2);
    TEXT(record.aliases[1].text, "Jeffrey Fowle");
    store_read_end(fixture->reader);
}

static void test_events_merge_over_articles(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {second_article(), first_article()};
    fixture_load(fixture, articles, 2);
    fixture_read(fixture);
    struct event_record event;
    assert_int_equal(event_get(fixture->reader, fixture->arena,
                               SPAN("2014-10-21-concede-north-korea-frees-jeffrey-fowle"), &event),
                     STATUS_OK);
    TEXT(event.title, "North Korea frees Jeffrey Fowle");
    assert_int_equal(event.period.earliest, day(2014, 10, 21));
    assert_int_equal(event.article_count, 2);
    assert_int_equal(event.source_count, 2);
    assert_int_equal(event.first_reported, day(2014, 10, 22));
    assert_int_equal(event.last_reported, day(2014, 10, 23));
    assert_int_equal(event.actor_count, 1);
    TEXT(event.actors[0].entity, "north-korea");
    assert_int_equal(event.recipient_count, 1);
    TEXT(event.recipients[0].entity, "jeffrey-fowle");
    assert_int_equal(event.conflict_count, 0);
    assert_int_equal(event.evidence_count, 2);
    TEXT(event.evidence[0].article, "one");
    TEXT(event.evidence[0].text, "North Korea freed Jeffrey Fowle.");
    TEXT(event.evidence[0].trigger_text, "freed");
    assert_int_equal(event.evidence[0].trigger.start, 12);
    assert_int_equal(event.evidence[0].party_count, 2);
    TEXT(event.evidence[1].parties[0].text, "DPRK");
    TEXT(event.evidence[1].parties[0].entity, "north-korea");
    store_read_end(fixture->reader);
}

static void test_copies_count_once(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    articles[1].source = NULL;
    struct store_load *load = fixture_begin(fixture);
    fixture_put(fixture, load, &articles[0]);
    fixture_put(fixture, load, &articles[1]);
    assert_int_equal(store_load_set_duplicate(load, SPAN("two"), SPAN("one")), STATUS_OK);
    fixture_publish(load);
    fixture_read(fixture);
    struct event_page page;
    struct query query = query_default();
    assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.rows[0].article_count, 2);
    assert_int_equal(page.rows[0].source_count, 1);
    store_read_end(fixture->reader);
    /* The copy of an article that is taken away is a copy of nothing. */
    load = fixture_begin(fixture);
    assert_int_equal(store_load_remove_article(load, SPAN("one")), STATUS_OK);
    fixture_publish(load);
    fixture_read(fixture);
    struct article_record record;
    assert_int_equal(article_get(fixture->reader, fixture->arena, SPAN("two"), &record), STATUS_OK);
    TEXT(record.duplicate_of, NULL);
    store_read_end(fixture->reader);
}

static void test_removing_takes_its_facts(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    fixture_load(fixture, articles, 2);
    struct store_load *load = fixture_begin(fixture);
    assert_int_equal(store_load_remove_article(load, SPAN("one")), STATUS_OK);
    assert_int_equal(store_load_remove_article(load, SPAN("none")), STATUS_NOT_FOUND);
    fixture_publish(load);
    assert_int_equal(store_generation(fixture->store), 2);
    fixture_read(fixture);
    struct entity_record entity;
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("north-korea"), &entity),
                     STATUS_OK);
    assert_int_equal(entity.article_count, 1);
    assert_int_equal(entity.alias_count, 2); /* "DPRK", and the canonical name */
    struct event_record event;
    /* Its id was that of the best evidence, which is gone. */
    assert_int_equal(event_get(fixture->reader, fixture->arena,
                               SPAN("2014-10-21-concede-north-korea-frees-jeffrey-fowle"), &event),
                     STATUS_MOVED);
    TEXT(event.id, "2014-10-concede-dprk-frees-fowle");
    store_read_end(fixture->reader);
    load = fixture_begin(fixture);
    assert_int_equal(store_load_remove_article(load, SPAN("two")), STATUS_OK);
    fixture_publish(load);
    fixture_read(fixture);
    struct store_counts counts;
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles + counts.entities + counts.events + counts.mentions, 0);
    store_read_end(fixture->reader);
}

static void test_replacing_with_the_same_changes_no_id(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    fixture_load(fixture, articles, 2);
    fixture_load(fixture, articles, 1);
    fixture_read(fixture);
    struct store_counts counts;
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 2);
    assert_int_equal(counts.entities, 2);
    assert_int_equal(counts.events, 1);
    struct event_record event;
    assert_int_equal(event_get(fixture->reader, fixture->arena,
                               SPAN("2014-10-21-concede-north-korea-frees-jeffrey-fowle"), &event),
                     STATUS_OK);
    assert_int_equal(event.evidence_count, 2);
    store_read_end(fixture->reader);
}

static struct file_record file_named(const char *path, const char *hash)
{
    return (struct file_record){.path = span_of(path),
                                .folder = SPAN("/in"),
                                .relative = span_of(path + 4),
                                .size = 10,
                                .modified_ns = 5,
                                .hash = span_of(hash),
                                .status = FILE_LOADED,
                                .article_count = 1};
}

static void test_files_bring_and_take_their_articles(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    struct file_record files[] = {file_named("/in/one.txt", "aa"), file_named("/in/two.txt", "bb")};
    struct store_load *load = fixture_begin(fixture);
    for (size_t i = 0; i < 2; i++) {
        articles[i].file = files[i].path.ptr;
        assert_int_equal(store_load_put_file(load, &files[i]), STATUS_OK);
        fixture_put(fixture, load, &articles[i]);
    }
    fixture_publish(load);
    /* Nothing changed: the generation stays, and the files are shown as unchanged. */
    load = fixture_begin(fixture);
    struct file_record known;
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(store_load_find_file(load, fixture->arena, files[i].path, &known),
                         STATUS_OK);
        TEXT(known.hash, files[i].hash.ptr);
    }
    uint32_t removed;
    assert_int_equal(store_load_remove_unseen(load, &removed), STATUS_OK);
    assert_int_equal(removed, 0);
    fixture_publish(load);
    assert_int_equal(store_generation(fixture->store), 1);
    fixture_read(fixture);
    struct query query = query_default();
    struct file_page page;
    assert_int_equal(files_list(fixture->reader, fixture->arena, &query, &page), STATUS_OK);
    assert_int_equal(page.status_counts[FILE_UNCHANGED], 2);
    assert_int_equal(page.rows[0].status, FILE_UNCHANGED);
    TEXT(page.rows[0].relative, "one.txt");
    store_read_end(fixture->reader);
    /* One file is new, one is gone. */
    load = fixture_begin(fixture);
    files[0].hash = SPAN("cc");
    assert_int_equal(store_load_put_file(load, &files[0]), STATUS_OK);
    assert_int_equal(store_load_remove_unseen(load, &removed), STATUS_OK);
    assert_int_equal(removed, 1);
    fixture_publish(load);
    fixture_read(fixture);
    struct store_counts counts;
    assert_int_equal(store_count(fixture->reader, &counts), STATUS_OK);
    assert_int_equal(counts.articles, 0);
    assert_int_equal(counts.files, 1);
    store_read_end(fixture->reader);
}

/* All ids of entities and events, in the order of their names and dates. */
static struct span all_ids(struct fixture *fixture)
{
    struct query query = query_default();
    query.sort = SORT_NAME;
    struct entity_page entities;
    struct event_page events;
    fixture_read(fixture);
    assert_int_equal(entities_list(fixture->reader, fixture->arena, &query, &entities), STATUS_OK);
    query.sort = SORT_OLDEST;
    assert_int_equal(events_list(fixture->reader, fixture->arena, &query, &events), STATUS_OK);
    struct span out = SPAN("");
    for (size_t i = 0; i < entities.count; i++) {
        out = arena_printf(fixture->arena, "%.*s %.*s/%s", SPAN_ARG(out),
                           SPAN_ARG(entities.rows[i].id), entity_type_name(entities.rows[i].type));
    }
    for (size_t i = 0; i < events.count; i++) {
        out = arena_printf(fixture->arena, "%.*s %.*s(%u)", SPAN_ARG(out),
                           SPAN_ARG(events.rows[i].id), events.rows[i].article_count);
    }
    store_read_end(fixture->reader);
    return out;
}

static void test_the_order_of_loading_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {
        first_article(),
        second_article(),
        {.id = "a",
         .title = "Fowle",
         .body = "Jeffrey Fowle freed his dog.",
         .published = DAY_NONE,
         .names = {"organization:Jeffrey Fowle"},
         .events = {freed(0.5f)}},
        {.id = "z",
         .title = "Fowle",
         .body = "Jeffrey Fowle freed his cat.",
         .published = DAY_NONE,
         .names = {"other:Jeffrey Fowle"},
         .events = {freed(0.5f)}},
    };
    static const size_t orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}};
    struct span expected = {0};
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 4; j++) {
            /* Each in a load of its own: every later one changes what the earlier ones gave. */
            fixture_load(fixture, &articles[orders[i][j]], 1);
        }
        struct span ids = all_ids(fixture);
        expected = expected.ptr ? expected : ids;
        if (!span_equal(ids, expected)) {
            fail_msg("%.*s\n%.*s", SPAN_ARG(expected), SPAN_ARG(ids));
        }
        struct store_load *load = fixture_begin(fixture);
        for (size_t j = 0; j < 4; j++) {
            assert_int_equal(store_load_remove_article(load, span_of(articles[j].id)), STATUS_OK);
        }
        fixture_publish(load);
        TEXT(all_ids(fixture), "");
    }
    assert_true(span_find(expected, SPAN("jeffrey-fowle/organization"), 0) != SIZE_MAX);
    assert_true(span_find(expected, SPAN("jeffrey-fowle-3/other"), 0) != SIZE_MAX);
}

static void test_former_ids_lead_to_present_ones(void **state)
{
    struct fixture *fixture = *state;
    struct given article = first_article();
    fixture_load(fixture, &article, 1);
    /* Read anew, the same sentence gives another title, the person another name. */
    article.events[0].title = "Pyongyang lets Fowle go";
    article.names[1] = "person:Jeffrey Fowle=Jeffrey Edward Fowle";
    fixture_load(fixture, &article, 1);
    fixture_read(fixture);
    struct event_record event;
    assert_int_equal(event_get(fixture->reader, fixture->arena,
                               SPAN("2014-10-21-concede-north-korea-frees-jeffrey-fowle"), &event),
                     STATUS_MOVED);
    TEXT(event.id, "2014-10-21-concede-pyongyang-lets-fowle-go");
    struct entity_record entity;
    enum status status =
        entity_get(fixture->reader, fixture->arena, SPAN("jeffrey-fowle"), &entity);
    assert_int_equal(status, STATUS_MOVED);
    TEXT(entity.id, "jeffrey-edward-fowle");
    assert_int_equal(event_get(fixture->reader, fixture->arena, SPAN("never-was"), &event),
                     STATUS_NOT_FOUND);
    store_read_end(fixture->reader);
}

static void test_ties_are_numbered_by_article(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {
        {.id = "b",
         .title = "Springfield",
         .body = "Springfield.",
         .published = DAY_NONE,
         .names = {"place:Springfield"}},
        {.id = "a",
         .title = "Springfield",
         .body = "Springfield.",
         .published = DAY_NONE,
         .names = {"organization:Springfield"}},
    };
    fixture_load(fixture, articles, 1);
    fixture_load(fixture, articles + 1, 1);
    fixture_read(fixture);
    struct entity_record entity;
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("springfield"), &entity),
                     STATUS_OK);
    assert_int_equal(entity.type, ENTITY_ORGANIZATION);
    assert_int_equal(entity_get(fixture->reader, fixture->arena, SPAN("springfield-2"), &entity),
                     STATUS_OK);
    assert_int_equal(entity.type, ENTITY_PLACE);
    store_read_end(fixture->reader);
}

/* The one value of a statement, as text. */
static const char *value_of(struct fixture *fixture, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(fixture->store->writer.db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    char *copy = arena_string(fixture->arena, span_of(text ? text : "NULL"));
    sqlite3_finalize(statement);
    return copy;
}

/* What a walk needs of an article that is replaced is kept, of the last four thousand. */
static void test_what_departs_is_kept_for_a_while(void **state)
{
    struct fixture *fixture = *state;
    struct given articles[] = {first_article(), second_article()};
    fixture_load(fixture, articles, 2);
    assert_string_equal(value_of(fixture, "SELECT count(*) FROM departed"), "0");
    articles[0].body = "Jeffrey Fowle flew home.";
    articles[0].names[0] = "person:Jeffrey Fowle";
    articles[0].names[1] = NULL;
    articles[0].events[0] = (struct given_event){0};
    fixture_load(fixture, articles, 1);
    assert_string_equal(value_of(fixture, "SELECT group_concat(generation || ' ' || article_id || "
                                          "' ' || source || ' ' || last) FROM departed"),
                        arena_printf(fixture->arena, "2 1 Reuters %d", articles[0].published).ptr);
    assert_string_equal(value_of(fixture, "SELECT count(*) FROM departed, entity "
                                          "WHERE instr(',' || replace(sentences, ';', ',') || ',', "
                                          "',' || entity_id || ',') > 0"),
                        "2");
    char *failure = NULL;
    sqlite3_exec(fixture->store->writer.db,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                 "INSERT INTO departed SELECT 1, 1000 + i, NULL, NULL, NULL, '' FROM n",
                 NULL, NULL, &failure);
    assert_null(failure);
    articles[0].body = "Jeffrey Fowle flew to Ohio.";
    fixture_load(fixture, articles, 1);
    assert_string_equal(value_of(fixture, "SELECT count(*) FROM departed"), "4000");
    assert_string_equal(value_of(fixture, "SELECT max(generation) FROM departed"), "3");
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_publishes_one_generation),
        ONE(test_a_second_load_waits),
        ONE(test_an_abandoned_load_leaves_nothing),
        ONE(test_an_empty_load_keeps_the_generation),
        ONE(test_article_comes_back),
        ONE(test_entities_join_over_articles),
        ONE(test_events_merge_over_articles),
        ONE(test_copies_count_once),
        ONE(test_removing_takes_its_facts),
        ONE(test_replacing_with_the_same_changes_no_id),
        ONE(test_files_bring_and_take_their_articles),
        ONE(test_former_ids_lead_to_present_ones),
        ONE(test_ties_are_numbered_by_article),
        ONE(test_the_order_of_loading_changes_nothing),
        ONE(test_what_departs_is_kept_for_a_while),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
