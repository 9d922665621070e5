/* Which body an organization's name means, and the key by which articles agree on it. A name that
 * many countries' bodies have ("Supreme Court", "Parliament") is one country's: that of the words
 * before it, else the one that the article speaks of far more than of any other. So "Congress" in
 * Bogotá is not the one in Washington, and "U.S. Supreme Court", "Supreme Court of the United
 * States" and a bare "Supreme Court" in an American report share a key. The legal form of a company
 * is no part of it. What it does not do: guess where an article speaks of two countries alike. */
#include "entities_bodies.h"

#include "entities_resolver.h"

#define MAIN_LEAST   3  /* names that speak of an article's main country */
#define MAIN_LEAD    2  /* and how many times those of any other */
#define NAMED_WEIGHT 10 /* more than any country gives */
#define ELSEWHERE    3  /* so many times the names of the country of a known body: not that one */

/* Ministries go by their first or last word. */
static bool form_is_ministry(const struct form *form)
{
    return form->count > 1 && (span_is(form->words[0], "ministry") ||
                               span_is(form->words[form->count - 1], "ministry"));
}

/* Names that the bodies of many countries have. */
static const char *const GENERAL_NAMES[] = {"supreme court",
                                            "high court",
                                            "constitutional court",
                                            "constitutional tribunal",
                                            "supreme court of justice",
                                            "court of appeal",
                                            "court of appeals",
                                            "parliament",
                                            "cabinet",
                                            "congress",
                                            "national congress",
                                            "senate",
                                            "treasury",
                                            "house of representatives",
                                            "chamber of deputies",
                                            "national assembly",
                                            "federal assembly",
                                            "legislative assembly",
                                            "council of ministers",
                                            "electoral commission",
                                            "election commission",
                                            "national electoral commission",
                                            "national election commission",
                                            "central election commission",
                                            "independent election commission",
                                            "human rights commission",
                                            "central bank",
                                            "federal court",
                                            "federal police",
                                            "national police",
                                            "national guard",
                                            "coast guard",
                                            "army",
                                            "navy",
                                            "air force",
                                            "armed forces",
                                            "joint chiefs of staff",
                                            "foreign office",
                                            "prime minister's office",
                                            "cabinet office",
                                            "green party",
                                            "democratic party",
                                            "republican party",
                                            "labour party",
                                            "labor party",
                                            "conservative party",
                                            "people's party",
                                            "workers' party",
                                            "social democratic party",
                                            "nationalist party",
                                            "socialist party",
                                            "communist party",
                                            "liberal party",
                                            "national party",
                                            NULL};

static bool form_is_general(struct arena *arena, const struct form *form)
{
    if (form_is_ministry(form)) {
        return true;
    }
    struct span text = form_text(arena, form);
    return span_is_one_of(text, GENERAL_NAMES);
}

bool body_name_is_common(struct arena *arena, struct span name)
{
    struct form form;
    form_read(arena, name, false, &form);
    return !form_is_ministry(&form) && form_is_general(arena, &form);
}

bool body_is_general(struct arena *arena, const struct meaning *meaning)
{
    struct form form;
    if (!meaning->record || meaning->record->type != ENTITY_ORGANIZATION) {
        return false;
    }
    form_read(arena, meaning->record->name, false, &form);
    return form_is_general(arena, &form);
}

struct meaning meaning_of(const struct record *record)
{
    struct meaning meaning = {.record = record};
    if (record) {
        memcpy(meaning.country, record->country, sizeof meaning.country);
    }
    return meaning;
}

/* The country named right before the mention: "Russia's Parliament", "the Iraqi Parliament". */
static void read_owner(const struct resolver *resolver, const struct mention *mention,
                       char country[4])
{
    const struct analysis *analysis = resolver->analysis;
    const struct token *tokens = analysis->document.tokens;
    size_t index = (size_t)(mention - analysis->mentions);
    if (index == 0) {
        return;
    }
    const struct mention *before = mention - 1;
    uint32_t end = before->first_token + before->token_count;
    bool owner = end + 1 == mention->first_token &&
                 (span_is(tokens[end].norm, "'s") || span_is(tokens[end].norm, "'"));
    const struct sense *sense = gazetteer_find(resolver->gazetteer, before->text);
    for (; sense && (owner || end == mention->first_token); sense = sense->next) {
        bool fits = owner ? sense->kind == SENSE_COUNTRY : sense->kind == SENSE_NATIONALITY;
        if (fits && gazetteer_case_fits(sense, before->text)) {
            memcpy(country, sense->record->country, 4);
            return;
        }
    }
}

