#ifndef DATELINED_EXTRACT_EVENT_BLAST_H
#define DATELINED_EXTRACT_EVENT_BLAST_H

#include "event.h"
#include "event_frame.h"

/* Makes "the blast" of this sentence what the sentences before told it to be, an assault or an
 * accident; and what they left open ("an explosion") what this one says ("the gas explosion").
 * `before` are the article's events so far, in the order of the sentences; those of another day are
 * another blast. */
void event_blast_settle(const struct event_scene *scene, const struct event_frame *frame,
                        struct event *before, size_t count, struct event *event);

#endif
