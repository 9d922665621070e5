/* Where the date expressions of a sentence stand in its tree, and which of them can say when an act
 * took place. */
#include "event_time_tree.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_tree.h"

/* So far up from the day the subject is looked for: "a court of the city of Lima on Friday". */
enum { DOER_DEPTH = 3 };

/* Whether a date says a day, week … that only lacks what it is counted from. */
bool event_time_is_open(const struct date *date)
{
    bool point = date->type == DATE_DATE || date->type == DATE_TIME;
    return point && date->basis == DATE_UNRESOLVED && !span_ends_with(date->value, SPAN("_REF")) &&
           !span_starts_with(date->value, SPAN("FY"));
}

/* The date at a token, when it says when; "now" and "currently" say nothing. */
uint32_t event_time_known(const struct event_scene *scene, uint32_t token)
{
    uint32_t date = scene->date_of[token];
    if (scene->open_dates && date != TOKEN_NONE &&
        event_time_is_open(&scene->analysis->dates[date])) {
        return date;
    }
    if (date == TOKEN_NONE || !period_is_known(scene->analysis->dates[date].period) ||
        span_is(scene->analysis->dates[date].value, "PRESENT_REF")) {
        return NO_DATE;
    }
    return date;
}

/* "filed for bankruptcy and protection on Monday": a noun joined to one behind the verb opens no
 * clause. */
static bool is_joined_noun(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    return event_predicate_is_noun(scene, token) && head != TOKEN_NONE &&
           event_tree_find(scene, token, DEPREL_NSUBJ) == TOKEN_NONE &&
           !event_tree_is(scene, head, DEPREL_NSUBJ) &&
           !event_tree_is(scene, head, DEPREL_NSUBJ_PASS);
}

static bool opens_clause(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_ACL_RELCL:
    case DEPREL_CCOMP:
    case DEPREL_PARATAXIS:
    case DEPREL_ADVCL:
    case DEPREL_ACL:
    case DEPREL_APPOS:
        return true;
    case DEPREL_CONJ:
        return !is_joined_noun(scene, token);
    default:
        return false;
    }
}

/* Whether a phrase brings its own time: "after his conviction last year", "according to X on
 * Friday". */
bool event_time_is_other(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"after",     "before",  "since", "until", "following",
                                        "according", "despite", "eve",   "ahead", NULL};
    return span_is_one_of(scene->tokens[token].norm, words) ||
           event_tree_has_one_of(scene, token, words);
}

bool event_time_is_over(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"after", "following", "since", NULL};
    uint32_t head = event_tree_head(scene, noun);
    return event_tree_has_one_of(scene, noun, words) ||
           (head != TOKEN_NONE && span_is(scene->tokens[head].norm, "following"));
}

/* Whether this word stands right before the date at `token`. */
bool event_time_follows(const struct event_scene *scene, uint32_t token, const char *word)
{
    uint32_t first = scene->analysis->dates[scene->date_of[token]].first_token;
    bool least = first > scene->first + 1 && span_is(scene->tokens[first - 1].norm, "least");
    first -= least ? 2 : 0; /* "until at least Monday" */
    return first > scene->first && span_is(scene->tokens[first - 1].norm, word);
}

/* "published results for the third quarter": the time that an account is of. */
static bool is_of_account(const struct event_scene *scene, uint32_t token)
{
    static const char *const accounts[] = {"account",  "budget",  "earnings", "figure", "forecast",
                                           "guidance", "income",  "loss",     "profit", "report",
                                           "result",   "revenue", "sale",     NULL};
    uint32_t first = scene->analysis->dates[scene->date_of[token]].first_token;
    first -= first > scene->first && span_is(scene->tokens[first - 1].norm, "the");
    return first > scene->first + 1 && span_is(scene->tokens[first - 1].norm, "for") &&
           span_is_one_of(event_scene_lemma(scene, first - 2), accounts);
}

/* "until Monday", "before May", "by 2020": the time that an act does not reach; "of 2010": that of
 * a thing. */
