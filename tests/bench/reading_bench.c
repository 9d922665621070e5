/* How fast files become articles, and what of them stays in memory: made-up reports are read from
 * memory, header and all, on one core; then sketches of very many of them, a fifth of them copies,
 * are grouped, and those without a date (every seventh) compared with their stories.
 *
 * usage: reading_bench [READ [GROUPED]]    10,000 and 50,000 reports unless said */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "ingest/corpus.h"
#include "ingest/reader.h"

enum { WORDS = 20000, COPY_EVERY = 5, UNDATED_EVERY = 7 };

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* Common words are drawn more often: the square of a uniform number. */
static uint64_t draw_word(uint64_t *state)
{
    uint64_t x = next_random(state) % WORDS;
    return x * x / WORDS;
}

static void add_word(struct buffer *out, uint64_t word, bool capital)
{
    static const char *const parts[] = {"ba", "con", "di",  "fer", "ga", "lo",  "mi", "nor",
                                        "pa", "re",  "sta", "to",  "un", "ver", "wi", "zen"};
    size_t from = out->len;
    for (uint64_t rest = word + 16; rest > 0; rest /= 16) {
        buffer_add_string(out, parts[rest % 16]);
    }
    if (capital) {
        out->bytes[from] = (char)(out->bytes[from] - 'a' + 'A');
    }
}

static void add_sentence(struct buffer *out, uint64_t *state)
{
    size_t words = 12 + next_random(state) % 16;
    for (size_t i = 0; i < words; i++) {
        buffer_add_string(out, i ? " " : "");
        add_word(out, draw_word(state), i == 0 || next_random(state) % 9 == 0);
    }
    buffer_add_string(out, ". ");
}

/* The paragraphs of report `number`. */
static void add_body(struct buffer *out, uint64_t number)
{
    uint64_t state = number * 2654435761u + 7;
    for (size_t i = 0; i < 8; i++) {
        for (size_t k = 0; k < 3; k++) {
            add_sentence(out, &state);
        }
        buffer_add_string(out, "\n\n");
    }
}

static bool is_dated(uint64_t number)
{
    return number % UNDATED_EVERY != 0;
}

static void add_header(struct buffer *out, uint64_t number)
{
    buffer_printf(out, "Report %llu tells of the mill\n\nBy Marta Quill\n\nLUSAKA",
                  (unsigned long long)number);
    if (is_dated(number)) {
        buffer_printf(out, ", March %llu, 2019", (unsigned long long)(number % 28 + 1));
    }
    buffer_add_string(out, " (Reuters) - On Tuesday, ");
}

/* The text of report `number`; of a copy: another's under a new headline, cut or with text added.
 */
static void make_report(struct buffer *out, uint64_t number, bool copies)
{
    buffer_clear(out);
    bool copy = copies && number % COPY_EVERY == COPY_EVERY - 1;
    add_header(out, number);
    size_t from = out->len;
    add_body(out, copy ? number - 1 : number);
    if (copy && number % 2) {
        out->len -= (out->len - from) / 3;
    } else if (copy) {
        uint64_t state = number;
        for (size_t i = 0; i < 7; i++) {
            add_sentence(out, &state);
        }
    }
}

static double seconds_used(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Resident memory now, in MB. */
static double resident(void)
{
    unsigned long total = 0;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fscanf(file, "%lu %lu", &total, &pages) != 2) {
        pages = 0;
    }
    if (file) {
        fclose(file);
    }
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

struct taken {
    struct corpus_article *out; /* NULL: only read */
    struct arena *scratch;
};

static const struct date_clues no_clues;

static enum status take(void *context, const struct reader_item *item)
{
    struct taken *taken = context;
    if (taken->out && item->article) {
        taken->out->published = item->article->published;
        taken->out->basis = item->article->published_basis;
        sketch_make(taken->scratch, item->article, &taken->out->sketch);
        taken->out->clues = period_is_known(item->article->published) ? NULL : &no_clues;
        arena_reset(taken->scratch);
    }
    return STATUS_OK;
}

static void read_report(struct arena *arena, struct span bytes, struct corpus_article *out,
                        struct arena *scratch)
{
    struct taken taken = {out, scratch};
    struct failure failure = {0};
    const char *encoding;
    struct reader_input input = {.bytes = bytes,
                                 .relative = SPAN("report.txt"),
                                 .modified = INT64_MIN,
                                 .article_limit = 8 << 20};
    if (reader_run(arena, reader_for(input.relative), &input, &(struct reader_sink){take, &taken},
                   &encoding, &failure) != STATUS_OK) {
        fprintf(stderr, "%s\n", failure.text);
    }
    arena_reset(arena);
}

static void bench_reading(size_t count)
{
    struct arena *arena = arena_new();
    struct buffer text = {0};
    double spent = 0;
    double before = 0;
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        make_report(&text, i, false);
        double start = seconds_used();
        read_report(arena, buffer_span(&text), NULL, NULL);
        spent += seconds_used() - start;
        bytes += text.len;
        before = i == count / 10 ? resident() : before;
    }
    printf("reading and header: %zu articles, %.0f MB, %.0f MB/s on one core; resident %.1f MB "
           "after a tenth, %.1f MB after all\n",
           count, (double)bytes / 1e6, (double)bytes / 1e6 / spent, before, resident());
    buffer_fini(&text);
    arena_free(arena);
}

static void bench_grouping(size_t count)
{
    struct arena *arena = arena_new();
    struct arena *scratch = arena_new();
    struct buffer text = {0};
    struct corpus_article *articles = calloc(count, sizeof *articles);
    if (!articles) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        make_report(&text, i, true);
        read_report(arena, buffer_span(&text), &articles[i], scratch);
    }
    double before = resident();
    double start = seconds_used();
    corpus_compare(articles, count);
    double spent = seconds_used() - start;
    size_t found = 0;
    size_t right = 0;
    for (size_t i = 0; i < count; i++) {
        found += articles[i].original != i;
        right += articles[i].original != i && articles[i].original / COPY_EVERY == i / COPY_EVERY;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("grouping: %zu articles in %.1f s; %zu copies found, %zu right, of %zu; %.0f MB kept "
           "(%zu bytes an article), %.0f MB at the most\n",
           count, spent, found, right, count / COPY_EVERY, before, sizeof *articles,
           (double)usage.ru_maxrss / 1e3);
    free(articles);
    buffer_fini(&text);
    arena_free(scratch);
    arena_free(arena);
}

int main(int argc, char **argv)
{
    bench_reading(argc > 1 ? strtoul(argv[1], NULL, 10) : 10000);
    bench_grouping(argc > 2 ? strtoul(argv[2], NULL, 10) : 50000);
    return 0;
}
