/* The program: reads its command line and runs one command. Only here does it decide to exit. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "commands/commands.h"
#include "options.h"

static enum status set_log_level(const char *name, struct failure *failure)
{
    static const char *const levels[] = {"error", "warn", "info", "debug"};
    for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (strcmp(name, levels[i]) == 0) {
            log_set_level((enum log_level)i);
            return STATUS_OK;
        }
    }
    return failure_set(failure, STATUS_INVALID,
                       "--log-level takes error, warn, info or debug, not \"%s\"", name);
}

static enum status run(const struct options *options, struct failure *failure)
{
    switch (options->command) {
    case COMMAND_SERVE:
        return command_serve(options, failure);
    case COMMAND_LOAD:
        return command_load(options, failure);
    case COMMAND_ANNOTATE:
        return command_annotate(options, failure);
    case COMMAND_EXPORT:
        return command_export(options, failure);
    case COMMAND_HEALTH:
        return command_health(options, failure);
    case COMMAND_VERSION:
        printf("datelined %s\n", DATELINED_VERSION);
        return STATUS_OK;
    default:
        options_print_help(stdout);
        return STATUS_OK;
    }
}

int main(int argc, char **argv)
{
    struct options options;
    struct failure failure = {""};
    enum status status = options_parse(argc, argv, &options, &failure);
    if (status == STATUS_OK) {
        status = set_log_level(options.log_level, &failure);
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "datelined: %s\n", failure.text);
        return 2;
    }
    status = run(&options, &failure);
    if (status == STATUS_OK && fflush(stdout) != 0) {
        status = failure_set(&failure, STATUS_IO, "cannot write the answer: %s", strerror(errno));
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "datelined: %s\n", *failure.text ? failure.text : status_text(status));
        return status == STATUS_INVALID ? 2 : 1;
    }
    return 0;
}
