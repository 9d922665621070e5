/* What is only thought or said of something, in words that elsewhere tell of an act.
 *
 * Answers to a poll, assertions behind a verb that else asks for something, and what somebody is
 * called. What is said in public as an act of its own, a charge or a denial, is not looked at. */
#include "event_opinion.h"

#include "event_predicate.h"
#include "event_tree.h"

bool event_opinion_is_polled(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const polls[] = {"poll", "survey", "pollster", NULL};
    static const char *const tells[] = {"find", "show",   "indicate", "suggest",
                                        "say",  "reveal", NULL};
    enum event_type type = frame->rule->type;
    uint32_t telling = event_tree_head(scene, frame->head);
    if ((type != EVENT_SUPPORT && type != EVENT_ACCUSE && type != EVENT_REJECT &&
         type != EVENT_REQUEST) ||
        telling == TOKEN_NONE || !event_tree_is(scene, frame->head, DEPREL_CCOMP) ||
        !span_is_one_of(event_scene_lemma(scene, telling), tells)) {
        return false;
    }
    uint32_t poll = event_predicate_own_subject(scene, telling);
    uint32_t who = frame->slots[SLOT_SUBJ];
    return (poll != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, poll), polls)) ||
           (who != TOKEN_NONE && span_is(event_scene_lemma(scene, who), "percent"));
}

bool event_opinion_is_assertion(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t said = frame->slots[SLOT_CCOMP];
    bool judges =
        frame->rule->type == EVENT_ACCUSE || event_code_is_under(frame->rule->cameo, "016");
    bool judged = said != TOKEN_NONE && ((judges && scene->tokens[said].upos == UPOS_ADJ) ||
                                         span_is(event_scene_lemma(scene, said), "want"));
    if (judged && event_tree_is_negated(scene, said)) {
        return true; /* "said the law is not unfair", "said he does not want a quarrel" */
    }
    return frame->rule->type == EVENT_REQUEST && frame->slots[SLOT_FACT] != TOKEN_NONE &&
           (span_is(frame->lemma, "insist") || span_is(frame->lemma, "suggest"));
}

/* "called him [last week]", "[the day] after": whether the words at a token tell when. */
static bool tells_when(const struct event_scene *scene, uint32_t token)
{
    while (token + 1 < scene->end &&
           (scene->tokens[token].upos == UPOS_DET || scene->tokens[token].upos == UPOS_ADJ)) {
        token++;
    }
    return event_scene_is_time(scene, token);
}

bool event_opinion_is_naming(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const articles[] = {"a", "an", "the", "one", "\"", NULL};
    uint32_t whom = frame->slots[SLOT_OBJ];
    bool may = frame->rule->type == EVENT_CONSULT || frame->rule->type == EVENT_ELECT;
    if (!may || !span_is(frame->lemma, "call") || whom == TOKEN_NONE) {
        return false;
    }
    uint32_t what = frame->slots[SLOT_XCOMP];
    if (what != TOKEN_NONE && event_tree_word(scene, what, "to") == TOKEN_NONE) {
        return true; /* not "called him to discuss the truce" */
    }
    uint32_t after = event_scene_behind_name(scene, whom);
    return after < scene->end &&
           (span_is_one_of(scene->tokens[after].norm, articles) ||
            scene->tokens[after].upos == UPOS_ADJ) &&
           (span_is(scene->tokens[after].norm, "\"") || !tells_when(scene, after));
}
