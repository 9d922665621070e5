/* Goes over the text once with two fingers: one on the model's spans, one on the phrases of the
 * lexicons. Weak phrases (ordinary words), towns and single words that the model left out are not
 * touched; so what it adds is only what leaves no doubt. */
#include "mentions_lexicon.h"

#define SURE        0.93f
#define PERSON_SURE 0.6f
#define PHRASE_SURE 0.85f
#define CERTAIN_MASK                                                                               \
    (SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_ORGANIZATION) |     \
     SENSE_BIT(SENSE_CAPITAL) | SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_PLACE) |                 \
     SENSE_BIT(SENSE_THING))

/* A phrase of the lexicons in the text. */
struct phrase {
    uint32_t first;
    uint32_t end;
    enum entity_type type;
    bool one_type; /* no other named meaning has another type */
    bool strong;   /* a country, a nationality or a capital of several words */
    bool all_caps;
};

/* A town that is listed by hand under several words: "The Hague". */
static bool is_sure_town(const struct gazetteer_hit *hit, const struct sense *sense)
{
    return sense->kind == SENSE_CITY && sense->record->by_hand && hit->token_count > 1;
}

static bool hit_read(const struct gazetteer_hit *hit, uint32_t first, bool capital,
                     struct phrase *out)
{
    bool found = false;
    *out = (struct phrase){.first = first,
                           .end = first + hit->token_count,
                           .one_type = true,
                           .all_caps = hit->all_caps};
    for (const struct sense *sense = hit->sense; sense; sense = sense->next) {
        uint32_t bit = SENSE_BIT(sense->kind);
        if (!(bit & SENSES_NAMED) || !gazetteer_hit_fits(hit, sense, capital) ||
            sense->record->weak) {
            continue;
        }
        if (!found && ((bit & CERTAIN_MASK) || is_sure_town(hit, sense))) {
            out->type = sense->record->type;
            out->strong = sense->kind == SENSE_COUNTRY || sense->kind == SENSE_NATIONALITY ||
                          (sense->kind == SENSE_CAPITAL && hit->token_count > 1);
            found = true;
        } else if (found && sense->record->type != out->type) {
            out->one_type = false;
        }
    }
    return found;
}

/* The longest certain phrase that starts at `first`. */
static bool phrase_find(const struct gazetteer *gazetteer, const struct names_view *view,
                        uint32_t first, uint32_t end, struct phrase *out)
{
    struct gazetteer_hit hits[GAZETTEER_HITS_MAX];
    size_t count = gazetteer_scan(gazetteer, view->document, first, end, hits);
    while (count > 0) {
        count--;
        if (hit_read(&hits[count], first, names_view_opens(view, first), out)) {
            return true;
        }
    }
    return false;
}

static bool token_is_hyphen(const struct document *document, uint32_t index)
{
    return span_is(document->tokens[index].norm, "-") &&
           !(document->tokens[index].flags & TOKEN_SPACE_BEFORE);
}

/* --- one span
 * ------------------------------------------------------------------------------------- */

/* The second half of an adjective: "Hong Kong-based", "Lee Kuan Yew-style". */
static bool token_is_tail(const struct token *token)
{
    static const char *const tails[] = {"based", "led",  "style", "born",  "run",      "era",
                                        "like",  "held", "owned", "made",  "type",     "bound",
                                        "wide",  "area", "built", "ruled", "inspired", NULL};
    return span_is_one_of(token->norm, tails);
}

/* "Pyong" goes on to "Pyong-so". */
static void span_extend(const struct document *document, const struct sentence *sentence,
                        struct name_span *span)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    if (span->type == ENTITY_PERSON && span->end + 1 < end &&
        token_is_hyphen(document, span->end)) {
        const struct token *next = &document->tokens[span->end + 1];
        if (!(next->flags & (TOKEN_SPACE_BEFORE | TOKEN_CAPITAL)) && (next->flags & TOKEN_WORD) &&
            next->text.len <= 5 && !token_is_tail(next)) {
            span->end += 2;
        }
    }
}

/* Cuts a span where a known phrase in capitals follows a name that is not ("By Ann Lee PARIS"), or
 * at the hyphen between two known names; the first part is added to `out`, the rest stays. */
