/* The network of entities around events. All pairs that meet are read, the strongest first; nodes
 * are then taken from the start (or from the strongest pair) outward, as far and as many as asked
 * for, and the pairs between those taken are the edges. Edges have no direction: their source is
 * the entity whose id comes first. */

#include <stdlib.h>

#include "store/event_rows.h"

/* Pairs that are looked at; more make the graph truncated. */
#define MOST_PAIRS 100000

struct pair {
    struct span source, target;
    uint32_t weight;
    size_t from, to; /* into the nodes seen */
};

struct node {
    struct span id;
    uint32_t distance; /* edges from the start; UINT32_MAX: not reached */
    uint64_t weight;   /* of all its pairs */
    uint32_t degree;
    bool taken;
};

struct network {
    struct arena *arena;
    struct list *list;
    const struct graph_options *options;
    struct pair *pairs;
    size_t pair_count, pair_capacity;
    struct node *nodes; /* by id */
    size_t node_count;
    struct graph_edge *edges; /* by source and target */
    size_t edge_count;
    bool truncated;
};

static void take_pair(void *context, struct columns *columns)
{
    struct network *network = context;
    network->pairs = arena_grow(network->arena, network->pairs, network->pair_count,
                                &network->pair_capacity, sizeof *network->pairs);
    struct span one = column_text(columns), two = column_text(columns);
    bool ordered = span_compare(one, two) < 0;
    network->pairs[network->pair_count++] = (struct pair){.source = ordered ? one : two,
                                                          .target = ordered ? two : one,
                                                          .weight = column_count(columns)};
}

static const char *const ways[] = {[RELATED_ARTICLE] = "graph.by_article",
                                   [RELATED_SENTENCE] = "graph.by_sentence",
                                   [RELATED_EVENT] = "graph.by_event"};

static void add_types(struct select *select, unsigned types)
{
    struct span names[ENTITY_TYPE_COUNT];
    size_t count = 0;
    for (unsigned i = 0; i < ENTITY_TYPE_COUNT; i++) {
        if (types == 0 || types & 1u << i) {
            names[count++] = span_of(entity_type_name((enum entity_type)i));
        }
    }
    select_list(select, names, count);
}

static struct select start_statement(const struct network *network)
{
    struct select select = select_start(network->arena, network->list->reader->store->library);
    select_add(&select, "graph.begin");
    list_where(network->list, &select, "WHERE", NULL, 0);
    return select;
}

static enum status read_pairs(struct network *network)
{
    struct connection *connection = &network->list->reader->connection;
    struct select select = start_statement(network);
    select_add(&select, ways[network->options->by]);
    select_add(&select, "graph.pairs");
    select_int(&select, network->options->min_count);
    for (int side = 0; side < 2; side++) {
        select_text(&select, network->options->entity);
        add_types(&select, network->options->types);
    }
    select_int(&select, MOST_PAIRS + 1);
    enum status status = list_each(connection, select_prepare(&select, connection), network->arena,
                                   take_pair, network);
    if (network->pair_count > MOST_PAIRS) {
        network->pair_count = MOST_PAIRS;
        network->truncated = true;
    }
    return status;
}

static int compare_nodes(const void *left, const void *right)
{
    const struct node *a = left, *b = right;
    return span_compare(a->id, b->id);
}

static struct node *find_node(const struct network *network, struct span id)
{
    struct node key = {.id = id};
    return network->node_count == 0 ? NULL
                                    : bsearch(&key, network->nodes, network->node_count,
                                              sizeof *network->nodes, compare_nodes);
}

/* Makes one node of every entity in the pairs. */
static void make_nodes(struct network *network)
{
    size_t count = 0;
    network->nodes = ARENA_ARRAY(network->arena, struct node, 2 * network->pair_count);
    for (size_t i = 0; i < network->pair_count; i++) {
        network->nodes[count++] = (struct node){.id = network->pairs[i].source};
        network->nodes[count++] = (struct node){.id = network->pairs[i].target};
    }
    qsort(network->nodes, count, sizeof *network->nodes, compare_nodes);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !span_equal(network->nodes[i].id, network->nodes[i - 1].id)) {
            network->nodes[network->node_count] = network->nodes[i];
            network->nodes[network->node_count++].distance = UINT32_MAX;
        }
    }
    for (size_t i = 0; i < network->pair_count; i++) {
        struct pair *pair = &network->pairs[i];
        pair->from = (size_t)(find_node(network, pair->source) - network->nodes);
        pair->to = (size_t)(find_node(network, pair->target) - network->nodes);
        network->nodes[pair->from].weight += pair->weight;
        network->nodes[pair->to].weight += pair->weight;
    }
}

/* Counts the edges to every node within `depth` of the start; without a start all are at 0. */
static void measure(struct network *network)
{
    const struct graph_options *options = network->options;
    if (!options->entity.ptr) {
        for (size_t i = 0; i < network->node_count; i++) {
            network->nodes[i].distance = 0;
        }
        return;
    }
    struct node *start = find_node(network, options->entity);
    if (start) {
        start->distance = 0;
    }
    for (uint32_t distance = 0; start && distance < options->depth; distance++) {
        for (size_t i = 0; i < network->pair_count; i++) {
            struct node *from = &network->nodes[network->pairs[i].from];
            struct node *to = &network->nodes[network->pairs[i].to];
            if (from->distance == distance && to->distance == UINT32_MAX) {
                to->distance = distance + 1;
            } else if (to->distance == distance && from->distance == UINT32_MAX) {
                from->distance = distance + 1;
            }
        }
    }
}

