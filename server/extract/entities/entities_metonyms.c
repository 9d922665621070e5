/* Three kinds of metonym. A country, region or town that acts as a government is marked; a capital
 * then counts for its country. A town that is the seat of a court or body, in a context of
 * governing, stands for the body where the article names it. A team that goes by its town's name
 * is marked as well. What it does not do: decide what the context is, see metonyms.c; a building
 * ("the Kremlin") is an organization to the lexicons. */
#include "entities_resolver.h"
#include "metonyms.h"

/* Towns that stand for others than their country. */
static const struct {
    const char *town;
    const char *body; /* canonical name in names.tsv */
} seats[] = {
    {"the hague", "International Criminal Court"},
    {"the hague", "International Court of Justice"},
    {"the hague", "International Criminal Tribunal for the former Yugoslavia"},
    {"brussels", "European Union"},
    {"brussels", "European Commission"},
    {"brussels", "NATO"},
    {"strasbourg", "European Court of Human Rights"},
    {"strasbourg", "European Parliament"},
    {"luxembourg", "European Court of Justice"},
};

static bool is_seat(struct span town)
{
    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++) {
        if (span_equal_nocase(town, span_of(seats[i].town))) {
            return true;
        }
    }
    return false;
}

/* The body that sits in the town and that the article names, or ENTITY_UNRESOLVED. */
static uint32_t seated_body(const struct resolver *resolver, struct span town)
{
    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++) {
        for (uint32_t n = 0;
             span_equal_nocase(town, span_of(seats[i].town)) && n < resolver->node_count; n++) {
            const struct node *node = &resolver->nodes[n];
            if (node->entity.type == ENTITY_ORGANIZATION &&
                span_is(node->entity.name, seats[i].body)) {
                return n;
            }
        }
    }
    return ENTITY_UNRESOLVED;
}

/* Whether the place is its country's capital, the country in `*country`. */
static bool is_capital(const struct resolver *resolver, const struct mention *mention,
                       const struct node *node, const struct record **country)
{
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
    for (; sense; sense = sense->next) {
        if (sense->kind == SENSE_CAPITAL && gazetteer_case_fits(sense, mention->text) &&
            strcmp(sense->record->country, node->entity.country) == 0) {
            *country = gazetteer_country(resolver->gazetteer, node->entity.country);
            return *country != NULL;
        }
    }
    return false;
}

/* Whether a team's name is that of a place. */
static bool is_team_of_town(const struct resolver *resolver, const struct mention *mention,
                            const struct node *node)
{
    if (mention->type != ENTITY_ORGANIZATION || mention->kind != MENTION_NAME ||
        node->meaning.record || !span_equal_nocase(mention->text, node->entity.name)) {
        return false;
    }
    bool place = false;
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
    for (; sense; sense = sense->next) {
        place = place || sense->kind == SENSE_CITY || sense->kind == SENSE_CAPITAL ||
                sense->kind == SENSE_COUNTRY || sense->kind == SENSE_REGION;
        if (sense->kind == SENSE_ORGANIZATION && gazetteer_case_fits(sense, mention->text)) {
            return false;
        }
    }
    return place;
}

/* "Khartoum/Nairobi - …": where a report was written. */
static bool is_written_from(const struct resolver *resolver, const struct mention *mention)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t end = mention->first_token + mention->token_count;
    return (mention->first_token > 0 &&
            span_is(document->tokens[mention->first_token - 1].norm, "/")) ||
           (end < document->token_count && span_is(document->tokens[end].norm, "/"));
}

static void mark_capital(struct resolver *resolver, uint32_t index, enum metonym_place place)
{
    struct mention *mention = &resolver->analysis->mentions[index];
    const struct node *node = &resolver->nodes[mention->entity];
    const struct record *country = NULL;
    bool seat = is_seat(mention->text);
    if (mention->type != ENTITY_PLACE || mention->metonym || is_written_from(resolver, mention) ||
        !(is_capital(resolver, mention, node, &country) || seat) ||
        !metonym_governs(resolver->engine->metonyms, &resolver->analysis->document, mention,
                         place)) {
        return;
    }
    uint32_t meant =
        seat ? seated_body(resolver, mention->text) : resolver_known(resolver, index, country);
    if (meant == ENTITY_UNRESOLVED) {
        return;
    }
    mention->metonym = true;
    resolver_assign(resolver, index, meant);
}

static void mark_place(struct resolver *resolver, uint32_t index)
{
    struct mention *mention = &resolver->analysis->mentions[index];
    const struct node *node = &resolver->nodes[mention->entity];
    enum entity_subtype subtype = node->entity.subtype;
    const struct record *country = NULL;
    if (mention->type == ENTITY_PLACE && !mention->metonym &&
        (subtype == SUBTYPE_COUNTRY || subtype == SUBTYPE_REGION || subtype == SUBTYPE_CITY) &&
        !is_capital(resolver, mention, node, &country) && !is_seat(mention->text)) {
        mention->metonym =
            metonym_governs(resolver->engine->metonyms, &resolver->analysis->document, mention,
                            subtype == SUBTYPE_COUNTRY ? METONYM_COUNTRY : METONYM_TOWN);
    } else if (is_team_of_town(resolver, mention, node)) {
        mention->metonym = true;
    }
}

void resolver_mark_metonyms(struct resolver *resolver)
{
    const struct mention *mentions = resolver->analysis->mentions;
    uint32_t count = (uint32_t)resolver->analysis->mention_count;
    struct table *known = table_new(resolver->arena, 16); /* names used for a government */
    for (uint32_t i = 0; i < count; i++) {
        mark_capital(resolver, i, METONYM_CAPITAL);
        if (mentions[i].metonym) {
            table_set(known, mentions[i].text, 0);
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (table_get(known, mentions[i].text) != TABLE_NONE) {
            mark_capital(resolver, i, METONYM_KNOWN_CAPITAL);
        }
        mark_place(resolver, i);
        if (mentions[i].metonym) {
            table_set(known, mentions[i].text, 0);
        }
    }
}
