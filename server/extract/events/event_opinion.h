#ifndef DATELINED_EXTRACT_EVENT_OPINION_H
#define DATELINED_EXTRACT_EVENT_OPINION_H

#include "event_frame.h"

/* "a poll finds that most voters oppose the war": what people think when they are asked. */
bool event_opinion_is_polled(const struct event_scene *scene, const struct event_frame *frame);

/* "insists the pipeline was sabotaged", "suggests that it was": says so, and asks for nothing. */
bool event_opinion_is_assertion(const struct event_scene *scene, const struct event_frame *frame);

/* "called Mr. Lee a visionary": names him something, and talks to nobody. */
bool event_opinion_is_naming(const struct event_scene *scene, const struct event_frame *frame);

#endif
