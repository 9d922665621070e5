/* The subject of a verb.
 *
 * A verb without a subject takes that of the verb it is joined to, that controls it or that it
 * modifies; a participle or relative clause takes the noun it modifies; a speaker's pronoun for
 * himself is the speaker. */
#include "event_predicate.h"

#include "event_aspect.h"
#include "event_row.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 6 };

static bool is_relative_pronoun(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    if (scene->mention_of[token] != TOKEN_NONE && scene->tokens[token].upos == UPOS_PROPN) {
        return false; /* the World Health Organization */
    }
    return xpos == XPOS_WDT || xpos == XPOS_WP ||
           (span_is(scene->tokens[token].norm, "that") && scene->tokens[token].upos == UPOS_PRON);
}

static bool is_plural(const struct event_scene *scene, uint32_t noun);

/* "the union and Japan, who have drafted", "the members of Hope, who were held": a verb in the
 * plural after one of several speaks of all of them; the first of them. */
static uint32_t whole_list(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    uint32_t first = event_tree_head(scene, noun);
    bool plural = scene->tokens[verb].xpos == XPOS_VBP;
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        plural |= scene->tokens[c].upos == UPOS_AUX && c < verb &&
                  (span_is(scene->tokens[c].norm, "have") ||
                   span_is(scene->tokens[c].norm, "are") || span_is(scene->tokens[c].norm, "were"));
    }
    bool group = first != TOKEN_NONE && scene->tokens[noun].deprel == DEPREL_NMOD &&
                 scene->mention_of[noun] != TOKEN_NONE && is_plural(scene, first) &&
                 event_scene_is_party(scene, first); /* "the members of Hope, who were held" */
    bool list = first != TOKEN_NONE && scene->tokens[noun].deprel == DEPREL_CONJ;
    return plural && (list || group) && first < noun && !is_plural(scene, noun) ? first : noun;
}

/* "Hope is a charity that trains teachers": the name of the one whom the noun tells of; TOKEN_NONE
 * when none is named, or is said not to be one. */
static uint32_t told_of(const struct event_scene *scene, uint32_t noun)
{
    uint32_t name = event_tree_find(scene, noun, DEPREL_NSUBJ);
    bool named = name != TOKEN_NONE && name < noun && scene->mention_of[name] != TOKEN_NONE &&
                 scene->tokens[name].upos == UPOS_PROPN &&
                 event_tree_find(scene, noun, DEPREL_CASE) == TOKEN_NONE &&
                 event_tree_find(scene, noun, DEPREL_NMOD) == TOKEN_NONE; /* "son of X, who" */
    return named && event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE &&
                   event_tree_word(scene, noun, "not") == TOKEN_NONE
               ? name
               : TOKEN_NONE;
}

/* "Ann Lee, a lawyer who defended X": the one who is only described is the one who is named. */
static uint32_t named_by(const struct event_scene *scene, uint32_t noun)
{
    if (told_of(scene, noun) != TOKEN_NONE) {
        return told_of(scene, noun);
    }
    uint32_t name = event_tree_head(scene, noun);
    const struct mention *own = event_scene_mention(scene, noun);
    if (name == TOKEN_NONE || name > noun || scene->tokens[noun].deprel != DEPREL_APPOS ||
        (own && (own->type == ENTITY_PERSON || own->type == ENTITY_ORGANIZATION))) {
        return noun;
    }
    const struct mention *mention = event_scene_mention(scene, name);
    return mention && mention->type == ENTITY_PERSON ? name : noun;
}

uint32_t event_predicate_antecedent(const struct event_scene *scene, uint32_t token)
{
    if (token == TOKEN_NONE || !is_relative_pronoun(scene, token)) {
        return token;
    }
    uint32_t clause = event_tree_relative_clause(scene, token);
    return clause == TOKEN_NONE
               ? event_tree_name_before(scene, token)
               : named_by(scene, whole_list(scene, clause, event_tree_head(scene, clause)));
}

/* The last subject before the verb, but no day behind another one: the parser sometimes splits one
 * in two ("the nurse who was seized last month has been freed"). Only verbs of saying have it
 * behind them. */
