#ifndef DATELINED_SERVER_INGEST_HEADER_METADATA_H
#define DATELINED_SERVER_INGEST_HEADER_METADATA_H

#include <stdbool.h>
#include <stddef.h>

#include "article.h"
#include "base/arena.h"
#include "base/status.h"
#include "ingest/header.h"
#include "ingest/reader.h"

/* What a form states about an article by name: JSON members, columns, front matter, meta elements.
 * One table of names serves them all. */

enum metadata_field {
    META_TITLE,
    META_SUBTITLE,  /* stands in for a missing body and summary */
    META_BODY,      /* plain text */
    META_BODY_HTML, /* markup */
    META_SUMMARY,   /* stands in for a missing body */
    META_PUBLISHED,
    META_AUTHOR, /* one name, or several in a sentence */
    META_BYLINE, /* as printed */
    META_SOURCE,
    META_SECTION,
    META_URL,
    META_LANGUAGE,
    META_ID,
    META_FIELD_COUNT /* no field */
};

struct metadata {
    struct span values[META_FIELD_COUNT]; /* absent where nothing was stated */
    unsigned ranks[META_FIELD_COUNT];
    struct span *authors; /* when they come one by one */
    size_t author_count;
    size_t author_capacity;
    struct span no_text; /* the member that should be the body and is a number or the like; absent:
                            none */
};

/* The field that a member, column or meta element of this name states, and how well (the lower rank
 * is the better); META_FIELD_COUNT for a name that states nothing, and `*rank` is as it was.
 * Letters match in either case; "_", "-", ":", "." and spaces are alike and may be missing, and so
 * may "(s)" at the end. */
enum metadata_field metadata_field_of(struct span name, unsigned *rank);

/* Keeps a value unless a better one is known; an empty one is no value. */
void metadata_put(struct metadata *metadata, enum metadata_field field, struct span value,
                  unsigned rank);

/* Adds one author's name to the list. */
void metadata_add_author(struct arena *arena, struct metadata *metadata, struct span name);

/* Sets `article`'s publication date and time from a time stamp (ISO 8601, RFC 2822, seconds or
 * milliseconds since the epoch) or a printed date; the day is the one in its own time zone. False
 * when it is none of them. */
bool metadata_set_published(struct span value, struct article *article);

/* Fills what the metadata states into `article`, except for the body. */
void metadata_apply(struct arena *arena, const struct metadata *metadata, struct article *article);

/* Makes an article of metadata with a body and hands it to the sink. An article without any text
 * (of which `no_text` may tell why) or over the limit is handed over as refused. */
MUST_CHECK enum status metadata_give(struct arena *arena, const struct metadata *metadata,
                                     const struct reader_input *input, bool of_several,
                                     const struct reader_sink *sink);

#endif
