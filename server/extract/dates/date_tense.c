/* The time a date's clause speaks of: the nearest verb to the left of the date
 * decides, or, when the date opens its clause, the first one to the right. "Will", "is to",
 * "scheduled for", "agreed to meet" point ahead; past forms, "since", "has" + participle back.
 * An infinitive takes the direction of what governs it: "agreed to meet Friday" is ahead,
 * "gathered to protest Friday" is not. Verbs are known by their tags, before tagging by their
 * ending and by lists; where there is a tree, a plain present that governs the date ("opens
 * Friday") points ahead. */
#include "date_tense.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "date_cue.h"
#include "date_governor.h"
#include "date_present.h"
#include "text/tagset.h"

/* All lists are sorted by bytes. */
static const char *const modals[] = {"'ll",  "ca",    "can",    "could", "may", "might",
                                     "must", "shall", "should", "will",  "wo",  "would"};

static const char *const past_verbs[] = {
    "became", "began",  "blew",     "bought",   "broke", "brought", "built", "came",  "caught",
    "chose",  "did",    "died",     "drew",     "drove", "fell",    "fled",  "flew",  "fought",
    "found",  "gave",   "got",      "grew",     "had",   "heard",   "held",  "hit",   "kept",
    "killed", "knew",   "laid",     "launched", "led",   "left",    "lost",  "made",  "met",
    "paid",   "ran",    "rose",     "said",     "sank",  "sat",     "saw",   "seen",  "sent",
    "set",    "shook",  "shot",     "slain",    "sold",  "sought",  "spent", "spoke", "spread",
    "stood",  "struck", "swore",    "taken",    "threw", "told",    "took",  "urged", "was",
    "went",   "were",   "withdrew", "woke",     "won",   "wore",    "wrote"};

/* End in -ed without being past verbs. */
static const char *const no_verbs[] = {
    "based", "bed",     "breed",  "detailed",      "exceed", "feed", "hundred", "indeed",
    "need",  "proceed", "red",    "related",       "sacred", "seed", "shed",    "so-called",
    "speed", "succeed", "united", "unprecedented", "wed",    "weed"};

/* Participles that look ahead: "scheduled for Friday", "due Monday". */
static const char *const ahead_words[] = {
    "awaited", "booked",    "due",      "expected",  "forecast", "forthcoming", "likely",
    "planned", "projected", "proposed", "scheduled", "slated",   "tentatively", "upcoming"};

/* Months and days before these are those of a contract that runs out. */
static const char *const contracts[] = {"contract", "contracts", "delivery",
                                        "expiry",   "futures",   "settlement"};

/* What makes an infinitive point ahead: "agreed to meet", "a deadline to withdraw". */
static const char *const ahead_governors[] = {
    "about",      "advised",     "agree",     "agreed",     "agrees",    "aim",      "aiming",
    "aims",       "anticipated", "asked",     "asking",     "asks",      "bid",      "booked",
    "bound",      "call",        "called",    "calling",    "calls",     "campaign", "commitment",
    "deadline",   "decided",     "decision",  "demanded",   "demanding", "due",      "effort",
    "efforts",    "encouraged",  "expected",  "expects",    "forecast",  "going",    "have",
    "hope",       "hopes",       "hoping",    "instructed", "intend",    "intends",  "invited",
    "is",         "likely",      "need",      "needs",      "obliged",   "offer",    "offered",
    "offers",     "order",       "ordered",   "plan",       "planned",   "planning", "plans",
    "pledge",     "pledged",     "pledges",   "predicted",  "prepare",   "prepared", "prepares",
    "preparing",  "projected",   "promise",   "promised",   "promises",  "proposed", "ready",
    "registered", "required",    "scheduled", "seeking",    "set",       "slated",   "supposed",
    "threat",     "threatened",  "threatens", "told",       "tries",     "trying",   "urged",
    "urges",      "urging",      "vowed",     "vows",       "waiting",   "want",     "wanted",
    "wants",      "warned",      "warning",   "warns"};

static const char *const ahead_verbs[] = {
    "anticipate", "anticipates", "await", "awaits", "expect",  "expects",  "hope",     "hopes",
    "intend",     "intends",     "plan",  "plans",  "prepare", "prepares", "preparing"};

