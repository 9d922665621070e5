#ifndef DATELINED_EXTRACT_EVENT_JUDGE_H
#define DATELINED_EXTRACT_EVENT_JUDGE_H

#include "event_frame.h"

/* What the words around an act make of it. */
struct event_verdict {
    bool told; /* false: not an event of the text (a request's content, a habit) */
    enum event_status status;
    bool negated;
    bool promised;    /* the content of a promise: told only when it has its own date */
    bool scheduled;   /* a simple present: told only when its day lies ahead */
    bool said_future; /* "says it will": the speaker announces an act of his own */
};

/* Looks at an act's auxiliaries, adjectives and conjunctions and at everything that governs it. */
struct event_verdict event_judge(const struct event_scene *scene, const struct event_frame *frame);

/* Whether an adverb says that an act was not done, or that it is only said to have been: a title
 * without it would tell something else. */
bool event_judge_is_weighty(struct span adverb);

#endif
