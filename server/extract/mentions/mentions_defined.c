/* Who puts an acronym in brackets behind a name says where the name begins: there are as many
 * words with capitals as letters. What it does not do: acronyms of other than first letters. */
#include "mentions_defined.h"

#include "base/table.h"

#define LETTERS_MIN 3
#define LETTERS_MAX 8
#define TOKENS_MAX  16

bool mentions_fit_acronym(const struct document *document, uint32_t first, uint32_t end,
                          struct span acronym)
{
    uint32_t at = first;
    for (size_t i = 0; i < acronym.len; i++) {
        bool found = false;
        while (at < end && !found) {
            const struct token *token = &document->tokens[at++];
            char letter = token->norm.len > 0 ? token->text.ptr[0] : 0;
            found = (letter | 0x20) == (acronym.ptr[i] | 0x20);
            if (!found && (token->flags & TOKEN_CAPITAL)) {
                return false;
            }
        }
        if (!found) {
            return false;
        }
    }
    return acronym.len >= 2;
}

static bool token_is_open(const struct token *token)
{
    return span_is(token->text, "(") || span_is(token->text, "[");
}

static bool token_is_close(const struct token *token)
{
    return span_is(token->text, ")") || span_is(token->text, "]");
}

static bool token_is_acronym(const struct token *token)
{
    size_t len = token->text.len;
    return (token->flags & TOKEN_ALL_CAPS) && len >= LETTERS_MIN && len <= LETTERS_MAX;
}

/* Whether the tokens are a name that just the letters of the acronym begin: as many words with
 * capitals, and small words that names have. */
static bool is_defined_by(const struct document *document, uint32_t first, uint32_t end,
                          struct span acronym)
{
    static const char *const small[] = {"of", "and", "for", "the", "on", "in",
                                        "to", "de",  "&",   ",",   "-",  NULL};
    size_t capitals = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = &document->tokens[i];
        capitals += (token->flags & TOKEN_CAPITAL) != 0;
        if (!(token->flags & TOKEN_CAPITAL) && !span_is_one_of(token->norm, small)) {
            return false;
        }
    }
    return capitals == acronym.len && (document->tokens[first].flags & TOKEN_CAPITAL) &&
           (document->tokens[end - 1].flags & TOKEN_CAPITAL) &&
           mentions_fit_acronym(document, first, end, acronym);
}

/* Whether the tokens in the brackets behind the acronym are a name that its letters begin, though
 * some word with a capital is left out: "ODESC [Officials Committee for Domestic and External
 * Security Coordination]". */
static bool is_spelt_out(const struct document *document, uint32_t first, uint32_t end,
                         struct span acronym)
{
    static const char *const small[] = {"of", "and", "for", "the", "on", "in", "to", ",", NULL};
    size_t letters = 0, capitals = 0;
    char last = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = &document->tokens[i];
        if (!(token->flags & TOKEN_CAPITAL)) {
            if (!span_is_one_of(token->norm, small)) {
                return false;
            }
            continue;
        }
        last = token->text.ptr[0];
        letters += letters < acronym.len && last == acronym.ptr[letters];
        capitals++;
    }
    return letters == acronym.len && capitals <= letters + 2 &&
           document->tokens[first].text.ptr[0] == acronym.ptr[0] &&
           last == acronym.ptr[acronym.len - 1];
}

/* The name before the bracket at `open` that holds its acronym, or behind one in brackets; false
 * when there is none. */
static bool find_defined(const struct document *document, const struct sentence *sentence,
                         uint32_t open, struct name_span *found)
{
    const struct token *tokens = document->tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    if (open + 2 < end && token_is_acronym(&tokens[open + 1]) &&
        token_is_close(&tokens[open + 2])) {
        uint32_t least =
            open > sentence->first_token + TOKENS_MAX ? open - TOKENS_MAX : sentence->first_token;
        for (uint32_t first = open; first-- > least;) {
            if (is_defined_by(document, first, open, tokens[open + 1].text)) {
                *found = (struct name_span){.first = first, .end = open};
                return true;
            }
        }
    }
    if (open > sentence->first_token && token_is_acronym(&tokens[open - 1])) {
        for (uint32_t close = open + 2; close < end && close < open + TOKENS_MAX; close++) {
            if (token_is_close(&tokens[close])) {
                *found = (struct name_span){.first = open + 1, .end = close};
                return is_spelt_out(document, open + 1, close, tokens[open - 1].text);
            }
        }
    }
    return false;
}

/* Replaces the pieces of the name from items[*next] on by one span; the type is that of a body when
 * one of them is, else that of a piece that is most of it, else the one that `name` has. False when
 * there are no pieces, one lies across its border, or one of them is the whole. */
static bool join_pieces(const struct name_spans *spans, size_t *next, struct name_span *name)
{
    size_t at = *next;
    for (; at < spans->count && spans->items[at].first < name->end; at++) {
        const struct name_span *piece = &spans->items[at];
        uint32_t length = piece->end - piece->first;
        if (piece->first < name->first || piece->end > name->end ||
            length == name->end - name->first) {
            return false;
        }
        bool body = piece->type == ENTITY_ORGANIZATION;
        if (body || (name->type != ENTITY_ORGANIZATION && 2 * length > name->end - name->first)) {
            name->type = piece->type;
        }
        name->sentence = piece->sentence;
        name->confidence =
            piece->confidence > name->confidence ? piece->confidence : name->confidence;
    }
    bool found = at > *next;
    *next = at;
    return found;
}

