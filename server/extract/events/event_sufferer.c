/* Whom an act of harm was done to, where the act's own places do not say it: a participle behind it
 * ("crashed, killing ten"), the verb that governs its noun ("was killed in clashes with"), the verb
 * joined before that one, the aim of force ("to disperse them"). */
#include "event_sufferer.h"

#include "event_predicate.h"
#include "event_tree.h"

bool event_sufferer_harms(enum event_type type)
{
    return type == EVENT_ASSAULT || type == EVENT_ACCIDENT || type == EVENT_DISASTER;
}

bool event_sufferer_was_spared(const struct event_scene *scene, uint32_t verb)
{
    static const char *const possible[] = {"could", "might", NULL};
    static const char *const have[] = {"have", NULL};
    return event_tree_is_negated(scene, verb) || (event_tree_has_auxiliary(scene, verb, possible) &&
                                                  event_tree_has_auxiliary(scene, verb, have));
}

/* "swept through a camp and killed ten", of what nobody does: whom the joined verb harmed. */
static uint32_t victim_of_joined(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const verbs[] = {"kill", "wound", "injure", "displace", "sweep", NULL};
    if (frame->rule->type != EVENT_DISASTER && frame->rule->type != EVENT_ACCIDENT) {
        return TOKEN_NONE;
    }
    for (uint32_t c = event_tree_child(scene, frame->head); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        uint32_t object = event_tree_is(scene, c, DEPREL_CONJ) && event_predicate_is_verb(scene, c)
                              ? event_tree_find(scene, c, DEPREL_OBJ)
                              : TOKEN_NONE;
        if (object != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, c), verbs) &&
            event_scene_is_party(scene, object) &&
            event_tree_find(scene, c, DEPREL_NSUBJ) == TOKEN_NONE) {
            return object;
        }
    }
    return TOKEN_NONE;
}

uint32_t event_sufferer_in_clause(const struct event_scene *scene, uint32_t noun)
{
    static const char *const verbs[] = {"kill", "wound", "injure", "leave", NULL};
    uint32_t verb = event_tree_find(scene, noun, DEPREL_ACL_RELCL);
    uint32_t object = verb == TOKEN_NONE ? verb : event_tree_find(scene, verb, DEPREL_OBJ);
    if (object == TOKEN_NONE || object < verb || !event_scene_is_party(scene, object) ||
        event_predicate_own_subject(scene, verb) != noun) {
        return TOKEN_NONE;
    }
    if (span_is_one_of(event_scene_lemma(scene, verb), verbs)) {
        return object;
    }
    return TOKEN_NONE;
}

uint32_t event_sufferer_victim(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t top = event_predicate_top(scene, frame->head);
    uint32_t verb = event_tree_head(scene, top);
    uint32_t object = frame->slots[SLOT_OBJ];
    if (verb != TOKEN_NONE && event_tree_is(scene, top, DEPREL_NSUBJ) &&
        event_predicate_harmed_by_clause(scene, verb) != TOKEN_NONE) {
        return event_predicate_harmed_by_clause(scene, verb);
    }
    if (frame->slots[SLOT_VICTIM] == TOKEN_NONE && event_predicate_is_verb(scene, frame->head)) {
        return victim_of_joined(scene, frame);
    }
    if (frame->slots[SLOT_VICTIM] == TOKEN_NONE &&
        event_sufferer_in_clause(scene, frame->head) != TOKEN_NONE) {
        return event_sufferer_in_clause(scene, frame->head);
    }
    if (frame->slots[SLOT_VICTIM] != TOKEN_NONE || event_predicate_is_verb(scene, frame->head) ||
        verb == TOKEN_NONE || object == TOKEN_NONE || !event_tree_is(scene, top, DEPREL_NSUBJ)) {
        return frame->slots[SLOT_VICTIM];
    }
    bool harmed = span_is(event_scene_lemma(scene, verb), "kill") ||
                  span_is(event_scene_lemma(scene, verb), "wound") ||
                  span_is(event_scene_lemma(scene, verb), "injure");
    harmed = harmed && !event_sufferer_was_spared(scene, verb);
    return harmed && event_scene_is_party(scene, object) ? object : TOKEN_NONE;
}

