/* Two dates side by side that tell one time together. */
#include "event_time_pair.h"

#include "event_predicate.h"
#include "event_tree.h"

/* The words of two dates may stand so far apart. */
enum { GAP_LIMIT = 2 };

/* The date behind this one, with nothing but the words allowed between; NULL for none. */
static const struct date *date_behind(const struct event_scene *scene, uint32_t date,
                                      const char *const *words, size_t count)
{
    const struct analysis *analysis = scene->analysis;
    if (date + 1 >= analysis->date_count) {
        return NULL;
    }
    const struct date *next = &analysis->dates[date + 1];
    uint32_t end = analysis->dates[date].first_token + analysis->dates[date].token_count;
    if (next->first_token >= scene->end || next->first_token < end ||
        next->first_token - end > GAP_LIMIT || !period_is_known(next->period)) {
        return NULL;
    }
    for (uint32_t i = end; i < next->first_token; i++) {
        bool allowed = false;
        for (size_t k = 0; k < count; k++) {
            allowed = allowed || span_is(scene->tokens[i].norm, words[k]);
        }
        if (!allowed) {
            return NULL;
        }
    }
    return next;
}

static bool is_closed(struct period period)
{
    return period.earliest != DAY_NONE && period.latest != DAY_NONE;
}

uint32_t event_time_exact(const struct event_scene *scene, uint32_t date)
{
    static const char *const words[] = {",", "on", "in", "at"};
    struct period wide = scene->analysis->dates[date].period;
    const struct date *next = date_behind(scene, date, words, sizeof words / sizeof *words);
    if (!next || !is_closed(wide) || !is_closed(next->period)) {
        return date;
    }
    bool within = next->period.earliest >= wide.earliest && next->period.latest <= wide.latest;
    bool shorter = next->period.latest - next->period.earliest < wide.latest - wide.earliest;
    return within && shorter ? date + 1 : date;
}

/* "cleared it Monday and now heads": a time of another verb than the first's. */
static bool is_of_other_verb(const struct event_scene *scene, const struct date *first,
                             const struct date *next)
{
    uint32_t one = event_tree_head(scene, first->first_token + first->token_count - 1);
    uint32_t two = event_tree_head(scene, next->first_token + next->token_count - 1);
    return one != TOKEN_NONE && two != TOKEN_NONE && one != two && two > next->first_token &&
           event_predicate_is_verb(scene, two);
}

struct period event_time_joined(const struct event_scene *scene, uint32_t date)
{
    static const char *const words[] = {"and", "the"};
    const struct date *first = &scene->analysis->dates[date];
    const struct date *next = date_behind(scene, date, words, sizeof words / sizeof *words);
    bool pair = next && is_closed(first->period) && is_closed(next->period) &&
                first->period.precision == next->period.precision &&
                next->period.earliest > first->period.latest &&
                !is_of_other_verb(scene, first, next);
    return pair ? period_of_range(first->period.earliest, next->period.latest) : first->period;
}
