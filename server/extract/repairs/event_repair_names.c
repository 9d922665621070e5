/* Names and titles that the parser tore apart:
 *
 *   President [Omar] [Tal] resigned             both as the subject: one name is one subtree
 *   her counterpart [Ann Lee] signed            the title as a party, the name as another one
 *   the mayor of [Rome Ann Lee] signed          the name as a part of the place
 *   President-[elect] Ann Lee met X             "elect" as a verb
 *   In May 2010, [A], [B] and [C] signed        the parties as joined to the date
 *
 * What a name is the mentions say; titles are nouns for people. Nothing is done to a name whose
 * words hang together already. */
#include "event_mends.h"

enum { FREE_LIMIT = 8 }; /* heads above a word */

static bool is_subject(const struct repair *r, uint32_t token)
{
    return event_repair_is(r, token, DEPREL_NSUBJ) || event_repair_is(r, token, DEPREL_NSUBJ_PASS);
}

/* The name's last token in the sentence. */
static uint32_t name_end(const struct repair *r, uint32_t first)
{
    uint32_t name = r->scene->mention_of[first], i = first;
    while (i + 1 < r->scene->end && r->scene->mention_of[i + 1] == name) {
        i++;
    }
    return i;
}

/* Of a name's tokens that hang outside of it, the first; the others are hung under that one. */
static uint32_t join_name(struct repair *r, uint32_t first, uint32_t last)
{
    uint32_t top = TOKEN_NONE;
    for (uint32_t i = first; i <= last; i++) {
        uint32_t head = event_repair_head(r, i);
        bool inside = head != TOKEN_NONE && head >= first && head <= last;
        if (inside) {
            continue;
        }
        if (top == TOKEN_NONE) {
            top = i;
        } else if (event_repair_is(r, i, (enum deprel)r->tokens[top].deprel) &&
                   r->tokens[i].head == r->tokens[top].head) {
            event_repair_attach(r, i, top, DEPREL_FLAT);
        }
    }
    return top;
}

static bool is_title(const struct repair *r, uint32_t token)
{
    return r->tokens[token].upos == UPOS_NOUN && r->scene->mention_of[token] == TOKEN_NONE &&
           event_lexicon_sector(r->scene->lexicon, r->tokens[token].lemma) != NULL;
}

/* "the leader of the group Hope said": the name belongs to the phrase's last noun. */
static void join_description(struct repair *r, uint32_t name, uint32_t noun, uint32_t verb)
{
    uint32_t above = noun;
    for (int i = 0; i < 3 && above != TOKEN_NONE && event_repair_is(r, above, DEPREL_NMOD); i++) {
        above = event_repair_head(r, above);
    }
    bool subject = above != noun && above != TOKEN_NONE && event_repair_head(r, above) == verb &&
                   (is_subject(r, above) || event_repair_is(r, above, DEPREL_NSUBJ_OUTER));
    if (subject) {
        event_repair_attach(r, above, verb, (enum deprel)r->tokens[name].deprel);
        event_repair_attach(r, name, noun, DEPREL_APPOS);
    }
}

/* "Ann Lee and UN envoy Jim Bo": a body before a title is a part of it, not the party. */
static void join_body(struct repair *r, uint32_t name, uint32_t title)
{
    if (title == r->scene->first || event_repair_head(r, title) != name) {
        return;
    }
    uint32_t body = title - 1, mention = r->scene->mention_of[body];
    uint32_t above = event_repair_head(r, body);
    if (mention == TOKEN_NONE || above == title || above == name ||
        r->scene->analysis->mentions[mention].type == ENTITY_PERSON ||
        event_repair_head(r, name) != above || r->tokens[body].xpos == XPOS_POS ||
        r->scene->analysis->mentions[mention].token_count > 1) {
        return;
    }
    event_repair_replace(r, name, body);
    uint32_t and = event_repair_find(r, body, DEPREL_CC, r->scene->first, body);
    and = and != TOKEN_NONE ? and : event_repair_find(r, title, DEPREL_CC, r->scene->first, title);
    if (and != TOKEN_NONE) {
        event_repair_attach(r, and, name, DEPREL_CC);
    }
    event_repair_attach(r, body, title, DEPREL_COMPOUND);
}

