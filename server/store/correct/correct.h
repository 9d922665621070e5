#ifndef DATELINED_STORE_CORRECT_H
#define DATELINED_STORE_CORRECT_H

#include "correction.h"
#include "store/load/loading.h"

/* Corrections as a load applies them: from what articles, entities and events are without any, so
 * that neither their order nor what was corrected before makes a difference. */

/* A line, and what came of it. */
struct correction_line {
    struct correction said;
    int64_t file_id;
    struct span file;    /* below the loaded folder */
    struct span path;    /* with it */
    struct span outcome; /* why it was not applied; absent: it was */
};

struct corrections {
    struct store_load *load;
    struct arena *arena; /* as long as the corrections */
    struct correction_line *lines;
    size_t count;
};

/* Takes back what the last load corrected, noting what that touches, and reads the lines. Runs
 * before people are linked. With a count of 0 nothing else is to be done. */
MUST_CHECK enum status corrections_begin(struct store_load *load, struct arena *arena,
                                         struct corrections *out);

/* Merges, splits, renames, retypes and hides entities: correct_entities.c. Runs when entities have
 * the names and ids that they have without corrections, and before events are linked. An id is
 * never taken from an entity that no line names, and every id that a line changes leads to the new
 * one. */
MUST_CHECK enum status corrections_entities(struct corrections *corrections);

/* Vetoes and pins events: correct_events.c. Runs when these have their ids. */
MUST_CHECK enum status corrections_events(struct corrections *corrections);

/* Marks the articles that were corrected, and writes what came of every line. */
MUST_CHECK enum status corrections_end(struct corrections *corrections);

/* Says why a line cannot be applied; a line keeps its first reason. */
void corrections_refuse(struct corrections *corrections, struct correction_line *line,
                        const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "line 3", as another one of its file is told of it, "line 3 of a/corrections.tsv" to one of
 * another file, with the folder when that is called alike in its own. */
const char *corrections_place(struct corrections *corrections, const struct correction_line *line,
                              const struct correction_line *other);

/* Whether the line is still to be applied, with this verb. */
bool corrections_wants(const struct correction_line *line, enum correction_verb verb);

/* Runs a named statement with two numbers bound. */
MUST_CHECK enum status corrections_run_two(struct store_load *load, const char *name, int64_t a,
                                           int64_t b);
/* The same with a text and a number. */
MUST_CHECK enum status corrections_run_text(struct store_load *load, const char *name,
                                            struct span text, int64_t id);

#endif
