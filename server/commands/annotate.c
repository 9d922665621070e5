/* `datelined annotate`: one text in, JSON or CoNLL-U out, through the same handler as POST
 * /annotate. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/api.h"
#include "base/arena.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/utf8.h"
#include "commands/commands.h"
#include "extract/analysis.h"
#include "text/conllu.h"

/* Reads a file, or standard input for "-" and nothing. */
static enum status read_input(const struct options *options, struct buffer *text,
                              struct failure *failure)
{
    const char *path = options->operand_count ? options->operands[0] : "-";
    struct failure reason;
    if (strcmp(path, "-") != 0) {
        enum status status = file_read(path, options->article_limit, text, &reason);
        return status == STATUS_OK
                   ? status
                   : failure_set(failure, STATUS_IO, "cannot read %s: %s", path, reason.text);
    }
    ssize_t got = 1;
    while (got > 0 && text->len <= options->article_limit) {
        got = read(STDIN_FILENO, buffer_reserve(text, 65536), 65536);
        text->len += got > 0 ? (size_t)got : 0;
    }
    if (got < 0) {
        return failure_set(failure, STATUS_IO, "cannot read standard input: %s", strerror(errno));
    }
    return got == 0 ? STATUS_OK
                    : failure_set(failure, STATUS_TOO_LARGE,
                                  "the text is larger than the limit of %llu bytes",
                                  (unsigned long long)options->article_limit);
}

/* Adds "&name=value" with the value percent-encoded. */
static void add_parameter(struct buffer *target, const char *name, const char *value)
{
    if (!value) {
        return;
    }
    buffer_printf(target, "%c%s=", strchr(target->bytes, '?') ? '&' : '?', name);
    for (const char *c = value; *c; c++) {
        buffer_printf(target, "%%%02X", (unsigned char)*c);
    }
}

static enum status annotate_json(const struct options *options, const struct engine *engine,
                                 struct span text, struct failure *failure)
{
    struct buffer target = {0};
    buffer_add_string(&target, "/annotate");
    add_parameter(&target, "published", options->published);
    add_parameter(&target, "title", options->title);
    add_parameter(&target, "include", options->tokens ? "tokens" : NULL);
    struct api *api = api_new(&(struct api_options){.engine = engine});
    struct api_question question = {.target = buffer_span(&target), .body = text};
    enum status status = api_ask(api, &question, stdout, failure);
    api_free(api);
    buffer_fini(&target);
    return status;
}

static enum status annotate_conllu(const struct options *options, const struct engine *engine,
                                   struct span text)
{
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis;
    struct buffer out = {0};
    article.title = span_of(options->title);
    article.body = text;
    analysis_run(arena, engine, &article, &analysis);
    conllu_write(&analysis.document, &out);
    enum status status = fwrite(out.bytes, 1, out.len, stdout) == out.len ? STATUS_OK : STATUS_IO;
    buffer_fini(&out);
    arena_free(arena);
    return status;
}

enum status command_annotate(const struct options *options, struct failure *failure)
{
    struct engine *engine = NULL;
    struct buffer text = {0};
    struct span format = span_of(options->format ? options->format : "json");
    bool conllu = span_is(format, "conllu");
    if (!conllu && !span_is(format, "json")) {
        return failure_set(failure, STATUS_INVALID, "--format takes json or conllu, not \"%s\"",
                           options->format);
    }
    struct period published;
    if (options->published &&
        period_parse_stated(span_of(options->published), &published) != STATUS_OK) {
        return failure_set(failure, STATUS_INVALID,
                           "--published takes " PERIOD_STATED ", not \"%s\"", options->published);
    }
    enum status status = read_input(options, &text, failure);
    if (status == STATUS_OK && utf8_invalid_at(buffer_span(&text)) != SIZE_MAX) {
        status = failure_set(failure, STATUS_UNSUPPORTED, "the text is not UTF-8");
    }
    if (status == STATUS_OK) {
        struct engine_options engine_options = {.model_dir = options->models,
                                                .lexicon_dir = options->lexicon};
        status = engine_new(&engine_options, &engine, failure);
    }
    if (status == STATUS_OK) {
        status = conllu ? annotate_conllu(options, engine, buffer_span(&text))
                        : annotate_json(options, engine, buffer_span(&text), failure);
    }
    engine_free(engine);
    buffer_fini(&text);
    return status;
}
