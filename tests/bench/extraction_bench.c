/* How fast a folder becomes an archive, and what each part of it costs: everything is loaded by one
 * analysing thread into a new database, by the loader that the program uses; then the same articles
 * are analysed once more, stage by stage. Processor time of all threads together is counted, in
 * user and system mode, so that other programs and the number of cores change little. What the
 * stages do not explain (waking threads, freeing, files that are read again since they are too many
 * to be kept from when they were compared) is shown as such.
 *
 * usage: extraction_bench FOLDER [DATABASE]    the database is made new; by default a temporary one
 */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "../../server/extract/engine_parts.h"
#include "base/log.h"
#include "extract/analysis.h"
#include "extract/dates.h"
#include "extract/entities.h"
#include "extract/events.h"
#include "extract/mentions.h"
#include "ingest/file_reading.h"
#include "ingest/loader.h"
#include "ingest/scan.h"
#include "store/store.h"
#include "text/agreement.h"
#include "text/finite.h"
#include "text/parser.h"
#include "text/tagger.h"

enum { ARTICLE_LIMIT = 8 << 20, STAGES_MAX = 32 };

struct stage {
    const char *name;
    double seconds;
};

/* Processor time by stage: what runs is charged to the stage that began last. */
struct stages {
    struct stage stages[STAGES_MAX];
    size_t count;
    size_t running;
    double since; /* of the thread's time */
};

struct bench {
    const char *folder;
    struct arena *arena;
    struct engine *engine;
    struct stages reading; /* of the second reading */
    struct stages writing; /* of the thread that runs the load */
    double whole;
    size_t articles, tokens, bytes;
};

static double seconds_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void stage_begin(void *context, const char *name)
{
    struct stages *stages = context;
    double now = seconds_of(CLOCK_THREAD_CPUTIME_ID);
    if (stages->count > 0) {
        stages->stages[stages->running].seconds += now - stages->since;
    }
    size_t at = 0;
    while (at < stages->count && strcmp(stages->stages[at].name, name) != 0) {
        at++;
    }
    if (at == stages->count && at < STAGES_MAX) {
        stages->stages[stages->count++].name = name;
    }
    stages->running = at;
    stages->since = now;
}

static double stages_total(const struct stages *stages)
{
    double total = 0;
    for (size_t i = 0; i < stages->count; i++) {
        bool counts = strcmp(stages->stages[i].name, "end") != 0;
        total += counts ? stages->stages[i].seconds : 0;
    }
    return total;
}

