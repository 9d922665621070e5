/* Dates that stand before the clause whose acts they are of: "On Friday, …", "In Kabul Tuesday",
 * "In a vote held in 1967, …". */
#include "event_time_front.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_tree.h"

/* The date that opens the sentence, alone or behind a place: "In Kabul Tuesday". */
static uint32_t opening_day(const struct event_scene *scene)
{
    enum { OPENING = 5 };
    for (uint32_t i = scene->first; i < scene->end && i < scene->first + OPENING; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return event_time_is_limit(scene, i) ? NO_DATE : date;
        }
        const struct mention *mention = event_scene_mention(scene, i);
        bool place = mention && mention->type == ENTITY_PLACE;
        bool small = scene->tokens[i].upos == UPOS_ADP || scene->tokens[i].upos == UPOS_ADV;
        if (!place && !small && !(scene->tokens[i].flags & TOKEN_PUNCT)) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}

/* "In a vote held in 1967,": a participle by which a noun for an act is said to have been. */
static bool is_held(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"carried",  "conducted", "fought", "held",
                                        "launched", "staged",    NULL};
    return event_tree_is(scene, token, DEPREL_ACL) &&
           span_is_one_of(scene->tokens[token].norm, words);
}

static bool is_act_noun(const struct event_scene *scene, uint32_t token)
{
    struct event_frame act;
    return event_predicate_is_noun(scene, token) && event_predicate_read(scene, token, &act);
}

/* "In another incident Saturday, …", "During the country's 1994 genocide, …": the date that ends a
 * phrase before the clause, or that of the act in which the clause says something was done. */
static uint32_t date_of_opening_phrase(const struct event_scene *scene)
{
    enum { REACH = 12 };
    static const char *const words[] = {"in", "at", "during", NULL};
    bool opens = span_is_one_of(scene->tokens[scene->first].norm, words);
    bool act = false;
    uint32_t date = NO_DATE;
    for (uint32_t i = scene->first + 1; opens && i + 1 < scene->end && i < scene->first + REACH;
         i++) {
        bool known = event_time_known(scene, i) != NO_DATE;
        bool ends = span_is(scene->tokens[i + 1].norm, ",");
        if ((event_predicate_is_verb(scene, i) && !(act && is_held(scene, i))) ||
            (known && event_time_is_limit(scene, i))) {
            return NO_DATE;
        }
        date = known && date == NO_DATE ? event_time_known(scene, i) : date;
        act = act || is_act_noun(scene, i);
        if (ends) {
            return known || (act && date != NO_DATE) ? date : NO_DATE;
        }
    }
    return NO_DATE;
}

uint32_t event_time_front(const struct event_scene *scene)
{
    if (event_time_is_other(scene, scene->first) &&
        scene->date_of[scene->first + 1] == TOKEN_NONE) {
        return NO_DATE;
    }
    bool verb = false; /* "US condemns Saturday's coup" opens with no date */
    for (uint32_t i = scene->first; i < scene->end && i < scene->first + 3; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return event_time_is_possessor(scene, i) && verb ? NO_DATE : date;
        }
        verb = verb || event_predicate_is_verb(scene, i);
    }
    uint32_t date = opening_day(scene);
    return date == NO_DATE ? date_of_opening_phrase(scene) : date;
}

bool event_time_is_in_front_phrase(const struct event_scene *scene, uint32_t act, uint32_t date)
{
    uint32_t first = date == NO_DATE ? act : scene->analysis->dates[date].first_token;
    if (first > act || first < scene->first + 2 || !event_time_is_other(scene, scene->first)) {
        return false;
    }
    uint32_t comma = scene->first;
    while (comma < act && !span_is(scene->tokens[comma].norm, ",")) {
        comma++;
    }
    return comma > first && comma < act;
}

/* "In a separate incident early Sunday in the north, …": the day in a phrase that opens the
 * sentence by naming what its content tells. */
static uint32_t date_of_incident(const struct event_scene *scene)
{
    enum { REACH = 10 };
    static const char *const words[] = {"attack",       "attacks",  "case",      "clash",
                                        "clashes",      "incident", "incidents", "development",
                                        "developments", "raid",     "violence",  NULL};
    bool incident = false;
    for (uint32_t i = scene->first + 1; span_is(scene->tokens[scene->first].norm, "in") &&
                                        i < scene->end && i < scene->first + REACH;
         i++) {
        uint32_t date = event_time_known(scene, i);
        bool ends = span_is(scene->tokens[i].norm, ",") || event_predicate_is_verb(scene, i);
        if (date != NO_DATE || ends) {
            return incident && !ends && event_time_is_plain_day(scene, date) ? date : NO_DATE;
        }
        incident = incident || span_is_one_of(scene->tokens[i].norm, words);
    }
    return NO_DATE;
}

uint32_t event_time_of_content(const struct event_scene *scene, uint32_t verb)
{
    uint32_t say = event_tree_head(scene, verb);
    bool content = say != TOKEN_NONE && event_tree_is(scene, verb, DEPREL_CCOMP) &&
                   event_scene_is_of_class(scene, say, EVENT_CLASS_ATTRIBUTION);
    bool now =
        content && (scene->tokens[say].xpos == XPOS_VBP || scene->tokens[say].xpos == XPOS_VBZ);
    bool was = event_tree_word(scene, verb, "was") != TOKEN_NONE ||
               event_tree_word(scene, verb, "were") != TOKEN_NONE;
    bool done = was || scene->tokens[verb].xpos == XPOS_VBD || event_aspect_is_perfect(scene, verb);
    if (!now || !done) {
        return NO_DATE;
    }
    uint32_t date = opening_day(scene);
    date = date == NO_DATE ? date_of_incident(scene) : date;
    bool before = date != NO_DATE && scene->analysis->dates[date].first_token < say;
    return before ? date : NO_DATE;
}
