/* Whether a verb is a passive: by its auxiliary or subject; a headline's past without the object
 * that it always has; a participle that says what was done to its noun; and one that is joined to a
 * passive and has no object of its own. */
#include "event_predicate.h"
#include "event_tree.h"

/* Whether a verb is a past participle, or a past that the tagger may have taken one for. */
static bool may_be_participle(const struct event_scene *scene, uint32_t verb)
{
    return scene->tokens[verb].xpos == XPOS_VBN || scene->tokens[verb].xpos == XPOS_VBD;
}

/* Whether an object, or what the parser took for a subject, stands behind the verb. */
static bool has_object_behind(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > verb && scene->date_of[c] == TOKEN_NONE &&
            (event_tree_is(scene, c, DEPREL_OBJ) || event_tree_is(scene, c, DEPREL_NSUBJ))) {
            return true;
        }
    }
    return false;
}

/* Whether a rule of a verb speaks of whom or what it is done to. */
static bool rule_has_object(const struct event_rule *rule)
{
    bool takes = event_rule_acts_on(rule, SLOT_OBJ) || event_rule_acts_on(rule, SLOT_SUBJ);
    for (size_t i = 0; i < rule->actor_count; i++) {
        takes |= rule->actors[i] == SLOT_OBJ;
    }
    return takes || event_rule_asks_for(rule, SLOT_OBJ);
}

/* Whether the verb can be done to somebody: "clash" cannot. */
static bool takes_object(const struct event_scene *scene, uint32_t verb)
{
    const struct event_rule *rule =
        event_lexicon_verb(scene->lexicon, event_scene_lemma(scene, verb));
    bool takes = rule == NULL;
    for (; rule && !takes; rule = event_lexicon_next(scene->lexicon, rule)) {
        takes = rule_has_object(rule);
    }
    return takes;
}

/* Whether the verb has the phrases without which a rule does not fit: "shot [at] somebody". */
static bool has_phrases_of(const struct event_scene *scene, uint32_t verb,
                           const struct event_rule *rule)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        bool found = rule->needs[i].slot < SLOT_PREPOSITION || rule->needs[i].absent;
        for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE && !found;
             c = event_tree_next(scene, c)) {
            found = event_tree_is(scene, c, DEPREL_OBL) &&
                    event_tree_word(scene, c, event_slot_names[rule->needs[i].slot]) != TOKEN_NONE;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* "Strike began on Monday": what begins or ends does so by itself unless it is told by whom. */
static bool goes_by_itself(const struct event_scene *scene, uint32_t verb)
{
    static const char *const phases[] = {"begin", "continue", "end", "resume", "start", NULL};
    if (!span_is_one_of(event_scene_lemma(scene, verb), phases)) {
        return false;
    }
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_word(scene, c, "by") != TOKEN_NONE) {
            return false;
        }
    }
    return true;
}

/* "Former minister jailed": a headline tells what somebody does in the present, so that a past
 * without the object that it always has tells what was done to him. */
static bool is_headline_passive(const struct event_scene *scene, uint32_t verb)
{
    const struct event_rule *rule =
        event_lexicon_verb(scene->lexicon, event_scene_lemma(scene, verb));
    if (!event_scene_is_headline(scene) || !may_be_participle(scene, verb) || !rule ||
        event_scene_is_of_class(scene, verb, EVENT_CLASS_PROMISE) ||
        event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_CCOMP) != TOKEN_NONE ||
        has_object_behind(scene, verb) || goes_by_itself(scene, verb)) {
        return false;
    }
    for (; rule; rule = event_lexicon_next(scene->lexicon, rule)) {
        bool clause = event_rule_asks_for(rule, SLOT_CCOMP); /* then it does not fit here */
        if (!clause && !rule_has_object(rule) && has_phrases_of(scene, verb, rule)) {
            return false;
        }
    }
    return true;
}

bool event_predicate_is_passive(const struct event_scene *scene, uint32_t verb)
{
    if (event_tree_find(scene, verb, DEPREL_AUX_PASS) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) != TOKEN_NONE) {
        return true;
    }
    if (is_headline_passive(scene, verb)) {
        return true;
    }
    if (!may_be_participle(scene, verb) || !takes_object(scene, verb) ||
        event_tree_find(scene, verb, DEPREL_NSUBJ) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE) {
        return false;
    }
    if (event_scene_is_of_class(scene, verb, EVENT_CLASS_PROMISE) &&
        event_tree_find(scene, verb, DEPREL_XCOMP) != TOKEN_NONE) {
        return false; /* nobody "is offered to host" */
    }
    enum deprel relation = (enum deprel)scene->tokens[verb].deprel;
    if (relation == DEPREL_ACL || relation == DEPREL_AMOD || relation == DEPREL_XCOMP) {
        return !has_object_behind(scene, verb);
    }
    uint32_t head = event_tree_head(scene, verb);
    if (relation == DEPREL_ADVCL) {
        return scene->tokens[verb].xpos == XPOS_VBN;
    }
    return relation == DEPREL_CONJ && head != TOKEN_NONE && event_predicate_is_verb(scene, head) &&
           event_predicate_is_passive(scene, head) && !has_object_behind(scene, verb) &&
           event_predicate_called_on(scene, verb) ==
               TOKEN_NONE; /* "is shocked and called on them to stop" */
}
