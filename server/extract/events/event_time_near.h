#ifndef DATELINED_EXTRACT_EVENT_TIME_NEAR_H
#define DATELINED_EXTRACT_EVENT_TIME_NEAR_H

#include "event_frame.h"

/* The acts of one sentence, in the order of the text. */
struct event_telling {
    const struct sentence *sentence;
    struct event *events;
    size_t count;
};

/* Dates acts of the scene's sentence that go on telling what the sentence before told of one day:
 * "A bomb went off on Monday. The blast killed ten." They get that day, its date and the basis
 * DATE_INHERITED. Acts that have a date, and all others, stay as they are. */
void event_time_inherit(const struct event_scene *scene, const struct event_telling *before,
                        struct event_telling *now);

/* What the next sentence may go on telling: the acts of the scene's sentence, or those before it
 * when it has none and speaks of no other time. */
struct event_telling event_time_follow(const struct event_scene *scene,
                                       const struct event_telling *before,
                                       const struct event_telling *now);

#endif
