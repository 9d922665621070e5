/* The plain present that tells of a day to come, "the summit opens Friday", read from the tree: the
 * verb that governs a date, and what its form says. Headlines tell the past in the same form. All
 * lists are sorted by bytes. */
#include "date_present.h"

#include "date_cue.h"
#include "text/tagset.h"

/* The governor of a token; UINT32_MAX at the root and without a tree. */
static uint32_t head_of(const struct document *document, const struct sentence *sentence,
                        uint32_t token)
{
    uint32_t head = document->tokens[token].head;
    if (head == 0 || head > sentence->token_count) {
        return UINT32_MAX;
    }
    return sentence->first_token + head - 1;
}

/* Verbs whose plain present tells of a journey, vote or meeting to come, also when the parser hangs
 * the date on where it leads or whom it is with: "go to the polls on Sunday". */
static const char *const journeys[] = {"arrive", "arrives", "choose", "elect",  "elects", "faces",
                                       "flies",  "fly",     "go",     "goes",   "hands",  "head",
                                       "heads",  "holds",   "hosts",  "meets",  "return", "returns",
                                       "travel", "travels", "visit",  "visits", "vote",   "votes"};

/* The verb of a journey whose goal the date hangs on; UINT32_MAX for none. */
static uint32_t journey_of(const struct document *document, const struct sentence *sentence,
                           uint32_t goal)
{
    uint32_t verb = head_of(document, sentence, goal);
    bool journey = verb != UINT32_MAX && document->tokens[verb].upos == UPOS_VERB && verb < goal &&
                   IN_LIST(document_norm(document, verb), journeys);
    return journey ? verb : UINT32_MAX;
}

uint32_t date_present_governor(const struct document *document, const struct sentence *sentence,
                               uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        uint32_t head = head_of(document, sentence, i);
        if (head != UINT32_MAX && (head < first || head > last)) {
            uint8_t kind = document->tokens[head].upos;
            if ((kind == UPOS_ADV || kind == UPOS_ADP) && head < first) {
                head = head_of(document, sentence, head); /* "steps [down] on Monday" */
            }
            if (head == UINT32_MAX) {
                return UINT32_MAX;
            }
            bool goal = document->tokens[head].upos == UPOS_NOUN && head < first;
            return document->tokens[head].upos == UPOS_VERB ? head
                   : goal                                   ? journey_of(document, sentence, head)
                                                            : UINT32_MAX;
        }
    }
    return UINT32_MAX;
}

/* Verbs that report in the present what has just been said. */
static const char *const reporting_verbs[] = {"admit", "admits", "claim",  "claims", "denies",
                                              "deny",  "quote",  "quotes", "report", "reports",
                                              "say",   "says",   "tell",   "tells"};

/* Verbs whose past is like their present. */
static const char *const same_verbs[] = {"beat", "bid",  "cast", "cost",  "cut",
                                         "hit",  "hurt", "let",  "put",   "quit",
                                         "read", "set",  "shut", "split", "spread"};

/* Verbs whose plain present with a day or a length is a date to come: "takes effect in ten days".
 */
static const char *const scheduled_verbs[] = {
    "begin",   "begins",  "close",  "closes",  "come",  "comes",  "end",   "ends",   "expire",
    "expires", "leave",   "leaves", "meet",    "meets", "open",   "opens", "reopen", "reopens",
    "resume",  "resumes", "retire", "retires", "start", "starts", "take",  "takes"};

/* What teams do to each other, in the plural: "Chelsea visit Arsenal on Sunday". */
static const char *const matches[] = {"entertain", "face", "host", "play", "travel", "visit"};

/* Whether no verb of the sentence has been taken for one that has a subject. */
static bool lacks_verb(const struct document *document, const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint8_t tag = document->tokens[sentence->first_token + i].xpos;
        if (tag == XPOS_VBD || tag == XPOS_VBZ || tag == XPOS_VBP || tag == XPOS_MD) {
            return false;
        }
    }
    return true;
}

/* "Britain votes on Thursday", "Polls open at 8 a.m. Sunday": a sentence whose only verb has been
 * taken for a noun or adjective, but agrees with the noun before it. */
