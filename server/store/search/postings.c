/* FTS5 hands out a phrase's rows one at a time through SQLite's machine, with every occurrence as a
 * record of its own and the row's length as a look-up: a microsecond or three for each row, which
 * is much for a word that stands in every article. Here one call walks the rows inside FTS5 and
 * writes what ranking needs of them into bytes; those of common words are kept. */

#include "postings.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/table.h"
#include "ranking.h"
#include "store/counts/renew_links.h"
#include "store/list.h"

/* A shorter list is read about as fast as it is found here. */
enum { LONG_LIST = 2048, LENGTHS_KNOWN = 4096 };

#define POINTER_TYPE "postings"

/* A list that is kept. */
struct kept_list {
    struct posting_list list;
    struct span phrase;
    uint32_t last; /* its last row */
};

struct postings {
    const char *gather;
    uint32_t row_limit;
    uint32_t *lengths; /* words, by row */
    uint64_t words;    /* of all rows */
    double average;    /* of a row */
    uint64_t row_count;
    double known[LENGTHS_KNOWN]; /* ranking_length of the lengths below */
    pthread_mutex_t lock;        /* guards what follows */
    struct arena *arena;
    struct table *numbers; /* into `lists`, by phrase */
    struct kept_list *lists;
    size_t list_count, list_capacity;
    size_t kept, budget; /* bytes */
};

/* --- lists ------------------------------------------------------------------------------------ */

struct posting_reader posting_start(const struct posting_list *list)
{
    const unsigned char *bytes = (const unsigned char *)list->bytes.ptr;
    return (struct posting_reader){.at = bytes, .end = bytes + list->bytes.len};
}

struct gathering {
    struct buffer bytes;
    uint32_t row_count;
    uint32_t last;
    int column_count;
    uint32_t weights[4];
    bool by_row; /* the statement walks the rows */
};

static void add_number(struct buffer *bytes, uint32_t number)
{
    char *at = buffer_reserve(bytes, 5);
    size_t len = 0;
    for (; number >= 0x80; number >>= 7) {
        at[len++] = (char)(number | 0x80);
    }
    at[len++] = (char)number;
    bytes->len += len;
}

static void add_row(struct gathering *gathering, uint32_t row, uint32_t occurrences)
{
    add_number(&gathering->bytes, row - gathering->last);
    add_number(&gathering->bytes, occurrences);
    gathering->last = row;
    gathering->row_count++;
}

/* Counts the occurrences of the first phrase in the present row, weighted by columns. */
static int count_row(const Fts5ExtensionApi *api, Fts5Context *fts,
                     const struct gathering *gathering, uint32_t *occurrences)
{
    Fts5PhraseIter place;
    int column, token;
    int code = api->xPhraseFirst(fts, 0, &place, &column, &token);
    for (*occurrences = 0; code == SQLITE_OK && column >= 0;) {
        *occurrences += column < gathering->column_count ? gathering->weights[column] : 1;
        api->xPhraseNext(fts, &place, &column, &token);
    }
    return code;
}

static int gather_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *context)
{
    struct gathering *gathering = context;
    uint32_t occurrences;
    int code = count_row(api, fts, gathering, &occurrences);
    add_row(gathering, (uint32_t)api->xRowid(fts), occurrences);
    return code;
}

static void set_weights(struct gathering *gathering, int count, sqlite3_value **weights)
{
    for (int i = 0; i < count && i < 4; i++) {
        gathering->weights[i] = (uint32_t)sqlite3_value_int(weights[i]);
        gathering->column_count = i + 1;
    }
}

void postings_gather_rows(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
                          int count, sqlite3_value **values)
{
    struct gathering *gathering = sqlite3_value_pointer(values[0], POINTER_TYPE);
    if (gathering == NULL || api->xPhraseCount(fts) != 1) {
        sqlite3_result_error_code(result, SQLITE_MISUSE);
        return;
    }
    set_weights(gathering, count - 1, values + 1);
    int code = gathering->by_row ? gather_row(api, fts, gathering)
                                 : api->xQueryPhrase(fts, 0, gathering, gather_row);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
    }
}

/* --- what holds for all rows ------------------------------------------------------------------ */

/* One of FTS5's numbers: seven bits a byte, the highest first, nine bytes at most. */
static uint64_t read_size(struct span *bytes)
{
    uint64_t value = 0;
    while (bytes->len > 0) {
        unsigned char byte = (unsigned char)*bytes->ptr;
        *bytes = span_slice(*bytes, 1, bytes->len);
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80) {
            break;
        }
    }
    return value;
}

static void take_size(void *context, struct columns *columns)
{
    struct postings *postings = context;
    uint32_t row = column_count(columns);
    uint64_t words = 0;
    for (struct span bytes = column_borrowed(columns); bytes.len > 0;) {
        words += read_size(&bytes);
    }
    postings->row_count++;
    if (row < postings->row_limit) {
        postings->lengths[row] = words < UINT32_MAX ? (uint32_t)words : UINT32_MAX;
        postings->words += postings->lengths[row];
    }
}

