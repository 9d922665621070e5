/* Only what stands within one block is joined: a line that the layout does not take for the next
 * one's beginning is none. What is left out, the hyphen and the white space behind it, moves all
 * that follows by as much; the blank behind the word becomes its line's end, so that lines keep
 * their lengths but for that word. A word that stands whole elsewhere in the body is one without
 * asking further, one that stands there with its hyphen is none. */
#include "broken_words.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* One hyphen at a line's end. */
struct joint {
    size_t hyphen; /* bytes into the body */
    size_t rest;   /* where the word goes on */
    size_t end;    /* of the word */
};

struct mend {
    struct arena *arena;
    const struct engine *engine;
    struct article *article;
    char *body;      /* as far as it is written */
    size_t len;      /* of that */
    size_t taken;    /* so much of the old body is in it */
    uint32_t bytes;  /* left out so far */
    uint32_t points; /* the same in code points */
};

/* Bytes of the mark that breaks a word before `at`: a hyphen, or surely a soft one or scanners'
 * sign for it; 0: there is none. */
static size_t mark_before(struct span text, size_t at, bool *sure)
{
    struct span before = span_slice(text, 0, at);
    *sure = span_ends_with(before, SPAN("\u00ad")) || span_ends_with(before, SPAN("\u00ac"));
    return *sure ? 2 : span_ends_with(before, SPAN("-"));
}

/* The letters before `at`, as far as they go. */
static struct span letters_before(struct span text, size_t at)
{
    size_t start = at;
    for (size_t i = at; i > 0;) {
        uint32_t code;
        i = utf8_whole(text, i - 1);
        utf8_decode(text, i, &code);
        if (!utf8_is_letter(code)) {
            break;
        }
        start = i;
    }
    return span_slice(text, start, at);
}

static struct span letters_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len) {
        uint32_t code;
        size_t len = utf8_decode(text, end, &code);
        if (!utf8_is_letter(code)) {
            break;
        }
        end += len;
    }
    return span_slice(text, at, end);
}

/* Whether `word` stands in the text with no letter beside it. */
static bool holds_word(struct span text, struct span word)
{
    for (size_t at = span_find(text, word, 0); at != SIZE_MAX; at = span_find(text, word, at + 1)) {
        if (letters_before(text, at).len == 0 && letters_at(text, at + word.len).len == 0) {
            return true;
        }
    }
    return false;
}

static bool is_one_word(const struct mend *mend, struct span first, struct span rest)
{
    struct span body = mend->article->body;
    struct span whole = arena_printf(mend->arena, "%.*s%.*s", SPAN_ARG(first), SPAN_ARG(rest));
    struct span apart = arena_printf(mend->arena, "%.*s-%.*s", SPAN_ARG(first), SPAN_ARG(rest));
    return holds_word(body, whole) ||
           (!holds_word(body, apart) && engine_is_one_word(mend->engine, mend->arena, first, rest));
}

/* Whether a word goes on behind the line end at `newline`, which stands within [start, end). */
static bool find_joint(const struct mend *mend, size_t start, size_t newline, size_t end,
                       struct joint *out)
{
    struct span text = span_slice(mend->article->body, 0, end);
    size_t before = newline;
    size_t after = newline;
    bool sure = false;
    while (before > start && ascii_is_space(text.ptr[before - 1])) {
        before--;
    }
    while (after < end && ascii_is_space(text.ptr[after])) {
        after++;
    }
    size_t mark = before > start ? mark_before(text, before, &sure) : 0;
    struct span first = mark ? letters_before(text, before - mark) : SPAN("");
    struct span rest = mark ? letters_at(text, after) : SPAN("");
    if (first.len == 0 || rest.len == 0 || first.ptr < text.ptr + start ||
        before - mark < mend->taken || memchr(text.ptr + newline + 1, '\n', after - newline - 1) ||
        !(sure || is_one_word(mend, first, rest))) {
        return false;
    }
    *out = (struct joint){before - mark, after, after};
    while (out->end < end && !ascii_is_space(text.ptr[out->end])) {
        out->end++;
    }
    return true;
}

/* Writes the old body up to the joint's word and that word, whole. */
static void write_joint(struct mend *mend, const struct joint *joint)
{
    struct span body = mend->article->body;
    struct span gone = span_slice(body, joint->hyphen, joint->rest);
    if (!mend->body) {
        mend->body = arena_alloc(mend->arena, body.len + 1);
    }
    memcpy(mend->body + mend->len, body.ptr + mend->taken, joint->hyphen - mend->taken);
    mend->len += joint->hyphen - mend->taken;
    memcpy(mend->body + mend->len, body.ptr + joint->rest, joint->end - joint->rest);
    mend->len += joint->end - joint->rest;
    mend->taken = joint->end;
    if (joint->end < body.len && body.ptr[joint->end] == ' ') {
        mend->body[mend->len++] = '\n';
        mend->taken++;
    }
    mend->bytes += (uint32_t)gone.len;
    mend->points += (uint32_t)utf8_count(gone);
}

/* Joins the words of a block, whose offsets then are those of the new body. */
static void mend_block(struct mend *mend, struct block *block)
{
    struct span body = mend->article->body;
    size_t end = block->at.byte_end;
    block->at.byte_start -= mend->bytes;
    block->at.start -= mend->points;
    for (size_t at = block->at.byte_start + mend->bytes; at < end; at++) {
        struct joint joint;
        const char *newline = memchr(body.ptr + at, '\n', end - at);
        if (!newline) {
            break;
        }
        size_t start = at;
        at = (size_t)(newline - body.ptr);
        if (find_joint(mend, start, at, end, &joint)) {
            write_joint(mend, &joint);
            at = joint.rest;
        }
    }
    block->at.byte_end -= mend->bytes;
    block->at.end -= mend->points;
}

void broken_words_join(struct arena *arena, const struct engine *engine, struct article *article)
{
    struct mend mend = {.arena = arena, .engine = engine, .article = article};
    if (!engine || article->body.len == 0 || article->block_count == 0 ||
        !memchr(article->body.ptr, '\n', article->body.len)) {
        return;
    }
    struct block *blocks = ARENA_ARRAY(arena, struct block, article->block_count);
    for (size_t i = 0; i < article->block_count; i++) {
        blocks[i] = article->blocks[i];
        mend_block(&mend, &blocks[i]);
    }
    if (!mend.body) {
        return;
    }
    struct span rest = span_slice(article->body, mend.taken, article->body.len);
    memcpy(mend.body + mend.len, rest.ptr, rest.len);
    article->body = (struct span){mend.body, mend.len + rest.len};
    article->blocks = blocks;
}
