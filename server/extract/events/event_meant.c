/* Whom a description may mean that nothing in the grammar ties to a name: "a Dutch citizen was
 * detained", of an article that goes on to name Pieter van Houten and nobody else who is Dutch.
 *
 * The description must be of people, of one or of as many as its number says. Whom the sentence
 * itself names is not meant by it, nor who is of another country, does something else for a living,
 * or suffered or did the like on another day. Of those who are left one must stand out: by his role
 * ("the reporter"), by his country, or by being the only one whom the article speaks of more than
 * once. What is told of "a man" further down is told of somebody new, unless role or country say
 * who he is. What it does not do: groups that are not counted, bodies, gender. */
#include "event_meant.h"

#include <string.h>

#include "extract/entities/entities_roles.h"
#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

/* "A man" of the first sentences of the body may be the one whom the article is about. */
enum { LEAD_SENTENCES = 2, MEANT_MAX = 3 };

/* A description of people. */
struct description {
    const struct party *party;
    const struct sentence *sentence;
    struct span head;   /* lemma of its noun; absent: a pronoun, or a nationality */
    const char *sector; /* of the noun; "" of what anybody can be */
    size_t number;
    bool open; /* "a man": may be somebody new */
};

/* That somebody takes part in an event. */
struct deed {
    const struct event *event;
    uint8_t role; /* enum party_role */
};

struct meaning {
    struct arena *arena;
    const struct event_lexicon *lexicon;
    const struct analysis *analysis;
    const struct deed *deeds;   /* by entity, those of one in the order of the text */
    const uint32_t *deeds_from; /* of an entity the first; those of the next one follow */
    uint32_t *persons;          /* entities */
    uint32_t *fitting;          /* as many places, for those whom one description may mean */
    size_t person_count;
};

/* --- the description -------------------------------------------------------------------------- */

/* The token of the sentence that begins or, where none does, ends behind `byte`. */
static uint32_t token_at(const struct document *document, const struct sentence *sentence,
                         uint32_t byte)
{
    uint32_t token = sentence->first_token, end = token + sentence->token_count;
    while (token < end && document->tokens[token].at.byte_end <= byte) {
        token++;
    }
    return token;
}

/* 2 and 3 in words or digits, 0 for another word. */
static size_t number_of(struct span word)
{
    static const char *const numbers[] = {"two", "2", "both", "three", "3", NULL};
    size_t i = 0;
    while (numbers[i] && !span_is(word, numbers[i])) {
        i++;
    }
    return !numbers[i] ? 0 : i < 3 ? 2 : MEANT_MAX;
}

/* What anybody may be called, whatever he does for a living. */
static bool is_plain(const struct description *description)
{
    static const char *const plain[] = {"leader", "chief",     "head",    "suspect", "prisoner",
                                        "inmate", "defendant", "accused", "convict", NULL};
    return !description->head.ptr || !description->sector[0] ||
           strcmp(description->sector, "CVL") == 0 || span_is_one_of(description->head, plain);
}

static bool has_people_noun(const struct meaning *meaning, const struct token *noun,
                            struct description *out)
{
    const char *sector = event_lexicon_sector(meaning->lexicon, noun->lemma);
    bool thing = event_lexicon_in(meaning->lexicon, EVENT_CLASS_BODY, noun->lemma) ||
                 event_lexicon_in(meaning->lexicon, EVENT_CLASS_AREA, noun->lemma) ||
                 event_lexicon_in(meaning->lexicon, EVENT_CLASS_VEHICLE, noun->lemma);
    bool plural = noun->xpos == XPOS_NNS;
    if (!sector || thing || (plural != (out->number > 1)) || (!plural && noun->xpos != XPOS_NN)) {
        return false;
    }
    out->head = noun->lemma;
    out->sector = sector;
    return true;
}

/* "The German", "two Kenyans": somebody of a nation, by no other word. */
static bool is_national(const struct meaning *meaning, const struct description *description,
                        const struct token *last)
{
    uint32_t entity = description->party->entity;
    bool plural = last->norm.len > 0 && last->norm.ptr[last->norm.len - 1] == 's';
    return entity != ENTITY_UNRESOLVED &&
           meaning->analysis->entities[entity].subtype == SUBTYPE_NATIONALITY &&
           meaning->analysis->entities[entity].country[0] && plural == (description->number > 1);
}

