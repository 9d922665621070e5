/* Dates of acts that a noun tells, which stand behind it, wherever the tree hangs them: behind what
 * describes the noun, or where the verb of the clause has another time. */
#include "event_time_noun.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_side.h"
#include "event_time_tree.h"
#include "event_tree.h"

/* Whether the verb tells what was done or has been done. */
static bool is_told_as_done(const struct event_scene *scene, uint32_t verb)
{
    return scene->tokens[verb].xpos == XPOS_VBD ||
           (scene->tokens[verb].xpos == XPOS_VBN && event_aspect_is_perfect(scene, verb));
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

static bool is_ahead(const struct event_scene *scene, uint32_t date)
{
    return period_ends_before(scene->published, scene->analysis->dates[date].period);
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

/* Whether a date at a token is not that of a thing behind it, nor told of one: "their 2019". */
static bool is_own_time(const struct event_scene *scene, uint32_t token, uint32_t date)
{
    uint32_t before = scene->analysis->dates[date].first_token - 1;
    return event_time_follows(scene, token, "during") || /* "protests during last week's summit" */
           (scene->tokens[before].xpos != XPOS_PRP_POSS && !event_time_is_of_next(scene, token));
}

/* The mark that closes words put in behind the one at `open`, "(formerly Bombay)", ", a former
 * mayor,": few, and none of them a date, "and" or a verb; TOKEN_NONE. */
static uint32_t end_of_insertion(const struct event_scene *scene, uint32_t open)
{
    enum { WORDS = 6 };
    bool aside = span_is(scene->tokens[open].norm, "(");
    const char *close = aside ? ")" : ",";
    for (uint32_t i = open + 1; i < scene->end && i - open <= WORDS; i++) {
        if (i > open + 1 && span_is(scene->tokens[i].norm, close)) {
            return i;
        }
        bool verb =
            event_predicate_is_verb(scene, i) && !span_is(scene->tokens[i].norm, "including");
        if (verb || scene->date_of[i] != TOKEN_NONE || scene->tokens[i].upos == UPOS_CCONJ ||
            scene->tokens[i].upos == UPOS_AUX) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* Whether a word behind a noun ends what describes it: a verb, an act that is not joined to it. */
static bool ends_phrase(const struct event_scene *scene, uint32_t noun, uint32_t token)
{
    static const char *const others[] = {"after", "since", "following", "until", ";", NULL};
    struct event_frame act;
    bool joined = event_tree_is(scene, token, DEPREL_CONJ) && event_tree_head(scene, token) == noun;
    bool verb = event_predicate_is_verb(scene, token) && !event_tree_is(scene, token, DEPREL_AMOD);
    return span_is_one_of(scene->tokens[token].norm, others) || verb ||
           scene->tokens[token].upos == UPOS_AUX ||
           (!joined && event_predicate_is_noun(scene, token) &&
            event_predicate_read(scene, token, &act));
}

/* The first date behind a noun with no verb or act between; with `insertions` also behind words in
 * commas or parentheses; NO_DATE. */
static uint32_t date_behind(const struct event_scene *scene, uint32_t noun, bool insertions)
{
    enum { REACH = 20 };
    for (uint32_t i = noun + 1; i < scene->end && i - noun < REACH; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            return is_own_time(scene, i, date) ? date : NO_DATE;
        }
        bool mark = span_is(scene->tokens[i].norm, ",") || span_is(scene->tokens[i].norm, "(");
        i = mark && insertions ? end_of_insertion(scene, i) : i;
        if ((mark && !insertions) || i == TOKEN_NONE || ends_phrase(scene, noun, i)) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}

/* The clause's verb before a noun; TOKEN_NONE. */
static uint32_t verb_before(const struct event_scene *scene, uint32_t noun)
{
    enum { REACH = 16 };
    for (uint32_t i = noun; i > scene->first && noun - i < REACH; i--) {
        bool describes =
            (event_tree_is(scene, i - 1, DEPREL_ACL) || event_tree_is(scene, i - 1, DEPREL_AMOD)) &&
            scene->tokens[i - 1].xpos != XPOS_VB;
        if (event_predicate_is_verb(scene, i - 1) && !describes) {
            return i - 1;
        }
    }
    return TOKEN_NONE;
}

/* The past date behind a noun when the verb before it cannot have it. */
static uint32_t date_behind_present(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = verb_before(scene, noun);
    if (verb == TOKEN_NONE || !event_time_is_of_present(scene, verb)) {
        return NO_DATE;
    }
    uint32_t date = date_behind(scene, noun, true);
    if (date == NO_DATE || !event_time_is_past(scene, date)) {
        return NO_DATE;
    }
    const struct date *found = &scene->analysis->dates[date];
    uint32_t end = found->first_token + found->token_count; /* "says a bomb Monday killed two" */
    return end < scene->end && event_predicate_is_verb(scene, end) ? NO_DATE : date;
}

/* Whether the verb that a noun stands behind has a date before the noun. */
static bool has_first_date(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    for (uint32_t i = scene->first; i < noun; i++) {
        uint32_t head = event_tree_head(scene, i);
        bool known = event_time_known(scene, i) != NO_DATE && !event_time_is_possessor(scene, i);
        uint32_t above = head == TOKEN_NONE ? head : event_tree_head(scene, head);
        if (known && (head == verb || above == verb)) {
            return true;
        }
    }
    return false;
}

/* The second of two dates of a verb, for a noun between them: "arrested in January for the murder
 * of a bishop in 1998", "spoke on Friday about his meeting with the king last month". */
static uint32_t second_date(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = verb_over(scene, noun);
    bool second = verb != TOKEN_NONE && has_first_date(scene, verb, noun);
    return second ? date_behind(scene, noun, true) : NO_DATE;
}

/* The token before a closing parenthesis at `close` and what it closes. */
static uint32_t before_parenthesis(const struct event_scene *scene, uint32_t close, uint32_t least)
{
    uint32_t at = close;
    while (at > least && !span_is(scene->tokens[at].norm, "(")) {
        at--;
    }
    return at > least ? at - 1 : at;
}

bool event_time_is_of_phrase(const struct event_scene *scene, uint32_t act, uint32_t date)
{
    struct event_frame frame;
    bool noun = false;
    bool open = event_predicate_is_verb(scene, act) && event_time_is_of_present(scene, act);
    uint32_t first = date == NO_DATE ? 0 : scene->analysis->dates[date].first_token;
    for (uint32_t i = first; i > act + 1; i--) {
        uint32_t at = span_is(scene->tokens[i - 1].norm, ")")
                          ? before_parenthesis(scene, i - 1, act + 1)
                          : i - 1;
        if (span_is(scene->tokens[at].norm, "following") ||
            (span_is(scene->tokens[at].norm, "since") && !open)) {
            return noun;
        }
        if (event_predicate_is_verb(scene, at) && !event_tree_is(scene, at, DEPREL_AMOD)) {
            return false;
        }
        noun =
            noun || (event_predicate_is_noun(scene, at) && event_predicate_read(scene, at, &frame));
        i = at + 1;
    }
    return false;
}

/* Whether a noun stands before any verb of its sentence. */
static bool opens_sentence(const struct event_scene *scene, uint32_t noun)
{
    uint32_t i = scene->first;
    while (i < noun && !event_predicate_is_verb(scene, i) && scene->tokens[i].upos != UPOS_AUX) {
        i++;
    }
    return i == noun;
}

/* The date behind a noun that says after what something was, also where the tree gives it to the
 * verb: "was imposed after the crackdown in Beijing in 1989", "hours before his death in Rome on
 * Friday, he". */
static uint32_t date_of_phrase(const struct event_scene *scene, uint32_t noun)
{
    bool behind = event_time_is_over(scene, noun);
    if (!behind && event_tree_word(scene, noun, "before") == TOKEN_NONE) {
        return NO_DATE;
    }
    bool opens = opens_sentence(scene, noun);
    uint32_t date = date_behind(scene, noun, !opens);
    if (date == NO_DATE || (behind && is_ahead(scene, date))) {
        return NO_DATE;
    }
    const struct date *found = &scene->analysis->dates[date];
    uint32_t end = found->first_token + found->token_count;
    bool closed = end < scene->end && span_is(scene->tokens[end].norm, ",");
    return event_time_is_limit(scene, found->first_token) || (opens && !closed) ? NO_DATE : date;
}

/* "a soldier wounded by a bomb Saturday in Basra has died": the date behind what a clause about
 * somebody tells, which the tree may give to the verb beyond it. */
static uint32_t date_in_description(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    bool describes =
        verb != TOKEN_NONE && verb < noun && event_tree_is(scene, verb, DEPREL_ACL) &&
        scene->tokens[verb].xpos == XPOS_VBN &&
        (event_tree_is(scene, noun, DEPREL_OBL_AGENT) || event_tree_is(scene, noun, DEPREL_OBL));
    return describes ? date_behind(scene, noun, true) : NO_DATE;
}

uint32_t event_time_of_second_noun(const struct event_scene *scene, uint32_t noun, uint32_t date)
{
    if (date == NO_DATE || !event_predicate_is_noun(scene, noun) ||
        !event_tree_is(scene, noun, DEPREL_CONJ) ||
        scene->analysis->dates[date].first_token > noun) {
        return date;
    }
    uint32_t own = date_behind(scene, noun, false);
    return own == NO_DATE ? date : own;
}

/* "The signing of a truce between the army and the rebels on 26 April was": the day right before
 * the verb of a noun that opens the sentence, however deep the tree hangs it; no other act stands
 * between, but for what "of" ties to the noun. */
static uint32_t date_before_verb(const struct event_scene *scene, uint32_t noun)
{
    enum { REACH = 24 };
    static const char *const words[] = {"about", "for", "over", "before", "ahead", NULL};
    for (uint32_t i = noun + 1; i + 1 < scene->end && i - noun < REACH; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            const struct date *found = &scene->analysis->dates[date];
            uint32_t end = found->first_token + found->token_count;
            bool verb = end < scene->end && (scene->tokens[end].upos == UPOS_AUX ||
                                             scene->tokens[end].xpos == XPOS_VBD);
            bool own = verb && is_own_time(scene, i, date) && !event_time_is_limit(scene, i);
            return own && event_time_is_plain_day(scene, date) ? date : NO_DATE;
        }
        bool tied = event_tree_head(scene, i) == noun && event_tree_is(scene, i, DEPREL_NMOD) &&
                    event_tree_word(scene, i, "of") != TOKEN_NONE;
        if (span_is(scene->tokens[i].norm, ",") || scene->date_of[i] != TOKEN_NONE ||
            span_is_one_of(scene->tokens[i].norm, words) ||
            (!tied && ends_phrase(scene, noun, i))) {
            return NO_DATE;
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
    date = date == NO_DATE ? date_behind_present(scene, frame->head) : date;
    date = date == NO_DATE ? date_of_plan(scene, frame->head) : date;
    date = date == NO_DATE ? second_date(scene, frame->head) : date;
    date = date == NO_DATE ? date_of_phrase(scene, frame->head) : date;
    date = date == NO_DATE ? date_in_description(scene, frame->head) : date;
    return date == NO_DATE && opens_sentence(scene, frame->head)
               ? date_before_verb(scene, frame->head)
               : date;
}
