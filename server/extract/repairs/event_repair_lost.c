/* Parties that a verb lost to a word beside it: to an adjective that the parser took for the
 * clause's head, to a participle that describes them, to a second subject, or to a preposition that
 * it hung under a title. */
#include "event_mends.h"

enum { BELOW_LIMIT = 8 }; /* heads above a word */

/* "when fighters [loyal] to X clashed": the adjective as a side clause that has the subject. */
static void mend_adjective_aside(struct repair *r, uint32_t adjective, uint32_t subject)
{
    uint32_t verb = event_repair_head(r, adjective);
    if (verb == TOKEN_NONE || verb < adjective || subject != adjective - 1 ||
        !event_repair_is(r, adjective, DEPREL_ADVCL) || !event_repair_is_noun(r, subject) ||
        !event_repair_is_past(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_has(r, adjective, DEPREL_COP) || event_repair_has_comma(r, adjective, verb) ||
        event_repair_find(r, adjective, DEPREL_OBL, adjective + 1, verb) == TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    event_repair_move(r, adjective, verb, r->scene->first, subject);
    event_repair_attach(r, adjective, subject, DEPREL_AMOD);
}

/* "fighters [loyal] to X clashed": without a form of "be", an adjective between a subject and a
 * verb describes the subject. */
void event_mend_adjective_as_head(struct repair *r, uint32_t adjective)
{
    uint32_t first = r->scene->first, noun = adjective - 1;
    uint32_t subject = event_repair_find(r, adjective, DEPREL_NSUBJ, first, adjective);
    uint32_t verb = event_repair_find(r, adjective, DEPREL_ADVCL, adjective + 1, r->scene->end);
    verb = verb == TOKEN_NONE
               ? event_repair_find(r, adjective, DEPREL_CONJ, adjective + 1, r->scene->end)
               : verb;
    if (subject != TOKEN_NONE && verb == TOKEN_NONE) {
        mend_adjective_aside(r, adjective, subject);
    }
    if (subject == TOKEN_NONE || verb == TOKEN_NONE || !event_repair_is_noun(r, noun) ||
        !event_repair_is_past(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_MARK) || event_repair_has(r, verb, DEPREL_CC) ||
        event_repair_has(r, adjective, DEPREL_COP) || event_repair_has_comma(r, adjective, verb)) {
        return;
    }
    event_repair_replace(r, verb, adjective);
    event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    event_repair_move(r, adjective, verb, verb + 1, r->scene->end);
    event_repair_move(r, verb, adjective, adjective + 1, verb);
    event_repair_attach(r, adjective, noun, DEPREL_AMOD);
}

/* "evacuated 250 [wounded] civilians": the number counts those whom the participle describes; it is
 * neither the verb's object nor who wounded them. */
void event_mend_counted_wounded(struct repair *r, uint32_t participle)
{
    uint32_t number = participle - 1, noun = participle + 1;
    uint32_t verb = event_repair_head(r, participle);
    if (participle == r->scene->first || noun >= r->scene->end || verb == TOKEN_NONE ||
        verb >= number || r->tokens[number].upos != UPOS_NUM ||
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma)) {
        return;
    }
    bool object = event_repair_is(r, number, DEPREL_OBJ) && event_repair_head(r, number) == verb &&
                  !event_repair_has_subject(r, participle);
    bool subject = event_repair_is(r, number, DEPREL_NSUBJ) && number == verb + 1 &&
                   event_repair_head(r, number) == participle &&
                   event_repair_is(r, participle, DEPREL_CCOMP);
    if ((!object && !subject) || r->tokens[noun].xpos != XPOS_NNS ||
        !event_repair_is(r, noun, DEPREL_OBJ) || event_repair_head(r, noun) != participle ||
        !event_repair_is_past(r, participle)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_move(r, participle, verb, noun + 1, r->scene->end);
    event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    event_repair_make_attribute(r, participle, noun);
}

/* "returned to [work]", "sent Ann Lee to [jail]", "taken to [hospital]": where somebody goes or is
 * brought, as a verb. */
void event_mend_goes_to_court(struct repair *r, uint32_t noun)
{
    static const char *const goals[] = {"work", "court", "jail", "prison", "hospital", NULL};
    static const char *const goes[] = {"return", "go",   "come", "get",    "send", "take",
                                       "bring",  "rush", "move", "commit", NULL};
    uint32_t verb = event_repair_head(r, noun), to = noun - 1;
    bool behind = event_repair_is(r, noun, DEPREL_XCOMP) || event_repair_is(r, noun, DEPREL_ADVCL);
    if (verb == TOKEN_NONE || verb + 1 >= noun || !behind ||
        !span_is_one_of(r->tokens[noun].norm, goals) ||
        !span_is_one_of(r->tokens[verb].lemma, goes) || !event_repair_is_word(r, to, "to") ||
        r->tokens[verb].xpos == XPOS_VBG || event_repair_has(r, noun, DEPREL_OBJ)) {
        return;
    }
    event_repair_move(r, noun, verb, noun + 1, r->scene->end);
    event_repair_attach(r, noun, verb, DEPREL_OBL);
    event_repair_attach(r, to, noun, DEPREL_CASE);
    r->tokens[noun].upos = UPOS_NOUN;
    r->tokens[noun].xpos = XPOS_NN;
    r->tokens[to].upos = UPOS_ADP;
    r->tokens[to].xpos = XPOS_IN;
}

/* Whether a verb is done to what stands behind it, by the lexicon. */
static bool takes_object(const struct repair *r, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        if (event_rule_acts_on(rule, SLOT_OBJ)) {
            return true;
        }
    }
    return false;
}

/* "pardoned [28 soldiers] jailed over X": those behind a verb that is done to somebody, as the
 * subject of a content that such a verb does not have. */
void event_mend_jailed_object(struct repair *r, uint32_t participle)
{
    uint32_t verb = event_repair_head(r, participle), noun = participle - 1;
    if (participle == r->scene->first || verb == TOKEN_NONE || verb >= noun ||
        !event_repair_is(r, participle, DEPREL_CCOMP) || !event_repair_is_past(r, participle) ||
        !event_repair_is(r, noun, DEPREL_NSUBJ) || event_repair_head(r, noun) != participle ||
        r->tokens[noun].upos != UPOS_NOUN || event_repair_has(r, participle, DEPREL_OBJ) ||
        event_repair_has(r, participle, DEPREL_AUX) ||
        event_repair_has(r, participle, DEPREL_AUX_PASS) ||
        event_repair_has(r, participle, DEPREL_MARK) ||
        event_repair_has(r, participle, DEPREL_XCOMP) || event_repair_has(r, verb, DEPREL_OBJ) ||
        event_repair_has_comma(r, verb, participle) ||
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma) ||
        !takes_object(r, verb) || !takes_object(r, participle)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
    event_repair_attach(r, participle, noun, DEPREL_ACL);
    r->tokens[participle].xpos = XPOS_VBN;
}

/* "talks between X and [the rebels] broke down": the second partner as another subject. */
void event_mend_partner_as_subject(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t second =
        noun == TOKEN_NONE ? noun : event_repair_find(r, verb, DEPREL_NSUBJ, noun + 1, verb);
    uint32_t and = event_repair_find(r, verb, DEPREL_CC, r->scene->first, verb);
    and = and == TOKEN_NONE && second != TOKEN_NONE
              ? event_repair_find(r, second, DEPREL_CC, noun, second)
              : and;
    if (second == TOKEN_NONE || and == TOKEN_NONE || and < noun || and > second) {
        return;
    }
    uint32_t first = event_repair_find(r, noun, DEPREL_NMOD, noun + 1, and);
    uint32_t between =
        first == TOKEN_NONE ? first : event_repair_find(r, first, DEPREL_CASE, noun + 1, first);
    if (between != TOKEN_NONE && event_repair_is_word(r, between, "between") &&
        !event_repair_has(r, first, DEPREL_CONJ)) {
        event_repair_attach(r, second, first, DEPREL_CONJ);
        event_repair_attach(r, and, second, DEPREL_CC);
    }
}

/* The word behind a noun and all that hangs under it without a gap. */
static uint32_t end_of(const struct repair *r, uint32_t noun)
{
    uint32_t i = noun + 1;
    for (uint32_t up = noun; i < r->scene->end; i++) {
        for (up = i; up != TOKEN_NONE && up > noun; up = event_repair_head(r, up)) {
        }
        if (up != noun || event_repair_is(r, i, DEPREL_CC) || event_repair_is(r, i, DEPREL_PUNCT)) {
            break;
        }
    }
    return i;
}

/* The only noun among the words from `first` to the first that is no part of one noun's words that
 * hangs under none of them; TOKEN_NONE. */
static uint32_t noun_from(const struct repair *r, uint32_t first)
{
    uint32_t end = first, top = TOKEN_NONE;
    for (; end < r->scene->end; end++) {
        uint8_t upos = r->tokens[end].upos;
        if (upos != UPOS_DET && upos != UPOS_ADJ && upos != UPOS_NUM && upos != UPOS_PART &&
            !event_repair_is_noun(r, end)) {
            break;
        }
    }
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = event_repair_head(r, i);
        if (head == TOKEN_NONE || head < first || head >= end) {
            if (top != TOKEN_NONE || !event_repair_is_noun(r, i)) {
                return TOKEN_NONE;
            }
            top = i;
        }
    }
    return top;
}