/* "tennis player Ann Lee lost": whether the noun before a person's name is a subject beside it. */
static bool is_twin_subject(const struct repair *r, uint32_t noun, uint32_t name)
{
    uint32_t mention = r->scene->mention_of[name];
    return r->tokens[noun].xpos == XPOS_NN && r->scene->mention_of[noun] == TOKEN_NONE &&
           r->scene->date_of[noun] == TOKEN_NONE && is_subject(r, noun) && is_subject(r, name) &&
           event_repair_head(r, noun) == event_repair_head(r, name) && mention != TOKEN_NONE &&
           r->scene->analysis->mentions[mention].type == ENTITY_PERSON;
}

/* "counterpart Ann Lee": the name takes the place of the title, which then describes it. */
static void join_title(struct repair *r, uint32_t name, uint32_t first)
{
    if (first == r->scene->first ||
        (!is_title(r, first - 1) && !is_twin_subject(r, first - 1, name))) {
        return;
    }
    if (r->tokens[first - 1].xpos == XPOS_NNS && is_subject(r, first - 1) && is_subject(r, name)) {
        event_repair_attach(r, name, first - 1, DEPREL_APPOS); /* "ministers Ann Lee and Jim Bo" */
        return;
    }
    join_body(r, name, first - 1);
    if (!is_subject(r, name)) {
        return;
    }
    uint32_t title = first - 1, verb = event_repair_head(r, name);
    uint32_t above = event_repair_head(r, title);
    bool joined = event_repair_is(r, title, DEPREL_CONJ) && above != TOKEN_NONE &&
                  is_subject(r, above) && event_repair_head(r, above) == verb;
    if (!joined && !(is_subject(r, title) && above == verb)) {
        join_description(r, name, title, verb);
        return;
    }
    event_repair_replace(r, name, title);
    uint32_t and = event_repair_find(r, title, DEPREL_CC, r->scene->first, title);
    if (and != TOKEN_NONE) {
        event_repair_attach(r, and, name, DEPREL_CC);
    }
    event_repair_attach(r, title, name, DEPREL_NMOD_DESC);
}

/* "Information Minister Ann Lee said": the first word as the subject, the name in apposition
 * without a comma. */
static void join_apposition(struct repair *r, uint32_t name, uint32_t first)
{
    uint32_t noun = event_repair_head(r, name);
    if (noun == TOKEN_NONE || noun >= first || !event_repair_is(r, name, DEPREL_APPOS) ||
        !is_subject(r, noun) || r->scene->mention_of[noun] != TOKEN_NONE || first - noun > 4 ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) != NULL) {
        return;
    }
    for (uint32_t i = noun; i < first; i++) {
        if (r->tokens[i].flags & TOKEN_PUNCT) {
            return;
        }
    }
    event_repair_replace(r, name, noun);
    event_repair_attach(r, noun, name, DEPREL_NMOD_DESC);
}

/* "his deputy, Ann Lee, as mayor": right behind a comma and a noun for people, a name is theirs. */
static void join_deputy(struct repair *r, uint32_t name, uint32_t first)
{
    uint32_t noun = first - 2;
    if (first < r->scene->first + 2 || !span_is(r->tokens[first - 1].norm, ",") ||
        !event_repair_is(r, name, DEPREL_OBL_UNMARKED) || r->tokens[noun].xpos != XPOS_NN ||
        r->scene->mention_of[noun] != TOKEN_NONE || !event_repair_is(r, noun, DEPREL_OBJ) ||
        event_repair_head(r, noun) != event_repair_head(r, name) ||
        event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma) == NULL) {
        return;
    }
    event_repair_attach(r, name, noun, DEPREL_APPOS);
}

