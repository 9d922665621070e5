/* The matcher of the date grammar: patterns over classes against a row of nodes, with optional
 * elements by backtracking, indexed by what the first node is, so that ordinary words cost
 * nothing; what a node can be is worked out once and kept as bits, and a rule that needs what the
 * sentence does not hold is not tried. A match fills the fields of a reading (date_fill.c); the
 * rule's action does the rest. It knows nothing of calendars. */
#include "date_match.h"

#include <string.h>

#include "date_fill.h"

/* Years in two digits from here on are of the last century. */
#define SHORT_YEAR_PIVOT 30

/* --- what a node can be ------------------------------------------------------------------- */

static bool word_is(const struct date_node *node, unsigned class, int32_t *value)
{
    for (size_t i = 0; i < node->word_count; i++) {
        if (node->words[i].class == class) {
            *value = node->words[i].value;
            return true;
        }
    }
    return false;
}

static bool number_in(const struct date_node *node, int32_t low, int32_t high, unsigned digits)
{
    return node->class == C_INTEGER && !(node->flags & NODE_GROUPED) && node->value >= low &&
           node->value <= high && node->digits <= digits;
}

static bool nth_is(const struct date_node *node, int32_t *value)
{
    if (node->class == C_ORDINAL_DIGITS) {
        *value = node->value;
        return true;
    }
    return word_is(node, C_ORDINAL, value);
}

static bool amount_is(const struct date_node *node, int32_t *value)
{
    if (node->class == C_INTEGER || node->class == C_DECIMAL) {
        *value = node->value;
        return true;
    }
    return word_is(node, C_A, value);
}

static bool digits_in(const struct date_node *node, unsigned digits, int32_t low, int32_t high)
{
    return number_in(node, low, high, digits) && node->digits == digits;
}

static bool year_is(const struct date_node *node)
{
    bool spelled = (node->flags & NODE_SPELLED) != 0;
    return digits_in(node, 4, 1000, 2199) || (spelled && number_in(node, 1100, 2099, 0));
}

static bool clock4_is(const struct date_node *node)
{
    return digits_in(node, 4, 0, 2400) && node->value % 100 < 60;
}

static bool day_is(const struct date_node *node, unsigned element, int32_t *value)
{
    int32_t nth = 0;
    if (element != E_DAY_ORDINAL && number_in(node, 1, 31, 2)) {
        *value = node->value;
        return true;
    }
    if (element != E_DAY_PLAIN && nth_is(node, &nth) && nth >= 1 && nth <= 31) {
        *value = nth;
        return true;
    }
    return false;
}

static bool number_is(const struct date_node *node, unsigned element, int32_t *value)
{
    *value = node->value;
    switch (element) {
    case E_DAY:
    case E_DAY_PLAIN:
    case E_DAY_ORDINAL:
        return day_is(node, element, value);
    case E_YEAR:
        return year_is(node);
    case E_TWO:
    case E_YEAR_SHORT:
        return digits_in(node, 2, 0, 99);
    case E_AMOUNT:
        return amount_is(node, value);
    case E_CARDINAL:
        return node->class == C_INTEGER || node->class == C_DECIMAL;
    case E_NTH:
        return nth_is(node, value);
    case E_HOUR:
        return number_in(node, 0, 24, 2) && !(node->flags & NODE_SPELLED);
    case E_HOUR_WORD:
        return number_in(node, 1, 12, 2);
    case E_MINUTE:
        return digits_in(node, 2, 0, 59);
    case E_CLOCK4:
        return clock4_is(node);
    case E_MONTH_NUMBER:
        return number_in(node, 1, 12, 2) && node->digits > 0;
    case E_EIGHT:
        return digits_in(node, 8, 19000101, 21001231);
    case E_PROPER:
        return date_match_is_plain(node) && node->flags & NODE_CAPITAL;
    default:
        return word_is(node, C_UNIT, value) || word_is(node, C_UNITS, value); /* E_ANY_UNIT */
    }
}

