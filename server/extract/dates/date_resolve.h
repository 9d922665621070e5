#ifndef DATELINED_EXTRACT_DATE_RESOLVE_H
#define DATELINED_EXTRACT_DATE_RESOLVE_H

#include "base/arena.h"
#include "date.h"
#include "date_place.h"
#include "date_reading.h"

/* What a reading is placed against. */
struct date_context {
    struct period published;
    struct date_place recent; /* the last date of the text that was placed; PLACE_NONE: none */
    struct date_place told;   /* the last one whose year is printed or follows from such a one */
    struct date_place day;    /* the last day told in this field, however far back; PLACE_NONE */
    struct date_place part;   /* the last month, quarter or season, up to some sentences back */
    struct date_place coming; /* one that the sentence told as ahead of its time; PLACE_NONE */
    bool since;               /* `recent` is the begin of a time: "since January" */
    int32_t clock;            /* minutes into the day of `recent`, -1 when it told no time */
    bool same_sentence;       /* `recent` stands in the sentence at hand */
    bool same_paragraph;      /* or in the paragraph */
    bool day_near;            /* `day` was told in one of the last two sentences */
    bool told_opens;          /* `told` opens the sentence at hand: "In 2010, …" */
    bool told_near;           /* or stands in the paragraph */
    bool joined;              /* "and" leads to the date from what is told before it */
    bool first;               /* no date has been placed before in this field */
    bool history;             /* the text tells of years long past, with their years printed */
    bool attributive; /* it describes a noun ("the November 4 vote") or is far from its verb */
    bool pluperfect;  /* the sentence tells of what had happened before */
    bool habit;       /* the sentence tells what happens every year */
    bool record;      /* a superlative or "first" stands before it: "the worst in 20 years" */
    bool compared;    /* it says what something is compared with: "from 61 the day before" */
    bool would;       /* the direction is ahead of a time told before: "said it would" */
    bool nearest;     /* the day may lie on either side: "originally planned for" */
    bool plain;       /* the direction is ahead only by a plain present */
    int direction;    /* -1, 0, 1: what the clause speaks of, see date_tense.h */
};

/* Places a reading: sets type, value, period and basis of `out` (nothing else) and the place it
 * found, PLACE_NONE for durations, sets and what stays open. False when it turns out to be no
 * expression worth telling. */
bool date_resolve(struct arena *arena, const struct date_context *context,
                  const struct date_reading *reading, struct date *out, struct date_place *place);

#endif
