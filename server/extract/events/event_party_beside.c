/* Whom an act concerns where its own places do not say it: the subject of the clause that tells
 * what is asked for, those who are named along with the ones it befell, the subject of "was the
 * target of". */
#include "event_party_beside.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_tree.h"

/* The verb of the clause that tells what is asked for: "demanded [that he resign]", "its demand
 * [that he resign]"; TOKEN_NONE. */
static uint32_t content_of(const struct event_scene *scene, uint32_t act)
{
    uint32_t clause = event_tree_find(scene, act, DEPREL_CCOMP);
    if (clause != TOKEN_NONE || event_predicate_is_verb(scene, act)) {
        return clause;
    }
    clause = event_tree_find(scene, act, DEPREL_ACL);
    return clause != TOKEN_NONE && event_tree_word(scene, clause, "that") != TOKEN_NONE
               ? clause
               : TOKEN_NONE;
}

/* Whether a clause tells what somebody should do: "that he resign", "that he should resign". */
static bool is_due(const struct event_scene *scene, uint32_t clause)
{
    uint8_t form = scene->tokens[clause].xpos;
    return event_aspect_is_due(scene, clause) ||
           ((form == XPOS_VB || form == XPOS_VBP) &&
            event_tree_find(scene, clause, DEPREL_AUX) == TOKEN_NONE);
}

/* Whether the words of an act tell what somebody is said to do wrong: "alleged that X fled". */
static bool is_charge(const struct event_frame *frame)
{
    static const char *const words[] = {"accusation", "allegation", "allege",    "charge", "claim",
                                        "complain",   "complaint",  "suspicion", NULL};
    return frame->rule->type == EVENT_ACCUSE && span_is_one_of(frame->lemma, words);
}

uint32_t event_party_asked(const struct event_scene *scene, const struct event_frame *frame)
{
    bool charge = is_charge(frame);
    uint32_t clause =
        charge || frame->rule->type == EVENT_REQUEST ? content_of(scene, frame->head) : TOKEN_NONE;
    if (clause == TOKEN_NONE || clause < frame->head || !event_predicate_is_verb(scene, clause) ||
        event_predicate_is_passive(scene, clause) || (!charge && !is_due(scene, clause))) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_predicate_own_subject(scene, clause);
    bool somebody = subject != TOKEN_NONE && subject > frame->head &&
                    scene->tokens[subject].upos != UPOS_PRON &&
                    event_scene_is_party(scene, subject);
    return somebody ? subject : TOKEN_NONE;
}

/* Whether "along with" or "together with" leads a phrase. */
static bool is_along_with(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"along", "together", NULL};
    return event_tree_has_one_of(scene, noun, words) &&
           event_tree_word(scene, noun, "with") != TOKEN_NONE;
}

static uint32_t along_below(const struct event_scene *scene, uint32_t token, uint32_t verb)
{
    for (uint32_t c = token == TOKEN_NONE ? token : event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > verb && is_along_with(scene, c) && event_scene_is_party(scene, c)) {
            return c;
        }
    }
    return TOKEN_NONE;
}

uint32_t event_party_companion(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    bool befalls = type == EVENT_ASSAULT || type == EVENT_COERCE || type == EVENT_RETREAT ||
                   type == EVENT_ACCIDENT || type == EVENT_DISASTER;
    uint32_t object = frame->slots[SLOT_OBJ];
    if (!befalls || !event_predicate_is_verb(scene, frame->head) || object == TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t found = along_below(scene, frame->head, frame->head);
    return found == TOKEN_NONE ? along_below(scene, object, frame->head) : found;
}

/* "an attack targeting foreigners", "strikes aimed at the port". */
static uint32_t aimed_at(const struct event_scene *scene, uint32_t act)
{
    static const char *const verbs[] = {"aim", "direct", "target", NULL};
    uint32_t clause = event_tree_find(scene, act, DEPREL_ACL);
    if (clause == TOKEN_NONE || !span_is_one_of(event_scene_lemma(scene, clause), verbs)) {
        return TOKEN_NONE;
    }
    struct event_frame aim;
    event_predicate_fill(scene, clause, &aim);
    bool active = scene->tokens[clause].xpos == XPOS_VBG;
    uint32_t whom =
        active && span_is(aim.lemma, "target") ? aim.slots[SLOT_OBJ] : aim.slots[SLOT_AT];
    whom = whom == TOKEN_NONE ? aim.slots[SLOT_AGAINST] : whom;
    return whom != TOKEN_NONE && whom > clause ? whom : TOKEN_NONE;
}

/* "was the target of an attack": of whom it is said; TOKEN_NONE. */
static uint32_t said_of(const struct event_scene *scene, uint32_t act)
{
    static const char *const lots[] = {"target", "victim", NULL};
    uint32_t lot = event_predicate_lot(scene, act, lots);
    return lot == TOKEN_NONE ? TOKEN_NONE : event_tree_find(scene, lot, DEPREL_NSUBJ);
}

uint32_t event_party_targeted(const struct event_scene *scene, const struct event_frame *frame)
{
    bool verb = event_predicate_is_verb(scene, frame->head);
    uint32_t act = verb ? frame->slots[SLOT_OBJ] : frame->head; /* "launched an attack" */
    if (frame->rule->type != EVENT_ASSAULT || act == TOKEN_NONE ||
        !event_predicate_is_noun(scene, act)) {
        return TOKEN_NONE;
    }
    uint32_t whom = aimed_at(scene, act);
    whom = whom == TOKEN_NONE && !verb ? said_of(scene, act) : whom;
    return whom != TOKEN_NONE && event_scene_is_party(scene, whom) ? whom : TOKEN_NONE;
}

uint32_t event_party_leader(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t noun = frame->head;
    if (event_predicate_is_verb(scene, noun)) {
        return TOKEN_NONE;
    }
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        bool led = span_is(scene->tokens[c].norm, "led") && c > scene->first + 1 &&
                   span_is(scene->tokens[c - 1].norm, "-");
        if (led && event_scene_is_party(scene, c - 2)) {
            return c - 2;
        }
    }
    return TOKEN_NONE;
}

uint32_t event_party_thing(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const things[] = {
        "barracks",   "base",    "boat",       "bridge",   "building", "bunker",  "camp",
        "car",        "cave",    "checkpoint", "club",     "compound", "convoy",  "depot",
        "facility",   "hall",    "hideout",    "home",     "hotel",    "house",   "madrassa",
        "office",     "outpost", "pipeline",   "refinery", "seminary", "ship",    "station",
        "stronghold", "tanker",  "train",      "truck",    "tunnel",   "vehicle", "vessel",
        "warehouse",  NULL};
    static const char *const means[] = {"crash", "detonate", "drive", "explode", "ram", NULL};
    uint32_t at = frame->slots[SLOT_AT]; /* "fired a missile at a building" */
    uint32_t thing = at == TOKEN_NONE ? frame->slots[SLOT_OBJ] : at;
    bool hit = !span_is_one_of(frame->lemma, means) && frame->rule->type == EVENT_ASSAULT &&
               event_predicate_is_verb(scene, frame->head) && thing != TOKEN_NONE &&
               scene->mention_of[thing] == TOKEN_NONE;
    return hit && span_is_one_of(event_scene_lemma(scene, thing), things) ? thing : TOKEN_NONE;
}
