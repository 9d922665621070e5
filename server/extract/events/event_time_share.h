#ifndef DATELINED_EXTRACT_EVENT_TIME_SHARE_H
#define DATELINED_EXTRACT_EVENT_TIME_SHARE_H

#include "event_frame.h"

/* Whether a phrase speaks of the time of its verb: "in talks", "during a raid". */
bool event_time_is_during(const struct event_scene *scene, uint32_t token);

/* Whether the act at a token shares the time of its governor. */
bool event_time_shares(const struct event_scene *scene, uint32_t token, uint32_t head);

#endif
