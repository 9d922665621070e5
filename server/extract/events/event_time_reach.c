/* How far a date behind another verb reaches back. What is joined by "and" shares the day at its
 * end, unless the second act undoes the first or turns to another time; what is asked for lies
 * ahead of the asking, so that a day already past can only be that of the asking. */
#include "event_time_reach.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_time_tree.h"
#include "event_tree.h"

enum { JOINED_REACH = 12, ASKED_REACH = 16 };

/* --- joined verbs -------------------------------------------------------------------------- */

static bool is_of_type(const struct event_scene *scene, uint32_t verb, enum event_type type)
{
    struct event_frame frame;
    return event_predicate_read(scene, verb, &frame) && frame.rule->type == type;
}

/* "arrested and released". */
static bool is_undone(const struct event_scene *scene, uint32_t verb, uint32_t joined)
{
    return is_of_type(scene, verb, EVENT_COERCE) && is_of_type(scene, joined, EVENT_RETREAT);
}

bool event_time_is_turn(const struct event_scene *scene, uint32_t verb, uint32_t joined)
{
    static const char *const turns[] = {"but",   "eventually", "finally",      "later",
                                        "since", "then",       "subsequently", NULL};
    for (uint32_t c = event_tree_child(scene, joined); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool own = scene->date_of[c] == TOKEN_NONE; /* not "later that day" */
        if (own && span_is_one_of(scene->tokens[c].norm, turns)) {
            return true;
        }
    }
    return is_undone(scene, verb, joined);
}

/* The last verb joined to this one, perhaps behind it to the same first one. */
static uint32_t last_joined(const struct event_scene *scene, uint32_t verb)
{
    uint32_t last = TOKEN_NONE;
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool joined = c > verb && event_tree_is(scene, c, DEPREL_CONJ);
        last = joined && event_predicate_is_verb(scene, c) ? c : last;
    }
    return last;
}

uint32_t event_time_of_joined(const struct event_scene *scene, uint32_t verb)
{
    uint32_t joined = last_joined(scene, verb);
    if (joined == TOKEN_NONE && event_tree_is(scene, verb, DEPREL_CONJ) &&
        !event_time_has_clause(scene, verb)) { /* "stormed it, killed two and took one on Friday" */
        uint32_t first = event_tree_head(scene, verb);
        joined = first == TOKEN_NONE ? TOKEN_NONE : last_joined(scene, first);
        joined = joined == verb ? TOKEN_NONE : joined;
    }
    if (joined == TOKEN_NONE ||
        (scene->tokens[joined].xpos == XPOS_VBD && event_aspect_is_perfect(scene, verb)) ||
        joined - verb > JOINED_REACH || event_time_has_clause(scene, joined) ||
        event_time_is_turn(scene, verb, joined)) {
        return NO_DATE;
    }
    uint32_t date = event_time_below(scene, joined, TIME_DEPTH);
    uint32_t first = date == NO_DATE ? 0 : scene->analysis->dates[date].first_token;
    bool turned = date != NO_DATE && first > verb && first < joined; /* "and in 2003 gave it up" */
    return turned ? NO_DATE : date;
}

uint32_t event_time_first_of_two(const struct event_scene *scene, uint32_t verb)
{
    uint32_t first = event_tree_head(scene, verb);
    uint32_t cc = event_tree_find(scene, verb, DEPREL_CC);
    bool joined = cc != TOKEN_NONE && span_is(scene->tokens[cc].norm, "and") &&
                  first != TOKEN_NONE && event_tree_is(scene, verb, DEPREL_CONJ);
    bool told =
        joined && event_time_is_simple_past(scene, first) && event_time_is_simple_past(scene, verb);
    return told && !event_scene_is_of_class(scene, first, EVENT_CLASS_ATTRIBUTION) ? first
                                                                                   : TOKEN_NONE;
}

uint32_t event_time_of_first(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    uint32_t verb = frame->head, first = event_time_first_of_two(scene, verb);
    bool bodily = event_sufferer_harms(type) || type == EVENT_DIE || type == EVENT_PROTEST ||
                  type == EVENT_COERCE;
    if (!bodily || first == TOKEN_NONE || event_time_is_turn(scene, first, verb)) {
        return NO_DATE;
    }
    for (uint32_t i = event_tree_find(scene, verb, DEPREL_CC); i < scene->end; i++) {
        bool other = scene->date_of[i] != TOKEN_NONE && !event_time_is_hours_later(scene, i);
        if (other && (i < verb || event_tree_head(scene, i) == verb)) {
            return NO_DATE; /* "and within days crowds attacked" */
        }
    }
    uint32_t date = event_time_below(scene, first, TIME_DEPTH);
    return date != NO_DATE && event_time_is_plain_day(scene, date) ? date : NO_DATE;
}

/* --- means ----------------------------------------------------------------------------------- */

uint32_t event_time_of_means(const struct event_scene *scene, uint32_t verb)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool means = c > verb && event_tree_is(scene, c, DEPREL_ADVCL) &&
                     event_tree_word(scene, c, "by") != TOKEN_NONE;
        if (means) {
            return event_time_below(scene, c, TIME_DEPTH);
        }
    }
    return NO_DATE;
}

/* --- perfect forms --------------------------------------------------------------------------- */

/* Whether another act stands between a verb's trigger and a date behind it; that of "condemned the
 * killing" is another one. */
