#ifndef DATELINED_SERVER_API_PAGES_H
#define DATELINED_SERVER_API_PAGES_H

#include <jansson.h>

#include "api/call.h"

/* The rows of the archive as the lists, the sub-objects and the exports show them. */

enum page_kind {
    PAGES_ARTICLES,
    PAGES_ENTITIES,
    PAGES_EVENTS,
    PAGES_MENTIONS,
    PAGES_DATES,
    PAGES_SOURCES,
    PAGES_FILES,
    PAGES_SIMILAR,  /* articles close to the article call->subject */
    PAGES_RELATED,  /* entities that appear with the entity call->subject */
    PAGES_EVIDENCE, /* of the event call->subject */
};

/* Reads one page of what `query` finds, appends the view of each row to `rows`, and says in `*page`
 * what is behind it (untouched on failure). What a search made of its text is put into the call:
 * `parsed`, `suggestion`, and `position` with STATUS_INVALID. NOT_FOUND without the subject. */
MUST_CHECK enum status pages_read(struct call *call, enum page_kind kind, const struct query *query,
                                  json_t *rows, struct page *page);

/* Answers the list that the call's query finds, a page in any form; with limit=all, which is only
 * taken for lines, everything as a stream. Ends the call. */
enum status pages_answer(struct call *call, enum page_kind kind);

/* Answers everything that the call's query finds as lines of `format` (NDJSON or CSV), page by page
 * while they are sent: each page is a reading transaction of its own, so neither the daemon's
 * memory nor a slow client bounds it. In an order that a change of the archive disturbs the
 * connection breaks off when one happens, so that the client knows. Ends the call. */
enum status pages_stream(struct call *call, enum page_kind kind, enum http_format format);

#endif
