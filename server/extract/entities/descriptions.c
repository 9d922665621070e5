/* Descriptions that stand for a name: an article, a noun in the singular, and nothing that makes it
 * somebody or something else. A person must have the noun as a role, one with a capital ("the
 * Queen") alone in the article; a country or body must be the only one of the last sentences that
 * the noun fits. What it does not do: plurals, "this" and
 * "that", descriptions that tell something new of somebody ("the 70-year-old"). */
#include "descriptions.h"

#include "base/table.h"
#include "base/utf8.h"
#include "entities_roles.h"
#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

#define THING_SENTENCES 2 /* before a description of a country or body */

/* The first two persons whose role has a head, in the order in which they are named. */
struct role_owners {
    uint32_t entity;
    uint32_t first_token;
    uint32_t second_token; /* where the other one is first named, UINT32_MAX: there is none */
};

struct descriptions {
    struct arena *arena;
    const struct analysis *analysis;
    struct table *by_head; /* "rapporteur" -> owners */
    struct role_owners *owners;
    size_t count;
    size_t capacity;
};

static bool has_word(struct span text, struct span noun)
{
    while (text.ptr) {
        if (span_equal_nocase(span_cut(&text, ' '), noun)) {
            return true;
        }
    }
    return false;
}

/* The person of `mention` has a role with this head. */
static void add_role(struct descriptions *descriptions, struct span head,
                     const struct mention *mention)
{
    uint32_t place = table_intern(descriptions->by_head, head, (uint32_t)descriptions->count);
    if (place == descriptions->count) {
        descriptions->owners =
            arena_grow(descriptions->arena, descriptions->owners, descriptions->count,
                       &descriptions->capacity, sizeof *descriptions->owners);
        descriptions->owners[descriptions->count++] =
            (struct role_owners){mention->entity, mention->first_token, UINT32_MAX};
        return;
    }
    struct role_owners *owners = &descriptions->owners[place];
    if (owners->entity != mention->entity && owners->second_token == UINT32_MAX) {
        owners->second_token = mention->first_token;
    }
}

struct descriptions *descriptions_new(struct arena *arena, const struct analysis *analysis)
{
    struct descriptions *descriptions = ARENA_ARRAY(arena, struct descriptions, 1);
    bool *seen = ARENA_ARRAY(arena, bool, analysis->entity_count);
    *descriptions = (struct descriptions){
        .arena = arena, .analysis = analysis, .by_head = table_new(arena, 16)};
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->type != ENTITY_PERSON || mention->entity == ENTITY_UNRESOLVED ||
            seen[mention->entity]) {
            continue;
        }
        const struct entity *entity = &analysis->entities[mention->entity];
        seen[mention->entity] = true;
        for (size_t j = 0; j < entity->role_count; j++) {
            struct span head = role_head(entity->roles[j].title);
            if (head.len) {
                add_role(descriptions, utf8_lower(arena, head), mention);
            }
        }
    }
    return descriptions;
}

/* The one person named before whose role has this head; ENTITY_UNRESOLVED for none or several. */
static uint32_t person_of_role(const struct descriptions *descriptions, struct span noun,
                               uint32_t token)
{
    uint32_t place = table_get(descriptions->by_head, noun);
    if (place == TABLE_NONE) {
        return ENTITY_UNRESOLVED;
    }
    const struct role_owners *owners = &descriptions->owners[place];
    bool one = owners->first_token < token && owners->second_token >= token;
    return one ? owners->entity : ENTITY_UNRESOLVED;
}

/* The only person of the article with that office, named before or behind: "the Queen". */
static uint32_t holder_of_office(const struct descriptions *descriptions, struct span noun)
{
    static const char *const offices[] = {"queen",     "king",       "pope",    "emperor", "sultan",
                                          "president", "chancellor", "premier", NULL};
    size_t i = 0;
    while (offices[i] && !span_is(noun, offices[i])) {
        i++;
    }
    uint32_t place = offices[i] ? table_get(descriptions->by_head, noun) : TABLE_NONE;
    bool only = place != TABLE_NONE && descriptions->owners[place].second_token == UINT32_MAX;
    return only ? descriptions->owners[place].entity : ENTITY_UNRESOLVED;
}

/* Nouns that stand for a body, and the kind of it that they say; SUBTYPE_NONE: only one whose name
 * has the noun in it. */
static const struct {
    const char *noun;
    enum entity_subtype subtype;
} body_nouns[] = {
    {"company", SUBTYPE_COMPANY}, {"firm", SUBTYPE_COMPANY},      {"airline", SUBTYPE_NONE},
    {"bank", SUBTYPE_NONE},       {"newspaper", SUBTYPE_MEDIA},   {"broadcaster", SUBTYPE_MEDIA},
    {"party", SUBTYPE_PARTY},     {"university", SUBTYPE_NONE},   {"bloc", SUBTYPE_INTERNATIONAL},
    {"ministry", SUBTYPE_NONE},   {"court", SUBTYPE_NONE},        {"council", SUBTYPE_NONE},
    {"commission", SUBTYPE_NONE}, {"committee", SUBTYPE_NONE},    {"parliament", SUBTYPE_NONE},
    {"assembly", SUBTYPE_NONE},   {"agency", SUBTYPE_NONE},       {"union", SUBTYPE_NONE},
    {"department", SUBTYPE_NONE}, {"tribunal", SUBTYPE_NONE},     {"front", SUBTYPE_NONE},
    {"movement", SUBTYPE_NONE},   {"association", SUBTYPE_NONE},  {"institute", SUBTYPE_NONE},
    {"foundation", SUBTYPE_NONE}, {"organization", SUBTYPE_NONE},
};

