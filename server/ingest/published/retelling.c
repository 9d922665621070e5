/* Words are weighed by how few tellings of the article and its neighbours have them. So the names
 * that all of the story has weigh little, and a folder of five articles is judged as one of fifty
 * thousand is. */
#include "retelling.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_MAX = (DATED_NEIGHBOURS_MAX + 1) * TELLINGS_MAX * TELLING_WORDS };

static const double least_likeness = 0.25;
static const double shared_enough = 6;
static const double apart_share = 0.15;

struct word_counts {
    uint32_t words[WORDS_MAX]; /* of all tellings, sorted */
    size_t count;
    size_t tellings;
};

static uint32_t without_flag(uint32_t word)
{
    return word >> 1;
}

static int compare_words(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void count_article(struct word_counts *counts, const struct corpus_article *article)
{
    for (size_t i = 0; i < article->telling_count; i++) {
        for (size_t k = 0; k < article->tellings[i].word_count; k++) {
            counts->words[counts->count++] = without_flag(article->tellings[i].words[k]);
        }
    }
    counts->tellings += article->telling_count;
}

/* How many of the words are below `word`. */
static size_t words_below(const struct word_counts *counts, uint32_t word)
{
    size_t low = 0;
    for (size_t high = counts->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (counts->words[middle] < word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static double word_weight(const struct word_counts *counts, uint32_t word)
{
    uint32_t plain = without_flag(word);
    size_t times = words_below(counts, plain + 1) - words_below(counts, plain);
    return log((double)(counts->tellings + 20) / (double)(times + 1));
}

static double weigh(const struct word_counts *counts, const struct telling *telling)
{
    double sum = 0;
    for (size_t i = 0; i < telling->word_count; i++) {
        sum += word_weight(counts, telling->words[i]);
    }
    return sum;
}

/* The cosine of two clauses; 0 when they share no name or nothing but names. */
static double compare_clauses(const struct word_counts *counts, const struct telling *a,
                              const struct telling *b, double length)
{
    double shared = 0;
    size_t names = 0;
    size_t others = 0;
    for (size_t i = 0, k = 0; i < a->word_count && k < b->word_count;) {
        uint32_t x = without_flag(a->words[i]);
        uint32_t y = without_flag(b->words[k]);
        if (x == y) {
            bool name = (a->words[i] & b->words[k] & 1) != 0;
            shared += word_weight(counts, a->words[i]);
            names += name;
            others += !name;
        }
        i += x <= y;
        k += y <= x;
    }
    double apart = length + weigh(counts, b) - 2 * shared;
    double all = shared + shared_enough + apart_share * apart;
    return names > 0 && names + others > 1 ? shared / all : 0;
}

/* The days that a telling of an article of that day or week means. */
static struct period days_told(const struct telling *telling, struct period published)
{
    struct period first = telling_days(telling, published.earliest);
    struct period last = telling_days(telling, published.latest);
    if (!period_is_known(first) || !period_is_known(last)) {
        return PERIOD_UNKNOWN;
    }
    return period_of_range(first.earliest < last.earliest ? first.earliest : last.earliest,
                           first.latest > last.latest ? first.latest : last.latest);
}

static bool comes_before(const struct retold *a, const struct retold *b)
{
    if (a->likeness > b->likeness || a->likeness < b->likeness) {
        return a->likeness > b->likeness;
    }
    return a->days.earliest < b->days.earliest;
}

/* "today" in both: reports that follow a pattern ("markets fell today") rather than one happening
 * told twice. */
static bool is_pattern(const struct telling *a, const struct telling *b)
{
    return a->kind == TELLING_DAYS && b->kind == TELLING_DAYS && a->offset == b->offset;
}

/* Puts a clause in its place among the likest of a telling; returns how many there are now. */
static size_t insert(struct retold *out, size_t count, struct retold next)
{
    size_t at = count;
    while (at > 0 && comes_before(&next, &out[at - 1])) {
        if (at < RETOLD_CHOICES) {
            out[at] = out[at - 1];
        }
        at--;
    }
    if (at < RETOLD_CHOICES) {
        out[at] = next;
    }
    return count < RETOLD_CHOICES ? count + 1 : count;
}

/* The days on which an article may have been printed: one inferred from others may be a day off. */
static struct period printed_days(const struct corpus_article *article)
{
    struct period period = article->inferred;
    if (!period_is_known(period)) {
        return article->published;
    }
    bool guessed = period.precision == PRECISION_DAY && article->inferred_basis == PUBLISHED_CORPUS;
    return guessed ? period_of_range(period.earliest - 1, period.latest + 1) : period;
}

/* Looks for the clause of `next.telling` among the neighbour's; returns how many there are now. */
static size_t try_neighbour(const struct word_counts *counts, const struct corpus_article *other,
                            double length, struct retold next, struct retold *out, size_t count)
{
    struct period published = printed_days(other);
    for (size_t i = 0; i < other->telling_count; i++) {
        if (is_pattern(next.telling, &other->tellings[i])) {
            continue;
        }
        next.likeness = compare_clauses(counts, next.telling, &other->tellings[i], length);
        next.days = next.likeness >= least_likeness ? days_told(&other->tellings[i], published)
                                                    : PERIOD_UNKNOWN;
        count = period_is_known(next.days) ? insert(out, count, next) : count;
    }
    return count;
}

size_t retelling_find(const struct corpus_article *articles, const struct corpus_article *article,
                      const struct dated_neighbour *neighbours, const size_t *places, size_t count,
                      struct retold out[RETOLD_MAX])
{
    struct word_counts counts;
    size_t found = 0;
    counts.count = 0;
    counts.tellings = 0;
    count_article(&counts, article);
    for (size_t i = 0; i < count; i++) {
        count_article(&counts, &articles[places[i]]);
    }
    qsort(counts.words, counts.count, sizeof *counts.words, compare_words);
    for (size_t t = 0; count > 0 && t < article->telling_count; t++) {
        const struct telling *telling = &article->tellings[t];
        struct retold *best = &out[found];
        size_t choices = 0;
        double length = weigh(&counts, telling);
        for (size_t i = 0; telling_is_relative(telling) && i < count; i++) {
            struct retold next = {.telling = telling, .neighbour = neighbours[i]};
            choices = try_neighbour(&counts, &articles[places[i]], length, next, best, choices);
        }
        found += choices;
    }
    return found;
}
