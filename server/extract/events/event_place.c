/* Where an act took place, from its own clause.
 *
 * A place is said of an act when it stands behind a preposition of place below the act's verb or
 * noun, below the noun that it was done to ("shot two men in Kano"), or below the verb that the
 * noun belongs to ("held talks in Oslo"). What stands behind the preposition need not be the place
 * itself: "in two villages in Borno state", "in the city of Mosul", "on a Mosul street". Bodily
 * acts know more prepositions than words do ("marched through Oruro", but "talks on Kashmir"), and
 * a movement took place where it led ("flew to England", "pulled out of Kabul"). Of several places
 * the nearest kind is taken: a town before a region before a country. Without such a phrase, what
 * was done on an occasion was done where that was ("agreed during talks in Oslo"), and a bodily act
 * where the verb that it is joined to or results from was done, or where those are who tell of it
 * ("police in Lagos say"). */
#include "event_place.h"

#include "event_phrase.h"
#include "event_place_clause.h"
#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

struct search {
    const struct event_scene *scene;
    unsigned reach;
    uint32_t best; /* the token of the place found so far, or TOKEN_NONE */
    bool moves;    /* what follows an act may be elsewhere: "sent troops after a raid in X" */
};

static void search_take(struct search *search, uint32_t token)
{
    if (search->best == TOKEN_NONE ||
        event_place_nearness(event_place_at(search->scene, token)) >
            event_place_nearness(event_place_at(search->scene, search->best))) {
        search->best = token;
    }
}

/* Days and names seldom have a place below them that is not of the act: "on Friday near the town
 * of Diffa", "talks on Kashmir in Geneva". */
static bool hangs_too_low(const struct event_scene *scene, uint32_t token)
{
    return scene->date_of[token] != TOKEN_NONE ||
           span_is(scene->tokens[token].norm, "elsewhere") || /* "elsewhere in Kano" */
           (scene->mention_of[token] != TOKEN_NONE && event_place_is_phrase(scene, token));
}

/* Looks at the phrases below a token. */
static void search_below(struct search *search, uint32_t token, unsigned reach)
{
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && event_place_stands_behind(scene, c, reach)) {
            uint32_t place = event_place_named(scene, c);
            if (place != TOKEN_NONE) {
                search_take(search, place);
            }
        }
        if ((hangs_too_low(scene, c) && !hangs_too_low(scene, token)) ||
            ((reach & REACH_NEAR) != 0 && event_place_is_direction(scene, c))) {
            search_below(search, c, reach);
        }
    }
}

/* "was arrested in Leeds in May and goes on trial in June": whether two joined verbs have days of
 * their own, which need not be in one place. */
static bool has_other_day(const struct event_scene *scene, uint32_t verb, uint32_t joined)
{
    uint32_t one = event_time_below(scene, verb, TIME_DEPTH);
    uint32_t other = event_time_below(scene, joined, TIME_DEPTH);
    return event_predicate_is_verb(scene, joined) && one != NO_DATE && other != NO_DATE &&
           scene->analysis->dates[one].period.earliest !=
               scene->analysis->dates[other].period.earliest;
}

/* Looks at what is joined to a token and shares its subject: "kidnapped and killed in Mosul", "a
 * bomb and an air strike in Kunduz". */
static void search_joined(struct search *search, uint32_t token)
{
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_CONJ) &&
            event_tree_find(scene, c, DEPREL_NSUBJ) == TOKEN_NONE &&
            event_tree_find(scene, c, DEPREL_NSUBJ_PASS) == TOKEN_NONE &&
            !has_other_day(scene, token, c)) {
            search_below(search, c, search->reach);
        }
    }
}

/* "the Geneva talks", "the London bombings": the town before the noun; "the Iran earthquake",
 * "Haiti's quake". */
