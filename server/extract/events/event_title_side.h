#ifndef DATELINED_EXTRACT_EVENT_TITLE_SIDE_H
#define DATELINED_EXTRACT_EVENT_TITLE_SIDE_H

#include "event_frame.h"

/* Whether a comma, bracket or dash stands between the token and its governor; quotation marks and
 * the commas around a name that the title keeps, or around a description, do not count. */
bool event_title_is_set_off(const struct event_scene *scene, uint32_t token);

/* Whether a title leaves out the token with all that hangs on it. */
bool event_title_is_side_matter(const struct event_scene *scene, uint32_t token);

/* "if the rebels win, the people will suffer": without its condition the clause says something
 * else. */
bool event_title_is_condition(const struct event_scene *scene, uint32_t clause);

/* "denounced what they called a coup", "offered amnesty to those who surrender": a relative clause
 * without which its head says nothing. */
bool event_title_tells_which(const struct event_scene *scene, uint32_t clause);

#endif
