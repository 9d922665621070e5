/* Feature templates of the tagger. Words, their affixes, classes and the sets of tags they were
 * seen with, of the token and two neighbours on each side, and the tags already given. */
#include "text/tagging.h"

#include <string.h>

#include "text/weights.h"

struct keys {
    uint64_t *items;
    size_t count;
};

static uint64_t start(uint64_t template, uint64_t atom)
{
    return weights_mix(template * UINT64_C(0xbf58476d1ce4e5b9), atom);
}

static void add1(struct keys *keys, uint64_t template, uint64_t a)
{
    keys->items[keys->count++] = start(template, a);
}

static void add2(struct keys *keys, uint64_t template, uint64_t a, uint64_t b)
{
    keys->items[keys->count++] = weights_mix(start(template, a), b);
}

static void add3(struct keys *keys, uint64_t template, uint64_t a, uint64_t b, uint64_t c)
{
    keys->items[keys->count++] = weights_mix(weights_mix(start(template, a), b), c);
}

size_t tagging_xpos_features(const struct atoms *at, const uint8_t *tags,
                             uint64_t items[TAGGING_XPOS_FEATURES])
{
    struct keys keys = {items, 0};
    uint64_t t1 = tags[-1];
    uint64_t t2 = tags[-2];
    add2(&keys, 1, at->word, at->shape & 1);
    add2(&keys, 2, at->word, t1);
    add2(&keys, 3, at->word, at[-1].word);
    add2(&keys, 4, at->word, at[1].word);
    add2(&keys, 5, at->word, at[1].tags);
    add2(&keys, 6, at[-1].word, t1);
    add1(&keys, 7, at[1].word);
    add1(&keys, 8, at[-2].word);
    add1(&keys, 9, at[2].word);
    add1(&keys, 10, t1);
    add2(&keys, 11, t1, t2);
    add3(&keys, 12, t1, t2, at->tags);
    add3(&keys, 13, t1, at->tags, at[1].tags);
    add2(&keys, 14, at->tags, at->shape);
    add3(&keys, 15, at->tags, at[1].tags, at[2].tags);
    add2(&keys, 16, at[1].tags, t1);
    add2(&keys, 17, at->cluster, t1);
    add2(&keys, 18, at->cluster, at->shape);
    add2(&keys, 19, at->cluster, at[1].cluster);
    add2(&keys, 20, at->cluster, at[-1].cluster);
    add2(&keys, 21, at[1].cluster, t1);
    add1(&keys, 22, at[-1].cluster);
    add2(&keys, 23, at[1].suffix[2], t1);
    add2(&keys, 24, at->shape, t1);
    add3(&keys, 25, at->shape, at[1].shape, at[-1].shape);
    add2(&keys, 26, at->suffix[0], at->shape);
    add2(&keys, 27, at->suffix[1], at->shape);
    add2(&keys, 28, at->suffix[2], at->shape);
    add1(&keys, 29, at->suffix[3]);
    add1(&keys, 30, at->suffix[4]);
    add2(&keys, 31, at->suffix[2], t1);
    add3(&keys, 32, at->suffix[1], t1, at[1].tags);
    add1(&keys, 33, at->prefix[0]);
    add1(&keys, 34, at->prefix[1]);
    add1(&keys, 35, at->prefix[2]);
    add3(&keys, 36, at->tags, t1, at[-1].word);
    add2(&keys, 37, at->tags, at[1].word);
    add3(&keys, 38, at->cluster, at[1].tags, t1);
    add3(&keys, 39, at[2].tags, at[1].tags, t1);
    add3(&keys, 40, at->tags, at->suffix[2], at->shape & 6);
    add2(&keys, 41, at->shape, at->suffix[1]);
    add3(&keys, 42, at[-1].shape, at->shape, t1);
    add3(&keys, 43, at->word, at[1].tags, t1);
    return keys.count;
}

void tagging_read(const struct lexical *lexical, const struct token *tokens, size_t count,
                  struct atoms *atoms)
{
    for (size_t i = 0; i < count; i++) {
        lexical_read(lexical, tokens + i, i == 0, atoms + i);
    }
    memset(atoms + count, 0, TAGGING_PAD * sizeof *atoms);
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
    add2(&keys, 101, tag, at->word);
    add3(&keys, 102, tag, at->word, tags[1]);
    add3(&keys, 103, tag, at->word, weights_mix(tags[1], tags[2]));
    add3(&keys, 104, tag, at->word, tags[-1]);
    add3(&keys, 105, tag, at->word, at[1].word);
    add3(&keys, 106, tag, at->word, at[-1].word);
    add3(&keys, 107, tag, at->word, weights_mix(tags[-1], tags[1]));
    add3(&keys, 108, tag, at->word, tags[next]);
    add3(&keys, 109, tag, at->word, weights_mix(tags[next], at[next].suffix[2]));
    add3(&keys, 110, tag, at->cluster, tags[1]);
    add3(&keys, 111, tag, tags[1], tags[2]);
    add3(&keys, 112, tag, tags[-1], tags[1]);
    add3(&keys, 113, tag, at->suffix[2], at->shape);
    add3(&keys, 114, tag, at->shape, tags[-1]);
    add3(&keys, 115, tag, at->word, weights_mix(weights_mix(tags[1], tags[2]), tags[3]));
    add3(&keys, 116, tag, at->tags, tags[1]);
    add3(&keys, 117, tag, at->word, at->shape);
    add3(&keys, 118, tag, at->word, at[next].word);
    add3(&keys, 119, tag, at->word, at[1].cluster);
    add3(&keys, 120, tag, at->suffix[1], tags[-1]);
    return keys.count;
}
