/* Days that the parser took for parties or hung under them. What a day is their names and the dates
 * found in the sentence say. */
#include "event_mends.h"

enum { DAY_CLIMB_LIMIT = 16 };

/* Asked of every word by several mends; most end in another letter. */
bool event_repair_is_day(const struct token *token)
{
    struct span norm = token->norm;
    if (norm.len < strlen("today") || !strchr("ytw", norm.ptr[norm.len - 1])) {
        return false;
    }
    static const char *const days[] = {"yesterday", "today", "tomorrow", "tonight", NULL};
    return weekday_is_name(norm) || span_is_one_of(norm, days);
}

/* "On Monday police used": the day as a part of the noun, and both as a phrase. */
static bool mend_day_before_subject(struct repair *r, uint32_t day)
{
    uint32_t noun = event_repair_head(r, day);
    bool part = event_repair_is(r, day, DEPREL_COMPOUND) || event_repair_is(r, day, DEPREL_NMOD) ||
                event_repair_is(r, day, DEPREL_AMOD);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (!part || noun != day + 1 || verb == TOKEN_NONE || verb < noun ||
        r->tokens[verb].upos != UPOS_VERB) {
        return false;
    }
    bool subject =
        event_repair_is(r, noun, DEPREL_NSUBJ) || event_repair_is(r, noun, DEPREL_NSUBJ_PASS);
    if (!subject && (!event_repair_is(r, noun, DEPREL_OBL) || event_repair_has_subject(r, verb))) {
        return false;
    }
    uint32_t on = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, day);
    if (on == TOKEN_NONE) {
        return false;
    }
    event_repair_attach(r, on, day, DEPREL_CASE);
    event_repair_attach(r, day, verb, DEPREL_OBL);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    return true;
}

/* "said Wednesday they had met X": the day is that of the saying. */
static bool mend_day_of_saying(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    uint32_t saying = day > r->scene->first ? day - 1 : day;
    if (saying > r->scene->first && span_is(r->tokens[saying].norm, "on")) {
        saying--;
    }
    if (verb == TOKEN_NONE || verb < day || saying == day || verb == saying ||
        r->tokens[saying].upos != UPOS_VERB || r->tokens[saying].xpos != XPOS_VBD ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return false;
    }
    event_repair_attach(r, day, saying, DEPREL_OBL_UNMARKED);
    return true;
}

/* "flew to Lisbon Friday": the place as a part of the day. */
static bool mend_day_behind_name(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    uint32_t name = day - 1;
    if (day == r->scene->first || verb == TOKEN_NONE || r->tokens[name].upos != UPOS_PROPN ||
        event_repair_head(r, name) != day || r->scene->mention_of[name] == TOKEN_NONE ||
        r->scene->mention_of[name] == r->scene->mention_of[day]) {
        return false;
    }
    event_repair_move(r, day, name, r->scene->first, name);
    event_repair_replace(r, name, day);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    return true;
}

