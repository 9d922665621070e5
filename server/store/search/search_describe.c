/* The tree written back in the search language, so that a reader sees what was looked for. */

#include "search_compile.h"

static void add_words(struct buffer *out, const struct node *node)
{
    for (size_t i = 0; i < node->word_count; i++) {
        buffer_add_string(out, i > 0 ? " " : "");
        buffer_add(out, node->words[i]);
    }
}

static void describe(struct buffer *out, const struct node *node, bool inner);

static void describe_words(struct buffer *out, const struct node *node)
{
    const char *quote = node->kind != NODE_WORD && node->kind != NODE_NEAR ? "\"" : "";
    bool prefix = node->kind == NODE_PREFIX;
    buffer_add_string(out, node->kind == NODE_NEAR ? "NEAR(" : prefix ? "" : quote);
    add_words(out, node);
    if (node->kind == NODE_NEAR) {
        buffer_printf(out, ", %u)", node->distance);
    } else {
        buffer_add_string(out, prefix ? "*" : quote);
    }
}

static void describe_children(struct buffer *out, const struct node *node, bool inner)
{
    const char *joint = "";
    bool bracket = inner && node->first->next != NULL;
    buffer_add_string(out, bracket ? "(" : "");
    for (const struct node *child = node->first; child; child = child->next) {
        if (node->kind == NODE_AND && search_is_spare(node, child)) {
            continue;
        }
        buffer_add_string(out, joint);
        describe(out, child, true);
        joint = node->kind == NODE_OR ? " OR " : " ";
    }
    buffer_add_string(out, bracket ? ")" : "");
}

static void describe_names(struct buffer *out, const struct node *node)
{
    for (size_t i = 0; i < node->name_count; i++) {
        buffer_add_string(out, i == 0 ? " (also " : ", ");
        buffer_add_char(out, '"');
        buffer_add(out, node->names[i]);
        buffer_add_char(out, '"');
    }
    buffer_add_string(out, node->name_count > 0 ? ")" : "");
}

static void describe_field(struct buffer *out, const struct node *node)
{
    buffer_printf(out, "%s:", search_field_name(node->field));
    if (node->value.ptr) {
        bool spaced = span_find(node->value, SPAN(" "), 0) != SIZE_MAX;
        buffer_add_string(out, spaced ? "\"" : "");
        buffer_add(out, node->value);
        buffer_add_string(out, spaced ? "\"" : "");
    } else {
        describe(out, node->first, true);
    }
}

/* An inner list of several stands in brackets. */
static void describe(struct buffer *out, const struct node *node, bool inner)
{
    switch (node->kind) {
    case NODE_NOT:
        buffer_add_char(out, '-');
        describe(out, node->first, true);
        break;
    case NODE_FIELD:
        describe_field(out, node);
        break;
    case NODE_AND:
    case NODE_OR:
        describe_children(out, node, inner || node->name_count > 0);
        describe_names(out, node);
        break;
    default:
        describe_words(out, node);
        describe_names(out, node);
    }
}

void search_describe(struct buffer *out, const struct node *node)
{
    describe(out, node, false);
}
