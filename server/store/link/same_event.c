/* The rule by which two tellings are of one event. They must be of one type; then what they share
 * and where they differ is added up: parties (a person says more than a country), the day, the
 * trigger, the place, the other words of what is said. The weights are tenths of log odds, set by
 * hand on annotated stories; those of the types say how often the same parties do such a thing
 * again: one dies once, and makes a statement every day. Two things can never be outweighed: dates
 * that exclude each other, and a status that does (a plan and its outcome are one event, a denial
 * or a mere possibility is another; a plan and its cancelling are one). Across articles more is
 * asked for than within one, and nothing is joined that shares neither party nor place. When in
 * doubt they stay two, since a reader can see two records that are one, but not one that is two. */
#include "same_event.h"

#include <string.h>

#include "event_words.h"

/* Days between two reports of an undated event that may still be one. */
#define UNDATED_DAYS 30
/* Days by which copies of one sentence may take "today" differently. */
#define COPY_DAYS 3
/* How many sentences begin a story. */
#define LEAD_SENTENCES 3
/* A span of more days than this says too little about when. */
#define VAGUE_DAYS 31

enum { ACROSS_SAME = 38 };

/* From this doubt on the same parties do it every day. */
enum { REPEATED = 4 };

static bool is_mutual(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE;
}

/* Types whose victims are mostly unnamed: the place tells them apart. */
static bool is_placed(enum event_type type)
{
    return type == EVENT_DISASTER || type == EVENT_ACCIDENT || type == EVENT_ELECT;
}

/* Whether a person is told to have died or been killed. */
static bool is_killing(const struct telling *telling)
{
    bool killing = telling->type == EVENT_DIE;
    for (size_t i = 0; i < telling->lemma_count; i++) {
        killing = killing || event_words_kills(telling->lemmas[i]);
    }
    enum party_role victim = telling->type == EVENT_DIE ? PARTY_ACTOR : PARTY_RECIPIENT;
    for (size_t i = 0; killing && i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (party->role == victim && party->entity_id != 0 && party->type == ENTITY_PERSON) {
            return true;
        }
    }
    return false;
}

/* How much is taken off since the same parties do such a thing again and again. Nobody is killed
 * twice. */
static int type_doubt(const struct telling *a, const struct telling *b)
{
    static const int doubts[EVENT_TYPE_COUNT] = {
        [EVENT_DIE] = -8,     [EVENT_RESIGN] = -5,   [EVENT_STATEMENT] = 20, [EVENT_REQUEST] = 4,
        [EVENT_ACCUSE] = 4,   [EVENT_REJECT] = 5,    [EVENT_THREATEN] = 5,   [EVENT_SUPPORT] = 4,
        [EVENT_ASSAULT] = 5,  [EVENT_PROTEST] = 5,   [EVENT_LEGAL] = 3,      [EVENT_LEGISLATE] = 3,
        [EVENT_CONSULT] = 4,  [EVENT_TRAVEL] = 4,    [EVENT_COERCE] = 3,     [EVENT_AID] = 3,
        [EVENT_PUBLISH] = 6,  [EVENT_AGREE] = 4,     [EVENT_APPOINT] = 3,    [EVENT_MOBILIZE] = 4,
        [EVENT_SANCTION] = 3, [EVENT_COOPERATE] = 4, [EVENT_CONCEDE] = 2,    [EVENT_RETREAT] = 3,
    };
    return is_killing(a) && is_killing(b) ? doubts[EVENT_DIE] : doubts[a->type];
}

/* --- parties ---------------------------------------------------------------------------------- */

struct overlap {
    int score;
    size_t shared; /* resolved parties that both name */
    bool person;   /* one of them is a person */
    bool clash;    /* in a role each names somebody, and nobody is in both */
    bool whole;    /* all resolved parties of the one that names fewer */
    bool sides;    /* somebody resolved in either role, one of them a person */
    bool texts;    /* somebody unresolved under the same words */
};

