/* Subjects left behind: a verb that can stand by itself and has no subject is no second verb of
 * whoever did the first act when a noun stands right before it, or an "and" does before that noun.
 * To be asked last, when no other repair has found the subject. */
#include "event_mends.h"

/* The noun right before the verb with its auxiliaries, adverbs and day ("a judge on Friday ruled");
 * TOKEN_NONE: something else stands there. */
static uint32_t noun_right_before(const struct repair *r, uint32_t verb)
{
    uint32_t i = verb;
    for (; i > r->scene->first; i--) {
        const struct token *t = &r->tokens[i - 1];
        bool own = event_repair_head(r, i - 1) == verb &&
                   (t->upos == UPOS_AUX || t->upos == UPOS_ADV || t->upos == UPOS_PART);
        bool date = r->scene->date_of[i - 1] != TOKEN_NONE;
        bool of_date = i < verb && r->scene->date_of[i] != TOKEN_NONE && t->upos == UPOS_ADP;
        if (!own && !date && !of_date) {
            break;
        }
    }
    return i > r->scene->first && event_repair_is_noun(r, i - 1) ? i - 1 : TOKEN_NONE;
}

/* Whether a noun stands for people, or is a name. */
static bool is_people(const struct repair *r, uint32_t noun)
{
    return r->scene->mention_of[noun] != TOKEN_NONE ||
           event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL;
}

/* The noun of the whole phrase that ends with `last`; of things and somebody joined to them
 * ("the prize and [Ann Lee]") only the latter. */
static uint32_t phrase_head(const struct repair *r, uint32_t last)
{
    uint32_t noun = last, head = event_repair_head(r, last);
    while (head != TOKEN_NONE && head < last && event_repair_is_noun(r, head)) {
        bool apart = event_repair_is(r, noun, DEPREL_CONJ) &&
                     event_repair_has(r, noun, DEPREL_CC) && is_people(r, noun) &&
                     !is_people(r, head);
        if (apart || event_repair_is(r, noun, DEPREL_APPOS)) {
            break;
        }
        noun = head;
        head = event_repair_head(r, noun);
    }
    return noun;
}

/* The first word of the noun's phrase. */
static uint32_t phrase_start(const struct repair *r, uint32_t noun)
{
    uint32_t first = noun;
    while (first > r->scene->first) {
        uint32_t head = event_repair_head(r, first - 1);
        enum upos upos = (enum upos)r->tokens[first - 1].upos;
        if (head == TOKEN_NONE || head < first || head > noun || upos == UPOS_CCONJ ||
            upos == UPOS_ADP || upos == UPOS_PUNCT) {
            break;
        }
        first--;
    }
    return first;
}

/* Whether a verb may be followed by a clause that tells what is so. */
static bool tells(const struct repair *r, uint32_t verb)
{
    static const char *const words[] = {"warn", "argue", "insist", "allege", "believe", "think",
                                        "show", "hear",  "learn",  "fear",   "suggest", NULL};
    return event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma) ||
           span_is_one_of(r->tokens[verb].lemma, words);
}

/* "warned a boom in [opium] threatens X", "but [a judge] on Friday ruled": the verb as one more of
 * the speaker's, or of whoever did the first act. */
