/* Headlines, in which the tagger finds no verb: short words that are nouns elsewhere stand for what
 * somebody does ("Kenya court blocks deployment"), an infinitive for what he will do.
 *
 * Asked only of titles without any verb that can stand by itself. What stands before the verb is
 * its subject, the nouns right behind it are its object; the rest hangs on it as phrases. */
#include "event_mends.h"

#include "extract/events/event_sufferer.h"
#include "text/headings.h"

/* Whether a finite verb is not the one that tells the news: one of a side clause, "Two dead as boat
 * [sinks]", or that of who says so at the end, "Quake kills 12, medics [say]". */
static bool is_beside(const struct repair *r, uint32_t verb)
{
    bool says = event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[verb].lemma);
    return event_repair_is(r, verb, DEPREL_ACL_RELCL) || event_repair_has(r, verb, DEPREL_MARK) ||
           (says && verb + 1 == r->scene->end && verb > r->scene->first + 2 &&
            event_repair_has_comma(r, verb > r->scene->first + 4 ? verb - 4 : r->scene->first,
                                   verb));
}

static bool in_title_case(const struct repair *r)
{
    return headings_is_title_case(r->tokens + r->scene->first, r->scene->end - r->scene->first);
}

static bool is_headline(const struct repair *r)
{
    if (!event_scene_is_headline(r->scene)) {
        return false;
    }
    bool title_case = in_title_case(r);
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        enum xpos xpos = (enum xpos)r->tokens[i].xpos;
        bool name = !title_case && i > r->scene->first && r->tokens[i].flags & TOKEN_CAPITAL;
        if (name || is_beside(r, i)) {
            continue; /* "from IS" */
        }
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD) {
            return false;
        }
    }
    return true;
}

static bool is_somebody(const struct repair *r, uint32_t token)
{
    return event_repair_is_noun(r, token) && r->scene->date_of[token] == TOKEN_NONE &&
           (r->scene->mention_of[token] != TOKEN_NONE || r->tokens[token].upos == UPOS_PROPN ||
            event_lexicon_sector(r->scene->lexicon, r->tokens[token].lemma) != NULL ||
            event_lexicon_sector(r->scene->lexicon, r->tokens[token].norm) != NULL);
}

/* "Spain, Morocco sign", "rebels and army sign": whether a name or noun for people, a comma or
 * "and" and this one open the sentence. */
static bool ends_list(const struct repair *r, uint32_t token)
{
    enum { REACH = 3 };
    for (uint32_t i = token; i > r->scene->first + 1 && token - i < REACH; i--) {
        if (span_is(r->tokens[i - 1].norm, ",") || span_is(r->tokens[i - 1].norm, "and")) {
            return is_somebody(r, i - 2) && i - 2 < r->scene->first + REACH;
        }
    }
    return false;
}

/* Several, or a body that newspapers speak of as several. */
static bool is_plural(const struct repair *r, uint32_t token)
{
    if (ends_list(r, token)) {
        return true;
    }
    uint32_t mention = r->scene->mention_of[token];
    enum xpos xpos = (enum xpos)r->tokens[token].xpos;
    return xpos == XPOS_NNS || xpos == XPOS_NNPS || span_is(r->tokens[token].norm, "police") ||
           (mention != TOKEN_NONE && xpos == XPOS_NNP &&
            r->scene->analysis->mentions[mention].type == ENTITY_ORGANIZATION &&
            r->scene->analysis->mentions[mention].subtype != SUBTYPE_GOVERNMENT);
}

static bool opens_object(const struct repair *r, uint32_t token)
{
    uint8_t upos = r->tokens[token].upos;
    return upos == UPOS_DET || upos == UPOS_ADJ || upos == UPOS_NUM || upos == UPOS_SYM ||
           event_repair_is_noun(r, token) || r->tokens[token].xpos == XPOS_PRP_POSS;
}

/* Whether the verb can stand without an object, and does: "PM [resigns] over fraud". */
static bool stands_alone(const struct repair *r, uint32_t word)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[word].lemma);
    bool end = word + 1 == r->scene->end || r->tokens[word + 1].upos == UPOS_ADP ||
               r->tokens[word + 1].upos == UPOS_SCONJ || r->tokens[word + 1].upos == UPOS_PUNCT;
    for (; rule && end; rule = event_lexicon_next(r->scene->lexicon, rule)) {
        bool object = event_rule_acts_on(rule, SLOT_OBJ);
        for (size_t i = 0; i < rule->need_count; i++) {
            object |= rule->needs[i].slot == SLOT_OBJ || rule->needs[i].slot == SLOT_XCOMP;
        }
        if (!object) {
            return true;
        }
    }
    return false;
}

