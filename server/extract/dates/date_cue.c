/* Words right beside a date that tell its direction without the verb. All lists are sorted by
 * bytes. */
#include "date_cue.h"

#include "base/calendar.h"
#include "text/tagset.h"

static bool is_will(struct span word)
{
    return span_is(word, "will") || span_is(word, "would") || span_is(word, "'ll");
}

/* What may be done until or to a day to come; all else that is past and goes on until a day ended
 * there. */
static const char *const putting_off[] = {
    "adjourn",   "adjourned", "banned",      "barred",  "canceled", "cancelled",
    "closed",    "deferred",  "delay",       "delayed", "extend",   "extended",
    "grounded",  "halted",    "jailed",      "moved",   "postpone", "postponed",
    "postpones", "remanded",  "rescheduled", "shelved", "shifted",  "suspended"};

/* Verbs of what goes on: their past ends where "until" says. */
static const char *const lasting_verbs[] = {"continued", "fought", "lasted",  "lived",
                                            "persisted", "raged",  "reigned", "ruled",
                                            "served",    "stayed", "waited",  "worked"};

/* "put off", "pushed back", "brought forward". */
static bool is_put(struct span word)
{
    return span_is(word, "put") || span_is(word, "pushed") || span_is(word, "brought") ||
           span_is(word, "moved") || span_is(word, "set");
}

/* Whether token `i` ends "put off", "pushed back". */
static bool ends_putting(const struct document *document, uint32_t start, uint32_t i)
{
    struct span word = document_norm(document, i);
    bool off = span_is(word, "off") || span_is(word, "back") || span_is(word, "forward");
    bool it = i > start + 1 && document->tokens[i - 1].upos == UPOS_PRON; /* "put it off" */
    return off && i > start && is_put(document_norm(document, i - (it ? 2 : 1)));
}

/* "closed until Friday" looks ahead, "was in office until Friday" and "lasted until Friday" do
 * not. */
static int until_direction(const struct document *document, uint32_t start, uint32_t until)
{
    for (uint32_t i = until; i > start; i--) {
        struct span word = document_norm(document, i - 1);
        bool now = span_is(word, "is") || span_is(word, "are") || span_is(word, "remains");
        if (is_will(word) || now || IN_LIST(word, putting_off) ||
            ends_putting(document, start, i - 1)) {
            return 1;
        }
        bool length = span_is(word, "days") || span_is(word, "weeks") || span_is(word, "hours") ||
                      span_is(word, "months") || span_is(word, "years");
        if (length || span_is(word, "was") || span_is(word, "were") || span_is(word, "had") ||
            span_is(word, "did") || IN_LIST(word, lasting_verbs)) {
            return -1;
        }
    }
    return 1;
}

/* "to an unspecified date in", "to a day in" before a month: where the date that was put off goes
 * on; `first` when there is nothing like it. */
static uint32_t before_some_date(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 5 };
    static const char *const dates[] = {"date", "day", "point", "time"};
    bool some = first > start + 3 &&
                (span_is(document_norm(document, first - 1), "in") ||
                 span_is(document_norm(document, first - 1), "on")) &&
                IN_LIST(document_norm(document, first - 2), dates);
    for (uint32_t i = first - 2; some && i > start && first - i <= REACH; i--) {
        if (span_is(document_norm(document, i - 1), "to")) {
            return i;
        }
    }
    return first;
}

/* "postponed the hearing to Monday", "to a date in March": what was put off lies ahead. */
static bool is_put_off(const struct document *document, uint32_t start, uint32_t first)
{
    first = before_some_date(document, start, first);
    if (first == start || !span_is(document_norm(document, first - 1), "to")) {
        return false;
    }
    for (uint32_t i = first - 1; i > start && first - i < 9; i--) {
        struct span word = document_norm(document, i - 1);
        if (ends_putting(document, start, i - 1) || IN_LIST(word, putting_off)) {
            return true;
        }
        if (document->tokens[i - 1].flags & TOKEN_PUNCT) {
            return false;
        }
    }
    return false;
}

/* What an appointment may be for besides weekdays. */
static const char *const parts_of_year[] = {
    "april", "august", "autumn",   "december", "february",  "january", "july",   "june",
    "march", "may",    "november", "october",  "september", "spring",  "summer", "winter"};