static bool is_misread(const struct document *document, const struct sentence *sentence)
{
    enum { MATCH_REACH = 4 };
    if (!lacks_verb(document, sentence)) {
        return false;
    }
    for (uint32_t i = sentence->first_token + 1; i < sentence->first_token + sentence->token_count;
         i++) {
        struct span word = document_norm(document, i);
        uint8_t before = document->tokens[i - 1].xpos;
        bool plural = before == XPOS_NNS || before == XPOS_NNPS;
        bool single = before == XPOS_NN || before == XPOS_NNP;
        bool agrees = span_ends_with(word, SPAN("s")) ? single : plural;
        bool team = document->tokens[i - 1].flags & TOKEN_CAPITAL &&
                    i < sentence->first_token + MATCH_REACH && IN_LIST(word, matches) &&
                    !(document->tokens[i].flags & TOKEN_CAPITAL);
        if (team || (agrees && (IN_LIST(word, journeys) || IN_LIST(word, scheduled_verbs)))) {
            return true;
        }
    }
    return false;
}

bool date_present_is_scheduled(const struct document *document, const struct sentence *sentence,
                               uint32_t first)
{
    if (is_misread(document, sentence)) {
        return true;
    }
    for (uint32_t i = first; i > sentence->first_token; i--) {
        const struct token *token = &document->tokens[i - 1];
        bool noun = token->xpos == XPOS_NNS && i == first; /* "resumes Monday" */
        bool present = token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP || noun;
        if (present) {
            return IN_LIST(token->norm, scheduled_verbs);
        }
        bool clause = token->upos == UPOS_SCONJ && i < first;
        if (clause || token->upos == UPOS_VERB || token->flags & TOKEN_PUNCT ||
            span_is(token->norm, "after") || span_is(token->norm, "before")) {
            return false;
        }
    }
    return false;
}

bool date_present_is_ahead(const struct document *document, const struct sentence *sentence,
                           uint32_t verb, bool opening)
{
    const struct token *token = &document->tokens[verb];
    bool joined = token->xpos == XPOS_VB && token->deprel == DEPREL_CONJ; /* "won and play" */
    bool present = token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP || joined;
    bool nominal = token->deprel == DEPREL_NSUBJ || token->deprel == DEPREL_OBJ ||
                   token->deprel == DEPREL_OBL || token->deprel == DEPREL_NMOD ||
                   token->deprel == DEPREL_COMPOUND; /* a noun taken for a verb */
    if (!present || nominal || sentence->field == FIELD_TITLE ||
        IN_LIST(token->norm, reporting_verbs) || IN_LIST(token->norm, same_verbs)) {
        return false;
    }
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t child = sentence->first_token + i;
        bool auxiliary = document->tokens[child].upos == UPOS_AUX;
        bool told = opening && document->tokens[child].xpos == XPOS_VBD;
        bool infinitive = joined && head_of(document, sentence, child) == verb &&
                          document->tokens[child].xpos == XPOS_TO;
        if (told || infinitive || (auxiliary && head_of(document, sentence, child) == verb)) {
            return false;
        }
    }
    return true;
}

bool date_present_is_condition(const struct document *document, const struct sentence *sentence,
                               uint32_t verb)
{
    bool present =
        document->tokens[verb].xpos == XPOS_VBZ || document->tokens[verb].xpos == XPOS_VBP;
    bool condition = false;
    for (uint32_t i = sentence->first_token; i < verb; i++) {
        if (head_of(document, sentence, i) != verb) {
            continue;
        }
        struct span word = document_norm(document, i);
        present = present || span_is(word, "is") || span_is(word, "are");
        condition =
            condition || span_is(word, "if") || span_is(word, "unless") || span_is(word, "once");
    }
    return present && condition;
}

static bool is_saying(const struct token *verb)
{
    bool present = verb->xpos == XPOS_VBZ || verb->xpos == XPOS_VBP;
    return present && IN_LIST(verb->norm, reporting_verbs) && !span_is(verb->norm, "report") &&
           !span_is(verb->norm, "reports"); /* "reports on Thursday": its figures */
}

