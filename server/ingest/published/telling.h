#ifndef DATELINED_SERVER_INGEST_PUBLISHED_TELLING_H
#define DATELINED_SERVER_INGEST_PUBLISHED_TELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "base/calendar.h"

enum { TELLINGS_MAX = 24, TELLING_WORDS = 16 };

/* How an expression names a day, a week or a month. */
enum telling_kind {
    TELLING_DATE,    /* "October 28", with or without a year */
    TELLING_WEEKDAY, /* "Tuesday"; `offset` weeks away when one is said: "Tuesday last week" */
    TELLING_DAYS,    /* `offset` days away: "yesterday", "three days ago" */
    TELLING_WEEKS,   /* `offset` weeks away: "last week" */
    TELLING_MONTHS,  /* `offset` months away: "this month" */
    TELLING_NEWS     /* none: what a first sentence without expression reports */
};

/* A clause that tells when something happened, remembered to be found again where another article,
 * or the same one, tells it with another expression. */
struct telling {
    uint8_t kind; /* enum telling_kind */
    bool future;  /* words before the expression put it ahead */
    bool about;   /* counted back from the publication: "two weeks ago" is no week of the calendar,
                     "the visit comes three days after" leaves a day for the printing */
    bool before_today; /* "last Tuesday", on a Tuesday */
    bool distant;      /* a week other than the nearest is said of a weekday */
    int8_t month;      /* 0: not printed, as with the others */
    int8_t day;
    int8_t weekday; /* 0 = Monday */
    uint8_t word_count;
    int16_t year;
    int16_t offset;
    int16_t shift; /* days that the happening lies behind what the expression names: "on Friday,
                      three days after …" tells of Friday and -3, "the next day" of 1 */
    uint32_t words[TELLING_WORDS]; /* hashes of stems of the clause's words in lower case, sorted,
                                      each once; bit 0 is set for one with a capital or digit */
};

/* Reads the tellings of the paragraphs of an article, the first TELLINGS_MAX; returns how many. A
 * first sentence without expression tells its news together with the title. Linear in the text. */
size_t tellings_read(const struct article *article, struct telling out[TELLINGS_MAX]);

/* The days that the expression means in an article published on day `published`. */
struct period telling_days(const struct telling *telling, int32_t published);

/* Whether what the expression means depends on the day of publication. */
bool telling_is_relative(const struct telling *telling);

#endif
