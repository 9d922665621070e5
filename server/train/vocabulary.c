/* Collects words, their classes and tags. A word's tag set is made of its tags with at least a
 * SHARE of its uses, most frequent first; words seen too rarely have none, as unseen words have.
 * Its habit says how often it has a capital within sentences.
 * A word is sure of a tag when the hand-tagged corpus shows it often and never otherwise. */
#include "train/vocabulary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/table.h"
#include "text/keys.h"
#include "text/lexical.h"
#include "text/tagset.h"

enum { CLUSTER_FILE_MAX = 16 << 20, SET_MAX = 4, SEEN_MIN = 3, SURE_MIN = 15, SHARE = 25 };
enum { SURE_SHARE = 400 };

struct word {
    struct span norm;
    uint16_t cluster;
    uint32_t gold[XPOS_COUNT];
    uint32_t silver[XPOS_COUNT];
    uint32_t cases[2];         /* uses within sentences: in small letters, with a capital */
    uint32_t upos[UPOS_COUNT]; /* in the hand-tagged corpus */
};

struct vocabulary {
    struct arena *arena;
    struct table *index;
    struct word *words;
    size_t count;
    size_t capacity;
};

struct vocabulary *vocabulary_new(struct arena *arena)
{
    struct vocabulary *vocabulary = ARENA_NEW(arena, struct vocabulary);
    vocabulary->arena = arena;
    vocabulary->index = table_new(arena, 1 << 16);
    return vocabulary;
}

/* The word with figures as '0'. */
static struct span plain(struct arena *arena, struct span norm)
{
    char *copy = arena_alloc(arena, norm.len + 1);
    for (size_t i = 0; i < norm.len; i++) {
        copy[i] = norm.ptr[i] >= '0' && norm.ptr[i] <= '9' ? '0' : norm.ptr[i];
    }
    return (struct span){copy, norm.len};
}

static struct word *word_of(struct vocabulary *vocabulary, struct span norm)
{
    struct span key = plain(vocabulary->arena, norm);
    uint32_t at = table_intern(vocabulary->index, key, (uint32_t)vocabulary->count);
    if (at == vocabulary->count) {
        vocabulary->words = arena_grow(vocabulary->arena, vocabulary->words, vocabulary->count,
                                       &vocabulary->capacity, sizeof *vocabulary->words);
        vocabulary->words[vocabulary->count++] = (struct word){.norm = key};
    }
    return vocabulary->words + at;
}

enum status vocabulary_read_clusters(struct vocabulary *vocabulary, const char *path,
                                     struct failure *failure)
{
    struct buffer bytes = {0};
    enum status status = file_read(path, CLUSTER_FILE_MAX, &bytes, failure);
    struct span rest = arena_copy(vocabulary->arena, buffer_span(&bytes));
    buffer_fini(&bytes);
    while (status == STATUS_OK && rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        struct span word = span_cut(&line, '\t');
        if (line.ptr) {
            word_of(vocabulary, word)->cluster = (uint16_t)(strtoul(line.ptr, NULL, 10) + 1);
        }
    }
    return status;
}

void vocabulary_count(struct vocabulary *vocabulary, const struct document *document, bool silver)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            const struct token *token = document->tokens + sentence->first_token + k;
            struct word *word = word_of(vocabulary, token->norm);
            (silver ? word->silver : word->gold)[token->xpos]++;
            word->upos[token->upos] += !silver;
            word->cases[(token->flags & TOKEN_CAPITAL) != 0] += k > 0;
        }
    }
}

size_t vocabulary_size(const struct vocabulary *vocabulary)
{
    return vocabulary->count;
}

struct span vocabulary_word(const struct vocabulary *vocabulary, size_t i)
{
    return vocabulary->words[i].norm;
}

struct tag_set {
    uint8_t tags[SET_MAX];
    struct lexical_sure sure;
};

