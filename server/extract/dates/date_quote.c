/* Who is quoted speaks from the day of speaking: "We vote tomorrow", he said on Monday, means
 * Tuesday. Here that day is found. */
#include "date_quote.h"

#include "date_cue.h"

/* Sorted by bytes. */
static const char *const sayings[] = {"added",  "announced", "declared", "said",   "saying",
                                      "stated", "told",      "tweeted",  "warned", "wrote"};
static const char *const breaks[] = {"after", "as", "before", "since", "that", "when", "who"};

enum { SAYING_REACH = 7, OPENING = 3 };

static bool is_mark(struct span word)
{
    return span_is(word, "\"") || span_is(word, "``") || span_is(word, "''");
}

bool date_quote_is_open(const struct document *document, uint32_t from, uint32_t to)
{
    bool open = false;
    for (uint32_t i = from; i < to; i++) {
        struct span word = document->tokens[i].norm;
        if (is_mark(word)) {
            open = span_is(word, "``") || (span_is(word, "\"") && !open);
        }
    }
    return open;
}

/* "said on Monday", "told reporters in Rome on Monday": nothing but a short phrase between. */
static bool follows_saying(const struct document *document, uint32_t start, uint32_t first)
{
    for (uint32_t i = first; i > start && first - i < SAYING_REACH; i--) {
        struct span word = document->tokens[i - 1].norm;
        if (IN_LIST(word, sayings)) {
            return true;
        }
        if (is_mark(word) || span_is(word, ",") || IN_LIST(word, breaks)) {
            return false;
        }
    }
    return false;
}

bool date_quote_is_day_of_saying(const struct document *document, const struct sentence *sentence,
                                 uint32_t first, uint32_t last)
{
    uint32_t start = sentence->first_token;
    uint32_t end = start + sentence->token_count;
    if (follows_saying(document, start, first)) {
        return true;
    }
    for (uint32_t i = last + 1; first < start + OPENING && i < end; i++) {
        struct span word = document->tokens[i].norm;
        if (IN_LIST(word, sayings)) {
            return true;
        }
        if (is_mark(word) || i - last > SAYING_REACH) {
            return false;
        }
    }
    return false;
}
