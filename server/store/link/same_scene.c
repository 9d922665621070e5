/* One happening by its scene: the kind of act, the day, the place, how many it befell, of what
 * nation, and whom else the articles name. It finds what same_event.c must leave apart since no
 * party is named in both: "gunmen abducted a Dutch aid worker" and the paper that has her name, a
 * country that signs and its minister who does, a blast and the nine who were killed. What the one
 * says and the other contradicts (another day, town, nation, number or name) keeps them apart
 * whatever else agrees; what is left must agree in more than the day and the town, in which two
 * such things may happen. The weights are tenths of log odds, as there. */
#include "same_scene.h"

#include "event_words.h"
#include "scene_parties.h"
#include "telling_acts.h"
#include "telling_cast.h"
#include "telling_dates.h"
#include "telling_parties.h"
#include "telling_sentence.h"

enum { SCENE_EXCLUDED = -1000, SAME_SCENE = 42 };

/* What the words must say against other descriptions: students and miners may march together. */
enum { MUCH_ALIKE = 12 };

enum event_type same_scene_family(enum event_type type)
{
    return telling_type_harms(type) ? EVENT_ASSAULT : type == EVENT_ELECT ? EVENT_APPOINT : type;
}

/* Whether something that was to come is called off, which is done once: not what is refused. */
static bool calls_off(const struct telling *telling)
{
    for (size_t i = 0; telling->type == EVENT_REJECT && i < telling->lemma_count; i++) {
        if (event_words_calls_off(telling->lemmas[i])) {
            return true;
        }
    }
    return false;
}

bool same_scene_knows(const struct telling *telling)
{
    enum event_type type = telling->type;
    if (type == EVENT_REJECT) {
        return calls_off(telling);
    }
    return type != EVENT_STATEMENT && type != EVENT_SUPPORT && type != EVENT_REQUEST &&
           type != EVENT_THREATEN && type != EVENT_PUBLISH && type != EVENT_TRAVEL &&
           type != EVENT_ACCUSE;
}

/* Whether both tell news without a date, and were published within a day. */
static bool are_news(const struct telling *a, const struct telling *b)
{
    bool open = !period_is_known(a->period) && !period_is_known(b->period) &&
                a->published != DAY_NONE && b->published != DAY_NONE;
    return open && a->published_more == 0 && b->published_more == 0 && a->cast && b->cast &&
           telling_days_apart(a->published, b->published) <= 1;
}

/* Whether one tells of some days ("last week"), and the other, without a date, was published in
 * them. */
static bool is_news_of_days(const struct telling *days, const struct telling *open)
{
    bool known = period_is_known(days->period) && !telling_is_vague(days->period);
    return known && !period_is_known(open->period) && open->published != DAY_NONE &&
           open->published_more == 0 && open->published >= days->period.earliest &&
           open->published <= days->period.latest + 1;
}

/* Both tell the day, or one does and the other is the news of it. */
static int day_score(const struct telling *a, const struct telling *b)
{
    bool day_a = telling_is_day(a->period), day_b = telling_is_day(b->period);
    if (day_a && day_b) {
        return telling_on_one_day(a, b) ? 20 : SCENE_EXCLUDED;
    }
    if (!day_a && !day_b) {
        return are_news(a, b)                                   ? 8
               : is_news_of_days(a, b) || is_news_of_days(b, a) ? 6
                                                                : SCENE_EXCLUDED;
    }
    const struct telling *dated = day_a ? a : b, *other = day_a ? b : a;
    if (period_is_known(other->period)) {
        bool within = period_overlaps(dated->period, other->period);
        return !within ? SCENE_EXCLUDED : telling_is_vague(other->period) ? 0 : 10;
    }
    if (other->published == DAY_NONE || other->published_more > 0) {
        return SCENE_EXCLUDED;
    }
    int32_t gap = other->published - dated->period.latest;
    return gap < 0 || gap > TELLING_NEWS_DAYS ? SCENE_EXCLUDED : gap <= 1 ? 14 : 8;
}

/* Whether the article of a telling that gives no town, or one that no lexicon knows, names that of
 * the other one. */
static bool may_be_there(const struct telling *telling, const struct telling *placed)
{
    bool open = telling->place == 0 || !telling->place_is_spot || !telling->place_country[0] ||
                !placed->place_country[0];
    return open && placed->place_is_spot && telling_cast_has(telling->cast, placed->place);
}

/* Whether one gives the country of the other's spot, which no lexicon knows, and that one's article
 * names it. */
