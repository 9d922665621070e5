/* Makes parties of the head tokens in a frame's places.
 *
 * The rule says which places hold actors and which hold recipients. Where these are empty, those
 * are taken whom the act's clause names beside them (event_party_beside, event_sufferer), and where
 * a thing stands, whoever is behind it (event_party_behind). What words a party has is
 * event_party_words'. */
#include "event_party.h"

#include "event_party_behind.h"
#include "event_party_beside.h"
#include "event_party_words.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_tree.h"

uint32_t event_party_talks(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t noun = frame->slots[SLOT_FOR];
    bool visit = event_code_is_under(frame->rule->cameo, "042");
    struct event_frame talks;
    if (!visit || noun == TOKEN_NONE || !event_predicate_is_noun(scene, noun) ||
        !event_scene_is_of_class(scene, noun, EVENT_CLASS_TALK)) {
        return TOKEN_NONE;
    }
    event_predicate_fill(scene, noun, &talks);
    uint32_t with = talks.slots[SLOT_WITH];
    return with != TOKEN_NONE && event_scene_is_party(scene, with) ? noun : TOKEN_NONE;
}

/* "flew to Asmara for talks with X": X receives the visitor. */
static void add_host(const struct event_scene *scene, const struct event_frame *frame,
                     struct party_list *list)
{
    uint32_t noun = event_party_talks(scene, frame);
    struct event_frame talks;
    if (noun != TOKEN_NONE) {
        event_predicate_fill(scene, noun, &talks);
        event_party_add(scene, list, talks.slots[SLOT_WITH], PARTY_RECIPIENT);
    }
}

static void add_recipient(const struct event_scene *scene, struct party_list *list, uint32_t head)
{
    if (head != TOKEN_NONE) {
        event_party_add(scene, list, head, PARTY_RECIPIENT);
    }
}

/* Whom the first of the recipients' places names that holds a party. */
static void add_placed(const struct event_scene *scene, const struct event_frame *frame,
                       struct party_list *list)
{
    const struct event_rule *rule = frame->rule;
    size_t before = list->count;
    for (size_t i = 0; i < rule->recipient_count && list->count == before; i++) {
        uint32_t head = frame->slots[rule->recipients[i]];
        bool there = head != TOKEN_NONE &&
                     !event_party_is_scene(scene, frame, (enum event_slot)rule->recipients[i]);
        add_recipient(scene, list, there ? head : TOKEN_NONE);
    }
}

/* Who is behind the first thing in the recipients' places that somebody is behind. */
static void add_behind(const struct event_scene *scene, const struct event_frame *frame,
                       struct party_list *list)
{
    const struct event_rule *rule = frame->rule;
    size_t before = list->count;
    for (size_t i = 0; i < rule->recipient_count && list->count == before; i++) {
        uint32_t thing = frame->slots[rule->recipients[i]];
        uint32_t flag = thing == TOKEN_NONE ? TOKEN_NONE : event_party_flag(scene, thing);
        if (flag != TOKEN_NONE) {
            struct event_phrase words = event_phrase_of(scene, thing);
            words.head = flag;
            event_party_add_words(scene, list, words, PARTY_RECIPIENT);
        } else if (thing != TOKEN_NONE &&
                   !event_party_is_scene(scene, frame, (enum event_slot)rule->recipients[i])) {
            add_recipient(scene, list, event_party_behind(scene, rule->type, thing));
        }
    }
}

static void add_recipients(const struct event_scene *scene, const struct event_frame *frame,
                           uint32_t sufferer, struct party_list *list)
{
    bool harms = event_sufferer_harms(frame->rule->type);
    size_t before = list->count;
    add_host(scene, frame, list);
    uint32_t first = event_sufferer_first(scene, frame);
    if (first != TOKEN_NONE) {
        add_recipient(scene, list, first);
        before = list->count; /* those whom the act's own clause names are added to them */
    }
    if (harms) {
        add_recipient(scene, list,
                      sufferer == TOKEN_NONE ? event_sufferer_victim(scene, frame) : sufferer);
    }
    if (list->count > before) {
        add_recipient(scene, list, event_sufferer_aimed(scene, frame));
    } else {
        add_placed(scene, frame, list);
    }
    uint32_t verb = harms && list->count > before ? event_sufferer_verb(scene, frame) : TOKEN_NONE;
    if (verb != TOKEN_NONE) {
        add_recipient(scene, list, event_predicate_also_harmed(scene, verb));
    }
    if (list->count == before) {
        add_recipient(scene, list, event_sufferer_shared(scene, frame));
    }
    if (list->count == before && frame->rule->type == EVENT_ASSAULT) {
        add_recipient(scene, list, event_sufferer_driven(scene, frame->head));
    }
    if (list->count == before) {
        add_behind(scene, frame, list);
    }
}

