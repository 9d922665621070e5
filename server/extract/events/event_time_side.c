/* Dates of clauses that go along with an act and tell its time, too: "was shot as he left on
 * Friday", "speaking on Monday, he rejected", "after talks on Monday, they agreed". */
#include "event_time_side.h"

#include "event_aspect.h"
#include "event_predicate.h"
#include "event_time_reach.h"
#include "event_time_tree.h"
#include "event_tree.h"

enum {
    CLIMB_LIMIT = 8, /* how many heads a date may stand below the act */
    DEED_REACH = 20  /* how far behind a verb of judging the deed may stand */
};

/* "two were killed", "nine were wounded". */
static bool is_harm(const struct event_scene *scene, uint32_t verb)
{
    return event_scene_is_of_class(scene, verb, EVENT_CLASS_HARM);
}

/* "two were killed and three captured". */
static bool is_capture(const struct event_scene *scene, uint32_t verb)
{
    static const char *const lemmas[] = {"arrest", "capture", "detain", "take", NULL};
    return span_is_one_of(event_scene_lemma(scene, verb), lemmas) &&
           event_predicate_is_passive(scene, verb);
}

/* Whether a clause says "as", "when" or "while" what its governor tells, or is the second half of
 * "two were killed and ten were wounded". */
static bool goes_along(const struct event_scene *scene, uint32_t verb, uint32_t act)
{
    uint32_t head = event_tree_head(scene, verb);
    bool gapped = scene->tokens[verb].xpos == XPOS_VBN &&
                  event_tree_find(scene, verb, DEPREL_AUX) == TOKEN_NONE &&
                  event_tree_find(scene, verb, DEPREL_AUX_PASS) == TOKEN_NONE;
    bool joined = head == act && event_tree_is(scene, verb, DEPREL_CONJ);
    bool half = head != TOKEN_NONE && head < verb && event_tree_is(scene, head, DEPREL_CONJ) &&
                event_tree_head(scene, head) == act;
    bool harm = joined && is_harm(scene, act) && (is_harm(scene, verb) || is_capture(scene, verb));
    return harm || (gapped && (joined || half)) ||
           event_tree_word(scene, verb, "as") != TOKEN_NONE ||
           event_tree_word(scene, verb, "when") != TOKEN_NONE ||
           event_tree_word(scene, verb, "while") != TOKEN_NONE;
}

/* Whether all clauses between a date and an act go along with the act. */
static bool is_date_of_company(const struct event_scene *scene, uint32_t token, uint32_t act)
{
    bool company = false;
    int steps = 0;
    for (uint32_t up = event_tree_head(scene, token); up != act; up = event_tree_head(scene, up)) {
        if (++steps > CLIMB_LIMIT) {
            return false;
        }
        bool clause = up != TOKEN_NONE && event_predicate_is_verb(scene, up);
        if (up == TOKEN_NONE || event_time_is_other(scene, up) ||
            (clause && !goes_along(scene, up, act))) {
            return false;
        }
        company = company || clause;
    }
    return company;
}

/* The date of a clause behind the act that goes along with it: "was shot as he left on Friday". */
static uint32_t date_of_company(const struct event_scene *scene, uint32_t act)
{
    for (uint32_t i = act + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE && !event_time_is_limit(scene, i) &&
            is_date_of_company(scene, i, act)) {
            return date;
        }
    }
    return NO_DATE;
}

/* "the two, meeting in Rome on Monday, agreed": where and when its subject acts. */
static uint32_t date_of_gathering(const struct event_scene *scene, uint32_t act)
{
    static const char *const words[] = {"addressing", "appearing", "gathering", "meeting",
                                        "speaking",   "talking",   "testifying"};
    uint32_t subject = event_tree_find(scene, act, DEPREL_NSUBJ);
    for (uint32_t c = subject + 1; subject != TOKEN_NONE && c < act; c++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            uint32_t head = event_tree_head(scene, c);
            if (span_is(scene->tokens[c].norm, words[i]) && (head == subject || head == act)) {
                return event_time_below(scene, c, TIME_DEPTH);
            }
        }
    }
    return NO_DATE;
}

