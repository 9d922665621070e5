/* A census that is made of an earlier one and of what changed is the one that would be counted. */
#include "../fixture.h"

#include "store/counts/census_read.h"
#include "store/counts/census_sentences.h"
#include "store/list.h"
#include "store/prepare.h"
#include "store/search/match_tree.h"

enum { ARTICLES = 2200, ROUNDS = 25 };

static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * below) >> 32);
}

static struct given draw_article(struct arena *arena, uint32_t *state, uint32_t number)
{
    static const char *const others[] = {"Ida Moon", "Bo Lee", "Lee", "Ann Kim", "Kim"};
    static const char *const towns[] = {"Seoul", "Busan", "Oslo"};
    const char *other = others[draw(state, 5)], *town = towns[draw(state, 3)];
    struct given given = {
        .id = arena_printf(arena, "a%u", number).ptr,
        .title = draw(state, 20) ? "Talks" : "",
        .body = arena_printf(arena, "Tom Kim met %s in %s about affair %u.", other, town,
                             draw(state, 40))
                    .ptr,
        .source = draw(state, 30) ? draw(state, 2) ? "Herald" : "Courier"
                                  : arena_printf(arena, "Paper %u", draw(state, 100)).ptr,
        .author = draw(state, 3) ? arena_printf(arena, "Writer %u", draw(state, 30)).ptr : NULL,
        .section = draw(state, 3) ? "World" : NULL,
        .language = draw(state, 5) ? "en" : NULL,
        .country = draw(state, 3) ? draw(state, 9) ? "PRK" : "NOR" : NULL,
        .published = draw(state, 9) ? (int32_t)draw(state, 300) : DAY_NONE,
        .names = {"person:Tom Kim", arena_printf(arena, "person:%s", other).ptr,
                  arena_printf(arena, "place:%s", town).ptr},
    };
    for (uint32_t i = 0; i < 1 + draw(state, 2); i++) {
        given.events[i] = (struct given_event){
            .title = "A meeting",
            .type = (enum event_type)draw(state, 5),
            .status = (enum event_status)draw(state, 3),
            .trigger = "met",
            .actor = draw(state, 3) ? "Tom Kim" : other,
            .recipient = draw(state, 3) ? other : "Tom Kim",
            .place = draw(state, 2) ? town : NULL,
            .when = draw(state, 3) ? period_of_day((int32_t)draw(state, 90)) : PERIOD_UNKNOWN,
            .confidence = 0.25f * (float)draw(state, 4)};
    }
    return given;
}

/* --- comparing -------------------------------------------------------------------------------- */

static void compare(const void *left, const void *right, size_t size, uint32_t count,
                    const char *what)
{
    if (memcmp(left, right, size * count) != 0) {
        size_t at = 0;
        while (memcmp((const char *)left + at * size, (const char *)right + at * size, size) == 0) {
            at++;
        }
        fail_msg("%s differs at %zu", what, at);
    }
}

#define SAME(member, count) compare(a->member, b->member, sizeof *a->member, (count), #member)

static void compare_links(const struct census_links *a, const struct census_links *b,
                          const char *what)
{
    assert_true(a->limit >= b->limit);
    compare(a->start, b->start, sizeof *a->start, b->limit + 1, what);
    assert_int_equal(a->start[a->limit], b->start[b->limit]);
    compare(a->items, b->items, sizeof *a->items, b->start[b->limit], what);
}

static void compare_names(const struct span *a, const struct span *b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert_true(span_equal(a[i], b[i]));
    }
}

static void compare_named(const struct census_names *a, const uint32_t *numbers_a,
                          const struct census_names *b, const uint32_t *numbers_b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(numbers_a[i] == 0, numbers_b[i] == 0);
        assert_true(numbers_a[i] == 0 ||
                    span_equal(a->names[numbers_a[i]], b->names[numbers_b[i]]));
    }
}

static void compare_entities(const struct census *a, const struct census *b)
{
    assert_int_equal(a->entity_count, b->entity_count);
    for (uint32_t i = 0; i < b->entity_limit; i++) {
        const struct census_entity *x = &a->entities[i], *y = &b->entities[i];
        assert_int_equal(x->lives, y->lives);
        if (y->lives) {
            assert_int_equal(x->mention_count, y->mention_count);
            assert_int_equal(x->article_count, y->article_count);
            assert_int_equal(x->order, y->order);
            assert_int_equal(x->name_order, y->name_order);
            assert_int_equal(x->first_seen, y->first_seen);
            assert_int_equal(x->last_seen, y->last_seen);
            assert_int_equal(x->type, y->type);
            assert_int_equal(x->subtype, y->subtype);
            assert_string_equal(x->country, y->country);
        }
    }
}

