/* Predicates and their places, read off the dependency tree.
 *
 * Verbs: the object of an active and the subject of a passive come to the same place, so do the
 * subject of an active and the by-phrase of a passive (event_subject.c). A prepositional phrase
 * counts for the verb even when the parser hung it under the object.
 *
 * Nouns: the agent is the possessor, a nationality or a first noun that can act; else the subject
 * of a governing verb of which event_operators.tsv says so ("held talks", "suffered an attack").
 * Empty places are filled from that verb's phrases. */
#include "event_predicate.h"

#include "event_attendant.h"
#include "event_holder.h"
#include "event_nested.h"
#include "event_sufferer.h"
#include "event_time_tree.h"
#include "event_tree.h"

bool event_predicate_is_verb(const struct event_scene *scene, uint32_t token)
{
    return scene->tokens[token].upos == UPOS_VERB;
}

bool event_predicate_is_noun(const struct event_scene *scene, uint32_t token)
{
    return scene->tokens[token].upos == UPOS_NOUN;
}

static bool is_infinitive(const struct event_scene *scene, uint32_t verb)
{
    return event_tree_word(scene, verb, "to") != TOKEN_NONE;
}

/* The object that a verb without one shares with the verb it is joined to: "kidnapped and killed
 * three men". */
static uint32_t shared_object(const struct event_scene *scene, uint32_t verb)
{
    uint32_t other =
        scene->tokens[verb].deprel == DEPREL_CONJ ? event_tree_head(scene, verb) : TOKEN_NONE;
    uint32_t object = TOKEN_NONE;
    if (other != TOKEN_NONE && event_predicate_is_verb(scene, other)) {
        object = event_tree_find(scene, other, DEPREL_OBJ);
        return object != TOKEN_NONE && object > verb ? object : TOKEN_NONE;
    }
    other = event_tree_find(scene, verb, DEPREL_CONJ);
    if (other != TOKEN_NONE && other - verb < 3 &&
        event_predicate_own_subject(scene, other) == TOKEN_NONE) {
        object = event_tree_find(scene, other, DEPREL_OBJ);
    }
    return object;
}

static void fill_if_empty(struct event_frame *frame, enum event_slot slot, uint32_t token)
{
    if (slot < SLOT_COUNT && frame->slots[slot] == TOKEN_NONE) {
        frame->slots[slot] = token;
    }
}

/* The prepositional phrases below `token`, whatever the parser took them for. Dates are left out:
 * "on Friday" must not stand where "on Myanmar" belongs. */
static void fill_phrases(const struct event_scene *scene, uint32_t token, struct event_frame *frame)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->date_of[c] != TOKEN_NONE) {
            continue;
        }
        switch ((enum deprel)scene->tokens[c].deprel) {
        case DEPREL_OBL:
        case DEPREL_OBL_AGENT:
        case DEPREL_NMOD:
        case DEPREL_XCOMP:
        case DEPREL_ADVCL:
            fill_if_empty(frame, event_tree_preposition(scene, c),
                          event_predicate_antecedent(scene, c));
            break;
        default:
            break;
        }
    }
}

/* "provided $5 million in aid to X", "approved the sale of ten jets to X": to whom something goes
 * that stands below a phrase of the object. */
static void fill_receiver(const struct event_scene *scene, struct event_frame *out)
{
    uint32_t object = out->slots[SLOT_OBJ];
    for (uint32_t c = event_tree_child(scene, object); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c < object || scene->tokens[c].deprel != DEPREL_NMOD ||
            (event_tree_word(scene, c, "of") == TOKEN_NONE &&
             event_tree_word(scene, c, "in") == TOKEN_NONE)) {
            continue;
        }
        for (uint32_t d = event_tree_child(scene, c); d != TOKEN_NONE;
             d = event_tree_next(scene, d)) {
            enum event_slot slot = event_tree_preposition(scene, d);
            if (d > c && slot == SLOT_TO && scene->tokens[d].deprel == DEPREL_NMOD &&
                event_scene_is_party(scene, d)) {
                fill_if_empty(out, slot, d);
            }
        }
    }
}

