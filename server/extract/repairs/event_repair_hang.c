/* Participles, clauses and phrases that the parser hung on another word than the one they speak of:
 * on the main verb instead of the noun before a comma, on the verb of a clause instead of the
 * verb before it, on a day instead of what was done on it. */
#include "event_mends.h"

#include "extract/events/event_row.h"
#include "extract/events/event_sufferer.h"

/* Whether a word has none of what makes a clause: subject, auxiliary, joining word, object. */
static bool is_bare(const struct repair *r, uint32_t verb)
{
    return !event_repair_has_subject(r, verb) && !event_repair_has(r, verb, DEPREL_AUX) &&
           !event_repair_has(r, verb, DEPREL_AUX_PASS) && !event_repair_has(r, verb, DEPREL_CC) &&
           !event_repair_has(r, verb, DEPREL_MARK) && !event_repair_has(r, verb, DEPREL_OBJ);
}

/* "praised X's decision, [announced on Monday], to leave": the participle as one more verb of who
 * praised. */
void event_mend_announced(struct repair *r, uint32_t verb)
{
    static const char *const words[] = {"announced", "made",      "signed",  "issued",
                                        "released",  "published", "adopted", "approved",
                                        "reported",  "reached",   "agreed",  "unveiled",
                                        "disclosed", "taken",     NULL};
    uint32_t head = event_repair_head(r, verb), noun = verb - 2;
    if (verb < r->scene->first + 2 || head == TOKEN_NONE || head > noun ||
        !span_is_one_of(r->tokens[verb].norm, words) || !event_repair_is_word(r, verb - 1, ",") ||
        r->tokens[noun].upos != UPOS_NOUN ||
        !(event_repair_is(r, verb, DEPREL_CONJ) || event_repair_is(r, verb, DEPREL_ADVCL)) ||
        !is_bare(r, verb)) {
        return;
    }
    event_repair_attach(r, verb, noun, DEPREL_ACL);
    r->tokens[verb].xpos = XPOS_VBN;
    uint32_t aim = event_repair_find(r, verb, DEPREL_ADVCL, verb + 1, r->scene->end);
    aim =
        aim != TOKEN_NONE ? aim : event_repair_find(r, verb, DEPREL_XCOMP, verb + 1, r->scene->end);
    if (aim != TOKEN_NONE && event_repair_has_comma(r, verb, aim)) {
        event_repair_attach(r, aim, noun, DEPREL_ACL);
    }
}

/* "postponed a visit to X [planned for May]": what is planned as what the postponing leads to. */
void event_mend_planned(struct repair *r, uint32_t plan)
{
    static const char *const words[] = {"planned", "scheduled", "due", "slated", NULL};
    uint32_t verb = event_repair_head(r, plan);
    uint32_t object = verb == TOKEN_NONE || verb > plan
                          ? TOKEN_NONE
                          : event_repair_find(r, verb, DEPREL_OBJ, verb + 1, plan);
    bool hangs = event_repair_is(r, plan, DEPREL_XCOMP) || event_repair_is(r, plan, DEPREL_ADVCL) ||
                 event_repair_is(r, plan, DEPREL_CONJ);
    if (object == TOKEN_NONE || !hangs || !span_is_one_of(r->tokens[plan].norm, words) ||
        !is_bare(r, plan) || event_repair_has_comma(r, object, plan)) {
        return;
    }
    event_repair_attach(r, plan, object, DEPREL_ACL);
}

/* "became the third minister [to resign] this week": what the last of a row did as an aim. */
void event_mend_did_in_row(struct repair *r, uint32_t verb)
{
    uint32_t became = event_repair_head(r, verb), noun = verb - 2;
    if (became == TOKEN_NONE || became + 2 >= verb || !span_is(r->tokens[became].lemma, "become") ||
        r->tokens[verb].xpos != XPOS_VB || !event_repair_is(r, verb, DEPREL_ADVCL) ||
        !event_repair_is_word(r, verb - 1, "to") || event_repair_head(r, noun) != became ||
        !event_repair_is(r, noun, DEPREL_XCOMP)) {
        return;
    }
    for (uint32_t i = became + 1; i < noun; i++) {
        if (event_repair_head(r, i) == noun && event_row_is_ordinal(r->tokens[i].norm)) {
            event_repair_attach(r, verb, noun, DEPREL_ACL);
            return;
        }
    }
}

