#ifndef DATELINED_STORE_TOKENIZER_H
#define DATELINED_STORE_TOKENIZER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* Counts the words of documents as a connection's text index takes them in, so that they need not
 * be read twice. */
struct word_counter {
    void (*add)(void *context, struct span folded, int64_t count); /* NULL: nobody counts */
    void *context;
    bool counting;                   /* what is indexed now counts; set by who has it indexed */
    size_t words;                    /* of the text that was indexed last */
    struct Fts5Tokenizer *tokenizer; /* that has counts which were not added yet; NULL */
};

/* Adds what was counted and not added yet. */
void tokenizer_flush(struct word_counter *counter);

/* Adds to a connection the FTS5 tokeniser "archive" and the auxiliary functions
 * match_positions(table), rank_bm25 (store/ranking.h) and gather_rows (store/postings.h). Returns
 * an SQLite code.
 *
 * In a document every word (store/words.h) gives its folded form and, when it differs, "=" and its
 * stem at the same place. In a query a string gives stems, a string that begins with
 * TOKENIZER_EXACT gives the forms as written, and the last word of a prefix search is always taken
 * as written. So one index answers stemmed, exact and prefix searches.
 *
 * `api_sql` is the statement that hands out FTS5's interface (https://www.sqlite.org/fts5.html,
 * "Extending FTS5"). match_positions gives a blob of 32-bit numbers of this machine, three for each
 * match: column, first token, number of tokens. `counter` lives as long as the connection. */
int tokenizer_register(sqlite3 *db, struct span api_sql, struct word_counter *counter);

#define TOKENIZER_EXACT     "\x01"
#define TOKENIZER_STEM_MARK '='

#endif
