/* Neighbours of one outlet tell how a story goes on, those of others what the day's news is; two
 * that are near each other, that the story is a short one. */
#include "story_score.h"

#include <math.h>
#include <stdlib.h>

#include "published_table.h"
#include "table_bins.h"

/* How much more a liker neighbour of another outlet weighs. */
static const double outlet_weight = 6;

/* The logarithm of how likely an article of `day` is so far from its neighbour. */
static double neighbour_score(const struct dated_neighbour *other, int32_t day)
{
    size_t row = table_row(table_likeness_bounds, STORY_ROWS, other->likeness);
    return table_story[row][table_bin(table_story_bounds, STORY_BINS, abs(day - other->day))] /
           100.0;
}

/* Whether the two likest neighbours are of one short story. */
static bool is_compact(const struct dated_neighbour *two, size_t count, int32_t days)
{
    return count > 1 && two[0].likeness >= table_compact_likeness &&
           two[1].likeness >= table_compact_likeness && abs(two[0].day - two[1].day) <= days;
}

/* Several outlets tell a story on the same days, and one outlet its course. */
static double outlets_score(const struct story_view *story, int32_t day)
{
    const struct dated_neighbour *others = story->neighbours;
    double sum = 0;
    double weights = 0;
    for (size_t i = 0; i < story->count; i++) {
        size_t bin = table_bin(table_story_bounds, STORY_BINS, abs(day - others[i].day));
        size_t row = table_row(table_outlets_likeness, OUTLET_ROWS, others[i].likeness);
        double score = others[i].other_outlet
                           ? table_outlets[story->compact && i < 2][row][bin] / 100.0
                           : neighbour_score(&others[i], day);
        double weight = exp(outlet_weight * others[i].likeness);
        sum += weight * exp(score);
        weights += weight;
    }
    return log(sum / weights);
}

double story_score(const struct story_view *story, int32_t day)
{
    double sum = 0;
    if (story->outlets) {
        return outlets_score(story, day);
    }
    if (story->compact) {
        const struct dated_neighbour *two = story->neighbours;
        int32_t first = abs(day - two[0].day);
        int32_t second = abs(day - two[1].day);
        int32_t lag = first < second ? first : second;
        return table_compact[table_bin(table_story_bounds, STORY_BINS, lag)] / 100.0;
    }
    for (size_t i = 0; i < story->count; i++) {
        sum += neighbour_score(&story->neighbours[i], day);
    }
    return story->weight * sum;
}

double repeated_weight(size_t count)
{
    return count ? pow((double)count, -0.4) : 0;
}

struct story_view story_view_of(const struct dated_neighbour *neighbours, size_t count)
{
    struct story_view story = {.neighbours = neighbours, .count = count};
    story.weight = repeated_weight(count);
    story.outlets = count > 0 && neighbours[0].other_outlet;
    story.compact =
        is_compact(neighbours, count, story.outlets ? table_outlets_days : table_compact_days);
    return story;
}
