/* The steps: parse; read values that no field can have as words; mend the spelling of words that
 * occur nowhere; understand names; then ask for all words and, when no article has them all (and
 * nothing else was demanded), for the most telling ones, which is what BM25 ranks by. */

#include "search.h"

#include "base/buffer.h"
#include "event.h"
#include "search_compile.h"
#include "search_names.h"
#include "spelling.h"
#include "words.h"

/* A text in another language has no known word, and each costs a look at all known ones. */
enum { UNKNOWN_MAX = 12 };

const struct text_index search_articles = {.probe = "articles.any_match",
                                           .matching = "articles.matching",
                                           .columns = {"title", "body"},
                                           .entity = "search.filter.entity",
                                           .entity_uses = 1,
                                           .source = "search.filter.source",
                                           .author = "search.filter.author",
                                           .type = "search.filter.type",
                                           .date = "search.filter.date"};
const struct text_index search_events = {.probe = "events.any_match",
                                         .matching = "events.matching",
                                         .columns = {"title", "text"},
                                         .entity = "search.event_filter.entity",
                                         .entity_uses = 2,
                                         .source = "search.event_filter.source",
                                         .author = "search.event_filter.author",
                                         .type = "search.event_filter.type",
                                         .date = "search.event_filter.date"};

struct search_reading {
    struct connection *connection;
    struct arena *arena;
    const struct query *query;
    const struct text_index *index;
    const struct other_names *known;
    bool as_written;          /* what is looked through has no stems */
    unsigned unknown;         /* words that occur nowhere */
    struct buffer suggestion; /* the query as far as it was copied */
    size_t copied;            /* bytes of the query */
    bool mended;
};

static void take_any(void *context, struct columns *columns)
{
    (void)columns;
    *(bool *)context = true;
}

/* Whether a named statement with one text bound gives a row. */
static enum status is_there(struct search_reading *reading, const char *name, struct span text,
                            bool *out)
{
    *out = false;
    enum status status = list_one(reading->connection, name, text, reading->arena, take_any, out);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status entity_is_there(struct search_reading *reading, const struct node *node,
                                   const char *type, bool *out)
{
    struct span folded = words_fold(reading->arena, node->value);
    sqlite3_stmt *statement = connection_named(reading->connection, "search.entity_known");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_name(&binder, type);
        for (int i = 0; i < 3; i++) {
            bind_text(&binder, folded);
        }
    }
    *out = false;
    return list_each(reading->connection, statement, reading->arena, take_any, out);
}

/* Whether a field beyond the text can have this value. */
static enum status value_is_known(struct search_reading *reading, const struct node *node,
                                  bool *out)
{
    struct period period;
    switch (node->field) {
    case SEARCH_PERSON:
        return entity_is_there(reading, node, "person", out);
    case SEARCH_ORG:
        return entity_is_there(reading, node, "organization", out);
    case SEARCH_PLACE:
        return entity_is_there(reading, node, "place", out);
    case SEARCH_SOURCE:
        return is_there(reading, "search.source_known", node->value, out);
    case SEARCH_AUTHOR:
        return is_there(reading, "search.author_known", node->value, out);
    case SEARCH_TYPE:
        *out = event_type_from_name(node->value) != EVENT_TYPE_COUNT;
        return STATUS_OK;
    default:
        *out = search_parse_dates(node->value, &period);
        return STATUS_OK;
    }
}

/* Turns fields whose value cannot be into the words of their value. */
static enum status settle_fields(struct search_reading *reading, struct node *node)
{
    enum status status = STATUS_OK;
    if (node->kind == NODE_FIELD && node->value.ptr) {
        bool known = false;
        status = value_is_known(reading, node, &known);
        if (status == STATUS_OK && !known) {
            search_spread_words(reading->arena, node);
        }
        return status;
    }
    node->column = node->kind == NODE_FIELD ? reading->index->columns[node->field] : NULL;
    for (struct node *child = node->first; child && status == STATUS_OK; child = child->next) {
        status = settle_fields(reading, child);
    }
    return status;
}

/* Whether a word occurs in any article (or in a name), as it is or in another form. */
static enum status word_is_known(struct search_reading *reading, struct span word, bool *out)
{
    size_t count = 0;
    other_names_of(reading->known, word, reading->arena, &count);
    *out = count > 0;
    enum status status = *out ? STATUS_OK : is_there(reading, "search.word_count", word, out);
    if (status == STATUS_OK && !*out) {
        status = is_there(reading, "search.name_word", word, out);
    }
    if (status == STATUS_OK && !*out && !reading->as_written) {
        struct span match = arena_printf(reading->arena, "\"%.*s\"", SPAN_ARG(word));
        status = is_there(reading, "articles.any_match", match, out);
    }
    return status;
}

