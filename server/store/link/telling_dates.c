/* The dates of two tellings, compared. Where one gives none, it must have been published soon after
 * the day that the other gives. */
#include "telling_dates.h"

/* Days between two reports of an undated event that may still be one. */
#define UNDATED_DAYS 30
/* A span of more days than this says too little about when. */
#define VAGUE_DAYS 31

bool telling_is_day(struct period period)
{
    return period.precision == PRECISION_DAY;
}

bool telling_on_one_day(const struct telling *a, const struct telling *b)
{
    return telling_is_day(a->period) && telling_is_day(b->period) &&
           a->period.earliest == b->period.earliest;
}

bool telling_own_days_differ(const struct telling *a, const struct telling *b)
{
    return a->own_date && b->own_date && telling_is_day(a->period) && telling_is_day(b->period) &&
           a->period.earliest != b->period.earliest;
}

bool telling_is_fresh(const struct telling *a, const struct telling *b)
{
    const struct telling *dated = telling_is_day(a->period) ? a : b, *other = dated == a ? b : a;
    return telling_is_day(dated->period) && !period_is_known(other->period) &&
           other->published_more == 0 && other->published != DAY_NONE &&
           (other->published == dated->period.latest ||
            other->published == dated->period.latest + 1);
}

bool telling_both_dated(const struct telling *a, const struct telling *b)
{
    return period_is_known(a->period) && period_is_known(b->period);
}

int32_t telling_days_apart(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

bool telling_is_vague(struct period period)
{
    return period.earliest == DAY_NONE || period.latest == DAY_NONE ||
           period.latest - period.earliest >= VAGUE_DAYS;
}

int telling_date_score(const struct telling *a, const struct telling *b)
{
    if (telling_is_day(a->period) && telling_is_day(b->period)) {
        int32_t gap = telling_days_apart(a->period.earliest, b->period.earliest);
        bool sure = a->own_date && b->own_date;
        return gap == 0 ? 20 : gap == 1 ? (sure ? -2 : 0) : TELLING_EXCLUDED;
    }
    if (!period_overlaps(a->period, b->period)) {
        return TELLING_EXCLUDED;
    }
    bool equal = a->period.earliest == b->period.earliest && a->period.latest == b->period.latest;
    bool vague = telling_is_vague(a->period) || telling_is_vague(b->period);
    return vague ? (equal ? 8 : -6) : equal ? 14 : 10;
}

/* One is dated, in the weeks before its own report: the other one, which gives no date, must have
 * been published after that date, and soon when it is a headline or they share no person.
 * TELLING_EXCLUDED: it was not; 0 says nothing. */
static int report_score(const struct telling *dated, const struct telling *undated, bool person)
{
    int32_t gap = undated->published - dated->period.latest;
    int32_t until = undated->published + undated->published_more - dated->period.earliest;
    if (until < -1 || gap > (!person             ? TELLING_NEWS_DAYS + 1
                             : undated->in_title ? 7
                                                 : UNDATED_DAYS)) {
        return TELLING_EXCLUDED;
    }
    return gap <= 1 ? 10 : gap <= TELLING_NEWS_DAYS ? 8 : gap <= 7 ? 0 : -8;
}

static bool is_recent(const struct telling *telling)
{
    return !telling_is_vague(telling->period) &&
           telling->published - telling->period.latest <= UNDATED_DAYS;
}

/* Reports that are near each other in time may tell one event. */
int telling_undated_score(const struct telling *a, const struct telling *b, bool person)
{
    if (a->published == DAY_NONE || b->published == DAY_NONE) {
        return person ? 0 : TELLING_EXCLUDED;
    }
    const struct telling *first = a->published <= b->published ? a : b;
    const struct telling *next = first == a ? b : a;
    int32_t gap = next->published - first->published - first->published_more;
    bool vague = a->published_more >= VAGUE_DAYS || b->published_more >= VAGUE_DAYS;
    const struct telling *dated = period_is_known(a->period) ? a : b;
    if (!vague && period_is_known(dated->period) && is_recent(dated)) {
        return report_score(dated, dated == a ? b : a, person);
    }
    if (vague && gap <= UNDATED_DAYS) {
        return person ? 0 : TELLING_EXCLUDED;
    }
    return gap <= 2 ? 5 : gap <= 7 ? 0 : gap <= UNDATED_DAYS ? -8 : TELLING_EXCLUDED;
}
