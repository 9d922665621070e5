#ifndef DATELINED_SERVER_INGEST_SURVEY_H
#define DATELINED_SERVER_INGEST_SURVEY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "article.h"
#include "base/table.h"
#include "corpus.h"
#include "file_reading.h"
#include "ingest/article_id.h"
#include "scan.h"

/* What the articles of all files tell about each other: copies, and dates of undated ones. It is
 * known before any article is analysed, since dates in an article resolve against its own. A file
 * is read for it once, and again only when it changes; what is remembered of an article takes
 * about a kilobyte, so memory grows by that with the corpus. Files whose articles are to be put are
 * kept as they were read, up to 16 MB, so that few are read twice. */
struct survey;

struct survey *survey_new(void);
void survey_free(struct survey *survey); /* NULL is allowed */

/* Brings the survey in step with the jobs (one per file that may hold articles, in a fixed order).
 * No article gets an id that is `taken` (NULL: none is). Stops early, leaving what it has, once
 * `cancelled` is set. */
void survey_run(struct survey *survey, const struct file_job *jobs, size_t count,
                const struct reading_options *options, const struct taken_ids *taken,
                const atomic_bool *cancelled);

/* The id of an article that is not alone in its file: the one that it brings, if no other file has
 * or brings it before this one (by the order of the jobs) and none of `in_file`, the ids of the
 * articles before it; else one made of the file's. In `arena`. May be called while others ask. */
struct span survey_name(const struct survey *survey, struct arena *arena,
                        const struct file_job *job, const struct article_name *name,
                        const struct table *in_file);

/* All articles, in the order of the jobs. */
const struct corpus_article *survey_articles(const struct survey *survey, size_t *count);

/* The articles of the file at `path`; NULL and 0 when it holds none. */
const struct corpus_article *survey_file(const struct survey *survey, struct span path,
                                         size_t *count);

/* The sketch of an article; NULL when it is unknown. */
const struct sketch *survey_sketch(const struct survey *survey, struct span id);

/* What was read of a file that was kept, which is the caller's from then on; NULL when it was not
 * or its bytes are the known ones. May be called while others ask, but not take. */
struct file_reading *survey_take(struct survey *survey, const struct file_job *job);
/* Frees what was kept and not taken. */
void survey_drop_readings(struct survey *survey);

/* Gives an undated article, or one dated by its text alone, the date that the others tell. */
void survey_apply(const struct survey *survey, struct article *article);

#endif
