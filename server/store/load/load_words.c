/* The counts of the table `word` are gathered in memory while a load runs and written at its end:
 * one row for each different word, not one for each of its occurrences. Words of articles that are
 * put are counted by the tokeniser of the text index. */

#include "base/table.h"
#include "loading.h"
#include "store/search/words.h"

struct word_counts {
    struct arena *arena;
    struct arena *scratch;
    struct table *numbers;
    struct span *words;
    int64_t *counts;
    size_t count, word_capacity, count_capacity;
};

static struct word_counts *counts_of(struct store_load *load)
{
    if (load->words == NULL) {
        struct arena *arena = arena_new();
        load->words = ARENA_NEW(arena, struct word_counts);
        load->words->arena = arena;
        load->words->scratch = arena_new();
        load->words->numbers = table_new(arena, 4096);
    }
    return load->words;
}

static bool has_digit(struct span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

static void count_word(struct word_counts *counts, struct span folded, int64_t by)
{
    uint32_t number = table_get(counts->numbers, folded);
    if (number == TABLE_NONE) {
        struct span kept = arena_copy(counts->arena, folded);
        number = (uint32_t)counts->count;
        counts->words = arena_grow(counts->arena, counts->words, counts->count,
                                   &counts->word_capacity, sizeof *counts->words);
        counts->counts = arena_grow(counts->arena, counts->counts, counts->count,
                                    &counts->count_capacity, sizeof *counts->counts);
        counts->words[number] = kept;
        counts->counts[number] = 0;
        counts->count++;
        table_set(counts->numbers, kept, number);
    }
    counts->counts[number] += by;
}

static void add_words(void *load, struct span folded, int64_t count)
{
    if (!has_digit(folded)) {
        count_word(counts_of(load), folded, count);
    }
}

void load_start_words(struct store_load *load)
{
    load->connection->word_counter = (struct word_counter){.add = add_words, .context = load};
}

void load_take_words(struct store_load *load, struct span text)
{
    struct word_counts *counts = counts_of(load);
    arena_reset(counts->scratch);
    struct word_reader reader = word_reader_start(text, counts->scratch);
    struct word word;
    while (words_next(&reader, &word)) {
        add_words(load, word.folded, -1);
    }
}

static enum status write_word(struct store_load *load, struct span word, int64_t count)
{
    struct binder binder = bind_start(connection_named(load->connection, "load.word_add"));
    bind_text(&binder, word);
    bind_int(&binder, count);
    enum status status = statement_run(load->connection, binder.statement);
    if (status != STATUS_OK || count > 0) {
        return status;
    }
    binder = bind_start(connection_named(load->connection, "load.word_drop"));
    bind_text(&binder, word);
    return statement_run(load->connection, binder.statement);
}

enum status load_write_words(struct store_load *load)
{
    struct word_counts *counts = counts_of(load);
    enum status status = STATUS_OK;
    load_step_begin(load, "word counts");
    tokenizer_flush(&load->connection->word_counter);
    for (size_t i = 0; i < counts->count && status == STATUS_OK; i++) {
        if (counts->counts[i] != 0) {
            status = write_word(load, counts->words[i], counts->counts[i]);
        }
    }
    return status;
}

void load_free_words(struct store_load *load)
{
    tokenizer_flush(&load->connection->word_counter);
    load->connection->word_counter = (struct word_counter){0};
    if (load->words) {
        struct arena *arena = load->words->arena;
        arena_free(load->words->scratch);
        arena_free(arena);
        load->words = NULL;
    }
}
