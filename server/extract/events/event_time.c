/* When an act took place, from its own clause.
 *
 * A date expression belongs to the verb or noun that it hangs under in the tree. An act takes the
 * date that hangs under it; else that of the verb it is joined to or completes, as long as that
 * verb is not one of saying ("said on Monday that" dates the saying) and no relative or other
 * clause with a verb of its own stands between. What the sentence before gives is found by
 * event_time_near.c. Only when no date that is known can be found so, one that stays open ("on
 * Monday" in an article without a date) is kept for its words. */
#include "event_time.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_time_after.h"
#include "event_time_front.h"
#include "event_time_noun.h"
#include "event_time_pair.h"
#include "event_time_reach.h"
#include "event_time_share.h"
#include "event_time_side.h"
#include "event_time_span.h"
#include "event_time_tree.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 4 };

/* "are scheduled", "is due": what only says that something is to come. */
static bool is_schedule(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"due",       "expected", "going",    "likely", "ready",
                                        "scheduled", "set",      "supposed", NULL};
    bool present = event_tree_word(scene, verb, "is") != TOKEN_NONE ||
                   event_tree_word(scene, verb, "are") != TOKEN_NONE;
    return present && span_is_one_of(scene->tokens[verb].norm, words);
}

/* "talks are due to begin on Friday": the date of what is to come of the subject. */
static uint32_t date_of_schedule(const struct event_scene *scene, uint32_t noun, uint32_t head)
{
    static const char *const verbs[] = {"begin",  "convene", "hold", "open",
                                        "resume", "start",   "take", NULL};
    bool subject =
        event_predicate_is_noun(scene, noun) &&
        (event_tree_is(scene, noun, DEPREL_NSUBJ) || event_tree_is(scene, noun, DEPREL_NSUBJ_PASS));
    uint32_t verb = subject && is_schedule(scene, head) ? event_tree_find(scene, head, DEPREL_XCOMP)
                                                        : TOKEN_NONE;
    bool opens = verb != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, verb), verbs);
    return opens ? event_time_below(scene, verb, TIME_DEPTH) : NO_DATE;
}

/* An infinitive lies ahead of the verb that governs it: the date of "agreed on Monday to meet" is
 * not that of the meeting; but "on Monday they are expected to meet", "began to shoot". */
static bool lies_ahead(const struct event_scene *scene, uint32_t token)
{
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    uint32_t head = event_tree_head(scene, token);
    static const char *const phases[] = {"begin", "continue", "help", "manage", "start", NULL};
    if (relation == DEPREL_XCOMP && head != TOKEN_NONE &&
        (is_schedule(scene, head) || span_is_one_of(event_scene_lemma(scene, head), phases))) {
        return false;
    }
    return (relation == DEPREL_XCOMP || relation == DEPREL_ADVCL || relation == DEPREL_ACL) &&
           event_tree_word(scene, token, "to") != TOKEN_NONE;
}

/* "on Monday, when gunmen killed", "the following day, thousands protested": the date that a clause
 * hangs on. */
static uint32_t date_above(const struct event_scene *scene, uint32_t verb)
{
    uint32_t when = event_tree_word(scene, verb, "when");
    uint32_t where = when == TOKEN_NONE ? event_tree_word(scene, verb, "where") : TOKEN_NONE;
    if (where != TOKEN_NONE && where > scene->first + 1 && where < verb &&
        span_is(scene->tokens[where - 1].norm, ",") && event_time_is_simple_past(scene, verb)) {
        /* "flew to Rome on Monday, where he met the pope" */
        uint32_t day = event_time_known(scene, where - 2);
        return day != NO_DATE && event_time_is_plain_day(scene, day) ? day : NO_DATE;
    }
    uint32_t before = when == TOKEN_NONE || when >= verb ? scene->first : when;
    if (before > scene->first + 1 && span_is(scene->tokens[before - 1].norm, ",")) {
        return event_time_known(scene, before - 2);
    }
    if (before == when && when > scene->first && event_time_known(scene, when - 1) != NO_DATE) {
        return event_time_known(scene, when - 1); /* "for some weeks in 1982 when they held it" */
    }
    uint32_t head = event_tree_head(scene, verb);
    uint32_t who = event_tree_find(scene, verb, DEPREL_NSUBJ); /* "on Friday to X, who won it" */
    bool described = who != TOKEN_NONE && scene->tokens[who].xpos == XPOS_WP;
    if (head == TOKEN_NONE || head > verb || described ||
        !event_tree_is(scene, verb, DEPREL_ACL_RELCL)) {
        return NO_DATE;
    }
    return event_time_known(scene, head);
}

