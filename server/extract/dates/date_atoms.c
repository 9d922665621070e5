/* From tokens to the atoms of the date grammar. A plain word is one look-up of its normal form; a
 * token with digits, dashes or slashes in it ("Oct.27-29", "10am", "mid-2011", "30/10/2014") is cut
 * into runs of digits, letters and single signs. Numbers in words are then added up. It does not
 * know which numbers are dates. */
#include "date_atoms.h"

#include <string.h>

#include "text/tagset.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct date_node *node_add(struct arena *arena, struct date_nodes *nodes)
{
    nodes->items =
        arena_grow(arena, nodes->items, nodes->count, &nodes->capacity, sizeof(nodes->items[0]));
    struct date_node *node = &nodes->items[nodes->count++];
    memset(node, 0, sizeof(*node));
    return node;
}

/* Looks a word up in lower case, without its final full stop when it is unknown with it. */
static void node_set_word(const struct date_word_index *index, struct date_node *node,
                          struct span text)
{
    char lower[DATE_WORD_MAX];
    if (text.len == 0 || text.len > DATE_WORD_MAX) {
        return;
    }
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    size_t count = 0;
    node->words = date_words_find(index, (struct span){lower, text.len}, &count);
    if (!node->words && lower[text.len - 1] == '.') {
        node->words = date_words_find(index, (struct span){lower, text.len - 1}, &count);
    }
    node->word_count = (uint8_t)count;
}

/* How many bytes a dash or apostrophe outside ASCII takes, and the sign it stands for. */
static size_t sign_length(struct span rest, const char **sign)
{
    if (rest.len >= 3 && (unsigned char)rest.ptr[0] == 0xE2) {
        unsigned char second = (unsigned char)rest.ptr[1];
        unsigned char third = (unsigned char)rest.ptr[2];
        if ((second == 0x80 && third >= 0x90 && third <= 0x95) ||
            (second == 0x88 && third == 0x92)) {
            *sign = "-";
            return 3;
        }
        if (second == 0x80 && (third == 0x98 || third == 0x99)) {
            *sign = "'";
            return 3;
        }
    }
    size_t length = 1;
    while (length < rest.len && ((unsigned char)rest.ptr[length] & 0xC0) == 0x80) {
        length++;
    }
    return length;
}

/* The length of what is nothing but an apostrophe, of either form, and "s"; 0 for all else. */
static size_t possessive_length(struct span rest)
{
    const char *sign = NULL;
    size_t length = rest.len == 2 && rest.ptr[0] == '\'' ? 1 : 0;
    if (rest.len == 4 && sign_length(rest, &sign) == 3 && sign && sign[0] == '\'') {
        length = 3;
    }
    return length && (rest.ptr[length] | 32) == 's' ? length + 1 : 0;
}

/* Digits, thousands separators and a fraction; "30.10.2014" keeps its dots apart. */
static size_t read_digits(struct date_node *node, struct span text)
{
    size_t i = 0;
    int64_t value = 0;
    while (i < text.len && is_digit(text.ptr[i])) {
        value = value < 100000000 ? value * 10 + (text.ptr[i] - '0') : 999999999;
        i++;
    }
    node->digits = (uint8_t)(i < 20 ? i : 20);
    while (i + 3 < text.len && text.ptr[i] == ',' && is_digit(text.ptr[i + 1]) &&
           is_digit(text.ptr[i + 2]) && is_digit(text.ptr[i + 3]) &&
           (i + 4 == text.len || !is_digit(text.ptr[i + 4]))) {
        int32_t group =
            (text.ptr[i + 1] - '0') * 100 + (text.ptr[i + 2] - '0') * 10 + (text.ptr[i + 3] - '0');
        value = value < 1000000 ? value * 1000 + group : 999999999;
        node->flags |= NODE_GROUPED;
        i += 4;
    }
    node->class = C_INTEGER;
    node->value = (int32_t)value;
    if (i + 1 < text.len && text.ptr[i] == '.' && is_digit(text.ptr[i + 1])) {
        size_t end = i + 1;
        int32_t fraction = 0;
        int32_t place = 100;
        while (end < text.len && is_digit(text.ptr[end])) {
            fraction += place * (text.ptr[end] - '0');
            place /= 10;
            end++;
        }
        bool dotted_date = (end < text.len && text.ptr[end] == '.' && end + 1 < text.len) ||
                           (end - i == 5 && i <= 2 && end == text.len);
        if (!dotted_date && !(end == text.len && i >= 4)) {
            node->class = C_DECIMAL;
            node->thousandths = fraction;
            return end;
        }
    }
    return i;
}

