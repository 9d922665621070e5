/* Every list is one order: a key, ascending, and an id that breaks its ties. A cursor holds both of
 * the last row, and the next page asks for what is greater. One row more than the page is read, to
 * know whether there is a next one. The total and each facet are statements of their own over the
 * same conditions. */

#include "store/list.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/counts/totals.h"

static struct span full_name(struct arena *arena, const char *prefix, const char *name)
{
    return arena_printf(arena, "%s.%s", prefix, name);
}

static void add_piece(const struct list *list, struct select *select, const char *name)
{
    select_add(select, full_name(list->arena, list->kind->prefix, name).ptr);
}

struct select *list_add(struct list *list, enum filter_field own)
{
    list->parts = arena_grow(list->arena, list->parts, list->part_count, &list->part_capacity,
                             sizeof *list->parts);
    struct list_part *part = &list->parts[list->part_count++];
    part->own = own;
    part->sql = select_start(list->arena, list->reader->store->library);
    return &part->sql;
}

struct select *list_add_named(struct list *list, const char *name)
{
    struct select *sql = list_add(list, FILTER_FIELD_COUNT);
    add_piece(list, sql, name);
    return sql;
}

static struct select *add_own(struct list *list, const char *name, enum filter_field own)
{
    struct select *sql = list_add(list, own);
    add_piece(list, sql, name);
    return sql;
}

struct select *list_add_matching(struct list *list)
{
    return add_own(list, "matching", LIST_MATCHING);
}

void list_collapse(struct list *list)
{
    list_add(list, LIST_COLLAPSED);
}

void list_set_hits(struct list *list, struct select hits)
{
    list->hits = hits;
}

void list_set_total(struct list *list, uint64_t total)
{
    uint64_t *kept = ARENA_NEW(list->arena, uint64_t);
    *kept = total;
    list->total = kept;
}

void list_set_chosen(struct list *list, const struct list_hit *hits, size_t count, uint64_t total)
{
    list->chosen = hits;
    list->chosen_count = count;
    list_set_total(list, total);
}

static const struct list_filter *find_filter(const struct list_kind *kind, enum filter_field field)
{
    for (size_t i = 0; i < kind->filter_count; i++) {
        if (kind->filters[i].field == field) {
            return &kind->filters[i];
        }
    }
    return NULL;
}

static void add_condition(struct list *list, const struct condition *condition)
{
    const struct list_filter *filter = find_filter(list->kind, condition->field);
    if (filter == NULL) {
        return;
    }
    struct select *sql = list_add(list, condition->fixed ? FILTER_FIELD_COUNT : condition->field);
    list->parts[list->part_count - 1].condition = condition;
    if (filter->fragment == NULL) {
        return;
    }
    if (condition->exclude) {
        select_word(sql, "(");
    }
    add_piece(list, sql, filter->fragment);
    select_list(sql, condition->values, condition->value_count);
    if (condition->exclude) {
        select_word(sql, ") IS NOT TRUE");
    }
}

static int64_t day_or(int32_t day, int64_t open)
{
    return day == DAY_NONE ? open : day;
}

static void add_period(struct list *list, const char *name, enum filter_field own,
                       struct period period, bool undated)
{
    struct select *sql = list_add(list, own);
    select_word(sql, "((");
    add_piece(list, sql, name);
    select_int(sql, day_or(period.latest, INT32_MAX));
    select_int(sql, day_or(period.earliest, INT32_MIN));
    select_word(sql, ")");
    if (undated) {
        select_word(sql, "OR");
        add_piece(list, sql, "undated");
    }
    select_word(sql, ")");
}

static void add_near(struct select *sql, const char *prefix, const struct near *near)
{
    select_add(sql, full_name(sql->arena, prefix, "near").ptr);
    select_real(sql, near->lat);
    select_real(sql, near->lon);
    select_real(sql, near->km);
}

static void add_box(struct select *sql, const char *prefix, const struct bounding_box *box)
{
    bool wrapped = box->west > box->east;
    select_add(sql, full_name(sql->arena, prefix, wrapped ? "bbox_wrapped" : "bbox").ptr);
    select_real(sql, box->south);
    select_real(sql, box->north);
    select_real(sql, box->west);
    select_real(sql, box->east);
}

void list_add_map(struct select *sql, const char *prefix, const struct query *query)
{
    if (query->near.present) {
        add_near(sql, prefix, &query->near);
    }
    if (query->near.present && query->bbox.present) {
        select_word(sql, "AND");
    }
    if (query->bbox.present) {
        add_box(sql, prefix, &query->bbox);
    }
}

