/* Aliases are kept folded and cut at each of their words (alias_tail), so that a word begun is a
 * range of an index. Several words in any order are several ranges that meet in one alias. */

#include "entity_search.h"

#include "other_names.h"
#include "search.h"
#include "words.h"

enum { RUN_MAX = 6 };

struct words {
    struct span items[SEARCH_TERMS_MAX];
    size_t count;
};

/* A text as names: choices of words, and words that must not be there. */
struct names {
    struct list *list;
    struct words choices[SEARCH_TERMS_MAX];
    size_t choice_count;
    struct words forbidden;
    struct words types; /* of "person:", "org:" and "place:" */
};

static void words_add(struct words *words, struct span word)
{
    for (size_t i = 0; i < words->count; i++) {
        if (span_equal(words->items[i], word)) {
            return;
        }
    }
    if (words->count < SEARCH_TERMS_MAX) {
        words->items[words->count++] = word;
    }
}

static void words_split(struct words *words, struct span folded)
{
    for (struct span rest = folded; rest.ptr && rest.len > 0;) {
        words_add(words, span_cut(&rest, ' '));
    }
}

static struct span words_join(struct arena *arena, const struct words *words)
{
    struct span out = SPAN("");
    for (size_t i = 0; i < words->count; i++) {
        out = arena_printf(arena, "%.*s%s%.*s", SPAN_ARG(out), i ? " " : "",
                           SPAN_ARG(words->items[i]));
    }
    return out;
}

/* The words below a node that are asked for, and those that are not. */
static void gather(struct names *names, const struct node *node, struct words *asked)
{
    static const char *const types[SEARCH_FIELD_COUNT] = {
        [SEARCH_PERSON] = "person", [SEARCH_ORG] = "organization", [SEARCH_PLACE] = "place"};
    struct words *into = node->kind == NODE_NOT ? &names->forbidden : asked;
    if (node->kind == NODE_FIELD && types[node->field] && into == asked) {
        words_add(&names->types, span_of(types[node->field]));
    }
    bool other_field = node->kind == NODE_FIELD && node->value.ptr && node->field > SEARCH_PLACE;
    for (size_t i = 0; i < node->word_count && !other_field; i++) {
        words_add(into, node->words[i]);
    }
    for (const struct node *child = node->first; child; child = child->next) {
        gather(names, child, into);
    }
}

static void read_names(struct names *names)
{
    struct arena *arena = names->list->arena;
    struct span text = names->list->query->text;
    struct node *root = NULL;
    if (search_parse(arena, text, &root, &(uint32_t){0}) != STATUS_OK) {
        words_split(&names->choices[names->choice_count++], words_fold(arena, text));
        return;
    }
    bool choice = root && root->kind == NODE_OR;
    for (struct node *node = choice ? root->first : root; node; node = node->next) {
        struct words *asked = &names->choices[names->choice_count];
        gather(names, node, asked);
        names->choice_count += asked->count > 0;
    }
}

static void take_any(void *context, struct columns *columns)
{
    (void)columns;
    *(bool *)context = true;
}

static enum status any_row(const struct list *list, const struct select *select, bool *out)
{
    struct connection *connection = &list->reader->connection;
    *out = false;
    return list_each(connection, select_prepare(select, connection), list->arena, take_any, out);
}

static void bind_words(struct select *select, const struct words *words)
{
    select_list(select, words->items, words->count);
    select_int(select, (int64_t)words->count);
}

/* Whether an alias has all words of one of the choices. */
static enum status choices_match(const struct names *names, bool *out)
{
    enum status status = STATUS_OK;
    *out = false;
    for (size_t i = 0; i < names->choice_count && status == STATUS_OK && !*out; i++) {
        struct select probe = select_start(names->list->arena, names->list->reader->store->library);
        select_add(&probe, "entities.with_words");
        bind_words(&probe, &names->choices[i]);
        select_word(&probe, "LIMIT 1");
        status = any_row(names->list, &probe, out);
    }
    return status;
}

/* Adds to `runs` what the archive calls that of which a choice's words are known as another name.
 */
