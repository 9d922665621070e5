#ifndef DATELINED_INGEST_READER_H
#define DATELINED_INGEST_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* A reader turns a file of one form into articles. Adding a form is one file with a
 * `const struct reader` and one row in the table of reader.c. */

struct reader_input {
    struct span bytes;    /* the whole file, already UTF-8 with line ends "\n" for text forms */
    struct span relative; /* path below the loaded folder, "2014/10/28-un.txt" */
    int64_t modified;     /* seconds since the epoch; INT64_MIN when unknown */
    size_t article_limit; /* bytes; a longer article is refused */
};

/* Where a reader puts its articles, one call each in the order of the file. `refused` is set
 * instead of `article` for one that could not be read: the others still count. Returning anything
 * but STATUS_OK stops the reader, which returns it. */
struct reader_sink {
    enum status (*take)(void *context, const struct article *article, const char *refused);
    void *context;
};

struct reader {
    const char *format;            /* "text", "html" … as /ingest tells it */
    const char *const *extensions; /* lower case without dot, NULL-terminated */
    bool binary;                   /* wants the bytes as they are */
    /* Articles live in `arena`, which the caller may reset after each `take`. STATUS_INVALID,
     * STATUS_EMPTY, STATUS_TOO_LARGE, STATUS_UNSUPPORTED with the reason in `failure`. */
    enum status (*read)(struct arena *arena, const struct reader_input *input,
                        const struct reader_sink *sink, struct failure *failure);
};

/* The reader for a file name; NULL when its form is unknown. */
const struct reader *reader_for(struct span relative);

/* All readers, NULL-terminated. */
const struct reader *const *readers_all(void);

#endif
