/* A party in the plural that stands for two: "they", "both men", "the two countries". A mention
 * means one entity, so these are read here, for the parties of events alone. The two are those of
 * the last event before, at most three sentences back, that has just two actors; they must be what
 * the noun says. "They" looks back one sentence only, and not past another subject in the plural.
 * What it does not do: three and more, or two whom no event names together. */
#include "event_pair.h"

#include <string.h>

#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

enum { PAIR_SENTENCES = 3 };

/* What a plural may stand for. */
enum pair_kind { PAIR_NONE, PAIR_THEY, PAIR_ANY, PAIR_PERSONS, PAIR_STATES };

static const struct {
    const char *noun;
    enum pair_kind kind;
} nouns[] = {
    {"sides", PAIR_ANY},         {"parties", PAIR_ANY},         {"delegations", PAIR_ANY},
    {"pair", PAIR_PERSONS},      {"men", PAIR_PERSONS},         {"women", PAIR_PERSONS},
    {"leaders", PAIR_PERSONS},   {"presidents", PAIR_PERSONS},  {"ministers", PAIR_PERSONS},
    {"diplomats", PAIR_PERSONS}, {"politicians", PAIR_PERSONS}, {"envoys", PAIR_PERSONS},
    {"countries", PAIR_STATES},  {"nations", PAIR_STATES},      {"governments", PAIR_STATES},
    {"neighbours", PAIR_STATES}, {"neighbors", PAIR_STATES},    {"states", PAIR_STATES},
    {"allies", PAIR_STATES},     {"capitals", PAIR_STATES},
};

/* "they", "both", "two sides", "both men", "the two leaders". */
static enum pair_kind kind_of(struct span text)
{
    struct span words[3];
    size_t count = 0;
    while (text.ptr && count < 3) {
        words[count++] = span_cut(&text, ' ');
    }
    size_t first = count > 1 && span_equal_nocase(words[0], SPAN("the"));
    if (text.ptr || count == 0 || count > first + 2) {
        return PAIR_NONE;
    }
    struct span word = words[first];
    bool two = span_equal_nocase(word, SPAN("two")) || span_equal_nocase(word, SPAN("both"));
    if (count == first + 1) {
        bool they = span_equal_nocase(word, SPAN("they")) || span_equal_nocase(word, SPAN("them"));
        return they                                    ? PAIR_THEY
               : two                                   ? PAIR_ANY
               : span_equal_nocase(word, SPAN("pair")) ? PAIR_PERSONS
                                                       : PAIR_NONE;
    }
    for (size_t i = 0; two && i < sizeof nouns / sizeof *nouns; i++) {
        if (span_equal_nocase(words[first + 1], span_of(nouns[i].noun))) {
            return nouns[i].kind;
        }
    }
    return PAIR_NONE;
}

static bool is_mutual(enum event_type type)
{
    return type == EVENT_CONSULT || type == EVENT_AGREE || type == EVENT_COOPERATE;
}

/* Whether the party can be one of a pair of that kind. */
static bool can_be_half(const struct analysis *analysis, const struct party *party,
                        enum pair_kind kind)
{
    if (party->entity == ENTITY_UNRESOLVED) {
        return (kind == PAIR_ANY || kind == PAIR_THEY) && party->country[0];
    }
    const struct entity *entity = &analysis->entities[party->entity];
    bool person = entity->type == ENTITY_PERSON;
    bool state = entity->subtype == SUBTYPE_COUNTRY;
    return kind == PAIR_PERSONS  ? person
           : kind == PAIR_STATES ? state
                                 : person || state || entity->type == ENTITY_ORGANIZATION;
}

/* The two actors of an event, of a mutual one the two who take part, when both can be halves and
 * are not the same. */
