/* Which acts without a date go on telling what the sentence before told of one day. Taken is only
 * what any reader would take: the sentence before has a single day and the other act of it; this
 * one follows it directly, has no date and no word of another time or scene, and tells in the
 * simple past of the main line; and something ties the two: "the blast", "the attackers", "they",
 * the same actor doing the same, those who were harmed, the talks that were told. Everything else
 * stays undated. */
#include "event_time_near.h"

#include "event_predicate.h"
#include "event_time_tree.h"
#include "event_toll.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 6, NEWS_DAYS = 7, REACH = 2 };

/* --- the sentence -------------------------------------------------------------------------- */

/* Words that speak of another time, of another scene, and what opens a sentence of one. */
static const char *const other_times[] = {
    "already", "ago",      "before", "earlier",   "ever",  "formerly", "had",
    "last",    "later",    "next",   "once",      "past",  "previous", "previously",
    "recent",  "recently", "since",  "sometimes", "until", "usually",  NULL};
static const char *const other_scenes[] = {"different",  "elsewhere", "meanwhile", "separate",
                                           "separately", "similar",   "unrelated", NULL};
static const char *const openers[] = {"also", "another", "other", NULL};

enum { OPENING = 3 };

/* Whether the sentence speaks of no time and scene but those told before it. */
static bool goes_on(const struct event_scene *scene)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        struct span word = scene->tokens[i].norm;
        uint32_t date = scene->date_of[i];
        if (event_time_is_hours_later(scene, i)) {
            continue;
        }
        bool opens = i < scene->first + OPENING &&
                     (span_is_one_of(word, openers) || (i == scene->first && span_is(word, "and")));
        if (opens || span_is_one_of(word, other_times) || span_is_one_of(word, other_scenes) ||
            (date != TOKEN_NONE && scene->analysis->dates[date].type != DATE_DURATION)) {
            return false;
        }
    }
    return true;
}

static bool follows(const struct event_scene *scene, const struct event_telling *before)
{
    const struct sentence *now = scene->sentence;
    return before->sentence && before->sentence->field == now->field && now->field == FIELD_BODY &&
           now->index - before->sentence->index <= REACH &&
           now->paragraph - before->sentence->paragraph <= REACH;
}

/* The act whose day all dated acts of the sentence share; NULL when they tell several, or none. */
static const struct event *act_of_day(const struct event_telling *before)
{
    const struct event *found = NULL;
    for (size_t i = 0; i < before->count; i++) {
        const struct event *event = &before->events[i];
        if (!period_is_known(event->period)) {
            continue;
        }
        bool day = event->period.precision == PRECISION_DAY;
        bool told = event->status == EVENT_HAPPENED && !event->negated &&
                    event->date_basis != DATE_UNRESOLVED;
        bool same = !found || found->period.earliest == event->period.earliest;
        if (!day || !told || !same) {
            return NULL;
        }
        found = found ? found : event;
    }
    return found;
}

/* Whether no other day is told in the sentence before. */
static bool tells_one_day(const struct event_scene *scene, const struct sentence *sentence,
                          const struct event *act)
{
    for (size_t i = 0; i < sentence->token_count; i++) {
        uint32_t date = scene->date_of[sentence->first_token + i];
        const struct date *d = date == TOKEN_NONE ? NULL : &scene->analysis->dates[date];
        bool other =
            d && d->type != DATE_DURATION &&
            (d->period.earliest != act->period.earliest || d->period.precision != PRECISION_DAY);
        if (other) {
            return false;
        }
    }
    return true;
}

/* --- the act ------------------------------------------------------------------------------- */

/* The verb or noun of the act: the first verb of its trigger, else its last noun. */
static uint32_t head_of(const struct event_scene *scene, const struct event *event)
{
    uint32_t head = TOKEN_NONE;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        const struct extent *at = &scene->tokens[i].at;
        if (at->start < event->trigger.start || at->end > event->trigger.end) {
            continue;
        }
        if (event_predicate_is_verb(scene, i)) {
            return i;
        }
        head = event_predicate_is_noun(scene, i) ? i : head;
    }
    return head;
}

/* Whether a clause goes along with the one that governs it: "as", "when", "while", a participle. */
static bool goes_along(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"as", "when", "while", NULL};
    return event_tree_has_one_of(scene, verb, words) ||
           (event_tree_find(scene, verb, DEPREL_MARK) == TOKEN_NONE &&
            event_tree_find(scene, verb, DEPREL_CASE) == TOKEN_NONE);
}

