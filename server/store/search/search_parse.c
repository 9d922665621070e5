/* A recursive descent over the bytes of the query. What has no meaning as an operator is a word: a
 * lone hyphen, an OR at an end, an unknown field, an empty bracket. A word that folds to several
 * ("Jong-un") is a phrase, stemmed; a date of the calendar stands for "date:". */

#include "search_parse.h"

#include "base/utf8.h"
#include "words.h"

enum { NEAR_DISTANCE = 10, NEAR_DISTANCE_MAX = 1000 };

static const char *const field_names[SEARCH_FIELD_COUNT] = {
    [SEARCH_TITLE] = "title",   [SEARCH_BODY] = "body",   [SEARCH_PERSON] = "person",
    [SEARCH_ORG] = "org",       [SEARCH_PLACE] = "place", [SEARCH_SOURCE] = "source",
    [SEARCH_AUTHOR] = "author", [SEARCH_TYPE] = "type",   [SEARCH_DATE] = "date"};

const char *search_field_name(enum search_field field)
{
    return field_names[field];
}

/* Articles, prepositions, pronouns, auxiliaries, conjunctions and question words, sorted. */
static const char *const stop_words[] = {
    "a",     "about", "after", "all",   "also",  "am",    "an",   "and",    "any",   "are",
    "as",    "at",    "be",    "been",  "being", "but",   "by",   "can",    "could", "did",
    "do",    "does",  "for",   "from",  "had",   "has",   "have", "he",     "her",   "hers",
    "him",   "his",   "how",   "i",     "if",    "in",    "into", "is",     "it",    "its",
    "let",   "many",  "may",   "me",    "might", "much",  "must", "my",     "no",    "not",
    "of",    "on",    "or",    "our",   "over",  "shall", "she",  "should", "so",    "some",
    "such",  "than",  "that",  "the",   "their", "them",  "then", "there",  "these", "they",
    "this",  "those", "to",    "under", "us",    "was",   "we",   "were",   "what",  "when",
    "where", "which", "while", "who",   "whom",  "whose", "why",  "will",   "with",  "would",
    "you",   "your"};

bool search_is_stop_word(struct span word)
{
    size_t low = 0, high = sizeof stop_words / sizeof *stop_words;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = span_compare(word, span_of(stop_words[middle]));
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return false;
}

bool search_parse_dates(struct span value, struct period *out)
{
    size_t dots = span_find(value, SPAN(".."), 0);
    if (dots == SIZE_MAX) {
        return period_parse(value, out) == STATUS_OK;
    }
    struct span from = span_slice(value, 0, dots), to = span_slice(value, dots + 2, value.len);
    struct period first = PERIOD_UNKNOWN, last = PERIOD_UNKNOWN;
    if ((from.len > 0 && period_parse(from, &first) != STATUS_OK) ||
        (to.len > 0 && period_parse(to, &last) != STATUS_OK) || from.len + to.len == 0) {
        return false;
    }
    *out = (struct period){first.earliest, last.latest, PRECISION_RANGE};
    return first.earliest == DAY_NONE || last.latest == DAY_NONE || first.earliest <= last.latest;
}

struct parser {
    struct arena *arena;
    struct span text;
    size_t at;
    unsigned depth;
    unsigned passed_over; /* open brackets that are too deep */
    unsigned terms;
    size_t error; /* byte offset of what is unbalanced; SIZE_MAX: nothing */
};

static struct node *parse_or(struct parser *parser);

static struct node *node_new(struct parser *parser, enum node_kind kind, size_t start)
{
    struct node *node = ARENA_NEW(parser->arena, struct node);
    node->kind = kind;
    node->typed = span_slice(parser->text, start, parser->at);
    return node;
}

/* The first error counts; it ends the parse. */
static struct node *fail_at(struct parser *parser, size_t at)
{
    if (parser->error == SIZE_MAX) {
        parser->error = at;
    }
    parser->at = parser->text.len;
    return NULL;
}

static bool at_end(const struct parser *parser)
{
    return parser->at >= parser->text.len;
}

static char peek(const struct parser *parser)
{
    return at_end(parser) ? '\0' : parser->text.ptr[parser->at];
}

/* Length of the white space at the parser's place, Unicode's included. */
static void skip_space(struct parser *parser)
{
    while (!at_end(parser)) {
        uint32_t code;
        size_t len = utf8_decode(parser->text, parser->at, &code);
        if (!utf8_is_space(code) && code != 0) {
            return;
        }
        parser->at += len;
    }
}

