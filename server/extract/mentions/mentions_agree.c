/* Every form of a name that the model found is entered in a table with what speaks for each type:
 * the sum of the model's confidence, and for the last word of a person's full name that person.
 * Then doubtful types are corrected and unmarked occurrences added. What it does not do: overrule
 * the model where it is sure. */
#include "mentions_agree.h"

#include <stdlib.h>

#include "base/table.h"
#include "mentions_shape.h"

#define FORM_TOKENS_MAX 8
#define SURE            0.9f
#define LEXICON_SURE    0.6f
#define UNLIKELY_TOWN   8    /* a family name's votes against those of a town that is none */
#define ADDED           0.6f /* of the confidence that the form has elsewhere */

/* What the document says about a form. */
struct form {
    float votes[ENTITY_TYPE_COUNT];
    float most[ENTITY_TYPE_COUNT]; /* the surest single one */
    bool closes_person;            /* it is the family name of somebody's full name */
    bool great_place;              /* and of a country or great town as well */
    bool placed;                   /* something is somewhere: "in Amman" */
    bool closes_event;             /* it is the name of a storm or the like: "Hurricane Ada" */
    bool opens_company;            /* a company's name begins with it: "Norwood" of "Norwood Air" */
};

struct forms {
    const struct gazetteer *gazetteer;
    struct arena *arena;
    struct table *index;
    struct form *items;
    size_t count;
    size_t capacity;
};

void name_spans_add(struct name_spans *spans, struct name_span span)
{
    spans->items = arena_grow(spans->arena, spans->items, spans->count, &spans->capacity,
                              sizeof *spans->items);
    spans->items[spans->count++] = span;
}

/* The lower-case words of the tokens [first, end) with a blank between them. */
static struct span form_key(struct arena *arena, const struct document *document, uint32_t first,
                            uint32_t end)
{
    size_t len = 0;
    for (uint32_t i = first; i < end; i++) {
        len += document->tokens[i].norm.len + 1;
    }
    char *key = arena_alloc(arena, len);
    len = 0;
    for (uint32_t i = first; i < end; i++) {
        struct span norm = document->tokens[i].norm;
        memcpy(key + len, norm.ptr, norm.len);
        len += norm.len;
        key[len++] = ' ';
    }
    return (struct span){key, len};
}

static struct form *forms_get(struct forms *forms, struct span key)
{
    uint32_t index = table_intern(forms->index, key, (uint32_t)forms->count);
    if (index == forms->count) {
        forms->items = arena_grow(forms->arena, forms->items, forms->count, &forms->capacity,
                                  sizeof *forms->items);
        forms->items[forms->count++] = (struct form){0};
    }
    return &forms->items[index];
}

static const struct form *forms_find(const struct forms *forms, struct span key)
{
    uint32_t index = table_get(forms->index, key);
    return index == TABLE_NONE ? NULL : &forms->items[index];
}

/* Where the family name of a full name starts: at a particle ("al-Assad", "Van Halen") or the last
 * word. */
static uint32_t family_start(const struct document *document, const struct name_span *span)
{
    static const char *const particles[] = {"al", "el",  "van", "von", "de",  "da",
                                            "di", "dos", "bin", "ben", "ibn", "abu",
                                            "le", "la",  "du",  "der", NULL};
    for (uint32_t i = span->first + 1; i + 1 < span->end; i++) {
        if (span_is_one_of(document->tokens[i].norm, particles)) {
            return i;
        }
    }
    return span->end - 1;
}

#define GREAT_TOWN 1000000 /* people */
#define KNOWN_TOWN 100000

static void forms_add_family(struct forms *forms, const struct document *document, uint32_t first,
                             uint32_t end, const struct name_span *span)
{
    struct form *family = forms_get(forms, form_key(forms->arena, document, first, end));
    family->votes[ENTITY_PERSON] += span->confidence;
    family->closes_person = true;
    family->great_place = gazetteer_is_great_place(
        forms->gazetteer, document_text(document, first, end - first), GREAT_TOWN);
}

