/* Words that the tagger took for another kind of word, with the tree that follows from it; mended
 * before anything else. */
#include "event_mends.h"

/* Whether somebody stands right before "shot": "gunmen", or one "gunman" before an object. */
static bool is_marksman(const struct repair *r, uint32_t who, uint32_t shot)
{
    const char *sector = event_lexicon_sector(r->scene->lexicon, r->tokens[who].lemma);
    bool down = event_repair_is_word(r, shot + 1, "down");
    bool acts = event_repair_find(r, shot, DEPREL_OBJ, shot, r->scene->end) != TOKEN_NONE ||
                event_repair_is_word(r, shot + 1, "and");
    bool one = r->tokens[who].xpos == XPOS_NN && sector && sector[0] != '\0' && acts;
    return event_repair_head(r, who) == shot && (r->tokens[who].xpos == XPOS_NNS || down || one);
}

/* Makes a noun that is a verb the verb of its clause: "after a gunman [shot] the judge". */
static void make_clause(struct repair *r, uint32_t verb)
{
    static const char *const marks[] = {"after",    "as",    "because", "before",
                                        "although", "since", "until",   NULL};
    uint32_t mark = event_repair_find(r, verb, DEPREL_CASE, r->scene->first, verb);
    r->tokens[verb].upos = UPOS_VERB;
    r->tokens[verb].xpos = XPOS_VBD;
    if (event_repair_head(r, verb) == TOKEN_NONE) {
        r->tokens[verb].deprel = DEPREL_ROOT;
    } else if (mark != TOKEN_NONE && span_is_one_of(r->tokens[mark].norm, marks)) {
        r->tokens[verb].deprel = DEPREL_ADVCL;
        event_repair_attach(r, mark, verb, DEPREL_MARK);
    } else if (!event_repair_is(r, verb, DEPREL_CONJ)) {
        r->tokens[verb].deprel =
            event_repair_has(r, verb, DEPREL_ADVMOD) ? DEPREL_ADVCL : DEPREL_CCOMP;
    }
}

/* "gunmen shot and wounded two men", "police beat and held ten", "after a gunman shot the judge":
 * the verb as a noun between people and what was done to others. */
void event_mend_shot(struct repair *r, uint32_t shot)
{
    struct token *t = &r->tokens[shot];
    bool beat = span_is(t->norm, "beat");
    if ((!span_is(t->norm, "shot") && !beat) || shot == r->scene->first ||
        shot + 2 >= r->scene->end || !is_marksman(r, shot - 1, shot)) {
        return;
    }
    uint32_t joined = shot + 2;
    bool acts = span_is(t[1].norm, "and") && event_repair_is_past(r, joined);
    if (!acts && !span_is(t[1].norm, "down") && !span_is(t[1].norm, "dead") &&
        t[1].upos != UPOS_NUM && t[1].upos != UPOS_DET) {
        return;
    }
    if (acts && event_repair_head(r, shot) == joined) {
        event_repair_replace(r, shot, joined);
    }
    make_clause(r, shot);
    t->lemma = beat ? t->norm : SPAN("shoot");
    event_repair_attach(r, shot - 1, shot, DEPREL_NSUBJ);
    for (uint32_t i = r->scene->first; i + 1 < shot; i++) {
        bool part = r->tokens[i].upos == UPOS_DET || r->tokens[i].upos == UPOS_ADJ ||
                    event_repair_is_noun(r, i);
        if (event_repair_head(r, i) == shot && part) {
            event_repair_attach(r, i, shot - 1, (enum deprel)r->tokens[i].deprel);
        }
    }
    if (acts) {
        event_repair_attach(r, joined, shot, DEPREL_CONJ);
    }
}