static struct postings *postings_start(const char *gather, uint32_t row_limit, size_t budget)
{
    struct arena *arena = arena_new();
    struct postings *postings = ARENA_NEW(arena, struct postings);
    *postings = (struct postings){.gather = gather,
                                  .row_limit = row_limit,
                                  .lengths = ARENA_ARRAY(arena, uint32_t, row_limit),
                                  .arena = arena,
                                  .numbers = table_new(arena, 64),
                                  .budget = budget};
    pthread_mutex_init(&postings->lock, NULL);
    return postings;
}

/* Works out what follows from the lengths of all rows. */
static void postings_end(struct postings *postings)
{
    uint64_t rows = postings->row_count;
    postings->average = rows > 0 ? (double)postings->words / (double)rows : 1;
    for (uint32_t words = 0; words < LENGTHS_KNOWN; words++) {
        postings->known[words] = ranking_length(words, postings->average);
    }
}

enum status postings_new(struct connection *connection, const char *sizes, const char *gather,
                         uint32_t row_limit, size_t budget, struct postings **out)
{
    struct postings *postings = postings_start(gather, row_limit, budget);
    enum status status =
        list_each(connection, connection_named(connection, sizes), NULL, take_size, postings);
    if (status != STATUS_OK) {
        postings_free(postings);
        return status;
    }
    postings_end(postings);
    *out = postings;
    return STATUS_OK;
}

void postings_free(struct postings *postings)
{
    if (postings) {
        pthread_mutex_destroy(&postings->lock);
        arena_free(postings->arena);
    }
}

double postings_length(const struct postings *postings, uint32_t row)
{
    uint32_t words = row < postings->row_limit ? postings->lengths[row] : 0;
    return words < LENGTHS_KNOWN ? postings->known[words]
                                 : ranking_length(words, postings->average);
}

double postings_weight(const struct postings *postings, uint32_t row_count)
{
    return ranking_weight((int64_t)postings->row_count, row_count);
}

size_t postings_kept(struct postings *postings)
{
    pthread_mutex_lock(&postings->lock);
    size_t kept = postings->kept;
    pthread_mutex_unlock(&postings->lock);
    return kept;
}

/* --- gathering -------------------------------------------------------------------------------- */

static bool find_kept(struct postings *postings, struct span phrase, struct posting_list *out)
{
    pthread_mutex_lock(&postings->lock);
    uint32_t number = table_get(postings->numbers, phrase);
    if (number != TABLE_NONE) {
        *out = postings->lists[number].list;
    }
    pthread_mutex_unlock(&postings->lock);
    return number != TABLE_NONE;
}

/* Keeps a list that fits in; the caller holds the lock or is alone. */
static void keep(struct postings *postings, struct span phrase, const struct posting_list *list,
                 uint32_t last)
{
    bool fits = postings->kept + list->bytes.len <= postings->budget;
    if (fits && table_get(postings->numbers, phrase) == TABLE_NONE) {
        postings->lists = arena_grow(postings->arena, postings->lists, postings->list_count,
                                     &postings->list_capacity, sizeof *postings->lists);
        uint32_t number = (uint32_t)postings->list_count++;
        struct span copy = arena_copy(postings->arena, phrase);
        postings->lists[number] = (struct kept_list){
            {list->row_count, arena_copy(postings->arena, list->bytes)}, copy, last};
        table_set(postings->numbers, copy, number);
        postings->kept += list->bytes.len;
    }
}

static enum status gather(const struct postings *postings, struct connection *connection,
                          struct span phrase, struct gathering *gathering)
{
    sqlite3_stmt *statement = connection_named(connection, postings->gather);
    if (statement == NULL) {
        return connection_failed(connection);
    }
    sqlite3_bind_pointer(statement, 1, gathering, POINTER_TYPE, NULL);
    struct binder binder = {.statement = statement, .at = 2};
    bind_text(&binder, phrase);
    enum status status = statement_run(connection, statement);
    sqlite3_clear_bindings(statement);
    return status;
}

enum status postings_gather(struct postings *postings, struct connection *connection,
                            struct arena *arena, struct span phrase, struct posting_list *out)
{
    if (find_kept(postings, phrase, out)) {
        return STATUS_OK;
    }
    struct gathering gathering = {0};
    enum status status = gather(postings, connection, phrase, &gathering);
    if (status == STATUS_OK) {
        struct span bytes = gathering.row_count ? buffer_span(&gathering.bytes) : SPAN("");
        *out = (struct posting_list){gathering.row_count, arena_copy(arena, bytes)};
        if (gathering.row_count >= LONG_LIST) {
            pthread_mutex_lock(&postings->lock);
            keep(postings, phrase, out, gathering.last);
            pthread_mutex_unlock(&postings->lock);
        }
    }
    buffer_fini(&gathering.bytes);
    return status;
}

/* --- of a later generation -------------------------------------------------------------------- */

