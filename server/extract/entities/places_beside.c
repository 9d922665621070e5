/* Reads the words between two names that stand side by side in a sentence. It goes by tokens, not
 * by the tree: "Paris, Texas" is an apposition to some parsers and a list to others. A comma counts
 * only where no list goes on behind it. */
#include "places_beside.h"

/* Points, as in entities_places.c. */
#define WITHIN_POINTS   60 /* said to lie there */
#define AROUND_POINTS   40 /* a town of it stands before it: "Athens, Georgia" */
#define OFFICER_POINTS  40 /* somebody is its governor or senator */
#define SIBLING_POINTS  16
#define CAPITALS_POINTS 36 /* a capital beside a capital */

/* The mention next to `mention` in its sentence, or NULL; mentions are in the order of the text. */
static const struct mention *neighbour(const struct places *places, const struct mention *mention,
                                       int side)
{
    const struct analysis *analysis = places->analysis;
    size_t index = (size_t)(mention - analysis->mentions);
    if ((side < 0 && index == 0) || (side > 0 && index + 1 >= analysis->mention_count)) {
        return NULL;
    }
    const struct mention *other = side < 0 ? mention - 1 : mention + 1;
    bool same = other->field == mention->field && other->sentence == mention->sentence;
    return same ? other : NULL;
}

static uint32_t end_of(const struct mention *mention)
{
    return mention->first_token + mention->token_count;
}

bool beside_is_place(const struct sense *sense, bool people)
{
    return sense->kind == SENSE_COUNTRY || sense->kind == SENSE_CAPITAL ||
           sense->kind == SENSE_CITY || sense->kind == SENSE_REGION || sense->kind == SENSE_PLACE ||
           (people && sense->kind == SENSE_NATIONALITY);
}

/* Whether the mention may be the name of a country or region, or of a people when `people`. */
static bool is_wide(const struct places *places, const struct mention *mention, bool people)
{
    const struct sense *sense = gazetteer_find(places->gazetteer, mention->text);
    for (; sense; sense = sense->next) {
        bool wide = sense->kind == SENSE_COUNTRY || sense->kind == SENSE_REGION ||
                    (people && sense->kind == SENSE_NATIONALITY);
        if (wide && gazetteer_case_fits(sense, mention->text)) {
            return true;
        }
    }
    return false;
}

/* Whether no list goes on behind the name of a country or region. */
static bool closes(const struct document *document, const struct mention *wide)
{
    const struct sentence *sentence = document_sentence_of(document, wide->first_token);
    uint32_t next = end_of(wide);
    if (next >= sentence->first_token + sentence->token_count) {
        return true;
    }
    const struct token *token = &document->tokens[next];
    static const char *const lists[] = {"and", "or", "&", "-", "'s", NULL};
    return !(token->flags & TOKEN_CAPITAL) && !span_is_one_of(token->norm, lists);
}

/* "Paris, Texas" */
static bool is_comma_pair(const struct document *document, const struct mention *place,
                          const struct mention *wide)
{
    return wide->first_token == end_of(place) + 1 &&
           span_is(document->tokens[end_of(place)].text, ",") && closes(document, wide);
}

/* "Tripoli, in the north of Lebanon" */
static bool is_in_pair(const struct document *document, const struct mention *place,
                       const struct mention *wide)
{
    const struct token *tokens = document->tokens;
    uint32_t at = end_of(place);
    at += span_is(tokens[at].text, ",") ? 1 : 0;
    if (wide->first_token <= at || wide->first_token > at + 5 || !span_is(tokens[at].norm, "in")) {
        return false;
    }
    for (uint32_t i = at + 1; i < wide->first_token; i++) {
        bool fits = tokens[i].upos == UPOS_DET || tokens[i].upos == UPOS_ADJ ||
                    tokens[i].upos == UPOS_NOUN || span_is(tokens[i].norm, "of");
        if (!fits || (tokens[i].flags & TOKEN_CAPITAL)) {
            return false;
        }
    }
    return true;
}

