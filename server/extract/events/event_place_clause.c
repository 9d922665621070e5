/* Where an act was that a clause tells of a place, or the place that a clause tells of an act. */
#include "event_place_clause.h"

#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 4 };

/* Whether what is done by the word above is done where this is: not what somebody says or wants. */
static bool shares_place(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_CONJ:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_OBJ:
    case DEPREL_OBL:
    case DEPREL_OBL_AGENT:
        return true;
    case DEPREL_ADVCL: /* "where ten died when a bus fell" */
        return event_tree_word(scene, token, "when") != TOKEN_NONE ||
               event_tree_word(scene, token, "as") != TOKEN_NONE ||
               event_predicate_is_result(scene, token);
    default:
        return false;
    }
}

/* The "where" before the verb of the clause that an act stands in; TOKEN_NONE. */
static uint32_t where_above(const struct event_scene *scene, uint32_t act)
{
    for (int i = 0; i < CLIMB_LIMIT && act != TOKEN_NONE; i++) {
        uint32_t where = event_tree_word(scene, act, "where");
        if (where != TOKEN_NONE && where < act) {
            return where;
        }
        act = shares_place(scene, act) ? event_tree_head(scene, act) : TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* The last token before `end` that is no comma, and no day with its preposition. */
static uint32_t last_before(const struct event_scene *scene, uint32_t end)
{
    bool day = false;
    for (uint32_t i = end; i > scene->first; i--) {
        bool dated = scene->date_of[i - 1] != TOKEN_NONE;
        bool on = day && scene->tokens[i - 1].upos == UPOS_ADP;
        if (!dated && !on && scene->tokens[i - 1].upos != UPOS_PUNCT) {
            return i - 1;
        }
        day = dated;
    }
    return TOKEN_NONE;
}

/* "Juliaca, Peru": the smaller place before a comma; else the place itself. */
static uint32_t smaller_before(const struct event_scene *scene, uint32_t place)
{
    const struct mention *large = event_place_at(scene, place);
    uint32_t comma = large->first_token == 0 ? scene->first : large->first_token - 1;
    if (comma <= scene->first || !span_is(scene->tokens[comma].norm, ",")) {
        return place;
    }
    const struct mention *small = event_place_at(scene, comma - 1);
    return small && event_place_nearness(small) > event_place_nearness(large) ? comma - 1 : place;
}

uint32_t event_place_of_where(const struct event_scene *scene, uint32_t act)
{
    uint32_t where = where_above(scene, act);
    uint32_t last = where == TOKEN_NONE ? where : last_before(scene, where);
    uint32_t place = last == TOKEN_NONE ? last : event_place_named(scene, last);
    return place == TOKEN_NONE ? place : smaller_before(scene, place);
}

uint32_t event_place_clause_about(const struct event_scene *scene, uint32_t noun)
{
    uint32_t clause = event_tree_find(scene, noun, DEPREL_ACL_RELCL);
    bool about = clause != TOKEN_NONE && event_predicate_is_verb(scene, clause) &&
                 event_predicate_own_subject(scene, clause) == noun;
    return about ? clause : TOKEN_NONE;
}
