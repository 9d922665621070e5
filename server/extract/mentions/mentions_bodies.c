/* "Puerto Rico Senate" is one name and "Puerto Rico's Senate" two. Which bodies every state has
 * (parliaments, courts, ministries) entities_bodies.c knows. What it does not do: bodies that only
 * one state has, which the lexicons list with their country. */
#include "mentions_bodies.h"

#include "extract/entities/entities_bodies.h"

#define BODY_TOKENS_MAX 4

/* The end of the body's name that starts at `first`, 0 when there is none: "Senate", "Supreme
 * Court", "Ministry of Health". */
static uint32_t body_end(const struct walk *walk, uint32_t first, uint32_t end)
{
    uint32_t limit = end - first > BODY_TOKENS_MAX ? first + BODY_TOKENS_MAX : end;
    for (uint32_t stop = limit; stop > first; stop--) {
        struct span text = document_text(walk->document, first, stop - first);
        bool ministry = stop == first + 2 && walk_token_is(walk, first + 1, "ministry") &&
                        walk->view->tokens[first + 1].capital;
        if (walk->view->tokens[first].capital && walk->view->tokens[stop - 1].capital &&
            (ministry || body_name_is_common(walk->out.arena, text))) {
            return stop;
        }
    }
    return 0;
}

/* "the Democratic or Republican Party", "Democratic and Republican Parties": what stands before the
 * second name's last word belongs to both. */
void mention_share_head(struct walk *walk, struct name_span *span)
{
    static const char *const heads[] = {"party", "parties", NULL};
    const struct sense *sense = NULL;
    uint32_t end = walk_sentence_end(walk, span->sentence);
    uint32_t at = span->end;
    bool first = at + 2 < end &&
                 (walk_token_is(walk, at, "or") || walk_token_is(walk, at, "and")) &&
                 span_is_one_of(walk_token(walk, at + 2)->norm, heads);
    bool plural = at < end && walk_token_is(walk, at, "parties");
    uint32_t last = span->end - 1;
    if (span->type == ENTITY_ORGANIZATION && span->end - span->first == 4 &&
        (walk_token_is(walk, span->first + 1, "or") ||
         walk_token_is(walk, span->first + 1, "and")) &&
        span_is_one_of(walk_token(walk, last)->norm, heads) &&
        walk_phrase(walk, span->first, span->first + 1, SENSES_NAMED, &sense) > 0) {
        name_spans_add(&walk->out, (struct name_span){span->first, span->first + 1, span->sentence,
                                                      ENTITY_ORGANIZATION, SPAN_SURE});
        span->first += 2;
        return;
    }
    if (span->type == ENTITY_OTHER && span->end - span->first == 1 && (first || plural) &&
        walk_phrase(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        span->type = ENTITY_ORGANIZATION;
        span->confidence = SPAN_SURE;
    }
}

/* "Senate of Puerto Rico", where both were found. */
static void join_state(struct walk *walk, struct name_span *span)
{
    const uint32_t states = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION);
    const struct sense *sense = NULL;
    uint32_t at = span->end + 1;
    if (at >= walk_sentence_end(walk, span->sentence) || !walk_token_is(walk, at - 1, "of") ||
        body_end(walk, span->first, span->end) != span->end) {
        return;
    }
    at += walk_token_is(walk, at, "the");
    const struct name_span *state = walk_span_at(walk, at);
    if (state && walk_whole(walk, state->first, state->end, states, &sense) > 0) {
        walk_reach(walk, span, state->end);
    }
}

void mention_join_body(struct walk *walk, struct name_span *span)
{
    if (span->type == ENTITY_ORGANIZATION) {
        join_state(walk, span);
        return;
    }
    const uint32_t states =
        SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_NATIONALITY);
    const struct sense *sense = NULL;
    uint32_t end = walk_sentence_end(walk, span->sentence);
    if (!(span->type == ENTITY_PLACE || span->type == ENTITY_OTHER) || span->end >= end ||
        walk_whole(walk, span->first, span->end, states, &sense) == 0) {
        return;
    }
    uint32_t stop = body_end(walk, span->end, end);
    if (stop == 0 && walk_token_is(walk, span->end, "parliament")) {
        stop = span->end + 1;
    }
    if (stop > 0 && walk_reach(walk, span, stop)) {
        span->type = ENTITY_ORGANIZATION;
    }
}

/* "D-Calif.", "R-Texas": the state, not the party of who sits for it. */
static void cut_party(const struct walk *walk, struct name_span *span)
{
    static const char *const parties[] = {"D", "R", "I", NULL};
    const struct sense *sense = NULL;
    if (span->end - span->first > 2 &&
        span_is_one_of(walk_token(walk, span->first)->text, parties) &&
        walk_token_is(walk, span->first + 1, "-") &&
        walk_whole(walk, span->first + 2, span->end, SENSE_BIT(SENSE_REGION), &sense) > 0) {
        span->first += 2;
        span->type = sense->record->type;
    }
}

void mention_cut_compound(const struct walk *walk, struct name_span *span)
{
    const struct sense *sense = NULL;
    cut_party(walk, span);
    uint32_t last = span->end - 1;
    if (span->end - span->first < 3 || span->type == ENTITY_PERSON ||
        !walk_token_is(walk, last - 1, "-") || walk->view->tokens[last].capital ||
        walk_token(walk, last)->text.len < 4 ||
        walk_whole(walk, span->first, span->end, SENSES_NAMED, &sense) > 0) {
        return;
    }
    const uint32_t kinds = SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_COUNTRY) |
                           SENSE_BIT(SENSE_CAPITAL) | SENSE_BIT(SENSE_REGION) |
                           SENSE_BIT(SENSE_THING);
    bool known = walk_whole(walk, span->first, last - 1, kinds, &sense) > 0;
    if (known && (sense->record->type == ENTITY_PLACE || sense_is_people(sense))) {
        span->end = last - 1;
        span->type = sense->record->type;
    }
}
