/* The main clause of a sentence whose verb the parser took for a part of what stands before it: of
 * what is carried, of a clause behind "a day after", of a participle. */
#include "event_mends.h"

/* The first token of what hangs before a noun without a gap: "a", "crowded" of "a crowded bus". */
static uint32_t opening_of(const struct repair *r, uint32_t noun, uint32_t above)
{
    uint32_t first = noun;
    while (first > r->scene->first) {
        uint32_t head = event_repair_head(r, first - 1);
        bool part = head != TOKEN_NONE && head >= first && (head <= noun || head == above);
        if (!part || r->tokens[first - 1].upos == UPOS_PUNCT ||
            r->tokens[first - 1].upos == UPOS_ADP) {
            break;
        }
        first--;
    }
    return first;
}

/* The first word of [first, last) that hangs under none of them; TOKEN_NONE. */
static uint32_t top_of(const struct repair *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        uint32_t head = event_repair_head(r, i);
        if (r->tokens[i].upos != UPOS_PUNCT &&
            (head == TOKEN_NONE || head < first || head >= last)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* The verb takes the place that `top`, a noun or another verb, has in the sentence; where that is
 * the subject of a verb that closes it (", police said"), it becomes what is said. */
static void take_place(struct repair *r, uint32_t verb, uint32_t top)
{
    if (top == verb) {
        return;
    }
    bool subject =
        event_repair_is(r, top, DEPREL_NSUBJ) || event_repair_is(r, top, DEPREL_NSUBJ_PASS);
    event_repair_replace(r, verb, top);
    if (subject) {
        r->tokens[verb].deprel = DEPREL_CCOMP;
    }
}

static void make_active(struct repair *r, uint32_t verb)
{
    if (r->tokens[verb].xpos == XPOS_VBN && !event_repair_has(r, verb, DEPREL_AUX) &&
        !event_repair_has(r, verb, DEPREL_AUX_PASS)) {
        r->tokens[verb].xpos = XPOS_VBD;
    }
}

/* The past form behind what is carried, before a comma, "and" or a clause of its own. */
static uint32_t verb_behind_load(const struct repair *r, uint32_t carrying)
{
    for (uint32_t i = carrying + 2; i < r->scene->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (r->tokens[i].upos == UPOS_PUNCT || xpos == XPOS_WDT || xpos == XPOS_WP ||
            r->tokens[i].upos == UPOS_SCONJ) {
            return TOKEN_NONE;
        }
        bool passive = r->tokens[i - 1].upos == UPOS_AUX;
        if (event_repair_is_past(r, i) && (xpos == XPOS_VBD || passive)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* The noun that ends the words before `verb`, without its auxiliaries and adverbs. */
static uint32_t noun_before(const struct repair *r, uint32_t verb, uint32_t from)
{
    for (uint32_t i = verb; i > from; i--) {
        if (event_repair_is_noun(r, i - 1)) {
            return i - 1;
        }
        if (r->tokens[i - 1].upos != UPOS_AUX && r->tokens[i - 1].upos != UPOS_ADV) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* "A boat carrying 40 migrants sank": the verb as said of what is carried. */
void event_mend_carrying(struct repair *r, uint32_t carrying)
{
    static const char *const words[] = {"carrying", "transporting", "ferrying", "hauling",
                                        "towing",   "holding",      "bringing", NULL};
    uint32_t noun = carrying - 1;
    if (carrying == r->scene->first || r->tokens[noun].upos != UPOS_NOUN ||
        !span_is_one_of(r->tokens[carrying].norm, words)) {
        return;
    }
    uint32_t verb = verb_behind_load(r, carrying);
    uint32_t load = verb == TOKEN_NONE ? verb : noun_before(r, verb, carrying);
    if (load == TOKEN_NONE ||
        (event_repair_head(r, noun) == verb && event_repair_head(r, load) != verb)) {
        return;
    }
    uint32_t first = opening_of(r, noun, load);
    uint32_t top = top_of(r, first, verb + 1);
    if (top == TOKEN_NONE) {
        return;
    }
    uint32_t after = event_repair_find(r, top, DEPREL_CASE, r->scene->first, first);
    take_place(r, verb, top);
    if (after != TOKEN_NONE && event_repair_is(r, verb, DEPREL_OBL)) {
        event_repair_attach(r, after, verb, DEPREL_MARK); /* "died after a ferry carrying X sank" */
        r->tokens[verb].deprel = DEPREL_ADVCL;
    }
    for (uint32_t i = first; i < verb; i++) {
        uint32_t head = event_repair_head(r, i);
        if (i < noun && (head == carrying || head == load)) {
            event_repair_attach(r, i, noun, (enum deprel)r->tokens[i].deprel);
        } else if (i > carrying && i < load && (head == TOKEN_NONE || head <= carrying)) {
            event_repair_attach(r, i, load, DEPREL_COMPOUND);
        }
    }
    event_repair_move(r, noun, verb, verb + 1, r->scene->end);
    event_repair_move(r, load, verb, verb + 1, r->scene->end);
    make_active(r, verb);
    event_repair_attach(r, noun, verb, event_repair_subject_relation(r, verb));
    event_repair_attach(r, carrying, noun, DEPREL_ACL);
    event_repair_attach(r, load, carrying, DEPREL_OBJ);
    r->tokens[carrying].upos = UPOS_VERB;
}

/* The first token of the length before "after" when it opens the sentence, alone or behind a day:
 * "a day", "On Monday, two weeks"; TOKEN_NONE. */
static uint32_t opening_length(const struct repair *r, uint32_t after)
{
    uint32_t date = after == r->scene->first ? TOKEN_NONE : r->scene->date_of[after - 1];
    if (date == TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t first = r->scene->analysis->dates[date].first_token;
    for (uint32_t i = r->scene->first; i < first; i++) {
        bool day = r->scene->date_of[i] != TOKEN_NONE || r->tokens[i].upos == UPOS_ADP ||
                   r->tokens[i].upos == UPOS_PUNCT || r->tokens[i].upos == UPOS_ADV;
        if (!day) {
            return TOKEN_NONE;
        }
    }
    return first;
}

/* The comma that closes the phrase or clause behind "after", when a clause follows. */
static uint32_t comma_behind(const struct repair *r, uint32_t after)
{
    uint32_t comma = after;
    while (comma < r->scene->end && !event_repair_is_word(r, comma, ",")) {
        comma++;
    }
    return comma + 2 < r->scene->end ? comma : TOKEN_NONE;
}

/* The noun that ends the first words behind the comma, no part of another noun or a day. */
static uint32_t noun_behind(const struct repair *r, uint32_t comma)
{
    for (uint32_t i = comma + 1; i + 1 < r->scene->end; i++) {
        bool day = r->scene->date_of[i] != TOKEN_NONE;
        if (day || r->tokens[i].upos == UPOS_VERB || r->tokens[i].upos == UPOS_PUNCT ||
            r->tokens[i].upos == UPOS_ADP) {
            return TOKEN_NONE;
        }
        bool name = event_repair_is_noun(r, i) || r->tokens[i].upos == UPOS_PRON;
        if (name && !event_repair_is_noun(r, i + 1) && r->tokens[i + 1].upos != UPOS_PART) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* The past form behind a subject, before any comma or clause. */
static uint32_t verb_of_subject(const struct repair *r, uint32_t subject)
{
    for (uint32_t i = subject + 1; i < r->scene->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        if (event_repair_is_past(r, i)) {
            return i;
        }
        if (r->tokens[i].upos == UPOS_PUNCT || r->tokens[i].upos == UPOS_SCONJ ||
            r->tokens[i].upos == UPOS_VERB || xpos == XPOS_WDT || xpos == XPOS_WP) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* The first past form between "after" and the comma; TOKEN_NONE. */
static uint32_t verb_between(const struct repair *r, uint32_t after, uint32_t comma)
{
    for (uint32_t i = after + 1; i < comma; i++) {
        if (event_repair_is_past(r, i)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "thousands detained in May were freed": whether another verb stands behind a participle. */
static bool has_past_behind(const struct repair *r, uint32_t participle)
{
    for (uint32_t i = participle + 1; i < r->scene->end; i++) {
        if (event_repair_is_past(r, i) || r->tokens[i].upos == UPOS_AUX) {
            return true;
        }
    }
    return false;
}

/* "On Monday, a day after police killed two men, thousands marched": what stands behind the comma
 * is the main clause, what stands before it tells when. */
void event_mend_length_after(struct repair *r, uint32_t after)
{
    if (!event_repair_is_word(r, after, "after") && !event_repair_is_word(r, after, "before")) {
        return;
    }
    uint32_t length = opening_length(r, after);
    uint32_t comma = length == TOKEN_NONE ? length : comma_behind(r, after);
    uint32_t subject = comma == TOKEN_NONE ? comma : noun_behind(r, comma);
    uint32_t verb = subject == TOKEN_NONE ? subject : verb_of_subject(r, subject);
    if (verb == TOKEN_NONE) {
        return;
    }
    uint32_t first = r->scene->first, unit = after - 1;
    uint32_t top = top_of(r, first, verb + 1), before = verb_between(r, after, comma);
    bool participle = r->tokens[verb].xpos == XPOS_VBN && r->tokens[verb - 1].upos != UPOS_AUX;
    if (top == TOKEN_NONE || top == verb || (top > subject && top < verb) ||
        (participle && has_past_behind(r, verb))) {
        return;
    }
    take_place(r, verb, top);
    for (uint32_t i = first; i < length; i++) {
        if (r->scene->date_of[i] != TOKEN_NONE && !event_repair_has(r, i, DEPREL_PUNCT) &&
            event_repair_has(r, i, DEPREL_CASE)) {
            event_repair_attach(r, i, verb, DEPREL_OBL);
        }
    }
    event_repair_move(r, top, verb, verb + 1, r->scene->end);
    make_active(r, verb);
    event_repair_attach(r, subject, verb, event_repair_subject_relation(r, verb));
    if (before != TOKEN_NONE) {
        event_repair_attach(r, before, verb, DEPREL_ADVCL);
        event_repair_attach(r, after, before, DEPREL_MARK);
        event_repair_attach(r, unit, before, DEPREL_OBL_UNMARKED);
        uint32_t who = noun_before(r, before, after + 1);
        if (who != TOKEN_NONE && !event_repair_has_subject(r, before) &&
            event_repair_head(r, who) < before) {
            event_repair_attach(r, who, before, event_repair_subject_relation(r, before));
        }
    } else {
        event_repair_attach(r, unit, verb, DEPREL_OBL_UNMARKED);
    }
}

/* The past form behind a participle and a day that nothing joins to it: the clause's own verb. */
static uint32_t verb_behind_participle(const struct repair *r, uint32_t participle)
{
    static const char *const clauses[] = {"after", "as", "before", "since", "than", "until", NULL};
    bool day = false;
    for (uint32_t i = participle + 1; i < r->scene->end; i++) {
        uint8_t upos = r->tokens[i].upos;
        if (upos == UPOS_PUNCT || upos == UPOS_CCONJ || upos == UPOS_SCONJ || upos == UPOS_PRON ||
            upos == UPOS_AUX || span_is_one_of(r->tokens[i].norm, clauses)) {
            return TOKEN_NONE;
        }
        if (upos == UPOS_VERB) {
            bool bare = event_repair_head(r, i) == participle && !event_repair_has_subject(r, i) &&
                        !event_repair_has(r, i, DEPREL_MARK);
            return day && bare && r->tokens[i].xpos == XPOS_VBD ? i : TOKEN_NONE;
        }
        day = day || r->scene->date_of[i] != TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "A ceasefire agreed on Monday collapsed on Friday": of two past forms without anything that joins
 * them the second is the clause's verb, the first says which. */
void event_mend_second_past(struct repair *r, uint32_t participle)
{
    static const char *const done_by_self[] = {"appear", "arrive", "die",   "emerge", "come",
                                               "go",     "happen", "occur", "vanish", NULL};
    uint32_t noun = participle - 1;
    if (participle == r->scene->first || !event_repair_is_past(r, participle) ||
        span_is_one_of(r->tokens[participle].lemma, done_by_self) ||
        event_repair_head(r, noun) != participle || r->tokens[noun].upos != UPOS_NOUN ||
        (!event_repair_is(r, noun, DEPREL_NSUBJ) && !event_repair_is(r, noun, DEPREL_NSUBJ_PASS)) ||
        event_repair_has(r, participle, DEPREL_AUX) ||
        event_repair_has(r, participle, DEPREL_AUX_PASS) ||
        event_repair_has(r, participle, DEPREL_OBJ) ||
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[participle].lemma)) {
        return;
    }
    uint32_t verb = verb_behind_participle(r, participle);
    if (verb == TOKEN_NONE) {
        return;
    }
    event_repair_replace(r, verb, participle);
    event_repair_move(r, participle, verb, verb + 1, r->scene->end);
    event_repair_move(r, verb, participle, participle + 1, verb);
    event_repair_attach(r, noun, verb, DEPREL_NSUBJ);
    event_repair_attach(r, participle, noun, DEPREL_ACL);
    r->tokens[participle].xpos = XPOS_VBN;
}

/* The later verb of whose subject a past form before it is taken to be said: "was removed" for
 * "[hundreds protested] after a mayor was removed"; TOKEN_NONE. */
static uint32_t verb_of_same_subject(const struct repair *r, uint32_t verb)
{
    uint32_t subject = event_repair_head(r, verb);
    uint32_t other = subject == TOKEN_NONE ? subject : event_repair_head(r, subject);
    bool said = event_repair_is(r, verb, DEPREL_ACL) && r->tokens[verb].xpos == XPOS_VBD &&
                other != TOKEN_NONE && subject < verb && verb < other &&
                r->tokens[other].upos == UPOS_VERB &&
                event_repair_is(r, subject, event_repair_subject_relation(r, other));
    return said ? other : TOKEN_NONE;
}

/* "[Hundreds protested] after a mayor was removed": the first of two subjects as what the second's
 * verb was done to, its own verb as said of it. */
void event_mend_first_clause(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after", "as", "because", "before", "since", NULL};
    uint32_t first = event_repair_head(r, verb), other = verb_of_same_subject(r, verb);
    if (other == TOKEN_NONE) {
        return;
    }
    enum deprel relation = event_repair_subject_relation(r, other);
    uint32_t second = event_repair_find(r, other, relation, verb + 1, other);
    second = second == TOKEN_NONE ? noun_before(r, other, verb + 1) : second;
    uint32_t mark =
        second == TOKEN_NONE ? second : event_repair_find(r, second, DEPREL_CASE, verb + 1, second);
    if (mark == TOKEN_NONE || !span_is_one_of(r->tokens[mark].norm, marks)) {
        return;
    }
    event_repair_replace(r, verb, other);
    event_repair_attach(r, other, verb, DEPREL_ADVCL);
    event_repair_attach(r, mark, other, DEPREL_MARK);
    event_repair_attach(r, second, other, relation);
    event_repair_attach(r, first, verb, DEPREL_NSUBJ);
}

/* "[Two people died] and nine were injured": the first verb as said of its subject, which is that
 * of the second one, and the second's subject as a part of the first verb. */
void event_mend_first_of_two(struct repair *r, uint32_t verb)
{
    uint32_t first = event_repair_head(r, verb), other = verb_of_same_subject(r, verb);
    if (other == TOKEN_NONE) {
        return;
    }
    enum deprel relation = event_repair_subject_relation(r, other);
    uint32_t second = event_repair_find(r, verb, DEPREL_CONJ, verb + 1, other);
    uint32_t and =
        second == TOKEN_NONE ? second : event_repair_find(r, second, DEPREL_CC, verb + 1, second);
    bool people = second != TOKEN_NONE &&
                  (r->tokens[second].upos == UPOS_NUM || event_repair_is_noun(r, second));
    if (and != verb + 1 || !people || r->tokens[second + 1].upos != UPOS_AUX ||
        event_repair_head(r, second + 1) != other) {
        return;
    }
    event_repair_replace(r, verb, other);
    event_repair_attach(r, other, verb, DEPREL_CONJ);
    event_repair_attach(r, first, verb, DEPREL_NSUBJ);
    event_repair_attach(r, second, other, relation);
    event_repair_attach(r, and, other, DEPREL_CC);
}

/* "The group on the council [called on X] to step down": the main verb as said of the noun before
 * it, what somebody is called on to do as the main verb. */
void event_mend_called_on(struct repair *r, uint32_t infinitive)
{
    uint32_t first = r->scene->first;
    uint32_t subject = event_repair_find(r, infinitive, DEPREL_NSUBJ, first, infinitive);
    uint32_t to = event_repair_find(r, infinitive, DEPREL_MARK, first, infinitive);
    if (subject == TOKEN_NONE || to == TOKEN_NONE || to < subject ||
        r->tokens[to].xpos != XPOS_TO || r->tokens[infinitive].xpos != XPOS_VB ||
        event_repair_has(r, infinitive, DEPREL_AUX)) {
        return;
    }
    uint32_t verb = verb_between(r, subject, to);
    uint32_t noun = verb == TOKEN_NONE ? verb : event_repair_head(r, verb);
    bool of_subject =
        noun != TOKEN_NONE &&
        (noun == subject || (event_repair_head(r, noun) == subject && noun > subject));
    if (!of_subject || noun + 1 != verb || !event_repair_is(r, verb, DEPREL_ACL) ||
        event_repair_is_word(r, verb + 1, "by") || event_repair_has_comma(r, subject, to)) {
        return;
    }
    event_repair_replace(r, verb, infinitive);
    event_repair_attach(r, infinitive, verb, DEPREL_XCOMP);
    event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    event_repair_move(r, infinitive, verb, first, verb);
    make_active(r, verb);
}

/* "The world [governing] body for X, meanwhile, lifted": the attribute as a clause of its own. */
void event_mend_governing(struct repair *r, uint32_t word)
{
    static const char *const bodies[] = {"body", "coalition", "council", "board", "party", NULL};
    uint32_t body = word + 1, up = event_repair_head(r, word);
    if (!span_is(r->tokens[word].norm, "governing") || body >= r->scene->end ||
        event_repair_head(r, body) != word || !event_repair_is(r, body, DEPREL_OBJ) ||
        !span_is_one_of(r->tokens[body].lemma, bodies) || event_repair_has(r, word, DEPREL_AUX)) {
        return;
    }
    uint32_t kind = event_repair_find(r, word, DEPREL_NSUBJ, r->scene->first, word);
    bool subject = up != TOKEN_NONE && up > word && r->tokens[up].upos == UPOS_VERB &&
                   !event_repair_has_subject(r, up);
    event_repair_replace(r, body, word);
    if (subject) {
        event_repair_attach(r, body, up, event_repair_subject_relation(r, up));
    }
    event_repair_move(r, word, body, r->scene->first, r->scene->end);
    if (kind != TOKEN_NONE) {
        event_repair_attach(r, kind, body, DEPREL_COMPOUND);
    }
    event_repair_make_attribute(r, word, body);
}
