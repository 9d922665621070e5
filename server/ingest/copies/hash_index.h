#ifndef DATELINED_SERVER_INGEST_COPIES_HASH_INDEX_H
#define DATELINED_SERVER_INGEST_COPIES_HASH_INDEX_H

#include <stddef.h>
#include <stdint.h>

/* From hashes to the articles that have them. Hashes that very many articles share (boilerplate,
 * common names) say little and would make the work quadratic; their lists stop growing at
 * HASH_LIST_MAX. */

enum { HASH_LIST_MAX = 96 };

struct hash_posting {
    uint32_t article;
    int32_t next;
};

struct hash_slot {
    uint32_t hash;
    uint32_t count; /* of articles added with it, listed or not */
    int32_t first;  /* posting, or -1 */
};

struct hash_index {
    struct hash_slot *slots;
    size_t mask;
    struct hash_posting *postings;
    size_t posting_count;
    uint32_t *votes;   /* per article; all 0 between uses */
    uint32_t *touched; /* articles with votes, in the order of their first */
    size_t touched_count;
};

/* An empty index for `articles` articles with at most `hashes` hashes in all. Aborts without
 * memory. Freed with hash_index_free. */
struct hash_index hash_index_new(size_t articles, size_t hashes);
void hash_index_free(struct hash_index *index);

/* The slot of a hash, with count 0 when no article has it. */
struct hash_slot *hash_index_slot(const struct hash_index *index, uint32_t hash);

/* Adds an article; `hashes` are without repetition. */
void hash_index_add(struct hash_index *index, uint32_t article, const uint32_t *hashes,
                    size_t count);

/* Counts in `votes` for each article listed how many of the hashes it has; to be followed by
 * hash_index_clear. */
void hash_index_vote(struct hash_index *index, const uint32_t *hashes, size_t count);
void hash_index_clear(struct hash_index *index);

#endif