/* "an officer, Maj. Ann Lee, left": the rank as the head of the name, which takes its place. */
static void join_rank(struct repair *r, uint32_t name, uint32_t first, uint32_t last)
{
    enum { RANK_WORDS = 3 };
    uint32_t rank = event_repair_head(r, name);
    bool part = event_repair_is(r, name, DEPREL_FLAT) || event_repair_is(r, name, DEPREL_LIST);
    if (rank == TOKEN_NONE || !part || rank >= first || first - rank > RANK_WORDS ||
        r->tokens[rank].upos != UPOS_PROPN || r->scene->mention_of[rank] != TOKEN_NONE) {
        return;
    }
    event_repair_replace(r, name, rank);
    event_repair_move(r, rank, name, r->scene->first, rank);
    event_repair_move(r, rank, name, last + 1, r->scene->end);
    event_repair_attach(r, rank, name, DEPREL_NMOD_DESC);
}

static bool is_office(const struct repair *r, uint32_t token)
{
    return event_repair_is_noun(r, token) && r->scene->mention_of[token] == TOKEN_NONE &&
           r->tokens[token].xpos != XPOS_NNS && r->tokens[token].xpos != XPOS_NNPS &&
           event_lexicon_sector(r->scene->lexicon, r->tokens[token].norm) != NULL;
}

/* "mayor of Rome" of "the mayor of Rome Ann Lee": the office that ends right before the name with
 * the place or body that it is of; TOKEN_NONE when none does. */
static uint32_t office_before(const struct repair *r, uint32_t name, uint32_t *place)
{
    static const char *const links[] = {"of", "from", "for", NULL};
    const struct event_scene *scene = r->scene;
    uint32_t first = name;
    while (first > scene->first && r->tokens[first - 1].upos != UPOS_ADP &&
           (r->tokens[first - 1].flags & TOKEN_CAPITAL) &&
           (first == name || scene->mention_of[first - 1] == scene->mention_of[name - 1])) {
        first--;
    }
    *place = first;
    first -= first > scene->first && span_is(r->tokens[first - 1].norm, "the");
    if (*place == name || first < scene->first + 2 ||
        !span_is_one_of(r->tokens[first - 1].norm, links)) {
        return TOKEN_NONE;
    }
    uint32_t office = first - 2;
    while (office > scene->first + 1 && span_is(r->tokens[office - 1].norm, "of")) {
        office -= 2; /* "Secretary of State for Africa" */
    }
    bool known = scene->mention_of[*place] != TOKEN_NONE || /* "Minister of Justice Ann Lee" */
                 ((r->tokens[office].flags & TOKEN_CAPITAL) && is_subject(r, office));
    return known && is_office(r, office) ? office : TOKEN_NONE;
}

/* "the mayor of Rome Ann Lee": the name takes the place of the office, which then describes it. */
static void join_office(struct repair *r, uint32_t name, uint32_t first, uint32_t last)
{
    uint32_t place = TOKEN_NONE, office = office_before(r, first, &place);
    uint32_t above = event_repair_head(r, name);
    if (office == TOKEN_NONE || first == last) {
        return;
    }
    bool inside = above != TOKEN_NONE && above >= office && above < first;
    bool beside = above != TOKEN_NONE && above == event_repair_head(r, office);
    if (inside || beside || event_repair_is(r, name, DEPREL_LIST)) {
        event_repair_replace(r, name, office);
    }
    for (uint32_t i = first; i <= last; i++) {
        uint32_t head = event_repair_head(r, i);
        if (i != name && (head == TOKEN_NONE || head < first || head > last)) {
            event_repair_attach(r, i, name, DEPREL_FLAT);
        }
    }
    event_repair_attach(r, office, name, DEPREL_NMOD_DESC);
    event_repair_attach(r, first - 1, office, DEPREL_NMOD);
    event_repair_move(r, office, name, last + 1, r->scene->end); /* "[in] Oslo" behind the name */
    event_repair_move(r, first - 1, name, last + 1, r->scene->end);
    uint32_t link = place - 1;
    link -= r->tokens[link].upos != UPOS_ADP;
    for (uint32_t i = link; i + 1 < first; i++) {
        enum deprel relation = i >= place                      ? DEPREL_COMPOUND
                               : r->tokens[i].upos == UPOS_ADP ? DEPREL_CASE
                                                               : DEPREL_DET;
        event_repair_attach(r, i, first - 1, relation);
    }
}