/* "Council votes [to shut] baths": whether what the verb is completed by stands right behind it. */
static bool has_aim(const struct repair *r, uint32_t word)
{
    const struct event_rule *rule = event_lexicon_verb(r->scene->lexicon, r->tokens[word].lemma);
    bool to = word + 2 < r->scene->end && r->tokens[word + 1].xpos == XPOS_TO &&
              r->tokens[word + 2].xpos == XPOS_VB;
    while (rule && to && !event_rule_asks_for(rule, SLOT_XCOMP)) {
        rule = event_lexicon_next(r->scene->lexicon, rule);
    }
    return rule && to;
}

/* "Quake injures 25", "Blast kills two": whether a noun for what harms stands before a verb of
 * harm. */
static bool harms(const struct repair *r, uint32_t noun, uint32_t verb)
{
    const struct event_lexicon *lexicon = r->scene->lexicon;
    const struct event_rule *rule =
        event_repair_is_noun(r, noun) ? event_lexicon_noun(lexicon, r->tokens[noun].lemma) : NULL;
    return rule && event_sufferer_harms(rule->type) &&
           event_lexicon_in(lexicon, EVENT_CLASS_HARM, r->tokens[verb].lemma);
}

/* "Explosion at Texas plant injures": the noun before the preposition of a phrase that ends at
 * `noun`, when such a phrase follows the headline's first nouns; else `noun`. */
static uint32_t head_of_phrase(const struct repair *r, uint32_t noun)
{
    uint32_t word = noun;
    while (word > r->scene->first && opens_object(r, word)) {
        word--;
    }
    bool phrase = word > r->scene->first && word < noun && r->tokens[word].upos == UPOS_ADP &&
                  event_repair_is_noun(r, word - 1);
    for (uint32_t i = r->scene->first; i + 1 < word && phrase; i++) {
        phrase = opens_object(r, i) || r->tokens[i].upos == UPOS_PART;
    }
    return phrase ? word - 1 : noun;
}

/* Whether the word can be the verb: of a form that agrees with who stands before it, in the table
 * of verbs, and with an object behind it if it needs one. */
static bool may_act(const struct repair *r, uint32_t word)
{
    const struct token *t = &r->tokens[word];
    uint32_t subject = head_of_phrase(r, word - 1);
    if (t->xpos == XPOS_NNP || t->xpos == XPOS_NNPS || r->scene->mention_of[word] != TOKEN_NONE ||
        r->scene->date_of[word] != TOKEN_NONE || (t->flags & TOKEN_CAPITAL && !in_title_case(r)) ||
        event_lexicon_verb(r->scene->lexicon, t->lemma) == NULL) {
        return false;
    }
    bool vehicle =
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_VEHICLE, r->tokens[subject].lemma);
    bool object = word + 1 < r->scene->end && opens_object(r, word + 1) && !vehicle;
    if (!(is_somebody(r, subject) || vehicle || harms(r, subject, word)) ||
        !(object || stands_alone(r, word) || has_aim(r, word))) {
        return false;
    }
    bool third = t->xpos == XPOS_NNS && !is_plural(r, subject);
    bool base = (t->xpos == XPOS_NN || t->xpos == XPOS_VB || span_is(t->norm, "free")) &&
                is_plural(r, subject);
    return third || base;
}

/* The last word of the nouns that begin at `from`. */
static uint32_t end_of_nouns(const struct repair *r, uint32_t from)
{
    uint32_t last = from;
    for (uint32_t i = from; i < r->scene->end; i++) {
        if (!opens_object(r, i) && r->tokens[i].xpos != XPOS_HYPH &&
            r->tokens[i].xpos != XPOS_POS && r->tokens[i].xpos != XPOS_VBN) {
            break;
        }
        last = event_repair_is_noun(r, i) || r->tokens[i].upos == UPOS_NUM ? i : last;
    }
    return last;
}

/* Hangs what of [from, to) hangs outside of it under `noun`, which stands in it. */
static void gather(struct repair *r, uint32_t from, uint32_t to, uint32_t noun)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t head = event_repair_head(r, i);
        bool inside = head != TOKEN_NONE && head >= from && head < to;
        if (i == noun || inside) {
            continue;
        }
        uint8_t upos = r->tokens[i].upos;
        event_repair_attach(r, i, noun,
                            upos == UPOS_ADJ   ? DEPREL_AMOD
                            : upos == UPOS_NUM ? DEPREL_NUMMOD
                            : upos == UPOS_DET ? DEPREL_DET
                                               : DEPREL_COMPOUND);
    }
}

