/* What stands right beside a name often says what it is: "Nadia Brandt, 34, said", "Photo by Nadia
 * Brandt", "the charity Clearwater", "the village of Osk". Only names that no lexicon knows, and of
 * which the model is not sure. What it does not do: look at the tree, or beyond the sentence. */
#include "mentions_beside.h"

#include "mentions_kinds.h"

#define AGE_MOST   115
#define GREAT_TOWN 150000 /* people */

static bool span_is_known(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0;
}

/* Whether the last word closes names that are no person's: "Elm Street". */
static bool span_has_head(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return walk_whole(walk, span->end - 1, span->end, SENSE_BIT(SENSE_HEAD), &sense) > 0;
}

/* Two to four words with capitals, none of them all in capitals: it may be a person's name. What
 * stands behind a hyphen belongs to the word before: "Young-joon". */
static bool span_looks_personal(const struct walk *walk, const struct name_span *span)
{
    uint32_t words = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        const struct token *token = walk_token(walk, i);
        if (words > 0 && i + 1 < span->end && walk_token_is(walk, i, "-")) {
            i++;
            continue;
        }
        if (!(token->flags & TOKEN_WORD) || !walk->view->tokens[i].capital ||
            (token->flags & TOKEN_ALL_CAPS)) {
            return false;
        }
        words++;
    }
    return words >= 2 && words <= 4 && !span_has_head(walk, span) && !span_is_known(walk, span);
}

static unsigned number_of(struct span text)
{
    unsigned value = 0;
    for (size_t i = 0; i < text.len && i < 4; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9') {
            return 0;
        }
        value = 10 * value + (unsigned)(text.ptr[i] - '0');
    }
    return value;
}

/* "Sudha Marran, 20, left": only people have an age. */
static void take_age(const struct walk *walk, struct name_span *span)
{
    uint32_t at = span->end;
    if (span->type == ENTITY_PERSON || at + 2 >= walk_sentence_end(walk, span->sentence) ||
        !walk_token_is(walk, at, ",") || !walk_token_is(walk, at + 2, ",") ||
        !span_looks_personal(walk, span)) {
        return;
    }
    unsigned age = number_of(walk_token(walk, at + 1)->text);
    if (age > 0 && age <= AGE_MOST) {
        span->type = ENTITY_PERSON;
    }
}

/* "Photo by Ann Lee/AFP", "(Ann Lee/AP)": who made it. */
static void take_credit(const struct walk *walk, struct name_span *span)
{
    static const char *const works[] = {"photo",       "photograph", "photographs", "image",
                                        "picture",     "pictures",   "reporting",   "editing",
                                        "compiled",    "written",    "edited",      "reported",
                                        "photography", "writing",    NULL};
    uint32_t before = span->first - walk_sentence_start(walk, span->sentence);
    bool made = before >= 2 && walk_token_is(walk, span->first - 1, "by") &&
                span_is_one_of(walk_token(walk, span->first - 2)->norm, works);
    bool bracket = before >= 1 && walk_token_is(walk, span->first - 1, "(") &&
                   span->end + 1 < walk_sentence_end(walk, span->sentence) &&
                   walk_token_is(walk, span->end, "/");
    if (span->type != ENTITY_PERSON && (made || bracket) && span_looks_personal(walk, span)) {
        span->type = ENTITY_PERSON;
    }
}

/* Whether a person is called so: a given or family name stands in the span. */
static bool span_has_name_of_person(const struct walk *walk, const struct name_span *span)
{
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    const struct sense *sense = NULL;
    for (uint32_t i = span->first; i < span->end; i++) {
        if (walk_phrase(walk, i, i + 1, names, &sense) > 0) {
            return true;
        }
    }
    return false;
}

/* "the Bab al-Hol crossing", "the Osk refugee camp": a noun behind the name says that it is a
 * place. */
