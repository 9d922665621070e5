/* One table of options. A flag is "--name VALUE" or "--name=VALUE"; its variable is DATELINED_NAME,
 * upper case, with '_' for '-'; the command line wins over the environment. */
#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/edit.h"
#include "base/span.h"

enum kind { KIND_TEXT, KIND_NUMBER, KIND_BYTES, KIND_SOME_BYTES, KIND_FLAG };

struct option {
    const char *name;
    const char *value; /* what to write for it in the help; NULL for a flag */
    enum kind kind;
    size_t offset;
    const char *initial;  /* as if it had been given; NULL: none */
    const char *commands; /* that take it: s(erve) l(oad) a(nnotate) e(xport) h(ealth) */
    const char *help;
};

#define AT(member) offsetof(struct options, member)

static const struct option table[] = {
    {"listen", "HOST:PORT", KIND_TEXT, AT(listen), "127.0.0.1:8080", "sh",
     "address to listen on; port 0 takes any free one"},
    {"db", "FILE", KIND_TEXT, AT(db), NULL, "sle",
     "database file, or :memory:; by default one for these folders"},
    {"models", "DIR", KIND_TEXT, AT(models), NULL, "slae",
     "folder of the trained models; by default looked for"},
    {"lexicon", "DIR", KIND_TEXT, AT(lexicon), NULL, "slae",
     "folder of your own lexicons, added to the built-in ones"},
    {"article-limit", "BYTES", KIND_SOME_BYTES, AT(article_limit), "8M", "sle",
     "largest article that is read"},
    {"load-threads", "N", KIND_NUMBER, AT(load_threads), "0", "sle",
     "threads that read articles; 0: one per core"},
    {"file-time", NULL, KIND_FLAG, AT(file_time), NULL, "sle",
     "take a file's time as the publication date when nothing else tells it"},
    {"watch", NULL, KIND_FLAG, AT(watch), NULL, "s",
     "load again when something changes in the folders"},
    {"threads", "N", KIND_NUMBER, AT(threads), "0", "s",
     "threads that answer requests; 0: one per core"},
    {"query-timeout", "MS", KIND_NUMBER, AT(query_timeout_ms), "10000", "s",
     "time limit of a request's queries, in milliseconds; 0: none"},
    {"cache", "BYTES", KIND_BYTES, AT(cache_bytes), "16M", "s",
     "memory for ready answers; 0: none"},
    {"rate-limit", "N", KIND_NUMBER, AT(rate_limit), "0", "s",
     "requests a second of one address; 0: no limit"},
    {"idle-timeout", "S", KIND_NUMBER, AT(idle_timeout_s), "60", "s",
     "seconds after which an idle connection is closed"},
    {"token", "SECRET", KIND_TEXT, AT(token), NULL, "s",
     "bearer token of the writing endpoints; without one they are off"},
    {"base-url", "URL", KIND_TEXT, AT(base_url), NULL, "s",
     "address under which clients reach the daemon, for absolute links"},
    {"log-requests", NULL, KIND_FLAG, AT(log_requests), NULL, "s", "log a line for every request"},
    {"log-level", "LEVEL", KIND_TEXT, AT(log_level), "info", "slaeh", "error, warn, info or debug"},
    {"format", "FORMAT", KIND_TEXT, AT(format), NULL, "ae",
     "annotate: json or conllu; export: csv or ndjson"},
    {"published", "DATE", KIND_TEXT, AT(published), NULL, "a",
     "publication date that relative dates are counted from"},
    {"title", "TEXT", KIND_TEXT, AT(title), NULL, "a", "headline of the text"},
    {"tokens", NULL, KIND_FLAG, AT(tokens), NULL, "a", "show tokens, tags and trees too"},
    {"filter", "QUERY", KIND_TEXT, AT(filter), NULL, "e",
     "what to export, as a query string: \"type=agree&from=2016\""},
};

static const struct {
    const char *name;
    char letter;
    const char *operands;
    const char *help;
} commands[] = {
    [COMMAND_SERVE] = {"serve", 's', "[DIR...]", "load the folders and answer requests (default)"},
    [COMMAND_LOAD] = {"load", 'l', "DIR...", "load the folders into the database and end"},
    [COMMAND_ANNOTATE] = {"annotate", 'a', "[FILE|-]", "read one text and print what it says"},
    [COMMAND_EXPORT] = {"export", 'e', "articles|entities|events|mentions [DIR...]",
                        "print the archive's rows"},
    [COMMAND_HEALTH] = {"health", 'h', "", "ask a running daemon whether it is well"},
    [COMMAND_HELP] = {"help", '\0', "", "this text"},
    [COMMAND_VERSION] = {"version", '\0', "", "the program's version"},
};