static bool ends_word(const struct parser *parser, size_t at)
{
    if (at >= parser->text.len) {
        return true;
    }
    char c = parser->text.ptr[at];
    if (c == '(' || c == ')' || c == '"') {
        return true;
    }
    uint32_t code;
    utf8_decode(parser->text, at, &code);
    return utf8_is_space(code) || code == 0;
}

static void fold_words(struct parser *parser, struct span text, struct node *node)
{
    struct word_reader reader = word_reader_start(text, parser->arena);
    struct word word;
    size_t capacity = 0;
    while (parser->terms < SEARCH_TERMS_MAX && words_next(&reader, &word)) {
        node->words = arena_grow(parser->arena, node->words, node->word_count, &capacity,
                                 sizeof *node->words);
        node->words[node->word_count++] = arena_copy(parser->arena, word.folded);
        parser->terms++;
    }
}

static bool is_capitals(struct span text)
{
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t code;
        at += utf8_decode(text, at, &code);
        if (utf8_is_lower(code)) {
            return false;
        }
        letters += utf8_is_upper(code);
    }
    return letters >= 2;
}

/* Whether a word is a month or day as calendars write it, or a range of these: what the digits of
 * "2014-10-21" mean, not what they say. */
static bool is_calendar(struct span typed)
{
    struct period period;
    size_t digits = 0;
    for (size_t i = 0; i < typed.len; i++) {
        digits += typed.ptr[i] >= '0' && typed.ptr[i] <= '9';
    }
    return typed.len >= 7 && digits >= 6 && typed.ptr[4] == '-' &&
           search_parse_dates(typed, &period);
}

/* A word as it stands between `start` and the parser's place; NULL when nothing of it is left. */
static struct node *word_node(struct parser *parser, size_t start)
{
    struct span typed = span_slice(parser->text, start, parser->at);
    bool prefix = typed.len > 1 && span_ends_with(typed, SPAN("*"));
    struct node *node = node_new(parser, prefix ? NODE_PREFIX : NODE_WORD, start);
    fold_words(parser, typed, node);
    node->capitals = is_capitals(typed);
    if (node->word_count == 0) {
        return NULL;
    }
    if (!prefix && is_calendar(typed)) {
        node->kind = NODE_FIELD;
        node->field = SEARCH_DATE;
        node->value = typed;
    } else if (!prefix && node->word_count > 1) {
        node->kind = NODE_PHRASE;
    }
    return node;
}

void search_spread_words(struct arena *arena, struct node *node)
{
    struct word_reader reader = word_reader_start(node->value, arena);
    struct node **end = &node->first;
    struct word typed;
    node->kind = node->word_count > 1 ? NODE_AND : NODE_WORD;
    for (size_t i = 0; node->kind == NODE_AND && i < node->word_count; i++) {
        struct node *word = ARENA_NEW(arena, struct node);
        bool more = words_next(&reader, &typed);
        word->kind = NODE_WORD;
        word->typed = more ? span_slice(node->value, typed.start, typed.end) : node->typed;
        word->capitals = is_capitals(word->typed);
        word->words = &node->words[i];
        word->word_count = 1;
        *end = word;
        end = &word->next;
    }
    node->word_count = node->kind == NODE_AND ? 0 : node->word_count;
    node->value = (struct span){0};
}

static struct node *parse_part(struct parser *parser)
{
    size_t start = parser->at;
    while (!ends_word(parser, parser->at) && (peek(parser) != ':' || parser->at == start)) {
        uint32_t code;
        parser->at += utf8_decode(parser->text, parser->at, &code);
    }
    return word_node(parser, start);
}

static struct node *joined(struct parser *parser, enum node_kind kind, struct node *first,
                           size_t start);

/* What stands around a colon that follows no known field is so many words. */
static struct node *parse_word(struct parser *parser)
{
    size_t start = parser->at;
    struct node *first = NULL, **end = &first;
    while (!ends_word(parser, parser->at)) {
        struct node *node = parse_part(parser);
        if (node) {
            *end = node;
            end = &node->next;
        }
    }
    return joined(parser, NODE_AND, first, start);
}

static struct node *parse_phrase(struct parser *parser)
{
    size_t start = parser->at;
    size_t end = span_find(parser->text, SPAN("\""), start + 1);
    if (end == SIZE_MAX) {
        return fail_at(parser, start);
    }
    parser->at = end + 1;
    struct node *node = node_new(parser, NODE_PHRASE, start);
    node->exact = true;
    fold_words(parser, span_slice(parser->text, start + 1, end), node);
    return node->word_count > 0 ? node : NULL;
}

