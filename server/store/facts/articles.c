/* Articles as rows. Of the copies of one text a list shows the original when it is among the
 * matching ones, otherwise the first of them that is ("collapse"). */

#include <inttypes.h>
#include <math.h>

#include "store/codes.h"
#include "store/counts/facet_articles.h"
#include "store/list.h"
#include "store/records.h"
#include "store/search/found_articles.h"
#include "store/search/search.h"
#include "store/search/snippet.h"
#include "store/search/top_hits.h"

static const struct list_filter filters[] = {
    {FILTER_ID, "filter.id"},           {FILTER_ARTICLE, "filter.id"},
    {FILTER_SOURCE, "filter.source"},   {FILTER_AUTHOR, "filter.author"},
    {FILTER_SECTION, "filter.section"}, {FILTER_LANGUAGE, "filter.language"},
    {FILTER_ENTITY, "filter.entity"},   {FILTER_EVENT, "filter.event"},
    {FILTER_PLACE, "filter.place"},     {FILTER_EVENT_TYPE, "filter.event_type"},
};

static const struct list_sort sorts[] = {
    {SORT_NEWEST, KEY_INT, "key.newest"},
    {SORT_OLDEST, KEY_INT, "key.oldest"},
};
static const struct list_sort by_relevance = {SORT_RELEVANCE, KEY_REAL, "key.relevance"};

static const struct list_facet facets[] = {
    {FACET_SOURCE, "facet.source", {FILTER_SOURCE}, 1},
    {FACET_AUTHOR, "facet.author", {FILTER_AUTHOR}, 1},
    {FACET_ENTITY, "facet.entity", {FILTER_ENTITY}, 1},
    {FACET_PERSON, "facet.person", {FILTER_ENTITY}, 1},
    {FACET_ORGANIZATION, "facet.organization", {FILTER_ENTITY}, 1},
    {FACET_PLACE, "facet.place", {FILTER_PLACE}, 1},
    {FACET_EVENT_TYPE, "facet.event_type", {FILTER_EVENT_TYPE}, 1},
    {FACET_YEAR, "facet.year", {LIST_WHEN}, 1},
    {FACET_MONTH, "facet.month", {LIST_WHEN}, 1},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct list_kind articles = {
    .prefix = "articles",
    .filters = filters,
    .filter_count = COUNT(filters),
    .sorts = sorts,
    .sort_count = COUNT(sorts),
    .facets = facets,
    .facet_count = COUNT(facets),
    .knows = KNOWS_WHEN | KNOWS_ORDER,
};

/* A row and its number in the database. */
struct numbered {
    int64_t article_id;
    struct article_record record;
};

static void read_header(struct columns *columns, struct article *article)
{
    article->id = column_text(columns);
    article->title = column_text(columns);
    article->subtitle = column_text(columns);
    article->byline = column_text(columns);
    article->source = column_text(columns);
    article->section = column_text(columns);
    article->url = column_text(columns);
    article->language = column_text(columns);
    article->published = column_period(columns);
    bool timed = !column_is_null(columns);
    int64_t at = column_int(columns);
    article->published_at = timed ? at : INT64_MIN;
    article->published_basis = published_basis_from_name(column_borrowed(columns));
    article->dateline.text = column_text(columns);
    article->dateline.place = column_text(columns);
    article->dateline.date = column_period(columns);
}

static void read_record(struct columns *columns, struct numbered *row)
{
    struct article_record *record = &row->record;
    row->article_id = column_int(columns);
    record->article = article_unknown();
    read_header(columns, &record->article);
    record->lead = column_text(columns);
    record->word_count = column_count(columns);
    record->article.path = column_text(columns);
    record->article.hash = column_text(columns);
    record->duplicate_of = column_text(columns);
    record->mention_count = column_count(columns);
    record->entity_count = column_count(columns);
    record->event_count = column_count(columns);
    record->loaded_at = column_int(columns);
    record->corrected = column_text(columns);
    record->score = (double)NAN;
}

struct rows {
    struct arena *arena;
    struct numbered *rows;
    size_t count, capacity;
    bool scored; /* the key behind the columns is the score */
};

static void take_row(void *context, struct columns *columns)
{
    struct rows *rows = context;
    rows->rows =
        arena_grow(rows->arena, rows->rows, rows->count, &rows->capacity, sizeof *rows->rows);
    struct numbered *row = &rows->rows[rows->count++];
    read_record(columns, row);
    if (rows->scored) {
        row->record.score = -column_real(columns);
    }
}

struct names {
    struct span *names;
    size_t count, capacity;
};

static void take_name(void *context, struct columns *columns)
{
    struct names *names = context;
    names->names = arena_grow(columns->arena, names->names, names->count, &names->capacity,
                              sizeof *names->names);
    names->names[names->count++] = column_text(columns);
}

static void take_text(void *context, struct columns *columns)
{
    struct article *article = context;
    article->body = column_text(columns);
    struct span blocks = column_borrowed(columns);
    article->blocks = blocks_unpack(columns->arena, blocks, &article->block_count);
}

/* Adds what stands in other tables: authors, blocks, and the text if it is asked for. */
static enum status complete(struct connection *connection, struct arena *arena,
                            struct numbered *row, bool with_body)
{
    struct article *article = &row->record.article;
    struct names names = {0};
    enum status status =
        list_children(connection, "articles.authors", row->article_id, arena, take_name, &names);
    article->authors = names.names;
    article->author_count = names.count;
    if (status == STATUS_OK) {
        const char *text = with_body ? "articles.text" : "articles.blocks";
        status = list_children(connection, text, row->article_id, arena, take_text, article);
    }
    return status;
}

static void add_duplicates(struct list *list)
{
    if (list->query->duplicates == DUPLICATES_ONLY) {
        list_add_named(list, "copies");
    } else if (list->query->duplicates == DUPLICATES_COLLAPSE) {
        list_collapse(list);
    }
}

/* Reads the search text and adds its conditions; the order becomes relevance unless another one is
 * asked for. */
static enum status add_search(struct list *list, struct article_page *out, struct search *search,
                              uint32_t *position)
{
    const struct query *query = list->query;
    enum status status =
        search_read(list->reader, list->arena, query, &search_articles, search, position);
    if (status != STATUS_OK) {
        return status;
    }
    out->suggestion = search->suggestion;
    out->parsed = search->parsed;
    search_add_conditions(search, list);
    bool ranked = search->match.ptr != NULL;
    if (ranked && (query->sort == SORT_DEFAULT || query->sort == SORT_RELEVANCE)) {
        list->sort = &by_relevance;
        struct select hits = select_start(list->arena, list->reader->store->library);
        select_add(&hits, "articles.hits");
        select_text(&hits, search->match);
        list_set_hits(list, hits);
    }
    return STATUS_OK;
}

static void take_score(void *context, struct columns *columns)
{
    struct rows *rows = context;
    int64_t article_id = column_int(columns);
    double score = -column_real(columns);
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->rows[i].article_id == article_id) {
            rows->rows[i].record.score = score;
            return;
        }
    }
}

