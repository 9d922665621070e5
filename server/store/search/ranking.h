#ifndef DATELINED_STORE_RANKING_H
#define DATELINED_STORE_RANKING_H

#include <sqlite3.h>
#include <stdint.h>

#define RANKING_K1 1.2
#define RANKING_B  0.75

/* The FTS5 auxiliary function rank_bm25(table, weight of column 0, weight of column 1, …): BM25
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009; k1 = 1.2, b = 0.75),
 * negated so that the best come first in ascending order. Other than FTS5's own bm25 it takes log(1
 * + (N - n + 0.5) / (n + 0.5)) for the weight of a word, as Lucene does, which stays positive and
 * telling for words that stand in more than half of the articles: small archives have many of them.
 */
void ranking_bm25(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result, int count,
                  sqlite3_value **values);

/* The parts of that score, for those who count without FTS5. The weight of a phrase that stands in
 * `hits` of `rows`: */
double ranking_weight(int64_t rows, int64_t hits);
/* What a row of so many words puts against the occurrences: */
double ranking_length(double words, double average);
/* What a phrase of that weight adds, occurring `count` times in a row of that ranking_length: */
static inline double ranking_part(double weight, double count, double length)
{
    return weight * count * (RANKING_K1 + 1) / (count + length);
}

#endif