static bool can_be_subject(const struct repair *r, uint32_t token)
{
    enum deprel relation = (enum deprel)r->tokens[token].deprel;
    return r->scene->date_of[token] == TOKEN_NONE &&
           (relation == DEPREL_CONJ || relation == DEPREL_APPOS || relation == DEPREL_FLAT ||
            relation == DEPREL_NMOD_UNMARKED) &&
           (r->scene->mention_of[token] != TOKEN_NONE || is_title(r, token));
}

/* "In May, Ann Lee, the mayor, met X": a name between the date and what only describes it is the
 * subject. */
static void part_described(struct repair *r, uint32_t date, uint32_t verb)
{
    uint32_t subject = event_repair_find(r, verb, DEPREL_NSUBJ, date + 1, verb);
    if (subject == TOKEN_NONE || r->scene->mention_of[subject] != TOKEN_NONE ||
        !span_is(r->tokens[verb - 1].norm, ",")) {
        return;
    }
    for (uint32_t i = date + 1; i < subject; i++) {
        uint32_t mention = r->scene->mention_of[i];
        if (event_repair_head(r, i) == date && mention != TOKEN_NONE &&
            r->scene->analysis->mentions[mention].type == ENTITY_PERSON &&
            name_end(r, i) + 1 < subject && span_is(r->tokens[name_end(r, i) + 1].norm, ",")) {
            event_repair_attach(r, i, verb, DEPREL_NSUBJ);
            event_repair_attach(r, subject, i, DEPREL_APPOS);
            return;
        }
    }
}

