/* Choosing among the rules of a word, and the small questions about a token that everything else
 * asks. A rule's place is filled when its head is there; a condition on the head's words looks at
 * its lemma only. */
#include "event_frame.h"

struct span event_scene_lemma(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return t->lemma.ptr ? t->lemma : t->norm;
}

bool event_scene_is_party(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    if (mention != TOKEN_NONE) {
        const struct mention *m = &scene->analysis->mentions[mention];
        return token == m->first_token + m->token_count - 1 && m->type != ENTITY_OTHER;
    }
    struct span lemma = event_scene_lemma(scene, token);
    if (event_lexicon_sector(scene->lexicon, lemma)) {
        return true;
    }
    return lemma.len > 3 && lemma.ptr[lemma.len - 1] == 's' &&
           event_lexicon_sector(scene->lexicon, span_slice(lemma, 0, lemma.len - 1)) != NULL;
}

static bool condition_holds(const struct event_scene *scene, const struct event_frame *frame,
                            const struct event_condition *need)
{
    uint32_t token = frame->slots[need->slot];
    if (need->absent) {
        return token == TOKEN_NONE;
    }
    if (token == TOKEN_NONE) {
        return false;
    }
    if (!need->set && !need->party) {
        return true;
    }
    return (need->party && event_scene_is_party(scene, token)) ||
           (need->set && table_get(need->set, event_scene_lemma(scene, token)) != TABLE_NONE);
}

/* Whether the rule's particle follows the verb, or its first words stand before the noun. */
static bool words_stand(const struct event_scene *scene, const struct event_frame *frame,
                        const struct event_rule *rule)
{
    if (rule->after.ptr) {
        return frame->head + 1 < scene->end &&
               span_equal(scene->tokens[frame->head + 1].norm, rule->after);
    }
    return !rule->before.ptr || (frame->head > scene->first &&
                                 span_equal(scene->tokens[frame->head - 1].norm, rule->before));
}

static bool rule_fits(const struct event_scene *scene, const struct event_frame *frame,
                      const struct event_rule *rule)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        if (!condition_holds(scene, frame, &rule->needs[i])) {
            return false;
        }
    }
    return words_stand(scene, frame, rule);
}

const struct event_rule *event_frame_match(const struct event_scene *scene,
                                           const struct event_frame *frame,
                                           const struct event_rule *rule)
{
    const struct event_rule *best = NULL;
    for (; rule; rule = event_lexicon_next(scene->lexicon, rule)) {
        if ((!best || rule->weight > best->weight) && rule_fits(scene, frame, rule)) {
            best = rule;
        }
    }
    return best;
}