/* Reads what the words of a party say, false when they are no description of people. */
static bool read_description(const struct meaning *meaning, const struct event *event,
                             const struct party *party, struct description *out)
{
    static const char *const others[] = {"another", "other", "second", "third", "fellow", "former",
                                         "every",   "no",    "any",    "each",  "his",    "her",
                                         "their",   "my",    "our",    "'s",    NULL};
    static const char *const pronouns[] = {"he", "she", "him", "her", "his", NULL};
    const struct document *document = &meaning->analysis->document;
    const struct sentence *sentence =
        document_sentence_at(document, event->field, event->sentence_at.byte_start);
    if (!sentence || party->at.byte_end <= party->at.byte_start) {
        return false;
    }
    uint32_t first = token_at(document, sentence, party->at.byte_start);
    uint32_t end = token_at(document, sentence, party->at.byte_end);
    const struct token *before =
        first > sentence->first_token ? &document->tokens[first - 1] : NULL;
    *out = (struct description){.party = party, .sentence = sentence, .sector = "", .number = 1};
    out->open = before && (span_is(before->norm, "a") || span_is(before->norm, "an"));
    if (first >= end || (before && span_is_one_of(before->norm, others))) {
        return false;
    }
    if (end == first + 1 && span_is_one_of(document->tokens[first].norm, pronouns)) {
        return true;
    }
    const struct token *noun = NULL;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = &document->tokens[i];
        if (span_is_one_of(token->norm, others)) {
            return false;
        }
        size_t number = number_of(token->norm);
        out->number = number ? number : out->number;
        out->open = out->open || span_is(token->norm, "a") || span_is(token->norm, "one");
        if (token->upos == UPOS_ADP || token->upos == UPOS_PUNCT) {
            break;
        }
        noun = token;
    }
    return noun && (is_national(meaning, out, noun) ||
                    (party->entity == ENTITY_UNRESOLVED && has_people_noun(meaning, noun, out)));
}

/* --- who fits --------------------------------------------------------------------------------- */

static bool takes_part(const struct event *event, uint32_t entity)
{
    for (size_t i = 0; i < event->party_count; i++) {
        if (event->parties[i].entity == entity) {
            return true;
        }
    }
    return false;
}

static bool is_named_beside(const struct meaning *meaning, const struct sentence *sentence,
                            uint32_t entity)
{
    const struct analysis *analysis = meaning->analysis;
    uint32_t end = sentence->first_token + sentence->token_count;
    for (size_t i =
             mentions_from(analysis->mentions, analysis->mention_count, sentence->first_token);
         i < analysis->mention_count && analysis->mentions[i].first_token < end; i++) {
        if (analysis->mentions[i].entity == entity) {
            return true;
        }
    }
    return false;
}

/* Whether the article tells that he did or suffered the like on another day. */
static bool has_another(const struct meaning *meaning, const struct event *event,
                        const struct party *party, uint32_t entity)
{
    for (uint32_t i = meaning->deeds_from[entity]; i < meaning->deeds_from[entity + 1]; i++) {
        const struct event *other = meaning->deeds[i].event;
        if (other->type == event->type && meaning->deeds[i].role == party->role &&
            period_is_known(other->period) && period_is_known(event->period) &&
            !period_overlaps(other->period, event->period)) {
            return true;
        }
    }
    return false;
}

static bool has_role(const struct entity *person, struct span head)
{
    for (size_t i = 0; i < person->role_count; i++) {
        if (head.ptr && span_equal_nocase(role_head(person->roles[i].title), head)) {
            return true;
        }
    }
    return false;
}

/* Whether he does something else for a living. */
static bool has_other_role(const struct meaning *meaning, const struct entity *person,
                           const struct description *description)
{
    if (is_plain(description) || person->role_count == 0 || has_role(person, description->head)) {
        return false;
    }
    for (size_t i = 0; i < person->role_count; i++) {
        struct span head = role_head(person->roles[i].title);
        const char *sector = event_lexicon_sector(meaning->lexicon, head);
        if (sector && strcmp(sector, description->sector) == 0) {
            return false;
        }
    }
    return true;
}

static bool may_be(const struct meaning *meaning, const struct event *event,
                   const struct description *description, uint32_t entity)
{
    const struct entity *person = &meaning->analysis->entities[entity];
    const char *country = description->party->country;
    bool foreign = country[0] && person->country[0] && strcmp(country, person->country) != 0;
    return !foreign && !takes_part(event, entity) &&
           !has_other_role(meaning, person, description) &&
           !is_named_beside(meaning, description->sentence, entity) &&
           !has_another(meaning, event, description->party, entity);
}

/* Whom of those who fit the description means: who has its role, its country, or is alone in being
 * spoken of more than once. ENTITY_UNRESOLVED: not clear. */
