/* Lists of dates that say their month or year once. The rules of the grammar see one expression at
 * a time; here the last or first of a list lends what it says to its neighbours, each of which
 * stays an expression of its own. A number is taken for a day only where nothing follows that it
 * could count. */
#include "date_lists.h"

#include <string.h>

#include "date_match.h"

/* What may follow a list of days; anything else could be what its last number counts. */
static const uint16_t after_list[] = {C_COMMA, C_DOT,    C_COLON,  C_CLOSE, C_IN,     C_AT, C_FOR,
                                      C_TO,    C_OF,     C_BY,     C_FROM,  C_AS,     C_ON, C_THE,
                                      C_UNTIL, C_WITHIN, C_DURING, C_AFTER, C_BEFORE, 0};

static const struct date_node *node_at(const struct date_nodes *nodes, size_t at)
{
    return at < nodes->count ? &nodes->items[at] : NULL;
}

static bool is_conjunction(const struct date_node *node)
{
    return date_match_is(node, C_AND) || date_match_is(node, C_OR);
}

static bool ends_list(const struct date_nodes *nodes, size_t at)
{
    const struct date_node *node = node_at(nodes, at);
    bool sign = node && !node->words && node->class == C_NONE && node->end - node->start == 1;
    return !node || sign || date_match_in(node, after_list);
}

/* Makes `node` a day of the month (and year) that `of` says. */
static void set_day(struct arena *arena, struct date_node *node, const struct date_reading *of,
                    int32_t day)
{
    struct date_reading *reading = date_reading_new(arena, of->year ? K_DATE : K_MONTHDAY);
    reading->year = of->year;
    reading->month = of->month;
    reading->day = (int8_t)day;
    node->reading = reading;
    node->class = reading->kind;
    node->words = NULL;
    node->word_count = 0;
}

/* "the eighties" + "and nineties". */
static void share_decade(struct arena *arena, struct date_nodes *nodes, size_t first)
{
    struct date_node *next = first + 2 < nodes->count ? &nodes->items[first + 2] : NULL;
    int32_t word = date_match_value_of(next, C_DECADE_WORD, 0);
    if (!word || next->class >= K_FIRST || !is_conjunction(&nodes->items[first + 1])) {
        return;
    }
    struct date_reading *reading = date_reading_new(arena, K_PERIOD);
    int decade = nodes->items[first].reading->decade;
    reading->decade = (int16_t)(word > 1000 ? word / 10 : decade - decade % 10 + word / 10);
    next->reading = reading;
    next->class = K_PERIOD;
}

/* Whether the month stands first in a node: "May 15". */
static bool month_first(const struct document *document, const struct date_node *node)
{
    const struct token *first = &document->tokens[node->first_token];
    return node->first_token != node->last_token && !(first->flags & TOKEN_NUMBER) &&
           !span_is(first->norm, "the");
}

static bool is_month_day(const struct date_node *node)
{
    return node && (node->class == K_MONTHDAY || node->class == K_DATE) && node->reading->month &&
           node->reading->day && !node->reading->weekday && !node->reading->other;
}

/* "May 15" + ", 20 and 27". */
static void share_forward(struct arena *arena, struct date_nodes *nodes, size_t first)
{
    const struct date_reading *of = nodes->items[first].reading;
    int32_t day = of->day;
    size_t at = first + 1;
    bool closed = false;
    while (!closed) {
        const struct date_node *sign = node_at(nodes, at);
        int32_t next = date_match_value_of(node_at(nodes, at + 1), E_DAY_PLAIN, 0);
        closed = is_conjunction(sign);
        if ((!closed && !date_match_is(sign, C_COMMA)) || next <= day) {
            return;
        }
        day = next;
        at += 2;
    }
    if (!ends_list(nodes, at)) {
        return;
    }
    for (size_t i = first + 2; i < at; i += 2) {
        set_day(arena, &nodes->items[i], of, nodes->items[i].value);
    }
}

/* The day that a node may be before "and 9 June"; 0 for none. */
static int32_t day_before(const struct date_node *node)
{
    if (node && node->class == K_DAY) {
        return node->reading->weekday ? 0 : node->reading->day;
    }
    return node && node->class < K_FIRST ? date_match_value_of(node, E_DAY, 0) : 0;
}

/* Takes the article before node `at` into it. */
static void take_article(struct date_nodes *nodes, size_t at)
{
    struct date_node *node = &nodes->items[at];
    const struct date_node *article = &nodes->items[at - 1];
    node->first_token = article->first_token;
    node->start = article->start;
    memmove(&nodes->items[at - 1], node, (nodes->count - at) * sizeof(*node));
    nodes->count--;
}

/* "the 2nd, 5th and " + "11th of July": the days before node `last`, from the right. */
static void share_backward(struct arena *arena, struct date_nodes *nodes, size_t last)
{
    const struct date_reading *of = nodes->items[last].reading;
    int32_t day = of->day;
    size_t at = last;
    while (at >= 2) {
        bool sign = at == last ? is_conjunction(&nodes->items[at - 1])
                               : date_match_is(&nodes->items[at - 1], C_COMMA);
        struct date_node *node = &nodes->items[at - 2];
        int32_t previous = day_before(node);
        bool ordinal = node->class == K_DAY || date_match_is(node, C_ORDINAL_DIGITS);
        const struct date_node *before = at >= 3 ? &nodes->items[at - 3] : NULL;
        bool listed = date_match_is(before, C_ON) || date_match_is(before, C_COMMA);
        if (!sign || previous == 0 || previous >= day || (!ordinal && !listed)) {
            return;
        }
        bool article = node->class != K_DAY && date_match_is(before, C_THE);
        set_day(arena, node, of, previous);
        day = previous;
        at -= 2;
        if (article) {
            take_article(nodes, at);
            at--;
        }
    }
}

