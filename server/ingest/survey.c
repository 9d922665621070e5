/* The survey is rebuilt into a fresh arena on every run; what is known of unchanged files is copied
 * over. Files are known by path, size, time and id, as the archive knows them. The first files that
 * are read and whose articles are to be put are kept as they were read, as many as KEPT_BYTES hold.
 */
#include "survey.h"

#include <stdlib.h>

#include "base/hash.h"
#include "ingest/article_id.h"

/* A reading takes a block of an arena at least. */
enum { KEPT_BYTES = 64 << 20, READING_BYTES = 16 << 10 };

struct surveyed_file {
    struct span path;
    struct span id;
    int64_t size;
    int64_t modified_ns;
    size_t first; /* of its articles */
    size_t count;
    struct file_reading *reading; /* until it is taken; NULL: not kept */
};

struct survey {
    struct arena *arena;
    struct surveyed_file *files;
    size_t file_count;
    size_t file_capacity;
    struct table *file_places; /* by path */
    struct corpus_article *articles;
    size_t article_count;
    size_t article_capacity;
    struct table *article_places; /* by id */
    struct table *id_owners;      /* number of the job that has the id */
    struct table *job_numbers;    /* by path */
    size_t kept_bytes;            /* of readings */
};

static void survey_start(struct survey *survey, size_t expected)
{
    *survey = (struct survey){.arena = arena_new()};
    survey->file_places = table_new(survey->arena, expected);
    survey->article_places = table_new(survey->arena, expected);
    survey->id_owners = table_new(survey->arena, expected);
    survey->job_numbers = table_new(survey->arena, expected);
}

struct survey *survey_new(void)
{
    struct survey *survey = malloc(sizeof *survey);
    if (!survey) {
        abort();
    }
    survey_start(survey, 16);
    return survey;
}

void survey_drop_readings(struct survey *survey)
{
    for (size_t i = 0; i < survey->file_count; i++) {
        file_reading_free(survey->files[i].reading);
        survey->files[i].reading = NULL;
    }
    survey->kept_bytes = 0;
}

struct file_reading *survey_take(struct survey *survey, const struct file_job *job)
{
    uint32_t place = table_get(survey->file_places, job->entry->path);
    struct file_reading *reading = place == TABLE_NONE ? NULL : survey->files[place].reading;
    if (!reading || (job->known_hash.ptr && span_equal(job->known_hash, reading->record.hash))) {
        return NULL;
    }
    survey->files[place].reading = NULL;
    return reading;
}

void survey_free(struct survey *survey)
{
    if (survey) {
        survey_drop_readings(survey);
        arena_free(survey->arena);
        free(survey);
    }
}

static struct corpus_article *article_add(struct survey *survey)
{
    survey->articles = arena_grow(survey->arena, survey->articles, survey->article_count,
                                  &survey->article_capacity, sizeof *survey->articles);
    return &survey->articles[survey->article_count++];
}

static const struct date_clues *copy_clues(struct arena *arena, const struct date_clues *clues)
{
    if (!clues) {
        return NULL;
    }
    struct date_clues *copy = ARENA_NEW(arena, struct date_clues);
    *copy = *clues;
    return copy;
}

static const struct telling *copy_tellings(struct arena *arena, const struct telling *tellings,
                                           size_t count)
{
    struct telling *copy = ARENA_ARRAY(arena, struct telling, count ? count : 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = tellings[i];
    }
    return copy;
}

/* --- ids -------------------------------------------------------------------------------------- */

/* Of no job. */
#define NOBODY (TABLE_NONE - 1)

/* Keeps the files' own ids for them, before any article asks for one, and the taken ones for
 * nobody.
 */
static void reserve_ids(struct survey *survey, const struct file_job *jobs, size_t count,
                        const struct taken_ids *taken)
{
    for (size_t i = 0; taken && i < taken->count; i++) {
        table_set(survey->id_owners, arena_copy(survey->arena, taken->ids[i]), NOBODY);
    }
    for (size_t i = 0; i < count; i++) {
        table_set(survey->job_numbers, arena_copy(survey->arena, jobs[i].entry->path), (uint32_t)i);
        table_intern(survey->id_owners, arena_copy(survey->arena, jobs[i].id), (uint32_t)i);
    }
}

