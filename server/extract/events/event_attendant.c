/* Who holds talks, makes a visit or a statement of which the noun itself does not say so: "is in
 * Oslo for talks with X", "spoke during a visit to Y", "said in a statement". It is read off the
 * verb that the noun's phrase belongs to. */
#include "event_attendant.h"

#include "event_predicate.h"
#include "event_tree.h"

/* The predicate that a phrase belongs to; its subject stays whom it is about: "is in X for talks",
 * "arrived for talks", "spoke after talks". TOKEN_NONE when it acts on somebody else. */
static uint32_t attendant(const struct event_scene *scene, uint32_t noun)
{
    const uint64_t links = SLOT_BIT(SLOT_FOR) | SLOT_BIT(SLOT_AFTER) | SLOT_BIT(SLOT_DURING) |
                           SLOT_BIT(SLOT_BEFORE) | SLOT_BIT(SLOT_AT) | SLOT_BIT(SLOT_IN) |
                           SLOT_BIT(SLOT_TO);
    uint32_t head = event_tree_head(scene, noun);
    if (head == TOKEN_NONE || !event_slot_in(event_tree_preposition(scene, noun), links) ||
        (scene->tokens[noun].deprel != DEPREL_OBL && scene->tokens[noun].deprel != DEPREL_NMOD)) {
        return TOKEN_NONE;
    }
    bool predicate = event_predicate_is_verb(scene, head) ||
                     event_tree_find(scene, head, DEPREL_COP) != TOKEN_NONE;
    uint32_t object = event_tree_find(scene, head, DEPREL_OBJ);
    if (!predicate || (object != TOKEN_NONE && event_scene_is_party(scene, object))) {
        return TOKEN_NONE;
    }
    return event_predicate_subject(scene, head);
}

/* "during a visit to", "on a trip to". */
static bool is_journey(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"visit", "trip", "tour", NULL};
    return span_is_one_of(event_scene_lemma(scene, noun), words) &&
           (event_tree_word(scene, noun, "during") != TOKEN_NONE ||
            event_tree_word(scene, noun, "on") != TOKEN_NONE);
}

/* Who speaks or meets somebody during a visit makes it: the subject of the main verb above. */
static uint32_t traveller(const struct event_scene *scene, uint32_t noun)
{
    uint32_t up = event_tree_head(scene, noun), verb = TOKEN_NONE;
    for (int i = 0; i < 6 && up != TOKEN_NONE && verb == TOKEN_NONE; i++) {
        bool own = event_predicate_is_verb(scene, up) && !event_predicate_is_passive(scene, up) &&
                   event_predicate_own_subject(scene, up) != TOKEN_NONE;
        verb = own ? up : TOKEN_NONE;
        up = event_tree_head(scene, up);
    }
    uint32_t who = verb == TOKEN_NONE ? verb : event_predicate_own_subject(scene, verb);
    const struct mention *name = who == TOKEN_NONE ? NULL : event_scene_mention(scene, who);
    bool person =
        name ? name->type == ENTITY_PERSON : who != TOKEN_NONE && event_scene_is_party(scene, who);
    return person ? who : TOKEN_NONE;
}

/* Whether a noun is one for words said in public. */
static bool is_speech(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"statement", "speech",    "address", "interview",
                                        "remark",    "comment",   "letter",  "briefing",
                                        "sermon",    "testimony", NULL};
    static const char *const press[] = {"news", "press", NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    return span_is_one_of(lemma, words) || (span_is(lemma, "conference") && noun > scene->first &&
                                            span_is_one_of(scene->tokens[noun - 1].norm, press));
}

uint32_t event_attendant_saying(const struct event_scene *scene, uint32_t noun)
{
    const uint64_t links = SLOT_BIT(SLOT_IN) | SLOT_BIT(SLOT_AT) | SLOT_BIT(SLOT_DURING);
    uint32_t verb = event_tree_head(scene, noun);
    struct event_frame act;
    if (verb == TOKEN_NONE || !event_predicate_is_verb(scene, verb) || !is_speech(scene, noun)) {
        return TOKEN_NONE;
    }
    bool within = event_tree_is(scene, noun, DEPREL_OBL) &&
                  event_slot_in(event_tree_preposition(scene, noun), links);
    bool hears =
        span_is(event_scene_lemma(scene, verb), "tell") &&
        (event_tree_is(scene, noun, DEPREL_OBJ) || event_tree_is(scene, noun, DEPREL_IOBJ));
    bool says = event_scene_is_of_class(scene, verb, EVENT_CLASS_ATTRIBUTION);
    return (within || hears) && says && !event_predicate_is_passive(scene, verb) &&
                   !event_predicate_read(scene, verb, &act)
               ? verb
               : TOKEN_NONE;
}

uint32_t event_attendant_of(const struct event_scene *scene, uint32_t noun,
                            const struct event_frame *frame)
{
    uint32_t to = frame->slots[SLOT_TO];
    uint32_t with = frame->slots[SLOT_WITH];
    if (to != TOKEN_NONE && to > noun && event_scene_is_party(scene, to) &&
        is_journey(scene, noun)) {
        return traveller(scene, noun);
    }
    uint32_t saying = event_attendant_saying(scene, noun);
    if (saying != TOKEN_NONE) {
        uint32_t who = event_predicate_subject(scene, saying);
        return who != TOKEN_NONE && event_scene_is_party(scene, who) ? who : TOKEN_NONE;
    }
    if (with == TOKEN_NONE || with < noun || !event_scene_is_party(scene, with) ||
        frame->slots[SLOT_BETWEEN] != TOKEN_NONE ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_TALK, frame->lemma)) {
        return TOKEN_NONE;
    }
    uint32_t who = attendant(scene, event_predicate_top(scene, noun));
    return who != TOKEN_NONE && who != with && event_scene_is_party(scene, who) ? who : TOKEN_NONE;
}