static void fail(const char *what, const struct failure *failure)
{
    fprintf(stderr, "extraction_bench: %s: %s\n", what, failure->text);
    exit(1);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void load_whole(struct bench *bench, const char *database)
{
    struct failure failure = {0};
    struct store *store = NULL;
    struct store_options store_options = {database, DATELINED_VERSION, "bench"};
    if (store_open(&store_options, &store, &failure) != STATUS_OK) {
        fail("open the database", &failure);
    }
    struct loader_options options = {.folders = &bench->folder,
                                     .folder_count = 1,
                                     .threads = 1,
                                     .step = stage_begin,
                                     .step_context = &bench->writing};
    struct loader *loader = loader_new(&options, store, bench->engine);
    double start = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    if (loader_run(loader, &failure) != STATUS_OK) {
        fail("load", &failure);
    }
    bench->whole = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - start;
    stage_begin(&bench->writing, "end");
    loader_free(loader);
    store_close(store);
}

/* --- stage by stage --------------------------------------------------------------------------- */

/* The stages of analysis_run (server/extract/analysis.c), in the same order. */
static void analyse(struct bench *bench, struct arena *arena, const struct article *article)
{
    const struct engine *engine = bench->engine;
    struct stages *stages = &bench->reading;
    struct analysis analysis = {0};
    stage_begin(stages, "tokens, sentences");
    document_read(arena, article, &analysis.document);
    stage_begin(stages, "tags, lemmas");
    tagger_tag(engine->tagger, arena, &analysis.document);
    finite_mend(&analysis.document);
    stage_begin(stages, "trees");
    parser_parse(engine->parser, arena, &analysis.document);
    agreement_mend(&analysis.document);
    stage_begin(stages, "names");
    mentions_find(arena, engine, &analysis);
    stage_begin(stages, "dates");
    dates_find(arena, engine, article->published, &analysis);
    stage_begin(stages, "entities, coreference");
    entities_resolve(arena, engine, &analysis);
    stage_begin(stages, "events");
    events_find(arena, engine, article->published, &analysis);
    bench->tokens += analysis.document.token_count;
    bench->bytes += article->title.len + article->body.len;
    bench->articles++;
}

static void read_stages(struct bench *bench)
{
    struct failure failure = {0};
    struct scan scan;
    struct arena *arena = arena_new();
    struct reading_options options = {.article_limit = ARTICLE_LIMIT};
    if (scan_folders(bench->arena, &bench->folder, 1, &scan, &failure) != STATUS_OK) {
        fail("look for files", &failure);
    }
    for (size_t i = 0; i < scan.count; i++) {
        if (scan.entries[i].corrections) {
            continue;
        }
        stage_begin(&bench->reading, "end"); /* the comparison has read it */
        struct file_job job = {.entry = &scan.entries[i], .id = SPAN("x")};
        struct file_reading *file = file_reading_new(&job, &options);
        for (size_t k = 0; k < file->article_count; k++) {
            arena_reset(arena);
            analyse(bench, arena, &file->articles[k]);
        }
        stage_begin(&bench->reading, "end");
        file_reading_free(file);
    }
    arena_free(arena);
}

/* --- the table -------------------------------------------------------------------------------- */

static void show_line(const struct bench *bench, const char *name, double seconds)
{
    printf("  %-28s %8.2f s %6.1f %% %8.2f us a token\n", name, seconds,
           100 * seconds / bench->whole, 1e6 * seconds / (double)bench->tokens);
}

static void show_stages(const struct bench *bench, const struct stages *stages)
{
    for (size_t i = 0; i < stages->count; i++) {
        if (strcmp(stages->stages[i].name, "end") != 0) {
            show_line(bench, stages->stages[i].name, stages->stages[i].seconds);
        }
    }
}

static void show(const struct bench *bench)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu articles, %zu tokens, %zu bytes of text; at most %ld MB resident\n",
           bench->articles, bench->tokens, bench->bytes, usage.ru_maxrss / 1024);
    show_stages(bench, &bench->reading);
    show_stages(bench, &bench->writing);
    show_line(bench, "not explained by these",
              bench->whole - stages_total(&bench->reading) - stages_total(&bench->writing));
    show_line(bench, "everything", bench->whole);
    printf("%.0f tokens a second on one core, everything included\n",
           (double)bench->tokens / bench->whole);
}

int main(int argc, char **argv)
{
    char path[PATH_MAX];
    char temporary[] = "/tmp/extraction_bench_XXXXXX";
    struct bench bench = {.arena = arena_new()};
    struct failure failure = {0};
    if (argc < 2 || argc > 3 || !realpath(argv[1], path) || (argc == 2 && !mkdtemp(temporary))) {
        fprintf(stderr, "usage: extraction_bench FOLDER [DATABASE]\n");
        return 2;
    }
    bench.folder = path;
    log_set_level(LOG_WARN);
    const char *database = argc == 3 ? argv[2] : arena_printf(bench.arena, "%s/db", temporary).ptr;
    struct engine_options options = {0};
    if (engine_new(&options, &bench.engine, &failure) != STATUS_OK) {
        fail("open the models", &failure);
    }
    load_whole(&bench, database);
    if (argc == 2) {
        unlink(database);
        unlink(arena_printf(bench.arena, "%s.lock", database).ptr);
        rmdir(temporary);
    }
    engine_wake(bench.engine);
    read_stages(&bench);
    show(&bench);
    engine_free(bench.engine);
    arena_free(bench.arena);
    return 0;
}