/* The country whose capital is named right behind the mention, or itself behind "of": "the Health
 * Ministry in Damascus", "Ministry of Defence of the Russian Federation". */
static void read_seat(const struct resolver *resolver, const struct mention *mention,
                      char country[4])
{
    const struct analysis *analysis = resolver->analysis;
    size_t index = (size_t)(mention - analysis->mentions);
    uint32_t end = mention->first_token + mention->token_count;
    if (index + 1 >= analysis->mention_count || mention[1].first_token <= end) {
        return;
    }
    const struct token *tokens = analysis->document.tokens;
    bool of = span_is(tokens[end].norm, "of");
    uint32_t behind = end + 1 + (of && span_is(tokens[end + 1].norm, "the"));
    if (mention[1].first_token != behind || !(of || span_is(tokens[end].norm, "in"))) {
        return;
    }
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention[1].text);
    while (sense && sense->kind != (of ? SENSE_COUNTRY : SENSE_CAPITAL)) {
        sense = sense->next;
    }
    if (sense) {
        memcpy(country, sense->record->country, 4);
    }
}

/* Whether the article calls the body by another name, too. */
static bool find_other_name(const struct resolver *resolver, const struct record *record,
                            struct span text)
{
    for (size_t i = 0; i < resolver->analysis->mention_count; i++) {
        const struct mention *mention = &resolver->analysis->mentions[i];
        if (mention->type != ENTITY_ORGANIZATION || span_equal_nocase(mention->text, text)) {
            continue;
        }
        const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
        while (sense && sense->record != record) {
            sense = sense->next;
        }
        if (sense && gazetteer_case_fits(sense, mention->text)) {
            return true;
        }
    }
    return false;
}

/* The same, looked for once for each name: long articles say "the Senate" often. */
static bool has_other_name(const struct resolver *resolver, const struct record *record,
                           struct span text)
{
    struct span key = arena_printf(resolver->arena, "%.*s|%s|%.*s", SPAN_ARG(record->name),
                                   record->country, SPAN_ARG(text));
    uint32_t known = table_get(resolver->other_names, key);
    if (known == TABLE_NONE) {
        known = find_other_name(resolver, record, text);
        table_set(resolver->other_names, key, known);
    }
    return known != 0;
}

/* Whether the name is made of nothing but words that build the names of any state's bodies: "State
 * Security Service". */
static bool name_is_plain(const struct resolver *resolver, struct span text)
{
    static const char *const words[] = {
        "state",    "national", "federal", "central",  "security", "prime",        "minister's",
        "defence",  "defense",  "general", "public",   "supreme",  "military",     "special",
        "ministry", "internal", "foreign", "interior", "health",   "justice",      "finance",
        "of",       "the",      "and",     "for",      "staff",    "intelligence", NULL};
    struct form form;
    form_read(resolver->arena, text, false, &form);
    for (size_t i = 0; i < form.count; i++) {
        bool plain = false;
        for (size_t k = 0; words[k] && !plain; k++) {
            plain = span_is(form.words[i], words[k]);
        }
        const struct sense *sense =
            plain ? NULL : gazetteer_find(resolver->gazetteer, form.words[i]);
        while (sense && sense->kind != SENSE_HEAD) {
            sense = sense->next;
        }
        if (!plain && !sense) {
            return false;
        }
    }
    return form.count > 1;
}

/* Whether the article speaks of other countries only, and the name is one that theirs may have: one
 * of plain words, or the few letters of a party's. */
static bool is_elsewhere(const struct resolver *resolver, const struct record *record,
                         struct span text)
{
    bool acronym =
        record->subtype == SUBTYPE_PARTY && text.len <= 4 && !span_equal_nocase(text, record->name);
    return record->country[0] && places_speak_of_others(&resolver->places, record->country, text) &&
           (acronym || name_is_plain(resolver, text));
}

