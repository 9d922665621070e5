/* One happening, one event, however many sentences tell it. A pair of sentences tells one event or
 * not by same_event.c alone; the events are the connected groups. So the result does not depend on
 * the order of loading, and a load looks only at the sentences it touched, at those that share a
 * block with them (same type and parties), and at the groups these belong to. An event is known by
 * the first of its sentences, by article id and position. */

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "event_blocks.h"
#include "neighbours.h"
#include "same_event.h"
#include "store/codes.h"
#include "store/list_rows.h"
#include "store/load/loading.h"
#include "telling_cast.h"
#include "telling_parties.h"
#include "telling_sentence.h"

/* Articles of so many days that share so much are about one story; a person counts 2, a body or a
 * town 1. */
enum { STORY_DAYS = 3, STORY_WEIGHT = 5 };

/* So many sentences of a report are of the story that its headline tells. */
enum { STORY_SENTENCES = 6 };

/* A sentence whose node is wanted. */
struct wanted {
    int64_t id;
    bool first; /* others of its article may tell again what it tells */
};

/* A sentence, and the event that it is known to be of. */
struct member {
    int64_t evidence_id;
    int64_t event_id;
};

/* What an article tells of an event, in one sentence or more (the first stands for all), and its
 * place in the forest of groups. */
struct node {
    struct member *members;
    size_t member_count;
    int64_t position; /* of the first */
    int64_t article_id;
    const struct telling *telling;
    size_t parent;
    bool fresh; /* touched by the load: its neighbours must be looked at */
};

struct linker {
    struct store_load *load;
    struct arena *arena; /* as long as the linking */
    struct table *by_evidence;
    struct node *nodes;
    size_t count;
    size_t capacity;
    struct block_list *blocks;    /* of a first load; NULL: they are asked of the archive */
    struct neighbours neighbours; /* of the sentence that is looked at */
    int64_t cast_article;         /* whose cast was read last; 0: none */
    const struct telling_cast *cast;
    struct sentence_names names; /* of the article of the sentence read last */
};

static size_t find_root(struct linker *linker, size_t node)
{
    while (linker->nodes[node].parent != node) {
        linker->nodes[node].parent = linker->nodes[linker->nodes[node].parent].parent;
        node = linker->nodes[node].parent;
    }
    return node;
}