/* The name in round brackets right behind the span `last` of a body, of which the model has only
 * the end: "India Hindu Union" of "(All India Hindu Union)". */
static bool find_glossed(const struct document *document, const struct name_spans *spans,
                         size_t next, const struct name_span *last, uint32_t open,
                         struct name_span *found)
{
    const struct name_span *piece = next < spans->count ? &spans->items[next] : NULL;
    if (!last || !piece || last->end != open || last->type != ENTITY_ORGANIZATION ||
        piece->type != ENTITY_ORGANIZATION || piece->sentence != last->sentence ||
        piece->first <= open + 1 || piece->first > open + 3 ||
        piece->end == document->token_count || !token_is_close(&document->tokens[piece->end])) {
        return false;
    }
    for (uint32_t i = open + 1; i < piece->first; i++) {
        const struct token *token = &document->tokens[i];
        if (!(token->flags & TOKEN_CAPITAL) || (token->flags & TOKEN_ALL_CAPS)) {
            return false;
        }
    }
    *found = *piece;
    found->first = open + 1;
    return true;
}

void mentions_join_defined(const struct gazetteer *gazetteer, const struct names_view *view,
                           struct name_spans *spans)
{
    const struct document *document = view->document;
    struct name_spans out = {.arena = spans->arena};
    const struct sense *known = NULL;
    size_t next = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i < end; i++) {
            struct name_span name;
            if (!token_is_open(&document->tokens[i])) {
                continue;
            }
            bool defined = find_defined(document, sentence, i, &name);
            uint32_t before = defined ? name.first : i;
            while (next < spans->count && spans->items[next].first < before) {
                name_spans_add(&out, spans->items[next++]);
            }
            const struct name_span *last = out.count ? &out.items[out.count - 1] : NULL;
            if (!defined && find_glossed(document, spans, next, last, i, &name)) {
                name_spans_add(&out, name);
                next++;
            }
            if (!defined || (last && last->end > name.first)) {
                continue;
            }
            name.type = last && last->end + 1 == name.first ? last->type : ENTITY_OTHER;
            bool whole = gazetteer_match(gazetteer, document, name.first, name.end, SENSES_NAMED,
                                         &known) == name.end - name.first;
            if (!whole && join_pieces(spans, &next, &name)) {
                name_spans_add(&out, name);
            }
        }
    }
    while (next < spans->count) {
        name_spans_add(&out, spans->items[next++]);
    }
    *spans = out;
}

/* --- acronyms of common words ------------------------------------------------------------------
 */

/* Whether the words before the bracket at `open` are in small letters and begin with those of the
 * acronym in it, one each; quotation marks between are passed over. */
static bool is_of_common_words(const struct document *document, const struct sentence *sentence,
                               uint32_t open, struct span acronym)
{
    uint32_t at = open;
    for (size_t i = acronym.len; i-- > 0;) {
        do {
            if (at == sentence->first_token) {
                return false;
            }
            at--;
        } while (document->tokens[at].flags & TOKEN_PUNCT);
        const struct token *token = &document->tokens[at];
        if ((token->flags & TOKEN_CAPITAL) || token->norm.len == 0 ||
            token->norm.ptr[0] != (acronym.ptr[i] | 0x20)) {
            return false;
        }
    }
    return true;
}

/* The letters of an acronym, also of one in the plural: "IEDs"; absent when it is none. */
static struct span letters_of(const struct token *token)
{
    struct span letters = token->text;
    letters.len -= span_ends_with(letters, SPAN("s"));
    for (size_t i = 0; i < letters.len; i++) {
        if (letters.ptr[i] < 'A' || letters.ptr[i] > 'Z') {
            return token_is_acronym(token) ? token->text : (struct span){0};
        }
    }
    bool fits = letters.len >= LETTERS_MIN && letters.len <= LETTERS_MAX;
    return fits ? letters : (struct span){0};
}

void mentions_drop_common(const struct gazetteer *gazetteer, const struct document *document,
                          struct name_spans *spans)
{
    struct table *common = table_new(spans->arena, 8);
    const struct sense *known = NULL;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i + 2 < end; i++) {
            const struct token *token = &document->tokens[i + 1];
            struct span letters = token_is_open(token - 1) && token_is_close(token + 1)
                                      ? letters_of(token)
                                      : SPAN("");
            if (letters.len > 0 &&
                gazetteer_match(gazetteer, document, i + 1, i + 2, SENSES_NAMED, &known) == 0 &&
                is_of_common_words(document, sentence, i, letters)) {
                table_set(common, token->text, 1);
                table_set(common, letters, 1);
            }
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < spans->count; i++) {
        const struct name_span *span = &spans->items[i];
        bool single = span->end - span->first == 1;
        if (!single || table_get(common, document->tokens[span->first].text) == TABLE_NONE) {
            spans->items[kept++] = *span;
        }
    }
    spans->count = kept;
}
