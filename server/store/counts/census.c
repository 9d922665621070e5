/* The store keeps the census of the latest generation that anyone asked about, and what was known
 * by the day that was last asked about; a reader of an older generation (a load was published
 * during its request) counts one for itself. */

#include "census.h"

#include "census_read.h"
#include "census_renew.h"
#include "census_sentences.h"
#include "census_then.h"

enum { LETTERS = 26 };

uint32_t census_country_number(const char code[4])
{
    uint32_t number = 0;
    for (int i = 0; i < 3; i++) {
        if (code[i] < 'A' || code[i] > 'Z') {
            return 0;
        }
        number = number * LETTERS + (uint32_t)(code[i] - 'A');
    }
    return number + 1;
}

void census_country_code(uint32_t number, char code[4])
{
    code[0] = code[3] = '\0';
    for (int i = 2; number > 0 && i >= 0; i--) {
        uint32_t divisor = i == 2 ? 1 : i == 1 ? LETTERS : LETTERS * LETTERS;
        code[i] = (char)('A' + (number - 1) / divisor % LETTERS);
    }
}

bool census_is_out(const struct census *census, uint32_t article)
{
    int32_t last = census->articles.last[article];
    return census->now == NULL || (last != DAY_NONE && last <= census->day);
}

static void free_census(struct census *census)
{
    for (size_t i = 0; i < CENSUS_TEXTS && census->now == NULL; i++) {
        postings_free(census->texts[i].postings);
    }
    arena_free(census->sentences_arena);
    arena_free(census->tellings_arena);
    arena_free(census->arena);
}

static void drop(struct census *census)
{
    while (census && --*census->holders == 0) {
        struct census *now = census->now;
        free_census(census);
        census = now;
    }
}

static struct census *new_census(const struct store_reader *reader)
{
    struct arena *arena = arena_new();
    struct census *census = ARENA_NEW(arena, struct census);
    census->arena = arena;
    census->generation = reader->generation;
    census->holders = ARENA_NEW(arena, uint32_t);
    *census->holders = 1;
    return census;
}

static enum status count_census(struct store_reader *reader, struct census **out)
{
    struct census *census = new_census(reader);
    enum status status = census_read(&reader->connection, census);
    if (status != STATUS_OK) {
        free_census(census);
        return status;
    }
    *out = census;
    return STATUS_OK;
}

/* The store's census, held, when it is known what changed from its generation to the reader's; or
 * NULL. */
static struct census *hold_renewable(struct store_reader *reader, struct arena *arena,
                                     struct changes *changes)
{
    struct store *store = reader->store;
    pthread_mutex_lock(&store->census_lock);
    struct census *census = store->census;
    if (census && !changes_between(store, census->generation, reader->generation, arena, changes)) {
        census = NULL;
    }
    if (census) {
        ++*census->holders;
    }
    pthread_mutex_unlock(&store->census_lock);
    return census;
}

/* Makes the reader's census of an earlier one, if that can be; else *out stays NULL. */
static enum status renew_census(struct store_reader *reader, struct census **out)
{
    struct changes changes;
    struct arena *arena = arena_new();
    struct census *old = hold_renewable(reader, arena, &changes);
    enum status status = STATUS_OK;
    if (old) {
        struct census *census = new_census(reader);
        status = census_renew(&reader->connection, old, &changes, census);
        pthread_mutex_lock(&reader->store->census_lock);
        drop(old);
        pthread_mutex_unlock(&reader->store->census_lock);
        if (status == STATUS_OK) {
            *out = census;
        } else {
            free_census(census);
        }
    }
    arena_free(arena);
    return status;
}

/* Counts one to be shared, without the request's time limit: counting that is broken off would
 * begin anew with the next request, and never end on an archive for which the limit is too short.
 */
static enum status count_shared(struct store_reader *reader)
{
    enum status status = renew_census(reader, &reader->census);
    if (status == STATUS_OK && reader->census == NULL) {
        status = count_census(reader, &reader->census);
    }
    return status;
}

/* The reader holds the store's census if that is of its generation. */
static void hold_shared(struct store_reader *reader)
{
    struct store *store = reader->store;
    pthread_mutex_lock(&store->census_lock);
    if (reader->census == NULL && store->census &&
        store->census->generation == reader->generation) {
        reader->census = store->census;
        ++*reader->census->holders;
    }
    pthread_mutex_unlock(&store->census_lock);
}

/* Makes the reader's census the store's, too, unless that has a later one. */
static void share(struct store_reader *reader)
{
    struct store *store = reader->store;
    pthread_mutex_lock(&store->census_lock);
    if (store->census == NULL || store->census->generation < reader->generation) {
        drop(store->census);
        store->census = reader->census;
        ++*store->census->holders;
        changes_forget(store, reader->generation);
    }
    pthread_mutex_unlock(&store->census_lock);
}

/* The reader holds the store's census, counted now if it is of another generation. One counts, the
 * others wait for him; who only looks whether there is one does not. */