/* The name alone of an event that a word before it tells apart: "Ada" of "Hurricane Ada". */
static void forms_add_event(struct forms *forms, const struct document *document,
                            const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t count = gazetteer_match(forms->gazetteer, document, span->first, span->end,
                                     SENSE_BIT(SENSE_LEAD), &sense);
    uint32_t first = span->first + count;
    if (count == 0 || sense->record->subtype != SUBTYPE_EVENT || span->end != first + 1 ||
        !(document->tokens[first].flags & TOKEN_WORD) || document->tokens[first].text.len < 3) {
        return;
    }
    struct form *form = forms_get(forms, form_key(forms->arena, document, first, span->end));
    form->votes[ENTITY_OTHER] += span->confidence;
    form->closes_event = true;
}

/* Whether a company is called so, or a word that closes companies' names. */
static bool is_company(const struct forms *forms, struct span text)
{
    const uint32_t kinds = SENSE_BIT(SENSE_HEAD) | SENSE_BIT(SENSE_ORGANIZATION);
    const struct sense *sense = gazetteer_find(forms->gazetteer, text);
    while (sense &&
           !((SENSE_BIT(sense->kind) & kinds) && sense->record->subtype == SUBTYPE_COMPANY)) {
        sense = sense->next;
    }
    return sense != NULL;
}

/* The word with which a company's name begins, and by which alone it may go. */
static void forms_add_company(struct forms *forms, const struct document *document,
                              const struct name_span *span)
{
    uint32_t count = span->end - span->first;
    if (count > 1 && (is_company(forms, document_text(document, span->first, count)) ||
                      is_company(forms, document->tokens[span->end - 1].norm))) {
        forms_get(forms, form_key(forms->arena, document, span->first, span->first + 1))
            ->opens_company = true;
    }
}

/* "President Moon": whether a single name stands behind a title and is surely a person's. */
static bool span_is_titled(const struct forms *forms, const struct document *document,
                           const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t first = span->first;
    const struct sentence *sentence = &document->sentences[span->sentence];
    return span->type == ENTITY_PERSON && span->end - first == 1 && span->confidence >= SURE &&
           first > sentence->first_token && document->tokens[first].text.len > 2 &&
           (document->tokens[first - 1].flags & TOKEN_CAPITAL) &&
           gazetteer_match(forms->gazetteer, document, first - 1, first, SENSE_BIT(SENSE_TITLE),
                           &sense) > 0;
}

/* Whether the words before or behind a name say that it is where something is: "in Norwood". */
static bool span_is_placed(const struct document *document, const struct name_span *span)
{
    static const char *const where[] = {"in",   "at",   "near",    "from",
                                        "into", "over", "outside", NULL};
    const struct sentence *sentence = &document->sentences[span->sentence];
    return sentence->kind == BLOCK_DATELINE ||
           (span->first > sentence->first_token &&
            span_is_one_of(document->tokens[span->first - 1].norm, where));
}

static void forms_collect(struct forms *forms, const struct document *document,
                          const struct name_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        const struct name_span *span = &spans->items[i];
        struct form *form =
            forms_get(forms, form_key(forms->arena, document, span->first, span->end));
        form->votes[span->type] += span->confidence;
        if (span->confidence > form->most[span->type]) {
            form->most[span->type] = span->confidence;
        }
        form->placed = form->placed || span_is_placed(document, span);
        if (span->type == ENTITY_OTHER) {
            forms_add_event(forms, document, span);
        }
        if (span->type == ENTITY_ORGANIZATION) {
            forms_add_company(forms, document, span);
        }
        if (span_is_titled(forms, document, span)) {
            forms_add_family(forms, document, span->first, span->end, span);
        }
        if (span->type != ENTITY_PERSON || span->end - span->first < 2) {
            continue;
        }
        uint32_t family_first = family_start(document, span);
        const struct token *last = &document->tokens[span->end - 1];
        if (last->text.len > 2 && (last->flags & TOKEN_CAPITAL)) {
            forms_add_family(forms, document, span->end - 1, span->end, span);
        }
        if (family_first < span->end - 1) {
            forms_add_family(forms, document, family_first, span->end, span);
        }
        if (names_token_is_family_first(forms->gazetteer, document, span->first)) {
            forms_add_family(forms, document, span->first, span->first + 1, span);
        }
    }
}