/* "After talks in Paris on Monday, they agreed": what was agreed or said at the end of them. */
static uint32_t date_of_talks(const struct event_scene *scene, uint32_t act)
{
    static const char *const words[] = {"talks",  "meeting",    "meetings",
                                        "summit", "conference", NULL};
    struct span opening = scene->tokens[scene->first].norm;
    uint32_t noun = event_tree_child(scene, act);
    uint32_t after = noun == TOKEN_NONE ? noun : event_tree_word(scene, noun, "after");
    after = noun != TOKEN_NONE && after == TOKEN_NONE ? event_tree_word(scene, noun, "following")
                                                      : after;
    if (noun == TOKEN_NONE || after != scene->first ||
        !(span_is(opening, "after") || span_is(opening, "following"))) {
        return NO_DATE;
    }
    if (span_is_one_of(scene->tokens[noun].norm, words)) {
        return event_time_below(scene, noun, TIME_DEPTH);
    }
    return NO_DATE;
}

/* "Speaking in Jakarta on Monday, he rejected": a participle without a subject before the act. */
static uint32_t date_of_opening_clause(const struct event_scene *scene, uint32_t act)
{
    uint32_t verb = event_tree_child(scene, act);
    bool opens = verb != TOKEN_NONE && verb < act && verb < scene->first + 2 &&
                 event_tree_is(scene, verb, DEPREL_ADVCL) && scene->tokens[verb].xpos == XPOS_VBG &&
                 event_tree_find(scene, verb, DEPREL_MARK) == TOKEN_NONE &&
                 event_tree_find(scene, verb, DEPREL_CASE) == TOKEN_NONE &&
                 !event_time_has_clause(scene, verb);
    return opens ? event_time_below(scene, verb, TIME_DEPTH) : NO_DATE;
}

/* The date of what the act brought about, which is the act's: "shelled the town, killing two men,
 * on Saturday". */
static uint32_t date_of_result(const struct event_scene *scene, uint32_t verb)
{
    uint32_t date = NO_DATE;
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE && date == NO_DATE;
         c = event_tree_next(scene, c)) {
        if (event_predicate_is_result(scene, c)) {
            date = event_time_below(scene, c, TIME_DEPTH);
        }
    }
    return date;
}

/* Whether a clause tells of its noun, which it describes: "that killed ten", "held in Rome",
 * "planned for". */
static bool tells_noun(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    static const char *const acts[] = {"carried",  "conducted", "due",     "expected",  "held",
                                       "launched", "mounted",   "planned", "scheduled", "set",
                                       "signed",   "slated",    "staged"};
    if (event_aspect_is_pluperfect(scene, verb)) {
        return false;
    }
    if (event_tree_is(scene, verb, DEPREL_ACL_RELCL)) {
        return event_predicate_own_subject(scene, verb) == noun;
    }
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (event_tree_is(scene, verb, DEPREL_ACL) && span_is(scene->tokens[verb].norm, acts[i])) {
            return true;
        }
    }
    const struct event_rule *rule =
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, noun));
    static const char *const spread[] = {"aired", "broadcast", "delivered", "given",
                                         "made",  "published", "released",  NULL};
    return rule && rule->type == EVENT_STATEMENT && event_tree_is(scene, verb, DEPREL_ACL) &&
           span_is_one_of(scene->tokens[verb].norm, spread); /* "an interview aired on Friday" */
}

uint32_t event_time_of_clause(const struct event_scene *scene, uint32_t act)
{
    uint32_t noun = event_predicate_top(scene, act); /* "a round of elections to be held on" */
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > noun && tells_noun(scene, noun, c)) {
            uint32_t date = event_time_below(scene, c, TIME_DEPTH);
            return date == NO_DATE ? event_time_of_joined(scene, c) : date;
        }
    }
    return NO_DATE;
}