void date_lists_share_month(struct arena *arena, const struct document *document,
                            struct date_nodes *nodes)
{
    for (size_t i = 0; i < nodes->count; i++) {
        if (is_month_day(&nodes->items[i])) {
            if (month_first(document, &nodes->items[i])) {
                share_forward(arena, nodes, i);
            } else {
                size_t count = nodes->count;
                share_backward(arena, nodes, i);
                i -= count - nodes->count;
            }
        } else if (nodes->items[i].class == K_PERIOD && nodes->items[i].reading->decade) {
            share_decade(arena, nodes, i);
        }
    }
}

/* --- years -------------------------------------------------------------------------------- */

/* Whether a reading is a day or month that lacks only its year. */
static bool lacks_year(const struct date_node *node)
{
    return (node->class == K_MONTHDAY || node->class == K_MONTH) && !node->reading->year &&
           node->reading->month && node->reading->which == WHICH_OPEN && !node->reading->unit &&
           !node->reading->other;
}

static void set_year(struct arena *arena, struct date_node *node, const struct date_reading *of)
{
    struct date_reading *reading = ARENA_NEW(arena, struct date_reading);
    *reading = *node->reading;
    if (of->year) {
        reading->year = (int16_t)(of->year - (reading->month > of->month));
    } else {
        reading->unit = of->unit;
        reading->shift = of->shift;
        reading->anchor = of->anchor;
        reading->which = of->which;
    }
    node->class = reading->day ? K_DATE : K_MONTH;
    reading->kind = node->class;
    node->reading = reading;
}

/* Whether a node is a day or month of a year that it says: "July 2009", "July of next year". */
static bool is_month_of_year(const struct date_node *node)
{
    bool month = node->class == K_DATE || node->class == K_MONTH || node->class == K_MONTHDAY;
    return month && node->reading->month && !node->reading->other &&
           (node->reading->year || node->reading->unit == UNIT_YEAR);
}

/* "March, May and " + "July of 2009", from the right. */
static void share_year_before(struct arena *arena, struct date_nodes *nodes, size_t last)
{
    const struct date_reading *of = nodes->items[last].reading;
    size_t at = last;
    while (at >= 2) {
        size_t sign = at - 1;
        bool listed = at == last ? is_conjunction(&nodes->items[sign])
                                 : date_match_is(&nodes->items[sign], C_COMMA);
        sign -= at == last && sign >= 2 && date_match_is(&nodes->items[sign - 1], C_COMMA);
        if (!listed || sign == 0 || !lacks_year(&nodes->items[sign - 1])) {
            return;
        }
        at = sign - 1;
        set_year(arena, &nodes->items[at], of);
    }
}

/* "the first and " + "third quarters of 2013". */
static void share_quarter_before(struct arena *arena, struct date_nodes *nodes, size_t last)
{
    const struct date_reading *of = nodes->items[last].reading;
    if (last < 2 || !is_conjunction(&nodes->items[last - 1])) {
        return;
    }
    struct date_node *node = &nodes->items[last - 2];
    int32_t nth = node->class < K_FIRST ? date_match_value_of(node, E_NTH, 0) : 0;
    if (nth < 1 || nth >= of->quarter) {
        return;
    }
    struct date_reading *reading = ARENA_NEW(arena, struct date_reading);
    *reading = *of;
    reading->quarter = (int8_t)nth;
    node->reading = reading;
    node->class = K_PERIOD;
    node->words = NULL;
    node->word_count = 0;
    if (last >= 3 && date_match_is(&nodes->items[last - 3], C_THE)) {
        take_article(nodes, last - 2);
    }
}

void date_lists_share_year(struct arena *arena, struct date_nodes *nodes)
{
    for (size_t i = nodes->count; i-- > 0;) {
        const struct date_node *node = &nodes->items[i];
        bool dated = is_month_of_year(node);
        if (dated) {
            share_year_before(arena, nodes, i);
        } else if (node->class == K_PERIOD && node->reading->quarter && !node->reading->fiscal) {
            share_quarter_before(arena, nodes, i);
        }
    }
}

/* The weekday behind the thing that a part of the day describes; NULL for none. */
static const struct date_reading *weekday_behind(const struct document *document,
                                                 const struct date_nodes *nodes, size_t part)
{
    enum { REACH = 7 };
    const struct token *tokens = document->tokens;
    uint32_t next = nodes->items[part].last_token + 1;
    bool describes = next < document->token_count &&
                     (tokens[next].upos == UPOS_NOUN || tokens[next].upos == UPOS_ADJ);
    for (size_t i = part + 1; describes && i < nodes->count && i < part + REACH; i++) {
        const struct date_node *node = &nodes->items[i];
        uint8_t kind = tokens[node->first_token].upos;
        if (node->class == K_WEEKDAY) {
            return node->reading;
        }
        if (node->reading || kind == UPOS_VERB || kind == UPOS_AUX || kind == UPOS_PUNCT ||
            kind == UPOS_CCONJ) {
            return NULL;
        }
    }
    return NULL;
}

void date_lists_share_day(struct arena *arena, const struct document *document,
                          struct date_nodes *nodes)
{
    for (size_t i = 0; i < nodes->count; i++) {
        struct date_node *node = &nodes->items[i];
        const struct date_reading *day =
            node->class == K_PART ? weekday_behind(document, nodes, i) : NULL;
        if (day) {
            struct date_reading *reading = date_reading_new(arena, K_DATETIME);
            *reading = *day;
            reading->kind = K_DATETIME;
            reading->part = node->reading->part;
            reading->share = node->reading->share;
            node->reading = reading;
        }
    }
}
