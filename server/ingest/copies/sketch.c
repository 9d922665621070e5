/* Sketches. The hashes of all word sequences of a text are sorted and the smallest kept; since the
 * same sequence has the same hash everywhere, the kept ones of two texts are samples of the same
 * part of the hash space, and what they share estimates what the texts share. A text of up to 96
 * sequences is kept whole. */
#include "sketch.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/hash.h"

enum { SHINGLE_WORDS = 5, NAME_BYTES = 4 };

/* Kept for less: a few sentences that two reports of the same press release share. */
static const double copy_containment = 0.5;
static const double copy_jaccard = 0.25;

struct collector {
    struct arena *arena;
    uint32_t *hashes;
    size_t hash_count;
    size_t hash_capacity;
    uint32_t *names;
    size_t name_count;
    size_t name_capacity;
    uint64_t window[SHINGLE_WORDS]; /* hashes of the latest words, round */
    size_t words;
};

static void add_hash(struct arena *arena, uint32_t **items, size_t *count, size_t *capacity,
                     uint32_t hash)
{
    *items = arena_grow(arena, *items, *count, capacity, sizeof **items);
    (*items)[(*count)++] = hash;
}

static void add_shingle(struct collector *collector)
{
    uint64_t mixed = 0;
    for (size_t i = 0; i < SHINGLE_WORDS; i++) {
        uint64_t word = collector->window[(collector->words + i) % SHINGLE_WORDS];
        mixed = (mixed ^ word) * 0x9E3779B97F4A7C15u;
        mixed ^= mixed >> 29;
    }
    add_hash(collector->arena, &collector->hashes, &collector->hash_count,
             &collector->hash_capacity, (uint32_t)(mixed >> 32));
}

static void add_word(struct collector *collector, struct span word, bool opens)
{
    char lower[64];
    size_t len = word.len < sizeof lower ? word.len : sizeof lower;
    for (size_t i = 0; i < len; i++) {
        lower[i] = (char)tolower((unsigned char)word.ptr[i]);
    }
    uint64_t hash = hash_64((struct span){lower, len}, 0);
    collector->window[collector->words % SHINGLE_WORDS] = hash;
    collector->words++;
    if (collector->words >= SHINGLE_WORDS) {
        add_shingle(collector);
    }
    if (!opens && len >= NAME_BYTES && isupper((unsigned char)word.ptr[0])) {
        add_hash(collector->arena, &collector->names, &collector->name_count,
                 &collector->name_capacity, (uint32_t)hash);
    }
}

/* Letters, digits and what is not ASCII, but for the general punctuation of Unicode (E2 80 xx). */
static bool is_word_byte(struct span text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x80) {
        return isalnum(c);
    }
    for (size_t back = 0; back < 3 && back <= at; back++) {
        if ((unsigned char)text.ptr[at - back] == 0xE2) {
            return !(at - back + 1 < text.len && (unsigned char)text.ptr[at - back + 1] == 0x80);
        }
    }
    return true;
}

static void add_text(struct collector *collector, struct span text)
{
    bool opens = true;
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && is_word_byte(text, end)) {
            end++;
        }
        if (end > at) {
            add_word(collector, span_slice(text, at, end), opens);
            opens = false;
            at = end;
        } else {
            char c = text.ptr[at];
            opens = opens || c == '.' || c == '!' || c == '?' || c == '"' || c == '\0';
            at++;
        }
    }
}

static int compare_hashes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Sorts, keeps each once and at most `limit` of them. */
static uint16_t keep_smallest(uint32_t *items, size_t count, size_t limit, uint32_t *out)
{
    size_t kept = 0;
    if (count > 0) {
        qsort(items, count, sizeof *items, compare_hashes);
    }
    for (size_t i = 0; i < count && kept < limit; i++) {
        if (i == 0 || items[i] != items[i - 1]) {
            out[kept++] = items[i];
        }
    }
    return (uint16_t)kept;
}

void sketch_make(struct arena *scratch, const struct article *article, struct sketch *out)
{
    struct collector collector = {.arena = scratch};
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind == BLOCK_PARAGRAPH) {
            add_text(&collector,
                     span_slice(article->body, block->at.byte_start, block->at.byte_end));
        }
    }
    *out = (struct sketch){0};
    out->hash_count =
        keep_smallest(collector.hashes, collector.hash_count, SKETCH_HASHES, out->hashes);
    out->name_count =
        keep_smallest(collector.names, collector.name_count, SKETCH_NAMES, out->names);
}

/* How many of the sorted hashes are not above `bound`. */
static size_t count_below(const struct sketch *sketch, uint32_t bound)
{
    size_t count = 0;
    while (count < sketch->hash_count && sketch->hashes[count] <= bound) {
        count++;
    }
    return count;
}

/* Up to which hash the sketch knows all of its text's. */
static uint32_t known_bound(const struct sketch *sketch)
{
    return sketch->hash_count < SKETCH_HASHES ? UINT32_MAX : sketch->hashes[SKETCH_HASHES - 1];
}

struct overlap sketch_compare(const struct sketch *a, const struct sketch *b)
{
    uint32_t bound = known_bound(a) < known_bound(b) ? known_bound(a) : known_bound(b);
    size_t a_count = count_below(a, bound);
    size_t b_count = count_below(b, bound);
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        if (a->hashes[i] == b->hashes[k]) {
            shared++;
            i++;
            k++;
        } else if (a->hashes[i] < b->hashes[k]) {
            i++;
        } else {
            k++;
        }
    }
    size_t fewer = a_count < b_count ? a_count : b_count;
    if (fewer == 0) {
        return (struct overlap){0, 0};
    }
    return (struct overlap){(double)shared / (double)(a_count + b_count - shared),
                            (double)shared / (double)fewer};
}

bool sketch_is_copy(const struct sketch *a, const struct sketch *b)
{
    struct overlap overlap = sketch_compare(a, b);
    return overlap.containment >= copy_containment && overlap.jaccard >= copy_jaccard;
}