/* The auxiliary of a passive that stands right behind a comma: ", was arrested". */
static bool goes_on_behind_comma(const struct repair *r, uint32_t verb)
{
    uint32_t first = verb;
    while (first > r->scene->first &&
           (r->tokens[first - 1].upos == UPOS_AUX || r->tokens[first - 1].upos == UPOS_ADV) &&
           event_repair_head(r, first - 1) == verb) {
        first--;
    }
    return first < verb && event_repair_is_word(r, first - 1, ",");
}

/* "X, the man wanted for it, [was held]": the participle that describes X as the main verb. */
void event_mend_described_main(struct repair *r, uint32_t verb)
{
    uint32_t past = event_repair_head(r, verb), first = r->scene->first;
    bool hangs = event_repair_is(r, verb, DEPREL_CCOMP) || event_repair_is(r, verb, DEPREL_CONJ) ||
                 event_repair_is(r, verb, DEPREL_PARATAXIS);
    if (past == TOKEN_NONE || past > verb || !hangs || !event_repair_is_finite(r, verb) ||
        event_repair_has_subject(r, verb) || event_repair_has(r, verb, DEPREL_CC) ||
        !event_repair_is_past(r, past) || event_repair_has(r, past, DEPREL_OBJ) ||
        event_repair_has(r, past, DEPREL_AUX) || event_repair_has(r, past, DEPREL_AUX_PASS) ||
        !goes_on_behind_comma(r, verb)) {
        return;
    }
    uint32_t subject = event_repair_find(r, past, DEPREL_NSUBJ, first, past);
    uint32_t noun = past - 1;
    if (subject == TOKEN_NONE || !event_repair_is_noun(r, noun) ||
        !event_repair_has_comma(r, subject, past)) {
        return;
    }
    event_repair_replace(r, verb, past);
    event_repair_move(r, past, verb, verb + 1, r->scene->end);
    event_repair_attach(r, past, noun, DEPREL_ACL);
    r->tokens[past].xpos = XPOS_VBN;
    event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    if (noun != subject && event_repair_head(r, noun) == past) {
        event_repair_attach(r, noun, subject, DEPREL_APPOS);
    }
}

/* "appealed to [armed] groups": a past form behind "to" is no infinitive. */
void event_mend_to_participle(struct repair *r, uint32_t word)
{
    uint32_t to = word - 1, verb = event_repair_head(r, word);
    uint32_t noun = event_repair_find(r, word, DEPREL_OBJ, word + 1, r->scene->end);
    if (word == r->scene->first || verb == TOKEN_NONE || verb > to || noun != word + 1 ||
        !event_repair_is_word(r, to, "to") || event_repair_head(r, to) != word ||
        !span_ends_with(r->tokens[word].norm, SPAN("ed")) ||
        span_ends_with(r->tokens[word].norm, SPAN("eed")) || !event_repair_is_noun(r, noun)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBL);
    event_repair_move(r, word, verb, noun + 1, r->scene->end);
    event_repair_attach(r, to, noun, DEPREL_CASE);
    r->tokens[to].upos = UPOS_ADP;
    r->tokens[to].xpos = XPOS_IN;
    event_repair_make_attribute(r, word, noun);
}

/* "died in [shelling] by troops": a noun for an act behind a preposition as a clause. */
void event_mend_act_behind(struct repair *r, uint32_t act)
{
    static const char *const before[] = {"in", "during", "of", NULL};
    static const char *const behind[] = {"by",   "on",   "in",   "at",     "near", "between",
                                         "with", "over", "last", "across", NULL};
    uint32_t verb = event_repair_head(r, act), in = act - 1;
    bool open = act + 1 < r->scene->end &&
                (span_is_one_of(r->tokens[act + 1].norm, behind) ||
                 r->tokens[act + 1].upos == UPOS_PUNCT || r->scene->date_of[act + 1] != TOKEN_NONE);
    if (act == r->scene->first || verb == TOKEN_NONE || verb > act || !open ||
        r->tokens[act].xpos != XPOS_VBG || !event_repair_is(r, act, DEPREL_ADVCL) ||
        !span_is_one_of(r->tokens[in].norm, before) || event_repair_head(r, in) != act ||
        event_repair_has(r, act, DEPREL_OBJ) || event_repair_has_subject(r, act) ||
        event_lexicon_noun(r->scene->lexicon, r->tokens[act].norm) == NULL) {
        return;
    }
    event_repair_make_noun(r, act);
    event_repair_attach(r, act, verb, DEPREL_OBL);
    event_repair_attach(r, in, act, DEPREL_CASE);
    for (uint32_t i = act + 1; i < r->scene->end; i++) {
        bool own = event_repair_head(r, i) == act && event_repair_is(r, i, DEPREL_OBL);
        if (own && r->scene->date_of[i] != TOKEN_NONE) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
        } else if (own) {
            event_repair_attach(r, i, act, DEPREL_NMOD);
        }
    }
}

