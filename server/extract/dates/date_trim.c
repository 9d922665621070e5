/* Where an expression begins and ends: TIMEX3 takes in what says how rough it is and leaves out
 * prepositions and what belongs to the noun behind it. */
#include "date_trim.h"

#include <string.h>

#include "date_match.h"

static bool starts_with_in(const struct document *document, const struct date_node *node)
{
    bool coming = node->reading->kind == K_DURATION && node->reading->share == SHARE_REST;
    bool time = node->reading->kind == K_RELDAY && node->reading->length_side > 0;
    return (coming || time) && span_is(document->tokens[node->first_token].norm, "in");
}

/* "two years after the war": a length, whose end the event is. At the end of a clause ("a year
 * after, he left") the words stay one expression. */
static bool is_length_to_event(const struct document *document, const struct date_nodes *nodes,
                               size_t at)
{
    const struct date_node *node = &nodes->items[at];
    if (node->class != K_ANCHORED || node->reading->length_count == 0 || at + 1 == nodes->count) {
        return false;
    }
    const struct token *next = &document->tokens[node->last_token + 1];
    return !(next->flags & TOKEN_PUNCT) && next->at.byte_start > node->end;
}

/* How many nodes before `at` say that its length is rough, which TIMEX3 includes: "nearly", "more
 * than", "at least", "just over". */
static size_t rough_before(const struct date_nodes *nodes, size_t at)
{
    const struct date_node *before = at > 0 ? &nodes->items[at - 1] : NULL;
    const struct date_node *second = at > 1 ? &nodes->items[at - 2] : NULL;
    const struct date_node *share = at > 2 ? &nodes->items[at - 3] : NULL;
    bool rate = share && share->class == K_BLOCK; /* "9 percent more than a year ago" */
    bool pair = (date_match_is(before, C_THAN) && date_match_is(second, C_LESS) && !rate) ||
                (date_match_is(before, C_LEAST) && date_match_is(second, C_AT)) ||
                (date_match_is(before, C_OVER) && date_match_is(second, C_JUST));
    return pair ? 2 : date_match_is(before, C_ABOUT) ? 1 : 0;
}

/* Whether an expression starts with a count: "two years", "a month later"; not "the last two". */
static bool starts_with_count(const struct document *document, const struct date_node *node)
{
    struct span word = document->tokens[node->first_token].norm;
    bool counted = (node->class == K_DURATION || node->class == K_RELDAY || node->class == K_REF) &&
                   node->reading->length_count > 0 && !node->reading->other;
    return counted && !span_is(word, "the") && !span_is(word, "past") && !span_is(word, "last") &&
           !span_is(word, "next") && !span_is(word, "in") && !span_is(word, "just");
}

/* "about 9:30 a.m. on Friday", "nearly midnight": a time of day that opens with its hour. */
static bool starts_with_hour(const struct document *document, const struct date_node *node)
{
    const struct token *first = &document->tokens[node->first_token];
    bool clock = node->class == K_CLOCK || node->class == K_DATETIME;
    bool word = span_is(first->norm, "noon") || span_is(first->norm, "midnight");
    return clock && node->reading->hour != CLOCK_NONE && (word || first->flags & TOKEN_NUMBER);
}

/* "the third-quarter profit", "the 20th-century novel": the article is the noun's. */
static bool has_foreign_article(const struct document *document, const struct date_node *node)
{
    const struct token *first = &document->tokens[node->first_token];
    if (node->class != K_PERIOD || node->last_token == node->first_token ||
        !span_is(first->norm, "the") || !(node->reading->quarter || node->reading->century)) {
        return false;
    }
    const struct token *last = &document->tokens[node->last_token];
    const struct token *before = last - 1;
    bool dashed = span_is(before->norm, "-") || span_find(last->text, SPAN("-"), 0) != SIZE_MAX;
    const struct token *next = last + 1;
    bool end = node->last_token + 1 >= document->token_count;
    return dashed && !end && next->flags & TOKEN_WORD;
}

struct date_node date_trim(struct arena *arena, const struct document *document,
                           const struct date_nodes *nodes, size_t at)
{
    struct date_node node = nodes->items[at];
    if (starts_with_in(document, &node)) {
        node.first_token++;
        node.start = document->tokens[node.first_token].at.byte_start;
    }
    if (has_foreign_article(document, &node)) {
        node.first_token++;
        node.start = document->tokens[node.first_token].at.byte_start;
    }
    if (is_length_to_event(document, nodes, at)) {
        struct date_reading *length = ARENA_NEW(arena, struct date_reading);
        *length = date_reading_empty(K_DURATION);
        length->length_count = node.reading->length_count;
        memcpy(length->lengths, node.reading->lengths, sizeof(length->lengths));
        node.reading = length;
        node.class = K_DURATION;
        node.last_token--;
        node.end = document->tokens[node.last_token].at.byte_end;
    }
    bool rounded = starts_with_count(document, &node) || starts_with_hour(document, &node);
    size_t rough = rounded ? rough_before(nodes, at) : 0;
    if (rough > 0) {
        node.first_token = nodes->items[at - rough].first_token;
        node.start = nodes->items[at - rough].start;
    }
    return node;
}
