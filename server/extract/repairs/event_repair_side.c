/* What stands beside a clause, hung into it or it into what stands beside. */
#include "event_mends.h"
#include "extract/events/event_tree.h"

static bool is_nominal(const struct repair *r, uint32_t token)
{
    return event_repair_is_noun(r, token) ||
           (r->tokens[token].upos == UPOS_PRON && r->tokens[token].xpos == XPOS_PRP);
}

/* The comma that ends a phrase without a verb at the beginning of the sentence, before `verb`;
 * TOKEN_NONE when none does. */
static uint32_t opening_comma(const struct repair *r, uint32_t verb)
{
    uint32_t comma = TOKEN_NONE;
    if (r->tokens[r->scene->first].upos != UPOS_ADP) {
        return TOKEN_NONE;
    }
    for (uint32_t i = r->scene->first; i < verb; i++) {
        if (r->tokens[i].upos == UPOS_VERB && !event_repair_is(r, i, DEPREL_AMOD)) {
            return TOKEN_NONE;
        }
        comma = span_is(r->tokens[i].norm, ",") ? i : comma;
    }
    return comma;
}

/* "In a court in Oslo Monday, Ann Lee pleaded guilty": the only words between the comma and the
 * verb do it. */
void event_mend_after_opening(struct repair *r, uint32_t verb)
{
    uint32_t comma = event_repair_has_subject(r, verb) ? TOKEN_NONE : opening_comma(r, verb);
    bool finite = event_repair_is_finite(r, verb) ||
                  (event_repair_is_past(r, verb) && event_repair_is(r, verb, DEPREL_ROOT));
    uint32_t subject = TOKEN_NONE;
    for (uint32_t i = comma; finite && comma != TOKEN_NONE && i < verb; i++) {
        uint32_t head = event_repair_head(r, i);
        bool outside = head == TOKEN_NONE || head < comma || head >= verb;
        if (i > comma && outside && is_nominal(r, i)) {
            if (subject != TOKEN_NONE && head != verb && r->tokens[i].upos == UPOS_PROPN) {
                event_repair_attach(r, i, subject, DEPREL_FLAT); /* "Senator Ann Lee" */
                continue;
            }
            if (subject != TOKEN_NONE || head == verb) {
                return; /* two of them: a list that goes on */
            }
            subject = i;
        }
    }
    if (subject != TOKEN_NONE && r->scene->date_of[subject] == TOKEN_NONE &&
        !event_repair_has(r, subject, DEPREL_CASE)) {
        event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    }
}

/* "proposed a conference Monday after meeting X": a gerund behind "after" is no noun's. */
void event_mend_side_clause(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after", "before", "while", "since", NULL};
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    uint32_t up = event_repair_head(r, verb);
    bool side = mark != TOKEN_NONE && span_is_one_of(r->tokens[mark].norm, marks);
    if (!side || !event_repair_is(r, verb, DEPREL_ACL) || r->tokens[verb].xpos != XPOS_VBG) {
        return;
    }
    uint32_t main = TOKEN_NONE;
    for (; up != TOKEN_NONE; up = event_repair_head(r, up)) {
        main = r->tokens[up].upos == UPOS_VERB && event_repair_is_finite(r, up) ? up : main;
        if (main != TOKEN_NONE) {
            break;
        }
    }
    if (main != TOKEN_NONE && main < verb) {
        event_repair_attach(r, verb, main, DEPREL_ADVCL);
    }
}

/* "died after a bus carrying ten fell off a bridge": what stands behind "after" is the subject of
 * the clause that has none, when only what is said of it stands between the two. */
void event_mend_phrase_after(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after", "before", "when", "since", "until", "as", NULL};
    uint32_t main = event_repair_head(r, verb);
    if (!event_repair_is(r, verb, DEPREL_ADVCL) || main == TOKEN_NONE || main > verb ||
        !event_repair_is_finite(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_MARK)) {
        return;
    }
    uint32_t noun = TOKEN_NONE;
    for (uint32_t i = main + 1; i < verb; i++) {
        noun = event_repair_head(r, i) == main && event_repair_is(r, i, DEPREL_OBL) ? i : noun;
    }
    uint32_t mark = noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, main, noun);
    uint32_t said = noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_ACL, noun, verb);
    uint32_t above = verb - 1; /* what the word before the verb and its auxiliaries belongs to */
    while (above > main && event_repair_head(r, above) == verb) {
        above--;
    }
    while (above != TOKEN_NONE && above > noun) {
        above = event_repair_head(r, above);
    }
    if (mark == TOKEN_NONE || (said == TOKEN_NONE && above != noun) ||
        !span_is_one_of(r->tokens[mark].norm, marks) || r->scene->date_of[noun] != TOKEN_NONE ||
        event_repair_has_comma(r, main, verb)) {
        return;
    }
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    event_repair_attach(r, mark, verb, DEPREL_MARK);
}

