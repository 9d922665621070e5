/* Where an act took place, from the clauses around its own.
 *
 * What was done on an occasion was done where that was ("agreed during talks in Oslo"), a bodily
 * act where the verb that it is joined to or results from was done, where the clause shows it that
 * tells how ("when two bombs went off in Kerman"), or where those are who tell of it ("police in
 * Lagos say"). */
#include "event_place_around.h"

#include "event_place_clause.h"
#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_tree.h"

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
static void search_clause(struct place_search *search, uint32_t verb)
{
    uint32_t object = event_tree_find(search->scene, verb, DEPREL_OBJ);
    unsigned reach = search->reach & ~(unsigned)REACH_TARGET;
    event_place_search_below(search, verb, reach);
    if (object != TOKEN_NONE && search->best == TOKEN_NONE) {
        event_place_search_below(search, object, reach);
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
static void search_manner(struct place_search *search, uint32_t verb, bool all)
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

uint32_t event_place_verb_of(const struct event_scene *scene, uint32_t act)
{
    if (event_predicate_is_verb(scene, act)) {
        return act;
    }
    act = event_predicate_top(scene, act);
    uint32_t verb = event_tree_head(scene, act);
    bool how = event_tree_is(scene, act, DEPREL_OBL) &&
               (event_tree_word(scene, act, "in") != TOKEN_NONE ||
                event_tree_word(scene, act, "during") != TOKEN_NONE);
    bool part = event_place_is_part(scene, act) && !event_tree_is(scene, act, DEPREL_CONJ);
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
static void search_shared(struct place_search *search, uint32_t verb)
{
    const struct event_scene *scene = search->scene;
    uint32_t head = event_tree_head(scene, verb);
    bool joined = event_tree_is(scene, verb, DEPREL_CONJ) &&
                  event_tree_find(scene, verb, DEPREL_NSUBJ) == TOKEN_NONE &&
                  event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) == TOKEN_NONE &&
                  !has_own_place(scene, verb) && !event_place_has_other_day(scene, head, verb);
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

/* Whether a noun is something at which other things are done: a meeting, a speech, and of bodily
 * acts any act. */
static bool is_occasion(const struct place_search *search, uint32_t noun)
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
static void search_occasion(struct place_search *search, uint32_t token, int depth)
{
    static const char *const words[] = {"during", "after", "following", "on", NULL};
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool low = event_tree_is(scene, c, DEPREL_OBJ) || event_place_hangs_low(scene, c);
        if (event_place_is_phrase(scene, c) && event_tree_has_one_of(scene, c, words) &&
            event_predicate_is_noun(scene, c) && is_occasion(search, c)) {
            search->best = event_place_of_occasion(scene, c);
        }
        if (low && depth > 0 && search->best == TOKEN_NONE) {
            search_occasion(search, c, depth - 1);
        }
    }
}

/* "police in Lagos say", "in Lagos, police say": those on the spot tell what was done there. */
static void search_tellers(struct place_search *search, uint32_t verb)
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
        !event_scene_is_of_class(scene, saying, EVENT_CLASS_ATTRIBUTION)) {
        return;
    }
    uint32_t teller = event_predicate_own_subject(scene, saying);
    if (teller == TOKEN_NONE || !event_scene_is_of_class(scene, teller, EVENT_CLASS_TELLER)) {
        return;
    }
    event_place_search_below(search, teller, REACH_WORDS);
    for (uint32_t c = event_tree_child(scene, saying);
         c != TOKEN_NONE && c < teller && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && (event_place_stands_behind(scene, c, REACH_WORDS) ||
                                                event_place_is_direction(scene, c))) {
            search->best = event_place_named(scene, c); /* "to the north, in Mosul" */
        } else if (span_is(scene->tokens[c].norm, "elsewhere")) {
            event_place_search_below(search, c, REACH_WORDS); /* "elsewhere in Kano, police say" */
        }
    }
}

void event_place_search_around(struct place_search *search, const struct event_frame *frame)
{
    uint32_t verb = event_place_verb_of(search->scene, frame->head);
    bool bodily = (search->reach & REACH_BODILY) != 0;
    if (bodily && verb != TOKEN_NONE && verb != frame->head && search->best == TOKEN_NONE) {
        search_clause(search, verb);
        event_place_search_joined(search, verb); /* "a bomb killed two and wounded five in Kano" */
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
