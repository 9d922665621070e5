/* What tells that a sentence speaks of every year, not of one: adverbs of habit, "every year",
 * feasts in the present. All lists are sorted by bytes. */
#include "date_habit.h"

#include "date_cue.h"
#include "text/tagset.h"

static const char *const habit_words[] = {"annually",  "generally", "normally", "traditionally",
                                          "typically", "usually",   "yearly"};
/* What tells the same of a sentence without a past verb. */
static const char *const often_words[] = {"always",    "frequently", "often",    "rarely",
                                          "regularly", "seldom",     "sometimes"};
static const char *const feast_verbs[] = {"celebrated", "commemorated", "held", "marked",
                                          "observed"};

/* Whether a comma or another clause parts token `i` from the date at `first`, so that it says
 * nothing of it. */
static bool is_parted(const struct document *document, uint32_t i, uint32_t first)
{
    for (uint32_t k = first + 1; k < i; k++) {
        uint8_t next = document->tokens[k + 1].upos;
        bool clause = next == UPOS_VERB || next == UPOS_AUX;
        if (document->tokens[k].upos == UPOS_CCONJ && clause) {
            return true; /* "raised it in March and does so every year" */
        }
    }
    for (uint32_t k = i + 1; k < first; k++) {
        if (span_is(document->tokens[k].norm, ",")) {
            return true;
        }
    }
    return false;
}

static bool has_past_verb(const struct document *document, const struct sentence *sentence)
{
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint8_t tag = document->tokens[sentence->first_token + i].xpos;
        if (tag == XPOS_VBD || tag == XPOS_MD || tag == XPOS_VBN) {
            return true;
        }
    }
    return false;
}

/* Whether token `i` or it and the next one tell of a habit. Every word of the lists has at least
 * SHORTEST letters, so that most tokens cost one comparison. */
static bool is_habit(const struct document *document, const struct sentence *sentence, uint32_t i)
{
    enum { SHORTEST = 5 };
    struct span word = document->tokens[i].norm;
    struct span next = document->tokens[i + 1].norm;
    if (word.len < SHORTEST) {
        return (span_is(word, "is") && IN_LIST(next, feast_verbs)) ||
               (span_is(word, "each") && span_is(next, "year"));
    }
    bool adverb = span_ends_with(word, SPAN("ly")) && IN_LIST(word, habit_words);
    bool often = !adverb && IN_LIST(word, often_words) && !has_past_verb(document, sentence);
    return adverb || often || (span_is(word, "every") && span_is(next, "year"));
}

bool date_habit_is_told(const struct document *document, const struct sentence *sentence,
                        uint32_t first)
{
    uint32_t start = sentence->first_token;
    uint32_t end = start + sentence->token_count;
    for (uint32_t i = start; i + 1 < end; i++) {
        bool habit = is_habit(document, sentence, i);
        if (habit && (i < start + 2 || !is_parted(document, i, first))) {
            return true;
        }
    }
    return false;
}
