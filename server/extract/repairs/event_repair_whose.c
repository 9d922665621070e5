/* Relative clauses, and the verb behind them, which is that of the one whom they tell of or of who
 * did something to what they tell of. */
#include "event_mends.h"

/* Whether a verb or auxiliary other than the verb's own stands in [first, verb). */
static bool has_verb_between(const struct repair *r, uint32_t first, uint32_t verb)
{
    for (uint32_t i = first; i < verb; i++) {
        bool verbal = r->tokens[i].upos == UPOS_VERB || r->tokens[i].upos == UPOS_AUX;
        if (verbal && event_repair_head(r, i) != verb) {
            return true;
        }
    }
    return false;
}

/* The "whose" of which this is the first verb; TOKEN_NONE. */
static uint32_t whose_before(const struct repair *r, uint32_t verb)
{
    uint32_t whose = verb;
    while (whose > r->scene->first && r->tokens[whose].xpos != XPOS_WP_POSS) {
        whose--;
    }
    uint32_t noun = event_repair_head(r, whose);
    return whose == r->scene->first || noun == TOKEN_NONE || noun < whose || noun > verb ||
                   !event_repair_is_finite(r, verb) || has_verb_between(r, whose, verb)
               ? TOKEN_NONE
               : whose;
}

/* The noun or name right before "whose", or TOKEN_NONE. */
static uint32_t owner_before(const struct repair *r, uint32_t whose)
{
    uint32_t owner = whose - 1;
    owner -= owner > r->scene->first && r->tokens[owner].upos == UPOS_PUNCT;
    for (uint32_t up = event_repair_head(r, owner); up != TOKEN_NONE;) {
        bool name = event_repair_is(r, owner, DEPREL_APPOS) && up < owner &&
                    !event_repair_has_comma(r, up, owner); /* "the union Unite" */
        if (!name && !event_repair_is(r, owner, DEPREL_FLAT)) {
            break;
        }
        owner = up;
        up = event_repair_head(r, owner);
    }
    bool noun = event_repair_is_noun(r, owner);
    return noun && owner < whose ? owner : TOKEN_NONE;
}

/* The one whose words `owner` ends, where he stands as a part of the clause's verb or of the noun
 * behind "whose": "[the head] of the union, whose". */
static uint32_t lead_of(struct repair *r, uint32_t owner, uint32_t noun, uint32_t verb)
{
    uint32_t lead = owner, up = event_repair_head(r, owner);
    if (up == noun && event_repair_is(r, owner, DEPREL_COMPOUND)) {
        event_repair_attach(r, owner, verb, DEPREL_NSUBJ); /* "[relatives] whose sons died" */
    }
    while (event_repair_is(r, lead, DEPREL_NMOD) || event_repair_is(r, lead, DEPREL_CONJ)) {
        lead = event_repair_head(r, lead);
    }
    bool leads =
        event_repair_head(r, lead) == verb && lead < owner &&
        (event_repair_is(r, lead, DEPREL_NSUBJ) || event_repair_is(r, lead, DEPREL_NSUBJ_PASS));
    return leads ? lead : owner;
}

/* Whether a verb may stand behind the clause as that of the owner: a past form, or "favours". */
static bool can_follow(const struct repair *r, uint32_t i)
{
    return r->tokens[i].upos == UPOS_VERB && r->tokens[i].xpos != XPOS_VBG &&
           (event_repair_is_past(r, i) || r->tokens[i].xpos == XPOS_VBZ ||
            event_repair_has(r, i, DEPREL_AUX)) &&
           !event_repair_has_subject(r, i) && !event_repair_has(r, i, DEPREL_CC) &&
           !event_repair_has(r, i, DEPREL_MARK);
}

/* The verb behind the clause that was hung under its verb, as joined to it or as a side clause: it
 * follows the comma that closes the clause, the clause's verb or, where none opens it, its words.
 */