static void fill_clauses(const struct event_scene *scene, uint32_t verb, struct event_frame *out)
{
    out->slots[SLOT_XCOMP] = event_tree_find(scene, verb, DEPREL_XCOMP);
    out->slots[SLOT_CCOMP] = event_tree_find(scene, verb, DEPREL_CCOMP);
    out->slots[SLOT_DUE] = event_predicate_due(scene, verb);
    out->slots[SLOT_FACT] = event_predicate_fact(scene, verb);
    out->slots[SLOT_REFUSAL] = event_predicate_refusal(scene, verb);
    uint32_t purpose = event_tree_find(scene, verb, DEPREL_ADVCL);
    if (out->slots[SLOT_XCOMP] == TOKEN_NONE && purpose != TOKEN_NONE && purpose > verb &&
        is_infinitive(scene, purpose)) {
        out->slots[SLOT_XCOMP] = purpose;
    }
}

/* Whom the act harmed, as a participle that follows tells: "crashed, killing all on board"; or the
 * verb of harm on which it hangs. */
static uint32_t victim_of(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        uint32_t joined = event_tree_find(scene, c, DEPREL_CONJ);
        uint32_t killed = event_predicate_killed_along(scene, c, joined);
        if (killed != TOKEN_NONE) {
            return killed;
        }
        if (!event_predicate_is_result(scene, c)) {
            continue;
        }
        uint32_t whom = event_tree_find(scene, c, DEPREL_OBJ);
        uint32_t other = joined == TOKEN_NONE ? joined : event_tree_find(scene, joined, DEPREL_OBJ);
        bool harms = other != TOKEN_NONE && event_scene_is_party(scene, other) &&
                     event_scene_is_of_class(scene, joined, EVENT_CLASS_HARM);
        bool thing = whom == TOKEN_NONE || !event_scene_is_party(scene, whom);
        return harms && thing ? other : whom; /* "flattening houses and killing 128 people" */
    }
    return event_predicate_harmed_by_clause(scene, verb);
}

/* What "several of its sanctions", "two of the hostages", "dozens of rockets" speak of; of dozens
 * of people, the dozens. */
static uint32_t counted(const struct event_scene *scene, uint32_t token)
{
    static const char *const sums[] = {"number", "majority", "handful", "couple",
                                       "pair",   "set",      NULL};
    static const char *const rounds[] = {"dozen",  "hundred", "thousand", "score", "barrage",
                                         "volley", "salvo",   "series",   "wave",  NULL};
    bool number = token != TOKEN_NONE && scene->tokens[token].upos != UPOS_NOUN &&
                  scene->tokens[token].upos != UPOS_PROPN;
    number |= token != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, token), sums);
    bool thing = token != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, token), rounds);
    if (!number && !thing) {
        return token;
    }
    uint32_t of = event_tree_find(scene, token, DEPREL_NMOD);
    bool counts = of != TOKEN_NONE && event_tree_word(scene, of, "of") != TOKEN_NONE;
    return counts && (number || !event_scene_is_party(scene, of)) ? of : token;
}

/* "a statement from the ministry denies", "the U.N. report urges": who speaks by a paper; any other
 * subject itself. */
static uint32_t author_of(const struct event_scene *scene, uint32_t verb, uint32_t subject)
{
    static const char *const papers[] = {"statement", "report",    "communique", "letter",
                                         "memo",      "videotape", "audiotape",  NULL};
    if (subject == TOKEN_NONE || !event_predicate_is_noun(scene, subject) ||
        !span_is_one_of(scene->tokens[subject].norm, papers) ||
        span_is(event_scene_lemma(scene, verb), "discuss")) {
        return subject;
    }
    uint32_t author = event_tree_find(scene, subject, DEPREL_NMOD);
    bool from = author != TOKEN_NONE && (event_tree_word(scene, author, "from") != TOKEN_NONE ||
                                         event_tree_word(scene, author, "by") != TOKEN_NONE);
    author = from ? author : event_holder_of(scene, subject);
    return author != TOKEN_NONE && event_scene_is_party(scene, author) ? author : subject;
}