static uint32_t grammatical_subject(const struct event_scene *scene, uint32_t verb)
{
    uint32_t subject = TOKEN_NONE;
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE && c < verb;
         c = event_tree_next(scene, c)) {
        bool day = subject != TOKEN_NONE && scene->date_of[c] != TOKEN_NONE;
        if (!day &&
            (event_tree_is(scene, c, DEPREL_NSUBJ) || event_tree_is(scene, c, DEPREL_NSUBJ_PASS))) {
            subject = c;
        }
    }
    if (subject != TOKEN_NONE || !event_scene_is_of_class(scene, verb, EVENT_CLASS_ATTRIBUTION)) {
        return subject;
    }
    return event_tree_find(scene, verb, DEPREL_NSUBJ);
}

static bool is_plural(const struct event_scene *scene, uint32_t noun)
{
    bool several = scene->tokens[noun].upos == UPOS_PROPN && /* "the Houthis" */
                   span_ends_with(scene->tokens[noun].norm, SPAN("s")) &&
                   event_tree_word(scene, noun, "the") != TOKEN_NONE;
    return several || scene->tokens[noun].xpos == XPOS_NNS ||
           scene->tokens[noun].xpos == XPOS_NNPS ||
           event_tree_find(scene, noun, DEPREL_CONJ) != TOKEN_NONE;
}

/* Whether a pronoun can stand for the noun: "they" for several, "it" for no person, "he" for
 * nothing else. A body known by name is "it" even if its name is a plural; and who is "she" is no
 * "he". */
static bool agrees(const struct event_scene *scene, uint32_t pronoun, uint32_t noun)
{
    struct span word = scene->tokens[pronoun].norm;
    uint32_t mention = scene->mention_of[noun];
    bool named = mention != TOKEN_NONE;
    bool person = named && scene->analysis->mentions[mention].type == ENTITY_PERSON;
    bool body = named && scene->analysis->mentions[mention].type == ENTITY_ORGANIZATION;
    bool place = named && scene->analysis->mentions[mention].type == ENTITY_PLACE;
    if (scene->tokens[noun].xpos == XPOS_PRP) {
        return span_equal(word, scene->tokens[noun].norm);
    }
    if (place && span_is(word, "it")) {
        return true; /* "the Philippines says it has won" */
    }
    bool state = body && scene->analysis->mentions[mention].subtype == SUBTYPE_GOVERNMENT &&
                 !span_is(scene->tokens[noun].norm, "police");
    if (body && (span_is(word, "it") || (span_is(word, "they") && !state))) {
        return true; /* "the Kremlin said they had agreed": they are others */
    }
    if (span_is(word, "they") || span_is(word, "we")) {
        return is_plural(scene, noun);
    }
    if (is_plural(scene, noun) || span_is(word, "it")) {
        return !is_plural(scene, noun) && !person;
    }
    return named ? person : !event_scene_is_of_class(scene, noun, EVENT_CLASS_BODY);
}

/* Whether the pronoun stands in a quotation that ends before the verb of saying: "'He hit two
 * women,' Neil Marsh said" tells of somebody else. */
static bool is_quoted(const struct event_scene *scene, uint32_t pronoun, uint32_t saying)
{
    uint32_t from = pronoun < saying ? pronoun : saying, to = pronoun < saying ? saying : pronoun;
    bool quoted = false;
    for (uint32_t i = from; i < to; i++) {
        quoted ^= span_is(scene->tokens[i].norm, "\"");
    }
    return quoted;
}

/* Whether a speaker behind a pronoun may be meant by it: a name or "the rebels"; "he will resign, a
 * spokesman said" and "they fled, police said" are told of others. */
static bool may_be_meant_before(const struct event_scene *scene, uint32_t speaker)
{
    static const char *const definite[] = {"the", "this", "these", NULL};
    return !span_starts_with(scene->tokens[speaker].lemma, SPAN("spokes")) &&
           (scene->mention_of[speaker] != TOKEN_NONE ||
            event_tree_has_one_of(scene, speaker, definite));
}