static enum entity_type form_type(const struct form *form)
{
    unsigned best = 0;
    for (unsigned type = 1; type < ENTITY_TYPE_COUNT; type++) {
        best = form->votes[type] > form->votes[best] ? type : best;
    }
    if (form->closes_event && !form->closes_person) {
        return ENTITY_OTHER;
    }
    /* Few reports speak of a small town that is called like somebody in them, or of a great one
     * where nobody is. */
    bool likely = best != ENTITY_PLACE || (form->great_place && form->placed);
    float weight = likely ? 2 : UNLIKELY_TOWN;
    if (form->closes_person && weight * form->votes[ENTITY_PERSON] >= form->votes[best]) {
        return ENTITY_PERSON;
    }
    return (enum entity_type)best;
}

/* "the Houthi", "Houthi-run": the movement, although somebody in the article is called so. */
static bool span_is_movement(const struct forms *forms, const struct document *document,
                             const struct name_span *span)
{
    const struct sense *sense = gazetteer_find(
        forms->gazetteer, document_text(document, span->first, span->end - span->first));
    while (sense && sense->kind != SENSE_ORGANIZATION && !sense_is_people(sense)) {
        sense = sense->next;
    }
    bool article = span->first > 0 && span_is(document->tokens[span->first - 1].norm, "the");
    bool hyphen =
        span->end < document->token_count && span_is(document->tokens[span->end].norm, "-");
    return sense && (article || hyphen);
}

/* "Allen, Texas": a town, although somebody in the article is called so. */
static bool span_is_town(const struct forms *forms, const struct document *document,
                         const struct name_span *span)
{
    const uint32_t wide = SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_COUNTRY);
    const struct sense *sense = NULL;
    const struct sentence *sentence = &document->sentences[span->sentence];
    uint32_t end = sentence->first_token + sentence->token_count;
    return span->type == ENTITY_PLACE && span->end + 1 < end &&
           span_is(document->tokens[span->end].norm, ",") &&
           gazetteer_match(forms->gazetteer, document, span->end + 1, end, wide, &sense) > 0;
}

/* "a hospital in al-Fashir": no person, since nobody in the article is called so. */
static bool span_is_where(const struct forms *forms, const struct document *document,
                          const struct name_span *span, const struct form *form)
{
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    const struct sense *sense = NULL;
    const struct sentence *sentence = &document->sentences[span->sentence];
    bool single =
        span->end - span->first == 1 ||
        (span->end - span->first == 3 && span_is(document->tokens[span->first + 1].norm, "-"));
    bool owner = span->end < sentence->first_token + sentence->token_count &&
                 span_is(document->tokens[span->end].norm, "'s");
    return span->type == ENTITY_PERSON && single && !owner && span->confidence < SURE &&
           span->first > sentence->first_token &&
           span_is(document->tokens[span->first - 1].norm, "in") && !form->closes_person &&
           gazetteer_match(forms->gazetteer, document, span->end - 1, span->end, names, &sense) ==
               0;
}

/* Whether the three tokens close a longer name of the article: "Ann Brandt-Holm" is one person. */
static bool span_closes_name(const struct document *document, const struct name_spans *spans,
                             const struct name_span *span)
{
    for (size_t i = 0; i < spans->count; i++) {
        const struct name_span *other = &spans->items[i];
        const struct token *tokens = document->tokens;
        if (other->end - other->first > 3 &&
            span_equal(tokens[other->end - 1].norm, tokens[span->end - 1].norm) &&
            span_equal(tokens[other->end - 2].norm, tokens[span->end - 2].norm) &&
            span_equal(tokens[other->end - 3].norm, tokens[span->end - 3].norm)) {
            return true;
        }
    }
    return false;
}

/* "Brandt-Holm", of the two candidates Brandt and Holm: the family names of two people of the
 * article. */
static bool span_is_pair(const struct forms *forms, const struct document *document,
                         const struct name_span *span)
{
    if (span->end - span->first != 3 || !span_is(document->tokens[span->first + 1].norm, "-")) {
        return false;
    }
    const struct form *one =
        forms_find(forms, form_key(forms->arena, document, span->first, span->first + 1));
    const struct form *other =
        forms_find(forms, form_key(forms->arena, document, span->end - 1, span->end));
    return one && other && one->closes_person && other->closes_person;
}

