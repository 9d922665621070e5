#ifndef DATELINED_EVENT_H
#define DATELINED_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "entity.h"

/* PLOVER's sixteen and the civil types of API.md. */
enum event_type {
    EVENT_AGREE,
    EVENT_CONSULT,
    EVENT_SUPPORT,
    EVENT_CONCEDE,
    EVENT_COOPERATE,
    EVENT_AID,
    EVENT_RETREAT,
    EVENT_REQUEST,
    EVENT_ACCUSE,
    EVENT_REJECT,
    EVENT_THREATEN,
    EVENT_PROTEST,
    EVENT_SANCTION,
    EVENT_MOBILIZE,
    EVENT_COERCE,
    EVENT_ASSAULT,
    EVENT_STATEMENT, /* the first civil type */
    EVENT_APPOINT,
    EVENT_RESIGN,
    EVENT_ELECT,
    EVENT_LEGISLATE,
    EVENT_LEGAL,
    EVENT_PUBLISH,
    EVENT_TRAVEL,
    EVENT_DISASTER,
    EVENT_ACCIDENT,
    EVENT_DIE,
    EVENT_TYPE_COUNT
};

const char *event_type_name(enum event_type type);
enum event_type event_type_from_name(struct span name); /* EVENT_TYPE_COUNT when unknown */
const char *event_type_scheme(enum event_type type);    /* "plover" or "civil" */
/* "verbal-cooperation" … by type as in API.md; NULL for the civil ones. */
const char *event_type_quad_class(enum event_type type);

enum event_status {
    EVENT_HAPPENED,
    EVENT_ONGOING,
    EVENT_PLANNED,
    EVENT_HYPOTHETICAL,
    EVENT_DENIED,
    EVENT_STATUS_COUNT
};

const char *event_status_name(enum event_status status);
enum event_status event_status_from_name(struct span name); /* EVENT_STATUS_COUNT: unknown */

enum party_role { PARTY_ACTOR, PARTY_RECIPIENT, PARTY_ROLE_COUNT };

/* Somebody who did something, or to whom it was done, in one sentence. */
struct party {
    enum party_role role;
    struct extent at; /* in the evidence's field */
    struct span text;
    uint32_t entity;       /* into the article's entities, or ENTITY_UNRESOLVED */
    const uint32_t *meant; /* persons of the article whom a description may mean (event_meant.h) */
    size_t meant_count;    /* 0: a name, or not clear */
    char country[4];       /* ISO 3166-1 alpha-3 or "" */
    char sector[4];        /* PLOVER sector, "GOV", or "" */
};

/* One happening as one sentence tells it. */
struct event {
    enum event_type type;
    const char *mode;  /* PLOVER mode or NULL */
    const char *cameo; /* CAMEO code or NULL */
    enum event_status status;
    bool negated;
    struct period period;       /* when; PERIOD_UNKNOWN if the text does not say */
    enum date_basis date_basis; /* DATE_UNRESOLVED when the period is unknown */
    uint32_t date; /* into the article's dates: the expression it stands on, or UINT32_MAX */
    struct extent trigger;
    struct span trigger_text;
    struct span trigger_lemma;
    enum field field;
    uint32_t sentence;         /* index within the field */
    struct extent sentence_at; /* the whole sentence in its field */
    const struct party *parties;
    size_t party_count;
    uint32_t place; /* into the article's entities, or ENTITY_UNRESOLVED */
    struct span place_text;
    struct extent place_at;   /* all 0 without a place */
    uint32_t killed, wounded; /* people, as the sentence counts them; 0: it does not */
    struct span title;        /* short English sentence: actor, verb, recipient, object */
    float confidence;         /* 0..1 */
    bool points_back;         /* a noun of one thing that points back tells it: "the raid" */
    bool dates_another;       /* it is told to say when another act was: "after the attack" */
    uint32_t ordered_by; /* 1 + the token of the verb that says which of two acts came first: "the
                            raid followed two blasts"; 0: none does */
};

#endif
