/* Each rule looks at one edge of one span. What is cut off is a name of its own only where the
 * lexicons know it. What it does not do: change the inside of a name. */
#include "mentions_edges.h"

#include "base/calendar.h"
#include "mentions_foreign.h"

#define COUNTRIES (SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY))

/* --- too long at the front ---------------------------------------------------------------------
 */

/* "235 Democrats". */
static void edge_cut_number(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    bool number = span->end - span->first == 2 &&
                  (walk_token(walk, span->first)->flags & TOKEN_NUMBER) &&
                  span_ends_with(walk_token(walk, span->end - 1)->norm, SPAN("s"));
    if (number && walk_whole(walk, span->first + 1, span->end, SENSES_NAMED, &sense) > 0) {
        span->first++;
    }
}

/* "Proroguing Parliament", "Fellow Democrats": the word that opens the sentence before a known
 * name. */
static void edge_cut_opening(const struct walk *walk, struct name_span *span)
{
    static const char *const openers[] = {"fellow", "many",   "most",   "some",  "several",
                                          "other",  "former", "senior", "young", NULL};
    const struct sense *sense = NULL;
    const struct token *token = walk_token(walk, span->first);
    bool opens = span->first == walk_sentence_start(walk, span->sentence);
    if (opens && span->end - span->first > 1 && walk_sentence_is_normal(walk, span->sentence) &&
        walk->view->tokens[span->first].usual == 1 &&
        (token->upos == UPOS_VERB || span_is_one_of(token->norm, openers)) &&
        walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) == 0 &&
        walk_whole(walk, span->first + 1, span->end, SENSES_NAMED, &sense) > 0) {
        span->first++;
        span->type = sense->record->type;
    }
}

/* "Speaker of the House": the body, not who speaks for it. */
static void edge_cut_office(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t titles = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    uint32_t at = span->first + walk_phrase(walk, span->first, span->end, titles, &sense);
    if (at == span->first || at + 1 >= span->end || !walk_token_is(walk, at, "of")) {
        return;
    }
    at += 1 + walk_token_is(walk, at + 1, "the");
    if (at < span->end && (walk_whole(walk, at, span->end, SENSES_NAMED, &sense) > 0 ||
                           walk_token_is(walk, at, "house"))) {
        span->type = walk_token_is(walk, at, "house") ? ENTITY_ORGANIZATION : sense->record->type;
        span->first = at;
    }
}

/* "Tuesday Ann Lee", "Bush Thursday". */
static void edge_cut_day(const struct walk *walk, struct name_span *span)
{
    bool person = span->type == ENTITY_PERSON;
    if (person && span->end - span->first > 1 &&
        weekday_is_name(walk_token(walk, span->first)->norm)) {
        span->first++;
    }
    bool where = span->type == ENTITY_ORGANIZATION || span->type == ENTITY_PLACE;
    if (where && span->end - span->first > 2 &&
        weekday_is_name(walk_token(walk, span->end - 1)->norm)) {
        span->end--; /* "Vale Television Tuesday" */
    }
    const struct sense *sense = NULL;
    const uint32_t given = SENSE_BIT(SENSE_FIRST_NAME);
    if (person && span->end - span->first > 1 &&
        weekday_is_name(walk_token(walk, span->end - 1)->norm) &&
        (span->first > walk_sentence_start(walk, span->sentence) ||
         walk_whole(walk, span->first, span->end - 1, given, &sense) == 0)) {
        span->end--; /* not "Ruby Tuesday" */
    }
}

/* "Mayor of London Ann Lee": the town is a name of its own. */
static void edge_split_town(struct walk *walk, struct name_span *span)
{
    const uint32_t towns = SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_CAPITAL) |
                           SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION);
    const struct sense *sense = NULL;
    if (span->type != ENTITY_PERSON || span->end - span->first != 3 ||
        span->first == walk_sentence_start(walk, span->sentence) ||
        !walk_token_is(walk, span->first - 1, "of") ||
        walk_phrase(walk, span->first + 1, span->first + 2, SENSE_BIT(SENSE_FIRST_NAME), &sense) !=
            1 ||
        walk_phrase(walk, span->first, span->first + 1, towns, &sense) != 1) {
        return;
    }
    name_spans_add(&walk->out, (struct name_span){span->first, span->first + 1, span->sentence,
                                                  ENTITY_PLACE, SPAN_SURE});
    span->first++;
}

