/* Phrases and clauses that the parser hung under the wrong words. Nothing is moved that has another
 * reading. */
#include "event_mends.h"

enum { CLIMB_LIMIT = 6 };

static const struct mention *name_at(const struct repair *r, uint32_t token)
{
    uint32_t mention = r->scene->mention_of[token];
    const struct mention *m = mention == TOKEN_NONE ? NULL : &r->scene->analysis->mentions[mention];
    return m && m->kind == MENTION_NAME ? m : NULL;
}

/* "Meanwhile, in Yangon, hundreds of people marched": a comma parts the place from the subject. */
void event_mend_opening_place(struct repair *r, uint32_t place)
{
    uint32_t first = r->scene->first, noun = event_repair_head(r, place);
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    const struct mention *name = name_at(r, place);
    while (first < place &&
           (r->tokens[first].upos == UPOS_ADV || r->tokens[first].upos == UPOS_CCONJ ||
            event_repair_is_word(r, first, ","))) {
        first++;
    }
    if (place != first + 1 || !event_repair_is_word(r, first, "in") || !name ||
        name->type != ENTITY_PLACE || noun == TOKEN_NONE || noun < place ||
        !event_repair_is(r, place, DEPREL_NMOD) || verb == TOKEN_NONE ||
        r->tokens[verb].upos != UPOS_VERB ||
        !event_repair_is_word(r, place + name->token_count, ",")) {
        return;
    }
    event_repair_attach(r, place, verb, DEPREL_OBL);
    event_repair_attach(r, first, place, DEPREL_CASE);
}

/* "blamed the raid on the rebels": whom one blames, not whom the raid was on. */
void event_mend_blame(struct repair *r, uint32_t verb)
{
    uint32_t act = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    if (act == TOKEN_NONE || !span_is(r->tokens[verb].lemma, "blame")) {
        return;
    }
    uint32_t whom = event_repair_find(r, act, DEPREL_NMOD, act + 1, r->scene->end);
    uint32_t on =
        whom == TOKEN_NONE ? whom : event_repair_find(r, whom, DEPREL_CASE, act + 1, whom);
    if (on != TOKEN_NONE && event_repair_is_word(r, on, "on")) {
        event_repair_attach(r, whom, verb, DEPREL_OBL);
    }
}

/* "submit Ann Lee, the country's leader, to the court": what describes stands behind the name. */
void event_mend_name_first(struct repair *r, uint32_t name)
{
    uint32_t noun = event_repair_head(r, name);
    if (!event_repair_is(r, name, DEPREL_APPOS) || noun == TOKEN_NONE || noun < name ||
        r->scene->mention_of[name] == TOKEN_NONE || r->scene->mention_of[noun] != TOKEN_NONE ||
        !event_repair_has_comma(r, name, noun)) {
        return;
    }
    uint32_t verb = event_repair_head(r, noun);
    event_repair_replace(r, name, noun);
    event_repair_attach(r, noun, name, DEPREL_APPOS);
    for (uint32_t i = noun + 1; verb != TOKEN_NONE && i < r->scene->end; i++) {
        if (event_repair_head(r, i) == noun && event_repair_is(r, i, DEPREL_APPOS) &&
            event_repair_has(r, i, DEPREL_CASE)) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
        }
    }
}

/* "vetoed a text that called on states to prevent X": whom a call goes to is to do what follows. */
void event_mend_called_to(struct repair *r, uint32_t verb)
{
    static const char *const calling[] = {"call", "appeal", "plead", NULL};
    uint32_t to = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    uint32_t whom = to == TOKEN_NONE || to == r->scene->first ? TOKEN_NONE : to - 1;
    uint32_t call = whom == TOKEN_NONE ? whom : event_repair_head(r, whom);
    if (call == TOKEN_NONE || call > whom || r->tokens[to].xpos != XPOS_TO ||
        !event_repair_is(r, verb, DEPREL_ADVCL) || event_repair_head(r, verb) == call ||
        !event_repair_is(r, whom, DEPREL_OBL) || !span_is_one_of(r->tokens[call].lemma, calling)) {
        return;
    }
    event_repair_attach(r, verb, call, DEPREL_ADVCL);
}

