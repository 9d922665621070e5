/* Who takes part in two tellings, compared: a person says more than a body, and that more than a
 * country. Whom one names and the other does not speaks against one event only where both name
 * somebody. */
#include "telling_parties.h"

#include <string.h>

#include "event_words.h"
#include "telling_cast.h"
#include "telling_dates.h"

/* What a long form of a name says for a short one: from here on both name the same party. */
enum { FORM_SCORE = 8 };

/* What it says that one describes somebody who may be whom the other names, and that somebody is of
 * the nation that the other names. */
enum { MEANT_SCORE = 16, NATION_SCORE = 6 };

/* How near two tellings stand: in two articles, in two that tell of one day and name the same
 * people or places around it, in one article. */
enum nearness { FAR, ONE_STORY, ONE_ARTICLE };

bool telling_is_mutual(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE;
}

bool telling_takes_part(const struct telling *telling, int64_t entity_id)
{
    bool part = telling->place == entity_id;
    for (size_t i = 0; !part && i < telling->party_count; i++) {
        part = telling->parties[i].entity_id == entity_id && !telling->parties[i].meant;
    }
    return part;
}

static bool role_agrees(enum event_type type, const struct telling_party *a,
                        const struct telling_party *b)
{
    return a->role == b->role || telling_is_mutual(type);
}

/* An unresolved description and the one whom it describes by his office: "Zambian president" and
 * "Zambian President Hakainde Hichilema". */
static bool is_by_office(const struct telling_party *a, const struct telling_party *b)
{
    const struct telling_party *named = a->entity_id != 0 ? a : b;
    return (a->entity_id != 0) != (b->entity_id != 0) && named->type == ENTITY_PERSON &&
           (named == a ? b : a)->text.len > 0 && event_words_same_name(a->text, b->text);
}

/* Who goes by a name or words that a country may stand for: "Colombia" and "the Colombian
 * government"; of two places one must lie in the other: "visited China" and "arrived in Beijing".
 * Within one article its president, too, when he signs what the country signs. */
static int state_score(const struct telling_party *a, const struct telling_party *b,
                       enum nearness near)
{
    bool state = (a->entity_id != 0 && a->type == ENTITY_PLACE) ||
                 (b->entity_id != 0 && b->type == ENTITY_PLACE);
    if (!state || !telling_same_country(a->country, b->country)) {
        return 0;
    }
    if (a->type == ENTITY_PLACE && b->type == ENTITY_PLACE) {
        return a->is_country != b->is_country ? FORM_SCORE : 0;
    }
    bool person = a->type == ENTITY_PERSON || b->type == ENTITY_PERSON;
    bool resolved = a->entity_id != 0 && b->entity_id != 0;
    bool article = near == ONE_ARTICLE;
    return person ? (article ? 4 : 0) : resolved ? 5 : article ? 6 : 4;
}

bool telling_same_full_name(const struct telling_party *a, const struct telling_party *b)
{
    return a->type == ENTITY_PERSON && b->type == ENTITY_PERSON &&
           span_find(a->name, SPAN(" "), 0) != SIZE_MAX &&
           span_find(b->name, SPAN(" "), 0) != SIZE_MAX && event_words_same_name(a->name, b->name);
}

bool telling_same_family_name(const struct telling_party *a, const struct telling_party *b)
{
    return a->type == ENTITY_PERSON && b->type == ENTITY_PERSON && !a->meant && !b->meant &&
           !telling_other_country(a->country, b->country) &&
           (event_words_is_family_name(a->name, b->name) ||
            event_words_is_family_name(b->name, a->name));
}

/* A long and a short form of one name, which stayed two entities; in another article, of a person's
 * full name, or in one story the family name. */
static bool is_form(const struct telling_party *a, const struct telling_party *b,
                    enum nearness near)
{
    bool named = a->type == b->type && a->type != ENTITY_PLACE;
    return (named && near == ONE_ARTICLE && event_words_same_name(a->text, b->text)) ||
           telling_same_full_name(a, b) || (near == ONE_STORY && telling_same_family_name(a, b));
}

/* "Kenyans", and somebody of Kenya. */
static bool is_of_nation(const struct telling_party *people, const struct telling_party *person)
{
    bool human = person->entity_id == 0 || person->type == ENTITY_PERSON;
    return people->is_people && !person->is_people && human &&
           telling_same_country(people->country, person->country);
}

/* Whether a party is named, not merely described. */
static bool is_named(const struct telling_party *party)
{
    return party->entity_id != 0 && !party->meant && !party->is_people;
}

/* What it says that `b` is named as `a` is: 0 nothing. */
static int party_score(const struct telling_party *a, const struct telling_party *b,
                       enum nearness near)
{
    if (a->entity_id != 0 && a->entity_id == b->entity_id) {
        return a->meant && b->meant       ? NATION_SCORE
               : a->meant || b->meant     ? MEANT_SCORE
               : a->type == ENTITY_PERSON ? 20
               : a->type == ENTITY_PLACE  ? 10
                                          : 14;
    }
    if (is_of_nation(a, b) || is_of_nation(b, a)) {
        return NATION_SCORE;
    }
    if (a->entity_id != 0 && b->entity_id != 0) {
        return is_form(a, b, near) ? FORM_SCORE : state_score(a, b, near);
    }
    if (span_equal(a->text, b->text) && a->text.len > 0) {
        bool compatriots = telling_same_country(a->country, b->country);
        return near == ONE_ARTICLE ? 10 : compatriots ? 8 : 4;
    }
    bool described =
        near == ONE_ARTICLE && (event_words_same_head(a->text, b->text) || is_by_office(a, b));
    return described ? 8 : state_score(a, b, near);
}

