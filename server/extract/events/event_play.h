#ifndef DATELINED_EXTRACT_EVENT_PLAY_H
#define DATELINED_EXTRACT_EVENT_PLAY_H

#include "event_frame.h"

/* What a sentence is about whose words of war and politics mean something else. */
enum event_play { PLAY_NONE, PLAY_SPORT, PLAY_FABLE };

/* Fables by two words of fables; sport by two words of sport, one that is of nothing but sport, or
 * a score. */
enum event_play event_play_of(const struct event_scene *scene);

/* Whether the act is meant in a sentence about sport, too: the arrest, verdict or death of a
 * player. */
bool event_play_befalls_players(const struct event_scene *scene, const struct event_frame *frame);

/* The questions below are asked of single acts: true, and the act is none that counts. */

/* Whether an act is only told by a book, film, play or show: "the opera ends with his execution".
 */
bool event_play_is_fiction(const struct event_scene *scene, const struct event_frame *frame);

/* Whether an athlete and a club or league do it: "the striker signed a contract", "the sprinter was
 * banned". */
bool event_play_is_of_athlete(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a crowd comes together to pray, mourn, feast or watch, and protests against nothing. */
bool event_play_is_observance(const struct event_scene *scene, const struct event_frame *frame);

/* Whether the noun of the act means none behind the word before it: "a legal battle", "launched an
 * advertising campaign". */
bool event_play_is_figure(const struct event_scene *scene, const struct event_frame *frame);

/* Whether "beat" tells of a match between two who are named. */
bool event_play_is_win(const struct event_scene *scene, const struct event_frame *frame);

#endif
