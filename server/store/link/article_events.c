/* Which acts of one article are one happening: the headline's and the lead's, the report of a
 * meeting and what is said of it further down. All pairs are compared once (same_event.c), and
 * joined from the strongest down; two groups stay apart when any two of their members exclude each
 * other, so an undated telling cannot make one of a meeting on Monday and another on Friday. Where
 * it could belong to either as well, it stays by itself; so does what is of long ago, and what a
 * sentence tells to say when the other act was. Looks at the article alone, so that it is done
 * once, and never again however many others are loaded. Articles with more acts than ACTS_MAX,
 * lists and chronicles, are not compared. */
#include "article_events.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "same_event.h"
#include "telling_acts.h"
#include "telling_dates.h"
#include "telling_parties.h"
#include "telling_sentence.h"

enum { ACTS_MAX = 250 };

/* Scores that lie no farther apart say nothing of which of two is the right one. */
enum { AMBIGUOUS = 8 };

/* What is told again must agree in so much, and its first telling must stand in the lead. */
enum { TOLD_AGAIN = 10 };

/* What a court did need not stand in the lead when it agrees in so much. */
enum { SURELY_AGAIN = 18 };

/* What lies so many days back is background, of which the text tells again only beside it. */
enum { OLD_DAYS = 500, OLD_ARREST_DAYS = 60, OLD_SENTENCES = 2 };

struct pair {
    int score;
    uint32_t a, b; /* a < b */
};

struct grouping {
    struct arena *arena;
    const struct analysis *analysis;
    int32_t published; /* DAY_NONE: unknown */
    const struct telling *tellings;
    size_t *first; /* of each act's group */
    size_t count;
    int *scores; /* count x count, the same either way round; 0 for two of different types */
    bool *apart; /* count x count, by the first of two groups: a member of one excludes one of the
                    other; kept up to date for present groups only */
    struct pair *pairs; /* that may be joined, the strongest first */
    size_t pair_count, pair_capacity;
};

static void take_party(struct arena *arena, const struct analysis *analysis,
                       const struct party *party, struct telling *telling)
{
    struct telling_party *out = &telling->parties[telling->party_count++];
    *out = (struct telling_party){.role = party->role, .type = ENTITY_OTHER};
    memcpy(out->country, party->country, sizeof out->country);
    if (party->entity < analysis->entity_count) {
        out->entity_id = (int64_t)party->entity + 1;
        out->type = analysis->entities[party->entity].type;
        out->is_country = analysis->entities[party->entity].subtype == SUBTYPE_COUNTRY;
        out->is_people = analysis->entities[party->entity].subtype == SUBTYPE_NATIONALITY;
        out->name = utf8_fold_plain(arena, analysis->entities[party->entity].name);
    }
    telling_set_party_text(arena, out, party->text);
}

/* Adds whom the words of a party may mean. */
static void take_meant(const struct analysis *analysis, const struct party *party,
                       struct telling *telling)
{
    for (size_t i = 0; i < party->meant_count && telling->party_count < TELLING_PARTIES_MAX; i++) {
        struct telling_party *out = &telling->parties[telling->party_count++];
        *out = (struct telling_party){.entity_id = (int64_t)party->meant[i] + 1,
                                      .role = party->role,
                                      .type = ENTITY_PERSON,
                                      .meant = true};
        memcpy(out->country, analysis->entities[party->meant[i]].country, sizeof out->country);
    }
}

/* Adds what the act's whole sentence names and says. */
static void add_sentence(struct arena *arena, const struct analysis *analysis,
                         const struct event *event, struct telling *telling)
{
    struct sentence_name names[TELLING_BESIDE_MAX];
    size_t count = 0;
    for (size_t i = 0; i < analysis->mention_count && count < TELLING_BESIDE_MAX; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->field != event->field || mention->sentence != event->sentence ||
            mention->entity >= analysis->entity_count) {
            continue;
        }
        const struct entity *entity = &analysis->entities[mention->entity];
        struct cast_member member = {.entity_id = (int64_t)mention->entity + 1,
                                     .type = entity->type};
        memcpy(member.country, entity->country, sizeof member.country);
        names[count++] =
            sentence_name_of(arena, &member, entity->subtype,
                             mention->kind == MENTION_NAME ? mention->text : (struct span){0});
    }
    struct span text = document_field(&analysis->document, event->field);
    uint32_t start = event->sentence_at.byte_start, end = event->sentence_at.byte_end;
    if (start < end && end <= text.len) {
        telling_sentence_add(arena, names, count, telling, span_slice(text, start, end));
    }
}

