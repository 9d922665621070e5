#ifndef DATELINED_STORE_EVENT_PARTIES_H
#define DATELINED_STORE_EVENT_PARTIES_H

#include "base/arena.h"
#include "base/span.h"
#include "event.h"

/* Who takes part in an event, as one report names him, or as all of them do. */
struct event_party {
    enum party_role role;
    int64_t entity;     /* row; 0: not resolved */
    struct span text;   /* as printed; absent where nobody asks for it */
    char country[4];    /* "" unknown */
    struct span sector; /* may be absent */
    struct span name; /* of a resolved person, folded (utf8_fold_plain); absent where nobody asks */
    bool is_town, is_country; /* of a resolved one */
};

/* Which report names somebody: the event's best one, another of that one's article, or one of
 * another article. */
enum party_report { REPORT_BEST, REPORT_BESIDE_BEST, REPORT_ELSEWHERE };

/* Whom the reports name, each once in a role; start with the arena. */
struct event_parties {
    struct arena *arena;
    struct event_party *items;
    size_t count, capacity;
};

/* Adds whom a report names. The best report comes first and counts whole; of the others those who
 * are resolved, unless they are there in the other role: an act is not done to oneself, and "took
 * office" has him as actor whom "was sworn in" has as recipient; nor whom another goes by already:
 * "Lee" beside "Ann Lee", and a town that acts beside its country. One whom the best report only
 * describes gets the name that another sentence of its article has. */
void event_parties_add(struct event_parties *parties, const struct event_party *party,
                       enum party_report report);

#endif
