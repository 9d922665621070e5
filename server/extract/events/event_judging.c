/* What the words of an act's own clause make of it.
 *
 * Auxiliaries ("will", "could", "must"), adverbs, articles and prepositions ("never", "any",
 * "without"), the word that opens the clause ("if") and a noun's adjectives ("planned") each weigh
 * something. What governs the clause is event_governor's. */
#include "event_judging.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_tree.h"

void event_judging_weigh(struct event_judging *j, enum event_weight weight)
{
    if (weight > j->weight) {
        j->weight = weight;
    }
}

void event_judging_deny(struct event_judging *j)
{
    event_judging_weigh(j, WEIGHT_DENIED);
    j->negated = true;
}

static void read_auxiliary(struct event_judging *j, struct span word)
{
    static const char *const future[] = {"will", "'ll", "wo", "shall", NULL};
    static const char *const possible[] = {"can", "could", "may", "might", "ca", NULL};
    static const char *const due[] = {"should", "must", "ought", "need", NULL};
    if (span_is_one_of(word, future)) {
        event_judging_weigh(j, WEIGHT_PLANNED);
    } else if (span_is(word, "would") || span_is(word, "'d")) {
        j->would = true;
    } else if (span_is_one_of(word, possible)) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
    } else if (span_is_one_of(word, due)) {
        j->untold = true;
    }
}

static bool is_negation(struct span word)
{
    static const char *const words[] = {"not",     "n't", "never",   "no",
                                        "neither", "nor", "without", NULL};
    return span_is_one_of(word, words);
}

void event_judging_read_effect(struct event_judging *j, const struct event_operator *governing)
{
    switch (governing->effect) {
    case EFFECT_ONGOING:
        event_judging_weigh(j, WEIGHT_ONGOING);
        break;
    case EFFECT_PLANNED:
        event_judging_weigh(j, WEIGHT_PLANNED);
        break;
    case EFFECT_HYPOTHETICAL:
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
        break;
    case EFFECT_DENIED:
    case EFFECT_CANCELLED:
        event_judging_deny(j);
        break;
    case EFFECT_DROP:
        j->untold = true;
        break;
    default:
        break;
    }
}

/* Whether an adverb tells of what is done again and again: "usually", "every". */
static bool is_habit(struct span adverb)
{
    static const char *const words[] = {
        "usually",   "often",    "always",   "sometimes",  "regularly", "rarely", "typically",
        "generally", "normally", "annually", "frequently", "every",     NULL};
    return span_is_one_of(adverb, words);
}

/* An adverb, article or preposition: "never met", "any attack", "without talks". */
static void read_particle(struct event_judging *j, struct span word, bool verb)
{
    if (is_negation(word)) {
        event_judging_deny(j);
        j->untold |= !verb && span_is(word, "without");
    }
    j->untold |= is_habit(word);
    if (!verb && span_is(word, "any")) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
    }
}

/* The word that opens a clause. */
static void read_mark(struct event_judging *j, struct span word)
{
    static const char *const conditions[] = {"if", "unless", "whether", NULL};
    if (span_is_one_of(word, conditions)) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
        j->conditional = true;
    } else if (is_negation(word)) {
        event_judging_deny(j);
    }
}

/* An adjective of a noun: "planned talks". */
static void read_attribute(struct event_judging *j, uint32_t adjective)
{
    const struct event_scene *scene = j->scene;
    const struct event_operator *governing =
        event_lexicon_operator(scene->lexicon, scene->tokens[adjective].norm);
    governing = governing ? governing : event_scene_operator(scene, adjective);
    if (governing) {
        event_judging_read_effect(j, governing);
    }
}

bool event_judging_is_doubt(struct span adverb)
{
    static const char *const words[] = {"allegedly",   "purportedly", "possibly",
                                        "potentially", "supposedly",  NULL};
    return span_is_one_of(adverb, words);
}

