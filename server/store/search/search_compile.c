/* FTS5 knows AND, OR, a binary NOT, column filters, phrases, prefixes and NEAR
 * (https://www.sqlite.org/fts5.html, "Full-text Query Syntax"). What it cannot say (an article
 * without a word, a source, a person) becomes a condition that asks it only for a part. */

#include "search_compile.h"

#include "base/calendar.h"
#include "tokenizer.h"
#include "words.h"

bool search_is_spare(const struct node *parent, const struct node *child)
{
    if (child->kind != NODE_WORD || child->capitals || child->name_count > 0 ||
        !search_is_stop_word(child->words[0])) {
        return false;
    }
    for (const struct node *other = parent->first; other; other = other->next) {
        bool stop = other->kind == NODE_WORD && !other->capitals && other->name_count == 0 &&
                    search_is_stop_word(other->words[0]);
        if (other->kind != NODE_NOT && !stop) {
            return true;
        }
    }
    return false;
}

bool search_is_text(const struct node *node)
{
    if (node->kind == NODE_NOT) {
        return false;
    }
    if (node->kind == NODE_FIELD) {
        return !node->value.ptr && search_is_text(node->first);
    }
    bool positive = node->first == NULL;
    for (const struct node *child = node->first; child; child = child->next) {
        bool negated = child->kind == NODE_NOT;
        if ((negated && node->kind == NODE_OR) || !search_is_text(negated ? child->first : child)) {
            return false;
        }
        positive = positive || !negated;
    }
    return positive;
}

static void add_words(struct buffer *out, const struct node *node)
{
    for (size_t i = 0; i < node->word_count; i++) {
        if (i > 0) {
            buffer_add_char(out, ' ');
        }
        buffer_add(out, node->words[i]);
    }
}

static void add_exact(struct buffer *out, struct span folded)
{
    buffer_add_string(out, "\"" TOKENIZER_EXACT);
    buffer_add(out, folded);
    buffer_add_char(out, '"');
}

/* Quoted words and abbreviations are not stemmed: "US" is no form of "use". */
static bool is_as_written(const struct node *node)
{
    size_t longest = node->capitals ? SEARCH_ABBREVIATION_MAX : 2;
    return node->exact || (node->kind == NODE_WORD && node->words[0].len <= longest);
}

static void add_string(struct buffer *out, const struct node *node)
{
    buffer_add_string(out, is_as_written(node) ? "\"" TOKENIZER_EXACT : "\"");
    add_words(out, node);
    buffer_add_string(out, node->kind == NODE_PREFIX ? "\"*" : "\"");
}

static void add_near(struct buffer *out, const struct node *node)
{
    buffer_add_string(out, "NEAR(");
    for (size_t i = 0; i < node->word_count; i++) {
        buffer_add_char(out, '"');
        buffer_add(out, node->words[i]);
        buffer_add_string(out, "\" ");
    }
    buffer_printf(out, ", %u)", node->distance);
}

static void add_tree(struct buffer *out, const struct node *node, const char *joint);

/* The children that are asked for (or, with `negated`, those that are not), joined. */
static size_t add_children(struct buffer *out, const struct node *node, bool negated,
                           const char *joint)
{
    size_t count = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        if ((child->kind == NODE_NOT) != negated || search_is_spare(node, child)) {
            continue;
        }
        buffer_add_string(out, count++ > 0 ? joint : "");
        add_tree(out, negated ? child->first : child, " AND ");
    }
    return count;
}

static bool has_negated(const struct node *node)
{
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_NOT) {
            return true;
        }
    }
    return false;
}

static void add_list(struct buffer *out, const struct node *node, const char *joint)
{
    buffer_add_string(out, "((");
    add_children(out, node, false, joint);
    buffer_add_char(out, ')');
    if (has_negated(node)) {
        buffer_add_string(out, " NOT (");
        add_children(out, node, true, " OR ");
        buffer_add_char(out, ')');
    }
    buffer_add_char(out, ')');
}

/* The words of a run that is a name, as they stand. */
static void add_run(struct buffer *out, const struct node *node)
{
    buffer_add_string(out, " OR \"" TOKENIZER_EXACT);
    for (const struct node *child = node->first; child; child = child->next) {
        add_words(out, child);
        buffer_add_string(out, child->next ? " " : "\"");
    }
}