static void search_before(struct search *search, uint32_t noun)
{
    const struct event_scene *scene = search->scene;
    const struct event_rule *rule =
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, noun));
    bool met = rule && (rule->type == EVENT_CONSULT || rule->type == EVENT_RETREAT ||
                        rule->type == EVENT_ELECT);
    bool mishap = rule && (rule->type == EVENT_DISASTER || rule->type == EVENT_ACCIDENT);
    for (uint32_t c = event_tree_child(scene, noun);
         c != TOKEN_NONE && c < noun && (met || (search->reach & REACH_BODILY) != 0);
         c = event_tree_next(scene, c)) {
        bool before = event_tree_is(scene, c, DEPREL_COMPOUND) ||
                      (rule->type == EVENT_DISASTER && event_tree_is(scene, c, DEPREL_NMOD_POSS));
        if (before && event_place_at(scene, c) &&
            (mishap || event_place_at(scene, c)->subtype != SUBTYPE_COUNTRY)) {
            search_take(search, c);
        }
    }
}

/* "the quake, which struck off Honshu", "a landslide that buried the village of Yambali". */
static void search_clause_about(struct search *search, const struct event_frame *frame)
{
    const struct event_scene *scene = search->scene;
    uint32_t clause = search->best == TOKEN_NONE && event_predicate_is_noun(scene, frame->head)
                          ? event_place_clause_about(scene, frame->head)
                          : TOKEN_NONE;
    bool held = clause != TOKEN_NONE && event_tree_is(scene, clause, DEPREL_ACL);
    if (clause == TOKEN_NONE || (!held && (search->reach & REACH_BODILY) == 0)) {
        return;
    }
    uint32_t object = event_tree_find(scene, clause, DEPREL_OBJ);
    search_below(search, clause, REACH_WORDS | REACH_BODILY);
    if (object != TOKEN_NONE && search->best == TOKEN_NONE) {
        search->best =
            frame->rule->type == EVENT_DISASTER ? event_place_named(scene, object) : TOKEN_NONE;
        search_below(search, object, REACH_WORDS | REACH_BODILY);
    }
}

/* Whether the act is the object, subject … of the verb above it, so that where that was, it was. */
static bool is_part_of_clause(const struct event_scene *scene, uint32_t act)
{
    switch ((enum deprel)scene->tokens[act].deprel) {
    case DEPREL_OBJ:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_OBL_AGENT:
        return true;
    case DEPREL_CONJ:
        return !has_other_day(scene, event_tree_head(scene, act), act);
    default:
        return false;
    }
}

/* "visit Moscow", "shelled Aleppo"; but who fights a country may do so anywhere, and of several
 * places that are visited none is where it happened. */
static bool leads_to_object(const struct search *search, uint32_t object)
{
    const struct mention *place = event_place_at(search->scene, object);
    bool moved = (search->reach & (REACH_TO | REACH_FROM)) != 0;
    bool target = (search->reach & REACH_TARGET) != 0;
    return place && (moved || (target && place->subtype != SUBTYPE_COUNTRY)) &&
           event_tree_find(search->scene, object, DEPREL_CONJ) == TOKEN_NONE;
}

/* "ministers meeting in Bonn have agreed": where those who act are gathered. */
static void search_gathering(struct search *search, uint32_t subject)
{
    const struct event_scene *scene = search->scene;
    uint32_t verb = event_tree_find(scene, subject, DEPREL_ACL);
    if (verb != TOKEN_NONE && search->best == TOKEN_NONE &&
        span_is_one_of(event_scene_lemma(scene, verb),
                       (const char *const[]){"meet", "gather", "sit", "speak", NULL})) {
        search_below(search, verb, REACH_WORDS);
    }
}

/* Looks below somebody who takes part and, when `joined`, below those named with him: "killed a man
 * and his son in Kano", "talks between A and B in Oslo". */
