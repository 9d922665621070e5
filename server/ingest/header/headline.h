#ifndef DATELINED_SERVER_INGEST_HEADER_HEADLINE_H
#define DATELINED_SERVER_INGEST_HEADER_HEADLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ingest/readers/layout.h"

/* The pieces of a text, as they stand. */
struct headline_view {
    struct arena *arena; /* for scratch */
    const struct piece *pieces;
    size_t count;
};

/* Whether the piece is a headline. */
bool headline_fits(const struct headline_view *view, size_t i);

/* Whether the piece stands above the headline: a menu's entry, the page's place on its site, a
 * short line on the matter ("CRIME", "Nigerian economy"). A headline follows within some lines. */
bool headline_follows_above(const struct headline_view *view, size_t i);

/* Whether the piece (which need not exist) is a byline, a date line or opens with a dateline, so
 * that what stands above it belongs to the header. */
bool headline_header_follows(const struct headline_view *view, size_t i);

/* Whether a sentence ends before the end of the text. */
bool headline_holds_sentence_end(struct span text);

/* Whether the piece's own words set it apart from the report: caption, link, correction, credit. */
bool headline_is_marked_text(struct arena *arena, struct span piece);

#endif
