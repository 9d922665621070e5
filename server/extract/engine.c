/* The engine is a list of parts that are read once. Each part has its own file and its own `_new`;
 * this one only calls them in order and owns the arena that holds them. */
#include "engine_parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/file.h"
#include "base/hash.h"
#include "extract/dates/date_rules.h"
#include "extract/entities/gender.h"
#include "extract/entities/metonyms.h"
#include "extract/events/event_lexicon.h"
#include "extract/mentions/names_model.h"
#include "gazetteer.h"
#include "text/broken_word.h"
#include "text/parser.h"
#include "text/tagger.h"

/* Maps the trained models and makes the parts that read them. */
static enum status engine_open_models(struct engine *engine, const char *dir,
                                      struct failure *failure)
{
    struct span bytes = {0};
    enum status status =
        models_map(&engine->models, engine->arena, dir, "tagger.model", &bytes, failure);
    if (status == STATUS_OK) {
        status = tagger_new(engine->arena, bytes, &engine->tagger, failure);
    }
    if (status == STATUS_OK) {
        status = models_map(&engine->models, engine->arena, dir, "parser.model", &bytes, failure);
    }
    if (status == STATUS_OK) {
        status = parser_new(engine->arena, bytes, &engine->parser, failure);
    }
    if (status == STATUS_OK) {
        status = models_map(&engine->models, engine->arena, dir, "names.model", &bytes, failure);
    }
    if (status == STATUS_OK) {
        status = names_model_new(engine->arena, bytes, &engine->names, failure);
    }
    return status;
}

/* What is added of a folder that is not there would be nothing, and everything be read again
 * without it. */
static enum status check_lexicon_dir(const char *dir, struct failure *failure)
{
    DIR *folder = dir ? opendir(dir) : NULL;
    if (dir && !folder) {
        return failure_set(failure, STATUS_NOT_FOUND, "cannot read the folder of lexicons %s: %s",
                           dir, strerror(errno));
    }
    if (folder) {
        closedir(folder);
    }
    return STATUS_OK;
}

/* One step per part; the first that fails ends it. */
static enum status engine_read_parts(struct engine *engine, const struct engine_options *options,
                                     struct failure *failure)
{
    const char *lexicon_dir = options ? options->lexicon_dir : NULL;
    engine->dates = date_grammar_new(engine->arena);
    enum status status = check_lexicon_dir(lexicon_dir, failure);
    if (status == STATUS_OK) {
        status = gazetteer_new(engine->arena, lexicon_dir, &engine->gazetteer, failure);
    }
    if (status == STATUS_OK) {
        status = given_names_new(engine->arena, lexicon_dir, &engine->given_names, failure);
    }
    if (status == STATUS_OK) {
        status = metonym_contexts_new(engine->arena, lexicon_dir, &engine->metonyms, failure);
    }
    if (status == STATUS_OK) {
        status = engine_open_models(engine, options ? options->model_dir : NULL, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    return event_lexicon_new(engine->arena, lexicon_dir, &engine->events, failure);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Adds the names and contents of a folder's files to `text`, in the order of their names. */
static void add_folder(struct buffer *text, struct arena *arena, const char *folder)
{
    struct dirent **entries = NULL;
    int count = folder ? scandir(folder, &entries, is_visible, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        struct file_map map = {0};
        struct span path = arena_printf(arena, "%s/%s", folder, entries[i]->d_name);
        if (file_map(path.ptr, &map, NULL) == STATUS_OK) {
            char hash[33];
            hash_hex(map.bytes, hash);
            buffer_printf(text, "%s %s\n", entries[i]->d_name, hash);
            file_unmap(&map);
        }
        free(entries[i]);
    }
    free(entries);
}

/* One short text that differs whenever the built-in rules, the models or the user's lexicons do. */
static const char *make_version(const struct engine *engine, const struct engine_options *options)
{
    struct arena *arena = engine->arena;
    struct buffer text = {0};
    buffer_printf(&text, "%s\n", embedded_reading_version());
    models_describe(&engine->models, &text);
    if (options && options->lexicon_dir) {
        add_folder(&text, arena, options->lexicon_dir);
    }
    char hash[33];
    hash_hex(buffer_span(&text), hash);
    buffer_fini(&text);
    return arena_string(arena, span_of(hash));
}

enum status engine_new(const struct engine_options *options, struct engine **out,
                       struct failure *failure)
{
    struct arena *arena = arena_new();
    struct engine *engine = ARENA_NEW(arena, struct engine);
    engine->arena = arena;
    enum status status = engine_read_parts(engine, options, failure);
    if (status != STATUS_OK) {
        engine_free(engine);
        return status;
    }
    engine->version = make_version(engine, options);
    *out = engine;
    return STATUS_OK;
}

void engine_wake(const struct engine *engine)
{
    models_wake(&engine->models);
}

void engine_rest(const struct engine *engine)
{
    models_rest(&engine->models);
}

void engine_free(struct engine *engine)
{
    if (engine) {
        models_close(&engine->models);
        arena_free(engine->arena);
    }
}

bool engine_is_one_word(const struct engine *engine, struct arena *arena, struct span first,
                        struct span rest)
{
    return broken_word_is_one(arena, engine->tagger, first, rest);
}

const char *engine_version(const struct engine *engine)
{
    return engine->version;
}