/* The noun that ends the words from `first` on: "trafficker" of "a suspected drug trafficker". */
static uint32_t noun_ending(const struct repair *r, uint32_t first)
{
    for (uint32_t i = first; i < r->scene->end; i++) {
        uint32_t head = event_repair_head(r, i);
        bool noun = event_repair_is_noun(r, i);
        bool inside = head != TOKEN_NONE && head > i;
        if (noun && (!inside || !event_repair_is(r, i, DEPREL_COMPOUND))) {
            return i;
        }
        if (!inside) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* "Police in Oruro shot dead a man": "shot" as a noun that the place is a part of. */
void event_mend_shot_dead(struct repair *r, uint32_t shot)
{
    uint32_t first = r->scene->first, police = event_repair_head(r, shot), dead = shot + 1;
    if (!span_is(r->tokens[shot].norm, "shot") || dead + 1 >= r->scene->end || shot == first ||
        !span_is(r->tokens[dead].norm, "dead") || r->tokens[shot - 1].upos != UPOS_PROPN ||
        !event_repair_is(r, shot, DEPREL_NMOD) || police == TOKEN_NONE || police > shot) {
        return;
    }
    uint32_t place = shot - 1, above = event_repair_head(r, dead);
    uint32_t man = noun_ending(r, dead + 1);
    if (event_repair_head(r, place) != shot || man == TOKEN_NONE) {
        return;
    }
    above = above == man ? event_repair_head(r, man) : above;
    event_repair_move(r, shot, place, first, place);
    event_repair_attach(r, place, police, DEPREL_NMOD);
    if (event_repair_head(r, police) == TOKEN_NONE) {
        event_repair_replace(r, shot, police);
        event_repair_move(r, police, shot, man, r->scene->end);
    } else if (above != TOKEN_NONE && above > man) {
        event_repair_attach(r, shot, above, DEPREL_CCOMP); /* ", X said" */
    } else {
        event_repair_replace(r, shot, event_repair_head(r, police) == dead ? dead : police);
    }
    r->tokens[shot].upos = UPOS_VERB;
    r->tokens[shot].xpos = XPOS_VBD;
    r->tokens[shot].lemma = SPAN("shoot");
    event_repair_attach(r, police, shot, DEPREL_NSUBJ);
    event_repair_move(r, dead, shot, first, shot);
    event_repair_attach(r, dead, shot, DEPREL_XCOMP);
    event_repair_attach(r, man, shot, DEPREL_OBJ);
    for (uint32_t i = man + 1; i < r->scene->end; i++) {
        uint32_t head = event_repair_head(r, i);
        bool phrase = event_repair_has(r, i, DEPREL_CASE) && r->tokens[i].upos == UPOS_NOUN;
        if (phrase && (head == shot || (head == man && event_repair_is(r, i, DEPREL_CONJ)))) {
            event_repair_attach(r, i, shot, DEPREL_OBL);
        }
    }
}

/* "a mass stabbing killed three": between a noun or adjective and a verb in the past, a word in
 * -ing that names an act is the verb's subject. */
void event_mend_act_in_ing(struct repair *r, uint32_t act)
{
    uint32_t verb = act + 1, before = act - 1;
    struct token *t = &r->tokens[act];
    if (act == r->scene->first || verb >= r->scene->end || t->xpos != XPOS_VBG ||
        !event_repair_is(r, act, DEPREL_ACL) || event_repair_head(r, act) != before ||
        r->tokens[before].upos != UPOS_NOUN || !event_repair_is_past(r, verb) ||
        event_lexicon_noun(r->scene->lexicon, t->norm) == NULL) {
        return;
    }
    uint32_t object = event_repair_find(r, act, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t joined = event_repair_head(r, before);
    bool part = object != TOKEN_NONE && event_repair_head(r, verb) == object;
    bool whole = joined == verb && event_repair_is(r, before, DEPREL_NSUBJ);
    if (!part && !whole && event_repair_head(r, verb) != act) {
        return;
    }
    t->upos = UPOS_NOUN;
    t->xpos = XPOS_NN;
    t->lemma = t->norm;
    if (!whole) {
        event_repair_replace(r, verb, before);
    }
    if (joined != TOKEN_NONE && joined > verb && event_repair_is(r, before, DEPREL_NSUBJ)) {
        event_repair_replace(r, verb, joined); /* "killed three and injured two" */
        event_repair_attach(r, joined, verb, DEPREL_CONJ);
    }
    event_repair_attach(r, act, verb, DEPREL_NSUBJ);
    event_repair_attach(r, before, act, DEPREL_COMPOUND);
    event_repair_move(r, before, act, r->scene->first, before);
    event_repair_move(r, act, verb, verb + 1, r->scene->end);
}

/* The "have" of such a verb as its auxiliary, when the verb was taken for the object of "have" or
 * for an attribute of that. */
static void mend_have(struct repair *r, uint32_t verb, uint32_t part)
{
    uint32_t noun = event_repair_is(r, verb, DEPREL_AMOD) ? event_repair_head(r, verb) : TOKEN_NONE;
    uint32_t object = noun != TOKEN_NONE && noun > verb ? noun : verb;
    uint32_t have =
        event_repair_is(r, object, DEPREL_OBJ) ? event_repair_head(r, object) : TOKEN_NONE;
    if (have == TOKEN_NONE || have > part || !span_is(r->tokens[have].lemma, "have")) {
        return;
    }
    event_repair_replace(r, verb, have);
    event_repair_move(r, have, verb, r->scene->first, r->scene->end);
    event_repair_attach(r, have, verb, DEPREL_AUX);
    r->tokens[have].upos = UPOS_AUX;
    if (object != verb) {
        event_repair_attach(r, object, verb, DEPREL_OBJ);
    }
}

/* "has test-fired a missile": a verb of two parts that the lexicon knows as one. */
void event_mend_compound_verb(struct repair *r, uint32_t verb)
{
    if (verb < r->scene->first + 2 || !event_repair_is_past(r, verb) ||
        !span_is(r->tokens[verb - 1].norm, "-")) {
        return;
    }
    struct span lemma =
        arena_printf(r->scene->arena, "%.*s-%.*s", SPAN_ARG(r->tokens[verb - 2].norm),
                     SPAN_ARG(r->tokens[verb].lemma));
    if (event_lexicon_verb(r->scene->lexicon, lemma) == NULL) {
        return;
    }
    uint32_t part = verb - 2;
    r->tokens[verb].lemma = lemma;
    mend_have(r, verb, part);
    event_repair_attach(r, part, verb, DEPREL_COMPOUND);
    event_repair_attach(r, verb - 1, part, DEPREL_PUNCT);
    uint32_t who = part - 1;
    if (part > r->scene->first && event_repair_head(r, who) == verb &&
        event_repair_is(r, who, DEPREL_COMPOUND) && !event_repair_has_subject(r, verb)) {
        event_repair_attach(r, who, verb, DEPREL_NSUBJ); /* "the North test-fired" */
    }
}

/* "had scheduled talks": after "have", a participle is no attribute of the noun behind it. */
void event_mend_perfect(struct repair *r, uint32_t verb)
{
    uint32_t noun = event_repair_head(r, verb), first = r->scene->first;
    if (verb == first || noun == TOKEN_NONE || noun < verb || r->tokens[verb].xpos != XPOS_VBN ||
        !event_repair_is(r, verb, DEPREL_AMOD) || r->tokens[verb - 1].upos != UPOS_AUX ||
        event_repair_head(r, verb - 1) != noun || !event_repair_is(r, verb - 1, DEPREL_AUX) ||
        event_repair_has(r, noun, DEPREL_COP)) {
        return;
    }
    uint32_t subject = event_repair_find(r, noun, DEPREL_NSUBJ, first, verb);
    subject = subject != TOKEN_NONE ? subject
                                    : event_repair_find(r, noun, DEPREL_COMPOUND, first, verb - 1);
    event_repair_replace(r, verb, noun);
    event_repair_move(r, noun, verb, first, verb);
    if (subject != TOKEN_NONE) {
        event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    }
    event_repair_attach(r, noun, verb, DEPREL_OBJ);
}

/* "a sit-in", "the shoot-out": a noun of two parts that the lexicon knows as one. */
void event_mend_compound_noun(struct repair *r, uint32_t noun)
{
    bool object = r->tokens[noun].upos == UPOS_ADV && event_repair_is(r, noun, DEPREL_OBJ);
    if (noun < r->scene->first + 2 || !span_is(r->tokens[noun - 1].norm, "-") ||
        (r->tokens[noun].upos != UPOS_NOUN && !object) ||
        r->scene->mention_of[noun] != TOKEN_NONE) {
        return;
    }
    struct span lemma =
        arena_printf(r->scene->arena, "%.*s-%.*s", SPAN_ARG(r->tokens[noun - 2].norm),
                     SPAN_ARG(r->tokens[noun].lemma));
    if (event_lexicon_noun(r->scene->lexicon, lemma) == NULL) {
        return;
    }
    r->tokens[noun].lemma = lemma;
    r->tokens[noun].upos = UPOS_NOUN; /* "broke up a sit-[in]" */
    uint32_t by = noun - 2;
    if (span_is(r->tokens[by].norm, "by") && event_repair_head(r, by) == noun) {
        bool agent = event_repair_is(r, noun, DEPREL_OBL_AGENT);
        event_repair_attach(r, by, noun, DEPREL_COMPOUND); /* "postponed by-elections" */
        r->tokens[noun].deprel = agent ? (uint8_t)DEPREL_OBJ : r->tokens[noun].deprel;
    }
}

/* "called on X to immediately and fully release Y": adverbs between "to" and its verb, which the
 * parser took for what "to" leads to. */
void event_mend_split_infinitive(struct repair *r, uint32_t verb)
{
    uint32_t to = verb;
    while (to > r->scene->first &&
           (r->tokens[to - 1].upos == UPOS_ADV || r->tokens[to - 1].upos == UPOS_CCONJ)) {
        to--;
    }
    if (to == verb || to == r->scene->first || r->tokens[verb].xpos != XPOS_VB ||
        !span_is(r->tokens[to - 1].norm, "to") || event_repair_head(r, to - 1) == verb) {
        return;
    }
    uint32_t adverb = event_repair_head(r, to - 1);
    uint32_t up = adverb != TOKEN_NONE && adverb > to - 1 && adverb < verb
                      ? event_repair_head(r, adverb)
                      : TOKEN_NONE;
    if (up == TOKEN_NONE || up >= to || r->tokens[up].upos != UPOS_VERB) {
        return;
    }
    event_repair_attach(r, verb, up, DEPREL_ADVCL);
    for (uint32_t i = to; i < verb; i++) {
        event_repair_attach(r, i, verb, r->tokens[i].upos == UPOS_ADV ? DEPREL_ADVMOD : DEPREL_CC);
    }
    event_repair_attach(r, to - 1, verb, DEPREL_MARK);
    r->tokens[to - 1].upos = UPOS_PART;
    r->tokens[to - 1].xpos = XPOS_TO;
}

/* "Japan's PM": no time of day where no date is. */
void event_mend_premier(struct repair *r, uint32_t noun)
{
    struct token *t = &r->tokens[noun];
    if (span_is(t->norm, "pm") && r->scene->date_of[noun] == TOKEN_NONE) {
        t->lemma = t->norm;
    }
}

static bool is_bare_post(const struct repair *r, uint32_t noun)
{
    return noun != TOKEN_NONE && r->tokens[noun].upos == UPOS_NOUN &&
           r->tokens[noun].xpos == XPOS_NN && r->scene->mention_of[noun] == TOKEN_NONE &&
           event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL &&
           !event_repair_has(r, noun, DEPREL_DET) && !event_repair_has(r, noun, DEPREL_NMOD_POSS) &&
           !event_repair_has(r, noun, DEPREL_FLAT) && !event_repair_has(r, noun, DEPREL_APPOS);
}

/* "Boer named new finance minister": a name that got a post without an article was not the one who
 * gave it. */
void event_mend_named(struct repair *r, uint32_t verb)
{
    static const char *const giving[] = {"name", "appoint", "elect", "nominate", "crown", NULL};
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, r->scene->first, verb);
    uint32_t post = event_repair_find(r, verb, DEPREL_OBJ, verb + 1, r->scene->end);
    uint32_t mention = subject == TOKEN_NONE ? subject : r->scene->mention_of[subject];
    if (!event_repair_is_past(r, verb) || mention == TOKEN_NONE || !is_bare_post(r, post) ||
        r->scene->analysis->mentions[mention].type != ENTITY_PERSON ||
        event_repair_has(r, verb, DEPREL_AUX)) {
        return;
    }
    if (span_is_one_of(r->tokens[verb].lemma, giving)) {
        r->tokens[subject].deprel = DEPREL_NSUBJ_PASS;
        r->tokens[post].deprel = DEPREL_XCOMP;
    }
}

/* "in neighbouring Chad": behind a preposition and before a name, no clause. */
void event_mend_neighbouring(struct repair *r, uint32_t word)
{
    static const char *const attributes[] = {"neighbouring", "neighboring", "surrounding",
                                             "pioneering",   "leading",     "outgoing",
                                             "incoming",     "sitting",     NULL};
    uint32_t name = word + 1, first = r->scene->first, head = event_repair_head(r, word);
    bool one = span_is_one_of(r->tokens[word].norm, attributes) ||
               (span_is(r->tokens[word].norm, "visiting") && word > first &&
                span_is(r->tokens[word - 1].norm, "with"));
    if (!one || word == first || head == TOKEN_NONE ||
        event_repair_find(r, word, DEPREL_OBJ, name, r->scene->end) == TOKEN_NONE ||
        (!event_repair_is(r, word - 1, DEPREL_MARK) &&
         !event_repair_is(r, word - 1, DEPREL_CASE))) {
        return;
    }
    name = event_repair_find(r, word, DEPREL_OBJ, name, r->scene->end);
    r->tokens[name].head = r->tokens[word].head;
    r->tokens[name].deprel = r->tokens[head].upos == UPOS_VERB ? DEPREL_OBL : DEPREL_NMOD;
    event_repair_move(r, word, name, first, r->scene->end);
    uint32_t subject = event_repair_find(r, name, DEPREL_APPOS, name + 2, head);
    if (head > name && subject != TOKEN_NONE && r->tokens[head].upos == UPOS_VERB &&
        !event_repair_has_subject(r, head)) {
        event_repair_attach(r, subject, head,
                            DEPREL_NSUBJ); /* "in neighbouring Chad, a bomb hit X" */
    }
    event_repair_attach(r, word - 1, name, DEPREL_CASE);
    event_repair_make_attribute(r, word, name);
}

/* "from the two remaining bases": what remains has no object; the bases are what the number counts.
 */
void event_mend_remaining(struct repair *r, uint32_t word)
{
    uint32_t noun = event_repair_find(r, word, DEPREL_OBJ, word + 1, r->scene->end);
    uint32_t number = word - 1;
    if (noun == TOKEN_NONE || word == r->scene->first ||
        !span_is(r->tokens[word].norm, "remaining") || r->tokens[number].upos != UPOS_NUM ||
        event_repair_head(r, number) == noun) {
        return;
    }
    event_repair_replace(r, noun, number);
    event_repair_move(r, number, noun, r->scene->first, number);
    event_repair_move(r, word, noun, word + 1, r->scene->end);
    event_repair_attach(r, number, noun, DEPREL_NUMMOD);
    event_repair_make_attribute(r, word, noun);
}

/* The verb in the past whose side clause, as the tree has it, the word in -ing that opens the
 * sentence makes; TOKEN_NONE when it makes none. */
static uint32_t verb_of_opening(const struct repair *r, uint32_t word)
{
    uint32_t verb = event_repair_head(r, word);
    bool side = event_repair_is(r, word, DEPREL_ADVCL) || event_repair_is(r, word, DEPREL_CSUBJ);
    return word == r->scene->first && r->tokens[word].xpos == XPOS_VBG && side &&
                   verb != TOKEN_NONE && event_repair_is_past(r, verb)
               ? verb
               : TOKEN_NONE;
}

/* "Visiting Serbian President X met Y": no comma closes the clause before the subject, so the
 * words between are the subject's; or all of them are, as the clause's object. */
void event_mend_visiting(struct repair *r, uint32_t word)
{
    uint32_t verb = verb_of_opening(r, word);
    static const char *const attributes[] = {"visiting", "leading", "ruling", "striking", NULL};
    if (verb == TOKEN_NONE || !span_is_one_of(r->tokens[word].norm, attributes)) {
        return;
    }
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, word + 1, verb);
    uint32_t object = event_repair_find(r, word, DEPREL_OBJ, word + 1, verb);
    uint32_t head = subject == TOKEN_NONE ? object : subject;
    if (head == TOKEN_NONE) {
        return;
    }
    if (event_repair_has_comma(r, word + 1, (subject == TOKEN_NONE ? verb : subject))) {
        return;
    }
    for (uint32_t i = word + 1; i < head; i++) {
        if (event_repair_head(r, i) == word) {
            event_repair_attach(r, i, head, DEPREL_COMPOUND);
        }
    }
    event_repair_attach(r, head, verb, DEPREL_NSUBJ);
    event_repair_make_attribute(r, word, head);
}

/* "Fighting erupted in Z", "Flooding in X has killed ten": right before a verb that has no other
 * subject, or before it and a phrase of place, a word for an act. */
void event_mend_opening_act(struct repair *r, uint32_t word)
{
    uint32_t verb = verb_of_opening(r, word);
    if (verb == TOKEN_NONE || event_repair_has_comma(r, word, verb) ||
        (verb != word + 1 && r->tokens[word + 1].upos != UPOS_ADP) ||
        event_repair_has(r, verb, DEPREL_NSUBJ) ||
        event_lexicon_noun(r->scene->lexicon, r->tokens[word].norm) == NULL) {
        return;
    }
    event_repair_attach(r, word, verb, DEPREL_NSUBJ);
    event_repair_make_noun(r, word);
}

/* "stepped down following weeks of protests": behind a verb or comma no attribute of the weeks. */
void event_mend_following(struct repair *r, uint32_t word)
{
    uint32_t noun = event_repair_head(r, word), before = word - 1;
    uint32_t verb = noun == TOKEN_NONE ? noun : event_repair_head(r, noun);
    if (word == r->scene->first || verb == TOKEN_NONE || noun < word || verb > word ||
        !span_is(r->tokens[word].norm, "following") || !event_repair_is(r, word, DEPREL_AMOD) ||
        r->tokens[verb].upos != UPOS_VERB || r->tokens[before].upos == UPOS_DET ||
        (r->tokens[before].upos == UPOS_ADP && r->tokens[before].xpos != XPOS_RP) ||
        event_repair_head(r, before) == noun) {
        return;
    }
    r->tokens[noun].deprel = DEPREL_OBL;
    r->tokens[word].deprel = DEPREL_CASE;
    r->tokens[word].upos = UPOS_ADP;
    r->tokens[word].xpos = XPOS_IN;
}

/* "freed two men on Friday following mediation": the day is that of the verb, not of what it
 * follows. */
void event_mend_day_following(struct repair *r, uint32_t word)
{
    uint32_t noun = event_repair_head(r, word), day = word - 1, verb = word;
    if (word < r->scene->first + 2 || !span_is(r->tokens[word].norm, "following") ||
        noun == TOKEN_NONE || noun < word || r->scene->date_of[day] == TOKEN_NONE ||
        event_repair_head(r, day) != noun) {
        return;
    }
    do {
        verb--;
    } while (verb > r->scene->first && !event_repair_is_past(r, verb));
    if (!event_repair_is_past(r, verb)) {
        return;
    }
    uint32_t on = day - 1;
    if (event_repair_head(r, on) == noun && event_repair_is(r, on, DEPREL_CASE)) {
        event_repair_attach(r, on, day, DEPREL_CASE);
    }
    event_repair_attach(r, day, verb, DEPREL_OBL);
    event_repair_attach(r, noun, verb, DEPREL_OBL);
    event_repair_attach(r, word, noun, DEPREL_CASE);
    r->tokens[word].upos = UPOS_ADP;
    r->tokens[word].xpos = XPOS_IN;
}

/* "suspended sales pending an inquiry": a preposition, whatever it hangs under. */
void event_mend_pending(struct repair *r, uint32_t word)
{
    uint32_t head = event_repair_head(r, word);
    uint32_t noun = event_repair_find(r, word, DEPREL_OBJ, word + 1, r->scene->end);
    if (head == TOKEN_NONE || head > word || noun == TOKEN_NONE ||
        !span_is(r->tokens[word].norm, "pending")) {
        return;
    }
    for (uint32_t up = event_repair_head(r, head);
         up != TOKEN_NONE && up < head && r->tokens[head].upos != UPOS_VERB;
         up = event_repair_head(r, head)) {
        head = up;
    }
    event_repair_attach(r, noun, head, DEPREL_OBL);
    event_repair_move(r, word, noun, word + 1, r->scene->end);
    event_repair_attach(r, word, noun, DEPREL_CASE);
    r->tokens[word].upos = UPOS_ADP;
    r->tokens[word].xpos = XPOS_IN;
}

/* "one Japanese national was killed", "a Malian national convicted of": behind a word for a nation
 * and before no noun, somebody, whatever the parser made of the number before it. */
void event_mend_national(struct repair *r, uint32_t word)
{
    uint32_t first = r->scene->first, nation = word - 1;
    const struct token *after = word + 1 < r->scene->end ? &r->tokens[word + 1] : NULL;
    if (word == first || !span_is(r->tokens[word].norm, "national") ||
        r->scene->mention_of[nation] == TOKEN_NONE ||
        r->scene->analysis->mentions[r->scene->mention_of[nation]].subtype != SUBTYPE_NATIONALITY ||
        (after && (after->upos == UPOS_NOUN || after->upos == UPOS_ADJ ||
                   after->upos == UPOS_PROPN || after->xpos == XPOS_HYPH))) {
        return;
    }
    r->tokens[word].upos = UPOS_NOUN;
    r->tokens[word].xpos = XPOS_NN;
    uint32_t number = nation > first && r->tokens[nation - 1].upos == UPOS_NUM ? nation - 1 : word;
    if (event_repair_head(r, word) == number) {
        event_repair_replace(r, word, number);
    }
    if (number != word && event_repair_head(r, number) != TOKEN_NONE) {
        event_repair_attach(r, number, word, DEPREL_NUMMOD);
    }
    event_repair_attach(r, nation, word, DEPREL_AMOD);
}

/* Whether a word is the past of a verb that tells of force or law; its lemma then. */
static bool read_force(const struct repair *r, uint32_t word, struct span *lemma)
{
    struct span form = r->tokens[word].norm;
    if (!span_ends_with(form, SPAN("ed"))) {
        return false;
    }
    for (size_t cut = 2; cut > 0; cut--) {
        *lemma = span_slice(form, 0, form.len - cut);
        const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, *lemma);
        for (; rule; rule = event_lexicon_next(r->scene->lexicon, rule)) {
            if (rule->type == EVENT_ASSAULT || rule->type == EVENT_COERCE ||
                rule->type == EVENT_LEGAL) {
                return true;
            }
        }
    }
    return false;
}