static void add_bounds(struct list *list)
{
    const struct query *query = list->query;
    unsigned knows = list->kind->knows;
    if (knows & KNOWS_WHEN && period_is_known(query->when)) {
        add_period(list, "when", LIST_WHEN, query->when, query->undated);
    }
    if (knows & KNOWS_WHEN_ITSELF && period_is_known(query->when)) {
        list_add(list, LIST_WHEN);
    }
    if (knows & KNOWS_ORDER && query->when.latest != DAY_NONE && !query->undated) {
        select_int(add_own(list, "when_begins", LIST_WHEN), query->when.latest);
    }
    if (knows & KNOWS_PUBLISHED && period_is_known(query->published)) {
        add_period(list, "published", LIST_PUBLISHED, query->published, false);
    }
    if (knows & KNOWS_MIN_ARTICLES && query->min_articles > 0) {
        select_int(add_own(list, "min_articles", LIST_LEAST), query->min_articles);
    }
    if (knows & KNOWS_MIN_SOURCES && query->min_sources > 0) {
        select_int(add_own(list, "min_sources", LIST_LEAST), query->min_sources);
    }
    if (knows & KNOWS_MIN_CONFIDENCE && query->min_confidence > 0) {
        select_real(add_own(list, "min_confidence", LIST_LEAST), query->min_confidence);
    }
    if (knows & KNOWS_PLACE && (query->near.present || query->bbox.present)) {
        list_add_map(list_add(list, LIST_MAP), list->kind->prefix, query);
    }
}

static const struct list_sort *find_sort(const struct list_kind *kind, enum sort_order order)
{
    for (size_t i = 0; i < kind->sort_count; i++) {
        if (kind->sorts[i].order == order) {
            return &kind->sorts[i];
        }
    }
    return &kind->sorts[0];
}

struct list list_start(const struct list_kind *kind, struct store_reader *reader,
                       struct arena *arena, const struct query *query)
{
    struct list list = {.kind = kind,
                        .reader = reader,
                        .arena = arena,
                        .query = query,
                        .from = "from",
                        .sort = find_sort(kind, query->sort)};
    for (size_t i = 0; i < query->condition_count; i++) {
        add_condition(&list, &query->conditions[i]);
    }
    add_bounds(&list);
    return list;
}

static bool is_among(enum filter_field field, const enum filter_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i] == field) {
            return true;
        }
    }
    return false;
}

/* Appends the parts but the collapsing one and those of `without`. */
static size_t add_parts(const struct list *list, struct select *select, const char *joint,
                        const enum filter_field *without, size_t without_count)
{
    size_t count = 0;
    for (size_t i = 0; i < list->part_count; i++) {
        enum filter_field own = list->parts[i].own;
        if (own != LIST_COLLAPSED && !is_among(own, without, without_count)) {
            select_word(select, joint);
            select_append(select, &list->parts[i].sql);
            joint = "AND";
            count++;
        }
    }
    return count;
}

/* Which row of a group is shown depends on what the others are asked for: a facet that leaves its
 * own filter out must leave it out here, too. The search itself always counts. */
static void add_collapsed(const struct list *list, struct select *select,
                          const enum filter_field *without, size_t without_count)
{
    size_t kept = 0;
    enum filter_field left_out[FILTER_FIELD_COUNT];
    for (size_t i = 0; i < without_count; i++) {
        if (without[i] != LIST_MATCHING) {
            left_out[kept++] = without[i];
        }
    }
    struct select matching = select_start(list->arena, list->reader->store->library);
    if (add_parts(list, &matching, "AND", left_out, kept) == 0) {
        add_piece(list, select, "originals");
        return;
    }
    add_piece(list, select, "collapse_begin");
    select_append(select, &matching);
    add_piece(list, select, "collapse_end");
}

size_t list_where(const struct list *list, struct select *select, const char *joint,
                  const enum filter_field *without, size_t without_count)
{
    size_t count = add_parts(list, select, joint, without, without_count);
    for (size_t i = 0; i < list->part_count; i++) {
        if (list->parts[i].own == LIST_COLLAPSED) {
            select_word(select, count ? "AND" : joint);
            add_collapsed(list, select, without, without_count);
            count++;
        }
    }
    return count;
}

static struct select new_select(const struct list *list)
{
    struct select select = select_start(list->arena, list->reader->store->library);
    if (list->with.len > 0) {
        select_append(&select, &list->with);
    }
    return select;
}

static void bind_cursor_key(const struct list *list, struct select *select)
{
    const struct cursor *after = &list->query->after;
    const char *key = arena_string(list->arena, after->sort_value);
    if (list->sort->kind == KEY_TEXT) {
        select_text(select, after->sort_value);
    } else if (list->sort->kind == KEY_REAL) {
        select_real(select, key ? strtod(key, NULL) : 0);
    } else {
        select_int(select, key ? strtoll(key, NULL, 10) : 0);
    }
}

