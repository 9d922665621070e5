#ifndef DATELINED_EXTRACT_DATE_HABIT_H
#define DATELINED_EXTRACT_DATE_HABIT_H

#include "text/document.h"

/* Whether the sentence tells of what happens again and again: "usually", "every year", "is observed
 * on"; a comma must not part what says so from the date at token `first`. */
bool date_habit_is_told(const struct document *document, const struct sentence *sentence,
                        uint32_t first);

#endif