static void search_party(struct search *search, uint32_t party, unsigned reach, bool joined)
{
    unsigned all = search->reach;
    uint32_t those = event_place_counted(search->scene, party);
    search->reach &= reach;
    search_below(search, party, search->reach);
    if (those != TOKEN_NONE && search->best == TOKEN_NONE) {
        search_below(search, those, search->reach);
    }
    if (joined && search->best == TOKEN_NONE) {
        search_joined(search, party);
    }
    search->reach = all;
}

/* Looks below those who take part: of a bodily act, where they are it is done; of a meeting, where
 * the others are; of a ruling or a law, where the court or parliament sits; of help, where those
 * are whom it reaches. Words reach people wherever they are. */
static void search_parties(struct search *search, const struct event_frame *frame)
{
    bool bodily = (search->reach & REACH_BODILY) != 0;
    bool helps = frame->rule->type == EVENT_AID;
    bool together = bodily || helps || frame->rule->type == EVENT_CONSULT;
    bool seated = event_place_is_seated(search->scene, frame);
    bool words = event_place_is_object_of_words(search->scene, frame);
    bool sentenced = seated && event_predicate_is_noun(search->scene, frame->head);
    const uint32_t parties[] = {together || words ? frame->slots[SLOT_OBJ] : TOKEN_NONE,
                                helps ? frame->slots[SLOT_TO] : TOKEN_NONE,
                                seated ? frame->slots[SLOT_BEFORE] : TOKEN_NONE,
                                together ? frame->slots[SLOT_WITH] : TOKEN_NONE,
                                bodily ? frame->slots[SLOT_BY] : TOKEN_NONE,
                                bodily || seated ? frame->slots[SLOT_SUBJ] : TOKEN_NONE,
                                bodily || sentenced ? frame->slots[SLOT_OF] : TOKEN_NONE,
                                together ? frame->slots[SLOT_BETWEEN] : TOKEN_NONE};
    for (size_t i = 0; i < sizeof parties / sizeof *parties && search->best == TOKEN_NONE; i++) {
        unsigned reach = REACH_WORDS | REACH_BODILY | REACH_NEAR;
        if (i == 0) {
            reach |= REACH_TO | REACH_FROM; /* "withdrew its troops from X": whoever is moved */
        }
        bool joined = (i == 0 && bodily) || frame->rule->type == EVENT_CONSULT ||
                      parties[i] == frame->slots[SLOT_BETWEEN];
        if (parties[i] != TOKEN_NONE) {
            search_party(search, parties[i], reach, together && joined);
        }
    }
    for (size_t i = 0; i < frame->rule->recipient_count && bodily && search->best == TOKEN_NONE;
         i++) {
        uint32_t whom = frame->slots[frame->rule->recipients[i]];
        if (whom != TOKEN_NONE) { /* "set fire to the embassy in Kano" */
            search_below(search, whom, search->reach & (REACH_WORDS | REACH_BODILY | REACH_NEAR));
        }
    }
    if (frame->slots[SLOT_SUBJ] != TOKEN_NONE) {
        search_gathering(search, frame->slots[SLOT_SUBJ]);
    }
}

/* Whether a side clause tells how, so that it also tells where: "when two bombs went off". */
static bool tells_how(const struct event_scene *scene, uint32_t clause)
{
    return event_tree_is(scene, clause, DEPREL_ADVCL) &&
           (event_tree_word(scene, clause, "when") != TOKEN_NONE ||
            event_tree_word(scene, clause, "as") != TOKEN_NONE ||
            (event_tree_word(scene, clause, "while") != TOKEN_NONE &&
             event_tree_find(scene, clause, DEPREL_NSUBJ) == TOKEN_NONE &&
             event_tree_find(scene, clause, DEPREL_NSUBJ_PASS) == TOKEN_NONE));
}

/* Looks below a verb and its object. */
static void search_clause(struct search *search, uint32_t verb)
{
    uint32_t object = event_tree_find(search->scene, verb, DEPREL_OBJ);
    unsigned reach = search->reach & ~(unsigned)REACH_TARGET;
    search_below(search, verb, reach);
    if (object != TOKEN_NONE && search->best == TOKEN_NONE) {
        search_below(search, object, reach);
    }
}

