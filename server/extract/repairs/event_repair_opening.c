/* A date or place that opens the sentence without a comma behind it, taken for a part of the
 * subject:
 *
 *   In [March rebels] captured two towns      the subject as a phrase of time
 *   In [the past three days militants] have   the date as what the militants are
 *   On the night of [March 1 rockets] hit     the subject as said of the date
 *   In [Leeds about 80 nurses] marched        the place as a part of the subject
 *
 * Where a date or place stands is known, so that what it hangs on behind it is the subject of the
 * verb. */
#include "event_mends.h"

/* Whether all of [from, to) can stand in one phrase before a noun. */
static bool is_one_phrase(const struct repair *r, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint8_t upos = r->tokens[i].upos;
        if (upos != UPOS_DET && upos != UPOS_ADJ && upos != UPOS_NOUN && upos != UPOS_PROPN &&
            upos != UPOS_NUM && upos != UPOS_ADV && r->tokens[i].xpos != XPOS_HYPH &&
            !event_repair_is_word(r, i, "than")) { /* "more than 800 nurses" */
            return false;
        }
    }
    return true;
}

/* "President Ann Lee": the name that a title hangs on; else the noun itself. */
static uint32_t name_of_title(const struct repair *r, uint32_t from, uint32_t noun)
{
    uint32_t up = event_repair_head(r, noun);
    bool name = up != TOKEN_NONE && up > noun && r->tokens[up].upos == UPOS_PROPN;
    return name && is_one_phrase(r, from, up) ? up : noun;
}

/* The noun behind the date [from, end) on which a word of it hangs; TOKEN_NONE. */
static uint32_t noun_behind(const struct repair *r, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++) {
        uint32_t head = event_repair_head(r, i);
        bool noun = head != TOKEN_NONE && head >= end && event_repair_is_noun(r, head);
        if (noun && is_one_phrase(r, end, head)) {
            return name_of_title(r, end, head);
        }
    }
    return TOKEN_NONE;
}

/* The date's own head: its last word that hangs outside of it. */
static uint32_t head_of_date(const struct repair *r, uint32_t from, uint32_t end)
{
    for (uint32_t i = end; i > from; i--) {
        uint32_t head = event_repair_head(r, i - 1);
        if (head == TOKEN_NONE || head < from || head >= end) {
            return i - 1;
        }
    }
    return end - 1;
}

/* Whether the sentence opens with a word that a date may stand behind. */
static bool opens_phrase(const struct repair *r, uint32_t first)
{
    struct span word = r->tokens[first].norm;
    return r->tokens[first].upos == UPOS_ADP || span_is(word, "since") || span_is(word, "until");
}

/* Hangs the date under the verb, and what else hung under the noun before it under the date. */
static void move_date(struct repair *r, uint32_t from, uint32_t end, uint32_t noun, uint32_t verb)
{
    uint32_t first = r->scene->first;
    uint32_t day = head_of_date(r, from, end);
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = event_repair_head(r, i);
        if (i != day && head != TOKEN_NONE && head >= end && head <= noun) {
            event_repair_attach(r, i, day, (enum deprel)r->tokens[i].deprel);
        }
    }
    bool phrase = opens_phrase(r, first);
    event_repair_attach(r, day, verb, phrase ? DEPREL_OBL : DEPREL_OBL_UNMARKED);
    if (phrase && first != day) {
        event_repair_attach(r, first, day, DEPREL_CASE);
    }
}

/* The verb of the noun, also when it hangs on the date itself. */
static uint32_t verb_of(const struct repair *r, uint32_t noun, uint32_t from, uint32_t end)
{
    uint32_t head = event_repair_head(r, noun);
    bool inside = head != TOKEN_NONE && head >= from && head < end;
    uint32_t verb = inside ? event_repair_head(r, head_of_date(r, from, end)) : head;
    bool right = verb != TOKEN_NONE && verb > noun && r->tokens[verb].upos == UPOS_VERB;
    return right && (!inside || !event_repair_has_subject(r, verb)) ? verb : TOKEN_NONE;
}

static bool is_plural(const struct repair *r, uint32_t noun)
{
    return r->tokens[noun].xpos == XPOS_NNS || event_repair_is_word(r, noun, "police");
}

/* The token behind the date that begins at `from`, or, behind "in", behind the town or country that
 * does, before people of whom there are several; `from` itself where there is neither. */
static uint32_t end_of_opening(const struct repair *r, uint32_t from)
{
    if (from >= r->scene->end) {
        return from;
    }
    uint32_t date = r->scene->date_of[from];
    if (date != TOKEN_NONE) {
        const struct date *day = &r->scene->analysis->dates[date];
        return day->first_token == from ? from + day->token_count : from;
    }
    const struct mention *place = event_scene_mention(r->scene, from);
    if (!place || place->type != ENTITY_PLACE || place->subtype == SUBTYPE_NATIONALITY ||
        place->first_token != from || from == r->scene->first ||
        !event_repair_is_word(r, from - 1, "in")) {
        return from;
    }
    uint32_t end = from + place->token_count, noun = end;
    while (noun < r->scene->end && is_one_phrase(r, noun, noun + 1) && !is_plural(r, noun)) {
        noun++;
    }
    bool people = noun < r->scene->end && is_plural(r, noun) &&
                  event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma);
    return people ? end : from;
}

void event_mend_opening(struct repair *r, uint32_t start)
{
    uint32_t from = opens_phrase(r, start) ? start + 1 : start;
    uint32_t end = end_of_opening(r, from);
    if (end == from) {
        return;
    }
    uint32_t noun = end < r->scene->end ? noun_behind(r, from, end) : TOKEN_NONE;
    uint32_t verb = noun == TOKEN_NONE ? TOKEN_NONE : verb_of(r, noun, from, end);
    if (verb == TOKEN_NONE) {
        return;
    }
    bool subject =
        event_repair_is(r, noun, DEPREL_NSUBJ) || event_repair_is(r, noun, DEPREL_NSUBJ_PASS);
    bool phrase =
        (event_repair_is(r, noun, DEPREL_OBL) || event_repair_is(r, noun, DEPREL_OBL_UNMARKED) ||
         event_repair_is(r, noun, DEPREL_NMOD)) &&
        !event_repair_has_subject(r, verb);
    if (!subject && !phrase) {
        return;
    }
    move_date(r, from, end, noun, verb);
    if (phrase) {
        bool passive = event_repair_has(r, verb, DEPREL_AUX_PASS);
        event_repair_attach(r, noun, verb, passive ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ);
    }
}
