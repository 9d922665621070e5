/* A load: walk the folders, ask the archive what it knows of each file, read and analyse what is
 * new or changed, write it in the order of the paths, drop what vanished, publish. A file is opened
 * only when its size or time differs from what is known, and read only when its hash does. The
 * calling thread is the only writer. */
#include "ingest/loader.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/table.h"
#include "corrections.h"
#include "corrections_file.h"
#include "file_change.h"
#include "ingest/article_id.h"
#include "ingest/copies/copies.h"
#include "ingest/posted.h"
#include "pipeline.h"
#include "scan.h"
#include "store/load.h"
#include "survey.h"

enum { ARTICLE_LIMIT = 8 << 20, THREADS_MAX = 64, BUSY_TRIES = 1500 };

/* From so many files on it pays to copy the models into fast memory. */
enum { MANY_FILES = 50 };

struct loader {
    struct loader_options options;
    struct store *store;
    const struct engine *engine;
    struct survey *survey; /* kept from load to load */
    atomic_bool cancelled;
    pthread_mutex_t *lock; /* guards progress and started; behind a pointer, so that a const loader
                              can be asked */
    struct load_progress progress;
    struct timespec started;
};

/* A file of the walk. */
struct place {
    struct file_job job;
    bool article; /* it may be one */
    bool changed; /* the archive does not know it, or not as it is */
    bool retold;  /* the other files give its articles another date or id */
    enum file_status known_status;
};

/* What one run works with. */
struct run {
    struct loader *loader;
    struct arena *arena;
    struct scan scan;
    struct store_load *load;
    struct place *places;                    /* as many as entries */
    struct taken_ids posted;                 /* ids of posted articles */
    struct article_corrections *corrections; /* of dates and sources */
    const struct span *corrected;            /* ids of articles of which these say something new */
    size_t corrected_count;
    bool articles_changed;
    struct file_job *jobs;
    size_t job_count;
    uint64_t counts[FILE_STATUS_COUNT];
    struct failure *failure;
};

struct loader *loader_new(const struct loader_options *options, struct store *store,
                          const struct engine *engine)
{
    struct loader *loader = calloc(1, sizeof *loader);
    pthread_mutex_t *lock = malloc(sizeof *lock);
    if (!loader || !lock) {
        abort();
    }
    pthread_mutex_init(lock, NULL);
    *loader = (struct loader){.options = *options,
                              .store = store,
                              .engine = engine,
                              .lock = lock,
                              .survey = survey_new()};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = options->threads ? options->threads : (unsigned)(cores > 0 ? cores : 1);
    loader->options.threads = threads > THREADS_MAX ? THREADS_MAX : threads;
    loader->options.article_limit = options->article_limit ? options->article_limit : ARTICLE_LIMIT;
    atomic_init(&loader->cancelled, false);
    return loader;
}

void loader_free(struct loader *loader)
{
    if (loader) {
        survey_free(loader->survey);
        pthread_mutex_destroy(loader->lock);
        free(loader->lock);
        free(loader);
    }
}

void loader_cancel(struct loader *loader)
{
    atomic_store(&loader->cancelled, true);
}

/* --- progress --------------------------------------------------------------------------------- */

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

struct load_progress loader_progress(const struct loader *loader)
{
    pthread_mutex_lock(loader->lock);
    struct load_progress progress = loader->progress;
    if (progress.running) {
        progress.seconds = seconds_since(&loader->started);
    }
    pthread_mutex_unlock(loader->lock);
    return progress;
}

static bool progress_start(struct loader *loader)
{
    pthread_mutex_lock(loader->lock);
    bool free_to_run = !loader->progress.running;
    if (free_to_run) {
        clock_gettime(CLOCK_MONOTONIC, &loader->started);
        loader->progress = (struct load_progress){.running = true, .loads = loader->progress.loads};
    }
    pthread_mutex_unlock(loader->lock);
    return free_to_run;
}

static void progress_add(struct loader *loader, const struct load_progress *more)
{
    pthread_mutex_lock(loader->lock);
    loader->progress.files_found += more->files_found;
    loader->progress.files_done += more->files_done;
    loader->progress.files_failed += more->files_failed;
    loader->progress.articles_done += more->articles_done;
    loader->progress.bytes_done += more->bytes_done;
    pthread_mutex_unlock(loader->lock);
}

