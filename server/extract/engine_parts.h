#ifndef DATELINED_SERVER_EXTRACT_ENGINE_PARTS_H
#define DATELINED_SERVER_EXTRACT_ENGINE_PARTS_H

#include "base/arena.h"
#include "extract/engine.h"
#include "models.h"

struct gazetteer;
struct given_names;
struct names_model;
struct event_lexicon;
struct date_grammar;
struct metonym_contexts;
struct tagger;
struct parser;

/* The engine's inside: one member per part, each made by the part's own `_new` in engine.c. All of
 * it lives in `arena` or in the mapped models and is read-only once engine_new has returned. */
struct engine {
    struct arena *arena;
    const char *version;  /* see engine_version */
    struct models models; /* the mapped files of tagger, parser and names */
    struct tagger *tagger;
    struct parser *parser;
    const struct names_model *names;         /* see server/extract/mentions/names_model.h */
    const struct gazetteer *gazetteer;       /* known names, see server/extract/gazetteer.h */
    const struct given_names *given_names;   /* see server/extract/entities/gender.h */
    const struct metonym_contexts *metonyms; /* see server/extract/entities/metonyms.h */
    const struct date_grammar *dates;        /* see server/extract/dates/date_rules.h */
    const struct event_lexicon
        *events; /* what acts are, see server/extract/events/event_lexicon.h */
};

#endif
