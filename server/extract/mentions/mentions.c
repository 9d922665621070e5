/* The name model tags every sentence; its spans become mentions once titles, articles and
 * possessives are cut off (mentions_shape.c). Then the document is made to agree with itself: a
 * name that was read whole somewhere explains its short forms elsewhere (mentions_agree.c). */
#include "extract/mentions.h"

#include "base/table.h"
#include "extract/engine_parts.h"
#include "mentions_agree.h"
#include "mentions_defined.h"
#include "mentions_lexicon.h"
#include "mentions_repair.h"
#include "mentions_shape.h"
#include "names_model.h"

/* A longer span is a list or noise, not a name. */
#define NAME_TOKENS_MAX 25

/* Whether the lexicons know the name in capitals as a town's and not as a body's: "MONTREAL". */
static bool span_is_town(const struct gazetteer *gazetteer, const struct document *document,
                         const struct name_span *span)
{
    bool town = false;
    const struct sense *sense =
        gazetteer_find(gazetteer, document_text(document, span->first, span->end - span->first));
    for (; sense && sense->kind != SENSE_ORGANIZATION; sense = sense->next) {
        town = town || sense->kind == SENSE_CITY || sense->kind == SENSE_CAPITAL;
    }
    return town && !sense && (document->tokens[span->first].flags & TOKEN_ALL_CAPS);
}

/* Whether the name in a dateline is that of who reports: "(Lee Press)", "Munster Herald". */
static bool span_is_agency(const struct gazetteer *gazetteer, const struct document *document,
                           const struct sentence *sentence, const struct name_span *span)
{
    const struct token *last = &document->tokens[span->end - 1];
    bool inside = span->first > sentence->first_token &&
                  span->end < sentence->first_token + sentence->token_count;
    bool bracketed = inside && span_is(document->tokens[span->first - 1].norm, "(") &&
                     span_is(last[1].norm, ")");
    const struct sense *sense = gazetteer_find(gazetteer, last->norm);
    while (sense && (sense->kind != SENSE_HEAD || sense->record->subtype != SUBTYPE_MEDIA)) {
        sense = sense->next;
    }
    return (bracketed && span->type != ENTITY_PLACE) || (sense && span->end - span->first > 1);
}

static void mentions_add(struct arena *arena, const struct engine *engine,
                         const struct name_span *span, struct analysis *analysis, size_t *capacity)
{
    const struct sentence *sentence = &analysis->document.sentences[span->sentence];
    bool is_dateline = sentence->kind == BLOCK_DATELINE;
    bool is_agency = is_dateline && span->type != ENTITY_ORGANIZATION &&
                     span_is_agency(engine->gazetteer, &analysis->document, sentence, span);
    bool is_place = is_dateline && (span->type == ENTITY_PERSON || span->type == ENTITY_OTHER ||
                                    span_is_town(engine->gazetteer, &analysis->document, span));
    struct mention mention = {.field = sentence->field,
                              .sentence = sentence->index,
                              .first_token = span->first,
                              .token_count = span->end - span->first,
                              .type = is_agency  ? ENTITY_ORGANIZATION
                                      : is_place ? ENTITY_PLACE
                                                 : span->type,
                              .kind = MENTION_NAME,
                              .confidence = span->confidence,
                              .entity = ENTITY_UNRESOLVED};
    if (!mention_shape(engine->gazetteer, &analysis->document, &mention)) {
        return;
    }
    if (is_agency && mention.subtype == SUBTYPE_NONE) {
        mention.subtype = SUBTYPE_MEDIA;
    }
    analysis->mentions = arena_grow(arena, analysis->mentions, analysis->mention_count, capacity,
                                    sizeof *analysis->mentions);
    analysis->mentions[analysis->mention_count++] = mention;
}

/* The spans that the tags of a sentence make. */
static void spans_read_tags(const struct sentence *sentence, uint32_t index, const uint8_t *tags,
                            const float *certainty, struct name_spans *spans)
{
    uint32_t first = 0;
    float confidence = 1;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (tags[i] == 0) {
            continue;
        }
        enum names_position position = (enum names_position)((tags[i] - 1) % 4);
        if (position == NAMES_B || position == NAMES_U) {
            first = i;
            confidence = 1;
        }
        confidence = certainty[i] < confidence ? certainty[i] : confidence;
        bool closes = position == NAMES_L || position == NAMES_U;
        if (closes && i - first < NAME_TOKENS_MAX) {
            name_spans_add(spans, (struct name_span){
                                      sentence->first_token + first, sentence->first_token + i + 1,
                                      index, (enum entity_type)((tags[i] - 1) / 4), confidence});
        }
    }
}

static void spans_decode(const struct engine *engine, const struct names_view *view,
                         struct name_spans *spans)
{
    const struct document *document = view->document;
    struct arena *working = arena_new();
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        uint32_t count = document->sentences[s].token_count;
        uint8_t *tags = arena_alloc(working, count);
        float *certainty = ARENA_ARRAY(working, float, count);
        names_model_decode(working, engine->names, view, s, tags, certainty);
        spans_read_tags(&document->sentences[s], s, tags, certainty, spans);
        arena_reset(working);
    }
    arena_free(working);
}

