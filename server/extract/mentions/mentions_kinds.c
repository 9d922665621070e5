/* What the text says a strange name is, by the words beside it: a ship ("the ferry Osk Varn"), a
 * company that is called like its founder, a body ("Osk, the grid agency"). What is said of a ship
 * or such a company once holds for the whole text. What it does not do: warships, which act like
 * those who send them and stay what they are taken for. */
#include "mentions_kinds.h"

static bool span_is_known(const struct walk *walk, const struct name_span *span)
{
    const struct sense *sense = NULL;
    return walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0;
}

/* Whether a name is in no lexicon, that of persons' names included, and was not surely found. */
static bool span_is_strange(const struct walk *walk, const struct name_span *span)
{
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    const struct sense *sense = NULL;
    return span->confidence < SPAN_SURE && !span_is_known(walk, span) &&
           walk_phrase(walk, span->first, span->end, names, &sense) == 0;
}

static const char *const VESSELS[] = {
    "ferry",    "trawler", "tanker", "barge",  "yacht", "freighter",  "airliner", "steamer",
    "schooner", "tugboat", "liner",  "vessel", "ship",  "icebreaker", "boat",     NULL};

/* "the ferry Osk Varn", "the barge, the Osk", "aboard the Osk": a ship, whoever it is called after.
 */
static void take_vessel(struct walk *walk, struct name_span *span)
{
    static const char *const aboard[] = {"aboard", "board", NULL};
    uint32_t before = span->first - walk_sentence_start(walk, span->sentence);
    const struct sense *sense = NULL;
    if (before == 0 || !walk_sentence_is_normal(walk, span->sentence) ||
        walk_whole(walk, span->first, span->end,
                   SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_COUNTRY), &sense) > 0) {
        return;
    }
    bool kind = span_is_one_of(walk_token(walk, span->first - 1)->text, VESSELS);
    bool the = before > 1 && walk_token_is(walk, span->first - 1, "the");
    bool apposed = the && before > 2 && walk_token_is(walk, span->first - 2, ",") &&
                   span_is_one_of(walk_token(walk, span->first - 3)->text, VESSELS);
    bool on = the && span->type == ENTITY_PERSON &&
              span_is_one_of(walk_token(walk, span->first - 2)->norm, aboard);
    if (kind || apposed || on) {
        span->type = ENTITY_OTHER;
        span->confidence = SPAN_SURE;
        name_spans_add(&walk->told, *span);
    }
}