/* Whether the clause of `verb` has no place left for "that" to stand for: it is nothing that the
 * verb takes, or a second object. */
static bool has_no_place(const struct repair *r, uint32_t that, uint32_t verb)
{
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb, r->scene->end);
    return event_repair_is(r, that, DEPREL_OBL_UNMARKED) ||
           (event_repair_is(r, that, DEPREL_OBJ) && object != TOKEN_NONE);
}

/* "allegations that soldiers killed ten men". */
void event_mend_that_clause(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb);
    uint32_t that = noun == TOKEN_NONE ? noun : noun + 1;
    if (noun == TOKEN_NONE || noun > verb || !event_repair_is(r, verb, DEPREL_ACL_RELCL) ||
        !event_repair_is_word(r, that, "that") || event_repair_head(r, that) != verb ||
        !has_no_place(r, that, verb) || !event_repair_has_subject(r, verb)) {
        return;
    }
    event_repair_attach(r, verb, noun, DEPREL_ACL);
    event_repair_attach(r, that, verb, DEPREL_MARK);
}

/* The noun of whose day a participle tells: "talks [planned for Thursday]"; TOKEN_NONE. */
static uint32_t noun_of_planned(const struct repair *r, uint32_t participle)
{
    uint32_t noun = event_repair_head(r, participle);
    bool below = event_repair_is(r, participle, DEPREL_ACL) && noun + 1 == participle &&
                 r->tokens[noun].upos == UPOS_NOUN;
    return below ? noun : TOKEN_NONE;
}

/* "talks Monday between X and Y", "the killing on Monday of X", "talks planned for Monday between X
 * and Y": a day or month has no parties. */
void event_mend_phrase_of_day(struct repair *r, uint32_t phrase)
{
    uint32_t day = event_repair_head(r, phrase);
    if (!event_repair_is(r, phrase, DEPREL_NMOD) || day == TOKEN_NONE || day > phrase ||
        r->tokens[day].upos != UPOS_PROPN || r->scene->date_of[day] == TOKEN_NONE ||
        r->scene->date_of[phrase] != TOKEN_NONE) {
        return;
    }
    uint32_t mark = event_repair_find(r, phrase, DEPREL_CASE, r->scene->first, phrase);
    uint32_t noun = event_repair_head(r, day);
    if (mark == TOKEN_NONE || noun == TOKEN_NONE) {
        return;
    }
    bool on = noun + 2 == day && (event_repair_is_word(r, day - 1, "on") ||
                                  event_repair_is_word(r, day - 1, "in")); /* "in March" */
    bool beside = r->tokens[noun].upos == UPOS_NOUN &&
                  (on || (noun + 1 == day && !span_is(r->tokens[mark].norm, "of")));
    if (!beside) {
        noun = span_is(r->tokens[mark].norm, "between") ? noun_of_planned(r, noun) : TOKEN_NONE;
    }
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, phrase, noun, DEPREL_NMOD);
    }
}

/* "Two men held since April were freed": a month is freed by nobody. */
void event_mend_since(struct repair *r, uint32_t verb)
{
    uint32_t held = event_repair_head(r, verb);
    uint32_t noun = held == TOKEN_NONE ? held : event_repair_head(r, held);
    enum deprel relation = event_repair_subject_relation(r, verb);
    uint32_t date = event_repair_find(r, verb, relation, r->scene->first, verb);
    if (!event_repair_is(r, verb, DEPREL_ADVCL) || noun == TOKEN_NONE ||
        !event_repair_is(r, held, DEPREL_ACL) || noun > held || held > verb || date == TOKEN_NONE ||
        r->scene->date_of[date] == TOKEN_NONE || !event_repair_is_finite(r, verb) ||
        (event_repair_head(r, noun) != TOKEN_NONE && !event_repair_is(r, noun, DEPREL_CCOMP))) {
        return;
    }
    uint32_t since = event_repair_find(r, verb, DEPREL_MARK, held, date);
    event_repair_replace(r, verb, noun);
    event_repair_attach(r, noun, verb, relation);
    event_repair_attach(r, date, held, DEPREL_OBL);
    if (since != TOKEN_NONE) {
        event_repair_attach(r, since, date, DEPREL_CASE);
    }
}

static bool opens_clause(const struct repair *r, uint32_t token)
{
    static const char *const words[] = {",",    "and",   "but",   "after",   "before",
                                        "when", "while", "since", "because", "although",
                                        "as",   "that",  NULL};
    return span_is_one_of(r->tokens[token].norm, words);
}