static bool is_free(const struct survey *survey, const struct file_job *job, struct span id,
                    const struct table *in_file)
{
    uint32_t owner = survey ? table_get(survey->id_owners, id) : TABLE_NONE;
    return table_get(in_file, id) == TABLE_NONE &&
           (owner == TABLE_NONE || owner == table_get(survey->job_numbers, job->entry->path));
}

struct span survey_name(const struct survey *survey, struct arena *arena,
                        const struct file_job *job, const struct article_name *name,
                        const struct table *in_file)
{
    struct span id = name->wanted.len ? name->wanted : article_id_nth(arena, job->id, name->nth);
    for (size_t i = 0; !is_free(survey, job, id, in_file); i++) {
        id = article_id_nth(arena, job->id, name->nth);
        id = i > 0 ? article_id_nth(arena, id, i) : id;
    }
    return id;
}

/* The job has these ids from now on. */
static void own_ids(struct survey *survey, const struct file_job *job, size_t first)
{
    uint32_t owner = table_get(survey->job_numbers, job->entry->path);
    for (size_t i = first; i < survey->article_count; i++) {
        table_intern(survey->id_owners, survey->articles[i].id, owner);
    }
}

/* --- articles --------------------------------------------------------------------------------- */

static void copy_known(struct survey *survey, const struct survey *before,
                       const struct surveyed_file *known, const struct file_job *job)
{
    struct table *in_file = table_new(survey->arena, known->count);
    for (size_t i = 0; i < known->count; i++) {
        struct corpus_article *article = article_add(survey);
        *article = before->articles[known->first + i];
        article->name.wanted = arena_copy(survey->arena, article->name.wanted);
        article->id = article->name.nth > 0
                          ? survey_name(survey, survey->arena, job, &article->name, in_file)
                          : arena_copy(survey->arena, article->id);
        table_set(in_file, article->id, 1);
        article->dateline = arena_copy(survey->arena, article->dateline);
        article->clues = copy_clues(survey->arena, article->clues);
        article->tellings = copy_tellings(survey->arena, article->tellings, article->telling_count);
    }
}

/* The clues of an article that has no better date than one of its text; NULL for another. */
static const struct date_clues *clues_of(struct arena *arena, const struct article *article)
{
    bool inferred = article->published_basis == PUBLISHED_TEXT;
    if (period_is_known(article->published) &&
        !(inferred && article->published.precision != PRECISION_DAY)) {
        return NULL;
    }
    struct date_clues clues;
    date_clues_read(article, &clues);
    return copy_clues(arena, &clues);
}

static uint32_t outlet_of(struct span source)
{
    return source.len > 0 ? (uint32_t)hash_64(source, 0) | 1u : 0;
}

/* The reading when it is to be kept, else NULL. */
static struct file_reading *keep_reading(struct survey *survey, const struct file_job *job,
                                         struct file_reading *reading)
{
    size_t bytes = READING_BYTES + arena_used(reading->arena);
    if (!job->changed || survey->kept_bytes + bytes > KEPT_BYTES) {
        file_reading_free(reading);
        return NULL;
    }
    survey->kept_bytes += bytes;
    return reading;
}

static struct file_reading *read_anew(struct survey *survey, struct arena *scratch,
                                      const struct file_job *job,
                                      const struct reading_options *options)
{
    struct file_job anew = {.entry = job->entry, .id = job->id};
    struct reading_options plain = *options;
    plain.survey = NULL;
    plain.ids = survey;
    plain.file_time = false;
    struct file_reading *reading = file_reading_new(&anew, &plain);
    for (size_t i = 0; i < reading->article_count; i++) {
        const struct article *read = &reading->articles[i];
        struct corpus_article *article = article_add(survey);
        struct telling tellings[TELLINGS_MAX];
        size_t told = tellings_read(read, tellings);
        *article = (struct corpus_article){
            .id = arena_copy(survey->arena, read->id),
            .name = {.wanted = arena_copy(survey->arena, reading->names[i].wanted),
                     .nth = reading->names[i].nth},
            .published = read->published,
            .basis = read->published_basis,
            .dateline = arena_copy(survey->arena, read->dateline.text),
            .outlet = outlet_of(read->source),
            .clues = clues_of(survey->arena, read),
            .tellings = copy_tellings(survey->arena, tellings, told),
            .telling_count = told,
        };
        sketch_make(scratch, read, &article->sketch);
        arena_reset(scratch);
    }
    return keep_reading(survey, job, reading);
}