const struct record *bodies_find_known(const struct resolver *resolver, struct span text)
{
    const struct record *best = NULL;
    int best_weight = -1;
    const struct sense *senses = gazetteer_find(resolver->gazetteer, text);
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        const struct record *record = sense->record;
        int weight = places_weight(&resolver->places, record->country, text);
        bool named = senses->next && has_other_name(resolver, record, text);
        weight += named ? NAMED_WEIGHT : 0;
        bool fits = sense->kind == SENSE_ORGANIZATION && gazetteer_case_fits(sense, text);
        if (fits && weight > best_weight) {
            best = record;
            best_weight = weight;
        }
    }
    return best && best_weight == 0 && is_elsewhere(resolver, best, text) ? NULL : best;
}

/* The body of that country under its full name, when the lexicons list it: "US Supreme Court",
 * "Supreme Court of Kenya"; else NULL. */
static const struct record *find_full(const struct resolver *resolver, struct span name,
                                      const char *country)
{
    const struct record *state =
        country[0] ? gazetteer_country(resolver->gazetteer, country) : NULL;
    if (!state) {
        return NULL;
    }
    struct span owner = strcmp(country, "USA") == 0   ? SPAN("US")
                        : strcmp(country, "GBR") == 0 ? SPAN("UK")
                                                      : state->name;
    struct span names[] = {
        arena_printf(resolver->arena, "%.*s %.*s", SPAN_ARG(owner), SPAN_ARG(name)),
        arena_printf(resolver->arena, "%.*s of %.*s", SPAN_ARG(name), SPAN_ARG(state->name))};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct sense *sense = gazetteer_find(resolver->gazetteer, names[i]);
        for (; sense; sense = sense->next) {
            if (sense->kind == SENSE_ORGANIZATION) {
                return sense->record;
            }
        }
    }
    return NULL;
}

/* A known body under its name without the country or legal form that the text gives it. */
static struct meaning find_core(const struct resolver *resolver, const struct body_form *body)
{
    const struct sense *sense =
        gazetteer_find(resolver->gazetteer, form_text(resolver->arena, &body->core));
    for (; sense; sense = sense->next) {
        if (sense->kind == SENSE_ORGANIZATION && !sense->cased &&
            (!body->country[0] || strcmp(sense->record->country, body->country) == 0)) {
            return meaning_of(sense->record);
        }
    }
    struct meaning found = {0};
    memcpy(found.country, body->country, sizeof found.country);
    if (form_is_general(resolver->arena, &body->core)) {
        found.record = find_full(resolver, form_text(resolver->arena, &body->core), body->country);
    }
    return found;
}

/* Whether the article names the known body with its country: "U.S. House" beside a bare "House". */
static bool is_told_apart(const struct resolver *resolver, const struct mention *bare,
                          const struct record *known)
{
    for (size_t i = 0; i < resolver->analysis->mention_count; i++) {
        const struct mention *mention = &resolver->analysis->mentions[i];
        bool other = mention->type == ENTITY_ORGANIZATION &&
                     body_name_of(resolver, i)->body.country[0] &&
                     !span_equal_nocase(mention->text, bare->text);
        const struct sense *sense =
            other ? gazetteer_find(resolver->gazetteer, mention->text) : NULL;
        while (sense && sense->record != known) {
            sense = sense->next;
        }
        if (sense) {
            return true;
        }
    }
    return false;
}

/* The country that the mention names, as a country, a people or a capital; false when it names none
 * or more than one may be meant. */
static bool names_country(const struct resolver *resolver, const struct mention *mention,
                          char country[4])
{
    const uint32_t states =
        SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_CAPITAL);
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
    const char *found = "";
    for (; sense; sense = sense->next) {
        if (!(SENSE_BIT(sense->kind) & states) || !gazetteer_case_fits(sense, mention->text)) {
            continue;
        }
        if (found[0] && strcmp(found, sense->record->country) != 0) {
            return false;
        }
        found = sense->record->country;
    }
    memcpy(country, found, strlen(found) + 1);
    return found[0] != 0;
}

/* The country of the capital in which the sentence goes on ("told reporters in Islamabad"), else
 * the only one named where one is named last, in the sentence or the one before. Armies are abroad.
 */
