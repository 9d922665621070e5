/* Who a party is: entity, country and sector.
 *
 * The entity is the head's, else that of a name in apposition. The sector comes from the role noun
 * or from a modifier that says more ("rebel leader"), else from what kind of thing the entity is;
 * the country from the entity or from a country or nationality in the words. */
#include "event_describe.h"

#include <string.h>

#include "event_phrase.h"
#include "event_pronoun.h"
#include "event_tree.h"
#include "extract/entities/entities_country.h"

static const char *subtype_sector(const struct entity *entity)
{
    switch (entity->subtype) {
    case SUBTYPE_COUNTRY:
    case SUBTYPE_GOVERNMENT:
        return "GOV";
    case SUBTYPE_MILITARY:
        return "MIL";
    case SUBTYPE_PARTY:
        return "PTY";
    case SUBTYPE_INTERNATIONAL:
        return "IGO";
    case SUBTYPE_MEDIA:
        return "JRN";
    case SUBTYPE_COMPANY:
        return "BUS";
    case SUBTYPE_EDUCATION:
        return "EDU";
    case SUBTYPE_NATIONALITY:
        return "CVL";
    default:
        return country_is_seat(entity) ? "GOV" : "";
    }
}

/* "The mayor of Iriona, Ann Weld": the person whose name ends the words for one who holds an
 * office, behind the only comma, wherever the tree hangs it. */
static uint32_t entity_behind_comma(const struct event_scene *scene, uint32_t head,
                                    struct event_phrase s)
{
    const struct mention *last = event_scene_mention(scene, s.last);
    struct span lemma = event_scene_lemma(scene, head);
    if (!last || last->type != ENTITY_PERSON || last->kind != MENTION_NAME ||
        last->first_token < head + 3 || scene->tokens[head].xpos != XPOS_NN ||
        event_lexicon_sector(scene->lexicon, lemma) == NULL ||
        event_lexicon_in(scene->lexicon, EVENT_CLASS_BODY, lemma)) {
        return ENTITY_UNRESOLVED;
    }
    uint32_t comma = last->first_token - 1;
    for (uint32_t i = head + 1; i < comma; i++) {
        if (scene->tokens[i].upos == UPOS_PUNCT || scene->tokens[i].upos == UPOS_CCONJ ||
            scene->tokens[i].upos == UPOS_VERB) {
            return ENTITY_UNRESOLVED;
        }
    }
    bool phrase = scene->tokens[head + 1].upos == UPOS_ADP;
    return phrase && span_is(scene->tokens[comma].norm, ",") ? last->entity : ENTITY_UNRESOLVED;
}

/* The entity that the party is: its head's, else that of a name in apposition. */
static uint32_t party_entity(const struct event_scene *scene, uint32_t head, struct event_phrase s)
{
    const struct mention *own = event_scene_mention(scene, head);
    if (own) {
        return own->entity;
    }
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        bool names =
            relation == DEPREL_APPOS || relation == DEPREL_FLAT || relation == DEPREL_NMOD_DESC;
        if (names && c >= s.first && c <= s.last && event_phrase_is_name(scene, c)) {
            return event_scene_mention(scene, c)->entity;
        }
    }
    return entity_behind_comma(scene, head, s);
}

/* A modifier that says more about the sector than a head such as "leader" or "official". */
static const char *modifier_sector(const struct event_scene *scene, uint32_t head,
                                   const char *sector)
{
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && c < head;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        struct span lemma = event_scene_lemma(scene, c);
        if (span_is(lemma, "former") && strcmp(sector, "GOV") == 0) {
            return "ELI";
        }
        const char *own = event_lexicon_sector(scene->lexicon, lemma);
        bool general =
            sector[0] == '\0' || strcmp(sector, "GOV") == 0 || strcmp(sector, "CVL") == 0;
        if ((relation == DEPREL_COMPOUND || relation == DEPREL_AMOD) && own && own[0] && general) {
            return own;
        }
    }
    return sector;
}

/* "his counterpart", "its rivals": they are of another country than he or it is. */
static bool is_of_others(const struct event_scene *scene, uint32_t head)
{
    static const char *const others[] = {
        "counterpart", "rival",     "ally",     "enemy",    "neighbour", "neighbor",
        "foe",         "adversary", "opponent", "host",     "guest",     "partner",
        "creditor",    "lender",    "donor",    "supplier", "critic",    NULL};
    return span_is_one_of(event_scene_lemma(scene, head), others);
}

