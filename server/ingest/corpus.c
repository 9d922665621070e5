/* Copies are looked for among the articles that share some of the smallest hashes, stories among
 * those that share names; each through an index from hashes to articles. */
#include "corpus.h"

#include <math.h>
#include <stdlib.h>

#include "base/heap.h"
#include "ingest/copies/hash_index.h"
#include "ingest/header/dateline.h"
#include "ingest/published/published_model.h"
#include "ingest/published/retelling.h"
#include "ingest/published/story.h"
#include "ingest/published/weekday_habit.h"

enum {
    INDEXED = 32,     /* of a sketch's hashes; the smallest, which two texts have in common first */
    SHARED = 2,       /* of these, at least, by copies */
    DAYS_APART = 7,   /* between a dateline and the report that gives it its year */
    SHARED_NAMES = 5, /* at least, for two reports to tell the same story */
    ROUNDS = 3,       /* in which what is dated dates others */
    NO_ARTICLE = -1
};

static const double same_story = 0.6; /* of the weight of the names of the one that has fewer */

/* How many of a sketch's hashes go into the index. */
static size_t indexed(const struct sketch *sketch)
{
    return sketch->hash_count < INDEXED ? sketch->hash_count : INDEXED;
}

/* --- order ------------------------------------------------------------------------------------ */

/* Where an article stands among the others, from the earliest on. */
struct place {
    int32_t day;
    bool inferred; /* comes after those whose own date it is */
    size_t article;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a;
    const struct place *y = b;
    if (x->day != y->day) {
        return x->day < y->day ? -1 : 1;
    }
    if (x->inferred != y->inferred) {
        return x->inferred ? 1 : -1;
    }
    return (x->article > y->article) - (x->article < y->article);
}

/* Undated articles come last. A week or month may be later than its first day: whole days come
 * before it. */
static struct place place_of(const struct corpus_article *articles, size_t i)
{
    bool inferred = !period_is_known(articles[i].published);
    struct period period = inferred ? articles[i].inferred : articles[i].published;
    bool day = period.precision == PRECISION_DAY;
    return (struct place){.day = !period_is_known(period) ? INT32_MAX
                                 : day                    ? period.earliest
                                                          : period.latest,
                          .inferred = inferred,
                          .article = i};
}

static bool is_earlier(const struct corpus_article *articles, size_t a, size_t b)
{
    struct place x = place_of(articles, a);
    struct place y = place_of(articles, b);
    return compare_places(&x, &y) < 0;
}

/* --- copies ----------------------------------------------------------------------------------- */

/* The article among those in the index that `article` is a copy of, the best one; NO_ARTICLE. */
static int64_t find_copied(struct hash_index *index, const struct corpus_article *articles,
                           const struct corpus_article *article)
{
    int64_t best = NO_ARTICLE;
    double best_containment = 0;
    const struct sketch *sketch = &article->sketch;
    hash_index_vote(index, sketch->hashes, indexed(sketch));
    for (size_t i = 0; i < index->touched_count; i++) {
        uint32_t other = index->touched[i];
        if (&articles[other] == article || index->votes[other] < SHARED ||
            !sketch_is_copy(sketch, &articles[other].sketch)) {
            continue;
        }
        double containment = sketch_compare(sketch, &articles[other].sketch).containment;
        bool better = containment > best_containment ||
                      (containment >= best_containment &&
                       (best == NO_ARTICLE || is_earlier(articles, other, (size_t)best)));
        best = better ? (int64_t)other : best;
        best_containment = better ? containment : best_containment;
    }
    hash_index_clear(index);
    return best;
}

bool corpus_are_copies(const struct sketch *a, const struct sketch *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < indexed(a) && k < indexed(b);) {
        uint32_t x = a->hashes[i];
        uint32_t y = b->hashes[k];
        shared += x == y;
        i += x <= y;
        k += y <= x;
    }
    return shared >= SHARED && sketch_is_copy(a, b);
}

/* --- dates ------------------------------------------------------------------------------------ */

/* How much two articles share of the names of the one whose names weigh less; rare names weigh
 * more. */