/* What may stand after "to" when it is no infinitive. */
static const char *const no_infinitive[] = {
    "$",    "a",     "about", "all",  "an",  "and",   "any",  "as",    "at",   "be-",
    "each", "five",  "four",  "her",  "him", "his",   "its",  "me",    "more", "my",
    "one",  "our",   "some",  "such", "ten", "that",  "the",  "their", "them", "these",
    "this", "those", "three", "two",  "us",  "which", "whom", "your"};

/* Whether a token is a past form or participle: by its tag, before tagging by its ending; not "the
 * first elected leader". */
static bool is_past_verb(const struct token *token)
{
    struct span word = token->norm;
    if (token->xpos != XPOS_NONE) {
        bool describes = token->xpos == XPOS_VBN && token->deprel == DEPREL_AMOD;
        return (token->xpos == XPOS_VBD || token->xpos == XPOS_VBN) && !describes;
    }
    if (IN_LIST(word, past_verbs)) {
        return true;
    }
    return word.len > 3 && span_ends_with(word, SPAN("ed")) && !IN_LIST(word, no_verbs) &&
           !(token->flags & TOKEN_CAPITAL && token->flags & TOKEN_ALL_CAPS);
}

/* "wants the change made by April", "needs it done": whether a wish governs the participle whose
 * object stands before `noun`. */
static bool is_wished(const struct document *document, uint32_t start, uint32_t noun)
{
    enum { REACH = 6 };
    static const char *const wishes[] = {"demand", "demands", "need", "needs",
                                         "want",   "wanted",  "wants"};
    uint8_t kind = document->tokens[noun].upos;
    bool object = kind == UPOS_NOUN || kind == UPOS_PROPN || kind == UPOS_PRON;
    for (uint32_t i = noun; object && i > start && noun - i < REACH; i--) {
        if (document->tokens[i - 1].upos == UPOS_VERB) {
            return IN_LIST(document_norm(document, i - 1), wishes);
        }
        if (document->tokens[i - 1].flags & TOKEN_PUNCT) {
            return false;
        }
    }
    return false;
}

/* "could not be reached on Monday": the modal at `i` tells of what failed. */
static bool is_failure(const struct document *document, uint32_t end, uint32_t i)
{
    return i + 1 < end && span_is(document_norm(document, i), "could") &&
           span_is(document_norm(document, i + 1), "not");
}

/* The auxiliary that makes a participle one of the future, looking left over adverbs: "will be
 * held", "to be held", "has been killed". */
static int participle_direction(const struct document *document, uint32_t start, uint32_t token)
{
    bool passive = false;
    if (token > start && is_wished(document, start, token - 1)) {
        return 1;
    }
    for (uint32_t i = token; i > start && token - i < 4; i--) {
        struct span word = document_norm(document, i - 1);
        uint8_t kind = document->tokens[i - 1].upos;
        if (kind == UPOS_NOUN || kind == UPOS_DET) {
            break; /* "to be the man who left" */
        }
        if (span_is(word, "be")) {
            passive = true;
        } else if (IN_LIST(word, modals) && !(document->tokens[i - 1].flags & TOKEN_CAPITAL)) {
            return is_failure(document, token, i - 1) ? -1 : 1;
        } else if (span_is(word, "to")) {
            return passive ? 1 : -1;
        } else if (span_is(word, "being") || span_is(word, "been") || span_is(word, "was") ||
                   span_is(word, "were") || span_is(word, "has") || span_is(word, "have") ||
                   span_is(word, "had")) {
            return -1;
        }
    }
    return passive ? 1 : -1;
}

/* Whether "to" at `token` opens an infinitive. */
static bool is_infinitive(const struct document *document, uint32_t token, uint32_t end)
{
    if (token + 1 >= end) {
        return false;
    }
    const struct token *next = &document->tokens[token + 1];
    if (next->norm.len > 0 && ascii_is_digit(next->norm.ptr[0])) {
        return false; /* "to 12.3m barrels" */
    }
    if (next->xpos != XPOS_NONE) {
        return next->xpos == XPOS_VB;
    }
    return !(next->flags & (TOKEN_CAPITAL | TOKEN_NUMBER | TOKEN_PUNCT)) &&
           !IN_LIST(next->norm, no_infinitive);
}

/* What, told with "had", was not done: "had hoped to". */
static const char *const given_up[] = {"expected", "hoped", "intended", "planned", "wanted"};

/* "rejected calls to go", "dismissed a demand to pay": what is refused is not to come, so that a
 * day behind it is that of refusing. */