bool event_time_is_limit(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"after", "until", "before", "by", "despite", "of", "till"};
    if (scene->date_of[token] == TOKEN_NONE ||
        scene->analysis->dates[scene->date_of[token]].type == DATE_TIME) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (event_time_follows(scene, token, words[i])) {
            return true;
        }
    }
    const struct date *date = &scene->analysis->dates[scene->date_of[token]];
    uint32_t first = date->first_token;
    return span_starts_with(date->text, SPAN("the rest of ")) || is_of_account(scene, token) ||
           (first > scene->first + 1 && span_is(scene->tokens[first - 2].norm, "than") &&
            event_time_follows(scene, token, "in")); /* "worse than in 2016" */
}

bool event_time_is_judging(const struct event_scene *scene, uint32_t verb)
{
    static const char *const lemmas[] = {
        "accuse",  "acquit",    "apologize", "arrest", "blame",  "charge",  "condemn",
        "convict", "criticize", "denounce",  "detain", "hold",   "indict",  "investigate",
        "jail",    "hunt",      "mark",      "mourn",  "praise", "publish", "question",
        "seek",    "sentence",  "suspect",   "try",    "want",   NULL};
    return span_is_one_of(event_scene_lemma(scene, verb), lemmas) &&
           event_predicate_is_verb(scene, verb);
}

bool event_time_is_simple_past(const struct event_scene *scene, uint32_t verb)
{
    static const char *const was[] = {"was", "were", NULL};
    uint8_t tag = scene->tokens[verb].xpos;
    return (tag == XPOS_VBD || (tag == XPOS_VBN && event_tree_has_one_of(scene, verb, was))) &&
           event_tree_find(scene, verb, DEPREL_AUX) == TOKEN_NONE;
}

/* "in a 1999 coup", "during the March raid": what the act was done in, so that its date is that of
 * the act; not "in its 2007 listing", nor "charged in the 1995 killing". */
static bool is_occasion(const struct event_scene *scene, uint32_t noun)
{
    bool phrase = event_tree_is(scene, noun, DEPREL_OBL);
    bool article = event_tree_word(scene, noun, "a") != TOKEN_NONE ||
                   event_tree_word(scene, noun, "an") != TOKEN_NONE ||
                   event_tree_word(scene, noun, "the") != TOKEN_NONE;
    bool within = event_tree_word(scene, noun, "in") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "at") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "during") != TOKEN_NONE;
    uint32_t verb = event_tree_head(scene, noun);
    bool matter = verb != TOKEN_NONE && event_time_is_judging(scene, verb) &&
                  event_tree_word(scene, noun, "during") == TOKEN_NONE;
    return phrase && article && within && !matter;
}

/* "last month's" before what happened then. */
bool event_time_is_possessor(const struct event_scene *scene, uint32_t token)
{
    const struct date *date = &scene->analysis->dates[scene->date_of[token]];
    uint32_t behind = date->first_token + date->token_count;
    return behind < scene->end && span_is(scene->tokens[behind].norm, "'s");
}

bool event_time_is_of_next(const struct event_scene *scene, uint32_t token)
{
    const struct date *date = &scene->analysis->dates[scene->date_of[token]];
    uint32_t behind = date->first_token + date->token_count;
    uint8_t next = behind < scene->end ? scene->tokens[behind].upos : (uint8_t)UPOS_PUNCT;
    return event_time_is_possessor(scene, token) || next == UPOS_NOUN || next == UPOS_PROPN ||
           next == UPOS_ADJ;
}

/* Whether a date before a noun belongs to that thing alone: "its 2007 listing", but not "on Sunday
 * the party". */
static bool dates_noun(const struct event_scene *scene, uint32_t noun, uint32_t token)
{
    if (token > noun || is_occasion(scene, noun) || !event_predicate_is_noun(scene, noun) ||
        opens_clause(scene, noun) || scene->date_of[token] == TOKEN_NONE) {
        return false;
    }
    bool phrase = event_tree_is(scene, noun, DEPREL_OBL) ||
                  event_tree_is(scene, noun, DEPREL_OBJ) ||
                  event_tree_word(scene, noun, "during") != TOKEN_NONE;
    if (event_time_is_possessor(scene, token) && !phrase) {
        return true; /* "on her win in last Sunday's election" */
    }
    return !event_time_follows(scene, token, "on") && !event_time_follows(scene, token, "in") &&
           !event_time_follows(scene, token, "during");
}