/* Replaces the spans of two people by one for each. */
static void spans_split_pairs(const struct forms *forms, const struct document *document,
                              struct name_spans *spans)
{
    struct name_spans out = {.arena = spans->arena};
    for (size_t i = 0; i < spans->count; i++) {
        struct name_span span = spans->items[i];
        if (span_is_pair(forms, document, &span) && !span_closes_name(document, spans, &span)) {
            span.type = ENTITY_PERSON;
            struct name_span first = span;
            first.end = span.first + 1;
            span.first = span.end - 1;
            name_spans_add(&out, first);
        }
        name_spans_add(&out, span);
    }
    *spans = out;
}

/* "Captain Brandt", "Judge Holm": behind a title the family name of somebody of the article; how
 * many tokens the title has, else 0. */
static uint32_t span_titled_person(const struct forms *forms, const struct document *document,
                                   const struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t count = gazetteer_match(forms->gazetteer, document, span->first, span->end,
                                     SENSE_BIT(SENSE_TITLE), &sense);
    if (span->type == ENTITY_PERSON || count == 0 || span->first + count + 1 != span->end) {
        return 0;
    }
    const struct form *form =
        forms_find(forms, form_key(forms->arena, document, span->end - 1, span->end));
    return form && form->closes_person && !form->great_place ? count : 0;
}

/* "Norwood ended its flights" in an article on Norwood Air: no town, unless something is there. */
static bool span_is_company(const struct forms *forms, const struct document *document,
                            const struct name_span *span, const struct form *form)
{
    return form && form->opens_company && !form->closes_person && form->most[ENTITY_PLACE] < SURE &&
           (span->type == ENTITY_PLACE || span->type == ENTITY_PERSON) &&
           span->end - span->first == 1 && span->confidence < SURE &&
           !span_is_placed(document, span) &&
           !gazetteer_is_great_place(forms->gazetteer, document_text(document, span->first, 1),
                                     KNOWN_TOWN);
}

static void spans_correct(const struct forms *forms, const struct document *document,
                          struct name_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        struct name_span *span = &spans->items[i];
        const struct form *form =
            forms_find(forms, form_key(forms->arena, document, span->first, span->end));
        uint32_t title = span_titled_person(forms, document, span);
        if (title > 0) {
            span->first += title;
            span->type = ENTITY_PERSON;
            continue;
        }
        if (span_is_company(forms, document, span, form)) {
            span->type = ENTITY_ORGANIZATION;
            continue;
        }
        if (form && span_is_where(forms, document, span, form)) {
            span->type = ENTITY_PLACE;
            continue;
        }
        enum entity_type type = form ? form_type(form) : span->type;
        bool told = form && ((form->closes_person && type == ENTITY_PERSON) ||
                             (form->closes_event && type == ENTITY_OTHER));
        bool barred = type == ENTITY_PERSON && (span_is_movement(forms, document, span) ||
                                                span_is_town(forms, document, span));
        if (type != span->type && (span->confidence < SURE || told) && !barred) {
            span->type = type;
        }
    }
}

/* Whether the document shows that a word at the start of a sentence or in a heading is a name. */
static bool word_may_be_name(const struct names_view *view, uint32_t sentence, uint32_t first,
                             uint32_t end)
{
    const struct names_token *token = &view->tokens[first];
    bool opens = first == view->document->sentences[sentence].first_token;
    bool plain = view->sentence_case[sentence] == NAMES_CASE_NORMAL && !opens;
    return plain || end - first > 1 || (token->seen != 2 && token->usual != 1);
}

/* The longest unmarked name that starts at `first` and is known from elsewhere; its end, or 0. */
static uint32_t spans_find_known(const struct forms *forms, const struct names_view *view,
                                 uint32_t sentence, uint32_t first, uint32_t end,
                                 struct name_span *found)
{
    uint32_t limit = end - first > FORM_TOKENS_MAX ? first + FORM_TOKENS_MAX : end;
    for (uint32_t stop = limit; stop > first; stop--) {
        const struct form *form =
            forms_find(forms, form_key(forms->arena, view->document, first, stop));
        if (!form || !word_may_be_name(view, sentence, first, stop)) {
            continue;
        }
        enum entity_type type = form_type(form);
        bool told = (form->closes_person && type == ENTITY_PERSON) || form->closes_event;
        float sure = told ? SURE : form->most[type];
        if (sure >= 0.75f) {
            *found = (struct name_span){first, stop, sentence, type, sure * ADDED};
            return stop;
        }
    }
    return 0;
}

