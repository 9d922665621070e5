#ifndef DATELINED_STORE_LOAD_H
#define DATELINED_STORE_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include "article.h"
#include "correction.h"
#include "extract/analysis.h"
#include "store/store.h"

/* The writing side: one load, one transaction, one generation. All calls come from one thread, and
 * return STATUS_OK, STATUS_IO (the disk), STATUS_CORRUPT or STATUS_INTERNAL, beside what each one
 * names. */
struct store_load;

/* What the archive remembers of a file that was looked at. */
enum file_status {
    FILE_LOADED,
    FILE_UNCHANGED,
    FILE_SKIPPED, /* not an article, hidden, … */
    FILE_FAILED,
    FILE_DUPLICATE, /* loaded, and every article in it is a copy of another one */
    FILE_STATUS_COUNT
};

const char *file_status_name(enum file_status status);
enum file_status file_status_from_name(struct span name); /* FILE_STATUS_COUNT: unknown */

/* What came of a line of a corrections file. */
struct correction_outcome {
    uint32_t line;       /* from 1 */
    struct span text;    /* as written, cut */
    struct span refused; /* why it was not applied; absent: it was */
};

struct file_record {
    struct span path;     /* absolute folder + "/" + relative path, unique */
    struct span folder;   /* the loaded folder, absolute */
    struct span relative; /* below it */
    int64_t size;         /* bytes */
    int64_t modified_ns;  /* since the epoch */
    struct span hash;     /* of the bytes, 32 hexadecimal digits; absent when it was not read */
    enum file_status status;
    struct span reason;   /* for people; absent when there is nothing to say */
    struct span encoding; /* "utf-8", "windows-1252" …; absent when it was not read */
    struct span format;   /* "text" …; absent when unknown */
    uint32_t article_count;
    enum published_basis published_basis;   /* of its first article */
    const struct correction_outcome *lines; /* of a corrections file, where files are listed */
    size_t line_count;
};

/* Starts a load; STATUS_BUSY while another one runs. Nothing is visible until it is published. */
MUST_CHECK enum status store_load_begin(struct store *store, struct store_load **out,
                                        struct failure *failure);

/* What is known of the file at `path`; STATUS_NOT_FOUND when it is new. Marks it as seen. */
MUST_CHECK enum status store_load_find_file(struct store_load *load, struct arena *arena,
                                            struct span path, struct file_record *out);

/* Marks all that is known below the folder at `path` as seen, since nothing is known of it now. */
MUST_CHECK enum status store_load_see_below(struct store_load *load, struct span path);

/* Whether files are known that this load has not seen (yet): they will be removed. */
MUST_CHECK enum status store_load_has_unseen(struct store_load *load, bool *out);

/* When the article `id` was published as the archive has it, and from what that was read
 * (PERIOD_UNKNOWN and PUBLISHED_UNKNOWN: undated), and the path of its file (in `arena`; absent of
 * a posted one). STATUS_NOT_FOUND. */
MUST_CHECK enum status store_load_find_published(struct store_load *load, struct arena *arena,
                                                 struct span id, struct period *period,
                                                 enum published_basis *basis, struct span *path);

/* Writes what is now known of a file and marks it as seen. When `record->hash` differs from the
 * stored one, or articles must be read anew, the file's articles are removed first; put the new
 * ones after this call. FILE_UNCHANGED is never stored: it keeps what is known but for size and
 * time, and a loaded file that a load only saw is listed as unchanged. */
MUST_CHECK enum status store_load_put_file(struct store_load *load,
                                           const struct file_record *record);

/* Whether articles must be analysed anew although their bytes are the same (another
 * reading_version than the one of the last load). */
bool store_load_needs_reading(const struct store_load *load);

/* Says that the load has looked at all files, and has read by these rules whatever was stored by
 * others: without it the archive goes on to ask for it. */
void store_load_all_read(struct store_load *load);

/* Adds an article with all that was read in it, replacing one of the same id. `file_path` names
 * its file record, absent for a posted one. It is a copy of nothing until store_load_set_duplicate
 * says so, whatever the replaced one was. A posted one does not replace one of a file:
 * STATUS_INVALID, and nothing is changed. STATUS_INTERNAL (no such file), STATUS_IO. */
MUST_CHECK enum status store_load_put_article(struct store_load *load,
                                              const struct article *article,
                                              const struct analysis *analysis,
                                              struct span file_path);

/* Keeps the sketch of the article `id`, just put, until that goes. STATUS_IO. */
MUST_CHECK enum status store_load_put_sketch(struct store_load *load, struct span id,
                                             struct span sketch);

/* An article with what finds its copies. */
struct sketched_article {
    struct span id;
    struct period published;
    enum published_basis published_basis;
    struct span duplicate_of; /* absent: of nothing */
    struct span sketch;       /* as it was put */
};

/* All articles with a sketch, those of files first, by path, then posted ones by id. STATUS_IO. */
MUST_CHECK enum status store_load_sketches(struct store_load *load, struct arena *arena,
                                           const struct sketched_article **out, size_t *count);