/* "cancelled it; a day later he came", "has died, according to X on Friday": a semicolon and the
 * naming of a source end what a date belongs to. */
static bool is_beyond_break(const struct event_scene *scene, uint32_t token, uint32_t other)
{
    for (uint32_t i = token; i < other; i++) {
        if (span_is(scene->tokens[i].norm, ";") || span_is(scene->tokens[i].norm, "according")) {
            return true;
        }
    }
    return false;
}

/* "under arrest since May" where "he is" says so: a clause without a verb. */
static bool is_nominal_clause(const struct event_scene *scene, uint32_t token)
{
    return event_tree_find(scene, token, DEPREL_COP) != TOKEN_NONE &&
           event_tree_find(scene, token, DEPREL_NSUBJ) != TOKEN_NONE;
}

/* Whether no date of an act stands below `token`, its dependent. */
static bool is_closed(const struct event_scene *scene, uint32_t token)
{
    return opens_clause(scene, token) || event_predicate_is_verb(scene, token) ||
           event_time_is_other(scene, token) || is_nominal_clause(scene, token);
}

/* Whether the date at `c`, a dependent of `token` at this depth, is only that of a thing below the
 * act: of "an August 31 meeting", "a March 3 charity concert"; the act may be the thing itself. */
static bool is_of_thing(const struct event_scene *scene, uint32_t token, uint32_t c, int depth)
{
    while (event_tree_is(scene, token, DEPREL_COMPOUND) && depth < TIME_DEPTH) {
        token = event_tree_head(scene, token);
        depth++;
    }
    return depth < TIME_DEPTH && dates_noun(scene, token, c);
}

/* The date at `c`, a dependent of `token` at this depth, when it is that of the act. */
static uint32_t date_at(const struct event_scene *scene, uint32_t token, uint32_t c, int depth)
{
    bool act = depth == TIME_DEPTH && event_predicate_is_noun(scene, token) &&
               event_time_known(scene, c) != NO_DATE;
    bool own = act && (c > token ? event_time_follows(scene, c, "of")
                                 : event_time_is_possessor(scene, c)); /* "by Monday's quake" */
    bool other = is_of_thing(scene, token, c, depth) || (event_time_is_limit(scene, c) && !own);
    return other ? NO_DATE : event_time_known(scene, c); /* `own`: "the coup of 1969" */
}

/* Whether a dependent is the subject of an act: its date is the act's only when nothing else in the
 * clause has one, as in "the talks of March collapsed on Friday". */
static bool is_subject(const struct event_scene *scene, uint32_t token, uint32_t c, int depth)
{
    return depth == TIME_DEPTH && event_predicate_is_verb(scene, token) &&
           scene->date_of[c] == TOKEN_NONE &&
           (event_tree_is(scene, c, DEPREL_NSUBJ) || event_tree_is(scene, c, DEPREL_NSUBJ_PASS));
}

/* The first known date below the dependents of `token` that are subjects or, by `subjects`, are
 * not. */
static uint32_t date_among(const struct event_scene *scene, uint32_t token, int depth,
                           bool subjects)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        if (is_beyond_break(scene, token, c)) {
            break;
        }
        if (is_subject(scene, token, c, depth) != subjects) {
            continue;
        }
        uint32_t date = date_at(scene, token, c, depth);
        if (date == NO_DATE && !is_of_thing(scene, token, c, depth) && !is_closed(scene, c)) {
            date = event_time_below(scene, c, depth - 1);
        }
        if (date != NO_DATE) {
            return date;
        }
    }
    return NO_DATE;
}

/* "last month's failed bombing", where the tree hangs the date under what describes the noun. */
static uint32_t date_before_noun(const struct event_scene *scene, uint32_t noun)
{
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        for (uint32_t i = scene->first; event_tree_is(scene, c, DEPREL_AMOD) && i < c; i++) {
            uint32_t date = event_tree_head(scene, i) == c ? event_time_known(scene, i) : NO_DATE;
            if (date != NO_DATE && event_time_is_possessor(scene, i)) {
                return date;
            }
        }
    }
    return NO_DATE;
}

