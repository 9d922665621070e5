/* Those who take part in two tellings of one kind of act, compared side by side: who does it, and
 * whom it befalls. One paper names whom another describes, and one says what a country does where
 * the other says what its minister does; so a name agrees with a description of the same number and
 * nation, the more when the other article names him elsewhere. Two names of one kind contradict
 * each other. */
#include "scene_parties.h"

#include "event_words.h"
#include "telling_acts.h"
#include "telling_cast.h"
#include "telling_parties.h"
#include "telling_sentence.h"

enum side { SIDE_DOES, SIDE_UNDERGOES, SIDE_COUNT };

enum { SIDE_MAX = TELLING_PARTIES_MAX };

/* Two who cannot be one. */
enum { CLASH = -1000 };

/* What a side must say to agree, and what it adds that both do. */
enum { SIDE_AGREES = 4, BOTH_SIDES = 6 };

/* What it says that the one describes whom the other's sentence names, that two nations whose
 * ministers meet are the same, and that two groups are as many. */
enum { MEANT_BESIDE = 6, SAME_NATIONS = 12, SAME_NUMBER = 8 };

/* Those of one side. */
struct group {
    const struct telling *of;
    const struct telling_party *named[SIDE_MAX];
    size_t named_count;
    const struct telling_party *described[SIDE_MAX];
    size_t described_count;
    size_t persons; /* of the named */
};

/* Who dies undergoes it, and so does who takes or leaves an office, however it is told. */
static enum side side_of(const struct telling *telling, const struct telling_party *party)
{
    bool office = telling->type == EVENT_RESIGN || telling->type == EVENT_APPOINT ||
                  telling->type == EVENT_ELECT;
    if (office) {
        bool person = party->entity_id != 0
                          ? party->type == ENTITY_PERSON
                          : telling->type == EVENT_RESIGN || party->role == PARTY_RECIPIENT;
        return person ? SIDE_UNDERGOES : SIDE_DOES;
    }
    if (telling_is_mutual(telling->type)) {
        return SIDE_DOES;
    }
    return telling->type == EVENT_DIE || party->role == PARTY_RECIPIENT ? SIDE_UNDERGOES
                                                                        : SIDE_DOES;
}

static struct group gather(const struct telling *telling, enum side side)
{
    struct group group = {.of = telling};
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (side_of(telling, party) != side || party->meant) {
            continue;
        }
        if (party->entity_id != 0 && !party->is_people) {
            group.persons += party->type == ENTITY_PERSON;
            group.named[group.named_count++] = party;
        } else if (party->text.len > 0 || party->is_people) {
            group.described[group.described_count++] = party;
        }
    }
    return group;
}

static bool has_meant(const struct telling *telling, int64_t entity_id)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        if (telling->parties[i].meant && telling->parties[i].entity_id == entity_id) {
            return true;
        }
    }
    return false;
}

/* Whether all who are named on a side are people, two or more, whom the other article names. */
static bool all_known(const struct group *people, const struct group *in)
{
    bool known = people->persons > 1 && people->persons == people->named_count;
    for (size_t i = 0; known && i < people->named_count; i++) {
        known = telling_cast_has(in->of->cast, people->named[i]->entity_id);
    }
    return known;
}

/* A person, and a country that he acts for: it knows him, and he is of it or speaks of it, or both
 * ministers are named. */
static bool acts_for(const struct group *in_a, const struct telling_party *person,
                     const struct group *in_b, const struct telling_party *country)
{
    return person->type == ENTITY_PERSON && country->type == ENTITY_PLACE &&
           telling_cast_has(in_b->of->cast, person->entity_id) &&
           (telling_same_country(person->country, country->country) ||
            telling_cast_has(in_a->of->cast, country->entity_id) || all_known(in_a, in_b));
}

/* Whether one may stand for the other: Ottawa for Canada, Malawi for its minister, a body for its
 * country, each of whom the other article names as well. */
static bool stands_for(const struct group *in_a, const struct telling_party *a,
                       const struct group *in_b, const struct telling_party *b)
{
    if (a->type == ENTITY_PLACE && b->type == ENTITY_PLACE) {
        return telling_same_country(a->country, b->country) && a->is_country != b->is_country;
    }
    if (a->type == b->type || telling_other_country(a->country, b->country)) {
        return telling_same_full_name(a, b);
    }
    return acts_for(in_a, a, in_b, b) || acts_for(in_b, b, in_a, a) ||
           (telling_cast_has(in_a->of->cast, b->entity_id) &&
            telling_cast_has(in_b->of->cast, a->entity_id));
}