#define TABLE_COUNT (sizeof table / sizeof *table)

static bool counts_bytes(enum kind kind)
{
    return kind == KIND_BYTES || kind == KIND_SOME_BYTES;
}

/* A number that is no count of bytes is kept in 32 bits by who uses it. */
static enum status parse_size(const char *text, enum kind kind, uint64_t *out)
{
    bool suffixes = counts_bytes(kind);
    char *end = NULL;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || errno || (!suffixes && number > UINT32_MAX)) {
        return STATUS_INVALID;
    }
    static const char letters[] = "kMG";
    const char *letter = suffixes && *end ? strchr(letters, *end) : NULL;
    if (letter) {
        unsigned shift = 10 * (unsigned)(letter - letters + 1);
        if (number > UINT64_MAX >> shift) {
            return STATUS_INVALID;
        }
        number <<= shift;
        end++;
    }
    *out = number;
    return *end || (number == 0 && kind == KIND_SOME_BYTES) ? STATUS_INVALID : STATUS_OK;
}

/* An empty text is none, so that no empty token opens an archive to everybody. */
static enum status set_option(const struct option *option, const char *value, struct options *out,
                              struct failure *failure)
{
    void *slot = (char *)out + option->offset;
    switch (option->kind) {
    case KIND_TEXT:
        *(const char **)slot = *value || option->initial ? value : NULL;
        return STATUS_OK;
    case KIND_FLAG:
        *(bool *)slot = strcmp(value, "0") != 0 && strcmp(value, "no") != 0;
        return STATUS_OK;
    default:
        if (parse_size(value, option->kind, slot) != STATUS_OK) {
            return failure_set(failure, STATUS_INVALID, "--%s takes a number%s%s, not \"%s\"",
                               option->name, option->kind == KIND_SOME_BYTES ? " above 0" : "",
                               counts_bytes(option->kind) ? " (k, M and G may follow)" : "", value);
        }
        return STATUS_OK;
    }
}

/* A variable that is empty is as good as none. */
static enum status read_environment(struct options *out, struct failure *failure)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        char name[64] = "DATELINED_";
        size_t len = strlen(name);
        for (const char *c = table[i].name; *c && len < sizeof name - 1; c++) {
            name[len++] = (char)(*c == '-' ? '_' : *c & ~0x20);
        }
        const char *value = getenv(name);
        if (value && *value && set_option(&table[i], value, out, failure) != STATUS_OK) {
            return STATUS_INVALID;
        }
    }
    return STATUS_OK;
}

static const struct option *find_option(struct span name)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (span_is(name, table[i].name)) {
            return &table[i];
        }
    }
    return NULL;
}

static enum status refuse_option(struct span name, struct failure *failure)
{
    const char *nearest = NULL;
    size_t best = 4;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        size_t distance = edit_distance(name, span_of(table[i].name), best);
        if (distance < best) {
            best = distance;
            nearest = table[i].name;
        }
    }
    if (nearest) {
        return failure_set(failure, STATUS_INVALID,
                           "unknown option \"--%.*s\"; did you mean \"--%s\"?", SPAN_ARG(name),
                           nearest);
    }
    return failure_set(failure, STATUS_INVALID, "unknown option \"--%.*s\"; see --help",
                       SPAN_ARG(name));
}

/* Reads the flag at argv[*index], and its value, which may be the next argument. */
static enum status read_flag(char **argv, int argc, int *index, struct options *out,
                             struct failure *failure)
{
    struct span rest = span_of(argv[*index] + 2);
    bool has_value = memchr(rest.ptr, '=', rest.len) != NULL;
    struct span name = span_cut(&rest, '=');
    const struct option *option = find_option(name);
    if (!option) {
        return refuse_option(name, failure);
    }
    if (!strchr(option->commands, commands[out->command].letter)) {
        return failure_set(failure, STATUS_INVALID, "\"--%s\" is not an option of \"%s\"",
                           option->name, commands[out->command].name);
    }
    const char *value = rest.ptr;
    if (option->kind == KIND_FLAG) {
        value = has_value ? value : "1";
    } else if (!has_value) {
        if (*index + 1 >= argc) {
            return failure_set(failure, STATUS_INVALID, "\"--%s\" needs a value", option->name);
        }
        value = argv[++*index];
    }
    return set_option(option, value, out, failure);
}

