/* The words of a party.
 *
 * They are its head with what belongs to the name or description: modifiers before it (but no
 * article), "of", "in", "for" phrases and a name in apposition after it, no relative clause. Heads
 * joined by "and" are parties of their own. Who they are event_describe.c says. */
#include "event_party_words.h"

#include <string.h>

#include "event_describe.h"
#include "event_tree.h"

enum { CONJUNCT_LIMIT = 4 };

/* Whether "his" or "its" at `token` is one of the actors listed. */
static bool is_of_actor(const struct event_scene *scene, const struct party_list *list,
                        uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    for (size_t i = 0; i < list->count && mention && mention->entity != ENTITY_UNRESOLVED; i++) {
        if (list->items[i].role == PARTY_ACTOR && list->items[i].entity == mention->entity) {
            return true;
        }
    }
    return false;
}

/* Whether a recipient is just "its", or just a "his" that stands for the actor. */
static bool is_bare_owner(const struct event_scene *scene, const struct party_list *list,
                          struct event_phrase s)
{
    return s.first == s.last && scene->tokens[s.first].xpos == XPOS_PRP_POSS &&
           (span_is(scene->tokens[s.first].norm, "its") || is_of_actor(scene, list, s.first));
}

static bool overlaps(const struct party *a, const struct party *b)
{
    return a->at.start < b->at.end && b->at.start < a->at.end;
}

/* Whether one of those behind the party at `place` is a body or person by name that these words
 * have swallowed: "Hezbollah" of "Israel and Hezbollah militants". */
static bool swallows_name(const struct event_scene *scene, const struct party_list *list,
                          size_t place, const struct party *words)
{
    for (size_t i = place + 1; i < list->count; i++) {
        const struct party *part = &list->items[i];
        if (overlaps(part, words) && part->entity != ENTITY_UNRESOLVED &&
            scene->analysis->entities[part->entity].type != ENTITY_PLACE &&
            scene->analysis->entities[part->entity].type != ENTITY_OTHER) {
            return true;
        }
    }
    return false;
}

/* Takes out those behind the party at `place` that are a part of it: "French" of "German and French
 * officials". */
static void drop_within(struct party_list *list, size_t place)
{
    size_t kept = place + 1;
    for (size_t i = kept; i < list->count; i++) {
        if (!overlaps(&list->items[place], &list->items[i])) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

void event_party_add_words(const struct event_scene *scene, struct party_list *list,
                           struct event_phrase s, enum party_role role)
{
    if (list->count == PARTY_LIMIT) {
        return;
    }
    struct party *party = &list->items[list->count];
    *party = (struct party){.role = role};
    party->at = document_extent(&scene->analysis->document, s.first, s.last - s.first + 1);
    party->text = document_text(&scene->analysis->document, s.first, s.last - s.first + 1);
    event_describe_party(scene, s, party);
    if (role == PARTY_RECIPIENT && is_bare_owner(scene, list, s)) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        struct party *other = &list->items[i];
        bool wider = other->role == role && party->at.start <= other->at.start &&
                     other->at.end < party->at.end;
        if (wider && !swallows_name(scene, list, i, party)) {
            *other = *party; /* "UN envoy Ann Lee" after "UN" */
            drop_within(list, i);
        }
        if (overlaps(other, party)) {
            return;
        }
    }
    list->count++;
}

/* "Foreign Ministers Ann Lee and Jim Bo": whom a title in the plural names, each with the title's
 * sector. False when the phrase names no two persons. */
static bool add_titled(const struct event_scene *scene, struct party_list *list,
                       struct event_phrase s, uint32_t title, enum party_role role)
{
    struct event_phrase names[EVENT_LISTED_LIMIT];
    size_t count = 0;
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, title));
    if (scene->tokens[title].xpos != XPOS_NNS || !sector ||
        scene->mention_of[title] != TOKEN_NONE) {
        return false;
    }
    for (uint32_t i = title + 1; i <= s.last && count < EVENT_LISTED_LIMIT; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        if (mention && mention->kind == MENTION_NAME && mention->type == ENTITY_PERSON) {
            uint32_t last = mention->first_token + mention->token_count - 1;
            names[count++] = (struct event_phrase){mention->first_token, last, last};
            i = last;
        }
    }
    for (size_t i = 0; i < count && count > 1; i++) {
        size_t before = list->count;
        event_party_add_words(scene, list, names[i], role);
        if (list->count > before && !list->items[before].sector[0]) {
            memcpy(list->items[before].sector, sector, strlen(sector));
        }
    }
    return count > 1;
}

/* "dismissed the inquiry": a body only where its words say whose it is. */
static bool is_nameless_inquiry(const struct event_scene *scene, struct event_phrase words)
{
    bool named = !span_is(event_scene_lemma(scene, words.head), "inquiry");
    for (uint32_t i = words.first; i <= words.last && !named; i++) {
        named = scene->mention_of[i] != TOKEN_NONE;
    }
    return !named;
}

void event_party_add_one(const struct event_scene *scene, struct party_list *list, uint32_t head,
                         enum party_role role)
{
    if (!event_scene_is_party(scene, head)) {
        return;
    }
    struct event_phrase words = event_phrase_of(scene, head);
    if (role == PARTY_RECIPIENT && is_nameless_inquiry(scene, words)) {
        return;
    }
    if (!add_titled(scene, list, words, head, role)) {
        event_party_add_words(scene, list, words, role);
    }
}