static int compare_nodes(const struct node *a, const struct node *b)
{
    int order = span_compare(a->telling->article, b->telling->article);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

/* Joins two groups; the root is the first sentence of all. */
static void join(struct linker *linker, size_t a, size_t b)
{
    a = find_root(linker, a);
    b = find_root(linker, b);
    bool a_first = compare_nodes(&linker->nodes[a], &linker->nodes[b]) <= 0;
    linker->nodes[a_first ? b : a].parent = a_first ? a : b;
}

/* Lists the numbers that a named statement gives for one, before anything else is asked. */
static enum status collect(struct linker *linker, const char *name, int64_t id, int64_t **out,
                           size_t *count)
{
    return list_numbers(linker->load->connection, load_start_id(linker->load, name, id),
                        linker->arena, out, count);
}

struct party_reading {
    struct arena *arena;
    struct telling *telling;
};

/* Adds the party of a row, unless it is there already or there is no room. */
static void take_party(void *context, struct columns *columns)
{
    struct party_reading *reading = context;
    struct telling *telling = reading->telling;
    if (telling->party_count == TELLING_PARTIES_MAX) {
        return;
    }
    struct telling_party party = {.entity_id = column_int(columns)};
    party.role = party_role_from_name(column_borrowed(columns));
    party.type = entity_type_from_name(column_borrowed(columns));
    enum entity_subtype subtype = entity_subtype_from_name(column_borrowed(columns));
    party.is_country = subtype == SUBTYPE_COUNTRY;
    party.is_people = subtype == SUBTYPE_NATIONALITY;
    struct span text = column_borrowed(columns);
    column_code(columns, party.country);
    party.name = utf8_fold_plain(reading->arena, column_borrowed(columns));
    party.meant = column_bool(columns);
    party.sector = column_text(columns);
    telling_set_party_text(reading->arena, &party, text);
    for (size_t i = 0; party.entity_id != 0 && i < telling->party_count; i++) {
        if (telling->parties[i].entity_id == party.entity_id &&
            telling->parties[i].role == party.role) {
            return;
        }
    }
    telling->parties[telling->party_count++] = party;
}

static enum status read_parties(struct linker *linker, int64_t evidence_id, struct telling *telling)
{
    struct party_reading reading = {linker->arena, telling};
    return list_children(linker->load->connection, "link.evidence_parties", evidence_id,
                         linker->arena, take_party, &reading);
}

/* Reads from the columns of link.evidence behind event, article and position; the event's short
 * sentence goes to `*title`, the whole one to `*sentence`. */
static void take_telling(struct linker *linker, struct columns *columns, struct telling *telling,
                         struct span *title, struct span *sentence)
{
    telling->type = event_type_from_name(column_borrowed(columns));
    telling->status = event_status_from_name(column_borrowed(columns));
    telling->negated = column_bool(columns);
    telling->period = column_period(columns);
    enum date_basis basis = date_basis_from_name(column_borrowed(columns));
    telling->own_date = basis == DATE_EXPLICIT || basis == DATE_RELATIVE;
    struct span lemma = column_text(columns);
    struct span trigger = column_text(columns);
    telling_add_trigger(linker->arena, telling, lemma, trigger);
    telling->cameo = column_text(columns);
    telling->in_title = field_from_name(column_borrowed(columns)) == FIELD_TITLE;
    telling->published = column_day(columns);
    int32_t last = column_day(columns);
    telling->published_more =
        telling->published != DAY_NONE && last != DAY_NONE ? last - telling->published : 0;
    int64_t place = column_int(columns);
    char country[4];
    column_code(columns, country);
    telling_set_place(telling, place, entity_subtype_from_name(column_borrowed(columns)), country);
    struct span text = column_borrowed(columns);
    telling_add_context(linker->load->scratch, telling, text);
    uint64_t wording = hash_64(text, hash_64(trigger, 0)) >> 1;
    telling->wordings[telling->wording_count++] =
        (int64_t)(telling->in_title ? wording & ~TELLING_WORDING_BODY
                                    : wording | TELLING_WORDING_BODY);
    *sentence = arena_copy(linker->load->scratch, text);
    *title = arena_copy(linker->load->scratch, column_borrowed(columns));
    for (int kind = 0; kind < TELLING_TOLLS; kind++) {
        telling->tolls[kind] = (uint32_t)column_int(columns);
    }
}

/* The cast of the article, read once for the sentences that follow each other. */
static enum status take_cast(struct linker *linker, int64_t article_id, struct telling *telling)
{
    if (!telling->in_title && telling->sentence >= STORY_SENTENCES) {
        return STATUS_OK;
    }
    enum status status = STATUS_OK;
    if (linker->cast_article != article_id) {
        linker->cast_article = article_id;
        status = telling_cast_read(linker->load, linker->arena, article_id, &linker->cast);
    }
    telling->cast = linker->cast;
    return status;
}

/* Reads what one sentence tells, where it stands (to `*node`), and which event it is known to be
 * of; `room` is for its parties. */
static enum status read_member(struct linker *linker, int64_t evidence_id, struct member *member,
                               struct node *node, struct telling_party *room,
                               struct telling *telling)
{
    struct arena *scratch = linker->load->scratch;
    sqlite3_stmt *statement = load_start_id(linker->load, "link.evidence", evidence_id);
    bool row = false;
    enum status status = statement ? statement_step(linker->load->connection, statement, &row)
                                   : connection_failed(linker->load->connection);
    if (status != STATUS_OK || !row) {
        return status == STATUS_OK ? STATUS_INTERNAL : status;
    }
    struct columns columns = columns_start(statement, linker->arena);
    arena_reset(scratch);
    *telling = (struct telling){.parties = room};
    *member = (struct member){evidence_id, column_int(&columns)};
    telling->article = column_text(&columns);
    node->position = column_int(&columns);
    struct span title, sentence;
    take_telling(linker, &columns, telling, &title, &sentence);
    node->article_id = column_int(&columns);
    telling->sentence = (uint32_t)column_int(&columns);
    sqlite3_reset(statement);
    status = read_parties(linker, evidence_id, telling);
    telling_add_words(scratch, telling, title);
    if (status == STATUS_OK) {
        status = telling_sentence_read(linker->load, node->article_id, &linker->names);
    }
    if (status == STATUS_OK) {
        size_t count;
        const struct sentence_name *names = telling_sentence_names(&linker->names, telling, &count);
        telling_sentence_add(scratch, names, count, telling, sentence);
    }
    return status == STATUS_OK ? take_cast(linker, node->article_id, telling) : status;
}

/* Keeps a telling with room for the parties that it has. */
static const struct telling *keep_telling(struct arena *arena, const struct telling *telling)
{
    struct telling *kept = ARENA_NEW(arena, struct telling);
    *kept = *telling;
    kept->parties = ARENA_ARRAY(arena, struct telling_party, telling->party_count);
    for (size_t i = 0; i < telling->party_count; i++) {
        kept->parties[i] = telling->parties[i];
    }
    return kept;
}

/* Reads a sentence and the others of its article that tell the same. */
static enum status read_node(struct linker *linker, struct wanted sentence, struct node *node)
{
    int64_t *ids = NULL;
    size_t count = 0;
    struct node again; /* of the others nothing but what they tell is asked */
    struct telling telling, other;
    struct telling_party room[TELLING_PARTIES_MAX], other_room[TELLING_PARTIES_MAX];
    enum status status = sentence.first
                             ? collect(linker, "link.evidence_told_with", sentence.id, &ids, &count)
                             : STATUS_OK;
    node->members = ARENA_ARRAY(linker->arena, struct member, count + 1);
    if (status == STATUS_OK) {
        status = read_member(linker, sentence.id, &node->members[node->member_count++], node, room,
                             &telling);
    }
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = read_member(linker, ids[i], &node->members[node->member_count++], &again,
                             other_room, &other);
        if (status == STATUS_OK) {
            telling_join(&telling, &other);
        }
    }
    if (status == STATUS_OK) {
        node->telling = keep_telling(linker->arena, &telling);
    }
    return status;
}

