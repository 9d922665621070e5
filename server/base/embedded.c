/* Reads the table that embed.sh laid down. The linker has it sorted as the Makefile lists it: by
 * name. */
#include "base/embedded.h"

/* Written by the build; closed by a row whose name is NULL. */
extern const struct embedded_file embedded_table[];
extern const char embedded_reading_hash[];

const struct embedded_file *embedded_files(size_t *count)
{
    size_t n = 0;
    while (embedded_table[n].name) {
        n++;
    }
    *count = n;
    return embedded_table;
}

bool embedded_find(const char *name, struct span *out)
{
    for (const struct embedded_file *file = embedded_table; file->name; file++) {
        if (strcmp(file->name, name) == 0) {
            *out = file->bytes;
            return true;
        }
    }
    return false;
}

const char *embedded_reading_version(void)
{
    return embedded_reading_hash;
}
