#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_COUNTRY_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_COUNTRY_H

#include "extract/analysis.h"

/* Fills `country` of the persons among `analysis->entities` from what names them: "the French
 * president Ann Lee", "Kenya's ambassador, Ann Lee", "Ann Lee, president of Malta". Needs the
 * entities of all mentions and the tags. A person of whom two countries are said gets none. */
void country_find(struct analysis *analysis);

/* Whether the building stands for the government that sits in it: "White House". */
bool country_is_seat(const struct entity *entity);

#endif