/* The node of a sentence, read when it is new; its number goes to `*out`. */
static enum status take_node(struct linker *linker, struct wanted sentence, bool fresh, size_t *out)
{
    struct span key = {(const char *)&sentence.id, sizeof sentence.id};
    uint32_t known = table_get(linker->by_evidence, key);
    if (known != TABLE_NONE) {
        *out = known;
        return STATUS_OK;
    }
    linker->nodes = arena_grow(linker->arena, linker->nodes, linker->count, &linker->capacity,
                               sizeof *linker->nodes);
    struct node *node = &linker->nodes[linker->count];
    *node = (struct node){.parent = linker->count, .fresh = fresh};
    enum status status = read_node(linker, sentence, node);
    if (status == STATUS_OK) {
        table_set(linker->by_evidence, arena_copy(linker->arena, key), (uint32_t)linker->count);
        *out = linker->count++;
    }
    return status;
}

struct touched {
    struct arena *arena;
    struct wanted *sentences;
    size_t count, capacity;
};

static void take_wanted(void *context, struct columns *columns)
{
    struct touched *touched = context;
    touched->sentences = arena_grow(touched->arena, touched->sentences, touched->count,
                                    &touched->capacity, sizeof *touched->sentences);
    struct wanted *sentence = &touched->sentences[touched->count++];
    sentence->id = column_int(columns);
    sentence->first = column_bool(columns);
}

/* Takes the sentences of all events that the load touched, and renews their blocks. */
static enum status take_touched(struct linker *linker)
{
    struct touched touched = {.arena = linker->arena};
    struct connection *connection = linker->load->connection;
    enum status status =
        list_each(connection, connection_named(connection, "link.evidence_touched"), linker->arena,
                  take_wanted, &touched);
    for (size_t i = 0; i < touched.count && status == STATUS_OK; i++) {
        size_t node = 0;
        status = take_node(linker, touched.sentences[i], true, &node);
        if (status == STATUS_OK) {
            const struct node *touched_node = &linker->nodes[node];
            status = event_blocks_put(linker->load, linker->blocks,
                                      touched_node->members[0].evidence_id, touched_node->telling);
        }
    }
    if (status != STATUS_OK || !linker->blocks) {
        return status;
    }
    block_list_sort(linker->blocks);
    return block_list_write(linker->blocks, linker->load);
}

/* Joins a sentence of an untouched event, and with it the whole event, which stays together. */
static enum status join_with_event(struct linker *linker, size_t node, size_t neighbour)
{
    join(linker, node, neighbour);
    if (linker->nodes[neighbour].fresh) {
        return STATUS_OK;
    }
    int64_t *ids = NULL;
    size_t count = 0;
    int64_t event_id = linker->nodes[neighbour].members[0].event_id;
    enum status status = collect(linker, "link.evidence_of_event", event_id, &ids, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        size_t member = 0;
        status = take_node(linker, (struct wanted){ids[i], true}, false, &member);
        if (status == STATUS_OK) {
            join(linker, neighbour, member);
        }
    }
    return status;
}

/* What two articles both speak of beside the parties and places of what they tell, weighed. */
struct story {
    const struct telling *a, *b;
    int weight;
};

static void take_shared(void *context, struct columns *columns)
{
    struct story *story = context;
    int64_t entity = column_int(columns);
    int weight = (int)column_int(columns);
    bool told = telling_takes_part(story->a, entity) || telling_takes_part(story->b, entity);
    story->weight += told ? 0 : weight;
}

/* Whether two articles, published within STORY_DAYS of each other, are about one story: they speak
 * of the same people, bodies and towns. */