/* "blew himself up as worshippers were leaving", "shot him as he drove home", "while hiding": a
 * clause that shows in what scene something was done; "as leaders met in Geneva" may be elsewhere.
 */
static bool shows_scene(const struct event_scene *scene, uint32_t clause)
{
    uint32_t subject = event_tree_find(scene, clause, DEPREL_NSUBJ);
    subject = subject == TOKEN_NONE ? event_tree_find(scene, clause, DEPREL_NSUBJ_PASS) : subject;
    return subject == TOKEN_NONE || scene->tokens[subject].upos == UPOS_PRON ||
           (scene->tokens[clause].xpos == XPOS_VBG &&
            event_tree_word(scene, clause, "were") != TOKEN_NONE);
}

/* "were killed when two bombs went off in Kerman": the clause that tells how also tells where; what
 * is joined to such a verb, "and 200 were wounded", happened there, too. Unless `all`, only clauses
 * that show the scene. */
static void search_manner(struct search *search, uint32_t verb, bool all)
{
    const struct event_scene *scene = search->scene;
    for (int i = 0; i < 2 && verb != TOKEN_NONE && event_predicate_is_verb(scene, verb); i++) {
        for (uint32_t c = event_tree_child(scene, verb);
             c != TOKEN_NONE && search->best == TOKEN_NONE; c = event_tree_next(scene, c)) {
            if (tells_how(scene, c) && (all || shows_scene(scene, c))) {
                search_clause(search, c);
            }
        }
        uint32_t other = event_tree_find(scene, verb, DEPREL_CONJ);
        verb = event_tree_is(scene, verb, DEPREL_CONJ) ? event_tree_head(scene, verb) : other;
    }
}

/* The verb of the act: itself, or the one that the noun is a part of or how its act was done;
 * TOKEN_NONE. */
static uint32_t verb_of(const struct event_scene *scene, uint32_t act)
{
    if (event_predicate_is_verb(scene, act)) {
        return act;
    }
    act = event_predicate_top(scene, act);
    uint32_t verb = event_tree_head(scene, act);
    bool how = event_tree_is(scene, act, DEPREL_OBL) &&
               (event_tree_word(scene, act, "in") != TOKEN_NONE ||
                event_tree_word(scene, act, "during") != TOKEN_NONE);
    bool part = is_part_of_clause(scene, act) && !event_tree_is(scene, act, DEPREL_CONJ);
    return verb != TOKEN_NONE && (how || part) && event_predicate_is_verb(scene, verb) ? verb
                                                                                       : TOKEN_NONE;
}

/* "bombed a line near Kano and took workers from a camp": the second act has a place of its own. */
static bool has_own_place(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && c > verb && scene->date_of[c] == TOKEN_NONE &&
            !event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, c)) &&
            event_place_stands_behind(scene, c, REACH_WORDS | REACH_TO | REACH_FROM)) {
            return true;
        }
    }
    return false;
}

/* "raided a village outside Goma, killing ten": what results was where the act was, what is joined
 * to an act without a subject of its own, too, and so was what harmed ("were killed in Goma when a
 * bus crashed"). */
static void search_shared(struct search *search, uint32_t verb)
{
    const struct event_scene *scene = search->scene;
    uint32_t head = event_tree_head(scene, verb);
    bool joined = event_tree_is(scene, verb, DEPREL_CONJ) &&
                  event_tree_find(scene, verb, DEPREL_NSUBJ) == TOKEN_NONE &&
                  event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) == TOKEN_NONE &&
                  !has_own_place(scene, verb) && !has_other_day(scene, head, verb);
    bool cause = event_predicate_harmed_by_clause(scene, verb) != TOKEN_NONE;
    if ((joined || cause || event_place_is_along(scene, verb)) && head != TOKEN_NONE &&
        event_predicate_is_verb(scene, head)) {
        search_clause(search, head);
    }
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_predicate_is_result(scene, c)) {
            search_clause(search, c);
        }
    }
}

