#ifndef DATELINED_STORE_SAME_EVENT_H
#define DATELINED_STORE_SAME_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"
#include "base/span.h"
#include "event.h"

enum { TELLING_PARTIES_MAX = 12 };

/* Somebody who takes part, resolved. */
struct telling_party {
    int64_t entity_id;
    enum party_role role;
    bool person;
};

/* What one sentence says of an event, as far as it matters for whether another sentence tells the
 * same one. */
struct telling {
    enum event_type type;
    enum event_status status;
    bool negated;
    struct period period;
    int32_t published;   /* first day of the article's date; DAY_NONE: unknown */
    struct span article; /* id */
    struct span lemma;   /* of the trigger, lower case */
    struct telling_party parties[TELLING_PARTIES_MAX];
    size_t party_count;
    int64_t place;   /* entity of the place; 0: unknown */
    int64_t wording; /* hash of sentence and trigger, positive: equal in copies of one text */
};

/* Whether the two tell one happening. Symmetric; looks at nothing but the two. */
bool same_event(const struct telling *a, const struct telling *b);

#endif
