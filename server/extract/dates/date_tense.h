#ifndef DATELINED_EXTRACT_DATE_TENSE_H
#define DATELINED_EXTRACT_DATE_TENSE_H

#include "text/document.h"

/* What the clause around a date speaks of. */
struct date_tense {
    int direction; /* -1 the past, 1 the future, 0 it does not say */
    bool plain;    /* only a plain present says that it is the future */
    bool would;    /* ahead of what was told before: "said he would resign on" */
    bool nearest;  /* the nearest one, past or not: "originally planned for", "as May neared" */
    bool record;   /* a superlative, "first" or "only" stands close before the date */
};

/* The tense of the clause around the tokens [first, last]. */
struct date_tense date_tense_of(const struct document *document, const struct sentence *sentence,
                                uint32_t first, uint32_t last);

/* Whether the date describes a noun ("the November 4 vote") or hangs on something else than a past
 * verb; without a tree: whether an article or the like stands before it. */
bool date_tense_is_attributive(const struct document *document, const struct sentence *sentence,
                               uint32_t first, uint32_t last);

/* Whether the sentence is told in the pluperfect: "it had opened on". */
bool date_tense_is_pluperfect(const struct document *document, const struct sentence *sentence);

#endif