/* What is called for a day to come, unlike calm or restraint. */
static const char *const appointments[] = {
    "boycott",  "conference", "congress",   "debate",  "demonstration", "demonstrations",
    "election", "elections",  "hearing",    "march",   "marches",       "meeting",
    "meetings", "poll",       "polls",      "prayer",  "protest",       "protests",
    "rallies",  "rally",      "referendum", "session", "shutdown",      "strike",
    "strikes",  "summit",     "talks",      "vote",    "walkout"};

static const char *const callers[] = {"announce",  "announced", "announces", "call",      "called",
                                      "calling",   "calls",     "declared",  "demanded",  "invited",
                                      "organized", "promised",  "proposed",  "scheduled", "set"};

/* The token of the day in "10 a.m. on June 7", "noon on Friday"; `first` when no time precedes it.
 */
static uint32_t day_after_time(const struct document *document, uint32_t first, uint32_t last)
{
    struct span time = document_norm(document, first);
    bool timed = document->tokens[first].flags & TOKEN_NUMBER || span_is(time, "noon") ||
                 span_is(time, "midnight");
    for (uint32_t i = first + 1; timed && i <= last; i++) {
        struct span word = document_norm(document, i);
        if (weekday_is_name(word) || (i > first + 1 && IN_LIST(word, parts_of_year))) {
            return i;
        }
    }
    return first;
}

/* "a strike has been called for Friday", "was fixed for March 4". */
static bool is_fixed_for(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 4 };
    static const char *const fixed[] = {"announced", "called", "fixed", "pencilled"};
    static const char *const passive[] = {"are", "been", "is", "was", "were"};
    if (first < start + 3 || !span_is(document_norm(document, first - 1), "for") ||
        !IN_LIST(document_norm(document, first - 2), fixed)) {
        return false;
    }
    uint32_t verb = first - 2;
    for (uint32_t i = verb; i > start && verb - i < REACH; i--) {
        if (IN_LIST(document_norm(document, i - 1), passive)) {
            return true;
        }
    }
    return false;
}

/* "called a strike for Monday", "called for a rally on Saturday": the day is to come. */
static bool is_appointed(const struct document *document, uint32_t start, uint32_t first,
                         uint32_t last)
{
    uint32_t day = day_after_time(document, first, last);
    day += day == first && day < last && span_is(document_norm(document, day), "this");
    bool timed = day > first;
    uint32_t next = day + 1;
    struct span word = document_norm(document, day);
    bool article = span_is(word, "the") && next < document->token_count;
    bool yearly = IN_LIST(article ? document_norm(document, next) : word, parts_of_year);
    yearly |= document->tokens[day].upos == UPOS_NUM && next < document->token_count &&
              IN_LIST(document_norm(document, next), parts_of_year); /* "for 14 November" */
    if (!(yearly || weekday_is_name(word)) || first - start < 2) {
        return false;
    }
    struct span before = document_norm(document, first - 1);
    bool owner = next < document->token_count && (span_is(document_norm(document, next), "'s") ||
                                                  document->tokens[next].upos == UPOS_NOUN);
    if (owner && !article && !timed) {
        return false;
    }
    if (is_fixed_for(document, start, first)) {
        return true;
    }
    bool on = span_is(before, "on") || span_is(before, "for") || span_is(before, "from") ||
              (yearly && span_is(before, "in"));
    if (yearly && !on) {
        return false;
    }
    uint32_t noun = on ? first - 2 : first - 1;
    if (!IN_LIST(document_norm(document, noun), appointments)) {
        return false;
    }
    for (uint32_t i = noun; i > start && noun - i < 5; i--) {
        if (IN_LIST(document_norm(document, i - 1), callers)) {
            return true;
        }
    }
    return false;
}

static const char *const called_off[] = {"canceled", "cancelled", "cancels",   "deferred",
                                         "delayed",  "postponed", "postpones", "scrapped"};

/* "canceled an August 31 meeting": what is called off lay ahead. */
static bool is_called_off(const struct document *document, uint32_t start, uint32_t first,
                          uint32_t last)
{
    bool noun = last + 1 < document->token_count && document->tokens[last + 1].upos == UPOS_NOUN;
    struct span word = document_norm(document, first);
    bool yearly = IN_LIST(word, parts_of_year) || span_ends_with(word, SPAN("."));
    for (uint32_t i = first; noun && yearly && i > start && first - i < 3; i--) {
        if (IN_LIST(document_norm(document, i - 1), called_off)) {
            return true;
        }
    }
    return false;
}