static void progress_stop(struct loader *loader)
{
    pthread_mutex_lock(loader->lock);
    loader->progress.running = false;
    loader->progress.loads++;
    loader->progress.seconds = seconds_since(&loader->started);
    pthread_mutex_unlock(loader->lock);
}

static void step_begin(const struct loader *loader, const char *name)
{
    if (loader->options.step) {
        loader->options.step(loader->options.step_context, name);
    }
}

/* --- what has to be read ---------------------------------------------------------------------- */

/* Asks the archive about a file. */
static enum status place_check(struct run *run, struct place *place)
{
    struct file_record known = {0};
    enum status status =
        store_load_find_file(run->load, run->arena, place->job.entry->path, &known);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
        return status;
    }
    bool anew = status == STATUS_NOT_FOUND || store_load_needs_reading(run->load);
    bool has_articles = known.status == FILE_LOADED || known.status == FILE_DUPLICATE ||
                        known.status == FILE_UNCHANGED;
    place->changed = anew || !file_change_is_known(&known, place->job.entry);
    place->known_status = known.status;
    place->job.known_hash = !anew && has_articles ? known.hash : (struct span){0};
    const struct scan_entry *entry = place->job.entry;
    return entry->closed ? store_load_see_below(run->load, entry->path) : STATUS_OK;
}

/* The files with their ids, and what the archive knows of them. */
static enum status places_list(struct run *run)
{
    struct scan *scan = &run->scan;
    struct id_file *files = ARENA_ARRAY(run->arena, struct id_file, scan->count);
    size_t count = 0;
    run->places = ARENA_ARRAY(run->arena, struct place, scan->count);
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_entry *entry = &scan->entries[i];
        if (!entry->skipped && !entry->failed && !entry->corrections) {
            files[count++] = (struct id_file){.folder = entry->folder, .relative = entry->relative};
        }
    }
    enum status status =
        store_load_posted_ids(run->load, run->arena, &run->posted.ids, &run->posted.count);
    article_ids_assign(run->arena, files, count, &run->posted);
    count = 0;
    for (size_t i = 0; i < scan->count && status == STATUS_OK; i++) {
        struct place *place = &run->places[i];
        place->job.entry = &scan->entries[i];
        place->article = !place->job.entry->skipped && !place->job.entry->failed &&
                         !place->job.entry->corrections;
        place->job.id = place->article ? files[count++].id : (struct span){0};
        status = place_check(run, place);
        run->articles_changed = run->articles_changed || (place->article && place->changed);
    }
    bool unseen = false;
    bool freed = false;
    if (status == STATUS_OK) {
        status = store_load_has_unseen(run->load, &unseen);
    }
    if (status == STATUS_OK) {
        status = store_load_id_freed(run->load, &freed);
    }
    run->articles_changed = run->articles_changed || unseen || freed;
    return status;
}

/* --- corrections ------------------------------------------------------------------------------ */

static void log_file(const struct file_record *record);

static enum status corrections_take(struct run *run, const struct place *place)
{
    struct load_progress done = {.files_done = 1};
    if (!place->changed) {
        bool failed = place->known_status == FILE_FAILED;
        run->counts[failed ? FILE_FAILED : FILE_UNCHANGED]++;
        progress_add(run->loader, &done);
        return STATUS_OK;
    }
    struct file_record record;
    enum status status = corrections_file_take(run->load, run->arena, &place->job, &record);
    run->counts[record.status]++;
    log_file(&record);
    done.files_failed = record.status == FILE_FAILED;
    done.bytes_done = (uint64_t)record.size;
    progress_add(run->loader, &done);
    return status;
}

