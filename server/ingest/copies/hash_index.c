/* An open-addressed table of hashes, never more than half full, with linked lists of articles in
 * one array: two allocations whatever the number of articles. */
#include "hash_index.h"

#include <stdlib.h>

#include "base/heap.h"

enum { NO_ARTICLE = -1 };

struct hash_index hash_index_new(size_t articles, size_t hashes)
{
    size_t size = 64;
    while (size < hashes * 2) {
        size *= 2;
    }
    struct hash_index index = {.slots = heap_array(size, sizeof *index.slots),
                               .mask = size - 1,
                               .postings = heap_array(hashes, sizeof *index.postings),
                               .votes = heap_array(articles, sizeof *index.votes),
                               .touched = heap_array(articles, sizeof *index.touched)};
    return index;
}

void hash_index_free(struct hash_index *index)
{
    free(index->slots);
    free(index->postings);
    free(index->votes);
    free(index->touched);
}

struct hash_slot *hash_index_slot(const struct hash_index *index, uint32_t hash)
{
    size_t at = (hash * 0x9E3779B1u) & index->mask;
    while (index->slots[at].count > 0 && index->slots[at].hash != hash) {
        at = (at + 1) & index->mask;
    }
    return &index->slots[at];
}

void hash_index_add(struct hash_index *index, uint32_t article, const uint32_t *hashes,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct hash_slot *slot = hash_index_slot(index, hashes[i]);
        if (slot->count == 0) {
            *slot = (struct hash_slot){hashes[i], 0, NO_ARTICLE};
        }
        slot->count++;
        if (slot->count <= HASH_LIST_MAX) {
            index->postings[index->posting_count] = (struct hash_posting){article, slot->first};
            slot->first = (int32_t)index->posting_count++;
        }
    }
}

void hash_index_vote(struct hash_index *index, const uint32_t *hashes, size_t count)
{
    index->touched_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct hash_slot *slot = hash_index_slot(index, hashes[i]);
        if (slot->count == 0) {
            continue;
        }
        for (int32_t at = slot->first; at != NO_ARTICLE; at = index->postings[at].next) {
            uint32_t article = index->postings[at].article;
            if (index->votes[article]++ == 0) {
                index->touched[index->touched_count++] = article;
            }
        }
    }
}

void hash_index_clear(struct hash_index *index)
{
    for (size_t i = 0; i < index->touched_count; i++) {
        index->votes[index->touched[i]] = 0;
    }
}