/* The head of the words right before a verb's auxiliaries: "one" of "one of his aides were". */
static uint32_t words_before(const struct repair *r, uint32_t verb)
{
    uint32_t at = verb;
    while (at > r->scene->first && event_repair_head(r, at - 1) == verb &&
           (r->tokens[at - 1].upos == UPOS_AUX || r->tokens[at - 1].upos == UPOS_ADV ||
            r->tokens[at - 1].upos == UPOS_PART)) {
        at--;
    }
    if (at == r->scene->first || at == verb ||
        (!is_nominal(r, at - 1) && r->tokens[at - 1].upos != UPOS_NUM) ||
        r->scene->date_of[at - 1] != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t head = at - 1;
    while (event_repair_is(r, head, DEPREL_FLAT) && event_repair_head(r, head) < head) {
        head = event_repair_head(r, head); /* "[Petr] Malik was" */
    }
    uint32_t of = event_repair_find(r, head, DEPREL_CASE, r->scene->first, head);
    uint32_t up = event_repair_head(r, head);
    bool counted =
        of != TOKEN_NONE && span_is(r->tokens[of].norm, "of") && up != TOKEN_NONE && up + 1 == of;
    return counted ? up : of == TOKEN_NONE || opens_clause(r, of) ? head : TOKEN_NONE;
}

/* "X was barred and several of his supporters were beaten": who stands between the word that opens
 * the clause and the auxiliary. */
void event_mend_lost_subject(struct repair *r, uint32_t verb)
{
    bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
    if (event_repair_has_subject(r, verb) || event_repair_is(r, verb, DEPREL_ACL_RELCL) ||
        (!passive && !event_repair_has(r, verb, DEPREL_AUX))) {
        return;
    }
    uint32_t subject = words_before(r, verb), left = subject;
    while (left != TOKEN_NONE && left > r->scene->first &&
           event_repair_head(r, left - 1) != TOKEN_NONE && !opens_clause(r, left - 1) &&
           event_repair_head(r, left - 1) >= left && event_repair_head(r, left - 1) <= subject) {
        left--;
    }
    if (left == TOKEN_NONE || left == r->scene->first || !opens_clause(r, left - 1) ||
        event_repair_head(r, subject) == TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, subject, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    for (uint32_t i = subject + 1; i < verb; i++) {
        if (event_repair_head(r, i) == subject && event_repair_is(r, i, DEPREL_OBJ)) {
            r->tokens[i].deprel = DEPREL_NMOD; /* "several of [his aides]" */
        }
    }
    if (r->tokens[left - 1].upos == UPOS_ADP || r->tokens[left - 1].upos == UPOS_SCONJ) {
        event_repair_attach(r, left - 1, verb, DEPREL_MARK);
        r->tokens[verb].deprel =
            event_repair_is(r, verb, DEPREL_CONJ) ? (uint8_t)DEPREL_ADVCL : r->tokens[verb].deprel;
    } else if (event_repair_is(r, verb, DEPREL_ADVCL)) {
        r->tokens[verb].deprel = DEPREL_CONJ;
    }
}

/* "eased sanctions and Ann Lee, the premier, is exploring talks": whom the parser joined to the
 * first verb's object has a verb of his own behind his description. */
void event_mend_joined_subject(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb), at = verb;
    while (at > r->scene->first && event_repair_head(r, at - 1) == verb &&
           r->tokens[at - 1].upos == UPOS_AUX) {
        at--;
    }
    if ((!event_repair_is(r, verb, DEPREL_CONJ) && !event_repair_is(r, verb, DEPREL_ADVCL)) ||
        first == TOKEN_NONE || first > verb || event_repair_has(r, verb, DEPREL_MARK) ||
        event_repair_has_subject(r, verb) || !event_repair_is_finite(r, verb) ||
        at < r->scene->first + 3 || !span_is(r->tokens[at - 1].norm, ",")) {
        return;
    }
    for (uint32_t noun = first + 2; noun < at; noun++) {
        uint32_t up = event_repair_head(r, noun);
        uint32_t and = event_repair_find(r, noun, DEPREL_CC, first + 1, noun);
        bool joined = event_repair_is(r, noun, DEPREL_CONJ) && up != TOKEN_NONE && up > first &&
                      up < noun && and != TOKEN_NONE && r->scene->mention_of[noun] != TOKEN_NONE;
        if (joined && event_repair_find(r, noun, DEPREL_APPOS, noun + 1, at) != TOKEN_NONE) {
            event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
            event_repair_attach(r, and, verb, DEPREL_CC);
            r->tokens[verb].deprel = DEPREL_CONJ;
            return;
        }
    }
}

/* "stormed the palace and Goran Tal fled": who stands between "and" and a verb without a subject is
 * no second object. */
void event_mend_adjacent_subject(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb);
    if (first == TOKEN_NONE || first > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[verb].xpos != XPOS_VBD || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_CC) || r->tokens[first].upos != UPOS_VERB) {
        return;
    }
    uint32_t name = r->scene->mention_of[verb - 1], subject = verb - 1;
    while (name != TOKEN_NONE && subject > first && r->scene->mention_of[subject - 1] == name) {
        subject--;
    }
    uint32_t object = event_repair_head(r, subject);
    uint32_t and = event_repair_find(r, subject, DEPREL_CC, first, subject);
    if (name == TOKEN_NONE || r->scene->analysis->mentions[name].type != ENTITY_PERSON ||
        and == TOKEN_NONE || !event_repair_is(r, subject, DEPREL_CONJ) || object == TOKEN_NONE ||
        event_repair_head(r, object) != first ||
        (r->scene->mention_of[object] != TOKEN_NONE &&
         r->scene->analysis->mentions[r->scene->mention_of[object]].type == ENTITY_PERSON)) {
        return;
    }
    event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    event_repair_attach(r, and, verb, DEPREL_CC);
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == first && event_repair_is(r, i, DEPREL_CONJ) &&
            !event_repair_has_subject(r, i)) {
            event_repair_attach(r, i, verb, DEPREL_CONJ);
        }
    }
}

