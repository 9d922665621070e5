#ifndef DATELINED_STORE_MIGRATE_H
#define DATELINED_STORE_MIGRATE_H

#include "base/status.h"
#include "store/connection.h"

/* The version that this program writes: the number of the last file in sql/schema/. */
uint32_t migrate_latest(void);

/* Looks at the first bytes of the file at `path` without touching it: STATUS_OK for a file of ours
 * (or none, or an empty one: *fresh is true), STATUS_CORRUPT for anything else,
 * STATUS_NEWER_VERSION, STATUS_IO. */
MUST_CHECK enum status migrate_check_file(const char *path, bool *fresh, struct failure *failure);

/* Brings the schema up to date, one transaction for each step. STATUS_NEWER_VERSION when a newer
 * version stands in the write-ahead log; STATUS_IO, STATUS_INTERNAL. */
MUST_CHECK enum status migrate_run(struct connection *connection, struct failure *failure);

/* "DLND", kept in the file's header so that no other program's database is taken for ours. */
#define MIGRATE_APPLICATION_ID 0x444C4E44

#endif
