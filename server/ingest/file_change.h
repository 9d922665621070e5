#ifndef DATELINED_SERVER_INGEST_FILE_CHANGE_H
#define DATELINED_SERVER_INGEST_FILE_CHANGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "scan.h"
#include "store/load.h"
#include "survey.h"

/* Whether what the archive knows of a file still holds. */

/* Whether the archive's record of a file still says all: the file is as it was, and if it could not
 * be opened or read then, it still cannot. */
bool file_change_is_known(const struct file_record *known, const struct scan_entry *entry);

/* Whether the articles of a file have another id or date by now than in the archive, since what the
 * other files hold, or the file's time, is another one. `file_time`: that dates what nothing else
 * does. */
bool file_change_by_others(struct store_load *load, const struct survey *survey,
                           struct arena *arena, const struct scan_entry *entry, bool file_time);

#endif
