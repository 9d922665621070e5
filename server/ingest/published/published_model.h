#ifndef DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_MODEL_H
#define DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"
#include "date_clues.h"
#include "telling.h"

/* When an undated article was published, as far as its own words and the dated articles of the same
 * story tell: a distribution over days, of which only as much is told as it is sure of. */

enum {
    DATED_NEIGHBOURS_MAX = 6,
    RETOLD_CHOICES = 3, /* clauses that may tell a telling again */
    RETOLD_MAX = RETOLD_CHOICES * TELLINGS_MAX,
    PUBLISHED_FIRST_YEAR = 1900,
    PUBLISHED_YEARS = 200,
};

/* A dated article of the same story. */
struct dated_neighbour {
    int32_t day;
    double likeness;   /* 0.15 to 1, see story.h */
    bool other_outlet; /* the two are of different outlets */
};

/* A happening that the article tells, and when it was as a dated article tells it. */
struct retold {
    const struct telling *telling;    /* of the undated article */
    struct dated_neighbour neighbour; /* that tells it, too */
    struct period days;
    double likeness; /* of the two clauses, 0.15 to 1; see retelling.h */
};

struct weekday_habits; /* see weekday_habit.h */

struct published_evidence {
    const struct date_clues *clues; /* NULL: none */
    const struct dated_neighbour *neighbours;
    size_t neighbour_count;
    const struct retold *retold; /* those of one telling beside each other */
    size_t retold_count;
    const uint32_t *years; /* of the corpus's dated articles, how many are of each year from
                              PUBLISHED_FIRST_YEAR on; NULL: nothing is known of the corpus */
    const struct weekday_habits *habits; /* of the corpus's outlets; NULL: unknown */
    uint32_t outlet;                     /* of the article; 0: unknown */
};

/* The finest of day, week, month and year that nearly surely holds the day of publication: measured
 * on dated articles, about one in thirty told lies outside, see published_trial.c; PERIOD_UNKNOWN
 * when none does. A day is told only where that very day is nearly sure, and neither day, week nor
 * month of a text that names no day; where the header prints a day, only that day or nothing. The
 * same evidence gives the same answer. */
struct period published_infer(const struct published_evidence *evidence);

#endif
