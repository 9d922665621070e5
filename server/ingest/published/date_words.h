#ifndef DATELINED_SERVER_INGEST_PUBLISHED_DATE_WORDS_H
#define DATELINED_SERVER_INGEST_PUBLISHED_DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* What the readers of dates in prose (date_clues.c, telling.c, text_date.c) ask of the bytes around
 * a word: quick looks, without a parse. `at` is a byte offset in `text` and begins a word. */

/* Whether words before it in its sentence put it ahead: "by", "until", "will … on". */
bool date_words_future(struct span text, size_t at);

/* Whether the year at `at` names what is prepared long before and goes by its year: "the 2020
 * presidential election", "2012 Summer Olympics". */
bool date_words_of_occasion(struct span text, size_t at);

/* Whether it stands right after a word that is followed by times: "in", "since", "early". */
bool date_words_follow_preposition(struct span text, size_t at);

/* Whether a word begins at `at`, not a part of a number or after a sign of money. */
bool date_words_begin(struct span text, size_t at);

/* The weekday (0 = Monday) written in full at `at`; -1: none, or a name made of one ("Black
 * Friday", "the Sunday Times"). */
int date_words_weekday(struct span text, size_t at);

/* Whether a quotation is open at `at`: its speaker's today is another day. */
bool date_words_quoted(struct span text, size_t at);

/* Whether the words before it say that the day at `at` is near that of writing: "as of", "dated",
 * "today,", "this morning (". */
bool date_words_anchored(struct span text, size_t at);

/* Whether a week is said of the weekday at `at`: "last Friday", "Tuesday last week". */
bool date_words_week_said(struct span text, size_t at);

/* The place of a word in a list in small letters, which NULL ends, from 1; 0: it is not there. */
size_t date_words_place(struct span word, const char *const *list);

/* Behind the letters from `at` on. */
size_t date_words_end(struct span text, size_t at);

/* Whether a date, a month or a weekday may begin here: a digit, or their first three letters. */
bool date_words_may_begin(struct span text, size_t at);

/* The year 1900 to 2099 that is printed at `at`; 0: none ("2,000", "2014th"). */
int date_words_year(struct span text, size_t at);

#endif
