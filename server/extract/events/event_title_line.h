#ifndef DATELINED_EXTRACT_EVENT_TITLE_LINE_H
#define DATELINED_EXTRACT_EVENT_TITLE_LINE_H

#include "event_title_cut.h"

/* The kept words as a line of text that begins with a capital. */
struct span event_title_line(const struct title_cut *cut);

/* The line, with who held the talks, made the visit or gave the speech that the noun stands for
 * before it when that is told elsewhere in the sentence: "A held talks with B" for "Talks with B".
 */
struct span event_title_with_holder(const struct title_cut *cut, const struct event_frame *frame,
                                    struct span line);

#endif
