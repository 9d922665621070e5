#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_WALK_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_WALK_H

#include "mentions_agree.h"

/* What the rules that mend spans share: the spans of a document and how far the walk over them has
 * come. */
struct walk {
    const struct gazetteer *gazetteer;
    const struct names_view *view;
    const struct document *document;
    const struct name_spans *spans;
    size_t next; /* the span after the one that is looked at */
    struct name_spans out;
    struct name_spans told; /* those of which the text says what they are: "the ferry Osk Varn" */
};

#define SPAN_SURE 0.93f

static inline const struct token *walk_token(const struct walk *walk, uint32_t index)
{
    return &walk->document->tokens[index];
}

static inline bool walk_token_is(const struct walk *walk, uint32_t index, const char *word)
{
    return span_is(walk_token(walk, index)->norm, word);
}

static inline uint32_t walk_sentence_start(const struct walk *walk, uint32_t sentence)
{
    return walk->document->sentences[sentence].first_token;
}

static inline uint32_t walk_sentence_end(const struct walk *walk, uint32_t sentence)
{
    const struct sentence *at = &walk->document->sentences[sentence];
    return at->first_token + at->token_count;
}

/* Whether its capitals say what is a name: it is no heading in capitals or title case. */
static inline bool walk_sentence_is_normal(const struct walk *walk, uint32_t sentence)
{
    return walk->view->sentence_case[sentence] == NAMES_CASE_NORMAL;
}

/* The number of tokens of a phrase of `mask` at `first` that ends before `end`, else 0. */
static inline uint32_t walk_phrase(const struct walk *walk, uint32_t first, uint32_t end,
                                   uint32_t mask, const struct sense **sense)
{
    return gazetteer_match(walk->gazetteer, walk->document, first, end, mask, sense);
}

/* The same when it reaches just to `end`, else 0. */
static inline uint32_t walk_whole(const struct walk *walk, uint32_t first, uint32_t end,
                                  uint32_t mask, const struct sense **sense)
{
    uint32_t count = walk_phrase(walk, first, end, mask, sense);
    return first + count == end ? count : 0;
}

/* The end of the last span that was written, or the sentence's start when none lies in it. */
static inline uint32_t walk_free_start(const struct walk *walk, uint32_t sentence)
{
    uint32_t start = walk_sentence_start(walk, sentence);
    uint32_t taken = walk->out.count ? walk->out.items[walk->out.count - 1].end : 0;
    return taken > start ? taken : start;
}

/* The span after the one that is looked at when it begins at `first`, else NULL. */
static inline const struct name_span *walk_span_at(const struct walk *walk, uint32_t first)
{
    const struct name_spans *spans = walk->spans;
    bool there = walk->next < spans->count && spans->items[walk->next].first == first;
    return there ? &spans->items[walk->next] : NULL;
}

/* Lets the span reach to `end`, over the spans that lie before it. False, and nothing done, when
 * one lies across. */
static inline bool walk_reach(struct walk *walk, struct name_span *span, uint32_t end)
{
    size_t next = walk->next;
    while (next < walk->spans->count && walk->spans->items[next].first < end) {
        if (walk->spans->items[next].end > end) {
            return false;
        }
        next++;
    }
    walk->next = next;
    span->end = end;
    return true;
}

#endif
