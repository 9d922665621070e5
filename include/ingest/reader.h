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
    struct span bytes;    /* the whole file, already UTF-8 with line ends "\n" */
    struct span relative; /* path below the loaded folder, "2014/10/28-un.txt" */
    int64_t modified;     /* seconds since the epoch; INT64_MIN when unknown */
    size_t article_limit; /* bytes; a longer article is refused */
    bool posted;          /* text and headline are kept as they were sent */
    bool strict;          /* who sends it can mend it: a stated date that is none is refused */
};

/* One article of a file, or the reason why one could not be read. */
struct reader_item {
    const struct article *article; /* its id is the one that the file gives it, or absent */
    struct span id;                /* of what is refused, if the file gives one; else absent */
    const char *refused;           /* set instead of `article`: the others still count */
    const char *wrong;             /* what is refused, as `fields=` calls it; NULL: the whole */
    bool of_several;               /* the file's form holds many articles */
};

/* Where a reader puts its articles, one call each in the order of the file. Returning anything but
 * STATUS_OK stops the reader, which returns it. */
struct reader_sink {
    enum status (*take)(void *context, const struct reader_item *item);
    void *context;
};

struct reader {
    const char *format;            /* "text", "html" … as /ingest tells it */
    const char *const *extensions; /* lower case without dot, NULL-terminated */
    /* The character set that the bytes themselves declare; NULL: the form has no such mark. */
    struct span (*declared)(struct span bytes);
    /* Articles live in `arena`, which the caller may reset after each `take` only when the reader
     * has returned. STATUS_INVALID, STATUS_EMPTY, STATUS_TOO_LARGE, STATUS_UNSUPPORTED with the
     * reason in `failure`. */
    enum status (*read)(struct arena *arena, const struct reader_input *input,
                        const struct reader_sink *sink, struct failure *failure);
};

/* The reader for a file name; NULL when its form is unknown. */
const struct reader *reader_for(struct span relative);

/* All readers, NULL-terminated. */
const struct reader *const *readers_all(void);

/* Decodes a file's bytes (input->bytes, as they are on the disk) and reads them. What they were
 * encoded in goes to `*encoding` (NULL until known). Errors as in struct reader. */
MUST_CHECK enum status reader_run(struct arena *arena, const struct reader *reader,
                                  const struct reader_input *input, const struct reader_sink *sink,
                                  const char **encoding, struct failure *failure);

#endif