/* What nobody announces, so that it is past when it is told of: "will discuss Tuesday's attack". */
static const char *const sudden[] = {
    "accident", "ambush",     "arrest",   "arrests",    "assassination", "assault",    "atrocity",
    "attack",   "attacks",    "blast",    "blasts",     "bloodshed",     "bombing",    "bombings",
    "clash",    "clashes",    "collapse", "collision",  "coup",          "crash",      "death",
    "deaths",   "derailment", "disaster", "earthquake", "explosion",     "explosions", "fire",
    "incident", "kidnapping", "killing",  "killings",   "massacre",      "murder",     "murders",
    "quake",    "raid",       "raids",    "riot",       "riots",         "shooting",   "shootings",
    "stabbing", "tragedy",    "tsunami",  "uprising",   "violence"};

/* What can be said only of an act that is over: "Sunday's disputed vote". */
static const char *const over[] = {"abortive", "botched",      "deadly",   "devastating",
                                   "disputed", "failed",       "fatal",    "flawed",
                                   "foiled",   "inconclusive", "surprise", "thwarted"};

/* "Tuesday's attack", "the February 14 assassination": no verb or preposition stands between the
 * date and the noun that tells what happened then. */
static bool is_of_sudden(const struct document *document, uint32_t start, uint32_t first,
                         uint32_t last)
{
    static const char *const to_come[] = {"feared", "further", "planned", "possible", "potential"};
    enum { REACH = 6 };
    if (first > start && IN_LIST(document_norm(document, first - 1), to_come)) {
        return false; /* "possible Christmas attacks" */
    }
    for (uint32_t i = last + 1; i < document->token_count && i <= last + REACH; i++) {
        const struct token *token = &document->tokens[i];
        if (IN_LIST(token->norm, sudden)) {
            return !(token->xpos == XPOS_VB || token->xpos == XPOS_VBP);
        }
        if (IN_LIST(token->norm, over)) {
            return true;
        }
        bool owner = i == last + 1 && span_is(token->norm, "'s");
        bool describes = token->upos == UPOS_ADJ || token->upos == UPOS_NOUN ||
                         token->upos == UPOS_PROPN || token->xpos == XPOS_VBN ||
                         span_is(token->norm, "-");
        if (!owner && !describes) {
            return false;
        }
    }
    return false;
}

/* "the deadline is Friday", "the speech is at noon on Thursday". */
static bool is_told_by_copula(const struct document *document, uint32_t start, uint32_t first,
                              uint32_t last)
{
    uint32_t before = first - 1;
    struct span word = document_norm(document, before);
    bool preposition = span_is(word, "on") || span_is(word, "at");
    if (preposition && before > start) {
        word = document_norm(document, before - 1);
    }
    if (!span_is(word, "is") && !span_is(word, "are")) {
        return false;
    }
    for (uint32_t i = first; i <= last; i++) {
        if (weekday_is_name(document_norm(document, i))) {
            return true;
        }
    }
    return false;
}

/* "Their next match is away to Leeds on Saturday": what is next is to come. */
static bool is_told_next(const struct document *document, uint32_t start, uint32_t first)
{
    bool copula = false;
    for (uint32_t i = first; i > start; i--) {
        struct span word = document_norm(document, i - 1);
        if (span_is(word, "next") && copula) {
            return document->tokens[i - 1].upos == UPOS_ADJ;
        }
        bool verb = document->tokens[i - 1].upos == UPOS_VERB;
        if (verb || document->tokens[i - 1].flags & TOKEN_PUNCT) {
            return false;
        }
        copula = copula || span_is(word, "is") || span_is(word, "are");
    }
    return false;
}

/* "agreed to reopen it following a meeting Friday": what followed is told, the meeting is past. */
static bool is_behind(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 5 };
    for (uint32_t i = first; i > start && first - i < REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (span_is(token->norm, "following")) {
            return i != first && span_is(token->text, "following");
        }
        bool part = token->upos == UPOS_NOUN || token->upos == UPOS_ADJ ||
                    token->upos == UPOS_DET || span_is(token->norm, "on");
        if (!part) {
            return false;
        }
    }
    return false;
}

/* "will", "would" before the date. */
static bool looks_ahead(const struct document *document, uint32_t start, uint32_t first)
{
    for (uint32_t i = start; i < first; i++) {
        if (is_will(document_norm(document, i))) {
            return true;
        }
    }
    return false;
}

/* "will publish its first-quarter results in May": what is reported of a quarter or half is over.
 */