static void read_near(const struct resolver *resolver, const struct mention *mention,
                      char country[4])
{
    const struct analysis *analysis = resolver->analysis;
    const struct mention *end = analysis->mentions + analysis->mention_count;
    static const char *const armies[] = {"army", "navy", "force", "forces", "guard", "staff", NULL};
    const struct token *tokens = analysis->document.tokens;
    if (span_is_one_of(tokens[mention->first_token + mention->token_count - 1].norm, armies)) {
        return;
    }
    for (const struct mention *other = mention + 1;
         other < end && other->field == mention->field && other->sentence == mention->sentence;
         other++) {
        if (other->subtype == SUBTYPE_CITY && span_is(tokens[other->first_token - 1].norm, "in") &&
            names_country(resolver, other, country)) {
            return;
        }
    }
    uint32_t sentence = UINT32_MAX; /* of the country that was found */
    for (const struct mention *other = mention; other-- > analysis->mentions;) {
        char named[4] = "";
        bool near = other->field == mention->field && other->sentence + 1 >= mention->sentence;
        if (!near || (sentence != UINT32_MAX && other->sentence != sentence)) {
            return;
        }
        if (other->type == ENTITY_ORGANIZATION || !names_country(resolver, other, named)) {
            continue;
        }
        if (country[0] && strcmp(country, named) != 0) {
            country[0] = '\0';
            return;
        }
        memcpy(country, named, sizeof named);
        sentence = other->sentence;
    }
}

/* The country whose body a name that all have stands for; "" when it can't be told. A known one
 * gives way only to a country that is spoken of far more than its own, or to the main one when the
 * known one is named with its country. */
static void read_country(const struct resolver *resolver, const struct mention *mention,
                         const struct record *known, char country[4])
{
    read_owner(resolver, mention, country);
    if (!country[0]) {
        read_seat(resolver, mention, country);
    }
    if (!country[0]) {
        body_read_namesake(resolver, mention, country);
    }
    if (country[0]) {
        return;
    }
    bool party = span_ends_with(mention->text, SPAN("Party"));
    uint32_t lead = party ? 1 : MAIN_LEAD;
    uint32_t count = places_main_country(&resolver->places, MAIN_LEAST, lead, country);
    uint32_t of_known = known ? places_count(&resolver->places, known->country) : 0;
    bool main = count > 0 &&
                (party || count >= ELSEWHERE * of_known || is_told_apart(resolver, mention, known));
    bool unspoken = party && of_known == 0 && places_speak_of_any(&resolver->places);
    if (known && known->country[0] && !main && !unspoken) {
        memcpy(country, known->country, sizeof known->country);
    }
    if (!country[0] && (!known || !known->country[0])) {
        read_near(resolver, mention, country);
    }
}

/* Whether "Party" follows that belongs to the mention, too: "the Democratic or Republican Party".
 */
static bool has_shared_party(const struct resolver *resolver, const struct mention *mention)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t end = mention->first_token + mention->token_count;
    for (uint32_t i = end; i < end + 3 && i < document->token_count; i++) {
        struct span word = document->tokens[i].norm;
        bool joined = i == end && (span_is(word, "or") || span_is(word, "and"));
        if (span_is(word, "party") || span_is(word, "parties")) {
            return true;
        }
        if (!joined && i != end + 1) {
            return false;
        }
    }
    return false;
}

/* The name that the lexicons may know, for "House" alone, for bodies in other languages and for
 * parties whose last word stands behind another's name. */
static struct span full_name(const struct resolver *resolver, const struct mention *mention)
{
    struct span text = mention->text;
    if (mention->token_count == 1 && has_shared_party(resolver, mention)) {
        return arena_printf(resolver->arena, "%.*s Party", SPAN_ARG(text));
    }
    if (span_is(text, "House")) {
        return SPAN("House of Representatives");
    }
    struct span english = body_english_name(resolver->arena, text);
    return english.len > 0 ? english : text;
}

