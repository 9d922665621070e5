#ifndef DATELINED_SERVER_INGEST_PUBLISHED_DATE_CLUES_H
#define DATELINED_SERVER_INGEST_PUBLISHED_DATE_CLUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article.h"

enum { DATE_CLUES_MAX = 40 };

/* What an expression of a text prints of its day. */
enum clue_kind {
    CLUE_DATE,    /* "October 28, 2014" */
    CLUE_MONTH,   /* "October 2014" */
    CLUE_YEAR,    /* "in 2014" */
    CLUE_NUMBER,  /* "2014" without a word of time before it: "the 2014 budget" */
    CLUE_DAY,     /* "October 28" */
    CLUE_IN,      /* "in October" */
    CLUE_WEEKDAY, /* "Tuesday" */
    CLUE_KIND_COUNT
};

/* When a text was published shows in how it names days: recent ones by their weekday, those of the
 * year without the year, and nothing reported lies ahead. */
struct date_clue {
    uint8_t kind;  /* enum clue_kind */
    bool future;   /* a word before it puts it ahead: "by", "until", "will … on" */
    bool lead;     /* in the first sentences of the report */
    bool caption;  /* of a picture */
    bool anchored; /* a day that the text calls near its own: "as of 3 May", "today, 3 May" */
    bool apart;    /* a weekday of which a week is said: "last Friday", "Tuesday last week" */
    int16_t year;  /* 0: not printed, as with the others */
    int8_t month;
    int8_t day;
    int8_t weekday; /* 0 = Monday; -1: not printed */
};

/* Whether it is a weekday of the days before the publication: neither ahead nor of another week. */
static inline bool date_clue_is_past_weekday(const struct date_clue *clue)
{
    return clue->kind == CLUE_WEEKDAY && !clue->future && !clue->apart;
}

struct date_clues {
    struct date_clue items[DATE_CLUES_MAX]; /* in the order of the text, each once */
    uint8_t count;
    int8_t printed_month; /* of the day in a dateline or date line without a year; 0: none */
    int8_t printed_day;
    int8_t printed_weekday; /* -1: none beside it */
    bool says_today;        /* "today", "this morning"; as with the next, outside quotations */
    bool says_yesterday;    /* "yesterday" or "tomorrow": near days have names of their own */
};

/* Reads the clues of an article's title, paragraphs and captions, the first DATE_CLUES_MAX of
 * different ones, and the day that its header prints without a year. Linear in the text. */
void date_clues_read(const struct article *article, struct date_clues *out);

#endif
