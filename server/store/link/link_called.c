/* Which full names of a block a short one can stand for: pure comparison of words. A family name
 * may be spelt otherwise where no full name has it as it is. A name that the articles of a full one
 * give beside it ("known as Zapata") is no word of that. */
#include "base/edit.h"
#include "base/name_sound.h"
#include "link_block.h"

/* Whether two words sound alike and differ in few letters. */
static bool words_are_near(struct span a, struct span b)
{
    size_t letters = (a.len > b.len ? a.len : b.len) / 4;
    return names_sound_alike(a, b) && edit_distance(a, b, letters + 1) <= letters;
}

/* Whether the words by which an article calls a person stand in the full name, in their order: of
 * "van Halen" or "Norwood-Brandt" all. Letter by letter when `spelt`, else nearly. */
static bool has_words(const struct full_name *name, const struct full_name *called, bool spelt)
{
    size_t next = 0;
    for (size_t i = 0; i < name->word_count && next < called->word_count; i++) {
        struct span word = name->words[i];
        next += spelt ? span_equal(word, called->words[next])
                      : words_are_near(word, called->words[next]);
    }
    return next == called->word_count;
}

/* Whether the article's word is another name than those of the full one. */
static bool is_alias(const struct full_name *name, const struct full_name *called)
{
    bool alike = called->word_count != 1;
    for (size_t i = 0; i < name->word_count && !alike; i++) {
        alike = names_sound_alike(name->words[i], called->words[0]);
    }
    return !alike;
}

enum fit { NO_FIT, NEAR_FIT, FIT };

static enum fit fit_of(const struct full_name *name, const struct full_name *called)
{
    if (has_words(name, called, true) || is_alias(name, called)) {
        return FIT;
    }
    return name->family && has_words(name, called, false) ? NEAR_FIT : NO_FIT;
}

bool called_keep_fitting(const struct name_block *block, struct span key, size_t *counts)
{
    struct full_name called = {.key = key};
    enum fit *fits = ARENA_ARRAY(block->arena, enum fit, block->name_count);
    enum fit best = NO_FIT;
    if (block_is_of_bodies(block)) {
        return true;
    }
    variants_cut_words(&called);
    for (size_t i = 0; i < block->name_count; i++) {
        enum fit fit = fit_of(&block->names[i], &called);
        size_t of = block->names[i].same_as;
        fits[of] = fit > fits[of] ? fit : fits[of];
        best = counts[of] > 0 && fit > best ? fit : best;
    }
    for (size_t i = 0; i < block->name_count; i++) {
        counts[i] = best != NO_FIT && fits[i] == best ? counts[i] : 0;
    }
    return best == FIT;
}
