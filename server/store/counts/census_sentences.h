#ifndef DATELINED_STORE_CENSUS_SENTENCES_H
#define DATELINED_STORE_CENSUS_SENTENCES_H

#include "census.h"

/* Who is in the same sentence as whom, in the order of articles, title before body; sentences that
 * mention nobody are left out. */
struct census_sentences {
    struct census_links entities; /* by sentence */
    struct census_links of_entity;
    struct census_links of_event; /* the sentences that tell it */
    uint32_t *articles;           /* by sentence */
};

/* The sentences of the reader's census, read when nobody asked for them before; valid as long as
 * the census. For what was known by a day: those of now. Errors as census_take. */
MUST_CHECK enum status census_sentences_take(struct store_reader *reader,
                                             const struct census_sentences **out);

#endif
