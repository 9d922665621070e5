#ifndef DATELINED_EXTRACT_EVENT_OPINION_H
#define DATELINED_EXTRACT_EVENT_OPINION_H

#include "event_frame.h"

/* Acts of speech that tell of no act; each is false for all other verbs and nouns. */

/* Whether an act only tells what people think when they are asked: "a poll finds that most voters
 * oppose the war". */
bool event_opinion_is_polled(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a verb of asking only says what is so: "insists the pipeline was sabotaged", "suggests
 * that it was". */
bool event_opinion_is_assertion(const struct event_scene *scene, const struct event_frame *frame);

/* Whether "call" names something and nobody is talked to and no vote set: "called Mr. Lee a
 * visionary", "called the vote "a farce"". */
bool event_opinion_is_naming(const struct event_scene *scene, const struct event_frame *frame);

#endif
