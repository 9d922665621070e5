/* Which full names of a block are forms of one: pure comparison of words and company, no reading. A
 * slip is one letter more, less, other or two swapped inside a given name of five letters or more;
 * not at its end, where "Maria" and "Mario" differ. "Jim" may be "James" in the same way, "P. J."
 * Patricia, and words that sound alike are spellings of one. Two people of whom one article speaks
 * are two, however alike their names. Slips in family names that change their sound lie in other
 * blocks and are not mended. */
#include "base/edit.h"
#include "base/name_sound.h"
#include "base/nicknames.h"
#include "link_block.h"

/* How much company two names must share, and what part of the smaller company in percent, for one
 * to be a slip for the other; less for what is a usual way to write or say the other. */
#define SLIP_COMPANY  4
#define SLIP_PERCENT  40
#define USUAL_COMPANY 3
#define SHORT_PERCENT 15
#define SLIP_LETTERS  5

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

/* Whether `full` has a given name of two words behind the family name as well as one before it, as
 * in Hong Kong: "Ann Wong Mei-ling" for "Ann Wong". */
static bool has_second_given(const struct full_name *name, const struct full_name *full)
{
    return name->word_count == 2 && (full->word_count == 4 || full->word_count == 5) &&
           span_equal(name->words[1], full->words[1]);
}

/* Whether one is the other with a middle name or initial more: "Robert Mugabe", "Robert G. Mugabe",
 * "Robert Gabriel Mugabe"; with two of them; with a second family name or given name; or with its
 * Arabic article spelt otherwise. */
static bool are_variants(const struct full_name *a, const struct full_name *b)
{
    if (!a->family || !b->family || a->word_count < 2 || b->word_count < 2 ||
        !span_equal(a->words[0], b->words[0]) || a->words[0].len < 2) {
        return false;
    }
    if (has_second_family(a, b) || has_second_family(b, a) || has_second_given(a, b) ||
        has_second_given(b, a) || differ_in_article(a, b)) {
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

/* How far two names or their words are apart. */
enum likeness {
    SPELT,  /* spellings of one */
    SHORT,  /* a given name and what it is called for short */
    SLIP,   /* a slip of the pen, or an initial */
    UNLIKE, /* two names */
};

static enum likeness words_likeness(struct span one, struct span other, bool given)
{
    if (names_sound_alike(one, other)) {
        return SPELT;
    }
    if (given && nickname_of(one, other)) {
        return SHORT;
    }
    bool slip = one.len >= SLIP_LETTERS && other.len >= SLIP_LETTERS &&
                one.ptr[0] == other.ptr[0] && one.ptr[one.len - 1] == other.ptr[other.len - 1] &&
                edit_distance(one, other, 2) == 1;
    bool initial = given && (is_initial_of(one, other) || is_initial_of(other, one));
    return slip || initial ? SLIP : UNLIKE;
}

/* The likeness of the given names where one of the names has a middle name more: "Ray Holm" and
 * "Raymond T. Holm". */
static enum likeness ends_likeness(const struct full_name *a, const struct full_name *b)
{
    bool middle =
        (a->word_count == 2 && b->word_count == 3) || (a->word_count == 3 && b->word_count == 2);
    bool family = span_equal(a->words[a->word_count - 1], b->words[b->word_count - 1]);
    return middle && family ? words_likeness(a->words[0], b->words[0], true) : UNLIKE;
}

/* The least likeness of the words of two names, of which one at most may be no mere spelling. */
static enum likeness names_likeness(const struct full_name *a, const struct full_name *b)
{
    if (!a->family || !b->family || a->word_count < 2 || b->word_count < 2) {
        return UNLIKE;
    }
    if (a->word_count != b->word_count) {
        return ends_likeness(a, b);
    }
    enum likeness least = SPELT;
    for (size_t i = 0; i < a->word_count; i++) {
        enum likeness word = words_likeness(a->words[i], b->words[i], i == 0);
        bool second = word != SPELT && least != SPELT;
        least = second ? UNLIKE : word > least ? word : least;
    }
    return least;
}

/* Whether `name` ends with a word that `full` has before its family name: "Ana Ortega" of "Ana
 * Ortega Ruiz", whose articles do not say by which of the two she goes. */
static bool goes_by_inner(const struct full_name *name, const struct full_name *full)
{
    return name->family && full->inner && has_second_family(name, full) &&
           span_equal(name->words[0], full->words[0]);
}

bool variants_are_doubtful(const struct name_block *block)
{
    for (size_t i = 0; i < block->name_count; i++) {
        for (size_t j = i + 1; j < block->name_count; j++) {
            const struct full_name *a = &block->names[i], *b = &block->names[j];
            if (names_likeness(a, b) != UNLIKE || goes_by_inner(a, b) || goes_by_inner(b, a)) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the names are spoken of with the same people, bodies and places, never with each other.
 */
static bool keep_company(const struct full_name *a, const struct full_name *b, size_t company,
                         size_t percent)
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
    return shared >= company && shared * 100 >= least * percent;
}

static bool are_one(const struct full_name *a, const struct full_name *b)
{
    if (span_equal(a->key, b->key) || variants_differ_in_country(a, b)) {
        return false;
    }
    if (are_variants(a, b)) {
        return true;
    }
    if (goes_by_inner(a, b)) {
        return keep_company(a, b, USUAL_COMPANY, SHORT_PERCENT);
    }
    switch (names_likeness(a, b)) {
    case SPELT:
        return keep_company(a, b, USUAL_COMPANY, 0);
    case SHORT:
        return keep_company(a, b, USUAL_COMPANY, SHORT_PERCENT);
    case SLIP:
        return keep_company(a, b, SLIP_COMPANY, SLIP_PERCENT);
    default:
        return false;
    }
}

/* The most frequent name that `names[index]` is a variant of; `index` when there is none, or when
 * there are others that are no variants of that one. */
static size_t find_match(const struct name_block *block, size_t index)
{
    const struct full_name *names = block->names;
    size_t match = index;
    for (size_t j = 0; j < block->name_count; j++) {
        if (j == index || !are_one(&names[index], &names[j])) {
            continue;
        }
        bool other = match != index && !span_equal(names[match].key, names[j].key) &&
                     names_likeness(&names[match], &names[j]) != SPELT;
        if (other && !are_one(&names[match], &names[j]) && !are_one(&names[j], &names[match])) {
            return index;
        }
        match = match == index ? j : match;
    }
    return match;
}

/* Where the matches of a name lead: to one that has none, or, where they lead back to one of them,
 * to the most frequent of these. */
static size_t follow_matches(const size_t *matches, size_t count, size_t name)
{
    for (size_t step = 0; step < count && matches[name] != name; step++) {
        name = matches[name];
    }
    size_t most = name;
    for (size_t at = matches[name]; at != name; at = matches[at]) {
        most = at < most ? at : most;
    }
    return most;
}

/* Most frequent first, a name points back only; or at one that lies in another block. */
void variants_join(struct name_block *block)
{
    size_t *matches = ARENA_ARRAY(block->arena, size_t, block->name_count);
    for (size_t i = 0; i < block->name_count; i++) {
        matches[i] = find_match(block, i);
    }
    for (size_t i = 0; i < block->name_count; i++) {
        size_t match = follow_matches(matches, block->name_count, i);
        bool back = match < i || block->names[match].inner;
        block->names[i].same_as = back ? match : i;
    }
}
