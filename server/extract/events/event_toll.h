#ifndef DATELINED_EXTRACT_EVENT_TOLL_H
#define DATELINED_EXTRACT_EVENT_TOLL_H

#include "event_frame.h"

/* Sets how many people were killed and wounded in the events of the scene's sentence, as that
 * sentence counts them: "killed at least 12 people", "12 dead and 40 wounded", "the death toll rose
 * to 15". A number goes to the assault, disaster, accident, protest or death whose trigger is
 * nearest to it in the tree. Each event's stays 0 where none is told. */
void event_toll_set(const struct event_scene *scene, struct event *events, size_t count);

/* Whether people may be killed or wounded in acts of this type, or are said to: assaults,
 * accidents, disasters, protests, deaths. */
bool event_toll_fits(enum event_type type);

/* The verb that says how a toll stands, when `noun` is what took it: "rose" of "earthquake" in "the
 * death toll from the earthquake rose to 19"; TOKEN_NONE. */
uint32_t event_toll_verb(const struct event_scene *scene, uint32_t noun);

#endif