/* A speaker who speaks of himself: in "Russia says it will withdraw" the pronoun is Russia. */
static uint32_t resolve_speaker(const struct event_scene *scene, uint32_t verb, uint32_t subject)
{
    uint32_t saying = event_tree_head(scene, verb);
    if (subject == TOKEN_NONE || saying == TOKEN_NONE || scene->tokens[subject].xpos != XPOS_PRP ||
        scene->tokens[verb].deprel != DEPREL_CCOMP ||
        !event_scene_is_of_class(scene, subject, EVENT_CLASS_SELF)) {
        return subject;
    }
    uint32_t speaker = event_predicate_antecedent(scene, grammatical_subject(scene, saying));
    bool known = speaker != TOKEN_NONE && event_scene_is_party(scene, speaker) &&
                 !event_predicate_is_passive(scene, saying) && agrees(scene, subject, speaker);
    bool first_person =
        span_is(scene->tokens[subject].norm, "i") || span_is(scene->tokens[subject].norm, "we");
    bool own = first_person || (known && !is_quoted(scene, subject, saying) &&
                                (speaker < subject || may_be_meant_before(scene, speaker)));
    return known && own ? speaker : subject;
}

uint32_t event_predicate_own_subject(const struct event_scene *scene, uint32_t verb)
{
    uint32_t subject = grammatical_subject(scene, verb);
    uint32_t head = event_tree_head(scene, verb);
    if (subject != TOKEN_NONE && span_is(scene->tokens[subject].norm, "each") &&
        event_tree_is(scene, verb, DEPREL_ADVCL) && head != TOKEN_NONE) {
        subject = grammatical_subject(scene, head); /* "met, each accusing the other" */
    }
    uint32_t whom =
        subject == TOKEN_NONE ? TOKEN_NONE : event_tree_find(scene, subject, DEPREL_NMOD);
    if (whom != TOKEN_NONE && span_is(scene->tokens[whom].norm, "whom")) {
        subject = whom; /* "many of whom fled" */
    }
    return resolve_speaker(scene, verb, event_predicate_antecedent(scene, subject));
}

bool event_predicate_is_result(const struct event_scene *scene, uint32_t verb)
{
    return scene->tokens[verb].xpos == XPOS_VBG &&
           (scene->tokens[verb].deprel == DEPREL_ADVCL ||
            scene->tokens[verb].deprel == DEPREL_ACL) &&
           event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) &&
           event_tree_find(scene, verb, DEPREL_MARK) == TOKEN_NONE && /* not "for killing" */
           event_tree_find(scene, verb, DEPREL_OBJ) != TOKEN_NONE;
}

uint32_t event_predicate_called_on(const struct event_scene *scene, uint32_t head)
{
    struct span lemma = event_scene_lemma(scene, head);
    const char *word = span_is(lemma, "call")                                     ? "on"
                       : span_is(lemma, "appeal")                                 ? "to"
                       : span_is(lemma, "plead") || span_is(lemma, "remonstrate") ? "with"
                                                                                  : NULL;
    for (uint32_t c = event_tree_child(scene, head); word && c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > head && event_tree_is(scene, c, DEPREL_OBL) &&
            event_tree_word(scene, c, word) != TOKEN_NONE) {
            return event_predicate_antecedent(scene, c);
        }
    }
    return TOKEN_NONE;
}

/* "extradited two men to stand trial": verbs that move somebody who then is to do or undergo
 * something. */
static bool moves_object(const struct event_scene *scene, uint32_t head)
{
    static const char *const verbs[] = {"extradite", "send",     "deport", "transfer",
                                        "summon",    "dispatch", "fly",    "appoint",
                                        "hire",      "recruit",  NULL};
    return span_is_one_of(event_scene_lemma(scene, head), verbs);
}

/* "telephoned her to congratulate her": verbs behind which an infinitive is the subject's aim. */
static bool has_aim(const struct event_scene *scene, uint32_t head)
{
    static const char *const verbs[] = {"telephone", "phone", "visit", "meet",
                                        "contact",   "use",   NULL};
    return span_is_one_of(event_scene_lemma(scene, head), verbs);
}

/* The subject of an infinitive that depends on another verb: that verb's object, or its subject. */
static uint32_t controller(const struct event_scene *scene, uint32_t head)
{
    if (has_aim(scene, head)) {
        return event_predicate_subject(scene, head);
    }
    uint32_t object = event_tree_find(scene, head, DEPREL_OBJ);
    if (object == TOKEN_NONE) {
        object = event_tree_find(scene, head, DEPREL_IOBJ);
    }
    return object != TOKEN_NONE && !event_predicate_is_passive(scene, head)
               ? event_predicate_antecedent(scene, object)
               : event_predicate_subject(scene, head);
}

