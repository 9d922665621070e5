/* Feature templates of the tagger. Words, their affixes, classes and the sets of tags they were
 * seen with, of the token and two neighbours on each side, and the tags already given. */
#include "text/tagging.h"

#include <string.h>

#include "text/keys.h"

struct keys {
    uint64_t *items;
    size_t count;
};

static uint64_t start(uint64_t template, uint64_t atom)
{
    return keys_mix(template * UINT64_C(0xbf58476d1ce4e5b9), atom);
}

static void add1(struct keys *keys, uint64_t template, uint64_t a)
{
    keys->items[keys->count++] = start(template, a);
}

static void add2(struct keys *keys, uint64_t template, uint64_t a, uint64_t b)
{
    keys->items[keys->count++] = keys_mix(start(template, a), b);
}

static void add3(struct keys *keys, uint64_t template, uint64_t a, uint64_t b, uint64_t c)
{
    keys->items[keys->count++] = keys_mix(keys_mix(start(template, a), b), c);
}

/* The most telling features; they often suffice. */
static void add_first(struct keys *keys, const struct atoms *at, uint64_t t1, uint64_t t2)
{
    add2(keys, 1, at->word, at->shape & 1);
    add2(keys, 2, at->word, t1);
    add2(keys, 3, at->word, at[-1].word);
    add2(keys, 4, at->word, at[1].word);
    add2(keys, 5, at->word, at[1].tags);
    add3(keys, 12, t1, t2, at->tags);
    add3(keys, 13, t1, at->tags, at[1].tags);
    add2(keys, 14, at->tags, at->shape);
    add3(keys, 15, at->tags, at[1].tags, at[2].tags);
    add2(keys, 17, at->cluster, t1);
    add2(keys, 18, at->cluster, at->shape);
    add2(keys, 19, at->cluster, at[1].cluster);
    add2(keys, 20, at->cluster, at[-1].cluster);
    add2(keys, 24, at->shape, t1);
    add2(keys, 27, at->suffix[1], at->shape);
    add2(keys, 28, at->suffix[2], at->shape);
    add2(keys, 31, at->suffix[2], t1);
    add3(keys, 36, at->tags, t1, at[-1].word);
    add2(keys, 37, at->tags, at[1].word);
    add3(keys, 38, at->cluster, at[1].tags, t1);
    add3(keys, 43, at->word, at[1].tags, t1);
    add3(keys, 45, at->habit, at->shape, at->style);
    add3(keys, 46, at->habit, t1, at->shape & 7);
    add3(keys, 48, at->word, at->style, at->shape & 7);
}

static void add_rest(struct keys *keys, const struct atoms *at, uint64_t t1, uint64_t t2)
{
    add2(keys, 6, at[-1].word, t1);
    add1(keys, 7, at[1].word);
    add1(keys, 8, at[-2].word);
    add1(keys, 9, at[2].word);
    add1(keys, 10, t1);
    add2(keys, 11, t1, t2);
    add2(keys, 16, at[1].tags, t1);
    add2(keys, 21, at[1].cluster, t1);
    add1(keys, 22, at[-1].cluster);
    add2(keys, 23, at[1].suffix[2], t1);
    add3(keys, 25, at->shape, at[1].shape, at[-1].shape);
    add2(keys, 26, at->suffix[0], at->shape);
    add1(keys, 29, at->suffix[3]);
    add1(keys, 30, at->suffix[4]);
    add3(keys, 32, at->suffix[1], t1, at[1].tags);
    add1(keys, 33, at->prefix[0]);
    add1(keys, 34, at->prefix[1]);
    add1(keys, 35, at->prefix[2]);
    add3(keys, 39, at[2].tags, at[1].tags, t1);
    add3(keys, 40, at->tags, at->suffix[2], at->shape & 6);
    add2(keys, 41, at->shape, at->suffix[1]);
    add3(keys, 42, at[-1].shape, at->shape, t1);
    add2(keys, 44, at->habit, at->style);
    add3(keys, 47, at->habit, at[1].shape & 7, at[-1].shape & 7);
    add3(keys, 49, at->habit, at[1].habit, at[-1].habit);
    add3(keys, 50, at->cluster, at->shape & 7, at->style);
    add3(keys, 51, at->cluster, at[1].cluster, at[-1].cluster);
    add2(keys, 52, at->cluster, at[1].word);
    add2(keys, 53, at->cluster, at[-1].word);
    add2(keys, 54, at->cluster, at[-2].cluster);
    add2(keys, 55, at->cluster, at[2].cluster);
    add3(keys, 56, at->word, at[-1].word, at[1].word);
    add3(keys, 57, at->word, at[-1].word, at[-2].word);
    add3(keys, 58, at->word, at[1].word, at[2].word);
    add2(keys, 59, at->suffix[2], at[1].suffix[2]);
    add2(keys, 60, at->suffix[2], at[-1].suffix[2]);
    add2(keys, 61, at->suffix[3], at->shape & 7);
    add2(keys, 62, at->prefix[2], at->suffix[1]);
    add2(keys, 63, at->suffix[4], at->shape & 7);
    add2(keys, 64, at->suffix[3], t1);
    add2(keys, 65, at->suffix[2], at[1].tags);
    add2(keys, 66, at->prefix[1], at->suffix[2]);
    add2(keys, 67, at[-1].suffix[2], t1);
    add2(keys, 68, at->suffix[2], at[1].word);
    add2(keys, 69, at->suffix[2], at[-1].word);
    add2(keys, 70, at->cluster, at->suffix[2]);
}