static const struct telling_party *find_named(const struct group *group, int64_t entity_id)
{
    for (size_t i = 0; i < group->named_count; i++) {
        if (group->named[i]->entity_id == entity_id) {
            return group->named[i];
        }
    }
    return NULL;
}

static bool any_stands_for(const struct group *in_a, const struct telling_party *a,
                           const struct group *in_b)
{
    for (size_t i = 0; i < in_b->named_count; i++) {
        if (stands_for(in_a, a, in_b, in_b->named[i])) {
            return true;
        }
    }
    return false;
}

/* Both name somebody. */
static void compare_names(const struct group *a, const struct group *b, struct company *company)
{
    size_t strangers_a = 0, strangers_b = 0, shared = 0;
    for (size_t i = 0; i < a->named_count; i++) {
        const struct telling_party *party = a->named[i];
        if (find_named(b, party->entity_id)) {
            company->score += party->type == ENTITY_PERSON  ? 16
                              : party->type == ENTITY_PLACE ? 7
                                                            : 10;
            company->named = company->named || party->type != ENTITY_PLACE;
            company->person = company->person || party->type == ENTITY_PERSON;
            shared++;
        } else if (any_stands_for(a, party, b)) {
            company->score += 6;
            company->named = company->named || party->type != ENTITY_PLACE;
            shared++;
        } else {
            strangers_a++;
        }
    }
    for (size_t i = 0; i < b->named_count; i++) {
        const struct telling_party *party = b->named[i];
        bool stands = any_stands_for(b, party, a);
        strangers_b += !find_named(a, party->entity_id) && !stands;
        company->named = company->named || (stands && party->type != ENTITY_PLACE);
    }
    bool both = strangers_a > 0 && strangers_b > 0;
    company->clash = company->clash || shared == 0 || (both && telling_is_mutual(a->of->type));
    bool whole = strangers_a + strangers_b == 0 && shared > 1;
    company->score += both ? -10 : whole ? 6 : 0;
    company->whole = company->whole || whole;
}

/* How many vivid words of one phrase stand in another; `*count` of how many. */
static size_t count_shared_words(struct span phrase, struct span text, size_t *count)
{
    struct span word;
    size_t shared = 0;
    *count = 0;
    while (event_words_next(&phrase, &word)) {
        bool vivid = telling_is_vivid(word);
        *count += vivid;
        shared += vivid && event_words_holds(text, word);
    }
    return shared;
}

/* What the words of two descriptions say. That of their nation is counted by itself; `kind`: both
 * are of one nation and walk of life, "a scientist" and "a botanist". */
static int compare_words(struct span a, struct span b, bool compatriots, bool kind, bool *alike)
{
    size_t of_a, of_b;
    size_t shared = count_shared_words(a, b, &of_a);
    (void)count_shared_words(b, a, &of_b);
    shared -= shared > 0 && compatriots;
    *alike = *alike || shared > 0;
    bool strange = of_a > compatriots && of_b > compatriots && !kind;
    return shared > 1 ? 8 : shared > 0 ? 4 : strange ? -10 : 0;
}

/* Whether both are of one nation and do such a thing for a living; anybody may be a civilian. */
static bool are_of_kind(const struct telling_party *a, const struct telling_party *b)
{
    return telling_same_country(a->country, b->country) && a->sector.len > 0 &&
           span_equal(a->sector, b->sector) && !span_is(a->sector, "CVL");
}

/* How many vivid words of a description stand in the sentences of the other telling: "a nurse", and
 * "Ann Lee, a nurse". */
static size_t count_context_words(struct span description, const struct telling *in)
{
    struct span word;
    size_t shared = 0;
    while (event_words_next(&description, &word)) {
        uint32_t hash = telling_is_vivid(word) ? telling_hash_word(word) : 0;
        shared += hash != 0 && telling_has_word(in->context, in->context_count, hash);
    }
    return shared;
}

/* The words before a person's name: "doctor" of "doctor Rafiq Nakamba". */
static struct span description_of(const struct telling_party *name)
{
    size_t at = name->name.len > 0 ? span_find(name->text, name->name, 0) : SIZE_MAX;
    return at == SIZE_MAX ? (struct span){0} : span_slice(name->text, 0, at);
}