/* "Lee, a senator": what only describes somebody named, taken for one more of a list; and what a
 * side clause says that he was. */
static bool is_description(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    uint32_t article = event_tree_find(scene, child, DEPREL_DET);
    if (event_tree_find(scene, child, DEPREL_COP) != TOKEN_NONE) {
        return true;
    }
    const struct mention *named = event_scene_mention(scene, child);
    bool somebody = named && named->type != ENTITY_OTHER; /* not "Lee, a Baptist" */
    if (scene->mention_of[head] == TOKEN_NONE || somebody || article == TOKEN_NONE ||
        article == scene->first || child < head ||
        event_tree_find(scene, child, DEPREL_CC) != TOKEN_NONE ||
        !span_is(scene->tokens[article - 1].norm, ",")) {
        return false;
    }
    for (uint32_t c = event_tree_next(scene, child); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->tokens[c].deprel == DEPREL_CONJ) {
            return false;
        }
    }
    return event_tree_find(scene, child, DEPREL_CONJ) == TOKEN_NONE;
}

/* "Lima, Peru": whether a place is said of the town before it, to tell where that is. */
static bool is_in(const struct event_scene *scene, uint32_t town, uint32_t place)
{
    uint32_t a = event_scene_mention(scene, town)->entity;
    uint32_t b = event_scene_mention(scene, place)->entity;
    const struct entity *entities = scene->analysis->entities;
    return a != ENTITY_UNRESOLVED && b != ENTITY_UNRESOLVED &&
           entities[a].subtype == SUBTYPE_CITY && entities[b].subtype != SUBTYPE_CITY &&
           strcmp(entities[a].country, entities[b].country) == 0;
}

/* Whether `child` is one more of the parties that `head` begins: joined to it, or the next of a
 * list of places that the parser took for an apposition. */
static bool is_joined(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    enum deprel relation = (enum deprel)scene->tokens[child].deprel;
    static const char *const shares[] = {"most", "many", "some", "half", "all", NULL};
    if (child + 2 < scene->end && child > head &&
        span_is_one_of(scene->tokens[child].norm, shares) &&
        span_is(scene->tokens[child + 1].norm, "of") &&
        span_is(scene->tokens[child + 2].norm, "them")) {
        return false; /* "20 people, most of them migrants" */
    }
    if (child > head + 2 && span_is(scene->tokens[child - 1].norm, "them") &&
        span_is(scene->tokens[child - 2].norm, "of")) {
        return false;
    }
    if (child < head) {
        return (relation == DEPREL_COMPOUND || relation == DEPREL_NMOD || relation == DEPREL_CONJ ||
                relation == DEPREL_NMOD_DESC) &&
               event_phrase_is_joined(scene, child, head);
    }
    bool places = event_scene_is_place(scene, head) && event_scene_is_place(scene, child);
    if (places && child == head + 2 && span_is(scene->tokens[head + 1].norm, ",") &&
        is_in(scene, head, child)) {
        return false;
    }
    return (relation == DEPREL_CONJ && !is_description(scene, head, child)) ||
           (relation == DEPREL_APPOS && places);
}

/* "Lawyer and activist Ann Lee": two words without an article for the one who is named. */
static bool is_joint_title(const struct event_scene *scene, uint32_t head)
{
    uint32_t other = event_tree_find(scene, head, DEPREL_CONJ);
    const struct mention *name = other == TOKEN_NONE ? NULL : event_scene_mention(scene, other);
    return name && name->type == ENTITY_PERSON && scene->tokens[head].xpos == XPOS_NN &&
           scene->mention_of[head] == TOKEN_NONE && other > head + 2 &&
           event_tree_find(scene, other, DEPREL_NMOD_DESC) == head + 2 &&
           scene->tokens[head + 1].upos == UPOS_CCONJ &&
           event_tree_find(scene, head, DEPREL_DET) == TOKEN_NONE &&
           event_tree_find(scene, head, DEPREL_NMOD_POSS) == TOKEN_NONE &&
           event_tree_find(scene, other, DEPREL_CONJ) == TOKEN_NONE;
}

/* Adds the party at `head` and those joined to it; those whom a list names instead of their number.
 */
static void add_joined(const struct event_scene *scene, struct party_list *list, uint32_t head,
                       enum party_role role, int depth)
{
    uint32_t names[EVENT_LISTED_LIMIT];
    if (event_phrase_is_nobody(scene, head)) {
        return;
    }
    size_t listed = event_phrase_listed(scene, head, names);
    for (size_t i = 0; i < listed; i++) {
        uint32_t last = names[i] + event_scene_mention(scene, names[i])->token_count - 1;
        event_party_add_words(scene, list, (struct event_phrase){names[i], last, names[i]}, role);
    }
    if (listed) {
        return;
    }
    uint32_t partner = event_phrase_partner(scene, head);
    if (partner != TOKEN_NONE) {
        event_party_add_one(scene, list, partner, role);
    }
    bool added = false;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        if (c > head && !added) {
            if (!is_joint_title(scene, head)) {
                event_party_add_one(scene, list, head, role);
            }
            added = true;
        }
        if (is_joined(scene, head, c)) {
            add_joined(scene, list, c, role, depth - 1);
        }
    }
    if (!added) {
        event_party_add_one(scene, list, head, role);
    }
}

void event_party_add(const struct event_scene *scene, struct party_list *list, uint32_t head,
                     enum party_role role)
{
    add_joined(scene, list, head, role, CONJUNCT_LIMIT);
}