/* "he was re-arrested": a participle as an adjective. */
void event_mend_adjective(struct repair *r, uint32_t word)
{
    struct span lemma;
    if (span_find(r->tokens[word].norm, SPAN("-"), 0) == SIZE_MAX || !read_force(r, word, &lemma)) {
        return;
    }
    uint32_t be = event_repair_find(r, word, DEPREL_COP, r->scene->first, word);
    uint32_t subject = event_repair_find(r, word, DEPREL_NSUBJ, r->scene->first, word);
    if (be == TOKEN_NONE || subject == TOKEN_NONE) {
        return;
    }
    r->tokens[word].upos = UPOS_VERB;
    r->tokens[word].xpos = XPOS_VBN;
    r->tokens[word].lemma = lemma;
    r->tokens[be].deprel = DEPREL_AUX_PASS;
    r->tokens[subject].deprel = DEPREL_NSUBJ_PASS;
}

/* "helped rescue ten sailors": an infinitive without "to" as a noun. */
void event_mend_helped(struct repair *r, uint32_t word)
{
    uint32_t help = event_repair_head(r, word);
    if (event_repair_is(r, word, DEPREL_XCOMP) && help != TOKEN_NONE && help + 1 == word &&
        span_is(r->tokens[help].lemma, "help") && event_repair_has(r, word, DEPREL_OBJ)) {
        r->tokens[word].upos = UPOS_VERB;
        r->tokens[word].xpos = XPOS_VB;
    }
}
