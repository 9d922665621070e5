/* Names are understood with care, since "the North" or "Kim" may be anybody: words lead to an
 * entity only when at least 6 in 10 mentions with this text are its own, and one of its names is
 * added only when at least 7 in 10 mentions with that text are. A single word must besides occur
 * mostly inside the entity's names: 7 in 10 of its occurrences in the texts. A name that no article
 * uses leads to an entity by the other names that are known for it beforehand. */

#include "search_names.h"

#include "store/list.h"

enum { RUN_MAX = 6, NAMES_MAX = 6 };

static const double entity_share = 0.6, name_share = 0.7;

/* The entity that a folded text means: the one with most mentions; 0 when none or not clearly. */
struct owner {
    int64_t entity_id, own, all;
};

static void take_owner(void *context, struct columns *columns)
{
    struct owner *owner = context;
    int64_t entity_id = column_int(columns);
    int64_t count = column_int(columns);
    if (owner->entity_id == 0) {
        owner->entity_id = entity_id;
        owner->own = count;
    }
    owner->all += count;
}

struct alias_row {
    struct span folded;
    int64_t own, all;
};

struct aliases {
    struct alias_row rows[40];
    size_t count;
};

static void take_alias(void *context, struct columns *columns)
{
    struct aliases *aliases = context;
    if (aliases->count < sizeof aliases->rows / sizeof *aliases->rows) {
        struct alias_row *row = &aliases->rows[aliases->count++];
        row->folded = column_text(columns);
        row->own = column_int(columns);
        row->all = column_int(columns);
    }
}

static void take_count(void *context, struct columns *columns)
{
    *(int64_t *)context = column_int(columns);
}

/* Whether the words of `part` stand in this order, together, in `whole`. */
static bool has_words(struct span whole, struct span part)
{
    for (size_t at = span_find(whole, part, 0); at != SIZE_MAX;
         at = span_find(whole, part, at + 1)) {
        bool starts = at == 0 || whole.ptr[at - 1] == ' ';
        size_t end = at + part.len;
        if (starts && (end == whole.len || whole.ptr[end] == ' ')) {
            return true;
        }
    }
    return false;
}

/* Whether a folded text, when it is a single word, occurs mostly inside the entity's names. */
static enum status occurs_as_name(struct connection *connection, struct arena *arena,
                                  const struct aliases *aliases, struct span folded, bool *out)
{
    *out = true;
    if (span_find(folded, SPAN(" "), 0) != SIZE_MAX) {
        return STATUS_OK;
    }
    int64_t occurrences = 0, named = 0;
    enum status status =
        list_one(connection, "search.word_count", folded, arena, take_count, &occurrences);
    for (size_t i = 0; i < aliases->count; i++) {
        named += has_words(aliases->rows[i].folded, folded) ? aliases->rows[i].own : 0;
    }
    *out = (double)named >= name_share * (double)occurrences;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status read_names(struct connection *connection, struct arena *arena,
                              const struct aliases *aliases, struct span asked, struct node *node)
{
    struct span *names = ARENA_ARRAY(arena, struct span, NAMES_MAX);
    size_t count = 0;
    for (size_t i = 0; i < aliases->count && count < NAMES_MAX; i++) {
        const struct alias_row *row = &aliases->rows[i];
        bool told = has_words(row->folded, asked) || search_is_stop_word(row->folded);
        if (told || row->own == 0 || (double)row->own < name_share * (double)row->all) {
            continue;
        }
        bool named;
        enum status status = occurs_as_name(connection, arena, aliases, row->folded, &named);
        if (status != STATUS_OK) {
            return status;
        }
        if (named) {
            names[count++] = row->folded;
        }
    }
    node->names = names;
    node->name_count = count;
    return STATUS_OK;
}

/* Sets the names of `node` when `folded` is an alias; *found tells. Typed in capitals, "WHO" is
 * one though the word is mostly another. */
static enum status find_alias(struct connection *connection, struct arena *arena,
                              struct span folded, bool capitals, struct node *node, bool *found)
{
    struct owner owner = {0};
    sqlite3_stmt *statement = connection_named(connection, "search.alias_entities");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, folded);
    }
    enum status status = list_each(connection, statement, arena, take_owner, &owner);
    *found = owner.entity_id != 0 && owner.own > 0 &&
             (double)owner.own >= entity_share * (double)owner.all;
    if (status != STATUS_OK || !*found) {
        return status;
    }
    struct aliases aliases = {.count = 0};
    status = list_children(connection, "search.entity_aliases", owner.entity_id, arena, take_alias,
                           &aliases);
    if (status == STATUS_OK && !capitals) {
        status = occurs_as_name(connection, arena, &aliases, folded, found);
    }
    return status == STATUS_OK && *found ? read_names(connection, arena, &aliases, folded, node)
                                         : status;
}

static void take_any(void *context, struct columns *columns)
{
    (void)columns;
    *(bool *)context = true;
}

/* Whether names that are known beforehand may be meant: of a word that is not in capitals only when
 * no article has it in any form, since "ice" may be ICE. */
