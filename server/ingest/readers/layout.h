#ifndef DATELINED_SERVER_INGEST_READERS_LAYOUT_H
#define DATELINED_SERVER_INGEST_READERS_LAYOUT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "ingest/header.h"

/* A piece of text that stands by itself: a paragraph, a heading, a line. No white space at its
 * ends; a hard-wrapped paragraph is one piece with line ends in it. */
struct piece {
    struct span text;     /* not empty */
    bool gap_before;      /* at least one empty line stands before it */
    enum piece_mark mark; /* MARK_NONE for plain text */
};

/* Cuts a text into its pieces, in order: at empty lines, and at every line end unless the text is
 * wrapped at a fixed width, which shows in lines that end where the next word would not have
 * fitted. The number goes to `*count`. */
struct piece *layout_cut(struct arena *arena, struct span text, size_t *count);

/* The text of a quoted mail without the "> " of its lines; the text itself when it is none. */
struct span layout_without_quotes(struct arena *arena, struct span text);

#endif
