#ifndef DATELINED_EXTRACT_DATE_READING_H
#define DATELINED_EXTRACT_DATE_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "date_words.h"

/* What a relative expression is counted from. */
enum date_anchor {
    ANCHOR_NONE,      /* nothing: it is printed in full, or stays open */
    ANCHOR_PUBLISHED, /* the day of publication */
    ANCHOR_CONTEXT,   /* the last date of the text */
    ANCHOR_EITHER,    /* the last date if it is in the same sentence, else publication */
    ANCHOR_STORY,     /* the last date if the text tells of its time, else publication */
    ANCHOR_NOWHERE,   /* any one: "on a Tuesday" */
    ANCHOR_TOLD       /* the last date, or publication if the text has told none before */
};

/* Which one of a repeating thing is meant. */
enum date_which {
    WHICH_OPEN, /* not said: the verb's tense decides */
    WHICH_LAST,
    WHICH_PREVIOUS,
    WHICH_THIS,
    WHICH_NEXT,
    WHICH_PAST,     /* "this past Friday" */
    WHICH_FOLLOWING /* counted from the context */
};

/* The part of a period that is meant. */
enum date_share {
    SHARE_ALL,
    SHARE_EARLY,
    SHARE_MID,
    SHARE_LATE,
    SHARE_SOFAR, /* earlier this month: up to the publication */
    SHARE_REST,  /* later this month: from the publication on */
    SHARE_FIRST_HALF,
    SHARE_SECOND_HALF
};

enum date_ref { REF_NONE, REF_PAST, REF_PRESENT, REF_FUTURE };

#define AMOUNT_VAGUE (-1) /* several years: PXY */
#define CLOCK_NONE   (-1)
#define ZONE_NONE    INT16_MIN
#define LENGTHS_MAX  3

/* A length of time: thousandths, so that "two and a half years" fits; AMOUNT_VAGUE for X. */
struct date_length {
    int64_t thousandths; /* below 2^46: of at most 999,999,999 units, for a number has no more */
    uint8_t unit;        /* enum date_unit */
};

/* An expression understood, but not yet placed in time. 0 means "not said" unless noted. */
struct date_reading {
    uint8_t kind; /* K_DATE … of enum date_class */

    int16_t year;
    int8_t month;    /* 1..12 */
    int8_t day;      /* 1..31 */
    int8_t weekday;  /* 1 = Monday .. 7 */
    int8_t nth;      /* the nth `weekday` or `unit` of month or year; -1 the last */
    int8_t quarter;  /* 1..4 */
    int8_t half;     /* 1, 2 */
    int8_t season;   /* 1 = spring .. 4 = winter */
    int16_t decade;  /* 199: the 1990s; -1..-9: '10s..'90s without century */
    int8_t century;  /* 18: the 18th, 1701..1800 */
    uint8_t holiday; /* index + 1 into the table of date_holidays.c */
    bool fiscal;
    bool before_christ;

    int8_t hour;       /* CLOCK_NONE when there is none */
    int8_t minute;     /* CLOCK_NONE when only the hour is said */
    int8_t second;     /* CLOCK_NONE */
    bool twelve_hours; /* "at 5": morning or afternoon is open */
    bool midnight;     /* said by this word, by which the day may end, too */
    int16_t zone;      /* minutes east of UTC, ZONE_NONE when not said */
    uint8_t part;      /* enum date_part, without PART_LEADS */
    bool leads;        /* the part may stand right before its day: "early morning Monday" */

    uint8_t unit;  /* of a shift or a this/last/next */
    int32_t shift; /* in units, signed */
    bool shift_vague;
    uint8_t anchor; /* enum date_anchor */
    uint8_t which;  /* enum date_which */
    uint8_t share;  /* enum date_share */
    uint8_t ref;    /* enum date_ref */

    struct date_length lengths[LENGTHS_MAX];
    uint8_t length_count;
    int8_t length_side; /* of a duration: -1 ends, +1 starts at publication */
    bool repeats;       /* a set: every … */
    bool keeps;         /* the part of the year that the text spoke of last: "the year-ago quarter",
                           "the same period" (of `other`, when there is one) */

    struct date_reading *other; /* a range's end; a shift's printed anchor */
};

/* A reading with nothing said, by value and in `arena`. */
struct date_reading date_reading_empty(uint8_t kind);
struct date_reading *date_reading_new(struct arena *arena, uint8_t kind);

/* The range from one reading to another, both of which are copied. */
struct date_reading date_reading_range(struct arena *arena, const struct date_reading *from,
                                       const struct date_reading *to);

/* Whether the reading's unit is this one; unit and lengths are taken out of it, for they are part
 * of another word: "year-end", "the early hours". */
bool date_reading_spend_unit(struct date_reading *reading, enum date_unit unit);

#endif