static enum status add_known(const struct names *names, struct words *runs)
{
    struct list *list = names->list;
    struct connection *connection = &list->reader->connection;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < names->choice_count && status == STATUS_OK; i++) {
        size_t count = 0;
        struct span text = words_join(list->arena, &names->choices[i]);
        const struct span *others =
            other_names_of(list->reader->store->other_names, text, list->arena, &count);
        for (size_t j = 0; j < count && status == STATUS_OK; j++) {
            bool there = false;
            status = list_one(connection, "entities.alias_known", others[j], list->arena, take_any,
                              &there);
            status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
            if (there) {
                words_add(runs, others[j]);
            }
        }
    }
    return status;
}

static enum status mend_choices(struct names *names)
{
    struct list *list = names->list;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < names->choice_count && status == STATUS_OK; i++) {
        struct words *choice = &names->choices[i];
        struct span mended = words_join(list->arena, choice);
        status = search_mend_words(list->reader, list->arena, mended, &mended);
        *choice = (struct words){.count = 0};
        words_split(choice, mended);
    }
    return status;
}

/* The aliases that stand in the words, the longest at each place. */
static enum status find_runs(const struct names *names, const struct words *words,
                             struct words *runs)
{
    struct list *list = names->list;
    struct connection *connection = &list->reader->connection;
    enum status status = STATUS_OK;
    for (size_t at = 0; at < words->count && status == STATUS_OK;) {
        size_t left = words->count - at, len = left < RUN_MAX ? left : RUN_MAX;
        for (; len > 0; len--) {
            struct words part = {.count = len};
            memcpy(part.items, words->items + at, len * sizeof *part.items);
            struct span run = words_join(list->arena, &part);
            if (len == 1 && search_is_stop_word(run)) {
                continue;
            }
            bool found = false;
            status =
                list_one(connection, "entities.alias_known", run, list->arena, take_any, &found);
            if (found) {
                words_add(runs, run);
                break;
            }
        }
        status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
        at += len > 0 ? len : 1;
    }
    return status;
}

/* Adds the condition that an entity has the words of a choice, if they are `matched`, or is one of
 * `runs` (NULL: none are asked for). */
static void add_matching(struct list *list, const struct names *names, bool matched,
                         const struct words *runs)
{
    struct select *matching = list_add(list, LIST_MATCHING);
    const char *joint = "";
    select_add(matching, "entities.among");
    for (size_t i = 0; i < names->choice_count && matched; i++) {
        select_word(matching, joint);
        select_add(matching, "entities.with_words");
        bind_words(matching, &names->choices[i]);
        joint = "UNION ALL";
    }
    if (runs) {
        select_word(matching, joint);
        select_add(matching, "entities.with_alias");
        select_list(matching, runs->items, runs->count);
    }
    select_word(matching, ")");
}

static void forbid(struct list *list, const struct words *forbidden)
{
    for (size_t i = 0; i < forbidden->count; i++) {
        struct words one = {.items = {forbidden->items[i]}, .count = 1};
        struct select *condition = list_add(list, FILTER_FIELD_COUNT);
        select_add(condition, "entities.not_among");
        select_add(condition, "entities.with_words");
        bind_words(condition, &one);
        select_word(condition, ")");
    }
}

enum status entity_search_add(struct list *list)
{
    struct names *names = ARENA_NEW(list->arena, struct names);
    names->list = list;
    read_names(names);
    forbid(list, &names->forbidden);
    if (names->types.count > 0) {
        struct select *condition = list_add(list, FILTER_FIELD_COUNT);
        select_add(condition, "entities.filter.type");
        select_list(condition, names->types.items, names->types.count);
    }
    if (names->choice_count == 0 && names->forbidden.count > 0) {
        return STATUS_OK;
    }
    bool matched = false;
    struct words *runs = ARENA_NEW(list->arena, struct words);
    enum status status = add_known(names, runs);
    if (status == STATUS_OK) {
        status = choices_match(names, &matched);
    }
    bool found_known = runs->count > 0;
    if (status == STATUS_OK && !matched && !found_known && !list->query->no_typo) {
        status = mend_choices(names);
        if (status == STATUS_OK) {
            status = choices_match(names, &matched);
        }
    }
    for (size_t i = 0; i < names->choice_count && status == STATUS_OK && !matched; i++) {
        status = find_runs(names, &names->choices[i], runs);
    }
    add_matching(list, names, matched, !matched || found_known ? runs : NULL);
    return status;
}