static void add_plain(struct buffer *out, const struct node *node, const char *joint)
{
    switch (node->kind) {
    case NODE_AND:
        add_list(out, node, joint);
        break;
    case NODE_OR:
        add_list(out, node, " OR ");
        break;
    case NODE_NEAR:
        add_near(out, node);
        break;
    case NODE_FIELD:
        buffer_printf(out, "({%s} : ", node->column);
        add_tree(out, node->first, " AND ");
        buffer_add_char(out, ')');
        break;
    default:
        add_string(out, node);
    }
}

static void add_tree(struct buffer *out, const struct node *node, const char *joint)
{
    bool run = node->kind == NODE_AND && node->names != NULL;
    if (node->name_count == 0 && !run) {
        add_plain(out, node, joint);
        return;
    }
    buffer_add_char(out, '(');
    add_plain(out, node, " AND ");
    if (run) {
        add_run(out, node);
    }
    for (size_t i = 0; i < node->name_count; i++) {
        buffer_add_string(out, " OR ");
        add_exact(out, node->names[i]);
    }
    buffer_add_char(out, ')');
}

void search_compile_text(struct buffer *out, const struct node *node, bool any)
{
    add_tree(out, node, any ? " OR " : " AND ");
}

static struct span folded_value(struct arena *arena, const struct node *node)
{
    return words_fold(arena, node->value);
}

static void add_entity(struct select *out, const struct node *node, const struct text_index *index)
{
    static const char *const types[SEARCH_FIELD_COUNT] = {
        [SEARCH_PERSON] = "person", [SEARCH_ORG] = "organization", [SEARCH_PLACE] = "place"};
    struct span folded = folded_value(out->arena, node);
    select_add(out, index->entity);
    for (int use = 0; use < index->entity_uses; use++) {
        for (int i = 0; i < 3; i++) {
            select_text(out, folded);
        }
        select_text(out, span_of(types[node->field]));
    }
}

static int64_t day_or(int32_t day, int64_t open)
{
    return day == DAY_NONE ? open : day;
}

static void add_date(struct select *out, const struct node *node, const char *condition)
{
    struct period period;
    bool known = search_parse_dates(node->value, &period);
    select_add(out, condition);
    select_int(out, known ? day_or(period.latest, INT32_MAX) : INT32_MIN);
    select_int(out, known ? day_or(period.earliest, INT32_MIN) : INT32_MAX);
}

static void add_value(struct select *out, const struct node *node, const char *condition)
{
    select_add(out, condition);
    select_text(out, node->value);
}

static void add_field(struct select *out, const struct node *node, const struct text_index *index)
{
    switch (node->field) {
    case SEARCH_SOURCE:
        add_value(out, node, index->source);
        break;
    case SEARCH_AUTHOR:
        add_value(out, node, index->author);
        break;
    case SEARCH_TYPE:
        add_value(out, node, index->type);
        break;
    case SEARCH_DATE:
        add_date(out, node, index->date);
        break;
    default:
        add_entity(out, node, index);
    }
}

static void add_text_condition(struct select *out, const struct node *node, const char *matching)
{
    struct buffer expression = {0};
    search_compile_text(&expression, node, false);
    select_add(out, matching);
    select_text(out, arena_copy(out->arena, buffer_span(&expression)));
    buffer_fini(&expression);
}

void search_compile_condition(struct select *out, const struct node *node,
                              const struct text_index *index)
{
    if (node->kind == NODE_FIELD && node->value.ptr) {
        add_field(out, node, index);
        return;
    }
    if (search_is_text(node)) {
        add_text_condition(out, node, index->matching);
        return;
    }
    const char *joint = "";
    select_word(out, node->kind == NODE_NOT ? "NOT (" : "(");
    for (const struct node *child = node->first; child; child = child->next) {
        if (node->kind == NODE_AND && search_is_spare(node, child)) {
            continue;
        }
        select_word(out, joint);
        search_compile_condition(out, child, index);
        joint = node->kind == NODE_OR ? "OR" : "AND";
    }
    select_word(out, ")");
}
