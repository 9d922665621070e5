#ifndef DATELINED_EXTRACT_EVENT_TITLE_ENDS_H
#define DATELINED_EXTRACT_EVENT_TITLE_ENDS_H

#include "event_title_trim.h"

/* Gives the title of a finite verb that has no subject the words right before the verb, and takes
 * off its front what no title begins with: "as rebels shell the town". */
void event_title_mend_front(struct title_cut *cut);

/* Keeps what words in the middle cannot stand without: the "who" of a clause that is kept, the name
 * behind who is described. */
void event_title_mend_middle(struct title_cut *cut);

/* Goes on to the end of what the kept words break off before: the noun of "a coal [mine]", the
 * clause of "promised each victim [will be paid]"; leaves out "as soon" when its "as the vote is
 * over" is too long. To be called before event_title_trim. */
void event_title_mend_tail(struct title_cut *cut);

#endif
