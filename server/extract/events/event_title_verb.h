#ifndef DATELINED_EXTRACT_EVENT_TITLE_VERB_H
#define DATELINED_EXTRACT_EVENT_TITLE_VERB_H

#include "event_title_cut.h"

/* The words for the title's verb: its own, or what makes a sentence of a participle that has its
 * subject in the title: "took" for "taking", "were abducted" for "abducted". */
struct span event_title_verb(const struct title_cut *cut);

/* Leaves "being" out of "being killed" where the title can say "was killed". */
void event_title_drop_being(struct title_cut *cut);

/* "the army to retreat" of "forcing the army to retreat": leaves "to" out of what happened. */
void event_title_drop_to(struct title_cut *cut);

/* The past tense of a verb in lower case: "take" -> "took", "ban" -> "banned". */
struct span event_title_past(struct arena *arena, struct span lemma);

/* Keeps the "of" of "the possibility of arranging", where the title leaves the gerund as it is. */
void event_title_keep_mark(struct title_cut *cut);

/* Whether a verb of saying is followed by what was said. */
bool event_title_has_content(const struct event_scene *scene, uint32_t saying);

#endif
