#ifndef DATELINED_EXTRACT_EVENT_TITLE_FRONT_H
#define DATELINED_EXTRACT_EVENT_TITLE_FRONT_H

#include "event_title_cut.h"

/* Gives the title of a finite verb that has no subject the words right before the verb, and takes
 * off its front what no title begins with: "as rebels shell the town". */
void event_title_mend_front(struct title_cut *cut);

#endif
