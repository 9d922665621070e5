#ifndef DATELINED_EXTRACT_EVENT_TIME_REACH_H
#define DATELINED_EXTRACT_EVENT_TIME_REACH_H

#include "event_frame.h"

/* How far a date reaches back over another verb: dates (indices of `analysis->dates`) that the tree
 * gives to a verb behind the act and that are the act's all the same; UINT32_MAX for none. To be
 * asked when the act has no date of its own. */

/* The date of the last verb joined to this one, when it closes both: "kidnapped and killed Friday";
 * not "arrested him but freed him on Friday". */
uint32_t event_time_of_joined(const struct event_scene *scene, uint32_t verb);

/* The first verb of "the king returned and two bombs went off", both told in the simple past and
 * the first not one of saying, when `verb` is the second; UINT32_MAX for none. */
uint32_t event_time_first_of_two(const struct event_scene *scene, uint32_t verb);

/* The day of the clause before "and", for what was done or befell people in the clause behind it:
 * "the king returned on Thursday, and two bombs went off". */
uint32_t event_time_of_first(const struct event_scene *scene, const struct event_frame *frame);

/* Whether the verb `joined`, behind `verb`, turns to another time: "but released", "and later
 * charged", "arrested and freed". */
bool event_time_is_turn(const struct event_scene *scene, uint32_t verb, uint32_t joined);

/* The date behind the means of an act: "was executed by firing squad in 2016". */
uint32_t event_time_of_means(const struct event_scene *scene, uint32_t verb);

/* The past day behind what was asked, refused or threatened, which is the day of asking: "rejected
 * calls to step down on Tuesday". */
uint32_t event_time_of_asked(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a past date (UINT32_MAX: none) cannot be that of a perfect form: "have shot a man wanted
 * for a murder last year" tells when the murder was. */
bool event_time_is_before_perfect(const struct event_scene *scene, const struct event_frame *frame,
                                  uint32_t date);

#endif
