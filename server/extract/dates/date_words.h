#ifndef DATELINED_EXTRACT_DATE_WORDS_H
#define DATELINED_EXTRACT_DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* What a word, number or sign can be to the date grammar. The rule tables are written in these;
 * one atom may belong to several ("second" is an ordinal and a unit, "may" a month and a verb). */
enum date_class {
    C_NONE,

    /* words and signs, from the word table */
    C_NUMBER,   /* cardinal in words, value 0..90 */
    C_SCALE,    /* hundred, thousand: value */
    C_ORDINAL,  /* first, 1st: value */
    C_VAGUE,    /* several, few, many */
    C_COUPLE,   /* couple, pair, dozen, score: value */
    C_A,        /* a, an */
    C_HALF,     /* half */
    C_QUARTER,  /* quarter: unit, but also a share */
    C_MONTH,    /* 1..12 */
    C_WEEKDAY,  /* 1 = Monday .. 7 */
    C_WEEKDAYS, /* Mondays */
    C_UNIT,     /* enum date_unit */
    C_UNITS,    /* the plural */
    C_PART,     /* enum date_part, perhaps with PART_LEADS: morning … */
    C_PARTS,    /* mornings … */
    C_SEASON,   /* 1 = spring .. 4 = winter */
    C_RELDAY,   /* today 0, tomorrow 1, yesterday -1 */
    C_TONIGHT,
    C_CLOCKWORD, /* noon 12, midnight 0 */
    C_LAST,
    C_PREVIOUS,
    C_PAST,
    C_NEXT,
    C_FOLLOWING,
    C_COMING,
    C_UPCOMING,
    C_THIS,
    C_THAT,
    C_THESE,
    C_CURRENT,
    C_SAME,
    C_EVERY,
    C_EACH,
    C_OTHER,
    C_FREQUENCY, /* daily …: unit + 16 * count */
    C_EARLY,
    C_MID,
    C_LATE,
    C_EARLIER,
    C_LATER,
    C_BEGINNING,
    C_MIDDLE,
    C_END,
    C_AGO,
    C_AFTER,
    C_BEFORE,
    C_FROM,
    C_NOW,
    C_TO,
    C_THROUGH,
    C_UNTIL,
    C_DASH,
    C_AND,
    C_OR,
    C_BETWEEN,
    C_OF,
    C_IN,
    C_ON,
    C_AT,
    C_THE,
    C_BY,
    C_SINCE,
    C_FOR,
    C_DURING,
    C_OVER,
    C_WITHIN,
    C_COMMA,
    C_SLASH,
    C_DOT,
    C_COLON,
    C_APOSTROPHE,
    C_POSSESSIVE,
    C_OPEN,
    C_CLOSE,
    C_AMPM, /* 0 = a.m., 12 = p.m. */
    C_ZONE, /* minutes east of Greenwich, 0 for UTC */
    C_OCLOCK,
    C_LOCAL,
    C_TIME,
    C_EASTERN, /* zone by region: Eastern, Pacific … */
    C_FISCAL,
    C_CALENDAR,
    C_REF_PAST,
    C_REF_PRESENT,
    C_REF_FUTURE,
    C_RECENT,
    C_VERY,
    C_JUST,
    C_ABOUT,
    C_LONG,
    C_OLD,
    C_AGE,
    C_ANNIVERSARY,
    C_ONCE,
    C_TWICE,
    C_TIMES,
    C_ERA, /* BC 1, AD 0 */
    C_HOLIDAY,
    C_DECADE_WORD, /* twenties .. nineties */
    C_NUMERAL_Q,   /* Q1 .. Q4, as letters and digit in one */
    C_NUMERAL_FY,  /* FY2014, FY14 */
    C_ALL,
    C_WHOLE,
    C_YEARS_BACK, /* back, hence */
    C_HERE,       /* other small words that rules name */
    C_MOMENT,
    C_TODATE,
    C_MORROW,
    C_FUTURE,
    C_PLUS,
    C_REST,     /* rest, remainder */
    C_STARTING, /* the week beginning, ended … */
    C_STRAIGHT, /* consecutive, trading … between number and unit */
    C_ATTACKS,  /* what makes September 11 that of 2001 */
    C_DARK,     /* Black, Bloody … before a weekday */
    C_MORE,
    C_PERIOD, /* period, of a length said elsewhere */
    C_THAN,
    C_LEAST, /* least, most */
    C_LESS,  /* more, less, fewer: before "than" */
    C_AS,
    C_LABEL,    /* what bears a number: Resolution 1973, Room 2014 */
    C_LASTING,  /* daylong, yearlong: enum date_unit */
    C_OWNER,    /* his, their: before an age in decades */
    C_NEAR,     /* near, foreseeable, distant: before future and past */
    C_TERM,     /* term, of a future: the long term */
    C_FINISH,   /* forms of end, close, finish, what is done with a day: enum date_finish */
    C_WITH_FT,  /* units of measure and people, no year before them: enum date_measure */
    C_AHEAD,    /* ahead, to come: after a plural of time */
    C_HUNDREDS, /* hundreds, dozens: before "of" */
    C_SMALL,    /* small, wee: before "hours" */
    C_LATEST,
    C_AKIN,     /* comparable, like: before "period" */
    C_RESULT,   /* profit, sales: what is told of half a year */
    C_DEGREES,  /* temperatures 0, low, upper 1: of numbers like "the 80s" */
    C_GREW,     /* rose, fell: what sales do */
    C_RECORD,   /* best, worst, hottest: before a unit */
    C_EVER,     /* behind a record */
    C_ITS,      /* owns a record as C_OWNER does, but no age in decades */
    C_MIDST,    /* midyear, midweek: enum date_unit */
    C_MILLIONS, /* million 1, billion 1000: before years */
    C_SPEND,    /* takes, lasts, only: before a plural of time that is a length */

