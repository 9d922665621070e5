/* Whose act or thing a noun tells of: its possessor, also the one that "his" stands for, or a name,
 * nationality or role noun among the words before it. */
#include "event_holder.h"

#include "event_predicate.h"
#include "event_tree.h"

/* Whether "his" before a noun is hardly the subject of the noun's verb: what befalls him ("to block
 * his execution", "announced his death", "cut his sentence") and why somebody is acted upon ("fined
 * the firm for its refusal"). */
static bool is_of_another(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    static const char *const reasons[] = {"for", "over", "because", "due", NULL};
    static const char *const terms[] = {"sentence", "term", "conviction", "verdict", NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    if (event_lexicon_in(scene->lexicon, EVENT_CLASS_UNDERGONE, lemma)) {
        return true;
    }
    if (event_tree_is(scene, noun, DEPREL_OBJ)) {
        return event_lexicon_in(scene->lexicon, EVENT_CLASS_CASE, lemma) ||
               span_is_one_of(lemma, terms);
    }
    return event_tree_find(scene, verb, DEPREL_OBJ) != TOKEN_NONE &&
           !event_predicate_is_passive(scene, verb) && event_tree_has_one_of(scene, noun, reasons);
}

/* The one that "his" or "its" before a noun stands for: the subject of the noun's verb. */
static uint32_t possessor(const struct event_scene *scene, uint32_t noun, uint32_t agent)
{
    uint32_t verb = event_tree_head(scene, noun);
    enum deprel relation = (enum deprel)scene->tokens[noun].deprel;
    if (agent == TOKEN_NONE || scene->tokens[agent].xpos != XPOS_PRP_POSS || verb == TOKEN_NONE ||
        !event_predicate_is_verb(scene, verb) ||
        (relation != DEPREL_OBJ && relation != DEPREL_OBL && relation != DEPREL_XCOMP) ||
        is_of_another(scene, noun, verb)) {
        return agent;
    }
    uint32_t subject = event_predicate_subject(scene, verb);
    bool party = subject != TOKEN_NONE && event_scene_is_party(scene, subject);
    bool several = party && scene->tokens[subject].xpos == XPOS_NNS; /* "aides during his trip" */
    return party && (!several || span_is(scene->tokens[agent].norm, "their")) ? subject : agent;
}

/* The word before the "'s" that stands before a noun, whatever the tree makes of it: "during the
 * president's trip". */
static uint32_t possessor_before(const struct event_scene *scene, uint32_t noun)
{
    enum { REACH = 4 };
    for (uint32_t i = noun; i > scene->first + 1 && noun - i < REACH; i--) {
        const struct token *before = &scene->tokens[i - 1];
        if (before->xpos == XPOS_POS) {
            return i - 2;
        }
        if (before->upos != UPOS_ADJ && before->upos != UPOS_NOUN && before->upos != UPOS_NUM) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* "the Paris attack": a town or region right before a noun for an act is where it was done, unless
 * it stands for its government. */
static bool is_where(const struct event_scene *scene, uint32_t noun, uint32_t word)
{
    const struct mention *place = event_scene_mention(scene, word);
    const struct event_rule *rule =
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, noun));
    bool votes = rule && rule->type == EVENT_ELECT; /* "the Nevada caucuses" */
    return place && !votes && place->type == ENTITY_PLACE && place->subtype != SUBTYPE_COUNTRY &&
           place->subtype != SUBTYPE_FACILITY && /* "a White House request" */
           place->subtype != SUBTYPE_NATIONALITY && !place->metonym &&
           scene->tokens[word].upos == UPOS_PROPN;
}

uint32_t event_holder_of(const struct event_scene *scene, uint32_t noun)
{
    static const char *const kinds[] = {"family", "general", "prison", "state",
                                        NULL}; /* "state radio" */
    uint32_t agent = event_tree_find(scene, noun, DEPREL_NMOD_POSS);
    uint32_t before = possessor_before(scene, noun);
    if (before != TOKEN_NONE && (agent == TOKEN_NONE || agent + 1 < before)) {
        agent = scene->date_of[before] == TOKEN_NONE ? before : agent;
    }
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE && agent == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        bool kind = (relation == DEPREL_COMPOUND || relation == DEPREL_AMOD) &&
                    span_is_one_of(scene->tokens[c].norm, kinds);
        bool modifier =
            relation == DEPREL_AMOD || relation == DEPREL_COMPOUND || relation == DEPREL_NMOD_DESC;
        if (modifier && !kind && event_scene_is_party(scene, c) && !is_where(scene, noun, c)) {
            agent = c;
        }
    }
    return possessor(scene, noun, event_predicate_antecedent(scene, agent));
}
