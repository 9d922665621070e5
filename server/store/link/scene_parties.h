#ifndef DATELINED_STORE_SCENE_PARTIES_H
#define DATELINED_STORE_SCENE_PARTIES_H

#include "store/counts/telling.h"

/* How those who take part in two tellings of different articles agree, where descriptions, numbers
 * and whom else the articles name count, too. */
struct company {
    int score;   /* tenths of log odds that they are the same people */
    bool clash;  /* they cannot be */
    bool whole;  /* both name the same two or more, or such as stand for them */
    bool person; /* a person takes part in both, or in one, and the other's sentence names him */
    bool named;  /* a person or a body is named in one, and in the other or its article */
    bool
        described; /* whom it befalls is described alike: by a number, or by more than his nation */
};

/* Compares those who do it and those whom it befalls, of mutual acts all of them. Symmetric; the
 * casts of the tellings may be NULL. */
struct company scene_parties_compare(const struct telling *a, const struct telling *b);

#endif