static bool role_agrees(enum event_type type, const struct telling_party *a,
                        const struct telling_party *b)
{
    return a->role == b->role || is_mutual(type);
}

/* What it says that `b` is named as `a` is: 0 nothing. */
static int party_score(const struct telling_party *a, const struct telling_party *b, bool near)
{
    if (a->entity_id != 0 && a->entity_id == b->entity_id) {
        return a->type == ENTITY_PERSON ? 20 : a->type == ENTITY_PLACE ? 10 : 14;
    }
    bool compatriots = a->country[0] && memcmp(a->country, b->country, 4) == 0;
    if (a->entity_id != 0 && b->entity_id != 0) {
        if (near && a->type == b->type && a->type != ENTITY_PLACE &&
            event_words_same_name(a->text, b->text)) {
            return 8; /* one name in a long and a short form, which were not brought together */
        }
        bool state = a->type == ENTITY_PLACE || b->type == ENTITY_PLACE;
        return compatriots && state && a->type != ENTITY_PERSON && b->type != ENTITY_PERSON ? 5 : 0;
    }
    if (span_equal(a->text, b->text) && a->text.len > 0) {
        return near ? 10 : compatriots ? 8 : 4;
    }
    return near && event_words_same_head(a->text, b->text) ? 8 : 0;
}

static int best_match(const struct telling *in, const struct telling_party *party, bool near)
{
    int best = 0;
    for (size_t i = 0; i < in->party_count; i++) {
        if (role_agrees(in->type, party, &in->parties[i])) {
            int score = party_score(party, &in->parties[i], near);
            best = score > best ? score : best;
        }
    }
    return best;
}

static size_t count_named(const struct telling *telling)
{
    size_t count = 0;
    for (size_t i = 0; i < telling->party_count; i++) {
        count += telling->parties[i].entity_id != 0;
    }
    return count;
}

/* Whom one telling names in a role (in any, of a mutual event) and the other does not. */
struct strangers {
    size_t count;
    bool person;
};

static struct strangers find_strangers(const struct telling *of, const struct telling *in,
                                       enum party_role role, bool near)
{
    struct strangers strangers = {0};
    for (size_t i = 0; i < of->party_count; i++) {
        const struct telling_party *party = &of->parties[i];
        if (party->entity_id != 0 && (party->role == role || is_mutual(of->type)) &&
            best_match(in, party, near) == 0) {
            strangers.count++;
            strangers.person = strangers.person || party->type == ENTITY_PERSON;
        }
    }
    return strangers;
}

static bool shares_role(const struct telling *a, const struct telling *b, enum party_role role,
                        bool near)
{
    for (size_t i = 0; i < a->party_count; i++) {
        if (a->parties[i].role == role && best_match(b, &a->parties[i], near) > 0) {
            return true;
        }
    }
    return false;
}

/* What it costs that each names somebody whom the other does not; `*clash` when they have nobody in
 * common there, or the event is one between two. */
static int clash_in(const struct telling *a, const struct telling *b, enum party_role role,
                    bool near, bool *clash)
{
    struct strangers in_a = find_strangers(a, b, role, near);
    struct strangers in_b = find_strangers(b, a, role, near);
    if (in_a.count == 0 || in_b.count == 0) {
        return 0;
    }
    bool nobody = !shares_role(a, b, role, near) || is_mutual(a->type);
    *clash = *clash || nobody;
    return !nobody ? 10 : in_a.person && in_b.person ? 30 : 20;
}