/* "cut 8 percent of its workforce": what the share is of. */
static uint32_t share_of(const struct event_scene *scene, uint32_t object)
{
    uint32_t of = object == TOKEN_NONE || !span_is(event_scene_lemma(scene, object), "percent")
                      ? TOKEN_NONE
                      : event_tree_find(scene, object, DEPREL_NMOD);
    return of != TOKEN_NONE && event_tree_word(scene, of, "of") != TOKEN_NONE ? of : object;
}

/* "launched what appeared to be a missile": what it is said to be. */
static uint32_t meant_by_what(const struct event_scene *scene, uint32_t what)
{
    static const char *const seems[] = {"appear", "seem",     "believe", "think",
                                        "call",   "describe", NULL};
    if (what == TOKEN_NONE || !span_is(scene->tokens[what].norm, "what")) {
        return what;
    }
    uint32_t clause = event_tree_find(scene, what, DEPREL_ACL_RELCL);
    uint32_t noun = clause == TOKEN_NONE ? clause : event_tree_find(scene, clause, DEPREL_XCOMP);
    bool named = noun != TOKEN_NONE && event_predicate_is_noun(scene, noun) &&
                 span_is_one_of(event_scene_lemma(scene, clause), seems);
    return named ? noun : what;
}

/* The object, one behind the verb rather than one before it; a "subject" behind it is one, too. */
static uint32_t own_object(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_tree_find(scene, verb, DEPREL_OBJ);
    if (first != TOKEN_NONE && first < verb && scene->date_of[first] != TOKEN_NONE) {
        first = TOKEN_NONE; /* "said Wednesday they captured X" */
    }
    for (uint32_t c = first; c != TOKEN_NONE; c = event_tree_next(scene, c)) {
        if (c > verb && event_tree_is(scene, c, DEPREL_OBJ) && scene->date_of[c] == TOKEN_NONE) {
            return c; /* "secured a 48-month loan" */
        }
    }
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE && first == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > verb && event_tree_is(scene, c, DEPREL_NSUBJ)) {
            return c;
        }
    }
    return first;
}

/* Whether a word is an adverb or day behind the verb that may take the verb's phrases: "walked away
 * from the talks", "met Tuesday with the envoy"; but not a way back. */
static bool is_beside(const struct event_scene *scene, uint32_t verb, uint32_t word)
{
    static const char *const ways[] = {"back", "home", NULL};
    return word < scene->end && event_tree_head(scene, word) == verb &&
           (scene->tokens[word].upos == UPOS_ADV || scene->tokens[word].upos == UPOS_ADP ||
            scene->date_of[word] != TOKEN_NONE) &&
           !span_is_one_of(scene->tokens[word].norm, ways);
}