static void bind_cursor_id(const struct list *list, struct select *select)
{
    const struct cursor *after = &list->query->after;
    const char *id = arena_string(list->arena, after->id);
    if (list->kind->id_is_number) {
        select_int(select, id ? strtoll(id, NULL, 10) : 0);
    } else {
        select_text(select, after->id);
    }
}

/* Key and id as "key, id". */
static void add_order(const struct list *list, struct select *select)
{
    add_piece(list, select, list->sort->fragment);
    select_word(select, ",");
    add_piece(list, select, "id");
}

/* The key is also bound by itself, because only so can an index over an expression be entered at
 * its place. */
static void add_after(const struct list *list, struct select *select, const char *joint)
{
    if (!list->query->after.present) {
        return;
    }
    select_word(select, joint);
    add_piece(list, select, list->sort->fragment);
    select_word(select, ">= ?");
    bind_cursor_key(list, select);
    select_word(select, "AND (");
    add_order(list, select);
    select_word(select, ") > (?, ?)");
    bind_cursor_key(list, select);
    bind_cursor_id(list, select);
}

/* The hits that meet the conditions, of which the page and its total are taken. */
static void add_hits(const struct list *list, struct select *select)
{
    enum filter_field matching = LIST_MATCHING; /* the hits say the same */
    select_append(select, &list->hits);
    select_word(select, ",");
    struct select conditions = select_start(list->arena, list->reader->store->library);
    if (list_where(list, &conditions, "WHERE", &matching, 1) == 0) {
        select_add(select, "list.all_kept");
        return;
    }
    add_piece(list, select, "kept");
    select_append(select, &conditions);
    select_word(select, ")");
}

static bool sorts_by_score(const struct list *list)
{
    struct span name = full_name(list->arena, list->kind->prefix, list->sort->fragment);
    return list->hits.len > 0 && list->query->limit > 0 &&
           span_is(library_find(list->reader->store->library, name.ptr), "hit.score");
}

/* Leaves out the hits whose score cannot reach the page, before their rows are looked up: of those
 * behind the cursor the best ones that fill it, and whatever ties with the last of them. */
static void add_best(const struct list *list, struct select *select)
{
    const struct cursor *after = &list->query->after;
    select_word(select, after->present ? "AND" : "WHERE");
    select_add(select, "list.best_begin");
    if (after->present) {
        select_word(select, "WHERE score > ?");
        bind_cursor_key(list, select);
    }
    select_add(select, "list.best_end");
    select_int(select, (int64_t)list->query->limit + 1);
    if (after->present) {
        bind_cursor_key(list, select);
    } else {
        select_real(select, 0);
    }
}

/* The chosen rows with their columns. */
static struct select chosen_statement(const struct list *list)
{
    struct select select = new_select(list);
    select_add(&select, "list.chosen_begin");
    for (size_t i = 0; i < list->chosen_count; i++) {
        select_word(&select, i > 0 ? ", (?, ?)" : "(?, ?)");
        select_int(&select, list->chosen[i].row);
        select_real(&select, list->chosen[i].score);
    }
    select_word(&select, ") SELECT");
    add_piece(list, &select, "columns");
    select_word(&select, ",");
    add_order(list, &select);
    add_piece(list, &select, list->from_chosen ? list->from_chosen : "from_hits");
    select_word(&select, "ORDER BY");
    add_order(list, &select);
    return select;
}

static struct select page_statement(const struct list *list)
{
    if (list->chosen) {
        return chosen_statement(list);
    }
    struct select select = new_select(list);
    bool searched = list->hits.len > 0;
    if (searched) {
        add_hits(list, &select);
    }
    select_word(&select, "SELECT");
    add_piece(list, &select, "columns");
    select_word(&select, ",");
    add_order(list, &select);
    if (searched) {
        select_add(&select, "list.kept_count");
    }
    add_piece(list, &select, searched ? "from_hits" : list->from);
    size_t count = searched ? 0 : list_where(list, &select, "WHERE", NULL, 0);
    add_after(list, &select, count > 0 ? "AND" : "WHERE");
    if (sorts_by_score(list)) {
        add_best(list, &select);
    }
    select_word(&select, "ORDER BY");
    add_order(list, &select);
    select_word(&select, "LIMIT ?");
    select_int(&select, list->query->limit == 0 ? -1 : (int64_t)list->query->limit + 1);
    return select;
}

/* The key of a row as a cursor keeps it. Reals are written so that they read back the same. */
static struct span key_text(const struct list *list, struct columns *columns)
{
    if (list->sort->kind == KEY_REAL) {
        return arena_printf(list->arena, "%.17g", column_real(columns));
    }
    struct span key = column_text(columns);
    return list->cursor_tail.ptr
               ? arena_printf(list->arena, "%.*s%.*s", SPAN_ARG(key), SPAN_ARG(list->cursor_tail))
               : key;
}