/* "is wanted for murder [by Spain]": who wants somebody or has judged him for a deed did not do it.
 * A certain deed has its doer beside it: "was questioned over a bombing by the rebels". */
void event_mend_judged_by(struct repair *r, uint32_t who)
{
    static const char *const judging[] = {
        "want",   "seek",     "hunt",   "arrest",      "detain",    "jail",     "charge",
        "indict", "question", "try",    "investigate", "prosecute", "sentence", "accuse",
        "clear",  "convict",  "acquit", "execute",     "fine",      NULL};
    uint32_t deed = event_repair_head(r, who);
    uint32_t verb = deed == TOKEN_NONE ? deed : event_repair_head(r, deed);
    uint32_t by = event_repair_find(r, who, DEPREL_CASE, r->scene->first, who);
    uint32_t lead = event_repair_find(r, deed, DEPREL_CASE, r->scene->first, who);
    bool crime = lead != TOKEN_NONE && lead + 1 == deed && r->tokens[deed].xpos == XPOS_NN &&
                 (event_repair_is_word(r, lead, "for") || event_repair_is_word(r, lead, "of"));
    bool judged = verb != TOKEN_NONE && verb < deed && deed < who && crime &&
                  r->tokens[verb].xpos == XPOS_VBN && event_repair_is(r, deed, DEPREL_OBL) &&
                  span_is_one_of(r->tokens[verb].lemma, judging) &&
                  !event_repair_has(r, verb, DEPREL_OBL_AGENT);
    if (judged && by != TOKEN_NONE && by > deed && span_is(r->tokens[by].norm, "by")) {
        event_repair_attach(r, who, verb, DEPREL_OBL_AGENT);
    }
}

/* "crashed shortly after [takeoff] on Friday, killing ten": the noun as a verb, with what belongs
 * to the crash. */
void event_mend_takeoff(struct repair *r, uint32_t word)
{
    static const char *const words[] = {"takeoff", "take-off", "liftoff", "landing", NULL};
    uint32_t verb = event_repair_head(r, word);
    if (verb == TOKEN_NONE || verb > word || word == r->scene->first ||
        !span_is_one_of(r->tokens[word].norm, words) || !event_repair_is(r, word, DEPREL_ADVCL) ||
        event_repair_has_subject(r, word) || event_repair_head(r, word - 1) != word ||
        event_repair_has(r, word, DEPREL_OBJ)) {
        return;
    }
    event_repair_make_noun(r, word);
    event_repair_attach(r, word, verb, DEPREL_OBL);
    event_repair_attach(r, word - 1, word, DEPREL_CASE);
    for (uint32_t i = word + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == word && r->tokens[i].xpos == XPOS_VBG &&
            event_repair_is(r, i, DEPREL_CONJ)) {
            r->tokens[i].deprel = DEPREL_ADVCL; /* ", killing ten" */
        }
    }
    event_repair_move(r, word, verb, word + 1, r->scene->end);
}

/* "stormed a house where X had hidden, [arresting] ten": what followed is done by those who
 * stormed, for X had hidden before. */
void event_mend_after_pluperfect(struct repair *r, uint32_t verb)
{
    uint32_t past = event_repair_head(r, verb);
    uint32_t noun = past == TOKEN_NONE ? past : event_repair_head(r, past);
    if (noun == TOKEN_NONE || past > verb || noun > past || r->tokens[verb].xpos != XPOS_VBG ||
        !event_repair_is(r, verb, DEPREL_ADVCL) || !event_repair_is_word(r, verb - 1, ",") ||
        !event_repair_is(r, past, DEPREL_ACL_RELCL)) {
        return;
    }
    uint32_t had = event_repair_find(r, past, DEPREL_AUX, noun, past);
    uint32_t main = noun;
    while (main != TOKEN_NONE && r->tokens[main].upos != UPOS_VERB) {
        main = event_repair_head(r, main);
    }
    if (had != TOKEN_NONE && event_repair_is_word(r, had, "had") && main != TOKEN_NONE &&
        main < noun && event_repair_is_finite(r, main)) {
        event_repair_attach(r, verb, main, DEPREL_ADVCL);
    }
}