/* "Center for Peace and Center for Law" are two. */
static void edge_split_bodies(struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    const uint32_t leads = SENSE_BIT(SENSE_LEAD);
    if (span->type != ENTITY_ORGANIZATION ||
        walk_phrase(walk, span->first, span->end, leads, &sense) == 0) {
        return;
    }
    for (uint32_t i = span->first + 2; i + 2 < span->end; i++) {
        if (walk_token_is(walk, i, "and") &&
            walk_phrase(walk, i + 1, span->end, leads, &sense) > 1) {
            struct name_span first = *span;
            first.end = i;
            name_spans_add(&walk->out, first);
            span->first = i + 1;
        }
    }
}

/* "FGM [female": a name ends at a bracket that it does not close. */
static void edge_cut_bracket(const struct walk *walk, struct name_span *span)
{
    uint32_t open = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        bool opens = walk_token_is(walk, i, "[") || walk_token_is(walk, i, "(");
        bool closes = walk_token_is(walk, i, "]") || walk_token_is(walk, i, ")");
        if (closes && open == 0 && i > span->first) {
            span->end = i;
        }
        open = opens ? i : closes ? 0 : open;
    }
    if (open > span->first) {
        span->end = open;
    }
}

/* "European Union's Law on Seeds": a country or body and what is its own are two names. */
static void edge_split_owner(struct walk *walk, struct name_span *span)
{
    const uint32_t owners = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION) |
                            SENSE_BIT(SENSE_CAPITAL) | SENSE_BIT(SENSE_ORGANIZATION);
    const struct sense *sense = NULL;
    const struct sense *known = NULL;
    uint32_t at = span->first + walk_phrase(walk, span->first, span->end, owners, &sense);
    if (at == span->first || at + 1 >= span->end || !walk_token_is(walk, at, "'s") ||
        !walk->view->tokens[at + 1].capital || span->type == ENTITY_PERSON ||
        sense->record->subtype == SUBTYPE_COMPANY) {
        return;
    }
    bool law = walk_phrase(walk, at + 1, span->end, SENSE_BIT(SENSE_LEAD), &known) > 0 ||
               walk_phrase(walk, span->end - 1, span->end, SENSE_BIT(SENSE_HEAD), &known) > 0;
    bool single = at + 2 == span->end && sense->record->type == ENTITY_PLACE &&
                  walk_phrase(walk, at + 1, span->end, SENSE_BIT(SENSE_HEAD), &known) == 0;
    if (span->type == ENTITY_ORGANIZATION || single ||
        (law && known->record->subtype == SUBTYPE_LAW)) {
        name_spans_add(&walk->out, (struct name_span){span->first, at, span->sentence,
                                                      sense->record->type, SPAN_SURE});
        span->first = at + 1;
    }
}

/* The first word becomes a name of its own, the rest one of `type`. */
static void edge_split_off(struct walk *walk, struct name_span *span, enum entity_type type)
{
    struct name_span party = *span;
    party.end = party.first + 1;
    party.type = ENTITY_OTHER;
    name_spans_add(&walk->out, party);
    span->first++;
    span->type = type;
}

