#ifndef DATELINED_EXTRACT_LEXICON_H
#define DATELINED_EXTRACT_LEXICON_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

/* A lexicon is a TSV file: '#' starts a comment line, the first other line names the columns,
 * cells are trimmed and borrowed from the file's bytes, a missing cell is empty. */
struct lexicon_table {
    const struct span *columns;
    size_t column_count;
    const struct span *cells; /* row_count × column_count */
    size_t row_count;
};

/* Parses `bytes` (at most 64 MiB, UTF-8). STATUS_INVALID with `name` and the line number in
 * `failure` for a row with more cells than columns or ill-formed text. */
MUST_CHECK enum status lexicon_parse(struct arena *arena, const char *name, struct span bytes,
                                     struct lexicon_table *out, struct failure *failure);

/* Index of a column, or SIZE_MAX; the cell of a row, empty when there is no such column. */
size_t lexicon_column(const struct lexicon_table *table, const char *name);
struct span lexicon_cell(const struct lexicon_table *table, size_t row, size_t column);

/* The built-in lexicon "server/model/lexicon/NAME.tsv" followed by the user's DIR/NAME.tsv when
 * `lexicon_dir` is not NULL and the file exists (its columns must be the same). The texts of the
 * cells live as long as `arena`, the table as long as `scratch`, which may be the same.
 * STATUS_NOT_FOUND (no such lexicon), STATUS_INVALID (a file that cannot be read, rows as for
 * lexicon_parse, other columns), each told in `failure`. */
MUST_CHECK enum status lexicon_load(struct arena *arena, struct arena *scratch,
                                    const char *lexicon_dir, const char *name,
                                    struct lexicon_table *out, struct failure *failure);

#endif