    /* forms of numbers in digits, from the reader of atoms */
    C_INTEGER,
    C_DECIMAL,
    C_ORDINAL_DIGITS, /* 30th */
    C_DECADE_DIGITS,  /* 1990s, 90s: value 1990 or 90 */

    C_WORD_COUNT,

    /* what rules may ask of a number; computed, see date_match.c */
    E_DAY = C_WORD_COUNT, /* 1..31 in digits of at most two places, or 1st..31st */
    E_DAY_PLAIN,          /* the same without ordinal ending */
    E_DAY_ORDINAL,        /* 1st..31st, first … thirty-first */
    E_YEAR,               /* four digits 1000..2199, or in words */
    E_YEAR_SHORT,         /* two digits */
    E_AMOUNT,             /* any cardinal, digits or words, also "a", "several", "a few" */
    E_CARDINAL,           /* digits or words only */
    E_NTH,                /* any ordinal */
    E_HOUR,               /* 0..24 */
    E_HOUR_WORD,          /* 1..12 in words or digits */
    E_MINUTE,             /* two digits 00..59 */
    E_CLOCK4,             /* four digits, a time of day: 0800 */
    E_TWO,                /* two digits */
    E_MONTH_NUMBER,       /* 1..12 in digits */
    E_ANY_UNIT,           /* unit, singular or plural */
    E_EIGHT,              /* 20141030 */
    E_PROPER,             /* a capitalised word without other meaning */

    /* readings that an earlier pass has put together, see date_reading.h */
    K_FIRST,
    K_DATE = K_FIRST, /* a day, month or year that is (nearly) complete */
    K_MONTHDAY,       /* month and day */
    K_MONTH,
    K_YEAR,
    K_DAY, /* the 30th */
    K_WEEKDAY,
    K_RELDAY, /* today, two days ago … */
    K_PERIOD, /* week, quarter, season, decade, century, fiscal year … */
    K_PART,   /* morning */
    K_CLOCK,
    K_ZONE,
    K_DURATION,
    K_SET,
    K_REF,
    K_HOLIDAY,
    K_RANGE,
    K_DATETIME, /* a day with a time or part of day */
    K_ANCHORED, /* hangs on an event or on nothing */
    K_BLOCK,    /* looked like a date, is none */

    /* any of several, see the table in date_match.c */
    G_FIRST,
    G_TO = G_FIRST, /* to, through, until, - */
    G_UNTIL,        /* to, through, until */
    G_EACH,         /* every, each */
    G_FEW,          /* several, a couple */
    G_LAST,         /* last, past, previous */
    G_NEXT,         /* next, coming, upcoming */
    G_THIRD,        /* early, mid, late */
    G_SIDE,         /* early, late */
    G_EDGE,         /* beginning, middle, end */
    G_SOON,         /* earlier, later */
    G_DAY,          /* weekday, today, October 30 … */
    G_SPAN,         /* month, year, week, season … */
    G_MOMENT,       /* what a range may go between */
    G_BACK,         /* ago, earlier */
    G_SHIFT,        /* ago, earlier, later */
    G_SIZE,         /* month, quarter, season */
    G_ENDMOST,      /* first, last, early, closing */
    E_COUNT
};

/* The forms of C_FINISH that rules tell apart. */
enum date_finish { FINISH_OTHER, FINISH_CLOSING, FINISH_ENDED };

/* What C_WITH_FT measures. A way before a unit of time is a speed; shares and what comes behind
 * them are rates. */
enum date_measure { MEASURE_OTHER, MEASURE_WAY, MEASURE_SHARE, MEASURE_POINTS };

enum date_unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_FORTNIGHT,
    UNIT_WEEKEND,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_SEASON,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_MILLENNIUM
};

/* Parts of the day, TIMEX3 letters in date_value.c. */
enum date_part {
    PART_NONE,
    PART_MORNING,
    PART_MIDDAY,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT,
    PART_DAYTIME,
    PART_LEADS = 8 /* added to the others: the word may lead a day, as in "overnight Friday" */
};

struct date_word {
    const char *text;
    uint8_t class; /* enum date_class */
    int16_t value;
};

/* No word of the table is longer. */
#define DATE_WORD_MAX 24

#define WORD_SLOTS 2048

/* A hash table over the words. */
struct date_word_index {
    uint16_t slots[WORD_SLOTS];  /* 1 + the row of a word's first entry, 0: empty */
    uint8_t lengths[WORD_SLOTS]; /* bytes of the slot's word */
    uint8_t counts[WORD_SLOTS];  /* its entries */
};

/* Fills the index. */
void date_words_index(struct date_word_index *out);

/* The entries of a word in lower case: `*count` of them in a row, NULL for none. */
const struct date_word *date_words_find(const struct date_word_index *index, struct span word,
                                        size_t *count);

/* Whether a class is about time by itself, so that a sentence without any such word or number can
 * hold no date; "the", "before" and "next" are not. */
bool date_words_is_telling(uint8_t class);

#endif
