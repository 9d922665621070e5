/* Looks words up and takes them apart for the models. The same code runs in training and in the
 * daemon. Words are hashed with their figures as '0', so that all years and sums look alike. */
#include "text/lexical.h"

#include <string.h>

#include "base/hash.h"
#include "base/prefetch.h"
#include "text/keys.h"
#include "text/tagset.h"

enum { WORD_MAX = 64, SUFFIXES = 5, PREFIXES = 3 };

enum shape {
    SHAPE_OPENS = 1 << 0,
    SHAPE_CAPITAL = 1 << 1,
    SHAPE_ALL_CAPS = 1 << 2,
    SHAPE_WORD = 1 << 3,
    SHAPE_NUMBER = 1 << 4,
    SHAPE_HYPHEN = 1 << 5,
    SHAPE_STOP = 1 << 6,
    SHAPE_APOSTROPHE = 1 << 7,
    SHAPE_SHORT = 1 << 8,
    SHAPE_TIGHT = 1 << 9 /* no white space before it */
};

enum status lexical_open(const struct model *model, struct lexical *out, struct failure *failure)
{
    const void *slots = NULL;
    const void *sure = NULL;
    struct lexical lexical = {0};
    enum status status = model_items(model, "words", sizeof(struct lexical_slot), &slots,
                                     &lexical.slot_count, failure);
    if (status == STATUS_OK) {
        status = model_items(model, "tag_sets", sizeof(struct lexical_sure), &sure,
                             &lexical.set_count, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    lexical.slots = slots;
    lexical.sure = sure;
    size_t used = 0;
    for (size_t i = 0; i < lexical.slot_count; i++) {
        used += lexical.slots[i].check != 0;
        if (lexical.slots[i].tags >= lexical.set_count) {
            return failure_set(failure, STATUS_CORRUPT, "a word with an unknown set of tags");
        }
    }
    for (size_t i = 0; i < lexical.set_count; i++) {
        if (lexical.sure[i].xpos >= XPOS_COUNT || lexical.sure[i].upos >= UPOS_COUNT) {
            return failure_set(failure, STATUS_CORRUPT, "an unknown tag");
        }
    }
    if (used >= lexical.slot_count) {
        return failure_set(failure, STATUS_CORRUPT, "a table of words without free slots");
    }
    *out = lexical;
    return STATUS_OK;
}

/* "Mr", "Mrs." and the like as the one of them that American treebanks are full of: the models
 * take no title for a name because it is written without its stop. Any other word as it is. */
static struct span known_form(struct span norm)
{
    static const char *const honorifics[] = {"mr", "mrs", "mrs.", "ms", "ms.", NULL};
    enum { SHORTEST = 2, LONGEST = 4 };
    bool may_be = norm.len >= SHORTEST && norm.len <= LONGEST && norm.ptr[0] == 'm';
    return may_be && span_is_one_of(norm, honorifics) ? SPAN("mr.") : norm;
}

/* The word with figures as '0', cut at WORD_MAX bytes. */
static struct span plain_word(struct span norm, char buffer[WORD_MAX])
{
    norm = known_form(norm);
    size_t len = norm.len < WORD_MAX ? norm.len : WORD_MAX;
    for (size_t i = 0; i < len; i++) {
        buffer[i] = norm.ptr[i] >= '0' && norm.ptr[i] <= '9' ? '0' : norm.ptr[i];
    }
    return (struct span){buffer, len};
}

uint64_t lexical_key(struct span norm)
{
    char buffer[WORD_MAX];
    return hash_64(plain_word(norm, buffer), 0);
}

static const struct lexical_slot *find(const struct lexical *lexical, uint64_t key)
{
    static const struct lexical_slot UNKNOWN = {0};
    if (lexical->slot_count == 0) {
        return &UNKNOWN;
    }
    uint64_t at = keys_index(key, lexical->slot_count);
    while (lexical->slots[at].check != 0 && lexical->slots[at].check != keys_check(key)) {
        at = at + 1 < lexical->slot_count ? at + 1 : 0;
    }
    return lexical->slots + at;
}

static uint32_t shape_of(const struct token *token, bool opens)
{
    struct span text = known_form(token->norm);
    uint32_t shape = opens ? SHAPE_OPENS : 0U;
    shape |= token->flags & TOKEN_CAPITAL ? SHAPE_CAPITAL : 0U;
    shape |= token->flags & TOKEN_ALL_CAPS ? SHAPE_ALL_CAPS : 0U;
    shape |= token->flags & TOKEN_WORD ? SHAPE_WORD : 0U;
    shape |= token->flags & TOKEN_NUMBER ? SHAPE_NUMBER : 0U;
    shape |= token->flags & TOKEN_SPACE_BEFORE ? 0U : SHAPE_TIGHT;
    shape |= memchr(text.ptr, '-', text.len) ? SHAPE_HYPHEN : 0U;
    shape |= memchr(text.ptr, '.', text.len) ? SHAPE_STOP : 0U;
    shape |= memchr(text.ptr, '\'', text.len) ? SHAPE_APOSTROPHE : 0U;
    shape |= text.len <= 2 ? SHAPE_SHORT : 0U;
    return shape;
}

enum lexical_habit lexical_habit_of(const struct lexical *lexical, uint64_t key)
{
    enum { HALF = 5, RARE_SMALL = 10, RARE_BOTH = 11 }; /* steps of vocabulary.c in training */
    unsigned habit = find(lexical, key)->habit;
    bool small = habit <= HALF || habit == RARE_SMALL || habit == RARE_BOTH;
    return habit == 0 ? HABIT_UNKNOWN : small ? HABIT_SMALL : HABIT_CAPITAL;
}

bool lexical_has(const struct lexical *lexical, uint64_t key)
{
    return find(lexical, key)->check != 0;
}

uint32_t lexical_cluster(const struct lexical *lexical, uint64_t key)
{
    return find(lexical, key)->cluster;
}

void lexical_ask(const struct lexical *lexical, uint64_t key)
{
    if (lexical->slot_count > 0) {
        prefetch_line(lexical->slots + keys_index(key, lexical->slot_count));
    }
}

void lexical_read(const struct lexical *lexical, const struct token *token, bool opens,
                  struct atoms *out)
{
    char buffer[WORD_MAX];
    struct span word = plain_word(token->norm, buffer);
    out->word = hash_64(word, 0);
    const struct lexical_slot *slot = find(lexical, out->word);
    out->cluster = slot->cluster;
    out->habit = slot->habit;
    out->style = 0;
    out->tags = slot->tags;
    struct lexical_sure sure = {0};
    sure = lexical->set_count ? lexical->sure[out->tags] : sure;
    out->sure = sure.xpos;
    out->sure_upos = sure.upos;
    out->shape = shape_of(token, opens);
    uint64_t key = 1;
    for (size_t i = 0; i < SUFFIXES; i++) {
        key = i < word.len ? keys_mix(key, (unsigned char)word.ptr[word.len - 1 - i]) : key;
        out->suffix[i] = i < word.len ? key : 0;
    }
    key = 2;
    for (size_t i = 0; i < PREFIXES; i++) {
        key = i < word.len ? keys_mix(key, (unsigned char)word.ptr[i]) : key;
        out->prefix[i] = i < word.len ? key : 0;
    }
}