static bool is_place_by_noun(const struct walk *walk, const struct name_span *span)
{
    static const char *const nouns[] = {"crossing", "camp",  "district", "province", "region",
                                        "valley",   "river", "airport",  "hospital", "mosque",
                                        "border",   "dam",   "village",  NULL};
    uint32_t end = walk_sentence_end(walk, span->sentence);
    uint32_t at = span->end + (span->end < end && walk_token_is(walk, span->end, "refugee"));
    return at < end && span->first > walk_sentence_start(walk, span->sentence) &&
           walk_token_is(walk, span->first - 1, "the") &&
           !(walk_token(walk, at)->flags & TOKEN_CAPITAL) &&
           span_is_one_of(walk_token(walk, at)->norm, nouns);
}

/* "NetBlocks": a capital inside a word, as companies have it and people do not, but for "McKay" and
 * what they call themselves on the net. */
static bool is_trade_name(const struct walk *walk, const struct name_span *span)
{
    struct span text = walk_token(walk, span->first)->text;
    bool handle =
        text.ptr[0] == '@' ||
        (span->first > walk_sentence_start(walk, span->sentence) &&
         (walk_token_is(walk, span->first - 1, "@") || walk_token_is(walk, span->first - 1, ":")));
    for (size_t i = handle ? text.len : 4; i < text.len && span->end - span->first == 1; i++) {
        bool upper = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
        bool lower = text.ptr[i - 1] >= 'a' && text.ptr[i - 1] <= 'z';
        if (upper && lower && !span_starts_with(text, SPAN("Fitz"))) {
            return true;
        }
    }
    return false;
}

