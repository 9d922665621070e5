/* The store keeps each article's sketch. Groups are formed of all of them at once, since a text
 * that comes or goes may join, split or rename the group of others; only what differs from the
 * archive is written. A file's time says when it was saved, not which text was first: it is no
 * date here. */
#include "copies.h"

#include "ingest/corpus.h"

enum { HASH_BYTES = 4, CHAIN_MAX = 64 };

enum status copies_remember(struct store_load *load, struct span id, const struct sketch *sketch)
{
    char bytes[SKETCH_HASHES * HASH_BYTES];
    for (size_t i = 0; i < (size_t)sketch->hash_count * HASH_BYTES; i++) {
        bytes[i] = (char)(sketch->hashes[i / HASH_BYTES] >> (8 * (i % HASH_BYTES)));
    }
    return store_load_put_sketch(load, id,
                                 (struct span){bytes, (size_t)sketch->hash_count * HASH_BYTES});
}

static void unpack(struct span bytes, struct sketch *out)
{
    size_t count = bytes.len / HASH_BYTES;
    *out = (struct sketch){0};
    out->hash_count = (uint16_t)(count < SKETCH_HASHES ? count : SKETCH_HASHES);
    for (size_t i = 0; i < (size_t)out->hash_count * HASH_BYTES; i++) {
        uint32_t byte = (unsigned char)bytes.ptr[i];
        out->hashes[i / HASH_BYTES] |= byte << (8 * (i % HASH_BYTES));
    }
}

static enum status write_groups(struct store_load *load, const struct sketched_article *known,
                                const struct corpus_article *articles, size_t count)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        bool copy = articles[i].original != i;
        struct span original = copy ? known[articles[i].original].id : (struct span){0};
        if (!span_equal(original, known[i].duplicate_of)) {
            status = store_load_set_duplicate(load, known[i].id, original);
        }
    }
    return status == STATUS_OK ? store_load_mark_copies(load) : status;
}

static struct corpus_article article_of(const struct sketched_article *known)
{
    bool inferred = known->published_basis == PUBLISHED_CORPUS;
    bool stated = !inferred && known->published_basis != PUBLISHED_FILE_TIME;
    struct corpus_article article = {
        .id = known->id,
        .published = stated ? known->published : PERIOD_UNKNOWN,
        .basis = known->published_basis,
        .inferred = inferred ? known->published : PERIOD_UNKNOWN,
    };
    unpack(known->sketch, &article.sketch);
    return article;
}

/* Groups these articles of the archive, in their order there, and writes what is new. */
static enum status group(struct store_load *load, struct arena *arena,
                         const struct sketched_article *known, size_t count)
{
    if (count == 0) {
        return STATUS_OK;
    }
    struct corpus_article *articles = ARENA_ARRAY(arena, struct corpus_article, count);
    for (size_t i = 0; i < count; i++) {
        articles[i] = article_of(&known[i]);
    }
    corpus_group(articles, count);
    return write_groups(load, known, articles, count);
}

enum status copies_group(struct store_load *load)
{
    struct arena *arena = arena_new();
    const struct sketched_article *known;
    size_t count;
    enum status status = store_load_sketches(load, arena, &known, &count);
    if (status == STATUS_OK) {
        status = group(load, arena, known, count);
    }
    arena_free(arena);
    return status;
}

static bool is_one_of(struct span id, const struct span *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (span_equal(id, ids[i])) {
            return true;
        }
    }
    return false;
}

/* Marks the articles `ids` and all that are in a chain of copies with one of them; returns how many
 * they are, or CHAIN_MAX when they are more than are worth a pass each. */
static size_t mark_chain(struct arena *arena, const struct sketched_article *known, size_t count,
                         const struct span *ids, size_t id_count, bool *marks)
{
    size_t queue[CHAIN_MAX], queued = 0;
    struct sketch *sketches = ARENA_ARRAY(arena, struct sketch, count + 1);
    for (size_t i = 0; i < count; i++) {
        unpack(known[i].sketch, &sketches[i]);
        marks[i] = is_one_of(known[i].id, ids, id_count);
        if (marks[i]) {
            queue[queued++] = i;
        }
        if (queued == CHAIN_MAX) {
            return queued;
        }
    }
    for (size_t next = 0; next < queued; next++) {
        for (size_t i = 0; i < count; i++) {
            if (!marks[i] && corpus_are_copies(&sketches[queue[next]], &sketches[i])) {
                marks[i] = true;
                queue[queued++] = i;
            }
            if (queued == CHAIN_MAX) {
                return queued;
            }
        }
    }
    return queued;
}

enum status copies_add(struct store_load *load, const struct span *ids, size_t count)
{
    if (count >= CHAIN_MAX) {
        return copies_group(load);
    }
    struct arena *arena = arena_new();
    const struct sketched_article *known;
    size_t all;
    enum status status = store_load_sketches(load, arena, &known, &all);
    if (status == STATUS_OK) {
        bool *marks = ARENA_ARRAY(arena, bool, all + 1);
        size_t chained = mark_chain(arena, known, all, ids, count, marks);
        bool whole = chained == CHAIN_MAX;
        struct sketched_article *chain = ARENA_ARRAY(arena, struct sketched_article, chained + 1);
        size_t taken = 0;
        for (size_t i = 0; i < all && !whole; i++) {
            if (marks[i]) {
                chain[taken++] = known[i];
            }
        }
        status = whole ? group(load, arena, known, all) : group(load, arena, chain, taken);
    }
    arena_free(arena);
    return status;
}
