#ifndef DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_H
#define DATELINED_SERVER_INGEST_PUBLISHED_PUBLISHED_H

#include "article.h"
#include "ingest/header/printed_date.h"

/* What was found that can tell when an article was published; months are 0 where there is nothing.
 */
struct published_clues {
    struct printed_date dateline;
    struct printed_date date_line;
    bool is_stated;               /* the date line says that it is the one of publication */
    bool is_update;               /* the date line says that it is that of a change */
    struct printed_date masthead; /* of the issue or the day it was called up */
    struct span path;             /* below the loaded folder; may be absent */
    int copyright_year;           /* 0: none */
};

/* Completes the dateline's date and decides when the article was published: the dateline, a date
 * line, the address, the path, in this order; nothing when it is known already. */
void published_decide(const struct published_clues *clues, struct article *article);

#endif
