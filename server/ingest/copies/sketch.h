#ifndef DATELINED_SERVER_INGEST_COPIES_SKETCH_H
#define DATELINED_SERVER_INGEST_COPIES_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "base/arena.h"

enum { SKETCH_HASHES = 96, SKETCH_NAMES = 96 };

/* What is remembered of an article's text to compare it with others: the smallest hashes of its
 * five-word sequences (a bottom-k MinHash: Broder 1997, Cohen and Kaplan 2007) and hashes of the
 * capitalised words that do not open a sentence. Both are sorted and without repetition. */
struct sketch {
    uint32_t hashes[SKETCH_HASHES];
    uint32_t names[SKETCH_NAMES];
    uint16_t hash_count;
    uint16_t name_count;
};

/* Only the paragraphs of the report count, words in lower case, without punctuation, so that
 * another headline, byline or punctuation changes nothing. `scratch` is used and may be reset
 * after. */
void sketch_make(struct arena *scratch, const struct article *article, struct sketch *out);

/* How much two texts share, estimated. */
struct overlap {
    double jaccard;     /* of all their word sequences, how many are in both */
    double containment; /* of those of the one that has fewer, how many are in the other */
};

/* 0 and 0 when one of them has no text. */
struct overlap sketch_compare(const struct sketch *a, const struct sketch *b);

/* Whether one is the other's copy: cut, with another lead or with text added, but mostly the same.
 */
bool sketch_is_copy(const struct sketch *a, const struct sketch *b);

#endif