static struct place *place_find(struct run *run, struct span path)
{
    size_t from = 0; /* the walk is in the order of the paths */
    for (size_t to = run->scan.count; from < to;) {
        size_t middle = from + (to - from) / 2;
        bool before = span_compare(run->places[middle].job.entry->path, path) < 0;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    bool found = from < run->scan.count && span_equal(run->places[from].job.entry->path, path);
    return found ? &run->places[from] : NULL;
}

/* Has an article read again because what is corrected of it has changed. */
static enum status place_reread(struct run *run, struct span id)
{
    struct span path = {0};
    enum status status = store_load_file_of_article(run->load, run->arena, id, &path);
    struct place *place = path.ptr ? place_find(run, path) : NULL;
    if (place && place->article) {
        place->changed = true;
        place->job.known_hash = (struct span){0};
    }
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* Holds what the corrections now say of articles against what they said before. */
static enum status corrections_compare(struct run *run, const struct correction *before,
                                       size_t before_count)
{
    const struct correction *now;
    size_t count;
    enum status status = store_load_article_corrections(run->load, run->arena, true, &now, &count);
    if (status != STATUS_OK) {
        return status;
    }
    run->corrections = article_corrections_new(run->arena, now, count);
    const struct span *ids = article_corrections_differ(
        run->arena, article_corrections_new(run->arena, before, before_count), run->corrections,
        &count);
    run->corrected = ids;
    run->corrected_count = count;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = place_reread(run, ids[i]);
    }
    if (count > 0) {
        /* what it remembers of articles has the dates of the former corrections */
        survey_free(run->loader->survey);
        run->loader->survey = survey_new();
        run->articles_changed = true;
    }
    return status;
}

static enum status corrections_run(struct run *run)
{
    const struct correction *before;
    size_t count;
    enum status status =
        store_load_article_corrections(run->load, run->arena, false, &before, &count);
    for (size_t i = 0; i < run->scan.count && status == STATUS_OK; i++) {
        if (run->places[i].job.entry->corrections) {
            status = corrections_take(run, &run->places[i]);
        }
    }
    return status == STATUS_OK ? corrections_compare(run, before, count) : status;
}

static void corrections_tell(void *context, struct span file, uint32_t line, struct span reason)
{
    (void)context;
    log_warn("%.*s: line %u is not applied: %.*s", SPAN_ARG(file), line, SPAN_ARG(reason));
}

/* Makes the jobs: all that is new or changed, after the articles were compared with each other. */
static void jobs_list(struct run *run)
{
    struct loader *loader = run->loader;
    struct file_job *all = ARENA_ARRAY(run->arena, struct file_job, run->scan.count);
    size_t count = 0;
    run->jobs = ARENA_ARRAY(run->arena, struct file_job, run->scan.count);
    for (size_t i = 0; i < run->scan.count; i++) {
        if (run->places[i].article) {
            all[count] = run->places[i].job;
            all[count++].changed = run->places[i].changed;
        }
    }
    if (run->articles_changed) {
        step_begin(loader, "comparing articles");
        struct reading_options options = {.article_limit = loader->options.article_limit,
                                          .engine = loader->engine,
                                          .corrections = run->corrections};
        survey_run(loader->survey, all, count, &options, &run->posted, &loader->cancelled);
    }
    for (size_t i = 0; i < run->scan.count; i++) {
        struct place *place = &run->places[i];
        if (place->job.entry->corrections) {
            continue;
        }
        place->retold = run->articles_changed && place->article &&
                        file_change_by_others(run->load, loader->survey, run->arena,
                                              place->job.entry, loader->options.file_time);
        if (place->changed || place->retold) {
            place->job.known_hash = place->retold ? (struct span){0} : place->job.known_hash;
            run->jobs[run->job_count++] = place->job;
            continue;
        }
        bool read = place->known_status == FILE_LOADED || place->known_status == FILE_DUPLICATE;
        run->counts[read ? FILE_UNCHANGED : place->known_status]++;
        progress_add(loader, &(struct load_progress){.files_done = 1});
    }
}

/* --- reading and writing ---------------------------------------------------------------------- */

/* A file that was read only in part is told like one that was not. */
static void log_file(const struct file_record *record)
{
    struct span reason = record->reason.ptr ? record->reason : SPAN("");
    bool partly = record->status == FILE_LOADED && record->article_count > 0 && reason.len > 0;
    enum log_level level = record->status == FILE_FAILED || partly ? LOG_WARN
                           : record->status == FILE_SKIPPED        ? LOG_INFO
                                                                   : LOG_DEBUG;
    log_write(level, "%.*s: %s%s%.*s", SPAN_ARG(record->path), file_status_name(record->status),
              reason.len ? ": " : "", SPAN_ARG(reason));
}

static enum status article_write(struct run *run, const struct pipeline_item *item)
{
    struct span path = item->file->record.path;
    const struct sketch *sketch = survey_sketch(run->loader->survey, item->article->id);
    enum status status = store_load_put_article(run->load, item->article, item->analysis, path);
    return status == STATUS_OK && sketch ? copies_remember(run->load, item->article->id, sketch)
                                         : status;
}

static enum status item_write(struct run *run, const struct pipeline_item *item)
{
    const struct file_record *record = &item->file->record;
    if (item->article) {
        progress_add(run->loader, &(struct load_progress){.articles_done = 1});
        return article_write(run, item);
    }
    run->counts[record->status]++;
    log_file(record);
    progress_add(run->loader, &(struct load_progress){.files_done = 1,
                                                      .files_failed = record->status == FILE_FAILED,
                                                      .bytes_done = (uint64_t)record->size});
    const struct place *place = place_find(run, record->path);
    enum status status =
        place && place->retold ? store_load_remove_articles_of(run->load, record->path) : STATUS_OK;
    return status == STATUS_OK ? store_load_put_file(run->load, record) : status;
}

static enum status jobs_run(struct run *run)
{
    const struct loader *loader = run->loader;
    if (run->job_count == 0) {
        return STATUS_OK;
    }
    step_begin(loader, "storing");
    if (run->job_count >= MANY_FILES) {
        engine_wake(loader->engine);
    }
    struct pipeline_options options = {.engine = loader->engine,
                                       .threads = loader->options.threads,
                                       .reading = {.article_limit = loader->options.article_limit,
                                                   .engine = loader->engine,
                                                   .survey = loader->survey,
                                                   .ids = loader->survey,
                                                   .corrections = run->corrections,
                                                   .file_time = loader->options.file_time},
                                       .cancelled = &loader->cancelled};
    struct pipeline *pipeline = pipeline_new(&options, run->jobs, run->job_count);
    struct pipeline_item item;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && pipeline_next(pipeline, &item)) {
        status = item_write(run, &item);
    }
    pipeline_free(pipeline);
    return status;
}

