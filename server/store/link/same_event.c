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

#include "article_apart.h"
#include "event_words.h"
#include "same_scene.h"
#include "scene_parties.h"
#include "telling_acts.h"
#include "telling_cast.h"
#include "telling_dates.h"
#include "telling_parties.h"
#include "telling_sentence.h"

/* Days by which copies of one sentence may take "today" differently. */
#define COPY_DAYS 3

/* What is surer than what else the article may say of such acts: a headline and the lead that tells
 * it, a mishap and "the explosion" of the next sentence. */
enum { HEADLINE_OF_LEAD = 45, TAKEN_UP = 38 };

/* Days after which an act is told for what came of it. */
enum { BACKGROUND_DAYS = 60 };

/* So many dead seldom mean two attacks in one town on one day. */
enum { GRAVE_TOLL = 5 };

/* From this doubt on the same parties do it every day. */
enum { REPEATED = 4 };

/* Types whose victims are mostly unnamed: the place tells them apart. */
static bool is_placed(enum event_type type)
{
    return type == EVENT_DISASTER || type == EVENT_ACCIDENT || type == EVENT_ELECT ||
           type == EVENT_PROTEST;
}

/* Types of what befalls one person on one day only once, by whatever word it is told. */
static bool is_once_a_day(enum event_type type)
{
    return type == EVENT_APPOINT || type == EVENT_RESIGN || type == EVENT_DIE ||
           type == EVENT_ELECT || type == EVENT_COERCE || type == EVENT_CONCEDE ||
           type == EVENT_RETREAT;
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

/* A plan for a certain time, and the report of its coming about, which gives no date. */
static bool is_reported_fulfilled(const struct telling *plan, const struct telling *outcome)
{
    struct period likely = telling_likely_days(outcome);
    return !telling_is_vague(plan->period) && !period_is_known(outcome->period) &&
           period_is_known(likely) && period_overlaps(plan->period, likely) &&
           plan->published != DAY_NONE && plan->published < outcome->published;
}

/* A plan, and that it came about: both say when, the plan within a month, and it came first. */
static bool is_fulfilled(const struct telling *plan, const struct telling *outcome)
{
    bool known = plan->published != DAY_NONE && outcome->published != DAY_NONE;
    return telling_both_dated(plan, outcome) && period_overlaps(plan->period, outcome->period) &&
           !telling_is_vague(plan->period) && telling_is_day(outcome->period) &&
           (telling_is_day(plan->period) || !known || plan->published < outcome->published);
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
           is_fulfilled(plan, outcome) || is_reported_fulfilled(plan, outcome);
}

/* --- the rule --------------------------------------------------------------------------------- */

static int place_score(const struct telling *a, const struct telling *b)
{
    bool placed = is_placed(a->type) && (a->type != EVENT_PROTEST || a->place_is_spot);
    if (a->place == 0 || b->place == 0) {
        return 0;
    }
    if (a->place == b->place) {
        return a->type == EVENT_ELECT ? 10 : placed ? 20 : 7;
    }
    return !telling_may_lie_within(a, b) ? (telling_same_mishap(a, b) ? -3 : -7)
           : telling_same_mishap(a, b)   ? 12
                                         : 2;
}

/* Whether two reports of one flood or quake count more the later they are. */
static bool is_rising(const struct telling *a, const struct telling *b, uint32_t of_a,
                      uint32_t of_b)
{
    bool known = a->published != DAY_NONE && b->published != DAY_NONE;
    return telling_same_mishap(a, b) && event_words_is_natural(a->mishap) && known &&
           a->published != b->published && (a->published < b->published) == (of_a < of_b);
}

/* Equal numbers of killed or wounded speak for one event, and those of which one is more than twice
 * the other against it: a toll rises from 12 to 15, not from 3 to 40, unless a flood takes it. */
static int toll_score(const struct telling *a, const struct telling *b)
{
    int score = 0;
    for (int kind = 0; kind < TELLING_TOLLS; kind++) {
        uint32_t low = a->tolls[kind] < b->tolls[kind] ? a->tolls[kind] : b->tolls[kind];
        uint32_t high = a->tolls[kind] < b->tolls[kind] ? b->tolls[kind] : a->tolls[kind];
        score += low == 0                                          ? 0
                 : low == high                                     ? (low > 2 ? 8 : 2)
                 : is_rising(a, b, a->tolls[kind], b->tolls[kind]) ? 6
                 : high > 2 * low && !telling_same_mishap(a, b)    ? -12
                                                                   : 0;
    }
    return score;
}

/* Whether a state took two measures against somebody: his house was searched, he was detained. */
static bool are_other_measures(const struct telling *a, const struct telling *b)
{
    return a->type == EVENT_COERCE && a->cameo.len >= 3 && b->cameo.len >= 3 &&
           !span_equal(a->cameo, b->cameo);
}

/* Whether two papers tell how a trial ended on one day: that he was found guilty, and sentenced. */
static bool are_ends_of_trial(const struct telling *a, const struct telling *b)
{
    return a->article.len > 0 && telling_on_one_day(a, b) && telling_ends_trial(a) &&
           telling_ends_trial(b);
}

/* Other words hardly tell one act; to be nominated, confirmed and sworn in are three. */
static int trigger_score(const struct telling *a, const struct telling *b)
{
    bool near = telling_on_one_day(a, b) || a->in_title != b->in_title || telling_is_fresh(a, b);
    bool later = a->type == EVENT_APPOINT && (!near || telling_is_step(a) != telling_is_step(b));
    int other = later ? -16 : are_other_measures(a, b) ? -25 : -4;
    bool related = telling_related_trigger(a, b) || are_ends_of_trial(a, b);
    return telling_same_trigger(a, b) ? 12 : related ? 8 : other;
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
    int apart = telling_is_another(a, b) ? 15 : 0;
    return place_score(a, b) + trigger_score(a, b) + telling_word_score(a, b) -
           telling_type_doubt(a, b) - apart;
}

/* What speaks against one happening in one article: two acts of one sentence, unless their words
 * may stand for each other; what is done every day, when nothing else is said of it; and other
 * words of somebody who is only described. */
static int article_doubt(const struct telling *a, const struct telling *b,
                         const struct overlap *overlap)
{
    bool headline = a->in_title != b->in_title;
    bool other = !telling_same_trigger(a, b) && !telling_related_trigger(a, b);
    bool coordinate = !headline && a->sentence == b->sentence && other;
    bool again = !headline && telling_type_doubt(a, b) >= REPEATED && !telling_both_dated(a, b) &&
                 telling_shared_words(a, b) == 0;
    bool described = overlap->meant && !overlap->person && other;
    return (coordinate ? 12 : 0) + (again ? 6 : 0) + (described ? 16 : 0);
}

/* Whether one is the headline, and the other tells the same in the lead, by the same word or of one
 * who takes part, with nobody to contradict it: "Minister resigns". A dateline is a sentence, too.
 */
static bool is_headline_of_lead(const struct telling *a, const struct telling *b,
                                const struct overlap *overlap)
{
    const struct telling *title = a->in_title ? a : b, *body = title == a ? b : a;
    bool open = telling_named_count(title) == 0 && telling_related_trigger(title, body);
    bool nations = telling_is_mutual(a->type) && telling_share_nations(a, b);
    bool alike = nations ||
                 (telling_said_words(a, b) > 0 && a->type != EVENT_ELECT && !body->beside_headline);
    bool told = (a->type == EVENT_LEGAL || a->type == EVENT_PROTEST || alike) &&
                telling_related_trigger(title, body);
    bool word = telling_same_trigger(title, body) || told ||
                (is_once_a_day(a->type) && (overlap->score > 0 || open));
    bool others = overlap->clash || overlap->score < 0;
    return title->in_title && !body->in_title && body->sentence < 2 && (nations || !others) &&
           word && !telling_is_another(a, b);
}

/* Whether the trigger is a noun for a mishap: "the explosion", not "exploded". */
static bool is_told_by_noun(const struct telling *telling)
{
    bool verb = span_is(telling->lemmas[0], "collapse") || span_is(telling->lemmas[0], "burst");
    return event_words_mishap(telling->lemmas[0]) != 0 && !verb;
}

/* Whether both speak of the quake, the truce or the crash that the article is about. There may be
 * more crashes than one, so that a headline, a day, or "the crash" beside it, of which nobody's
 * part is told, must say that it is the same; one sentence that does not say "another" tells of
 * one. */
static bool is_the_mishap(const struct telling *a, const struct telling *b,
                          const struct overlap *overlap)
{
    bool day = telling_on_one_day(a, b), dated = telling_both_dated(a, b);
    bool truce = a->type == EVENT_AGREE && position_score(a, b) > 0;
    bool within = !a->in_title && !b->in_title && a->sentence == b->sentence;
    bool beside = position_score(a, b) > 0 && (is_told_by_noun(a) || is_told_by_noun(b)) &&
                  (a->party_count == 0 || b->party_count == 0);
    bool one = dated ? day
                     : within || beside || a->type == EVENT_DISASTER || truce ||
                           a->in_title != b->in_title;
    return telling_same_mishap(a, b) && !overlap->clash && !a->another && !b->another && one &&
           (truce || place_score(a, b) >= (day ? -3 : 0));
}

/* Whether one sentence tells a mishap and the next one takes it up by a noun, of which nobody's
 * part is told. */
static bool is_taken_up(const struct telling *a, const struct telling *b,
                        const struct overlap *overlap)
{
    const struct telling *next = a->sentence > b->sentence ? a : b, *first = next == a ? b : a;
    return !a->in_title && !b->in_title && next->sentence == first->sentence + 1 &&
           next->party_count == 0 && is_told_by_noun(next) && is_the_mishap(a, b, overlap);
}

/* Whether the verb says no more than how many were killed or wounded. */
static bool is_toll(const struct telling *telling)
{
    struct span verb = telling->lemmas[0];
    bool harms = event_words_kills(verb) || span_is(verb, "wound") || span_is(verb, "injure");
    bool counted = telling->tolls[0] > 0 || telling->tolls[1] > 0;
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        counted = counted || (party->entity_id == 0 && party->number > 0);
    }
    return harms && counted;
}

