/* Dates of acts that a noun tells, which stand behind it, wherever the tree hangs them: behind what
 * describes the noun, or where the verb of the clause has another time. */
#include "event_time_noun.h"

#include "event_predicate.h"
#include "event_time_side.h"
#include "event_time_tree.h"
#include "event_tree.h"

/* Whether the verb tells what was done or has been done. */
static bool is_told_as_done(const struct event_scene *scene, uint32_t verb)
{
    return scene->tokens[verb].xpos == XPOS_VBD ||
           (scene->tokens[verb].xpos == XPOS_VBN &&
            (event_tree_word(scene, verb, "has") != TOKEN_NONE ||
             event_tree_word(scene, verb, "have") != TOKEN_NONE));
}

/* The verb that a noun stands behind, through what it describes; TOKEN_NONE. */
static uint32_t verb_over(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    while (verb != TOKEN_NONE && verb < noun && !event_predicate_is_verb(scene, verb)) {
        verb = event_tree_head(scene, verb);
    }
    return verb == TOKEN_NONE || verb > noun ? TOKEN_NONE : verb;
}

/* The second of two dates of a verb, for a noun between them: "arrested in January for the
 * murder of a bishop in 1998". */
static uint32_t second_date(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool first = false;
    if (verb == TOKEN_NONE || verb > noun || !event_tree_is(scene, noun, DEPREL_OBL)) {
        return NO_DATE;
    }
    for (uint32_t i = verb + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (i < noun) {
            first = first || date != NO_DATE;
        } else if (event_predicate_is_verb(scene, i) || !first) {
            return NO_DATE;
        } else if (date != NO_DATE) {
            return event_tree_head(scene, i) == verb ? date : NO_DATE;
        }
    }
    return NO_DATE;
}

static bool is_ahead(const struct event_scene *scene, uint32_t date)
{
    return scene->published.latest != DAY_NONE &&
           scene->analysis->dates[date].period.earliest > scene->published.latest;
}

/* The date behind a noun that says after what a verb's act was, also where the tree gives it to the
 * verb: "was imposed after the crackdown in Beijing in 1989". */
static uint32_t date_of_phrase(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool behind = event_tree_word(scene, noun, "after") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "following") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "since") != TOKEN_NONE;
    if (!behind || verb == TOKEN_NONE || verb > noun || !event_tree_is(scene, noun, DEPREL_OBL)) {
        return NO_DATE;
    }
    for (uint32_t i = noun + 1; i < scene->end; i++) {
        if (event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",")) {
            return NO_DATE;
        }
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return event_time_is_limit(scene, i) || is_ahead(scene, date) ? NO_DATE : date;
        }
    }
    return NO_DATE;
}

/* "ahead of the leaders' summit": whether "ahead" stands before a noun and what describes it. */
static bool follows_ahead(const struct event_scene *scene, uint32_t noun)
{
    enum { AHEAD_REACH = 9 };
    for (uint32_t i = noun; i > scene->first && noun - i < AHEAD_REACH; i--) {
        if (span_is(scene->tokens[i - 1].norm, "ahead")) {
            return true;
        }
        if (event_predicate_is_verb(scene, i - 1) || span_is(scene->tokens[i - 1].norm, ",")) {
            return false;
        }
    }
    return false;
}

/* The day to come behind a noun for what is planned or what a verb of the past speaks of: "doubts
 * over planned talks with Iran on July 12", "announced a summit with Abbas on June 21". */
static uint32_t date_of_plan(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"planned",  "scheduled", "upcoming", "forthcoming",
                                        "proposed", "expected",  NULL};
    uint32_t verb = verb_over(scene, noun);
    bool plan = event_tree_has_one_of(scene, noun, words) || follows_ahead(scene, noun) ||
                (verb != TOKEN_NONE && is_told_as_done(scene, verb));
    for (uint32_t i = noun + 1; plan && i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (event_predicate_is_verb(scene, i)) {
            return NO_DATE;
        }
        if (date != NO_DATE) {
            return is_ahead(scene, date) ? date : NO_DATE;
        }
    }
    return NO_DATE;
}

