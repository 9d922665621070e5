#ifndef DATELINED_EXTRACT_EVENT_HOLDER_H
#define DATELINED_EXTRACT_EVENT_HOLDER_H

#include "event_frame.h"

/* The possessor, nationality or first noun that a noun's act or thing belongs to; TOKEN_NONE. */
uint32_t event_holder_of(const struct event_scene *scene, uint32_t noun);

#endif
