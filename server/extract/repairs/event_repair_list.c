/* Lists of named people: "Prime Minister A, Secretary B and President C condemned".
 *
 * Titles between the names make parsers lose them: one is the subject, another an apposition, a
 * third is joined to a title. Three or more names between which nothing but commas, "and" and
 * titles stands are one list: its first name gets the place of whichever of them has one in the
 * sentence, the others are joined to it, and titles describe the name behind them. Of two with one
 * described behind them, the description is no third. */
#include "event_mends.h"

enum { LIST_LIMIT = 12, TITLE_WORDS = 6 };

/* One name of a list, with the titles before it. */
struct item {
    uint32_t start; /* of the titles */
    uint32_t first;
    uint32_t last;
};

static bool is_person(const struct repair *r, uint32_t token)
{
    uint32_t mention = token < r->scene->end ? r->scene->mention_of[token] : TOKEN_NONE;
    return mention != TOKEN_NONE && r->scene->analysis->mentions[mention].kind == MENTION_NAME &&
           r->scene->analysis->mentions[mention].type == ENTITY_PERSON;
}

/* A word that can stand in a title before a name. */
static bool is_title_word(const struct repair *r, uint32_t token)
{
    uint8_t upos = r->tokens[token].upos;
    return r->scene->date_of[token] == TOKEN_NONE &&
           (upos == UPOS_ADJ || upos == UPOS_PROPN || upos == UPOS_NOUN || upos == UPOS_DET ||
            r->tokens[token].xpos == XPOS_POS || span_is(r->tokens[token].norm, "-"));
}

/* The name that begins at `from` or behind titles there; false when there is none. */
static bool read_item(const struct repair *r, uint32_t from, struct item *out)
{
    uint32_t i = from;
    while (i < r->scene->end && i - from < TITLE_WORDS && !is_person(r, i) && is_title_word(r, i)) {
        i++;
    }
    if (!is_person(r, i)) {
        return false;
    }
    *out = (struct item){from, i, i};
    while (out->last + 1 < r->scene->end &&
           r->scene->mention_of[out->last + 1] == r->scene->mention_of[i]) {
        out->last++;
    }
    return true;
}

/* Reads the list that begins with a name; 0 when it does not end with "and" and a name. */
static size_t read_list(const struct repair *r, uint32_t first, struct item items[LIST_LIMIT])
{
    size_t count = 0;
    uint32_t next = first;
    bool closed = false;
    while (!closed && count < LIST_LIMIT && read_item(r, next, &items[count])) {
        next = items[count++].last + 1;
        bool comma = next < r->scene->end && span_is(r->tokens[next].norm, ",");
        next += comma;
        bool and = next < r->scene->end && span_is(r->tokens[next].norm, "and");
        next += and;
        if (and&&count < LIST_LIMIT && read_item(r, next, &items[count])) {
            count++;
            closed = true;
        } else if (and || !comma) {
            return 0;
        }
    }
    return closed ? count : 0;
}

/* The titles before the first name. */
static uint32_t titles_before(const struct repair *r, uint32_t name)
{
    uint32_t i = name;
    while (i > r->scene->first && name - i < TITLE_WORDS && is_title_word(r, i - 1)) {
        i--;
    }
    return i;
}

/* The token of [first, last] that hangs outside of it: a subject, else the first one. */
static uint32_t outermost(const struct repair *r, uint32_t first, uint32_t last)
{
    uint32_t found = TOKEN_NONE;
    for (uint32_t i = first; i <= last; i++) {
        uint32_t head = event_repair_head(r, i);
        enum deprel relation = (enum deprel)r->tokens[i].deprel;
        if (head != TOKEN_NONE && head >= first && head <= last) {
            continue;
        }
        if (relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS) {
            return i;
        }
        bool word = relation == DEPREL_PUNCT || relation == DEPREL_CC || relation == DEPREL_CASE;
        found = found == TOKEN_NONE && !word ? i : found;
    }
    return found;
}

/* Hangs a name's words under its first, and the titles before it that belong elsewhere, too. */
static void gather(struct repair *r, const struct item *item)
{
    for (uint32_t i = item->start; i <= item->last; i++) {
        uint32_t head = event_repair_head(r, i);
        bool inside = head != TOKEN_NONE && head >= item->start && head <= item->last;
        if (i > item->first) {
            event_repair_attach(r, i, item->first, DEPREL_FLAT);
        } else if (i < item->first && (!inside || head > item->first)) {
            event_repair_attach(r, i, item->first,
                                r->tokens[i].upos == UPOS_ADJ ? DEPREL_AMOD : DEPREL_NMOD_DESC);
        }
    }
}

static void join_list(struct repair *r, struct item *items, size_t count)
{
    uint32_t head = items[0].first, last = items[count - 1].last;
    items[0].start = titles_before(r, head);
    uint32_t place = outermost(r, items[0].start, last);
    if (place == TOKEN_NONE || event_repair_head(r, place) == TOKEN_NONE) {
        return;
    }
    event_repair_replace(r, head, place);
    for (size_t i = 0; i < count; i++) {
        gather(r, &items[i]);
        if (i > 0) {
            event_repair_attach(r, items[i].first, head, DEPREL_CONJ);
        }
        if (i + 1 == count) {
            event_repair_attach(r, items[i].start - 1, items[i].first, DEPREL_CC);
        }
    }
}

void event_mend_lists(struct repair *r, uint32_t start)
{
    for (uint32_t i = start; i < r->scene->end; i++) {
        struct item items[LIST_LIMIT];
        size_t count = is_person(r, i) ? read_list(r, i, items) : 0;
        if (count > 2) {
            join_list(r, items, count);
            i = items[count - 1].last;
        } else if (count > 0 || is_person(r, i)) {
            read_item(r, i, items);
            i = items[0].last;
        }
    }
}

/* "Ann Lee and her deputy, [the former banker Paul Ames], left": who the last of several is, as
 * another subject. */
void event_mend_last_described(struct repair *r, uint32_t verb)
{
    enum deprel relation = event_repair_subject_relation(r, verb);
    uint32_t first = event_repair_find(r, verb, relation, r->scene->first, verb);
    uint32_t second =
        first == TOKEN_NONE ? first : event_repair_find(r, verb, relation, first + 1, verb);
    uint32_t word =
        second == TOKEN_NONE ? second : event_repair_find(r, second, DEPREL_DET, first + 1, second);
    if (word == TOKEN_NONE || !event_repair_is_word(r, word - 1, ",") ||
        !event_repair_has_comma(r, second, verb) || !event_repair_has(r, second, DEPREL_APPOS)) {
        return;
    }
    uint32_t last = first;
    for (uint32_t next = first; next != TOKEN_NONE;) {
        next = event_repair_find(r, first, DEPREL_CONJ, last + 1, second);
        last = next == TOKEN_NONE ? last : next;
    }
    event_repair_attach(r, second, last, DEPREL_APPOS);
}