static bool is_reported(const struct document *document, uint32_t last)
{
    enum { REACH = 4 };
    static const char *const reports[] = {"accounts", "data",   "earnings", "figures",
                                          "numbers",  "report", "results"};
    struct span part = document_norm(document, last);
    bool quarter = span_is(part, "quarter") || span_is(part, "half");
    for (uint32_t i = last + 1; quarter && i < document->token_count && i < last + REACH; i++) {
        const struct token *token = &document->tokens[i];
        if (IN_LIST(token->norm, reports)) {
            return true;
        }
        quarter = token->upos == UPOS_ADJ || token->upos == UPOS_NOUN;
    }
    return false;
}

/* "is claiming victory in Sunday's vote", "doubts the results of Monday's poll": what is over.
 * A victory alone may be the one that is hoped for. */
static bool is_decided(const struct document *document, uint32_t start, uint32_t first,
                       uint32_t last)
{
    enum { REACH = 5 };
    static const char *const claims[] = {"celebrated", "celebrates", "celebrating", "claimed",
                                         "claiming",   "claims",     "conceded",    "concedes",
                                         "conceding",  "hailed",     "hailing",     "hails"};
    static const char *const outcomes[] = {"defeat", "landslide", "loss",
                                           "upset",  "victory",   "win"};
    if (first < start + 2 || last + 1 >= document->token_count ||
        !span_is(document_norm(document, last + 1), "'s")) {
        return false;
    }
    struct span link = document_norm(document, first - 1),
                noun = document_norm(document, first - 2);
    if (span_is(noun, "results") && span_is(link, "of")) {
        return !looks_ahead(document, start, first);
    }
    bool outcome = span_is(link, "in") && IN_LIST(noun, outcomes);
    for (uint32_t i = first - 2; outcome && i > start && first - i < REACH + 2; i--) {
        if (IN_LIST(document_norm(document, i - 1), claims)) {
            return true;
        }
    }
    return false;
}

/* "prepared for a meeting Monday", "is preparing for talks on Friday": what one prepares for is to
 * come. */
static bool is_prepared_for(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 9 };
    static const char *const preparing[] = {"prepare", "prepared", "prepares", "preparing"};
    uint32_t noun =
        first > start && span_is(document_norm(document, first - 1), "on") ? first - 1 : first;
    for (uint32_t i = noun; i > start + 1 && noun - i < REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (token->upos == UPOS_VERB || token->flags & TOKEN_PUNCT) {
            return i < noun && IN_LIST(token->norm, preparing) &&
                   span_is(document_norm(document, i), "for");
        }
    }
    return false;
}

/* "said Sunday's local election will go ahead": what is fixed for a day, of which will or would
 * tells more, is to come, whatever was said before. */
static bool is_to_be(const struct document *document, uint32_t last)
{
    enum { REACH = 6 };
    if (last + 1 >= document->token_count || !span_is(document_norm(document, last + 1), "'s")) {
        return false;
    }
    bool fixed = false;
    for (uint32_t i = last + 2; i < document->token_count && i < last + REACH; i++) {
        const struct token *token = &document->tokens[i];
        if (token->upos != UPOS_ADJ && token->upos != UPOS_NOUN && token->upos != UPOS_PROPN) {
            return fixed && is_will(token->norm);
        }
        fixed = IN_LIST(token->norm, appointments);
    }
    return false;
}

/* "an air strike on Friday that killed their leader": the clause about it tells that it is over. */
static bool is_told_as_over(const struct document *document, uint32_t start, uint32_t first,
                            uint32_t last)
{
    uint32_t at =
        first > start && span_is(document_norm(document, first - 1), "on") ? first - 1 : first;
    if (at == start || last + 2 >= document->token_count) {
        return false;
    }
    uint8_t before = document->tokens[at - 1].upos;
    const struct token *verb = &document->tokens[last + 2];
    return (before == UPOS_NOUN || before == UPOS_PROPN) &&
           document->tokens[last + 1].xpos == XPOS_WDT && verb->xpos == XPOS_VBD &&
           verb->upos == UPOS_VERB;
}