/* Scores the rows of a search that are in another order than that of their scores; 0 when nothing
 * in it ranks. */
static enum status score_rows(struct list *list, const struct search *search, struct rows *rows)
{
    struct buffer ids = {0};
    for (size_t i = 0; i < rows->count; i++) {
        rows->rows[i].record.score = 0;
        buffer_printf(&ids, "%c%" PRId64, i ? ',' : '[', rows->rows[i].article_id);
    }
    struct span which = arena_printf(list->arena, "%.*s]", SPAN_ARG(buffer_span(&ids)));
    buffer_fini(&ids);
    if (rows->count == 0 || !search->match.ptr) {
        return STATUS_OK;
    }
    struct connection *connection = &list->reader->connection;
    sqlite3_stmt *statement = connection_named(connection, "articles.scores");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, search->match);
        bind_text(&binder, which);
    }
    return list_each(connection, statement, list->arena, take_score, rows);
}

static enum status complete_all(struct list *list, struct rows *rows, const struct search *search,
                                struct article_page *out)
{
    struct article_record *records = ARENA_ARRAY(list->arena, struct article_record, rows->count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rows->count && status == STATUS_OK; i++) {
        struct numbered *row = &rows->rows[i];
        status = complete(&list->reader->connection, list->arena, row, list->query->with_body);
        if (status == STATUS_OK && search->match.ptr) {
            status = snippets_read(&list->reader->connection, list->arena, search->match,
                                   row->article_id, &row->record);
        }
        records[i] = row->record;
    }
    out->rows = records;
    out->count = rows->count;
    return status;
}

enum status articles_list(struct store_reader *reader, struct arena *arena,
                          const struct query *query, struct article_page *out, uint32_t *position)
{
    struct article_page page = {0};
    struct search search = {0};
    struct list list = list_start(&articles, reader, arena, query);
    list.count_facet = facet_articles_count;
    enum status status = STATUS_OK;
    if (query->text.ptr) {
        status = add_search(&list, &page, &search, position);
    }
    if (status != STATUS_OK) {
        return status;
    }
    add_duplicates(&list);
    status = list.sort == &by_relevance ? top_hits_choose(&list, CENSUS_ARTICLE_TEXT)
                                        : found_articles_choose(&list);
    if (status != STATUS_OK) {
        return status;
    }
    struct rows rows = {.arena = arena, .scored = list.sort == &by_relevance};
    status = list_run(&list, take_row, &rows, &page.page);
    if (status == STATUS_OK && query->text.ptr && !rows.scored) {
        status = score_rows(&list, &search, &rows);
    }
    if (status == STATUS_OK) {
        status = complete_all(&list, &rows, &search, &page);
    }
    if (status == STATUS_OK) {
        *out = page;
    }
    return status;
}

enum status article_get(struct store_reader *reader, struct arena *arena, struct span id,
                        struct article_record *out)
{
    struct condition one = {.field = FILTER_ID, .values = &id, .value_count = 1};
    struct query query = query_default();
    query.conditions = &one;
    query.condition_count = 1;
    query.duplicates = DUPLICATES_KEEP;
    query.with_body = true;
    struct article_page page;
    uint32_t position;
    enum status status = articles_list(reader, arena, &query, &page, &position);
    if (status != STATUS_OK) {
        return status;
    }
    if (page.count == 0) {
        return STATUS_NOT_FOUND;
    }
    *out = page.rows[0];
    return STATUS_OK;
}

enum status article_copies(struct store_reader *reader, struct arena *arena, struct span id,
                           const struct span **out, size_t *count)
{
    struct names ids = {0};
    sqlite3_stmt *statement = connection_named(&reader->connection, "articles.copies_of");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, id);
    }
    enum status status = list_each(&reader->connection, statement, arena, take_name, &ids);
    if (status == STATUS_OK) {
        *out = ids.names;
        *count = ids.count;
    }
    return status;
}