/* "the Lebanese city of Tripoli", "Lebanon's Tripoli" */
static bool is_town_of(const struct document *document, const struct mention *wide,
                       const struct mention *place)
{
    static const char *const towns[] = {"city", "town",   "port",   "village", "capital",
                                        "area", "suburb", "resort", "hub",     NULL};
    const struct token *tokens = document->tokens;
    uint32_t first = end_of(wide);
    bool owner = first < place->first_token && span_is(tokens[first].norm, "'s");
    bool town = owner && first + 1 == place->first_token;
    if (place->first_token < first + 1 || place->first_token > first + 6) {
        return false;
    }
    for (uint32_t i = first + owner; i < place->first_token; i++) {
        bool last_of = i + 1 == place->first_token && span_is(tokens[i].norm, "of");
        bool word = tokens[i].upos == UPOS_NOUN || tokens[i].upos == UPOS_ADJ ||
                    span_is(tokens[i].norm, "-");
        if ((!word && !last_of) || (tokens[i].flags & TOKEN_CAPITAL)) {
            return false;
        }
        town = town || span_is_one_of(tokens[i].norm, towns);
    }
    return town;
}

const struct mention *beside_wider(const struct places *places, const struct mention *mention)
{
    const struct document *document = &places->analysis->document;
    const struct mention *next = neighbour(places, mention, 1);
    if (next && is_wide(places, next, false) &&
        (is_comma_pair(document, mention, next) || is_in_pair(document, mention, next))) {
        return next;
    }
    const struct mention *before = neighbour(places, mention, -1);
    return before && is_wide(places, before, true) && is_town_of(document, before, mention) ? before
                                                                                            : NULL;
}

const struct mention *beside_narrower(const struct places *places, const struct mention *mention)
{
    const struct mention *before = neighbour(places, mention, -1);
    return before && is_comma_pair(&places->analysis->document, before, mention) ? before : NULL;
}

bool beside_is_state(const struct places *places, const struct sense *sense,
                     const struct mention *mention)
{
    const struct token *tokens = places->analysis->document.tokens;
    const struct mention *county = beside_narrower(places, mention);
    return county && county->token_count > 1 && sense->kind == SENSE_REGION &&
           strcmp(sense->record->country, "USA") == 0 &&
           span_is(tokens[end_of(county) - 1].norm, "county");
}

const struct mention *beside_sibling(const struct places *places, const struct mention *mention,
                                     int side)
{
    static const char *const joints[] = {",", "and", "or", "in", "&", NULL};
    const struct token *tokens = places->analysis->document.tokens;
    const struct mention *other = neighbour(places, mention, side);
    if (!other) {
        return NULL;
    }
    uint32_t first = end_of(side < 0 ? other : mention);
    uint32_t end = (side < 0 ? mention : other)->first_token;
    bool list = first < end && end - first <= 3;
    for (uint32_t i = first; i < end && list; i++) {
        list = span_is_one_of(tokens[i].norm, joints);
    }
    return list ? other : NULL;
}

/* "Washington" is "Washington State". */
static bool is_region(struct span region, struct span name)
{
    return span_equal_nocase(region, name) ||
           (name.len > region.len && name.ptr[region.len] == ' ' &&
            span_equal_nocase(region, span_slice(name, 0, region.len)));
}

bool beside_is_within(const struct sense *inner, const struct sense *outer)
{
    const struct record *place = inner->record;
    const struct record *wide = outer->record;
    bool smaller = outer->kind != SENSE_REGION
                       ? inner->kind != SENSE_COUNTRY
                       : inner->kind == SENSE_CITY || inner->kind == SENSE_CAPITAL;
    return smaller && wide->country[0] && strcmp(place->country, wide->country) == 0 &&
           (outer->kind != SENSE_REGION || place->region.len == 0 ||
            is_region(place->region, wide->name));
}

bool beside_fits(const struct places *places, const struct sense *sense,
                 const struct mention *other, bool outer)
{
    const struct sense *meaning = other ? gazetteer_find(places->gazetteer, other->text) : NULL;
    for (; meaning; meaning = meaning->next) {
        bool wide = meaning->kind == SENSE_COUNTRY || meaning->kind == SENSE_REGION ||
                    meaning->kind == SENSE_NATIONALITY;
        bool narrow = meaning->kind == SENSE_CITY || meaning->kind == SENSE_CAPITAL;
        bool fits = outer ? wide && beside_is_within(sense, meaning)
                          : narrow && beside_is_within(meaning, sense);
        if (fits && gazetteer_case_fits(meaning, other->text)) {
            return true;
        }
    }
    return false;
}

