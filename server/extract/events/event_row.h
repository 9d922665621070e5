#ifndef DATELINED_EXTRACT_EVENT_ROW_H
#define DATELINED_EXTRACT_EVENT_ROW_H

#include "event_frame.h"

/* "third", "23rd", "latest", "only": whether a lower-case word gives somebody a place in a row. */
bool event_row_is_ordinal(struct span word);

/* "became the second person to die", "the first leader to visit": whether somebody became the noun,
 * which has a place in a row, so that the infinitive behind it tells what he did. */
bool event_row_is_place(const struct event_scene *scene, uint32_t noun);

#endif