/* "called elections for May 13": the date behind what is called for. */
static uint32_t date_called_for(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    for (uint32_t c = event_tree_child(scene, head);
         c != TOKEN_NONE && event_tree_is(scene, token, DEPREL_OBJ);
         c = event_tree_next(scene, c)) {
        uint32_t date = c > token ? event_time_known(scene, c) : NO_DATE;
        if (date != NO_DATE && event_time_follows(scene, c, "for")) {
            return date;
        }
    }
    return NO_DATE;
}

/* The semicolon before a joined verb, behind which another clause begins; TOKEN_NONE. */
static uint32_t semicolon_before(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    bool beside =
        event_tree_is(scene, verb, DEPREL_CONJ) || event_tree_is(scene, verb, DEPREL_PARATAXIS);
    bool joined = beside && head != TOKEN_NONE && head < verb;
    for (uint32_t i = verb; joined && i > head; i--) {
        if (span_is(scene->tokens[i].norm, ";")) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* "…; the next day France sent troops": the date between a semicolon and the verb. */
static uint32_t date_behind_semicolon(const struct event_scene *scene, uint32_t semicolon,
                                      uint32_t verb)
{
    uint32_t date = NO_DATE;
    for (uint32_t i = semicolon + 1; i < verb && i < semicolon + 4 && date == NO_DATE; i++) {
        date = event_time_known(scene, i);
    }
    return date;
}

/* "A ferry sank on Monday; ten people drowned": whether one verb tells the harm of another's act.
 */
static bool is_toll_of(const struct event_scene *scene, uint32_t verb, uint32_t cause)
{
    struct event_frame one, two;
    return event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM) &&
           event_time_is_simple_past(scene, verb) && event_predicate_is_verb(scene, cause) &&
           event_predicate_read(scene, verb, &one) && event_predicate_read(scene, cause, &two) &&
           event_sufferer_harms(one.rule->type) && one.rule->type == two.rule->type;
}

static uint32_t find_date(const struct event_scene *scene, uint32_t token)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t date = event_time_below(scene, token, TIME_DEPTH);
        uint32_t head = event_tree_head(scene, token);
        if (date == NO_DATE && i > 0 && event_predicate_is_verb(scene, token)) {
            date = event_time_nearest(scene, token);
        }
        uint32_t semicolon = date == NO_DATE ? semicolon_before(scene, token) : TOKEN_NONE;
        if (semicolon != TOKEN_NONE) {
            date = date_behind_semicolon(scene, semicolon, token);
            return date == NO_DATE && is_toll_of(scene, token, head)
                       ? event_time_below(scene, head, TIME_DEPTH)
                       : date;
        }
        date = date == NO_DATE ? date_above(scene, token) : date;
        if (date == NO_DATE && head != TOKEN_NONE) {
            date = date_called_for(scene, token, head);
            date = date == NO_DATE ? date_of_schedule(scene, token, head) : date;
        }
        if (date != NO_DATE || head == TOKEN_NONE || lies_ahead(scene, token) ||
            !event_time_shares(scene, token, head)) {
            return date;
        }
        token = head;
    }
    return NO_DATE;
}

/* "carried out": whether a verb only says that what it governs was done. */
static bool only_does(const struct event_scene *scene, uint32_t verb)
{
    const struct event_operator *operator= event_scene_operator(scene, verb);
    return operator&& operator->effect == EFFECT_NONE;
}

/* "filed an April 3 lawsuit", "made a Christmas Day call": the date of what the act consists in;
 * not of what was called off. */
static uint32_t date_of_matter(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const making[] = {"bring",  "deliver", "file", "issue",
                                         "launch", "lodge",   "make", NULL};
    static const char *const being_there[] = {"attend",  "boycott", "break", "disperse",
                                              "disrupt", "host",    "join",  "organize",
                                              "skip",    "stage",   NULL};
    bool goes = span_is_one_of(frame->lemma, being_there) || frame->rule->type == EVENT_CONSULT;
    for (uint32_t i = frame->head + 1; goes && i < frame->first + frame->count; i++) {
        uint32_t planned = event_time_of_planned(scene, i); /* "attend talks set for May 3" */
        if (planned != NO_DATE) {
            return planned;
        }
    }
    uint32_t object = frame->slots[SLOT_OBJ];
    bool whole = object != TOKEN_NONE && object >= frame->first &&
                 object < frame->first + frame->count && event_predicate_is_noun(scene, object);
    bool own = whole && span_is_one_of(frame->lemma, making);
    bool there = object != TOKEN_NONE && event_predicate_is_noun(scene, object) &&
                 span_is_one_of(frame->lemma, being_there); /* "broke up Friday's rally" */
    uint32_t date = whole || there ? event_time_below(scene, object, TIME_DEPTH) : NO_DATE;
    bool possessor = date != NO_DATE && !own && !there && /* "carried out Tuesday's attack" */
                     event_time_is_possessor(scene, scene->analysis->dates[date].first_token);
    return own || there || (possessor && only_does(scene, frame->head)) ? date : NO_DATE;
}