static void span_split(const struct gazetteer *gazetteer, const struct names_view *view,
                       struct name_span *span, struct name_spans *out)
{
    const struct document *document = view->document;
    for (uint32_t i = span->first + 1; i < span->end; i++) {
        struct phrase left;
        struct phrase right;
        bool hyphen = token_is_hyphen(document, i - 1) && i - 1 > span->first;
        if (!phrase_find(gazetteer, view, i, span->end, &right) || right.end != span->end) {
            continue;
        }
        bool pair =
            hyphen && phrase_find(gazetteer, view, span->first, i - 1, &left) && left.end == i - 1;
        bool capitals = right.all_caps && right.end - right.first >= 2 &&
                        !(document->tokens[span->first].flags & TOKEN_ALL_CAPS);
        if (pair || capitals) {
            struct name_span before = *span;
            before.end = pair ? i - 1 : i;
            before.type = pair ? left.type : ENTITY_PERSON;
            name_spans_add(out, before);
            span->first = i;
            span->type = right.type;
            return;
        }
    }
}

/* Three capitalised short words after such a family name, of which the model is not sure, are a
 * person. */
static bool span_is_eastern_name(const struct gazetteer *gazetteer, const struct names_view *view,
                                 const struct name_span *span)
{
    if (span->end - span->first != 3 || span->confidence >= SURE ||
        !names_token_is_family_first(gazetteer, view->document, span->first)) {
        return false;
    }
    for (uint32_t i = span->first + 1; i < span->end; i++) {
        const struct token *token = &view->document->tokens[i];
        if (!view->tokens[i].capital || token->text.len > 5 || (token->flags & TOKEN_ALL_CAPS)) {
            return false;
        }
    }
    return true;
}

/* "North Korean system", "Hindu god": nothing but the people's name is a name. */
static void span_cut_people(const struct gazetteer *gazetteer, const struct names_view *view,
                            struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t mask = SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_THING);
    uint32_t count =
        gazetteer_match(gazetteer, view->document, span->first, span->end, mask, &sense);
    if (count == 0 || !sense_is_people(sense) || span->type != ENTITY_OTHER ||
        span->first + count == span->end) {
        return;
    }
    for (uint32_t i = span->first + count; i < span->end; i++) {
        if (view->tokens[i].capital || !(view->document->tokens[i].flags & TOKEN_WORD)) {
            return;
        }
    }
    span->end = span->first + count;
}

/* "UN Secretary-General": what is left without the title at its end. */
static void span_cut_title(const struct gazetteer *gazetteer, const struct names_view *view,
                           struct name_span *span)
{
    struct phrase phrase;
    if (span->type == ENTITY_PERSON ||
        !phrase_find(gazetteer, view, span->first, span->end, &phrase) || phrase.end >= span->end) {
        return;
    }
    const struct sense *sense = NULL;
    const uint32_t mask = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    uint32_t count =
        gazetteer_match(gazetteer, view->document, phrase.end, span->end, mask, &sense);
    if (count == span->end - phrase.end) {
        span->end = phrase.end;
        span->type = phrase.type;
    }
}

/* "UN Secretary-General Ann Lee": the known name before the title is added to `out`, the person
 * after it stays. */
static void span_split_title(const struct gazetteer *gazetteer, const struct names_view *view,
                             struct name_span *span, struct name_spans *out)
{
    struct phrase phrase;
    const struct sense *sense = NULL;
    if (!phrase_find(gazetteer, view, span->first, span->end, &phrase) ||
        phrase.end + 1 >= span->end) {
        return;
    }
    uint32_t count = gazetteer_match(gazetteer, view->document, phrase.end, span->end,
                                     SENSE_BIT(SENSE_TITLE), &sense);
    uint32_t first = phrase.end + count;
    if (count == 0 || first + 1 >= span->end || !view->tokens[phrase.end].capital ||
        !view->tokens[first].capital) {
        return;
    }
    name_spans_add(out, (struct name_span){phrase.first, phrase.end, span->sentence, phrase.type,
                                           PHRASE_SURE});
    span->first = first;
    span->type = ENTITY_PERSON;
}

/* Two people joined by "and" are two names. */
static void span_split_people(const struct names_view *view, struct name_span *span,
                              struct name_spans *out)
{
    for (uint32_t i = span->first + 1; span->type == ENTITY_PERSON && i + 1 < span->end; i++) {
        if (span_is(view->document->tokens[i].norm, "and")) {
            struct name_span before = *span;
            before.end = i;
            name_spans_add(out, before);
            span->first = i + 1;
        }
    }
}