uint32_t event_sufferer_in(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const harms[] = {"kill", "wound", "injure", NULL};
    uint32_t top = event_predicate_top(scene, frame->head);
    uint32_t verb = event_tree_head(scene, top);
    bool told = event_sufferer_harms(frame->rule->type) &&
                !event_predicate_is_verb(scene, frame->head) && verb != TOKEN_NONE &&
                !event_sufferer_was_spared(scene, verb) && event_tree_is(scene, top, DEPREL_OBL) &&
                (event_tree_word(scene, top, "in") != TOKEN_NONE ||
                 event_tree_word(scene, top, "during") != TOKEN_NONE);
    if (!told || (!span_is(event_scene_lemma(scene, verb), "die") &&
                  !(span_is_one_of(event_scene_lemma(scene, verb), harms) &&
                    event_predicate_is_passive(scene, verb)))) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_predicate_subject(scene, verb);
    for (uint32_t c = subject == TOKEN_NONE ? subject : event_tree_child(scene, subject);
         c != TOKEN_NONE && !event_scene_is_party(scene, subject); c = event_tree_next(scene, c)) {
        if (event_tree_word(scene, c, "of") != TOKEN_NONE && event_scene_is_party(scene, c)) {
            return c; /* "several of its citizens" */
        }
    }
    return subject != TOKEN_NONE && event_scene_is_party(scene, subject) ? subject : TOKEN_NONE;
}

uint32_t event_sufferer_verb(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t victim = frame->slots[SLOT_VICTIM];
    if (victim != TOKEN_NONE) {
        return event_tree_head(scene, victim);
    }
    return event_predicate_is_verb(scene, frame->head)
               ? frame->head
               : event_tree_head(scene, event_predicate_top(scene, frame->head));
}

uint32_t event_sufferer_driven(const struct event_scene *scene, uint32_t verb)
{
    static const char *const drive[] = {"disperse", "scatter", "repel", "subdue",
                                        "dislodge", "break",   NULL};
    uint32_t aim = event_tree_find(scene, verb, DEPREL_ADVCL);
    aim = aim == TOKEN_NONE ? event_tree_find(scene, verb, DEPREL_XCOMP) : aim;
    if (aim != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, aim), drive)) {
        return event_tree_find(scene, aim, DEPREL_OBJ);
    }
    return TOKEN_NONE;
}

uint32_t event_sufferer_aimed(const struct event_scene *scene, const struct event_frame *frame)
{
    static const uint8_t slots[] = {SLOT_AT, SLOT_ON, SLOT_INTO, SLOT_AGAINST};
    if (frame->rule->type != EVENT_ASSAULT || !event_predicate_is_verb(scene, frame->head)) {
        return TOKEN_NONE;
    }
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        uint32_t whom = frame->slots[slots[i]];
        if (whom == TOKEN_NONE || !event_scene_is_party(scene, whom)) {
            continue;
        }
        const struct mention *named = event_scene_mention(scene, whom);
        const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, whom));
        if (named ? named->type == ENTITY_PERSON : sector && sector[0] != '\0') {
            return whom;
        }
    }
    return TOKEN_NONE;
}

uint32_t event_sufferer_shared(const struct event_scene *scene, const struct event_frame *frame)
{
    struct event_frame other;
    uint32_t verb =
        frame->rule->type == EVENT_ASSAULT && event_predicate_is_verb(scene, frame->head)
            ? event_tree_find(scene, frame->head, DEPREL_CONJ)
            : TOKEN_NONE;
    bool assault = verb != TOKEN_NONE && event_predicate_is_verb(scene, verb) &&
                   event_predicate_own_subject(scene, verb) == TOKEN_NONE &&
                   event_predicate_read(scene, verb, &other) && other.rule->type == EVENT_ASSAULT;
    return assault ? event_sufferer_aimed(scene, &other) : TOKEN_NONE;
}

uint32_t event_sufferer_first(const struct event_scene *scene, const struct event_frame *frame)
{
    const char *const targets[] = {"on", "against", "at", "into", "of", NULL};
    uint32_t top = event_predicate_top(scene, frame->head), verb = event_tree_head(scene, top);
    uint32_t first = verb == TOKEN_NONE ? verb : event_tree_head(scene, verb);
    bool joined =
        event_sufferer_harms(frame->rule->type) && !event_predicate_is_verb(scene, frame->head) &&
        first != TOKEN_NONE && event_tree_is(scene, verb, DEPREL_CONJ) &&
        event_tree_is(scene, top, DEPREL_OBL) && event_predicate_is_verb(scene, verb) &&
        event_predicate_is_verb(scene, first) && event_predicate_is_passive(scene, first) &&
        event_tree_word(scene, top, "in") != TOKEN_NONE;
    for (size_t i = 0; targets[i]; i++) {
        joined = joined && frame->slots[event_slot_from_name(span_of(targets[i]))] == TOKEN_NONE;
    }
    if (!joined || !event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) ||
        !event_scene_is_of_class(scene, first, EVENT_CLASS_HARM)) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_predicate_own_subject(scene, first);
    return subject != TOKEN_NONE && event_scene_is_party(scene, subject) ? subject : TOKEN_NONE;
}
