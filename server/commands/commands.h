#ifndef DATELINED_SERVER_COMMANDS_COMMANDS_H
#define DATELINED_SERVER_COMMANDS_COMMANDS_H

#include "base/status.h"
#include "options.h"

/* One function a command. They print to standard output, log to standard error, and return when
 * done: STATUS_INVALID for wrong usage (exit status 2), any other failure is exit status 1; one
 * line in `failure`. */

/* Loads the folders, answers requests until SIGTERM or SIGINT. SIGHUP loads again. */
MUST_CHECK enum status command_serve(const struct options *options, struct failure *failure);

/* Loads the folders into the database, with progress. */
MUST_CHECK enum status command_load(const struct options *options, struct failure *failure);

/* Reads one text from a file or standard input and prints what it says. */
MUST_CHECK enum status command_annotate(const struct options *options, struct failure *failure);

/* Prints all rows of one kind as CSV or NDJSON; loads the folders first when some are given. */
MUST_CHECK enum status command_export(const struct options *options, struct failure *failure);

/* Asks the daemon at --listen for /health; STATUS_IO when it does not answer 200. */
MUST_CHECK enum status command_health(const struct options *options, struct failure *failure);

#endif