/* Marks `copy` as a copy of `original` (an article id; absent: of nothing). */
MUST_CHECK enum status store_load_set_duplicate(struct store_load *load, struct span copy,
                                                struct span original);

/* Lets the records of the files whose articles were marked in this load say whether they hold
 * nothing but copies: FILE_DUPLICATE, and of what in `reason` when that says nothing else; else
 * FILE_LOADED. STATUS_IO. */
MUST_CHECK enum status store_load_mark_copies(struct store_load *load);

/* A file that holds nothing but copies. */
struct copied_file {
    struct span path;
    struct span reason; /* "a copy of …" */
    bool written;       /* by this load, not only marked by it */
};

/* Those that this load has marked, by path, in `arena`. STATUS_IO. */
MUST_CHECK enum status store_load_marked_copies(struct store_load *load, struct arena *arena,
                                                const struct copied_file **out, size_t *count);

/* Keeps what was posted; `*post` names it. It stays until store_load_forget_post finds no article
 * of it. STATUS_IO. */
MUST_CHECK enum status store_load_put_post(struct store_load *load, struct span bytes, bool json,
                                           int64_t *post);

/* Says that the article `id`, just put, is the one at `place` (from 0) of what the reader finds in
 * a post. STATUS_NOT_FOUND (no such article), STATUS_IO. */
MUST_CHECK enum status store_load_tie_post(struct store_load *load, struct span id, int64_t post,
                                           size_t place);

/* The post that the article `id` is of; 0: of none, or there is no such article. */
MUST_CHECK enum status store_load_post_of(struct store_load *load, struct span id, int64_t *post);

/* What was posted. */
struct stored_post {
    bool json; /* else plain text */
    struct span bytes;
};

/* The post of that number, in `arena`. STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status store_load_find_post(struct store_load *load, struct arena *arena,
                                            int64_t post, struct stored_post *out);

/* An article and where it was read: the `place`-th (from 0) of what the reader finds in `post`. */
struct posted_place {
    struct span id;
    int64_t post;
    size_t place;
};

/* Where every posted article was read, by post and place, in `arena`. STATUS_IO. */
MUST_CHECK enum status store_load_posted(struct store_load *load, struct arena *arena,
                                         struct posted_place **out, size_t *count);

/* The ids of the articles that stand in no file, in `arena`. STATUS_IO. */
MUST_CHECK enum status store_load_posted_ids(struct store_load *load, struct arena *arena,
                                             struct span **out, size_t *count);

/* Forgets a post that no article is of any more; 0: none. STATUS_IO. */
MUST_CHECK enum status store_load_forget_post(struct store_load *load, int64_t post);

/* Removes a posted article and all that was read in it. STATUS_NOT_FOUND. */
MUST_CHECK enum status store_load_remove_article(struct store_load *load, struct span id);

/* Whether that was done since store_load_all_read was last published: files may have other ids now.
 */
MUST_CHECK enum status store_load_id_freed(struct store_load *load, bool *out);

/* Removes the articles of the file at `path`, which stays; does nothing when it is unknown. */
MUST_CHECK enum status store_load_remove_articles_of(struct store_load *load, struct span path);

/* Removes every file that was not seen in this load, with its articles; the number of files goes
 * to `*removed`. Posted articles stay. */
MUST_CHECK enum status store_load_remove_unseen(struct store_load *load, uint32_t *removed);

/* Keeps the lines of a corrections file, in the place of those that it had, to be applied when this
 * load and each later one is published. `path` names its file record; what came of the lines is
 * then its reason. STATUS_INTERNAL (no such file), STATUS_IO. */
MUST_CHECK enum status store_load_put_corrections(struct store_load *load, struct span path,
                                                  const struct correction *lines, size_t count);

/* The corrections of articles (dates, sources), well formed or not, in the order in which they
 * count; they must be applied before an article is analysed. `of_seen_files`: only of files that
 * this load has seen. */
MUST_CHECK enum status store_load_article_corrections(struct store_load *load, struct arena *arena,
                                                      bool of_seen_files,
                                                      const struct correction **out, size_t *count);

/* The path of an article's file record; absent of a posted one. STATUS_NOT_FOUND. */
MUST_CHECK enum status store_load_file_of_article(struct store_load *load, struct arena *arena,
                                                  struct span id, struct span *path);

/* Lets `tell` be called for every line of the file at the path `file` that is not applied when this
 * load is published. */
typedef void correction_tell(void *context, struct span file, uint32_t line, struct span reason);
void store_load_tell(struct store_load *load, correction_tell *tell, void *context);

/* Lets `step` be called in the loading thread with the name of each part of the publication as it
 * begins; the names are static. */
typedef void load_step(void *context, const char *name);
void store_load_watch(struct store_load *load, load_step *step, void *context);

/* Brings everything derived up to date for what this load touched (entity names, slugs, counts,
 * merged events), and makes the load visible as a new generation; when nothing changed the
 * generation stays. Ends the load in any case. */
MUST_CHECK enum status store_load_publish(struct store_load *load, struct failure *failure);

/* Forgets the load. */
void store_load_abandon(struct store_load *load);

#endif
