/* A table in which each count has one place, where it takes that of the one before. */

#include "totals.h"

#include "base/hash.h"

enum { PLACES = 1024 };

struct counted {
    struct totals_key key;
    uint64_t total;
};

struct totals {
    pthread_mutex_t lock;
    struct counted places[PLACES];
};

struct totals *totals_new(struct arena *arena)
{
    struct totals *totals = ARENA_NEW(arena, struct totals);
    pthread_mutex_init(&totals->lock, NULL);
    return totals;
}

void totals_fini(struct totals *totals)
{
    pthread_mutex_destroy(&totals->lock);
}

/* What decides a value, as bytes. */
static struct span value_bytes(const struct value *value)
{
    switch (value->kind) {
    case VALUE_TEXT:
        return value->text;
    case VALUE_INT:
        return (struct span){(const char *)&value->integer, sizeof value->integer};
    default:
        return (struct span){(const char *)&value->real, sizeof value->real};
    }
}

/* Rows that are marked in memory have no name by which they could be found again, and what was
 * known by a day is not what the tables say. */
struct totals_key totals_key(const struct store_reader *reader, const struct select *count)
{
    struct span sql = {count->text, count->len};
    struct totals_key key = {hash_64(sql, 3), hash_64(sql, 4), reader->generation,
                             reader->load_number};
    bool nameless = reader->known_day != DAY_NONE;
    for (size_t i = 0; i < count->value_count; i++) {
        struct span bytes = value_bytes(&count->values[i]);
        nameless = nameless || count->values[i].kind == VALUE_MARKS;
        key.first = hash_64(bytes, key.first + bytes.len);
        key.second = hash_64(bytes, key.second ^ bytes.len);
    }
    if (nameless) {
        key.first = key.second = 0;
    }
    return key;
}

static bool is_same(const struct totals_key *a, const struct totals_key *b)
{
    return a->first == b->first && a->second == b->second && a->generation == b->generation &&
           a->load == b->load;
}

bool totals_find(struct totals *totals, const struct totals_key *key, uint64_t *total)
{
    if (key->first == 0 && key->second == 0) {
        return false;
    }
    pthread_mutex_lock(&totals->lock);
    const struct counted *counted = &totals->places[key->first % PLACES];
    bool found = is_same(&counted->key, key);
    if (found) {
        *total = counted->total;
    }
    pthread_mutex_unlock(&totals->lock);
    return found;
}

void totals_keep(struct totals *totals, const struct totals_key *key, uint64_t total)
{
    if (key->first != 0 || key->second != 0) {
        pthread_mutex_lock(&totals->lock);
        totals->places[key->first % PLACES] = (struct counted){*key, total};
        pthread_mutex_unlock(&totals->lock);
    }
}
