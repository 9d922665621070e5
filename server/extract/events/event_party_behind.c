/* Places of an act that hold no party: a thing, behind which somebody stands ("rejected the U.S.
 * appeal", "a British tanker"), and the whereabouts of an act, where nobody does ("a bomb in
 * Lahore"). Which parties there are is event_party's. */
#include "event_party_behind.h"

#include "event_holder.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_tree.h"

/* Whether the possessor of a noun for an act, or whom "of" names, undergoes it: "his arrest", "the
 * minister's removal". */
static bool is_undergone(const struct event_scene *scene, uint32_t noun)
{
    static const char *const nouns[] = {"removal", "conviction", "dismissal",   "sacking",
                                        "ouster",  "ousting",    "sentencing",  "prosecution",
                                        "trial",   "suspension", "persecution", "flogging",
                                        NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    return event_lexicon_in(scene->lexicon, EVENT_CLASS_UNDERGONE, lemma) ||
           span_is_one_of(lemma, nouns);
}

/* Who did the act that an accusation speaks of; whom it was done to is not accused. */
static uint32_t culprit(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    event_predicate_fill(scene, noun, &act);
    uint32_t by = act.slots[SLOT_BY];
    if (by != TOKEN_NONE && event_scene_is_party(scene, by)) {
        return by;
    }
    uint32_t agent = is_undergone(scene, noun) ? TOKEN_NONE : act.slots[SLOT_AGENT];
    return agent != TOKEN_NONE && event_scene_is_party(scene, agent) ? agent : TOKEN_NONE;
}

/* Whether a noun tells what befell somebody: "the killing of", "the case of". */
static bool befalls(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    return event_scene_is_of_class(scene, noun, EVENT_CLASS_CASE) || is_undergone(scene, noun) ||
           (event_predicate_read(scene, noun, &act) && act.rule->type == EVENT_ASSAULT);
}

/* "warrants for his arrest": nouns for what the accused are to undergo. */
static bool is_sought(const struct event_scene *scene, uint32_t noun)
{
    struct span lemma = event_scene_lemma(scene, noun);
    return event_tree_word(scene, noun, "for") != TOKEN_NONE &&
           (span_is(lemma, "arrest") || span_is(lemma, "extradition") ||
            span_is(lemma, "detention") || span_is(lemma, "capture"));
}

static uint32_t sought(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    event_predicate_fill(scene, noun, &act);
    uint32_t of = act.slots[SLOT_OF];
    uint32_t whom = of == TOKEN_NONE ? act.slots[SLOT_OBJ] : of;
    return whom != TOKEN_NONE && event_scene_is_party(scene, whom) ? whom : TOKEN_NONE;
}

uint32_t event_party_flag(const struct event_scene *scene, uint32_t noun)
{
    if (!event_scene_is_of_class(scene, noun, EVENT_CLASS_VEHICLE)) {
        return TOKEN_NONE;
    }
    for (uint32_t i = noun; i > scene->first && noun - i < 6; i--) {
        const struct mention *mention = event_scene_mention(scene, i - 1);
        uint8_t upos = scene->tokens[i - 1].upos;
        if (mention &&
            (mention->subtype == SUBTYPE_NATIONALITY || mention->subtype == SUBTYPE_COUNTRY)) {
            return i - 1;
        }
        if (upos == UPOS_ADP || upos == UPOS_DET ||
            (upos == UPOS_PUNCT && scene->tokens[i - 1].xpos != XPOS_HYPH)) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* A place or a word for one: "the capital". */
static bool is_whereabouts(const struct event_scene *scene, uint32_t token)
{
    return event_scene_is_place(scene, token) ||
           event_scene_is_of_class(scene, token, EVENT_CLASS_AREA);
}

/* "a funeral in the city of Mosul": where what was attacked is, is not attacked. */
static bool tells_where(const struct event_scene *scene, uint32_t noun, uint32_t token)
{
    static const char *const aims[] = {"target", "position", "site", "area", NULL};
    return event_tree_word(scene, token, "in") != TOKEN_NONE && is_whereabouts(scene, token) &&
           !span_is_one_of(event_scene_lemma(scene, noun), aims); /* "struck targets in Rafah" */
}

/* Whether what stands at a place of the thing `noun` only tells where it was hit, closed or lost.
 */
static bool is_where_thing_is(const struct event_scene *scene, enum event_type type, uint32_t noun,
                              enum event_slot slot, uint32_t token)
{
    bool place = event_scene_is_place(scene, token);
    return (event_sufferer_harms(type) && tells_where(scene, noun, token)) ||
           (place && (type == EVENT_ACCIDENT || (type == EVENT_COERCE && slot == SLOT_IN)));
}

uint32_t event_party_behind(const struct event_scene *scene, enum event_type type, uint32_t noun)
{
    static const enum event_slot places[] = {SLOT_OF, SLOT_FROM, SLOT_AGAINST,
                                             SLOT_ON, SLOT_BY,   SLOT_IN};
    if (scene->tokens[noun].upos != UPOS_NOUN) {
        return TOKEN_NONE;
    }
    if ((type == EVENT_ACCUSE || type == EVENT_REQUEST) && befalls(scene, noun)) {
        return type == EVENT_REQUEST    ? TOKEN_NONE
               : is_sought(scene, noun) ? sought(scene, noun)
                                        : culprit(scene, noun);
    }
    uint32_t holder = event_holder_of(scene, noun);
    if (holder != TOKEN_NONE) {
        return event_scene_is_party(scene, holder) ? holder : TOKEN_NONE;
    }
    struct event_frame frame;
    event_predicate_fill(scene, noun, &frame);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uint32_t token = frame.slots[places[i]];
        if (token != TOKEN_NONE && token > noun && event_scene_is_party(scene, token) &&
            !is_where_thing_is(scene, type, noun, places[i], token)) {
            return token;
        }
    }
    return TOKEN_NONE;
}

/* Whether a town in which acts of this type are done is no party in them: "mobilized troops in
 * Kano", "imposed a curfew in Lahore", "sworn in in Lome". */
static bool is_done_at_place(enum event_type type)
{
    return type == EVENT_MOBILIZE || type == EVENT_RETREAT || type == EVENT_APPOINT ||
           type == EVENT_COERCE;
}

/* Whether a token is a town or an area and not a country or the government in it. */
static bool is_mere_place(const struct event_scene *scene, uint32_t token)
{
    static const char *const towns[] = {"city", "town", "village", "capital", NULL};
    const struct mention *place = event_scene_mention(scene, token);
    if (place) {
        return place->type == ENTITY_PLACE && !place->metonym &&
               place->subtype != SUBTYPE_COUNTRY && place->subtype != SUBTYPE_FACILITY;
    }
    struct span lemma = event_scene_lemma(scene, token);
    return (span_is_one_of(lemma, towns) ||
            event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, lemma)) &&
           !span_is(lemma, "state") && !span_is(lemma, "part");
}

/* "condemned the killing of the envoy", "demanded the arrest of X": who is behind "of" was killed,
 * and is not accused or asked. */
static bool is_victim_of_object(const struct event_scene *scene, const struct event_frame *frame,
                                enum event_slot slot)
{
    uint32_t act = frame->slots[SLOT_OBJ];
    bool speaks = frame->rule->type == EVENT_ACCUSE || frame->rule->type == EVENT_REQUEST;
    return speaks && slot == SLOT_OF && act != TOKEN_NONE &&
           event_tree_head(scene, frame->slots[slot]) == act &&
           event_predicate_is_noun(scene, act) && befalls(scene, act) && !is_sought(scene, act);
}

bool event_party_is_scene(const struct event_scene *scene, const struct event_frame *frame,
                          enum event_slot slot)
{
    const struct event_rule *rule = frame->rule;
    const struct mention *place = event_scene_mention(scene, frame->slots[slot]);
    if (is_victim_of_object(scene, frame, slot)) {
        return true;
    }
    if (is_done_at_place(rule->type) && is_mere_place(scene, frame->slots[slot]) &&
        slot == SLOT_IN) {
        return true;
    }
    if (rule->type == EVENT_RETREAT && !place && is_mere_place(scene, frame->slots[slot])) {
        return true; /* "withdrew from the area" */
    }
    bool country = place && place->subtype == SUBTYPE_COUNTRY; /* "fired rockets at Oman" */
    bool where = slot == SLOT_IN || (slot == SLOT_AT && !country);
    return where && event_sufferer_harms(rule->type) && is_whereabouts(scene, frame->slots[slot]);
}
