/* Names are runs of capitalised words and known phrases. A run's type comes from the lexicons: the
 * phrase itself, its head or lead ("University", "Ministry of"), a title before it, a first name in
 * it. A word that opens a sentence counts only when the lexicon knows it or the text has it with a
 * capital elsewhere. What it does not do: learn; unknown single words of unknown type are left out.
 */
#include "extract/mentions.h"

#include "base/table.h"
#include "engine.h"
#include "gazetteer.h"

struct finder {
    struct arena *arena;
    const struct gazetteer *gazetteer;
    const struct document *document;
    struct analysis *analysis;
    struct table *capitals; /* words seen with a capital inside a sentence */
    size_t capacity;
};

static const struct token *finder_token(const struct finder *finder, uint32_t index)
{
    return &finder->document->tokens[index];
}

static bool token_is(const struct token *token, const char *word)
{
    return span_is(token->norm, word);
}

static void finder_collect_capitals(struct finder *finder)
{
    const struct document *document = finder->document;
    finder->capitals = table_new(finder->arena, 256);
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        for (uint32_t i = 1; i < sentence->token_count; i++) {
            const struct token *token = finder_token(finder, sentence->first_token + i);
            if (sentence->field == FIELD_BODY && (token->flags & TOKEN_CAPITAL) &&
                !(token[-1].flags & TOKEN_PUNCT)) {
                table_set(finder->capitals, token->norm, 1);
            }
        }
    }
}

static void finder_add(struct finder *finder, const struct sentence *sentence, uint32_t first,
                       uint32_t count, enum entity_type type, enum entity_subtype subtype)
{
    struct analysis *analysis = finder->analysis;
    analysis->mentions = arena_grow(finder->arena, analysis->mentions, analysis->mention_count,
                                    &finder->capacity, sizeof *analysis->mentions);
    analysis->mentions[analysis->mention_count++] = (struct mention){
        .at = document_extent(finder->document, first, count),
        .field = sentence->field,
        .sentence = sentence->index,
        .first_token = first,
        .token_count = count,
        .text = document_text(finder->document, first, count),
        .type = type,
        .subtype = subtype,
        .kind = MENTION_NAME,
        .confidence = 0.7f,
        .entity = ENTITY_UNRESOLVED,
    };
}

/* A capitalised word that may belong to a name. */
static bool finder_is_namelike(const struct finder *finder, uint32_t index, bool opens)
{
    const struct token *token = finder_token(finder, index);
    if (!(token->flags & TOKEN_CAPITAL) || !(token->flags & TOKEN_WORD)) {
        return false;
    }
    return !opens || table_get(finder->capitals, token->norm) != TABLE_NONE;
}

/* The end of the run of capitalised words that starts at `first`. */
static uint32_t finder_run_end(const struct finder *finder, uint32_t first, uint32_t end)
{
    uint32_t i = first + 1;
    while (i < end) {
        const struct token *token = finder_token(finder, i);
        bool joins = token_is(token, "of") || token_is(token, "al") || token_is(token, "bin") ||
                     token_is(token, "de") || token_is(token, "von") || token_is(token, "&");
        if (joins && i + 1 < end && (finder_token(finder, i + 1)->flags & TOKEN_CAPITAL)) {
            i += 2;
        } else if (finder_is_namelike(finder, i, false)) {
            i++;
        } else {
            break;
        }
    }
    return i;
}

/* What the words of a run say about its type; ENTITY_TYPE_COUNT when they say nothing. */
static enum entity_type finder_run_type(const struct finder *finder, uint32_t first, uint32_t end,
                                        bool titled, enum entity_subtype *subtype)
{
    const struct sense *sense = NULL;
    for (uint32_t i = first; i < end && end - first > 1; i++) {
        uint32_t mask = SENSE_BIT(i == first ? SENSE_LEAD : SENSE_HEAD);
        uint32_t count = gazetteer_match(finder->gazetteer, finder->document, i, end, mask, &sense);
        if (count > 0 && (i == first || i + count == end)) {
            *subtype = sense->record->subtype;
            return sense->record->type;
        }
    }
    *subtype = SUBTYPE_NONE;
    uint32_t people = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    bool named = gazetteer_match(finder->gazetteer, finder->document, first, first + 1, people,
                                 &sense) > 0 &&
                 !sense->record->weak;
    return titled || (named && end - first <= 4) ? ENTITY_PERSON : ENTITY_TYPE_COUNT;
}

static uint32_t finder_take_phrase(struct finder *finder, const struct sentence *sentence,
                                   uint32_t first, uint32_t end)
{
    const struct sense *sense = NULL;
    uint32_t count =
        gazetteer_match(finder->gazetteer, finder->document, first, end, SENSES_NAMED, &sense);
    if (count == 0 || sense->record->weak) {
        return 0;
    }
    uint32_t run = finder_run_end(finder, first, end) - first;
    bool strong = sense->kind != SENSE_CITY && sense->kind != SENSE_REGION;
    if (run > count && !strong) {
        return 0;
    }
    finder_add(finder, sentence, first, count, sense->record->type, sense->record->subtype);
    return count;
}

static void finder_read_sentence(struct finder *finder, const struct sentence *sentence)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    bool titled = false;
    for (uint32_t i = sentence->first_token; i < end;) {
        const struct sense *sense = NULL;
        uint32_t count = gazetteer_match(finder->gazetteer, finder->document, i, end,
                                         SENSE_BIT(SENSE_TITLE), &sense);
        uint32_t phrase =
            gazetteer_match(finder->gazetteer, finder->document, i, end, SENSES_NAMED, &sense);
        if (count > phrase && i + count < end && (finder_token(finder, i)->flags & TOKEN_CAPITAL)) {
            i += count;
            titled = true;
            continue;
        }
        count = finder_take_phrase(finder, sentence, i, end);
        if (count == 0 && finder_is_namelike(finder, i, i == sentence->first_token)) {
            enum entity_subtype subtype;
            count = finder_run_end(finder, i, end) - i;
            enum entity_type type = finder_run_type(finder, i, i + count, titled, &subtype);
            if (type != ENTITY_TYPE_COUNT) {
                finder_add(finder, sentence, i, count, type, subtype);
            }
        }
        titled = false;
        i += count > 0 ? count : 1;
    }
}

void mentions_find(struct arena *arena, const struct engine *engine, struct analysis *analysis)
{
    struct finder finder = {arena, engine->gazetteer, &analysis->document, analysis, NULL, 0};
    finder_collect_capitals(&finder);
    for (size_t s = 0; s < analysis->document.sentence_count; s++) {
        finder_read_sentence(&finder, &analysis->document.sentences[s]);
    }
}
