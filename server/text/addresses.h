#ifndef DATELINED_TEXT_ADDRESSES_H
#define DATELINED_TEXT_ADDRESSES_H

#include <stddef.h>

#include "base/span.h"

/* The end of the web address, mail address, host name or file name that starts at byte `at` of
 * `text`, or 0 when none does. `text` ends where the run of characters without white space ends;
 * closing punctuation is not part of an address. */
size_t addresses_match(struct span text, size_t at);

#endif