static bool is_within(const struct telling *spot, const struct telling *country)
{
    return spot->place_is_spot && !spot->place_country[0] && country->place != 0 &&
           !country->place_is_spot && telling_cast_has(spot->cast, country->place);
}

/* Whether the sentence of one names a spot that the other's article names, too, when one of them
 * gives no spot for the act: "the Macka landslide". */
static bool share_spot(const struct telling *naming, const struct telling *other)
{
    bool open = !naming->place_is_spot || !other->place_is_spot;
    for (size_t i = 0; open && i < naming->beside_count; i++) {
        const struct cast_member *member = &naming->beside[i];
        if (member->is_spot && telling_cast_has(other->cast, member->entity_id)) {
            return true;
        }
    }
    return false;
}

static int place_score(const struct telling *a, const struct telling *b, bool *there)
{
    bool known = a->place_country[0] && b->place_country[0];
    bool abroad = telling_other_country(a->place_country, b->place_country);
    *there = a->place != 0 && a->place == b->place && a->place_is_spot;
    if (*there) {
        return 12;
    }
    if (abroad) {
        return SCENE_EXCLUDED;
    }
    *there = may_be_there(a, b) || may_be_there(b, a);
    if (*there) {
        return 10;
    }
    *there = share_spot(a, b) || share_spot(b, a);
    if (*there) {
        return 7;
    }
    bool apart = a->place != 0 && b->place != 0 && a->place != b->place && a->place_is_spot &&
                 b->place_is_spot && a->place_is_site == b->place_is_site;
    bool same = a->place != 0 && a->place == b->place; /* a mountain, a region */
    bool within = is_within(a, b) || is_within(b, a);
    return apart ? SCENE_EXCLUDED : same ? 7 : within ? 5 : known ? 3 : 0;
}

/* Whether one was at a hotel, a mine or a hamlet that no lexicon knows, and the other's sentence
 * names it, too: there two such acts are hardly done on one day. */
static bool share_site(const struct telling *at, const struct telling *naming)
{
    bool small =
        at->place != 0 && at->place_is_spot && (at->place_is_site || !at->place_country[0]);
    return small && (telling_takes_part(naming, at->place) || telling_is_beside(naming, at->place));
}

/* Equal tolls agree; a later one may be higher, by half or of what nature does by any number. */
static int toll_score(const struct telling *a, const struct telling *b, bool *agree)
{
    uint32_t of_a = a->tolls[0], of_b = b->tolls[0];
    uint32_t low = of_a < of_b ? of_a : of_b, high = of_a < of_b ? of_b : of_a;
    *agree = low > 2 && low == high;
    if (low == 0 || low == high) {
        return *agree ? 8 : low > 0 ? 3 : 0;
    }
    bool natural = event_words_is_natural(a->mishap) && event_words_is_natural(b->mishap);
    return natural || 2 * high <= 3 * low + 2 ? 3 : high > 2 * low ? SCENE_EXCLUDED : -4;
}

/* The words of the acts: the same, or such as may stand for each other; who tells the dead may tell
 * nothing of what killed them. */
static int trigger_score(const struct telling *a, const struct telling *b)
{
    if (a->type == EVENT_APPOINT && telling_is_step(a) != telling_is_step(b)) {
        return SCENE_EXCLUDED;
    }
    if (telling_same_trigger(a, b)) {
        return 12;
    }
    if (telling_related_trigger(a, b)) {
        return 8;
    }
    if (telling_ends_trial(a) && telling_ends_trial(b)) {
        return 6; /* mostly on one day */
    }
    bool toll =
        telling_is_toll(a) || telling_is_toll(b) || (a->tolls[0] > 2 && a->tolls[0] == b->tolls[0]);
    bool dead = telling_is_harm(a) && telling_is_harm(b) && toll;
    return dead ? 4 : a->type == EVENT_PROTEST && b->type == EVENT_PROTEST ? 2 : SCENE_EXCLUDED;
}

static bool types_agree(const struct telling *a, const struct telling *b)
{
    return same_scene_knows(a) && same_scene_knows(b) &&
           same_scene_family(a->type) == same_scene_family(b->type);
}

/* Whether one was published before what the other tells. */
static bool is_before(const struct telling *report, const struct telling *dated)
{
    return report->published != DAY_NONE && period_is_known(dated->period) &&
           dated->period.earliest != DAY_NONE &&
           report->published + report->published_more < dated->period.earliest;
}

static bool has_full_name(const struct telling_party *party)
{
    return span_find(party->name, SPAN(" "), 0) != SIZE_MAX;
}

/* Whether one whom either tells by his full name died in both: nobody does twice, whatever the
 * papers call it and however much later they speak of it. */