uint32_t event_time_of_planned(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"due", "expected", "planned", "scheduled",
                                        "set", "slated",   NULL};
    for (uint32_t c = event_tree_child(scene, noun);
         c != TOKEN_NONE && event_predicate_is_noun(scene, noun); c = event_tree_next(scene, c)) {
        if (c > noun && event_tree_is(scene, c, DEPREL_ACL) &&
            span_is_one_of(scene->tokens[c].norm, words)) {
            return event_time_below(scene, c, TIME_DEPTH);
        }
    }
    return NO_DATE;
}

/* "the murder of a banker": a deed that is told as known. */
static bool is_deed(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame frame;
    bool known = event_tree_word(scene, noun, "the") != TOKEN_NONE ||
                 event_tree_find(scene, noun, DEPREL_NMOD_POSS) != TOKEN_NONE;
    bool behind = event_tree_word(scene, noun, "of") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "for") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "with") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "in") != TOKEN_NONE ||
                  event_tree_word(scene, noun, "over") != TOKEN_NONE;
    return known && behind && event_predicate_is_noun(scene, noun) &&
           event_predicate_read(scene, noun, &frame);
}

/* Whether a phrase right behind a date goes on about what stands before it: "the bombing on Monday
 * of a market", "the killing on Monday in Oslo"; not "on Monday in a statement". */
static bool goes_on(const struct event_scene *scene, const struct date *date)
{
    static const char *const leads[] = {"aboard", "against", "at", "by",      "in",
                                        "inside", "near",    "of", "outside", NULL};
    uint32_t lead = date->first_token + date->token_count, noun = lead + 1;
    if (noun >= scene->end || !span_is_one_of(scene->tokens[lead].norm, leads)) {
        return false;
    }
    noun = event_tree_head(scene, lead);
    bool there = span_is(scene->tokens[lead].norm, "at") || span_is(scene->tokens[lead].norm, "in");
    return !there || (noun != TOKEN_NONE && noun > lead && event_scene_is_place(scene, noun));
}

/* "condemned the bombing on Monday of a market": whether a day is that of what is answered. */
static bool is_of_answered(const struct event_scene *scene, uint32_t verb, uint32_t date)
{
    static const char *const verbs[] = {"condemn", "criticise", "criticize", "decry",   "denounce",
                                        "deplore", "mourn",     "praise",    "welcome", NULL};
    const struct date *found = &scene->analysis->dates[date];
    struct event_frame act;
    bool deed = false;
    for (uint32_t i = verb + 1; i < found->first_token; i++) {
        if (event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",")) {
            return false;
        }
        deed = deed || (event_predicate_is_noun(scene, i) && event_predicate_read(scene, i, &act));
    }
    return deed && span_is_one_of(event_scene_lemma(scene, verb), verbs) && goes_on(scene, found);
}

/* "shelled the town in retaliation for the killing of a guard": whether an answer to a deed is told
 * behind the verb, before `end`. */
static bool is_answer(const struct event_scene *scene, uint32_t verb, uint32_t end)
{
    static const char *const answers[] = {"retaliation", "response", "reprisal",    "revenge",
                                          "reaction",    "protest",  "retribution", NULL};
    for (uint32_t i = verb + 1; event_predicate_is_verb(scene, verb) && i + 1 < end; i++) {
        if (span_is_one_of(scene->tokens[i].norm, answers) &&
            span_is(scene->tokens[i - 1].norm, "in") && scene->tokens[i + 1].upos == UPOS_ADP) {
            return true;
        }
    }
    return false;
}