/* "In May 2010, A, B and C signed": the parties after the date become the verb's subject. */
static void part_from_date(struct repair *r, uint32_t date)
{
    uint32_t verb = event_repair_head(r, date);
    if (verb == TOKEN_NONE || verb < date || r->tokens[verb].upos != UPOS_VERB) {
        return;
    }
    if (event_repair_has_subject(r, verb)) {
        part_described(r, date, verb);
        return;
    }
    uint32_t subject = TOKEN_NONE;
    for (uint32_t i = date + 1; i < verb; i++) {
        if (event_repair_head(r, i) != date || !can_be_subject(r, i)) {
            continue;
        }
        if (subject == TOKEN_NONE) {
            bool passive = event_repair_find(r, verb, DEPREL_AUX_PASS, date, verb) != TOKEN_NONE;
            event_repair_attach(r, i, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
            subject = i;
        } else {
            bool told = r->scene->mention_of[i] == TOKEN_NONE &&
                        !event_repair_has(r, i, DEPREL_CC) &&
                        r->scene->mention_of[subject] != TOKEN_NONE &&
                        span_is(r->tokens[verb - 1].norm, ",");
            event_repair_attach(r, i, subject, told ? DEPREL_APPOS : DEPREL_CONJ);
        }
    }
}

static bool is_verb(const struct repair *r, uint32_t token)
{
    return token != TOKEN_NONE && r->tokens[token].upos == UPOS_VERB;
}

/* "President-elect Lee has [said]": what hangs under the second part of a title takes its place,
 * when the word at hand is in it. */
static void free_from(struct repair *r, uint32_t word, uint32_t false_verb)
{
    uint32_t up = word;
    for (int i = 0; i < FREE_LIMIT && up != TOKEN_NONE && event_repair_head(r, up) != false_verb;
         i++) {
        up = event_repair_head(r, up);
    }
    if (up != TOKEN_NONE && event_repair_head(r, up) == false_verb) {
        event_repair_replace(r, up, false_verb);
    }
}

/* Where a phrase that the parser hung up by the wrong words belongs: as the subject of
 * its words, the first that hangs outside of it, else as the subject of the verb that hangs under
 * `false_verb`.
 */
static void place_phrase(struct repair *r, uint32_t head, uint32_t first, uint32_t last,
                         uint32_t false_verb)
{
    for (int any = 0; any < 2; any++) {
        for (uint32_t i = first; i <= last; i++) {
            uint32_t above = event_repair_head(r, i);
            bool outside = above != TOKEN_NONE && (above < first || above > last);
            if (outside && (any || is_subject(r, i))) {
                free_from(r, above, false_verb);
                event_repair_replace(r, head, i);
                return;
            }
        }
    }
    for (uint32_t i = last + 1; i < r->scene->end; i++) {
        if (event_repair_head(r, i) == false_verb && is_verb(r, i)) {
            event_repair_replace(r, i, false_verb);
            event_repair_attach(r, head, i, DEPREL_NSUBJ);
            return;
        }
    }
}

/* "the United Nations Secretary-General": a body before its office is not who acts. */
static void take_body(struct repair *r, uint32_t name, uint32_t title)
{
    uint32_t body = title == r->scene->first ? TOKEN_NONE : title - 1;
    uint32_t mention = body == TOKEN_NONE ? TOKEN_NONE : r->scene->mention_of[body];
    if (mention == TOKEN_NONE || r->scene->analysis->mentions[mention].type == ENTITY_PERSON) {
        return;
    }
    while (body > r->scene->first && r->scene->mention_of[body - 1] == mention &&
           event_repair_head(r, body) != event_repair_head(r, name) &&
           event_repair_head(r, name) != body) {
        body--;
    }
    if (event_repair_head(r, name) == body) {
        event_repair_replace(r, name, body);
        event_repair_attach(r, body, name, DEPREL_COMPOUND);
    }
}

/* "the president-elect", "President-elect Ann Lee": the second part is no verb. */
static void mend_designate(struct repair *r, uint32_t elect)
{
    uint32_t first = r->scene->first;
    bool general = span_is(r->tokens[elect].norm, "general");
    bool designate = general || span_is(r->tokens[elect].norm, "elect") ||
                     span_is(r->tokens[elect].norm, "designate");
    if (!designate || elect < first + 2 || !span_is(r->tokens[elect - 1].norm, "-")) {
        return;
    }
    uint32_t title = elect - 2, head = title, last = elect;
    if (elect + 1 < r->scene->end && r->scene->mention_of[elect + 1] != TOKEN_NONE) {
        head = elect + 1;
        last = name_end(r, head);
    }
    place_phrase(r, head, title, last, elect);
    for (uint32_t i = title; i <= last; i++) {
        uint32_t above = event_repair_head(r, i);
        bool torn = above == TOKEN_NONE || above < title || above > last || above == elect;
        if (i != head && (torn || i <= elect)) {
            event_repair_attach(r, i, head, i <= elect ? DEPREL_NMOD_DESC : DEPREL_FLAT);
        }
    }
    event_repair_move(r, elect, head, first, title);
    r->tokens[elect].upos = general ? UPOS_PROPN : UPOS_ADJ;
    take_body(r, head, title);
}

/* "Nigeria's President Ali, who": the name as one more of a list that the owner begins. */
static bool owned_below(struct repair *r, uint32_t owner, uint32_t mark)
{
    uint32_t name = event_repair_find(r, owner, DEPREL_LIST, mark + 1, r->scene->end);
    if (name == TOKEN_NONE || name - mark > 4 || r->scene->mention_of[name] == TOKEN_NONE) {
        return false;
    }
    event_repair_replace(r, name, owner);
    event_repair_move(r, owner, name, mark + 1, r->scene->end);
    event_repair_attach(r, owner, name, DEPREL_NMOD_POSS);
    return true;
}

/* "Somalia's Prime Minister Ali": what has 's hangs on the noun behind it, not on the verb. */
static void mend_owner(struct repair *r, uint32_t mark)
{
    uint32_t owner = event_repair_head(r, mark), noun = mark + 1;
    if (r->tokens[mark].xpos != XPOS_POS || owner == TOKEN_NONE || owner > mark ||
        noun >= r->scene->end || event_repair_head(r, owner) == TOKEN_NONE ||
        r->tokens[event_repair_head(r, owner)].upos != UPOS_VERB) {
        return;
    }
    uint32_t verb = event_repair_head(r, owner);
    if (owned_below(r, owner, mark)) {
        return;
    }
    for (uint32_t head = event_repair_head(r, noun); noun != verb && head != verb;
         head = event_repair_head(r, noun)) {
        if (head == TOKEN_NONE || head <= noun) {
            return;
        }
        noun = head;
    }
    if (noun != verb && event_repair_is_noun(r, noun)) {
        event_repair_attach(r, owner, noun, DEPREL_NMOD_POSS);
    }
}

void event_mend_names(struct repair *r, uint32_t start)
{
    const struct event_scene *scene = r->scene;
    for (uint32_t i = start; i < scene->end; i++) {
        if (scene->date_of[i] != TOKEN_NONE) {
            part_from_date(r, i);
            continue;
        }
        mend_designate(r, i);
        mend_owner(r, i);
        uint32_t name = scene->mention_of[i];
        if (name == TOKEN_NONE || scene->analysis->mentions[name].kind != MENTION_NAME) {
            continue;
        }
        uint32_t last = name_end(r, i), top = join_name(r, i, last);
        bool somebody = scene->analysis->mentions[name].type == ENTITY_PERSON ||
                        scene->analysis->mentions[name].type == ENTITY_ORGANIZATION;
        if (top != TOKEN_NONE && scene->analysis->mentions[name].type == ENTITY_PERSON) {
            join_rank(r, top, i, last);
            join_office(r, top, i, last);
        }
        if (top != TOKEN_NONE && somebody) {
            join_apposition(r, top, i);
            join_title(r, top, i);
            join_deputy(r, top, i);
        }
        i = last;
    }
}

/* "Ann Lee and his wife, [Ola Berg], were held": a name between commas behind "his" somebody is no
 * third one. */
void event_mend_name_of_joined(struct repair *r, uint32_t name)
{
    uint32_t end = name + 1, noun = name - 2;
    while (end < r->scene->end && r->scene->mention_of[end] == r->scene->mention_of[name]) {
        end++;
    }
    bool behind = name >= r->scene->first + 3 && event_repair_is_word(r, name - 1, ",") &&
                  r->tokens[noun].xpos == XPOS_NN && event_repair_is(r, noun, DEPREL_CONJ) &&
                  event_repair_head(r, noun) == event_repair_head(r, name);
    uint32_t owner =
        behind ? event_repair_find(r, noun, DEPREL_NMOD_POSS, r->scene->first, noun) : TOKEN_NONE;
    if (owner != TOKEN_NONE && r->tokens[owner].xpos == XPOS_PRP_POSS &&
        r->scene->mention_of[name] != TOKEN_NONE && r->tokens[name].upos == UPOS_PROPN &&
        event_repair_has(r, noun, DEPREL_CC) && event_repair_is_word(r, end, ",")) {
        event_repair_attach(r, name, noun, DEPREL_APPOS);
    }
}

/* "the captain, [Omar Tal], was held": what stands under a comma is nobody's subject; behind a noun
 * it is the name of who or what that is. */
void event_mend_under_comma(struct repair *r, uint32_t name)
{
    uint32_t comma = event_repair_head(r, name);
    if (comma == TOKEN_NONE || comma + 1 != name || comma == r->scene->first ||
        !event_repair_is_word(r, comma, ",") || r->scene->mention_of[name] == TOKEN_NONE ||
        r->tokens[comma - 1].upos != UPOS_NOUN || r->scene->mention_of[comma - 1] != TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, name, comma - 1, DEPREL_APPOS);
}