static bool is_body_of_noun(const struct entity *entity, struct span noun)
{
    for (size_t i = 0; i < sizeof body_nouns / sizeof *body_nouns; i++) {
        if (span_is(noun, body_nouns[i].noun)) {
            return entity->type == ENTITY_ORGANIZATION &&
                   (has_word(entity->name, noun) || (body_nouns[i].subtype != SUBTYPE_NONE &&
                                                     entity->subtype == body_nouns[i].subtype));
        }
    }
    return false;
}

/* "The country", "the nation"; "the state" only with an adjective, else it may be a province. */
static bool is_country_noun(struct span noun, bool adjective)
{
    return span_is(noun, "country") || span_is(noun, "nation") ||
           (adjective &&
            (span_is(noun, "state") || span_is(noun, "republic") || span_is(noun, "kingdom")));
}

/* The one country or body of the last sentences that the noun can stand for. Of a country, no
 * other's people may have been spoken of either. */
static uint32_t thing_of_noun(const struct analysis *analysis, const struct sentence *sentence,
                              uint32_t noun, bool adjective)
{
    struct span word = analysis->document.tokens[noun].norm;
    bool country = is_country_noun(word, adjective);
    uint32_t found = ENTITY_UNRESOLVED;
    size_t index = (size_t)(sentence - analysis->document.sentences);
    uint32_t start =
        analysis->document.sentences[index > THING_SENTENCES ? index - THING_SENTENCES : 0]
            .first_token;
    for (size_t i = mentions_from(analysis->mentions, analysis->mention_count, start);
         i < analysis->mention_count && analysis->mentions[i].first_token < noun; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->field != sentence->field || mention->entity == found ||
            mention->entity == ENTITY_UNRESOLVED) {
            continue;
        }
        const struct entity *entity = &analysis->entities[mention->entity];
        bool people = country && found != ENTITY_UNRESOLVED &&
                      entity->subtype == SUBTYPE_NATIONALITY &&
                      strcmp(entity->country, analysis->entities[found].country) != 0;
        bool fits = country ? entity->subtype == SUBTYPE_COUNTRY : is_body_of_noun(entity, word);
        if (people || (fits && found != ENTITY_UNRESOLVED)) {
            return ENTITY_UNRESOLVED;
        }
        found = fits ? mention->entity : found;
    }
    return found;
}

/* Whether what follows makes the noun somebody or something else: "the president of …", "the
 * commission that …". */
static bool is_qualified(const struct document *document, const struct sentence *sentence,
                         uint32_t noun, bool person)
{
    uint32_t next = noun + 1;
    if (next >= sentence->first_token + sentence->token_count) {
        return false;
    }
    const struct token *token = &document->tokens[next];
    return span_is(token->norm, "of") || span_is(token->norm, "who") ||
           span_is(token->norm, "that") || span_is(token->norm, "which") ||
           span_is(token->norm, "where") || (token->flags & TOKEN_CAPITAL) ||
           (person && span_is(token->norm, "'s")) || token->upos == UPOS_NOUN;
}

uint32_t description_find(const struct descriptions *descriptions, const struct sentence *sentence,
                          uint32_t noun, uint32_t *first)
{
    const struct analysis *analysis = descriptions->analysis;
    const struct document *document = &analysis->document;
    const struct token *tokens = document->tokens;
    uint32_t start = noun;
    while (start > sentence->first_token && tokens[start - 1].upos == UPOS_ADJ &&
           !(tokens[start - 1].flags & TOKEN_CAPITAL) && start + 2 > noun) {
        start--;
    }
    bool adjective = start < noun;
    bool common = tokens[noun].xpos == XPOS_NN;
    if (start == sentence->first_token || !span_is(tokens[start - 1].norm, "the") ||
        (!common && tokens[noun].xpos != XPOS_NNP)) {
        return ENTITY_UNRESOLVED;
    }
    *first = start - 1;
    uint32_t entity = ENTITY_UNRESOLVED;
    if (!adjective && common && !is_qualified(document, sentence, noun, true)) {
        entity = person_of_role(descriptions, tokens[noun].norm, noun);
    } else if (!adjective && !common && !is_qualified(document, sentence, noun, true)) {
        entity = holder_of_office(descriptions, tokens[noun].norm);
    }
    if (entity == ENTITY_UNRESOLVED && !is_qualified(document, sentence, noun, false) &&
        (!adjective || is_country_noun(tokens[noun].norm, true))) {
        entity = thing_of_noun(analysis, sentence, noun, adjective);
    }
    return entity;
}
