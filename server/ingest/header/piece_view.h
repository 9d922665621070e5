#ifndef DATELINED_SERVER_INGEST_HEADER_PIECE_VIEW_H
#define DATELINED_SERVER_INGEST_HEADER_PIECE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "byline.h"
#include "dateline.h"
#include "header_line.h"
#include "ingest/readers/layout.h"

/* What was found out about a piece so far. */
struct piece_memo {
    uint16_t asked; /* bits, one a question */
    uint16_t yes;
    uint32_t words; /* one more than they are; 0: not yet counted */
};

/* The pieces of a text, as they stand. What their own words tell is asked here, since many ask the
 * same: it is found out once. Every question is of piece `i`, below `count`. */
struct piece_view {
    struct arena *arena; /* for scratch and for what a piece says */
    const struct piece *pieces;
    size_t count;
    struct piece_memo *memo; /* of as many, all zero at first */
};

/* A view of `count` pieces that stay as they are. */
struct piece_view piece_view_of(struct arena *arena, const struct piece *pieces, size_t count);

/* How many words it has. */
size_t view_words(const struct piece_view *view, size_t i);

/* Whether it ends as a sentence does, with "!" and "?", too. */
bool view_ends_sentence(const struct piece_view *view, size_t i);

/* Whether it reads as a paragraph: some words with the end of a sentence. */
bool view_is_paragraph(const struct piece_view *view, size_t i);

/* Whether it is furniture (furniture.h). */
bool view_is_furniture(const struct piece_view *view, size_t i);

/* Whether it is a caption wherever it stands (caption.h). */
bool view_is_caption(const struct piece_view *view, size_t i);

/* Whether its own words set it apart from the report: caption, link, furniture, correction,
 * credit. */
bool view_is_marked(const struct piece_view *view, size_t i);

/* header_line_read, piece_is_date_line, byline_read and dateline_match (not strict) of the piece.
 */
bool view_read_line(const struct piece_view *view, size_t i, struct header_line *out);
bool view_read_date(const struct piece_view *view, size_t i, struct printed_date *date,
                    struct span *outlet);
bool view_read_byline(const struct piece_view *view, size_t i, bool bare, struct byline *out);
bool view_read_dateline(const struct piece_view *view, size_t i, struct dateline_match *out);

#endif
