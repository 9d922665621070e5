#ifndef DATELINED_EXTRACT_DATE_TENSE_H
#define DATELINED_EXTRACT_DATE_TENSE_H

#include "text/document.h"

/* Whether the clause around the tokens [first, last] speaks of the past (-1), of the future (1) or
 * does not say (0). */
int date_tense_of(const struct document *document, const struct sentence *sentence, uint32_t first,
                  uint32_t last);

/* Whether the sentence tells of what happens again and again: "usually", "every year", "is observed
 * on". */
bool date_tense_is_habit(const struct document *document, const struct sentence *sentence);

#endif
