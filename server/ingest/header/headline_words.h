#ifndef DATELINED_SERVER_INGEST_HEADER_HEADLINE_WORDS_H
#define DATELINED_SERVER_INGEST_HEADER_HEADLINE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "piece_view.h"

/* A headline tells what its report tells, so it shares words with it; a slogan, a menu, the teaser
 * of another report do not. */

/* The first of two paragraphs at or after `from`; SIZE_MAX when there are none near the top. */
size_t headline_words_report(const struct piece_view *view, size_t from);

/* How many telling words of piece `i` are in the first paragraphs near `report` too, by
 * their first letters ("cross", "crossing"); counted up to `enough` of them. */
size_t headline_words_shared(const struct piece_view *view, size_t i, size_t report, size_t enough);

/* Whether piece `i` has a headline's form, whatever its neighbours are. */
bool headline_words_fit(const struct piece_view *view, size_t i);

/* Whether all words of the line are capitalised and none is small: a menu's entries, a masthead,
 * a headline in the manner of a few papers. */
bool headline_is_label(struct span line);

/* Whether the line begins as the names of those do who issue releases: "Ministry of …". */
bool headline_is_issuer(struct span line);

/* Whether the line is no headline although it may share words with the report: an address, a
 * slogan, the outlet's name, a long row of a menu. */
bool headline_is_row(struct span line);

/* Whether the line is the headline that `title`, a mail's subject, repeats, with or without "Fwd:"
 * and what stands in brackets around it. */
bool headline_is_of(struct span title, struct span line);

/* "Waterworks to close - Karsk Gazette": the title without the outlet that collectors and browsers
 * put behind it; the outlet may have its section's name, "Karsk Gazette – News". */
struct span headline_without_outlet(struct span title, struct span outlet);

#endif
