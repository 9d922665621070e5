/* Whose something a possessive names, by the clauses that it stands in. */
#include "coreference_owner.h"

#include "coreference_parts.h"

#define NOBODY UINT32_MAX

enum { CLIMB_MAX = 12 };

struct owners {
    const struct document *document;
    const struct sentence *sentence;
    uint32_t pronoun;
    uint32_t *tokens;
    size_t count;
};

/* NOBODY is below no pronoun. */
static void add(struct owners *owners, uint32_t token)
{
    if (token < owners->pronoun && owners->count < OWNERS_MAX) {
        owners->tokens[owners->count++] = token;
    }
}

static bool is_lemma(const struct owners *owners, uint32_t token, const char *const *words)
{
    return span_is_one_of(owners->document->tokens[token].lemma, words);
}

/* Whether a preposition or mark of the token is among the words. */
static bool is_marked(const struct owners *owners, uint32_t token, const char *const *words)
{
    for (uint32_t i = owners->sentence->first_token; i < token; i++) {
        const struct token *word = &owners->document->tokens[i];
        if ((word->deprel == DEPREL_CASE || word->deprel == DEPREL_MARK) &&
            head_of(owners->document, owners->sentence, i) == token &&
            span_is_one_of(word->norm, words)) {
            return true;
        }
    }
    return false;
}

/* The first word before the pronoun that hangs on `head` by the relation, is not `but`, and has one
 * of the prepositions (NULL: needs none); NOBODY. */
static uint32_t find(const struct owners *owners, uint32_t head, enum deprel relation, uint32_t but,
                     const char *const *prepositions)
{
    for (uint32_t i = owners->sentence->first_token; i < owners->pronoun; i++) {
        if (i != but && i != head && owners->document->tokens[i].deprel == relation &&
            head_of(owners->document, owners->sentence, i) == head &&
            (!prepositions || is_marked(owners, i, prepositions))) {
            return i;
        }
    }
    return NOBODY;
}

static bool judges(const struct owners *owners, uint32_t verb)
{
    static const char *const verbs[] = {
        "accuse",    "admire",      "admonish",  "applaud",      "arrest",
        "attack",    "ban",         "berate",    "blacklist",    "blame",
        "blast",     "boycott",     "castigate", "censure",      "charge",
        "chide",     "commend",     "condemn",   "congratulate", "convict",
        "criticise", "criticize",   "denounce",  "detain",       "dismiss",
        "execute",   "expel",       "fault",     "fine",         "fire",
        "forgive",   "hail",        "honor",     "honour",       "imprison",
        "indict",    "investigate", "jail",      "lambast",      "lambaste",
        "laud",      "mock",        "penalise",  "penalize",     "praise",
        "probe",     "prosecute",   "punish",    "rap",          "rebuke",
        "refer",     "report",      "reprimand", "reproach",     "reward",
        "ridicule",  "sack",        "salute",    "sanction",     "scold",
        "sentence",  "slam",        "sue",       "suspend",      "target",
        "thank",     NULL};
    return is_lemma(owners, verb, verbs);
}

/* Nouns for a judgement, or for what is done to somebody for a deed: "sanctions on Iran for". */
static bool is_judgement(const struct owners *owners, uint32_t noun)
{
    static const char *const nouns[] = {
        "action",       "boycott",    "case",      "censure", "charge",     "complaint",
        "condemnation", "credit",     "criticism", "embargo", "fine",       "lawsuit",
        "measure",      "outrage",    "penalty",   "praise",  "pressure",   "protest",
        "rebuke",       "resolution", "sanction",  "suit",    "punishment", NULL};
    return is_lemma(owners, noun, nouns);
}

/* Verbs whose object is to do what their infinitive or gerund says. */
static bool bids(const struct owners *owners, uint32_t verb)
{
    static const char *const verbs[] = {
        "accuse",   "advise",   "allow",    "appeal",   "ask",      "authorize", "ban",
        "bar",      "beg",      "call",     "compel",   "convince", "encourage", "force",
        "help",     "implore",  "instruct", "invite",   "keep",     "let",       "lobby",
        "make",     "obligate", "oblige",   "order",    "permit",   "persuade",  "press",
        "pressure", "prevent",  "prod",     "prohibit", "prompt",   "push",      "require",
        "stop",     "suspect",  "tell",     "urge",     "want",     "warn",      NULL};
    return is_lemma(owners, verb, verbs);
}

/* The judgement that an object is or holds ("two sets of sanctions"); NOBODY. */
static uint32_t judgement_in(const struct owners *owners, uint32_t object)
{
    static const char *const of[] = {"of", NULL};
    if (object == NOBODY || is_judgement(owners, object)) {
        return object;
    }
    uint32_t part = find(owners, object, DEPREL_NMOD, NOBODY, of);
    return part != NOBODY && is_judgement(owners, part) ? part : NOBODY;
}

/* Whom the verb's act is aimed at: its object, or, behind a preposition, who is bidden or what a
 * judgement is passed on ("called on Iran", "imposed sanctions on Iran"); NOBODY. */
static uint32_t target_of(const struct owners *owners, uint32_t verb, uint32_t node)
{
    static const char *const aims[] = {"on", "upon", "against", "to", "at", "with", NULL};
    uint32_t object = find(owners, verb, DEPREL_OBJ, node, NULL);
    object = object == NOBODY ? find(owners, verb, DEPREL_IOBJ, node, NULL) : object;
    uint32_t judgement = judgement_in(owners, object);
    if (judgement == NOBODY && (object != NOBODY || !bids(owners, verb))) {
        return object;
    }
    uint32_t aim = find(owners, verb, DEPREL_OBL, node, aims);
    aim = aim == NOBODY && object != NOBODY ? find(owners, object, DEPREL_NMOD, node, aims) : aim;
    return aim == NOBODY && judgement != NOBODY ? find(owners, judgement, DEPREL_NMOD, node, aims)
                                                : aim;
}

