#ifndef DATELINED_EXTRACT_EVENT_FILTER_H
#define DATELINED_EXTRACT_EVENT_FILTER_H

#include "event_frame.h"

/* Whether a word that the lexicon knows as an act is none here, or is told by another word of its
 * sentence. */
bool event_filter_drops(const struct event_scene *scene, const struct event_frame *frame);

#endif