static bool is_one_death(const struct telling *a, const struct telling *b)
{
    if (!telling_is_killing(a) || !telling_is_killing(b)) {
        return false;
    }
    bool apart = telling_both_dated(a, b) ? telling_date_score(a, b) == SCENE_EXCLUDED
                                          : is_before(a, b) || is_before(b, a);
    for (size_t i = 0; !apart && i < a->party_count; i++) {
        const struct telling_party *dead = &a->parties[i];
        if (dead->type != ENTITY_PERSON || dead->meant || dead->role != telling_victim_role(a)) {
            continue;
        }
        for (size_t j = 0; j < b->party_count; j++) {
            const struct telling_party *same = &b->parties[j];
            if (same->entity_id == dead->entity_id && dead->entity_id != 0 && !same->meant &&
                same->role == telling_victim_role(b) &&
                (has_full_name(dead) || has_full_name(same))) {
                return true;
            }
        }
    }
    return false;
}

/* What is done again and again by the same people, but not in one town on one day. */
static int doubt_of(const struct telling *a, const struct telling *b, bool sure)
{
    int doubt = telling_type_doubt(a, b);
    bool day = telling_on_one_day(a, b) || telling_is_fresh(a, b);
    return doubt > 0 && !(sure && day) ? doubt : 0;
}

bool same_scene_are_others(const struct telling *a, const struct telling *b,
                           const struct company *company)
{
    return company->score < 0 && telling_cast_words(a, b) < MUCH_ALIKE;
}

/* The words of the acts, or else those of their whole sentences. */
static int word_score(const struct telling *a, const struct telling *b)
{
    int words = telling_cast_words(a, b);
    size_t said = telling_said_words(a, b);
    int more = said > 3 ? 12 : said > 1 ? 4 * (int)said - 2 : said > 0 ? 0 : words;
    return words > more ? words : more;
}

/* What it adds that the same person undergoes, or as many of a nation, what hardly anybody does
 * twice: to come to an office or leave it, to be abducted. */
static int seldom_score(const struct telling *a, const struct telling *b,
                        const struct company *company)
{
    bool office = a->type == EVENT_RESIGN || a->type == EVENT_APPOINT || a->type == EVENT_ELECT;
    bool abducted = event_words_abducts(a->lemmas[0]) && event_words_abducts(b->lemmas[0]);
    return (office && company->person) || (abducted && company->described) ? 8 : 0;
}

/* What `a` says of `b`; seen from the other side it may say a little less. */
static bool is_scene_of(const struct telling *a, const struct telling *b)
{
    if (!types_agree(a, b) || telling_is_another(a, b)) {
        return false;
    }
    int day = day_score(a, b), trigger = day == SCENE_EXCLUDED ? day : trigger_score(a, b);
    if (trigger == SCENE_EXCLUDED) {
        return false;
    }
    bool there, equal;
    int place = place_score(a, b, &there), toll = toll_score(a, b, &equal);
    struct company company = scene_parties_compare(a, b);
    if (place == SCENE_EXCLUDED || toll == SCENE_EXCLUDED || company.clash ||
        same_scene_are_others(a, b, &company)) {
        return false;
    }
    int words = word_score(a, b), weight = telling_cast_weight(a, b);
    bool mishap = telling_same_mishap(a, b) && place > 3 && words > 4;
    if (a->type == EVENT_ELECT && b->type == a->type && !company.person &&
        !telling_both_dated(a, b)) {
        return false; /* of votes there are many */
    }
    if (!there && !company.named && !company.described && !company.whole && !mishap) {
        return false;
    }
    bool alike = company.named || company.described;
    bool quake = telling_same_mishap(a, b) && event_words_is_natural(a->mishap) && (there || alike);
    words = words < 0 && (alike || quake) ? -2 : words < 0 && there ? -5 : words;
    bool nation = telling_is_mutual(a->type) && there && telling_share_nation(a, b);
    bool site = telling_on_one_day(a, b) && (share_site(a, b) || share_site(b, a));
    int particulars = site + nation + (words > 0) + company.named + company.described + equal +
                      (weight > 1) + quake;
    int score = day + trigger + place + toll + company.score + words +
                (weight > 4 ? 10 : 2 * weight) + (quake ? 8 : 0) + seldom_score(a, b, &company) -
                doubt_of(a, b, there || company.described);
    return particulars > 0 && score >= SAME_SCENE;
}

bool same_scene(const struct telling *a, const struct telling *b)
{
    return is_one_death(a, b) || is_scene_of(a, b) || is_scene_of(b, a);
}