/* Whether an act is told in the main line of the sentence: by its main verb, one joined to it, what
 * somebody says, or what goes along; not in a clause about somebody. */
static bool is_in_line(const struct event_scene *scene, uint32_t token)
{
    bool past = false;
    for (int i = 0; i < CLIMB_LIMIT && token != TOKEN_NONE; i++) {
        bool verb = event_predicate_is_verb(scene, token);
        past = past || (verb && event_time_is_simple_past(scene, token));
        switch ((enum deprel)scene->tokens[token].deprel) {
        case DEPREL_ROOT:
        case DEPREL_CCOMP:
        case DEPREL_PARATAXIS:
            return past;
        case DEPREL_ADVCL:
            if (!goes_along(scene, token)) {
                return false;
            }
            break;
        case DEPREL_CONJ:
        case DEPREL_OBJ:
        case DEPREL_OBL:
        case DEPREL_OBL_AGENT:
        case DEPREL_NSUBJ:
        case DEPREL_NSUBJ_PASS:
        case DEPREL_NMOD:
            break;
        default:
            return false;
        }
        token = event_tree_head(scene, token);
    }
    return false;
}

/* --- what ties two acts ---------------------------------------------------------------------- */

/* "the blast", "this attack". */
static bool is_definite_act(const struct event_scene *scene, uint32_t token)
{
    return event_predicate_is_noun(scene, token) &&
           (event_tree_word(scene, token, "the") != TOKEN_NONE ||
            event_tree_word(scene, token, "this") != TOKEN_NONE);
}

/* The first token of a party in the scene's sentence. */
static uint32_t token_of(const struct event_scene *scene, const struct party *party)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (scene->tokens[i].at.start == party->at.start) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "the attackers", "they", "his guards": somebody told of before. */
static bool is_known_party(const struct event_scene *scene, const struct party *party)
{
    static const char *const owners[] = {"the",   "these", "those", "his", "her",
                                         "their", "its",   "both",  NULL};
    static const char *const pronouns[] = {"he", "him", "she", "her", "it", "they", "them", NULL};
    uint32_t token = token_of(scene, party);
    const struct mention *mention = token == TOKEN_NONE ? NULL : event_scene_mention(scene, token);
    if (token == TOKEN_NONE || (mention && mention->kind == MENTION_NAME)) {
        return false;
    }
    return span_is_one_of(scene->tokens[token].norm, pronouns) ||
           span_is_one_of(scene->tokens[token].norm, owners) ||
           (token > scene->first && span_is_one_of(scene->tokens[token - 1].norm, owners) &&
            !(token > scene->first + 1 && span_is(scene->tokens[token - 2].norm, "and")));
}

static bool has_known_party(const struct event_scene *scene, const struct event *event)
{
    for (size_t i = 0; i < event->party_count; i++) {
        if (is_known_party(scene, &event->parties[i])) {
            return true;
        }
    }
    return false;
}

/* "he", "they": or who is known to do both. */
static bool goes_on_acting(const struct event_scene *scene, const struct event *act,
                           const struct event *event)
{
    static const char *const pronouns[] = {"he", "she", "they", NULL};
    for (size_t j = 0; j < event->party_count; j++) {
        const struct party *party = &event->parties[j];
        uint32_t token = party->role == PARTY_ACTOR ? token_of(scene, party) : TOKEN_NONE;
        if (token == TOKEN_NONE) {
            continue;
        }
        if (party->entity == ENTITY_UNRESOLVED &&
            span_is_one_of(scene->tokens[token].norm, pronouns)) {
            return true;
        }
        for (size_t i = 0; i < act->party_count && party->entity != ENTITY_UNRESOLVED; i++) {
            if (act->parties[i].role == PARTY_ACTOR && act->parties[i].entity == party->entity) {
                return true;
            }
        }
    }
    return false;
}

/* "At least ten people were killed": those who were harmed, with nothing of a new scene. */
static bool is_toll(const struct event_scene *scene, const struct event *event, uint32_t head)
{
    for (uint32_t i = scene->first; i + 1 < scene->end; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        bool scenery =
            span_is(scene->tokens[i].norm, "in") &&
            (span_is(scene->tokens[i + 1].norm, "a") || span_is(scene->tokens[i + 1].norm, "an"));
        if (scenery || (mention && mention->type == ENTITY_PLACE)) {
            return false;
        }
    }
    bool harmed = event_predicate_is_verb(scene, head) && event->party_count > 0;
    for (size_t i = 0; i < event->party_count; i++) {
        harmed = harmed && event->parties[i].role == PARTY_RECIPIENT &&
                 event->parties[i].entity == ENTITY_UNRESOLVED;
    }
    return harmed && (event->killed || event->wounded);
}