static uint32_t verb_behind(const struct repair *r, uint32_t verb, bool opened)
{
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        uint32_t up = event_repair_head(r, i);
        bool set_off = event_repair_is(r, i, DEPREL_APPOS) && r->tokens[i].xpos == XPOS_VBD &&
                       up != TOKEN_NONE && event_repair_head(r, up) == verb;
        bool said = up != TOKEN_NONE && event_repair_head(r, up) == verb &&
                    event_repair_is(r, up, DEPREL_CCOMP) && event_repair_is_finite(r, i);
        if ((up != verb && !set_off && !said) || !can_follow(r, i)) {
            continue;
        }
        if (!opened && up == verb && r->tokens[i].xpos == XPOS_VBD) {
            return i;
        }
        uint32_t before = i - 1;
        while (before > verb && event_repair_head(r, before) == i &&
               r->tokens[before].upos != UPOS_PUNCT) {
            before--;
        }
        if (before == verb || span_is(r->tokens[before].norm, ",")) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* The verb of the sentence that was hung under this one from before `whose`. */
static uint32_t verb_of_sentence(const struct repair *r, uint32_t verb, uint32_t whose)
{
    for (uint32_t i = r->scene->first; i < whose; i++) {
        if (event_repair_head(r, i) == verb && event_repair_is_finite(r, i)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

static bool has_object_behind(const struct repair *r, uint32_t verb)
{
    uint32_t next = verb + 1;
    return event_repair_find(r, verb, DEPREL_OBJ, next, r->scene->end) != TOKEN_NONE ||
           event_repair_find(r, verb, DEPREL_XCOMP, next, r->scene->end) != TOKEN_NONE ||
           event_repair_find(r, verb, DEPREL_CCOMP, next, r->scene->end) != TOKEN_NONE;
}

/* Whether the words of [first, noun) hang under the noun, directly or not, and none opens a phrase.
 */
static bool is_phrase_of(const struct repair *r, uint32_t first, uint32_t noun)
{
    for (uint32_t i = first; i < noun; i++) {
        uint32_t head = event_repair_head(r, i);
        if (r->tokens[i].upos == UPOS_PUNCT || r->tokens[i].upos == UPOS_ADP ||
            r->tokens[i].upos == UPOS_SCONJ || head == TOKEN_NONE || head <= i || head > noun) {
            return false;
        }
    }
    return true;
}

/* The object of a clause's verb that was taken for the subject of `main`, a verb behind it;
 * TOKEN_NONE where it is none or the clause's verb has one, or a content. */
static uint32_t object_of(const struct repair *r, uint32_t verb, uint32_t main)
{
    if (!event_repair_is_finite(r, main) || event_repair_has(r, verb, DEPREL_OBJ) ||
        event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma) == NULL ||
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma)) {
        return TOKEN_NONE;
    }
    uint32_t object =
        event_repair_find(r, main, event_repair_subject_relation(r, main), verb, main);
    bool fits = object != TOKEN_NONE && r->tokens[object].upos != UPOS_PRON &&
                is_phrase_of(r, verb + 1, object);
    return fits ? object : TOKEN_NONE;
}

/* "A journalist whose paper attacked [the army] was shot": gives the clause's verb the object that
 * was taken for the subject of the verb behind it. That one, or TOKEN_NONE. */
static uint32_t take_object(struct repair *r, uint32_t verb)
{
    if (has_object_behind(r, verb) && !event_repair_has(r, verb, DEPREL_CCOMP)) {
        return TOKEN_NONE;
    }
    uint32_t main = verb + 1;
    while (main < r->scene->end && r->tokens[main].upos != UPOS_VERB) {
        main++;
    }
    uint32_t object = main == r->scene->end ? TOKEN_NONE : object_of(r, verb, main);
    if (object == TOKEN_NONE) {
        return TOKEN_NONE;
    }
    event_repair_attach(r, object, verb, DEPREL_OBJ);
    return main;
}

/* "Ann Lee, whose party won, resigned", "according to a group whose head, Ann Lee, was jailed": the
 * first verb behind "whose" tells of the noun behind it, the next of the owner. */
void event_mend_whose(struct repair *r, uint32_t verb)
{
    uint32_t whose = whose_before(r, verb);
    uint32_t owner = whose == TOKEN_NONE ? whose : owner_before(r, whose);
    uint32_t noun = whose == TOKEN_NONE ? whose : event_repair_head(r, whose);
    if (owner == TOKEN_NONE || noun == verb) {
        return;
    }
    uint32_t lead = lead_of(r, owner, noun, verb);
    uint32_t top = owner, up = event_repair_head(r, lead);
    bool opened = span_is(r->tokens[whose - 1].norm, ",");
    while (event_repair_head(r, top) != TOKEN_NONE && event_repair_head(r, top) != verb) {
        top = event_repair_head(r, top);
    }
    bool below = up == verb || up == TOKEN_NONE;
    uint32_t behind = take_object(r, verb);
    if (!below || behind == TOKEN_NONE) {
        behind = below ? verb_behind(r, verb, opened) : TOKEN_NONE;
    }
    uint32_t main =
        event_repair_is(r, verb, DEPREL_ROOT) ? verb_of_sentence(r, verb, whose) : TOKEN_NONE;
    uint32_t over = event_repair_head(r, verb);
    bool side = behind == TOKEN_NONE && up == verb && event_repair_is(r, verb, DEPREL_ADVCL) &&
                over != TOKEN_NONE && over > verb && event_repair_has_comma(r, verb, over) &&
                !event_repair_has_subject(r, over);
    if (side) { /* "the firm, [whose head stepped down], was fined": as a side clause of its own */
        event_repair_attach(r, lead, over, event_repair_subject_relation(r, over));
    } else if (behind != TOKEN_NONE) {
        event_repair_replace(r, behind, up == verb ? verb : lead);
        event_repair_attach(r, lead, behind, event_repair_subject_relation(r, behind));
    } else if (main != TOKEN_NONE && !below) {
        event_repair_replace(r, main, verb);
    } else if (below || event_repair_is(r, verb, DEPREL_ROOT)) {
        return;
    }
    uint32_t above = main != TOKEN_NONE ? main : event_repair_head(r, verb);
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, top);
    if (!below && event_repair_head(r, top) == verb && top != main) {
        if (mark != TOKEN_NONE) {
            event_repair_attach(r, mark, top, DEPREL_CASE); /* "since the election" */
        }
        event_repair_attach(r, top, above, DEPREL_OBL);
    }
    bool name = r->scene->mention_of[owner] != TOKEN_NONE &&
                r->scene->mention_of[owner] == r->scene->mention_of[lead];
    event_repair_attach(r, verb, name ? lead : owner, DEPREL_ACL_RELCL);
    if (event_repair_head(r, noun) != verb) {
        event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    }
}

/* "[Those] who met the rebels [will be expelled]": the object of the relative clause as the subject
 * of a content that its verb does not have. */
void event_mend_object_of_relative(struct repair *r, uint32_t verb)
{
    uint32_t inner = event_repair_head(r, verb);
    uint32_t who = inner == TOKEN_NONE ? inner : event_repair_head(r, inner);
    if (who == TOKEN_NONE || who > inner || inner > verb || !event_repair_is_finite(r, verb) ||
        !event_repair_is(r, verb, DEPREL_CCOMP) || !event_repair_is(r, inner, DEPREL_ACL_RELCL) ||
        event_repair_head(r, who) != TOKEN_NONE || event_repair_has(r, who, DEPREL_COP) ||
        event_repair_has(r, verb, DEPREL_MARK) || event_repair_has_comma(r, inner, verb)) {
        return;
    }
    uint32_t object = object_of(r, inner, verb);
    if (object == TOKEN_NONE) {
        return;
    }
    event_repair_replace(r, verb, who);
    event_repair_move(r, who, verb, verb + 1, r->scene->end);
    event_repair_attach(r, object, inner, DEPREL_OBJ);
    event_repair_attach(r, who, verb, event_repair_subject_relation(r, verb));
}

/* The noun or adjective used as one that "whom" stands for: the word before it and its comma. */
static uint32_t person_before(const struct repair *r, uint32_t whom)
{
    uint32_t person = whom - 1;
    person -= person > r->scene->first && span_is(r->tokens[person].norm, ",");
    while (event_repair_is(r, person, DEPREL_FLAT) && event_repair_head(r, person) != TOKEN_NONE) {
        person = event_repair_head(r, person);
    }
    const struct mention *name = event_scene_mention(r->scene, person);
    uint32_t up = event_repair_head(r, person);
    if (name && name->type == ENTITY_PLACE && event_repair_is(r, person, DEPREL_NMOD) &&
        up != TOKEN_NONE && up < person && event_repair_is_noun(r, up)) {
        person = up; /* "experts from Chile, whom" */
    }
    bool somebody = event_repair_is_noun(r, person) || r->tokens[person].upos == UPOS_ADJ;
    return somebody && person < whom ? person : TOKEN_NONE;
}

/* The last noun before `verb` and behind `whom`. */
static uint32_t noun_before(const struct repair *r, uint32_t whom, uint32_t verb)
{
    for (uint32_t i = verb; i > whom + 1; i--) {
        if (event_repair_is_noun(r, i - 1) || r->tokens[i - 1].upos == UPOS_PRON) {
            return i - 1;
        }
        if (r->tokens[i - 1].upos != UPOS_AUX && r->tokens[i - 1].upos != UPOS_ADV) {
            break;
        }
    }
    return TOKEN_NONE;
}

/* The "whom" or "which" of which this is the first verb; TOKEN_NONE. */
static uint32_t whom_before(const struct repair *r, uint32_t verb)
{
    uint32_t whom = verb;
    while (whom > r->scene->first && !span_is(r->tokens[whom].norm, "whom") &&
           !span_is(r->tokens[whom].norm, "which")) {
        whom--;
    }
    bool charges = event_repair_is_word(r, verb + 1, "of"); /* "whom groups accuse of torture" */
    bool said = !charges &&
                event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma);
    enum xpos xpos = (enum xpos)r->tokens[verb].xpos;
    bool present = xpos == XPOS_VBP || xpos == XPOS_VBZ ||
                   (xpos == XPOS_VB && verb > whom + 1 && r->tokens[verb - 1].xpos == XPOS_NNS);
    bool finite = present || event_repair_is_past(r, verb);
    return whom == r->scene->first || said || !finite || has_verb_between(r, whom, verb) ||
                   has_object_behind(r, verb)
               ? TOKEN_NONE
               : whom;
}