static void fill_verb(const struct event_scene *scene, uint32_t verb, struct event_frame *out)
{
    uint32_t subject = event_predicate_subject(scene, verb);
    out->passive = event_predicate_is_passive(scene, verb);
    out->slots[SLOT_OBJ] =
        share_of(scene, counted(scene, event_predicate_antecedent(
                                           scene, meant_by_what(scene, own_object(scene, verb)))));
    out->slots[SLOT_IOBJ] = event_tree_find(scene, verb, DEPREL_IOBJ);
    if (out->slots[SLOT_OBJ] != TOKEN_NONE && scene->date_of[out->slots[SLOT_OBJ]] != TOKEN_NONE &&
        out->slots[SLOT_IOBJ] == TOKEN_NONE) {
        out->slots[SLOT_OBJ] = TOKEN_NONE; /* but "gave them seven days" */
    }
    fill_phrases(scene, verb, out);
    if (is_beside(scene, verb, verb + 1)) {
        fill_phrases(scene, verb + 1, out);
    }
    if (out->slots[SLOT_OBJ] == TOKEN_NONE && !out->passive) {
        out->slots[SLOT_OBJ] = shared_object(scene, verb);
    }
    if (out->slots[SLOT_WITH] == TOKEN_NONE) {
        out->slots[SLOT_WITH] = event_nested_party(scene, verb, "with");
    }
    fill_clauses(scene, verb, out);
    out->slots[SLOT_VICTIM] = victim_of(scene, verb);
    if (out->passive) {
        fill_if_empty(out, SLOT_BY, event_nested_agent(scene, verb));
        fill_if_empty(out, out->slots[SLOT_OBJ] == TOKEN_NONE ? SLOT_OBJ : SLOT_IOBJ, subject);
        out->slots[SLOT_SUBJ] = out->slots[SLOT_BY];
        if (out->slots[SLOT_OBJ] != TOKEN_NONE && out->slots[SLOT_OBJ] < verb) {
            fill_phrases(scene, out->slots[SLOT_OBJ], out); /* "sanctions on Chad were lifted" */
        }
        return;
    }
    out->slots[SLOT_SUBJ] = author_of(scene, verb, counted(scene, subject));
    if (scene->tokens[verb].deprel == DEPREL_ACL_RELCL && subject != event_tree_head(scene, verb)) {
        fill_if_empty(out, SLOT_OBJ, event_tree_head(scene, verb));
    }
    if (out->slots[SLOT_OBJ] != TOKEN_NONE) {
        fill_phrases(scene, out->slots[SLOT_OBJ], out);
        fill_receiver(scene, out);
    }
    uint32_t kind = out->slots[SLOT_IN];
    if (kind != TOKEN_NONE && out->slots[SLOT_OBJ] != TOKEN_NONE &&
        event_scene_is_of_class(scene, out->slots[SLOT_OBJ], EVENT_CLASS_MONEY)) {
        fill_phrases(scene, kind, out); /* "pledged 5 million euros in aid to X" */
    }
}

uint32_t event_predicate_top(const struct event_scene *scene, uint32_t noun)
{
    for (int i = 0; i < 2; i++) {
        uint32_t head = event_tree_head(scene, noun);
        if (head == TOKEN_NONE || scene->tokens[noun].deprel != DEPREL_NMOD) {
            return noun;
        }
        bool use = span_is(event_scene_lemma(scene, head), "use") &&
                   event_predicate_is_noun(scene, head); /* "banned [the use of] force" */
        if (!use && !event_scene_is_of_class(scene, head, EVENT_CLASS_CONTAINER)) {
            return noun;
        }
        noun = head;
    }
    return noun;
}

uint32_t event_predicate_lot(const struct event_scene *scene, uint32_t act, const char *const *lots)
{
    uint32_t top = event_predicate_top(scene, act), lot = event_tree_head(scene, top);
    bool told = lot != TOKEN_NONE && event_tree_is(scene, top, DEPREL_NMOD) &&
                event_tree_word(scene, top, "of") != TOKEN_NONE &&
                span_is_one_of(event_scene_lemma(scene, lot), lots);
    return told ? lot : TOKEN_NONE;
}

bool event_predicate_is_harm_of(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    static const char *const others[] = {"since", "before", "until", NULL};
    return event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) &&
           !event_sufferer_was_spared(scene, verb) && !event_tree_has_one_of(scene, noun, others);
}

/* Whether those by whom something was done to an act are those whose act it is: "was carried out
 * by", not "was rejected by", "was condemned by". */
static bool is_done(const struct event_frame *governor, const struct event_operator *governing)
{
    static const char *const ways[] = {"coordinate", "detonate", "orchestrate", "organise",
                                       "organize",   "plant",    "ratify",      "sign",
                                       "trigger",    NULL};
    return governing ? governing->effect == EFFECT_NONE : span_is_one_of(governor->lemma, ways);
}

