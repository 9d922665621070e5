/* The schema is the sequence of the embedded files sql/schema/NNNN_*.sql; PRAGMA user_version
 * counts how many were applied. The file's header is first read by hand
 * (https://www.sqlite.org/fileformat2.html, "The Database Header"), because opening a database
 * already touches its side files. */

#include "store/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/embedded.h"

enum { HEADER_BYTES = 100, AT_USER_VERSION = 60, AT_APPLICATION_ID = 68 };

static bool is_migration(const struct embedded_file *file, uint32_t *version)
{
    static const struct span folder = {"sql/schema/", 11};
    struct span name = span_of(file->name);
    if (!span_starts_with(name, folder)) {
        return false;
    }
    *version = (uint32_t)strtoul(file->name + folder.len, NULL, 10);
    return *version > 0;
}

uint32_t migrate_latest(void)
{
    size_t count;
    const struct embedded_file *files = embedded_files(&count);
    uint32_t latest = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t version;
        if (is_migration(&files[i], &version) && version > latest) {
            latest = version;
        }
    }
    return latest;
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static enum status refuse_newer(uint32_t version, struct failure *failure)
{
    return failure_set(failure, STATUS_NEWER_VERSION,
                       "the database was written by a newer version of this program (schema %u, "
                       "known up to %u); it is left as it is",
                       version, migrate_latest());
}

enum status migrate_check_file(const char *path, bool *fresh, struct failure *failure)
{
    *fresh = false;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) {
        *fresh = true;
        return STATUS_OK;
    }
    if (descriptor < 0) {
        return failure_set(failure, STATUS_IO, "cannot open %s: %s", path, strerror(errno));
    }
    unsigned char header[HEADER_BYTES];
    ssize_t len = read(descriptor, header, sizeof header);
    int error = errno;
    close(descriptor);
    if (len < 0) {
        return failure_set(failure, STATUS_IO, "cannot read %s: %s", path, strerror(error));
    }
    if (len == 0) {
        *fresh = true;
        return STATUS_OK;
    }
    if (len < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0 ||
        big_endian(header + AT_APPLICATION_ID) != MIGRATE_APPLICATION_ID) {
        return failure_set(failure, STATUS_CORRUPT, "%s is not a database of this program", path);
    }
    uint32_t version = big_endian(header + AT_USER_VERSION);
    return version > migrate_latest() ? refuse_newer(version, failure) : STATUS_OK;
}

static enum status read_version(struct connection *connection, uint32_t *version)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(connection->db, "PRAGMA user_version", -1, &statement, NULL) !=
        SQLITE_OK) {
        return connection_failed(connection);
    }
    bool row;
    enum status status = statement_step(connection, statement, &row);
    if (status == STATUS_OK) {
        *version = row ? (uint32_t)sqlite3_column_int(statement, 0) : 0;
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status apply(struct connection *connection, const struct embedded_file *file,
                         uint32_t version, struct failure *failure)
{
    struct arena *arena = arena_new();
    struct span script =
        arena_printf(arena, "BEGIN IMMEDIATE;\n%.*s\nPRAGMA user_version = %u;\nCOMMIT;",
                     SPAN_ARG(file->bytes), version);
    enum status status = connection_execute(connection, script.ptr);
    arena_free(arena);
    if (status == STATUS_OK) {
        return STATUS_OK;
    }
    if (!sqlite3_get_autocommit(connection->db)) {
        sqlite3_exec(connection->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return failure_set(failure, status, "cannot apply %s: %s", file->name, connection->message);
}

enum status migrate_run(struct connection *connection, struct failure *failure)
{
    uint32_t present = 0;
    enum status status = read_version(connection, &present);
    if (status != STATUS_OK) {
        return failure_set(failure, status, "cannot read the schema version: %s",
                           connection->message);
    }
    if (present > migrate_latest()) {
        return refuse_newer(present, failure);
    }
    size_t count;
    const struct embedded_file *files = embedded_files(&count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        uint32_t version;
        if (is_migration(&files[i], &version) && version > present) {
            status = apply(connection, &files[i], version, failure);
        }
    }
    return status;
}