/* Elements that stand for any of several. */
static const uint16_t groups[][8] = {
    [G_TO - G_FIRST] = {C_TO, C_THROUGH, C_UNTIL, C_DASH},
    [G_UNTIL - G_FIRST] = {C_TO, C_THROUGH, C_UNTIL},
    [G_EACH - G_FIRST] = {C_EVERY, C_EACH},
    [G_FEW - G_FIRST] = {C_VAGUE, C_COUPLE},
    [G_LAST - G_FIRST] = {C_LAST, C_PAST, C_PREVIOUS},
    [G_NEXT - G_FIRST] = {C_NEXT, C_COMING, C_UPCOMING},
    [G_THIRD - G_FIRST] = {C_EARLY, C_MID, C_LATE},
    [G_SIDE - G_FIRST] = {C_EARLY, C_LATE},
    [G_EDGE - G_FIRST] = {C_BEGINNING, C_MIDDLE, C_END},
    [G_SOON - G_FIRST] = {C_EARLIER, C_LATER},
    [G_DAY - G_FIRST] = {K_WEEKDAY, K_RELDAY, K_MONTHDAY, K_DATE, K_DAY, K_HOLIDAY},
    [G_SPAN - G_FIRST] = {K_MONTH, K_YEAR, K_PERIOD},
    [G_MOMENT -
        G_FIRST] = {K_MONTHDAY, K_DATE, K_MONTH, K_YEAR, K_RELDAY, K_PERIOD, K_DAY, K_WEEKDAY},
    [G_BACK - G_FIRST] = {C_AGO, C_EARLIER},
    [G_SHIFT - G_FIRST] = {C_AGO, C_EARLIER, C_LATER},
    [G_SIZE - G_FIRST] = {C_PERIOD, C_QUARTER, C_UNIT},
    [G_ENDMOST - G_FIRST] = {C_ORDINAL, C_LAST, C_EARLY, C_LATE, C_BEGINNING, C_FINISH},
};

#define GROUP_MAX (sizeof(groups[0]) / sizeof(groups[0][0]))

unsigned date_match_member(const struct date_node *node, unsigned element)
{
    int32_t value = 0;
    if (element < G_FIRST) {
        return element;
    }
    const uint16_t *members = groups[element - G_FIRST];
    for (size_t i = 0; i < GROUP_MAX && members[i]; i++) {
        if (date_match_node(node, members[i], &value)) {
            return members[i];
        }
    }
    return C_NONE;
}

bool date_match_is_plain(const struct date_node *node)
{
    uint8_t class = node->word_count == 1 ? node->words[0].class : C_NONE;
    bool topical =
        class == C_RESULT || class == C_GREW || class == C_DEGREES || class == C_MILLIONS;
    return node->class == C_NONE && (!node->words || topical);
}

bool date_match_node(const struct date_node *node, unsigned element, int32_t *value)
{
    if (element >= G_FIRST) {
        unsigned member = date_match_member(node, element);
        return member != C_NONE && date_match_node(node, member, value);
    }
    if (element >= K_FIRST) {
        *value = 0;
        return node->class == element;
    }
    if (element >= C_WORD_COUNT) {
        return node->class < K_FIRST && number_is(node, element, value);
    }
    if (node->class == element) {
        *value = node->value;
        return true;
    }
    return word_is(node, element, value);
}

bool date_match_is(const struct date_node *node, unsigned element)
{
    int32_t value = 0;
    return node && date_match_node(node, element, &value);
}

int32_t date_match_value_of(const struct date_node *node, unsigned element, int32_t missing)
{
    int32_t value = missing;
    return node && date_match_node(node, element, &value) ? value : missing;
}

bool date_match_in(const struct date_node *node, const uint16_t *elements)
{
    for (size_t i = 0; node && elements[i]; i++) {
        if (date_match_is(node, elements[i])) {
            return true;
        }
    }
    return false;
}

int32_t date_match_year(const struct date_node *node)
{
    if (node->digits == 4) {
        return node->value;
    }
    if (node->digits != 2) {
        return 0;
    }
    return node->value < SHORT_YEAR_PIVOT ? 2000 + node->value : 1900 + node->value;
}

/* --- roles -------------------------------------------------------------------------------- */

static bool roles_have(const struct date_roles *roles, unsigned element)
{
    return roles->bits[element / 64] >> (element % 64) & 1;
}

static void roles_add(struct date_roles *roles, unsigned element)
{
    roles->bits[element / 64] |= UINT64_C(1) << (element % 64);
}

static void roles_join(struct date_roles *roles, const struct date_roles *more)
{
    for (size_t i = 0; i < ROLE_WORDS; i++) {
        roles->bits[i] |= more->bits[i];
    }
}

static bool roles_hold(const struct date_roles *roles, const struct date_roles *needed)
{
    uint64_t missing = 0;
    for (size_t i = 0; i < ROLE_WORDS; i++) {
        missing |= needed->bits[i] & ~roles->bits[i];
    }
    return missing == 0;
}

/* Whether a node may be one of the elements that number_is knows. */
static bool is_numeric(const struct date_node *node)
{
    for (size_t i = 0; i < node->word_count; i++) {
        uint8_t class = node->words[i].class;
        if (class == C_ORDINAL || class == C_A || class == C_UNIT || class == C_UNITS) {
            return true;
        }
    }
    return node->class != C_NONE || (date_match_is_plain(node) && node->flags & NODE_CAPITAL);
}