static bool read_pair(const struct analysis *analysis, const struct event *event,
                      enum pair_kind kind, const struct party *pair[2])
{
    size_t count = 0;
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        if (party->role != PARTY_ACTOR && !is_mutual(event->type)) {
            continue;
        }
        if (count == 2 || !can_be_half(analysis, party, kind)) {
            return false;
        }
        pair[count++] = party;
    }
    if (count < 2) {
        return false;
    }
    bool persons = pair[0]->entity != ENTITY_UNRESOLVED && pair[1]->entity != ENTITY_UNRESOLVED &&
                   (analysis->entities[pair[0]->entity].type == ENTITY_PERSON) !=
                       (analysis->entities[pair[1]->entity].type == ENTITY_PERSON);
    bool same = pair[0]->entity != ENTITY_UNRESOLVED
                    ? pair[0]->entity == pair[1]->entity
                    : strcmp(pair[0]->country, pair[1]->country) == 0;
    return !same && !(persons && kind == PAIR_THEY);
}

/* Whether another plural is a subject behind the pair and before the party. */
static bool has_rival(const struct analysis *analysis, const struct party *last,
                      const struct party *party, enum field field)
{
    const struct document *document = &analysis->document;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        if (sentence->field != field || sentence->at.end <= last->at.end ||
            sentence->at.start >= party->at.start) {
            continue;
        }
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            const struct token *token = &document->tokens[sentence->first_token + i];
            if (token->at.start >= last->at.end && token->at.end <= party->at.start &&
                deprel_is_subject(token->deprel) &&
                (token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS)) {
                return true;
            }
        }
    }
    return false;
}

/* The two of the last event before number `index` that has a pair of that kind. */
static bool find_pair(const struct analysis *analysis, const struct event *events, size_t index,
                      const struct party *party, enum pair_kind kind, const struct party *pair[2])
{
    const struct event *event = &events[index];
    uint32_t reach = kind == PAIR_THEY ? 1 : PAIR_SENTENCES;
    for (size_t i = index; i-- > 0;) {
        const struct event *before = &events[i];
        if (before->field != event->field || event->sentence - before->sentence > reach) {
            return false;
        }
        if (read_pair(analysis, before, kind, pair) &&
            (pair[1]->at.end <= party->at.start || before->sentence < event->sentence)) {
            const struct party *last = pair[0]->at.end > pair[1]->at.end ? pair[0] : pair[1];
            return kind != PAIR_THEY || !has_rival(analysis, last, party, event->field);
        }
    }
    return false;
}

static bool takes_part(const struct event *event, uint32_t entity)
{
    for (size_t i = 0; i < event->party_count; i++) {
        if (entity != ENTITY_UNRESOLVED && event->parties[i].entity == entity) {
            return true;
        }
    }
    return false;
}

/* Puts two parties with the words of number `at` in its place. */
static void split_party(struct arena *arena, struct event *event, size_t at,
                        const struct party *pair[2])
{
    struct party *parties = ARENA_ARRAY(arena, struct party, event->party_count + 1);
    memcpy(parties, event->parties, at * sizeof *parties);
    for (size_t i = 0; i < 2; i++) {
        struct party *half = &parties[at + i];
        *half = event->parties[at];
        half->entity = pair[i]->entity;
        memcpy(half->country, pair[i]->country, sizeof half->country);
        memcpy(half->sector, pair[i]->sector, sizeof half->sector);
    }
    memcpy(parties + at + 2, event->parties + at + 1,
           (event->party_count - at - 1) * sizeof *parties);
    event->parties = parties;
    event->party_count++;
}

void event_pairs_resolve(struct arena *arena, const struct analysis *analysis, struct event *events,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t p = 0; p < events[i].party_count; p++) {
            const struct party *party = &events[i].parties[p];
            const struct party *pair[2];
            bool open = party->entity == ENTITY_UNRESOLVED && !party->country[0];
            enum pair_kind kind = open ? kind_of(party->text) : PAIR_NONE;
            if (kind != PAIR_NONE && find_pair(analysis, events, i, party, kind, pair) &&
                !takes_part(&events[i], pair[0]->entity) &&
                !takes_part(&events[i], pair[1]->entity)) {
                split_party(arena, &events[i], p, pair);
            }
        }
    }
}
