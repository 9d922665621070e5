/* Makes parties of the head tokens in a frame's places: their words, entity, country and sector.
 *
 * A party is a named mention, or a noun for people or bodies with what stands right before it. The
 * sector comes from the noun, else from what kind of thing the entity is; the country from the
 * entity or from a country or nationality in the words. A name is not looked up here: the entity
 * layer has done that. */
#include "event_party.h"

#include <string.h>

enum { PARTY_LIMIT = 16 };

struct party_list {
    struct party *items;
    size_t count;
};

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
    default:
        return "";
    }
}

/* The first token of the party that ends with `head`: a name's first word, or a number, adjective
 * or nationality right before a role noun. */
static uint32_t party_first(const struct event_scene *scene, uint32_t head)
{
    uint32_t mention = scene->mention_of[head];
    if (mention != TOKEN_NONE) {
        return scene->analysis->mentions[mention].first_token;
    }
    if (head > scene->first && scene->mention_of[head - 1] != TOKEN_NONE) {
        return scene->analysis->mentions[scene->mention_of[head - 1]].first_token;
    }
    bool number = head > scene->first && (scene->tokens[head - 1].flags & TOKEN_NUMBER);
    return number ? head - 1 : head;
}

static void party_describe(const struct event_scene *scene, uint32_t first, uint32_t head,
                           struct party *out)
{
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, head));
    uint32_t own = scene->mention_of[head];
    out->entity = own == TOKEN_NONE ? ENTITY_UNRESOLVED : scene->analysis->mentions[own].entity;
    for (uint32_t i = first; i <= head; i++) {
        uint32_t mention = scene->mention_of[i];
        uint32_t entity =
            mention == TOKEN_NONE ? ENTITY_UNRESOLVED : scene->analysis->mentions[mention].entity;
        if (entity != ENTITY_UNRESOLVED && out->country[0] == '\0') {
            memcpy(out->country, scene->analysis->entities[entity].country, sizeof out->country);
        }
    }
    if (!sector && out->entity != ENTITY_UNRESOLVED) {
        sector = subtype_sector(&scene->analysis->entities[out->entity]);
    }
    if (sector) {
        memcpy(out->sector, sector, strlen(sector) < sizeof out->sector ? strlen(sector) : 0);
    }
}

static void party_add(const struct event_scene *scene, struct party_list *list, uint32_t head,
                      enum party_role role)
{
    if (head == TOKEN_NONE || list->count == PARTY_LIMIT || !event_scene_is_party(scene, head)) {
        return;
    }
    uint32_t first = party_first(scene, head);
    struct party *party = &list->items[list->count];
    *party = (struct party){.role = role};
    party->at = document_extent(&scene->analysis->document, first, head - first + 1);
    party->text = document_text(&scene->analysis->document, first, head - first + 1);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].at.start == party->at.start) {
            return;
        }
    }
    party_describe(scene, first, head, party);
    list->count++;
}

const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame, size_t *count)
{
    const struct event_rule *rule = frame->rule;
    struct party_list list = {ARENA_ARRAY(scene->arena, struct party, PARTY_LIMIT), 0};
    for (size_t i = 0; i < rule->actor_count; i++) {
        party_add(scene, &list, frame->slots[rule->actors[i]], PARTY_ACTOR);
    }
    size_t actors = list.count;
    for (size_t i = 0; i < rule->recipient_count && list.count == actors; i++) {
        party_add(scene, &list, frame->slots[rule->recipients[i]], PARTY_RECIPIENT);
    }
    *count = list.count;
    return list.items;
}