/* "The general, whom the court convicted, died": the first verb behind "whom" has the noun before
 * it as its subject, and the one whom it tells of as its object; the verb behind is that of the
 * latter. */
void event_mend_whom(struct repair *r, uint32_t verb)
{
    uint32_t whom = whom_before(r, verb);
    uint32_t person = whom == TOKEN_NONE ? TOKEN_NONE : person_before(r, whom);
    uint32_t subject = person == TOKEN_NONE ? TOKEN_NONE : noun_before(r, whom, verb);
    if (subject == TOKEN_NONE || event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        return;
    }
    while (event_repair_is(r, subject, DEPREL_FLAT) && event_repair_head(r, subject) > whom &&
           event_repair_head(r, subject) != TOKEN_NONE) {
        subject = event_repair_head(r, subject);
    }
    uint32_t main = event_repair_head(r, subject);
    if (main == verb && event_repair_head(r, person) == subject) {
        main = event_repair_head(r, verb); /* "the general" as an attribute */
    }
    if (main != TOKEN_NONE && main != verb && main > verb && r->tokens[main].upos == UPOS_VERB) {
        event_repair_attach(r, person, main, event_repair_subject_relation(r, main));
    }
    if (r->tokens[verb].xpos == XPOS_VBN && !event_repair_has(r, verb, DEPREL_AUX)) {
        r->tokens[verb].xpos = XPOS_VBD;
    }
    if (r->tokens[person].upos == UPOS_ADJ) {
        r->tokens[person].upos = UPOS_NOUN; /* "the general" */
        r->tokens[person].xpos = XPOS_NN;
    }
    r->tokens[whom].upos = UPOS_PRON;
    r->tokens[whom].xpos = XPOS_WP;
    event_repair_attach(r, verb, person, DEPREL_ACL_RELCL);
    event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    event_repair_attach(r, whom, verb, DEPREL_OBJ);
    if (span_is(r->tokens[whom - 1].norm, ",")) {
        event_repair_attach(r, whom - 1, verb, DEPREL_PUNCT);
    }
}

