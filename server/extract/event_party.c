/* Makes parties of the head tokens in a frame's places: their words, entity, country and sector.
 *
 * A party's words are its head with what belongs to the name or description: modifiers before it
 * (but no article), "of", "in", "for" phrases and a name in apposition after it, no relative
 * clause. Heads joined by "and" are parties of their own. The sector comes from the role noun or
 * from a modifier that says more ("rebel leader"), else from what kind of thing the entity is; the
 * country from the entity or from a country or nationality in the words. */
#include "event_party.h"

#include <string.h>

#include "event_tree.h"

enum { PARTY_LIMIT = 16, CONJUNCT_LIMIT = 8 };

struct party_list {
    struct party *items;
    size_t count;
};

/* A stretch of tokens, [first, last]. */
struct stretch {
    uint32_t first;
    uint32_t last;
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
    case SUBTYPE_NATIONALITY:
        return "CVL";
    default:
        return "";
    }
}

static const struct mention *mention_at(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention == TOKEN_NONE ? NULL : &scene->analysis->mentions[mention];
}

static bool is_name(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = mention_at(scene, token);
    return mention && mention->kind == MENTION_NAME &&
           (mention->type == ENTITY_PERSON || mention->type == ENTITY_ORGANIZATION);
}

/* Whether a dependent after the head is part of the party's words. */
static bool follows(const struct event_scene *scene, uint32_t child)
{
    static const char *const prepositions[] = {"of", "in", "for", "to", "from", "on", "at"};
    switch ((enum deprel)scene->tokens[child].deprel) {
    case DEPREL_FLAT:
    case DEPREL_COMPOUND:
    case DEPREL_NUMMOD:
    case DEPREL_CASE:
    case DEPREL_NMOD_DESC:
    case DEPREL_FIXED:
        return !span_is(scene->tokens[child].norm, "'s");
    case DEPREL_APPOS:
        return is_name(scene, child);
    case DEPREL_NMOD: {
        enum event_slot slot = event_tree_preposition(scene, child);
        for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
            if (slot != SLOT_COUNT && span_is(span_of(event_slot_names[slot]), prepositions[i])) {
                return scene->date_of[child] == TOKEN_NONE;
            }
        }
        return false;
    }
    default:
        return false;
    }
}

/* The last token of the words that start with `head`. */
static uint32_t stretch_end(const struct event_scene *scene, uint32_t head, int depth)
{
    uint32_t end = head;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        if (c < head) {
            continue;
        }
        bool comma = scene->tokens[c].deprel == DEPREL_PUNCT;
        if (comma && span_is(scene->tokens[c].norm, ",")) {
            continue;
        }
        if (!follows(scene, c)) {
            break;
        }
        end = stretch_end(scene, c, depth - 1);
    }
    return end;
}

static bool is_left_part(const struct event_scene *scene, uint32_t child)
{
    switch ((enum deprel)scene->tokens[child].deprel) {
    case DEPREL_COMPOUND:
    case DEPREL_AMOD:
    case DEPREL_NUMMOD:
    case DEPREL_NMOD_POSS:
    case DEPREL_NMOD_DESC:
    case DEPREL_NMOD:
    case DEPREL_FLAT:
    case DEPREL_ADVMOD:
    case DEPREL_DET:
    case DEPREL_CASE:
    case DEPREL_DET_PREDET:
    case DEPREL_OBL:
    case DEPREL_APPOS:
    case DEPREL_NMOD_UNMARKED:
    case DEPREL_PUNCT:
    case DEPREL_CONJ:
    case DEPREL_CC:
        return true;
    default:
        return false;
    }
}

static uint32_t stretch_start(const struct event_scene *scene, uint32_t head, int depth)
{
    uint32_t start = head;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && c < head && depth > 0;
         c = event_tree_next(scene, c)) {
        if (is_left_part(scene, c)) {
            uint32_t first = stretch_start(scene, c, depth - 1);
            start = first < start ? first : start;
        }
    }
    return start;
}

/* Words that a party does not start with: articles, prepositions, punctuation. */
static bool is_skipped_start(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    bool limit = token + 1 < scene->end && (span_is(scene->tokens[token + 1].norm, "least") ||
                                            span_is(scene->tokens[token + 1].norm, "most"));
    if (span_is(t->norm, "at") && limit) {
        return false;
    }
    return (t->upos == UPOS_DET && !span_is(t->norm, "all")) || t->upos == UPOS_ADP ||
           t->upos == UPOS_PUNCT || t->upos == UPOS_CCONJ || t->upos == UPOS_SCONJ ||
           t->xpos == XPOS_WP_POSS;
}