bool date_present_is_said(const struct document *document, uint32_t start, uint32_t first,
                          uint32_t last)
{
    enum { REACH = 10 };
    bool content =
        last + 1 < document->token_count && span_is(document_norm(document, last + 1), "that");
    for (uint32_t i = first; content && i > start && first - i < REACH; i--) {
        const struct token *token = &document->tokens[i - 1];
        if (token->upos == UPOS_VERB || token->flags & TOKEN_PUNCT) {
            return is_saying(token);
        }
    }
    return false;
}

bool date_present_is_timetable(struct span verb)
{
    return IN_LIST(verb, scheduled_verbs);
}

bool date_present_is_verb(uint8_t tag)
{
    return tag == XPOS_VB || tag == XPOS_VBD || tag == XPOS_VBG || tag == XPOS_VBN ||
           tag == XPOS_VBP || tag == XPOS_VBZ || tag == XPOS_MD;
}

/* Whether the date opens its clause, perhaps with a preposition: "…; in July, the council meets".
 */
static bool opens_clause(const struct document *document, uint32_t start, uint32_t first)
{
    if (first > start && document->tokens[first - 1].upos == UPOS_ADP) {
        first--;
    }
    return first == start || date_cue_is_boundary(document_norm(document, first - 1));
}

/* "Starting Monday", "Beginning Monday": from that day on. */
static bool is_starting(const struct document *document, uint32_t start, uint32_t first)
{
    if (first == start) {
        return false;
    }
    struct span word = document_norm(document, first - 1);
    return span_is(word, "starting") || span_is(word, "beginning") || span_is(word, "effective");
}

bool date_present_is_opened(const struct document *document, const struct sentence *sentence,
                            uint32_t first, uint32_t last)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    bool starting = is_starting(document, sentence->first_token, first);
    bool opens = starting || opens_clause(document, sentence->first_token, first);
    if (sentence->field == FIELD_TITLE || !opens) {
        return false;
    }
    for (uint32_t i = last + 1; i < end && !date_cue_is_boundary(document_norm(document, i)); i++) {
        const struct token *token = &document->tokens[i];
        bool verb = token->upos == UPOS_VERB || (starting && token->upos == UPOS_AUX);
        if (verb && (token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP)) {
            return !IN_LIST(token->norm, reporting_verbs) && !IN_LIST(token->norm, same_verbs);
        }
        if (date_present_is_verb(token->xpos)) {
            return false;
        }
    }
    return false;
}

bool date_present_is_perfect(const struct document *document, const struct sentence *sentence,
                             uint32_t first, uint32_t last)
{
    uint32_t verb = UINT32_MAX;
    for (uint32_t i = first; i <= last && verb == UINT32_MAX; i++) {
        uint32_t head = head_of(document, sentence, i);
        verb = head != UINT32_MAX && (head < first || head > last) ? head : UINT32_MAX;
    }
    if (verb == UINT32_MAX || document->tokens[verb].xpos != XPOS_VBN) {
        return false;
    }
    bool perfect = false;
    for (uint32_t i = sentence->first_token; i < verb; i++) {
        if (head_of(document, sentence, i) == verb && document->tokens[i].upos == UPOS_AUX) {
            struct span word = document_norm(document, i);
            bool has = span_is(word, "has") || span_is(word, "have") || span_is(word, "'ve");
            if (document->tokens[i].xpos == XPOS_MD) {
                return false;
            }
            perfect = perfect || has;
        }
    }
    return perfect;
}

bool date_present_is_main(const struct document *document, const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const struct token *token = &document->tokens[sentence->first_token + i];
        uint32_t head = head_of(document, sentence, sentence->first_token + i);
        bool main =
            token->deprel == DEPREL_ROOT || (token->deprel == DEPREL_COP && head != UINT32_MAX &&
                                             document->tokens[head].deprel == DEPREL_ROOT);
        if (main && (token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP) &&
            !IN_LIST(token->norm, reporting_verbs)) {
            return true;
        }
    }
    return false;
}