/* "Sunday's blast occurred in the south", "Friday's attack killed ten": the date of the subject
 * that tells the act of the verb. */
static uint32_t date_of_subject(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t whole = event_tree_find(scene, frame->head, DEPREL_NSUBJ_PASS);
    if (whole != TOKEN_NONE && only_does(scene, frame->head) &&
        event_predicate_is_noun(scene, whole)) {
        return event_time_below(scene, whole, TIME_DEPTH); /* "says May's raid was carried out" */
    }
    uint32_t subject = event_tree_find(scene, frame->head, DEPREL_NSUBJ);
    bool thing = event_sufferer_harms(frame->rule->type) && subject != TOKEN_NONE &&
                 event_predicate_is_noun(scene, subject) && !event_scene_is_party(scene, subject);
    return thing ? event_time_below(scene, subject, TIME_DEPTH) : NO_DATE;
}

/* Whether the act belongs to the sentence's main clause. */
static bool is_in_main_clause(const struct event_scene *scene, uint32_t token)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t head = event_tree_head(scene, token);
        if (head == TOKEN_NONE) {
            return true;
        }
        if (lies_ahead(scene, token) || !event_time_shares(scene, token, head)) {
            return false;
        }
        token = head;
    }
    return false;
}

/* "On Tuesday he resigned and his deputy was arrested": the date that stands before both clauses.
 */
static uint32_t date_before_both(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_time_first_of_two(scene, verb);
    if (first == TOKEN_NONE || !event_predicate_is_verb(scene, first)) {
        return NO_DATE;
    }
    uint32_t above = date_above(scene, first);
    if (above != NO_DATE) {
        return above; /* "since July, when a pact broke and troops attacked" */
    }
    uint32_t date = event_time_front(scene);
    for (uint32_t i = scene->first; date != NO_DATE && i < first; i++) {
        if (event_time_known(scene, i) == date && event_tree_head(scene, i) == first) {
            return date;
        }
    }
    return NO_DATE;
}

/* Whether the sentence holds a date that stays open. */
static bool has_open_date(const struct event_scene *scene)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t date = scene->date_of[i];
        if (date != TOKEN_NONE && event_time_is_open(&scene->analysis->dates[date])) {
            return true;
        }
    }
    return false;
}

/* Whether a date behind what is promised is that thing's day: "promised a vote in June". */
static bool is_of_promised(const struct event_scene *scene, const struct event_frame *frame,
                           uint32_t date)
{
    uint32_t object = frame->slots[SLOT_OBJ];
    return date != NO_DATE && object != TOKEN_NONE && frame->rule->type == EVENT_AGREE &&
           event_predicate_is_noun(scene, object) && event_predicate_is_verb(scene, frame->head) &&
           object > frame->head &&
           event_lexicon_in(scene->lexicon, EVENT_CLASS_PROMISE, frame->lemma) &&
           scene->analysis->dates[date].first_token > object &&
           !event_time_is_plain_day(scene, date);
}

/* "a blast killed eight and wounded ten on Sunday": what the subject did. */
static uint32_t date_of_deed_of_subject(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = event_tree_head(scene, noun);
    if (verb != TOKEN_NONE && event_tree_is(scene, noun, DEPREL_OBL) &&
        event_time_is_during(scene, noun) && event_predicate_is_verb(scene, verb) &&
        event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM)) {
        return event_time_beside(scene, verb); /* "killed in a strike as he left on Monday" */
    }
    if (verb == TOKEN_NONE || !event_tree_is(scene, noun, DEPREL_NSUBJ) ||
        !event_predicate_is_verb(scene, verb) ||
        event_scene_is_of_class(scene, verb, EVENT_CLASS_ATTRIBUTION)) {
        return NO_DATE;
    }
    uint32_t date = event_time_of_joined(scene, verb);
    date = date == NO_DATE ? event_time_nearest(scene, verb) : date;
    if (date != NO_DATE || !event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM)) {
        return date;
    }
    date = event_time_beside(scene, verb); /* "killed X as he left on Monday" */
    return date != NO_DATE && event_time_is_plain_day(scene, date) ? date : NO_DATE;
}

