#ifndef DATELINED_SERVER_INGEST_HEADER_BLOCK_KIND_H
#define DATELINED_SERVER_INGEST_HEADER_BLOCK_KIND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"
#include "byline.h"
#include "printed_date.h"

/* What a single piece of a text is, judged by its own words. */

/* "Related: …", "Read more: …", "WATCH: …". */
bool piece_is_related(struct span piece);

/* "Related stories", "More on this": what follows is related, too, until paragraphs go on. */
bool piece_is_related_heading(struct span piece);

/* "CORRECTION: …", "Editor's note: …", "An earlier version of this …". */
bool piece_is_correction(struct span piece);

/* What a credit names. */
struct credit {
    struct byline writers;    /* of "Reporting by …", "Writing by …" */
    struct span source;       /* agency or outlet, or absent */
    int year;                 /* of a copyright line; 0: none */
    struct printed_date date; /* of "Published in Dawn, October 17th, 2014"; month 0: none */
};

/* "(Reporting by …; Editing by …)", "(AGENCIES)", "© Northgate Courier", "Source: AFP", "— AFP",
 * "The Associated Press contributed to this report." */
bool piece_is_credit(struct arena *arena, struct span piece, struct credit *out);

/* Where a credit begins that stands behind the last sentence of a paragraph ("… he said.
 * (Reuters)", "… he said. — AFP"): its offset, or SIZE_MAX. */
size_t trailing_credit_at(struct arena *arena, struct span paragraph);

/* "WORLD", "Asia News": a section's name alone. */
bool piece_is_section(struct span piece);

#endif