/* Whether a noun is the object of such a verb. */
static bool is_moved(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    return event_tree_is(scene, noun, DEPREL_OBJ) && verb != TOKEN_NONE &&
           moves_object(scene, verb);
}

/* "an insurgent plot", "the Syrian plan": the party that describes the noun. */
static uint32_t described_holder(const struct event_scene *scene, uint32_t noun)
{
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        bool before =
            event_tree_is(scene, c, DEPREL_AMOD) || event_tree_is(scene, c, DEPREL_COMPOUND);
        if (before && event_scene_is_party(scene, c)) {
            return c;
        }
    }
    return TOKEN_NONE;
}

/* Whether the verb is done to what somebody else intends: rules that look for its recipient
 * behind the object's "of" or "by" say so ("foiled a plot", "backed the plan"). */
static bool is_of_others(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    const struct event_rule *rule =
        event_lexicon_verb(scene->lexicon, event_scene_lemma(scene, verb));
    for (; rule; rule = event_lexicon_next(scene->lexicon, rule)) {
        bool others = event_rule_acts_on(rule, SLOT_OF) || event_rule_acts_on(rule, SLOT_BY);
        bool speaks = true;
        for (size_t i = 0; i < rule->need_count; i++) {
            const struct table *set = rule->needs[i].set;
            speaks &= rule->needs[i].slot != SLOT_OBJ || !set ||
                      event_lexicon_has(set, event_scene_lemma(scene, noun));
        }
        if (others && speaks) {
            return true;
        }
    }
    return false;
}

/* The possessor of a noun ("its plan to withdraw"), or the subject of the verb it belongs to. */
static uint32_t noun_holder(const struct event_scene *scene, uint32_t noun)
{
    uint32_t holder = event_tree_find(scene, noun, DEPREL_NMOD_POSS);
    uint32_t head = event_tree_head(scene, noun);
    uint32_t of = event_tree_find(scene, noun, DEPREL_NMOD);
    if (holder == TOKEN_NONE && of != TOKEN_NONE && event_scene_is_party(scene, of) &&
        event_tree_word(scene, of, "of") != TOKEN_NONE) {
        return of; /* "the willingness of Chad to talk" */
    }
    holder = holder == TOKEN_NONE ? described_holder(scene, noun) : holder;
    if (holder != TOKEN_NONE || head == TOKEN_NONE || !event_predicate_is_verb(scene, head) ||
        is_of_others(scene, head, noun)) {
        return holder;
    }
    return event_predicate_subject(scene, head);
}

static bool is_infinitive(const struct event_scene *scene, uint32_t verb)
{
    return event_tree_word(scene, verb, "to") != TOKEN_NONE;
}

/* "praised X for holding", "convicted X of killing", "quoted X as saying": a gerund whose subject
 * is the one that the governing verb speaks of. */
static bool is_charge(const struct event_scene *scene, uint32_t verb)
{
    static const char *const quotes[] = {"quote", "cite", NULL};
    bool quoted = event_tree_word(scene, verb, "as") != TOKEN_NONE &&
                  span_is_one_of(event_scene_lemma(scene, event_tree_head(scene, verb)), quotes);
    return scene->tokens[verb].deprel == DEPREL_ADVCL && scene->tokens[verb].xpos == XPOS_VBG &&
           (quoted || event_tree_word(scene, verb, "for") != TOKEN_NONE ||
            event_tree_word(scene, verb, "of") != TOKEN_NONE ||
            event_tree_word(scene, verb, "with") != TOKEN_NONE);
}

/* Verbs by which somebody is only said to have done what a gerund tells. */
static bool is_suspicion(struct span lemma)
{
    static const char *const verbs[] = {"arrest", "detain",      "charge", "indict",    "question",
                                        "hold",   "investigate", "summon", "prosecute", "try",
                                        "seek",   "apprehend",   NULL};
    return span_is_one_of(lemma, verbs);
}

/* "arrested the head of a firm whose dam burst, killing ten": whoever killed, not the police. */
static bool is_crime_behind_arrest(const struct event_scene *scene, uint32_t verb, uint32_t head)
{
    return scene->tokens[verb].xpos == XPOS_VBG && event_tree_is(scene, verb, DEPREL_ADVCL) &&
           event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) &&
           is_suspicion(event_scene_lemma(scene, head));
}

