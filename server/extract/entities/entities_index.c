/* Nodes are entered under their words, under the acronyms that they have, and, for slips, under the
 * two bytes with which their words begin and end: of two words of five bytes or more with one slip
 * between them either both begin or both end alike. Of those that do, only words that are near are
 * found, since in a long text thousands begin alike. */
#include "entities_index.h"

#include "base/table.h"

enum { SLIP_BYTES = 2, SLIP_WORD_MIN = 5, MET_BITS = 64 };

struct entry {
    uint32_t node;
    struct span word; /* as a slip of which it is entered; absent: under the whole key */
    uint32_t next;    /* the one entered before it under this key, TABLE_NONE: none */
};

struct name_index {
    struct arena *arena;
    struct table *last; /* key -> number of its last entry */
    struct entry *entries;
    size_t count;
    size_t capacity;
    uint64_t *met; /* a bit for each node, set while it is collected */
    size_t met_count, met_capacity;
    uint32_t *found; /* with room for as many as met has bits */
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

static void enter_slip(struct name_index *index, uint32_t node, enum key_kind kind,
                       struct span text, struct span word)
{
    struct span key = key_of(index, kind, text);
    uint32_t last = table_get(index->last, key);
    if (last != TABLE_NONE && index->entries[last].node == node &&
        span_equal(index->entries[last].word, word)) {
        return;
    }
    index->entries = arena_grow(index->arena, index->entries, index->count, &index->capacity,
                                sizeof *index->entries);
    index->entries[index->count] = (struct entry){node, word, last};
    table_set(index->last, key, (uint32_t)index->count++);
}

static void enter(struct name_index *index, uint32_t node, enum key_kind kind, struct span text)
{
    enter_slip(index, node, kind, text, (struct span){0});
}

static void enter_word(struct name_index *index, uint32_t node, struct span word)
{
    enter(index, node, KEY_WORD, word);
    if (word.len >= SLIP_WORD_MIN) {
        struct span end = span_slice(word, word.len - SLIP_BYTES, word.len);
        enter_slip(index, node, KEY_START, span_slice(word, 0, SLIP_BYTES), word);
        enter_slip(index, node, KEY_END, end, word);
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

/* Makes room for what may be found. */
static void make_room(struct name_index *index, uint32_t node)
{
    while (index->met_count <= node / MET_BITS) {
        index->met = arena_grow(index->arena, index->met, index->met_count, &index->met_capacity,
                                sizeof *index->met);
        index->met[index->met_count++] = 0;
    }
    while (index->found_capacity <= node) {
        index->found = arena_grow(index->arena, index->found, index->found_capacity,
                                  &index->found_capacity, sizeof *index->found);
    }
}

void name_index_add(struct name_index *index, uint32_t node, const struct form *form,
                    const struct form *core)
{
    make_room(index, node);
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

/* `word`: only nodes of whose words one differs from it by a slip; absent: all. */
static void collect_slips(struct name_index *index, enum key_kind kind, struct span text,
                          struct span word)
{
    uint32_t last = table_get(index->last, key_of(index, kind, text));
    for (; last != TABLE_NONE; last = index->entries[last].next) {
        const struct entry *entry = &index->entries[last];
        if (!word.ptr || word_is_near(word, entry->word, SLIP_WORD_MIN)) {
            index->met[entry->node / MET_BITS] |= (uint64_t)1 << entry->node % MET_BITS;
        }
    }
}

static void collect(struct name_index *index, enum key_kind kind, struct span text)
{
    collect_slips(index, kind, text, (struct span){0});
}

/* Those collected in order, each once. */
static const uint32_t *take_found(struct name_index *index, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < index->met_count; i++) {
        for (; index->met[i] != 0; index->met[i] &= index->met[i] - 1) {
            index->found[kept++] =
                (uint32_t)(i * MET_BITS) + (uint32_t)__builtin_ctzll(index->met[i]);
        }
    }
    *count = kept;
    return index->found;
}

static void collect_word(struct name_index *index, struct span word)
{
    collect(index, KEY_WORD, word);
    if (word.len >= SLIP_WORD_MIN) {
        struct span end = span_slice(word, word.len - SLIP_BYTES, word.len);
        collect_slips(index, KEY_START, span_slice(word, 0, SLIP_BYTES), word);
        collect_slips(index, KEY_END, end, word);
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

/* The same with an "s" more or less. */
static void collect_numbers(struct name_index *index, struct span word)
{
    collect(index, KEY_WORD, ARENA_JOIN(index->arena, word, SPAN("s")));
    if (word.len > 1 && span_ends_with(word, SPAN("s"))) {
        collect(index, KEY_WORD, span_slice(word, 0, word.len - 1));
    }
}

const uint32_t *name_index_find_alike(struct name_index *index, const struct form *form,
                                      const struct form *core, unsigned more, size_t *count)
{
    for (size_t i = 0; i < form->count; i++) {
        bool wanted = i == 0 || ((more & ALIKE_LAST) && i + 1 == form->count);
        if (wanted && (more & ALIKE_SLIPS)) {
            collect_word(index, form->words[i]);
        } else if (wanted) {
            collect(index, KEY_WORD, form->words[i]);
        }
    }
    if (form->count == 1) {
        collect_numbers(index, form->words[0]);
    }
    if (core->count > 0) {
        collect(index, KEY_WORD, core->words[0]);
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