static void take_shape(const struct walk *walk, struct name_span *span)
{
    if (span->type != ENTITY_PERSON || span_is_known(walk, span)) {
        return;
    }
    if (span->confidence < SPAN_SURE && is_place_by_noun(walk, span)) {
        span->type = ENTITY_PLACE;
    } else if (is_trade_name(walk, span)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* Whether nothing but a comma or "and" joins two spans of a list. */
static bool are_joined(const struct walk *walk, uint32_t end, uint32_t first)
{
    for (uint32_t i = end; i < first; i++) {
        if (!walk_token_is(walk, i, ",") && !walk_token_is(walk, i, "and")) {
            return false;
        }
    }
    return first > end && first <= end + 2;
}

/* "Toner, McCauley and Sutskever left": one word of which nobody knows anything, between two people
 * of a list or behind two of them. */
static void take_listed(const struct walk *walk, struct name_span *span)
{
    const struct name_spans *out = &walk->out;
    const struct name_span *last = out->count ? &out->items[out->count - 1] : NULL;
    const struct name_span *before = out->count > 1 ? last - 1 : NULL;
    const struct name_span *next =
        walk->next < walk->spans->count ? &walk->spans->items[walk->next] : NULL;
    const struct token *token = walk_token(walk, span->first);
    if (span->type == ENTITY_PERSON || span->end - span->first != 1 || !last ||
        last->type != ENTITY_PERSON || last->sentence != span->sentence ||
        (token->flags & TOKEN_ALL_CAPS) || walk->view->tokens[span->first].usual == 1 ||
        span->confidence >= SPAN_SURE || span_is_known(walk, span) ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        !are_joined(walk, last->end, span->first)) {
        return;
    }
    bool two = before && before->type == ENTITY_PERSON && before->sentence == span->sentence &&
               are_joined(walk, before->end, last->first);
    bool inside = next && next->type == ENTITY_PERSON && next->sentence == span->sentence &&
                  are_joined(walk, span->end, next->first);
    if (two || inside) {
        span->type = ENTITY_PERSON;
    }
}

/* "the charity Clearwater", "the village Osk". */
static void take_kind(const struct walk *walk, struct name_span *span)
{
    static const char *const bodies[] = {
        "group",        "company",      "firm",     "airline",    "newspaper",
        "charity",      "agency",       "carrier",  "militia",    "broadcaster",
        "retailer",     "automaker",    "carmaker", "bank",       "movement",
        "organization", "organisation", "magazine", "think-tank", "nonprofit",
        "daily",        "insurer",      "brewer",   "lender",     "conglomerate",
        "consortium",   "party",        "union",    "watchdog",   "startup",
        "operator",     "supermarket",  "club",     NULL};
    static const char *const places[] = {"village",  "town",     "suburb", "province",
                                         "district", "township", "city",   NULL};
    if (span->first == walk_sentence_start(walk, span->sentence) || span->confidence >= SPAN_SURE ||
        !walk_sentence_is_normal(walk, span->sentence) || span_is_known(walk, span) ||
        span_has_name_of_person(walk, span)) {
        return;
    }
    const struct token *before = walk_token(walk, span->first - 1);
    if (before->flags & TOKEN_CAPITAL) {
        return;
    }
    if (span_is_one_of(before->norm, bodies)) {
        span->type = ENTITY_ORGANIZATION;
    } else if (span_is_one_of(before->norm, places)) {
        span->type = ENTITY_PLACE;
    }
}

/* Whether the span is a country, a people, a capital or a known body: "Brazil, the leader". */
static bool span_is_state(const struct walk *walk, const struct name_span *span)
{
    const uint32_t states = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) |
                            SENSE_BIT(SENSE_CAPITAL) | SENSE_BIT(SENSE_ORGANIZATION);
    const struct sense *sense = NULL;
    return walk_whole(walk, span->first, span->end, states, &sense) > 0;
}

/* "Brookfield boss Ann Lee", "shares in Calder": a single name that the model takes for a town's or
 * a person's is a company's. */
static void take_business(const struct walk *walk, struct name_span *span)
{
    static const char *const after[] = {"boss", "shares", "shareholders", "stock", "bosses", NULL};
    static const char *const owned[] = {"shares", "stake", "shareholders", "investors", NULL};
    uint32_t start = walk_sentence_start(walk, span->sentence);
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (span->type == ENTITY_ORGANIZATION || span->type == ENTITY_OTHER ||
        span->end - span->first != 1 || !walk_sentence_is_normal(walk, span->sentence) ||
        span_is_state(walk, span) ||
        gazetteer_is_great_place(walk->gazetteer, walk_token(walk, span->first)->text,
                                 GREAT_TOWN)) {
        return;
    }
    bool behind = span->end < end && span_is_one_of(walk_token(walk, span->end)->norm, after);
    bool of = span->first > start + 1 && (walk_token_is(walk, span->first - 1, "in") ||
                                          walk_token_is(walk, span->first - 1, "of"));
    of = of || (span->first > start + 1 && walk_token_is(walk, span->first - 1, "to") &&
                walk_token_is(walk, span->first - 2, "stake"));
    if (behind || (of && span_is_one_of(walk_token(walk, span->first - 2)->norm, owned))) {
        span->type = ENTITY_ORGANIZATION;
        span->confidence = SPAN_SURE;
    }
}

/* Whether a party is called so, whose points are of a poll. */
static bool span_is_party(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    bool known =
        walk_whole(walk, span->first, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0;
    for (; known && sense; sense = sense->next) {
        if (sense->record->subtype == SUBTYPE_PARTY) {
            return true;
        }
    }
    return false;
}

/* "Brent crude": a kind of oil, not the town. */
static void take_oil(struct walk *walk, struct name_span *span)
{
    if (span->end - span->first == 1 && span->end < walk_sentence_end(walk, span->sentence) &&
        walk_token_is(walk, span->end, "crude") && !span_is_state(walk, span) &&
        walk_reach(walk, span, span->end + 1)) {
        span->type = ENTITY_OTHER;
        span->confidence = SPAN_SURE;
    }
}

/* "the Dax", "Germany's Dax": a thing that the lexicons know, and no person of that name. */
static void take_thing(const struct walk *walk, struct name_span *span)
{
    static const char *const before[] = {"the", "'s", "’s", NULL};
    const struct sense *sense = NULL;
    if (span->type == ENTITY_PERSON && span->end - span->first == 1 &&
        span->first > walk_sentence_start(walk, span->sentence) &&
        span_is_one_of(walk_token(walk, span->first - 1)->norm, before) &&
        walk_whole(walk, span->first, span->end, SENSE_BIT(SENSE_THING), &sense) > 0) {
        span->type = ENTITY_OTHER;
        span->confidence = SPAN_SURE;
    }
}

/* "the IPC fell 2 percent": what goes up and down by so much and has an article is an index, not a
 * company. */
static void take_index(const struct walk *walk, struct name_span *span)
{
    static const char *const verbs[] = {
        "fell",    "rose",    "gained",  "lost",     "slipped", "tumbled", "jumped", "slid",
        "dropped", "climbed", "added",   "shed",     "sank",    "plunged", "surged", "soared",
        "dipped",  "eased",   "slumped", "advanced", "was",     "rallied", NULL};
    static const char *const measures[] = {"percent", "%", "points", "pct", "cent", NULL};
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (span->type == ENTITY_OTHER || span->end - span->first > 2 || span->end >= end ||
        span->first == walk_sentence_start(walk, span->sentence) ||
        !walk_token_is(walk, span->first - 1, "the") ||
        !(walk_token(walk, span->first)->flags & TOKEN_ALL_CAPS) ||
        !span_is_one_of(walk_token(walk, span->end)->norm, verbs) || span_is_party(walk, span)) {
        return;
    }
    for (uint32_t i = span->end + 1; i < end && i < span->end + 6; i++) {
        struct span word = walk_token(walk, i)->norm;
        if (span_is_one_of(word, measures)) {
            span->type = ENTITY_OTHER;
            span->confidence = SPAN_SURE;
            return;
        }
    }
}

/* "said Herrera, the prosecutor": who speaks and has an office is no place. */
static void take_speaker(const struct walk *walk, struct name_span *span)
{
    static const char *const said[] = {"said", "says", "added", "told", "asked", "warned", NULL};
    static const char *const articles[] = {"the", "a", "an", "his", "her", "its", "their", NULL};
    const struct sense *sense = NULL;
    uint32_t at = span->end;
    uint32_t end = walk_sentence_end(walk, span->sentence);
    bool speaks = span->first > walk_sentence_start(walk, span->sentence) &&
                  span_is_one_of(walk_token(walk, span->first - 1)->norm, said);
    bool named =
        span->end - span->first > 1 && !span_is_known(walk, span) && !span_has_head(walk, span) &&
        walk_phrase(walk, span->first, span->first + 1, SENSE_BIT(SENSE_FIRST_NAME), &sense) > 0;
    if (span->type == ENTITY_PERSON || at + 2 >= end || !(speaks || named) ||
        !walk_token_is(walk, at, ",") ||
        !span_is_one_of(walk_token(walk, at + 1)->norm, articles) || span_is_state(walk, span)) {
        return;
    }
    for (uint32_t i = at + 2; i < end && i < at + 6; i++) {
        if (walk_phrase(walk, i, end, SENSE_BIT(SENSE_ROLE), &sense) > 0) {
            span->type = ENTITY_PERSON;
            span->confidence = SPAN_SURE;
            return;
        }
        if (walk_token(walk, i)->flags & TOKEN_PUNCT) {
            return;
        }
    }
}

/* Whether the word at `at` is a relative of somebody told before it: "his wife", "Lee's son". */
static bool is_own_relative(const struct walk *walk, uint32_t at, uint32_t start)
{
    static const char *const whose[] = {"his",  "her",   "their", "my", "our",
                                        "your", "whose", "'s",    "’s", NULL};
    uint32_t from = at > start + 3 ? at - 3 : start;
    for (uint32_t i = from; i < at; i++) { /* "her second husband" */
        if (span_is_one_of(walk_token(walk, i)->norm, whose)) {
            return true;
        }
    }
    return false;
}

/* "his wife Mary", "their son, Dean, fled": a name behind such a word is a person's, whatever town
 * or, of somebody's own relative, country is called so. */
static void take_relative(const struct walk *walk, struct name_span *span)
{
    static const char *const relatives[] = {
        "wife",    "husband",   "son",        "daughter",    "brother",       "mother",
        "father",  "niece",     "nephew",     "uncle",       "aunt",          "widow",
        "fiancee", "boyfriend", "girlfriend", "grandson",    "granddaughter", "sister",
        "cousin",  "fiancé",    "fiancée",    "grandmother", "grandfather",   NULL};
    const struct sense *sense = NULL;
    uint32_t start = walk_sentence_start(walk, span->sentence);
    if (span->type == ENTITY_PERSON || span->end - span->first > 2 || span->first < start + 2 ||
        !walk_sentence_is_normal(walk, span->sentence) || span_has_head(walk, span)) {
        return;
    }
    bool apart = walk_token_is(walk, span->first - 1, ",") &&
                 span->end < walk_sentence_end(walk, span->sentence) &&
                 walk_token(walk, span->end)->flags & TOKEN_PUNCT;
    uint32_t relative = span->first - (apart ? 2 : 1);
    bool own = relative > start && is_own_relative(walk, relative, start);
    const uint32_t lands = SENSE_BIT(SENSE_NATIONALITY) | (own ? 0 : SENSE_BIT(SENSE_COUNTRY));
    if (!span_is_one_of(walk_token(walk, relative)->norm, relatives) || (apart && !own) ||
        walk_whole(walk, span->first, span->end, lands, &sense) > 0) {
        return;
    }
    const uint32_t given = SENSE_BIT(SENSE_FIRST_NAME);
    if (walk_phrase(walk, span->first, span->first + 1, given, &sense) > 0) {
        span->type = ENTITY_PERSON;
        span->confidence = SPAN_SURE;
    }
}

/* "Zaid" and "Raad al-Holm" with nothing between them are one name. */
static void join_person(struct walk *walk, struct name_span *span)
{
    const struct name_span *next = walk_span_at(walk, span->end);
    const struct sense *sense = NULL;
    if (span->type == ENTITY_PERSON && next && next->type == ENTITY_PERSON &&
        next->sentence == span->sentence && walk_sentence_is_normal(walk, span->sentence) &&
        next->end - span->first <= 5 && span->end - span->first <= 2 &&
        walk_phrase(walk, next->first, next->end, SENSE_BIT(SENSE_TITLE), &sense) == 0) {
        walk_reach(walk, span, next->end);
    }
}

/* "the Progressives (Progresivni)": the name in the country's own language. */
static void take_own_form(const struct walk *walk, struct name_span *span)
{
    const struct name_span *last = walk->out.count ? &walk->out.items[walk->out.count - 1] : NULL;
    if (!last || last->sentence != span->sentence || last->end + 1 != span->first ||
        span->type == last->type || span->end - span->first != 1 ||
        span->end >= walk_sentence_end(walk, span->sentence) ||
        !walk_token_is(walk, last->end, "(") || !walk_token_is(walk, span->end, ")")) {
        return;
    }
    struct span own = walk_token(walk, span->first)->norm;
    struct span full = walk_token(walk, last->first)->norm;
    if (own.len > 5 && full.len > 5 && memcmp(own.ptr, full.ptr, 5) == 0) {
        span->type = last->type;
    }
}

void mention_mend_beside(struct walk *walk, struct name_span *span)
{
    take_age(walk, span);
    take_credit(walk, span);
    mention_mend_kind(walk, span);
    take_kind(walk, span);
    take_own_form(walk, span);
    take_shape(walk, span);
    take_listed(walk, span);
    take_relative(walk, span);
    take_business(walk, span);
    take_speaker(walk, span);
    take_thing(walk, span);
    take_index(walk, span);
    take_oil(walk, span);
    join_person(walk, span);
}
