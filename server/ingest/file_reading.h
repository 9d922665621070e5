#ifndef DATELINED_SERVER_INGEST_FILE_READING_H
#define DATELINED_SERVER_INGEST_FILE_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "article.h"
#include "base/arena.h"
#include "corpus.h"
#include "extract/engine.h"
#include "scan.h"
#include "store/load.h"

/* A file that has to be looked at again. */
struct file_job {
    const struct scan_entry *entry;
    struct span id;         /* of its article, or the stem of its articles' ids */
    struct span known_hash; /* of its bytes when it was read last; absent: read it in any case */
    bool changed;           /* its articles are to be put, unless its bytes are the known ones */
};

/* What came of it. */
struct file_reading {
    struct arena *arena; /* holds all of it; the owner frees it with file_reading_free */
    struct file_record record;
    struct article *articles;
    struct article_name *names; /* as many */
    size_t article_count;
};

struct survey;
struct article_corrections;

struct reading_options {
    size_t article_limit;        /* bytes */
    const struct engine *engine; /* joins broken words; NULL: they stay */
    struct survey *survey;       /* dates undated articles; NULL: none */
    const struct survey *ids;    /* knows the ids that other files have; NULL: there are none */
    const struct article_corrections *corrections; /* of dates and sources; NULL: none */
    bool file_time; /* the file's time where nothing else dates an article */
};

/* Reads a file: never fails, the record tells what happened and why. A file whose bytes are the
 * known ones gets FILE_UNCHANGED and no articles. Articles have their ids, paths and hashes. */
struct file_reading *file_reading_new(const struct file_job *job,
                                      const struct reading_options *options);
void file_reading_free(struct file_reading *reading); /* NULL is allowed */

#endif