/* Keeps the places of articles that are corrected otherwise than before; returns how many. */
static size_t places_corrected(const struct run *run, struct posted_place *places, size_t count)
{
    struct table *corrected = table_new(run->arena, run->corrected_count);
    for (size_t i = 0; i < run->corrected_count; i++) {
        table_set(corrected, run->corrected[i], 1);
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (table_get(corrected, places[i].id) != TABLE_NONE) {
            places[kept++] = places[i];
        }
    }
    return kept;
}

/* Reads the posted ones again among the articles that are corrected otherwise than before, or all
 * posted ones when they were read by other rules. A post is read once for all of its articles. */
static enum status posts_run(struct run *run)
{
    bool all = store_load_needs_reading(run->load);
    if (!all && run->corrected_count == 0) {
        return STATUS_OK;
    }
    struct posted_place *places;
    size_t count;
    enum status status = store_load_posted(run->load, run->arena, &places, &count);
    if (status == STATUS_OK && !all) {
        count = places_corrected(run, places, count);
    }
    run->articles_changed = run->articles_changed || count > 0;
    size_t end;
    for (size_t i = 0; i < count && status == STATUS_OK; i = end) {
        end = i + 1;
        while (end < count && places[end].post == places[i].post) {
            end++;
        }
        status = atomic_load(&run->loader->cancelled)
                     ? STATUS_CANCELLED
                     : posted_reread(run->load, run->loader->engine, run->corrections, &places[i],
                                     end - i);
    }
    return status;
}