/* "Argentina, IMF reach", "rebels and army sign": two names with a comma or "and" are two who act.
 */
static void join_subjects(struct repair *r, uint32_t subject)
{
    uint32_t first = r->scene->first, comma = first;
    while (comma < subject && !span_is(r->tokens[comma].norm, ",") &&
           !span_is(r->tokens[comma].norm, "and")) {
        comma++;
    }
    if (comma == first || comma >= subject || !is_somebody(r, comma - 1) ||
        !event_repair_is_noun(r, comma + 1)) {
        return;
    }
    uint32_t verb = event_repair_head(r, subject);
    gather(r, first, comma, comma - 1);
    gather(r, comma + 1, subject + 1, subject);
    event_repair_attach(r, comma - 1, verb, DEPREL_NSUBJ);
    event_repair_attach(r, subject, comma - 1, DEPREL_CONJ);
    bool word = r->tokens[comma].upos == UPOS_CCONJ;
    event_repair_attach(r, comma, subject, word ? DEPREL_CC : DEPREL_PUNCT);
}

/* Makes the verb the root; what hung on nothing or on what stands before it hangs on it. */
static void make_root(struct repair *r, uint32_t verb, uint32_t subject)
{
    for (uint32_t i = verb + 1; i < r->scene->end; i++) {
        uint32_t head = event_repair_head(r, i);
        if (head == TOKEN_NONE || head < verb) {
            enum deprel relation = (enum deprel)r->tokens[i].deprel;
            bool phrase = relation == DEPREL_NMOD || relation == DEPREL_ROOT;
            event_repair_attach(r, i, verb, phrase ? DEPREL_OBL : relation);
        }
    }
    r->tokens[verb].head = 0;
    r->tokens[verb].deprel = DEPREL_ROOT;
    gather(r, r->scene->first, subject + 1, subject);
    event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
    join_subjects(r, subject);
}

/* The word before the verb's first part: "India" of "India test-fires". */
static uint32_t before_verb(struct repair *r, uint32_t verb)
{
    if (verb < r->scene->first + 3 || r->tokens[verb - 1].xpos != XPOS_HYPH) {
        return verb - 1;
    }
    struct span lemma =
        arena_printf(r->scene->arena, "%.*s-%.*s", SPAN_ARG(r->tokens[verb - 2].norm),
                     SPAN_ARG(r->tokens[verb].lemma));
    if (event_lexicon_verb(r->scene->lexicon, lemma) == NULL || !is_somebody(r, verb - 3)) {
        return verb - 1;
    }
    r->tokens[verb].lemma = lemma;
    return verb - 3;
}

/* Hangs the phrase behind `head`, which ends at `noun`, under it. */
static void hang_phrase(struct repair *r, uint32_t head, uint32_t noun)
{
    gather(r, head + 2, noun + 1, noun);
    event_repair_attach(r, head + 1, noun, DEPREL_CASE);
    event_repair_attach(r, noun, head, DEPREL_NMOD);
}

void event_mend_headline_verb(struct repair *r, uint32_t start)
{
    if (!is_headline(r)) {
        return;
    }
    for (uint32_t verb = start + 1; verb < r->scene->end; verb++) {
        uint32_t subject = before_verb(r, verb);
        if (subject == verb - 1 && !may_act(r, verb)) {
            continue;
        }
        bool alone = verb + 1 == r->scene->end || !opens_object(r, verb + 1);
        uint32_t object = alone ? verb : end_of_nouns(r, verb + 1);
        r->tokens[verb].upos = UPOS_VERB;
        r->tokens[verb].xpos = r->tokens[verb].xpos == XPOS_NNS ? XPOS_VBZ : XPOS_VBP;
        uint32_t head = subject == verb - 1 ? head_of_phrase(r, subject) : subject;
        make_root(r, verb, head);
        if (head != subject) {
            hang_phrase(r, head, subject);
        }
        for (uint32_t i = subject + 1; i < verb; i++) {
            event_repair_attach(r, i, verb, DEPREL_COMPOUND);
        }
        if (has_aim(r, verb)) {
            event_repair_attach(r, verb + 2, verb, DEPREL_XCOMP);
        }
        if (!alone) {
            gather(r, verb + 1, object + 1, object);
            event_repair_attach(r, object, verb, DEPREL_OBJ);
        }
        return;
    }
}