static struct overlap party_overlap(const struct telling *a, const struct telling *b, bool near)
{
    struct overlap overlap = {0};
    size_t roles[PARTY_ROLE_COUNT] = {0};
    for (size_t i = 0; i < a->party_count; i++) {
        int score = best_match(b, &a->parties[i], near);
        bool resolved = a->parties[i].entity_id != 0 && score >= 10 && score != 5;
        overlap.score += score;
        overlap.shared += resolved;
        roles[a->parties[i].role] += resolved;
        overlap.texts = overlap.texts || (a->parties[i].entity_id == 0 && score > 0);
        overlap.person = overlap.person || (resolved && a->parties[i].type == ENTITY_PERSON);
    }
    size_t named_a = count_named(a), named_b = count_named(b);
    overlap.whole = overlap.shared >= (named_a < named_b ? named_a : named_b);
    overlap.sides = roles[PARTY_ACTOR] > 0 && roles[PARTY_RECIPIENT] > 0 && overlap.person;
    for (int role = 0; role < PARTY_ROLE_COUNT; role++) {
        overlap.score -= clash_in(a, b, (enum party_role)role, near, &overlap.clash);
    }
    return overlap;
}

/* --- words ------------------------------------------------------------------------------------ */

static bool same_trigger(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->lemma_count; i++) {
        for (size_t j = 0; j < b->lemma_count; j++) {
            if (event_words_same(a->lemmas[i], b->lemmas[j])) {
                return true;
            }
        }
    }
    return false;
}

static bool related_trigger(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->lemma_count; i++) {
        for (size_t j = 0; j < b->lemma_count; j++) {
            if (event_words_related(a->lemmas[i], b->lemmas[j])) {
                return true;
            }
        }
    }
    return a->cameo.len >= 3 && span_equal(a->cameo, b->cameo) &&
           a->cameo.ptr[a->cameo.len - 1] != '0';
}

static size_t shared_words(const struct telling *a, const struct telling *b)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        shared += a->words[i] == b->words[j];
        bool step_a = a->words[i] <= b->words[j], step_b = b->words[j] <= a->words[i];
        i += step_a;
        j += step_b;
    }
    return shared;
}

/* What is said beside trigger and parties: each word in both speaks for one event, none at all
 * against it when both say something, but not of what is done once. */
static int word_score(const struct telling *a, const struct telling *b)
{
    size_t shared = shared_words(a, b);
    size_t fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
    if (shared == 0) {
        return fewer >= 2 && type_doubt(a, b) >= 0 ? -8 : 0;
    }
    int score = 4 * (int)shared;
    return (score > 16 ? 16 : score) + (2 * shared >= fewer ? 4 : 0);
}

/* --- time ------------------------------------------------------------------------------------- */

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

static int date_score(const struct telling *a, const struct telling *b)
{
    if (is_day(a->period) && is_day(b->period)) {
        int32_t gap = distance(a->period.earliest, b->period.earliest);
        bool sure = a->own_date && b->own_date;
        return gap == 0 ? 20 : gap == 1 ? (sure ? -2 : 0) : TELLING_EXCLUDED;
    }
    if (!period_overlaps(a->period, b->period)) {
        return TELLING_EXCLUDED;
    }
    bool equal = a->period.earliest == b->period.earliest && a->period.latest == b->period.latest;
    bool vague = is_vague(a->period) || is_vague(b->period);
    return vague ? (equal ? 8 : -6) : equal ? 14 : 10;
}

/* At least one of them has no date: reports that are near each other in time may tell one event. */
static int undated_score(const struct telling *a, const struct telling *b, bool person)
{
    if (a->published == DAY_NONE || b->published == DAY_NONE) {
        return person ? 0 : TELLING_EXCLUDED;
    }
    const struct telling *first = a->published <= b->published ? a : b;
    const struct telling *next = first == a ? b : a;
    int32_t gap = next->published - first->published - first->published_more;
    bool vague = a->published_more >= VAGUE_DAYS || b->published_more >= VAGUE_DAYS;
    if (vague && gap <= UNDATED_DAYS) {
        return person ? 0 : TELLING_EXCLUDED;
    }
    return gap <= 2 ? 5 : gap <= 7 ? 0 : gap <= UNDATED_DAYS ? -8 : TELLING_EXCLUDED;
}

static bool both_dated(const struct telling *a, const struct telling *b)
{
    return period_is_known(a->period) && period_is_known(b->period);
}

/* --- status ----------------------------------------------------------------------------------- */

