#ifndef DATELINED_EXTRACT_DATE_CUE_H
#define DATELINED_EXTRACT_DATE_CUE_H

#include "text/document.h"

/* What the words beside the date [first, last] of a sentence that begins at token `start` say by
 * themselves of its direction, whatever the verb: "since Monday" -1, "until Monday", "called a
 * strike for Monday", "the deadline is Monday" 1; 0 when they say nothing. */
int date_cue_direction(const struct document *document, uint32_t start, uint32_t first,
                       uint32_t last);

/* Whether the date that begins at token `first` only says what something is compared with: "from 61
 * the year before", "than a month earlier". */
bool date_cue_is_comparison(const struct document *document, uint32_t start, uint32_t first);

/* Whether "rose" or "fell" and a number stand before the date, which the tagger may take for nouns:
 * "housing starts rose 6.6 percent in April". */
bool date_cue_is_rise(const struct document *document, uint32_t start, uint32_t first);

/* Whether the date at `first` only bounds something that goes on, so that what is told next need
 * not be of its time: "teachers hired after July 2011", but not "After July 2011 …". */
bool date_cue_is_bound(const struct document *document, uint32_t start, uint32_t first);

/* Whether the date at [first, last] ends a clause between commas that only describes a noun: "the
 * bridge, opened in June 1957, carried"; what is told next is of the sentence's own time. */
bool date_cue_is_aside(const struct document *document, uint32_t start, uint32_t first,
                       uint32_t last);

/* Whether "and" or "then" stands shortly before the date at `first`, with nothing between that
 * turns back ("after", "before"): "will meet on Sunday and vote on Monday". */
bool date_cue_is_joined(const struct document *document, uint32_t start, uint32_t first);

/* Whether a sign ends the clause: a semicolon, colon, dash or quotation mark. */
bool date_cue_is_boundary(struct span word);

/* Whether a word is one of an array of words sorted by bytes. */
#define IN_LIST(word, list) span_in_sorted(word, list, sizeof(list) / sizeof((list)[0]))

#endif
