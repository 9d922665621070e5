#ifndef DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_TABLE_H
#define DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_TABLE_H

#include <stdint.h>

/* What published_model.c has learned from dated articles: for each kind of clue how often it lies
 * so long before the day of publication, as a hundred times the natural logarithm of its density (a
 * day, month or year of the bin). Written by server/train/published.py; how it is trained and how
 * well it does is in server/model/README.md. */

enum {
    LAG_BINS = 18,     /* days from a full date to the publication, by table_lag_bounds */
    NEAREST_BINS = 14, /* days from the nearest day of that name, by table_nearest_bounds */
    MONTH_BINS = 9,    /* months, by table_month_bounds */
    YEAR_BINS = 10,    /* years, by table_year_bounds */
    STORY_BINS = 9,    /* days between two articles of one story, by table_story_bounds */
    STORY_ROWS = 7,    /* likeness, by table_likeness_bounds */
    OUTLET_ROWS = 3,   /* likeness to an article of another outlet */
    RETOLD_ROWS = 3,   /* near articles: the likest clause, the next; other articles */
    RETOLD_BINS = 5    /* likeness of two of their clauses, by table_retold_clauses */
};

/* Each bin begins at its bound and ends before the next; below the first belongs to the first. */
extern const int32_t table_lag_bounds[LAG_BINS];
extern const int32_t table_nearest_bounds[NEAREST_BINS];
extern const int32_t table_month_bounds[MONTH_BINS];
extern const int32_t table_year_bounds[YEAR_BINS];
extern const int32_t table_story_bounds[STORY_BINS];
extern const double table_likeness_bounds[STORY_ROWS];

/* By whether the clue looks ahead, then by its place: in the lead or a caption; in the lead, and
 * whether the text calls near days "today" or "yesterday". */
extern const int16_t table_date[2][2][2][LAG_BINS];
extern const int16_t table_month[2][MONTH_BINS];
extern const int16_t table_year[2][2][YEAR_BINS]; /* first: a word of time before it, or none */
extern const int16_t table_day[2][2][2][NEAREST_BINS];
extern const int16_t table_in[2][12];           /* months since */
extern const int16_t table_weekday[2][2][2][7]; /* days since */

/* Of each hundred pairs of clauses, how many tell of the same days. */
extern const double table_retold_clauses[RETOLD_BINS];
extern const int16_t table_retold[RETOLD_ROWS][RETOLD_BINS];

/* Days to the nearer of an article's two likest neighbours, when these are alike and near each
 * other themselves: a story of some weeks, not a subject that returns. */
extern const int16_t table_compact[STORY_BINS];
extern const double table_compact_likeness;
extern const int32_t table_compact_days;

/* By whether the two likest neighbours are of the same days. */
extern const double table_outlets_likeness[OUTLET_ROWS];
extern const int32_t table_outlets_days;
extern const int16_t table_outlets[2][OUTLET_ROWS][STORY_BINS];

extern const int16_t table_story[STORY_ROWS][STORY_BINS];

#endif