struct renewing {
    struct connection *connection;
    const char *occurrences;
    const struct changed_rows *changed;
    uint32_t first, last; /* of the changed rows */
    struct postings *postings;
    struct gathering found; /* rows that have the phrase, the changed ones among them */
};

static bool is_changed(const struct changed_rows *changed, uint32_t row)
{
    size_t low = 0, high = changed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (changed->rows[middle] < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < changed->count && changed->rows[low] == row;
}

static enum status find_occurrences(struct renewing *renewing, struct span phrase)
{
    struct gathering *found = &renewing->found;
    sqlite3_stmt *statement = connection_named(renewing->connection, renewing->occurrences);
    if (statement == NULL) {
        return connection_failed(renewing->connection);
    }
    sqlite3_bind_pointer(statement, 1, found, POINTER_TYPE, NULL);
    struct binder binder = {.statement = statement, .at = 2};
    bind_text(&binder, phrase);
    bind_int(&binder, renewing->first);
    bind_int(&binder, renewing->last);
    found->by_row = true;
    found->row_count = found->last = 0;
    buffer_clear(&found->bytes);
    enum status status = statement_run(renewing->connection, statement);
    sqlite3_clear_bindings(statement);
    return status;
}

/* The rows of a list that did not change, and those that were found, in their order. */
static void merge_list(const struct renewing *renewing, const struct posting_list *old,
                       struct gathering *out)
{
    struct posting_list fresh = {renewing->found.row_count,
                                 renewing->found.row_count ? buffer_span(&renewing->found.bytes)
                                                           : SPAN("")};
    struct posting_reader kept = posting_start(old), found = posting_start(&fresh);
    bool left = posting_next(&kept), more = posting_next(&found);
    while (left || more) {
        if (left && is_changed(renewing->changed, kept.row)) {
            left = posting_next(&kept);
        } else if (more && !is_changed(renewing->changed, found.row)) {
            more = posting_next(&found);
        } else if (left && (!more || kept.row < found.row)) {
            add_row(out, kept.row, kept.occurrences);
            left = posting_next(&kept);
        } else {
            add_row(out, found.row, found.occurrences);
            more = posting_next(&found);
        }
    }
}

/* Mostly rows are only added behind the others. */
static enum status renew_list(struct renewing *renewing, const struct kept_list *old)
{
    struct posting_list list = old->list;
    struct gathering merged = {0};
    enum status status = find_occurrences(renewing, old->phrase);
    if (status != STATUS_OK) {
        return status;
    }
    merged.last = old->last;
    if (renewing->changed->count == 0 || old->last < renewing->changed->rows[0]) {
        buffer_add(&merged.bytes, old->list.bytes);
        merged.row_count = old->list.row_count;
        list = (struct posting_list){0, SPAN("")};
    } else {
        merged.last = 0;
    }
    merge_list(renewing, &list, &merged);
    list = (struct posting_list){merged.row_count, SPAN("")};
    if (merged.row_count > 0) {
        list.bytes = buffer_span(&merged.bytes);
        keep(renewing->postings, old->phrase, &list, merged.last);
    }
    buffer_fini(&merged.bytes);
    return status;
}

static void take_row_count(void *context, struct columns *columns)
{
    ((struct postings *)context)->row_count = (uint64_t)column_int(columns);
}

enum status postings_renew(struct connection *connection, struct postings *old,
                           const struct postings_statements *statements, uint32_t row_limit,
                           const struct changed_rows *changed, struct postings **out)
{
    struct postings *postings = postings_start(old->gather, row_limit, old->budget);
    struct renewing renewing = {.connection = connection,
                                .occurrences = statements->occurrences,
                                .changed = changed,
                                .postings = postings};
    if (old->row_limit > 0) {
        memcpy(postings->lengths, old->lengths, old->row_limit * sizeof *old->lengths);
    }
    postings->words = old->words;
    for (size_t i = 0; i < changed->count; i++) {
        postings->words -= postings->lengths[changed->rows[i]];
        postings->lengths[changed->rows[i]] = 0;
    }
    enum status status =
        renew_each(connection, statements->sizes, NULL, changed, take_size, postings);
    if (status == STATUS_OK) {
        status = list_each(connection, connection_named(connection, statements->rows), NULL,
                           take_row_count, postings);
    }
    postings_end(postings);
    renewing.first = changed->count > 0 ? changed->rows[0] : 1;
    renewing.last = changed->count > 0 ? changed->rows[changed->count - 1] : 0;
    pthread_mutex_lock(&old->lock);
    size_t lists = old->list_count;
    for (size_t i = 0; i < lists && status == STATUS_OK; i++) {
        status = renew_list(&renewing, &old->lists[i]);
    }
    pthread_mutex_unlock(&old->lock);
    buffer_fini(&renewing.found.bytes);
    if (status != STATUS_OK) {
        postings_free(postings);
        return status;
    }
    *out = postings;
    return STATUS_OK;
}
