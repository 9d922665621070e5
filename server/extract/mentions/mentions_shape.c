/* The borders of a mention, and its finer kind: the lexicons' when they know the name with that
 * type, else the kind that its last or first words stand for ("University", "Ministry of"). */
#include "mentions_shape.h"

static bool token_is_article(const struct token *token)
{
    return span_is(token->norm, "the") || span_is(token->norm, "a") || span_is(token->norm, "an");
}

static bool token_is_possessive(const struct token *token)
{
    return span_is(token->norm, "'s") || span_is(token->norm, "'");
}

/* Whether a title word may be part of a name, too: "King", "Dean", "Major". */
static bool title_is_name(const struct gazetteer *gazetteer, const struct token *token)
{
    if (token->flags & TOKEN_ALL_CAPS) {
        return false;
    }
    const struct sense *sense = gazetteer_find(gazetteer, token->norm);
    for (; sense; sense = sense->next) {
        if (sense->kind == SENSE_FIRST_NAME || sense->kind == SENSE_SURNAME) {
            return true;
        }
    }
    return false;
}

/* How many tokens at the start of a person's name end with a title inside it: "Commerce Secretary
 * Ann Lee" gives 2. */
static uint32_t shape_inner_title(const struct gazetteer *gazetteer,
                                  const struct document *document, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++) {
        const struct sense *sense = NULL;
        uint32_t count =
            gazetteer_match(gazetteer, document, i, end, SENSE_BIT(SENSE_TITLE), &sense);
        if (count > 0 && i + count < end && document->tokens[i].text.len > 3 &&
            !title_is_name(gazetteer, &document->tokens[i]) &&
            !title_is_name(gazetteer, &document->tokens[first])) {
            return i + count - first;
        }
    }
    return 0;
}

/* Titles that are far more often a given name: "Don Blake", "Dean Moss". */
static bool title_is_given_name(const struct token *token)
{
    return span_is(token->text, "Don") || span_is(token->text, "Dean") ||
           span_is(token->text, "Earl");
}

/* "Mayor de Souza". */
static bool token_is_particle(const struct token *token)
{
    static const char *const particles[] = {"de",  "da", "di", "do",  "dos", "du", "van",
                                            "von", "al", "el", "bin", "der", NULL};
    return span_is_one_of(token->norm, particles);
}

/* How many tokens at the start of a person's name are a title. */
static uint32_t shape_title(const struct gazetteer *gazetteer, const struct document *document,
                            uint32_t first, uint32_t end)
{
    const struct sense *sense = NULL;
    uint32_t count =
        gazetteer_match(gazetteer, document, first, end, SENSE_BIT(SENSE_TITLE), &sense);
    if (count == 0 || first + count >= end ||
        (count == 1 && title_is_given_name(&document->tokens[first]))) {
        return 0;
    }
    const struct token *next = &document->tokens[first + count];
    bool particle =
        first + count + 1 < end && token_is_particle(next) && (next[1].flags & TOKEN_CAPITAL);
    return (next->flags & TOKEN_CAPITAL) || particle ? count : 0;
}

static bool shape_is_known(const struct gazetteer *gazetteer, struct span text)
{
    for (const struct sense *sense = gazetteer_find(gazetteer, text); sense; sense = sense->next) {
        if (SENSE_BIT(sense->kind) & SENSES_NAMED) {
            return true;
        }
    }
    return false;
}

/* Whether the article that opens the name belongs to it: "The Hague". */
static bool shape_keeps_article(const struct gazetteer *gazetteer, const struct document *document,
                                const struct mention *mention)
{
    uint32_t first = mention->first_token;
    uint32_t count = mention->token_count;
    return count > 1 && shape_is_known(gazetteer, document_text(document, first, count)) &&
           !shape_is_known(gazetteer, document_text(document, first + 1, count - 1));
}