static bool is_refused(const struct document *document, uint32_t start, uint32_t governor)
{
    enum { REACH = 5 };
    static const char *const refusals[] = {"declined", "defied",  "dismissed", "ignored",
                                           "rebuffed", "refused", "rejected",  "resisted",
                                           "shrugged", "spurned"};
    bool noun = document->tokens[governor].upos == UPOS_NOUN;
    for (uint32_t i = governor; noun && i > start && governor - i < REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (token->upos == UPOS_VERB || token->flags & TOKEN_PUNCT) {
            return IN_LIST(token->norm, refusals) && is_past_verb(token);
        }
    }
    return false;
}

/* "met on Wednesday and were to meet again on Thursday": whether a weekday was told before, which
 * the plan follows; else "was to" may speak of either side of the publication. */
static bool is_weekday_told(const struct document *document, uint32_t start, uint32_t token)
{
    for (uint32_t i = start; i < token; i++) {
        if (weekday_is_name(document_norm(document, i))) {
            return true;
        }
    }
    return false;
}

/* The direction of an infinitive from what stands left of its "to"; 0: look further left. */
static int infinitive_direction(const struct document *document, uint32_t start, uint32_t to)
{
    enum { GOVERNOR_REACH = 12 }; /* "agreed in talks with the minister to surrender" */
    for (uint32_t i = to; i > start && to - i < GOVERNOR_REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (token->flags & TOKEN_PUNCT) {
            return 0;
        }
        bool was = span_is(token->norm, "was") || span_is(token->norm, "were");
        if (was && i == to) {
            return is_weekday_told(document, start, to) ? 1 : -1;
        }
        if (span_is(token->norm, "are") && i == to) {
            return 1;
        }
        if (IN_LIST(token->norm, ahead_governors)) {
            if (is_refused(document, start, i - 1)) {
                return -1;
            }
            if (IN_LIST(token->norm, given_up) && i > start + 1 &&
                span_is(document_norm(document, i - 2), "had")) {
                return -1; /* "had planned to leave" */
            }
            bool copula = span_is(token->norm, "is") || span_is(token->norm, "have");
            return copula && i != to ? 0 : 1;
        }
        if (is_past_verb(token)) {
            return -1;
        }
    }
    return 0;
}

/* "originally planned", "previously scheduled". */
static bool is_former(const struct document *document, uint32_t start, uint32_t i)
{
    struct span before = i > start ? document_norm(document, i - 1) : SPAN("");
    return span_is(before, "originally") || span_is(before, "previously") ||
           span_is(before, "initially");
}

/* "was due on Monday but failed to appear", "the originally planned launch on Monday": what was to
 * come then is past now. */
static bool is_given_up(const struct document *document, uint32_t start, uint32_t end, uint32_t i)
{
    if (is_former(document, start, i)) {
        return true;
    }
    bool was = i > start && (span_is(document_norm(document, i - 1), "was") ||
                             span_is(document_norm(document, i - 1), "were"));
    for (uint32_t k = i + 1; was && k < end; k++) {
        if (span_is(document_norm(document, k), "but")) {
            return true;
        }
    }
    return false;
}

/* "due to a landslide", "due to rains"; "due to end" lies ahead, even where "end" is taken for a
 * noun. */
static bool is_owing(const struct document *document, uint32_t due, uint32_t end)
{
    if (due + 2 >= end || !span_is(document_norm(document, due), "due") ||
        !span_is(document_norm(document, due + 1), "to")) {
        return false;
    }
    const struct token *next = &document->tokens[due + 2];
    return next->upos == UPOS_DET || next->upos == UPOS_ADJ || next->upos == UPOS_NUM ||
           next->upos == UPOS_PRON || next->upos == UPOS_PROPN || next->xpos == XPOS_NNS;
}

/* "approved the plan", "raised its forecast": what is planned is no planning; "the plan for May"
 * is.
 */
static bool is_thing(const struct document *document, uint32_t end, uint32_t i)
{
    uint8_t tag = document->tokens[i].xpos;
    bool aim = i + 1 < end && span_is(document_norm(document, i + 1), "for");
    return (tag == XPOS_NN || tag == XPOS_NNS) && !aim;
}

/* What is told with these has happened: "denies arson on the night of January 14". */
static const char *const of_the_past[] = {"according", "admit", "admits", "denies", "deny"};

/* Verbs of what is done about what has happened: "are investigating a crash on Sunday", "vowed to
 * avenge a raid Friday". */
