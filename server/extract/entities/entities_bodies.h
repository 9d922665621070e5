#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_BODIES_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_BODIES_H

#include "base/arena.h"

/* Whether the bodies of many countries have just this name: "Senate", "Democratic Party", not
 * "U.S. Senate". Ministries, of which each country has its own set, are not asked. */
bool body_name_is_common(struct arena *arena, struct span name);

/* The English name of a body of that kind in Spanish, Portuguese, French or Italian: "Senate of
 * Puerto Rico" for "Senado de Puerto Rico". The absent span when it is none. */
struct span body_english_name(struct arena *arena, struct span name);

#endif