/* Copies the query up to `node` and then its mended words, with a capital where it had one. */
static void suggest(struct search_reading *reading, const struct node *node)
{
    struct span text = reading->query->text;
    size_t at = (size_t)(node->typed.ptr - text.ptr);
    buffer_add(&reading->suggestion, span_slice(text, reading->copied, at));
    bool capital = node->typed.ptr[0] >= 'A' && node->typed.ptr[0] <= 'Z';
    for (size_t i = 0; i < node->word_count; i++) {
        struct span word = node->words[i];
        buffer_add_string(&reading->suggestion, i > 0 ? " " : "");
        bool raise = capital && i == 0 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
        if (raise) {
            buffer_add_char(&reading->suggestion, (char)(word.ptr[0] - 32));
        }
        buffer_add(&reading->suggestion, span_slice(word, raise ? 1 : 0, word.len));
    }
    reading->copied = at + node->typed.len;
    reading->mended = true;
}

/* The words around one; absent at the ends. */
struct neighbours {
    struct span before, next;
};

/* The word that is meant by one that occurs nowhere: first the one that makes a name with its
 * neighbours, then the nearest. Absent when the word is known or nothing is near. */
static enum status find_nearest(struct search_reading *reading, const struct neighbours *of,
                                struct span word, enum spelling_kind kind, struct span *out)
{
    struct connection *connection = reading->connection;
    struct arena *arena = reading->arena;
    struct span next = of->next;
    bool known = false;
    *out = (struct span){0};
    enum status status = word_is_known(reading, word, &known);
    if (status != STATUS_OK || known || ++reading->unknown > UNKNOWN_MAX) {
        return status;
    }
    status = spelling_nearest_beside(connection, arena, word, SPELLING_BEHIND, of->before, out);
    if (status == STATUS_OK && !out->ptr && next.len > 0) {
        status = word_is_known(reading, next, &known);
        if (status == STATUS_OK && !known) {
            status = spelling_nearest(connection, arena, next, SPELLING_NAME, &next);
        }
        if (status == STATUS_OK) {
            status = spelling_nearest_beside(connection, arena, word, SPELLING_BEFORE, next, out);
        }
    }
    if (status == STATUS_OK && !out->ptr) {
        status = spelling_nearest(connection, arena, word, kind, out);
    }
    return status;
}

static bool is_plain(const struct node *node)
{
    return node && (node->kind == NODE_WORD || (node->kind == NODE_PHRASE && !node->exact));
}

/* "FYROM" is no slip of the hand for "from". */
static enum spelling_kind kind_of(const struct node *node, struct span word)
{
    if (node->capitals && word.len <= SEARCH_ABBREVIATION_MAX) {
        return SPELLING_ACRONYM;
    }
    bool capital = node->typed.ptr[0] >= 'A' && node->typed.ptr[0] <= 'Z';
    return capital ? SPELLING_NAME : SPELLING_WORD;
}

/* `before` and `next` are what stands beside the node in the text; NULL: nothing. */
static enum status mend_words(struct search_reading *reading, struct node *node,
                              const struct node *before, const struct node *next)
{
    bool mended = false;
    for (size_t i = 0; i < node->word_count; i++) {
        struct neighbours of = {0};
        if (i > 0) {
            of.before = node->words[i - 1];
        } else if (is_plain(before)) {
            of.before = before->words[before->word_count - 1];
        }
        if (i + 1 < node->word_count) {
            of.next = node->words[i + 1];
        } else if (is_plain(next)) {
            of.next = next->words[0];
        }
        struct span nearest;
        enum spelling_kind kind = kind_of(node, node->words[i]);
        enum status status = find_nearest(reading, &of, node->words[i], kind, &nearest);
        if (status != STATUS_OK) {
            return status;
        }
        if (nearest.ptr) {
            node->words[i] = nearest;
            mended = true;
        }
    }
    if (mended) {
        suggest(reading, node);
    }
    return STATUS_OK;
}

enum { NAME_WORDS_MAX = 4 };

