#ifndef DATELINED_INGEST_HEADER_H
#define DATELINED_INGEST_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "base/arena.h"
#include "base/span.h"

/* What a page says of itself: headline, byline, dateline, date, outlet, and what each stretch of
 * its text is. One reading for all forms; readers of marked-up forms add what their marks say. */

/* What a form's own marks say of a piece of text. */
enum piece_mark {
    MARK_NONE,      /* plain text: judged by its words and place */
    MARK_PARAGRAPH, /* marked as a paragraph: never a heading */
    MARK_HEADING,
    MARK_CAPTION,
    MARK_LIST_ITEM,
    MARK_BYLINE, /* a byline, with or without "By" */
    MARK_RELATED /* a link to another article */
};

/* A piece of the body's text that stands by itself. */
struct marked_piece {
    size_t start; /* bytes into the text */
    size_t end;
    enum piece_mark mark;
};

struct header_input {
    struct span text;     /* well-formed UTF-8, line ends "\n" */
    bool find_title;      /* the text may begin with a headline */
    bool whole;           /* the body is all of the text, white space at its ends, too */
    struct span relative; /* path below the loaded folder, for its date; may be absent */
    const struct marked_piece *pieces; /* in order; NULL: the text's lines are looked at */
    size_t piece_count;
    size_t above; /* so many pieces stand above the report: none is part of it */
};

/* Fills what `article` does not know yet (metadata that a reader has put there stays): title, body
 * (all of the text after the headline, without white space at both ends), blocks, byline, authors,
 * source, section, language, dateline, and the publication date with its basis: from the dateline,
 * a date line, the path; a day without a year takes it from the path, a date line or a copyright
 * line, and stays unknown when none of them has one. Nothing is guessed: what the text does not say
 * stays absent. */
void header_read(struct arena *arena, const struct header_input *input, struct article *article);

/* Body and blocks of a text that is an article's body and nothing else, such as a posted one: the
 * body is the text as it is; bylines, datelines, credits in it are labelled and read, a headline is
 * not looked for. */
void header_read_body(struct arena *arena, struct span text, struct article *article);

#endif
