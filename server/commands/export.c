/* `datelined export`: all rows of one kind, through the same handler as GET /export. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/api.h"
#include "commands/archive.h"
#include "commands/commands.h"

static enum status check_words(const struct options *options, struct failure *failure)
{
    static const char *const kinds[] = {"articles", "entities", "events", "mentions"};
    if (options->format && strcmp(options->format, "csv") != 0 &&
        strcmp(options->format, "ndjson") != 0) {
        return failure_set(failure, STATUS_INVALID, "--format takes csv or ndjson, not \"%s\"",
                           options->format);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(options->operands[0], kinds[i]) == 0) {
            return STATUS_OK;
        }
    }
    return failure_set(failure, STATUS_INVALID,
                       "\"export\" takes articles, entities, events or mentions, not \"%s\"",
                       options->operands[0]);
}

static enum status export_from(const struct options *options, const struct archive *archive,
                               struct failure *failure)
{
    const char *filter = options->filter ? options->filter : "";
    struct span target =
        arena_printf(archive->arena, "/export/%s.%s%s%s", options->operands[0],
                     options->format ? options->format : "ndjson", *filter ? "?" : "", filter);
    struct api *api =
        api_new(&(struct api_options){.store = archive->store, .engine = archive->engine});
    struct api_question question = {.target = target};
    enum status status = api_ask(api, &question, stdout, failure);
    api_free(api);
    return status;
}

enum status command_export(const struct options *options, struct failure *failure)
{
    struct archive archive;
    enum status status = check_words(options, failure);
    if (status == STATUS_OK && options->operand_count == 1 && !options->db) {
        status = failure_set(failure, STATUS_INVALID,
                             "\"export\" needs the folders, or --db and a database");
    }
    if (status == STATUS_OK && options->operand_count == 1 && access(options->db, F_OK) != 0) {
        status = failure_set(failure, STATUS_IO,
                             "there is no database %s; \"export\" makes one of the folders that it "
                             "is given",
                             options->db);
    }
    if (status == STATUS_OK) {
        status = archive_open(options, 1, &archive, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (archive.folder_count) {
        status = loader_run(archive.loader, failure);
    }
    if (status == STATUS_OK) {
        status = export_from(options, &archive, failure);
    }
    archive_close(&archive);
    return status;
}
