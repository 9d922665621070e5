#ifndef DATELINED_EXTRACT_EVENT_TITLE_TAIL_H
#define DATELINED_EXTRACT_EVENT_TITLE_TAIL_H

#include "event_title_cut.h"

/* Goes on to the end of what the kept words break off before: the noun of "a coal [mine]", the
 * clause of "promised each victim [will be paid]"; leaves out "as soon" when its "as the vote is
 * over" is too long. To be called before event_title_trim. */
void event_title_mend_tail(struct title_cut *cut);

#endif
