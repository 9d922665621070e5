/* Which full names of a block are forms of one: pure comparison of words and company, no reading. A
 * slip is one letter more, less, other or two swapped inside a given name of five letters or more;
 * not at its end, where "Maria" and "Mario" differ. "Jim" may be "James" in the same way. Two
 * people of whom one article speaks are two, however alike their names. Slips in family names lie
 * in other blocks and are not mended. */
#include "base/edit.h"
#include "base/nicknames.h"
#include "link_block.h"

/* How much company two names must share, and what part of the smaller company in percent, for one
 * to be a slip for the other. */
#define SLIP_COMPANY 4
#define SLIP_PERCENT 40
#define SLIP_LETTERS 5

void variants_cut_words(struct full_name *name)
{
    struct span rest = name->key;
    span_cut(&rest, ':');
    while (rest.ptr && name->word_count < NAME_WORDS_MAX) {
        name->words[name->word_count++] = span_cut(&rest, ' ');
    }
}

static bool is_initial_of(struct span a, struct span b)
{
    return a.len == 1 && b.len > 1 && a.ptr[0] == b.ptr[0];
}

/* Whether `full` has a second family name behind that of the block, by which `name` goes: "Ana
 * Maria Ortega Ruiz" for "Ana Ortega". */
static bool has_second_family(const struct full_name *name, const struct full_name *full)
{
    return name->word_count == 2 && full->word_count > 2 && full->word_count < 5 &&
           span_equal(name->words[1], full->words[full->word_count - 2]);
}

/* Whether all words are the same but for "al" and "el". */
static bool differ_in_article(const struct full_name *a, const struct full_name *b)
{
    size_t articles = 0;
    for (size_t i = 0; i < a->word_count && a->word_count == b->word_count; i++) {
        bool article = (span_is(a->words[i], "al") && span_is(b->words[i], "el")) ||
                       (span_is(a->words[i], "el") && span_is(b->words[i], "al"));
        if (!article && !span_equal(a->words[i], b->words[i])) {
            return false;
        }
        articles += article;
    }
    return articles > 0;
}

/* Whether one is the other with a middle name or initial more: "Robert Mugabe", "Robert G. Mugabe",
 * "Robert Gabriel Mugabe"; with two of them; with a second family name; or with its Arabic article
 * spelt otherwise.
 */
static bool are_variants(const struct full_name *a, const struct full_name *b)
{
    if (!a->family || !b->family || a->word_count < 2 || b->word_count < 2 ||
        !span_equal(a->words[0], b->words[0]) || a->words[0].len < 2) {
        return false;
    }
    if (has_second_family(a, b) || has_second_family(b, a) || differ_in_article(a, b)) {
        return true;
    }
    if (!span_equal(a->words[a->word_count - 1], b->words[b->word_count - 1])) {
        return false;
    }
    if (a->word_count == 3 && b->word_count == 3) {
        return is_initial_of(a->words[1], b->words[1]) || is_initial_of(b->words[1], a->words[1]);
    }
    const struct full_name *full = a->word_count > b->word_count ? a : b;
    const struct full_name *name = full == a ? b : a;
    return name->word_count == 2 && (full->word_count == 3 || full->word_count == 4);
}

bool variants_differ_in_country(const struct full_name *a, const struct full_name *b)
{
    return a->country.ptr && b->country.ptr && span_equal(a->country, a->other_country) &&
           span_equal(b->country, b->other_country) && !span_equal(a->country, b->country);
}

/* Whether one given name is the other with a slip or what it is called for short, and all other
 * words are the same. */
static bool look_alike(const struct full_name *a, const struct full_name *b)
{
    size_t differing = 0;
    if (!a->family || !b->family || a->word_count < 2 || a->word_count != b->word_count) {
        return false;
    }
    for (size_t i = 0; i < a->word_count; i++) {
        struct span one = a->words[i], other = b->words[i];
        if (span_equal(one, other)) {
            continue;
        }
        bool slip =
            one.len >= SLIP_LETTERS && other.len >= SLIP_LETTERS && one.ptr[0] == other.ptr[0] &&
            one.ptr[one.len - 1] == other.ptr[other.len - 1] && edit_distance(one, other, 2) == 1;
        bool nickname = i == 0 && nickname_of(one, other);
        differing += slip || nickname ? 1 : 2;
    }
    return differing == 1;
}

bool variants_are_doubtful(const struct name_block *block)
{
    for (size_t i = 0; i < block->name_count; i++) {
        for (size_t j = i + 1; j < block->name_count; j++) {
            if (look_alike(&block->names[i], &block->names[j])) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the names are spoken of with the same people, bodies and places, never with each other.
 */
static bool keep_company(const struct full_name *a, const struct full_name *b)
{
    size_t shared = 0;
    size_t least = a->company.count < b->company.count ? a->company.count : b->company.count;
    if (least == 0 || table_get(a->company.set, b->key) != TABLE_NONE ||
        table_get(b->company.set, a->key) != TABLE_NONE) {
        return false;
    }
    for (size_t i = 0; i < a->company.count; i++) {
        shared += table_get(b->company.set, a->company.keys[i]) != TABLE_NONE;
    }
    return shared >= SLIP_COMPANY && shared * 100 >= least * SLIP_PERCENT;
}

static bool are_one(const struct full_name *a, const struct full_name *b)
{
    return !variants_differ_in_country(a, b) &&
           (are_variants(a, b) || (look_alike(a, b) && keep_company(a, b)));
}

/* Most frequent first, a name points back only. */
void variants_join(struct name_block *block)
{
    for (size_t i = 0; i < block->name_count; i++) {
        size_t match = i;
        size_t matches = 0;
        for (size_t j = 0; j < block->name_count; j++) {
            if (j != i && are_one(&block->names[i], &block->names[j])) {
                match = matches++ == 0 ? j : match;
            }
        }
        bool unique = matches == 1;
        block->names[i].same_as = unique && match < i ? block->names[match].same_as : i;
    }
}
