/* Phrases that the parser hung on an object, a particle or another phrase instead of on the verb
 * that they belong to. Only parties are looked for, and only below what the verb itself governs. */
#include "event_nested.h"

#include "event_predicate.h"
#include "event_tree.h"

/* A phrase of a verb; "by phone" is the parser's agent. */
static bool is_phrase(const struct event_scene *scene, uint32_t token)
{
    struct span lemma = event_scene_lemma(scene, token);
    return event_tree_is(scene, token, DEPREL_OBL) ||
           (event_tree_is(scene, token, DEPREL_OBL_AGENT) &&
            (span_is(lemma, "phone") || span_is(lemma, "telephone") || span_is(lemma, "video")));
}

uint32_t event_nested_party(const struct event_scene *scene, uint32_t verb, const char *word)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        for (uint32_t d = event_tree_child(scene, c);
             c > verb && is_phrase(scene, c) && d != TOKEN_NONE; d = event_tree_next(scene, d)) {
            if (scene->tokens[d].deprel == DEPREL_NMOD && event_scene_is_party(scene, d) &&
                event_tree_word(scene, d, word) != TOKEN_NONE) {
                return d;
            }
        }
    }
    return TOKEN_NONE;
}

/* Who says what he wrote, of a participle: "in a statement [released] on Monday, he said". */
static uint32_t author(const struct event_scene *scene, uint32_t verb)
{
    uint32_t text =
        event_tree_is(scene, verb, DEPREL_ACL) ? event_tree_head(scene, verb) : TOKEN_NONE;
    uint32_t says = text == TOKEN_NONE ? text : event_tree_head(scene, text);
    if (says == TOKEN_NONE || !event_predicate_is_verb(scene, says) ||
        event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) != TOKEN_NONE ||
        event_tree_word(scene, text, "in") == TOKEN_NONE ||
        !event_scene_is_of_class(scene, text, EVENT_CLASS_PAPER)) {
        return TOKEN_NONE;
    }
    uint32_t speaker = event_predicate_is_passive(scene, says)
                           ? TOKEN_NONE
                           : event_predicate_own_subject(scene, says);
    return speaker != TOKEN_NONE && event_scene_is_party(scene, speaker) ? speaker : TOKEN_NONE;
}

uint32_t event_nested_agent(const struct event_scene *scene, uint32_t verb)
{
    uint32_t agent = event_nested_party(scene, verb, "by");
    uint32_t phrase = agent == TOKEN_NONE ? agent : event_tree_head(scene, agent);
    bool near = phrase != TOKEN_NONE && agent > phrase && agent < phrase + 4 &&
                !event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, phrase));
    return near ? agent : author(scene, verb);
}

/* A party behind "by" at most two steps below `token`. */
static uint32_t doer_below(const struct event_scene *scene, uint32_t token, int steps)
{
    uint32_t found = TOKEN_NONE;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && found == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        if (c < token || (relation != DEPREL_NMOD && relation != DEPREL_OBL)) {
            continue;
        }
        bool by = event_tree_word(scene, c, "by") != TOKEN_NONE;
        if (by && event_scene_is_party(scene, c)) {
            found = c;
        } else if (!by && steps > 1) {
            found = doer_below(scene, c, steps - 1);
        }
    }
    return found;
}

uint32_t event_nested_doer(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t found = TOKEN_NONE;
    for (size_t i = 0; i < frame->rule->need_count && found == TOKEN_NONE; i++) {
        const struct event_condition *need = &frame->rule->needs[i];
        uint32_t token = need->absent ? TOKEN_NONE : frame->slots[need->slot];
        if (token != TOKEN_NONE && token > frame->head) {
            found = doer_below(scene, token, 2);
        }
    }
    return found;
}

uint32_t event_nested_object(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t particle = frame->head + 1;
    uint32_t object = particle < scene->end && scene->tokens[particle].deprel == DEPREL_CASE
                          ? event_tree_head(scene, particle)
                          : TOKEN_NONE;
    bool own = object != TOKEN_NONE && event_tree_head(scene, object) == frame->head;
    return own && !frame->passive && frame->slots[SLOT_OBJ] == TOKEN_NONE ? object : TOKEN_NONE;
}