struct page_walk {
    struct list *list;
    list_take *take;
    void *context;
    struct page *page;
    uint32_t count;
    struct cursor last;
};

static void walk_row(void *context, struct columns *columns)
{
    struct page_walk *walk = context;
    uint32_t limit = walk->list->query->limit;
    if (limit > 0 && walk->count == limit) {
        walk->page->next = walk->last;
        return;
    }
    walk->count++;
    walk->take(walk->context, columns);
    struct columns end = columns_start(columns->statement, walk->list->arena);
    bool counted = walk->list->hits.len > 0 && !walk->list->chosen;
    end.at = sqlite3_column_count(columns->statement) - (counted ? 3 : 2);
    walk->last.present = true;
    walk->last.sort_value = key_text(walk->list, &end);
    walk->last.id = column_text(&end);
    if (counted) {
        walk->page->total = (uint64_t)column_int(&end);
    }
}

static void take_total(void *context, struct columns *columns)
{
    *(uint64_t *)context = (uint64_t)column_int(columns);
}

static enum status run_total(struct list *list, uint64_t *total)
{
    if (list->total) {
        *total = *list->total;
        return STATUS_OK;
    }
    struct connection *connection = &list->reader->connection;
    struct select select = new_select(list);
    select_add(&select, "list.count");
    add_piece(list, &select, list->from);
    list_where(list, &select, "WHERE", NULL, 0);
    struct totals *totals = list->reader->store->totals;
    struct totals_key key = totals_key(list->reader, &select);
    if (totals_find(totals, &key, total)) {
        return STATUS_OK;
    }
    enum status status =
        list_each(connection, select_prepare(&select, connection), list->arena, take_total, total);
    if (status == STATUS_OK) {
        totals_keep(totals, &key, *total);
    }
    return status;
}

struct facet_rows {
    struct facet_value *values;
    size_t count, capacity;
    struct arena *arena;
};

static void take_facet(void *context, struct columns *columns)
{
    struct facet_rows *rows = context;
    rows->values =
        arena_grow(rows->arena, rows->values, rows->count, &rows->capacity, sizeof *rows->values);
    struct facet_value *value = &rows->values[rows->count++];
    value->value = column_text(columns);
    value->label = column_text(columns);
    value->count = (uint64_t)column_int(columns);
}

static enum status run_facet(struct list *list, const struct list_facet *facet,
                             struct facet_result *out)
{
    bool done = false;
    enum status status = list->count_facet ? list->count_facet(list, facet, out, &done) : STATUS_OK;
    if (status != STATUS_OK || done) {
        return status;
    }
    struct connection *connection = &list->reader->connection;
    struct select select = new_select(list);
    add_piece(list, &select, facet->fragment);
    list_where(list, &select, "WHERE", facet->own, facet->own_count);
    select_word(&select, "GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 100");
    struct facet_rows rows = {.arena = list->arena};
    status =
        list_each(connection, select_prepare(&select, connection), list->arena, take_facet, &rows);
    *out = (struct facet_result){facet->facet, rows.values, rows.count};
    return status;
}

static const struct list_facet *find_facet(const struct list_kind *kind, enum facet facet)
{
    for (size_t i = 0; i < kind->facet_count; i++) {
        if (kind->facets[i].facet == facet) {
            return &kind->facets[i];
        }
    }
    return NULL;
}

static enum status run_facets(struct list *list, struct page *page)
{
    const struct query *query = list->query;
    struct facet_result *results =
        ARENA_ARRAY(list->arena, struct facet_result, query->facet_count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < query->facet_count && status == STATUS_OK; i++) {
        const struct list_facet *facet = find_facet(list->kind, query->facets[i]);
        if (facet) {
            status = run_facet(list, facet, &results[page->facet_count++]);
        }
    }
    page->facets = results;
    return status;
}

enum status list_run(struct list *list, list_take *take, void *context, struct page *page)
{
    *page = (struct page){0};
    struct connection *connection = &list->reader->connection;
    struct page_walk walk = {.list = list, .take = take, .context = context, .page = page};
    enum status status = STATUS_OK;
    if (list->chosen == NULL || list->chosen_count > 0) {
        struct select select = page_statement(list);
        status = list_each(connection, select_prepare(&select, connection), list->arena, walk_row,
                           &walk);
    }
    bool counted = list->hits.len > 0 && !list->chosen && walk.count > 0;
    if (status == STATUS_OK && !counted && !list->query->uncounted) {
        status = run_total(list, &page->total);
    }
    return status == STATUS_OK ? run_facets(list, page) : status;
}