/* "arrested two men for killing": the gerund as said of the men. */
static bool is_suspected_of(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    uint32_t head = event_tree_head(scene, noun);
    return scene->tokens[verb].xpos == XPOS_VBG &&
           event_tree_word(scene, verb, "for") != TOKEN_NONE && head != TOKEN_NONE &&
           event_tree_is(scene, noun, DEPREL_OBJ) && is_suspicion(event_scene_lemma(scene, head));
}

/* The one that "praise" or "convict" speaks of; nobody has done what he is arrested for. */
static uint32_t charged(const struct event_scene *scene, uint32_t head)
{
    if (is_suspicion(event_scene_lemma(scene, head))) {
        return TOKEN_NONE;
    }
    uint32_t object = event_predicate_antecedent(scene, event_tree_find(scene, head, DEPREL_OBJ));
    return object != TOKEN_NONE ? object : event_predicate_subject(scene, head);
}

/* Of several verbs joined to one, the last with a subject of its own before this one: the parser
 * hangs them all under the first. */
static uint32_t nearer_subject(const struct event_scene *scene, uint32_t verb, uint32_t head)
{
    uint32_t subject = TOKEN_NONE;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && c < verb;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_CONJ) && event_predicate_is_verb(scene, c) &&
            event_predicate_own_subject(scene, c) != TOKEN_NONE) {
            subject = event_predicate_own_subject(scene, c);
        }
    }
    return scene->tokens[verb].deprel == DEPREL_CONJ ? subject : TOKEN_NONE;
}

/* "sent a letter asking for help": who wrote it asks; "claimed responsibility for killing". */
static bool is_written(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    static const char *const claimed[] = {"responsibility", "credit", "blame", NULL};
    if (span_is_one_of(event_scene_lemma(scene, noun), claimed)) {
        return true;
    }
    return scene->tokens[verb].xpos == XPOS_VBG && event_tree_is(scene, noun, DEPREL_OBJ) &&
           event_scene_is_of_class(scene, noun, EVENT_CLASS_PAPER);
}

/* Who does what a clause about a noun tells. */
static uint32_t subject_of_attribute(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    if (is_suspected_of(scene, verb, noun)) {
        return TOKEN_NONE;
    }
    bool infinitive = is_infinitive(scene, verb);
    if (infinitive && event_row_is_place(scene, noun)) {
        return event_predicate_subject(scene, event_tree_head(scene, noun));
    }
    uint32_t subject = infinitive && event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE
                           ? event_predicate_own_subject(scene, noun)
                           : TOKEN_NONE;
    if (subject != TOKEN_NONE) {
        return subject; /* "is in Oslo to head the talks" */
    }
    return (infinitive && !is_moved(scene, noun)) || is_written(scene, verb, noun)
               ? noun_holder(scene, noun)
               : noun;
}

bool event_predicate_is_grievance(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    if (head == TOKEN_NONE || head > verb || !event_tree_is(scene, verb, DEPREL_ADVCL) ||
        !event_predicate_is_verb(scene, verb) || !event_predicate_is_verb(scene, head) ||
        !is_infinitive(scene, verb) || event_predicate_is_passive(scene, head)) {
        return false;
    }
    enum xpos xpos = (enum xpos)scene->tokens[head].xpos;
    return span_is(event_scene_lemma(scene, verb), "protest") &&
           event_tree_find(scene, verb, DEPREL_OBJ) != TOKEN_NONE &&
           (xpos == XPOS_VBD || (xpos == XPOS_VBN && event_aspect_is_perfect(scene, head)));
}

/* Who does what a verb tells that is joined to `head` or stands in a clause beside it; false when
 * it is the subject of `head`, whoever that is. */
static bool find_subject_beside(const struct event_scene *scene, uint32_t verb, uint32_t head,
                                uint32_t *subject)
{
    *subject = TOKEN_NONE;
    if (!event_predicate_is_verb(scene, head)) {
        if (scene->tokens[verb].deprel == DEPREL_CONJ &&
            event_tree_find(scene, head, DEPREL_COP) != TOKEN_NONE) {
            *subject = event_predicate_own_subject(scene, head); /* "is strong and has attacked" */
        }
        return true;
    }
    *subject = nearer_subject(scene, verb, head);
    if (*subject != TOKEN_NONE) {
        return true;
    }
    if (is_charge(scene, verb)) {
        *subject = charged(scene, head);
        return true;
    }
    if (is_crime_behind_arrest(scene, verb, head)) {
        return true;
    }
    if (!is_infinitive(scene, verb) || verb < head || event_predicate_is_grievance(scene, verb)) {
        return false;
    }
    *subject = event_predicate_called_on(scene, head);
    if (*subject == TOKEN_NONE && moves_object(scene, head)) {
        *subject = controller(scene, head);
        return true;
    }
    return *subject != TOKEN_NONE;
}

