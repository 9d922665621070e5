/* Nodes are entered under their words, under the acronyms that they have, and, for slips, under the
 * two bytes with which their words begin and end: of two words of five bytes or more with one slip
 * between them either both begin or both end alike. */
#include "entities_index.h"

#include <stdlib.h>

#include "base/table.h"

enum { SLIP_BYTES = 2, SLIP_WORD_MIN = 5 };

struct entry {
    uint32_t node;
    uint32_t next; /* the one entered before it under this key, TABLE_NONE: none */
};

struct name_index {
    struct arena *arena;
    struct table *last; /* key -> number of its last entry */
    struct entry *entries;
    size_t count;
    size_t capacity;
    uint32_t *found;
    size_t found_count;
    size_t found_capacity;
};

/* What a key is of; the first byte of its text. */
enum key_kind { KEY_WORD = 'w', KEY_START = '^', KEY_END = '$', KEY_ACRONYM = '.', KEY_CORE = '=' };

struct name_index *name_index_new(struct arena *arena)
{
    struct name_index *index = ARENA_NEW(arena, struct name_index);
    index->arena = arena;
    index->last = table_new(arena, 64);
    return index;
}

static struct span key_of(struct name_index *index, enum key_kind kind, struct span text)
{
    char first = (char)kind;
    return ARENA_JOIN(index->arena, (struct span){&first, 1}, text);
}

/* --- entering --------------------------------------------------------------------------------- */

static void enter(struct name_index *index, uint32_t node, enum key_kind kind, struct span text)
{
    struct span key = key_of(index, kind, text);
    uint32_t last = table_get(index->last, key);
    if (last != TABLE_NONE && index->entries[last].node == node) {
        return;
    }
    index->entries = arena_grow(index->arena, index->entries, index->count, &index->capacity,
                                sizeof *index->entries);
    index->entries[index->count] = (struct entry){node, last};
    table_set(index->last, key, (uint32_t)index->count++);
}

static void enter_word(struct name_index *index, uint32_t node, struct span word)
{
    enter(index, node, KEY_WORD, word);
    if (word.len >= SLIP_WORD_MIN) {
        enter(index, node, KEY_START, span_slice(word, 0, SLIP_BYTES));
        enter(index, node, KEY_END, span_slice(word, word.len - SLIP_BYTES, word.len));
    }
}

static void enter_acronyms(struct name_index *index, uint32_t node, const struct form *form)
{
    for (int small = 0; small <= 1; small++) {
        char letters[FORM_WORDS_MAX];
        size_t count = form_initials(form, small == 1, letters);
        if (count > 1) {
            enter(index, node, KEY_ACRONYM, (struct span){letters, count});
        }
    }
}

void name_index_add(struct name_index *index, uint32_t node, const struct form *form,
                    const struct form *core)
{
    if (form->count > 0) {
        enter_word(index, node, form->words[0]);
        enter_word(index, node, form->words[form->count - 1]);
    }
    for (size_t i = 1; i + 1 < form->count; i++) {
        enter_word(index, node, form->words[i]);
    }
    if (form->count > 1) {
        enter_acronyms(index, node, form);
    }
    for (size_t i = 0; i < core->count; i++) {
        enter(index, node, KEY_CORE, core->words[i]);
    }
}

/* --- finding ---------------------------------------------------------------------------------- */

static void collect(struct name_index *index, enum key_kind kind, struct span text)
{
    uint32_t last = table_get(index->last, key_of(index, kind, text));
    for (; last != TABLE_NONE; last = index->entries[last].next) {
        index->found = arena_grow(index->arena, index->found, index->found_count,
                                  &index->found_capacity, sizeof *index->found);
        index->found[index->found_count++] = index->entries[last].node;
    }
}

static int compare_nodes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Those collected in order, each once. */
static const uint32_t *take_found(struct name_index *index, size_t *count)
{
    size_t kept = 0;
    if (index->found_count > 1) {
        qsort(index->found, index->found_count, sizeof *index->found, compare_nodes);
    }
    for (size_t i = 0; i < index->found_count; i++) {
        if (kept == 0 || index->found[kept - 1] != index->found[i]) {
            index->found[kept++] = index->found[i];
        }
    }
    index->found_count = 0;
    *count = kept;
    return index->found;
}

static void collect_word(struct name_index *index, struct span word)
{
    collect(index, KEY_WORD, word);
    if (word.len >= SLIP_WORD_MIN) {
        collect(index, KEY_START, span_slice(word, 0, SLIP_BYTES));
        collect(index, KEY_END, span_slice(word, word.len - SLIP_BYTES, word.len));
    }
}

const uint32_t *name_index_find(struct name_index *index, const struct form *form, size_t *count)
{
    if (form->count > 0) {
        collect_word(index, form->words[0]);
        collect(index, KEY_ACRONYM, form->words[0]);
    }
    if (form->count > 1) {
        collect_word(index, form->words[form->count - 1]);
    }
    return take_found(index, count);
}

const uint32_t *name_index_find_core(struct name_index *index, const struct form *form,
                                     size_t *count)
{
    if (form->count > 0) {
        collect(index, KEY_CORE, form->words[0]);
    }
    return take_found(index, count);
}
