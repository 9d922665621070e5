#ifndef DATELINED_EXTRACT_EVENT_TIME_TREE_H
#define DATELINED_EXTRACT_EVENT_TIME_TREE_H

#include "event_frame.h"

#define NO_DATE UINT32_MAX /* no index of `analysis->dates` */

enum { TIME_DEPTH = 5 }; /* how deep below an act its date may stand */

/* Whether a date says a day, week … that only lacks what it is counted from. */
bool event_time_is_open(const struct date *date);

/* The date at a token, when it says when; "now" and "currently" say nothing. */
uint32_t event_time_known(const struct event_scene *scene, uint32_t token);

/* Whether a phrase brings its own time: "after his conviction last year", "according to X on
 * Friday". */
bool event_time_is_other(const struct event_scene *scene, uint32_t token);

/* Whether a phrase names what was over when the act was done: "after his conviction", "following
 * the talks". */
bool event_time_is_over(const struct event_scene *scene, uint32_t noun);

/* Whether this word (lower case) stands right before the date at `token`, which has one. */
bool event_time_follows(const struct event_scene *scene, uint32_t token, const char *word);

/* Whether "'s" stands behind the date at `token`, which has one: "last month's" before what
 * happened then. */
bool event_time_is_possessor(const struct event_scene *scene, uint32_t token);

/* Whether the date at `token`, which has one, is that of a thing behind it: "the 1991 massacre",
 * "last year's". */
bool event_time_is_of_next(const struct event_scene *scene, uint32_t token);

/* "until Monday", "before May", "by 2020", "after 2014": the time that an act does not reach; "of
 * 2010": that of a thing. */
bool event_time_is_limit(const struct event_scene *scene, uint32_t token);

/* The first known date at most `depth` (TIME_DEPTH for an act) below `token` that no other clause
 * or act stands before; NO_DATE. */
uint32_t event_time_below(const struct event_scene *scene, uint32_t token, int depth);

/* Whether the verb blames, tries or holds somebody for what was done before. */
bool event_time_is_judging(const struct event_scene *scene, uint32_t verb);

/* "fired", "was shot": not "had fired", "has been shot", "would shoot". */
bool event_time_is_simple_past(const struct event_scene *scene, uint32_t verb);

/* Whether a joined verb has a subject or auxiliary of its own. */
bool event_time_has_clause(const struct event_scene *scene, uint32_t verb);

/* A day of the week or the like, by which one says when something was promised. */
bool event_time_is_plain_day(const struct event_scene *scene, uint32_t date);

/* "in May", "in 2010": more than a week, by which one does not say when somebody was charged. */
bool event_time_is_long(const struct event_scene *scene, uint32_t date);

/* Whether what stands behind the verb's act cannot be the verb's past date: "has criticized the
 * arrest last week", "blames", "are investigating", "to protest". */
bool event_time_is_of_present(const struct event_scene *scene, uint32_t verb);

/* Whether the date at a token only says that what follows was on the same day: "hours later". */
bool event_time_is_hours_later(const struct event_scene *scene, uint32_t token);

/* Whether a date lies before the publication; "earlier this week" does. */
bool event_time_is_past(const struct event_scene *scene, uint32_t date);

#endif