uint32_t event_predicate_subject(const struct event_scene *scene, uint32_t verb)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t subject = event_predicate_own_subject(scene, verb);
        uint32_t head = event_tree_head(scene, verb);
        if (subject != TOKEN_NONE || head == TOKEN_NONE) {
            return subject;
        }
        switch ((enum deprel)scene->tokens[verb].deprel) {
        case DEPREL_CSUBJ: /* "she is due to meet", where the parser takes the rest for a subject */
            return is_infinitive(scene, verb) && verb > head ? controller(scene, head) : TOKEN_NONE;
        case DEPREL_XCOMP:
            return controller(scene, head);
        case DEPREL_AMOD:
        case DEPREL_ACL_RELCL:
            return head;
        case DEPREL_ACL:
            return subject_of_attribute(scene, verb, head);
        case DEPREL_CONJ:
        case DEPREL_ADVCL:
            if (find_subject_beside(scene, verb, head, &subject)) {
                return subject;
            }
            verb = head;
            break;
        default:
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

uint32_t event_predicate_due(const struct event_scene *scene, uint32_t verb)
{
    uint32_t clause = event_tree_find(scene, verb, DEPREL_CCOMP);
    if (clause == TOKEN_NONE && event_tree_is(scene, verb, DEPREL_PARATAXIS)) {
        clause = event_tree_head(scene, verb);
    }
    if (clause == TOKEN_NONE || !event_predicate_is_verb(scene, clause) ||
        event_predicate_is_passive(scene, clause) || !event_aspect_is_due(scene, clause) ||
        event_aspect_is_perfect(scene, clause)) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_predicate_own_subject(scene, clause);
    bool named = subject != TOKEN_NONE && scene->tokens[subject].upos != UPOS_PRON;
    uint32_t owner = named ? event_tree_find(scene, subject, DEPREL_NMOD_POSS) : TOKEN_NONE;
    bool own = owner != TOKEN_NONE && scene->tokens[owner].xpos == XPOS_PRP_POSS;
    return named && !own ? subject : TOKEN_NONE; /* not "his government" */
}

uint32_t event_predicate_fact(const struct event_scene *scene, uint32_t verb)
{
    static const char *const wants[] = {"should", "must", "be", NULL};
    uint32_t clause = event_tree_find(scene, verb, DEPREL_CCOMP);
    if (clause == TOKEN_NONE || event_tree_word(scene, clause, "as") != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    enum xpos xpos = (enum xpos)scene->tokens[clause].xpos;
    uint32_t word = event_tree_find(scene, clause, DEPREL_AUX);
    word = word == TOKEN_NONE ? event_tree_find(scene, clause, DEPREL_AUX_PASS) : word;
    word = word == TOKEN_NONE ? event_tree_find(scene, clause, DEPREL_COP) : word;
    bool states = word == TOKEN_NONE ? xpos == XPOS_VBD || xpos == XPOS_VBZ
                                     : !span_is_one_of(scene->tokens[word].norm, wants);
    return states ? clause : TOKEN_NONE;
}

bool event_predicate_is_refused(const struct event_scene *scene, uint32_t verb)
{
    static const char *const will[] = {"will", "would", "wo", "'ll", "'d", NULL};
    return event_predicate_is_verb(scene, verb) && !event_predicate_is_passive(scene, verb) &&
           event_tree_has_auxiliary(scene, verb, will) && event_tree_is_negated(scene, verb);
}

uint32_t event_predicate_refusal(const struct event_scene *scene, uint32_t verb)
{
    uint32_t clause = event_tree_find(scene, verb, DEPREL_CCOMP);
    struct event_frame act;
    return clause != TOKEN_NONE && event_predicate_is_refused(scene, clause) &&
                   !event_predicate_read(scene, clause, &act)
               ? clause
               : TOKEN_NONE;
}
