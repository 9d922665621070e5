#ifndef DATELINED_SERVER_INGEST_CORPUS_H
#define DATELINED_SERVER_INGEST_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include "article.h"
#include "base/arena.h"
#include "ingest/copies/sketch.h"
#include "ingest/published/date_clues.h"
#include "ingest/published/telling.h"

/* What articles tell about each other: which are copies, and when undated ones were published.
 * Works over sketches alone; both are linear in the number of articles, since each article is
 * compared only with those that share some of its rarer hashes. */

/* How an article of several in one file asks to be called. */
struct article_name {
    struct span wanted; /* the id that it brings; absent: none */
    size_t nth;         /* in its file, from 1; 0: it is alone in it, and has the file's id */
};

struct corpus_article {
    struct span id;
    struct article_name name;
    struct period published; /* as its file says; PERIOD_UNKNOWN */
    enum published_basis basis;
    struct span dateline; /* as printed, or absent */
    uint32_t outlet;      /* hash of its source; 0: unknown */
    struct sketch sketch;
    const struct date_clues *clues; /* of an article that nothing but its text may date; NULL */
    const struct telling *tellings;
    size_t telling_count;
    /* Filled by corpus_compare. */
    size_t original;        /* index of the article that it is a copy of; its own when of none */
    struct period inferred; /* PERIOD_UNKNOWN: nothing to add */
    enum published_basis inferred_basis;
};

/* Dates and groups the articles; their order decides ties and must be the same on every run. An
 * undated article whose dateline has a day takes the year from a copy of it or from the dated
 * article that shares most of its names, when that is at most 7 days away (PUBLISHED_DATELINE: the
 * day is printed); an undated copy of a dated article gets its day (PUBLISHED_CORPUS); then what
 * is still undated, or by its text less exactly than to the day, gets what its clues and the dated
 * articles of the same story tell together, in rounds: what is dated to the day or week tells
 * about others in the next (PUBLISHED_CORPUS; see published_model.h). Copies are
 * grouped under the earliest of them, dated ones first. */
void corpus_compare(struct corpus_article *articles, size_t count);

/* Groups copies alone, by sketches, `published` and `inferred`: sets `original` of each article to
 * the earliest of its copies, dated ones first, then by place in the list. */
void corpus_group(struct corpus_article *articles, size_t count);

/* Whether corpus_group would take one of the two for a copy of the other, were they alone. */
bool corpus_are_copies(const struct sketch *a, const struct sketch *b);

#endif
