/* Which body an organization's name means, and the key by which articles agree on it. A name that
 * many countries' bodies have ("Supreme Court", "Parliament") is one country's: that of the words
 * before it, else the one that the article speaks of far more than of any other. So "Congress" in
 * Bogotá is not the one in Washington, and "U.S. Supreme Court", "Supreme Court of the United
 * States" and a bare "Supreme Court" in an American report share a key. The legal form of a company
 * is no part of it. What it does not do: guess where an article speaks of two countries alike. */
#include "entities_resolver.h"

#define MAIN_LEAST 3 /* names that speak of an article's main country */
#define MAIN_LEAD  2 /* and how many times those of any other */
#define ELSEWHERE  3 /* so many times the names of the country of a known body: not that one */

/* Ministries go by their first or last word. */
static bool form_is_ministry(const struct form *form)
{
    return form->count > 1 && (span_is(form->words[0], "ministry") ||
                               span_is(form->words[form->count - 1], "ministry"));
}

/* Names that the bodies of many countries have. */
static bool form_is_general(struct arena *arena, const struct form *form)
{
    static const char *const names[] = {"supreme court",
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
                                        "green party",
                                        "socialist party",
                                        "communist party",
                                        "liberal party",
                                        "national party"};
    if (form_is_ministry(form)) {
        return true;
    }
    struct span text = form_text(arena, form);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (span_is(text, names[i])) {
            return true;
        }
    }
    return false;
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

/* The body that the lexicons know under the name, of several the one whose country the article
 * speaks of most; `*any`: any country's body may be called so. */
static const struct record *find_known(const struct resolver *resolver, struct span text)
{
    const struct record *best = NULL;
    int best_weight = -1;
    const struct sense *sense = gazetteer_find(resolver->gazetteer, text);
    for (; sense; sense = sense->next) {
        const struct record *record = sense->record;
        int weight = places_weight(&resolver->places, record->country);
        bool fits = sense->kind == SENSE_ORGANIZATION && gazetteer_case_fits(sense, text);
        if (fits && weight > best_weight) {
            best = record;
            best_weight = weight;
        }
    }
    return best;
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

/* The country whose body a name that all have stands for; "" when it can't be told. A known one
 * gives way only to a country that is spoken of far more than its own. */
static void read_country(const struct resolver *resolver, const struct mention *mention,
                         const struct record *known, char country[4])
{
    read_owner(resolver, mention, country);
    if (country[0]) {
        return;
    }
    uint32_t count = places_main_country(&resolver->places, MAIN_LEAST, MAIN_LEAD, country);
    uint32_t of_known = known ? places_count(&resolver->places, known->country) : 0;
    if (known && known->country[0] && (count == 0 || count < ELSEWHERE * of_known)) {
        memcpy(country, known->country, sizeof known->country);
    }
}

struct meaning bodies_find(const struct resolver *resolver, const struct mention *mention)
{
    const struct record *known = find_known(resolver, mention->text);
    struct form form;
    struct body_form body;
    form_read(resolver->arena, mention->text, false, &form);
    bool own = known && known->country[0] && form_is_ministry(&form);
    if (!own && form_is_general(resolver->arena, &form)) {
        struct meaning meaning = {.record = known};
        read_country(resolver, mention, known, meaning.country);
        if (!known || strcmp(known->country, meaning.country) != 0) {
            const struct record *full = find_full(resolver, mention->text, meaning.country);
            bool general = known && known->country[0] == '\0';
            meaning.record = full ? full : general ? known : NULL;
        }
        return meaning;
    }
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
    struct span key = form_key(arena, ENTITY_ORGANIZATION, &core);
    return country[0] ? arena_printf(arena, "%.*s, %s", SPAN_ARG(key), country) : key;
}