/* The date right behind the noun for an election: "prepares for elections on January 30". */
static uint32_t date_of_vote(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const links[] = {"on", "in", "later", "earlier", "early", "late", NULL};
    uint32_t at = frame->head + 1;
    if (frame->rule->type != EVENT_ELECT || scene->date_of[frame->head] != TOKEN_NONE) {
        return NO_DATE;
    }
    while (at < scene->end && event_time_known(scene, at) == NO_DATE &&
           span_is_one_of(scene->tokens[at].norm, links)) {
        at++;
    }
    return at < scene->end ? event_time_known(scene, at) : NO_DATE;
}

/* "his death in a crash on Saturday": the date of what a noun of harm was brought about by. */
static uint32_t date_of_cause(const struct event_scene *scene, const struct event_frame *frame)
{
    enum { CAUSE_REACH = 10 };
    static const char *const words[] = {"by", "during", "in", NULL};
    static const char *const fates[] = {"death",  "drowning", "injury", "killing",
                                        "murder", "shooting", NULL};
    struct event_frame act;
    bool fate = span_is_one_of(frame->lemma, fates);
    for (uint32_t i = frame->head + 1; fate && i < scene->end && i - frame->head < CAUSE_REACH;
         i++) {
        if (event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",")) {
            return NO_DATE;
        }
        if (event_tree_has_one_of(scene, i, words) && event_predicate_is_noun(scene, i) &&
            event_predicate_read(scene, i, &act)) {
            return event_time_below(scene, i, TIME_DEPTH);
        }
    }
    return NO_DATE;
}

/* Whether a date at a token is not that of a thing behind it: "the 1991 massacre", "last year's".
 */
static bool is_own_time(const struct event_scene *scene, uint32_t token, uint32_t date)
{
    const struct date *found = &scene->analysis->dates[date];
    uint32_t end = found->first_token + found->token_count;
    uint8_t next = end < scene->end ? scene->tokens[end].upos : (uint8_t)UPOS_PUNCT;
    return !event_time_is_possessor(scene, token) && next != UPOS_NOUN && next != UPOS_PROPN &&
           next != UPOS_ADJ;
}

/* The first date behind a noun with no verb, comma or act between; NO_DATE. */
static uint32_t date_right_behind(const struct event_scene *scene, uint32_t noun)
{
    enum { WORDS = 9 };
    static const char *const others[] = {"after", "since", "following", "until", NULL};
    struct event_frame act;
    for (uint32_t i = noun + 1; i < scene->end && i < noun + WORDS; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return is_own_time(scene, i, date) ? date : NO_DATE;
        }
        bool other = span_is_one_of(scene->tokens[i].norm, others) ||
                     (event_predicate_is_noun(scene, i) && event_predicate_read(scene, i, &act));
        if (other || event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",")) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}

/* The past date behind a noun, when the verb before it is a perfect form and cannot have it: "has
 * criticized the arrest last week". */
static uint32_t date_behind_perfect(const struct event_scene *scene, uint32_t noun)
{
    enum { OVER_REACH = 16 };
    static const char *const has[] = {"has", "have", NULL};
    uint32_t date = date_right_behind(scene, noun);
    if (date == NO_DATE || scene->published.earliest == DAY_NONE ||
        scene->analysis->dates[date].period.latest == DAY_NONE ||
        scene->analysis->dates[date].period.latest >= scene->published.earliest) {
        return NO_DATE;
    }
    for (uint32_t i = noun; i > scene->first && noun - i < OVER_REACH; i--) {
        uint32_t verb = i - 1;
        bool finite = event_predicate_is_verb(scene, verb) &&
                      !event_tree_is(scene, verb, DEPREL_ACL) &&
                      !event_tree_is(scene, verb, DEPREL_AMOD);
        if (finite) {
            return event_tree_has_one_of(scene, verb, has) ? date : NO_DATE;
        }
    }
    return NO_DATE;
}

uint32_t event_time_of_noun(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t date = date_of_vote(scene, frame);
    date = date == NO_DATE ? event_time_of_clause(scene, frame->head) : date;
    date = date == NO_DATE ? event_time_of_deed(scene, frame->head) : date;
    date = date == NO_DATE ? date_of_cause(scene, frame) : date;
    date = date == NO_DATE ? date_behind_perfect(scene, frame->head) : date;
    date = date == NO_DATE ? date_of_plan(scene, frame->head) : date;
    date = date == NO_DATE ? second_date(scene, frame->head) : date;
    return date == NO_DATE ? date_of_phrase(scene, frame->head) : date;
}
