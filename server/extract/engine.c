/* The engine is a list of parts that are read once. Each part has its own file and its own `_new`;
 * this one only calls them in order and owns the arena that holds them. */
#include "engine.h"

#include "event_lexicon.h"
#include "gazetteer.h"

/* One step per part; the first that fails ends it. */
static enum status engine_read_parts(struct engine *engine, const struct engine_options *options,
                                     struct failure *failure)
{
    const char *lexicon_dir = options ? options->lexicon_dir : NULL;
    enum status status = gazetteer_new(engine->arena, lexicon_dir, &engine->gazetteer, failure);
    if (status != STATUS_OK) {
        return status;
    }
    return event_lexicon_new(engine->arena, lexicon_dir, &engine->events, failure);
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
    *out = engine;
    return STATUS_OK;
}

void engine_free(struct engine *engine)
{
    if (engine) {
        arena_free(engine->arena);
    }
}
