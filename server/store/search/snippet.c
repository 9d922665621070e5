/* FTS5 tells which tokens match (match_positions, store/tokenizer.h); the text is cut into the same
 * words again to find their characters. The body's snippet is a window of at most BODY_WORDS words
 * with the most different matches; it begins at the start of a sentence when one begins shortly
 * before, otherwise at a word, and ends likewise. */

#include "snippet.h"

#include "base/utf8.h"
#include "prefix_words.h"
#include "store/list.h"
#include "words.h"

enum { BODY_WORDS = 40, SENTENCE_REACH = 12, MATCHES_MAX = 4096 };

/* One match: tokens [first, first + count) of a column. */
struct position {
    uint32_t column, first, count;
};

struct positions {
    struct position *items;
    size_t count;
};

static void take_positions(void *context, struct columns *columns)
{
    struct positions *positions = context;
    struct span bytes = column_text(columns);
    size_t count = bytes.len / sizeof(struct position);
    positions->count = count < MATCHES_MAX ? count : MATCHES_MAX;
    positions->items = ARENA_ARRAY(columns->arena, struct position, positions->count);
    if (positions->count > 0) {
        memcpy(positions->items, bytes.ptr, positions->count * sizeof(struct position));
    }
}

struct token_place {
    size_t start, end; /* bytes */
    bool matched;
};

struct tokens {
    struct token_place *items;
    size_t count;
};

/* The words of a text, marked where a match of its column stands. */
static struct tokens read_tokens(struct arena *arena, struct span text,
                                 const struct positions *positions, enum field field)
{
    struct tokens tokens = {0};
    size_t capacity = 0;
    struct word_reader reader = word_reader_start(text, arena);
    struct word word;
    while (words_next(&reader, &word)) {
        tokens.items =
            arena_grow(arena, tokens.items, tokens.count, &capacity, sizeof *tokens.items);
        tokens.items[tokens.count++] = (struct token_place){word.start, word.end, false};
    }
    for (size_t i = 0; i < positions->count; i++) {
        const struct position *at = &positions->items[i];
        for (size_t j = 0; at->column == (uint32_t)field && j < at->count; j++) {
            if (at->first + j < tokens.count) {
                tokens.items[at->first + j].matched = true;
            }
        }
    }
    return tokens;
}

/* The window of BODY_WORDS tokens with the most matched ones, the first of them on a tie; false
 * when nothing matches. */
static bool densest(const struct tokens *tokens, size_t *first)
{
    size_t inside = 0, most = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        inside += tokens->items[i].matched;
        if (i >= BODY_WORDS) {
            inside -= tokens->items[i - BODY_WORDS].matched;
        }
        if (inside > most) {
            most = inside;
            *first = i >= BODY_WORDS ? i - BODY_WORDS + 1 : 0;
        }
    }
    return most > 0;
}

/* Whether a full stop behind this word may be the word's own: initials, titles. */
static bool is_abbreviation(struct span word)
{
    static const char *const titles[] = {
        "Mr",  "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov", "Rep",  "Lt",  "Col", "Sgt", "Prof",
        "Rev", "Jr",  "Sr", "No", "vs", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"};
    if (word.len < 2 || span_find(word, SPAN("."), 0) != SIZE_MAX) {
        return true;
    }
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (span_is(word, titles[i])) {
            return true;
        }
    }
    return false;
}

/* Whether a sentence ends between two words: a line end, or a mark behind a word that is no
 * abbreviation. */
static bool ends_sentence(struct span text, const struct token_place *word, size_t to)
{
    for (size_t i = word->end; i < to; i++) {
        char c = text.ptr[i];
        bool mark = c == '!' || c == '?' ||
                    (c == '.' && !is_abbreviation(span_slice(text, word->start, word->end)));
        if (c == '\n' || (mark && i + 1 < to)) {
            return true;
        }
    }
    return false;
}

/* Moves the first token so that the window begins with a sentence, if one begins close enough, or
 * with some words before the first match. */
static size_t begin_of(struct span text, const struct tokens *tokens, size_t first)
{
    size_t match = first;
    while (match < tokens->count && !tokens->items[match].matched) {
        match++;
    }
    for (size_t back = 0; back <= SENTENCE_REACH && back <= match; back++) {
        size_t at = match - back;
        if (at == 0 || ends_sentence(text, &tokens->items[at - 1], tokens->items[at].start)) {
            return at;
        }
    }
    return match > SENTENCE_REACH / 2 ? match - SENTENCE_REACH / 2 : 0;
}