/* Whether a verb has a rule by which it may do harm. */
static bool may_harm(const struct repair *r, uint32_t verb)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[verb].lemma);
    for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        if (event_sufferer_harms(rule->type) || rule->type == EVENT_COERCE) {
            return true;
        }
    }
    return false;
}

/* "used batons and fired tear gas, [killing ten]": what came of the second act as of the first. */
void event_mend_harm_of_second(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb);
    if (first == TOKEN_NONE || first > verb || !event_repair_tells_harm(r, verb) ||
        !event_repair_is(r, verb, DEPREL_ADVCL) || !event_repair_is_word(r, verb - 1, ",")) {
        return;
    }
    uint32_t second = event_repair_find(r, first, DEPREL_CONJ, first + 1, verb);
    if (second != TOKEN_NONE && event_repair_is_past(r, second) && may_harm(r, second) &&
        !event_repair_has_subject(r, second) && !event_repair_has_comma(r, first, second)) {
        event_repair_attach(r, verb, second, DEPREL_ADVCL);
    }
}

/* "recalled its envoy after troops boarded a ship, [killing nine]": whoever killed is told right
 * before, not he who recalls. */
void event_mend_harm_of_clause(struct repair *r, uint32_t verb)
{
    uint32_t main = event_repair_head(r, verb);
    if (main == TOKEN_NONE || main > verb ||
        !(event_repair_tells_harm(r, verb) || event_repair_is_word(r, verb, "leaving")) ||
        !event_repair_is(r, verb, DEPREL_ADVCL) || !event_repair_is_word(r, verb - 1, ",") ||
        r->tokens[main].upos != UPOS_VERB || may_harm(r, main)) {
        return;
    }
    for (uint32_t i = verb - 1; i > main; i--) {
        bool clause = r->tokens[i].upos == UPOS_VERB && event_repair_is(r, i, DEPREL_ADVCL) &&
                      event_repair_head(r, i) == main && event_repair_is_finite(r, i);
        if (clause) {
            if (may_harm(r, i)) {
                event_repair_attach(r, verb, i, DEPREL_ADVCL);
            }
            return;
        }
    }
}

/* "police [shot] and killed a man": the first of two joined verbs as a noun. */
void event_mend_shot_and(struct repair *r, uint32_t shot)
{
    static const char *const next[] = {"killed", "wounded", "injured", "beheaded", NULL};
    uint32_t killed = shot + 2;
    if (shot == r->scene->first || killed >= r->scene->end ||
        !event_repair_is_word(r, shot, "shot") || !event_repair_is_word(r, shot + 1, "and") ||
        !span_is_one_of(r->tokens[killed].norm, next) || r->tokens[shot].upos != UPOS_NOUN ||
        r->tokens[killed].upos != UPOS_VERB || event_repair_head(r, killed) != shot ||
        !event_repair_is_noun(r, shot - 1)) {
        return;
    }
    r->tokens[shot].upos = UPOS_VERB;
    r->tokens[shot].xpos = XPOS_VBD;
    r->tokens[shot].lemma = SPAN("shoot");
    uint32_t who = shot - 1;
    for (uint32_t i = r->scene->first; i < who; i++) {
        if (event_repair_head(r, i) == shot && r->tokens[i].upos != UPOS_PUNCT) {
            event_repair_attach(r, i, who, (enum deprel)r->tokens[i].deprel);
        }
    }
    event_repair_attach(r, who, shot, DEPREL_NSUBJ);
    for (uint32_t i = killed + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == shot && event_repair_is(r, i, DEPREL_NMOD)) {
            event_repair_attach(r, i, shot, DEPREL_OBL);
        }
    }
}

/* "a man [armed] with a rifle killed two": the attribute as who killed. */
void event_mend_armed_with(struct repair *r, uint32_t armed)
{
    uint32_t verb = event_repair_head(r, armed);
    uint32_t noun = event_repair_find(r, armed, DEPREL_NSUBJ, r->scene->first, armed);
    if (noun == TOKEN_NONE || verb == TOKEN_NONE || verb < armed ||
        r->tokens[verb].upos != UPOS_VERB ||
        !(event_repair_is(r, armed, DEPREL_NSUBJ) ||
          event_repair_is(r, armed, DEPREL_NSUBJ_PASS)) ||
        event_repair_has(r, armed, DEPREL_COP)) {
        return;
    }
    event_repair_replace(r, noun, armed);
    event_repair_attach(r, armed, noun, DEPREL_AMOD);
}

