/* One file from the disk, or from the survey that has read it already, to its articles. All that it
 * needs lives in an arena of its own, so that it can be read on one thread and used on others. A
 * file that holds many articles may be larger than one article may be, but not without bound. */
#include "file_reading.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"
#include "broken_words.h"
#include "corrections.h"
#include "ingest/article_id.h"
#include "ingest/reader.h"
#include "survey.h"

enum { FILE_LIMIT_ARTICLES = 64, REASON_BYTES = 100, REASONS_MAX = 3 };

struct collector {
    struct file_reading *reading;
    const struct file_job *job;
    const struct reading_options *options;
    struct table *ids; /* of its articles so far */
    size_t capacity;
    size_t name_capacity;
    size_t taken; /* articles and refused ones */
    size_t refused;
    const char *first_refusal;
    struct span refusals; /* the first few, each with the article's number in the file */
};

static void give_id(struct collector *collector, struct article *article, bool of_several,
                    struct article_name *name)
{
    struct arena *arena = collector->reading->arena;
    struct span own = article->id;
    article->id = collector->job->id;
    *name = (struct article_name){0};
    if (of_several) {
        name->wanted = own.len && own.len < 200 ? article_id_accept(arena, own) : (struct span){0};
        name->nth = collector->taken;
        article->id =
            survey_name(collector->options->ids, arena, collector->job, name, collector->ids);
    }
    table_set(collector->ids, article->id, 1);
}

static void give_hash(struct arena *arena, struct article *article)
{
    char hex[33];
    char *text = arena_alloc(arena, article->title.len + article->body.len + 2);
    char *at = text;
    if (article->title.len > 0) {
        memcpy(at, article->title.ptr, article->title.len);
    }
    at += article->title.len;
    memcpy(at, "\n\n", 2);
    at += 2;
    if (article->body.len > 0) {
        memcpy(at, article->body.ptr, article->body.len);
    }
    at += article->body.len;
    hash_hex((struct span){text, (size_t)(at - text)}, hex);
    article->hash = arena_copy(arena, span_of(hex));
}

static void date_by_file_time(const struct scan_entry *entry, struct article *article)
{
    if (!period_is_known(article->published)) {
        article->published = scan_entry_day(entry);
        article->published_basis = PUBLISHED_FILE_TIME;
    }
}

static void refuse(struct collector *collector, const char *reason)
{
    struct arena *arena = collector->reading->arena;
    struct span told = collector->refusals.ptr ? collector->refusals : SPAN("");
    if (collector->refused == 0) {
        collector->first_refusal = arena_string(arena, span_of(reason));
    }
    if (collector->refused < REASONS_MAX) {
        struct span why = span_of(reason);
        why.len = utf8_whole(why, REASON_BYTES);
        collector->refusals = arena_printf(arena, "%.*s%s no. %zu %.*s", SPAN_ARG(told),
                                           told.len ? ";" : "", collector->taken, SPAN_ARG(why));
    }
    collector->refused++;
}

static enum status collect(void *context, const struct reader_item *item)
{
    struct collector *collector = context;
    struct file_reading *reading = collector->reading;
    collector->taken++;
    if (item->refused) {
        refuse(collector, item->refused);
        return STATUS_OK;
    }
    reading->articles = arena_grow(reading->arena, reading->articles, reading->article_count,
                                   &collector->capacity, sizeof *reading->articles);
    reading->names = arena_grow(reading->arena, reading->names, reading->article_count,
                                &collector->name_capacity, sizeof *reading->names);
    struct article_name *name = &reading->names[reading->article_count];
    struct article *article = &reading->articles[reading->article_count++];
    *article = *item->article;
    article->path = collector->job->entry->relative;
    give_id(collector, article, item->of_several, name);
    broken_words_join(reading->arena, collector->options->engine, article);
    give_hash(reading->arena, article);
    article_corrections_apply(collector->options->corrections, article);
    return STATUS_OK;
}

static void fail(struct file_reading *reading, const char *reason)
{
    reading->record.status = FILE_FAILED;
    reading->record.reason = arena_copy(reading->arena, span_of(reason));
    reading->article_count = 0;
}