static void take_telling(struct arena *arena, const struct analysis *analysis,
                         const struct event *event, struct telling *telling)
{
    *telling = (struct telling){.type = event->type,
                                .status = event->status,
                                .negated = event->negated,
                                .period = event->period,
                                .published = DAY_NONE,
                                .in_title = event->field == FIELD_TITLE,
                                .sentence = event->sentence,
                                .cameo = event->cameo ? span_of(event->cameo) : (struct span){0},
                                .tolls = {event->killed, event->wounded}};
    telling->parties = ARENA_ARRAY(arena, struct telling_party, TELLING_PARTIES_MAX);
    telling->own_date = event->date_basis == DATE_EXPLICIT || event->date_basis == DATE_RELATIVE;
    telling_add_trigger(arena, telling, event->trigger_lemma, event->trigger_text);
    if (event->place < analysis->entity_count) {
        const struct entity *place = &analysis->entities[event->place];
        telling_set_place(telling, (int64_t)event->place + 1, place->subtype, place->country);
    }
    for (size_t i = 0; i < event->party_count && i < TELLING_PARTIES_MAX; i++) {
        take_party(arena, analysis, &event->parties[i], telling);
    }
    for (size_t i = 0; i < event->party_count; i++) {
        take_meant(analysis, &event->parties[i], telling);
    }
    telling_add_words(arena, telling, event->title);
    add_sentence(arena, analysis, event, telling);
}

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *first = a, *second = b;
    if (first->score != second->score) {
        return first->score > second->score ? -1 : 1;
    }
    if (first->a != second->a) {
        return first->a < second->a ? -1 : 1;
    }
    return (first->b > second->b) - (first->b < second->b);
}

/* Whether one is dated long before the report and the other, far from it in the text, gives no
 * date: that is rather told of the news. Nobody is killed twice. */
static bool is_of_old(const struct grouping *grouping, const struct telling *a,
                      const struct telling *b)
{
    const struct telling *dated = period_is_known(a->period) ? a : b;
    uint32_t gap =
        a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
    bool near = a->in_title == b->in_title && gap <= OLD_SENTENCES;
    bool arrest = a->type == EVENT_COERCE && !telling_same_trigger(a, b); /* "was led away" */
    return !telling_both_dated(a, b) && dated->own_date && dated->period.latest != DAY_NONE &&
           grouping->published != DAY_NONE && !near &&
           grouping->published - dated->period.latest > (arrest ? OLD_ARREST_DAYS : OLD_DAYS) &&
           !(telling_is_killing(a) && telling_is_killing(b));
}

/* Whether one sentence tells one act to say when the other one was: "shot him after an attack";
 * not of disasters: "a wave came after the quake"; nor both: "a day after a truce was signed". */
static bool is_sequel(const struct event *a, const struct event *b)
{
    bool ordered = a->ordered_by != 0 && a->ordered_by == b->ordered_by;
    if (a->dates_another && b->dates_another && a->date == b->date && a->date != UINT32_MAX) {
        return false;
    }
    return a->field == b->field && a->sentence_at.byte_start == b->sentence_at.byte_start &&
           a->type != EVENT_DISASTER && (a->dates_another || b->dates_another || ordered);
}

/* Whether the act's sentence tells by another act, in the very word, what a headline tells. */
static bool is_beside_headline(const struct grouping *grouping, uint32_t act)
{
    const struct telling *tellings = grouping->tellings;
    for (size_t title = 0; title < grouping->count && tellings[title].in_title; title++) {
        for (size_t i = 0; i < grouping->count; i++) {
            if (i != act && !tellings[i].in_title && tellings[i].type == tellings[act].type &&
                tellings[i].sentence == tellings[act].sentence &&
                tellings[title].type == tellings[i].type &&
                telling_same_trigger(&tellings[title], &tellings[i])) {
                return true;
            }
        }
    }
    return false;
}

