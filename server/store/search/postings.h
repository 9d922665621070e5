#ifndef DATELINED_STORE_POSTINGS_H
#define DATELINED_STORE_POSTINGS_H

#include <sqlite3.h>

#include "base/buffer.h"
#include "store/connection.h"

/* The rows of a text index that have one phrase, ascending, and how much it occurs in each. */
struct posting_list {
    uint32_t row_count;
    struct span bytes; /* for each row its distance to the one before and its occurrences, each as
                          a number of seven bits a byte, the lowest first */
};

/* Walks a list; `row` and `occurrences` hold once posting_next has returned true. */
struct posting_reader {
    const unsigned char *at, *end;
    uint32_t row;
    uint32_t occurrences; /* each weighted by its column */
};
struct posting_reader posting_start(const struct posting_list *list);

static inline uint32_t posting_number(struct posting_reader *reader)
{
    uint32_t value = 0;
    for (unsigned shift = 0; reader->at < reader->end; shift += 7) {
        unsigned char byte = *reader->at++;
        value |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return value;
}

static inline bool posting_next(struct posting_reader *reader)
{
    if (reader->at == reader->end) {
        return false;
    }
    reader->row += posting_number(reader);
    reader->occurrences = posting_number(reader);
    return true;
}

/* What one text index is for ranking: how long its rows are, and the long lists. Of one generation;
 * shared by threads. */
struct postings;

/* Reads the lengths of all rows (below `row_limit`) with the statement `sizes`; phrases are
 * gathered with the statement `gather` (both named pieces). At most `budget` bytes of lists are
 * kept. Errors as any statement. */
MUST_CHECK enum status postings_new(struct connection *connection, const char *sizes,
                                    const char *gather, uint32_t row_limit, size_t budget,
                                    struct postings **out);
void postings_free(struct postings *postings); /* NULL is allowed */

/* Named pieces: the lengths of some rows, the number of all, where a phrase occurs among a stretch
 * of rows. */
struct postings_statements {
    const char *sizes, *rows, *occurrences;
};
struct changed_rows;

/* The same for a later generation, in which the rows `changed` are other ones (ascending); with the
 * lists that `old` keeps. Errors as any statement. */
MUST_CHECK enum status postings_renew(struct connection *connection, struct postings *old,
                                      const struct postings_statements *statements,
                                      uint32_t row_limit, const struct changed_rows *changed,
                                      struct postings **out);

/* The list of an FTS5 phrase such as "\"word\"", read from the index unless it is kept; a long one
 * is kept for others. `connection` reads the generation of `postings`. Lives in `arena` or as long
 * as `postings`. */
MUST_CHECK enum status postings_gather(struct postings *postings, struct connection *connection,
                                       struct arena *arena, struct span phrase,
                                       struct posting_list *out);

/* What every row of a length adds to the occurrences (ranking.h), by row. */
double postings_length(const struct postings *postings, uint32_t row);
/* The weight of a phrase that `row_count` rows have. */
double postings_weight(const struct postings *postings, uint32_t row_count);

/* Bytes of the lists that are kept. */
size_t postings_kept(struct postings *postings);

/* The FTS5 auxiliary function gather_rows(table, pointer of "postings", weight of column 0, …),
 * which writes the rows of the expression's first phrase and is called once, or is called for each
 * row that shall be written. */
void postings_gather_rows(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
                          int count, sqlite3_value **values);

#endif