/* Whether a relative clause leaves out its object, the noun before it: "the order that X issued".
 */
static bool leaves_object_out(const struct repair *r, uint32_t noun, uint32_t verb, uint32_t end)
{
    static const char *const words[] = {"that", "which", "whom", NULL};
    static const char *const times[] = {"day",  "hour", "moment", "month", "night",
                                        "time", "way",  "week",   "year",  NULL};
    uint32_t word = noun + 1;
    word += word < verb && span_is(r->tokens[word].norm, ",");
    enum deprel relation = event_repair_subject_relation(r, verb);
    uint32_t subject = event_repair_find(r, verb, relation, word + 1, verb);
    return word < verb && span_is_one_of(r->tokens[word].norm, words) && subject != TOKEN_NONE &&
           relation == DEPREL_NSUBJ && r->scene->date_of[noun] == TOKEN_NONE &&
           !span_is_one_of(r->tokens[noun].lemma, times) &&
           event_repair_find(r, verb, DEPREL_OBJ, verb, end) == TOKEN_NONE &&
           event_repair_find(r, verb, DEPREL_CCOMP, verb, end) == TOKEN_NONE;
}

/* "The court upheld the order that X issued but [struck down] nine others": what follows a relative
 * clause without an object and has one itself is no part of the clause (Ross 1967, "Constraints on
 * variables in syntax": what is left out is left out of all that is joined). */
