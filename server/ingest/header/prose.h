#ifndef DATELINED_SERVER_INGEST_HEADER_PROSE_H
#define DATELINED_SERVER_INGEST_HEADER_PROSE_H

#include <stdbool.h>

#include "base/span.h"

/* Sentences of a report that begin as a page's own lines do: "Supported by Russian aircraft, the
 * army retook the town", "Newspapers in Turkey said on Monday …". */

/* Whether a whole sentence tells news: it names a day of the week, who said it, or what was; and
 * speaks neither to the reader nor of the page. */
bool prose_tells_news(struct span piece);

/* The same, or it may have its subject behind a comma: "…, the army …". */
bool prose_is_report(struct span piece);

/* Whether such a sentence's main clause stands behind its first words: "Written by two generals,
 * the law …". */
bool prose_opens_clause(struct span piece);

/* Whether the piece names a day of the week in full. */
bool prose_names_weekday(struct span piece);

#endif