/* "a court in Lima on Friday jailed X for a murder in 1999": the day between those who act and
 * their verb, which the tree makes a part of them; what happens keeps its own ("talks on Friday
 * failed").
 */
static uint32_t date_of_doer(const struct event_scene *scene, uint32_t verb)
{
    uint32_t day = verb;
    while (day > scene->first && (day == verb || scene->tokens[day].upos == UPOS_AUX)) {
        day--;
    }
    uint32_t date = day < verb ? event_time_known(scene, day) : NO_DATE;
    if (date == NO_DATE || !event_time_follows(scene, day, "on")) {
        return NO_DATE;
    }
    uint32_t doer = day;
    for (int i = 0; i < DOER_DEPTH && doer != TOKEN_NONE && event_tree_is(scene, doer, DEPREL_NMOD);
         i++) {
        doer = event_tree_head(scene, doer);
    }
    bool subject =
        doer != TOKEN_NONE && doer < day && event_tree_head(scene, doer) == verb &&
        (event_tree_is(scene, doer, DEPREL_NSUBJ) || event_tree_is(scene, doer, DEPREL_NSUBJ_PASS));
    return subject && !event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, doer)) ? date
                                                                                          : NO_DATE;
}

uint32_t event_time_below(const struct event_scene *scene, uint32_t token, int depth)
{
    bool act = depth == TIME_DEPTH && event_predicate_is_verb(scene, token);
    uint32_t date = act ? date_of_doer(scene, token) : NO_DATE;
    if (date != NO_DATE) {
        return date;
    }
    date = date_among(scene, token, depth, false);
    date = date == NO_DATE ? date_among(scene, token, depth, true) : date;
    bool noun = date == NO_DATE && depth == TIME_DEPTH && event_predicate_is_noun(scene, token);
    return noun ? date_before_noun(scene, token) : date;
}

/* Whether a joined verb has a subject or auxiliary of its own. */
bool event_time_has_clause(const struct event_scene *scene, uint32_t verb)
{
    return event_tree_find(scene, verb, DEPREL_NSUBJ) != TOKEN_NONE ||
           event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) != TOKEN_NONE ||
           event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE ||
           event_tree_find(scene, verb, DEPREL_AUX_PASS) != TOKEN_NONE;
}

bool event_time_is_plain_day(const struct event_scene *scene, uint32_t date)
{
    const struct date *d = &scene->analysis->dates[date];
    uint32_t before = d->first_token;
    bool in = before > scene->first && (span_is(scene->tokens[before - 1].norm, "in") ||
                                        span_is(scene->tokens[before - 1].norm, "by") ||
                                        span_is(scene->tokens[before - 1].norm, "for"));
    return !in && period_is_known(d->period) && d->period.earliest == d->period.latest;
}

bool event_time_is_long(const struct event_scene *scene, uint32_t date)
{
    struct period period = scene->analysis->dates[date].period;
    return period_is_known(period) && period.latest - period.earliest > 6;
}

bool event_time_is_of_present(const struct event_scene *scene, uint32_t verb)
{
    static const char *const is[] = {"is", "are", NULL};
    static const char *const answers[] = {"avenge", "commemorate", "condemn", "denounce",
                                          "mark",   "mourn",       "protest", NULL};
    uint8_t tag = scene->tokens[verb].xpos;
    bool going_on = tag == XPOS_VBG && event_tree_has_one_of(scene, verb, is);
    bool aim = tag == XPOS_VB && span_is_one_of(event_scene_lemma(scene, verb), answers);
    return going_on || aim || event_aspect_is_perfect(scene, verb) ||
           event_aspect_is_simple_present(scene, verb);
}

bool event_time_is_hours_later(const struct event_scene *scene, uint32_t token)
{
    uint32_t date = scene->date_of[token];
    struct span text = date == TOKEN_NONE ? (struct span){0} : scene->analysis->dates[date].text;
    return span_ends_with(text, SPAN("ours later")) || span_ends_with(text, SPAN("inutes later"));
}

bool event_time_is_past(const struct event_scene *scene, uint32_t date)
{
    const struct date *found = &scene->analysis->dates[date];
    return span_starts_with(found->text, SPAN("earlier ")) ||
           (found->period.earliest != DAY_NONE &&
            period_ends_before(found->period, scene->published));
}