static void conclude(struct collector *collector)
{
    struct file_reading *reading = collector->reading;
    struct file_record *record = &reading->record;
    record->article_count = (uint32_t)reading->article_count;
    if (reading->article_count == 0) {
        fail(reading, collector->first_refusal ? collector->first_refusal : "holds no article");
        return;
    }
    record->status = FILE_LOADED;
    if (collector->refused > 0) {
        record->reason =
            arena_printf(reading->arena, "%zu of %zu articles refused:%.*s%s", collector->refused,
                         collector->taken, SPAN_ARG(collector->refusals),
                         collector->refused > REASONS_MAX ? "; …" : "");
    }
}

static void read_bytes(struct file_reading *reading, const struct file_job *job, struct span bytes,
                       const struct reading_options *options)
{
    struct failure failure = {0};
    const char *encoding;
    const struct reader *reader = reader_for(job->entry->relative);
    struct collector collector = {.reading = reading, .job = job, .options = options};
    collector.ids = table_new(reading->arena, 8);
    struct reader_input input = {.bytes = bytes,
                                 .relative = job->entry->relative,
                                 .modified = job->entry->modified_ns / 1000000000,
                                 .article_limit = options->article_limit};
    reading->record.format = span_of(reader->format);
    enum status status =
        reader_run(reading->arena, reader, &input, &(struct reader_sink){collect, &collector},
                   &encoding, &failure);
    reading->record.encoding = span_of(encoding);
    if (status != STATUS_OK) {
        fail(reading, failure.text[0] ? failure.text : status_text(status));
        return;
    }
    conclude(&collector);
}

static struct file_reading *reading_start(const struct file_job *job)
{
    struct arena *arena = arena_new();
    struct file_reading *reading = ARENA_NEW(arena, struct file_reading);
    reading->arena = arena;
    reading->record = (struct file_record){.path = job->entry->path,
                                           .folder = job->entry->folder,
                                           .relative = job->entry->relative,
                                           .size = job->entry->size,
                                           .modified_ns = job->entry->modified_ns};
    return reading;
}

static struct file_reading *read_file(const struct file_job *job,
                                      const struct reading_options *options)
{
    struct file_reading *reading = reading_start(job);
    struct file_record *record = &reading->record;
    struct failure failure = {0};
    struct buffer buffer = {0};
    char hash[33];
    if (job->entry->skipped) {
        record->status = FILE_SKIPPED;
        record->reason = span_of(job->entry->skipped);
        return reading;
    }
    if (job->entry->failed) {
        fail(reading, job->entry->failed);
        return reading;
    }
    size_t limit = options->article_limit * FILE_LIMIT_ARTICLES;
    enum status status = file_read(job->entry->file, limit, &buffer, &failure);
    if (status != STATUS_OK) {
        fail(reading, failure.text[0] ? failure.text : status_text(status));
        buffer_fini(&buffer);
        return reading;
    }
    hash_hex(buffer_span(&buffer), hash);
    record->hash = arena_copy(reading->arena, span_of(hash));
    if (job->known_hash.ptr && span_equal(record->hash, job->known_hash)) {
        record->status = FILE_UNCHANGED;
    } else {
        read_bytes(reading, job, arena_copy(reading->arena, buffer_span(&buffer)), options);
    }
    buffer_fini(&buffer);
    return reading;
}

/* What follows from the other files. */
static void settle(struct file_reading *reading, const struct file_job *job,
                   const struct reading_options *options)
{
    for (size_t i = 0; i < reading->article_count; i++) {
        if (options->survey) {
            survey_apply(options->survey, &reading->articles[i]);
        }
        if (options->file_time) {
            date_by_file_time(job->entry, &reading->articles[i]);
        }
    }
    if (reading->article_count > 0) {
        reading->record.published_basis = reading->articles[0].published_basis;
    }
}

struct file_reading *file_reading_new(const struct file_job *job,
                                      const struct reading_options *options)
{
    struct file_reading *reading = options->survey ? survey_take(options->survey, job) : NULL;
    reading = reading ? reading : read_file(job, options);
    settle(reading, job, options);
    return reading;
}

void file_reading_free(struct file_reading *reading)
{
    if (reading) {
        arena_free(reading->arena);
    }
}