/* The ending that makes digits an ordinal or a decade; its length, 0 without one. */
static size_t read_ending(struct date_node *node, struct span rest)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"};
    size_t letters = 0;
    while (letters < rest.len && is_letter(rest.ptr[letters])) {
        letters++;
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (letters == 2 && memcmp(rest.ptr, endings[i], 2) == 0) {
            node->class = C_ORDINAL_DIGITS;
            return 2;
        }
    }
    bool round = node->value % 10 == 0 && (node->digits == 2 || node->digits == 4);
    if (round && letters == 1 && rest.ptr[0] == 's') {
        node->class = C_DECADE_DIGITS;
        return 1;
    }
    size_t possessive = round ? possessive_length(rest) : 0;
    if (possessive > 0) {
        node->class = C_DECADE_DIGITS;
        return possessive;
    }
    return 0;
}

/* Letters, with dots between them ("a.m.") or one at the end of a known abbreviation. */
static size_t read_letters(const struct date_word_index *index, struct date_node *node,
                           struct span text)
{
    size_t i = 0;
    bool dotted = false;
    while (i < text.len) {
        if (is_letter(text.ptr[i])) {
            i++;
        } else if (text.ptr[i] == '.' && i > 0 && i + 1 < text.len && is_letter(text.ptr[i + 1])) {
            dotted = true;
            i++;
        } else {
            break;
        }
    }
    if (i < text.len && text.ptr[i] == '.') {
        node_set_word(index, node, span_slice(text, 0, i + 1));
        if (dotted || node->words) {
            return i + 1;
        }
    }
    node_set_word(index, node, span_slice(text, 0, i));
    return i;
}

/* "Q3", "H1" (11), "FY2014", "FY14": letters that belong to the digits after them. */
static size_t read_numeral(struct date_node *node, struct span text)
{
    if (text.len >= 2 && (text.ptr[0] == 'Q' || text.ptr[0] == 'q') && text.ptr[1] >= '1' &&
        text.ptr[1] <= '4' && text.len == 2) {
        node->class = C_NUMERAL_Q;
        node->value = text.ptr[1] - '0';
        return 2;
    }
    if (text.len == 2 && text.ptr[0] == 'H' && (text.ptr[1] == '1' || text.ptr[1] == '2')) {
        node->class = C_NUMERAL_Q;
        node->value = 10 + text.ptr[1] - '0';
        return 2;
    }
    if (text.len >= 4 && (text.ptr[0] | 32) == 'f' && (text.ptr[1] | 32) == 'y') {
        size_t used = read_digits(node, span_slice(text, 2, text.len));
        if (node->class == C_INTEGER && (node->digits == 2 || node->digits == 4)) {
            node->class = C_NUMERAL_FY;
            return used + 2;
        }
        node->class = C_NONE;
    }
    return 0;
}

static size_t read_piece(const struct date_word_index *index, struct date_node *node,
                         struct span rest)
{
    if (is_digit(rest.ptr[0])) {
        size_t used = read_digits(node, rest);
        if (node->class == C_INTEGER) {
            used += read_ending(node, span_slice(rest, used, rest.len));
        }
        return used;
    }
    if (is_letter(rest.ptr[0])) {
        size_t used = read_numeral(node, rest);
        return used ? used : read_letters(index, node, rest);
    }
    size_t possessive = possessive_length(rest);
    if (possessive > 0) {
        node_set_word(index, node, SPAN("'s"));
        return possessive;
    }
    const char *sign = NULL;
    size_t length = sign_length(rest, &sign);
    node_set_word(index, node, sign ? span_of(sign) : span_slice(rest, 0, length));
    return length;
}

/* Whether a word is a plural noun: by its tag, before tagging by its ending. */
static bool is_plural(const struct token *token)
{
    if (token->xpos != XPOS_NONE) {
        return token->xpos == XPOS_NNS;
    }
    struct span word = token->norm;
    return (span_ends_with(word, SPAN("s")) && word.len > 3 && !span_ends_with(word, SPAN("ss"))) ||
           span_ends_with(word, SPAN("children")) || span_ends_with(word, SPAN("men"));
}

static uint8_t node_flags(const struct token *token)
{
    unsigned flags = 0;
    flags |= token->flags & TOKEN_SPACE_BEFORE ? NODE_SPACE : 0;
    flags |= token->flags & TOKEN_CAPITAL ? NODE_CAPITAL : 0;
    flags |= token->flags & TOKEN_ALL_CAPS ? NODE_CAPS : 0;
    flags |= is_plural(token) ? NODE_PLURAL : 0;
    return (uint8_t)flags;
}