static enum status are_one_story(struct linker *linker, const struct node *a, const struct node *b,
                                 bool *out)
{
    int32_t first = a->telling->published, second = b->telling->published;
    struct story story = {a->telling, b->telling, 0};
    *out = false;
    if (first == DAY_NONE || second == DAY_NONE || first > second + STORY_DAYS ||
        second > first + STORY_DAYS) {
        return STATUS_OK;
    }
    struct connection *connection = linker->load->connection;
    sqlite3_stmt *statement = load_start_id(linker->load, "link.story", a->article_id);
    if (statement != NULL) {
        sqlite3_bind_int64(statement, 2, b->article_id);
    }
    enum status status = list_each(connection, statement, linker->arena, take_shared, &story);
    *out = story.weight >= STORY_WEIGHT;
    return status;
}

static enum status are_same(struct linker *linker, const struct node *a, const struct node *b,
                            bool *out)
{
    int score = same_across(a->telling, b->telling);
    *out = score >= TELLING_SAME_ACROSS;
    return *out || score < TELLING_SAME_STORY ? STATUS_OK : are_one_story(linker, a, b, out);
}

static enum status link_node(struct linker *linker, size_t node)
{
    const struct neighbours *neighbours = &linker->neighbours;
    enum status status = neighbours_list(&linker->neighbours, linker->load, linker->blocks,
                                         linker->nodes[node].members[0].evidence_id,
                                         event_blocks_day(linker->nodes[node].telling));
    for (size_t i = 0; i < neighbours->count && status == STATUS_OK; i++) {
        size_t neighbour = 0;
        status = take_node(linker, (struct wanted){neighbours->ids[i], true}, false, &neighbour);
        bool same = false;
        if (status == STATUS_OK && find_root(linker, node) != find_root(linker, neighbour)) {
            status = are_same(linker, &linker->nodes[node], &linker->nodes[neighbour], &same);
        }
        if (status == STATUS_OK && same) {
            status = join_with_event(linker, node, neighbour);
        }
    }
    return status;
}

/* The event row that is known by a sentence. */
static enum status event_of(struct linker *linker, const struct node *first, int64_t *id)
{
    struct store_load *load = linker->load;
    if (load->set_aside) {
        *id = first->members[0].event_id; /* in a first load each sentence has an event so far */
        return STATUS_OK;
    }
    struct span key = arena_printf(linker->arena, "%.*s#%lld", SPAN_ARG(first->telling->article),
                                   (long long)first->position);
    enum status status = load_look_up(load, "load.event_find", key, id);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, "load.event_put");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_text(&binder, key);
    status = statement_run(load->connection, statement);
    *id = sqlite3_last_insert_rowid(load->connection->db);
    return status;
}

static enum status point_member(struct linker *linker, const struct member *member,
                                int64_t event_id)
{
    struct store_load *load = linker->load;
    if (member->event_id == event_id) {
        return STATUS_OK;
    }
    enum status status = load_run_id(load, "link.event_touch", member->event_id);
    if (status == STATUS_OK) {
        status = load_run_id(load, "link.event_lose", member->evidence_id);
    }
    sqlite3_stmt *statement = connection_named(load->connection, "link.evidence_point");
    if (status != STATUS_OK || statement == NULL) {
        return status == STATUS_OK ? connection_failed(load->connection) : status;
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, event_id);
    bind_int(&binder, member->evidence_id);
    return statement_run(load->connection, statement);
}

static enum status point_node(struct linker *linker, const struct node *node, int64_t event_id)
{
    enum status status = linker->load->set_aside
                             ? STATUS_OK
                             : load_run_id(linker->load, "link.event_touch", event_id);
    for (size_t i = 0; i < node->member_count && status == STATUS_OK; i++) {
        status = point_member(linker, &node->members[i], event_id);
    }
    return status;
}

static enum status point_all(struct linker *linker)
{
    int64_t *event_of_root = ARENA_ARRAY(linker->arena, int64_t, linker->count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < linker->count && status == STATUS_OK; i++) {
        const struct node *node = &linker->nodes[i];
        size_t root = find_root(linker, i);
        if (!node->fresh && root == i) {
            continue; /* a neighbour that turned out to be another event */
        }
        if (event_of_root[root] == 0) {
            status = event_of(linker, &linker->nodes[root], &event_of_root[root]);
        }
        if (status == STATUS_OK) {
            status = point_node(linker, node, event_of_root[root]);
        }
    }
    return status;
}

enum status link_events(struct store_load *load)
{
    load_step_begin(load, "linking events");
    struct arena *arena = arena_new();
    struct linker linker = {.load = load,
                            .arena = arena,
                            .by_evidence = table_new(arena, 1024),
                            .blocks = load->set_aside ? block_list_new() : NULL};
    enum status status = take_touched(&linker);
    size_t fresh = linker.count;
    for (size_t i = 0; i < fresh && status == STATUS_OK; i++) {
        status = link_node(&linker, i);
    }
    if (status == STATUS_OK) {
        status = point_all(&linker);
    }
    block_list_free(linker.blocks);
    arena_free(arena);
    return status;
}
