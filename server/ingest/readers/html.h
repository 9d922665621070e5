#ifndef DATELINED_SERVER_INGEST_READERS_HTML_H
#define DATELINED_SERVER_INGEST_READERS_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "ingest/header.h"
#include "ingest/header/metadata.h"

/* Markup to text: paragraphs, headings, captions and list items as pieces, an empty line between
 * them; scripts, forms, menus and what is hidden left out. */
struct marked_text {
    struct span text;
    const struct marked_piece *pieces;
    size_t piece_count;
    size_t above;      /* so many pieces stand above the element of the report */
    bool weak_title;   /* the headline is only the <title>, and none is marked */
    bool preformatted; /* the text is plain, with its own lines; no pieces */
};

/* Reads a piece of HTML, such as a feed's or JSON member's; anything is accepted. */
void html_read_fragment(struct arena *arena, struct span html, struct marked_text *out);

/* The text with its entities as the characters that they stand for; it must hold no "<". */
struct span html_decode_entities(struct arena *arena, struct span text);

/* Reads a page as saved by a browser: the text of its main article, without what surrounds it,
 * after the headline; what the page says of itself goes to `metadata`. Anything is accepted; a page
 * without text gives an empty one. */
void html_read_page(struct arena *arena, struct span html, struct metadata *metadata,
                    struct marked_text *out);

/* The character set in "charset=…" near the start, as the WHATWG prescan looks for it; absent when
 * none is declared. */
struct span html_declared(struct span bytes);

/* Makes an article of the page in input->bytes (UTF-8) and hands it to the sink; `metadata` may
 * hold what is known of it already. STATUS_EMPTY without text, STATUS_TOO_LARGE over the limit. */
MUST_CHECK enum status html_give_page(struct arena *arena, const struct reader_input *input,
                                      struct metadata *metadata, const struct reader_sink *sink,
                                      struct failure *failure);

#endif
