#ifndef DATELINED_EXTRACT_DATE_QUOTE_H
#define DATELINED_EXTRACT_DATE_QUOTE_H

#include "text/document.h"

/* Whether a quotation that opens behind the token `from` is still open before `to`: quotation marks
 * are counted off in pairs. */
bool date_quote_is_open(const struct document *document, uint32_t from, uint32_t to);

/* Whether the date [first, last] of a sentence is the day of its saying: it stands right behind a
 * verb of saying ("he said on Monday") or opens the sentence before one ("On Monday, he said").
 * Dates within the quotation marks themselves are not to be asked for. */
bool date_quote_is_day_of_saying(const struct document *document, const struct sentence *sentence,
                                 uint32_t first, uint32_t last);

#endif
