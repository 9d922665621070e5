/* FTS5 hands out a phrase's rows one at a time through SQLite's machine, with every occurrence as a
 * record of its own and the row's length as a look-up: a microsecond or three for each row, which
 * is much for a word that stands in every article. Here one call walks the rows inside FTS5 and
 * writes what ranking needs of them into bytes; those of common words are kept. */

#include "store/postings.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/table.h"
#include "store/list.h"
#include "store/ranking.h"

/* A shorter list is read about as fast as it is found here. */
enum { LONG_LIST = 2048, LENGTHS_KNOWN = 4096 };

#define POINTER_TYPE "postings"

struct postings {
    const char *gather;
    uint32_t row_limit;
    uint32_t *lengths; /* words, by row */
    double average;    /* of all rows */
    uint64_t row_count;
    double known[LENGTHS_KNOWN]; /* ranking_length of the lengths below */
    pthread_mutex_t lock;        /* guards what follows */
    struct arena *arena;
    struct table *numbers; /* into `lists`, by phrase */
    struct posting_list *lists;
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

static int gather_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *context)
{
    struct gathering *gathering = context;
    uint32_t row = (uint32_t)api->xRowid(fts);
    uint32_t occurrences = 0;
    Fts5PhraseIter place;
    int column, token;
    int code = api->xPhraseFirst(fts, 0, &place, &column, &token);
    while (code == SQLITE_OK && column >= 0) {
        occurrences += column < gathering->column_count ? gathering->weights[column] : 1;
        api->xPhraseNext(fts, &place, &column, &token);
    }
    add_number(&gathering->bytes, row - gathering->last);
    add_number(&gathering->bytes, occurrences);
    gathering->last = row;
    gathering->row_count++;
    return code;
}

void postings_gather_rows(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
                          int count, sqlite3_value **values)
{
    struct gathering *gathering = sqlite3_value_pointer(values[0], POINTER_TYPE);
    if (gathering == NULL || api->xPhraseCount(fts) != 1) {
        sqlite3_result_error_code(result, SQLITE_MISUSE);
        return;
    }
    for (int i = 1; i < count && i <= 4; i++) {
        gathering->weights[i - 1] = (uint32_t)sqlite3_value_int(values[i]);
        gathering->column_count = i;
    }
    int code = api->xQueryPhrase(fts, 0, gathering, gather_row);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
    }
}

/* --- what holds for all rows ------------------------------------------------------------------ */

struct sizes {
    struct postings *postings;
    uint64_t words;
};

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
    struct sizes *sizes = context;
    uint32_t row = column_count(columns);
    uint64_t words = 0;
    for (struct span bytes = column_borrowed(columns); bytes.len > 0;) {
        words += read_size(&bytes);
    }
    sizes->words += words;
    sizes->postings->row_count++;
    if (row < sizes->postings->row_limit) {
        sizes->postings->lengths[row] = words < UINT32_MAX ? (uint32_t)words : UINT32_MAX;
    }
}

enum status postings_new(struct connection *connection, const char *sizes, const char *gather,
                         uint32_t row_limit, size_t budget, struct postings **out)
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
    struct sizes all = {postings, 0};
    enum status status =
        list_each(connection, connection_named(connection, sizes), NULL, take_size, &all);
    if (status != STATUS_OK) {
        postings_free(postings);
        return status;
    }
    uint64_t rows = postings->row_count;
    postings->average = rows > 0 ? (double)all.words / (double)rows : 1;
    for (uint32_t words = 0; words < LENGTHS_KNOWN; words++) {
        postings->known[words] = ranking_length(words, postings->average);
    }
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
        *out = postings->lists[number];
    }
    pthread_mutex_unlock(&postings->lock);
    return number != TABLE_NONE;
}

/* Keeps a list that fits in. */
static void keep(struct postings *postings, struct span phrase, const struct posting_list *list)
{
    pthread_mutex_lock(&postings->lock);
    bool fits = postings->kept + list->bytes.len <= postings->budget;
    if (fits && table_get(postings->numbers, phrase) == TABLE_NONE) {
        postings->lists = arena_grow(postings->arena, postings->lists, postings->list_count,
                                     &postings->list_capacity, sizeof *postings->lists);
        uint32_t number = (uint32_t)postings->list_count++;
        postings->lists[number] =
            (struct posting_list){list->row_count, arena_copy(postings->arena, list->bytes)};
        table_set(postings->numbers, arena_copy(postings->arena, phrase), number);
        postings->kept += list->bytes.len;
    }
    pthread_mutex_unlock(&postings->lock);
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
            keep(postings, phrase, out);
        }
    }
    buffer_fini(&gathering.bytes);
    return status;
}
