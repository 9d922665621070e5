/* The rule by which two sentences tell one event. They must be of one type, agree on who takes part
 * (all the parties of the one that names fewer stand in the other, in the same roles unless the
 * event is mutual), and their dates must allow it: the more the parties agree, the vaguer the date
 * may be. The same sentence in two articles is one telling. When in doubt they stay two, since a
 * reader can see two records that are one, but not one that is two. */
#include "same_event.h"

/* Days between two reports of an undated event that may still be one. */
#define UNDATED_DAYS 30
/* A span of more days than this says too little about when. */
#define VAGUE_DAYS 31

static bool is_mutual(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE ||
           type == EVENT_SUPPORT;
}

/* Types whose victims are mostly unnamed: the place tells them apart. */
static bool is_placed(enum event_type type)
{
    return type == EVENT_DISASTER || type == EVENT_ACCIDENT || type == EVENT_ELECT;
}

static bool has_party(const struct telling *telling, const struct telling_party *party)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *other = &telling->parties[i];
        if (other->entity_id == party->entity_id &&
            (other->role == party->role || is_mutual(telling->type))) {
            return true;
        }
    }
    return false;
}

struct overlap {
    size_t shared;
    bool person; /* one of them is a person */
    bool whole;  /* all the parties of the one that names fewer */
};

static struct overlap party_overlap(const struct telling *a, const struct telling *b)
{
    struct overlap overlap = {0};
    for (size_t i = 0; i < a->party_count; i++) {
        if (has_party(b, &a->parties[i])) {
            overlap.shared++;
            overlap.person = overlap.person || a->parties[i].person;
        }
    }
    size_t fewer = a->party_count < b->party_count ? a->party_count : b->party_count;
    overlap.whole = overlap.shared == fewer;
    if (is_placed(a->type) && a->place && a->place == b->place) {
        overlap.shared++;
    }
    return overlap;
}

/* "meet" and "meeting", "release" and "released": one begins with the other's first four letters.
 */
static bool same_word(struct span a, struct span b)
{
    return span_equal(a, b) ||
           (a.len >= 4 && b.len >= 4 && span_equal(span_slice(a, 0, 4), span_slice(b, 0, 4)));
}

static int32_t distance(int32_t a, int32_t b)
{
    return a > b ? a - b : b - a;
}

static bool is_day(struct period period)
{
    return period.precision == PRECISION_DAY;
}

static bool is_vague(struct period period)
{
    return period.earliest == DAY_NONE || period.latest == DAY_NONE ||
           period.latest - period.earliest >= VAGUE_DAYS;
}

static bool dated_agree(const struct telling *a, const struct telling *b,
                        const struct overlap *overlap, bool word)
{
    if (is_day(a->period) && is_day(b->period)) {
        int32_t gap = distance(a->period.earliest, b->period.earliest);
        return gap == 0 ? overlap->shared >= 2 || word : gap == 1 && overlap->shared >= 2 && word;
    }
    if (!period_overlaps(a->period, b->period) || overlap->shared < 2) {
        return false;
    }
    bool vague = is_vague(a->period) || is_vague(b->period);
    bool equal = a->period.earliest == b->period.earliest && a->period.latest == b->period.latest;
    return vague ? equal && word : word || overlap->person;
}

/* At least one of them has no date: the same two parties, the same word, and reports that are near
 * each other in time. */
static bool undated_agree(const struct telling *a, const struct telling *b,
                          const struct overlap *overlap, bool word)
{
    if (overlap->shared < 2 || !word) {
        return false;
    }
    if (span_equal(a->article, b->article)) {
        return true;
    }
    if (a->published == DAY_NONE || b->published == DAY_NONE) {
        return overlap->person;
    }
    return distance(a->published, b->published) <= UNDATED_DAYS;
}

/* A plan and its outcome are one event, a denial or a mere possibility is another. */
static bool status_agree(const struct telling *a, const struct telling *b)
{
    bool real_a = a->status != EVENT_HYPOTHETICAL && a->status != EVENT_DENIED;
    bool real_b = b->status != EVENT_HYPOTHETICAL && b->status != EVENT_DENIED;
    if (real_a != real_b || (!real_a && a->status != b->status) || a->negated != b->negated) {
        return false;
    }
    bool planned = (a->status == EVENT_PLANNED) != (b->status == EVENT_PLANNED);
    return !planned || (is_day(a->period) && is_day(b->period));
}

bool same_event(const struct telling *a, const struct telling *b)
{
    if (a->type != b->type || !status_agree(a, b)) {
        return false;
    }
    if (a->wording == b->wording && !span_equal(a->article, b->article)) {
        return true;
    }
    struct overlap overlap = party_overlap(a, b);
    if (overlap.shared == 0 || !overlap.whole) {
        return false;
    }
    bool word = same_word(a->lemma, b->lemma);
    bool dated = period_is_known(a->period) && period_is_known(b->period);
    return dated ? dated_agree(a, b, &overlap, word) : undated_agree(a, b, &overlap, word);
}
