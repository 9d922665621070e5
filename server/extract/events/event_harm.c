/* Verbs of harm and the clauses beside them: what a side clause tells to have harmed those of whom
 * the main clause speaks ("ten were hurt when a bus crashed"), and whom a second verb adds ("killed
 * two and wounded three"). Only "when", "after", "as" and what stands like them open such a clause;
 * nothing is guessed from the order of clauses. */
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_time_tree.h"
#include "event_tree.h"

/* Whether a word has a rule by which it tells of a mishap, or of an assault where `assault`. */
static bool has_harm_rule(const struct event_scene *scene, const struct event_rule *rule,
                          bool assault)
{
    for (; rule; rule = event_lexicon_next(scene->lexicon, rule)) {
        if (event_sufferer_harms(rule->type) && (assault || rule->type != EVENT_ASSAULT)) {
            return true;
        }
    }
    return false;
}

static bool may_harm(const struct event_scene *scene, const struct event_rule *rule)
{
    return has_harm_rule(scene, rule, true);
}

/* Whether a verb tells of an act of harm, which says itself whom it harmed. */
static bool is_act(const struct event_scene *scene, uint32_t verb)
{
    struct event_frame act;
    return verb != TOKEN_NONE && event_predicate_is_verb(scene, verb) &&
           event_predicate_read(scene, verb, &act) && event_sufferer_harms(act.rule->type);
}

/* "caught fire", "capsized". */
static bool is_mishap(const struct event_scene *scene, uint32_t verb)
{
    return has_harm_rule(scene, event_lexicon_verb(scene->lexicon, event_scene_lemma(scene, verb)),
                         false);
}

/* Whether a side clause can be what harmed those of whom the main clause tells: "when a bus
 * crashed", "after an explosion ripped through", "when troops launched an attack". */
static bool is_cause(const struct event_scene *scene, uint32_t verb, uint32_t object)
{
    struct span lemma = event_scene_lemma(scene, verb);
    uint32_t subject = event_tree_find(scene, verb, DEPREL_NSUBJ);
    bool when = event_tree_word(scene, verb, "when") != TOKEN_NONE ||
                event_tree_word(scene, verb, "in") != TOKEN_NONE ||
                event_tree_word(scene, verb, "of") != TOKEN_NONE ||
                event_tree_word(scene, verb, "during") != TOKEN_NONE; /* "in fighting between" */
    bool after = event_tree_word(scene, verb, "after") != TOKEN_NONE ||
                 event_tree_word(scene, verb, "as") != TOKEN_NONE;
    if (span_is(lemma, "kill") || span_is(lemma, "wound") || span_is(lemma, "injure") ||
        !event_tree_is(scene, verb, DEPREL_ADVCL) ||
        !(when || (after && (object == TOKEN_NONE || is_mishap(scene, verb))))) {
        return false; /* "one was killed while two were wounded" */
    }
    return may_harm(scene, event_lexicon_verb(scene->lexicon, lemma)) ||
           (subject != TOKEN_NONE &&
            may_harm(scene,
                     event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, subject)))) ||
           (object != TOKEN_NONE &&
            may_harm(scene, event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, object))));
}

/* A party that is no mere target: "the police", not "a bus". */
static bool is_somebody(const struct event_scene *scene, uint32_t token)
{
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, token));
    bool thing = scene->mention_of[token] == TOKEN_NONE && sector && sector[0] == '\0';
    return event_scene_is_party(scene, token) && !thing;
}

uint32_t event_predicate_harmed_by_clause(const struct event_scene *scene, uint32_t verb)
{
    uint32_t harm = event_tree_head(scene, verb);
    uint32_t object = event_tree_find(scene, verb, DEPREL_OBJ);
    if (harm == TOKEN_NONE || harm > verb || !is_cause(scene, verb, object) ||
        (object != TOKEN_NONE && is_somebody(scene, object)) ||
        !event_scene_is_of_class(scene, harm, EVENT_CLASS_HARM)) {
        return TOKEN_NONE;
    }
    bool dies = span_is(event_scene_lemma(scene, harm), "die");
    if (event_sufferer_was_spared(scene, harm)) {
        return TOKEN_NONE;
    }
    if (dies && event_tree_word(scene, verb, "after") != TOKEN_NONE && !is_mishap(scene, verb)) {
        return TOKEN_NONE;
    }
    uint32_t whom = event_tree_find(scene, harm, dies ? DEPREL_NSUBJ : DEPREL_NSUBJ_PASS);
    return event_predicate_antecedent(scene, whom); /* "X, who was killed when his car crashed" */
}

/* Whether a phrase of the verb names a place. */
static bool names_place(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_OBL) && event_scene_is_place(scene, c)) {
            return true;
        }
    }
    return false;
}

/* "One was killed and four were wounded": whether both verbs tell of one day and place, and nothing
 * else of the second's cause: "were wounded when a mine went off". */
static bool tell_of_one(const struct event_scene *scene, uint32_t verb, uint32_t other)
{
    uint32_t cause = event_tree_find(scene, other, DEPREL_ADVCL);
    if (cause != TOKEN_NONE && event_predicate_harmed_by_clause(scene, cause) != TOKEN_NONE &&
        event_tree_find(scene, other, DEPREL_AUX_PASS) != TOKEN_NONE) {
        return false;
    }
    bool dated = event_time_below(scene, verb, TIME_DEPTH) != NO_DATE &&
                 event_time_below(scene, other, TIME_DEPTH) != NO_DATE;
    return !dated && !(names_place(scene, verb) && names_place(scene, other));
}