/* "after talks with Ann Lee": the preposition as the head of what it stands before. */
void event_mend_preposition(struct repair *r, uint32_t word)
{
    uint32_t head = event_repair_head(r, word);
    bool phrase = event_repair_is(r, word, DEPREL_ADVMOD) || event_repair_is(r, word, DEPREL_OBL) ||
                  event_repair_is(r, word, DEPREL_CASE) || event_repair_is(r, word, DEPREL_MARK);
    if (!phrase || r->tokens[word].xpos != XPOS_IN || head == TOKEN_NONE || head > word) {
        return;
    }
    uint32_t noun = event_repair_find(r, word, DEPREL_NSUBJ, word + 1, r->scene->end);
    if (noun == TOKEN_NONE) {
        return;
    }
    if (event_repair_is_noun(r, word - 1) &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_TALK, r->tokens[word - 1].lemma)) {
        head = word - 1; /* "spoke after [talks] with X" */
    }
    bool verb = r->tokens[head].upos == UPOS_VERB;
    event_repair_attach(r, noun, head, verb ? DEPREL_OBL : DEPREL_NMOD);
    event_repair_move(r, word, noun, word + 1, r->scene->end);
    event_repair_attach(r, word, noun, DEPREL_CASE);
}

/* "sends a bill banning X": right behind what is written, a participle says what stands in it. */
void event_mend_written(struct repair *r, uint32_t verb)
{
    uint32_t paper = verb - 1;
    if (verb > r->scene->first && r->tokens[verb].xpos == XPOS_VBG &&
        event_repair_is(r, verb, DEPREL_ADVCL) && event_repair_is(r, paper, DEPREL_OBJ) &&
        event_repair_head(r, paper) == event_repair_head(r, verb) &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_PAPER, r->tokens[paper].lemma)) {
        event_repair_attach(r, verb, paper, DEPREL_ACL);
    }
}

/* Whether a date is told by month and day: what lies back, where a weekday is of this week. */
static bool is_calendar_day(const struct repair *r, uint32_t token)
{
    uint32_t date = r->scene->date_of[token];
    return date != TOKEN_NONE && r->tokens[token].xpos == XPOS_CD &&
           r->scene->analysis->dates[date].first_token + 1 == token &&
           r->tokens[token - 1].upos == UPOS_PROPN;
}

/* "freed two men abducted from a school on March 11": behind a participle of the object, a day of
 * the calendar is that participle's. */
void event_mend_day_of_participle(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day);
    if (verb == TOKEN_NONE || verb > day || !event_repair_is(r, day, DEPREL_OBL) ||
        !is_calendar_day(r, day) || r->tokens[verb].upos != UPOS_VERB) {
        return;
    }
    for (uint32_t i = day - 1; i > verb; i--) {
        if (r->tokens[i].flags & TOKEN_PUNCT) {
            return;
        }
        if (event_repair_is(r, i, DEPREL_ACL) && r->tokens[i].xpos == XPOS_VBN) {
            event_repair_attach(r, day, i, DEPREL_OBL);
            return;
        }
    }
}

/* "issued a statement denying that X had left": right behind a verb that has no other content,
 * "that" opens what this verb says. */
void event_mend_content_behind(struct repair *r, uint32_t that)
{
    uint32_t clause = event_repair_head(r, that), saying = that - 1;
    uint32_t other = clause == TOKEN_NONE ? clause : event_repair_head(r, clause);
    if (that == r->scene->first || other == TOKEN_NONE || other == saying || clause < that ||
        !event_repair_is_word(r, that, "that") || !event_repair_is(r, that, DEPREL_MARK) ||
        (!event_repair_is(r, clause, DEPREL_CCOMP) && !event_repair_is(r, clause, DEPREL_ACL)) ||
        r->tokens[saying].upos != UPOS_VERB || other > saying ||
        event_repair_has(r, saying, DEPREL_CCOMP) || event_repair_has(r, saying, DEPREL_OBJ)) {
        return;
    }
    event_repair_attach(r, clause, saying, DEPREL_CCOMP);
}