/* "Saturday's vote, in which X [won]": the relative clause as one joined to the main clause. */
void event_mend_in_which(struct repair *r, uint32_t which)
{
    uint32_t verb = event_repair_head(r, which), in = which - 1, noun = which - 3;
    if (which < r->scene->first + 3 || verb == TOKEN_NONE || verb < which ||
        !event_repair_is_word(r, which, "which") ||
        !(event_repair_is_word(r, in, "in") || event_repair_is_word(r, in, "during")) ||
        !event_repair_is_word(r, in - 1, ",") || r->tokens[noun].upos != UPOS_NOUN ||
        r->tokens[verb].upos != UPOS_VERB || event_repair_has(r, verb, DEPREL_CC) ||
        !(event_repair_is(r, verb, DEPREL_CONJ) || event_repair_is(r, verb, DEPREL_ADVCL) ||
          event_repair_is(r, verb, DEPREL_ACL_RELCL) || event_repair_is(r, verb, DEPREL_CCOMP))) {
        return;
    }
    event_repair_attach(r, verb, noun, DEPREL_ACL_RELCL);
}

/* "a tribute to the men [killed] in it": the participle as what the main verb leads to. */
void event_mend_killed_behind(struct repair *r, uint32_t verb)
{
    static const char *const takes[] = {"get",  "have",   "remain", "be",    "see",
                                        "keep", "want",   "find",   "leave", "order",
                                        "stay", "become", "hear",   "make",  NULL};
    static const char *const names[] = {"call", "name", "know", "title", "dub", "base", NULL};
    uint32_t head = event_repair_head(r, verb), noun = verb - 1;
    if (head == TOKEN_NONE || head >= noun || verb == r->scene->first ||
        r->tokens[verb].xpos != XPOS_VBN || !event_repair_is(r, verb, DEPREL_XCOMP) ||
        r->tokens[noun].upos != UPOS_NOUN || event_repair_head(r, noun) == head ||
        r->scene->date_of[noun] != TOKEN_NONE || !is_bare(r, verb) ||
        span_is_one_of(r->tokens[head].lemma, takes) ||
        span_is_one_of(r->tokens[verb].lemma, names)) {
        return;
    }
    event_repair_attach(r, verb, noun, DEPREL_ACL);
}

/* Whether a token is the name or number of a day: "Friday", "May 3", not "day". */
static bool is_day_name(const struct repair *r, uint32_t token)
{
    uint32_t date = r->scene->date_of[token];
    if (date == TOKEN_NONE) {
        return false;
    }
    const struct period *period = &r->scene->analysis->dates[date].period;
    uint8_t upos = r->tokens[token].upos;
    return (upos == UPOS_PROPN || upos == UPOS_NUM) &&
           (period->earliest == period->latest || !period_is_known(*period));
}

/* "ended on Thursday [with an agreement]": a phrase behind a day as the day's. */
void event_mend_behind_day(struct repair *r, uint32_t word)
{
    static const char *const words[] = {"with",   "in",   "at",      "near",    "outside",
                                        "inside", "over", "amid",    "against", "into",
                                        "across", "by",   "between", NULL};
    uint32_t day = event_repair_head(r, word);
    uint32_t verb = day == TOKEN_NONE ? day : event_repair_head(r, day);
    uint32_t lead =
        day == TOKEN_NONE ? TOKEN_NONE : event_repair_find(r, word, DEPREL_CASE, day + 1, word);
    if (verb == TOKEN_NONE || verb > day || day > word || lead == TOKEN_NONE ||
        !event_repair_is(r, word, DEPREL_NMOD) || r->scene->date_of[word] != TOKEN_NONE ||
        !is_day_name(r, day) || r->tokens[verb].upos != UPOS_VERB ||
        !span_is_one_of(r->tokens[lead].norm, words)) {
        return;
    }
    event_repair_attach(r, word, verb, DEPREL_OBL);
}

/* "told foreign firms [to leave]": whom somebody tells, asks or forces is to do what follows; it is
 * no clause about them. */
void event_mend_told_to(struct repair *r, uint32_t verb)
{
    static const char *const telling[] = {"tell",     "order",  "ask",   "urge",     "force",
                                          "invite",   "press",  "warn",  "instruct", "command",
                                          "persuade", "advise", "allow", NULL};
    uint32_t whom = event_repair_head(r, verb);
    uint32_t to = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    uint32_t governor = whom == TOKEN_NONE ? whom : event_repair_head(r, whom);
    if (governor == TOKEN_NONE || to == TOKEN_NONE || to != whom + 1 ||
        r->tokens[to].xpos != XPOS_TO || r->tokens[verb].xpos != XPOS_VB ||
        !event_repair_is(r, verb, DEPREL_ACL) || !event_repair_is(r, whom, DEPREL_OBJ) ||
        r->scene->date_of[whom] != TOKEN_NONE ||
        !span_is_one_of(r->tokens[governor].lemma, telling)) {
        return;
    }
    event_repair_attach(r, verb, governor, DEPREL_XCOMP);
}