bool event_time_is_of_deed(const struct event_scene *scene, uint32_t verb, uint32_t date)
{
    if (date != NO_DATE && event_predicate_is_verb(scene, verb) &&
        is_of_answered(scene, verb, date)) {
        return true;
    }
    uint32_t end = date == NO_DATE ? verb : scene->analysis->dates[date].first_token;
    if (date == NO_DATE || !event_time_is_long(scene, date) ||
        (!event_time_is_judging(scene, verb) && !is_answer(scene, verb, end))) {
        return false;
    }
    bool deed = false;
    for (uint32_t i = verb + 1; i < end; i++) {
        if (event_predicate_is_verb(scene, i) || span_is(scene->tokens[i].norm, ",")) {
            return false;
        }
        deed = deed || is_deed(scene, i);
    }
    return deed;
}

uint32_t event_time_of_deed(const struct event_scene *scene, uint32_t noun)
{
    uint32_t verb = noun;
    while (verb > scene->first && noun - verb < DEED_REACH &&
           !event_predicate_is_verb(scene, verb)) {
        verb--;
    }
    bool answered = event_time_is_judging(scene, verb) || is_answer(scene, verb, noun);
    if (!answered || !is_deed(scene, noun)) {
        return NO_DATE;
    }
    for (uint32_t i = noun + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE || event_predicate_is_verb(scene, i)) {
            return event_time_is_of_deed(scene, verb, date) ? date : NO_DATE;
        }
    }
    return NO_DATE;
}

/* "an operation in July that drove out rebels", "the May uprising that toppled the king": the date
 * of what did what its clause tells. */
static uint32_t date_of_doer(const struct event_scene *scene, uint32_t verb, uint32_t noun)
{
    static const char *const words[] = {"campaign",   "move",     "offensive", "operation",
                                        "revolution", "uprising", NULL};
    struct event_frame act;
    bool did = event_tree_is(scene, verb, DEPREL_ACL_RELCL) &&
               event_time_is_simple_past(scene, verb) && !event_predicate_is_passive(scene, verb) &&
               event_predicate_is_noun(scene, noun) &&
               event_predicate_own_subject(scene, verb) == noun;
    bool deed = did && (span_is_one_of(event_scene_lemma(scene, noun), words) ||
                        event_predicate_read(scene, noun, &act));
    return deed ? event_time_below(scene, noun, TIME_DEPTH) : NO_DATE;
}

uint32_t event_time_of_antecedent(const struct event_scene *scene, uint32_t verb)
{
    uint32_t up = event_tree_head(scene, verb);
    struct event_frame act;
    if (up == TOKEN_NONE || event_aspect_is_pluperfect(scene, verb)) {
        return NO_DATE;
    }
    uint32_t of_doer = date_of_doer(scene, verb, up);
    if (of_doer != NO_DATE) {
        return of_doer;
    }
    uint32_t done = event_tree_head(scene, up);
    bool object = event_tree_is(scene, verb, DEPREL_ACL_RELCL) && done != TOKEN_NONE &&
                  event_tree_is(scene, up, DEPREL_OBJ);
    uint32_t fight = object ? done : up;
    if ((object || scene->tokens[verb].deprel == DEPREL_ADVCL_RELCL) && is_harm(scene, verb) &&
        event_predicate_is_verb(scene, fight) && event_predicate_read(scene, fight, &act) &&
        act.rule->type == EVENT_ASSAULT) {
        return event_time_below(scene, fight, TIME_DEPTH);
    }
    bool by = event_tree_is(scene, verb, DEPREL_ACL_RELCL) && done != TOKEN_NONE &&
              event_tree_is(scene, up, DEPREL_OBL_AGENT) && is_harm(scene, done);
    return by ? event_time_below(scene, done, TIME_DEPTH) : NO_DATE;
}

/* "announced on Sunday it had signed a treaty": made known by whoever did it, on that day. */
static uint32_t date_of_announcement(const struct event_scene *scene, uint32_t act)
{
    uint32_t verb = event_tree_head(scene, act);
    uint32_t subject = event_tree_find(scene, act, DEPREL_NSUBJ);
    bool own = subject != TOKEN_NONE && scene->tokens[subject].xpos == XPOS_PRP;
    bool told = verb != TOKEN_NONE && event_tree_is(scene, act, DEPREL_CCOMP) &&
                span_is(event_scene_lemma(scene, verb), "announce") &&
                event_aspect_is_pluperfect(scene, act);
    return own && told ? event_time_below(scene, verb, TIME_DEPTH) : NO_DATE;
}