static void span_correct(const struct gazetteer *gazetteer, const struct names_view *view,
                         struct name_span *span)
{
    struct phrase phrase;
    if (span_is_eastern_name(gazetteer, view, span)) {
        span->type = ENTITY_PERSON;
        return;
    }
    bool article =
        span->end - span->first > 1 && span_is(view->document->tokens[span->first].norm, "the");
    bool whole =
        phrase_find(gazetteer, view, span->first, span->end, &phrase) && phrase.end == span->end;
    if ((!whole && !phrase_find(gazetteer, view, span->first + article, span->end, &phrase)) ||
        phrase.end != span->end || !phrase.one_type || phrase.type == span->type) {
        return;
    }
    /* A building of several words that speaks: "the White House said". */
    bool building = phrase.type == ENTITY_PLACE && span->type == ENTITY_ORGANIZATION &&
                    phrase.end - phrase.first > 1;
    if (span->confidence < SURE || building ||
        (phrase.strong && (span->type != ENTITY_PERSON || phrase.end - phrase.first > 1))) {
        span->type = phrase.type;
    }
}

/* --- phrases over spans
 * --------------------------------------------------------------------------- */

/* Whether the phrase [first, end) holds spans[from] and those after it that touch it, all of them
 * whole; their number goes to `*inside`. */
static bool phrase_holds(const struct name_spans *spans, size_t from, const struct phrase *phrase,
                         size_t *inside)
{
    *inside = 0;
    for (size_t i = from; i < spans->count && spans->items[i].first < phrase->end; i++) {
        if (spans->items[i].first < phrase->first || spans->items[i].end > phrase->end) {
            return false;
        }
        (*inside)++;
    }
    return true;
}

/* Whether one word that the model left out is surely a country or people: inside a sentence, not
 * beside another word with a capital. */
static bool word_stands_out(const struct names_view *view, const struct sentence *sentence,
                            const struct phrase *phrase)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    uint32_t before = phrase->first - (phrase->first > sentence->first_token ? 1 : 0);
    bool opens = before == sentence->first_token &&
                 view->document->tokens[before].upos != UPOS_PROPN; /* "One Pole" */
    return phrase->strong && phrase->one_type && phrase->first > sentence->first_token &&
           (opens || !view->tokens[before].capital) &&
           (phrase->end >= end || !view->tokens[phrase->end].capital) &&
           !token_is_hyphen(view->document, before) &&
           (phrase->end >= end || !token_is_hyphen(view->document, phrase->end)) &&
           !phrase->all_caps &&
           view->sentence_case[sentence - view->document->sentences] == NAMES_CASE_NORMAL;
}

/* "Moon Jae-in", "So Tae-Ha": a family name that stands first and a given name of two short parts
 * with a hyphen, whatever the second part means otherwise. */
static bool eastern_find(const struct gazetteer *gazetteer, const struct names_view *view,
                         uint32_t first, uint32_t end, struct phrase *out)
{
    const struct token *tokens = view->document->tokens;
    *out = (struct phrase){.first = first, .end = first + 4, .type = ENTITY_PERSON};
    return first + 4 <= end && view->tokens[first + 1].capital &&
           token_is_hyphen(view->document, first + 2) && tokens[first + 1].text.len <= 5 &&
           tokens[first + 3].text.len <= 5 && (tokens[first + 3].flags & TOKEN_WORD) &&
           !(tokens[first + 3].flags & TOKEN_SPACE_BEFORE) &&
           !(tokens[first + 1].flags & TOKEN_ALL_CAPS) && !token_is_tail(&tokens[first + 3]) &&
           names_token_is_family_first(gazetteer, view->document, first);
}