static void compare_articles(const struct census *a, const struct census *b)
{
    uint32_t limit = b->article_limit;
    SAME(article_lives, limit);
    SAME(is_copy, limit);
    SAME(article_sources, limit);
    SAME(article_types, limit);
    SAME(articles.first, limit);
    SAME(articles.last, limit);
    compare_named(&a->sections, a->article_sections, &b->sections, b->article_sections, limit);
    compare_named(&a->languages, a->article_languages, &b->languages, b->article_languages, limit);
    assert_int_equal(a->source_count, b->source_count);
    for (uint32_t i = 1; i <= b->source_count; i++) {
        assert_true(span_equal(a->sources[i].name, b->sources[i].name));
        assert_int_equal(a->sources[i].article_count, b->sources[i].article_count);
        assert_int_equal(a->sources[i].first, b->sources[i].first);
        assert_int_equal(a->sources[i].last, b->sources[i].last);
    }
    assert_int_equal(a->author_count, b->author_count);
    compare_names(a->author_names, b->author_names, b->author_count);
    compare_links(&a->article_authors, &b->article_authors, "authors");
    assert_int_equal(a->copy_count, b->copy_count);
    SAME(copies, b->copy_count);
    for (uint32_t i = 0; i < limit; i++) {
        assert_true(!b->article_lives[i] || a->article_moments[i] == b->article_moments[i]);
    }
}

static void compare_events(const struct census *a, const struct census *b)
{
    uint32_t limit = b->event_limit;
    SAME(events.first, limit);
    SAME(events.last, limit);
    SAME(reported.first, limit);
    SAME(reported.last, limit);
    SAME(event_types, limit);
    SAME(event_statuses, limit);
    SAME(event_precisions, limit);
    SAME(event_bases, limit);
    SAME(event_places, limit);
    SAME(event_sources, limit);
    SAME(event_confidences, limit);
    for (uint32_t i = 0; i < limit; i++) {
        assert_true(b->event_types[i] == EVENT_TYPE_COUNT ||
                    a->event_weights[i] == b->event_weights[i]);
    }
    assert_int_equal(a->event_count, b->event_count);
    SAME(events_in_order, b->event_count);
}

static void compare_texts(struct fixture *fixture, const struct census *a, const struct census *b)
{
    static const char *const phrases[] = {"\"kim\"", "\"met\"", "\"seoul\"",
                                          "\""
                                          "\x01"
                                          "about\""};
    for (int kind = 0; kind < CENSUS_TEXTS; kind++) {
        const struct census_text *x = &a->texts[kind], *y = &b->texts[kind];
        for (uint32_t i = 0; i < y->listed_limit; i++) {
            bool lives = kind == CENSUS_ARTICLE_TEXT ? b->article_lives[i]
                                                     : b->event_types[i] != EVENT_TYPE_COUNT;
            assert_true(!lives || x->order[i] == y->order[i]);
        }
        for (uint32_t i = 0; y->listed && i < y->row_limit; i++) {
            assert_int_equal(x->listed[i], y->listed[i]);
        }
        for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
            struct posting_list kept, read;
            struct connection *connection = &fixture->reader->connection;
            assert_int_equal(postings_gather(x->postings, connection, fixture->arena,
                                             span_of(phrases[i]), &kept),
                             STATUS_OK);
            assert_int_equal(postings_gather(y->postings, connection, fixture->arena,
                                             span_of(phrases[i]), &read),
                             STATUS_OK);
            assert_int_equal(kept.row_count, read.row_count);
            assert_true(span_equal(kept.bytes, read.bytes));
            assert_true(postings_weight(x->postings, 7) == postings_weight(y->postings, 7));
        }
        for (uint32_t i = 0; i < y->row_limit; i++) {
            assert_true(postings_length(x->postings, i) == postings_length(y->postings, i));
        }
    }
}

/* Statements that read all parties. */
static int count_reading(unsigned event, void *context, void *statement, void *text)
{
    (void)event, (void)text;
    *(size_t *)context += strstr(sqlite3_sql(statement), "FROM event_party ORDER BY") != NULL;
    return 0;
}

