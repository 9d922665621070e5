#ifndef DATELINED_STORE_RENEW_ARTICLES_H
#define DATELINED_STORE_RENEW_ARTICLES_H

#include "census.h"
#include "changes.h"

/* Fills what a census knows of articles alone: their rows, outlets, authors, types and copies. For
 * census_renew; `rows` are the changed ones, ascending. Errors as any statement. */
MUST_CHECK enum status renew_articles(struct connection *connection, const struct census *old,
                                      const struct changed_rows *rows, struct census *census);

#endif