/* What two acts of one type say; the one that comes first in the article is given first. */
static void score_pair(struct grouping *grouping, uint32_t a, uint32_t b)
{
    const struct telling *first = &grouping->tellings[a], *second = &grouping->tellings[b];
    const struct event *events = grouping->analysis->events;
    bool news = first->in_title && second->beside_headline && events[b].dates_another;
    bool apart = news || is_of_old(grouping, first, second) || is_sequel(&events[a], &events[b]);
    int score = apart ? TELLING_EXCLUDED : same_in_article(first, second);
    size_t there = a * grouping->count + b, back = b * grouping->count + a;
    grouping->scores[there] = grouping->scores[back] = score;
    grouping->apart[there] = grouping->apart[back] = score == TELLING_EXCLUDED;
    if (score >= TELLING_SAME) {
        grouping->pairs = arena_grow(grouping->arena, grouping->pairs, grouping->pair_count,
                                     &grouping->pair_capacity, sizeof *grouping->pairs);
        grouping->pairs[grouping->pair_count++] = (struct pair){score, a, b};
    }
}

static void find_pairs(struct grouping *grouping)
{
    grouping->scores = ARENA_ARRAY(grouping->arena, int, grouping->count * grouping->count);
    grouping->apart = ARENA_ARRAY(grouping->arena, bool, grouping->count * grouping->count);
    for (uint32_t b = 1; b < grouping->count; b++) {
        for (uint32_t a = 0; a < b; a++) {
            if (grouping->tellings[a].type == grouping->tellings[b].type) {
                score_pair(grouping, a, b);
            }
        }
    }
    if (grouping->pair_count > 0) {
        qsort(grouping->pairs, grouping->pair_count, sizeof *grouping->pairs, compare_pairs);
    }
}

/* Whether an act fits a third, which `with` excludes, about as well as `with` itself (`score`). */
static bool fits_another(const struct grouping *grouping, int score, uint32_t act, uint32_t with)
{
    const int *of_act = &grouping->scores[act * grouping->count];
    const int *of_with = &grouping->scores[with * grouping->count];
    for (size_t third = 0; third < grouping->count; third++) {
        if (of_with[third] == TELLING_EXCLUDED && of_act[third] >= TELLING_SAME &&
            abs(of_act[third] - score) <= AMBIGUOUS) {
            return true;
        }
    }
    return false;
}

static bool is_ambiguous(const struct grouping *grouping, const struct pair *pair)
{
    return fits_another(grouping, pair->score, pair->a, pair->b) ||
           fits_another(grouping, pair->score, pair->b, pair->a);
}

static void join_groups(struct grouping *grouping, size_t a, size_t b)
{
    size_t low = a < b ? a : b, high = a < b ? b : a, count = grouping->count;
    for (size_t i = 0; i < count; i++) {
        if (grouping->first[i] == high) {
            grouping->first[i] = low;
        }
        bool apart = grouping->apart[low * count + i] || grouping->apart[high * count + i];
        grouping->apart[low * count + i] = grouping->apart[i * count + low] = apart;
    }
}

static bool is_lead(const struct telling *telling)
{
    return telling->in_title || telling->sentence < LEAD_SENTENCES;
}

/* Whether nobody takes part in it, or nobody but those whom it befell, by their number. */
static bool names_nobody(const struct telling *telling)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (party->role != PARTY_RECIPIENT || party->number == 0 || party->entity_id != 0) {
            return false;
        }
    }
    return true;
}

/* Whether the one told again is told of another place, which the first cannot lie in. */
static bool is_elsewhere(const struct telling *first, const struct telling *again)
{
    return again->place != 0 && again->place != first->place &&
           !telling_may_lie_within(first, again);
}

/* What an article tells of several times, each time another. */
static bool is_of_many(enum event_type type)
{
    return type == EVENT_STATEMENT || type == EVENT_ELECT || type == EVENT_ACCUSE;
}

/* Whether the act `again`, of which the article says no day, is the act `first` told once more: by
 * a noun that points back to it and names nobody, or of somebody who took part in the act that the
 * article is about. */