static struct node *parse_group(struct parser *parser)
{
    size_t start = parser->at++;
    if (parser->depth >= SEARCH_DEPTH_MAX) {
        parser->passed_over++;
        return NULL;
    }
    parser->depth++;
    struct node *node = parse_or(parser);
    parser->depth--;
    if (peek(parser) != ')') {
        return fail_at(parser, start);
    }
    parser->at++;
    return node;
}

static unsigned read_distance(struct span text)
{
    unsigned distance = 0;
    struct span digits = span_trim(text);
    for (size_t i = 0; i < digits.len && digits.ptr[i] >= '0' && digits.ptr[i] <= '9'; i++) {
        distance = distance * 10 + (unsigned)(digits.ptr[i] - '0');
        if (distance > NEAR_DISTANCE_MAX) {
            return NEAR_DISTANCE_MAX;
        }
    }
    return distance > 0 ? distance : NEAR_DISTANCE;
}

static bool at_near(const struct parser *parser)
{
    struct span rest = span_slice(parser->text, parser->at, parser->text.len);
    return span_starts_with(rest, SPAN("NEAR("));
}

/* NEAR(a b, 5): what stands behind the last comma is the distance when it is a number. */
static struct node *parse_near(struct parser *parser)
{
    size_t open = parser->at + 4;
    size_t close = span_find(parser->text, SPAN(")"), open);
    if (close == SIZE_MAX) {
        return fail_at(parser, open);
    }
    size_t start = parser->at;
    parser->at = close + 1;
    struct node *node = node_new(parser, NODE_NEAR, start);
    struct span inside = span_slice(parser->text, open + 1, close);
    size_t comma = inside.len;
    while (comma > 0 && inside.ptr[comma - 1] != ',') {
        comma--;
    }
    bool counted = comma > 0;
    node->distance = counted ? read_distance(span_slice(inside, comma, inside.len)) : NEAR_DISTANCE;
    fold_words(parser, span_slice(inside, 0, counted ? comma - 1 : inside.len), node);
    if (node->word_count == 1) {
        node->kind = NODE_WORD;
    }
    return node->word_count > 0 ? node : NULL;
}

/* The known field that stands at the parser's place with its colon; its length or 0. */
static size_t at_field(const struct parser *parser, enum search_field *field)
{
    struct span rest = span_slice(parser->text, parser->at, parser->text.len);
    for (int i = 0; i < SEARCH_FIELD_COUNT; i++) {
        struct span name = span_of(field_names[i]);
        if (rest.len > name.len + 1 && rest.ptr[name.len] == ':' &&
            span_equal_nocase(span_slice(rest, 0, name.len), name) &&
            (rest.ptr[name.len + 1] == '(' || rest.ptr[name.len + 1] == '"' ||
             !ends_word(parser, parser->at + name.len + 1))) {
            *field = (enum search_field)i;
            return name.len + 1;
        }
    }
    return 0;
}

/* The words of a value beyond the text are kept, too, for the case that no such thing exists. */
static struct node *parse_value(struct parser *parser, enum search_field field, size_t start)
{
    size_t from = parser->at, to;
    bool quoted = peek(parser) == '"';
    if (quoted) {
        size_t end = span_find(parser->text, SPAN("\""), from + 1);
        if (end == SIZE_MAX) {
            return fail_at(parser, from);
        }
        parser->at = end + 1;
        from++;
        to = end;
    } else {
        while (!ends_word(parser, parser->at)) {
            parser->at++;
        }
        to = parser->at;
    }
    struct node *node = node_new(parser, NODE_FIELD, start);
    node->field = field;
    node->value = span_trim(span_slice(parser->text, from, to));
    fold_words(parser, node->value, node);
    return node->word_count > 0 ? node : NULL;
}

static struct node *parse_primary(struct parser *parser);

static struct node *parse_field(struct parser *parser, enum search_field field, size_t start)
{
    if (field >= SEARCH_PERSON && peek(parser) != '(') {
        return parse_value(parser, field, start);
    }
    struct node *child = parse_primary(parser);
    if (child == NULL || field >= SEARCH_PERSON) {
        return child;
    }
    struct node *node = node_new(parser, NODE_FIELD, start);
    node->field = field;
    node->first = child;
    return node;
}