void event_mend_subject_left(struct repair *r, uint32_t verb)
{
    bool lost = event_repair_is(r, verb, DEPREL_CONJ) || event_repair_is(r, verb, DEPREL_ADVCL);
    if (!lost || !event_repair_is_finite(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_has(r, verb, DEPREL_MARK) || event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    uint32_t last = noun_right_before(r, verb);
    uint32_t noun = last == TOKEN_NONE ? last : phrase_head(r, last);
    uint32_t up = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (up == TOKEN_NONE || up == verb || event_repair_is(r, noun, DEPREL_NSUBJ) ||
        event_repair_is(r, noun, DEPREL_NSUBJ_PASS)) {
        return;
    }
    uint32_t object = up < noun && event_repair_is(r, noun, DEPREL_OBL)
                          ? event_repair_find(r, up, DEPREL_OBJ, up + 1, noun)
                          : TOKEN_NONE; /* "says [cameras] at the site are" */
    uint32_t subject = object == TOKEN_NONE ? noun : object;
    uint32_t first = phrase_start(r, subject);
    bool joined = first > r->scene->first && r->tokens[first - 1].upos == UPOS_CCONJ;
    bool said = up < subject && event_repair_is(r, subject, DEPREL_OBJ) && tells(r, up);
    if (!said && !(joined && subject == noun && is_people(r, noun))) {
        return;
    }
    if (subject != noun) {
        event_repair_attach(r, noun, subject, DEPREL_NMOD);
    }
    event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    if (!said) {
        event_repair_attach(r, first - 1, verb, DEPREL_CC);
        r->tokens[verb].deprel = DEPREL_CONJ;
        return;
    }
    if (event_repair_head(r, up) == verb) {
        event_repair_attach(r, up, event_repair_head(r, verb), DEPREL_ADVCL);
    }
    event_repair_attach(r, verb, up, DEPREL_CCOMP);
}

/* "were abducted [Sunday]": a day behind the verb as its subject. */
static void mend_day_as_subject(struct repair *r, uint32_t verb)
{
    uint32_t day =
        event_repair_find(r, verb, event_repair_subject_relation(r, verb), verb + 1, r->scene->end);
    if (day != TOKEN_NONE && r->scene->date_of[day] != TOKEN_NONE) {
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

/* Whether what a comma sets off begins here: "who led it", "known for it". */
static bool opens_insertion(const struct repair *r, uint32_t word)
{
    enum xpos xpos = (enum xpos)r->tokens[word].xpos;
    return xpos == XPOS_WP || xpos == XPOS_WDT || xpos == XPOS_VBN || xpos == XPOS_VBG ||
           (xpos == XPOS_VBD && !event_repair_has(r, word, DEPREL_AUX));
}

/* "Ms. Lee, known for her books, was elected", "says [the men], employed by X, were held": the
 * subject as that of what is inserted, or as a part of what stands before. */
void event_mend_subject_before_comma(struct repair *r, uint32_t verb)
{
    uint32_t start = verb;
    while (start > r->scene->first && r->tokens[start - 1].upos == UPOS_AUX &&
           event_repair_head(r, start - 1) == verb) {
        start--;
    }
    if (start < r->scene->first + 5 || start == verb || !event_repair_is_word(r, start - 1, ",") ||
        event_repair_has(r, verb, DEPREL_MARK) || event_repair_is(r, verb, DEPREL_ACL_RELCL)) {
        return;
    }
    mend_day_as_subject(r, verb);
    if (event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t comma = start - 2;
    while (comma > r->scene->first + 1 && !event_repair_is_word(r, comma, ",")) {
        comma--;
    }
    uint32_t noun = event_repair_is_noun(r, comma - 1) ? phrase_head(r, comma - 1) : TOKEN_NONE;
    uint32_t inner = comma + 1;
    if (noun == TOKEN_NONE || !event_repair_is_word(r, comma, ",") || !opens_insertion(r, inner) ||
        event_repair_has(r, noun, DEPREL_CASE) || r->scene->date_of[noun] != TOKEN_NONE) {
        return;
    }
    uint32_t up = event_repair_head(r, noun);
    bool subject = event_repair_is(r, noun, DEPREL_NSUBJ);
    if (up == verb || (subject && up != inner) || event_repair_is(r, noun, DEPREL_NSUBJ_PASS)) {
        return;
    }
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    if (subject) {
        event_repair_attach(r, inner, noun, DEPREL_ACL);
    }
}

/* "[Ann Lee], once a minister, was held": "once" as what opens a clause, and what she was as the
 * one who was held. */
void event_mend_once(struct repair *r, uint32_t word)
{
    uint32_t verb = event_repair_head(r, word), first = r->scene->first;
    if (!event_repair_is_word(r, word, "once") || word < first + 2 || verb == TOKEN_NONE ||
        verb < word || !event_repair_is(r, word, DEPREL_MARK) ||
        !event_repair_is_word(r, word - 1, ",") || !event_repair_is_past(r, verb) ||
        !event_repair_is_noun(r, word - 2)) {
        return;
    }
    uint32_t noun = phrase_head(r, word - 2), start = verb;
    uint32_t was = event_repair_find(r, verb, DEPREL_NSUBJ, word + 1, verb);
    was = was == TOKEN_NONE ? event_repair_find(r, verb, DEPREL_NSUBJ_PASS, word + 1, verb) : was;
    while (r->tokens[start - 1].upos == UPOS_AUX && event_repair_head(r, start - 1) == verb) {
        start--;
    }
    if (was == TOKEN_NONE || event_repair_head(r, verb) != noun ||
        !event_repair_is_word(r, start - 1, ",")) {
        return;
    }
    event_repair_replace(r, verb, noun);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    event_repair_attach(r, was, noun, DEPREL_APPOS);
    event_repair_attach(r, word, was, DEPREL_ADVMOD);
    r->tokens[word].upos = UPOS_ADV;
    if (start == verb) {
        r->tokens[verb].xpos = XPOS_VBD;
    }
}

/* Whether a noun is joined to a day, "on Friday and ten men", which no noun is. */
static bool is_joined_to_day(const struct repair *r, uint32_t noun)
{
    uint32_t day = event_repair_head(r, noun);
    return day != TOKEN_NONE && day < noun && event_repair_is(r, noun, DEPREL_CONJ) &&
           r->scene->date_of[day] != TOKEN_NONE && r->scene->date_of[noun] == TOKEN_NONE;
}

/* "burned on Friday and ten men were killed", "sank on Friday and ten men drowned": the second
 * clause as put in between, or its verb as said of the men, who are joined to the day. */
void event_mend_second_clause(struct repair *r, uint32_t verb)
{
    uint32_t above = event_repair_head(r, verb), first = above;
    bool drowned = event_repair_is(r, verb, DEPREL_ACL) && above != TOKEN_NONE &&
                   span_is(r->tokens[verb].lemma, "drown") && is_joined_to_day(r, above);
    uint32_t noun = drowned ? above
                            : event_repair_find(r, verb, event_repair_subject_relation(r, verb),
                                                r->scene->first, verb);
    uint32_t cc =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CC, r->scene->first, noun);
    if (drowned) {
        first = event_repair_head(r, event_repair_head(r, noun));
    } else if (!event_repair_is(r, verb, DEPREL_PARATAXIS) || !event_repair_is_past(r, verb)) {
        return;
    }
    if (cc == TOKEN_NONE || !event_repair_is_word(r, cc, "and") || first == TOKEN_NONE ||
        first > cc || r->tokens[first].upos != UPOS_VERB) {
        return;
    }
    event_repair_attach(r, verb, first, DEPREL_CONJ);
    event_repair_attach(r, cc, verb, DEPREL_CC);
    if (drowned) {
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        r->tokens[verb].xpos = XPOS_VBD;
    }
}