/* Makes the word the headline's verb, by which something was done to who stands before it. */
static void make_passive(struct repair *r, uint32_t word, struct span lemma)
{
    r->tokens[word].upos = UPOS_VERB;
    r->tokens[word].xpos = XPOS_VBN;
    r->tokens[word].lemma = lemma;
    make_root(r, word, word - 1);
    uint32_t whom = event_repair_find(r, word, DEPREL_NSUBJ, r->scene->first, word);
    event_repair_attach(r, whom, word, DEPREL_NSUBJ_PASS);
}

/* "Reporter shot dead in Aden": "shot" as a noun behind whom it was done to. */
void event_mend_headline_shot(struct repair *r, uint32_t shot)
{
    const struct token *next = &r->tokens[shot + 1];
    if (!span_is(r->tokens[shot].norm, "shot") || shot == r->scene->first ||
        r->tokens[shot].upos != UPOS_NOUN || !is_headline(r) || !is_somebody(r, shot - 1) ||
        (next->upos != UPOS_ADP && !span_is(next->norm, "dead") && !span_is(next->norm, ","))) {
        return;
    }
    make_passive(r, shot, SPAN("shoot"));
    if (span_is(next->norm, "dead")) {
        event_repair_attach(r, shot + 1, shot, DEPREL_XCOMP);
    }
}

/* "Two dead in boat fire": behind how many, and with where or how behind it, "dead" tells that they
 * were killed. */
void event_mend_headline_dead(struct repair *r, uint32_t dead)
{
    bool behind = dead > r->scene->first && dead + 1 < r->scene->end &&
                  (r->tokens[dead + 1].upos == UPOS_ADP || r->tokens[dead + 1].upos == UPOS_SCONJ);
    bool counted = false;
    for (uint32_t i = r->scene->first; i < dead && behind; i++) {
        behind = opens_object(r, i);
        counted |= r->tokens[i].upos == UPOS_NUM || span_is(r->tokens[i].lemma, "dozen") ||
                   span_is(r->tokens[i].lemma, "hundred") || span_is(r->tokens[i].lemma, "score");
    }
    if (!behind || !counted || !span_is(r->tokens[dead].norm, "dead") || !is_headline(r)) {
        return;
    }
    make_passive(r, dead, SPAN("kill"));
}

/* "held over Leeds stabbing": behind a preposition and a town, a noun for an act. */
void event_mend_act_behind_place(struct repair *r, uint32_t act)
{
    uint32_t town = act - 1, word = act - 2;
    if (act < r->scene->first + 2 || r->tokens[act].xpos != XPOS_VBG ||
        (r->tokens[word].upos != UPOS_ADP && r->tokens[word].xpos != XPOS_IN) ||
        r->scene->mention_of[town] == TOKEN_NONE || r->tokens[town].upos != UPOS_PROPN ||
        event_repair_has(r, act, DEPREL_OBJ) || event_repair_head(r, town) != act ||
        event_lexicon_noun(r->scene->lexicon, r->tokens[act].norm) == NULL ||
        r->scene->analysis->mentions[r->scene->mention_of[town]].type != ENTITY_PLACE) {
        return;
    }
    uint32_t up = event_repair_head(r, act);
    bool verb = up != TOKEN_NONE && r->tokens[up].upos == UPOS_VERB;
    event_repair_make_noun(r, act);
    r->tokens[act].deprel = verb ? DEPREL_OBL : DEPREL_NMOD;
    event_repair_attach(r, town, act, DEPREL_COMPOUND);
    event_repair_attach(r, word, act, DEPREL_CASE);
}

void event_mend_headline_infinitive(struct repair *r, uint32_t verb)
{
    uint32_t to = event_repair_find(r, verb, DEPREL_MARK, r->scene->first, verb);
    if (!is_headline(r) || r->tokens[verb].xpos != XPOS_VB || to == TOKEN_NONE ||
        to == r->scene->first || r->tokens[to].xpos != XPOS_TO || !is_somebody(r, to - 1) ||
        event_repair_has_subject(r, verb) || event_repair_is(r, verb, DEPREL_ROOT)) {
        return;
    }
    for (uint32_t i = r->scene->first; i < to; i++) {
        if (r->tokens[i].upos == UPOS_VERB || r->tokens[i].upos == UPOS_ADP) {
            return; /* "Bid by X to sell Y" */
        }
    }
    make_root(r, verb, to - 1);
}