static void check_census(struct fixture *fixture, const struct census *renewed)
{
    struct census *counted = ARENA_NEW(fixture->arena, struct census);
    counted->arena = fixture->arena;
    assert_int_equal(census_read(&fixture->reader->connection, counted), STATUS_OK);
    compare_entities(renewed, counted);
    compare_articles(renewed, counted);
    compare_events(renewed, counted);
    compare_links(&renewed->article_entities, &counted->article_entities, "article_entities");
    compare_links(&renewed->entity_articles, &counted->entity_articles, "entity_articles");
    compare_links(&renewed->event_entities, &counted->event_entities, "event_entities");
    compare_links(&renewed->entity_events, &counted->entity_events, "entity_events");
    compare_links(&renewed->event_articles, &counted->event_articles, "event_articles");
    compare_links(&renewed->event_countries, &counted->event_countries, "event_countries");
    compare(renewed->event_roles, counted->event_roles, 1,
            counted->event_entities.start[counted->event_limit], "event_roles");
    compare_texts(fixture, renewed, counted);
    for (size_t i = 0; i < CENSUS_TEXTS; i++) {
        postings_free(counted->texts[i].postings);
    }
}

/* --- changing --------------------------------------------------------------------------------- */

static struct span draw_id(struct fixture *fixture, uint32_t *state, uint32_t count)
{
    return arena_printf(fixture->arena, "a%u", draw(state, count));
}

static void change(struct fixture *fixture, uint32_t *state, uint32_t *count)
{
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = 0; i < 1 + draw(state, 4); i++) {
        struct given given;
        struct span id = draw_id(fixture, state, *count);
        enum status status = STATUS_OK;
        switch (draw(state, 5)) {
        case 0:
            status = store_load_remove_article(load, id);
            break;
        case 1:
            status = store_load_set_duplicate(load, id, draw_id(fixture, state, *count));
            break;
        case 2: /* put in the place of another one */
            given = draw_article(fixture->arena, state, draw(state, *count));
            fixture_put(fixture, load, &given);
            break;
        default:
            given = draw_article(fixture->arena, state, (*count)++);
            fixture_put(fixture, load, &given);
        }
        assert_true(status == STATUS_OK || status == STATUS_NOT_FOUND);
    }
    fixture_publish(load);
}

static void test_renewed_as_counted(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 23, count = ARTICLES;
    size_t read = 0;
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct given given = draw_article(fixture->arena, &seed, i);
        fixture_put(fixture, load, &given);
    }
    fixture_publish(load);
    for (int round = 0; round < ROUNDS; round++) {
        const struct census *census;
        sqlite3_trace_v2(fixture->reader->connection.db, SQLITE_TRACE_STMT, count_reading, &read);
        fixture_read(fixture);
        assert_int_equal(prepare_read(fixture->reader), STATUS_OK);
        assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
        assert_int_equal(read, 1); /* only the first one was counted */
        sqlite3_trace_v2(fixture->reader->connection.db, 0, NULL, NULL);
        check_census(fixture, census);
        store_read_end(fixture->reader);
        for (uint32_t i = 0; i < 1 + draw(&seed, 2); i++) {
            change(fixture, &seed, &count);
        }
    }
}

/* What one request read for a generation is there for the next generation before it is asked for,
 * and nothing is read that nobody asked for. */
static void test_asked_once_is_prepared(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 5, count = ARTICLES;
    const struct census *census;
    const struct census_sentences *sentences;
    struct store_load *load = fixture_begin(fixture);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        struct given given = draw_article(fixture->arena, &seed, i);
        fixture_put(fixture, load, &given);
    }
    fixture_publish(load);
    fixture_read(fixture);
    assert_int_equal(prepare_read(fixture->reader), STATUS_OK);
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    assert_null(census->sentences);
    assert_null(census->tellings);
    assert_int_equal(census_sentences_take(fixture->reader, &sentences), STATUS_OK);
    fixture->reader->known_day = day(2019, 1, 1);
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    fixture->reader->known_day = DAY_NONE;
    store_read_end(fixture->reader);
    change(fixture, &seed, &count);
    fixture_read(fixture);
    assert_int_equal(prepare_read(fixture->reader), STATUS_OK);
    assert_int_equal(census_take(fixture->reader, &census), STATUS_OK);
    assert_non_null(census->sentences);
    assert_non_null(census->tellings);
    store_read_end(fixture->reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_renewed_as_counted, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_asked_once_is_prepared, fixture_setup,
                                        fixture_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