static bool is_real(const struct telling *telling)
{
    return telling->status != EVENT_HYPOTHETICAL && telling->status != EVENT_DENIED;
}

/* A plan, and that it was called off. */
static bool is_called_off(const struct telling *plan, const struct telling *denial)
{
    bool known = plan->published != DAY_NONE && denial->published != DAY_NONE;
    return plan->status == EVENT_PLANNED && denial->status == EVENT_DENIED &&
           (!known || plan->published <= denial->published);
}

/* A plan, and that it came about: both say when, the plan within a month, and it came first. */
static bool is_fulfilled(const struct telling *plan, const struct telling *outcome)
{
    bool known = plan->published != DAY_NONE && outcome->published != DAY_NONE;
    return both_dated(plan, outcome) && period_overlaps(plan->period, outcome->period) &&
           !is_vague(plan->period) && is_day(outcome->period) &&
           (is_day(plan->period) || !known || plan->published < outcome->published);
}

static bool status_agree(const struct telling *a, const struct telling *b)
{
    if (is_called_off(a, b) || is_called_off(b, a)) {
        return true;
    }
    if (is_real(a) != is_real(b) || (!is_real(a) && a->status != b->status) ||
        a->negated != b->negated) {
        return false;
    }
    const struct telling *plan = a->status == EVENT_PLANNED ? a : b;
    const struct telling *outcome = plan == a ? b : a;
    return plan->status == outcome->status || plan->status != EVENT_PLANNED ||
           is_fulfilled(plan, outcome);
}

/* --- the rule --------------------------------------------------------------------------------- */

static int place_score(const struct telling *a, const struct telling *b)
{
    if (a->place == 0 || b->place == 0) {
        return 0;
    }
    return a->place == b->place ? (a->type == EVENT_ELECT ? 10 : is_placed(a->type) ? 20 : 7) : -7;
}

/* Equal numbers of killed or wounded speak for one event, and those of which one is more than twice
 * the other against it: a toll rises from 12 to 15, not from 3 to 40. */
static int toll_score(const struct telling *a, const struct telling *b)
{
    int score = 0;
    for (int kind = 0; kind < TELLING_TOLLS; kind++) {
        uint32_t low = a->tolls[kind] < b->tolls[kind] ? a->tolls[kind] : b->tolls[kind];
        uint32_t high = a->tolls[kind] < b->tolls[kind] ? b->tolls[kind] : a->tolls[kind];
        score += low == 0 ? 0 : low == high ? (low > 2 ? 8 : 2) : high > 2 * low ? -12 : 0;
    }
    return score;
}

/* Other words hardly tell one act; to be nominated, confirmed and sworn in are three. */
static int trigger_score(const struct telling *a, const struct telling *b)
{
    int other = a->type == EVENT_APPOINT ? -16 : -4;
    return same_trigger(a, b) ? 12 : related_trigger(a, b) ? 8 : other;
}

/* What it says where the two stand in one article: a headline tells what the first sentences do,
 * and the next sentence goes on with the last one. */
static int position_score(const struct telling *a, const struct telling *b)
{
    if (a->in_title != b->in_title) {
        return (a->in_title ? b : a)->sentence < LEAD_SENTENCES ? 12 : 8;
    }
    uint32_t gap =
        a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
    return gap <= 2 ? 5 : 0;
}

/* All but parties, dates and position. */
static int telling_score(const struct telling *a, const struct telling *b)
{
    int apart = a->another != b->another ? 15 : 0;
    return place_score(a, b) + trigger_score(a, b) + word_score(a, b) - type_doubt(a, b) - apart;
}

/* What speaks against one happening in one article: two acts of one sentence, unless their words
 * may stand for each other; and what is done every day, when nothing else is said of it. */
static int article_doubt(const struct telling *a, const struct telling *b)
{
    bool headline = a->in_title != b->in_title;
    bool coordinate =
        !headline && a->sentence == b->sentence && !same_trigger(a, b) && !related_trigger(a, b);
    bool again =
        !headline && type_doubt(a, b) >= REPEATED && !both_dated(a, b) && shared_words(a, b) == 0;
    return (coordinate ? 12 : 0) + (again ? 6 : 0);
}

