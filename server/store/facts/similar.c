/* Articles like one: each thing that the two share counts by how telling it is, log(1 + N / n) for
 * one that n of N articles have (Spärck Jones 1972, "A statistical interpretation of term
 * specificity"), an event double, a word half. The sum is divided by the square root of how many
 * entities the other has, so that round-ups of everything do not lead. Work is bounded: only the
 * rarest things are looked up, none that many articles have. One or two things shared, if none is
 * an event, are taken for chance, and so is a score far below the best. */

#include <math.h>

#include <stdlib.h>

#include "store/list.h"
#include "store/records.h"
#include "store/search/words.h"

enum {
    MOST_ENTITIES = 40,  /* of the article that are looked up */
    MOST_EVENTS = 40,    /* the same */
    MOST_WORDS = 20,     /* the same */
    MOST_ARTICLES = 300, /* of an entity or event, mentions of a word, that is still telling */
    WORDS_READ = 4000,   /* of its text */
    SHORTEST_WORD = 4,   /* bytes */
    ALWAYS_TELLING = 3,  /* articles: as many may have a thing, however small the archive */
    FEWEST_SHARED = 3,   /* things, when no event is among them */
    FAR_BELOW = 4,       /* the best score divided by it is the least */
    TELLING_QUARTER = 4, /* otherwise at most the N-th part of all */
};

enum shared { SHARED_ENTITY, SHARED_EVENT, SHARED_WORD, SHARED_COUNT };

static const double weights[SHARED_COUNT] = {1.0, 2.0, 0.5};

/* One thing that another article shares. */
struct hit {
    struct span id; /* of the other */
    double weight;
    uint32_t entities; /* that the other mentions */
    enum shared kind;
    size_t order; /* so that sums are always made in one order */
};

struct likeness {
    struct span id;
    double score;
};

struct search {
    struct arena *arena;
    struct connection *connection;
    struct span id;   /* the article */
    double articles;  /* in the archive */
    int64_t most;     /* articles that a telling thing has */
    enum shared kind; /* of the rows that are being read */

    struct hit *hits;
    size_t count, capacity;
};

static void take_hit(void *context, struct columns *columns)
{
    struct search *search = context;
    search->hits = arena_grow(search->arena, search->hits, search->count, &search->capacity,
                              sizeof *search->hits);
    struct hit *hit = &search->hits[search->count];
    hit->id = column_text(columns);
    hit->entities = column_count(columns);
    double having = fmax(1, (double)column_int(columns));
    hit->kind = search->kind;
    hit->weight = weights[hit->kind] * log(1 + search->articles / having);
    hit->order = search->count++;
}

static void take_number(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

/* Entities or events of the article that others have, too. */
static enum status find_shared(struct search *search, enum shared kind, const char *statement_name,
                               int64_t most)
{
    sqlite3_stmt *statement = connection_named(search->connection, statement_name);
    search->kind = kind;
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, search->id);
        bind_int(&binder, search->most);
        bind_int(&binder, most);
    }
    return list_each(search->connection, statement, search->arena, take_hit, search);
}

struct rare_word {
    struct span word;
    int64_t own, all; /* how often it is in the article, in the archive */
};

static bool is_telling(struct span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9') {
            return false;
        }
    }
    return word.len >= SHORTEST_WORD;
}

static int compare_spans(const void *left, const void *right)
{
    return span_compare(*(const struct span *)left, *(const struct span *)right);
}

static size_t read_words(struct arena *arena, struct span text, struct span *words, size_t count)
{
    struct word_reader reader = word_reader_start(text, arena);
    struct word word;
    while (count < WORDS_READ && words_next(&reader, &word)) {
        if (is_telling(word.folded)) {
            words[count++] = arena_copy(arena, word.folded);
        }
    }
    return count;
}

