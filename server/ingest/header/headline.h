#ifndef DATELINED_SERVER_INGEST_HEADER_HEADLINE_H
#define DATELINED_SERVER_INGEST_HEADER_HEADLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "piece_view.h"

/* Whether the piece is a headline. */
bool headline_fits(const struct piece_view *view, size_t i);

/* Whether the piece stands above the headline: a menu's entry, the page's place on its site, a
 * short line on the matter ("CRIME", "Nigerian economy"). A headline follows within some lines. */
bool headline_follows_above(const struct piece_view *view, size_t i);

/* Whether the piece (which need not exist) is a byline, a date line or opens with a dateline, so
 * that what stands above it belongs to the header. */
bool headline_header_follows(const struct piece_view *view, size_t i);

#endif