static const char *const of_what_was[] = {
    "avenge", "avenging", "investigate", "investigating", "mourn",  "mourning",
    "probe",  "probing",  "questioning", "recovering",    "reeling"};

/* What one token says about the time of its clause; 0: nothing. */
static int token_direction(const struct document *document, uint32_t start, uint32_t end,
                           uint32_t i)
{
    const struct token *token = &document->tokens[i];
    struct span word = token->norm;
    if (!(token->flags & TOKEN_WORD) && word.len < 3) {
        return 0;
    }
    bool name = token->flags & TOKEN_CAPITAL && i > start;
    if (IN_LIST(word, modals) && !name) {
        bool perfect = i + 1 < end && span_is(document_norm(document, i + 1), "have");
        bool done = perfect && !span_is(word, "will") && !span_is(word, "would");
        return done || is_failure(document, end, i) ? -1 : 1;
    }
    if (IN_LIST(word, of_the_past) || (token->upos == UPOS_VERB && IN_LIST(word, of_what_was))) {
        return -1;
    }
    if (name) {
        return 0;
    }
    bool fixed =
        span_is(word, "set") && i + 1 < end && span_is(document_norm(document, i + 1), "for");
    bool owing = is_owing(document, i, end);
    bool thing = is_thing(document, end, i);
    bool ahead = IN_LIST(word, ahead_words) && token->xpos != XPOS_VBD && !owing && !thing;
    if (ahead || fixed) {
        return is_given_up(document, start, end, i) ? -1 : 1;
    }
    if (span_is(word, "to") && is_infinitive(document, i, end)) {
        return infinitive_direction(document, start, i);
    }
    if (IN_LIST(word, ahead_verbs) && !thing) {
        return 1;
    }
    if (is_past_verb(token)) {
        bool next = span_is(word, "followed") && i > start && i + 1 < end &&
                    span_is(document_norm(document, i - 1), ",") &&
                    span_is(document_norm(document, i + 1), "by");
        return next ? 0 : participle_direction(document, start, i); /* ", followed by a vote on" */
    }
    bool present = span_is(word, "is") || span_is(word, "are") || span_is(word, "am");
    if (present && i + 1 < end && span_ends_with(document_norm(document, i + 1), SPAN("ing"))) {
        return 1;
    }
    return span_is(word, "has") || span_is(word, "been") ? -1 : 0;
}

/* "will be suspended on Thursday and resumed on Monday", "is to vote on Tuesday and publish its
 * decision on Wednesday": a verb behind "and" has the auxiliary of the one before it. 0: it has
 * none. */
static int joined_direction(const struct document *document, uint32_t start, uint32_t end,
                            uint32_t verb)
{
    enum { REACH = 24 };
    const struct token *tokens = document->tokens;
    bool base = tokens[verb].xpos == XPOS_VB;
    bool participle = tokens[verb].xpos == XPOS_VBN || tokens[verb].xpos == XPOS_VBD;
    bool joined = verb > start + 2 && span_is(document_norm(document, verb - 1), "and");
    if (!joined || !(base || participle)) {
        return 0;
    }
    for (uint32_t i = verb - 1; i > start && verb - i < REACH; i--) {
        struct span word = document_norm(document, i - 1);
        bool lead = (IN_LIST(word, modals) && !(tokens[i - 1].flags & TOKEN_CAPITAL)) ||
                    (span_is(word, "to") && is_infinitive(document, i - 1, end));
        if (lead) {
            bool passive = span_is(document_norm(document, i), "be") ||
                           (i + 1 < end && span_is(document_norm(document, i + 1), "be"));
            int direction = token_direction(document, start, end, i - 1);
            return base || (passive && direction > 0) ? direction : 0;
        }
        bool other = tokens[i - 1].upos == UPOS_AUX || tokens[i - 1].upos == UPOS_VERB;
        bool own = base ? tokens[i - 1].xpos == XPOS_VB
                        : tokens[i - 1].xpos == XPOS_VBN || tokens[i - 1].xpos == XPOS_VB;
        if (date_cue_is_boundary(word) || (other && !own)) {
            return 0;
        }
    }
    return 0;
}

