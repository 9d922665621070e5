/* Acts of nobody in particular: what a law allows or threatens, not what was done. The clause says
 * so by its subject ("anyone", "employers" without an article) and its verb ("may", "must"). */
#include "event_anybody.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_tree.h"

/* "must be brought before a judge", "faces five years": what is to become of whoever did it. */
static bool is_rule(const struct event_scene *scene, uint32_t verb)
{
    uint32_t aux = verb == TOKEN_NONE ? verb : event_tree_find(scene, verb, DEPREL_AUX);
    return (aux != TOKEN_NONE && scene->tokens[aux].xpos == XPOS_MD &&
            !span_is(scene->tokens[aux].norm, "will")) ||
           (verb != TOKEN_NONE && scene->tokens[verb].xpos == XPOS_VBZ &&
            span_is(event_scene_lemma(scene, verb), "face"));
}

/* Whether a noun stands for any of its kind: "employers", "a worker", but not "rebels in Chad". */
static bool is_any_of_kind(const struct event_scene *scene, uint32_t noun, bool one)
{
    static const char *const other[] = {"the",  "this", "these", "those",
                                        "that", "some", "all",   NULL};
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->mention_of[c] != TOKEN_NONE) {
            return false; /* "U.N. inspectors" */
        }
    }
    bool bare = scene->tokens[noun].xpos == XPOS_NNS ||
                (one && event_tree_has_one_of(scene, noun, (const char *const[]){"a", "an", NULL}));
    return bare && scene->mention_of[noun] == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NUMMOD) == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NMOD) == TOKEN_NONE &&
           event_tree_find(scene, noun, DEPREL_NMOD_POSS) == TOKEN_NONE &&
           !event_tree_has_one_of(scene, noun, other);
}

/* "employers may dismiss workers", "pensioners can apply": what anybody is free to do. */
static bool is_permission(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t act = frame->head;
    uint32_t subject = event_predicate_is_verb(scene, act)
                           ? event_tree_find(scene, act, DEPREL_NSUBJ)
                           : TOKEN_NONE;
    uint32_t object = frame->slots[SLOT_OBJ];
    return subject != TOKEN_NONE && type != EVENT_ASSAULT && type != EVENT_PROTEST &&
           type != EVENT_MOBILIZE && type != EVENT_THREATEN && type != EVENT_AGREE &&
           type != EVENT_CONSULT &&
           event_tree_has_auxiliary(scene, act, (const char *const[]){"may", "can", NULL}) &&
           is_any_of_kind(scene, subject, false) &&
           (object == TOKEN_NONE || is_any_of_kind(scene, object, true));
}

/* "those who joined it will be tried": whoever they are. */
static bool is_any_of_those(const struct event_scene *scene, uint32_t whom)
{
    uint32_t verb = event_tree_head(scene, whom);
    return span_is(scene->tokens[whom].norm, "those") && verb != TOKEN_NONE && verb > whom &&
           event_predicate_is_verb(scene, verb) && event_aspect_has_modal(scene, verb);
}

bool event_anybody_acts(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t act = frame->head;
    if (is_permission(scene, frame)) {
        return true;
    }
    static const char *const anybody[] = {"anyone",    "anybody", "everyone",
                                          "everybody", "whoever", NULL};
    uint32_t verb = event_tree_head(scene, act);
    if (event_predicate_is_noun(scene, act) && event_tree_is(scene, act, DEPREL_OBJ) &&
        verb != TOKEN_NONE) {
        act = verb; /* "anyone who joins the protests" */
    }
    uint32_t whom = event_tree_head(scene, act);
    bool clause =
        event_tree_is(scene, act, DEPREL_ACL_RELCL) || event_tree_is(scene, act, DEPREL_ACL);
    if (whom == TOKEN_NONE || whom > act || !clause || !event_predicate_is_verb(scene, act)) {
        return false;
    }
    bool past = scene->tokens[act].xpos == XPOS_VBD ||
                event_tree_has_auxiliary(scene, act, (const char *const[]){"was", "were", NULL});
    bool any = event_tree_has_one_of(scene, whom, (const char *const[]){"a", "an", "any", NULL});
    return span_is_one_of(scene->tokens[whom].norm, anybody) || is_any_of_those(scene, whom) ||
           (any && !past && is_rule(scene, event_tree_head(scene, whom)));
}
