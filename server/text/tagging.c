/* Feature templates of the tagger. Words, their affixes, classes and the sets of tags they were
 * seen with, of the token and two neighbours on each side, and the tags already given. */
#include "text/tagging.h"

#include "text/weights.h"

struct keys {
    uint64_t *items;
    size_t count;
};

static void add(struct keys *keys, uint64_t template, uint64_t a, uint64_t b, uint64_t c)
{
    keys->items[keys->count++] =
        weights_mix(weights_mix(weights_mix(template, a + 1), b + 1), c + 1);
}

size_t tagging_xpos_features(const struct atoms *at, const uint8_t *tags,
                             uint64_t items[TAGGING_XPOS_FEATURES])
{
    struct keys keys = {items, 0};
    uint64_t t1 = tags[-1];
    uint64_t t2 = tags[-2];
    add(&keys, 1, at->word, at->shape & 1, 0);
    add(&keys, 2, at->word, t1, 0);
    add(&keys, 3, at->word, at[-1].word, 0);
    add(&keys, 4, at->word, at[1].word, 0);
    add(&keys, 5, at->word, at[1].tags, 0);
    add(&keys, 6, at[-1].word, t1, 0);
    add(&keys, 7, at[1].word, 0, 0);
    add(&keys, 8, at[-2].word, 0, 0);
    add(&keys, 9, at[2].word, 0, 0);
    add(&keys, 10, t1, 0, 0);
    add(&keys, 11, t1, t2, 0);
    add(&keys, 12, t1, t2, at->tags);
    add(&keys, 13, t1, at->tags, at[1].tags);
    add(&keys, 14, at->tags, at->shape, 0);
    add(&keys, 15, at->tags, at[1].tags, at[2].tags);
    add(&keys, 16, at[1].tags, t1, 0);
    add(&keys, 17, at->cluster, t1, 0);
    add(&keys, 18, at->cluster, at->shape, 0);
    add(&keys, 19, at->cluster, at[1].cluster, 0);
    add(&keys, 20, at->cluster, at[-1].cluster, 0);
    add(&keys, 21, at[1].cluster, t1, 0);
    add(&keys, 22, at[-1].cluster, 0, 0);
    add(&keys, 23, at[1].suffix[2], t1, 0);
    add(&keys, 24, at->shape, t1, 0);
    add(&keys, 25, at->shape, at[1].shape, at[-1].shape);
    add(&keys, 26, at->suffix[0], at->shape, 0);
    add(&keys, 27, at->suffix[1], at->shape, 0);
    add(&keys, 28, at->suffix[2], at->shape, 0);
    add(&keys, 29, at->suffix[3], 0, 0);
    add(&keys, 30, at->suffix[4], 0, 0);
    add(&keys, 31, at->suffix[2], t1, 0);
    add(&keys, 32, at->suffix[1], t1, at[1].tags);
    add(&keys, 33, at->prefix[0], 0, 0);
    add(&keys, 34, at->prefix[1], 0, 0);
    add(&keys, 35, at->prefix[2], 0, 0);
    add(&keys, 36, at->tags, t1, at[-1].word);
    add(&keys, 37, at->tags, at[1].word, 0);
    add(&keys, 38, at->cluster, at[1].tags, t1);
    add(&keys, 39, at[2].tags, at[1].tags, t1);
    add(&keys, 40, at->tags, at->suffix[2], at->shape & 6);
    return keys.count;
}

/* The next tag behind adverbs, which stand between an auxiliary and its verb. */
static int next_content(const uint8_t *tags)
{
    int next = 1;
    while (next < TAGGING_PAD && tags[next] == XPOS_RB) {
        next++;
    }
    return next;
}

size_t tagging_upos_features(const struct atoms *at, const uint8_t *tags,
                             uint64_t items[TAGGING_UPOS_FEATURES])
{
    struct keys keys = {items, 0};
    uint64_t tag = tags[0];
    int next = next_content(tags);
    add(&keys, 101, tag, at->word, 0);
    add(&keys, 102, tag, at->word, tags[1]);
    add(&keys, 103, tag, at->word, weights_mix(tags[1], tags[2]));
    add(&keys, 104, tag, at->word, tags[-1]);
    add(&keys, 105, tag, at->word, at[1].word);
    add(&keys, 106, tag, at->word, at[-1].word);
    add(&keys, 107, tag, at->word, weights_mix(tags[-1], tags[1]));
    add(&keys, 108, tag, at->word, tags[next]);
    add(&keys, 109, tag, at->word, weights_mix(tags[next], at[next].suffix[2]));
    add(&keys, 110, tag, at->cluster, tags[1]);
    add(&keys, 111, tag, tags[1], tags[2]);
    add(&keys, 112, tag, tags[-1], tags[1]);
    add(&keys, 113, tag, at->suffix[2], at->shape);
    add(&keys, 114, tag, at->shape, tags[-1]);
    add(&keys, 115, tag, at->word, weights_mix(weights_mix(tags[1], tags[2]), tags[3]));
    add(&keys, 116, tag, at->tags, tags[1]);
    add(&keys, 117, tag, at->word, at->shape);
    add(&keys, 118, tag, at->word, at[next].word);
    add(&keys, 119, tag, at->word, at[1].cluster);
    add(&keys, 120, tag, at->suffix[1], tags[-1]);
    return keys.count;
}