struct meaning bodies_find(const struct resolver *resolver, const struct mention *mention)
{
    struct span name = full_name(resolver, mention);
    const struct record *known = bodies_find_known(resolver, name);
    struct form form;
    struct body_form body;
    form_read(resolver->arena, name, false, &form);
    bool own = known && known->country[0] && form_is_ministry(&form);
    if (!own && form_is_general(resolver->arena, &form)) {
        struct meaning meaning = {.record = known};
        form_read_body(resolver->gazetteer, resolver->arena, &form, &body);
        memcpy(meaning.country, body.country, sizeof meaning.country);
        if (!body.country[0]) {
            read_country(resolver, mention, known, meaning.country);
        }
        if (!known || strcmp(known->country, meaning.country) != 0) {
            const struct record *full = find_full(resolver, name, meaning.country);
            bool general = known && known->country[0] == '\0';
            meaning.record = full ? full : general ? known : NULL;
        }
        return meaning;
    }
    known = known ? known : bodies_find_variant(resolver, name, &form);
    if (known) {
        return meaning_of(known);
    }
    form_read_body(resolver->gazetteer, resolver->arena, &form, &body);
    return form.count > body.core.count ? find_core(resolver, &body) : (struct meaning){0};
}

/* The name without its legal form; a place stays "Group": "Minsk Group". */
static struct form cut_legal(const struct resolver *resolver, const struct form *form)
{
    const uint32_t places = SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_CAPITAL) |
                            SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_COUNTRY);
    struct form core = form_cut_legal(form);
    const struct sense *sense =
        core.count < form->count
            ? gazetteer_find(resolver->gazetteer, form_text(resolver->arena, &core))
            : NULL;
    for (; sense; sense = sense->next) {
        if (SENSE_BIT(sense->kind) & places) {
            return *form;
        }
    }
    return core;
}

/* "Ministry of Labour", "Labor Ministry"; "Ministry of Foreign Affairs", "Foreign Ministry". */
static void form_turn_ministry(struct form *form)
{
    static const char *const dropped[] = {"ministry", "of", "the", NULL};
    static const char *const spelt[][2] = {{"defense", "defence"}, {"labor", "labour"}};
    bool foreign = false;
    for (size_t i = form->count; i-- > 0;) {
        foreign = foreign || span_is(form->words[i], "foreign");
        for (size_t k = 0; k < sizeof spelt / sizeof *spelt; k++) {
            if (span_is(form->words[i], spelt[k][0])) {
                form->words[i] = span_of(spelt[k][1]);
            }
        }
        for (size_t k = 0; dropped[k] && form->count > 1; k++) {
            if (i < form->count && span_is(form->words[i], dropped[k])) {
                form_cut(form, i, i + 1);
            }
        }
    }
    if (foreign && form->count == 2 && span_is(form->words[1], "affairs")) {
        form->count--;
    }
}

/* The plural of the words of a long name is not told the same by everybody: "Defence Force" and
 * "Defence Forces". */
static void form_drop_plurals(struct form *form)
{
    for (size_t i = 0; i < form->count && form->count > 1; i++) {
        struct span *word = &form->words[i];
        bool plural = word->len > 4 && word->ptr[word->len - 1] == 's' &&
                      word->ptr[word->len - 2] != 's' && word->ptr[word->len - 2] != 'u';
        word->len -= plural;
    }
}

struct span bodies_key(const struct resolver *resolver, const struct meaning *meaning,
                       const struct form *form)
{
    struct arena *arena = resolver->arena;
    const char *country = meaning->country;
    struct form full = *form;
    struct body_form body;
    if (meaning->record) {
        form_read(arena, meaning->record->name, false, &full);
    }
    form_read_body(resolver->gazetteer, arena, &full, &body);
    if (body.country[0] && !meaning->country[0]) {
        country = body.country;
    }
    struct form core = meaning->record ? full : cut_legal(resolver, &full);
    if (country[0] && form_is_general(arena, &body.core)) {
        core = body.core;
    } else if (!meaning->record && body.country[0]) {
        core = body.core.count > 1 ? body.core : full;
    }
    form_drop_small(&core);
    bool ministry = form_is_ministry(&core);
    if (ministry) {
        form_turn_ministry(&core);
    } else {
        bool party = core.count > 2 && span_is(core.words[core.count - 1], "party");
        core.count -= party && !meaning->record;
        form_drop_plurals(&core);
    }
    struct span key = form_key(arena, ENTITY_ORGANIZATION, &core);
    key = ministry ? arena_printf(arena, "%.*s ministry", SPAN_ARG(key)) : key;
    return country[0] ? arena_printf(arena, "%.*s, %s", SPAN_ARG(key), country) : key;
}
