/* The network of entities around events. Nodes are taken first: from the start outward, at each
 * step those that meet the nodes of the step before most often; without a start, those that meet
 * others most often. Then the pairs among them are counted, and no others, so that the cost is one
 * pass over the places and not the square of a large archive. Edges have no direction: their source
 * is the entity whose id comes first. */

#include <stdlib.h>

#include "base/buffer.h"
#include "event_rows.h"
#include "store/counts/graph_seats.h"
#include "store/counts/marks.h"

/* When an edge needs more than one meeting, some nodes will be left without any; so many more are
 * looked at, and at most so many in all. */
enum { SPARE_NODES = 4, MOST_CANDIDATES = 2000 };

struct node {
    uint32_t entity; /* row number */
    uint32_t order;  /* of its id */
    uint64_t weight; /* meetings for which it was taken */
    uint32_t degree;
    struct span id;
};

struct edge {
    uint32_t from, to; /* into nodes, from's id first */
    uint32_t weight;
    uint32_t events[GRAPH_EVENTS]; /* row numbers */
    uint32_t event_count;
};

struct network {
    struct arena *arena;
    struct list *list;
    const struct graph_options *options;
    const struct census *census;
    struct found_events found;
    struct seats seats;
    struct node *nodes;
    size_t node_count, room; /* room: most nodes */
    uint32_t *local;         /* by entity: its place in nodes, plus one */
    uint32_t *cells;         /* by pair of nodes: meetings, then the edge's number plus one */
    struct edge *edges;
    size_t edge_count;
    bool has_start, truncated;
};

static bool is_wanted(const struct network *network, uint32_t entity)
{
    unsigned types = network->options->types;
    return types == 0 || types & 1u << network->census->entities[entity].type;
}

static void add_node(struct network *network, uint32_t entity, uint64_t weight)
{
    network->nodes[network->node_count++] = (struct node){
        .entity = entity, .order = network->census->entities[entity].order, .weight = weight};
    network->local[entity] = (uint32_t)network->node_count;
}

/* Entities with the number of their meetings, to choose nodes from. */
struct candidates {
    struct arena *arena;
    uint64_t *weights; /* by entity */
    uint32_t *met;     /* those with a weight */
    size_t count, capacity;
};

static struct candidates make_candidates(const struct network *network)
{
    return (struct candidates){
        .arena = network->arena,
        .weights = ARENA_ARRAY(network->arena, uint64_t, network->census->entity_limit)};
}

static void add_meetings(struct candidates *candidates, uint32_t entity, uint64_t meetings)
{
    if (candidates->weights[entity] == 0) {
        candidates->met = arena_grow(candidates->arena, candidates->met, candidates->count,
                                     &candidates->capacity, sizeof *candidates->met);
        candidates->met[candidates->count++] = entity;
    }
    candidates->weights[entity] += meetings;
}

static int compare_nodes(const void *left, const void *right)
{
    const struct node *a = left, *b = right;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return (a->order > b->order) - (a->order < b->order);
}

/* Takes the candidates that meet most, as far as there is room. */
static void take_best(struct network *network, const struct candidates *candidates)
{
    struct node *ranked = ARENA_ARRAY(network->arena, struct node, candidates->count);
    for (size_t i = 0; i < candidates->count; i++) {
        uint32_t entity = candidates->met[i];
        ranked[i] = (struct node){.entity = entity,
                                  .order = network->census->entities[entity].order,
                                  .weight = candidates->weights[entity]};
    }
    qsort(ranked, candidates->count, sizeof *ranked, compare_nodes);
    size_t taken = 0;
    while (taken < candidates->count && network->node_count < network->room) {
        add_node(network, ranked[taken].entity, ranked[taken].weight);
        taken++;
    }
    network->truncated = network->truncated || taken < candidates->count;
}

/* Adds whoever meets `entity` often enough and is no node yet. */
static void meet(const struct network *network, uint32_t entity, struct candidates *candidates,
                 struct candidates *beside)
{
    const struct seats *seats = &network->seats;
    beside->count = 0;
    for (uint32_t i = seats->places.start[entity]; i < seats->places.start[entity + 1]; i++) {
        uint32_t place = seats->places.items[i];
        if (!graph_seats_count(seats, place)) {
            continue;
        }
        for (uint32_t j = seats->at.start[place]; j < seats->at.start[place + 1]; j++) {
            add_meetings(beside, seats->at.items[j], 1);
        }
    }
    for (size_t i = 0; i < beside->count; i++) {
        uint32_t other = beside->met[i];
        if (network->local[other] == 0 && is_wanted(network, other) &&
            beside->weights[other] >= network->options->min_count) {
            add_meetings(candidates, other, beside->weights[other]);
        }
        beside->weights[other] = 0;
    }
}

