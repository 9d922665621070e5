#ifndef DATELINED_CORRECTION_H
#define DATELINED_CORRECTION_H

#include <stdint.h>

#include "base/calendar.h"
#include "base/span.h"

/* What a line of a corrections file asks for. */
enum correction_verb {
    CORRECT_MERGE,
    CORRECT_SPLIT,
    CORRECT_RENAME,
    CORRECT_RETYPE,
    CORRECT_HIDE,
    CORRECT_ARTICLE_DATE,
    CORRECT_ARTICLE_SOURCE,
    CORRECT_VETO,
    CORRECT_PIN,
    CORRECTION_VERB_COUNT
};
const char *correction_verb_name(enum correction_verb verb); /* "merge", "article-date" … */
/* CORRECTION_VERB_COUNT: unknown. */
enum correction_verb correction_verb_from_name(struct span name);

/* A line of a corrections file. What a verb does not use is absent. */
struct correction {
    uint32_t line;             /* from 1 */
    struct span text;          /* as written, cut at a few hundred bytes */
    enum correction_verb verb; /* CORRECTION_VERB_COUNT: not understood */
    struct span subject;       /* the entity, article or event that it is about */
    struct span object;   /* merge: into which entity; split: of which article; retype: the type;
                             pin: the status */
    struct span name;     /* split, rename: the new name; retype: the subtype; article-source: the
                             source; pin: the title */
    struct period period; /* article-date, pin; PERIOD_UNKNOWN: none given */
    struct span fault;    /* why the line cannot be understood; absent: it is well formed */
};

#endif
