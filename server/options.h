#ifndef DATELINED_SERVER_OPTIONS_H
#define DATELINED_SERVER_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/status.h"

/* The command line: one table gives flags, DATELINED_* variables and the help text. */

enum command {
    COMMAND_SERVE,
    COMMAND_LOAD,
    COMMAND_ANNOTATE,
    COMMAND_EXPORT,
    COMMAND_HEALTH,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COUNT
};

#define OPERANDS_MAX 64

struct options {
    enum command command;
    const char *operands[OPERANDS_MAX]; /* folders, files or what to export */
    size_t operand_count;
    const char *listen;
    const char *db; /* NULL: a file of the user's state folder, named after the folders */
    const char *models;
    const char *lexicon;
    const char *token;
    const char *base_url;
    const char *format;
    const char *published;
    const char *title;
    const char *log_level;
    const char *filter; /* query string of an export */
    uint64_t article_limit;
    uint64_t threads;
    uint64_t load_threads;
    uint64_t query_timeout_ms;
    uint64_t cache_bytes;
    uint64_t rate_limit;
    uint64_t idle_timeout_s;
    bool file_time;
    bool tokens;
    bool watch;
    bool log_requests;
};

/* Reads the environment, then the arguments. STATUS_INVALID with one line in `failure` that names
 * the wrong word and, where there is one, the nearest known. */
MUST_CHECK enum status options_parse(int argc, char **argv, struct options *out,
                                     struct failure *failure);

/* The help text, from the same table. */
void options_print_help(FILE *out);

#endif