uint32_t event_time_beside(const struct event_scene *scene, uint32_t act)
{
    uint32_t date = date_of_result(scene, act);
    date = date == NO_DATE ? date_of_company(scene, act) : date;
    date = date == NO_DATE ? date_of_opening_clause(scene, act) : date;
    date = date == NO_DATE ? date_of_gathering(scene, act) : date;
    date = date == NO_DATE ? date_of_announcement(scene, act) : date;
    return date == NO_DATE ? date_of_talks(scene, act) : date;
}

/* "lynched two men accused of stealing cattle on Tuesday": the words that lead from somebody to
 * what he is accused of, in a clause that only says who he is. */
static bool is_suspicion(const struct event_scene *scene, uint32_t token)
{
    enum { WORDS = 3 };
    static const char *const verbs[] = {"accused", "suspected", NULL};
    for (uint32_t i = token; i > scene->first && token - i < WORDS; i--) {
        if (event_tree_is(scene, i, DEPREL_ACL) && span_is_one_of(scene->tokens[i].norm, verbs)) {
            return i + 1 < scene->end && span_is(scene->tokens[i + 1].norm, "of");
        }
    }
    return false;
}

/* Whether the walk from an act to the date behind it ends at a token: at another clause or act. */
static bool ends_walk(const struct event_scene *scene, uint32_t act, uint32_t token)
{
    static const char *const words[] = {";",       "according", "after", "ahead", "amid",
                                        "before",  "but",       "since", "that",  "until",
                                        "despite", "while",     NULL};
    struct event_frame frame;
    const struct token *t = &scene->tokens[token];
    if (is_suspicion(scene, token)) {
        return false;
    }
    if (event_predicate_is_verb(scene, token)) {
        bool joined =
            event_tree_is(scene, token, DEPREL_CONJ) && event_tree_head(scene, token) == act &&
            !event_time_has_clause(scene, token) && !event_time_is_turn(scene, act, token);
        bool along = t->xpos == XPOS_VBG && scene->tokens[token - 1].upos != UPOS_ADP &&
                     scene->tokens[token - 1].upos != UPOS_SCONJ;
        bool held = span_is(scene->tokens[token - 1].norm, "-"); /* "the rebel-held north" */
        return !joined && !along && !held && !event_tree_is(scene, token, DEPREL_AMOD);
    }
    if (span_is(t->norm, ",")) {
        uint32_t head = event_tree_head(scene, token);
        return head == TOKEN_NONE || !event_tree_is(scene, head, DEPREL_CONJ);
    }
    return t->upos == UPOS_SCONJ || t->upos == UPOS_AUX || t->xpos == XPOS_WDT ||
           t->xpos == XPOS_WP || t->xpos == XPOS_WRB || t->xpos == XPOS_OPEN_QUOTE ||
           span_is_one_of(t->norm, words) ||
           (event_predicate_is_noun(scene, token) && event_predicate_read(scene, token, &frame) &&
            event_tree_word(scene, token, "during") == TOKEN_NONE);
}

/* Whether a date stands by itself, between known days: not "Friday's vote", "the Friday vote". */
static bool is_free(const struct event_scene *scene, uint32_t token, const struct date *date)
{
    uint32_t first = date->first_token, end = first + date->token_count;
    const struct token *before = &scene->tokens[first - 1];
    bool small = span_is(before->norm, "on") || span_is(before->norm, "in");
    uint32_t lead = small && first > scene->first + 1 ? first - 2 : first - 1;
    if (scene->tokens[lead].upos == UPOS_CCONJ) {
        return false; /* "seized arms, and on Tuesday they raided": that of what follows */
    }
    bool subject = end < scene->end && scene->tokens[end].upos == UPOS_AUX; /* "Friday was" */
    return !subject && !event_time_is_of_next(scene, token) && date->period.earliest != DAY_NONE &&
           date->period.latest != DAY_NONE;
}

