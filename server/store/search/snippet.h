#ifndef DATELINED_STORE_SNIPPET_H
#define DATELINED_STORE_SNIPPET_H

#include "store/connection.h"
#include "store/records.h"

/* Fills `record->snippets`: where an FTS5 expression matches in the title and in the body of an
 * article, the body's cut to the part with the most matches. */
MUST_CHECK enum status snippets_read(struct connection *connection, struct arena *arena,
                                     struct span match, int64_t article_id,
                                     struct article_record *record);

#endif
