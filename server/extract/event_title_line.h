#ifndef DATELINED_EXTRACT_EVENT_TITLE_LINE_H
#define DATELINED_EXTRACT_EVENT_TITLE_LINE_H

#include "event_title_trim.h"

/* The kept words as a line of text that begins with a capital. */
struct span event_title_line(const struct title_cut *cut);

#endif
