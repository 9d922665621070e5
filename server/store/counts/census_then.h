#ifndef DATELINED_STORE_CENSUS_THEN_H
#define DATELINED_STORE_CENSUS_THEN_H

#include "census_tellings.h"

/* The census of `now` as it was known by `day`: events as the sentences tell them whose articles
 * were out for certain. What did not change is shared with `now`, which must live as long and
 * has its tellings. Lists of articles and of entities are those of now. */
struct census *census_then_make(struct census *now, int32_t day);

#endif