static struct tag_set set_of(const struct word *word)
{
    uint32_t total = 0;
    uint32_t gold = 0;
    struct tag_set set = {{0}, {0}};
    for (unsigned t = 1; t < XPOS_COUNT; t++) {
        gold += word->gold[t];
        total += word->gold[t] + word->silver[t];
    }
    for (unsigned n = 0; n < SET_MAX && total >= SEEN_MIN; n++) {
        uint32_t most = total / SHARE;
        for (unsigned t = 1; t < XPOS_COUNT; t++) {
            uint32_t uses = word->gold[t] + word->silver[t];
            if (uses > most && !memchr(set.tags, (int)t, n)) {
                set.tags[n] = (uint8_t)t;
                most = uses;
            }
        }
        if (set.tags[n] == 0) {
            break;
        }
    }
    uint8_t first = set.tags[0];
    if (gold >= SURE_MIN && word->gold[first] * SURE_SHARE >= gold * (SURE_SHARE - 1)) {
        set.sure.xpos = first;
        for (unsigned u = 1; u < UPOS_COUNT; u++) {
            bool only = word->upos[u] * SURE_SHARE >= gold * (SURE_SHARE - 1);
            set.sure.upos = only ? (uint8_t)u : set.sure.upos;
        }
    }
    return set;
}

/* 0: not seen within sentences; else the share of capitals in steps, finer at its ends, or, when
 * the word is too rare for that, whether it is small, capital or both. */
static uint16_t habit_of(const struct word *word)
{
    static const uint32_t STEPS[] = {1, 20, 100, 300, 700, 900, 980, 1000};
    enum { STEP_COUNT = sizeof STEPS / sizeof *STEPS, RARE = 3, RARE_FIRST = STEP_COUNT + 2 };
    uint32_t total = word->cases[0] + word->cases[1];
    uint32_t share = total ? 1000 * word->cases[1] / total : 0;
    if (total == 0) {
        return 0;
    }
    if (total < RARE) {
        return (uint16_t)(RARE_FIRST + (share >= STEPS[3]) + (share >= STEPS[4]));
    }
    uint16_t step = 1;
    for (size_t i = 0; i < STEP_COUNT; i++) {
        step = (uint16_t)(step + (share >= STEPS[i]));
    }
    return step;
}

static void place(struct lexical_slot *slots, size_t slot_count, const struct word *word,
                  uint32_t set)
{
    uint64_t key = lexical_key(word->norm);
    uint64_t at = keys_index(key, slot_count);
    while (slots[at].check != 0 && slots[at].check != keys_check(key)) {
        at = at + 1 < slot_count ? at + 1 : 0;
    }
    if (slots[at].check == 0) {
        slots[at] = (struct lexical_slot){
            .check = keys_check(key),
            .cluster = (unsigned)word->cluster & 0xfffU,
            .habit = (unsigned)habit_of(word) & 0xfU,
            .tags = (uint16_t)set,
        };
    }
}

struct tag_sets {
    struct arena *arena;
    struct table *numbers;
    struct lexical_sure *sure; /* by number */
    size_t count;
    size_t capacity;
};

struct tag_sets *tag_sets_new(struct arena *arena)
{
    struct tag_sets *sets = ARENA_NEW(arena, struct tag_sets);
    *sets = (struct tag_sets){.arena = arena, .numbers = table_new(arena, 1 << 12)};
    sets->sure = arena_grow(arena, NULL, 0, &sets->capacity, sizeof *sets->sure);
    sets->sure[sets->count++] = (struct lexical_sure){0};
    return sets;
}

static uint32_t number_of(struct tag_sets *sets, const struct tag_set *set)
{
    if (set->tags[0] == 0) {
        return 0;
    }
    struct span key = arena_copy(sets->arena, (struct span){(const char *)set, sizeof *set});
    uint32_t number = table_intern(sets->numbers, key, (uint32_t)sets->count);
    if (number == sets->count) {
        sets->sure =
            arena_grow(sets->arena, sets->sure, sets->count, &sets->capacity, sizeof *sets->sure);
        sets->sure[sets->count++] = set->sure;
    }
    return number;
}

void vocabulary_write(const struct vocabulary *vocabulary, struct tag_sets *sets,
                      struct model_writer *writer)
{
    struct arena *arena = arena_new();
    size_t slot_count = vocabulary->count + vocabulary->count / 4 + 16;
    struct lexical_slot *slots = ARENA_ARRAY(arena, struct lexical_slot, slot_count);
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct word *word = vocabulary->words + i;
        struct tag_set set = set_of(word);
        uint32_t number = number_of(sets, &set);
        if (number != 0 || word->cluster != 0 || habit_of(word) != 0) {
            place(slots, slot_count, word, number);
        }
    }
    model_writer_add(writer, "words", slots, slot_count * sizeof *slots);
    model_writer_add(writer, "tag_sets", sets->sure, sets->count * sizeof *sets->sure);
    arena_free(arena);
}