/* "passed a resolution Friday urging": the day as what urges. */
static bool mend_day_before_participle(struct repair *r, uint32_t day)
{
    uint32_t participle = event_repair_head(r, day);
    uint32_t noun = participle == TOKEN_NONE ? participle : event_repair_head(r, participle);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    bool bare = verb != TOKEN_NONE && participle == day + 1 && noun < day &&
                r->tokens[participle].xpos == XPOS_VBG && r->tokens[verb].upos == UPOS_VERB &&
                event_repair_is(r, participle, DEPREL_ACL) && verb < noun;
    if (bare) {
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
    return bare;
}

/* The head of the phrase that ends at `last`: "[a blast] in the capital". */
static uint32_t phrase_ending_at(const struct repair *r, uint32_t last)
{
    uint32_t top = last, head = event_repair_head(r, last);
    for (int i = 0; i < DAY_CLIMB_LIMIT && head != TOKEN_NONE && head < last; i++) {
        if (!event_repair_is(r, top, DEPREL_NMOD) && !event_repair_is(r, top, DEPREL_FLAT)) {
            break;
        }
        top = head;
        head = event_repair_head(r, top);
    }
    return top;
}

/* "A blast late Tuesday in X killed ten", "His remarks Sunday came after": the day as what killed,
 * the blast as the head of the sentence or, before "late", as a part of what stands before it. */
static bool mend_day_behind_subject(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    if (day < r->scene->first + 2 || verb == TOKEN_NONE || verb < day ||
        !event_repair_is(r, day, DEPREL_NSUBJ) || r->tokens[verb].upos != UPOS_VERB) {
        return false;
    }
    bool late =
        event_repair_is_word(r, day - 1, "late") || event_repair_is_word(r, day - 1, "early");
    uint32_t last = late ? day - 2 : day - 1;
    uint32_t noun = event_repair_is_noun(r, last) ? phrase_ending_at(r, last) : TOKEN_NONE;
    bool heads = noun != TOKEN_NONE && event_repair_head(r, noun) == TOKEN_NONE;
    if (noun == TOKEN_NONE || (!late && !heads)) {
        return false;
    }
    if (event_repair_head(r, verb) == noun) {
        event_repair_replace(r, verb, noun);
    }
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    return true;
}

void event_mend_day_as_subject(struct repair *r, uint32_t day)
{
    bool owner = day + 1 < r->scene->end && span_is(r->tokens[day + 1].norm, "'s");
    if (!event_repair_is_day(&r->tokens[day]) || owner) { /* "said Sunday's blast killed ten" */
        return;
    }
    uint32_t verb = event_repair_head(r, day);
    if (mend_day_before_subject(r, day) || mend_day_of_saying(r, day) ||
        mend_day_behind_subject(r, day) || mend_day_behind_name(r, day) ||
        mend_day_before_participle(r, day)) {
        return;
    }
    uint32_t on = event_repair_find(r, day, DEPREL_CASE, r->scene->first, day);
    uint32_t name = event_repair_find(r, day, DEPREL_COMPOUND, r->scene->first, day);
    if (name == TOKEN_NONE && on != TOKEN_NONE && on + 1 == day && on > r->scene->first &&
        event_repair_head(r, on - 1) == day && r->scene->mention_of[on - 1] != TOKEN_NONE) {
        name = on - 1; /* "The High Court on Tuesday quashed" */
    }
    if (verb == TOKEN_NONE || name == TOKEN_NONE || verb < day) {
        return;
    }
    bool beside =
        event_repair_is(r, day, DEPREL_OBL_UNMARKED) && !event_repair_has_subject(r, verb);
    if (!event_repair_is(r, day, DEPREL_NSUBJ) && !beside) {
        return;
    }
    event_repair_move(r, day, name, r->scene->first, day);
    event_repair_attach(r, name, verb, DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, on == TOKEN_NONE ? DEPREL_OBL_UNMARKED : DEPREL_OBL);
    if (on != TOKEN_NONE) {
        event_repair_attach(r, on, day, DEPREL_CASE);
    }
}

/* The first participle below a noun or below what its "of" counts: "a number of troops left". */
static uint32_t participle_of(const struct repair *r, uint32_t noun)
{
    uint32_t end = r->scene->end;
    uint32_t verb = event_repair_find(r, noun, DEPREL_ACL, noun + 1, end);
    uint32_t of = event_repair_find(r, noun, DEPREL_NMOD, noun + 1, end);
    return verb != TOKEN_NONE || of == TOKEN_NONE
               ? verb
               : event_repair_find(r, of, DEPREL_ACL, of + 1, end);
}

/* "Saturday, Syrian troops left": the day as the head of the sentence. */
void event_mend_opening_day(struct repair *r, uint32_t day)
{
    if (!event_repair_is_day(&r->tokens[day])) {
        return;
    }
    uint32_t end = r->scene->end;
    if (event_repair_head(r, day) != TOKEN_NONE || day + 2 >= end ||
        !span_is(r->tokens[day + 1].norm, ",")) {
        return;
    }
    uint32_t noun = event_repair_find(r, day, DEPREL_APPOS, day + 2, end);
    noun = noun != TOKEN_NONE ? noun : event_repair_find(r, day, DEPREL_CONJ, day + 2, end);
    uint32_t verb = noun == TOKEN_NONE ? noun : participle_of(r, noun);
    bool acts = verb != TOKEN_NONE && !event_repair_has(r, verb, DEPREL_AUX_PASS) &&
                event_repair_is_past(r, verb) &&
                (event_repair_has(r, verb, DEPREL_OBJ) || r->tokens[verb].xpos == XPOS_VBD);
    if (acts) {
        event_repair_replace(r, verb, day);
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
    }
}

/* The last word of the name or noun that stands at `first`, behind an article; TOKEN_NONE. */
static uint32_t noun_at(const struct repair *r, uint32_t first)
{
    uint32_t noun = first + (r->tokens[first].upos == UPOS_DET);
    uint32_t mention = noun < r->scene->end ? r->scene->mention_of[noun] : TOKEN_NONE;
    if (noun >= r->scene->end || !event_repair_is_noun(r, noun)) {
        return TOKEN_NONE;
    }
    while (mention != TOKEN_NONE && noun + 1 < r->scene->end &&
           r->scene->mention_of[noun + 1] == mention) {
        noun++;
    }
    return noun;
}

/* "Last month the army test-fired a missile": the month as the head of the sentence, and the verb
 * as a participle below it. */
void event_mend_opening_period(struct repair *r, uint32_t period)
{
    uint32_t date = r->scene->date_of[period], first = period + 1, end = r->scene->end;
    if (event_repair_head(r, period) != TOKEN_NONE || period > r->scene->first + 3 ||
        r->scene->date_of[r->scene->first] != date) {
        return;
    }
    while (first < end &&
           (r->scene->date_of[first] == date || span_is(r->tokens[first].norm, ","))) {
        first++;
    }
    uint32_t verb = event_repair_find(r, period, DEPREL_AMOD, first, end);
    verb = verb != TOKEN_NONE ? verb : event_repair_find(r, period, DEPREL_ACL, first, end);
    uint32_t noun = first < end ? noun_at(r, first) : TOKEN_NONE;
    if (verb == TOKEN_NONE || noun == TOKEN_NONE || noun > verb || !event_repair_is_past(r, verb) ||
        event_repair_head(r, noun) != verb || !event_repair_has(r, verb, DEPREL_OBJ)) {
        return;
    }
    event_repair_replace(r, verb, period);
    event_repair_attach(r, period, verb, DEPREL_OBL_UNMARKED);
    event_repair_move(r, verb, noun, first, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    r->tokens[verb].xpos = XPOS_VBD;
}

/* "On Sunday the party sacked him": the day as a part of the noun behind it, and that as the phrase
 * under "on". */
void event_mend_day_in_subject(struct repair *r, uint32_t day)
{
    if (!event_repair_is_day(&r->tokens[day])) {
        return;
    }
    uint32_t noun = event_repair_head(r, day), on = day - 1;
    if (day == r->scene->first || noun == TOKEN_NONE || noun < day + 2 ||
        !span_is(r->tokens[on].norm, "on") || r->tokens[day + 1].upos != UPOS_DET ||
        event_repair_head(r, on) != noun || event_repair_head(r, day + 1) != noun) {
        return;
    }
    uint32_t verb = event_repair_head(r, noun);
    if (verb == TOKEN_NONE || verb < noun || !event_repair_is(r, noun, DEPREL_OBL) ||
        event_repair_has_subject(r, verb)) {
        return;
    }
    bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
    event_repair_attach(r, noun, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    event_repair_attach(r, day, verb, DEPREL_OBL);
    event_repair_attach(r, on, day, DEPREL_CASE);
}

/* "Police said on Friday two men were held": the day as a part of the number behind it. */
void event_mend_day_before_number(struct repair *r, uint32_t day)
{
    uint32_t number = day + 1, on = day - 1;
    if (day < r->scene->first + 2 || number + 1 >= r->scene->end ||
        !event_repair_is_day(&r->tokens[day]) || r->tokens[number].upos != UPOS_NUM ||
        !span_is(r->tokens[on].norm, "on") ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[on - 1].lemma)) {
        return;
    }
    uint32_t noun = event_repair_head(r, on), above = event_repair_head(r, day);
    uint32_t verb = noun == TOKEN_NONE ? noun : noun + 1;
    while (verb < r->scene->end && !event_repair_is_finite(r, verb)) {
        verb++;
    }
    if (noun == TOKEN_NONE || noun < day || (above != noun && above != number) ||
        verb >= r->scene->end || r->tokens[on - 1].upos != UPOS_VERB) {
        return;
    }
    if (!event_repair_has_subject(r, verb)) {
        event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    }
    event_repair_attach(r, day, on - 1, DEPREL_OBL);
    event_repair_attach(r, on, day, DEPREL_CASE);
    if (number != noun) {
        event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    }
}

/* "X said on Monday that Y had left": what follows "that" is said, and no day does anything. */
void event_mend_content_of_day(struct repair *r, uint32_t verb)
{
    uint32_t day = event_repair_head(r, verb);
    if (day == TOKEN_NONE || day > verb || r->scene->date_of[day] == TOKEN_NONE ||
        (!event_repair_is(r, verb, DEPREL_ACL_RELCL) && !event_repair_is(r, verb, DEPREL_ACL))) {
        return;
    }
    uint32_t saying = event_repair_head(r, day);
    bool content = r->tokens[verb - 1].xpos != XPOS_TO && event_repair_is_finite(r, verb) &&
                   event_repair_has_subject(r, verb) &&
                   event_repair_find(r, verb, DEPREL_MARK, day + 1, verb) != TOKEN_NONE;
    if (content && saying != TOKEN_NONE && saying < verb && r->tokens[saying].upos == UPOS_VERB) {
        event_repair_attach(r, verb, saying, DEPREL_CCOMP);
    }
}

/* "will meet Ann Lee in Oslo on Friday": nobody and no town has a day; what they belong to has. */
void event_mend_day_of_name(struct repair *r, uint32_t day)
{
    uint32_t up = event_repair_head(r, day);
    bool below =
        event_repair_is(r, day, DEPREL_NMOD) || event_repair_is(r, day, DEPREL_NMOD_UNMARKED);
    uint32_t of = event_repair_find(r, day, DEPREL_CASE, r->scene->first, day);
    if (!below || up == TOKEN_NONE || up > day || r->scene->mention_of[up] == TOKEN_NONE ||
        r->scene->mention_of[up] == r->scene->mention_of[day] ||
        r->scene->date_of[up] != TOKEN_NONE ||
        (of != TOKEN_NONE && span_is(r->tokens[of].norm, "of"))) {
        return;
    }
    for (int i = 0; i < DAY_CLIMB_LIMIT && up != TOKEN_NONE && r->tokens[up].upos != UPOS_VERB &&
                    r->scene->mention_of[up] != TOKEN_NONE;
         i++) {
        up = event_repair_head(r, up);
    }
    if (up != TOKEN_NONE) {
        event_repair_attach(r, day, up, r->tokens[up].upos == UPOS_VERB ? DEPREL_OBL : DEPREL_NMOD);
    }
}

/* Whether a day behind a gerund is that of the charge: of "convicted of rioting by a court on
 * Friday" always, of "accused each other of violating it on Saturday" where both do so. */
static bool is_day_of_charge(const struct repair *r, uint32_t verb)
{
    static const char *const rulings[] = {"convict", "acquit", "clear", "exonerate", NULL};
    uint32_t object = event_repair_find(r, verb, DEPREL_OBJ, verb, r->scene->end);
    bool mutual = object != TOKEN_NONE && event_repair_is_word(r, object, "each");
    return span_is_one_of(r->tokens[verb].lemma, rulings) ||
           (mutual && span_is(r->tokens[verb].lemma, "accuse"));
}

/* "charged ten men with rioting on Friday": right behind what somebody is charged with. */
static bool ends_charge(const struct repair *r, uint32_t verb, uint32_t gerund, uint32_t day)
{
    static const char *const charges[] = {"charge", "accuse", "indict", "sentence", "jail", NULL};
    return span_is_one_of(r->tokens[verb].lemma, charges) &&
           r->scene->analysis->dates[r->scene->date_of[day]].first_token <= gerund + 2;
}

/* "was convicted of rioting by a court on Friday": the day, and the court before it, as those of
 * the crime. */
void event_mend_day_of_charge(struct repair *r, uint32_t day)
{
    uint32_t gerund = event_repair_head(r, day);
    uint32_t verb = gerund == TOKEN_NONE ? gerund : event_repair_head(r, gerund);
    if (verb != TOKEN_NONE && event_repair_is(r, gerund, DEPREL_ACL)) {
        verb = event_repair_head(r, verb); /* "charged [two men] with" */
    }
    if (!event_repair_is(r, day, DEPREL_OBL) || !event_repair_is_day(&r->tokens[day]) ||
        verb == TOKEN_NONE || verb > gerund || gerund > day || r->tokens[gerund].xpos != XPOS_VBG ||
        !event_repair_has(r, gerund, DEPREL_MARK) ||
        !(is_day_of_charge(r, verb) || ends_charge(r, verb, gerund, day))) {
        return;
    }
    event_repair_attach(r, day, verb, DEPREL_OBL);
    for (uint32_t i = gerund + 1; i < day; i++) {
        uint32_t by = event_repair_find(r, i, DEPREL_CASE, gerund, i);
        if (by != TOKEN_NONE && event_repair_head(r, i) == gerund &&
            event_repair_is_word(r, by, "by")) {
            event_repair_attach(r, i, verb, DEPREL_OBL_AGENT);
        }
    }
}

/* "reached a deal to buy jets in 2023": a time in the past is that of the deal; what is agreed lies
 * ahead of it. */
void event_mend_day_of_aim(struct repair *r, uint32_t day)
{
    uint32_t aim = event_repair_head(r, day);
    uint32_t noun = aim == TOKEN_NONE ? aim : event_repair_head(r, aim);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (verb == TOKEN_NONE || verb > noun || noun > aim || aim > day ||
        r->tokens[aim].xpos != XPOS_VB || r->tokens[verb].xpos != XPOS_VBD ||
        !event_repair_is(r, aim, DEPREL_ACL) || !event_repair_is(r, noun, DEPREL_OBJ) ||
        (!event_lexicon_in(r->scene->lexicon, EVENT_CLASS_PAPER, r->tokens[noun].lemma) &&
         !span_is(r->tokens[noun].lemma, "deal") && !span_is(r->tokens[noun].lemma, "contract"))) {
        return;
    }
    const struct date *date = &r->scene->analysis->dates[r->scene->date_of[day]];
    if (period_ends_before(date->period, r->scene->published)) {
        event_repair_attach(r, day, verb, DEPREL_OBL);
    }
}

/* The noun right before "late on Monday", as the head of its name; TOKEN_NONE. */
static uint32_t noun_before_late(const struct repair *r, uint32_t late)
{
    static const char *const words[] = {"early", "late", NULL};
    uint32_t noun = late - 1;
    if (late == r->scene->first || !span_is_one_of(r->tokens[late].norm, words) ||
        !event_repair_is_noun(r, noun) || r->scene->date_of[noun] != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t head = event_repair_head(r, noun);
    return event_repair_is(r, noun, DEPREL_FLAT) && head != TOKEN_NONE && head < noun ? head : noun;
}

/* "Kenya [late on Monday] expelled two men": when it was done, as the subject or beside it. */
void event_mend_late_day(struct repair *r, uint32_t day)
{
    uint32_t verb = day + 1, late = day - 1, first = r->scene->first;
    late -= day > first + 1 && event_repair_is_word(r, late, "on");
    uint32_t noun =
        day < first + 2 || verb >= r->scene->end ? TOKEN_NONE : noun_before_late(r, late);
    uint32_t subject =
        noun == TOKEN_NONE
            ? noun
            : event_repair_find(r, verb, event_repair_subject_relation(r, verb), first, verb);
    if (noun == TOKEN_NONE || !event_repair_is_past(r, verb) || subject == noun ||
        (subject != TOKEN_NONE && subject < late)) {
        return;
    }
    if (event_repair_head(r, verb) == noun || event_repair_head(r, verb) == late ||
        event_repair_head(r, verb) == day) {
        event_repair_replace(r, verb, noun);
    }
    event_repair_move(r, late, noun, first, late);
    event_repair_move(r, day, noun, first, late);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    event_repair_attach(r, late, verb, DEPREL_ADVMOD);
    event_repair_attach(r, day, verb, DEPREL_OBL);
    if (late + 1 < day) {
        event_repair_attach(r, day - 1, day, DEPREL_CASE);
    }
    r->tokens[verb].xpos = XPOS_VBD;
}

/* "the mother of a man shot by police last June has sued": a day between a participle and the main
 * verb, without a comma before it, is the participle's. */
void event_mend_day_of_reduced(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    uint32_t first = r->scene->analysis->dates[r->scene->date_of[day]].first_token;
    if (verb == TOKEN_NONE || verb < day || first <= r->scene->first + 3 ||
        r->tokens[verb].upos != UPOS_VERB ||
        (!event_repair_is(r, day, DEPREL_OBL_UNMARKED) && !event_repair_is(r, day, DEPREL_OBL)) ||
        (day + 1 != verb && r->tokens[day + 1].upos != UPOS_AUX)) {
        return;
    }
    for (uint32_t i = first; i > r->scene->first + 1; i--) {
        uint32_t participle = i - 1;
        if (r->tokens[participle].upos == UPOS_PUNCT || event_repair_is_finite(r, participle)) {
            return;
        }
        if (r->tokens[participle].xpos == XPOS_VBN && event_repair_is(r, participle, DEPREL_ACL)) {
            event_repair_attach(r, day, participle, DEPREL_OBL);
            return;
        }
    }
}

/* "hit a camp Sunday after rebels fired": no day stands before the word that opens its clause. */
void event_mend_day_before_clause(struct repair *r, uint32_t day)
{
    static const char *const words[] = {"after", "as", "before", "while", NULL};
    uint32_t verb = event_repair_head(r, day);
    uint32_t main = verb == TOKEN_NONE ? verb : event_repair_head(r, verb);
    bool plain =
        event_repair_is(r, day, DEPREL_OBL) || event_repair_is(r, day, DEPREL_OBL_UNMARKED);
    if (main == TOKEN_NONE || main > day || verb < day + 3 || !plain ||
        !event_repair_is_day(&r->tokens[day]) || !event_repair_is(r, verb, DEPREL_ADVCL) ||
        r->tokens[main].upos != UPOS_VERB || !span_is_one_of(r->tokens[day + 1].norm, words) ||
        event_repair_find(r, verb, DEPREL_MARK, day + 1, day + 2) == TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, day, main, (enum deprel)r->tokens[day].deprel);
}

/* "killed a judge earlier on Friday": whom, as how much earlier. */
void event_mend_object_before_time(struct repair *r, uint32_t noun)
{
    static const char *const times[] = {"ago", "earlier", "early", "late", "later", NULL};
    static const char *const lengths[] = {"bit",   "day",  "decade", "hour",  "minute", "moment",
                                          "month", "time", "week",   "while", "year",   NULL};
    uint32_t time = event_repair_head(r, noun);
    if (!event_repair_is(r, noun, DEPREL_OBL_UNMARKED) || time == TOKEN_NONE || time < noun ||
        r->scene->date_of[noun] != TOKEN_NONE || !span_is_one_of(r->tokens[time].norm, times) ||
        span_is_one_of(r->tokens[noun].lemma, lengths)) {
        return;
    }
    uint32_t verb = event_repair_head(r, time);
    if (verb == TOKEN_NONE || verb > noun || r->tokens[verb].upos != UPOS_VERB ||
        event_repair_has(r, verb, DEPREL_AUX_PASS) || event_repair_has(r, verb, DEPREL_OBJ)) {
        return;
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
}