/* "the first in 20 years", "its best quarter in a decade": a length, whatever the tense. */
static bool is_record(const struct document *document, uint32_t start, uint32_t first)
{
    static const char *const ordinals[] = {"fifth", "fourth", "second", "sixth", "third"};
    bool verb = false; /* "the third phase starts in two months" */
    for (uint32_t i = first; i > start && first - i < 9; i--) {
        const struct token *token = &document->tokens[i - 1];
        bool superlative = token->xpos == XPOS_JJS || token->xpos == XPOS_RBS;
        if (superlative || span_is(token->norm, "first") || span_is(token->norm, "only")) {
            return true;
        }
        verb = verb || token->upos == UPOS_VERB || token->upos == UPOS_AUX;
        if (!verb && IN_LIST(token->norm, ordinals)) {
            return true;
        }
    }
    return false;
}

/* "Turkey to hold talks on Monday": a headline whose only verb is an infinitive before the date. */
static bool is_headline_plan(const struct document *document, uint32_t start, uint32_t end,
                             uint32_t first)
{
    uint32_t to = start;
    while (to < first && !span_is(document_norm(document, to), "to")) {
        to++;
    }
    if (to == start || to + 1 >= first || document->tokens[to + 1].xpos != XPOS_VB) {
        return false;
    }
    for (uint32_t i = start; i < end; i++) {
        if (i != to + 1 && date_present_is_verb(document->tokens[i].xpos)) {
            return false;
        }
    }
    return true;
}

/* Whether "until" stands before the date and a past verb before that: "gave him until Monday". */
static bool is_past_deadline(const struct document *document, uint32_t start, uint32_t first)
{
    bool until = first > start && (span_is(document_norm(document, first - 1), "until") ||
                                   span_is(document_norm(document, first - 1), "till"));
    for (uint32_t i = first; until && i > start; i--) {
        if (is_past_verb(&document->tokens[i - 1])) {
            return true;
        }
    }
    return false;
}

/* "was due to arrive", "were expected on", "were to meet": ahead of the time that is told. */
static bool is_past_plan(const struct document *document, uint32_t start, uint32_t token)
{
    if (token > start && span_is(document_norm(document, token), "to") &&
        (span_is(document_norm(document, token - 1), "was") ||
         span_is(document_norm(document, token - 1), "were"))) {
        return true;
    }
    for (uint32_t i = token; i > start && token - i < 4; i--) {
        struct span before = document_norm(document, i - 1);
        if (IN_LIST(document_norm(document, i), ahead_words)) {
            return span_is(before, "was") || span_is(before, "were");
        }
    }
    return false;
}

/* "approved funds for a June 10 vote": which June is not the verb's to say; "killed in a June 10
 * raid" was the last one. */
static bool is_some(const struct document *document, uint32_t start, uint32_t end, uint32_t first,
                    uint32_t last)
{
    static const char *const behind_it[] = {"after", "during", "following", "from", "in", "since"};
    if (first < start + 2 || last + 1 >= end || document->tokens[last + 1].upos != UPOS_NOUN) {
        return false;
    }
    struct span article = document_norm(document, first - 1);
    return (span_is(article, "a") || span_is(article, "an")) &&
           !IN_LIST(document_norm(document, first - 2), behind_it);
}

/* "originally planned for April 28", "as Election Day drew closer": the words do not say on which
 * side of the publication the day lies. */
static bool is_on_either_side(const struct document *document, uint32_t start, uint32_t end,
                              uint32_t first, uint32_t last)
{
    static const char *const nearing[] = {"approached", "approaches", "approaching",
                                          "draws",      "drew",       "loomed",
                                          "looms",      "neared",     "nears"};
    if (last + 1 < end && IN_LIST(document_norm(document, last + 1), nearing)) {
        return true;
    }
    for (uint32_t i = first; i > start && first - i < 3; i--) {
        if (IN_LIST(document_norm(document, i - 1), ahead_words)) {
            return is_former(document, start, i - 1);
        }
    }
    return false;
}

/* "will come \"in the spring\"": whether a boundary opens words in quotation marks that hold the
 * date and no verb, so that they belong to the clause before them. */
static bool is_inner_quote(const struct document *document, uint32_t end, uint32_t mark,
                           uint32_t last)
{
    enum { REACH = 4 };
    struct span word = document_norm(document, mark);
    bool quote = span_is(word, "\"") || span_is(word, "``");
    for (uint32_t i = mark + 1; i < end && (i < last || i - last < REACH); i++) {
        const struct token *token = &document->tokens[i];
        if (i > last && (span_is(token->norm, "\"") || span_is(token->norm, "''"))) {
            return quote;
        }
        if (token->upos == UPOS_VERB || token->upos == UPOS_AUX) {
            return false;
        }
    }
    return false;
}

