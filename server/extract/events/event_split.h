#ifndef DATELINED_EXTRACT_EVENT_SPLIT_H
#define DATELINED_EXTRACT_EVENT_SPLIT_H

#include "event_frame.h"

/* The two halves of a predicate that tells of two happenings. */
struct event_split {
    struct event_frame frame; /* with the second half's object in the place of the first one's */
    uint32_t behind;     /* the token behind the verb; TOKEN_NONE when the object precedes it */
    uint32_t first, end; /* the tokens of the second half, without its date: [first, end) */
    uint32_t dates[2];   /* into the article's dates */
};

/* Whether the frame's object is followed by a date and by another object with a date of its own:
 * "freed X in October and two others in November". */
bool event_split_find(const struct event_scene *scene, const struct event_frame *frame,
                      struct event_split *out);

/* Makes of `event`, which tells of both, the first half, and of `*second`, a copy of it, the other:
 * each with its date and without the parties of the other. `parties` are those of the second
 * frame. */
void event_split_apply(const struct event_scene *scene, const struct event_split *split,
                       const struct party *parties, size_t party_count, struct event *event,
                       struct event *second);

#endif