/* "began on Monday between Iran [and six powers]": the second partner as joined to another word. */
void event_mend_second_partner(struct repair *r, uint32_t between)
{
    uint32_t partner = event_repair_head(r, between);
    if (!event_repair_is_word(r, between, "between") || partner == TOKEN_NONE ||
        partner < between || !event_repair_is(r, between, DEPREL_CASE) ||
        !event_repair_is_noun(r, partner) || r->scene->date_of[partner] != TOKEN_NONE ||
        event_repair_has(r, partner, DEPREL_CONJ) || event_repair_has(r, partner, DEPREL_NUMMOD)) {
        return;
    }
    uint32_t and = end_of(r, partner);
    uint32_t second = event_repair_is_word(r, and, "and") ? noun_from(r, and+1) : TOKEN_NONE;
    if (second == TOKEN_NONE || event_repair_is(r, second, DEPREL_NSUBJ) ||
        event_repair_is(r, second, DEPREL_NSUBJ_PASS) || r->scene->date_of[second] != TOKEN_NONE ||
        (r->scene->mention_of[partner] == TOKEN_NONE &&
         r->scene->mention_of[second] == TOKEN_NONE &&
         !event_lexicon_sector(r->scene->lexicon, r->tokens[second].lemma))) {
        return;
    }
    event_repair_attach(r, second, partner, DEPREL_CONJ);
    event_repair_attach(r, and, second, DEPREL_CC);
}