static void take_outward(struct network *network, uint32_t start)
{
    add_node(network, start, 0);
    struct candidates beside = make_candidates(network);
    size_t from = 0;
    for (uint32_t step = 0; step < network->options->depth; step++) {
        size_t to = network->node_count;
        struct candidates candidates = make_candidates(network);
        for (size_t i = from; i < to; i++) {
            meet(network, network->nodes[i].entity, &candidates, &beside);
        }
        take_best(network, &candidates);
        from = to;
    }
}

static void take_all(struct network *network)
{
    const struct seats *seats = &network->seats;
    struct candidates candidates = make_candidates(network);
    for (uint32_t place = 0; place < seats->at.limit; place++) {
        if (!graph_seats_count(seats, place)) {
            continue;
        }
        uint64_t present = 0;
        uint32_t first = seats->at.start[place], end = seats->at.start[place + 1];
        for (uint32_t i = first; i < end; i++) {
            present += is_wanted(network, seats->at.items[i]);
        }
        for (uint32_t i = first; i < end && present > 1; i++) {
            if (is_wanted(network, seats->at.items[i])) {
                add_meetings(&candidates, seats->at.items[i], present - 1);
            }
        }
    }
    take_best(network, &candidates);
}

/* The cell of two different nodes. */
static uint32_t *cell(const struct network *network, uint32_t one, uint32_t other)
{
    size_t low = one < other ? one : other, high = one < other ? other : one;
    return &network->cells[high * (high - 1) / 2 + low];
}

/* The nodes at a place, as their numbers; how many they are. */
static size_t nodes_at(const struct network *network, const struct census_links *at, uint32_t place,
                       uint32_t *nodes)
{
    size_t count = 0;
    for (uint32_t i = at->start[place]; i < at->start[place + 1]; i++) {
        uint32_t local = network->local[at->items[i]];
        if (local > 0) {
            nodes[count++] = local - 1;
        }
    }
    return count;
}

/* Marks (1) the places, `limit` in all, at which two nodes or more are. Of a large archive nearly
 * all places have less, so that the nodes' places are what is gone through. */
static uint8_t *mark_shared(const struct network *network, const struct census_links *places,
                            uint32_t limit)
{
    uint8_t *marks = ARENA_ARRAY(network->arena, uint8_t, limit);
    for (size_t i = 0; i < network->node_count; i++) {
        uint32_t entity = network->nodes[i].entity;
        for (uint32_t j = places->start[entity]; j < places->start[entity + 1]; j++) {
            uint8_t *mark = &marks[places->items[j]];
            *mark = *mark ? 2 : 1;
        }
    }
    marks_make(marks, 2, limit);
    return marks;
}

static void count_pairs(struct network *network)
{
    const struct seats *seats = &network->seats;
    uint32_t limit = seats->at.limit;
    const uint8_t *shared = mark_shared(network, &seats->places, limit);
    uint32_t *nodes = ARENA_ARRAY(network->arena, uint32_t, network->node_count);
    network->cells =
        ARENA_ARRAY(network->arena, uint32_t, network->node_count * network->node_count / 2 + 1);
    for (uint32_t place = marks_next(shared, 0, limit); place < limit;
         place = marks_next(shared, place + 1, limit)) {
        size_t count =
            graph_seats_count(seats, place) ? nodes_at(network, &seats->at, place, nodes) : 0;
        for (size_t i = 1; i < count; i++) {
            for (size_t j = 0; j < i; j++) {
                ++*cell(network, nodes[i], nodes[j]);
            }
        }
    }
}

/* Leaves out the nodes that meet nobody often enough, and those beyond the limit. */
static void drop_nodes(struct network *network)
{
    uint32_t least = network->options->min_count > 0 ? network->options->min_count : 1;
    for (uint32_t i = 1; i < network->node_count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            bool joined = *cell(network, i, j) >= least;
            network->nodes[i].degree += joined;
            network->nodes[j].degree += joined;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < network->node_count; i++) {
        struct node *node = &network->nodes[i];
        bool shown = node->degree > 0 || (network->has_start && i == 0);
        network->local[node->entity] = 0;
        if (shown && kept == network->options->max_nodes) {
            network->truncated = true;
        } else if (shown) {
            network->nodes[kept++] = *node;
            network->local[node->entity] = (uint32_t)kept;
        }
    }
    network->node_count = kept;
}