static enum status may_be_known(struct connection *connection, struct arena *arena,
                                struct span folded, bool capitals, bool *out)
{
    bool there = false;
    enum status status = STATUS_OK;
    if (!capitals && span_find(folded, SPAN(" "), 0) == SIZE_MAX) {
        struct span match = arena_printf(arena, "\"%.*s\"", SPAN_ARG(folded));
        status = list_one(connection, "articles.any_match", match, arena, take_any, &there);
    }
    *out = !there;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static void add_name(struct span *names, size_t *count, struct span name)
{
    for (size_t i = 0; i < *count; i++) {
        if (span_equal(names[i], name)) {
            return;
        }
    }
    if (*count < NAMES_MAX) {
        names[(*count)++] = name;
    }
}

/* Sets the names of `node` when `folded` is known as a name of something that the archive calls
 * otherwise; *found tells. */
static enum status find_known(struct connection *connection, struct arena *arena,
                              const struct other_names *known, struct span folded, bool capitals,
                              struct node *node, bool *found)
{
    size_t count = 0;
    const struct span *others = other_names_of(known, folded, arena, &count);
    struct span *names = ARENA_ARRAY(arena, struct span, NAMES_MAX);
    bool may = false;
    enum status status = STATUS_OK;
    if (count > 0) {
        status = may_be_known(connection, arena, folded, capitals, &may);
    }
    for (size_t i = 0; i < count && may && status == STATUS_OK; i++) {
        struct node other = {0};
        bool there = false;
        status = find_alias(connection, arena, others[i], false, &other, &there);
        if (there) {
            add_name(names, &node->name_count, others[i]);
        }
        for (size_t j = 0; j < other.name_count; j++) {
            add_name(names, &node->name_count, other.names[j]);
        }
    }
    node->names = names;
    *found = node->name_count > 0;
    return status;
}

static bool can_be_name(const struct node *node)
{
    return node->kind == NODE_WORD || (node->kind == NODE_PHRASE && !node->exact);
}

/* The words of `count` nodes from `first` on, joined by single spaces. */
static struct span fold_run(struct arena *arena, const struct node *first, size_t count)
{
    struct span out = {0};
    for (size_t i = 0; i < count; i++, first = first->next) {
        for (size_t j = 0; j < first->word_count; j++) {
            out = arena_printf(arena, "%.*s%s%.*s", SPAN_ARG(out), out.len ? " " : "",
                               SPAN_ARG(first->words[j]));
        }
    }
    return out;
}

/* Puts `count` children from *at on below a node of their own. */
static struct node *group_run(struct arena *arena, struct node **at, size_t count)
{
    struct node *group = ARENA_NEW(arena, struct node);
    struct node *last = *at;
    for (size_t i = 1; i < count; i++) {
        last = last->next;
    }
    group->kind = NODE_AND;
    group->first = *at;
    group->typed = (*at)->typed;
    group->typed.len = (size_t)(last->typed.ptr + last->typed.len - (*at)->typed.ptr);
    group->next = last->next;
    last->next = NULL;
    *at = group;
    return group;
}

static size_t run_length(const struct node *node)
{
    size_t length = 0;
    while (node && can_be_name(node) && length < RUN_MAX) {
        length++;
        node = node->next;
    }
    return length;
}

/* The longest run from *at on that is an alias. */
static enum status name_run(struct connection *connection, struct arena *arena,
                            const struct other_names *known, struct node **at)
{
    for (size_t count = run_length(*at); count > 0; count--) {
        struct node names = {0};
        struct span folded = fold_run(arena, *at, count);
        bool pronoun = count == 1 && search_is_stop_word(folded) && !(*at)->capitals;
        bool found = false, capitals = (*at)->capitals;
        enum status status =
            pronoun ? STATUS_OK : find_alias(connection, arena, folded, capitals, &names, &found);
        if (status == STATUS_OK && !found && !pronoun) {
            status = find_known(connection, arena, known, folded, capitals, &names, &found);
        }
        if (status != STATUS_OK) {
            return status;
        }
        if (found && (names.name_count > 0 || count > 1)) {
            struct node *node = count > 1 ? group_run(arena, at, count) : *at;
            node->names = names.names;
            node->name_count = names.name_count;
            return STATUS_OK;
        }
    }
    return STATUS_OK;
}

enum status search_names_find(struct connection *connection, struct arena *arena,
                              const struct other_names *known, struct node *root)
{
    if (root == NULL || root->kind == NODE_NOT) {
        return STATUS_OK;
    }
    enum status status = STATUS_OK;
    if (root->kind == NODE_AND) {
        for (struct node **at = &root->first; *at && status == STATUS_OK; at = &(*at)->next) {
            status = can_be_name(*at) ? name_run(connection, arena, known, at)
                                      : search_names_find(connection, arena, known, *at);
        }
        return status;
    }
    if (can_be_name(root)) {
        struct node *alone = root;
        struct node *next = root->next;
        root->next = NULL;
        status = name_run(connection, arena, known, &alone);
        root->next = next;
        return status;
    }
    for (struct node *child = root->first; child && status == STATUS_OK; child = child->next) {
        status = search_names_find(connection, arena, known, child);
    }
    return status;
}