/* Whoever answers what others asked for or offered: "refused a request" tells whom it was made to.
 */
static uint32_t answerer(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    enum event_type type = frame->rule->type;
    if (event_predicate_is_verb(scene, frame->head) || verb == TOKEN_NONE ||
        scene->tokens[frame->head].deprel != DEPREL_OBJ ||
        (type != EVENT_REQUEST && type != EVENT_ACCUSE && type != EVENT_THREATEN)) {
        return TOKEN_NONE;
    }
    const struct event_operator *answer = event_scene_operator(scene, verb);
    return answer && answer->effect == EFFECT_DROP && !event_predicate_is_passive(scene, verb)
               ? event_predicate_subject(scene, verb)
               : TOKEN_NONE;
}

/* Adds those with whom the act that is spoken of would be done: "refused to meet Darusman". */
static void add_partners(const struct event_scene *scene, const struct event_frame *inner,
                         struct party_list *list)
{
    for (size_t i = 0; i < inner->rule->actor_count; i++) {
        uint8_t slot = inner->rule->actors[i];
        if (slot != SLOT_SUBJ && slot != SLOT_AGENT && inner->slots[slot] != TOKEN_NONE) {
            event_party_add(scene, list, inner->slots[slot], PARTY_RECIPIENT);
        }
    }
}

/* Adds whom the act's own places, the first `actors` of the list aside, do not name. */
static void add_beside(const struct event_scene *scene, const struct event_frame *frame,
                       size_t actors, struct party_list *list)
{
    bool named = list->count > actors;
    uint32_t whom = named        ? event_party_companion(scene, frame)
                    : actors > 0 ? event_party_asked(scene, frame)
                                 : TOKEN_NONE;
    whom = whom == TOKEN_NONE && !named ? event_party_targeted(scene, frame) : whom;
    bool done = whom == TOKEN_NONE && !named && actors > 0;
    uint32_t thing = done ? event_party_thing(scene, frame) : TOKEN_NONE;
    if (whom != TOKEN_NONE) {
        event_party_add(scene, list, whom, PARTY_RECIPIENT);
    } else if (thing != TOKEN_NONE) {
        event_party_add_words(scene, list, event_phrase_of(scene, thing), PARTY_RECIPIENT);
    }
}

/* "the Madrid train bombings": a name of the act itself. */
static bool is_named_act(const struct event_scene *scene, const struct event_frame *frame,
                         uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention != TOKEN_NONE && token < frame->head &&
           scene->mention_of[frame->head] == mention;
}

const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame,
                                     const struct event_frame *inner, size_t *count)
{
    const struct event_rule *rule = frame->rule;
    struct party_list list = {ARENA_ARRAY(scene->arena, struct party, PARTY_LIMIT), 0};
    uint32_t sufferer = event_sufferer_in(scene, frame);
    for (size_t i = 0; i < rule->actor_count; i++) {
        if (frame->slots[rule->actors[i]] != TOKEN_NONE &&
            frame->slots[rule->actors[i]] != sufferer &&
            !is_named_act(scene, frame, frame->slots[rule->actors[i]])) {
            event_party_add(scene, &list, frame->slots[rule->actors[i]], PARTY_ACTOR);
        }
    }
    uint32_t leader = list.count == 0 ? event_party_leader(scene, frame) : TOKEN_NONE;
    if (leader != TOKEN_NONE && rule->actor_count > 0) {
        event_party_add_one(scene, &list, leader, PARTY_ACTOR);
    }
    size_t actors = list.count;
    add_recipients(scene, frame, sufferer, &list);
    if (list.count == actors && inner) {
        add_recipients(scene, inner, event_sufferer_in(scene, inner), &list);
        add_partners(scene, inner, &list);
    }
    struct event_frame helped;
    uint32_t help = frame->slots[SLOT_XCOMP];
    if (list.count == actors && rule->type == EVENT_AID && help != TOKEN_NONE &&
        event_predicate_read(scene, help, &helped) && helped.rule->type == EVENT_AID) {
        add_recipients(scene, &helped, TOKEN_NONE, &list); /* "helped rescue ten sailors" */
    }
    add_beside(scene, frame, actors, &list);
    uint32_t answers = list.count == actors ? answerer(scene, frame) : TOKEN_NONE;
    if (answers != TOKEN_NONE && actors > 0) {
        event_party_add(scene, &list, answers, PARTY_RECIPIENT);
    }
    *count = list.count;
    return list.items;
}