static void read_modifier(struct event_judging *j, uint32_t child, bool verb)
{
    struct span word = j->scene->tokens[child].norm;
    switch ((enum deprel)j->scene->tokens[child].deprel) {
    case DEPREL_AUX:
        read_auxiliary(j, word);
        break;
    case DEPREL_ADVMOD:
        if (verb && event_judging_is_doubt(word)) {
            event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
        }
        read_particle(j, word, verb);
        break;
    case DEPREL_DET:
    case DEPREL_CC_PRECONJ:
    case DEPREL_CASE:
        read_particle(j, word, verb);
        break;
    case DEPREL_MARK:
        read_mark(j, word);
        break;
    case DEPREL_AMOD:
        if (!verb) {
            read_attribute(j, child);
        }
        break;
    default:
        break;
    }
}

void event_judging_read_word_before(struct event_judging *j, uint32_t noun)
{
    const struct event_scene *scene = j->scene;
    if (noun == scene->first || event_predicate_is_verb(scene, noun) ||
        !span_ends_with(scene->tokens[noun - 1].norm, SPAN("ing"))) {
        return;
    }
    static const char *const words[] = {"offering",  "proposing",  "seeking",
                                        "demanding", "rejecting",  "refusing",
                                        "urging",    "requesting", NULL};
    j->untold |= span_is_one_of(scene->tokens[noun - 1].norm, words) &&
                 event_tree_head(scene, noun) != noun - 1;
}

/* Whether a side clause makes the act depend on a condition: "will strike if". */
static bool hangs_on_condition(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_ADVCL) &&
            (event_tree_word(scene, c, "if") != TOKEN_NONE ||
             event_tree_word(scene, c, "unless") != TOKEN_NONE)) {
            return true;
        }
    }
    return false;
}

/* "unless X pays and Y withdraws": the second verb shares the condition's word. */
static bool shares_condition(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_tree_head(scene, verb);
    return event_tree_is(scene, verb, DEPREL_CONJ) && first != TOKEN_NONE && first < verb &&
           (event_tree_word(scene, first, "unless") != TOKEN_NONE ||
            event_tree_word(scene, first, "if") != TOKEN_NONE);
}

/* "until X withdraws", "once the men are freed": what is told in the present behind such a word is
 * waited for. */
static bool is_awaited(const struct event_scene *scene, uint32_t verb)
{
    static const char *const opening[] = {"until", "till", "once", NULL};
    static const char *const present[] = {"is", "are", "has", "have", NULL};
    uint32_t mark = event_tree_find(scene, verb, DEPREL_MARK);
    if (mark == TOKEN_NONE || !span_is_one_of(scene->tokens[mark].norm, opening)) {
        return false;
    }
    return event_aspect_is_simple_present(scene, verb) ||
           event_tree_has_auxiliary(scene, verb, present);
}

void event_judging_read_words(struct event_judging *j, uint32_t token, bool own_negation)
{
    bool verb = event_predicate_is_verb(j->scene, token);
    if (verb && (shares_condition(j->scene, token) || is_awaited(j->scene, token))) {
        event_judging_weigh(j, WEIGHT_HYPOTHETICAL);
        j->conditional = true;
    }
    if (verb && hangs_on_condition(j->scene, token) && (j->would || j->weight == WEIGHT_NONE)) {
        j->conditional |= event_aspect_has_modal(j->scene, token);
    }
    bool negated = j->negated;
    enum event_weight weight = j->weight;
    for (uint32_t c = event_tree_child(j->scene, token); c != TOKEN_NONE;
         c = event_tree_next(j->scene, c)) {
        read_modifier(j, c, verb);
    }
    if (!own_negation && j->negated && !negated) {
        j->negated = false;
        j->weight = weight;
    }
    if (verb && event_aspect_is_scheduled(j->scene, token)) {
        event_judging_weigh(j, WEIGHT_PLANNED);
    }
}