/* "Democrat Ann Lee", "Republican Senate": the party's name is one of its own. */
static void edge_split_party(struct walk *walk, struct name_span *span)
{
    static const char *const members[] = {"democrat", "democratic", "republican", "tory", NULL};
    static const char *const holders[] = {"representatives", "senators", "lawmakers", "candidates",
                                          "governors",       "mayors",   "voters",    NULL};
    const struct sense *sense = NULL;
    if (span->end - span->first == 2 && span->type != ENTITY_PERSON &&
        span_is_one_of(walk_token(walk, span->first)->norm, members) &&
        span_is_one_of(walk_token(walk, span->first + 1)->norm, holders)) {
        span->end--;
        span->type = ENTITY_OTHER;
        return;
    }
    if (span->end - span->first < 2 || span->end - span->first > 6 ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        !span_is_one_of(walk_token(walk, span->first)->norm, members) ||
        walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return;
    }
    if (walk_phrase(walk, span->first + 1, span->end, SENSE_BIT(SENSE_TITLE), &sense) > 0) {
        edge_split_off(walk, span, span->type);
        return;
    }
    if (walk_whole(walk, span->first + 1, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        edge_split_off(walk, span, sense->record->type);
        return;
    }
    for (uint32_t i = span->first + 1; i < span->end; i++) {
        if (i > span->first + 3 || !walk->view->tokens[i].capital ||
            walk->view->tokens[i].usual == 1 ||
            walk_phrase(walk, i, span->end, SENSE_BIT(SENSE_HEAD), &sense) > 0) {
            return;
        }
    }
    if (!walk_token_is(walk, span->first, "democratic")) {
        edge_split_off(walk, span, ENTITY_PERSON);
    }
}

/* "AP Photo/Ann Lee", "Reuters/Ann Lee": whose picture it is; "Lee/Holm": two people. */
static void edge_split_credit(struct walk *walk, struct name_span *span)
{
    uint32_t at = span->first + 1;
    while (at + 1 < span->end && !walk_token_is(walk, at, "/")) {
        at++;
    }
    const struct sense *sense = NULL;
    uint32_t known = walk_phrase(walk, span->first, at, SENSE_BIT(SENSE_ORGANIZATION), &sense);
    if (at + 1 >= span->end) {
        return;
    }
    if (known == 0 && span->type == ENTITY_PERSON) {
        struct name_span first = *span;
        first.end = at;
        name_spans_add(&walk->out, first);
        span->first = at + 1;
    }
    if (known == 0) {
        return;
    }
    name_spans_add(&walk->out, (struct name_span){span->first, span->first + known, span->sentence,
                                                  ENTITY_ORGANIZATION, SPAN_SURE});
    span->first = at + 1;
    span->type = ENTITY_PERSON;
}

/* --- too long at the end -----------------------------------------------------------------------
 */

/* "Ann Lee QC", "Ann Lee MP". */
static void edge_cut_letters(const struct walk *walk, struct name_span *span)
{
    static const char *const letters[] = {"qc",  "kc",  "sc",  "mp",  "mep", "msp", "md",
                                          "phd", "obe", "cbe", "mbe", "kbe", "esq", NULL};
    while (span->type == ENTITY_PERSON && span->end - span->first > 2 &&
           (walk_token(walk, span->end - 1)->flags & TOKEN_CAPITAL) &&
           span_is_one_of(walk_token(walk, span->end - 1)->norm, letters)) {
        span->end--;
        span->end -= walk_token_is(walk, span->end - 1, ",");
    }
}

/* "C Series programme", "RMT union". */
static void edge_cut_kind(const struct walk *walk, struct name_span *span)
{
    static const char *const kinds[] = {"programme", "program", "project", "regimen",
                                        "scheme",    "trial",   NULL};
    if (span->end - span->first < 2 || walk->view->tokens[span->end - 1].capital) {
        return;
    }
    bool letters = (walk_token(walk, span->end - 2)->flags & TOKEN_ALL_CAPS) &&
                   walk_token_is(walk, span->end - 1, "union");
    if (letters || span_is_one_of(walk_token(walk, span->end - 1)->norm, kinds)) {
        span->end--;
    }
}

/* "New Harbour party": the word for what it is, where no lexicon has it in the name. */
static void edge_cut_party(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    if (span->type != ENTITY_ORGANIZATION || span->end - span->first < 2 ||
        walk->view->tokens[span->end - 1].capital || !walk_token_is(walk, span->end - 1, "party") ||
        walk_whole(walk, span->first, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        return;
    }
    bool known =
        walk_whole(walk, span->first, span->end - 1, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0;
    if (known || span->end - span->first > 2) {
        span->end--;
    }
}

/* "Green Party MPs": the body, not who sits for it. */
static void edge_cut_members(const struct walk *walk, struct name_span *span)
{
    static const char *const members[] = {"MP", "MPs", "MEPs", "MSPs", NULL};
    if (span->type == ENTITY_ORGANIZATION && span->end - span->first > 1 &&
        span_is_one_of(walk_token(walk, span->end - 1)->text, members)) {
        span->end--;
    }
}

/* "Employment and" before "Labour Relations Court", "Asian and" before "Oceanian Affairs Bureau":
 * the name begins before "and". */
static void edge_take_joined(struct walk *walk, struct name_span *span)
{
    const uint32_t persons = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    const struct sense *sense = NULL;
    uint32_t start = walk_sentence_start(walk, span->sentence);
    if (span->type != ENTITY_ORGANIZATION || span->end - span->first < 2 ||
        span->first < start + 3 || !walk_token_is(walk, span->first - 1, "and") ||
        !(walk_token_is(walk, span->first - 3, "the") ||
          walk_token_is(walk, span->first - 3, "'s")) ||
        !walk->view->tokens[span->first - 2].capital ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        walk_whole(walk, span->end - 1, span->end, SENSE_BIT(SENSE_HEAD), &sense) == 0 ||
        walk_whole(walk, span->first, span->end, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0 ||
        walk_phrase(walk, span->first - 2, span->first - 1, persons, &sense) > 0) {
        return;
    }
    struct name_span *last = walk->out.count ? &walk->out.items[walk->out.count - 1] : NULL;
    bool found = last && last->end == span->first - 1;
    bool plain = !found && walk_free_start(walk, span->sentence) <= span->first - 2 &&
                 walk->view->tokens[span->first - 2].usual == 1;
    bool people = found && last->first + 1 == last->end &&
                  walk_whole(walk, last->first, last->end,
                             SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_THING), &sense) > 0 &&
                  sense_is_people(sense) && walk_token(walk, span->first)->upos == UPOS_ADJ;
    bool affairs = people || (found && last->type == ENTITY_OTHER &&
                              walk_token_is(walk, span->first + 1, "affairs"));
    if (plain || affairs) {
        walk->out.count -= found;
        span->first -= 2;
    }
}

/* "AP Photo". */
static void edge_cut_photo(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    if (span->end - span->first > 1 && walk_token_is(walk, span->end - 1, "photo") &&
        walk_whole(walk, span->first, span->end - 1, SENSE_BIT(SENSE_ORGANIZATION), &sense) > 0) {
        span->end--;
        span->type = ENTITY_ORGANIZATION;
    }
}

/* Whether the tokens [first, end) are a common word for what states have, or an adjective that
 * belongs to the noun behind the span: "U.S. embassy", "US Federal" judge. */
static bool is_common_tail(const struct walk *walk, const struct name_span *span, uint32_t first)
{
    static const char *const nouns[] = {"police",      "embassy",   "consulate", "government",
                                        "military",    "forces",    "troops",    "officials",
                                        "authorities", "diplomats", NULL};
    static const char *const adjectives[] = {"federal", "presidential", "congressional",
                                             "foreign", "royal",        NULL};
    bool single = first + 1 == span->end;
    const struct token *tail = walk_token(walk, first);
    bool small = !walk->view->tokens[first].capital;
    bool goes_on = span->end < walk_sentence_end(walk, span->sentence) &&
                   !walk->view->tokens[span->end].capital &&
                   walk_token(walk, span->end)->upos == UPOS_NOUN;
    return single && ((small && span_is_one_of(tail->norm, nouns)) ||
                      (goes_on && span_is_one_of(tail->norm, adjectives)));
}

static void edge_cut_common(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    uint32_t state = walk_phrase(walk, span->first, span->end, COUNTRIES, &sense);
    if (state > 0 && span->type == ENTITY_ORGANIZATION &&
        is_common_tail(walk, span, span->first + state)) {
        span->end = span->first + state;
        span->type = sense->record->type;
    }
}

/* --- too short ---------------------------------------------------------------------------------
 */

/* "M." before "Taylor Fravel". */
static void edge_take_initial(const struct walk *walk, struct name_span *span)
{
    if (span->type != ENTITY_PERSON || span->first < walk_free_start(walk, span->sentence) + 1) {
        return;
    }
    const struct token *before = walk_token(walk, span->first - 1);
    if (before->text.len == 2 && (before->flags & TOKEN_CAPITAL) && before->text.ptr[1] == '.') {
        span->first--;
    }
}

/* "Nadia" before "Brandt Holm", although it was left out; not the day of "On Sunday Holm met". */
static void edge_take_given(const struct walk *walk, struct name_span *span)
{
    const uint32_t others = SENSES_NAMED | SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE) |
                            SENSE_BIT(SENSE_HEAD) | SENSE_BIT(SENSE_LEAD);
    const struct sense *sense = NULL;
    uint32_t before = span->first - 1;
    if (span->type == ENTITY_PERSON && span->end - span->first <= 3 &&
        span->first > walk_free_start(walk, span->sentence) &&
        walk_sentence_is_normal(walk, span->sentence) && walk->view->tokens[before].capital &&
        !(walk_token(walk, before)->flags & TOKEN_ALL_CAPS) &&
        walk->view->tokens[before].usual != 1 &&
        !(before > 0 && weekday_is_name(walk_token(walk, before)->norm) &&
          span_is(walk_token(walk, before - 1)->norm, "on")) &&
        walk_phrase(walk, before, span->first, others, &sense) == 0 &&
        walk_phrase(walk, before, span->first, SENSE_BIT(SENSE_FIRST_NAME), &sense) > 0 &&
        !sense->record->weak) {
        span->first = before;
    }
}

/* "2020" before "US Presidential Election". */
static void edge_take_year(const struct walk *walk, struct name_span *span)
{
    static const char *const heads[] = {
        "election",      "elections", "olympics", "games",  "cup", "championship",
        "championships", "primaries", "season",   "census", NULL};
    if (span->type != ENTITY_OTHER || span->first < walk_free_start(walk, span->sentence) + 1 ||
        !span_is_one_of(walk_token(walk, span->end - 1)->norm, heads)) {
        return;
    }
    const struct token *year = walk_token(walk, span->first - 1);
    bool four =
        year->text.len == 4 && (year->flags & TOKEN_NUMBER) &&
        (span_starts_with(year->text, SPAN("19")) || span_starts_with(year->text, SPAN("20")));
    bool date = span->first >= 2 && walk_token_is(walk, span->first - 2, ",");
    span->first -= four && !date;
}

/* "Bank of" before "Scotland": a body is named after the place. */
static void edge_take_lead(const struct walk *walk, struct name_span *span)
{
    uint32_t start = walk_free_start(walk, span->sentence);
    const struct sense *sense = NULL;
    if (span->type == ENTITY_PLACE && span->end - span->first > 2 &&
        walk_token_is(walk, span->first, "bank") && walk_token_is(walk, span->first + 1, "of")) {
        span->type = ENTITY_ORGANIZATION;
        return;
    }
    if (span->type != ENTITY_PLACE || span->first < start + 2 ||
        !walk_token_is(walk, span->first - 1, "of") ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        !walk->view->tokens[span->first - 2].capital ||
        walk_token_is(walk, span->first - 2, "government") ||
        walk_whole(walk, span->first - 2, span->first, SENSE_BIT(SENSE_LEAD), &sense) == 0 ||
        sense->record->type != ENTITY_ORGANIZATION) {
        return;
    }
    bool part = span->first >= start + 3 && walk->view->tokens[span->first - 3].capital &&
                !walk_token_is(walk, span->first - 3, "the");
    if (!part) {
        span->first -= 2;
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "St Mary" goes on to "'s Primary School", "New People" to "'s Party". */
static void edge_take_saint(struct walk *walk, struct name_span *span)
{
    static const char *const saints[] = {"st", "st.", "saint", "our", NULL};
    static const char *const owners[] = {"people", "women", "children", NULL};
    const struct sense *sense = NULL;
    uint32_t head = span->end + 1;
    bool owned = span->end - span->first > 1 && span->type == ENTITY_ORGANIZATION &&
                 span_is_one_of(walk_token(walk, span->end - 1)->norm, owners);
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (head < end && (owned || span_is_one_of(walk_token(walk, span->first)->norm, saints)) &&
        walk_token_is(walk, span->end, "'s") && walk->view->tokens[head].capital) {
        uint32_t words = walk_phrase(walk, head, end, SENSE_BIT(SENSE_HEAD), &sense);
        if (words > 0 && walk_reach(walk, span, head + words)) {
            span->type = sense->record->type;
        }
    }
}

/* Two short words or one with a hyphen, as Korean given names are: "Se Min", "Tae-ho". */
static bool is_eastern_given(const struct walk *walk, const struct name_span *span)
{
    uint32_t last = span->end - 1;
    bool hyphen = last == span->first + 2 && walk_token_is(walk, span->first + 1, "-");
    return (hyphen || last == span->first + 1) && walk_token(walk, span->first)->text.len <= 5 &&
           walk_token(walk, last)->text.len <= 5 && walk->view->tokens[span->first].capital;
}

/* "Nguyen" before "Phu Trong": a family name that stands first, whether it was found or not. */
static void edge_take_family(struct walk *walk, struct name_span *span)
{
    bool given = span->type == ENTITY_OTHER && is_eastern_given(walk, span);
    if (!(span->type == ENTITY_PERSON || given) || span->end - span->first > 3 ||
        span->first == walk_sentence_start(walk, span->sentence) ||
        !walk->view->tokens[span->first - 1].capital ||
        !names_token_is_family_first(walk->gazetteer, walk->document, span->first - 1)) {
        return;
    }
    struct name_span *last = walk->out.count ? &walk->out.items[walk->out.count - 1] : NULL;
    bool found = last && last->end == span->first;
    if (found && (last->end - last->first > 1 || last->type != ENTITY_PERSON)) {
        return;
    }
    span->first--;
    span->type = ENTITY_PERSON;
    walk->out.count -= found;
}

/* "Photographer Ann Lee", "Photographer Kim Min-ji" at the start of a sentence, whatever it was
 * taken for: what somebody does before a person's name. */
static void edge_cut_calling(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    if (span->first != walk_sentence_start(walk, span->sentence) || span->end - span->first < 3 ||
        !walk_sentence_is_normal(walk, span->sentence) ||
        walk_phrase(walk, span->first, span->first + 1, SENSE_BIT(SENSE_ROLE), &sense) == 0) {
        return;
    }
    uint32_t name = span->first + 1;
    bool given = walk_phrase(walk, name, name + 1, SENSE_BIT(SENSE_FIRST_NAME), &sense) == 1 &&
                 !sense->record->weak;
    if (given || names_token_is_family_first(walk->gazetteer, walk->document, name)) {
        span->first = name;
        span->type = ENTITY_PERSON;
    }
}

/* "Galwan Valley of Ladakh" ends at "of": where a known region lies around a place, that is a name
 * of its own. */
static void edge_cut_region(struct walk *walk, struct name_span *span)
{
    const uint32_t wide = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION);
    const struct sense *sense = NULL;
    if (span->type != ENTITY_PLACE ||
        walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return;
    }
    for (uint32_t i = span->first + 2; i + 1 < span->end; i++) {
        if (walk_token_is(walk, i, "of") &&
            walk_phrase(walk, i - 1, i, SENSE_BIT(SENSE_HEAD), &sense) > 0 &&
            sense->record->type == ENTITY_PLACE &&
            walk_whole(walk, i + 1, span->end, wide, &sense) > 0) {
            struct name_span inner = *span;
            inner.end = i;
            name_spans_add(&walk->out, inner);
            span->first = i + 1;
            return;
        }
    }
}

/* "the Nasdaq lost 40 points": the index, not the company or paper of that name. */
static void edge_take_index(const struct walk *walk, struct name_span *span)
{
    static const char *const names[] = {"nasdaq", "nikkei", "dow",   "s&p", "hang",
                                        "ftse",   "rts",    "topix", NULL};
    static const char *const signs[] = {"point", "points",  "percent", "%", "index",
                                        "cent",  "indices", "indexes", NULL};
    if (span->type != ENTITY_ORGANIZATION || span->end - span->first > 2 ||
        !span_is_one_of(walk_token(walk, span->first)->norm, names)) {
        return;
    }
    uint32_t end = walk_sentence_end(walk, span->sentence);
    for (uint32_t i = walk_sentence_start(walk, span->sentence); i < end; i++) {
        if (span_is_one_of(walk_token(walk, i)->norm, signs)) {
            span->type = ENTITY_OTHER;
            return;
        }
    }
}

void mention_mend_edges(struct walk *walk, struct name_span *span)
{
    mention_mend_foreign(walk, span);
    edge_cut_bracket(walk, span);
    edge_cut_day(walk, span);
    edge_cut_number(walk, span);
    edge_cut_opening(walk, span);
    edge_split_party(walk, span);
    edge_cut_office(walk, span);
    edge_split_town(walk, span);
    edge_split_bodies(walk, span);
    edge_split_owner(walk, span);
    edge_split_credit(walk, span);
    edge_cut_letters(walk, span);
    edge_cut_photo(walk, span);
    edge_cut_party(walk, span);
    edge_cut_members(walk, span);
    edge_cut_kind(walk, span);
    edge_cut_common(walk, span);
    edge_take_initial(walk, span);
    edge_take_given(walk, span);
    edge_take_year(walk, span);
    edge_take_lead(walk, span);
    edge_take_joined(walk, span);
    edge_take_index(walk, span);
    edge_take_saint(walk, span);
    edge_take_family(walk, span);
    edge_cut_calling(walk, span);
    edge_cut_region(walk, span);
}