/* "Lee went on trial[, accused] of leaking", "appeared in court [charged] with it": a verb that
 * always has somebody for its object, in the past and without one, tells what befell the subject.
 */
void event_mend_accused(struct repair *r, uint32_t verb)
{
    static const char *const words[] = {"accused", "suspected", "convicted", "charged", NULL};
    uint32_t main = event_repair_head(r, verb);
    bool joined = r->tokens[verb].xpos == XPOS_VBD && event_repair_is(r, verb, DEPREL_CONJ);
    bool state = r->tokens[verb].xpos == XPOS_VBN && event_repair_is(r, verb, DEPREL_XCOMP) &&
                 main != TOKEN_NONE && span_is(r->tokens[main].lemma, "appear");
    if (verb > r->scene->first && (joined || state) && !event_repair_has(r, verb, DEPREL_CC) &&
        span_is_one_of(r->tokens[verb].norm, words) && !event_repair_has_subject(r, verb) &&
        !event_repair_has(r, verb, DEPREL_OBJ) && verb + 1 < r->scene->end &&
        (event_repair_is_word(r, verb + 1, "of") || event_repair_is_word(r, verb + 1, "with"))) {
        r->tokens[verb].xpos = XPOS_VBN;
        r->tokens[verb].deprel = DEPREL_ADVCL;
        event_repair_move(r, verb, main, r->scene->first, verb);
    }
}