/* Whether nobody did the one, and whom it befell did not do the other. */
static bool is_suffered_only(const struct telling *toll, const struct telling *attack)
{
    for (size_t i = 0; i < toll->party_count; i++) {
        const struct telling_party *victim = &toll->parties[i];
        for (size_t j = 0; j < attack->party_count; j++) {
            const struct telling_party *party = &attack->parties[j];
            if (party->role == PARTY_ACTOR && party->entity_id == victim->entity_id &&
                (victim->entity_id != 0 || event_words_same_head(party->text, victim->text))) {
                return false;
            }
        }
        if (victim->role == PARTY_ACTOR) {
            return false;
        }
    }
    return true;
}

/* Whether the next sentence tells one more thing of an act, with no other day, number or place, and
 * speaks of no other nation. */
static bool goes_on(const struct telling *act, const struct telling *next)
{
    bool counted = act->tolls[0] > 0 && next->tolls[0] > 0 && act->tolls[0] != next->tolls[0];
    bool abroad = false;
    for (size_t i = 0; i < next->beside_count; i++) {
        const struct cast_member *member = &next->beside[i];
        abroad = abroad || ((member->is_country || member->is_spot) &&
                            !telling_is_beside(act, member->entity_id));
    }
    return next->sentence == act->sentence + 1 && next->place == 0 && !counted && !abroad &&
           (!next->own_date || telling_on_one_day(act, next));
}