/* The different words of the article. */
static struct rare_word *different_words(struct arena *arena, const struct article *article,
                                         size_t *count)
{
    struct span *words = ARENA_ARRAY(arena, struct span, WORDS_READ);
    size_t read = read_words(arena, article->title, words, 0);
    read = read_words(arena, article->body, words, read);
    qsort(words, read, sizeof *words, compare_spans);
    struct rare_word *rare = ARENA_ARRAY(arena, struct rare_word, read);
    *count = 0;
    for (size_t i = 0; i < read; i++) {
        if (i == 0 || !span_equal(words[i], words[i - 1])) {
            rare[(*count)++] = (struct rare_word){.word = words[i]};
        }
        rare[*count - 1].own++;
    }
    return rare;
}

static int compare_rare(const void *left, const void *right)
{
    const struct rare_word *a = left, *b = right;
    if (a->all != b->all) {
        return a->all < b->all ? -1 : 1;
    }
    return span_compare(a->word, b->word);
}

/* Looks up how often each is in the archive; keeps those that others have, but not many. */
static enum status keep_rare(struct search *search, struct rare_word *words, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        struct rare_word word = words[i];
        enum status status = list_one(search->connection, "search.word_count", word.word,
                                      search->arena, take_number, &word.all);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
            return status;
        }
        if (word.all > word.own && word.all <= MOST_ARTICLES) {
            words[kept++] = word;
        }
    }
    *count = kept;
    return STATUS_OK;
}

static enum status find_word(struct search *search, struct span word)
{
    sqlite3_stmt *statement = connection_named(search->connection, "similar.word");
    struct span quoted = arena_printf(search->arena, "\"%.*s\"", SPAN_ARG(word));
    size_t before = search->count;
    search->kind = SHARED_WORD;
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, search->id);
        bind_text(&binder, quoted);
    }
    enum status status = list_each(search->connection, statement, search->arena, take_hit, search);
    size_t having = search->count - before;
    double weight = weights[SHARED_WORD] * log(1 + search->articles / ((double)having + 1));
    for (size_t i = before; i < search->count; i++) {
        search->hits[i].weight = weight;
    }
    if (having + 1 > (size_t)search->most) {
        search->count = before; /* forms of it are common */
    }
    return status;
}

static enum status find_words(struct search *search, const struct article *article)
{
    size_t count = 0;
    struct rare_word *words = different_words(search->arena, article, &count);
    enum status status = keep_rare(search, words, &count);
    if (status == STATUS_OK && count > 0) {
        qsort(words, count, sizeof *words, compare_rare);
    }
    for (size_t i = 0; i < count && i < MOST_WORDS && status == STATUS_OK; i++) {
        status = find_word(search, words[i].word);
    }
    return status;
}