/* "urged Chad to free Ann Lee": behind "to", before a name. */
static bool is_to_free(const struct repair *r, uint32_t word, uint32_t name)
{
    uint32_t above = event_repair_head(r, name);
    bool whom = above != TOKEN_NONE && event_repair_is(r, above, DEPREL_OBJ) &&
                event_repair_is(r, name, DEPREL_NMOD); /* "urged X [to free] blogger Ann Lee" */
    uint32_t verb = whom ? event_repair_head(r, above) : above;
    bool named = r->scene->mention_of[name] != TOKEN_NONE ||
                 event_repair_has(r, name, DEPREL_APPOS) || event_repair_has(r, name, DEPREL_FLAT);
    return event_repair_is_word(r, word - 1, "to") && event_repair_head(r, word - 1) == name &&
           named && (whom || event_repair_is(r, name, DEPREL_OBL)) && verb != TOKEN_NONE &&
           verb < word && r->tokens[verb].upos == UPOS_VERB;
}

/* Hangs what was joined to the main verb under `word`, the infinitive that it goes on: "to free
 * those held [and lift] the ban". */
static void take_joined(struct repair *r, uint32_t word, uint32_t whom)
{
    uint32_t above = event_repair_head(r, word);
    uint32_t main = event_repair_is(r, word, DEPREL_ACL) ? event_repair_head(r, above) : above;
    for (uint32_t i = word + 1; i < r->scene->end; i++) {
        uint32_t other = event_repair_head(r, i);
        if (r->tokens[i].upos == UPOS_VERB && event_repair_is(r, i, DEPREL_CONJ) &&
            span_equal(r->tokens[i].norm, r->tokens[i].lemma) && (other == main || other == whom) &&
            !event_repair_has_subject(r, i)) {
            event_repair_attach(r, i, word, DEPREL_CONJ);
            r->tokens[i].xpos = XPOS_VB;
        }
    }
}

/* "urged Chad to free those held": with an object, or joined to a verb that has one behind it ("to
 * charge or free them"), a verb. */
static void mend_free_as_head(struct repair *r, uint32_t word)
{
    uint32_t above = event_repair_head(r, word), end = r->scene->end;
    uint32_t whom = event_repair_find(r, word, DEPREL_OBJ, word + 1, end);
    bool aim = r->tokens[word - 1].xpos == XPOS_TO && event_repair_head(r, word - 1) == word &&
               whom != TOKEN_NONE;
    bool joined = above != TOKEN_NONE && event_repair_is(r, word, DEPREL_CONJ) &&
                  r->tokens[above].xpos == XPOS_VB && word == above + 2 &&
                  event_repair_find(r, above, DEPREL_OBJ, word + 1, end) != TOKEN_NONE;
    if (!aim && !joined) {
        return;
    }
    r->tokens[word].upos = UPOS_VERB;
    r->tokens[word].xpos = XPOS_VB;
    if (aim && above != TOKEN_NONE && above < word) {
        take_joined(r, word, whom);
    }
}

/* "did not free journalist Ann Lee": behind "did", a verb. */
void event_mend_free(struct repair *r, uint32_t word)
{
    uint32_t noun = event_repair_head(r, word);
    if (word > r->scene->first && span_is(r->tokens[word].norm, "free") &&
        r->tokens[word].upos == UPOS_ADJ) {
        mend_free_as_head(r, word);
    }
    if (word < r->scene->first + 2 || !span_is(r->tokens[word].norm, "free") ||
        r->tokens[word].upos != UPOS_ADJ || !event_repair_is(r, word, DEPREL_AMOD) ||
        noun == TOKEN_NONE || noun < word) {
        return;
    }
    bool to = is_to_free(r, word, noun);
    if (!to && (r->tokens[word - 1].upos != UPOS_PART || r->tokens[word - 2].upos != UPOS_AUX)) {
        return;
    }
    uint32_t whom = event_repair_head(r, noun);
    event_repair_replace(r, word, to && event_repair_is(r, noun, DEPREL_NMOD) ? whom : noun);
    if (to) {
        r->tokens[word].deprel = DEPREL_XCOMP;
        event_repair_attach(r, word - 1, word, DEPREL_MARK);
        r->tokens[word - 1].upos = UPOS_PART;
        r->tokens[word - 1].xpos = XPOS_TO;
    }
    event_repair_move(r, noun, word, r->scene->first, word);
    event_repair_attach(r, noun, word, DEPREL_OBJ);
    r->tokens[word].upos = UPOS_VERB;
    r->tokens[word].xpos = XPOS_VB;
}