/* Replaces spans that lie inside a longer known phrase by the phrase. */
static void spans_widen(const struct gazetteer *gazetteer, const struct names_view *view,
                        struct name_spans *spans)
{
    struct name_spans out = {.arena = spans->arena};
    size_t next = 0;
    for (uint32_t s = 0; s < view->document->sentence_count; s++) {
        const struct sentence *sentence = &view->document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i < end;) {
            struct phrase phrase;
            size_t inside = 0;
            bool starts = next < spans->count && spans->items[next].first == i;
            if (names_view_opens(view, i) &&
                (eastern_find(gazetteer, view, i, end, &phrase) ||
                 phrase_find(gazetteer, view, i, end, &phrase)) &&
                phrase_holds(spans, next, &phrase, &inside) &&
                (phrase.end - phrase.first >= 2 ||
                 (inside == 0 && word_stands_out(view, sentence, &phrase))) &&
                !(starts && spans->items[next].end == phrase.end)) {
                name_spans_add(&out, (struct name_span){phrase.first, phrase.end, s, phrase.type,
                                                        PHRASE_SURE});
                next += inside;
                i = phrase.end;
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

/* --- people that the model left out
 * ------------------------------------------------------------------ */

static bool token_is_one_of(const struct gazetteer *gazetteer, const struct names_view *view,
                            uint32_t index, uint32_t mask)
{
    const struct sense *sense = NULL;
    return gazetteer_match(gazetteer, view->document, index, index + 1, mask, &sense) == 1 &&
           !sense->record->weak;
}

/* Whether a country's possessive and an eastern family name open the run: "China's Xi Jinping". */
static bool opens_eastern_name(const struct gazetteer *gazetteer, const struct names_view *view,
                               const struct sentence *sentence, uint32_t first)
{
    const struct sense *sense = NULL;
    return first > sentence->first_token + 1 &&
           span_is(view->document->tokens[first - 1].norm, "'s") &&
           names_token_is_family_first(gazetteer, view->document, first) &&
           gazetteer_match(gazetteer, view->document, first - 2, first - 1,
                           SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_CAPITAL), &sense) == 1;
}

/* "Mr", "Ms": somebody's name follows, known or not. */
static bool token_is_honorific(const struct token *token)
{
    static const char *const words[] = {"mr",  "mr.",  "mrs", "mrs.", "ms",
                                        "ms.", "miss", "mme", "mme.", NULL};
    bool cased = (token->flags & TOKEN_CAPITAL) && !(token->flags & TOKEN_ALL_CAPS);
    return cased && span_is_one_of(token->norm, words);
}

/* The end of a run of two to four capitalised words at `first` that follows a title or role and
 * opens with a given or family name, or of one to three that follow "Mr" or "Ms"; 0 when there is
 * none. */
static uint32_t person_find(const struct gazetteer *gazetteer, const struct names_view *view,
                            const struct sentence *sentence, uint32_t first, uint32_t limit)
{
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    const uint32_t titles = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    bool honoured = first > sentence->first_token &&
                    token_is_honorific(&view->document->tokens[first - 1]) &&
                    !token_is_one_of(gazetteer, view, first, SENSE_BIT(SENSE_TITLE));
    if (first == sentence->first_token || !view->tokens[first].capital ||
        !(honoured || opens_eastern_name(gazetteer, view, sentence, first) ||
          (token_is_one_of(gazetteer, view, first - 1, titles) &&
           token_is_one_of(gazetteer, view, first, names)))) {
        return 0;
    }
    uint32_t end = first;
    while (end < limit && end - first < 4 && view->tokens[end].capital &&
           !(view->document->tokens[end].flags & TOKEN_ALL_CAPS)) {
        end++;
    }
    return end - first >= (honoured ? 1 : 2) ? end : 0;
}

static void spans_add_people(const struct gazetteer *gazetteer, const struct names_view *view,
                             struct name_spans *spans)
{
    struct name_spans out = {.arena = spans->arena};
    size_t next = 0;
    for (uint32_t s = 0; s < view->document->sentence_count; s++) {
        const struct sentence *sentence = &view->document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i < end;) {
            bool spanned = next < spans->count && spans->items[next].first < end;
            uint32_t limit = spanned ? spans->items[next].first : end;
            if (i == limit) {
                name_spans_add(&out, spans->items[next]);
                i = spans->items[next++].end;
                continue;
            }
            uint32_t stop = view->sentence_case[s] == NAMES_CASE_NORMAL
                                ? person_find(gazetteer, view, sentence, i, limit)
                                : 0;
            if (stop > 0) {
                struct name_span found = {i, stop, s, ENTITY_PERSON, PERSON_SURE};
                span_extend(view->document, sentence, &found);
                found.end = found.end > limit ? stop : found.end;
                name_spans_add(&out, found);
                i = found.end;
            } else {
                i++;
            }
        }
    }
    *spans = out;
}

void mentions_use_lexicon(const struct gazetteer *gazetteer, const struct names_view *view,
                          struct name_spans *spans)
{
    struct name_spans out = {.arena = spans->arena};
    for (size_t i = 0; i < spans->count; i++) {
        struct name_span span = spans->items[i];
        span_extend(view->document, &view->document->sentences[span.sentence], &span);
        span_split(gazetteer, view, &span, &out);
        span_split_people(view, &span, &out);
        span_split_title(gazetteer, view, &span, &out);
        span_cut_title(gazetteer, view, &span);
        span_correct(gazetteer, view, &span);
        span_cut_people(gazetteer, view, &span);
        name_spans_add(&out, span);
    }
    spans_widen(gazetteer, view, &out);
    spans_add_people(gazetteer, view, &out);
    *spans = out;
}