/* A day behind a verb: "Friday", "on Friday"; not "from Friday". */
static bool is_free_day(const struct event_scene *scene, uint32_t token, const struct date *date)
{
    const struct token *before = &scene->tokens[date->first_token - 1];
    return is_free(scene, token, date) && date->period.latest - date->period.earliest < 2 &&
           (before->upos != UPOS_ADP || span_is(before->norm, "on"));
}

/* "last year", "earlier this month", "in 1996", "in late May": not "in the past two days", "the
 * 2008 and 2012 votes". */
static bool is_free_stretch(const struct event_scene *scene, uint32_t token,
                            const struct date *date)
{
    const struct token *before = &scene->tokens[date->first_token - 1];
    bool told = span_starts_with(date->text, SPAN("last ")) ||
                span_starts_with(date->text, SPAN("earlier this "));
    bool span = date->period.precision == PRECISION_MONTH ||
                date->period.precision == PRECISION_YEAR ||
                date->period.precision == PRECISION_RANGE;
    bool lead =
        told ? before->upos != UPOS_ADP
             : span && span_is(before->norm, "in") && !span_starts_with(date->text, SPAN("the "));
    return lead && is_free(scene, token, date);
}

/* "a bus full of children on Sunday overturned": the day right before the verb. */
static uint32_t date_right_before(const struct event_scene *scene, uint32_t act)
{
    uint32_t date = act > scene->first + 1 ? event_time_known(scene, act - 1) : NO_DATE;
    if (date == NO_DATE || scene->tokens[act].xpos != XPOS_VBD) {
        return NO_DATE;
    }
    const struct date *found = &scene->analysis->dates[date];
    return found->first_token > scene->first && is_free_day(scene, act - 1, found) ? date : NO_DATE;
}

/* "began shelling": a participle that only a phase of it governs. */
static bool is_begun(const struct event_scene *scene, uint32_t act)
{
    static const char *const phases[] = {"begin", "continue", "keep", "resume", "start", NULL};
    uint32_t head = event_tree_head(scene, act);
    return scene->tokens[act].xpos == XPOS_VBG && head != TOKEN_NONE &&
           event_tree_is(scene, act, DEPREL_XCOMP) && scene->tokens[head].xpos == XPOS_VBD &&
           span_is_one_of(event_scene_lemma(scene, head), phases);
}

/* "arrested Ann Lee, a former mayor, in a flat in Oslo on Monday": the comma that closes what says
 * who somebody is, when a phrase follows it; TOKEN_NONE: the comma sets off something else. */