/* Notes all that a node can be, so that a pattern asks a bit only. */
static void node_set_roles(const struct date_rules *rules, struct date_node *node)
{
    node->roles = (struct date_roles){{0}};
    if (node->class != C_NONE) {
        roles_join(&node->roles, &rules->roles[node->class]);
    }
    if (node->class >= K_FIRST) {
        return;
    }
    for (size_t i = 0; i < node->word_count; i++) {
        roles_join(&node->roles, &rules->roles[node->words[i].class]);
    }
    if (is_numeric(node)) {
        for (unsigned element = C_WORD_COUNT; element < K_FIRST; element++) {
            int32_t value = 0;
            if (number_is(node, element, &value)) {
                roles_join(&node->roles, &rules->roles[element]);
            }
        }
    }
}

/* --- matching ----------------------------------------------------------------------------- */

/* Matches the pattern from element `element` on; the node after the match, or 0. */
static size_t match_from(struct date_match *match, size_t element, size_t node)
{
    uint16_t wanted = element < PATTERN_MAX ? match->rule->pattern[element] : 0;
    if (wanted == 0) {
        return node;
    }
    const struct date_nodes *nodes = match->nodes;
    if (node < nodes->count && roles_have(&nodes->items[node].roles, wanted & ~(unsigned)OPT)) {
        match->at[element] = &nodes->items[node];
        size_t end = match_from(match, element + 1, node + 1);
        if (end > 0) {
            return end;
        }
    }
    match->at[element] = NULL;
    return wanted & OPT ? match_from(match, element + 1, node) : 0;
}

const struct date_node *date_match_at(const struct date_match *match, unsigned element, size_t nth)
{
    for (size_t i = 0; i < PATTERN_MAX && match->rule->pattern[i]; i++) {
        unsigned taken = match->rule->pattern[i] & ~(unsigned)OPT;
        if (match->at[i] && taken >= G_FIRST) {
            taken = date_match_member(match->at[i], taken);
        }
        if (match->at[i] && taken == element && nth-- == 0) {
            return match->at[i];
        }
    }
    return NULL;
}

int32_t date_match_value(const struct date_match *match, unsigned element, size_t nth,
                         int32_t missing)
{
    int32_t value = missing;
    const struct date_node *node = date_match_at(match, element, nth);
    if (node) {
        (void)date_match_node(node, element, &value);
    }
    return value;
}

const struct date_node *date_match_nth_before(const struct date_match *match, size_t nth)
{
    return match->first > nth ? &match->nodes->items[match->first - 1 - nth] : NULL;
}

const struct date_node *date_match_nth_after(const struct date_match *match, size_t nth)
{
    size_t at = match->end + nth;
    return at < match->nodes->count ? &match->nodes->items[at] : NULL;
}

const struct date_node *date_match_before(const struct date_match *match)
{
    return date_match_nth_before(match, 0);
}

const struct date_node *date_match_after(const struct date_match *match)
{
    return date_match_nth_after(match, 0);
}

const struct date_reading *date_match_reading(const struct date_match *match, size_t nth)
{
    for (size_t i = match->first; i < match->end; i++) {
        const struct date_node *node = &match->nodes->items[i];
        if (node->reading && nth-- == 0) {
            return node->reading;
        }
    }
    return NULL;
}

/* --- applying a table --------------------------------------------------------------------- */

static bool index_has(const uint16_t *list, size_t length, uint16_t rule)
{
    return length > 0 && list[length - 1] == rule;
}

/* Notes that a rule may start with `class`, or only counts it. */
static void index_class(struct date_rules *out, size_t *lengths, unsigned class, uint16_t number,
                        bool store)
{
    if (store && !index_has(out->first[class], lengths[class], number)) {
        out->first[class][lengths[class]] = number;
    }
    lengths[class]++;
}

/* The classes a rule may start with: its leading optional elements and the first fixed one. */
static void index_rule(struct date_rules *out, size_t *lengths, uint16_t number, bool store)
{
    const uint16_t *pattern = out->rules[number].pattern;
    for (size_t i = 0; i < PATTERN_MAX && pattern[i]; i++) {
        unsigned class = pattern[i] & ~(unsigned)OPT;
        const uint16_t *members = class >= G_FIRST ? groups[class - G_FIRST] : NULL;
        for (size_t j = 0; members && j < GROUP_MAX && members[j]; j++) {
            index_class(out, lengths, members[j], number, store);
        }
        if (!members) {
            index_class(out, lengths, class, number, store);
        }
        if (!(pattern[i] & OPT)) {
            return;
        }
    }
}

/* What every match of a rule holds: its elements that may not be missing. */
static struct date_roles needs_of(const struct date_rule *rule)
{
    struct date_roles needs = {{0}};
    for (size_t i = 0; i < PATTERN_MAX && rule->pattern[i]; i++) {
        if (!(rule->pattern[i] & OPT)) {
            roles_add(&needs, rule->pattern[i]);
        }
    }
    return needs;
}

