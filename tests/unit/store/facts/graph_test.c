/* Who appears with whom. */
#include "../fixture.h"

#define MET(one, other)                                                                            \
    {                                                                                              \
        .title = one " met " other, .type = EVENT_CONSULT, .trigger = "met", .actor = one,         \
        .recipient = other, .when = {DAY_NONE, DAY_NONE, PRECISION_NONE}, .confidence = 0.9f       \
    }

/* Ann met Bob, Bob met Cid, Cid met Dan, who is in Seoul. */
static void fill(struct fixture *fixture)
{
    struct given articles[] = {
        {.id = "one",
         .title = "A",
         .body = "Ann met Bob.",
         .published = DAY_NONE,
         .names = {"person:Ann", "person:Bob"},
         .events = {MET("Ann", "Bob")}},
        {.id = "two",
         .title = "B",
         .body = "Bob met Cid.",
         .published = DAY_NONE,
         .names = {"person:Bob", "person:Cid"},
         .events = {MET("Bob", "Cid")}},
        {.id = "three",
         .title = "C",
         .body = "Cid met Dan. It was in Seoul.",
         .published = DAY_NONE,
         .names = {"person:Cid", "person:Dan", "place:Seoul"},
         .events = {MET("Cid", "Dan")}},
    };
    fixture_load(fixture, articles, 3);
    fixture_read(fixture);
}

static struct graph get(struct fixture *fixture, const struct graph_options *options)
{
    struct query query = query_default();
    struct graph graph;
    assert_int_equal(graph_get(fixture->reader, fixture->arena, &query, options, &graph),
                     STATUS_OK);
    return graph;
}

static void test_parties_of_events(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct graph graph =
        get(fixture, &(struct graph_options){.by = RELATED_EVENT, .min_count = 1, .max_nodes = 10});
    assert_int_equal(graph.node_count, 4);
    assert_int_equal(graph.edge_count, 3);
    assert_false(graph.truncated);
    TEXT(graph.nodes[0].entity.name, "Ann");
    assert_int_equal(graph.nodes[0].degree, 1);
    assert_int_equal(graph.nodes[1].degree, 2);
    TEXT(graph.edges[0].source, "ann");
    TEXT(graph.edges[0].target, "bob");
    assert_int_equal(graph.edges[0].weight, 1);
    assert_int_equal(graph.edges[0].event_count, 1);
    TEXT(graph.edges[2].source, "cid");
    TEXT(graph.edges[2].target, "dan");
    store_read_end(fixture->reader);
}

static void test_from_one_outward(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct graph_options options = {
        .entity = SPAN("ann"), .depth = 2, .by = RELATED_EVENT, .min_count = 1, .max_nodes = 10};
    struct graph graph = get(fixture, &options);
    assert_int_equal(graph.node_count, 3);
    assert_int_equal(graph.edge_count, 2);
    options.max_nodes = 2;
    graph = get(fixture, &options);
    assert_int_equal(graph.node_count, 2);
    TEXT(graph.nodes[1].entity.id, "bob");
    assert_true(graph.truncated);
    options.entity = SPAN("nobody");
    graph = get(fixture, &options);
    assert_int_equal(graph.node_count, 0);
    assert_int_equal(graph.edge_count, 0);
    store_read_end(fixture->reader);
}

static void test_articles_and_sentences(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct graph_options options = {.by = RELATED_ARTICLE, .min_count = 1, .max_nodes = 10};
    assert_int_equal(get(fixture, &options).edge_count, 5);
    options.by = RELATED_SENTENCE;
    assert_int_equal(get(fixture, &options).edge_count, 3);
    options.by = RELATED_ARTICLE;
    options.types = 1u << ENTITY_PERSON;
    assert_int_equal(get(fixture, &options).edge_count, 3);
    options.min_count = 2;
    struct graph graph = get(fixture, &options);
    assert_int_equal(graph.edge_count, 0);
    assert_int_equal(graph.node_count, 0);
    store_read_end(fixture->reader);
}

static void test_the_start_may_be_of_another_type(void **state)
{
    struct fixture *fixture = *state;
    fill(fixture);
    struct graph graph = get(fixture, &(struct graph_options){.entity = SPAN("seoul"),
                                                              .depth = 1,
                                                              .by = RELATED_ARTICLE,
                                                              .types = 1u << ENTITY_PERSON,
                                                              .min_count = 1,
                                                              .max_nodes = 10});
    assert_int_equal(graph.node_count, 3);
    assert_int_equal(graph.edge_count, 3);
    store_read_end(fixture->reader);
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ONE(test_parties_of_events),
        ONE(test_from_one_outward),
        ONE(test_articles_and_sentences),
        ONE(test_the_start_may_be_of_another_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