static struct node *parse_primary(struct parser *parser)
{
    enum search_field field;
    size_t start = parser->at;
    size_t skip = at_field(parser, &field);
    if (skip > 0) {
        parser->at += skip;
        return parse_field(parser, field, start);
    }
    if (at_near(parser)) {
        return parse_near(parser);
    }
    if (peek(parser) == '(') {
        return parse_group(parser);
    }
    return peek(parser) == '"' ? parse_phrase(parser) : parse_word(parser);
}

static struct node *negation(struct parser *parser, struct node *child, size_t start)
{
    if (child == NULL || child->kind == NODE_NOT) {
        return child;
    }
    struct node *node = node_new(parser, NODE_NOT, start);
    node->first = child;
    return node;
}

static struct node *parse_unary(struct parser *parser)
{
    size_t start = parser->at;
    bool negated = peek(parser) == '-' && (parser->at + 1 < parser->text.len) &&
                   (parser->text.ptr[parser->at + 1] == '(' ||
                    parser->text.ptr[parser->at + 1] == '"' || !ends_word(parser, parser->at + 1));
    if (!negated) {
        return parse_primary(parser);
    }
    parser->at++;
    return negation(parser, parse_primary(parser), start);
}

/* One node for the list that begins at `first`. */
static struct node *joined(struct parser *parser, enum node_kind kind, struct node *first,
                           size_t start)
{
    if (first == NULL || first->next == NULL) {
        return first;
    }
    struct node *node = node_new(parser, kind, start);
    node->first = first;
    return node;
}

/* Whether a word in capitals stands here as an operator. */
static bool at_operator(const struct parser *parser, struct span word)
{
    struct span rest = span_slice(parser->text, parser->at, parser->text.len);
    return span_starts_with(rest, word) && ends_word(parser, parser->at + word.len);
}

static bool at_or(const struct parser *parser)
{
    return at_operator(parser, SPAN("OR"));
}

/* Passes over AND, which says nothing new, and over a NOT behind something; returns whether it was
 * a NOT. */
static bool skip_operators(struct parser *parser, bool behind_something)
{
    bool negated = false;
    for (skip_space(parser);; skip_space(parser)) {
        if (at_operator(parser, SPAN("AND"))) {
            parser->at += 3;
        } else if (behind_something && at_operator(parser, SPAN("NOT"))) {
            parser->at += 3;
            negated = true;
        } else {
            return negated;
        }
    }
}

/* A bracket that closes one that was too deep is passed over. */
static bool pass_over_bracket(struct parser *parser)
{
    if (peek(parser) != ')' || parser->passed_over == 0) {
        return false;
    }
    parser->passed_over--;
    parser->at++;
    return true;
}

static struct node *parse_and(struct parser *parser)
{
    struct node *first = NULL, **end = &first;
    size_t start = parser->at;
    for (;;) {
        bool negated = skip_operators(parser, first != NULL);
        if (pass_over_bracket(parser)) {
            continue;
        }
        if (at_end(parser) || peek(parser) == ')' || at_or(parser)) {
            break;
        }
        size_t at = parser->at;
        struct node *node = parse_unary(parser);
        node = negated ? negation(parser, node, at) : node;
        if (node) {
            *end = node;
            end = &node->next;
        }
    }
    return joined(parser, NODE_AND, first, start);
}

static struct node *parse_or(struct parser *parser)
{
    struct node *first = NULL, **end = &first;
    size_t start = parser->at;
    while (parser->error == SIZE_MAX) {
        struct node *node = parse_and(parser);
        if (node) {
            *end = node;
            end = &node->next;
        }
        if (!at_or(parser)) {
            break;
        }
        parser->at += 2;
    }
    return joined(parser, NODE_OR, first, start);
}

enum status search_parse(struct arena *arena, struct span text, struct node **out,
                         uint32_t *position)
{
    struct parser parser = {.arena = arena, .text = text, .error = SIZE_MAX};
    struct node *root = parse_or(&parser);
    if (parser.error == SIZE_MAX && !at_end(&parser)) {
        parser.error = parser.at; /* a bracket that nothing opened */
    }
    if (parser.error != SIZE_MAX) {
        *position = (uint32_t)utf8_count(span_slice(text, 0, parser.error));
        return STATUS_INVALID;
    }
    *out = root;
    return STATUS_OK;
}

enum status search_check(struct arena *arena, struct span text, uint32_t *position)
{
    struct node *root;
    return search_parse(arena, text, &root, position);
}