/* Whether a sentence tells an attack and, by another verb that gives nobody's part but theirs, how
 * many it killed: "the shelling of a market, in which nine people were killed"; or the next one
 * does, which gives no day or place: "At least ten were killed." */
static bool is_toll_of_attack(const struct telling *a, const struct telling *b)
{
    const struct telling *toll = is_toll(a) ? a : b, *attack = toll == a ? b : a;
    return a->type == EVENT_ASSAULT && !a->in_title && !b->in_title &&
           (a->sentence == b->sentence || goes_on(attack, toll)) && is_toll(toll) &&
           !event_words_kills(attack->lemmas[0]) && is_suffered_only(toll, attack) &&
           telling_related_trigger(a, b) && !telling_is_another(a, b) &&
           (a->place == 0 || b->place == 0 || a->place == b->place);
}

int same_in_article(const struct telling *a, const struct telling *b)
{
    if (a->type != b->type || !status_agree(a, b)) {
        return TELLING_EXCLUDED;
    }
    int date = telling_both_dated(a, b) ? telling_date_score(a, b) : 0;
    struct overlap overlap = telling_parties_overlap(a, b, true);
    bool nations = telling_is_mutual(a->type) && telling_share_nations(a, b);
    if (date == TELLING_EXCLUDED || (!nations && article_acts_apart(a, b, &overlap))) {
        return TELLING_EXCLUDED;
    }
    bool headline = a->in_title != b->in_title;
    bool alike = headline && telling_word_score(a, b) >= 12 && telling_same_trigger(a, b);
    int least = is_headline_of_lead(a, b, &overlap)                        ? HEADLINE_OF_LEAD
                : is_taken_up(a, b, &overlap)                              ? TAKEN_UP
                : is_the_mishap(a, b, &overlap) || is_toll_of_attack(a, b) ? TELLING_SAME
                                                                           : 0;
    if (least == 0 && overlap.score <= 0 && place_score(a, b) <= 0 && !alike) {
        return 0;
    }
    int score = overlap.score + date + position_score(a, b) + telling_score(a, b) -
                article_doubt(a, b, &overlap);
    return score > least ? score : least;
}

