#ifndef DATELINED_BASE_EMBEDDED_H
#define DATELINED_BASE_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* Files that the build puts into the program: everything below sql/, the lexicons
 * (server/model/lexicon/) and server/web/. Names are paths from the project's root, such as
 * "sql/schema/0001_articles.sql". */
struct embedded_file {
    const char *name;
    struct span bytes;
};

/* All of them, sorted by name; the number goes to `*count`. */
const struct embedded_file *embedded_files(size_t *count);

/* The file of that name; false when there is none. */
bool embedded_find(const char *name, struct span *out);

/* A hash of the sources and lexicons by which texts are read, made by the build: when it differs
 * from the one that an archive was read with, the archive is read anew. Never NULL. */
const char *embedded_reading_version(void);

#endif