/* Whether a noun is something at which others things are done: a meeting, a speech, and of bodily
 * acts any act. */
static bool is_occasion(const struct search *search, uint32_t noun)
{
    struct span lemma = event_scene_lemma(search->scene, noun);
    const struct event_rule *rule = event_lexicon_noun(search->scene->lexicon, lemma);
    bool met = rule && (rule->type == EVENT_CONSULT || rule->type == EVENT_LEGAL ||
                        rule->type == EVENT_PROTEST || rule->type == EVENT_TRAVEL);
    bool later = search->moves && (event_tree_word(search->scene, noun, "after") != TOKEN_NONE ||
                                   event_tree_word(search->scene, noun, "following") != TOKEN_NONE);
    return met || (rule && !later && (search->reach & REACH_BODILY) != 0) ||
           event_lexicon_in(search->scene->lexicon, EVENT_CLASS_OCCASION, lemma);
}

/* "agreed during talks in Oslo", "said after a meeting in Bonn": looks at the occasions below a
 * verb, also where the parser hung them under a day or the verb's object. */
static void search_occasion(struct search *search, uint32_t token, int depth)
{
    static const char *const words[] = {"during", "after", "following", "on", NULL};
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool low = event_tree_is(scene, c, DEPREL_OBJ) || hangs_too_low(scene, c);
        if (event_place_is_phrase(scene, c) && event_tree_has_one_of(scene, c, words) &&
            event_predicate_is_noun(scene, c) && is_occasion(search, c)) {
            uint32_t place = event_place_of_occasion(scene, c);
            search->best = place;
        }
        if (low && depth > 0 && search->best == TOKEN_NONE) {
            search_occasion(search, c, depth - 1);
        }
    }
}

/* "police in Lagos say", "in Lagos, police say": those on the spot tell what was done there. */
static void search_tellers(struct search *search, uint32_t verb)
{
    const struct event_scene *scene = search->scene;
    if (event_tree_is(scene, verb, DEPREL_CONJ)) {
        verb = event_tree_head(scene, verb); /* "that ten were killed and two hurt" */
    }
    uint32_t saying = event_tree_head(scene, verb);
    if (event_tree_is(scene, verb, DEPREL_CCOMP) && saying != TOKEN_NONE &&
        event_tree_is(scene, saying, DEPREL_CCOMP) &&
        span_is(event_scene_lemma(scene, saying), "believe")) {
        saying = event_tree_head(scene, saying); /* "say they believe that" */
    }
    if (!event_tree_is(scene, verb, DEPREL_CCOMP) || saying == TOKEN_NONE ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION,
                          event_scene_lemma(scene, saying))) {
        return;
    }
    uint32_t teller = event_predicate_own_subject(scene, saying);
    if (teller == TOKEN_NONE ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_TELLER, event_scene_lemma(scene, teller))) {
        return;
    }
    search_below(search, teller, REACH_WORDS);
    for (uint32_t c = event_tree_child(scene, saying);
         c != TOKEN_NONE && c < teller && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && (event_place_stands_behind(scene, c, REACH_WORDS) ||
                                                event_place_is_direction(scene, c))) {
            search->best = event_place_named(scene, c); /* "to the north, in Mosul" */
        } else if (span_is(scene->tokens[c].norm, "elsewhere")) {
            search_below(search, c, REACH_WORDS); /* "elsewhere in Kano, police say" */
        }
    }
}

