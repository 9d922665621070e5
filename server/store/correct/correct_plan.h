#ifndef DATELINED_STORE_CORRECT_PLAN_H
#define DATELINED_STORE_CORRECT_PLAN_H

#include "base/table.h"
#include "correct.h"

/* What the lines about entities come to, before any of it is written. */

/* Of which line of the corrections; none. */
#define NO_LINE SIZE_MAX

/* An entity that a line names, or that one makes. */
struct thing {
    int64_t row;
    struct span id, slug, name; /* without corrections; id and slug of a new one are absent */
    struct span key;
    enum entity_type type;
    size_t into;   /* the thing that it is merged into; its own place: none */
    size_t source; /* of one split off: what it was part of; its own place: none */
    size_t merge, split, rename, retype, hide; /* the lines that say so */
    unsigned verbs;                            /* what was done, bit per verb */
    struct span new_id, new_slug;              /* absent: they stay */
};

/* What an article calls an entity, as a slug. */
struct called {
    struct span slug, id;
    int64_t row;
};

struct plan {
    struct corrections *corrections;
    struct store_load *load;
    struct arena *arena;
    struct thing *things;
    size_t count, capacity;
    struct table *by_row;    /* the bytes of a row number -> thing */
    struct table *by_new_id; /* -> thing */
    struct called *called;   /* by slug, id; read when it is needed first */
    size_t called_count, called_capacity;
    bool called_read;
};

/* A line by its place in the corrections. */
struct correction_line *plan_line(const struct plan *plan, size_t line);

/* Where the line `other` stands, for people who read of it at `line`: corrections_place. */
const char *plan_place(const struct plan *plan, const struct correction_line *line, size_t other);

/* The thing that remains of `thing` after all merges. */
size_t plan_root(const struct plan *plan, size_t thing);

/* A new thing for an entity's row, at the end of the list. */
struct thing *plan_add(struct plan *plan, int64_t row);

/* What an id or a name in a line means: the entity that has this id without corrections, else the
 * one to which a rename or split gives it, else the only one of this name, else the only one that
 * an article calls so. The line is refused, and `*out` stays, when it means nothing or more than
 * one.
 */
MUST_CHECK enum status plan_resolve(struct plan *plan, struct correction_line *line,
                                    struct span reference, size_t *out);

/* Runs `one` on each line of a verb that is still to be applied. */
MUST_CHECK enum status plan_each(struct plan *plan, enum correction_verb verb,
                                 enum status (*one)(struct plan *plan, size_t line));

/* Finds the entities of all lines and holds these against each other; those that contradict an
 * earlier one are refused. Writes nothing but the rows of entities that are split off. */
MUST_CHECK enum status plan_make(struct plan *plan);

#endif