/* A country, people or religion of the lexicons that starts at `first`; its end, or 0. */
static uint32_t spans_find_country(const struct gazetteer *gazetteer, const struct names_view *view,
                                   uint32_t sentence, uint32_t first, uint32_t end,
                                   struct name_span *found)
{
    const struct sense *sense = NULL;
    const uint32_t mask =
        SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_THING);
    uint32_t count = gazetteer_match(gazetteer, view->document, first, end, mask, &sense);
    if (count == 0 || (sense->kind == SENSE_THING && !sense_is_people(sense)) ||
        !word_may_be_name(view, sentence, first, first + count)) {
        return 0;
    }
    *found = (struct name_span){first, first + count, sentence, sense->record->type, LEXICON_SURE};
    return first + count;
}

/* Whether a word in small letters is none of the ordinary words, so that it may be a name that was
 * written without care. */
static bool word_is_careless(const struct names_view *view, uint32_t index)
{
    const struct token *token = &view->document->tokens[index];
    return !view->tokens[index].capital && view->tokens[index].usual != 1 &&
           (token->flags & TOKEN_WORD) && token->text.len > 3 && token->upos == UPOS_PROPN;
}

/* Whether a word with a capital stands alone behind a noun that calls for a name: "the militant
 * group Hope". */
static bool word_is_called(const struct names_view *view, const struct sentence *sentence,
                           uint32_t index, uint32_t end)
{
    static const char *const nouns[] = {"group", "militia", "charity", "faction",
                                        "gang",  "startup", NULL};
    const struct token *token = &view->document->tokens[index];
    bool called = index > sentence->first_token && span_is_one_of(token[-1].text, nouns);
    return called && token->upos == UPOS_PROPN && token->text.len > 2 &&
           (index + 1 >= end || !view->tokens[index + 1].capital);
}

/* Adds known names in the stretch [first, end) that no span covers. */
static void spans_fill(const struct forms *forms, const struct names_view *view, uint32_t sentence,
                       uint32_t first, uint32_t end, struct name_spans *out)
{
    const struct sentence *at = &view->document->sentences[sentence];
    bool normal = view->sentence_case[sentence] == NAMES_CASE_NORMAL;
    while (first < end) {
        struct name_span found;
        uint32_t stop = 0;
        if (view->tokens[first].capital || word_is_careless(view, first)) {
            stop = spans_find_known(forms, view, sentence, first, end, &found);
        }
        if (view->tokens[first].capital && stop == 0) {
            stop = spans_find_country(forms->gazetteer, view, sentence, first, end, &found);
        }
        if (view->tokens[first].capital && stop == 0 && normal &&
            word_is_called(view, at, first, end)) {
            stop = first + 1;
            found = (struct name_span){first, stop, sentence, ENTITY_ORGANIZATION, LEXICON_SURE};
        }
        bool cut = stop > 0 && ((stop < end && view->tokens[stop].capital) ||
                                (first > at->first_token && view->tokens[first - 1].capital));
        bool money = stop == first + 1 && token_is_of_currency(view->document, at, first);
        if (stop > 0 && !(cut && normal) && !money) {
            name_spans_add(out, found);
        }
        first = stop > 0 ? stop : first + 1;
    }
}

void mentions_agree(const struct gazetteer *gazetteer, const struct names_view *view,
                    struct name_spans *spans)
{
    const struct document *document = view->document;
    struct forms forms = {.gazetteer = gazetteer,
                          .arena = spans->arena,
                          .index = table_new(spans->arena, spans->count)};
    forms_collect(&forms, document, spans);
    spans_split_pairs(&forms, document, spans);
    spans_correct(&forms, document, spans);
    struct name_spans all = {.arena = spans->arena};
    size_t next = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        uint32_t open = sentence->first_token;
        while (next < spans->count && spans->items[next].first < end) {
            spans_fill(&forms, view, s, open, spans->items[next].first, &all);
            name_spans_add(&all, spans->items[next]);
            open = spans->items[next++].end;
        }
        spans_fill(&forms, view, s, open, end, &all);
    }
    *spans = all;
}