/* Acts that one does to what is another's: "asked Ann to support his bid". */
static bool serves(const struct owners *owners, uint32_t verb)
{
    static const char *const verbs[] = {
        "accept",    "aid",     "answer", "approve", "assist",  "attack",  "attend",
        "back",      "bomb",    "defend", "endorse", "follow",  "help",    "heed",
        "honor",     "honour",  "invade", "join",    "obey",    "protect", "recognise",
        "recognize", "respect", "serve",  "strike",  "support", "visit",   NULL};
    return is_lemma(owners, verb, verbs);
}

/* Whether `node` is the reason that is given for what its governor says. */
static bool is_reason(const struct owners *owners, uint32_t node, uint32_t governor)
{
    static const char *const words[] = {"for", "over", "because", NULL};
    static const char *const on[] = {"on", NULL}, *const wishes[] = {"congratulate", NULL};
    return is_marked(owners, node, words) ||
           (is_lemma(owners, governor, wishes) && is_marked(owners, node, on));
}

static bool is_bidden(const struct owners *owners, uint32_t node)
{
    const struct token *verb = &owners->document->tokens[node];
    static const char *const marks[] = {"of", "from", "into", NULL};
    bool infinitive =
        verb->xpos == XPOS_VB && verb->deprel != DEPREL_CONJ && verb->deprel != DEPREL_PARATAXIS;
    return infinitive || (verb->xpos == XPOS_VBG && is_marked(owners, node, marks));
}

/* The subject of a predicate, or, for "who" and "which", what they tell of; NOBODY when it has
 * none or `node` is below it. */
static uint32_t subject_of(const struct owners *owners, uint32_t verb, uint32_t node)
{
    const struct document *document = owners->document;
    for (uint32_t i = owners->sentence->first_token; i < owners->pronoun; i++) {
        if (!deprel_is_subject(document->tokens[i].deprel) || i == node ||
            head_of(document, owners->sentence, i) != verb) {
            continue;
        }
        bool relative = document->tokens[i].xpos == XPOS_WP || document->tokens[i].xpos == XPOS_WDT;
        bool told_of = relative && document->tokens[verb].deprel == DEPREL_ACL_RELCL;
        return told_of ? head_of(document, owners->sentence, verb) : i;
    }
    return NOBODY;
}

/* What the predicate that governs `node` offers. */
static void add_of_clause(struct owners *owners, uint32_t node, uint32_t verb)
{
    uint32_t object = find(owners, verb, DEPREL_OBJ, node, NULL);
    bool judged = is_reason(owners, node, verb) &&
                  (judges(owners, verb) || judgement_in(owners, object) != NOBODY);
    if (judged || (bids(owners, verb) && is_bidden(owners, node) && !serves(owners, node))) {
        add(owners, target_of(owners, verb, node));
    }
    add(owners, subject_of(owners, verb, node));
}

/* What the noun that governs `node` offers: itself, when `node` says what it does or has ("Iraq and
 * its neighbours", "a group that hides its aims"), or whom a judgement is passed on. */
static void add_of_phrase(struct owners *owners, uint32_t node, uint32_t noun)
{
    static const char *const aims[] = {"on", "against", "of", "with", NULL};
    enum deprel relation = (enum deprel)owners->document->tokens[node].deprel;
    bool named = owners->document->tokens[noun].upos == UPOS_PROPN;
    if (relation == DEPREL_NMOD && is_judgement(owners, noun)) {
        add(owners, find(owners, noun, DEPREL_NMOD, node, aims));
    }
    if (relation == DEPREL_CONJ || relation == DEPREL_ACL ||
        (relation == DEPREL_NMOD && named && is_reason(owners, node, noun))) {
        add(owners, noun);
    }
}

size_t coreference_owners(const struct document *document, const struct sentence *sentence,
                          uint32_t pronoun, uint32_t tokens[OWNERS_MAX])
{
    struct owners owners = {document, sentence, pronoun, tokens, 0};
    uint32_t node = head_of(document, sentence, pronoun);
    for (int i = 0; i < CLIMB_MAX; i++) {
        uint32_t head = head_of(document, sentence, node);
        enum upos upos = (enum upos)document->tokens[head].upos;
        if (head == node) {
            break;
        }
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON) {
            add_of_phrase(&owners, node, head);
        }
        add_of_clause(&owners, node, head);
        node = head;
    }
    return owners.count;
}

uint32_t coreference_doer(const struct document *document, const struct sentence *sentence,
                          uint32_t pronoun, uint32_t *other)
{
    struct owners owners = {.document = document, .sentence = sentence, .pronoun = pronoun};
    uint32_t act = head_of(document, sentence, pronoun);
    uint32_t verb = head_of(document, sentence, act);
    const struct token *infinitive = &document->tokens[act];
    *other = NOBODY;
    if (verb >= act || infinitive->xpos != XPOS_VB ||
        (infinitive->deprel != DEPREL_XCOMP && infinitive->deprel != DEPREL_ADVCL) ||
        subject_of(&owners, act, NOBODY) != NOBODY) {
        return NOBODY;
    }
    uint32_t subject = subject_of(&owners, verb, act);
    uint32_t target = target_of(&owners, verb, act);
    bool bidden = target != NOBODY && bids(&owners, verb);
    *other = bidden ? subject : target;
    return bidden ? target : subject;
}
