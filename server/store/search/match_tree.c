/* The expression is our own, so what does not fit is left to FTS5, not reported. FTS5 adds up the
 * phrases of those parts of an expression that stand at the row, see sqlite3Fts5ExprPoslist; only
 * what a NOT leaves out may by chance stand there, too, when the NOT is an alternative among
 * others. */

#include "match_tree.h"

struct match_reader {
    struct arena *arena;
    struct span rest;
    struct match_tree *tree;
    bool refused;
};

static void skip_blanks(struct match_reader *reader)
{
    while (reader->rest.len > 0 && *reader->rest.ptr == ' ') {
        reader->rest = span_slice(reader->rest, 1, reader->rest.len);
    }
}

static bool take(struct match_reader *reader, struct span token)
{
    skip_blanks(reader);
    if (!span_starts_with(reader->rest, token)) {
        return false;
    }
    reader->rest = span_slice(reader->rest, token.len, reader->rest.len);
    return true;
}

static struct match_node *new_node(struct match_reader *reader, int kind)
{
    struct match_node *node = ARENA_NEW(reader->arena, struct match_node);
    node->kind = (unsigned)kind;
    return node;
}

static struct match_node *read_phrase(struct match_reader *reader)
{
    struct match_tree *tree = reader->tree;
    struct match_node *node = new_node(reader, MATCH_PHRASE);
    size_t end = span_find(reader->rest, SPAN("\""), 1);
    if (end == SIZE_MAX || tree->phrase_count == MATCH_PHRASES_MAX) {
        reader->refused = true;
        return node;
    }
    bool prefix = end + 1 < reader->rest.len && reader->rest.ptr[end + 1] == '*';
    end += prefix ? 2 : 1;
    node->bit = UINT64_C(1) << tree->phrase_count;
    tree->phrases[tree->phrase_count++] = span_slice(reader->rest, 0, end);
    reader->rest = span_slice(reader->rest, end, reader->rest.len);
    return node;
}

static struct match_node *read_list(struct match_reader *reader);

static struct match_node *read_part(struct match_reader *reader)
{
    skip_blanks(reader);
    if (span_starts_with(reader->rest, SPAN("\""))) {
        return read_phrase(reader);
    }
    if (!take(reader, SPAN("("))) {
        reader->refused = true;
        return new_node(reader, MATCH_PHRASE);
    }
    struct match_node *node = read_list(reader);
    reader->refused = reader->refused || !take(reader, SPAN(")"));
    return node;
}

/* Parts with one and the same word between them, to the closing bracket or the end. */
static struct match_node *read_list(struct match_reader *reader)
{
    static const struct {
        const char *word;
        int kind;
    } joints[] = {{"AND ", MATCH_AND}, {"OR ", MATCH_OR}, {"NOT ", MATCH_NOT}};
    struct match_node *list = read_part(reader);
    struct match_node **end = &list->next;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (reader->refused || !take(reader, span_of(joints[i].word))) {
            continue;
        }
        struct match_node *joined = new_node(reader, joints[i].kind);
        joined->first = list;
        do {
            *end = read_part(reader);
            end = &(*end)->next;
        } while (!reader->refused && take(reader, span_of(joints[i].word)));
        return joined;
    }
    return list;
}

/* Whether a NOT is one of several alternatives, or has more than two sides. */
static bool is_uncountable(const struct match_node *node, bool alternative)
{
    if (node->kind == MATCH_NOT && (alternative || node->first->next->next)) {
        return true;
    }
    for (const struct match_node *child = node->first; child; child = child->next) {
        if (is_uncountable(child, alternative || node->kind == MATCH_OR)) {
            return true;
        }
    }
    return false;
}

bool match_tree_read(struct arena *arena, struct span expression, struct match_tree *out)
{
    *out = (struct match_tree){0};
    struct match_reader reader = {.arena = arena, .rest = expression, .tree = out};
    out->root = read_list(&reader);
    skip_blanks(&reader);
    return !reader.refused && reader.rest.len == 0 && !is_uncountable(out->root, false);
}

static uint64_t counted(const struct match_node *node, uint64_t present)
{
    uint64_t all = 0;
    switch (node->kind) {
    case MATCH_PHRASE:
        return node->bit & present;
    case MATCH_NOT:
        return counted(node->first->next, present) ? 0 : counted(node->first, present);
    case MATCH_OR:
        for (const struct match_node *child = node->first; child; child = child->next) {
            all |= counted(child, present);
        }
        return all;
    default:
        for (const struct match_node *child = node->first; child; child = child->next) {
            uint64_t one = counted(child, present);
            if (one == 0) {
                return 0;
            }
            all |= one;
        }
        return all;
    }
}

uint64_t match_tree_counted(const struct match_tree *tree, uint64_t present)
{
    return counted(tree->root, present);
}