/* Whether the words from `first` on all belong to the noun: "former police sergeant". */
static bool is_description(const struct repair *r, uint32_t first, uint32_t noun)
{
    for (uint32_t i = first; i < noun; i++) {
        uint32_t head = event_repair_head(r, i);
        if (head == TOKEN_NONE || head < i || head > noun || r->tokens[i].upos == UPOS_VERB) {
            return false;
        }
    }
    return true;
}

/* "warned [leader Ann Lee] that": without a preposition, no phrase. */
void event_mend_bare_phrase(struct repair *r, uint32_t verb)
{
    static const enum deprel phrases[] = {DEPREL_OBL_AGENT, DEPREL_OBL};
    uint32_t end = r->scene->end;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        uint32_t noun = event_repair_find(r, verb, phrases[i], verb + 1, end);
        if (noun == TOKEN_NONE || event_repair_has(r, noun, DEPREL_CASE) ||
            r->scene->date_of[noun] != TOKEN_NONE || r->scene->mention_of[noun] == TOKEN_NONE ||
            event_repair_find(r, verb, DEPREL_OBJ, verb + 1, end) != TOKEN_NONE ||
            event_repair_has(r, verb, DEPREL_AUX_PASS) ||
            (noun - verb > 4 && !is_description(r, verb + 1, noun))) {
            continue;
        }
        r->tokens[noun].deprel = DEPREL_OBJ;
    }
}

/* "charges [against] minister Ann Lee": the preposition as the title's. */
void event_mend_case_of_title(struct repair *r, uint32_t title)
{
    uint32_t name = event_repair_head(r, title);
    uint32_t mark = event_repair_find(r, title, DEPREL_CASE, r->scene->first, title);
    if (name != TOKEN_NONE && name > title && mark != TOKEN_NONE &&
        event_repair_is(r, title, DEPREL_NMOD_DESC) &&
        (event_repair_is(r, name, DEPREL_OBL) || event_repair_is(r, name, DEPREL_NMOD)) &&
        !event_repair_has(r, name, DEPREL_CASE) &&
        event_lexicon_sector(r->scene->lexicon, r->tokens[title].lemma) != NULL) {
        event_repair_attach(r, mark, name, DEPREL_CASE);
    }
}

/* "staged a sit-[in] outside the ministry": a noun of two parts, the second one as a preposition
 * before what really stands behind one. */
void event_mend_noun_of_two_parts(struct repair *r, uint32_t in)
{
    uint32_t noun = event_repair_head(r, in), first = r->scene->first;
    if (in < first + 4 || in + 1 >= r->scene->end || noun == TOKEN_NONE || noun < in ||
        r->tokens[in].upos != UPOS_ADP || !event_repair_is_word(r, in - 1, "-") ||
        r->tokens[in + 1].upos != UPOS_ADP) {
        return;
    }
    uint32_t article = in - 3, verb = in - 4;
    bool whole = event_repair_head(r, in - 2) == noun;
    struct span lemma = arena_printf(r->scene->arena, "%.*s-%.*s", SPAN_ARG(r->tokens[in - 2].norm),
                                     SPAN_ARG(r->tokens[in].norm));
    if ((!whole && (r->tokens[verb].upos != UPOS_VERB || r->tokens[article].upos != UPOS_DET)) ||
        event_lexicon_noun(r->scene->lexicon, lemma) == NULL) {
        return;
    }
    if (whole) {
        event_repair_replace(r, in, noun);
        event_repair_move(r, noun, in, first, in);
    } else {
        event_repair_attach(r, in, verb, DEPREL_OBJ);
        event_repair_attach(r, article, in, DEPREL_DET);
        event_repair_attach(r, in - 2, in, DEPREL_COMPOUND);
    }
    event_repair_attach(r, noun, in, DEPREL_NMOD);
    r->tokens[in].upos = UPOS_NOUN;
    r->tokens[in].xpos = XPOS_NN;
    r->tokens[in].lemma = lemma;
}

