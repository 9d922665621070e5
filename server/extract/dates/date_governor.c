/* What the verb over a date says of its time: a past form behind it makes it past unless it only
 * tells who said so, a condition or a plain present that may be a timetable's points ahead. Without
 * a tree nothing is read. */
#include "date_governor.h"

#include "date_cue.h"
#include "date_present.h"
#include "text/tagset.h"

/* "in the spring," he said: whether the verb behind the date stands outside of its quotation marks.
 */
static bool is_quote_between(const struct document *document, uint32_t last, uint32_t verb)
{
    for (uint32_t i = last + 1; i < verb; i++) {
        struct span word = document_norm(document, i);
        if (span_is(word, "\"") || span_is(word, "''")) {
            return true;
        }
    }
    return false;
}

/* "The trial will begin March 2, the judge said": whether the verb behind the date only tells who
 * said it, for the date's own clause has a verb before it. */
static bool is_attribution(const struct document *document, uint32_t start, uint32_t first,
                           uint32_t verb)
{
    static const char *const sayings[] = {"added",    "announced", "estimated", "predicted",
                                          "reported", "said",      "suggested", "told",
                                          "vowed",    "warned"};
    if (!IN_LIST(document_norm(document, verb), sayings)) {
        return false;
    }
    for (uint32_t i = first; i > start && !date_cue_is_boundary(document_norm(document, i - 1));
         i--) {
        uint8_t kind = document->tokens[i - 1].upos;
        if (span_is(document_norm(document, i - 1), ",")) {
            return false;
        }
        if (kind == UPOS_VERB || kind == UPOS_AUX) {
            return true;
        }
    }
    return false;
}

/* "runs through late June": an end that has not come. */
static bool is_end(const struct document *document, uint32_t start, uint32_t first)
{
    return first > start && (span_is(document_norm(document, first - 1), "through") ||
                             span_is(document_norm(document, first - 1), "until"));
}

void date_governor_read(const struct document *document, const struct sentence *sentence,
                        uint32_t first, uint32_t last, struct date_tense *tense)
{
    uint32_t verb = date_present_governor(document, sentence, first, last);
    if (verb == UINT32_MAX) {
        return;
    }
    if (verb > last && document->tokens[verb].xpos == XPOS_VBD &&
        !is_quote_between(document, last, verb) &&
        !is_attribution(document, sentence->first_token, first, verb)) {
        tense->direction = -1; /* "On Thursday she, the candidate to be chosen in May, held" */
    } else if (date_present_is_condition(document, sentence, verb)) {
        tense->direction = 1;
    } else if (date_present_is_ahead(document, sentence, verb, verb > last)) {
        tense->direction = 1;
        tense->plain = !date_present_is_timetable(document_norm(document, verb)) &&
                       !is_end(document, sentence->first_token, first);
    } else if (date_present_is_opened(document, sentence, first, last)) {
        tense->direction = 1;
        tense->plain = true;
    }
}