/* "during the talks", "at the meeting". */
static bool speaks_of_meeting(const struct event_scene *scene)
{
    static const char *const words[] = {"meeting", "talks",      "summit",      "session",
                                        "visit",   "conference", "discussions", NULL};
    static const char *const before[] = {"at", "during", NULL};
    for (uint32_t i = scene->first + 2; i < scene->end; i++) {
        if (span_is_one_of(scene->tokens[i].norm, words) &&
            span_is(scene->tokens[i - 1].norm, "the") &&
            span_is_one_of(scene->tokens[i - 2].norm, before)) {
            return true;
        }
    }
    return false;
}

/* Whether anybody takes part in both. */
static bool shares_party(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->party_count; i++) {
        for (size_t j = 0; j < b->party_count; j++) {
            if (a->parties[i].entity != ENTITY_UNRESOLVED &&
                a->parties[i].entity == b->parties[j].entity) {
                return true;
            }
        }
    }
    return false;
}

/* "were wounded in the blast", "killed during the battle". */
static bool is_in_known_act(const struct event_scene *scene, uint32_t verb)
{
    struct event_frame frame;
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool phrase =
            event_tree_is(scene, c, DEPREL_OBL) || event_tree_is(scene, c, DEPREL_OBL_AGENT);
        if (phrase && is_definite_act(scene, c) && event_predicate_read(scene, c, &frame)) {
            return true;
        }
    }
    return false;
}

/* "Hours later, police arrested", "attacked the town minutes later". */
static bool tells_of_same_day(const struct event_scene *scene)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (event_time_is_hours_later(scene, i)) {
            return true;
        }
    }
    return false;
}

static bool is_tied(const struct event_scene *scene, const struct event *act,
                    const struct event *event, uint32_t head)
{
    bool next = act->sentence + 1 == event->sentence;
    if (next && tells_of_same_day(scene)) {
        return true;
    }
    if (event_toll_fits(act->type) && event_toll_fits(event->type)) {
        return is_definite_act(scene, head) || has_known_party(scene, event) ||
               shares_party(act, event) || is_in_known_act(scene, head) ||
               is_toll(scene, event, head);
    }
    bool raid = act->type == EVENT_MOBILIZE || act->type == EVENT_COERCE;
    if (raid && event_toll_fits(event->type)) {
        return has_known_party(scene, event) || is_in_known_act(scene, head);
    }
    bool news = scene->published.earliest != DAY_NONE &&
                scene->published.earliest - act->period.earliest <= NEWS_DAYS;
    bool speech = news && next && !event_toll_fits(act->type) && !event_toll_fits(event->type);
    bool acts = event_predicate_is_verb(scene, head) && goes_on_acting(scene, act, event);
    return (speech && acts) || (act->type == EVENT_CONSULT && speaks_of_meeting(scene));
}

struct event_telling event_time_follow(const struct event_scene *scene,
                                       const struct event_telling *before,
                                       const struct event_telling *now)
{
    bool silent = now->count == 0 && before->sentence && goes_on(scene) &&
                  before->sentence->index + 1 == now->sentence->index;
    return silent ? *before : *now;
}

static bool is_hours_later(const struct event_scene *scene, uint32_t date)
{
    return event_time_is_hours_later(scene, scene->analysis->dates[date].first_token);
}

void event_time_inherit(const struct event_scene *scene, const struct event_telling *before,
                        struct event_telling *now)
{
    const struct event *act = follows(scene, before) ? act_of_day(before) : NULL;
    if (!act || !tells_one_day(scene, before->sentence, act) || !goes_on(scene)) {
        return;
    }
    for (size_t i = 0; i < now->count; i++) {
        struct event *event = &now->events[i];
        uint32_t head = head_of(scene, event);
        bool undated = event->date == UINT32_MAX || is_hours_later(scene, event->date);
        if (event->status == EVENT_HAPPENED && !event->negated && undated &&
            !period_is_known(event->period) && head != TOKEN_NONE && is_in_line(scene, head) &&
            is_tied(scene, act, event, head)) {
            event->period = act->period;
            event->date = act->date;
            event->date_basis = DATE_INHERITED;
        }
    }
}
