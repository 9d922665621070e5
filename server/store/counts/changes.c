/* SQLite tells of each row of a table with row numbers that is written (sqlite3_update_hook). What
 * it does not tell of, tables without row numbers, goes along with a row that it does: parties with
 * their event, authors with their article, and who is mentioned where with the entity that counts
 * its articles. */

#include "changes.h"

#include <stdlib.h>

/* More than these are soon read with all the others. */
enum { MOST_CHANGES = 20000 };

static const char *const tables[CHANGED_TABLES] = {[CHANGED_ARTICLES] = "article",
                                                   [CHANGED_ENTITIES] = "entity",
                                                   [CHANGED_EVENTS] = "event",
                                                   [CHANGED_EVIDENCE] = "evidence",
                                                   [CHANGED_ARTICLE_TEXTS] =
                                                       "article_search_docsize",
                                                   [CHANGED_EVENT_TEXTS] = "event_search_docsize"};

static void note(struct changes *changes, struct changed_rows *rows, uint32_t row)
{
    if (rows->count == rows->capacity) {
        rows->capacity = rows->capacity ? rows->capacity * 2 : 64;
        rows->rows = realloc(rows->rows, rows->capacity * sizeof *rows->rows);
        if (rows->rows == NULL) {
            abort();
        }
    }
    if (rows->count == 0 || rows->rows[rows->count - 1] != row) {
        rows->rows[rows->count++] = row;
        changes->total++;
    }
}

static void on_update(void *context, int operation, const char *schema, const char *table,
                      sqlite3_int64 row)
{
    struct changes *changes = context;
    (void)operation;
    if (changes->too_many || strcmp(schema, "main") != 0) {
        return;
    }
    for (int i = 0; i < CHANGED_TABLES; i++) {
        if (strcmp(table, tables[i]) == 0 && row > 0 && row < UINT32_MAX) {
            note(changes, &changes->tables[i], (uint32_t)row);
        }
    }
    changes->too_many = changes->total > MOST_CHANGES;
}

static void free_changes(struct changes *changes)
{
    for (int i = 0; i < CHANGED_TABLES; i++) {
        free(changes->tables[i].rows);
    }
    free(changes);
}

struct changes *changes_watch(struct connection *writer)
{
    struct changes *changes = calloc(1, sizeof *changes);
    if (changes == NULL) {
        abort();
    }
    sqlite3_update_hook(writer->db, on_update, changes);
    return changes;
}

void changes_drop(struct connection *writer, struct changes *changes)
{
    sqlite3_update_hook(writer->db, NULL, NULL);
    free_changes(changes);
}

void changes_keep(struct store *store, struct connection *writer, struct changes *changes,
                  uint64_t generation)
{
    sqlite3_update_hook(writer->db, NULL, NULL);
    changes->generation = generation;
    pthread_mutex_lock(&store->census_lock);
    size_t total = changes->total;
    for (const struct changes *other = store->changes; other; other = other->next) {
        total += other->total;
    }
    if (changes->too_many || total > MOST_CHANGES) {
        changes_forget(store, UINT64_MAX);
        free_changes(changes);
    } else {
        changes->next = store->changes;
        store->changes = changes;
    }
    pthread_mutex_unlock(&store->census_lock);
}

void changes_forget(struct store *store, uint64_t generation)
{
    struct changes **end = &store->changes;
    while (*end && (*end)->generation > generation) {
        end = &(*end)->next;
    }
    while (*end) {
        struct changes *forgotten = *end;
        *end = forgotten->next;
        free_changes(forgotten);
    }
}

void changed_rows_add(struct arena *arena, struct changed_rows *rows, uint32_t row)
{
    rows->rows = arena_grow(arena, rows->rows, rows->count, &rows->capacity, sizeof *rows->rows);
    rows->rows[rows->count++] = row;
}

static int compare_rows(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

void changed_rows_sort(struct changed_rows *rows)
{
    size_t kept = 0;
    if (rows->count > 1) {
        qsort(rows->rows, rows->count, sizeof *rows->rows, compare_rows);
    }
    for (size_t i = 0; i < rows->count; i++) {
        if (i == 0 || rows->rows[i] != rows->rows[i - 1]) {
            rows->rows[kept++] = rows->rows[i];
        }
    }
    rows->count = kept;
}

bool changes_between(const struct store *store, uint64_t from, uint64_t to, struct arena *arena,
                     struct changes *out)
{
    uint64_t met = 0;
    *out = (struct changes){0};
    for (const struct changes *some = store->changes; some; some = some->next) {
        if (some->generation <= from || some->generation > to) {
            continue;
        }
        met++;
        for (int table = 0; table < CHANGED_TABLES; table++) {
            for (size_t i = 0; i < some->tables[table].count; i++) {
                changed_rows_add(arena, &out->tables[table], some->tables[table].rows[i]);
            }
        }
    }
    for (int table = 0; table < CHANGED_TABLES; table++) {
        changed_rows_sort(&out->tables[table]);
    }
    return to > from && met == to - from;
}