/* The nearest first, of those the ones with the most weight. */
static int compare_rank(const void *left, const void *right)
{
    const struct node *a = *(struct node *const *)left, *b = *(struct node *const *)right;
    if (a->distance != b->distance) {
        return a->distance < b->distance ? -1 : 1;
    }
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return span_compare(a->id, b->id);
}

static void take_nodes(struct network *network)
{
    struct node **reached = ARENA_ARRAY(network->arena, struct node *, network->node_count);
    size_t count = 0;
    for (size_t i = 0; i < network->node_count; i++) {
        if (network->nodes[i].distance != UINT32_MAX) {
            reached[count++] = &network->nodes[i];
        }
    }
    qsort(reached, count, sizeof *reached, compare_rank);
    for (size_t i = 0; i < count && i < network->options->max_nodes; i++) {
        reached[i]->taken = true;
    }
    network->truncated = network->truncated || count > network->options->max_nodes;
}

static int compare_edges(const void *left, const void *right)
{
    const struct graph_edge *a = left, *b = right;
    int order = span_compare(a->source, b->source);
    return order != 0 ? order : span_compare(a->target, b->target);
}

static void make_edges(struct network *network)
{
    network->edges = ARENA_ARRAY(network->arena, struct graph_edge, network->pair_count);
    for (size_t i = 0; i < network->pair_count; i++) {
        const struct pair *pair = &network->pairs[i];
        struct node *from = &network->nodes[pair->from], *to = &network->nodes[pair->to];
        if (from->taken && to->taken) {
            from->degree++;
            to->degree++;
            network->edges[network->edge_count++] = (struct graph_edge){
                .source = pair->source, .target = pair->target, .weight = pair->weight};
        }
    }
    qsort(network->edges, network->edge_count, sizeof *network->edges, compare_edges);
}

/* Adds an event to the edge between two of its parties, if there is one and it has room. */
static void take_event(void *context, struct columns *columns)
{
    struct network *network = context;
    struct span one = column_borrowed(columns), two = column_borrowed(columns);
    bool ordered = span_compare(one, two) < 0;
    struct graph_edge key = {.source = ordered ? one : two, .target = ordered ? two : one};
    struct graph_edge *edge =
        bsearch(&key, network->edges, network->edge_count, sizeof *network->edges, compare_edges);
    if (edge && edge->event_count < GRAPH_EVENTS) {
        if (!edge->events) {
            edge->events = ARENA_ARRAY(network->arena, struct span, GRAPH_EVENTS);
        }
        edge->events[edge->event_count++] = column_text(columns);
    }
}

static enum status read_events(struct network *network)
{
    if (network->edge_count == 0) {
        return STATUS_OK;
    }
    struct connection *connection = &network->list->reader->connection;
    struct select select = start_statement(network);
    select_add(&select, "graph.events");
    return list_each(connection, select_prepare(&select, connection), network->arena, take_event,
                     network);
}

/* A node whose every neighbour was left out stands for nothing, unless it is the start. */
static bool is_shown(const struct network *network, const struct node *node)
{
    return node->taken && (node->degree > 0 || span_equal(node->id, network->options->entity));
}

/* Reads the entities of the nodes, which come back by name. */
static enum status read_nodes(struct network *network, struct graph *out)
{
    struct span *ids = ARENA_ARRAY(network->arena, struct span, network->node_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < network->node_count; i++) {
        if (is_shown(network, &network->nodes[i])) {
            ids[count++] = network->nodes[i].id;
        }
    }
    if (count == 0 && network->options->entity.ptr) {
        ids[count++] = network->options->entity;
    }
    struct condition wanted = {FILTER_ID, false, ids, count};
    struct query query = query_default();
    query.conditions = &wanted;
    query.condition_count = 1;
    query.limit = 0;
    query.sort = SORT_NAME;
    struct entity_page page = {0};
    enum status status = entities_list(network->list->reader, network->arena, &query, &page);
    struct graph_node *nodes = ARENA_ARRAY(network->arena, struct graph_node, page.count);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        const struct node *node = find_node(network, page.rows[i].id);
        nodes[i] = (struct graph_node){page.rows[i], node ? node->degree : 0};
    }
    out->nodes = nodes;
    out->node_count = page.count;
    return status;
}

enum status graph_get(struct store_reader *reader, struct arena *arena, const struct query *query,
                      const struct graph_options *options, struct graph *out)
{
    struct list list;
    struct network network = {.arena = arena, .list = &list, .options = options};
    enum status status = event_rows_list(reader, arena, query, &list);
    if (status == STATUS_OK) {
        status = read_pairs(&network);
    }
    if (status != STATUS_OK) {
        return status;
    }
    make_nodes(&network);
    measure(&network);
    take_nodes(&network);
    make_edges(&network);
    struct graph graph = {0};
    status = read_events(&network);
    if (status == STATUS_OK) {
        status = read_nodes(&network, &graph);
    }
    if (status == STATUS_OK) {
        graph.edges = network.edges;
        graph.edge_count = network.edge_count;
        graph.truncated = network.truncated;
        *out = graph;
    }
    return status;
}