static void party_country(const struct event_scene *scene, struct event_phrase s, struct party *out)
{
    const struct mention *own = event_scene_mention(scene, s.head);
    bool of_others = is_of_others(scene, s.head);
    for (uint32_t i = s.first; i <= s.last && out->country[0] == '\0'; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        if (mention && mention != own && mention->kind == MENTION_NAME &&
            (mention->subtype == SUBTYPE_COMPANY || mention->subtype == SUBTYPE_MEDIA)) {
            continue; /* those who work for it may live anywhere */
        }
        if (mention && of_others && scene->tokens[i].xpos == XPOS_PRP_POSS) {
            continue;
        }
        if (mention && mention->entity != ENTITY_UNRESOLVED) {
            memcpy(out->country, scene->analysis->entities[mention->entity].country,
                   sizeof out->country);
        }
    }
}

/* The sector of the role that the text gives a named person: "Prime Minister" -> GOV. */
static const char *role_sector(const struct event_scene *scene, const struct entity *entity)
{
    for (size_t i = 0; i < entity->role_count; i++) {
        struct span rest = entity->roles[i].title;
        while (rest.ptr) {
            struct span word = span_cut(&rest, ' ');
            char lower[32];
            for (size_t k = 0; k < word.len && k < sizeof lower; k++) {
                lower[k] = (char)(word.ptr[k] >= 'A' && word.ptr[k] <= 'Z' ? word.ptr[k] + 32
                                                                           : word.ptr[k]);
            }
            struct span lemma = {lower, word.len < sizeof lower ? word.len : 0};
            const char *sector = event_lexicon_sector(scene->lexicon, lemma);
            if (sector && sector[0]) {
                return sector;
            }
        }
    }
    return NULL;
}

/* The sector of a title before a name: "General Peter van Uhm". */
static const char *title_sector(const struct event_scene *scene, struct event_phrase s)
{
    for (uint32_t i = s.head; i > s.first; i--) {
        const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, i - 1));
        if (i > s.first + 1 && span_is(scene->tokens[i - 2].norm, "-") &&
            span_is(scene->tokens[i - 1].norm, "general")) {
            continue; /* a Secretary-General is no soldier */
        }
        if (sector && sector[0]) {
            bool former = span_is(scene->tokens[s.first].norm, "former");
            return former && strcmp(sector, "GOV") == 0 ? "ELI" : sector;
        }
    }
    return NULL;
}

/* "NATO foreign ministers", "UN investigator": officials of a body of many countries. */
static bool is_of_many_countries(const struct event_scene *scene, struct event_phrase s,
                                 const char *sector)
{
    static const char *const officials[] = {"GOV", "COP", "LEG", "CVL"};
    bool official = !sector || !sector[0];
    for (size_t i = 0; i < sizeof officials / sizeof *officials && !official; i++) {
        official = strcmp(sector, officials[i]) == 0;
    }
    for (uint32_t i = s.first; i < s.head && i <= s.last && official; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        if (mention && mention->kind == MENTION_NAME && mention->subtype == SUBTYPE_INTERNATIONAL &&
            !span_is(scene->tokens[i + 1].norm, "in")) {
            return true;
        }
    }
    return false;
}

/* "Peru and Chile": several, who share no country. */
static bool is_list(const struct event_scene *scene, struct event_phrase s)
{
    uint32_t i = s.first;
    while (i < s.last && scene->tokens[i].upos != UPOS_CCONJ) {
        i++;
    }
    return i < s.last;
}

void event_describe_party(const struct event_scene *scene, struct event_phrase s, struct party *out)
{
    uint32_t head = s.head;
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, head));
    struct event_phrase meant;
    bool pronoun = event_pronoun_means(scene, head, &meant) && !is_list(scene, meant);
    if (pronoun) {
        s = (struct event_phrase){meant.first, meant.last, head};
        sector = event_lexicon_sector(scene->lexicon, scene->tokens[meant.head].lemma);
    }
    const struct mention *name = pronoun ? event_scene_mention(scene, meant.head) : NULL;
    out->entity = name ? name->entity : party_entity(scene, head, s);
    memset(out->country, 0, sizeof out->country);
    party_country(scene, s, out);
    const struct mention *own = event_scene_mention(scene, head);
    if (own && own->kind == MENTION_NAME && own->subtype == SUBTYPE_INTERNATIONAL) {
        sector = "IGO"; /* "European Union" is no trade union */
    } else if (sector) {
        sector = modifier_sector(scene, head, sector);
    } else if (!pronoun) {
        sector = title_sector(scene, s);
    }
    if ((!sector || !sector[0]) && out->entity != ENTITY_UNRESOLVED) {
        const struct entity *entity = &scene->analysis->entities[out->entity];
        const char *role = role_sector(scene, entity);
        sector = role ? role : subtype_sector(entity);
    }
    if (is_of_many_countries(scene, s, sector)) {
        sector = "IGO";
    }
    memset(out->sector, 0, sizeof out->sector);
    if (sector && strlen(sector) < sizeof out->sector) {
        memcpy(out->sector, sector, strlen(sector));
    }
}
