#ifndef DATELINED_EXTRACT_EVENT_TITLE_TRIM_H
#define DATELINED_EXTRACT_EVENT_TITLE_TRIM_H

#include "event_title_cut.h"

/* Makes the kept words fit to be read as a line: names and brackets whole, the commas between kept
 * words, not much over 20 words, nothing left hanging at the end and no measure ("two years") of
 * what is left out. Nothing up to `trigger_last`, the trigger's last token, is cut for length. */
void event_title_trim(struct title_cut *cut, uint32_t trigger_last);

#endif
