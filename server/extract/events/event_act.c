/* What an act is: its type, code and mode. The rule that fits says so, unless the words beside it
 * make something else of it ("jailed for life", "joint investigations") or the act speaks of
 * another one ("threatened to attack"), whose code decides over its own. */
#include "event_act.h"

#include "event_predicate.h"
#include "event_tree.h"

/* "joint investigations", "began bilateral talks on": what the act's noun says is done together. */
static bool is_joint(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t noun =
        event_predicate_is_verb(scene, frame->head) ? frame->slots[SLOT_OBJ] : frame->head;
    for (uint32_t c = noun == TOKEN_NONE ? noun : event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->tokens[c].deprel == DEPREL_AMOD &&
            event_scene_is_of_class(scene, c, EVENT_CLASS_JOINT)) {
            return true;
        }
    }
    return false;
}

/* "one was killed and two were hurt when a bus overturned": the clause below either of two joined
 * verbs of harm tells of an accident. */
static bool is_joined_to_accident(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = frame->head;
    uint32_t other = scene->tokens[verb].deprel == DEPREL_CONJ
                         ? event_tree_head(scene, verb)
                         : event_tree_find(scene, verb, DEPREL_CONJ);
    uint32_t clause = other == TOKEN_NONE ? other : event_tree_find(scene, other, DEPREL_ADVCL);
    struct event_frame how;
    return frame->passive && frame->slots[SLOT_SUBJ] == TOKEN_NONE && clause != TOKEN_NONE &&
           event_predicate_is_verb(scene, verb) && event_predicate_is_verb(scene, clause) &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma) &&
           event_tree_word(scene, clause, "when") != TOKEN_NONE &&
           event_predicate_read(scene, clause, &how) &&
           (how.rule->type == EVENT_ACCIDENT || how.rule->type == EVENT_DISASTER);
}

/* Whether a promise threatens somebody: "vowed to resume attacks", "swore to boycott the vote". */
static bool is_menace(const struct event_frame *frame, const struct event_frame *act)
{
    enum event_type type = act->rule->type;
    bool vowed = span_is(frame->lemma, "vow") || span_is(frame->lemma, "swear");
    bool promised = span_is(frame->lemma, "promise") || span_is(frame->lemma, "pledge");
    return frame->rule->combine == COMBINE_AGREE &&
           ((vowed && (type == EVENT_SANCTION || type == EVENT_PROTEST)) ||
            ((vowed || promised) && type == EVENT_ASSAULT));
}

/* "jailed for six years", "jailed for life": a sentence; who is only "jailed" may be held without.
 */
static bool is_term_of_prison(const struct event_scene *scene, const struct event_frame *frame)
{
    bool jails = span_is(frame->lemma, "jail") || span_is(frame->lemma, "imprison");
    for (uint32_t i = frame->head + 1; jails && i < scene->end; i++) {
        uint32_t date = scene->date_of[i], head = event_tree_head(scene, i);
        bool lasts = date != TOKEN_NONE && scene->analysis->dates[date].type == DATE_DURATION;
        if ((head == frame->head || (head != TOKEN_NONE && head == frame->slots[SLOT_OBJ])) &&
            event_tree_word(scene, i, "for") != TOKEN_NONE &&
            (lasts || span_is(event_scene_lemma(scene, i), "life"))) {
            return true;
        }
    }
    return false;
}

/* "defended its decision": whoever speaks for himself supports nobody; not "defended his aide". */
static bool speaks_for_himself(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t object = frame->slots[SLOT_OBJ];
    uint32_t owner = object == TOKEN_NONE || frame->passive || event_scene_is_party(scene, object)
                         ? TOKEN_NONE
                         : event_tree_find(scene, object, DEPREL_NMOD_POSS);
    return span_is(frame->lemma, "defend") && owner != TOKEN_NONE &&
           scene->tokens[owner].xpos == XPOS_PRP_POSS;
}

