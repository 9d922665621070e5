/* A corrections file on its way from the disk into the archive, which applies its lines when the
 * load is published. */
#include "corrections_file.h"

#include "base/file.h"
#include "base/hash.h"
#include "corrections.h"

struct taking {
    struct arena *arena;
    struct file_record *record;
    const struct correction *lines;
    size_t count;
};

static void fail(struct taking *taking, const struct failure *failure, enum status status)
{
    const char *reason = failure->text[0] ? failure->text : status_text(status);
    taking->record->status = FILE_FAILED;
    taking->record->reason = arena_copy(taking->arena, span_of(reason));
}

static void read_file(struct taking *taking, const struct file_job *job)
{
    struct file_record *record = taking->record;
    struct buffer buffer = {0};
    struct failure failure = {0};
    char hash[33];
    enum status status = file_read(job->entry->file, CORRECTIONS_BYTES_MAX, &buffer, &failure);
    if (status != STATUS_OK) {
        fail(taking, &failure, status);
        buffer_fini(&buffer);
        return;
    }
    hash_hex(buffer_span(&buffer), hash);
    record->hash = arena_copy(taking->arena, span_of(hash));
    if (job->known_hash.ptr && span_equal(record->hash, job->known_hash)) {
        record->status = FILE_UNCHANGED;
    } else {
        status = corrections_parse(taking->arena, buffer_span(&buffer), &taking->lines,
                                   &taking->count, &failure);
        record->reason = SPAN("0 lines applied");
        if (status != STATUS_OK) {
            fail(taking, &failure, status);
        }
    }
    buffer_fini(&buffer);
}

enum status corrections_file_take(struct store_load *load, struct arena *arena,
                                  const struct file_job *job, struct file_record *out)
{
    const struct scan_entry *entry = job->entry;
    struct taking taking = {.arena = arena, .record = out};
    *out = (struct file_record){.path = entry->path,
                                .folder = entry->folder,
                                .relative = entry->relative,
                                .size = entry->size,
                                .modified_ns = entry->modified_ns,
                                .status = FILE_LOADED,
                                .encoding = SPAN("utf-8"),
                                .format = SPAN("corrections")};
    read_file(&taking, job);
    enum status status = store_load_put_file(load, out);
    return status == STATUS_OK && out->status != FILE_UNCHANGED
               ? store_load_put_corrections(load, out->path, taking.lines, taking.count)
               : status;
}
