/* Votes as in hash_index.c, but of weights: one pass over the lists of an article's names sums what
 * it shares with every dated article. Names in more articles than a list holds take part in the
 * lengths only, so an article costs at most its names times HASH_LIST_MAX steps. */
#include "story.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/heap.h"
#include "ingest/copies/hash_index.h"

static const double least_likeness = 0.15;
static const double least_shared = 6.5; /* weight of the names shared */

/* A name of a small folder is as rare as it would be among so many articles. */
static const size_t least_articles = 150;

enum { CALENDAR_NAMES = 18 };

struct story_index {
    const struct corpus_article *articles;
    size_t count;
    uint32_t calendar[CALENDAR_NAMES]; /* hashes of the names of days and months */
    struct hash_index names;
    double *shared; /* per article, 0 between uses */
    double *length; /* per article: the weight of its names */
};

static void hash_calendar(uint32_t out[CALENDAR_NAMES])
{
    static const char *const names[CALENDAR_NAMES] = {
        "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
        "sunday", "january", "february",  "march",    "april",    "june",
        "july",   "august",  "september", "october",  "november", "december"};
    for (size_t i = 0; i < CALENDAR_NAMES; i++) {
        out[i] = (uint32_t)hash_64(span_of(names[i]), 0);
    }
}

/* What it tells that two articles share a name: much when few have it, nothing for a day's name. */
static double name_weight(const struct story_index *index, uint32_t name)
{
    const struct hash_slot *slot = hash_index_slot(&index->names, name);
    for (size_t i = 0; i < CALENDAR_NAMES; i++) {
        if (index->calendar[i] == name) {
            return 0;
        }
    }
    size_t count = index->count > least_articles ? index->count : least_articles;
    return log(1.5 + (double)count / (slot->count ? slot->count : 1));
}

static double names_length(const struct story_index *index, const struct sketch *sketch)
{
    double sum = 0;
    for (size_t i = 0; i < sketch->name_count; i++) {
        sum += name_weight(index, sketch->names[i]);
    }
    return sum;
}

static int32_t day_of(const struct corpus_article *article)
{
    struct period period =
        period_is_known(article->published) ? article->published : article->inferred;
    bool week = period.precision == PRECISION_WEEK;
    bool fine = week || period.precision == PRECISION_DAY;
    return fine ? period.earliest + (week ? 3 : 0) : DAY_NONE;
}

struct story_index *story_index_new(const struct corpus_article *articles, size_t count)
{
    struct story_index *index = heap_array(1, sizeof *index);
    *index = (struct story_index){.articles = articles,
                                  .count = count,
                                  .names = hash_index_new(count, count * SKETCH_NAMES),
                                  .shared = heap_array(count, sizeof(double)),
                                  .length = heap_array(count, sizeof(double))};
    hash_calendar(index->calendar);
    for (int dated = 1; dated >= 0; dated--) {
        for (size_t i = 0; i < count; i++) {
            const struct sketch *sketch = &articles[i].sketch;
            if ((day_of(&articles[i]) != DAY_NONE) == (dated == 1)) {
                hash_index_add(&index->names, (uint32_t)i, sketch->names, sketch->name_count);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        index->length[i] = names_length(index, &articles[i].sketch);
    }
    return index;
}

void story_index_free(struct story_index *index)
{
    if (index) {
        hash_index_free(&index->names);
        free(index->shared);
        free(index->length);
        free(index);
    }
}

/* Sums up what the article shares with each of the others. */
static void share_names(struct story_index *index, const struct sketch *sketch)
{
    hash_index_vote(&index->names, sketch->names, sketch->name_count);
    for (size_t i = 0; i < sketch->name_count; i++) {
        const struct hash_slot *slot = hash_index_slot(&index->names, sketch->names[i]);
        double weight = name_weight(index, sketch->names[i]);
        for (int32_t at = slot->count ? slot->first : -1; at >= 0;
             at = index->names.postings[at].next) {
            index->shared[index->names.postings[at].article] += weight;
        }
    }
}

static bool comes_before(const struct dated_neighbour *a, const struct dated_neighbour *b)
{
    return a->likeness > b->likeness || (a->likeness >= b->likeness && a->day < b->day);
}

/* Puts a neighbour in its place among the best; returns how many there are now. */
static size_t insert(struct dated_neighbour *out, size_t *places, size_t count,
                     struct dated_neighbour next, size_t place)
{
    size_t at = count < DATED_NEIGHBOURS_MAX ? count : DATED_NEIGHBOURS_MAX;
    while (at > 0 && comes_before(&next, &out[at - 1])) {
        if (at < DATED_NEIGHBOURS_MAX) {
            out[at] = out[at - 1];
            places[at] = places[at - 1];
        }
        at--;
    }
    if (at < DATED_NEIGHBOURS_MAX) {
        out[at] = next;
        places[at] = place;
    }
    return count < DATED_NEIGHBOURS_MAX ? count + 1 : count;
}

size_t story_neighbours(struct story_index *index, const struct corpus_article *article,
                        struct dated_neighbour out[DATED_NEIGHBOURS_MAX],
                        size_t places[DATED_NEIGHBOURS_MAX])
{
    size_t spare[DATED_NEIGHBOURS_MAX];
    size_t count = 0;
    double length = names_length(index, &article->sketch);
    places = places ? places : spare;
    share_names(index, &article->sketch);
    for (size_t i = 0; i < index->names.touched_count; i++) {
        uint32_t other = index->names.touched[i];
        double shared = index->shared[other];
        index->shared[other] = 0;
        int32_t day = day_of(&index->articles[other]);
        if (&index->articles[other] == article || day == DAY_NONE || shared < least_shared) {
            continue;
        }
        double likeness = shared / sqrt(length * index->length[other]);
        if (likeness >= least_likeness) {
            bool outlet = article->outlet != index->articles[other].outlet;
            struct dated_neighbour next = {day, likeness, outlet};
            count = insert(out, places, count, next, other);
        }
    }
    hash_index_clear(&index->names);
    return count;
}
