#ifndef DATELINED_SERVER_INGEST_HEADER_PRINTED_DATE_H
#define DATELINED_SERVER_INGEST_HEADER_PRINTED_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/calendar.h"
#include "base/span.h"

/* A date as headers print it: "Oct 30", "Tuesday, October 28, 2014 10:05 AM EDT". */
struct printed_date {
    int year; /* 0: not printed */
    int month;
    int day;          /* 0: not printed */
    int weekday;      /* 0 = Monday; -1: not printed */
    int second;       /* of the day, -1: no time */
    bool zone_known;  /* the time has a zone */
    int zone_seconds; /* east of Greenwich */
};

/* No date. Zeroed memory is none, either, as long as nothing but the month is looked at. */
#define PRINTED_DATE_NONE ((struct printed_date){.weekday = -1, .second = -1})

/* Reads a date at the start of `text`; a time before or after it belongs to it. Returns how many
 * bytes it takes, 0 when there is none. Forms: "Oct. 30[, 2014]", "30[th] October[ 2014]",
 * "October 2014", "2014-10-30", "2014/10/30", "30.10.2014", "28/10/2014" and "10/28/2014" when one
 * of the two numbers can only be a day, or the weekday before it fits but one; "4 Sep '98"; "7 août
 * 2018" and the like in four more languages; each with a weekday before it. The date exists in the
 * calendar (29 February without a year does). */
size_t printed_date_parse(struct span text, struct printed_date *out);

/* Whether a date may stand anywhere in the text: each has a digit. */
bool printed_date_may_stand(struct span text);

/* The days it means: a day or a month; PERIOD_UNKNOWN without a year or month. */
struct period printed_date_period(const struct printed_date *date);

/* Seconds since the epoch; INT64_MIN unless date, time and zone are all printed. */
int64_t printed_date_timestamp(const struct printed_date *date);

/* 0 = Monday …, or -1, for a weekday's English name or its usual short form; `text` is one word. */
int weekday_from_name(struct span text);

/* 1..12, or 0, for a month's English name or its usual short form, without a dot. */
int month_from_name(struct span text);

#endif
