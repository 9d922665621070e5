#ifndef DATELINED_EXTRACT_EVENT_TITLE_MIDDLE_H
#define DATELINED_EXTRACT_EVENT_TITLE_MIDDLE_H

#include "event_title_cut.h"

/* Keeps what words in the middle cannot stand without: the "who" of a clause that is kept, the name
 * behind who is described. */
void event_title_mend_middle(struct title_cut *cut);

#endif