static bool may_be_told_again(const struct grouping *grouping, size_t first, size_t again)
{
    const struct telling *a = &grouping->tellings[first], *b = &grouping->tellings[again];
    int score = grouping->scores[first * grouping->count + again];
    if (a->type != b->type || a->status != b->status || score == TELLING_EXCLUDED ||
        is_of_many(a->type) || telling_is_another(a, b) || is_elsewhere(a, b)) {
        return false;
    }
    bool same = telling_same_trigger(a, b);
    if (!same && !telling_related_trigger(a, b)) {
        return false;
    }
    bool noun = same && names_nobody(b) && grouping->analysis->events[again].points_back;
    return noun || (score >= TOLD_AGAIN && telling_parties_overlap(a, b, true).shared > 0);
}

/* The group, begun before and told in the lead, that the first act of another one tells again;
 * SIZE_MAX: none, or there are several. */
static size_t find_told_again(const struct grouping *grouping, size_t act)
{
    size_t found = SIZE_MAX;
    bool lead = false;
    for (size_t i = 0; i < grouping->count; i++) {
        size_t group = grouping->first[i];
        if (group == grouping->first[act] || !may_be_told_again(grouping, i, act)) {
            continue;
        }
        int score = grouping->scores[i * grouping->count + act];
        bool sure = score >= SURELY_AGAIN && grouping->tellings[act].type == EVENT_LEGAL;
        lead = lead || (i < act && (is_lead(&grouping->tellings[i]) || sure));
        if ((found != SIZE_MAX && found != group) ||
            grouping->apart[group * grouping->count + act]) {
            return SIZE_MAX;
        }
        found = group;
    }
    return lead ? found : SIZE_MAX;
}

/* Whether nothing in the group has a day or is told by the headline. */
static bool is_open(const struct grouping *grouping, size_t group)
{
    for (size_t i = 0; i < grouping->count; i++) {
        const struct telling *telling = &grouping->tellings[i];
        if (grouping->first[i] == group &&
            (period_is_known(telling->period) || telling->in_title)) {
            return false;
        }
    }
    return true;
}

/* Joins what the article tells once more without a day of its own. */
static void join_told_again(struct grouping *grouping)
{
    for (size_t i = 0; i < grouping->count; i++) {
        bool open = grouping->first[i] == i && is_open(grouping, i);
        size_t group = open ? find_told_again(grouping, i) : SIZE_MAX;
        if (group != SIZE_MAX) {
            join_groups(grouping, group, i);
        }
    }
}

const size_t *article_events_group(struct arena *arena, const struct analysis *analysis,
                                   int32_t published)
{
    if (analysis->event_count == 0) {
        return NULL;
    }
    struct grouping grouping = {.arena = arena,
                                .analysis = analysis,
                                .published = published,
                                .count = analysis->event_count};
    grouping.first = ARENA_ARRAY(arena, size_t, grouping.count);
    for (size_t i = 0; i < grouping.count; i++) {
        grouping.first[i] = i;
    }
    if (grouping.count > ACTS_MAX) {
        return grouping.first;
    }
    struct telling *tellings = ARENA_ARRAY(arena, struct telling, grouping.count);
    for (size_t i = 0; i < grouping.count; i++) {
        take_telling(arena, analysis, &analysis->events[i], &tellings[i]);
    }
    grouping.tellings = tellings;
    for (uint32_t i = 0; i < grouping.count; i++) {
        bool lead = !tellings[i].in_title && tellings[i].sentence < LEAD_SENTENCES;
        tellings[i].beside_headline = lead && is_beside_headline(&grouping, i);
    }
    find_pairs(&grouping);
    for (size_t i = 0; i < grouping.pair_count; i++) {
        const struct pair *pair = &grouping.pairs[i];
        size_t a = grouping.first[pair->a], b = grouping.first[pair->b];
        if (a != b && !grouping.apart[a * grouping.count + b] && !is_ambiguous(&grouping, pair)) {
            join_groups(&grouping, a, b);
        }
    }
    join_told_again(&grouping);
    return grouping.first;
}