/* "Win Htein, an aide to Suu Kyi, who was charged": the clause tells of the one with the name. */
void event_mend_clause_of_described(struct repair *r, uint32_t verb)
{
    uint32_t description = event_repair_head(r, verb);
    uint32_t name = description == TOKEN_NONE ? description : event_repair_head(r, description);
    if (name == TOKEN_NONE || name > description || description > verb ||
        !event_repair_is(r, verb, DEPREL_ACL_RELCL) ||
        !event_repair_is(r, description, DEPREL_APPOS) ||
        r->scene->mention_of[description] != TOKEN_NONE || !name_at(r, name) ||
        name_at(r, name)->type != ENTITY_PERSON) {
        return;
    }
    for (uint32_t i = description; i < verb; i++) {
        if (event_repair_is_word(r, i, ",") && event_repair_is_word(r, i + 1, "who")) {
            event_repair_attach(r, verb, name, DEPREL_ACL_RELCL);
            return;
        }
    }
}

/* The phrase of `verb` that ends right before `end`, or the noun for an act in it; TOKEN_NONE. */
static uint32_t noun_that_ends(const struct repair *r, uint32_t verb, uint32_t end)
{
    uint32_t noun = end - 1, act = TOKEN_NONE;
    for (int i = 0; i < CLIMB_LIMIT && noun != TOKEN_NONE && noun > verb; i++) {
        bool tells = event_lexicon_noun(r->scene->lexicon, r->tokens[noun].lemma) != NULL;
        act = tells && r->tokens[noun].upos == UPOS_NOUN ? noun : act;
        if (event_repair_head(r, noun) == verb) {
            return act;
        }
        noun = event_repair_head(r, noun);
    }
    return TOKEN_NONE;
}

/* "set off an avalanche that swept through", "spoke of a blast in Gao that killed two": with "that"
 * as its subject, a clause tells of the noun before it. */
void event_mend_relative_as_content(struct repair *r, uint32_t verb)
{
    uint32_t that = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t saying = event_repair_head(r, verb);
    uint32_t object = saying == TOKEN_NONE || that == TOKEN_NONE
                          ? TOKEN_NONE
                          : event_repair_find(r, saying, DEPREL_OBJ, saying + 1, that);
    if (object == TOKEN_NONE && that != TOKEN_NONE && saying != TOKEN_NONE && saying < that) {
        object = noun_that_ends(r, saying, that);
    }
    if (object != TOKEN_NONE && event_repair_is(r, verb, DEPREL_CCOMP) &&
        r->tokens[that].xpos == XPOS_WDT && event_repair_is_word(r, that, "that") &&
        r->tokens[object].upos == UPOS_NOUN) {
        event_repair_attach(r, verb, object, DEPREL_ACL_RELCL);
    }
}

/* The noun behind the last "after" between two verbs, when it is a phrase of the first or of a time
 * ("a day after"); TOKEN_NONE when another verb that can stand by itself comes between. */
static uint32_t noun_behind_after(const struct repair *r, uint32_t main, uint32_t verb)
{
    for (uint32_t i = verb - 1; i > main; i--) {
        if (event_repair_is_finite(r, i)) {
            return TOKEN_NONE;
        }
        if (!event_repair_is(r, i, DEPREL_CASE) ||
            (!event_repair_is_word(r, i, "after") && !event_repair_is_word(r, i, "before"))) {
            continue;
        }
        uint32_t noun = event_repair_head(r, i);
        bool phrase =
            noun != TOKEN_NONE && noun > i && noun < verb &&
            (event_repair_is(r, noun, DEPREL_OBL) || event_repair_is(r, noun, DEPREL_NMOD)) &&
            r->scene->date_of[noun] == TOKEN_NONE;
        return phrase ? noun : TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "rescuers dug, a day after a quake killed ten": without "and", the second verb is no joined one;
 * what stands behind "after" did it. */
void event_mend_joined_after(struct repair *r, uint32_t verb)
{
    uint32_t main = event_repair_head(r, verb);
    if (main == TOKEN_NONE || main > verb || !event_repair_is(r, verb, DEPREL_CONJ) ||
        r->tokens[verb].xpos != XPOS_VBD || event_repair_has(r, verb, DEPREL_CC) ||
        r->tokens[main].upos != UPOS_VERB) {
        return;
    }
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, main + 1, verb);
    if (mark != TOKEN_NONE && event_repair_has_subject(r, verb) &&
        (event_repair_is_word(r, mark, "after") || event_repair_is_word(r, mark, "before"))) {
        event_repair_attach(r, verb, main, DEPREL_ADVCL); /* "spoke, a day after men killed ten" */
    }
    if (event_repair_has_subject(r, verb)) {
        return;
    }
    uint32_t noun = noun_behind_after(r, main, verb);
    if (noun == TOKEN_NONE) {
        return;
    }
    uint32_t after = event_repair_find(r, noun, DEPREL_CASE, main + 1, noun);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, after, verb, DEPREL_MARK);
    event_repair_attach(r, verb, main, DEPREL_ADVCL);
}