size_t tagging_xpos_stage(const struct atoms *at, const uint8_t *tags, unsigned stage,
                          uint64_t items[TAGGING_XPOS_FEATURES])
{
    struct keys keys = {items, 0};
    (stage == 0 ? add_first : add_rest)(&keys, at, tags[-1], tags[-2]);
    return keys.count;
}

enum { SHARES = 5, SHARE_SHOUTED = 6, SHARE_NONE = 7, SHORTEST = 4, SHORT = 9 };

static unsigned ending_of(struct span last)
{
    return span_is(last, ".") ? 1 : span_is(last, "?") ? 2 : span_is(last, "!") ? 3 : 0;
}

/* How many of the words of a sentence but the first have capitals, how it ends and how long it is:
 * in a headline a capital is no sign of a name. */
static uint32_t style_of(const struct token *tokens, size_t count)
{
    unsigned words = 0;
    unsigned capitals = 0;
    unsigned shouted = 0;
    for (size_t i = 1; i < count; i++) {
        words += (tokens[i].flags & TOKEN_WORD) != 0;
        capitals += (tokens[i].flags & TOKEN_CAPITAL) != 0;
        shouted += (tokens[i].flags & TOKEN_ALL_CAPS) != 0;
    }
    unsigned share = words == 0                  ? SHARE_NONE
                     : shouted * 10 >= words * 8 ? SHARE_SHOUTED
                                                 : capitals * SHARES / words;
    unsigned ending = count > 0 ? ending_of(tokens[count - 1].text) : 0;
    unsigned length = count < SHORTEST ? 0 : count < SHORT ? 1 : 2;
    return 1 + (length << 5 | share << 2 | ending);
}

void tagging_read(const struct lexical *lexical, const struct token *tokens, size_t count,
                  struct atoms *atoms)
{
    for (size_t i = 0; i < count; i++) {
        lexical_read(lexical, tokens + i, i == 0, atoms + i);
    }
    uint32_t style = style_of(tokens, count);
    for (size_t i = 0; i < count; i++) {
        atoms[i].style = style;
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
    add3(&keys, 103, tag, at->word, keys_mix(tags[1], tags[2]));
    add3(&keys, 104, tag, at->word, tags[-1]);
    add3(&keys, 105, tag, at->word, at[1].word);
    add3(&keys, 106, tag, at->word, at[-1].word);
    add3(&keys, 107, tag, at->word, keys_mix(tags[-1], tags[1]));
    add3(&keys, 108, tag, at->word, tags[next]);
    add3(&keys, 109, tag, at->word, keys_mix(tags[next], at[next].suffix[2]));
    add3(&keys, 110, tag, at->cluster, tags[1]);
    add3(&keys, 111, tag, tags[1], tags[2]);
    add3(&keys, 112, tag, tags[-1], tags[1]);
    add3(&keys, 113, tag, at->suffix[2], at->shape);
    add3(&keys, 114, tag, at->shape, tags[-1]);
    add3(&keys, 115, tag, at->word, keys_mix(keys_mix(tags[1], tags[2]), tags[3]));
    add3(&keys, 116, tag, at->tags, tags[1]);
    add3(&keys, 117, tag, at->word, at->shape);
    add3(&keys, 118, tag, at->word, at[next].word);
    add3(&keys, 119, tag, at->word, at[1].cluster);
    add3(&keys, 120, tag, at->suffix[1], tags[-1]);
    return keys.count;
}