void event_mend_after_gap(struct repair *r, uint32_t verb)
{
    uint32_t inner = event_repair_head(r, verb);
    uint32_t noun = inner == TOKEN_NONE ? inner : event_repair_head(r, inner);
    if (!event_repair_is(r, verb, DEPREL_CONJ) || noun == TOKEN_NONE || noun > inner ||
        inner > verb || !event_repair_is(r, inner, DEPREL_ACL_RELCL) ||
        !event_repair_is_past(r, verb) || event_repair_has_subject(r, verb) ||
        event_repair_find(r, verb, DEPREL_OBJ, verb, r->scene->end) == TOKEN_NONE ||
        event_repair_has(r, verb, DEPREL_AUX_PASS) || !leaves_object_out(r, noun, inner, verb)) {
        return;
    }
    uint32_t main = event_repair_head(r, noun);
    while (main != TOKEN_NONE && event_repair_is_noun(r, main) && main < noun) {
        main = event_repair_head(r, main);
    }
    if (main != TOKEN_NONE && main < noun && r->tokens[main].upos == UPOS_VERB &&
        event_repair_is_past(r, main) && event_repair_has_subject(r, main)) {
        event_repair_attach(r, verb, main, DEPREL_CONJ);
    }
}

/* "X, the former president of Chad, [who was tried]": nobody is a country; the clause is about
 * whoever has the post. */
void event_mend_who_of_place(struct repair *r, uint32_t verb)
{
    uint32_t place = event_repair_head(r, verb);
    const struct mention *named = place == TOKEN_NONE ? NULL : event_scene_mention(r->scene, place);
    uint32_t who =
        event_repair_find(r, verb, event_repair_subject_relation(r, verb), r->scene->first, verb);
    if (!named || named->type != ENTITY_PLACE || named->subtype == SUBTYPE_NATIONALITY ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) || who == TOKEN_NONE ||
        !event_repair_is_word(r, who, "who") || !event_repair_is(r, place, DEPREL_NMOD)) {
        return;
    }
    uint32_t post = event_repair_head(r, place);
    while (post != TOKEN_NONE && event_repair_is(r, post, DEPREL_APPOS)) {
        post = event_repair_head(r, post);
    }
    if (post != TOKEN_NONE && post < place && event_repair_is_noun(r, post)) {
        event_repair_attach(r, verb, post, DEPREL_ACL_RELCL);
    }
}
