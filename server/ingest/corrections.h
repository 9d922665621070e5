#ifndef DATELINED_SERVER_INGEST_CORRECTIONS_H
#define DATELINED_SERVER_INGEST_CORRECTIONS_H

#include <stddef.h>

#include "article.h"
#include "base/arena.h"
#include "base/status.h"
#include "correction.h"

/* corrections.tsv: what the user knows better than the program, a line each, under the user's own
 * version control. The README has the format. */

enum { CORRECTIONS_BYTES_MAX = 1 << 20, CORRECTIONS_LINES_MAX = 10000 };

/* Whether a file of this name holds corrections. */
bool corrections_is_file(struct span name);

/* The lines of a corrections file that are neither empty nor comments, in their order; what cannot
 * be understood has a fault. Everything lives in `arena`, nothing points into `bytes`.
 * STATUS_INVALID, with the reason in `failure`: not UTF-8, a NUL, too many bytes or lines. */
MUST_CHECK enum status corrections_parse(struct arena *arena, struct span bytes,
                                         const struct correction **out, size_t *count,
                                         struct failure *failure);

/* The dates and sources that corrections give articles, to be looked up by article id. */
struct article_corrections;

/* `list` is borrowed for as long as the result is used. The first line that dates an article, or
 * names its source, counts. Other verbs, and lines with a fault, are passed over. */
struct article_corrections *article_corrections_new(struct arena *arena,
                                                    const struct correction *list, size_t count);

/* Gives an article the date (PUBLISHED_CORRECTION) and the source that a correction says. NULL:
 * there are none. May be called from any thread. */
void article_corrections_apply(const struct article_corrections *corrections,
                               struct article *article);

/* The ids of the articles to which `a` and `b` say different things, in `arena`. */
const struct span *article_corrections_differ(struct arena *arena,
                                              const struct article_corrections *a,
                                              const struct article_corrections *b, size_t *count);

#endif