/* Groups the copies, and tells which files hold nothing else. */
static enum status copies_mark(struct run *run)
{
    const struct copied_file *files = NULL;
    size_t count = 0;
    enum status status = copies_group(run->load);
    if (status == STATUS_OK) {
        status = store_load_marked_copies(run->load, run->arena, &files, &count);
    }
    for (size_t i = 0; i < count; i++) {
        log_file(&(struct file_record){
            .path = files[i].path, .status = FILE_DUPLICATE, .reason = files[i].reason});
        run->counts[FILE_LOADED] -= files[i].written;
        run->counts[FILE_DUPLICATE] += files[i].written;
    }
    return status;
}

/* All between the beginning of a load and its publication. */
static enum status load_fill(struct run *run, uint32_t *removed)
{
    enum status status = places_list(run);
    if (status == STATUS_OK) {
        status = corrections_run(run);
    }
    if (status == STATUS_OK) {
        jobs_list(run);
        status = jobs_run(run);
    }
    if (status == STATUS_OK) {
        status = posts_run(run);
    }
    if (status == STATUS_OK) {
        store_load_all_read(run->load);
    }
    if (status == STATUS_OK && atomic_load(&run->loader->cancelled)) {
        status = STATUS_CANCELLED;
    }
    step_begin(run->loader, "grouping copies");
    if (status == STATUS_OK) {
        status = store_load_remove_unseen(run->load, removed);
    }
    return status == STATUS_OK && run->articles_changed ? copies_mark(run) : status;
}

static void log_load(const struct run *run, uint32_t removed)
{
    struct load_progress progress = loader_progress(run->loader);
    log_info("loaded %llu files (%llu of them copies), %llu unchanged, %llu skipped, %llu failed, "
             "%u removed; %llu articles in %.1f s",
             (unsigned long long)(run->counts[FILE_LOADED] + run->counts[FILE_DUPLICATE]),
             (unsigned long long)run->counts[FILE_DUPLICATE],
             (unsigned long long)run->counts[FILE_UNCHANGED],
             (unsigned long long)run->counts[FILE_SKIPPED],
             (unsigned long long)run->counts[FILE_FAILED], removed,
             (unsigned long long)progress.articles_done, progress.seconds);
}

/* Begins the load; a posted article that is just being stored is waited for. */
static enum status load_begin(struct run *run)
{
    const struct timespec pause = {.tv_nsec = 20000000};
    enum status status = STATUS_BUSY;
    for (int i = 0; i < BUSY_TRIES && status == STATUS_BUSY; i++) {
        if (i > 0) {
            nanosleep(&pause, NULL);
        }
        if (atomic_load(&run->loader->cancelled)) {
            return failure_set(run->failure, STATUS_CANCELLED, "loading was stopped");
        }
        status = store_load_begin(run->loader->store, &run->load, run->failure);
    }
    return status;
}

static enum status run_load(struct run *run)
{
    const struct loader_options *options = &run->loader->options;
    step_begin(run->loader, "looking for files");
    enum status status =
        scan_folders(run->arena, options->folders, options->folder_count, &run->scan, run->failure);
    if (status != STATUS_OK) {
        return status;
    }
    progress_add(run->loader, &(struct load_progress){.files_found = run->scan.count});
    status = load_begin(run);
    if (status != STATUS_OK) {
        return status;
    }
    uint32_t removed = 0;
    store_load_tell(run->load, corrections_tell, NULL);
    store_load_watch(run->load, options->step, options->step_context);
    status = load_fill(run, &removed);
    if (status != STATUS_OK) {
        store_load_abandon(run->load);
        return failure_set(run->failure, status, "the load was not finished: %s",
                           status_text(status));
    }
    status = store_load_publish(run->load, run->failure);
    if (status == STATUS_OK) {
        log_load(run, removed);
    }
    return status;
}

enum status loader_run(struct loader *loader, struct failure *failure)
{
    if (atomic_load(&loader->cancelled)) {
        return failure_set(failure, STATUS_CANCELLED, "loading was stopped");
    }
    if (!progress_start(loader)) {
        return failure_set(failure, STATUS_BUSY, "another load is running");
    }
    struct run run = {.loader = loader, .arena = arena_new(), .failure = failure};
    enum status status = run_load(&run);
    survey_drop_readings(loader->survey);
    arena_free(run.arena);
    engine_rest(loader->engine);
    heap_trim();
    progress_stop(loader);
    return status;
}
