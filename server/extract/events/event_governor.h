#ifndef DATELINED_EXTRACT_EVENT_GOVERNOR_H
#define DATELINED_EXTRACT_EVENT_GOVERNOR_H

#include "event_judging.h"

/* Inside of event_judge. */

/* Adds to `j` what the governor `head` makes of `token`, the act or what it hangs under. False when
 * the governor says nothing of the act, or all that there is to say: the climb ends here. */
bool event_governor_climb(struct event_judging *j, uint32_t token, uint32_t head);

#endif