/* What the verb that governs the noun says about its parties. */
static void fill_from_verb(const struct event_scene *scene, uint32_t noun, struct event_frame *out)
{
    uint32_t top = event_predicate_top(scene, noun);
    uint32_t verb = event_tree_head(scene, top);
    if (verb == TOKEN_NONE || !event_predicate_is_verb(scene, verb)) {
        return;
    }
    enum deprel relation = (enum deprel)scene->tokens[top].deprel;
    struct event_frame governor;
    event_predicate_fill(scene, verb, &governor);
    const struct event_operator *governing = event_scene_operator(scene, verb);
    bool object = governor.slots[SLOT_OBJ] == top;
    bool harm = event_predicate_is_harm_of(scene, verb, top);
    if (harm && !object) {
        out->slots[SLOT_OBJ] = governor.slots[SLOT_OBJ] != TOKEN_NONE ? governor.slots[SLOT_OBJ]
                                                                      : governor.slots[SLOT_SUBJ];
        fill_if_empty(out, SLOT_VICTIM, governor.slots[SLOT_VICTIM]);
    }
    static const char *const oaths[] = {"inauguration", "swearing-in", "investiture", NULL};
    bool guest = span_is(governor.lemma, "attend") && span_is_one_of(out->lemma, oaths);
    if (governing && object && !guest) {
        fill_if_empty(out, governing->subject == SUBJECT_TARGET ? SLOT_OBJ : SLOT_AGENT,
                      governing->subject == SUBJECT_NONE ? TOKEN_NONE : governor.slots[SLOT_SUBJ]);
    }
    if (governing && object && out->slots[SLOT_VICTIM] == TOKEN_NONE) {
        out->slots[SLOT_VICTIM] = governor.slots[SLOT_VICTIM];
    }
    if ((governing && object) || relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS) {
        for (int slot = SLOT_PREPOSITION; slot < SLOT_COUNT; slot++) {
            uint32_t token = governor.slots[slot];
            bool own = token != TOKEN_NONE && (object || event_tree_head(scene, token) == verb);
            bool by = slot == SLOT_BY;
            own &= !by || (governor.passive ? is_done(&governor, governing) : object);
            fill_if_empty(out, (enum event_slot)slot, own ? token : TOKEN_NONE);
        }
    }
}

/* "talks held by", "an attack carried out by": the participle's phrases. */
static void fill_from_participle(const struct event_scene *scene, uint32_t noun,
                                 struct event_frame *out)
{
    uint32_t verb = event_tree_find(scene, noun, DEPREL_ACL);
    if (verb != TOKEN_NONE && event_scene_operator(scene, verb)) {
        fill_phrases(scene, verb, out);
    }
}

/* "a student murder", but "a police killing": people who seldom do such acts. */
static bool is_civilian(const struct event_scene *scene, uint32_t noun)
{
    static const char *const armed[] = {"COP", "MIL", "REB", "UAF", "SPY", "CRM", "GOV", NULL};
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, noun));
    return scene->tokens[noun].deprel == DEPREL_COMPOUND && scene->tokens[noun].upos == UPOS_NOUN &&
           scene->mention_of[noun] == TOKEN_NONE && sector && sector[0] &&
           !span_is(event_scene_lemma(scene, noun), "press") && /* "a press release" */
           !span_is_one_of(span_of(sector), armed);
}

/* "the journalist's arrest": the possessor of some acts is whom they were done to, unless the noun
 * says who that was. */
static bool undergoes(const struct event_scene *scene, uint32_t noun, const struct event_frame *out)
{
    uint32_t agent = out->slots[SLOT_AGENT];
    uint32_t of = out->slots[SLOT_OF];
    return agent != TOKEN_NONE && agent < noun && of == TOKEN_NONE &&
           (scene->tokens[agent].deprel == DEPREL_NMOD_POSS ||
            scene->tokens[agent + 1].xpos == XPOS_POS || span_is(out->lemma, "abuse") ||
            is_civilian(scene, agent)) &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_UNDERGONE, out->lemma);
}

/* The head of the prepositional phrase that begins at `at`; TOKEN_NONE when none does. */
static uint32_t phrase_at(const struct event_scene *scene, uint32_t at)
{
    if (at >= scene->end || scene->tokens[at].upos != UPOS_ADP ||
        scene->tokens[at].deprel != DEPREL_CASE) {
        return TOKEN_NONE;
    }
    uint32_t head = event_tree_head(scene, at);
    return head != TOKEN_NONE && head > at && scene->date_of[head] == TOKEN_NONE ? head
                                                                                 : TOKEN_NONE;
}