static double name_overlap(const struct hash_index *names, const struct sketch *a,
                           const struct sketch *b, size_t article_count, size_t *shared)
{
    double weight_a = 0;
    double weight_b = 0;
    double both = 0;
    *shared = 0;
    for (size_t i = 0, k = 0; i < a->name_count || k < b->name_count;) {
        bool from_a = i < a->name_count && (k >= b->name_count || a->names[i] <= b->names[k]);
        bool from_b = k < b->name_count && (i >= a->name_count || b->names[k] <= a->names[i]);
        uint32_t hash = from_a ? a->names[i] : b->names[k];
        double count = hash_index_slot(names, hash)->count;
        double weight = log(1.5 + (double)article_count / (count > 0 ? count : 1));
        weight_a += from_a ? weight : 0;
        weight_b += from_b ? weight : 0;
        both += from_a && from_b ? weight : 0;
        *shared += from_a && from_b;
        i += from_a;
        k += from_b;
    }
    double fewer = weight_a < weight_b ? weight_a : weight_b;
    return fewer > 0 ? both / fewer : 0;
}

/* The day of the dateline in the year that brings it nearest to `near`. */
static int32_t nearest_day(const struct printed_date *date, int32_t near)
{
    int32_t best = DAY_NONE;
    int year = day_to_civil(near).year;
    for (int y = year - 1; y <= year + 1; y++) {
        struct civil civil = {y, date->month, date->day};
        int32_t day = civil_is_valid(civil) ? day_from_civil(civil) : DAY_NONE;
        if (day != DAY_NONE && (best == DAY_NONE || abs(day - near) < abs(best - near))) {
            best = day;
        }
    }
    return best;
}

/* The dated article that shares most names and lies near the dateline's day; DAY_NONE. */
static int32_t day_by_names(struct hash_index *names, const struct corpus_article *articles,
                            size_t count, const struct corpus_article *article,
                            const struct printed_date *date)
{
    int32_t best = DAY_NONE;
    double best_overlap = same_story;
    hash_index_vote(names, article->sketch.names, article->sketch.name_count);
    for (size_t i = 0; i < names->touched_count; i++) {
        const struct corpus_article *other = &articles[names->touched[i]];
        if (other == article || other->published.precision != PRECISION_DAY) {
            continue;
        }
        size_t shared;
        double overlap = name_overlap(names, &article->sketch, &other->sketch, count, &shared);
        int32_t day = nearest_day(date, other->published.earliest);
        bool near = day != DAY_NONE && abs(day - other->published.earliest) <= DAYS_APART;
        bool better = overlap > best_overlap || (overlap >= best_overlap && day < best);
        if (near && shared >= SHARED_NAMES && better) {
            best = day;
            best_overlap = overlap;
        }
    }
    hash_index_clear(names);
    return best;
}

static void infer(struct corpus_article *article, struct period period, enum published_basis basis)
{
    article->inferred = period;
    article->inferred_basis = basis;
}

static void date_article(struct hash_index *texts, struct hash_index *names,
                         struct corpus_article *articles, size_t count,
                         struct corpus_article *article)
{
    struct dateline_match match = {0};
    bool day = article->dateline.ptr && dateline_match(article->dateline, false, &match) &&
               match.date.day > 0 && match.date.year == 0;
    int64_t copied = find_copied(texts, articles, article);
    int32_t near = copied == NO_ARTICLE ? DAY_NONE : articles[copied].published.earliest;
    if (day) {
        int32_t found = near != DAY_NONE
                            ? nearest_day(&match.date, near)
                            : day_by_names(names, articles, count, article, &match.date);
        if (found != DAY_NONE) {
            infer(article, period_of_day(found), PUBLISHED_DATELINE);
        }
    } else if (near != DAY_NONE) {
        infer(article, period_of_day(near), PUBLISHED_CORPUS); /* its "today" is the other's, too */
    }
}

/* Gives datelines their year and copies their day. */
static void date_by_copies(struct corpus_article *articles, size_t count)
{
    struct hash_index texts = hash_index_new(count, count * INDEXED);
    struct hash_index names = hash_index_new(count, count * SKETCH_NAMES);
    for (size_t i = 0; i < count; i++) {
        if (articles[i].published.precision == PRECISION_DAY) {
            hash_index_add(&texts, (uint32_t)i, articles[i].sketch.hashes,
                           indexed(&articles[i].sketch));
        }
        hash_index_add(&names, (uint32_t)i, articles[i].sketch.names,
                       articles[i].sketch.name_count);
    }
    for (size_t i = 0; i < count; i++) {
        if (!period_is_known(articles[i].published)) {
            date_article(&texts, &names, articles, count, &articles[i]);
        }
    }
    hash_index_free(&texts);
    hash_index_free(&names);
}