static enum status take_shared(struct store_reader *reader)
{
    enum status status = STATUS_OK;
    hold_shared(reader);
    if (reader->census) {
        return status;
    }
    int64_t left_ns = connection_pause(&reader->connection);
    pthread_mutex_lock(&reader->store->counting_lock);
    hold_shared(reader);
    if (reader->census == NULL) {
        status = count_shared(reader);
        if (status == STATUS_OK) {
            share(reader);
        }
    }
    pthread_mutex_unlock(&reader->store->counting_lock);
    connection_resume(&reader->connection, left_ns);
    return status;
}

/* --- what was known by a day -------------------------------------------------------------------
 */

/* The reader holds `census` instead of the one that it has. */
static void exchange(struct store_reader *reader, struct census *census)
{
    pthread_mutex_lock(&reader->store->census_lock);
    ++*census->holders;
    drop(reader->census);
    reader->census = census;
    pthread_mutex_unlock(&reader->store->census_lock);
}

/* Makes the census of the reader's day, without the request's time limit for what is read once. */
static enum status make_then(struct store_reader *reader, struct census **out)
{
    atomic_store(&reader->store->asks_tellings, true);
    enum status status = census_tellings_read(&reader->connection, reader->census);
    if (status == STATUS_OK) {
        *out = census_then_make(reader->census, reader->known_day);
        pthread_mutex_lock(&reader->store->census_lock);
        ++*reader->census->holders;
        pthread_mutex_unlock(&reader->store->census_lock);
    }
    return status;
}

/* The reader, which holds the census of now, gets that of its day: the one that was made last, when
 * it is of that day, or a new one, which then is the last. */
static enum status take_then(struct store_reader *reader)
{
    struct store *store = reader->store;
    enum status status = STATUS_OK;
    int64_t left_ns = connection_pause(&reader->connection);
    pthread_mutex_lock(&store->counting_lock);
    struct census *then = store->then;
    if (then == NULL || then->now != reader->census || then->day != reader->known_day) {
        status = make_then(reader, &then);
        if (status == STATUS_OK) {
            pthread_mutex_lock(&store->census_lock);
            drop(store->then);
            store->then = then;
            pthread_mutex_unlock(&store->census_lock);
        }
    }
    if (status == STATUS_OK) {
        exchange(reader, then);
    }
    pthread_mutex_unlock(&store->counting_lock);
    connection_resume(&reader->connection, left_ns);
    return status;
}

/* Whether the reader's census can be made of the store's, which does not take long. */
static bool is_renewable(struct store_reader *reader)
{
    struct changes changes;
    struct arena *arena = arena_new();
    struct census *old = hold_renewable(reader, arena, &changes);
    if (old) {
        pthread_mutex_lock(&reader->store->census_lock);
        drop(old);
        pthread_mutex_unlock(&reader->store->census_lock);
    }
    arena_free(arena);
    return old != NULL;
}

const struct census *census_peek(struct store_reader *reader)
{
    if (reader->census == NULL) {
        hold_shared(reader);
    }
    if (reader->census == NULL && is_renewable(reader)) {
        enum status status = take_shared(reader);
        (void)status; /* without a census the list is read from the tables */
    }
    return reader->census;
}

enum status census_take(struct store_reader *reader, const struct census **out)
{
    enum status status = take_shared(reader);
    if (status == STATUS_OK && reader->known_day != DAY_NONE && reader->census->now == NULL) {
        status = take_then(reader);
    }
    if (status == STATUS_OK) {
        *out = reader->census;
    }
    return status;
}

/* What few ask for, and what takes long to read: who asked once will ask again. */
enum status census_take_asked(struct store_reader *reader)
{
    struct store *store = reader->store;
    enum status status = STATUS_OK;
    const struct census_sentences *sentences;
    if (atomic_load(&store->asks_sentences)) {
        status = census_sentences_take(reader, &sentences);
    }
    if (status == STATUS_OK && atomic_load(&store->asks_tellings)) {
        pthread_mutex_lock(&store->counting_lock);
        status = census_tellings_read(&reader->connection, reader->census);
        pthread_mutex_unlock(&store->counting_lock);
    }
    return status;
}

void census_collapse(const struct census *census, uint8_t *found)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < census->copy_count; i++) {
        uint8_t *mark = &found[census->copies[i].article];
        if (*mark && census->copies[i].group == shown) {
            *mark = 0;
        } else if (*mark) {
            shown = census->copies[i].group;
        }
    }
}

void census_release(struct store_reader *reader)
{
    if (reader->census) {
        pthread_mutex_lock(&reader->store->census_lock);
        drop(reader->census);
        pthread_mutex_unlock(&reader->store->census_lock);
        reader->census = NULL;
    }
}

void census_close(struct store *store)
{
    changes_forget(store, UINT64_MAX);
    drop(store->then);
    drop(store->census);
    store->then = store->census = NULL;
}
