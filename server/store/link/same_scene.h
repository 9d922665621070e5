#ifndef DATELINED_STORE_SAME_SCENE_H
#define DATELINED_STORE_SAME_SCENE_H

#include "scene_parties.h"

/* Whether two tellings of different articles, of one status, are of one happening though their
 * parties do not say so: both tell such an act of one day, in one place or of people whom both
 * articles name, and something particular agrees as well. Symmetric; looks at nothing but the two.
 */
bool same_scene(const struct telling *a, const struct telling *b);

/* Whether those who are described in two tellings that share no named party are others, and nothing
 * that both say outweighs it. `company` is of scene_parties_compare. */
bool same_scene_are_others(const struct telling *a, const struct telling *b,
                           const struct company *company);

/* The type under whose blocks a telling waits for others: of all that takes lives one, and one of
 * all by which somebody comes to an office. */
enum event_type same_scene_family(enum event_type type);

/* Whether such an act can be told apart by its scene at all: not what is said every day, nor what
 * is refused, unless it is called off. */
bool same_scene_knows(const struct telling *telling);

#endif
