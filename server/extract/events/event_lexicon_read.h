#ifndef DATELINED_EXTRACT_EVENT_LEXICON_READ_H
#define DATELINED_EXTRACT_EVENT_LEXICON_READ_H

#include "event_lexicon.h"
#include "extract/lexicon.h"

/* Inside of event_lexicon: the reading of its files. */

/* What the reading needs at hand. */
struct event_reading {
    struct arena *arena;
    const char *lexicon_dir;
    struct failure *failure;
    struct event_lexicon *lexicon;
    struct table *classes; /* class name -> index into class_words */
    struct span *class_words;
    uint32_t *class_kinds;
    struct table *read_texts; /* alternatives that were read before -> index into read_conditions */
    struct event_condition *read_conditions;
    size_t read_count, read_capacity;
    struct event_rule *rules;
    size_t rule_count;
    size_t rule_capacity;
};

/* The text with a zero behind it, in the arena; NULL for an empty one. */
const char *event_reading_string(struct arena *arena, struct span text);

/* Loads the lexicon `name`; errors as lexicon_load has them. */
MUST_CHECK enum status event_reading_table(struct event_reading *r, const char *name,
                                           struct lexicon_table *out);

/* STATUS_INVALID, with the file, the row (counted from 0) and the cell that is not known told in
 * the reading's `failure`. */
enum status event_reading_failure(struct event_reading *r, const char *name, size_t row,
                                  struct span cell);

/* Whether event_cameo, which must have been read, has this code. */
bool event_reading_is_code(const struct event_reading *r, struct span cameo);

/* Adds words separated by spaces to a set. */
void event_reading_words(struct table *set, struct span words);

/* Reads event_verbs (`verb`) or event_nouns: adds their rules to `r->rules`, and gives the number
 * of the first rule of each word. STATUS_INVALID for a place, class, type or code that does not
 * exist; the classes and event_cameo must have been read. */
MUST_CHECK enum status event_reading_rules(struct event_reading *r, const char *name, bool verb,
                                           struct table **index_out);

#endif
