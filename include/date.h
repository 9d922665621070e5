#ifndef DATELINED_DATE_H
#define DATELINED_DATE_H

#include <stdint.h>

#include "article.h"
#include "base/calendar.h"

/* TIMEX3 types (ISO 24617-1). */
enum date_type { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET, DATE_TYPE_COUNT };

/* "date" …; NULL for a number that is none. */
const char *date_type_name(enum date_type type);

/* How the value came about. */
enum date_basis {
    DATE_UNRESOLVED,
    DATE_EXPLICIT,   /* all of it is printed */
    DATE_RELATIVE,   /* counted from the publication date or another date of the text */
    DATE_INHERITED,  /* an event's only: taken over from the sentence or text around it */
    DATE_DATELINE,   /* an event's only */
    DATE_PUBLISHED,  /* an event's only */
    DATE_CORRECTION, /* set by the user */
    DATE_BASIS_COUNT
};

/* "unresolved", "explicit" …; NULL for a number that is none. */
const char *date_basis_name(enum date_basis basis);

/* One date or time expression. */
struct date {
    struct extent at;
    enum field field;
    uint32_t sentence; /* index within the field */
    uint32_t first_token;
    uint32_t token_count;
    struct span text;
    enum date_type type;
    struct span value; /* TIMEX3 value, "2014-10-21", "P2D", "PAST_REF"; absent when unresolved */
    struct period period; /* the days it means; PERIOD_UNKNOWN for durations, sets, unresolved */
    enum date_basis basis;
};

#endif