/* What the rule says, unless the words beside the act make something else of it. */
static void set_own(const struct event_scene *scene, const struct event_frame *frame,
                    struct event *event)
{
    event->type = frame->rule->type;
    event->cameo = frame->rule->cameo;
    event->mode = frame->rule->mode;
    if (event->type == EVENT_ASSAULT && is_joined_to_accident(scene, frame)) {
        event->type = EVENT_ACCIDENT;
        event->cameo = event->mode = NULL;
    }
    if (event->type == EVENT_COERCE && is_term_of_prison(scene, frame)) {
        event->type = EVENT_LEGAL;
        event->cameo = event->mode = NULL;
    }
    if (event->type == EVENT_SUPPORT && speaks_for_himself(scene, frame)) {
        event->type = EVENT_STATEMENT;
        event->cameo = "010";
        event->mode = NULL;
    }
    uint32_t said = frame->slots[SLOT_CCOMP];
    if (event->type == EVENT_AGREE && said != TOKEN_NONE && scene->tokens[said].upos == UPOS_ADJ &&
        event_tree_word(scene, said, "not") != TOKEN_NONE) {
        event->type = EVENT_REJECT; /* "said he is not ready to talk" */
        event->cameo = "120";
        event->mode = NULL;
    }
    bool inquiry = event->type == EVENT_ACCUSE && event_code_is_under(event->cameo, "090");
    if (inquiry && is_joint(scene, frame)) {
        event->type = EVENT_COOPERATE; /* judicial cooperation: nobody is accused */
        event->cameo = "063";
        event->mode = event_lexicon_mode(scene->lexicon, event->cameo);
    }
}

/* Acts that others want of somebody. */
static const uint32_t favours = 1U << EVENT_AGREE | 1U << EVENT_CONSULT | 1U << EVENT_SUPPORT |
                                1U << EVENT_CONCEDE | 1U << EVENT_COOPERATE | 1U << EVENT_AID |
                                1U << EVENT_RETREAT | 1U << EVENT_LEGISLATE;

/* "will not attend the talks", "would never agree to it": who says of himself, or of whom it is
 * said, that he will not do what others want, refuses it. */
static bool is_refusal(const struct event_scene *scene, const struct event_frame *frame,
                       const struct event *event)
{
    uint32_t who = frame->slots[SLOT_SUBJ];
    return event->status == EVENT_DENIED && event->negated && (favours >> event->type & 1) != 0 &&
           who != TOKEN_NONE && event_predicate_is_refused(scene, frame->head) &&
           (event_scene_is_party(scene, who) ||
            event_lexicon_in(scene->lexicon, EVENT_CLASS_SELF, event_scene_lemma(scene, who)));
}

/* "vowed not to give in", "promised not to attack": who says that he will not do what others want
 * refuses it; who will not do harm agrees. False when the promise is another one. */
static bool set_forbearance(const struct event_scene *scene, const struct event_frame *frame,
                            const struct event_frame *act, struct event *event)
{
    static const char *const nots[] = {"not", "never", NULL};
    static const char *const promises[] = {"promise", "pledge", "vow", "swear", NULL};
    uint32_t what = frame->slots[SLOT_XCOMP];
    bool promise = span_is_one_of(frame->lemma, promises);
    if ((!promise && frame->rule->combine != COMBINE_AGREE) || what == TOKEN_NONE ||
        (event->type != EVENT_AGREE && event->type != EVENT_THREATEN) ||
        !event_tree_has_one_of(scene, what, nots)) {
        return false;
    }
    bool refuses = promise && act && (favours >> act->rule->type & 1) != 0;
    event->type = refuses ? EVENT_REJECT : EVENT_AGREE;
    event->cameo = refuses ? "120" : "030";
    event->mode = NULL;
    return true;
}

void event_act_set(const struct event_scene *scene, const struct event_frame *frame,
                   const struct event_frame *act, const struct event_verdict *verdict,
                   struct event *event)
{
    set_own(scene, frame, event);
    if (set_forbearance(scene, frame, act, event)) {
        return;
    }
    enum event_combine combine = frame->rule->combine;
    const char *inner = act ? act->rule->cameo : NULL;
    bool own = verdict->said_future && event->status == EVENT_PLANNED &&
               (event->type == EVENT_RETREAT || event->type == EVENT_AID ||
                event->type == EVENT_CONCEDE || event->type == EVENT_COOPERATE);
    if (own) {
        combine = COMBINE_AGREE;
        inner = frame->rule->cameo;
        event->type = EVENT_AGREE;
    }
    if (is_refusal(scene, frame, event)) {
        combine = COMBINE_REJECT;
        inner = inner ? inner : frame->rule->cameo;
        event->type = EVENT_REJECT;
        event->cameo = "120";
        event->mode = NULL;
        event->status = EVENT_HAPPENED;
        event->negated = false;
    }
    if (!inner) {
        return;
    }
    if (is_menace(frame, act ? act : frame)) {
        combine = COMBINE_THREATEN;
        event->type = EVENT_THREATEN;
    }
    const char *code = event_lexicon_combine(scene->lexicon, combine, inner);
    event->cameo = code ? code : event->cameo;
    event->mode = code ? event_lexicon_mode(scene->lexicon, code) : event->mode;
    if (code && span_starts_with(span_of(code), SPAN("035"))) {
        event->type = EVENT_CONCEDE;
    }
}
