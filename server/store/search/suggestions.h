#ifndef DATELINED_STORE_SUGGESTIONS_H
#define DATELINED_STORE_SUGGESTIONS_H

#include "store/connection.h"
#include "store/records.h"

/* Completions as they are found, of one kind after the other. */
struct suggestions {
    struct arena *arena;
    struct suggestion *items;
    size_t count, capacity;
    enum suggestion_type type; /* of those that are found now */
};

/* A list_take: adds a row of id, label, for an entity the matching alias, and, but for an article,
 * the count. */
void suggestions_take(void *suggestions, struct columns *columns);

/* Adds articles, the newest first, or events, those that most articles tell first, whose titles
 * have the typed words (words_fold), the last of which may be unfinished; at most `limit`. */
MUST_CHECK enum status titles_find(struct connection *connection, enum suggestion_type type,
                                   struct span folded, size_t limit, struct suggestions *out);

#endif