/* A word in capitals that is usually written small: "(AGENCIES)", "CORRECTION". */
static bool span_is_shouted(const struct names_view *view, const struct name_span *span)
{
    const struct token *token = &view->document->tokens[span->first];
    return span->end - span->first == 1 && (token->flags & TOKEN_ALL_CAPS) &&
           token->text.len >= 6 && view->tokens[span->first].usual == 1 &&
           view->tokens[span->first].lexicon == 0 &&
           view->sentence_case[span->sentence] == NAMES_CASE_NORMAL;
}

static bool document_has_word(const struct document *document, const char *word)
{
    for (size_t i = 0; i < document->token_count; i++) {
        if (span_is(document->tokens[i].norm, word)) {
            return true;
        }
    }
    return false;
}

/* Whether "North" or "South" at `index` stands alone after an article: a country of Korea. */
static bool token_is_half(const struct names_view *view, const struct sentence *sentence,
                          uint32_t index)
{
    const struct token *token = &view->document->tokens[index];
    if (!(span_is(token->text, "North") || span_is(token->text, "South")) ||
        index == sentence->first_token || !span_is(token[-1].norm, "the")) {
        return false;
    }
    bool last = index + 1 == sentence->first_token + sentence->token_count;
    return last || !view->tokens[index + 1].capital;
}

/* "the North" and "the South" in a text that speaks of Korea; replaces what the model made of
 * them. */
static void spans_add_koreas(const struct names_view *view, struct name_spans *spans)
{
    const struct document *document = view->document;
    if (!document_has_word(document, "korea") && !document_has_word(document, "korean")) {
        return;
    }
    struct name_spans out = {.arena = spans->arena};
    size_t next = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i < end;) {
            bool starts = next < spans->count && spans->items[next].first == i;
            bool longer = starts && spans->items[next].end > i + 1;
            if (!longer && token_is_half(view, sentence, i)) {
                name_spans_add(&out, (struct name_span){i, i + 1, s, ENTITY_PLACE, 0.9f});
                next += starts;
                i++;
            } else if (starts) {
                name_spans_add(&out, spans->items[next]);
                i = spans->items[next++].end;
            } else {
                i++;
            }
        }
    }
    *spans = out;
}

/* The words that stand for a longer name: the acronym in brackets after it, or the last word of a
 * storm's name. Empty when the mention has no such short form. */
static struct span mention_short_form(const struct document *document,
                                      const struct mention *mention, const struct mention *next)
{
    uint32_t end = mention->first_token + mention->token_count;
    bool brackets = next && next->field == mention->field && next->type == mention->type &&
                    next->first_token == end + 1 && next->token_count == 1 &&
                    span_is(document->tokens[end].norm, "(");
    if (brackets) {
        return next->text;
    }
    bool event = mention->subtype == SUBTYPE_EVENT && mention->token_count == 2;
    return event ? document->tokens[end - 1].text : (struct span){0};
}

/* Gives short forms without a finer kind that of the name that they stand for. */
static void mentions_share_kinds(struct arena *scratch, struct analysis *analysis)
{
    struct table *kinds = table_new(scratch, analysis->mention_count);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        const struct mention *next = i + 1 < analysis->mention_count ? mention + 1 : NULL;
        struct span form = mention_short_form(&analysis->document, mention, next);
        if (form.len > 0 && mention->subtype != SUBTYPE_NONE &&
            table_get(kinds, form) == TABLE_NONE) {
            table_set(kinds, form, (uint32_t)mention->subtype << 8 | (uint32_t)mention->type);
        }
    }
    for (size_t i = 0; i < analysis->mention_count; i++) {
        struct mention *mention = &analysis->mentions[i];
        uint32_t kind = table_get(kinds, mention->text);
        if (mention->subtype == SUBTYPE_NONE && kind != TABLE_NONE &&
            (kind & 0xff) == (uint32_t)mention->type) {
            mention->subtype = (enum entity_subtype)(kind >> 8);
        }
    }
}

void mentions_find(struct arena *arena, const struct engine *engine, struct analysis *analysis)
{
    struct arena *scratch = arena_new();
    struct names_view view;
    names_view_read(scratch, engine->gazetteer, names_model_classes(engine->names),
                    &analysis->document, &view);
    struct name_spans spans = {.arena = scratch};
    spans_decode(engine, &view, &spans);
    mentions_use_lexicon(engine->gazetteer, &view, &spans);
    mentions_join_defined(engine->gazetteer, &view, &spans);
    mentions_repair(engine->gazetteer, &view, &spans);
    mentions_drop_common(engine->gazetteer, &analysis->document, &spans);
    mentions_agree(engine->gazetteer, &view, &spans);
    spans_add_koreas(&view, &spans);
    size_t capacity = 0;
    for (size_t i = 0; i < spans.count; i++) {
        if (span_is_shouted(&view, &spans.items[i])) {
            continue;
        }
        mentions_add(arena, engine, &spans.items[i], analysis, &capacity);
    }
    mentions_share_kinds(scratch, analysis);
    arena_free(scratch);
}