/* A token that is cut into pieces. */
static void add_pieces(struct arena *arena, struct date_nodes *nodes, const struct token *token,
                       uint32_t index)
{
    size_t at = 0;
    while (at < token->text.len) {
        struct date_node *node = node_add(arena, nodes);
        bool upper = token->text.ptr[at] >= 'A' && token->text.ptr[at] <= 'Z';
        node->flags = at == 0 ? node_flags(token) : upper ? NODE_CAPITAL : 0;
        node->first_token = index;
        node->last_token = index;
        node->start = token->at.byte_start + (uint32_t)at;
        at += read_piece(nodes->index, node, span_slice(token->text, at, token->text.len));
        node->end = token->at.byte_start + (uint32_t)at;
    }
}

/* Addresses and numbers of things hold no dates that the text speaks of. */
static bool is_address(struct span text)
{
    return memchr(text.ptr, '@', text.len) != NULL || span_find(text, SPAN("//"), 0) != SIZE_MAX ||
           span_starts_with(text, SPAN("www."));
}

static bool needs_cutting(const struct token *token)
{
    if (is_address(token->text)) {
        return false;
    }
    for (size_t i = 0; i < token->text.len; i++) {
        char c = token->text.ptr[i];
        if (!is_letter(c) && c != '.') {
            return true;
        }
    }
    return false;
}

/* "said that Sunday's vote": it opens a clause and points at no Sunday. */
static bool is_conjunction(const struct token *token, uint32_t index)
{
    return token->xpos == XPOS_IN && span_is(token->norm, "that") && index > 0 &&
           !(token[-1].flags & TOKEN_PUNCT);
}

static void add_token(struct arena *arena, struct date_nodes *nodes, const struct token *token,
                      uint32_t index)
{
    size_t count = 0;
    const struct date_word *words = date_words_find(nodes->index, token->norm, &count);
    if (!words && needs_cutting(token)) {
        add_pieces(arena, nodes, token, index);
        return;
    }
    struct date_node *node = node_add(arena, nodes);
    node->flags = node_flags(token);
    node->first_token = index;
    node->last_token = index;
    node->start = token->at.byte_start;
    node->end = token->at.byte_end;
    if (is_conjunction(token, index)) {
        return;
    }
    node->words = words;
    node->word_count = (uint8_t)count;
    if (!words) {
        node_set_word(nodes->index, node, token->norm);
    }
}

/* --- numbers in words --------------------------------------------------------------------- */

static bool node_is(const struct date_node *node, uint8_t class, int32_t *value)
{
    for (size_t i = 0; i < node->word_count; i++) {
        if (node->words[i].class == class) {
            *value = node->words[i].value;
            return true;
        }
    }
    return false;
}

struct sum {
    int32_t total;
    int32_t current;
    size_t parts;
};

/* Adds one more number word; false when it cannot continue the number ("five six"). */
static bool sum_add(struct sum *sum, int32_t value, bool scale)
{
    if (scale) {
        sum->current = sum->current ? sum->current : 1;
        if (sum->current > 1000 || (value == 1000 && sum->current >= 1000)) {
            return false;
        }
        if (value == 1000) {
            sum->total += sum->current * 1000;
            sum->current = 0;
        } else {
            sum->current *= 100;
        }
    } else if (sum->parts == 0 || sum->current % 100 == 0 || sum->current == 0) {
        sum->current += value;
    } else if (sum->current % 10 == 0 && sum->current % 100 >= 20 && value < 10 && value > 0) {
        sum->current += value;
    } else if (sum->total == 0 && sum->current >= 10 && sum->current <= 20 && value >= 10) {
        sum->current = sum->current * 100 + value;
    } else {
        return false;
    }
    sum->parts++;
    return true;
}

/* The number in words that starts at `from`: its value and how many nodes it takes (0 for none). */
static size_t sum_words(const struct date_nodes *nodes, size_t from, struct sum *sum)
{
    size_t used = 0;
    size_t at = from;
    int32_t one = 0;
    if (from + 1 < nodes->count && node_is(&nodes->items[from], C_A, &one) &&
        node_is(&nodes->items[from + 1], C_SCALE, &one)) {
        sum->current = 1;
        sum->parts = 1;
        at++;
    }
    while (at < nodes->count) {
        int32_t value = 0;
        int32_t ignored = 0;
        const struct date_node *node = &nodes->items[at];
        bool scale = node_is(node, C_SCALE, &value);
        if (scale || node_is(node, C_NUMBER, &value)) {
            if ((scale && sum->parts == 0) || !sum_add(sum, value, scale)) {
                break;
            }
            at++;
            used = at - from;
            continue;
        }
        bool dash = node_is(node, C_DASH, &ignored) && !(node->flags & NODE_SPACE);
        bool and = node_is(node, C_AND, &ignored) && sum->current % 100 == 0;
        bool last = used == 0 || at + 1 >= nodes->count;
        bool number = !last && node_is(&nodes->items[at + 1], C_NUMBER, &ignored);
        bool hundred = !last && dash && node_is(&nodes->items[at + 1], C_SCALE, &ignored);
        if (last || !(((dash || and) && number) || hundred)) {
            break;
        }
        at++;
    }
    return used;
}

