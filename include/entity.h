#ifndef DATELINED_ENTITY_H
#define DATELINED_ENTITY_H

#include <stddef.h>
#include <stdint.h>

#include "mention.h"

/* A role that the text gives a person: "U.N. special rapporteur on …". */
struct role {
    struct span title;
    enum field field;
    uint32_t sentence; /* where it says so */
};

/* A place on the map. `kind` is an entity subtype name: "country", "city". */
struct coordinates {
    double lat;
    double lon; /* degrees, WGS 84; both NAN when unknown */
};

/* A single word that may stand for a whole name, folded (utf8_fold_plain): of a person, or the
 * acronym of a body, with its type before it: "organization:aul". */
struct short_name {
    struct span word;
    bool family; /* the family name; else the given one, which is used so less often */
    bool inner;  /* no family name here, but may be one elsewhere: "Ortega" in "Ana Ortega Ruiz" */
};

/* A real thing as one article knows it: what its mentions agree on. */
struct entity {
    struct span name; /* the fullest form in the article, or the lexicon's canonical name */
    struct span key;  /* type and normalised canonical name: equal keys are one thing across
                         articles */
    enum entity_type type;
    enum entity_subtype subtype;
    char country[4];      /* ISO 3166-1 alpha-3, "" when unknown */
    struct span wikidata; /* "Q423", or absent */
    struct coordinates coordinates;
    const struct role *roles;
    size_t role_count;
    uint32_t mention_count;
    const struct short_name *short_names; /* of a person or body */
    size_t short_name_count;
    bool partial;      /* of a person the article gives a single name, of a body its acronym */
    struct span alike; /* "=" and the words of the name, by which it finds what other articles take
                          for a thing of another type; absent: a person, or known to the lexicons */
};

#endif