static bool is_town(const struct sense *sense)
{
    return sense->kind == SENSE_CITY || sense->kind == SENSE_CAPITAL;
}

/* Whether the mention has a meaning of the same kind in the same country. */
static bool is_like(const struct places *places, const struct sense *sense,
                    const struct mention *other)
{
    const struct sense *meaning = other ? gazetteer_find(places->gazetteer, other->text) : NULL;
    for (; meaning; meaning = meaning->next) {
        bool kind = meaning->kind == sense->kind || (is_town(meaning) && is_town(sense));
        if (kind && sense->kind != SENSE_COUNTRY && sense->record->country[0] &&
            strcmp(meaning->record->country, sense->record->country) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether both may be capitals: "Washington and London", not "Washington and Washington, D.C.". */
static bool is_capital_too(const struct places *places, const struct sense *sense,
                           const struct mention *mention, const struct mention *other)
{
    bool full = other && span_starts_with(other->text, mention->text);
    const struct sense *meaning = other && sense->kind == SENSE_CAPITAL && !full
                                      ? gazetteer_find(places->gazetteer, other->text)
                                      : NULL;
    while (meaning && meaning->kind != SENSE_CAPITAL) {
        meaning = meaning->next;
    }
    return meaning != NULL;
}

/* Whether the words say that it is a state with officers of its own: "Senator Ann Lee of Georgia",
 * "the Washington governor", "the New York primary". */
static bool is_state_of_officer(const struct places *places, const struct mention *mention)
{
    static const char *const before[] = {
        "senator",         "senators",  "sen.",       "congressman",
        "congresswoman",   "governor",  "gov.",       "representative",
        "representatives", "rep.",      "republican", "republicans",
        "democrat",        "democrats", "delegates",  NULL};
    static const char *const after[] = {"governor",    "gov.",          "senator",  "sen.",
                                        "primary",     "caucus",        "caucuses", "primaries",
                                        "congressman", "congresswoman", NULL};
    const struct document *document = &places->analysis->document;
    const struct token *tokens = document->tokens;
    const struct sentence *sentence = document_sentence_of(document, mention->first_token);
    uint32_t first = mention->first_token;
    uint32_t end = end_of(mention);
    if (end < sentence->first_token + sentence->token_count &&
        span_is_one_of(tokens[end].norm, after)) {
        return true;
    }
    bool of = first > sentence->first_token + 1 &&
              (span_is(tokens[first - 1].norm, "of") || span_is(tokens[first - 1].norm, "from"));
    uint32_t least = first > sentence->first_token + 7 ? first - 7 : sentence->first_token;
    for (uint32_t i = first; of && i-- > least;) {
        if (span_is_one_of(tokens[i].norm, before)) {
            return true;
        }
    }
    return false;
}

double beside_points(const struct places *places, const struct sense *sense,
                     const struct mention *mention)
{
    double points = 0;
    if (beside_fits(places, sense, beside_wider(places, mention), true)) {
        points += WITHIN_POINTS;
    }
    if ((sense->kind == SENSE_COUNTRY || sense->kind == SENSE_REGION) &&
        beside_fits(places, sense, beside_narrower(places, mention), false)) {
        points += AROUND_POINTS;
    } else if (beside_is_state(places, sense, mention)) {
        points += AROUND_POINTS;
    }
    if (sense->kind == SENSE_REGION && sense->record->by_hand &&
        is_state_of_officer(places, mention)) {
        points += OFFICER_POINTS;
    }
    const struct mention *before = beside_sibling(places, mention, -1);
    const struct mention *after = beside_sibling(places, mention, 1);
    if (is_like(places, sense, before) || is_like(places, sense, after)) {
        points += SIBLING_POINTS;
    }
    if (is_capital_too(places, sense, mention, before) ||
        is_capital_too(places, sense, mention, after)) {
        points += CAPITALS_POINTS;
    }
    return points;
}