/* One names whom the other describes. */
static int compare_name(const struct group *of, const struct telling_party *name,
                        const struct group *in, const struct telling_party *description,
                        bool *alike)
{
    bool person = name->type == ENTITY_PERSON;
    bool many = description->number > 1 || event_words_is_group(description->text);
    bool count = description->number > 1 && description->number == of->persons;
    bool another = name->name.len > 0 && event_words_same_name(name->name, description->text);
    if (telling_other_country(name->country, description->country) || (person && many && !count) ||
        (person && another)) {
        return CLASH;
    }
    bool compatriots = telling_same_country(name->country, description->country);
    bool told = telling_cast_has(in->of->cast, name->entity_id);
    struct span office = person ? description_of(name) : name->text;
    bool kind = are_of_kind(name, description);
    int words = compare_words(description->text, office, compatriots, kind, alike);
    size_t context = person ? count_context_words(description->text, of->of) : 0;
    context -= context > 0 && description->country[0]; /* of his nation */
    words = words > 0 || context == 0 ? words : context > 1 ? 8 : 6;
    *alike = *alike || context > 0 || (count && (of->persons > 2 || compatriots));
    return (told ? (person ? 10 : 4) : 0) + (count ? 6 : 0) + words + (compatriots ? 4 : 0);
}

/* What the best of some pairs says. */
struct likeness {
    int best;
    bool alike;
    bool person; /* one is named, and the other's article names him, too */
};

static struct likeness compare_described(const struct group *names, const struct group *others)
{
    struct likeness likeness = {.best = CLASH};
    for (size_t i = 0; i < names->named_count; i++) {
        for (size_t j = 0; j < others->described_count; j++) {
            int score =
                compare_name(names, names->named[i], others, others->described[j], &likeness.alike);
            likeness.best = score > likeness.best ? score : likeness.best;
            likeness.person =
                likeness.person || (score > CLASH && names->named[i]->type == ENTITY_PERSON &&
                                    telling_cast_has(others->of->cast, names->named[i]->entity_id));
        }
    }
    return likeness;
}

/* What it says that somebody who takes part in the one is named in the sentence of the other. */
static int beside_score(const struct telling_party *party)
{
    return party->type == ENTITY_PERSON ? 14 : party->type == ENTITY_PLACE ? 6 : 10;
}

/* Whether those who are named are named by the other article, too, or even by the sentence: "under
 * a deal signed on Monday, India will lend Mongolia money". */
static void compare_silent(const struct group *names, const struct group *others,
                           struct company *company)
{
    size_t beside = 0;
    for (size_t i = 0; i < names->named_count; i++) {
        const struct telling_party *party = names->named[i];
        bool there = telling_is_beside(others->of, party->entity_id);
        bool cast = there || telling_cast_has(others->of->cast, party->entity_id) ||
                    has_meant(others->of, party->entity_id);
        company->score += there                          ? beside_score(party)
                          : !cast                        ? 0
                          : party->type == ENTITY_PERSON ? 8
                                                         : 4;
        company->named = company->named || (cast && party->type != ENTITY_PLACE);
        company->person = company->person || (there && party->type == ENTITY_PERSON);
        beside += there;
    }
    bool whole = beside > 1 && beside == names->named_count;
    company->score += whole ? BOTH_SIDES : 0;
    company->whole = company->whole || whole;
}

static int compare_texts(const struct telling_party *a, const struct telling_party *b, bool *alike)
{
    bool equal = a->number > 1 && a->number == b->number;
    if (telling_other_country(a->country, b->country)) {
        return CLASH;
    }
    bool compatriots = telling_same_country(a->country, b->country);
    int words = compare_words(a->text, b->text, compatriots, are_of_kind(a, b), alike);
    words = equal && words < 0 ? 0 : words;
    *alike = *alike || (equal && (a->number > 2 || compatriots));
    return (!equal ? 0 : a->number >= 10 ? 10 : 5) + (compatriots ? 4 : 0) + words;
}

/* Of what takes lives numbers rise, and a town is hit where people die. */
static struct likeness compare_descriptions(const struct group *a, const struct group *b, bool harm)
{
    struct likeness likeness = {.best = CLASH};
    bool counts = false, equal = false;
    for (size_t i = 0; i < a->described_count; i++) {
        for (size_t j = 0; j < b->described_count; j++) {
            const struct telling_party *of_a = a->described[i], *of_b = b->described[j];
            int score = compare_texts(of_a, of_b, &likeness.alike);
            score = harm && score > CLASH && score < 0 ? 0 : score;
            likeness.best = score > likeness.best ? score : likeness.best;
            counts = counts || (of_a->number > 1 && of_b->number > 1);
            equal = equal || of_a->number == of_b->number;
        }
    }
    likeness.best = counts && !equal && !harm ? CLASH : likeness.best;
    return likeness;
}