/* Words right before the date that decide by themselves. */
int date_cue_direction(const struct document *document, uint32_t start, uint32_t first,
                       uint32_t last)
{
    if (is_appointed(document, start, first, last) || is_put_off(document, start, first) ||
        is_called_off(document, start, first, last) || is_prepared_for(document, start, first) ||
        is_to_be(document, last)) {
        return 1;
    }
    if (is_of_sudden(document, start, first, last) || is_reported(document, last) ||
        is_decided(document, start, first, last) || is_told_as_over(document, start, first, last) ||
        (is_behind(document, start, first) && !looks_ahead(document, start, first))) {
        return -1;
    }
    if (first == start) {
        bool named =
            last + 1 < document->token_count && span_is(document_norm(document, last + 1), "is");
        return named && weekday_is_name(document_norm(document, last)) ? 1 : 0;
    }
    struct span before = document_norm(document, first - 1);
    if (span_is(before, "since") || (span_is(before, "the") && first > start + 1 &&
                                     span_is(document_norm(document, first - 2), "since"))) {
        return -1;
    }
    if (is_told_by_copula(document, start, first, last) || is_told_next(document, start, first)) {
        return 1;
    }
    if (first - start < 2) {
        return 0;
    }
    bool least = first > start + 3 && span_is(before, "least") &&
                 span_is(document_norm(document, first - 2), "at"); /* "until at least March" */
    uint32_t until = first - (least ? 3 : 1);
    if (span_is(document_norm(document, until), "until") ||
        span_is(document_norm(document, until), "till")) {
        return until_direction(document, start, until);
    }
    struct span second = document_norm(document, first - 2);
    bool was = first - start > 2 && (span_is(document_norm(document, first - 3), "was") ||
                                     span_is(document_norm(document, first - 3), "were"));
    if (span_is(second, "due") && !was && (span_is(before, "on") || span_is(before, "by"))) {
        return 1;
    }
    bool ahead = span_is(before, "of") && span_is(second, "ahead");
    return ahead || (span_is(before, "to") && span_is(second, "prior")) ? 1 : 0;
}

bool date_cue_is_comparison(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 7 };
    static const char *const words[] = {"against", "compared", "from", "than", "versus"};
    for (uint32_t i = first; i > start && first - i < REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (IN_LIST(token->norm, words)) {
            return true;
        }
        if (token->upos == UPOS_VERB || date_cue_is_boundary(token->norm)) {
            return false;
        }
    }
    return false;
}

bool date_cue_is_joined(const struct document *document, uint32_t start, uint32_t first)
{
    enum { REACH = 8 };
    static const char *const others[] = {"after", "before", "following", "when", "while"};
    for (uint32_t i = first; i > start && first - i < REACH; i--) {
        struct span word = document_norm(document, i - 1);
        if (span_is(word, "and") || span_is(word, "then")) {
            return true;
        }
        if (IN_LIST(word, others) || date_cue_is_boundary(word)) {
            return false;
        }
    }
    return false;
}

bool date_cue_is_rise(const struct document *document, uint32_t start, uint32_t first)
{
    for (uint32_t i = start + 1; i + 1 < first; i++) {
        struct span word = document_norm(document, i);
        bool rise = span_is(word, "rose") || span_is(word, "fell");
        if (rise && document->tokens[i + 1].upos == UPOS_NUM) {
            return first - i < 6;
        }
    }
    return false;
}

bool date_cue_is_bound(const struct document *document, uint32_t start, uint32_t first)
{
    static const char *const bounds[] = {"after", "before", "since", "until"};
    uint32_t before = first;
    before -= before > start && span_is(document_norm(document, before - 1), "the");
    return before > start + 1 && IN_LIST(document_norm(document, before - 1), bounds);
}

bool date_cue_is_aside(const struct document *document, uint32_t start, uint32_t first,
                       uint32_t last)
{
    enum { REACH = 12 };
    const struct token *tokens = document->tokens;
    bool closed =
        last + 1 < document->token_count && span_is(document_norm(document, last + 1), ",");
    for (uint32_t i = first; closed && i > start + 1 && first - i < REACH; i--) {
        if (!span_is(document_norm(document, i - 1), ",")) {
            continue;
        }
        bool noun = tokens[i - 2].upos == UPOS_NOUN || tokens[i - 2].upos == UPOS_PROPN;
        uint8_t tag = tokens[i].xpos;
        uint8_t main = last + 2 < document->token_count ? tokens[last + 2].xpos : XPOS_NONE;
        bool verb = main == XPOS_VBD || main == XPOS_VBZ || main == XPOS_MD;
        return noun && (tag == XPOS_VBN || tag == XPOS_WDT || tag == XPOS_WP ||
                        (tag == XPOS_VBD && verb)); /* ", opened in 1957, carried" */
    }
    return false;
}

bool date_cue_is_boundary(struct span word)
{
    return span_is(word, ";") || span_is(word, ":") || span_is(word, "\"") || span_is(word, "''") ||
           span_is(word, "``") || span_is(word, "--");
}
