#ifndef DATELINED_SERVER_INGEST_PUBLISHED_WEEKDAY_HABIT_H
#define DATELINED_SERVER_INGEST_PUBLISHED_WEEKDAY_HABIT_H

#include <stddef.h>
#include <stdint.h>

#include "ingest/corpus.h"

/* How long after the latest weekday that it tells of ("resigned on Tuesday") a report appears: an
 * agency on the same day, a morning paper on the next, a weekly or a reviewed site days after. Each
 * outlet has its habit, which its dated articles show. */

enum { WEEKDAY_LAGS = 7 }; /* days after the weekday, 0 to 6 */

struct weekday_habits;

/* Of the articles whose own date is a day; their outlets are told apart by `outlet`, of which 0
 * stands for those that name none. */
struct weekday_habits *weekday_habits_new(const struct corpus_article *articles, size_t count);
void weekday_habits_free(struct weekday_habits *habits); /* NULL is allowed */

/* The share of each lag among an outlet's reports about that year, with what is usual where it has
 * few; NULL habits: only what is usual. */
void weekday_habits_read(const struct weekday_habits *habits, uint32_t outlet, int year,
                         double shares[WEEKDAY_LAGS]);

#endif