static void shape_trim(const struct gazetteer *gazetteer, const struct document *document,
                       struct mention *mention)
{
    uint32_t first = mention->first_token;
    uint32_t end = first + mention->token_count;
    const struct token *tokens = document->tokens;
    bool keeps = mention->type == ENTITY_OTHER || shape_keeps_article(gazetteer, document, mention);
    while (first + 1 < end &&
           ((token_is_article(&tokens[first]) && !keeps) || (tokens[first].flags & TOKEN_PUNCT))) {
        first++;
    }
    while (end - first > 1 && token_is_possessive(&tokens[end - 1]) &&
           !shape_is_known(gazetteer, document_text(document, first, end - first))) {
        end--;
    }
    uint32_t title = 1;
    while (mention->type == ENTITY_PERSON && title > 0) {
        title = shape_title(gazetteer, document, first, end);
        first += title;
    }
    if (mention->type == ENTITY_PERSON) {
        first += shape_inner_title(gazetteer, document, first, end);
    }
    mention->first_token = first;
    mention->token_count = end - first;
}

static enum entity_subtype shape_by_name(const struct gazetteer *gazetteer,
                                         const struct mention *mention)
{
    enum entity_subtype weak = SUBTYPE_NONE;
    for (const struct sense *sense = gazetteer_find(gazetteer, mention->text); sense;
         sense = sense->next) {
        if (!(SENSE_BIT(sense->kind) & SENSES_NAMED) || sense->record->type != mention->type ||
            !gazetteer_case_fits(sense, mention->text)) {
            continue;
        }
        if (!sense->record->weak) {
            return sense->record->subtype;
        }
        weak = sense->record->subtype;
    }
    return weak;
}

/* Whether the name opens with that of an international body: "U.N. Refugee Agency". */
static bool shape_is_international(const struct gazetteer *gazetteer,
                                   const struct document *document, const struct mention *mention)
{
    uint32_t first = mention->first_token;
    const struct sense *sense = NULL;
    return mention->type == ENTITY_ORGANIZATION &&
           gazetteer_match(gazetteer, document, first, first + mention->token_count,
                           SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0 &&
           sense->record->subtype == SUBTYPE_INTERNATIONAL;
}

static enum entity_subtype shape_by_head(const struct gazetteer *gazetteer,
                                         const struct document *document,
                                         const struct mention *mention)
{
    uint32_t first = mention->first_token;
    uint32_t end = first + mention->token_count;
    const struct sense *origin = NULL;
    uint32_t lead =
        first + gazetteer_match(gazetteer, document, first, end,
                                SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY), &origin);
    struct gazetteer_hit hits[GAZETTEER_HITS_MAX];
    for (uint32_t i = first; i < end; i++) {
        size_t count = gazetteer_scan(gazetteer, document, i, end, hits);
        while (count > 0) {
            count--;
            bool closes = i + hits[count].token_count == end && i > first;
            for (const struct sense *sense = hits[count].sense; sense; sense = sense->next) {
                bool fits = (sense->kind == SENSE_HEAD && closes) ||
                            (sense->kind == SENSE_LEAD && (i == first || i == lead));
                if (fits && sense->record->type == mention->type) {
                    return sense->record->subtype;
                }
            }
        }
    }
    return SUBTYPE_NONE;
}

bool mention_shape(const struct gazetteer *gazetteer, const struct document *document,
                   struct mention *mention)
{
    shape_trim(gazetteer, document, mention);
    mention->at = document_extent(document, mention->first_token, mention->token_count);
    mention->text = document_text(document, mention->first_token, mention->token_count);
    bool has_word = false;
    for (uint32_t i = 0; i < mention->token_count; i++) {
        uint8_t flags = document->tokens[mention->first_token + i].flags;
        has_word = has_word || (flags & (TOKEN_WORD | TOKEN_NUMBER));
    }
    if (!has_word) {
        return false;
    }
    mention->subtype = SUBTYPE_NONE;
    if (mention->type != ENTITY_PERSON) {
        mention->subtype = shape_by_name(gazetteer, mention);
    }
    if (mention->subtype == SUBTYPE_NONE && shape_is_international(gazetteer, document, mention)) {
        mention->subtype = SUBTYPE_INTERNATIONAL;
    }
    if (mention->subtype == SUBTYPE_NONE && mention->type != ENTITY_PERSON) {
        mention->subtype = shape_by_head(gazetteer, document, mention);
    }
    return true;
}

bool token_is_of_currency(const struct document *document, const struct sentence *sentence,
                          uint32_t index)
{
    const struct token *token = &document->tokens[index];
    bool article = index > sentence->first_token && span_is(token[-1].norm, "the");
    return !article && (token->flags & TOKEN_ALL_CAPS) &&
           index + 1 < sentence->first_token + sentence->token_count && token[1].text.ptr[0] == '$';
}
