#ifndef DATELINED_EXTRACT_EVENT_DESCRIBE_H
#define DATELINED_EXTRACT_EVENT_DESCRIBE_H

#include "event_frame.h"
#include "event_phrase.h"

/* Fills in the party's entity (ENTITY_UNRESOLVED when the words name nobody known), country (ISO
 * 3166-1 alpha-3, empty when nothing tells it) and sector (PLOVER's, or IGO or NGO; empty). */
void event_describe_party(const struct event_scene *scene, struct event_phrase words,
                          struct party *out);

#endif
