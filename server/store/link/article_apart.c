/* What keeps two acts of one article apart: quakes of two days, and a quake and "another" one;
 * tolls that do not fit; who leaves an office; elections of two places; "another judge". Each alone
 * suffices, since a reader can see two records that are one, but not one that is two. Dates are
 * compared before. */
#include "article_apart.h"

#include "event_words.h"
#include "telling_acts.h"
#include "telling_dates.h"

/* Two quakes, since each has a day of its own, or one of them is "another". */
static bool are_two_mishaps(const struct telling *a, const struct telling *b)
{
    bool days = a->own_date && b->own_date && telling_is_day(a->period) &&
                telling_is_day(b->period) && !telling_on_one_day(a, b);
    return telling_same_mishap(a, b) && (days || a->another != b->another);
}

/* "killed 39 people, and a second one 50": one sentence that counts twice tells of two. */
static bool have_two_tolls(const struct telling *a, const struct telling *b)
{
    return !a->in_title && !b->in_title && a->sentence == b->sentence && a->tolls[0] > 0 &&
           b->tolls[0] > 0 && a->tolls[0] != b->tolls[0];
}

/* How many died; 0: they are not counted. */
static uint32_t count_dead(const struct telling *telling)
{
    uint32_t count = telling->tolls[0];
    for (size_t i = 0; count == 0 && telling->type == EVENT_DIE && i < telling->party_count; i++) {
        count = telling->parties[i].number;
    }
    return count;
}

/* "five died in Osk", "ten in Salem". */
static bool died_elsewhere(const struct telling *a, const struct telling *b)
{
    uint32_t of_a = count_dead(a), of_b = count_dead(b);
    bool spots = a->place_is_spot && b->place_is_spot; /* else one may lie within the other */
    bool far = of_a >= 2 * of_b || of_b >= 2 * of_a;
    return telling_is_harm(a) && of_a > 0 && of_b > 0 && of_a != of_b && (spots || far) &&
           a->place != 0 && b->place != 0 && a->place != b->place && !a->in_title && !b->in_title;
}

static const struct telling_party *find_role(const struct telling *telling, enum party_role role)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        if (telling->parties[i].role == role) {
            return &telling->parties[i];
        }
    }
    return NULL;
}

/* Whether one dismissed another, and the other left himself. */
static bool dismisses(const struct telling *dismissal, const struct telling *leaving)
{
    const struct telling_party *dismisser = find_role(dismissal, PARTY_ACTOR);
    const struct telling_party *leaver = find_role(leaving, PARTY_ACTOR);
    return find_role(dismissal, PARTY_RECIPIENT) && !find_role(leaving, PARTY_RECIPIENT) &&
           dismisser && leaver && dismisser->entity_id != 0 &&
           dismisser->entity_id == leaver->entity_id;
}

/* Whether a party is a region or town, as of a vote that is named for it. */
static bool is_voting_place(const struct telling_party *party)
{
    return party->type == ENTITY_PLACE && !party->is_country && party->entity_id != 0;
}

static bool votes_in(const struct telling *telling, int64_t place)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        if (is_voting_place(&telling->parties[i]) && telling->parties[i].entity_id == place) {
            return true;
        }
    }
    return telling->place == place;
}

static bool has_voting_place(const struct telling *telling)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        if (is_voting_place(&telling->parties[i])) {
            return true;
        }
    }
    return false;
}

/* Whether votes are named for places of which neither tells one of the other's. */
static bool vote_elsewhere(const struct telling *a, const struct telling *b)
{
    if (a->type != EVENT_ELECT || !has_voting_place(a) || (!has_voting_place(b) && b->place == 0)) {
        return false;
    }
    for (size_t i = 0; i < a->party_count; i++) {
        if (is_voting_place(&a->parties[i]) && votes_in(b, a->parties[i].entity_id)) {
            return false;
        }
    }
    return a->place == 0 || !votes_in(b, a->place);
}

static bool has_other(const struct telling *telling, enum party_role role)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (party->role == role && (event_words_holds(party->text, SPAN("other")) ||
                                    event_words_holds(party->text, SPAN("another")))) {
            return true;
        }
    }
    return false;
}

/* Whether somebody is in both in this role. */
static bool share(const struct telling *a, const struct telling *b, enum party_role role)
{
    for (size_t i = 0; i < a->party_count; i++) {
        for (size_t j = 0; j < b->party_count; j++) {
            const struct telling_party *one = &a->parties[i], *two = &b->parties[j];
            bool same = (one->entity_id != 0 && one->entity_id == two->entity_id) ||
                        (one->text.len > 0 && span_equal(one->text, two->text));
            if (one->role == role && two->role == role && same) {
                return true;
            }
        }
    }
    return false;
}

/* "Another judge sentenced her": whether one says of those in a role that they are others. */
static bool are_others(const struct telling *a, const struct telling *b, enum party_role role)
{
    return find_role(a, role) && find_role(b, role) && has_other(a, role) != has_other(b, role) &&
           !share(a, b, role);
}

/* "received him in Oslo", "had met in Rome in May": meetings in two towns that lexicons know, of
 * which one has a day or month of its own. */
static bool met_elsewhere(const struct telling *a, const struct telling *b)
{
    bool towns = a->place_is_spot && b->place_is_spot && a->place_country[0] &&
                 b->place_country[0] && !a->place_is_site && !b->place_is_site;
    return a->type == EVENT_CONSULT && towns && a->place != b->place && a->own_date != b->own_date;
}

bool article_acts_apart(const struct telling *a, const struct telling *b,
                        const struct overlap *overlap)
{
    bool sum = overlap->sum && telling_is_fate(a, b) && !telling_on_one_day(a, b) && !a->in_title &&
               !b->in_title && a->sentence != b->sentence;
    bool left = a->type == EVENT_RESIGN && (dismisses(a, b) || dismisses(b, a));
    return (overlap->clash && overlap->score <= 0) || sum || left || are_two_mishaps(a, b) ||
           have_two_tolls(a, b) || died_elsewhere(a, b) || vote_elsewhere(a, b) ||
           vote_elsewhere(b, a) || met_elsewhere(a, b) || are_others(a, b, PARTY_ACTOR) ||
           are_others(a, b, PARTY_RECIPIENT);
}
