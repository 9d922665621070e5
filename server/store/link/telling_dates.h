#ifndef DATELINED_STORE_TELLING_DATES_H
#define DATELINED_STORE_TELLING_DATES_H

#include "same_event.h"

/* Whether a period is one day; whether it says too little about when: it is open, or a month long.
 */
bool telling_is_day(struct period period);
bool telling_is_vague(struct period period);

/* How many days lie between two days, neither of them DAY_NONE, in whatever order. */
int32_t telling_days_apart(int32_t a, int32_t b);

/* Whether both have a date; whether it is the same day. */
bool telling_both_dated(const struct telling *a, const struct telling *b);
bool telling_on_one_day(const struct telling *a, const struct telling *b);

/* Whether each says by words of its own on which day, and not the same. */
bool telling_own_days_differ(const struct telling *a, const struct telling *b);

/* Whether one is dated to a day, and the other was published on it or on the next. */
bool telling_is_fresh(const struct telling *a, const struct telling *b);

/* What the dates of two that have one say for one event, in tenths of log odds; TELLING_EXCLUDED:
 * they exclude each other. */
int telling_date_score(const struct telling *a, const struct telling *b);

/* The same of two of which one has no date at least; `person`: they share one. */
int telling_undated_score(const struct telling *a, const struct telling *b, bool person);

#endif