/* Looks beyond the clause, from the nearest to the farthest. */
static void search_around(struct search *search, const struct event_frame *frame)
{
    uint32_t verb = verb_of(search->scene, frame->head);
    bool bodily = (search->reach & REACH_BODILY) != 0;
    if (bodily && verb != TOKEN_NONE && verb != frame->head && search->best == TOKEN_NONE) {
        search_clause(search, verb);
        search_joined(search, verb); /* "a bomb killed two and wounded five in Kano" */
    }
    if (bodily && search->best == TOKEN_NONE) {
        bool all = frame->passive || frame->rule->type == EVENT_DIE;
        search_manner(search, frame->head, all);
    }
    if (verb != TOKEN_NONE && search->best == TOKEN_NONE) {
        search_occasion(search, verb, 1);
    }
    if (verb != TOKEN_NONE && bodily && search->best == TOKEN_NONE) {
        search_shared(search, verb);
    }
    if (verb != TOKEN_NONE && event_predicate_harmed_by_clause(search->scene, verb) != TOKEN_NONE) {
        verb = event_tree_head(search->scene, verb);
    }
    if (verb != TOKEN_NONE && bodily && search->best == TOKEN_NONE) {
        search_tellers(search, verb);
    }
}

static void search_all(struct search *search, const struct event_frame *frame)
{
    const struct event_scene *scene = search->scene;
    uint32_t object = frame->slots[SLOT_OBJ];
    uint32_t head = event_tree_head(scene, frame->head);
    uint32_t top = event_predicate_is_noun(scene, frame->head)
                       ? event_predicate_top(scene, frame->head)
                       : frame->head;
    if (object != TOKEN_NONE && leads_to_object(search, object)) {
        search_take(search, object);
    }
    bool area =
        object != TOKEN_NONE && (search->reach & (REACH_TARGET | REACH_TO)) != 0 &&
        event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, event_scene_lemma(scene, object));
    if ((area || (object != TOKEN_NONE && frame->rule->type == EVENT_DISASTER)) &&
        event_place_named(scene, object) != TOKEN_NONE) {
        search_take(search, event_place_named(scene, object)); /* "shelled the town of Kano" */
    }
    search_below(search, frame->head, search->reach);
    uint32_t state = event_tree_find(scene, frame->head, DEPREL_XCOMP);
    if (state != TOKEN_NONE && scene->tokens[state].upos == UPOS_ADJ) {
        search_below(search, state, search->reach); /* "shot dead in Kano" */
    }
    if (top != frame->head && search->best == TOKEN_NONE) {
        search_below(search, top, search->reach); /* "a wave of attacks in Kano" */
    }
    if (search->best == TOKEN_NONE && event_predicate_is_noun(scene, frame->head)) {
        search_before(search, frame->head);
    }
    uint32_t above = event_tree_head(scene, top); /* "a round of talks is planned in Oslo" */
    if (search->best == TOKEN_NONE && above != TOKEN_NONE && is_part_of_clause(scene, top)) {
        search_below(search, above, search->reach & ~(unsigned)REACH_TARGET);
    }
    search_clause_about(search, frame);
    search_joined(search, frame->head);
    if (search->best == TOKEN_NONE && head != TOKEN_NONE &&
        event_predicate_is_noun(scene, frame->head) && event_predicate_is_noun(scene, head) &&
        event_tree_is(scene, frame->head, DEPREL_CONJ)) {
        search_joined(search, head); /* "attacks, bombings and a raid in Kano" */
    }
    search_parties(search, frame);
    search_around(search, frame);
}

static void set_named(const struct mention *mention, struct event *event)
{
    event->place = mention->entity;
    event->place_text = mention->text;
    event->place_at = mention->at;
}

