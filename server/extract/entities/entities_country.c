/* The country that a title gives a person: a nationality or a country's possessive before it, or
 * "of" and a country after it. Only the words next to the name count. Not the field of somebody's
 * work ("North Korea analyst", "envoy to Syria", "rapporteur on Sudan"), and not what stands in a
 * relative clause. */
#include "entities_country.h"

#include "extract/mentions/mention_tree.h"

#define TITLE_WORDS_MAX 7

/* Offices that are those of a country when it stands before them without a possessive or behind
 * them with "of": "Malta President", "king of Jordan"; and what its people are called so: "U.S.
 * citizen". */
static bool is_office(struct span word)
{
    static const char *const offices[] = {"president",
                                          "minister",
                                          "premier",
                                          "chancellor",
                                          "king",
                                          "queen",
                                          "emir",
                                          "sultan",
                                          "emperor",
                                          "prince",
                                          "princess",
                                          "leader",
                                          "ambassador",
                                          "secretary",
                                          "dictator",
                                          "ruler",
                                          "president-elect",
                                          "citizen",
                                          "national",
                                          "detainee",
                                          NULL};
    for (size_t i = 0; offices[i]; i++) {
        if (span_is(word, offices[i])) {
            return true;
        }
    }
    return false;
}

/* The mention that token `token` lies in, or NULL; mentions are in the order of the text. */
static const struct mention *mention_at(const struct analysis *analysis, uint32_t token)
{
    size_t index = mentions_from(analysis->mentions, analysis->mention_count, token);
    bool found = index < analysis->mention_count && analysis->mentions[index].first_token <= token;
    return found ? &analysis->mentions[index] : NULL;
}

bool country_is_seat(const struct entity *entity)
{
    static const char *const seats[] = {"White House", "Downing Street", "Blue House", "Elysee",
                                        NULL};
    size_t i = 0;
    while (seats[i] && !span_is(entity->name, seats[i])) {
        i++;
    }
    return seats[i] && entity->country[0];
}

/* The country that a mention is, is the adjective of or is a state body of; "" for all others. */
static const char *country_of(const struct analysis *analysis, const struct mention *mention)
{
    if (!mention || mention->entity == ENTITY_UNRESOLVED || mention->kind != MENTION_NAME) {
        return "";
    }
    const struct entity *entity = &analysis->entities[mention->entity];
    bool names = entity->subtype == SUBTYPE_COUNTRY || entity->subtype == SUBTYPE_NATIONALITY ||
                 entity->subtype == SUBTYPE_GOVERNMENT || entity->subtype == SUBTYPE_MILITARY ||
                 country_is_seat(entity);
    return names ? entity->country : "";
}

static bool is_possessive(const struct token *token)
{
    return span_is(token->norm, "'s") || span_is(token->norm, "'");
}

/* Whether a word can stand between a country and the name whose title it is in. */
static bool is_in_title(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_ADJ ||
           is_possessive(token) || span_is(token->norm, "-") || span_is(token->norm, ".") ||
           span_is(token->norm, "of");
}

/* The country in the title right before the name. */
static const char *country_before(const struct analysis *analysis, const struct mention *person)
{
    const struct token *tokens = analysis->document.tokens;
    uint32_t begin = document_sentence_of(&analysis->document, person->first_token)->first_token;
    uint32_t name = person->first_token;
    bool office = false;
    if (name > begin && span_is(tokens[name - 1].norm, "of")) {
        return ""; /* "Chad's killing of Ann Lee": no title */
    }
    for (uint32_t i = name; i > begin && name - i < TITLE_WORDS_MAX; i--) {
        const struct mention *mention = mention_at(analysis, i - 1);
        const char *country = country_of(analysis, mention);
        if (country[0]) {
            bool adjective = mention->type != ENTITY_PLACE ||
                             country_is_seat(&analysis->entities[mention->entity]);
            bool owner = i < name && is_possessive(&tokens[i]);
            return i < name && (adjective || owner || office) ? country : "";
        }
        if ((mention && mention->type == ENTITY_PERSON) || !is_in_title(&tokens[i - 1])) {
            return "";
        }
        office = office || is_office(tokens[i - 1].norm);
    }
    return "";
}

/* Whether an office follows the possessive at `token`: "China's president", not "China's Xi". */
static bool owns_office(const struct token *tokens, uint32_t token, uint32_t end)
{
    bool plain = token + 1 < end && !(tokens[token + 1].flags & TOKEN_CAPITAL);
    for (uint32_t i = token + 1; i < end && i < token + 4; i++) {
        plain = plain || is_office(tokens[i].norm);
    }
    return plain;
}

/* The country in the apposition right after the name: ", the French envoy", ", president of X". */
static const char *country_after(const struct analysis *analysis, const struct mention *person)
{
    const struct document *document = &analysis->document;
    const struct sentence *sentence = document_sentence_of(document, person->first_token);
    const struct token *tokens = document->tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    uint32_t first = person->first_token + person->token_count;
    if (first + 1 >= end || !span_is(tokens[first].norm, ",")) {
        return "";
    }
    first += tokens[first + 1].upos == UPOS_DET ? 2 : 1;
    bool office = false;
    for (uint32_t i = first; i < end && i < first + TITLE_WORDS_MAX; i++) {
        const struct mention *mention = mention_at(analysis, i);
        const char *country = country_of(analysis, mention);
        uint32_t next = i + 1;
        if (country[0]) {
            next = mention->first_token + mention->token_count;
            bool before = next < end &&
                          (mention->type != ENTITY_PLACE
                               ? tokens[next].upos == UPOS_NOUN || tokens[next].upos == UPOS_ADJ
                               : (is_possessive(&tokens[next]) && owns_office(tokens, next, end)) ||
                                     is_office(tokens[next].norm));
            return before || office ? country : "";
        }
        bool of = span_is(tokens[i].norm, "of");
        if (of && !office) {
            return "";
        }
        bool the = tokens[i].upos == UPOS_DET && office;
        if (!of && !the && !is_in_title(&tokens[i])) {
            return "";
        }
        office = is_office(tokens[i].norm) || of || the;
    }
    return "";
}

void country_find(struct analysis *analysis)
{
    static const char two[] = "-";
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->type != ENTITY_PERSON || mention->kind != MENTION_NAME) {
            continue;
        }
        struct entity *person = &analysis->entities[mention->entity];
        const char *country = country_before(analysis, mention);
        country = country[0] ? country : country_after(analysis, mention);
        if (country[0] && person->country[0] && strcmp(person->country, country) != 0) {
            memcpy(person->country, two, sizeof two);
        } else if (country[0]) {
            memcpy(person->country, country, sizeof person->country);
        }
    }
    for (size_t i = 0; i < analysis->entity_count; i++) {
        struct entity *person = &analysis->entities[i];
        if (strcmp(person->country, two) == 0) {
            memset(person->country, 0, sizeof person->country);
        }
    }
}
