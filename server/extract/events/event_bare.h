#ifndef DATELINED_EXTRACT_EVENT_BARE_H
#define DATELINED_EXTRACT_EVENT_BARE_H

#include "event_frame.h"
#include "extract/events.h"

/* Whether the act of a noun may be told although nobody is known who takes part: one that its day
 * tells from others. */
bool event_bare_is_told(const struct event_scene *scene, const struct event_frame *frame,
                        const struct event *event);

/* "The attack came as", "those arrests were made": whether a clause is about a certain deed of
 * which neither day nor people are known. */
bool event_bare_is_topic(const struct event_scene *scene, const struct event_frame *frame,
                         const struct event *event);

#endif