static uint32_t end_of_description(const struct event_scene *scene, uint32_t comma)
{
    enum { REACH = 16 };
    uint32_t first = comma + 1;
    if (comma == scene->first || first >= scene->end ||
        event_scene_mention(scene, comma - 1) == NULL) {
        return TOKEN_NONE;
    }
    uint8_t opens = scene->tokens[first].upos;
    bool once = span_is(scene->tokens[first].norm, "once");
    if (opens != UPOS_DET && opens != UPOS_NUM && !once &&
        scene->tokens[first].xpos != XPOS_PRP_POSS) {
        return TOKEN_NONE;
    }
    for (uint32_t i = first; i + 1 < scene->end && i - first < REACH; i++) {
        const struct token *t = &scene->tokens[i];
        if (span_is(t->norm, ",")) {
            return scene->tokens[i + 1].upos == UPOS_ADP ? i : TOKEN_NONE;
        }
        bool clause = t->upos == UPOS_AUX || t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ ||
                      t->xpos == XPOS_VBP || t->xpos == XPOS_WP || t->xpos == XPOS_WDT ||
                      t->xpos == XPOS_WRB || t->xpos == XPOS_OPEN_QUOTE ||
                      (t->upos == UPOS_SCONJ && !once) || span_is(t->norm, ";");
        if (clause || scene->date_of[i] != TOKEN_NONE) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* "held five men in Monday's raid": the day before a noun for what is done there and then, behind
 * "in", "at" or "during". */
static bool is_of_occasion(const struct event_scene *scene, const struct date *date)
{
    static const char *const words[] = {"clashes",  "crackdown", "demonstration", "march",
                                        "melee",    "operation", "operations",    "protest",
                                        "protests", "raid",      "raids",         "rally",
                                        "riot",     "riots",     "sweep",         NULL};
    static const char *const leads[] = {"at", "during", "in", NULL};
    uint32_t noun = date->first_token + date->token_count + 1; /* behind "'s" */
    return noun < scene->end && event_time_is_possessor(scene, date->first_token) &&
           span_is_one_of(scene->tokens[noun].norm, words) &&
           span_is_one_of(scene->tokens[date->first_token - 1].norm, leads);
}

uint32_t event_time_nearest(const struct event_scene *scene, uint32_t act)
{
    uint32_t before = date_right_before(scene, act);
    if (before != NO_DATE) {
        return before;
    }
    bool will =
        scene->tokens[act].xpos == XPOS_VB && event_tree_find(scene, act, DEPREL_AUX) != TOKEN_NONE;
    if (scene->tokens[act].xpos != XPOS_VBD && scene->tokens[act].xpos != XPOS_VBN && !will &&
        !is_begun(scene, act)) {
        return NO_DATE;
    }
    for (uint32_t i = act + 1; i < scene->end; i++) {
        uint32_t date = event_time_known(scene, i);
        if (date != NO_DATE) {
            const struct date *found = &scene->analysis->dates[date];
            uint32_t last = found->first_token + found->token_count - 1;
            bool stretch =
                !event_tree_is(scene, act, DEPREL_AMOD) && is_free_stretch(scene, last, found);
            return stretch || is_free_day(scene, last, found) || is_of_occasion(scene, found)
                       ? date
                       : NO_DATE;
        }
        uint32_t close =
            span_is(scene->tokens[i].norm, ",") ? end_of_description(scene, i) : TOKEN_NONE;
        if (close != TOKEN_NONE) {
            i = close;
        } else if (scene->date_of[i] == TOKEN_NONE && ends_walk(scene, act, i)) {
            return NO_DATE;
        }
    }
    return NO_DATE;
}

/* "won four more seats than the others in last month's election": wherever the vote hangs. */
static uint32_t date_of_vote(const struct event_scene *scene, uint32_t verb)
{
    static const char *const votes[] = {"ballot", "election", "poll", "referendum",
                                        "runoff", "vote",     NULL};
    for (uint32_t i = verb + 1; i < scene->end && !event_predicate_is_verb(scene, i); i++) {
        if (event_predicate_is_noun(scene, i) && event_tree_word(scene, i, "in") != TOKEN_NONE &&
            span_is_one_of(event_scene_lemma(scene, i), votes)) {
            return event_time_below(scene, i, TIME_DEPTH);
        }
    }
    return NO_DATE;
}

uint32_t event_time_of_election(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t object = frame->slots[SLOT_OBJ];
    uint32_t in = frame->slots[SLOT_IN];
    if (frame->rule->type != EVENT_ELECT || scene->date_of[frame->head] != TOKEN_NONE) {
        return NO_DATE;
    }
    bool noun = object != TOKEN_NONE && event_predicate_is_noun(scene, object);
    uint32_t date = noun ? event_time_below(scene, object, TIME_DEPTH) : NO_DATE;
    bool vote = date == NO_DATE && in != TOKEN_NONE && event_predicate_is_noun(scene, in);
    date = vote ? event_time_below(scene, in, TIME_DEPTH) : date;
    return date == NO_DATE ? date_of_vote(scene, frame->head) : date;
}
