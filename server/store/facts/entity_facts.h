#ifndef DATELINED_STORE_ENTITY_FACTS_H
#define DATELINED_STORE_ENTITY_FACTS_H

#include "store/load/loading.h"

/* What the articles that speak of an entity say of it together. */
struct entity_facts {
    struct span name; /* the form that most articles give as the fullest, a person's full names
                         first; on a tie the one with more mentions, then the longer, then the first
                         in the alphabet */
    struct span subtype, country, wikidata; /* what most articles say; absent: none does */
    struct span first_article;              /* smallest id */
    double lat, lon;                        /* what most articles say; NAN: none does */
    int64_t articles, mentions, events;     /* all 0: no article speaks of it any more */
    int32_t first_seen, last_seen;          /* days; DAY_NONE */
};

/* Reads them from the rows of the entity `id`, each once; `type` is its type's name. What was read
 * of another type, before a correction merged it, says nothing of the subtype. In load->scratch. */
MUST_CHECK enum status entity_facts_read(struct store_load *load, int64_t id, struct span type,
                                         struct entity_facts *out);

#endif
