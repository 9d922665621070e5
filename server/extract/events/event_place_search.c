/* Looking for the place of an act below a word of the tree: behind a preposition of place, also
 * where the parser hung it under a day or a name. Of several places the nearest kind is taken. */
#include "event_place_search.h"

#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

void event_place_search_take(struct place_search *search, uint32_t token)
{
    if (search->best == TOKEN_NONE ||
        event_place_nearness(event_place_at(search->scene, token)) >
            event_place_nearness(event_place_at(search->scene, search->best))) {
        search->best = token;
    }
}

bool event_place_hangs_low(const struct event_scene *scene, uint32_t token)
{
    return scene->date_of[token] != TOKEN_NONE ||
           span_is(scene->tokens[token].norm, "elsewhere") || /* "elsewhere in Kano" */
           (scene->mention_of[token] != TOKEN_NONE && event_place_is_phrase(scene, token));
}

void event_place_search_below(struct place_search *search, uint32_t token, unsigned reach)
{
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && event_place_stands_behind(scene, c, reach)) {
            uint32_t place = event_place_named(scene, c);
            if (place != TOKEN_NONE) {
                event_place_search_take(search, place);
            }
        }
        if ((event_place_hangs_low(scene, c) && !event_place_hangs_low(scene, token)) ||
            ((reach & REACH_NEAR) != 0 && event_place_is_direction(scene, c))) {
            event_place_search_below(search, c, reach);
        }
    }
}

bool event_place_has_other_day(const struct event_scene *scene, uint32_t verb, uint32_t joined)
{
    uint32_t one = event_time_below(scene, verb, TIME_DEPTH);
    uint32_t other = event_time_below(scene, joined, TIME_DEPTH);
    return event_predicate_is_verb(scene, joined) && one != NO_DATE && other != NO_DATE &&
           scene->analysis->dates[one].period.earliest !=
               scene->analysis->dates[other].period.earliest;
}

void event_place_search_joined(struct place_search *search, uint32_t token)
{
    const struct event_scene *scene = search->scene;
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && search->best == TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (event_tree_is(scene, c, DEPREL_CONJ) &&
            event_tree_find(scene, c, DEPREL_NSUBJ) == TOKEN_NONE &&
            event_tree_find(scene, c, DEPREL_NSUBJ_PASS) == TOKEN_NONE &&
            !event_place_has_other_day(scene, token, c)) {
            event_place_search_below(search, c, search->reach);
        }
    }
}

bool event_place_is_part(const struct event_scene *scene, uint32_t act)
{
    switch ((enum deprel)scene->tokens[act].deprel) {
    case DEPREL_OBJ:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_OBL_AGENT:
        return true;
    case DEPREL_CONJ:
        return !event_place_has_other_day(scene, event_tree_head(scene, act), act);
    default:
        return false;
    }
}