uint32_t event_predicate_adjacent(const struct event_scene *scene, uint32_t before)
{
    uint32_t phrase = phrase_at(scene, event_scene_behind_name(scene, before));
    uint32_t verb = phrase == TOKEN_NONE ? phrase : event_tree_head(scene, phrase);
    bool judge = verb != TOKEN_NONE && verb < before &&
                 event_tree_is(scene, phrase, DEPREL_OBL_AGENT) &&
                 event_time_is_judging(scene, verb); /* "convicted of murder [by a court]" */
    return judge ? TOKEN_NONE : phrase;
}

/* The phrases that stand right behind the noun, one after the other, whatever they hang on: "the
 * attack on X", "a visit by X to Y". */
static void fill_adjacent(const struct event_scene *scene, uint32_t noun, struct event_frame *out)
{
    uint32_t verb = event_tree_head(scene, noun);
    if (verb != TOKEN_NONE && span_is(event_scene_lemma(scene, verb), "blame")) {
        return; /* "blamed the attack on X" */
    }
    uint32_t head = event_predicate_adjacent(scene, noun);
    bool named = false;
    for (int i = 0; i < 3 && head != TOKEN_NONE; i++) {
        enum event_slot slot = event_tree_preposition(scene, head);
        bool undergoes = event_lexicon_in(scene->lexicon, EVENT_CLASS_UNDERGONE, out->lemma) &&
                         named && event_scene_is_party(scene, head);
        if (i == 0 || slot != SLOT_OF || undergoes) {
            fill_if_empty(out, slot, head);
        }
        named = scene->mention_of[head] != TOKEN_NONE; /* "the arrest in Oslo of X" */
        head = event_predicate_adjacent(scene, head);
    }
}

static void fill_noun(const struct event_scene *scene, uint32_t noun, struct event_frame *out)
{
    out->slots[SLOT_AGENT] = event_holder_of(scene, noun);
    if (event_predicate_is_target(scene, noun, out->slots[SLOT_AGENT])) {
        out->slots[SLOT_OBJ] = out->slots[SLOT_AGENT];
        out->slots[SLOT_AGENT] = TOKEN_NONE;
    }
    fill_phrases(scene, noun, out);
    uint32_t *of = &out->slots[SLOT_OF];
    *of = *of != TOKEN_NONE && scene->tokens[*of].upos == UPOS_NUM ? counted(scene, *of) : *of;
    fill_adjacent(scene, noun, out);
    if (undergoes(scene, noun, out)) {
        out->slots[SLOT_OBJ] = out->slots[SLOT_AGENT];
        out->slots[SLOT_AGENT] = TOKEN_NONE;
    }
    uint32_t thing = out->slots[SLOT_OF];
    if (thing != TOKEN_NONE && thing > noun && event_predicate_is_noun(scene, thing)) {
        fill_phrases(scene, thing, out);
    }
    enum event_slot state = event_tree_preposition(scene, noun);
    if (state == SLOT_UNDER || (state == SLOT_ON && span_is(out->lemma, "trial"))) {
        fill_if_empty(out, SLOT_OBJ, event_predicate_own_subject(scene, noun));
    } else if ((state == SLOT_ON || state == SLOT_IN || state == SLOT_BEHIND) &&
               event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE) { /* "is on a visit" */
        fill_if_empty(out, SLOT_AGENT, event_predicate_own_subject(scene, noun));
    }
    fill_from_verb(scene, noun, out);
    fill_from_participle(scene, noun, out);
    fill_if_empty(out, SLOT_OBJ, event_sufferer_in_clause(scene, noun));
    if (out->slots[SLOT_AGENT] == TOKEN_NONE) {
        out->slots[SLOT_AGENT] = event_attendant_of(scene, noun, out);
    }
}

void event_predicate_fill(const struct event_scene *scene, uint32_t token, struct event_frame *out)
{
    *out = (struct event_frame){.head = token, .first = token, .count = 1};
    out->lemma = event_scene_lemma(scene, token);
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        out->slots[slot] = TOKEN_NONE;
    }
    if (event_predicate_is_verb(scene, token)) {
        fill_verb(scene, token, out);
    } else {
        fill_noun(scene, token, out);
    }
}

