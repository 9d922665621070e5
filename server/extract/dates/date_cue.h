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

/* Whether a sign ends the clause: a semicolon, colon, dash or quotation mark. */
bool date_cue_is_boundary(struct span word);

/* Whether a word is one of an array of words sorted by bytes. */
#define IN_LIST(word, list) span_in_sorted(word, list, sizeof(list) / sizeof((list)[0]))

#endif