/* "freed X, and [this week] invited Y": the week as the subject of a joined verb. */
void event_mend_week_as_subject(struct repair *r, uint32_t date)
{
    uint32_t verb = event_repair_head(r, date);
    if (verb == TOKEN_NONE || verb < date || !event_repair_is(r, date, DEPREL_NSUBJ) ||
        !event_repair_is(r, verb, DEPREL_CONJ) || !event_repair_is_past(r, verb) ||
        event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end) == TOKEN_NONE ||
        event_repair_find(r, verb, DEPREL_NSUBJ, date + 1, verb) != TOKEN_NONE) {
        return;
    }
    r->tokens[date].deprel = DEPREL_OBL_UNMARKED;
}

/* "has been freed and flown [home]": the way as an object of the first verb. */
void event_mend_flown_home(struct repair *r, uint32_t home)
{
    if (home > r->scene->first && event_repair_is_word(r, home, "home") &&
        event_repair_is(r, home, DEPREL_OBJ) && r->tokens[home - 1].xpos == XPOS_VBN &&
        event_repair_head(r, home - 1) == event_repair_head(r, home)) {
        event_repair_attach(r, home, home - 1, DEPREL_ADVMOD);
    }
}

/* "arrested a customs [chief]": who leads something, as an adjective behind it. */
void event_mend_chief_behind(struct repair *r, uint32_t chief)
{
    uint32_t noun = chief - 1;
    if (chief == r->scene->first || !event_repair_is_word(r, chief, "chief") ||
        !event_repair_is(r, chief, DEPREL_AMOD) || event_repair_head(r, chief) != noun ||
        r->tokens[noun].upos != UPOS_NOUN) {
        return;
    }
    event_repair_replace(r, chief, noun);
    event_repair_move(r, noun, chief, r->scene->first, r->scene->end);
    event_repair_attach(r, noun, chief, DEPREL_COMPOUND);
    r->tokens[chief].upos = UPOS_NOUN;
    r->tokens[chief].xpos = XPOS_NN;
}

/* "the army says a jet [crashed], killing ten": what came of the crash as what the speaker did, and
 * who crashed as the object of the saying. */