static uint32_t date_of_act(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t beginning = event_aspect_beginning(scene, frame->head);
    uint32_t date =
        beginning == TOKEN_NONE ? NO_DATE : event_time_below(scene, beginning, TIME_DEPTH);
    uint32_t completed = event_tree_find(scene, frame->head, DEPREL_XCOMP);
    bool whole = completed != TOKEN_NONE && completed > frame->head &&
                 completed < frame->first + frame->count;
    if (date == NO_DATE && whole && event_tree_is(scene, frame->head, DEPREL_CONJ)) {
        /* "and helped to found it in 1946" */
        date = event_time_below(scene, completed, TIME_DEPTH);
    }
    date = date == NO_DATE ? event_time_of_planned(scene, frame->head) : date;
    date = date == NO_DATE ? find_date(scene, frame->head) : date;
    bool other = event_time_is_in_front_phrase(scene, frame->head, date) ||
                 event_time_is_of_phrase(scene, frame->head, date);
    date = other ? NO_DATE : event_time_of_second_noun(scene, frame->head, date);
    if (date == NO_DATE && event_predicate_is_verb(scene, frame->head)) {
        date = event_time_of_joined(scene, frame->head);
        date = date == NO_DATE ? event_time_of_means(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_beside(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_election(scene, frame) : date;
        date = date == NO_DATE ? date_of_matter(scene, frame) : date;
        date = date == NO_DATE ? date_of_subject(scene, frame) : date;
        date = date == NO_DATE ? event_time_of_content(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_antecedent(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_nearest(scene, frame->head) : date;
        date = date == NO_DATE ? event_time_of_asked(scene, frame) : date;
    }
    if (date == NO_DATE && frame->rule->combine == COMBINE_NONE && completed != TOKEN_NONE) {
        date = event_time_below(scene, completed, TIME_DEPTH);
    }
    date = event_time_is_of_deed(scene, frame->head, date) ? NO_DATE : date;
    if (date == NO_DATE && event_predicate_is_noun(scene, frame->head)) {
        date = event_time_of_noun(scene, frame);
        date = date == NO_DATE ? date_of_deed_of_subject(scene, frame->head) : date;
    }
    if (date == NO_DATE && is_in_main_clause(scene, frame->head)) {
        date = event_time_front(scene);
    }
    date = date == NO_DATE ? date_before_both(scene, frame->head) : date;
    return date == NO_DATE && event_predicate_is_verb(scene, frame->head)
               ? event_time_of_first(scene, frame)
               : date;
}

/* "convicted of killings during his rule from 1982 to 1990": a judgment is of one day, a stretch of
 * years behind it is that of what was judged. */
static bool is_of_judged(const struct event_scene *scene, const struct event_frame *frame,
                         const struct event *event)
{
    enum { YEAR_DAYS = 366 };
    const struct period *period = &event->period;
    bool judges = frame->rule->type == EVENT_LEGAL || frame->rule->type == EVENT_ACCUSE;
    return judges && period->earliest != DAY_NONE && period->latest != DAY_NONE &&
           period->latest - period->earliest >= YEAR_DAYS &&
           scene->analysis->dates[event->date].first_token > frame->head;
}

/* "at dawn", "at two in the morning": a time of no day that the article names, so that only its
 * publication says on which. */
static bool is_bare_time(const struct event_scene *scene, uint32_t date)
{
    static const char *const words[] = {"yesterday", "today",    "tonight", "tomorrow", "this",
                                        "last",      "previous", "next",    "that",     "same",
                                        "later",     "earlier",  "ago",     NULL};
    const struct date *found = &scene->analysis->dates[date];
    bool bare = found->type == DATE_TIME && found->basis == DATE_RELATIVE &&
                found->period.precision == PRECISION_DAY;
    for (uint32_t i = found->first_token; bare && i < found->first_token + found->token_count;
         i++) {
        bare = !span_is_one_of(scene->tokens[i].norm, words) &&
               !weekday_is_name(scene->tokens[i].norm);
    }
    return bare && found->period.earliest == scene->published.earliest;
}

void event_time_set(const struct event_scene *scene, const struct event_frame *frame,
                    struct event *event)
{
    uint32_t date = date_of_act(scene, frame);
    if (date == NO_DATE && has_open_date(scene)) {
        struct event_scene open = *scene;
        open.open_dates = true;
        date = date_of_act(&open, frame);
    }
    date = is_of_promised(scene, frame, date) || event_time_is_before_perfect(scene, frame, date)
               ? NO_DATE
               : date;
    event->date = date;
    event->period = PERIOD_UNKNOWN;
    if (event_time_count(scene, frame->head, date, event) || date == NO_DATE) {
        if (event->date == NO_DATE) {
            event_time_since(scene, frame, event);
        }
        if (event->date == NO_DATE) {
            event_time_close(scene, frame, event);
            event_time_delay(scene, frame, event);
        }
        return;
    }
    event->date = date = event_time_exact(scene, date);
    event->period = event_time_joined(scene, date);
    event->date_basis =
        is_bare_time(scene, date) ? DATE_PUBLISHED : scene->analysis->dates[date].basis;
    if (is_of_judged(scene, frame, event)) {
        event->date = NO_DATE;
        event->period = PERIOD_UNKNOWN;
        event->date_basis = DATE_UNRESOLVED;
        return;
    }
    event_time_open(scene, frame, event);
}