/* "met A in June, and B met him": what stands before "and" is not said of the verb that it joins.
 */
void event_mend_phrase_before_and(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb);
    uint32_t subject =
        event_repair_find(r, verb, event_repair_subject_relation(r, verb), r->scene->first, verb);
    if (first == TOKEN_NONE || first > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[first].upos != UPOS_VERB || subject == TOKEN_NONE || subject < first) {
        return;
    }
    uint32_t and = event_repair_find(r, verb, DEPREL_CC, first, subject);
    and = and == TOKEN_NONE ? event_repair_find(r, subject, DEPREL_CC, first, subject) : and;
    for (uint32_t i = first + 1; and != TOKEN_NONE && i < and; i++) {
        if (event_repair_head(r, i) == verb &&
            (event_repair_is(r, i, DEPREL_OBL) || event_repair_is(r, i, DEPREL_OBL_UNMARKED))) {
            event_repair_attach(r, i, first, (enum deprel)r->tokens[i].deprel);
        }
    }
}

/* "Samoa's first woman prime minister was sworn in": two nouns side by side are one subject. */
static void split_subject(struct repair *r, uint32_t verb, enum deprel relation)
{
    uint32_t first = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t second =
        first == TOKEN_NONE ? first : event_repair_find(r, verb, relation, first + 1, verb);
    if (second == TOKEN_NONE || r->tokens[first].upos != UPOS_NOUN ||
        r->tokens[second].upos != UPOS_NOUN || r->scene->date_of[first] != TOKEN_NONE) {
        return;
    }
    for (uint32_t i = first + 1; i < second; i++) {
        if (event_repair_head(r, i) != second || r->tokens[i].upos == UPOS_DET ||
            r->tokens[i].upos == UPOS_PUNCT) {
            return;
        }
    }
    event_repair_move(r, first, second, r->scene->first, first);
    event_repair_attach(r, first, second, DEPREL_COMPOUND);
}

void event_mend_split_subject(struct repair *r, uint32_t verb)
{
    split_subject(r, verb, DEPREL_NSUBJ);
    split_subject(r, verb, DEPREL_NSUBJ_PASS);
}

/* "Gangs opened fire, killing the driver, witnesses said": who only says it at the end did not. */
void event_mend_result_of_saying(struct repair *r, uint32_t participle)
{
    uint32_t saying = event_repair_head(r, participle);
    if (r->tokens[participle].xpos != XPOS_VBG || saying == TOKEN_NONE || saying < participle ||
        (!event_repair_is(r, participle, DEPREL_ADVCL) &&
         !event_repair_is(r, participle, DEPREL_CCOMP)) ||
        participle == r->scene->first ||
        (!span_is(r->tokens[participle - 1].norm, ",") &&
         !event_repair_has(r, participle, DEPREL_MARK)) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    uint32_t main = event_repair_first_finite(r, participle);
    if (main != TOKEN_NONE) {
        event_repair_attach(r, participle, main, DEPREL_ADVCL);
    }
}

/* "companies it said had helped X": whom the clause tells of did it, not who says so. */
void event_mend_said_of(struct repair *r, uint32_t verb)
{
    uint32_t saying = verb;
    while (saying > r->scene->first && event_repair_head(r, saying - 1) == verb &&
           r->tokens[saying - 1].upos == UPOS_AUX) {
        saying--;
    }
    if (saying == verb || saying == r->scene->first || event_repair_has_subject(r, verb)) {
        return;
    }
    saying--;
    if (event_repair_is(r, saying, DEPREL_ACL_RELCL) && r->tokens[saying].upos == UPOS_VERB &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma) &&
        event_repair_has_subject(r, saying)) {
        event_repair_attach(r, verb, event_repair_head(r, saying), DEPREL_ACL_RELCL);
    }
}
