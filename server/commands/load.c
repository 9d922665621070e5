/* `datelined load`: brings a database in step with its folders. */
#include "base/log.h"
#include "commands/archive.h"
#include "commands/commands.h"
#include "commands/progress.h"

enum status command_load(const struct options *options, struct failure *failure)
{
    struct archive archive;
    struct progress progress;
    enum status status = archive_open(options, 0, &archive, failure);
    if (status != STATUS_OK) {
        return status;
    }
    log_info("loading into %s", archive.path);
    progress_start(&progress, archive.loader);
    status = loader_run(archive.loader, failure);
    progress_stop(&progress);
    archive_close(&archive);
    return status;
}
