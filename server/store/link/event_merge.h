#ifndef DATELINED_STORE_EVENT_MERGE_H
#define DATELINED_STORE_EVENT_MERGE_H

#include "date.h"
#include "event.h"
#include "event_parties.h"
#include "mention.h"
#include "store/connection.h"

/* How many people the reports count, by what has befallen them. */
enum { TOLL_KILLED, TOLL_WOUNDED, TOLL_KINDS };

/* A sentence that tells the event. */
struct told {
    int64_t evidence_id;
    struct span article, root, source;
    int32_t first_day, last_day; /* of publication */
    struct span title, type, mode, cameo;
    enum event_status status;
    bool negated;
    struct period period;
    enum date_basis date_basis;
    struct span date_text;
    int64_t place; /* entity row; 0: none */
    struct span place_text;
    enum entity_subtype place_subtype;
    char place_country[4]; /* "" unknown */
    double confidence;
    int64_t tolls[TOLL_KINDS]; /* 0: not told */
    bool names;                /* somebody who takes part */
    bool sides;                /* who acts and who receives */
};

/* Whether both name one place; each names one. */
bool told_same_place(const struct told *a, const struct told *b);

/* The statements that take what an event is: its row in the order of derive.event_update, a party
 * and a conflict in the order of derive.event_party_put and derive.event_conflict_put. */
struct event_merge_into {
    const char *event, *party, *conflict;
};

/* One event out of all sentences that tell it. Start with the first four set. */
struct event_merge {
    struct connection *connection;
    struct arena *arena;
    int64_t event_id;
    const struct event_merge_into *into;
    struct told *told; /* in the order of publication, article id and position */
    size_t count;
    const struct told *best, *status, *date, *place; /* the last two NULL: none is given */
};

/* Reads the sentences that derive.event_evidence finds on the connection and chooses; 0 of them is
 * no failure, and then nothing may be written. */
MUST_CHECK enum status event_merge_read(struct event_merge *merge);

/* Chooses among the sentences in `told`, at least one. */
void event_merge_choose(struct event_merge *merge);

/* What the event's id is made of; in the merge's arena. */
struct span event_merge_slug(const struct event_merge *merge);

/* Writes the row, its parties and conflicts. */
MUST_CHECK enum status event_merge_write(struct event_merge *merge);

#endif