/* The command that the first argument names; serve when it names none. */
static enum command find_command(int argc, char **argv, int *next)
{
    *next = 1;
    for (unsigned i = 0; argc > 1 && i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            *next = 2;
            return (enum command)i;
        }
    }
    return COMMAND_SERVE;
}

static bool is_command(const char *word)
{
    bool found = false;
    for (unsigned i = 0; i < COMMAND_COUNT && !found; i++) {
        found = strcmp(word, commands[i].name) == 0;
    }
    return found;
}

static enum status read_argument(char **argv, int argc, int *index, struct options *out,
                                 struct failure *failure)
{
    const char *word = argv[*index];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        out->command = COMMAND_HELP;
        return STATUS_OK;
    }
    if (strcmp(word, "--version") == 0) {
        out->command = COMMAND_VERSION;
        return STATUS_OK;
    }
    if (strncmp(word, "--", 2) == 0 && word[2]) {
        return read_flag(argv, argc, index, out, failure);
    }
    if (word[0] == '-' && word[1] && word[1] != '-') {
        return failure_set(failure, STATUS_INVALID, "unknown option \"%s\"; see --help", word);
    }
    if (out->command == COMMAND_SERVE && argv[1][0] == '-' && is_command(word)) {
        return failure_set(
            failure, STATUS_INVALID,
            "the command comes before its options: \"datelined %s …\" (of a folder of "
            "that name write ./%s)",
            word, word);
    }
    if (out->operand_count == OPERANDS_MAX) {
        return failure_set(failure, STATUS_INVALID, "more than %d operands", OPERANDS_MAX);
    }
    out->operands[out->operand_count++] = word;
    return STATUS_OK;
}

static enum status check_operands(const struct options *options, struct failure *failure)
{
    size_t count = options->operand_count;
    switch (options->command) {
    case COMMAND_LOAD:
        return count > 0 ? STATUS_OK
                         : failure_set(failure, STATUS_INVALID, "\"load\" needs a folder");
    case COMMAND_ANNOTATE:
        return count <= 1 ? STATUS_OK
                          : failure_set(failure, STATUS_INVALID, "\"annotate\" takes one file");
    case COMMAND_HEALTH:
        return count == 0 ? STATUS_OK
                          : failure_set(failure, STATUS_INVALID, "\"health\" takes no operand");
    case COMMAND_EXPORT:
        return count > 0 ? STATUS_OK
                         : failure_set(failure, STATUS_INVALID,
                                       "\"export\" needs one of articles, entities, events, "
                                       "mentions");
    default:
        return STATUS_OK;
    }
}

enum status options_parse(int argc, char **argv, struct options *out, struct failure *failure)
{
    int index = 1;
    *out = (struct options){.command = find_command(argc, argv, &index)};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < TABLE_COUNT && status == STATUS_OK; i++) {
        if (table[i].initial) {
            status = set_option(&table[i], table[i].initial, out, failure);
        }
    }
    if (status == STATUS_OK) {
        status = read_environment(out, failure);
    }
    for (; index < argc && status == STATUS_OK; index++) {
        status = read_argument(argv, argc, &index, out, failure);
    }
    return status == STATUS_OK ? check_operands(out, failure) : status;
}

void options_print_help(FILE *out)
{
    fprintf(out, "datelined: turns a folder of news articles into facts, served as JSON.\n\n"
                 "Usage:\n");
    for (unsigned i = 0; i < COMMAND_COUNT; i++) {
        int width = fprintf(out, "  datelined %s %s", commands[i].name, commands[i].operands);
        fprintf(out, "%*s%s\n", width < 42 ? 42 - width : 1, "", commands[i].help);
    }
    fprintf(out, "\nOptions (each also as a variable: --log-level is DATELINED_LOG_LEVEL):\n");
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        int width = fprintf(out, "  --%s%s%s", table[i].name, table[i].value ? " " : "",
                            table[i].value ? table[i].value : "");
        fprintf(out, "%*s%s", width < 26 ? 26 - width : 1, "", table[i].help);
        fprintf(out, table[i].initial ? " [%s]\n" : "\n", table[i].initial);
    }
    fprintf(out, "\nExit status: 0 done, 1 it could not be done, 2 wrong usage.\n");
}