/* "Ann Lee, the party's number two, left": the description as the subject, the name as a subject of
 * that. */
void event_mend_described_subject(struct repair *r, uint32_t noun)
{
    uint32_t verb = event_repair_head(r, noun);
    if (!event_repair_is(r, noun, DEPREL_NSUBJ) && !event_repair_is(r, noun, DEPREL_NSUBJ_PASS)) {
        return;
    }
    uint32_t name = event_repair_find(r, noun, DEPREL_NSUBJ, r->scene->first, noun);
    if (verb == TOKEN_NONE || verb < noun || name == TOKEN_NONE || !name_at(r, name) ||
        r->tokens[verb].upos != UPOS_VERB || event_repair_has(r, noun, DEPREL_COP) ||
        !event_repair_has_comma(r, name, noun)) {
        return;
    }
    event_repair_move(r, noun, verb, r->scene->first, name);
    event_repair_replace(r, name, noun);
    event_repair_attach(r, noun, name, DEPREL_APPOS);
    for (uint32_t i = name + 1; i < noun; i++) {
        if (name_at(r, i) == name_at(r, name) && event_repair_head(r, i) == noun) {
            event_repair_attach(r, i, name, DEPREL_FLAT);
        }
    }
}

/* "Ann Lee, the envoy on human rights, said": a phrase right behind a description between commas is
 * a part of it. */
void event_mend_phrase_of_description(struct repair *r, uint32_t phrase)
{
    uint32_t name = event_repair_head(r, phrase);
    if (!event_repair_is(r, phrase, DEPREL_NMOD) || name == TOKEN_NONE || name > phrase ||
        !name_at(r, name)) {
        return;
    }
    uint32_t mark = event_repair_find(r, phrase, DEPREL_CASE, r->scene->first, phrase);
    if (mark == TOKEN_NONE || mark <= name + 1) {
        return;
    }
    uint32_t description = mark - 1;
    if (event_repair_is(r, description, DEPREL_APPOS) &&
        event_repair_head(r, description) == name && event_repair_has_comma(r, name, description)) {
        event_repair_attach(r, phrase, description, DEPREL_NMOD);
    }
}

/* "Officials, like Ann Lee, have left": whom "like" names is one of the subject before it. */
void event_mend_like(struct repair *r, uint32_t like)
{
    uint32_t noun = like - 2, name = like + 1;
    if (like < r->scene->first + 2 || name >= r->scene->end ||
        !event_repair_is_word(r, like, "like") || !event_repair_is_word(r, like - 1, ",") ||
        r->tokens[noun].upos != UPOS_NOUN || !name_at(r, name) ||
        !event_repair_is(r, name, DEPREL_NSUBJ) ||
        event_repair_head(r, noun) != event_repair_head(r, name)) {
        return;
    }
    uint32_t verb = event_repair_head(r, name);
    if (verb != TOKEN_NONE && verb > name) {
        event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
        event_repair_attach(r, name, noun, DEPREL_NMOD);
        event_repair_attach(r, like, name, DEPREL_CASE);
    }
}

/* "Since the fall of the wall, the country has tried": of two subjects the one behind the word that
 * opens the sentence is a phrase. */
