#ifndef DATELINED_STORE_TELLING_PARTIES_H
#define DATELINED_STORE_TELLING_PARTIES_H

#include "store/counts/telling.h"

/* What two tellings of one type have in common in those who take part. */
struct overlap {
    int score;     /* tenths of log odds that they are the same; negative: they differ */
    size_t shared; /* resolved parties that both name */
    bool person;   /* one of them is a person */
    bool meant;    /* one of them is a person whom one of the two only describes */
    bool clash;    /* in a role each names somebody, and nobody is in both */
    bool whole;    /* all resolved parties of the one that names fewer */
    bool sides;    /* somebody resolved in either role, one of them a person */
    int number;    /* what it says beside the score that it is done to as many people; 0: nothing */
    bool sum;      /* one does to several people what the other does to one of them, or to fewer */
    bool texts;    /* somebody unresolved under the same words */
};

/* `article`: both stand in one article, where a short name is read as the full one, "the president"
 * as the president named, and a country as its government. */
struct overlap telling_parties_overlap(const struct telling *a, const struct telling *b,
                                       bool article);

/* Types whose two sides do the same: who is named first says nothing. */
bool telling_is_mutual(enum event_type type);

/* Whether both are persons whose full names may be forms of one: "Mahamat Deby" and "Mahamat Idriss
 * Deby Itno". */
bool telling_same_full_name(const struct telling_party *a, const struct telling_party *b);

/* Whether one is known by nothing but the family name of the other's full one, and of no other
 * country. */
bool telling_same_family_name(const struct telling_party *a, const struct telling_party *b);

/* How many of a telling's parties are resolved. */
size_t telling_named_count(const struct telling *telling);

/* Whether an entity is named among the parties, or is the place. */
bool telling_takes_part(const struct telling *telling, int64_t entity_id);

#endif