static int compare_order(const void *left, const void *right)
{
    const struct node *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

/* Numbers the nodes by their ids. */
static void order_nodes(struct network *network)
{
    qsort(network->nodes, network->node_count, sizeof *network->nodes, compare_order);
    for (size_t i = 0; i < network->node_count; i++) {
        network->nodes[i].degree = 0;
        network->local[network->nodes[i].entity] = (uint32_t)i + 1;
    }
}

static void make_edges(struct network *network)
{
    uint32_t least = network->options->min_count > 0 ? network->options->min_count : 1;
    size_t capacity = 0;
    for (uint32_t from = 0; from < network->node_count; from++) {
        for (uint32_t to = from + 1; to < network->node_count; to++) {
            uint32_t *met = cell(network, from, to);
            uint32_t weight = *met;
            *met = 0;
            if (weight < least) {
                continue;
            }
            network->edges = arena_grow(network->arena, network->edges, network->edge_count,
                                        &capacity, sizeof *network->edges);
            network->edges[network->edge_count++] =
                (struct edge){.from = from, .to = to, .weight = weight};
            *met = (uint32_t)network->edge_count;
            network->nodes[from].degree++;
            network->nodes[to].degree++;
        }
    }
}

/* Adds an event to the edges between its parties, as far as they have room. */
static void add_event(struct network *network, uint32_t event, uint32_t *parties)
{
    size_t count = nodes_at(network, &network->census->event_entities, event, parties);
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            uint32_t number = *cell(network, parties[i], parties[j]);
            struct edge *edge = number > 0 ? &network->edges[number - 1] : NULL;
            if (edge && edge->event_count < GRAPH_EVENTS) {
                edge->events[edge->event_count++] = event;
            }
        }
    }
}

static bool is_undated(const struct census *census, uint32_t event)
{
    return census->events.first[event] == DAY_NONE && census->events.last[event] == DAY_NONE;
}

/* The newest events first, the undated ones last. */
static void add_events(struct network *network)
{
    const struct census *census = network->census;
    const struct found_events *found = &network->found;
    const uint8_t *shared = mark_shared(network, &census->entity_events, census->event_limit);
    uint32_t *parties = ARENA_ARRAY(network->arena, uint32_t, network->node_count);
    for (size_t i = found->count; i-- > 0;) {
        if (shared[found->rows[i]] && !is_undated(census, found->rows[i])) {
            add_event(network, found->rows[i], parties);
        }
    }
    for (size_t i = 0; i < found->count; i++) {
        if (shared[found->rows[i]] && is_undated(census, found->rows[i])) {
            add_event(network, found->rows[i], parties);
        }
    }
}

/* Ids by row number, in its order. */
struct ids {
    struct arena *arena;
    struct named {
        uint32_t row;
        struct span id;
    } * named;
    size_t count, capacity;
};

static void take_id(void *context, struct columns *columns)
{
    struct ids *ids = context;
    ids->named = arena_grow(ids->arena, ids->named, ids->count, &ids->capacity, sizeof *ids->named);
    uint32_t row = column_count(columns);
    ids->named[ids->count++] = (struct named){row, column_text(columns)};
}

static int compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    return (a->row > b->row) - (a->row < b->row);
}

static struct span find_id(const struct ids *ids, uint32_t row)
{
    struct named key = {.row = row};
    const struct named *found =
        ids->count > 0 ? bsearch(&key, ids->named, ids->count, sizeof key, compare_named) : NULL;
    return found ? found->id : (struct span){0};
}

/* `rows` is a JSON array of row numbers. */
static enum status read_ids(struct network *network, const char *statement,
                            const struct buffer *rows, struct ids *out)
{
    struct connection *connection = &network->list->reader->connection;
    struct select select = select_start(network->arena, network->list->reader->store->library);
    select_add(&select, statement);
    select_text(&select, arena_copy(network->arena, buffer_span(rows)));
    *out = (struct ids){.arena = network->arena};
    return list_each(connection, select_prepare(&select, connection), network->arena, take_id, out);
}

static enum status show_edges(struct network *network, struct graph *out)
{
    struct buffer rows = {0};
    buffer_add_string(&rows, "[0");
    for (size_t i = 0; i < network->edge_count; i++) {
        for (uint32_t j = 0; j < network->edges[i].event_count; j++) {
            buffer_printf(&rows, ",%u", network->edges[i].events[j]);
        }
    }
    buffer_add_string(&rows, "]");
    struct ids ids;
    enum status status = read_ids(network, "graph.event_ids", &rows, &ids);
    buffer_fini(&rows);
    struct graph_edge *edges = ARENA_ARRAY(network->arena, struct graph_edge, network->edge_count);
    for (size_t i = 0; i < network->edge_count && status == STATUS_OK; i++) {
        const struct edge *edge = &network->edges[i];
        edges[i] = (struct graph_edge){.source = network->nodes[edge->from].id,
                                       .target = network->nodes[edge->to].id,
                                       .weight = edge->weight,
                                       .event_count = edge->event_count};
        edges[i].events = ARENA_ARRAY(network->arena, struct span, edge->event_count);
        for (uint32_t j = 0; j < edge->event_count; j++) {
            edges[i].events[j] = find_id(&ids, edge->events[j]);
        }
    }
    out->edges = edges;
    out->edge_count = network->edge_count;
    return status;
}