/* The noun or name whose words end right before a clause that begins at `first`; TOKEN_NONE. */
static uint32_t noun_ending_at(const struct repair *r, uint32_t first)
{
    uint32_t last = first - 1;
    last -= last > r->scene->first && event_repair_is_word(r, last, ",");
    while (event_repair_is(r, last, DEPREL_FLAT) && event_repair_head(r, last) != TOKEN_NONE) {
        last = event_repair_head(r, last);
    }
    return event_repair_is_noun(r, last) ? last : TOKEN_NONE;
}

/* Whether one of the words before a noun gives it a place in a row. */
static bool has_place_in_row(const struct repair *r, uint32_t noun)
{
    for (uint32_t i = r->scene->first; i < noun; i++) {
        if (event_repair_head(r, i) == noun &&
            (event_row_is_ordinal(r->tokens[i].norm) || r->tokens[i].xpos == XPOS_JJS)) {
            return true;
        }
    }
    return false;
}

/* Whether the clause of `verb` can tell of `last`, the noun right before it: "a boy killed", "Ola
 * Berg, who was jailed". */
static bool can_tell_of(const struct repair *r, uint32_t verb, uint32_t last)
{
    static const char *const chosen[] = {"appoint", "elect", "name", "call", "know", NULL};
    if (event_repair_is(r, verb, DEPREL_ACL_RELCL)) {
        const struct mention *name = event_scene_mention(r->scene, last);
        return name && name->type == ENTITY_PERSON;
    }
    return event_repair_is(r, verb, DEPREL_ACL) && event_repair_is_past(r, verb) &&
           !event_repair_has(r, verb, DEPREL_OBJ) && r->tokens[last].upos == UPOS_NOUN &&
           last + 1 == verb && !span_is_one_of(r->tokens[verb].lemma, chosen);
}

/* "is the widow of [Ola Berg, who was jailed]", "is the mother of [a boy killed in X]": as said of
 * what the subject is; but "the second of them killed" was. */
void event_mend_clause_of_predicate(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb), first = verb;
    while (event_repair_is(r, verb, DEPREL_ACL_RELCL) && first > r->scene->first &&
           !span_is(r->tokens[first].norm, "who")) {
        first--;
    }
    if (noun == TOKEN_NONE || first <= noun + 2 || !event_repair_has(r, noun, DEPREL_COP) ||
        !event_repair_is_noun(r, noun) || has_place_in_row(r, noun)) {
        return;
    }
    uint32_t last = noun_ending_at(r, first);
    uint32_t of =
        last == TOKEN_NONE ? last : event_repair_find(r, last, DEPREL_CASE, noun + 1, last);
    if (of != TOKEN_NONE && can_tell_of(r, verb, last) && event_repair_head(r, last) == noun &&
        event_repair_is_word(r, of, "of")) {
        event_repair_attach(r, verb, last, (enum deprel)r->tokens[verb].deprel);
    }
}

/* "was carried out in the province of X by gunmen": who did it as said of the place. */
void event_mend_agent_behind_place(struct repair *r, uint32_t verb)
{
    uint32_t end = r->scene->end;
    if (!event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        event_repair_has(r, verb, DEPREL_OBL_AGENT)) {
        return;
    }
    for (uint32_t place = event_repair_find(r, verb, DEPREL_OBL, verb + 1, end);
         place != TOKEN_NONE; place = event_repair_find(r, verb, DEPREL_OBL, place + 1, end)) {
        for (uint32_t by = place + 1; by + 1 < end; by++) {
            uint32_t agent = event_repair_head(r, by);
            if (event_repair_is_word(r, by, "by") && agent != TOKEN_NONE && agent > by &&
                event_repair_head(r, agent) == place && event_repair_is(r, agent, DEPREL_NMOD) &&
                event_lexicon_noun(r->scene->lexicon, r->tokens[place].lemma) == NULL) {
                event_repair_attach(r, agent, verb, DEPREL_OBL_AGENT);
                return;
            }
        }
    }
}