/* Whether the headline tells by the same word, without a name, what the lead tells: "Minister
 * resigns". A dateline is a sentence, too. */
static bool is_bare_headline(const struct telling *title, const struct telling *body)
{
    return body->sentence < 2 && count_named(title) == 0 && title->place == 0 &&
           same_trigger(title, body);
}

int same_in_article(const struct telling *a, const struct telling *b)
{
    if (a->type != b->type || !status_agree(a, b)) {
        return TELLING_EXCLUDED;
    }
    int date = both_dated(a, b) ? date_score(a, b) : 0;
    struct overlap overlap = party_overlap(a, b, true);
    if (date == TELLING_EXCLUDED || (overlap.clash && overlap.score <= 0)) {
        return TELLING_EXCLUDED;
    }
    bool headline = a->in_title != b->in_title;
    bool alike = headline && word_score(a, b) >= 12 && same_trigger(a, b);
    if (headline && is_bare_headline(a->in_title ? a : b, a->in_title ? b : a)) {
        return TELLING_SAME;
    }
    if (overlap.score <= 0 && place_score(a, b) <= 0 && !alike) {
        return 0;
    }
    return overlap.score + date + position_score(a, b) + telling_score(a, b) - article_doubt(a, b);
}

/* Copies of one text may be printed on different days, and then read "today" differently; "today" a
 * month later is another one. */
static bool copies_may_agree(const struct telling *a, const struct telling *b)
{
    return !both_dated(a, b) || period_overlaps(a->period, b->period) ||
           (a->period.earliest != DAY_NONE && b->period.earliest != DAY_NONE &&
            distance(a->period.earliest, b->period.earliest) <= COPY_DAYS);
}

static bool same_wording(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->wording_count; i++) {
        for (size_t j = 0; j < b->wording_count; j++) {
            if (a->wordings[i] == b->wordings[j]) {
                return true;
            }
        }
    }
    return false;
}

/* What tellings without a date must share beside their parties: the word, and of what is done every
 * day something more. */
static bool says_the_same(const struct telling *a, const struct telling *b)
{
    int doubt = type_doubt(a, b);
    return (same_trigger(a, b) || (doubt < 0 && related_trigger(a, b))) &&
           (doubt < REPEATED || shared_words(a, b) > 0);
}

/* Whether both tell by the same word of something on one day in one place, done by or to those who
 * go by the same words: "fighters attacked a police station in Kandahar on Monday". */
static bool is_on_the_spot(const struct telling *a, const struct telling *b,
                           const struct overlap *overlap)
{
    return a->place != 0 && a->place == b->place && is_day(a->period) && is_day(b->period) &&
           a->period.earliest == b->period.earliest && overlap->texts && same_trigger(a, b);
}

bool same_event(const struct telling *a, const struct telling *b)
{
    if (a->type != b->type || !status_agree(a, b) || span_equal(a->article, b->article)) {
        return false;
    }
    if (same_wording(a, b)) {
        return copies_may_agree(a, b);
    }
    struct overlap overlap = party_overlap(a, b, false);
    bool placed = (is_placed(a->type) && place_score(a, b) > 0) || is_on_the_spot(a, b, &overlap);
    if (overlap.clash || !overlap.whole || (overlap.shared == 0 && !placed)) {
        return false;
    }
    int date = both_dated(a, b) ? date_score(a, b) : undated_score(a, b, overlap.person);
    if (date == TELLING_EXCLUDED || (!both_dated(a, b) && !says_the_same(a, b))) {
        return false;
    }
    bool sides = overlap.sides && !both_dated(a, b) && a->another == b->another &&
                 !is_mutual(a->type) && same_trigger(a, b);
    return overlap.score + (sides ? 8 : 0) + date + telling_score(a, b) + toll_score(a, b) >=
           ACROSS_SAME;
}
