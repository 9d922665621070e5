#ifndef DATELINED_EXTRACT_ANALYSIS_H
#define DATELINED_EXTRACT_ANALYSIS_H

#include <stddef.h>

#include "article.h"
#include "base/arena.h"
#include "date.h"
#include "entity.h"
#include "event.h"
#include "extract/engine.h"
#include "mention.h"
#include "text/document.h"

/* All that one article says. Arrays are in the order of the text (events by sentence, then
 * trigger); entities in the order of their first mention. */
struct analysis {
    struct document document;
    struct mention *mentions;
    size_t mention_count;
    struct date *dates;
    size_t date_count;
    struct entity *entities;
    size_t entity_count;
    struct event *events;
    size_t event_count;
};

/* Reads an article: sentences, tags, trees, then mentions, dates, entities and events. Dates
 * resolve against article->published (relative ones stay unresolved when it is unknown). A text
 * whose language is known not to be English gives sentences and empty lists. The result lives in
 * `arena`. The same article gives the same result on every run, machine and thread. */
void analysis_run(struct arena *arena, const struct engine *engine, const struct article *article,
                  struct analysis *out);

#endif