/* The first token of "Sunday and Monday", when the date at `first` is the second of the two: they
 * share the clause. */
static uint32_t list_start(const struct document *document, uint32_t start, uint32_t first)
{
    bool pair = first > start + 1 && weekday_is_name(document_norm(document, first)) &&
                weekday_is_name(document_norm(document, first - 2)) &&
                (span_is(document_norm(document, first - 1), "and") ||
                 span_is(document_norm(document, first - 1), "or"));
    return pair ? first - 2 : first;
}

struct date_tense date_tense_of(const struct document *document, const struct sentence *sentence,
                                uint32_t first, uint32_t last)
{
    uint32_t start = sentence->first_token;
    uint32_t end = start + sentence->token_count;
    first = list_start(document, start, first);
    struct date_tense tense = {.direction = date_cue_direction(document, start, first, last)};
    if (last + 1 < end && IN_LIST(document_norm(document, last + 1), contracts)) {
        tense.direction = 1;
    }
    tense.would = tense.direction > 0 && is_past_deadline(document, start, first);
    if (tense.direction == 0 && (date_cue_is_rise(document, start, first) ||
                                 date_present_is_said(document, start, first, last))) {
        tense.direction = -1;
    }
    if (tense.direction == 0) {
        date_governor_read(document, sentence, first, last, &tense);
    }
    for (uint32_t i = first; tense.direction == 0 && i > start; i--) {
        if (date_cue_is_boundary(document_norm(document, i - 1)) &&
            !is_inner_quote(document, end, i - 1, last)) {
            break;
        }
        tense.direction = joined_direction(document, start, end, i - 1);
        tense.direction =
            tense.direction ? tense.direction : token_direction(document, start, end, i - 1);
        tense.would = tense.direction > 0 && (span_is(document_norm(document, i - 1), "would") ||
                                              is_past_plan(document, start, i - 1));
    }
    if (tense.direction == 0 && sentence->field != FIELD_TITLE &&
        date_present_is_scheduled(document, sentence, first)) {
        tense.direction = 1;
    }
    if (tense.direction == 0 && is_headline_plan(document, start, end, first)) {
        tense.direction = 1;
    }
    for (uint32_t i = last + 1; tense.direction == 0 && i < end; i++) {
        if (date_cue_is_boundary(document_norm(document, i))) {
            break;
        }
        tense.direction = token_direction(document, start, end, i);
        tense.would = tense.direction > 0 && span_is(document_norm(document, i), "would");
    }
    if (tense.direction == 0 && first > start &&
        span_is(document_norm(document, first - 1), "by")) {
        tense.direction = 1; /* "a decision by Friday": no verb says it is past */
    }
    if (tense.direction == 0 && sentence->field == FIELD_TITLE &&
        span_is(document_norm(document, first), "overnight")) {
        tense.direction = -1; /* "Ferry sinks overnight" */
    }
    if (tense.direction < 0 && is_some(document, start, end, first, last)) {
        tense.direction = 0;
    }
    tense.nearest = is_on_either_side(document, start, end, first, last);
    tense.record = is_record(document, start, first);
    return tense;
}

static const char *const determiners[] = {"'s",  "a",    "an",  "her",   "his", "its",
                                          "our", "that", "the", "their", "this"};

bool date_tense_is_attributive(const struct document *document, const struct sentence *sentence,
                               uint32_t first, uint32_t last)
{
    if (document->tokens[first].head == UINT32_MAX) {
        return first > sentence->first_token &&
               IN_LIST(document_norm(document, first - 1), determiners);
    }
    static const char *const within[] = {"after", "at", "during", "following", "in", "since"};
    bool occasion = first > sentence->first_token + 1 &&
                    span_is(document_norm(document, first - 1), "the") &&
                    IN_LIST(document_norm(document, first - 2), within);
    if (occasion) {
        return false; /* "won in the May 5 vote": that of the verb's time */
    }
    uint32_t verb = date_present_governor(document, sentence, first, last);
    return verb == UINT32_MAX ||
           !(is_past_verb(&document->tokens[verb]) || document->tokens[verb].xpos == XPOS_VB);
}

bool date_tense_is_pluperfect(const struct document *document, const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        if (span_is(document_norm(document, sentence->first_token + i), "had")) {
            return true;
        }
    }
    return false;
}
