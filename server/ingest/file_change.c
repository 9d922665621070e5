/* Size and time tell of a change of the bytes, and what the survey says of the articles of a change
 * that comes from other files. Rights are no part of a file's time: one that could not be opened is
 * tried again once it may be. */
#include "file_change.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Whether the file could not be opened or read, which may pass, and now may be. */
static bool may_be_read_now(const struct file_record *known, const struct scan_entry *entry)
{
    static const int passing[] = {EACCES, EPERM, EMFILE, ENFILE, ENOMEM, EIO, ESTALE, ETIMEDOUT};
    if (known->status != FILE_FAILED || known->hash.ptr || entry->failed) {
        return false;
    }
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++) {
        if (span_is(known->reason, strerror(passing[i]))) {
            return access(entry->file, R_OK) == 0;
        }
    }
    return false;
}

bool file_change_is_known(const struct file_record *known, const struct scan_entry *entry)
{
    if (entry->skipped || entry->failed) {
        const char *reason = entry->skipped ? entry->skipped : entry->failed;
        enum file_status status = entry->skipped ? FILE_SKIPPED : FILE_FAILED;
        return known->status == status && span_is(known->reason, reason);
    }
    return known->size == entry->size && known->modified_ns == entry->modified_ns &&
           known->status != FILE_SKIPPED && !may_be_read_now(known, entry);
}

static bool same_period(struct period a, struct period b)
{
    return a.precision == b.precision && a.earliest == b.earliest && a.latest == b.latest;
}

/* Whether the archive has the article of the file at `path` otherwise dated, for another file, or
 * not at all. `file_day` is what an undated one is given. */
static bool is_other(struct store_load *load, struct arena *arena,
                     const struct corpus_article *article, struct span path, struct period file_day)
{
    bool inferred = period_is_known(article->inferred);
    struct period now = inferred ? article->inferred : article->published;
    enum published_basis basis = inferred ? article->inferred_basis : article->basis;
    if (!period_is_known(now) && period_is_known(file_day)) {
        now = file_day;
        basis = PUBLISHED_FILE_TIME;
    }
    struct period before;
    enum published_basis basis_before;
    struct span of;
    return store_load_find_published(load, arena, article->id, &before, &basis_before, &of) !=
               STATUS_OK ||
           basis != basis_before || !same_period(now, before) || !span_equal(of, path);
}

bool file_change_by_others(struct store_load *load, const struct survey *survey,
                           struct arena *arena, const struct scan_entry *entry, bool file_time)
{
    size_t count = 0;
    const struct corpus_article *articles = survey_file(survey, entry->path, &count);
    struct period file_day = file_time ? scan_entry_day(entry) : PERIOD_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        if (is_other(load, arena, &articles[i], entry->path, file_day)) {
            return true;
        }
    }
    return false;
}
