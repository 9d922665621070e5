/* "North Korea freed X in October and two others in November": one verb, two happenings.
 *
 * Behind the object stands a date, then "and", then a noun phrase without a verb, then a date that
 * excludes the first. What it does not do: three and more, and halves that a preposition begins
 * ("to Rome on Monday and to Paris on Friday"). */
#include "event_split.h"

#include <string.h>

#include "event_tree.h"
#include "text/tagset.h"

static bool is_word(const struct event_scene *scene, uint32_t token, const char *word)
{
    return token < scene->end && span_is(scene->tokens[token].norm, word);
}

/* The token behind the date that begins at `token` or behind "in" or "on" there; `token` when there
 * is none, else `*date` is set to it. */
static uint32_t behind_date(const struct event_scene *scene, uint32_t token, uint32_t *date)
{
    uint32_t at = token + (is_word(scene, token, "in") || is_word(scene, token, "on"));
    if (at >= scene->end || scene->date_of[at] == TOKEN_NONE) {
        return token;
    }
    *date = scene->date_of[at];
    while (at < scene->end && scene->date_of[at] == *date) {
        at++;
    }
    return at;
}

/* Whether the word may stand in the noun phrase that is the second half. */
static bool may_stand_in_phrase(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_ADJ ||
           token->upos == UPOS_NUM || token->upos == UPOS_DET || token->xpos == XPOS_POS ||
           token->xpos == XPOS_PRP_POSS || token->xpos == XPOS_HYPH || token->upos == UPOS_CCONJ;
}

/* The noun on which the phrase turns: the only one that hangs outside of it; TOKEN_NONE. */
static uint32_t head_of_phrase(const struct event_scene *scene, uint32_t first, uint32_t end)
{
    uint32_t found = TOKEN_NONE;
    for (uint32_t i = first; i < end; i++) {
        uint32_t above = event_tree_head(scene, i);
        bool outside = above == TOKEN_NONE || above < first || above >= end;
        bool noun = scene->tokens[i].upos == UPOS_NOUN || scene->tokens[i].upos == UPOS_PROPN ||
                    (scene->tokens[i].upos == UPOS_ADJ && i + 1 == end);
        if (outside && noun) {
            if (found != TOKEN_NONE) {
                return TOKEN_NONE;
            }
            found = i;
        }
    }
    return found;
}

static bool exclude(const struct event_scene *scene, uint32_t a, uint32_t b)
{
    const struct period *first = &scene->analysis->dates[a].period;
    const struct period *second = &scene->analysis->dates[b].period;
    return period_is_known(*first) && period_is_known(*second) && !period_overlaps(*first, *second);
}

/* The first date behind `token`, and no verb before it: TOKEN_NONE for none. */
static uint32_t next_date(const struct event_scene *scene, uint32_t token)
{
    for (; token < scene->end; token++) {
        uint32_t date = TOKEN_NONE;
        if (behind_date(scene, token, &date) > token) {
            return token;
        }
        if (scene->tokens[token].upos == UPOS_VERB || scene->tokens[token].upos == UPOS_PUNCT) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

bool event_split_find(const struct event_scene *scene, const struct event_frame *frame,
                      struct event_split *out)
{
    uint32_t object = frame->slots[SLOT_OBJ];
    if (object == TOKEN_NONE || scene->tokens[frame->head].upos != UPOS_VERB) {
        return false;
    }
    uint32_t start = (object > frame->head ? object : frame->head) + 1;
    uint32_t date = next_date(scene, start);
    if (date == TOKEN_NONE) {
        return false;
    }
    uint32_t at = behind_date(scene, date, &out->dates[0]);
    at += is_word(scene, at, ",");
    if (!is_word(scene, at, "and")) {
        return false;
    }
    out->first = out->end = at + 1;
    while (out->end < scene->end && behind_date(scene, out->end, &out->dates[1]) == out->end) {
        if (!may_stand_in_phrase(&scene->tokens[out->end])) {
            return false;
        }
        out->end++;
    }
    uint32_t head = head_of_phrase(scene, out->first, out->end);
    if (out->end == scene->end || out->end == out->first || head == TOKEN_NONE ||
        !exclude(scene, out->dates[0], out->dates[1])) {
        return false;
    }
    out->behind = object > frame->head ? frame->first + frame->count : TOKEN_NONE;
    out->frame = *frame;
    out->frame.slots[SLOT_OBJ] = head;
    return true;
}

/* The words from token `first` to the end of a date. */
static struct span text_to_date(const struct event_scene *scene, uint32_t first, uint32_t date)
{
    const struct date *last = &scene->analysis->dates[date];
    uint32_t end = last->first_token + last->token_count;
    return document_text(&scene->analysis->document, first, end - first);
}

/* Gives each half its own object and date, where the title has both as they stand in the text. */
static void cut_titles(const struct event_scene *scene, const struct event_split *split,
                       struct event *event, struct event *second)
{
    struct span half = text_to_date(scene, split->behind, split->dates[0]);
    struct span other = text_to_date(scene, split->first, split->dates[1]);
    size_t at = span_find(event->title, half, 0);
    if (at != SIZE_MAX) {
        struct span begin = span_slice(event->title, 0, at);
        event->title = arena_printf(scene->arena, "%.*s%.*s", SPAN_ARG(begin), SPAN_ARG(half));
        second->title = arena_printf(scene->arena, "%.*s%.*s", SPAN_ARG(begin), SPAN_ARG(other));
    }
}

static void set_date(const struct event_scene *scene, uint32_t date, struct event *event)
{
    event->date = date;
    event->period = scene->analysis->dates[date].period;
    event->date_basis = scene->analysis->dates[date].basis;
}

/* Keeps the parties that stand in the second half, or those that do not; actors all. */
static void keep_half(const struct event_scene *scene, const struct event_split *split, bool second,
                      struct event *event)
{
    struct party *kept = ARENA_ARRAY(scene->arena, struct party, event->party_count);
    uint32_t from = scene->tokens[split->first].at.byte_start;
    uint32_t to = scene->tokens[split->end - 1].at.byte_end;
    size_t count = 0;
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        bool inside = party->at.byte_start >= from && party->at.byte_end <= to;
        if (party->role == PARTY_ACTOR ? !inside : inside == second) {
            kept[count++] = *party;
        }
    }
    event->parties = kept;
    event->party_count = count;
}

void event_split_apply(const struct event_scene *scene, const struct event_split *split,
                       const struct party *parties, size_t party_count, struct event *event,
                       struct event *second)
{
    *second = *event;
    second->parties = parties;
    second->party_count = party_count;
    keep_half(scene, split, true, second);
    keep_half(scene, split, false, event);
    set_date(scene, split->dates[0], event);
    set_date(scene, split->dates[1], second);
    if (split->behind != TOKEN_NONE) {
        cut_titles(scene, split, event, second);
    }
}