/* The last token of the window: the end of the last sentence that fits behind the last match. */
static size_t end_of(struct span text, const struct tokens *tokens, size_t begin)
{
    size_t limit = begin + BODY_WORDS < tokens->count ? begin + BODY_WORDS : tokens->count;
    size_t last = limit - 1;
    for (size_t at = limit; at-- > begin && !tokens->items[at].matched;) {
        size_t next = at + 1 < tokens->count ? tokens->items[at + 1].start : text.len;
        if (at + 1 == tokens->count || ends_sentence(text, &tokens->items[at], next)) {
            last = at;
            break;
        }
    }
    return last;
}

/* Adds the closing full stop or quotation mark that stands directly behind the last word. */
static size_t closing(struct span text, size_t end)
{
    size_t at = end;
    while (at < text.len && at < end + 6 && text.ptr[at] != ' ' && text.ptr[at] != '\n') {
        at++;
    }
    return at < end + 6 ? at : end;
}

/* Whether two words belong to one mark: nothing but a space or a hyphen between them. */
static bool is_one_mark(struct span text, const struct token_place *word,
                        const struct token_place *next)
{
    struct span between = span_slice(text, word->end, next->start);
    return between.len == 1 && (between.ptr[0] == ' ' || between.ptr[0] == '-');
}

static void cut(struct arena *arena, struct span text, const struct tokens *tokens, size_t begin,
                size_t last, struct snippet *out)
{
    size_t start = tokens->items[begin].start;
    size_t end = closing(text, tokens->items[last].end);
    struct match_extent *matches = ARENA_ARRAY(arena, struct match_extent, last - begin + 1);
    bool joined = false;
    for (size_t i = begin; i <= last; i++) {
        const struct token_place *token = &tokens->items[i];
        if (!token->matched) {
            joined = false;
            continue;
        }
        joined = joined && is_one_mark(text, token - 1, token);
        size_t to = token->end < end ? token->end : end;
        uint32_t from_code = (uint32_t)utf8_count(span_slice(text, start, token->start));
        uint32_t to_code = (uint32_t)utf8_count(span_slice(text, start, to));
        if (joined) {
            matches[out->match_count - 1].end = to_code;
        } else {
            matches[out->match_count++] = (struct match_extent){from_code, to_code};
        }
        joined = true;
    }
    out->text = arena_copy(arena, span_slice(text, start, end));
    out->matches = matches;
}

static void add_snippet(struct arena *arena, struct span text, const struct positions *positions,
                        enum field field, struct snippet *snippets, size_t *count)
{
    struct tokens tokens = read_tokens(arena, text, positions, field);
    size_t first = 0;
    if (tokens.count == 0 || !densest(&tokens, &first)) {
        return;
    }
    size_t begin = field == FIELD_TITLE ? 0 : begin_of(text, &tokens, first);
    size_t last = field == FIELD_TITLE ? tokens.count - 1 : end_of(text, &tokens, begin);
    struct snippet *snippet = &snippets[*count];
    *count += 1;
    *snippet = (struct snippet){.field = field};
    cut(arena, text, &tokens, begin, last, snippet);
}

static void take_body(void *context, struct columns *columns)
{
    *(struct span *)context = column_text(columns);
}

enum status snippets_read(struct connection *connection, struct arena *arena, struct span match,
                          int64_t article_id, struct article_record *record)
{
    struct positions positions = {0};
    struct span texts[FIELD_COUNT] = {record->article.title, record->article.body};
    struct span *body = &texts[1];
    enum status status = STATUS_OK;
    if (!body->ptr) {
        status = list_children(connection, "articles.text", article_id, arena, take_body, body);
    }
    sqlite3_stmt *statement = connection_named(connection, "articles.positions");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, prefix_words_name(arena, match, texts, FIELD_COUNT));
        bind_int(&binder, article_id);
    }
    if (status == STATUS_OK) {
        status = list_each(connection, statement, arena, take_positions, &positions);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct snippet *snippets = ARENA_ARRAY(arena, struct snippet, FIELD_COUNT);
    size_t count = 0;
    add_snippet(arena, record->article.title, &positions, FIELD_TITLE, snippets, &count);
    add_snippet(arena, *body, &positions, FIELD_BODY, snippets, &count);
    record->snippets = snippets;
    record->snippet_count = count;
    return STATUS_OK;
}