/* Copies of one text may be printed on different days, and then read "today" differently; "today" a
 * month later is another one. A sentence may tell of two happenings by one verb, each with a day
 * and with others who undergo it. */
static bool copies_may_agree(const struct telling *a, const struct telling *b)
{
    return !telling_both_dated(a, b) || period_overlaps(a->period, b->period) ||
           (a->period.earliest != DAY_NONE && b->period.earliest != DAY_NONE &&
            telling_days_apart(a->period.earliest, b->period.earliest) <= COPY_DAYS);
}

/* Whether each names somebody who undergoes it, and nobody undergoes both. */
static bool befall_others(const struct telling *a, const struct telling *b)
{
    size_t pairs = 0;
    for (size_t i = 0; i < a->party_count; i++) {
        for (size_t j = 0; j < b->party_count; j++) {
            const struct telling_party *one = &a->parties[i], *other = &b->parties[j];
            if (one->role != PARTY_RECIPIENT || other->role != PARTY_RECIPIENT) {
                continue;
            }
            if (one->entity_id == other->entity_id &&
                (one->entity_id != 0 || span_equal(one->text, other->text))) {
                return false;
            }
            pairs++;
        }
    }
    return pairs > 0;
}

/* Whether each names somebody whom the other's article does not know: one headline may stand over
 * two happenings, "Ministers sign trade pact". */
static bool name_strangers(const struct telling *a, const struct telling *b)
{
    bool strangers = a->cast && b->cast && telling_parties_overlap(a, b, false).clash;
    for (size_t i = 0; strangers && i < a->party_count; i++) {
        strangers = !telling_cast_has(b->cast, a->parties[i].entity_id);
    }
    for (size_t i = 0; strangers && i < b->party_count; i++) {
        strangers = !telling_cast_has(a->cast, b->parties[i].entity_id);
    }
    return strangers;
}

/* Whether both have a sentence, or else only a headline, in the same words. */
enum wording { WORDING_OTHER, WORDING_HEADLINE, WORDING_SENTENCE };

static enum wording compare_wordings(const struct telling *a, const struct telling *b)
{
    enum wording wording = WORDING_OTHER;
    for (size_t i = 0; i < a->wording_count; i++) {
        for (size_t j = 0; j < b->wording_count; j++) {
            bool body = ((uint64_t)a->wordings[i] & TELLING_WORDING_BODY) != 0;
            if (a->wordings[i] == b->wordings[j] && wording != WORDING_SENTENCE) {
                wording = body ? WORDING_SENTENCE : WORDING_HEADLINE;
            }
        }
    }
    return wording;
}

/* Whether one was published on the day of the other or on the next, or tells of that day. */
static bool is_news(const struct telling *a, const struct telling *b)
{
    bool undated = !period_is_known(a->period) && !period_is_known(b->period);
    bool known = a->published != DAY_NONE && b->published != DAY_NONE;
    bool exact = a->published_more == 0 && b->published_more == 0;
    return telling_is_fresh(a, b) ||
           (undated && known && exact && telling_days_apart(a->published, b->published) <= 1);
}

/* Whether one is dated long before its report, and the other, which gives no date, tells of what is
 * done again and again, or of an arrest by another word: that is the news. */
static bool is_background(const struct telling *a, const struct telling *b)
{
    const struct telling *dated = period_is_known(a->period) ? a : b;
    return !telling_both_dated(a, b) && dated->period.latest != DAY_NONE &&
           dated->published != DAY_NONE &&
           dated->published - dated->period.latest > BACKGROUND_DAYS &&
           (telling_type_doubt(a, b) > 0 ||
            (a->type == EVENT_COERCE && !telling_same_trigger(a, b)));
}

/* What tellings without a date must share beside their parties: the word, or one that may stand for
 * it where something more says that it is the same; and of what is done every day something more,
 * but not of a meeting of the same two. */