/* The noun for a site without a name where the act was; TOKEN_NONE. */
static uint32_t site_of(const struct event_scene *scene, const struct event_frame *frame,
                        unsigned reach)
{
    uint32_t noun = TOKEN_NONE;
    for (size_t i = 0; i < frame->rule->recipient_count && noun == TOKEN_NONE; i++) {
        uint32_t whom = frame->slots[frame->rule->recipients[i]];
        noun = event_place_described_below(scene, whom, reach);
    }
    for (int slot = 0; slot < SLOT_COUNT && noun == TOKEN_NONE; slot++) {
        bool part = slot == SLOT_SUBJ || slot == SLOT_OBJ || slot == SLOT_VICTIM;
        noun = event_place_described_below(scene, frame->slots[slot], part ? reach : REACH_WORDS);
    }
    if (noun == TOKEN_NONE) { /* "a strike killed ten at a border post" */
        noun = event_place_described_below(scene, verb_of(scene, frame->head), reach);
    }
    if (noun == TOKEN_NONE && event_place_is_along(scene, frame->head)) {
        noun = event_place_described_below(scene, event_tree_head(scene, frame->head), reach);
    }
    return noun;
}

/* Gives the event a place that is only described, or the name behind it: "the Togolese capital,
 * Lome". */
static void set_described(const struct search *search, const struct event_frame *frame,
                          struct event *event)
{
    const struct event_scene *scene = search->scene;
    unsigned reach = search->reach & (REACH_WORDS | REACH_BODILY);
    uint32_t noun = event_place_described_below(scene, frame->head, reach);
    if (noun == TOKEN_NONE && (reach & REACH_BODILY) != 0) {
        noun = site_of(scene, frame, reach);
    }
    if (noun == TOKEN_NONE) {
        return;
    }
    bool named = noun + 2 < scene->end && span_is(scene->tokens[noun + 1].norm, ",") &&
                 event_place_at(scene, noun + 2);
    if (named) {
        set_named(event_place_at(scene, noun + 2), event);
        return;
    }
    uint32_t first = event_place_first_word(scene, noun);
    event->place_at = document_extent(&scene->analysis->document, first, noun - first + 1);
    event->place_text = span_slice(scene->tokens[first].text, 0, 0);
    event->place_text.len = (size_t)(scene->tokens[noun].text.ptr + scene->tokens[noun].text.len -
                                     scene->tokens[first].text.ptr);
}

/* "criticised troops for burning villages in Borno": the place behind a gerund is that of what
 * somebody is blamed for. */
static bool follows_charge(const struct event_scene *scene, uint32_t head, uint32_t place)
{
    for (uint32_t i = head + 1; i + 1 < place; i++) {
        if ((span_is(scene->tokens[i].norm, "for") || span_is(scene->tokens[i].norm, "of")) &&
            scene->tokens[i + 1].xpos == XPOS_VBG) {
            return true;
        }
    }
    return false;
}

void event_place_set(const struct event_scene *scene, const struct event_frame *frame,
                     struct event *event)
{
    unsigned reach = event_place_reach(frame->rule);
    bool moves = (reach & (REACH_TO | REACH_FROM)) != 0 || frame->rule->type == EVENT_RETREAT;
    struct search search = {scene, reach & ~(unsigned)REACH_FROM, TOKEN_NONE, moves};
    search_all(&search, frame);
    if (search.best == TOKEN_NONE && reach != search.reach) {
        search.reach = reach; /* "crossed into Chad from Sudan" */
        search_all(&search, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_court(scene, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_left(scene, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_lot(scene, frame->head);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) == 0) {
        search.best = event_place_of_speakers(scene, frame);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) != 0) {
        search.reach |= REACH_NEAR;
        search_all(&search, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_where(scene, frame->head);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) != 0) {
        search.best = event_place_of_present(scene, frame);
    }
    if (frame->rule->type == EVENT_ACCUSE && search.best != TOKEN_NONE &&
        follows_charge(scene, frame->head, search.best)) {
        search.best = TOKEN_NONE;
    }
    event->place = ENTITY_UNRESOLVED;
    if (search.best == TOKEN_NONE) {
        set_described(&search, frame, event);
        return;
    }
    set_named(event_place_at(scene, search.best), event);
}