static void count_years(const struct corpus_article *articles, size_t count,
                        uint32_t years[PUBLISHED_YEARS])
{
    for (size_t i = 0; i < count; i++) {
        if (articles[i].published.precision == PRECISION_DAY) {
            int year = day_to_civil(articles[i].published.earliest).year - PUBLISHED_FIRST_YEAR;
            if (year >= 0 && year < PUBLISHED_YEARS) {
                years[year]++;
            }
        }
    }
}

/* Whether an article needs no more rounds: it has no clues, or is dated to the day or week. */
static bool is_settled(const struct corpus_article *article)
{
    enum precision precision = article->inferred.precision;
    return !article->clues || precision == PRECISION_DAY || precision == PRECISION_WEEK;
}

/* Dates what only clues may date by them, its story and the years of the corpus. Nothing that is
 * inferred in a round tells about another article in the same, and what is dated to the day or week
 * stays, so the order does not matter and none supports itself. True when any article has become
 * one that can tell about others. */
static bool date_by_stories(struct corpus_article *articles, size_t count,
                            const uint32_t years[PUBLISHED_YEARS],
                            const struct weekday_habits *habits)
{
    bool settled = false;
    struct period *found = heap_array(count, sizeof *found);
    struct story_index *stories = story_index_new(articles, count);
    for (size_t i = 0; i < count; i++) {
        struct dated_neighbour neighbours[DATED_NEIGHBOURS_MAX];
        size_t places[DATED_NEIGHBOURS_MAX];
        struct retold retold[RETOLD_MAX];
        struct published_evidence evidence = {.clues = articles[i].clues,
                                              .neighbours = neighbours,
                                              .retold = retold,
                                              .years = years,
                                              .habits = habits,
                                              .outlet = articles[i].outlet};
        found[i] = PERIOD_UNKNOWN;
        if (!is_settled(&articles[i])) {
            size_t near = story_neighbours(stories, &articles[i], neighbours, places);
            evidence.neighbour_count = near;
            evidence.retold_count =
                retelling_find(articles, &articles[i], neighbours, places, near, retold);
            found[i] = published_infer(&evidence);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (period_is_known(found[i]) && found[i].precision != articles[i].published.precision) {
            bool printed = articles[i].clues->printed_day > 0;
            infer(&articles[i], found[i], printed ? PUBLISHED_DATELINE : PUBLISHED_CORPUS);
            settled = settled || is_settled(&articles[i]);
        }
    }
    story_index_free(stories);
    free(found);
    return settled;
}

static void date_articles(struct corpus_article *articles, size_t count)
{
    size_t dated = 0;
    for (size_t i = 0; i < count; i++) {
        dated += articles[i].published.precision == PRECISION_DAY;
    }
    if (dated > 0 && dated < count) {
        uint32_t years[PUBLISHED_YEARS] = {0};
        date_by_copies(articles, count);
        count_years(articles, count, years);
        struct weekday_habits *habits = weekday_habits_new(articles, count);
        bool more = true;
        for (int round = 0; round < ROUNDS && more; round++) {
            more = date_by_stories(articles, count, years, habits);
        }
        weekday_habits_free(habits);
    }
}

/* --- groups ----------------------------------------------------------------------------------- */

/* The articles from the earliest on, undated ones last. */
static struct place *order_by_date(const struct corpus_article *articles, size_t count)
{
    struct place *places = heap_array(count, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[i] = place_of(articles, i);
    }
    qsort(places, count, sizeof *places, compare_places);
    return places;
}

void corpus_group(struct corpus_article *articles, size_t count)
{
    struct hash_index texts = hash_index_new(count, count * INDEXED);
    struct place *places = order_by_date(articles, count);
    for (size_t i = 0; i < count; i++) {
        struct corpus_article *article = &articles[places[i].article];
        int64_t copied = find_copied(&texts, articles, article);
        article->original = copied == NO_ARTICLE ? places[i].article : articles[copied].original;
        hash_index_add(&texts, (uint32_t)places[i].article, article->sketch.hashes,
                       indexed(&article->sketch));
    }
    free(places);
    hash_index_free(&texts);
}

void corpus_compare(struct corpus_article *articles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        infer(&articles[i], PERIOD_UNKNOWN, PUBLISHED_UNKNOWN);
        articles[i].original = i;
    }
    if (count > 0) {
        date_articles(articles, count);
        corpus_group(articles, count);
    }
}