static bool says_the_same(const struct telling *a, const struct telling *b,
                          const struct overlap *overlap)
{
    int doubt = telling_type_doubt(a, b);
    bool person = overlap->person || overlap->meant, much = telling_said_words(a, b) > 1;
    bool more = much || telling_shared_words(a, b) > 0;
    bool party = telling_party_words(a, b) + telling_party_words(b, a) > 0;
    bool open =
        person || doubt < 0 || ((more || party) && (much || doubt < REPEATED) && is_news(a, b));
    bool word = telling_same_trigger(a, b) || (open && telling_related_trigger(a, b)) ||
                (person && is_once_a_day(a->type) && telling_is_fresh(a, b));
    bool off = is_called_off(a, b) || is_called_off(b, a);
    bool both = telling_is_mutual(a->type) && person && overlap->shared > 1 &&
                (telling_is_day(a->period) || telling_is_day(b->period));
    return word && (doubt < REPEATED || off || more || both);
}

/* What it adds that one person shares in an act that nobody shares in twice: on one day, or at all.
 */
static int once_score(const struct telling *a, const struct telling *b,
                      const struct overlap *overlap)
{
    if (!(overlap->person || overlap->meant) || telling_is_another(a, b)) {
        return 0;
    }
    if (a->type == EVENT_APPOINT && telling_is_step(a) != telling_is_step(b)) {
        return 0;
    }
    bool dated = telling_both_dated(a, b);
    bool fresh = dated ? telling_on_one_day(a, b) : telling_is_fresh(a, b);
    bool fate = telling_is_fate(a, b);
    bool vague = telling_is_vague(a->period) || telling_is_vague(b->period);
    bool once = fresh && (is_once_a_day(a->type) || fate);
    return once || (!dated && telling_type_doubt(a, b) < 0) ? 8 : fate && !(dated && vague) ? 5 : 0;
}

/* Whether both say something that sets it apart from what else befell the town that day: three
 * words, its name among them, be they of a party or not. */
static bool says_enough(const struct telling *a, const struct telling *b)
{
    return telling_shared_words(a, b) + telling_party_words(a, b) + telling_party_words(b, a) > 2;
}

/* Whether two attacks in one town are told alike, or took as many lives on one day. */
static bool is_alike(const struct telling *a, const struct telling *b)
{
    bool toll = a->tolls[0] >= GRAVE_TOLL && a->tolls[0] == b->tolls[0] && telling_on_one_day(a, b);
    return a->type == EVENT_ASSAULT && a->place_is_spot && a->place == b->place &&
           (toll || says_enough(a, b)) && toll_score(a, b) >= 0 && !telling_is_another(a, b) &&
           (telling_same_trigger(a, b) || telling_related_trigger(a, b));
}

/* Whether both tell of something on one day in one place: by the same word and done by or to those
 * who go by the same words ("fighters attacked a police station in Kandahar on Monday"), or in one
 * town by words that may stand for each other, of which more is the same: "shells hit a market" and
 * "the shelling of the market". Who counts as many dead may say "in November". */
static bool is_on_the_spot(const struct telling *a, const struct telling *b,
                           const struct overlap *overlap)
{
    bool toll = a->tolls[0] > 2 && a->tolls[0] == b->tolls[0] && telling_both_dated(a, b) &&
                !telling_is_vague(a->period) && !telling_is_vague(b->period);
    bool there = a->place != 0 && a->place == b->place && (telling_on_one_day(a, b) || toll);
    bool words = overlap->texts && telling_same_trigger(a, b);
    return there && telling_cast_words(a, b) >= 0 && (words || is_alike(a, b));
}

/* Whether that their articles are about one story says anything: not of what is done every day, or
 * on a day that one does not give. */
static bool may_be_of_story(const struct telling *a, const struct telling *b)
{
    bool seldom = telling_type_doubt(a, b) < REPEATED &&
                  (telling_same_trigger(a, b) || telling_related_trigger(a, b));
    bool day = telling_on_one_day(a, b) || telling_is_fresh(a, b);
    return (seldom || (day && telling_same_trigger(a, b))) && place_score(a, b) >= 0;
}

/* Whether two that have the same words tell one happening. */
static bool are_copies(const struct telling *a, const struct telling *b, enum wording wording)
{
    bool days = telling_both_dated(a, b) && !telling_on_one_day(a, b);
    bool halves = befall_others(a, b) && days;
    bool headline =
        wording == WORDING_HEADLINE && (telling_own_days_differ(a, b) || name_strangers(a, b));
    return copies_may_agree(a, b) && !halves && !headline;
}