/* One side of which one telling at most names somebody. */
static struct likeness compare_unnamed(const struct group *a, const struct group *b, bool harm)
{
    struct likeness name = a->named_count > 0 ? compare_described(a, b) : compare_described(b, a);
    struct likeness both = compare_descriptions(a, b, harm);
    return name.best > both.best ? name : both;
}

/* "Ann Lee and eight others" are nine. 0: nobody counts them. */
static size_t count_with_others(const struct group *group, bool *others)
{
    size_t number = 0;
    for (size_t i = 0; i < group->described_count; i++) {
        struct span text = group->described[i]->text;
        bool other = event_words_holds(text, SPAN("others"));
        *others = *others || other;
        number += other || group->named_count == 0 ? group->described[i]->number : 0;
    }
    return group->described_count == 1 && number > 0 ? number + group->persons : 0;
}

/* What it says that one tells of twelve men, and the other of one of them and eleven others; CLASH:
 * their numbers differ. */
static int compare_with_others(const struct group *a, const struct group *b)
{
    bool others = false;
    size_t of_a = count_with_others(a, &others), of_b = count_with_others(b, &others);
    return !others || of_a < 2 || of_b < 2 ? 0 : of_a == of_b ? SAME_NUMBER : CLASH;
}

/* Whether a side names somebody by a form of the name. */
static bool names_form(const struct group *naming, const struct telling_party *party)
{
    for (size_t i = 0; i < naming->named_count; i++) {
        if (telling_same_full_name(naming->named[i], party)) {
            return true;
        }
    }
    return false;
}

/* What it adds that a description on the one side may mean somebody whom the other names. */
static void compare_meant(const struct group *describing, const struct group *naming,
                          enum side side, struct company *company)
{
    const struct telling *of = describing->of;
    for (size_t i = 0; i < of->party_count; i++) {
        const struct telling_party *party = &of->parties[i];
        if (party->meant && side_of(of, party) == side &&
            (telling_is_beside(naming->of, party->entity_id) || names_form(naming, party))) {
            company->score += MEANT_BESIDE;
            company->named = true;
        }
    }
}

static void compare_groups(const struct group *a, const struct group *b, bool harm, bool undergo,
                           struct company *company)
{
    int others = harm ? 0 : compare_with_others(a, b);
    if (others != 0) {
        company->clash = company->clash || others == CLASH;
        company->described = company->described || (undergo && others != CLASH);
        company->score += others == CLASH ? 0 : others;
        return;
    }
    bool silent =
        a->named_count + a->described_count == 0 || b->named_count + b->described_count == 0;
    if (a->named_count > 0 && b->named_count > 0) {
        compare_names(a, b, company);
        return;
    }
    if (silent) {
        compare_silent(a, b, company);
        compare_silent(b, a, company);
        return;
    }
    struct likeness likeness = compare_unnamed(a, b, harm);
    bool strange = likeness.best > CLASH && likeness.best < 0;
    company->clash = company->clash || likeness.best == CLASH || (undergo && strange);
    company->score += likeness.best == CLASH || (!undergo && strange) ? 0 : likeness.best;
    company->named = company->named || likeness.person;
    company->described = company->described || (undergo && likeness.alike);
}

struct company scene_parties_compare(const struct telling *a, const struct telling *b)
{
    struct company company = {0};
    bool harm = telling_is_harm(a) && telling_is_harm(b);
    int sides = 0;
    for (int side = 0; side < SIDE_COUNT; side++) {
        struct group of_a = gather(a, (enum side)side), of_b = gather(b, (enum side)side);
        bool undergo = (side == SIDE_UNDERGOES) == (a->type != EVENT_PROTEST); /* who is told of */
        int before = company.score;
        compare_groups(&of_a, &of_b, harm && undergo, undergo, &company);
        compare_meant(&of_a, &of_b, (enum side)side, &company);
        compare_meant(&of_b, &of_a, (enum side)side, &company);
        sides += company.score - before >= SIDE_AGREES;
    }
    company.score += sides == SIDE_COUNT ? BOTH_SIDES : 0;
    if (telling_is_mutual(a->type) && !company.whole && telling_share_nations(a, b)) {
        company.score += SAME_NATIONS;
        company.whole = true;
    }
    return company;
}
