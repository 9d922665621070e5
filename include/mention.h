#ifndef DATELINED_MENTION_H
#define DATELINED_MENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "article.h"

enum entity_type {
    ENTITY_PERSON,
    ENTITY_ORGANIZATION,
    ENTITY_PLACE,
    ENTITY_OTHER,
    ENTITY_TYPE_COUNT
};

const char *entity_type_name(enum entity_type type); /* "person" … */
/* ENTITY_TYPE_COUNT for an unknown name. */
enum entity_type entity_type_from_name(struct span name);

/* The finer kind. SUBTYPE_NONE is "not known" (null in the API). */
enum entity_subtype {
    SUBTYPE_NONE,
    SUBTYPE_COUNTRY,
    SUBTYPE_REGION,
    SUBTYPE_CITY,
    SUBTYPE_FACILITY,
    SUBTYPE_NATURAL, /* rivers, mountains, seas */
    SUBTYPE_COMPANY,
    SUBTYPE_GOVERNMENT,
    SUBTYPE_MILITARY,
    SUBTYPE_PARTY,
    SUBTYPE_INTERNATIONAL,
    SUBTYPE_MEDIA,
    SUBTYPE_TEAM,
    SUBTYPE_EDUCATION,
    SUBTYPE_NATIONALITY,
    SUBTYPE_EVENT,
    SUBTYPE_LAW,
    SUBTYPE_WORK,
    SUBTYPE_PRODUCT,
    SUBTYPE_DISEASE,
    SUBTYPE_RELIGION,
    SUBTYPE_LANGUAGE,
    SUBTYPE_COUNT
};

const char *entity_subtype_name(enum entity_subtype subtype); /* NULL for SUBTYPE_NONE */
enum entity_subtype entity_subtype_from_name(struct span name);

enum mention_kind { MENTION_NAME, MENTION_NOMINAL, MENTION_PRONOUN, MENTION_KIND_COUNT };

/* "name" …; NULL for a number that is none. */
const char *mention_kind_name(enum mention_kind kind);

/* One place in the text where somebody or something is spoken of. */
struct mention {
    struct extent at;
    enum field field;
    uint32_t sentence;    /* index within the field, as in API.md */
    uint32_t first_token; /* into the document's tokens */
    uint32_t token_count;
    struct span text; /* the characters themselves */
    enum entity_type type;
    enum entity_subtype subtype;
    enum mention_kind kind;
    bool metonym;
    float confidence; /* 0..1 */
    uint32_t entity;  /* into the article's entities, or ENTITY_UNRESOLVED */
};

#define ENTITY_UNRESOLVED UINT32_MAX

#endif