/* The trigger reaches from the verb to the words that its rule asks for by name: "held talks",
 * "stepped down"; of a noun it starts with the words before it. */
static void set_trigger(const struct event_scene *scene, struct event_frame *frame)
{
    enum { REACH = 6 };
    const struct event_rule *rule = frame->rule;
    uint32_t last = frame->head;
    if (rule->before.ptr) {
        frame->first = frame->head - 1;
        for (size_t i = 0; i < rule->before.len; i++) {
            frame->first -= rule->before.ptr[i] == ' ';
        }
    }
    bool hyphened = rule->before.ptr || span_find(frame->lemma, SPAN("-"), 0) != SIZE_MAX;
    if (hyphened && frame->first > scene->first + 1 &&
        span_is(scene->tokens[frame->first - 1].norm, "-")) {
        frame->first -= 2; /* "cease-fire" is three tokens */
    }
    if (rule->after.ptr && frame->head + 1 < scene->end &&
        span_equal(scene->tokens[frame->head + 1].norm, rule->after)) {
        last = frame->head + 1;
    }
    bool verb = event_predicate_is_verb(scene, frame->head);
    for (size_t i = 0; i < rule->need_count && verb; i++) {
        uint32_t at = frame->slots[rule->needs[i].slot];
        bool clause =
            rule->needs[i].slot == SLOT_CCOMP && at != TOKEN_NONE &&
            scene->tokens[at].upos != UPOS_ADJ; /* "said it was unfair", "said he hopes" */
        bool named = !clause && rule->needs[i].set && !rule->needs[i].person &&
                     rule->needs[i].kinds == 0 && !rule->needs[i].absent && !rule->needs[i].party &&
                     rule->needs[i].slot != SLOT_SUBJ;
        if (named && at != TOKEN_NONE && scene->tokens[at].upos != UPOS_SYM && at > last &&
            at - frame->head < REACH) {
            last = at;
        }
    }
    frame->count = last - frame->first + 1;
}

/* Whether a rule with a particle asks for a certain thing as the object: "take in refugees", but
 * not "voted in the province". */
static bool takes_thing(const struct event_rule *rule)
{
    bool thing = false;
    for (size_t i = 0; i < rule->need_count; i++) {
        const struct event_condition *need = &rule->needs[i];
        thing |= need->slot == SLOT_OBJ && need->set && !need->party && !need->person;
    }
    return thing && rule->after.ptr;
}

bool event_predicate_read(const struct event_scene *scene, uint32_t token, struct event_frame *out)
{
    bool verb = event_predicate_is_verb(scene, token);
    if (!verb && !event_predicate_is_noun(scene, token)) {
        return false;
    }
    struct span lemma = event_scene_lemma(scene, token);
    const struct event_rule *rules = verb ? event_lexicon_verb(scene->lexicon, lemma)
                                          : event_lexicon_noun(scene->lexicon, lemma);
    if (!rules) {
        return false;
    }
    event_predicate_fill(scene, token, out);
    out->rule = event_frame_match(scene, out, rules);
    uint32_t object = out->rule || !verb ? TOKEN_NONE : event_nested_object(scene, out);
    if (object != TOKEN_NONE) {
        out->slots[SLOT_OBJ] = object;
        out->rule = event_frame_match(scene, out, rules);
        out->rule = out->rule && takes_thing(out->rule) ? out->rule : NULL;
    }
    if (!out->rule) {
        return false;
    }
    fill_if_empty(out, SLOT_SUBJ, out->passive ? event_nested_doer(scene, out) : TOKEN_NONE);
    set_trigger(scene, out);
    uint32_t agent = out->slots[SLOT_AGENT];
    if (agent != TOKEN_NONE && agent >= out->first && agent < out->head) {
        out->slots[SLOT_AGENT] = TOKEN_NONE;
        fill_from_verb(scene, token, out);
    }
    return true;
}