/* Whether they share no person, and describe others: a teacher and a nurse, nine men and three. */
static bool are_described_apart(const struct telling *a, const struct telling *b,
                                const struct overlap *overlap)
{
    if (overlap->person || overlap->meant) {
        return false;
    }
    struct company company = scene_parties_compare(a, b);
    bool open = overlap->shared == 0 || a->type == EVENT_PROTEST; /* a town is no party */
    return company.clash || (open && same_scene_are_others(a, b, &company));
}

/* What `a` says of `b`, when nothing else is known to speak for or against it; seen from the other
 * side it may say a little less. */
static int score_seen_from(const struct telling *a, const struct telling *b)
{
    struct overlap overlap = telling_parties_overlap(a, b, false);
    if (overlap.sum && telling_is_fate(a, b) && !telling_on_one_day(a, b) && !is_news(a, b)) {
        return TELLING_EXCLUDED;
    }
    bool placed = (is_placed(a->type) && place_score(a, b) > 0) || is_on_the_spot(a, b, &overlap);
    bool spot = a->place == b->place && a->place_is_spot; /* two mines may burn on two days */
    bool alone = overlap.shared == 0 && (!placed || (!spot && telling_own_days_differ(a, b)));
    if (overlap.clash || !overlap.whole || alone || are_described_apart(a, b, &overlap)) {
        return TELLING_EXCLUDED;
    }
    int date = telling_both_dated(a, b) ? telling_date_score(a, b)
                                        : telling_undated_score(a, b, overlap.person);
    bool vote = a->type == EVENT_ELECT && !overlap.person && !overlap.meant; /* there are many */
    if (date == TELLING_EXCLUDED || is_background(a, b) || (vote && !telling_both_dated(a, b)) ||
        (!telling_both_dated(a, b) && !says_the_same(a, b, &overlap)) ||
        (overlap.meant && !telling_same_trigger(a, b) && !telling_related_trigger(a, b))) {
        return TELLING_EXCLUDED;
    }
    bool sides = overlap.sides && !telling_both_dated(a, b) && !telling_is_another(a, b) &&
                 !telling_is_mutual(a->type) && telling_same_trigger(a, b);
    int alike = is_on_the_spot(a, b, &overlap) && is_alike(a, b) ? 12 : 0;
    int number = telling_is_fate(a, b) && place_score(a, b) >= 0 ? overlap.number : 0;
    int score = overlap.score + number + (sides ? 8 : 0) + alike + once_score(a, b, &overlap) +
                date + telling_score(a, b) + toll_score(a, b) + telling_beside_score(a, b);
    return score >= TELLING_SAME_ACROSS || may_be_of_story(a, b) ? score : TELLING_EXCLUDED;
}

/* By those who take part, or a place where seldom two such things happen. */
static int same_by_parties(const struct telling *a, const struct telling *b)
{
    if (a->type != b->type) {
        return TELLING_EXCLUDED;
    }
    enum wording wording = compare_wordings(a, b);
    if (wording != WORDING_OTHER) {
        return are_copies(a, b, wording) ? TELLING_SAME_ACROSS : TELLING_EXCLUDED;
    }
    if (telling_both_dated(a, b) && telling_date_score(a, b) == TELLING_EXCLUDED) {
        return TELLING_EXCLUDED;
    }
    int from_a = score_seen_from(a, b), from_b = score_seen_from(b, a);
    return from_a > from_b ? from_a : from_b;
}

/* Neither is a mere possibility or denied, and both are plans or neither is. */
static bool are_alike_real(const struct telling *a, const struct telling *b)
{
    return is_real(a) && is_real(b) && (a->status == EVENT_PLANNED) == (b->status == EVENT_PLANNED);
}

int same_across(const struct telling *a, const struct telling *b)
{
    if (!status_agree(a, b) || span_equal(a->article, b->article)) {
        return TELLING_EXCLUDED;
    }
    int score = same_by_parties(a, b);
    bool scene = score < TELLING_SAME_ACROSS && are_alike_real(a, b) && same_scene(a, b);
    return scene ? TELLING_SAME_ACROSS : score;
}

bool same_event(const struct telling *a, const struct telling *b)
{
    return same_across(a, b) >= TELLING_SAME_ACROSS;
}
