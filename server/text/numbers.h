#ifndef DATELINED_TEXT_NUMBERS_H
#define DATELINED_TEXT_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* All three look at `text` from byte `at` on and return the end of what they know, or 0. `text`
 * ends where the run of characters without white space ends. */

/* A number as one token: "1,200.50", "9/11", "10:30", "+44", ".5", "20th", "1990s", "2015-07-15",
 * "713-853-3989". It starts at a digit, or at a sign or point that `opens` (stands first or behind
 * a currency sign). Behind a currency sign (`money`) letters are left for a token of their own. */
size_t numbers_match(struct span text, size_t at, bool opens, bool money);

/* A currency sign with its country: "US$", "HK$". */
size_t numbers_match_currency(struct span text, size_t at);

/* Whether the character that ends before `at` is a currency sign. */
bool numbers_follow_currency(struct span text, size_t at);

#endif
