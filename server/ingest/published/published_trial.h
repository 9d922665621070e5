#ifndef DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_TRIAL_H
#define DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"
#include "published_model.h"
#include "weekday_habit.h"

enum { YEAR_DAYS_MAX = 366 };

/* A year under trial. */
struct trial {
    int year;
    double prior;  /* with what its years tell */
    int32_t first; /* day */
    int32_t days;
    double habit[WEEKDAY_LAGS]; /* how often a report appears so long after its latest weekday */
    double mass[YEAR_DAYS_MAX]; /* of each day: its score, a logarithm, then its share */
};

/* The day, week, month or year that weighs enough by the shares of the years' days;
 * PERIOD_UNKNOWN when none does. Of a text that names no day only the year is told. The evidence's
 * `clues` are not NULL. */
struct period trials_decide(const struct published_evidence *evidence, const struct trial *trials,
                            size_t count);

#endif