void event_mend_opening_phrase(struct repair *r, uint32_t verb)
{
    uint32_t first = r->scene->first;
    uint32_t noun = event_repair_find(r, verb, DEPREL_NSUBJ_PASS, first, verb);
    noun = noun != TOKEN_NONE ? noun : event_repair_find(r, verb, DEPREL_NSUBJ, first, verb);
    uint32_t mark = event_repair_find(r, verb, DEPREL_MARK, first, first + 1);
    uint32_t subject =
        noun == TOKEN_NONE ? noun : event_repair_find(r, verb, DEPREL_NSUBJ, noun + 1, verb);
    if (mark != first || subject == TOKEN_NONE || !event_repair_is(r, verb, DEPREL_ROOT) ||
        (!event_repair_is_word(r, mark, "since") && !event_repair_is_word(r, mark, "after") &&
         !event_repair_is_word(r, mark, "before"))) {
        return;
    }
    if (event_repair_has_comma(r, noun, subject)) {
        event_repair_attach(r, noun, verb, DEPREL_OBL);
        event_repair_attach(r, mark, noun, DEPREL_CASE);
    }
}

/* "shot two men during a raid": nobody is during anything. */
void event_mend_during_act(struct repair *r, uint32_t act)
{
    if (!event_repair_is(r, act, DEPREL_NMOD)) {
        return;
    }
    uint32_t noun = event_repair_head(r, act);
    uint32_t during = event_repair_find(r, act, DEPREL_CASE, r->scene->first, act);
    if (during == TOKEN_NONE || noun == TOKEN_NONE || noun > during ||
        !event_repair_is_word(r, during, "during") ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) == NULL) {
        return;
    }
    uint32_t verb = event_repair_head(r, noun);
    bool behind = verb != TOKEN_NONE && verb < noun && r->tokens[verb].upos == UPOS_VERB;
    if (behind && (event_repair_is(r, noun, DEPREL_OBJ) || event_repair_is(r, noun, DEPREL_NSUBJ) ||
                   event_repair_is(r, noun, DEPREL_OBL))) {
        event_repair_attach(r, act, verb, DEPREL_OBL);
        for (uint32_t i = act + 1; i < r->scene->end; i++) {
            if (event_repair_head(r, i) == noun && r->scene->date_of[i] != TOKEN_NONE) {
                event_repair_attach(r, i, verb, DEPREL_OBL);
            }
        }
    }
}

/* "X said one of its men was killed": the saying as a side clause of what is said, whose subject it
 * has for its content. */