static bool has_act_between(const struct event_scene *scene, const struct event_frame *frame,
                            uint32_t end)
{
    struct event_frame act;
    bool whole = !event_time_is_judging(scene, frame->head);
    for (uint32_t i = whole ? frame->first + frame->count : frame->head + 1; i < end; i++) {
        bool noun = event_predicate_is_noun(scene, i) && event_predicate_read(scene, i, &act);
        if (noun || event_predicate_is_verb(scene, i)) {
            return true;
        }
    }
    return false;
}

/* "has been held since his arrest in May". */
static bool is_since(const struct event_scene *scene, uint32_t verb, uint32_t end)
{
    for (uint32_t i = verb + 1; i < end; i++) {
        if (span_is(scene->tokens[i].norm, "since")) {
            return true;
        }
    }
    return false;
}

bool event_time_is_before_perfect(const struct event_scene *scene, const struct event_frame *frame,
                                  uint32_t date)
{
    if (date == NO_DATE || !event_predicate_is_verb(scene, frame->head) ||
        !event_time_is_of_present(scene, frame->head) || !event_time_is_past(scene, date)) {
        return false;
    }
    const struct date *found = &scene->analysis->dates[date];
    uint32_t first = found->first_token;
    if (first < frame->head) { /* "those hurt in the blast two years ago have sued" */
        return event_time_is_long(scene, date) && first > scene->first + 1 &&
               !event_time_follows(scene, first, "since");
    }
    if (is_since(scene, frame->head, first)) {
        return false;
    }
    bool between = has_act_between(scene, frame, first);
    if (event_aspect_is_simple_present(scene, frame->head) && event_time_is_long(scene, date) &&
        event_time_is_judging(scene, frame->head)) {
        return true; /* "blame him for the partition of 1947" */
    }
    if (scene->tokens[frame->head].xpos != XPOS_VBN ||
        !event_aspect_is_perfect(scene, frame->head)) {
        return between;
    }
    if (event_tree_word(scene, frame->head, "to") != TOKEN_NONE) {
        return false; /* "is said to have fled" */
    }
    bool earlier = span_starts_with(found->text, SPAN("earlier ")); /* "this year" is not over */
    bool harm = event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, frame->lemma);
    return harm ? between && !event_time_is_plain_day(scene, date)
                : between || earlier || event_time_is_long(scene, date);
}

/* --- what is asked --------------------------------------------------------------------------- */

/* What one is asked to do on a day: the day may be that of the thing. */
static const char *const appointments[] = {
    "appear", "attend", "convene", "face",      "gather",  "go",      "hold",   "leave",
    "march",  "meet",   "open",    "protest",   "rally",   "release", "report", "return",
    "stage",  "start",  "strike",  "surrender", "testify", "vote",    NULL};

/* The infinitive below the act or what it asks: "refused to go", "rejected calls to go". */
static uint32_t infinitive_below(const struct event_scene *scene, uint32_t act)
{
    for (uint32_t i = act + 1; i < scene->end && i - act < ASKED_REACH; i++) {
        if (scene->tokens[i].xpos == XPOS_VB && i > scene->first &&
            span_is(scene->tokens[i - 1].norm, "to")) {
            uint32_t head = event_tree_head(scene, i);
            uint32_t above = head == TOKEN_NONE ? TOKEN_NONE : event_tree_head(scene, head);
            return head == act || above == act ? i : TOKEN_NONE;
        }
        if (scene->tokens[i].upos == UPOS_VERB || span_is(scene->tokens[i].norm, ",")) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* Whether the clause ends behind a date. */
static bool ends_clause(const struct event_scene *scene, const struct date *date)
{
    uint32_t end = date->first_token + date->token_count;
    return end >= scene->end || scene->tokens[end].flags & TOKEN_PUNCT;
}

/* "on Tuesday", "Tuesday": not "by Tuesday", "from Tuesday". */
static bool is_plain(const struct event_scene *scene, const struct date *date)
{
    const struct token *before = &scene->tokens[date->first_token - 1];
    return before->upos != UPOS_ADP || span_is(before->norm, "on");
}

static bool is_past_day(const struct event_scene *scene, const struct date *date)
{
    return date->period.precision == PRECISION_DAY && date->period.earliest != DAY_NONE &&
           scene->published.latest != DAY_NONE && date->period.earliest <= scene->published.latest;
}

uint32_t event_time_of_asked(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    bool asks = type == EVENT_REQUEST || type == EVENT_REJECT || type == EVENT_THREATEN;
    if (!asks || scene->tokens[frame->head].xpos != XPOS_VBD) {
        return NO_DATE;
    }
    uint32_t content = infinitive_below(scene, frame->head);
    if (content == TOKEN_NONE || span_is_one_of(event_scene_lemma(scene, content), appointments)) {
        return NO_DATE;
    }
    for (uint32_t i = content + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            const struct date *found = &scene->analysis->dates[date];
            bool day = is_past_day(scene, found) && is_plain(scene, found);
            return day && ends_clause(scene, found) ? date : NO_DATE;
        }
        uint8_t kind = scene->tokens[i].upos;
        if (kind == UPOS_VERB || kind == UPOS_SCONJ || kind == UPOS_AUX ||
            scene->tokens[i].flags & TOKEN_PUNCT) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}