void event_mend_result_of_content(struct repair *r, uint32_t participle)
{
    uint32_t saying = event_repair_head(r, participle), end = r->scene->end;
    if (saying == TOKEN_NONE || saying > participle || participle == r->scene->first ||
        !event_repair_is(r, participle, DEPREL_ADVCL) || !event_repair_tells_harm(r, participle) ||
        !event_repair_is_word(r, participle - 1, ",") ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    uint32_t noun = event_repair_find(r, saying, DEPREL_OBJ, saying + 1, participle);
    uint32_t verb = event_repair_find(r, noun, DEPREL_ACL, saying + 1, participle);
    uint32_t content = event_repair_find(r, saying, DEPREL_CCOMP, saying + 1, end);
    if (verb != TOKEN_NONE && event_repair_is_past(r, verb) &&
        !event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        event_repair_attach(r, verb, saying, DEPREL_CCOMP);
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        content = verb;
    }
    if (content != TOKEN_NONE && content < participle) {
        event_repair_attach(r, participle, content, DEPREL_ADVCL);
    }
}

/* "Chad has test-fired three missiles": an auxiliary has no subject of its own. */
void event_mend_subject_of_auxiliary(struct repair *r, uint32_t subject)
{
    uint32_t auxiliary = event_repair_head(r, subject);
    uint32_t verb = auxiliary == TOKEN_NONE ? auxiliary : event_repair_head(r, auxiliary);
    if (verb != TOKEN_NONE && !event_repair_has_subject(r, verb) &&
        (event_repair_is(r, auxiliary, DEPREL_AUX) ||
         event_repair_is(r, auxiliary, DEPREL_AUX_PASS))) {
        event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    }
}

/* Whether a word hangs below `noun`, by any number of words. */
static bool is_below(const struct repair *r, uint32_t word, uint32_t noun)
{
    for (int i = 0; i < BELOW_LIMIT && word != TOKEN_NONE && word != noun; i++) {
        word = event_repair_head(r, word);
    }
    return word == noun;
}

/* Whether the words of `noun` stand between two commas, the second right before the verb and its
 * auxiliaries. */
static bool is_aside(const struct repair *r, uint32_t noun, uint32_t verb)
{
    uint32_t first = noun, end = verb;
    while (end > noun + 1 && event_repair_head(r, end - 1) == verb &&
           !event_repair_is_word(r, end - 1, ",")) {
        end--;
    }
    while (first > r->scene->first && !event_repair_is_word(r, first - 1, ",") &&
           is_below(r, first - 1, noun)) {
        first--;
    }
    return end > noun + 1 && event_repair_is_word(r, end - 1, ",") && first > r->scene->first &&
           event_repair_is_word(r, first - 1, ",");
}

/* "The Parliament of Wales (Cardiff), Britain voted", "the band's leader and founder, Ola Berg, was
 * jailed": of two subjects with nothing but a comma between them the second says more of the first,
 * if it is a name or another comma follows; so does one with a form of "be": "the chief, who was
 * under arrest, was jailed". */
static void second_subject(struct repair *r, uint32_t verb, enum deprel relation)
{
    uint32_t first = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t second =
        first == TOKEN_NONE ? first : event_repair_find(r, verb, relation, first + 1, verb);
    if (first != TOKEN_NONE && r->scene->date_of[first] != TOKEN_NONE) {
        return;
    }
    if (second != TOKEN_NONE && event_repair_has(r, second, DEPREL_COP)) {
        event_repair_attach(r, second, first, DEPREL_ACL_RELCL);
        return;
    }
    if (second != TOKEN_NONE && is_aside(r, second, verb)) {
        event_repair_attach(r, second, first, DEPREL_APPOS);
        return;
    }
    if (second == TOKEN_NONE || r->scene->mention_of[second] == TOKEN_NONE) {
        return;
    }
    uint32_t comma = second - 1;
    while (comma > first && r->scene->mention_of[comma] == r->scene->mention_of[second]) {
        comma--;
    }
    if (comma > first && span_is(r->tokens[comma].norm, ",")) {
        event_repair_attach(r, second, first, DEPREL_APPOS);
    }
}

void event_mend_second_subject(struct repair *r, uint32_t verb)
{
    second_subject(r, verb, DEPREL_NSUBJ);
    second_subject(r, verb, DEPREL_NSUBJ_PASS);
}

/* The head of the phrase or date with which the sentence begins, if it belongs to the verb;
 * TOKEN_NONE. */
static uint32_t opening_of(const struct repair *r, uint32_t verb)
{
    uint32_t first = r->scene->first;
    uint32_t phrase = event_repair_find(r, verb, DEPREL_OBL, first, verb);
    if (phrase != TOKEN_NONE && event_repair_find(r, phrase, DEPREL_CASE, first, phrase) == first) {
        return phrase;
    }
    uint32_t date = event_repair_find(r, verb, DEPREL_OBL_UNMARKED, first, verb);
    bool opens = date != TOKEN_NONE && r->scene->date_of[date] != TOKEN_NONE &&
                 r->scene->date_of[first] == r->scene->date_of[date];
    return opens ? date : TOKEN_NONE;
}

/* "In Gao, [the mayor], Ann Lee, was held": behind the comma of what opens the sentence stands the
 * subject of a verb that has none, not one more place or date. */
void event_mend_behind_opening(struct repair *r, uint32_t verb)
{
    uint32_t place = opening_of(r, verb);
    if (place == TOKEN_NONE || event_repair_has_subject(r, verb) ||
        event_repair_has_comma(r, r->scene->first, place) || !event_repair_is_finite(r, verb)) {
        return;
    }
    uint32_t noun = event_repair_find(r, place, DEPREL_CONJ, place, verb);
    uint32_t apposed = event_repair_find(r, place, DEPREL_APPOS, place, verb);
    noun = apposed < noun ? apposed : noun; /* TOKEN_NONE is behind all */
    uint32_t comma = noun;
    while (noun != TOKEN_NONE && comma > place && !event_repair_is_word(r, comma, ",")) {
        comma = comma == noun || is_below(r, comma, noun) ? comma - 1 : place;
    }
    if (noun == TOKEN_NONE || comma == place || event_repair_has_comma(r, place, comma) ||
        event_repair_find(r, noun, DEPREL_CC, comma, noun) != TOKEN_NONE) {
        return;
    }
    event_repair_move(r, place, noun, noun + 1, verb);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
}
