#ifndef DATELINED_EXTRACT_DATE_GOVERNOR_H
#define DATELINED_EXTRACT_DATE_GOVERNOR_H

#include "date_tense.h"

/* Sets `direction` and `plain` of `tense` from the verb that governs the tokens [first, last];
 * leaves them when there is none or it does not say. */
void date_governor_read(const struct document *document, const struct sentence *sentence,
                        uint32_t first, uint32_t last, struct date_tense *tense);

#endif