void event_mend_saying_before(struct repair *r, uint32_t verb)
{
    uint32_t saying = event_repair_find(r, verb, DEPREL_ADVCL, r->scene->first, verb);
    uint32_t noun = saying == TOKEN_NONE
                        ? saying
                        : event_repair_find(r, saying, DEPREL_CCOMP, saying + 1, verb);
    if (noun == TOKEN_NONE || event_repair_has_subject(r, verb) ||
        !event_repair_is_finite(r, verb) || !event_repair_has_subject(r, saying) ||
        event_repair_has(r, saying, DEPREL_MARK) || r->tokens[noun].upos == UPOS_VERB ||
        event_repair_has(r, noun, DEPREL_COP) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
    event_repair_replace(r, saying, verb);
    event_repair_attach(r, verb, saying, DEPREL_CCOMP);
    event_repair_attach(r, noun, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
}

/* The noun or name right before the date of `day` that the parser hung under the day; TOKEN_NONE.
 */
static uint32_t noun_before_day(const struct repair *r, uint32_t day)
{
    uint32_t from = r->scene->analysis->dates[r->scene->date_of[day]].first_token;
    if (from < r->scene->first + 2) {
        return TOKEN_NONE;
    }
    uint32_t noun = event_repair_is_word(r, from - 1, ",") ? from - 2 : from - 1;
    bool thing = event_repair_is_noun(r, noun);
    bool part = event_repair_is(r, noun, DEPREL_COMPOUND) ||
                (r->tokens[noun].upos == UPOS_NOUN && event_repair_is(r, noun, DEPREL_NMOD_DESC));
    return thing && part && event_repair_head(r, noun) == day &&
                   r->scene->date_of[noun] == TOKEN_NONE
               ? noun
               : TOKEN_NONE;
}

/* Whether a day behind the noun is its own: "talks in Oslo on Friday", but not "died after a raid
 * in Kano on Friday". */
static bool is_dated(const struct repair *r, uint32_t noun)
{
    uint32_t mark = event_repair_find(r, noun, DEPREL_CASE, r->scene->first, noun);
    bool after = mark != TOKEN_NONE && (event_repair_is_word(r, mark, "after") ||
                                        event_repair_is_word(r, mark, "following"));
    return !after && event_lexicon_noun(r->scene->lexicon, r->tokens[noun].lemma) != NULL;
}

/* "in a helicopter crash Saturday evening", "in the city of Karbala Wednesday": the day as the head
 * of what stands before it. */
void event_mend_day_as_head(struct repair *r, uint32_t day)
{
    uint32_t verb = event_repair_head(r, day), first = r->scene->first;
    uint32_t noun = noun_before_day(r, day);
    if (noun == TOKEN_NONE || verb == TOKEN_NONE ||
        (!event_repair_is(r, day, DEPREL_OBL) && !event_repair_is(r, day, DEPREL_OBL_UNMARKED) &&
         !event_repair_is(r, day, DEPREL_NMOD) && !event_repair_is(r, day, DEPREL_CONJ) &&
         !event_repair_is(r, day, DEPREL_NSUBJ) && !event_repair_is(r, day, DEPREL_NSUBJ_PASS))) {
        return;
    }
    event_repair_move(r, day, noun, first, noun);
    event_repair_move(r, noun, day, noun + 1, day);
    event_repair_replace(r, noun, day);
    if (event_repair_is(r, noun, DEPREL_OBL_UNMARKED)) {
        event_repair_attach(r, noun, verb, DEPREL_OBL);
    }
    bool named = noun > first + 1 && event_repair_is_word(r, noun - 1, ",") && name_at(r, noun) &&
                 name_at(r, noun)->type == ENTITY_PLACE && r->tokens[noun - 2].upos == UPOS_NOUN;
    if (named) {
        event_repair_attach(r, noun, noun - 2, DEPREL_APPOS); /* "the capital, Kano, on Friday" */
    }
    for (int i = 0; i < CLIMB_LIMIT && r->tokens[verb].upos != UPOS_VERB && !is_dated(r, verb);
         i++) {
        uint32_t up = event_repair_head(r, verb);
        if (up == TOKEN_NONE) {
            break;
        }
        verb = up;
    }
    event_repair_attach(r, day, verb, DEPREL_OBL_UNMARKED);
}

/* "killed two men, including a chief, in Kano": a place behind a preposition is no other name of
 * what stands before it, but where the verb's act was. */
void event_mend_place_as_name(struct repair *r, uint32_t place)
{
    const struct mention *name = name_at(r, place);
    uint32_t verb = event_repair_head(r, place), noun = verb;
    if (!event_repair_is(r, place, DEPREL_APPOS) || !name || name->type != ENTITY_PLACE) {
        return;
    }
    uint32_t in = event_repair_find(r, place, DEPREL_CASE, r->scene->first, place);
    if (in == TOKEN_NONE || in <= noun) {
        return;
    }
    for (int i = 0; i < CLIMB_LIMIT && verb != TOKEN_NONE && r->tokens[verb].upos != UPOS_VERB;
         i++) {
        verb = event_repair_head(r, verb);
    }
    if (verb != TOKEN_NONE && verb < noun && r->tokens[verb].upos == UPOS_VERB) {
        event_repair_attach(r, place, verb, DEPREL_OBL);
    }
}

/* "said militants were behind the attack": whom a saying verb has for an object right before a form
 * of "be" is the subject of what is said. */
void event_mend_subject_of_be(struct repair *r, uint32_t be)
{
    if (!event_repair_is(r, be, DEPREL_COP)) {
        return;
    }
    uint32_t predicate = event_repair_head(r, be), noun = be;
    while (noun > r->scene->first && r->tokens[noun].upos == UPOS_AUX) {
        noun--; /* "have been" */
    }
    uint32_t saying = predicate == TOKEN_NONE ? predicate : event_repair_head(r, predicate);
    for (int i = 0; i < CLIMB_LIMIT && saying != TOKEN_NONE && noun != TOKEN_NONE &&
                    noun > saying && event_repair_head(r, noun) != saying;
         i++) {
        noun = event_repair_head(r, noun); /* "a withdrawal of troops would be" */
    }
    if (noun == TOKEN_NONE || be == r->scene->first || saying == TOKEN_NONE ||
        !event_repair_is(r, predicate, DEPREL_CCOMP) || !event_repair_is(r, noun, DEPREL_OBJ) ||
        event_repair_head(r, noun) != saying || event_repair_has_subject(r, predicate) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma)) {
        return;
    }
    event_repair_attach(r, noun, predicate, DEPREL_NSUBJ);
}

/* "the odds X goes to court are small": a clause with a subject of its own says what the odds are
 * of.
 */
void event_mend_odds(struct repair *r, uint32_t verb)
{
    static const char *const nouns[] = {"odds", "odd",  "chance", "likelihood",  "probability",
                                        "risk", "fear", "hope",   "possibility", NULL};
    uint32_t noun = event_repair_head(r, verb);
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    if (noun == TOKEN_NONE || !event_repair_is(r, verb, DEPREL_ACL_RELCL) ||
        subject == TOKEN_NONE || subject < noun || r->tokens[subject].xpos == XPOS_WDT ||
        r->tokens[subject].xpos == XPOS_WP) {
        return;
    }
    if (span_is_one_of(r->tokens[noun].lemma, nouns)) {
        r->tokens[verb].deprel = DEPREL_CCOMP;
    }
}

/* "X resigned hours after two men, A and B, were killed": a passive without a subject whose subject
 * the parser took for a phrase of the clause before. */
void event_mend_passive_after(struct repair *r, uint32_t verb)
{
    uint32_t main = event_repair_find(r, verb, DEPREL_ADVCL, r->scene->first, verb);
    if (main == TOKEN_NONE || !event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        event_repair_has_subject(r, verb) || !event_repair_has_subject(r, main) ||
        r->tokens[main].upos != UPOS_VERB) {
        return;
    }
    uint32_t noun = event_repair_find(r, main, DEPREL_OBL, main + 1, verb);
    uint32_t after =
        noun == TOKEN_NONE ? noun : event_repair_find(r, noun, DEPREL_CASE, main + 1, noun);
    bool clause = after != TOKEN_NONE && (event_repair_is_word(r, after, "after") ||
                                          event_repair_is_word(r, after, "before") ||
                                          event_repair_is_word(r, after, "since"));
    if (!clause || r->scene->date_of[noun] != TOKEN_NONE) {
        return;
    }
    event_repair_replace(r, main, verb);
    event_repair_attach(r, verb, main, DEPREL_ADVCL);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ_PASS);
    event_repair_attach(r, after, verb, DEPREL_MARK);
}

