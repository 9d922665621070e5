#ifndef DATELINED_STORE_CHANGES_H
#define DATELINED_STORE_CHANGES_H

#include "store/archive.h"

/* Tables whose rows the census has, by row number. The last two are how many words the rows of the
 * text indexes have: they change when a text does. */
enum changed_table {
    CHANGED_ARTICLES,
    CHANGED_ENTITIES,
    CHANGED_EVENTS,
    CHANGED_EVIDENCE,
    CHANGED_ARTICLE_TEXTS,
    CHANGED_EVENT_TEXTS,
    CHANGED_TABLES
};

struct changed_rows {
    uint32_t *rows;
    size_t count, capacity;
};

/* Rows that one load added, changed or took away, noted while it writes. */
struct changes {
    struct changes *next; /* of an earlier generation */
    uint64_t generation;  /* that shows them */
    struct changed_rows tables[CHANGED_TABLES];
    size_t total;
    bool too_many; /* they were not all noted */
};

/* Starts to note what is changed through a connection. */
struct changes *changes_watch(struct connection *writer);

/* Ends noting; the notes are dropped, or kept with the store as those of the generation that was
 * just published. */
void changes_drop(struct connection *writer, struct changes *changes);
void changes_keep(struct store *store, struct connection *writer, struct changes *changes,
                  uint64_t generation);

/* What changed from the generation `from` to `to`, each row once, ascending, in `out`; false when
 * that is not known or is much. The caller holds the store's census lock. */
bool changes_between(const struct store *store, uint64_t from, uint64_t to, struct arena *arena,
                     struct changes *out);

/* Forgets what led to `generation`; under the census lock. */
void changes_forget(struct store *store, uint64_t generation);

/* Adds a row; sorts the rows and leaves each once. For lists in an arena. */
void changed_rows_add(struct arena *arena, struct changed_rows *rows, uint32_t row);
void changed_rows_sort(struct changed_rows *rows);

#endif