static void survey_file_add(struct survey *survey, const struct survey *before,
                            struct arena *scratch, const struct file_job *job,
                            const struct reading_options *options)
{
    const struct scan_entry *entry = job->entry;
    size_t first = survey->article_count;
    uint32_t place = table_get(before->file_places, entry->path);
    const struct surveyed_file *known = place == TABLE_NONE ? NULL : &before->files[place];
    bool same = known && known->size == entry->size && known->modified_ns == entry->modified_ns &&
                span_equal(known->id, job->id);
    struct file_reading *reading = NULL;
    if (same) {
        copy_known(survey, before, known, job);
    } else {
        reading = read_anew(survey, scratch, job, options);
    }
    own_ids(survey, job, first);
    survey->files = arena_grow(survey->arena, survey->files, survey->file_count,
                               &survey->file_capacity, sizeof *survey->files);
    struct surveyed_file *file = &survey->files[survey->file_count];
    *file = (struct surveyed_file){.path = arena_copy(survey->arena, entry->path),
                                   .id = arena_copy(survey->arena, job->id),
                                   .size = entry->size,
                                   .modified_ns = entry->modified_ns,
                                   .first = first,
                                   .count = survey->article_count - first,
                                   .reading = reading};
    table_set(survey->file_places, file->path, (uint32_t)survey->file_count++);
}

void survey_run(struct survey *survey, const struct file_job *jobs, size_t count,
                const struct reading_options *options, const struct taken_ids *taken,
                const atomic_bool *cancelled)
{
    struct survey before = *survey;
    struct arena *scratch = arena_new();
    survey_start(survey, count);
    reserve_ids(survey, jobs, count, taken);
    for (size_t i = 0; i < count && !atomic_load(cancelled); i++) {
        survey_file_add(survey, &before, scratch, &jobs[i], options);
    }
    arena_free(scratch);
    survey_drop_readings(&before);
    arena_free(before.arena);
    for (size_t i = 0; i < survey->article_count; i++) {
        table_intern(survey->article_places, survey->articles[i].id, (uint32_t)i);
    }
    if (!atomic_load(cancelled)) {
        corpus_compare(survey->articles, survey->article_count);
    }
}

const struct corpus_article *survey_articles(const struct survey *survey, size_t *count)
{
    *count = survey->article_count;
    return survey->articles;
}

const struct corpus_article *survey_file(const struct survey *survey, struct span path,
                                         size_t *count)
{
    uint32_t place = table_get(survey->file_places, path);
    *count = place == TABLE_NONE ? 0 : survey->files[place].count;
    return *count == 0 ? NULL : &survey->articles[survey->files[place].first];
}

static const struct corpus_article *find_article(const struct survey *survey, struct span id)
{
    uint32_t place = table_get(survey->article_places, id);
    return place == TABLE_NONE ? NULL : &survey->articles[place];
}

const struct sketch *survey_sketch(const struct survey *survey, struct span id)
{
    const struct corpus_article *article = find_article(survey, id);
    return article ? &article->sketch : NULL;
}

void survey_apply(const struct survey *survey, struct article *article)
{
    const struct corpus_article *known = find_article(survey, article->id);
    bool stated = period_is_known(article->published) && article->published_basis != PUBLISHED_TEXT;
    if (!known || stated || !period_is_known(known->inferred)) {
        return;
    }
    article->published = known->inferred;
    article->published_basis = known->inferred_basis;
    if (known->inferred_basis == PUBLISHED_DATELINE && article->dateline.text.ptr) {
        article->dateline.date = known->inferred;
    }
}