/* Whether the words stand near each other in any article, in any form. */
static enum status stand_together(struct search_reading *reading, const struct span *words,
                                  size_t count, bool *out)
{
    struct span match = SPAN("NEAR(");
    for (size_t i = 0; i < count; i++) {
        match = arena_printf(reading->arena, "%.*s\"%.*s\" ", SPAN_ARG(match), SPAN_ARG(words[i]));
    }
    match = arena_printf(reading->arena, "%.*s, %u)", SPAN_ARG(match), NAME_WORDS_MAX);
    return is_there(reading, "articles.any_match", match, out);
}

/* Mends one word of `count` nodes that are together nearly a name and nothing else. */
static enum status mend_name(struct search_reading *reading, struct node *first, size_t count,
                             bool *mended)
{
    struct span words[NAME_WORDS_MAX], folded = {0}, slip = {0};
    const struct node *node = first;
    bool known = false;
    size_t index = 0;
    for (size_t i = 0; i < count; i++, node = node->next) {
        words[i] = node->words[0];
        folded = arena_printf(reading->arena, "%.*s%s%.*s", SPAN_ARG(folded), i ? " " : "",
                              SPAN_ARG(words[i]));
    }
    *mended = false;
    enum status status = is_there(reading, "entities.alias_known", folded, &known);
    if (status == STATUS_OK && !known) {
        status =
            spelling_nearest_name(reading->connection, reading->arena, words, count, &index, &slip);
    }
    if (status == STATUS_OK && slip.ptr) {
        status = stand_together(reading, words, count, &known);
    }
    if (status != STATUS_OK || !slip.ptr || known) {
        return status;
    }
    struct node *wrong = first;
    for (size_t i = 0; i < index; i++) {
        wrong = wrong->next;
    }
    wrong->words[0] = slip;
    suggest(reading, wrong);
    *mended = true;
    return STATUS_OK;
}

/* "Kim Jung Un" has only known words and still a slip. The longest runs come first. */
static enum status mend_names(struct search_reading *reading, struct node *first)
{
    enum status status = STATUS_OK;
    for (struct node *at = first; at && status == STATUS_OK; at = at->next) {
        size_t run = 0;
        for (const struct node *node = at; node && node->kind == NODE_WORD && run < NAME_WORDS_MAX;
             node = node->next) {
            run++;
        }
        bool mended = false;
        for (; run >= 2 && !mended && status == STATUS_OK; run--) {
            status = mend_name(reading, at, run, &mended);
        }
    }
    return status;
}

/* Words that are left out, unfinished or quoted are taken as they are. */
static enum status mend(struct search_reading *reading, struct node *node,
                        const struct node *before, const struct node *next)
{
    if (is_plain(node)) {
        return mend_words(reading, node, before, next);
    }
    enum status status = STATUS_OK;
    const struct node *last = NULL;
    bool together = node->kind == NODE_AND;
    for (struct node *child = node->kind == NODE_NOT ? NULL : node->first;
         child && status == STATUS_OK; child = child->next) {
        status = mend(reading, child, together ? last : NULL, together ? child->next : NULL);
        last = child;
    }
    return status == STATUS_OK && together && !reading->mended ? mend_names(reading, node->first)
                                                               : status;
}

static struct span suggestion_end(struct search_reading *reading)
{
    struct span out = {0};
    if (reading->mended) {
        struct span text = reading->query->text;
        buffer_add(&reading->suggestion, span_slice(text, reading->copied, text.len));
        out = arena_copy(reading->arena, buffer_span(&reading->suggestion));
    }
    buffer_fini(&reading->suggestion);
    return out;
}

static struct span compile(struct arena *arena, const struct node *node, bool any)
{
    struct buffer buffer = {0};
    search_compile_text(&buffer, node, any);
    struct span out = arena_copy(arena, buffer_span(&buffer));
    buffer_fini(&buffer);
    return out;
}

/* Chooses between all and any of the words. */
static enum status choose_match(struct search_reading *reading, const struct node *node,
                                struct span *match, bool *any)
{
    enum match_mode mode = reading->query->match;
    size_t asked = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        asked += child->kind != NODE_NOT;
    }
    bool list = node->kind == NODE_AND && node->names == NULL && asked > 1;
    *any = mode == MATCH_ANY && list;
    *match = compile(reading->arena, node, *any);
    if (mode != MATCH_AUTO || !list) {
        return STATUS_OK;
    }
    bool found;
    enum status status = is_there(reading, reading->index->probe, *match, &found);
    if (status == STATUS_OK && !found) {
        *any = true;
        *match = compile(reading->arena, node, true);
    }
    return status;
}

