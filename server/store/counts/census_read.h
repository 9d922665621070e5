#ifndef DATELINED_STORE_CENSUS_READ_H
#define DATELINED_STORE_CENSUS_READ_H

#include "census.h"

/* Fills an empty census, of which only `arena` is set, from the tables that the connection sees.
 * Errors as any statement; what was read until then is the census's to free. */
MUST_CHECK enum status census_read(struct connection *connection, struct census *census);

/* Takes of rows into a census (the context), in the columns of "census.article_types",
 * "census.entities" and "census.events"; entities keep their order. */
void census_take_article_type(void *census, struct columns *columns);
void census_take_entity(void *census, struct columns *columns);
void census_take_event(void *census, struct columns *columns);

/* A party of an event, as a row of "census.event_entities" tells it. */
struct census_party {
    uint32_t event;
    uint32_t entity;  /* 0: nobody knows who it is */
    uint8_t role;     /* 1 << enum party_role */
    uint32_t country; /* the number of the one said of it; 0: none */
};
struct census_party census_read_party(struct columns *columns);

/* Counts the articles of each source, which have names but no counts and days yet. */
void census_count_sources(struct census *census);

#endif