/* "since the talks between X and Y collapsed": "between" has two partners, and what they share is
 * what the verb behind them tells of. */
void event_mend_between(struct repair *r, uint32_t verb)
{
    uint32_t first = r->scene->first;
    uint32_t second = event_repair_find(r, verb, DEPREL_NSUBJ, first, verb);
    uint32_t joined = event_repair_find(r, verb, DEPREL_CC, first, verb);
    if (second == TOKEN_NONE || joined == TOKEN_NONE || joined == first || joined > second ||
        !event_repair_is(r, verb, DEPREL_CONJ)) {
        return;
    }
    uint32_t partner = joined - 1, noun = TOKEN_NONE;
    for (int i = 0; i < 4 && partner != TOKEN_NONE && noun == TOKEN_NONE; i++) {
        uint32_t mark = event_repair_find(r, partner, DEPREL_CASE, first, partner);
        noun = mark != TOKEN_NONE && span_is(r->tokens[mark].norm, "between")
                   ? event_repair_head(r, partner)
                   : TOKEN_NONE;
        partner = noun == TOKEN_NONE ? event_repair_head(r, partner) : partner;
    }
    if (noun == TOKEN_NONE || noun > partner || r->tokens[noun].upos != UPOS_NOUN ||
        event_repair_has(r, partner, DEPREL_CONJ)) {
        return;
    }
    uint32_t mark = event_repair_find(r, noun, DEPREL_CASE, first, noun);
    uint32_t above = event_repair_head(r, noun);
    event_repair_attach(r, second, partner, DEPREL_CONJ);
    event_repair_attach(r, joined, second, DEPREL_CC);
    if (mark != TOKEN_NONE && above != TOKEN_NONE) {
        event_repair_attach(r, verb, above, DEPREL_ADVCL);
        event_repair_attach(r, mark, verb, DEPREL_MARK);
    } else {
        event_repair_replace(r, verb, noun);
    }
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
}