static struct span describe(struct arena *arena, const struct node *node)
{
    struct buffer buffer = {0};
    search_describe(&buffer, node);
    struct span out = arena_copy(arena, buffer_span(&buffer));
    buffer_fini(&buffer);
    return out;
}

/* Prepares the tree: values, spelling, names. */
static enum status understand(struct search_reading *reading, struct node **root)
{
    enum status status = settle_fields(reading, *root);
    if (status == STATUS_OK && !reading->query->no_typo) {
        status = mend(reading, *root, NULL, NULL);
    }
    return status == STATUS_OK
               ? search_names_find(reading->connection, reading->arena, reading->known, *root)
               : status;
}

/* Takes the children that the text index can answer out of an AND into one of their own; what is
 * left stays in `rest`. A NOT goes with them when there is something to subtract from. */
static struct node *split(struct arena *arena, struct node *root, struct node *rest)
{
    struct node *text = ARENA_NEW(arena, struct node);
    struct node **text_end = &text->first, **rest_end = &rest->first;
    bool positive = false;
    for (const struct node *child = root->first; child; child = child->next) {
        positive = positive || search_is_text(child);
    }
    for (struct node *child = root->first, *next; child; child = next) {
        next = child->next;
        child->next = NULL;
        bool negated = child->kind == NODE_NOT && positive && search_is_text(child->first);
        struct node ***end = search_is_text(child) || negated ? &text_end : &rest_end;
        **end = child;
        *end = &child->next;
    }
    text->kind = rest->kind = NODE_AND;
    if (text->first && text->first->next == NULL) {
        text = text->first;
    }
    return text->kind == NODE_AND && text->first == NULL ? NULL : text;
}

static enum status compile_search(struct search_reading *reading, struct node *root,
                                  struct search *out)
{
    struct node rest = {0};
    struct node *text = NULL;
    out->parsed = describe(reading->arena, root);
    if (search_is_text(root)) {
        text = root;
    } else if (root->kind == NODE_AND && root->names == NULL) {
        text = split(reading->arena, root, &rest);
    } else {
        rest.kind = NODE_AND;
        rest.first = root;
    }
    bool any = false;
    if (text) {
        enum status status = choose_match(reading, text, &out->match, &any);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (any) {
        const char *why = reading->query->match == MATCH_AUTO ? "nothing has all of these: " : "";
        out->parsed = arena_printf(reading->arena, "%.*s (%sany of them, the most telling first)",
                                   SPAN_ARG(out->parsed), why);
    }
    if (rest.first) {
        search_compile_condition(&out->condition, &rest, reading->index);
    }
    return STATUS_OK;
}

enum status search_read(struct store_reader *reader, struct arena *arena, const struct query *query,
                        const struct text_index *index, struct search *out, uint32_t *position)
{
    struct node *root = NULL;
    enum status status = search_parse(arena, query->text, &root, position);
    if (status != STATUS_OK || root == NULL) {
        return status;
    }
    struct search_reading reading = {.connection = &reader->connection,
                                     .arena = arena,
                                     .query = query,
                                     .index = index,
                                     .known = reader->store->other_names};
    out->condition = select_start(arena, reader->store->library);
    status = understand(&reading, &root);
    out->suggestion = suggestion_end(&reading);
    return status == STATUS_OK ? compile_search(&reading, root, out) : status;
}

void search_add_conditions(const struct search *search, struct list *list)
{
    if (search->match.ptr) {
        select_text(list_add_matching(list), search->match);
        list->match = search->match;
    }
    if (search->condition.len > 0) {
        select_append(list_add(list, FILTER_FIELD_COUNT), &search->condition);
    }
}

enum status search_mend_words(struct store_reader *reader, struct arena *arena, struct span folded,
                              struct span *out)
{
    struct search_reading reading = {.connection = &reader->connection,
                                     .arena = arena,
                                     .as_written = true,
                                     .known = reader->store->other_names};
    struct neighbours of = {0};
    struct span rest = folded, mended = {0};
    while (rest.ptr) {
        struct span word = span_cut(&rest, ' ');
        struct span following = rest;
        of.next = span_cut(&following, ' ');
        struct span nearest;
        enum status status = find_nearest(&reading, &of, word, SPELLING_NAME, &nearest);
        if (status != STATUS_OK) {
            return status;
        }
        of.before = nearest.ptr ? nearest : word;
        mended = arena_printf(arena, "%.*s%s%.*s", SPAN_ARG(mended), mended.len ? " " : "",
                              SPAN_ARG(of.before));
    }
    *out = mended;
    return STATUS_OK;
}