static int compare_hits(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    int order = span_compare(a->id, b->id);
    return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

static int compare_likeness(const void *left, const void *right)
{
    const struct likeness *a = left, *b = right;
    if (a->score < b->score || a->score > b->score) {
        return a->score > b->score ? -1 : 1;
    }
    return span_compare(a->id, b->id);
}

/* Sums the hits of each article; the closest comes first. */
static struct likeness *add_up(struct search *search, size_t *count)
{
    struct likeness *found = ARENA_ARRAY(search->arena, struct likeness, search->count);
    *count = 0;
    if (search->count > 0) {
        qsort(search->hits, search->count, sizeof *search->hits, compare_hits);
    }
    for (size_t i = 0, next = 0; i < search->count; i = next) {
        double sum = 0;
        bool event = false;
        for (next = i;
             next < search->count && span_equal(search->hits[next].id, search->hits[i].id);
             next++) {
            sum += search->hits[next].weight;
            event = event || search->hits[next].kind == SHARED_EVENT;
        }
        if (next - i >= FEWEST_SHARED || event) {
            double size = sqrt(1.0 + search->hits[i].entities);
            found[(*count)++] = (struct likeness){search->hits[i].id, sum / size};
        }
    }
    if (*count > 0) {
        qsort(found, *count, sizeof *found, compare_likeness);
    }
    while (*count > 0 && found[*count - 1].score < found[0].score / FAR_BELOW) {
        --*count;
    }
    return found;
}

/* Moves `*from` behind the row that the cursor names. */
static size_t rows_before(const struct cursor *after, struct arena *arena,
                          const struct likeness *found, size_t count)
{
    if (!after->present) {
        return 0;
    }
    const char *score = arena_string(arena, after->sort_value);
    struct likeness last = {after->id, score ? strtod(score, NULL) : 0};
    size_t at = 0;
    while (at < count && compare_likeness(&found[at], &last) <= 0) {
        at++;
    }
    return at;
}

/* Reads the articles of the page and puts them into the order of the scores. */
static enum status read_page(struct store_reader *reader, struct arena *arena,
                             const struct likeness *found, size_t count, bool with_body,
                             struct article_page *out)
{
    struct span *ids = ARENA_ARRAY(arena, struct span, count);
    for (size_t i = 0; i < count; i++) {
        ids[i] = found[i].id;
    }
    struct condition wanted = {.field = FILTER_ID, .values = ids, .value_count = count};
    struct query query = query_default();
    query.conditions = &wanted;
    query.condition_count = 1;
    query.duplicates = DUPLICATES_KEEP;
    query.limit = 0;
    query.with_body = with_body;
    struct article_page page = {0};
    enum status status = articles_list(reader, arena, &query, &page, &(uint32_t){0});
    if (status != STATUS_OK) {
        return status;
    }
    struct article_record *rows = ARENA_ARRAY(arena, struct article_record, count);
    for (size_t i = 0; i < page.count; i++) {
        size_t place = 0;
        while (!span_equal(ids[place], page.rows[i].article.id)) {
            place++;
        }
        rows[place] = page.rows[i];
        rows[place].score = found[place].score;
    }
    out->rows = rows;
    out->count = count;
    return STATUS_OK;
}

/* The rows of `found` that the query's page holds. */
static enum status cut_page(struct store_reader *reader, struct arena *arena,
                            const struct query *query, const struct likeness *found, size_t count,
                            struct article_page *out)
{
    size_t from = rows_before(&query->after, arena, found, count);
    size_t rest = count - from;
    size_t rows = query->limit > 0 && query->limit < rest ? query->limit : rest;
    struct article_page page = {.page.total = count};
    if (rows < rest) {
        const struct likeness *last = &found[from + rows - 1];
        page.page.next = (struct cursor){true, arena_printf(arena, "%.17g", last->score), last->id};
    }
    enum status status = read_page(reader, arena, found + from, rows, query->with_body, &page);
    if (status == STATUS_OK) {
        *out = page;
    }
    return status;
}

enum status article_similar(struct store_reader *reader, struct arena *arena, struct span id,
                            const struct query *query, struct article_page *out)
{
    struct article_record record;
    struct search search = {.arena = arena, .connection = &reader->connection, .id = id};
    int64_t articles = 0;
    enum status status = article_get(reader, arena, id, &record);
    if (status == STATUS_OK) {
        status =
            list_each(search.connection, connection_named(search.connection, "similar.articles"),
                      arena, take_number, &articles);
    }
    if (status != STATUS_OK) {
        return status;
    }
    search.articles = (double)articles;
    search.most = articles / TELLING_QUARTER;
    search.most = search.most < ALWAYS_TELLING ? ALWAYS_TELLING : search.most;
    search.most = search.most > MOST_ARTICLES ? MOST_ARTICLES : search.most;
    status = find_shared(&search, SHARED_ENTITY, "similar.entities", MOST_ENTITIES);
    if (status == STATUS_OK) {
        status = find_shared(&search, SHARED_EVENT, "similar.events", MOST_EVENTS);
    }
    if (status == STATUS_OK) {
        status = find_words(&search, &record.article);
    }
    if (status != STATUS_OK) {
        return status;
    }
    size_t count = 0;
    const struct likeness *found = add_up(&search, &count);
    return cut_page(reader, arena, query, found, count, out);
}
