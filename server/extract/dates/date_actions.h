#ifndef DATELINED_EXTRACT_DATE_ACTIONS_H
#define DATELINED_EXTRACT_DATE_ACTIONS_H

#include "date_match.h"

/* What the rules of date_rules.c do with a match; each is a date_action (see date_match.h). Where
 * `arg` has a meaning it is given. */

date_action date_act_month;      /* a month alone: is it one? */
date_action date_act_month_day;  /* month and day: do they exist, is "may" capital? */
date_action date_act_year;       /* four digits alone: is it a year? */
date_action date_act_year_short; /* '82 */
date_action date_act_day;        /* "the 30th": is it a day? */
date_action date_act_weekday;    /* a weekday alone: "Sun"? arg 1: "Black Monday" */
date_action date_act_numeric;    /* three numbers; arg: NUMERIC_… */
date_action date_act_eight;      /* 20141030 */
date_action date_act_year_dash;  /* "2005-06", "1978-86", "2014-10"; "2015/16" (arg 1) */
date_action date_act_year_digit; /* "2008-9" */
date_action date_act_hyphened;   /* "to-day" (arg 0), "to-morrow" (1), "to-night" */
date_action date_act_this_time;  /* this time last year */
date_action date_act_year_end;   /* year-end 2018 */
date_action date_act_reldays;    /* arg: days from publication */
date_action date_act_tonight;    /* arg: enum date_part, or 0 for the part matched */
date_action date_act_shift;      /* amount and unit become a shift; arg: SHIFT_… */
date_action date_act_shift_from; /* duration before or after a date; arg: -1, 1 */
date_action date_act_week_ago;   /* a week ago Monday */
date_action date_act_unit;       /* last, this, next + unit; arg: enum date_which, 0: as matched */
date_action date_act_span;       /* the last decade, within the next year; arg: -1, 1 */
date_action date_act_context_unit;     /* the day before, that week; arg: units from the context */
date_action date_act_share;            /* arg: enum date_share */
date_action date_act_soft_share;       /* early, the end of; arg: enum date_share, 0: as matched */
date_action date_act_end_units;        /* the first days of, the closing months of */
date_action date_act_that_time;        /* by that time: when, the text has told */
date_action date_act_nth_week;         /* for a fourth week, for the third straight week */
date_action date_act_bare_unit;        /* the weekend; "for the year", "end the day" */
date_action date_act_year_ago;         /* the year-ago quarter; arg 1: with the noun */
date_action date_act_same;             /* the same period, quarter */
date_action date_act_same_of;          /* the same month + last year, a year ago, 1988 */
date_action date_act_edge;             /* the end of the year, late in the week */
date_action date_act_which;            /* arg: enum date_which for weekday, month, season … */
date_action date_act_season;           /* a season alone: is it one? */
date_action date_act_two_years;        /* the winter of 2008-09 */
date_action date_act_quarter;          /* ordinal or numeral becomes the quarter */
date_action date_act_quarter_of_month; /* the June quarter */
date_action date_act_part_of_year;     /* the first quarter, half of the year */
date_action date_act_half;             /* first, second half of a year */
date_action date_act_business_half;    /* first-half profit: beside a word of business */
date_action date_act_decade;           /* 1990s, '90s, the nineties; arg 1: nineteen-sixties */
date_action date_act_century;          /* ordinal becomes the century */
date_action date_act_centuries;        /* 16th and 17th centuries */
date_action date_act_fiscal;
date_action date_act_fiscal_quarter; /* the fiscal fourth quarter */
date_action date_act_same_in;        /* the 1988 quarter, period */
date_action date_act_fiscal_part;    /* the fourth quarter of fiscal 1989 */
date_action date_act_era;            /* arg: 1 = BC */
date_action date_act_holiday_year;   /* "last Christmas" …; arg: enum date_which */
date_action date_act_clock;          /* hour, minute and a.m. or p.m.; arg: CLOCK_… */
date_action date_act_zone_sign;      /* GMT+8 */
date_action date_act_part;           /* a part alone; arg 1: with its article */
date_action date_act_part_words;     /* early morning, the middle of the night */
date_action date_act_small_hours;    /* the early hours of; arg: enum date_part or 0 */
date_action date_act_nights;         /* two nights */
date_action date_act_parts;          /* mornings, but not "two nights" */
date_action date_act_overnight;      /* overnight Friday, early morning Sunday */
date_action date_act_night_of;       /* the night of May 16-17 */
date_action date_act_night_to;       /* the night of Dec. 31-Jan. 1 */
date_action date_act_part_again;     /* early Sunday + morning */
date_action date_act_duration;       /* arg: -1, 1: a length that ends, starts now */
date_action date_act_speed;          /* 120 kilometres an hour */
date_action date_act_age;            /* aged 12, but not "aged 7 months" */
date_action date_act_year_to;        /* the year to June */
date_action date_act_millions;       /* 65 million years */
date_action date_act_day_again;      /* the end of the day Saturday */
date_action date_act_half_unit;      /* half an hour, a year and a half: arg thousandths */
date_action date_act_quarter_unit;   /* a quarter century, a quarter of an hour */
date_action date_act_plural;         /* "for decades": arg 0 */
date_action date_act_set;            /* every …; arg: multiples of the unit */
date_action date_act_set_time;       /* every Monday at 4 p.m. */
date_action date_act_rate;           /* 300 cars a day */
date_action date_act_set_weekday;    /* the first Monday of each month */
date_action date_act_weekends;       /* at weekends */
date_action date_act_frequency;      /* daily … annually */
date_action date_act_ref;            /* arg: enum date_ref */
date_action date_act_ref_adjective;  /* "current", not "present" */
date_action date_act_other_day;      /* the other day */
date_action date_act_to_date;        /* "to date", "till date" at the end of a phrase */
date_action date_act_year_to_date;   /* the year to date */
date_action date_act_present_day;    /* present day */
date_action date_act_future;         /* a future role */
date_action date_act_ref_ahead;      /* days ahead (arg 0), years to come (1) */
date_action date_act_weekday_week;   /* Monday week: seven days after the coming Monday */
date_action date_act_weekdays_ago;   /* two Sundays ago */
date_action date_act_weekday_day;    /* Monday 21, when nothing is counted after it */
date_action date_act_pair;           /* two readings become a range */
date_action date_act_day_pair;       /* two days of one month */
date_action date_act_clock_pair;     /* 3 to 5 p.m. */
date_action date_act_clock_day_pair; /* 7 a.m. to 8 p.m. on Sunday */
date_action date_act_month_pair;     /* March-May */
date_action date_act_open_range;     /* 2013 to the present; arg: 0 */
date_action date_act_range_year;     /* June 26 to 28 + in 2020 */
date_action date_act_join;           /* two readings, if they go together; arg: JOIN_… */
date_action date_act_week_of;        /* the week of April 10 */
date_action date_act_day_time;       /* a day and a time of day */
date_action date_act_in_year;        /* a month, season, quarter … of a year */
date_action date_act_nth_of;         /* first Monday, last week of a month or year */
date_action date_act_record;         /* the worst day since, the best year ever */
date_action date_act_quarter_ago;    /* a quarter ago, a quarter earlier */
date_action date_act_nth_day;        /* the last day of the month */
date_action date_act_week_range;     /* next week + from Tuesday to Thursday */
date_action date_act_lengths_of;     /* the last three months of 2004 */
date_action date_act_lengths;        /* two years and six months */
date_action date_act_lengths_shift;  /* two years and six months ago */
date_action date_act_about;          /* two or three years; arg 1: … ago, earlier, later */
date_action date_act_to_the_day;     /* ten years ago today, this week, this month */
date_action date_act_one_day;        /* one day last week */

enum { NUMERIC_YMD, NUMERIC_SLASH, NUMERIC_DMY };

/* What goes together: one day said twice, one said by its distance, a week and its day, a time and
 * the same in another zone. */
enum { JOIN_SAME, JOIN_RELDAY, JOIN_WEEK, JOIN_ZONE };

/* How a shift is counted: its sign in bit 0 (set: back) and its anchor. */
enum { SHIFT_FORTH = 0, SHIFT_BACK = 1, SHIFT_CONTEXT = 2, SHIFT_EVENT = 4, SHIFT_IN = 8 };

enum { CLOCK_PLAIN, CLOCK_HALF_PAST, CLOCK_PAST, CLOCK_TO, CLOCK_WORD, CLOCK_DECIMAL, CLOCK_BARE };

/* The part that "early", "the middle of", "the end of", "the first weeks of" among the matched
 * words mean. */
enum date_share date_actions_share(const struct date_match *match);

#endif
