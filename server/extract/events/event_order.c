/* What a sentence says of an act beside other acts, by which those are told apart that one article
 * tells: that it was before or after another one, or that it was told before. Only what hangs on
 * the trigger, or what that hangs on, is looked at. */
#include "event_order.h"

static bool is_within(const struct token *token, const struct extent *extent)
{
    return token->at.byte_start >= extent->byte_start && token->at.byte_end <= extent->byte_end;
}

/* What a word says of the word of a trigger that it hangs on and stands before. */
static void take_word_before(const struct token *word, const struct token *trigger,
                             struct event *event)
{
    static const char *const times[] = {"after", "following", "before", "since", NULL};
    static const char *const pointers[] = {"the", "this", "that",  "his",
                                           "her", "its",  "their", NULL};
    bool noun = trigger->upos == UPOS_NOUN && span_equal(trigger->norm, trigger->lemma);
    event->dates_another = event->dates_another || span_is_one_of(word->norm, times);
    event->points_back = event->points_back || (noun && span_is_one_of(word->norm, pointers));
}

static void set_event(const struct document *document, const struct sentence *sentence,
                      struct event *event)
{
    static const char *const verbs[] = {"follow", "precede", NULL};
    const struct token *tokens = document->tokens;
    uint32_t first = sentence->first_token, end = first + sentence->token_count;
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = first + tokens[i].head - 1;
        if (tokens[i].head == 0 || head < first || head >= end) {
            continue; /* the root, or there is no tree */
        }
        if (i < head && is_within(&tokens[head], &event->trigger)) {
            take_word_before(&tokens[i], &tokens[head], event);
        }
        if (is_within(&tokens[i], &event->trigger) && span_is_one_of(tokens[head].lemma, verbs)) {
            event->ordered_by = head + 1;
        }
    }
}

void event_order_set(const struct document *document, struct event *events, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct sentence *sentence =
            document_sentence_at(document, events[i].field, events[i].sentence_at.byte_start);
        if (sentence) {
            set_event(document, sentence, &events[i]);
        }
    }
}
