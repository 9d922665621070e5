#ifndef DATELINED_EXTRACT_EVENT_PLAY_H
#define DATELINED_EXTRACT_EVENT_PLAY_H

#include "event_frame.h"

/* Whether a sentence is about sport, or a fable, and tells nothing that counts. */
bool event_play_is_about(const struct event_scene *scene);

/* Whether an act is only told by a book, film, play or show: "the opera ends with his execution".
 */
bool event_play_is_fiction(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a club or league does it: "the striker signed a contract", "the sprinter was banned". */
bool event_play_is_of_athlete(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a crowd comes together to pray, mourn, feast or watch, and protests against nothing. */
bool event_play_is_observance(const struct event_scene *scene, const struct event_frame *frame);

/* Whether the noun of the act means none behind the word before it: "a legal battle", "launched an
 * advertising campaign". */
bool event_play_is_figure(const struct event_scene *scene, const struct event_frame *frame);

/* Whether "beat" tells of a match between two who are named. */
bool event_play_is_win(const struct event_scene *scene, const struct event_frame *frame);

#endif