/* "Storm Darwin" is nobody, "Ribble Borough Council" no thing: the first or last word says so. */
static void take_closed(const struct walk *walk, struct name_span *span)
{
    static const char *const storms[] = {"Storm", "Hurricane", "Typhoon", "Cyclone", NULL};
    static const char *const bodies[] = {
        "Council",   "Committee",  "Ministry",   "Department", "Agency",  "Commission",
        "Authority", "Court",      "Tribunal",   "University", "College", "Association",
        "Party",     "Federation", "Foundation", "Ltd",        "Ltd.",    "Oy",
        "GmbH",      "Police",     "Institute",  "Limited",    "Inc",     "Inc.",
        "Corp",      "Corp.",      "LLC",        "Industries", "Team",    "Squad",
        "Holdings",  "Airlines",   "Airways",    "BV",         "B.V.",    "NV",
        "N.V.",      "AG",         "PLC",        "Plc",        "SpA",     "ASA",
        "Oyj",       "LLP",        NULL};
    if (span->end - span->first < 2 || !walk_sentence_is_normal(walk, span->sentence)) {
        return;
    }
    bool storm = span->type == ENTITY_PERSON && span->end - span->first == 2 &&
                 span_is_one_of(walk_token(walk, span->first)->text, storms);
    bool body = (span->type == ENTITY_PERSON || span->type == ENTITY_OTHER) &&
                span->confidence < SPAN_SURE && !walk_token_is(walk, span->end - 2, "in") &&
                span_is_one_of(walk_token(walk, span->end - 1)->text, bodies);
    if (storm) {
        span->type = ENTITY_OTHER;
    } else if (body) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "the building company Jakov Osk d.d.", "the firm Ann Lee": a company that is called like its
 * founder. Who is told of next to it ("the company Ann Lee runs") is a person. */
static void take_founded(struct walk *walk, struct name_span *span)
{
    static const char *const kinds[] = {"company",   "firm",     "airline", "retailer", "carrier",
                                        "brewer",    "line",     "party",   "club",     "charity",
                                        "newspaper", "magazine", NULL};
    static const char *const legal[] = {"d.d.", "d.o.o.", "a.s.", "s.r.o.", "plc", "sarl", NULL};
    uint32_t end = walk_sentence_end(walk, span->sentence);
    bool form = span->end < end && span_is_one_of(walk_token(walk, span->end)->norm, legal);
    if (span->type == ENTITY_ORGANIZATION && span->end - span->first > 2 &&
        span_is_one_of(walk_token(walk, span->end - 1)->norm, legal)) {
        struct name_span core = *span;
        core.end--;
        name_spans_add(&walk->told, core);
    }
    if (span->type == ENTITY_ORGANIZATION || !walk_sentence_is_normal(walk, span->sentence) ||
        span->first == walk_sentence_start(walk, span->sentence)) {
        return;
    }
    const struct token *before = walk_token(walk, span->first - 1);
    bool kind = span_is_one_of(before->text, kinds) && !span_is_known(walk, span);
    const struct token *next = span->end < end ? walk_token(walk, span->end) : NULL;
    bool clause = next && (next->upos == UPOS_VERB || next->upos == UPOS_AUX);
    if (form || (kind && next && !clause && span->type == ENTITY_PERSON)) {
        span->type = ENTITY_ORGANIZATION;
        span->confidence = SPAN_SURE;
        name_spans_add(&walk->told, *span);
    }
}

/* "Osk, the air traffic control agency, said": a strange word of which the text says that it is a
 * body. */
static void take_described(const struct walk *walk, struct name_span *span)
{
    static const char *const kinds[] = {"agency",   "company", "firm",     "airline", "group",
                                        "charity",  "party",   "bank",     "union",   "retailer",
                                        "operator", "brewer",  "carmaker", "utility", NULL};
    static const char *const articles[] = {"the", "a", "an", NULL};
    uint32_t end = walk_sentence_end(walk, span->sentence);
    uint32_t at = span->end + 2;
    bool article = at < end && walk_token_is(walk, span->end, ",") &&
                   span_is_one_of(walk_token(walk, at - 1)->norm, articles);
    if (!article || span->type == ENTITY_ORGANIZATION || span->end - span->first != 1 ||
        !span_is_strange(walk, span)) {
        return;
    }
    uint32_t last = at;
    while (last < end && last < at + 6 &&
           (walk_token(walk, last)->upos == UPOS_NOUN || walk_token(walk, last)->upos == UPOS_ADJ ||
            walk_token(walk, last)->upos == UPOS_PROPN)) {
        last++;
    }
    if (last > at && span_is_one_of(walk_token(walk, last - 1)->norm, kinds)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "Osk's shareholders", "Osk's managing director": what only companies have. */
static void take_owner(struct walk *walk, struct name_span *span)
{
    static const char *const owned[] = {
        "chairman",   "chairwoman",   "director",     "shareholders",
        "subsidiary", "headquarters", "executive",    "trawler",
        "trawlers",   "fleet",        "factory",      "factories",
        "directors",  "employees",    "subsidiaries", NULL};
    static const char *const kinds[] = {"managing", "chief", "deputy", "executive", NULL};
    uint32_t end = walk_sentence_end(walk, span->sentence);
    uint32_t at = span->end + 1;
    bool town = span->type == ENTITY_PLACE && span->end - span->first > 1;
    bool person = span->type == ENTITY_PERSON && span->end - span->first == 1;
    if (!(town || person) || at >= end || !walk_token_is(walk, span->end, "'s") ||
        !span_is_strange(walk, span)) {
        return;
    }
    at += at + 1 < end && span_is_one_of(walk_token(walk, at)->norm, kinds);
    if (span_is_one_of(walk_token(walk, at)->text, owned)) {
        span->type = ENTITY_ORGANIZATION;
        if (town) {
            name_spans_add(&walk->told, *span);
        }
    }
}

/* "Halden & Pryce": the two names are one, of which only the second may have been found. */
static void join_partners(struct walk *walk, struct name_span *span)
{
    uint32_t free = walk_free_start(walk, span->sentence);
    if (span->first >= free + 2 && walk_token_is(walk, span->first - 1, "&") &&
        walk->view->tokens[span->first - 2].capital && span->end - span->first == 1) {
        span->first -= 2;
        span->type = ENTITY_ORGANIZATION;
        return;
    }
    bool kin =
        span->end + 1 < walk_sentence_end(walk, span->sentence) &&
        walk_token_is(walk, span->end, "&") &&
        (walk_token_is(walk, span->end + 1, "daughters") ||
         walk_token_is(walk, span->end + 1, "sons") || walk_token_is(walk, span->end + 1, "co"));
    if (kin && walk_reach(walk, span, span->end + 2)) {
        span->type = ENTITY_ORGANIZATION;
        return;
    }
    const struct name_span *next = walk_span_at(walk, span->end + 1);
    if (next && next->sentence == span->sentence && walk_token_is(walk, span->end, "&") &&
        !(span->type == ENTITY_PLACE && next->type == ENTITY_PLACE) &&
        walk_reach(walk, span, next->end)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

void mention_mend_kind(struct walk *walk, struct name_span *span)
{
    join_partners(walk, span);
    take_founded(walk, span);
    take_described(walk, span);
    take_owner(walk, span);
    take_closed(walk, span);
    take_vessel(walk, span);
}

static bool spans_are_alike(const struct walk *walk, const struct name_span *a,
                            const struct name_span *b)
{
    bool alike = a->end - a->first == b->end - b->first;
    for (uint32_t i = 0; alike && i < a->end - a->first; i++) {
        alike =
            span_equal(walk_token(walk, a->first + i)->norm, walk_token(walk, b->first + i)->norm);
    }
    return alike;
}

void mention_spread_told(struct walk *walk)
{
    for (size_t i = 0; i < walk->told.count; i++) {
        const struct name_span *told = &walk->told.items[i];
        for (size_t k = 0; k < walk->out.count; k++) {
            struct name_span *span = &walk->out.items[k];
            if (span->type != told->type && spans_are_alike(walk, span, told)) {
                span->type = told->type;
                span->confidence = SPAN_SURE;
            }
        }
    }
}
