#ifndef DATELINED_INGEST_ARTICLE_ID_H
#define DATELINED_INGEST_ARTICLE_ID_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

/* Article ids as API.md fixes them ("Ids"): the same for the same files in any order. */

/* A path below its folder as an id: "/" as "~", every byte outside [A-Za-z0-9._-] as "%2C". */
struct span article_id_encode(struct arena *arena, struct span text);

/* An id that a client gives or asks for: what an id may hold stays ("a~b", "a%20b"), the rest is
 * written as article_id_encode does, so that an id taken from an answer means the same article. */
struct span article_id_accept(struct arena *arena, struct span text);

/* The path without its extension; ".gz" and the extension before it are both taken off. */
struct span article_id_stem(struct span relative);

/* A file of the loaded folders. */
struct id_file {
    struct span folder;   /* absolute */
    struct span relative; /* below it */
    struct span id;       /* filled: of its article, or the stem of its articles' ids */
};

/* Ids that no file may have: of posted articles. */
struct taken_ids {
    struct span *ids;
    size_t count;
};

/* Gives every file its id: the encoded stem; with the extension for all files that share a stem, or
 * have one that is taken (NULL: none is);
 * and with the folder's name before it ("news~2014~un.txt"), where that is not enough; last, when
 * even the folders' names are equal, with the place of its folder in the order of their paths. */
void article_ids_assign(struct arena *arena, struct id_file *files, size_t count,
                        const struct taken_ids *taken);

/* "stem~3". */
struct span article_id_nth(struct arena *arena, struct span stem, size_t n);

#endif