uint32_t event_predicate_also_harmed(const struct event_scene *scene, uint32_t verb)
{
    static const char *const lesser[] = {"wound", "injure", "hurt"};
    if (!event_predicate_is_verb(scene, verb) || !span_is(event_scene_lemma(scene, verb), "kill")) {
        return TOKEN_NONE;
    }
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        for (size_t i = 0; i < sizeof lesser / sizeof *lesser; i++) {
            bool joined = event_tree_is(scene, c, DEPREL_CONJ) &&
                          event_predicate_is_verb(scene, c) &&
                          span_is(event_scene_lemma(scene, c), lesser[i]);
            if (joined && event_predicate_own_subject(scene, c) == TOKEN_NONE) {
                return event_tree_find(scene, c, DEPREL_OBJ);
            }
            if (joined && event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) != TOKEN_NONE &&
                tell_of_one(scene, verb, c)) {
                return event_tree_find(scene, c, DEPREL_NSUBJ_PASS);
            }
        }
    }
    return TOKEN_NONE;
}

bool event_predicate_is_target(const struct event_scene *scene, uint32_t noun, uint32_t thing)
{
    const struct event_rule *rule =
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, noun));
    const char *sector =
        thing == TOKEN_NONE ? NULL
                            : event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, thing));
    return rule && sector && sector[0] == '\0' && scene->mention_of[thing] == TOKEN_NONE &&
           event_tree_is(scene, thing, DEPREL_COMPOUND) &&
           scene->tokens[thing + 1].xpos != XPOS_HYPH && /* "a head-on collision" */
           !span_ends_with(event_scene_lemma(scene, thing), SPAN("ist")) &&
           !span_ends_with(event_scene_lemma(scene, thing), SPAN("er")) &&
           event_sufferer_harms(rule->type);
}

/* Whether what follows the act in the clause is still its mishap: a thing crashed that nobody is
 * said to have died in, or it hit a mine. */
static bool goes_on(const struct event_scene *scene, const struct event_frame *act)
{
    uint32_t thing = act->slots[SLOT_SUBJ];
    return act->rule->type == EVENT_ASSAULT
               ? thing != TOKEN_NONE && !act->passive && !event_scene_is_party(scene, thing)
               : act->rule->type == EVENT_ACCIDENT && act->slots[SLOT_VICTIM] == TOKEN_NONE;
}

bool event_predicate_goes_with_mishap(const struct event_scene *scene,
                                      const struct event_frame *frame)
{
    uint32_t first = event_tree_head(scene, frame->head);
    struct event_frame act;
    return frame->rule->type == EVENT_ACCIDENT && event_tree_is(scene, frame->head, DEPREL_CONJ) &&
           first != TOKEN_NONE && first < frame->head && !frame->passive &&
           event_predicate_is_verb(scene, first) && event_predicate_is_verb(scene, frame->head) &&
           event_tree_find(scene, frame->head, DEPREL_NSUBJ) == TOKEN_NONE &&
           frame->slots[SLOT_VICTIM] == TOKEN_NONE && event_predicate_read(scene, first, &act) &&
           goes_on(scene, &act) &&
           (event_time_below(scene, first, TIME_DEPTH) == NO_DATE ||
            event_time_below(scene, frame->head, TIME_DEPTH) == NO_DATE);
}

bool event_predicate_goes_with_disaster(const struct event_scene *scene,
                                        const struct event_frame *frame)
{
    uint32_t first = event_tree_head(scene, frame->head);
    if (first != TOKEN_NONE && event_tree_is(scene, frame->head, DEPREL_CONJ) &&
        event_predicate_killed_along(scene, first, frame->head) != TOKEN_NONE &&
        is_act(scene, event_tree_head(scene, first))) {
        return true; /* "fell, sending cars into a river and [killing] ten" */
    }
    uint32_t up = frame->head;
    struct event_frame outer;
    if (frame->rule->type != EVENT_DISASTER || scene->tokens[up].xpos != XPOS_VBG) {
        return false;
    }
    for (int i = 0; i < 3 && up != TOKEN_NONE && scene->tokens[up].xpos == XPOS_VBG; i++) {
        bool along =
            event_tree_is(scene, up, DEPREL_ADVCL) || event_tree_is(scene, up, DEPREL_CONJ);
        up = along ? event_tree_head(scene, up) : TOKEN_NONE;
    }
    return up != TOKEN_NONE && up != frame->head && event_predicate_is_verb(scene, up) &&
           event_predicate_own_subject(scene, frame->head) == TOKEN_NONE &&
           event_predicate_read(scene, up, &outer) && outer.rule->type == EVENT_DISASTER;
}

bool event_predicate_is_signature(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const things[] = {"autograph", "shirt", "ball", "copy", "book", NULL};
    uint32_t object = frame->slots[SLOT_OBJ];
    return span_is(frame->lemma, "sign") && object != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, object), things);
}

bool event_predicate_is_illness(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const organs[] = {"heart", "panic", "asthma", "anxiety", "epileptic", NULL};
    return span_is(frame->lemma, "attack") && frame->head > scene->first &&
           event_predicate_is_noun(scene, frame->head) &&
           span_is_one_of(scene->tokens[frame->head - 1].norm, organs);
}

uint32_t event_predicate_killed_along(const struct event_scene *scene, uint32_t first,
                                      uint32_t second)
{
    static const char *const harms[] = {"killing", "wounding", "injuring", NULL};
    if (second == TOKEN_NONE || scene->tokens[first].xpos != XPOS_VBG ||
        !event_tree_is(scene, first, DEPREL_ADVCL) || event_predicate_is_result(scene, first) ||
        !span_is_one_of(scene->tokens[second].norm, harms)) {
        return TOKEN_NONE;
    }
    uint32_t whom = event_tree_find(scene, second, DEPREL_OBJ);
    return whom != TOKEN_NONE && event_scene_is_party(scene, whom) ? whom : TOKEN_NONE;
}
