#ifndef DATELINED_SERVER_INGEST_HEADER_HEADER_LINE_H
#define DATELINED_SERVER_INGEST_HEADER_HEADER_LINE_H

#include <stdbool.h>

#include "base/span.h"
#include "printed_date.h"

/* What a line of an article's header says, other than a headline, byline, date line or dateline. */
struct header_line {
    struct span title;   /* absent where it says nothing of the kind, as with the others */
    struct span subject; /* of a mail, or what a database files the report under */
    struct span subtitle;
    struct span byline; /* between bars, with its "By" */
    struct span source;
    struct span section;
    struct span url;
    struct span dateline;     /* under a label: place, date, agency */
    struct printed_date date; /* month 0: none */
};

/* Whether the line states facts under a label ("SECTION: World", "Subject: …", Factiva's "SN  …")
 * or between bars ("PTI | Karsk | Updated: June 6, 2019"), or is furniture of the page ("For
 * immediate release", "3 Min Read", a wire's slug): then it is no headline and no part of the
 * report. `furniture` is what furniture_is_line says of the line. */
bool header_line_read(struct span line, bool furniture, struct header_line *out);

#endif