static enum status name_nodes(struct network *network)
{
    struct buffer rows = {0};
    buffer_add_string(&rows, "[0");
    for (size_t i = 0; i < network->node_count; i++) {
        buffer_printf(&rows, ",%u", network->nodes[i].entity);
    }
    buffer_add_string(&rows, "]");
    struct ids ids;
    enum status status = read_ids(network, "graph.entity_ids", &rows, &ids);
    buffer_fini(&rows);
    for (size_t i = 0; i < network->node_count && status == STATUS_OK; i++) {
        network->nodes[i].id = find_id(&ids, network->nodes[i].entity);
    }
    return status;
}

static int compare_ids(const void *left, const void *right)
{
    const struct node *a = left, *b = right;
    return span_compare(a->id, b->id);
}

/* Reads the entities of the nodes, which come back by name. */
static enum status show_nodes(struct network *network, struct graph *out)
{
    struct span *ids = ARENA_ARRAY(network->arena, struct span, network->node_count);
    for (size_t i = 0; i < network->node_count; i++) {
        ids[i] = network->nodes[i].id;
    }
    struct condition wanted = {
        .field = FILTER_ID, .values = ids, .value_count = network->node_count};
    struct query query = query_default();
    query.conditions = &wanted;
    query.condition_count = 1;
    query.limit = 0;
    query.sort = SORT_NAME;
    struct entity_page page = {0};
    enum status status = entities_list(network->list->reader, network->arena, &query, &page);
    struct graph_node *nodes = ARENA_ARRAY(network->arena, struct graph_node, page.count);
    for (size_t i = 0; status == STATUS_OK && i < page.count; i++) {
        struct node key = {.id = page.rows[i].id};
        const struct node *node =
            bsearch(&key, network->nodes, network->node_count, sizeof key, compare_ids);
        nodes[i] = (struct graph_node){page.rows[i], node ? node->degree : 0};
    }
    out->nodes = nodes;
    out->node_count = page.count;
    out->truncated = network->truncated;
    return status;
}

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

/* Chooses the nodes; none when the start is unknown. */
static enum status take_nodes(struct network *network)
{
    const struct graph_options *options = network->options;
    uint32_t start = 0;
    enum status status = STATUS_OK;
    network->has_start = options->entity.ptr != NULL;
    if (network->has_start) {
        status = list_one(&network->list->reader->connection, "entities.row", options->entity,
                          network->arena, take_number, &start);
    }
    if (status != STATUS_OK) {
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    size_t wanted = options->max_nodes;
    bool spare = !network->has_start && options->min_count > 1;
    network->room = !spare                                   ? wanted
                    : SPARE_NODES * wanted > MOST_CANDIDATES ? MOST_CANDIDATES
                                                             : SPARE_NODES * wanted;
    network->nodes = ARENA_ARRAY(network->arena, struct node, network->room);
    network->local = ARENA_ARRAY(network->arena, uint32_t, network->census->entity_limit);
    if (network->has_start) {
        take_outward(network, start);
    } else {
        take_all(network);
    }
    return STATUS_OK;
}

static enum status fill_graph(struct network *network, struct graph *out)
{
    enum status status = take_nodes(network);
    if (status != STATUS_OK || network->node_count == 0) {
        return status;
    }
    count_pairs(network);
    drop_nodes(network);
    order_nodes(network);
    count_pairs(network);
    make_edges(network);
    add_events(network);
    status = name_nodes(network);
    if (status == STATUS_OK) {
        status = show_edges(network, out);
    }
    return status == STATUS_OK ? show_nodes(network, out) : status;
}

enum status graph_get(struct store_reader *reader, struct arena *arena, const struct query *query,
                      const struct graph_options *options, struct graph *out)
{
    struct list list;
    struct network network = {.arena = arena, .list = &list, .options = options};
    enum status status = event_rows_list(reader, arena, query, &list);
    if (status == STATUS_OK) {
        status = found_events_read(&list, &network.found);
    }
    if (status == STATUS_OK) {
        network.census = network.found.census;
        status = graph_seats_read(&list, &network.found, options->by, &network.seats);
    }
    struct graph graph = {0};
    if (status == STATUS_OK) {
        status = fill_graph(&network, &graph);
    }
    if (status == STATUS_OK) {
        *out = graph;
    }
    return status;
}