/* "twenty" "first", "thirty-" "first": the ordinal that ends a number in words. */
static bool sum_ordinal(const struct date_nodes *nodes, size_t at, struct sum *sum, size_t *used)
{
    int32_t value = 0;
    size_t next = at;
    if (next + 1 < nodes->count && node_is(&nodes->items[next], C_DASH, &value)) {
        next++;
    }
    if (next < nodes->count && node_is(&nodes->items[next], C_ORDINAL, &value) && value >= 1 &&
        value <= 9 && sum->current >= 20 && sum->current < 100 && sum->current % 10 == 0) {
        sum->current += value;
        *used = next + 1;
        return true;
    }
    return false;
}

/* "two-and-a-half": the nodes of "-and-a-half", 0 where they are not. */
static size_t dashed_half(const struct date_nodes *nodes, size_t at)
{
    static const uint8_t classes[] = {C_DASH, C_AND, C_DASH, C_A, C_DASH, C_HALF};
    int32_t ignored = 0;
    for (size_t i = 0; i < sizeof(classes); i++) {
        if (at + i >= nodes->count || !node_is(&nodes->items[at + i], classes[i], &ignored)) {
            return 0;
        }
    }
    return sizeof(classes);
}

/* "two and a half", "2 1/2": how many nodes the half after a number takes. */
static size_t half_after(const struct date_nodes *nodes, size_t at)
{
    int32_t ignored = 0;
    size_t dashed = dashed_half(nodes, at);
    if (dashed > 0) {
        return dashed;
    }
    bool half = at + 2 < nodes->count && node_is(&nodes->items[at], C_AND, &ignored) &&
                node_is(&nodes->items[at + 1], C_A, &ignored) &&
                node_is(&nodes->items[at + 2], C_HALF, &ignored);
    if (half) {
        return 3;
    }
    bool short_half = at + 2 < nodes->count && node_is(&nodes->items[at], C_AND, &ignored) &&
                      node_is(&nodes->items[at + 1], C_HALF, &ignored) &&
                      (node_is(&nodes->items[at + 2], C_UNIT, &ignored) ||
                       node_is(&nodes->items[at + 2], C_UNITS, &ignored));
    if (short_half) {
        return 2; /* "one and half hour" */
    }
    bool fraction = at + 2 < nodes->count && nodes->items[at].flags & NODE_SPACE &&
                    nodes->items[at].value == 1 && nodes->items[at + 2].value == 2 &&
                    node_is(&nodes->items[at + 1], C_SLASH, &ignored) &&
                    nodes->items[at].end == nodes->items[at + 1].start;
    return fraction ? 3 : 0;
}

static void merge_numbers(struct date_nodes *nodes)
{
    size_t out = 0;
    for (size_t at = 0; at < nodes->count;) {
        struct sum sum = {0};
        struct date_node node = nodes->items[at];
        size_t used = sum_words(nodes, at, &sum);
        if (used > 0) {
            size_t end = at + used;
            bool ordinal = sum_ordinal(nodes, end, &sum, &end);
            node.class = ordinal ? C_ORDINAL_DIGITS : C_INTEGER;
            node.value = sum.total + sum.current;
            node.flags |= NODE_SPELLED;
            node.digits = 0;
            node.words = NULL;
            node.word_count = 0;
            used = end - at;
        }
        used = used > 0 ? used : 1;
        size_t half = node.class == C_INTEGER ? half_after(nodes, at + used) : 0;
        if (half > 0) {
            node.class = C_DECIMAL;
            node.thousandths = 500;
            used += half;
        }
        node.end = nodes->items[at + used - 1].end;
        node.last_token = nodes->items[at + used - 1].last_token;
        nodes->items[out++] = node;
        at += used;
    }
    nodes->count = out;
}

static bool is_telling(const struct date_node *node)
{
    if (node->class != C_NONE) {
        return date_words_is_telling(node->class);
    }
    for (size_t i = 0; i < node->word_count; i++) {
        if (date_words_is_telling(node->words[i].class)) {
            return true;
        }
    }
    return false;
}

bool date_atoms_read(struct arena *arena, const struct document *document,
                     const struct sentence *sentence, struct date_nodes *nodes)
{
    nodes->count = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t index = sentence->first_token + i;
        add_token(arena, nodes, &document->tokens[index], index);
    }
    bool telling = false;
    for (size_t i = 0; i < nodes->count && !telling; i++) {
        int32_t value = 0;
        const struct date_node *node = &nodes->items[i];
        telling = is_telling(node) || node_is(node, C_NUMBER, &value);
    }
    if (telling) {
        merge_numbers(nodes);
    }
    return telling;
}