static struct stretch party_stretch(const struct event_scene *scene, uint32_t head)
{
    struct stretch s = {stretch_start(scene, head, 4), stretch_end(scene, head, 4)};
    const struct mention *mention = mention_at(scene, head);
    if (mention && mention->first_token >= scene->first) {
        uint32_t last = mention->first_token + mention->token_count - 1;
        s.first = mention->first_token < s.first ? mention->first_token : s.first;
        s.last = last > s.last ? last : s.last;
    }
    while (s.first < head && is_skipped_start(scene, s.first)) {
        s.first++;
    }
    return s;
}

/* The entity that the party is: its head's, else that of a name in apposition. */
static uint32_t party_entity(const struct event_scene *scene, uint32_t head, struct stretch s)
{
    const struct mention *own = mention_at(scene, head);
    if (own) {
        return own->entity;
    }
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        bool names =
            relation == DEPREL_APPOS || relation == DEPREL_FLAT || relation == DEPREL_NMOD_DESC;
        if (names && c >= s.first && c <= s.last && is_name(scene, c)) {
            return mention_at(scene, c)->entity;
        }
    }
    return ENTITY_UNRESOLVED;
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

static void party_country(const struct event_scene *scene, struct stretch s, struct party *out)
{
    for (uint32_t i = s.first; i <= s.last && out->country[0] == '\0'; i++) {
        const struct mention *mention = mention_at(scene, i);
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

static void party_describe(const struct event_scene *scene, struct stretch s, uint32_t head,
                           struct party *out)
{
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, head));
    out->entity = party_entity(scene, head, s);
    memset(out->country, 0, sizeof out->country);
    party_country(scene, s, out);
    if (sector) {
        sector = modifier_sector(scene, head, sector);
    }
    if ((!sector || !sector[0]) && out->entity != ENTITY_UNRESOLVED) {
        const struct entity *entity = &scene->analysis->entities[out->entity];
        const char *role = role_sector(scene, entity);
        sector = role ? role : subtype_sector(entity);
    }
    memset(out->sector, 0, sizeof out->sector);
    if (sector && strlen(sector) < sizeof out->sector) {
        memcpy(out->sector, sector, strlen(sector));
    }
}

static void add_one(const struct event_scene *scene, struct party_list *list, uint32_t head,
                    enum party_role role)
{
    if (list->count == PARTY_LIMIT || !event_scene_is_party(scene, head)) {
        return;
    }
    struct stretch s = party_stretch(scene, head);
    struct party *party = &list->items[list->count];
    *party = (struct party){.role = role};
    party->at = document_extent(&scene->analysis->document, s.first, s.last - s.first + 1);
    party->text = document_text(&scene->analysis->document, s.first, s.last - s.first + 1);
    party_describe(scene, s, head, party);
    for (size_t i = 0; i < list->count; i++) {
        const struct party *other = &list->items[i];
        if (other->at.start < party->at.end && party->at.start < other->at.end) {
            return;
        }
    }
    list->count++;
}

/* Adds the party at `head` and those joined to it. */
static void add_joined(const struct event_scene *scene, struct party_list *list, uint32_t head,
                       enum party_role role)
{
    add_one(scene, list, head, role);
    int left = CONJUNCT_LIMIT;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && left > 0;
         c = event_tree_next(scene, c)) {
        if (scene->tokens[c].deprel == DEPREL_CONJ && event_scene_is_party(scene, c)) {
            add_one(scene, list, c, role);
            left--;
        }
    }
}

const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame, size_t *count)
{
    const struct event_rule *rule = frame->rule;
    struct party_list list = {ARENA_ARRAY(scene->arena, struct party, PARTY_LIMIT), 0};
    for (size_t i = 0; i < rule->actor_count; i++) {
        if (frame->slots[rule->actors[i]] != TOKEN_NONE) {
            add_joined(scene, &list, frame->slots[rule->actors[i]], PARTY_ACTOR);
        }
    }
    size_t actors = list.count;
    for (size_t i = 0; i < rule->recipient_count && list.count == actors; i++) {
        if (frame->slots[rule->recipients[i]] != TOKEN_NONE) {
            add_joined(scene, &list, frame->slots[rule->recipients[i]], PARTY_RECIPIENT);
        }
    }
    *count = list.count;
    return list.items;
}
