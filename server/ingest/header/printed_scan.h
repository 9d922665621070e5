#ifndef DATELINED_SERVER_INGEST_HEADER_PRINTED_SCAN_H
#define DATELINED_SERVER_INGEST_HEADER_PRINTED_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* What printed dates and times are made of. Each function takes a position in the text. */

struct name_value {
    const char *name; /* lower case */
    int value;
};

/* The row of a table of `count` that has the word's name, ASCII letters in either case; -1: none.
 */
int scan_lookup(const struct name_value *table, size_t count, struct span word);

/* Behind the spaces and tabs at `at`. */
size_t scan_spaces(struct span text, size_t at);

/* The letters at `at`, which may be none. */
struct span scan_word(struct span text, size_t at);

/* The number of at most four digits at `at`; behind it, or 0 when none or a longer one stands
 * there. */
size_t scan_number(struct span text, size_t at, int *value);

/* The year that its last two digits mean: of the hundred years that end in 2040. */
int scan_whole_year(int two_digits);

/* Whether no letter or digit stands at `at`. */
bool scan_ends_word(struct span text, size_t at);

/* Whether a time or another date stands at `at` without a space before it, as it does when the
 * lines of a page are joined: "June 6, 20195:12 PM", "5 Jun 20195 Jun 2019", "06/05/2019June 5,
 * 2019". */
bool scan_begins_again(struct span text, size_t at);

#endif
