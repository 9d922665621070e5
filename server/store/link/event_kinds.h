#ifndef DATELINED_STORE_EVENT_KINDS_H
#define DATELINED_STORE_EVENT_KINDS_H

#include "base/span.h"
#include "event.h"

/* The type under which an act is compared with others, which may tell it under another type:
 * "agreed to a truce" (concede), "signed the ceasefire" (support) and "declared a truce" (retreat)
 * are one kind of act. `lemma` is the trigger's, `text` the event's short sentence, both folded
 * (utf8_fold_plain). Of most acts it is the type itself. */
enum event_type event_kind(enum event_type type, struct span lemma, struct span text);

/* Whether a truce is made, by the same words: an article tells of one. */
bool event_kind_is_truce(enum event_type type, struct span lemma, struct span text);

#endif
