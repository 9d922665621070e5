#ifndef DATELINED_SERVER_INGEST_CORRECTIONS_FILE_H
#define DATELINED_SERVER_INGEST_CORRECTIONS_FILE_H

#include "file_reading.h"
#include "store/load.h"

/* Reads the corrections file of `job` into the archive. What happened goes to `*out`, in `arena`,
 * and to the file's record; bytes that are the known ones change nothing (FILE_UNCHANGED). A file
 * that cannot be read at all is recorded as failed and corrects nothing. Fails only when the
 * archive does. */
MUST_CHECK enum status corrections_file_take(struct store_load *load, struct arena *arena,
                                             const struct file_job *job, struct file_record *out);

#endif