static void index_roles(struct date_rules *out)
{
    for (unsigned element = 0; element < E_COUNT; element++) {
        roles_add(&out->roles[element], element);
    }
    for (unsigned group = G_FIRST; group < E_COUNT; group++) {
        const uint16_t *members = groups[group - G_FIRST];
        for (size_t i = 0; i < GROUP_MAX && members[i]; i++) {
            roles_add(&out->roles[members[i]], group);
        }
    }
}

void date_match_index(struct arena *arena, const struct date_rule *rules, size_t count,
                      struct date_rules *out)
{
    size_t lengths[E_COUNT] = {0};
    memset(out, 0, sizeof(*out));
    out->rules = rules;
    out->count = count;
    out->needs = ARENA_ARRAY(arena, struct date_roles, count);
    index_roles(out);
    for (size_t i = 0; i < count; i++) {
        index_rule(out, lengths, (uint16_t)i, false);
        out->needs[i] = needs_of(&rules[i]);
    }
    for (size_t i = 0; i < E_COUNT; i++) {
        if (lengths[i] > 0) {
            out->first[i] = ARENA_ARRAY(arena, uint16_t, lengths[i] + 1);
            memset(out->first[i], 0xFF, (lengths[i] + 1) * sizeof(uint16_t));
        }
        lengths[i] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        index_rule(out, lengths, (uint16_t)i, true);
    }
}

static bool complete(struct arena *arena, const struct date_match *match,
                     struct date_reading *reading)
{
    *reading = date_fill_reading(match);
    const struct date_rule *rule = match->rule;
    return !rule->action || rule->action(arena, match, rule->arg, reading);
}

struct best {
    size_t end;
    uint16_t rule;
    struct date_reading reading;
};

static void try_rules(struct arena *arena, const struct date_rules *rules,
                      const struct date_roles *there, const struct date_nodes *nodes, size_t at,
                      unsigned class, struct best *best)
{
    for (const uint16_t *number = rules->first[class]; number && *number != UINT16_MAX; number++) {
        if (!roles_hold(there, &rules->needs[*number])) {
            continue;
        }
        struct date_match match = {.rule = &rules->rules[*number], .nodes = nodes, .first = at};
        match.end = match_from(&match, 0, at);
        while (match.end > at + 1 && date_match_is(&nodes->items[match.end - 1], C_COMMA)) {
            match.end--; /* before a year that is not there */
        }
        bool longer = match.end > best->end ||
                      (match.end == best->end && match.end > at && *number < best->rule);
        struct date_reading reading;
        if (match.end > at && longer && complete(arena, &match, &reading)) {
            best->end = match.end;
            best->rule = *number;
            best->reading = reading;
        }
    }
}

/* The best match at one node, by all that the node can be; `there` is what the sentence holds. */
static struct best match_at(struct arena *arena, const struct date_rules *rules,
                            const struct date_roles *there, const struct date_nodes *nodes,
                            size_t at)
{
    struct best best = {.end = at, .rule = UINT16_MAX};
    const struct date_roles *roles = &nodes->items[at].roles;
    for (size_t i = 0; i < ROLE_WORDS; i++) {
        for (uint64_t rest = roles->bits[i]; rest; rest &= rest - 1) {
            unsigned element = (unsigned)(i * 64) + (unsigned)__builtin_ctzll(rest);
            if (element < G_FIRST && rules->first[element]) {
                try_rules(arena, rules, there, nodes, at, element, &best);
            }
        }
    }
    return best;
}

static struct date_node node_of(struct arena *arena, const struct date_nodes *nodes, size_t at,
                                const struct best *best)
{
    const struct date_node *last = &nodes->items[best->end - 1];
    struct date_node node = nodes->items[at];
    node.last_token = last->last_token;
    node.end = last->end;
    node.words = NULL;
    node.word_count = 0;
    node.class = best->reading.kind;
    node.reading = ARENA_NEW(arena, struct date_reading);
    *node.reading = best->reading;
    return node;
}

bool date_match_apply(struct arena *arena, const struct date_rules *rules, struct date_nodes *nodes)
{
    bool changed = false;
    size_t out = 0;
    struct date_roles there = {{0}};
    struct date_node *result = ARENA_ARRAY(arena, struct date_node, nodes->count + 1);
    for (size_t at = 0; at < nodes->count; at++) {
        node_set_roles(rules, &nodes->items[at]);
        roles_join(&there, &nodes->items[at].roles);
    }
    for (size_t at = 0; at < nodes->count;) {
        struct best best = match_at(arena, rules, &there, nodes, at);
        if (best.end > at) {
            changed = true;
            result[out++] = node_of(arena, nodes, at, &best);
            at = best.end;
        } else {
            result[out++] = nodes->items[at++];
        }
    }
    memcpy(nodes->items, result, out * sizeof(*result));
    nodes->count = out;
    return changed;
}