static uint32_t stands_out(const struct meaning *meaning, const struct event *event,
                           const struct description *description, size_t count)
{
    const uint32_t *fitting = meaning->fitting;
    size_t role = 0, land = 0, main = 0;
    uint32_t by_role = ENTITY_UNRESOLVED, by_land = by_role, by_weight = by_role;
    for (size_t i = 0; i < count; i++) {
        const struct entity *person = &meaning->analysis->entities[fitting[i]];
        if (has_role(person, description->head)) {
            role++;
            by_role = fitting[i];
        }
        if (description->party->country[0] && person->country[0]) {
            land++;
            by_land = fitting[i];
        }
        if (person->mention_count > 1) {
            main++;
            by_weight = fitting[i];
        }
    }
    bool lead = event->field == FIELD_TITLE || event->sentence < LEAD_SENTENCES;
    bool anybody = description->open && !lead;
    return role == 1                             ? by_role
           : role == 0 && land == 1              ? by_land
           : anybody                             ? ENTITY_UNRESOLVED
           : count == 1                          ? fitting[0]
           : role == 0 && land == 0 && main == 1 ? by_weight
                                                 : ENTITY_UNRESOLVED;
}

static void find_meant(const struct meaning *meaning, const struct event *event,
                       struct party *party)
{
    struct description description;
    if (!read_description(meaning, event, party, &description)) {
        return;
    }
    size_t count = 0;
    for (size_t i = 0; i < meaning->person_count; i++) {
        if (may_be(meaning, event, &description, meaning->persons[i])) {
            meaning->fitting[count++] = meaning->persons[i];
        }
    }
    if (description.number == 1 && count > 0) {
        meaning->fitting[0] = stands_out(meaning, event, &description, count);
        count = meaning->fitting[0] != ENTITY_UNRESOLVED;
    }
    if (count == description.number) {
        uint32_t *meant = ARENA_ARRAY(meaning->arena, uint32_t, count);
        memcpy(meant, meaning->fitting, count * sizeof *meant);
        party->meant = meant;
        party->meant_count = count;
    }
}

static bool is_described(const struct meaning *meaning, const struct party *party)
{
    return party->entity == ENTITY_UNRESOLVED ||
           meaning->analysis->entities[party->entity].subtype == SUBTYPE_NATIONALITY;
}

static void list_persons(struct meaning *meaning)
{
    const struct analysis *analysis = meaning->analysis;
    meaning->persons = ARENA_ARRAY(meaning->arena, uint32_t, analysis->entity_count + 1);
    meaning->fitting = ARENA_ARRAY(meaning->arena, uint32_t, analysis->entity_count + 1);
    for (size_t i = 0; i < analysis->entity_count; i++) {
        if (analysis->entities[i].type == ENTITY_PERSON) {
            meaning->persons[meaning->person_count++] = (uint32_t)i;
        }
    }
}

/* Counts how often each takes part, and puts the deeds there from the last to the first. */
static void list_deeds(struct meaning *meaning, const struct event *events, size_t count)
{
    size_t entity_count = meaning->analysis->entity_count;
    uint32_t *from = ARENA_ARRAY(meaning->arena, uint32_t, entity_count + 1);
    for (size_t i = 0; i < count; i++) {
        for (size_t p = 0; p < events[i].party_count; p++) {
            uint32_t entity = events[i].parties[p].entity;
            from[entity == ENTITY_UNRESOLVED ? entity_count : entity]++;
        }
    }
    for (size_t i = 1; i <= entity_count; i++) {
        from[i] += from[i - 1];
    }
    struct deed *deeds = ARENA_ARRAY(meaning->arena, struct deed, from[entity_count] + 1);
    for (size_t i = count; i-- > 0;) {
        for (size_t p = events[i].party_count; p-- > 0;) {
            const struct party *party = &events[i].parties[p];
            uint32_t at = --from[party->entity == ENTITY_UNRESOLVED ? entity_count : party->entity];
            deeds[at] = (struct deed){&events[i], (uint8_t)party->role};
        }
    }
    meaning->deeds = deeds;
    meaning->deeds_from = from;
}

void event_meant_find(struct arena *arena, const struct event_lexicon *lexicon,
                      const struct analysis *analysis, struct event *events, size_t count)
{
    struct meaning meaning = {.arena = arena, .lexicon = lexicon, .analysis = analysis};
    list_persons(&meaning);
    list_deeds(&meaning, events, count);
    for (size_t i = 0; i < count && meaning.person_count > 0; i++) {
        struct party *parties = NULL;
        for (size_t p = 0; p < events[i].party_count; p++) {
            if (!is_described(&meaning, &events[i].parties[p])) {
                continue;
            }
            if (!parties) {
                parties = ARENA_ARRAY(arena, struct party, events[i].party_count);
                memcpy(parties, events[i].parties, events[i].party_count * sizeof *parties);
                events[i].parties = parties;
            }
            find_meant(&meaning, &events[i], &parties[p]);
        }
    }
}
