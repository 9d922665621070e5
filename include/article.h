#ifndef DATELINED_ARTICLE_H
#define DATELINED_ARTICLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"
#include "base/span.h"

/* Which of an article's two texts an offset points into. */
enum field { FIELD_TITLE, FIELD_BODY, FIELD_COUNT };

const char *field_name(enum field field); /* "title", "body" */

/* A stretch of one field's text, [start, end), in bytes and in Unicode code points. */
struct extent {
    uint32_t byte_start;
    uint32_t byte_end;
    uint32_t start; /* code points */
    uint32_t end;
};

/* What a stretch of the body is. Blocks follow each other in the order of the text, do not
 * overlap and leave only white space between them. */
enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_BYLINE,
    BLOCK_DATELINE,
    BLOCK_SUBHEADING,
    BLOCK_CAPTION,
    BLOCK_CREDIT,
    BLOCK_RELATED,
    BLOCK_CORRECTION,
    BLOCK_KIND_COUNT
};

/* "paragraph" …; NULL for a number that is none. */
const char *block_kind_name(enum block_kind kind);

struct block {
    enum block_kind kind;
    struct extent at; /* in the body */
};

/* What the publication date was read from. */
enum published_basis {
    PUBLISHED_UNKNOWN,
    PUBLISHED_METADATA,
    PUBLISHED_DATELINE,
    PUBLISHED_PATH,
    PUBLISHED_TEXT,
    PUBLISHED_CORPUS,
    PUBLISHED_FILE_TIME,
    PUBLISHED_CORRECTION,
    PUBLISHED_BASIS_COUNT
};

const char *published_basis_name(enum published_basis basis); /* NULL for PUBLISHED_UNKNOWN */

struct dateline {
    struct span text;  /* as printed, "UNITED NATIONS, Oct 30:"; absent when there is none */
    struct span place; /* "UNITED NATIONS", or absent */
    struct period date;
};

/* An article as read from a file or a request, before anything is extracted from it. All text is
 * well-formed UTF-8 with line ends "\n"; absent knowledge is the absent span. */
struct article {
    struct span id; /* see API.md, "Ids"; absent for a text that is only annotated */
    struct span title;
    struct span subtitle; /* standfirst, as the file states it apart from the text */
    struct span body;     /* all text after the headline, nothing removed but printers' hyphens */
    struct span byline;
    const struct span *authors;
    size_t author_count;
    struct span source; /* outlet or agency */
    struct span section;
    struct span url;
    struct span language; /* BCP 47 */
    struct period published;
    int64_t published_at; /* seconds since the epoch, INT64_MIN when unknown */
    enum published_basis published_basis;
    struct dateline dateline;
    const struct block *blocks;
    size_t block_count;
    struct span path; /* as found below the loaded folder; absent for a posted one */
    struct span hash; /* of the article's own text, 32 hexadecimal digits */
};

/* An article without any knowledge: all spans absent, dates unknown. */
struct article article_unknown(void);

#endif