static int best_match(const struct telling *in, const struct telling_party *party,
                      enum nearness near)
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

size_t telling_named_count(const struct telling *telling)
{
    size_t count = 0;
    for (size_t i = 0; i < telling->party_count; i++) {
        count += is_named(&telling->parties[i]);
    }
    return count;
}

/* Whom one telling names in a role (in any, of a mutual event) and the other does not. */
struct strangers {
    size_t count;
    bool person;
};

/* Whether they are people of a country of which the others are known not to be: "Kenyans" and "a
 * German hostage". */
static bool is_foreign(const struct telling_party *party, const struct telling *in,
                       enum party_role role)
{
    bool people = party->is_people || party->type == ENTITY_PERSON || party->entity_id == 0;
    size_t others = 0;
    for (size_t i = 0; people && party->country[0] && i < in->party_count; i++) {
        const struct telling_party *other = &in->parties[i];
        bool human = other->is_people || other->type == ENTITY_PERSON || other->entity_id == 0;
        if (other->role != role || other->meant) {
            continue;
        }
        if (!human || !other->country[0] || memcmp(other->country, party->country, 4) == 0) {
            return false;
        }
        others++;
    }
    return others > 0;
}

static struct strangers find_strangers(const struct telling *of, const struct telling *in,
                                       enum party_role role, enum nearness near)
{
    struct strangers strangers = {0};
    for (size_t i = 0; i < of->party_count; i++) {
        const struct telling_party *party = &of->parties[i];
        if (party->meant || (party->role != role && !telling_is_mutual(of->type))) {
            continue;
        }
        if ((is_named(party) || is_foreign(party, in, role)) && best_match(in, party, near) == 0) {
            strangers.count++;
            strangers.person = strangers.person || party->type == ENTITY_PERSON;
        }
    }
    return strangers;
}

static bool shares_role(const struct telling *a, const struct telling *b, enum party_role role,
                        enum nearness near)
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
                    enum nearness near, bool *clash)
{
    struct strangers in_a = find_strangers(a, b, role, near);
    struct strangers in_b = find_strangers(b, a, role, near);
    if (in_a.count == 0 || in_b.count == 0) {
        return 0;
    }
    bool nobody = !shares_role(a, b, role, near) || telling_is_mutual(a->type);
    *clash = *clash || nobody;
    return !nobody ? 10 : in_a.person && in_b.person ? 30 : 20;
}

/* How many people take part in a role, as far as they are counted or named; 0: not known. */
static size_t count_people(const struct telling *telling, enum party_role role)
{
    size_t named = 0, counted = 0, groups = 0;
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (party->role != role || party->meant) {
            continue;
        }
        named += is_named(party) && party->type == ENTITY_PERSON;
        groups += !is_named(party);
        counted += !is_named(party) ? party->number : 0;
    }
    return named > 0 && groups == 0 ? named : groups == 1 && named == 0 ? counted : 0;
}

/* What it says that as many people undergo the one as the other. */
static int number_score(const struct telling *a, const struct telling *b)
{
    size_t number = count_people(a, PARTY_RECIPIENT);
    return number < 2 || number != count_people(b, PARTY_RECIPIENT) ? 0 : number < 5 ? 4 : 8;
}

/* Whether one tells of several people what the other tells of one of them: "freed X, Y and Z" sums
 * up what may have been done on three days. */
static bool is_sum(const struct telling *a, const struct telling *b)
{
    size_t of_a = count_people(a, PARTY_RECIPIENT), of_b = count_people(b, PARTY_RECIPIENT);
    return of_a > 0 && of_b > 0 && of_a != of_b;
}

static enum nearness nearness_of(const struct telling *a, const struct telling *b)
{
    bool there = (a->place != 0 && a->place == b->place) || telling_cast_weight(a, b) > 0;
    return there && telling_on_one_day(a, b) ? ONE_STORY : FAR;
}

struct overlap telling_parties_overlap(const struct telling *a, const struct telling *b,
                                       bool article)
{
    enum nearness near = article ? ONE_ARTICLE : nearness_of(a, b);
    struct overlap overlap = {0};
    size_t roles[PARTY_ROLE_COUNT] = {0};
    for (size_t i = 0; i < a->party_count; i++) {
        int score = best_match(b, &a->parties[i], near);
        bool resolved = a->parties[i].entity_id != 0 && score >= FORM_SCORE;
        overlap.score += score;
        overlap.shared += resolved;
        roles[a->parties[i].role] += resolved;
        overlap.texts = overlap.texts || (a->parties[i].entity_id == 0 && score > 0);
        bool person = resolved && a->parties[i].type == ENTITY_PERSON;
        overlap.person = overlap.person || (person && score != MEANT_SCORE);
        overlap.meant = overlap.meant || (person && score == MEANT_SCORE);
    }
    overlap.number = overlap.score > 0 ? number_score(a, b) : 0;
    size_t named_a = telling_named_count(a), named_b = telling_named_count(b);
    overlap.sum = is_sum(a, b);
    overlap.whole = overlap.shared >= (named_a < named_b ? named_a : named_b);
    overlap.sides = roles[PARTY_ACTOR] > 0 && roles[PARTY_RECIPIENT] > 0 && overlap.person;
    for (int role = 0; role < PARTY_ROLE_COUNT; role++) {
        overlap.score -= clash_in(a, b, (enum party_role)role, near, &overlap.clash);
    }
    return overlap;
}
