/* A thread that counts ahead, so that no request has to: it sleeps until a generation is published,
 * counts that one, and then rests for some multiple of the time that took, because an archive that
 * changes every second must not be counted every second. What a request needs before it is counted
 * it counts or asks for itself. Small archives are left alone: counting them is nothing, and memory
 * is dear where they live. */

#include "store/prepare.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "store/counts/census.h"
#include "store/list.h"
#include "store/search/match_tree.h"
#include "store/search/search.h"

enum { LARGE_ARCHIVE = 2000, COMMON_WORDS = 400, REST = 4 };

struct preparer {
    struct store *store;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stopping;
    struct store_reader *reader; /* that is at work; NULL: none */
};

/* --- one generation --------------------------------------------------------------------------- */

struct words {
    struct span words[COMMON_WORDS];
    size_t count;
};

static void take_word(void *context, struct columns *columns)
{
    struct words *words = context;
    words->words[words->count++] = column_text(columns);
}

/* Gathers what a search for `word` asks of both text indexes. */
static enum status gather_word(struct store_reader *reader, struct arena *arena,
                               const struct census *census, struct span word)
{
    struct query query = query_default();
    struct search search = {0};
    struct match_tree tree = {0};
    uint32_t position;
    query.text = word;
    enum status status = search_read(reader, arena, &query, &search_articles, &search, &position);
    if (status != STATUS_OK || !search.match.ptr || !match_tree_read(arena, search.match, &tree)) {
        return status == STATUS_INVALID ? STATUS_OK : status;
    }
    for (size_t i = 0; i < tree.phrase_count * CENSUS_TEXTS && status == STATUS_OK; i++) {
        struct posting_list list;
        status = postings_gather(census->texts[i % CENSUS_TEXTS].postings, &reader->connection,
                                 arena, tree.phrases[i / CENSUS_TEXTS], &list);
    }
    return status;
}

enum status prepare_read(struct store_reader *reader)
{
    const struct census *census;
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct words *words = ARENA_NEW(arena, struct words);
    enum status status = census_take(reader, &census);
    sqlite3_stmt *statement = connection_named(&reader->connection, "search.common_words");
    if (statement) {
        sqlite3_bind_int(statement, 1, COMMON_WORDS);
    }
    if (status == STATUS_OK) {
        status = list_each(&reader->connection, statement, arena, take_word, words);
    }
    for (size_t i = 0; i < words->count && status == STATUS_OK; i++) {
        arena_reset(scratch);
        status = gather_word(reader, scratch, census, words->words[i]);
    }
    arena_free(scratch);
    arena_free(arena);
    return status == STATUS_OK ? census_take_asked(reader) : status;
}

/* --- the thread ------------------------------------------------------------------------------- */

static void take_count(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

/* Whether counting it ahead is worth while. */
static bool is_large(struct store_reader *reader)
{
    int64_t count = 0;
    struct connection *connection = &reader->connection;
    enum status status = list_each(connection, connection_named(connection, "search.last_article"),
                                   NULL, take_count, &count);
    return status == STATUS_OK && count >= LARGE_ARCHIVE;
}

static void set_reader(struct preparer *preparer, struct store_reader *reader)
{
    pthread_mutex_lock(&preparer->lock);
    preparer->reader = reader;
    if (reader && preparer->stopping) {
        store_read_cancel(reader); /* who stops it came before there was one to cancel */
    }
    pthread_mutex_unlock(&preparer->lock);
}

/* Counts the present generation and returns its number; a failure leaves counting to requests. */
static uint64_t prepare_present(struct preparer *preparer)
{
    uint64_t generation = store_generation(preparer->store);
    struct store_reader *reader = NULL;
    struct failure failure;
    if (store_reader_new(preparer->store, &reader, &failure) != STATUS_OK) {
        return generation;
    }
    if (store_read_begin(reader, 0) == STATUS_OK) {
        set_reader(preparer, reader);
        generation = reader->generation;
        enum status status = is_large(reader) ? prepare_read(reader) : STATUS_OK;
        (void)status;
        set_reader(preparer, NULL);
        store_read_end(reader);
    }
    store_reader_free(reader);
    return generation;
}

static void wait_until(struct preparer *preparer, const struct timespec *end)
{
    pthread_mutex_lock(&preparer->lock);
    int code = 0;
    while (!preparer->stopping && code != ETIMEDOUT) {
        code = pthread_cond_timedwait(&preparer->wake, &preparer->lock, end);
    }
    pthread_mutex_unlock(&preparer->lock);
}

/* Whether there is a generation after `last` to be counted; false when the thread shall end. */
static bool wait_for_work(struct preparer *preparer, uint64_t last)
{
    pthread_mutex_lock(&preparer->lock);
    while (!preparer->stopping && store_generation(preparer->store) <= last) {
        pthread_cond_wait(&preparer->wake, &preparer->lock);
    }
    bool work = !preparer->stopping;
    pthread_mutex_unlock(&preparer->lock);
    return work;
}

/* Moves `end` REST times as far from `start` again. */
static void add_rest(const struct timespec *start, struct timespec *end)
{
    int64_t rest_ms = REST * ((int64_t)(end->tv_sec - start->tv_sec) * 1000 +
                              (end->tv_nsec - start->tv_nsec) / 1000000);
    end->tv_sec += rest_ms / 1000;
    end->tv_nsec += rest_ms % 1000 * 1000000;
    if (end->tv_nsec >= 1000000000) {
        end->tv_sec++;
        end->tv_nsec -= 1000000000;
    }
}

/* The first counting, of all that is there, tells nothing of how long the next will take, which
 * only looks at what has changed. */
static void *run(void *context)
{
    struct preparer *preparer = context;
    uint64_t last = 0;
    while (wait_for_work(preparer, last)) {
        struct timespec start, end;
        uint64_t before = last;
        clock_gettime(CLOCK_REALTIME, &start);
        last = prepare_present(preparer);
        clock_gettime(CLOCK_REALTIME, &end);
        if (before > 0) {
            add_rest(&start, &end);
            wait_until(preparer, &end);
        }
    }
    return NULL;
}

enum status store_prepare_start(struct store *store, struct failure *failure)
{
    struct preparer *preparer = ARENA_NEW(store->arena, struct preparer);
    preparer->store = store;
    pthread_mutex_init(&preparer->lock, NULL);
    pthread_cond_init(&preparer->wake, NULL);
    if (pthread_create(&preparer->thread, NULL, run, preparer) != 0) {
        return failure_set(failure, STATUS_IO, "cannot start a thread");
    }
    atomic_store(&store->preparer, preparer);
    return STATUS_OK;
}

void store_prepare_stop(struct store *store)
{
    struct preparer *preparer = atomic_exchange(&store->preparer, NULL);
    if (preparer == NULL) {
        return;
    }
    pthread_mutex_lock(&preparer->lock);
    preparer->stopping = true;
    if (preparer->reader) {
        store_read_cancel(preparer->reader);
    }
    pthread_cond_broadcast(&preparer->wake);
    pthread_mutex_unlock(&preparer->lock);
    pthread_join(preparer->thread, NULL);
    pthread_cond_destroy(&preparer->wake);
    pthread_mutex_destroy(&preparer->lock);
}

void prepare_wake(struct store *store)
{
    struct preparer *preparer = atomic_load(&store->preparer);
    if (preparer) {
        pthread_mutex_lock(&preparer->lock);
        pthread_cond_broadcast(&preparer->wake);
        pthread_mutex_unlock(&preparer->lock);
    }
}
