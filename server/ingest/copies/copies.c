/* The store keeps each article's sketch. Groups are formed of all of them at once, since a text
 * that comes or goes may join, split or rename the group of others; only what differs from the
 * archive is written. A file's time says when it was saved, not which text was first: it is no
 * date here. */
#include "copies.h"

#include "ingest/corpus.h"

enum { HASH_BYTES = 4 };

enum status copies_remember(struct store_load *load, struct arena *scratch,
                            const struct article *article)
{
    struct sketch sketch;
    char bytes[SKETCH_HASHES * HASH_BYTES];
    sketch_make(scratch, article, &sketch);
    for (size_t i = 0; i < (size_t)sketch.hash_count * HASH_BYTES; i++) {
        bytes[i] = (char)(sketch.hashes[i / HASH_BYTES] >> (8 * (i % HASH_BYTES)));
    }
    return store_load_put_sketch(load, article->id,
                                 (struct span){bytes, (size_t)sketch.hash_count * HASH_BYTES});
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
    return status;
}

enum status copies_group(struct store_load *load)
{
    struct arena *arena = arena_new();
    const struct sketched_article *known;
    size_t count;
    enum status status = store_load_sketches(load, arena, &known, &count);
    if (status == STATUS_OK && count > 0) {
        struct corpus_article *articles = ARENA_ARRAY(arena, struct corpus_article, count);
        for (size_t i = 0; i < count; i++) {
            bool dated = known[i].published_basis != PUBLISHED_FILE_TIME;
            articles[i] = (struct corpus_article){
                .id = known[i].id,
                .published = dated ? known[i].published : PERIOD_UNKNOWN,
                .basis = known[i].published_basis,
                .inferred = PERIOD_UNKNOWN,
            };
            unpack(known[i].sketch, &articles[i].sketch);
        }
        corpus_group(articles, count);
        status = write_groups(load, known, articles, count);
    }
    arena_free(arena);
    return status;
}
