#ifndef DATELINED_STORE_CENSUS_TELLINGS_H
#define DATELINED_STORE_CENSUS_TELLINGS_H

#include "census.h"

/* What one sentence says of the event that it tells, as far as lists ask for it. */
struct telling {
    uint32_t evidence, article; /* row numbers */
    uint32_t position;          /* within the article */
    uint32_t place;             /* entity; 0: none that is resolved */
    uint16_t place_country;     /* 0: unknown */
    uint8_t place_subtype;
    int32_t earliest, latest;
    double confidence;
    uint8_t type, status, precision, basis; /* enum values; their COUNT: none, unknown */
};

struct telling_party {
    uint32_t entity; /* 0: not resolved */
    uint16_t country;
    uint8_t role;
    bool known; /* it is one of the article's entities */
};

/* All sentences that tell events: those of event `e` are rows[start[e]] to rows[start[e + 1] - 1],
 * in the order of publication, article id and position. */
struct census_tellings {
    uint32_t *start; /* event_limit + 1 numbers */
    struct telling *rows;
    struct telling_party *parties; /* of evidence `e` from party_start[e] */
    uint32_t *party_start;         /* one more than there are rows of evidence */
    uint32_t *roots;               /* by article: of what it is a copy, or itself */
};

/* Reads the tellings of a census that is not of a day, unless that was done; the caller holds the
 * counting lock. Errors as any statement. */
MUST_CHECK enum status census_tellings_read(struct connection *connection, struct census *census);

#endif
