#ifndef DATELINED_STORE_IDS_H
#define DATELINED_STORE_IDS_H

#include "store/load/loading.h"

/* Readable ids, the same whatever the order of loading. */

enum id_kind { ID_ENTITY, ID_EVENT, ID_KIND_COUNT };

/* "jeffrey-fowle"; "unnamed" when nothing of the name is left. */
struct span ids_entity_slug(struct arena *arena, struct span name);

/* "2014-10-21-concede-north-korea-frees-jeffrey-fowle": the date at its own precision or
 * "undated", the type, the title's first words. */
struct span ids_event_slug(struct arena *arena, struct period period, struct span type,
                           struct span title);

/* Notes that ids with this slug must be given anew; an absent slug is none. */
MUST_CHECK enum status ids_touch(struct store_load *load, struct span slug);

/* Gives them: of the rows that share a slug the one of the smallest article id keeps it bare, the
 * others get -2, -3 …; a number that would make another row's bare slug is passed over. Former ids
 * are kept, and those of rows that were lost when their article was read anew lead to what is
 * there now. */
MUST_CHECK enum status ids_assign(struct store_load *load, enum id_kind kind);

/* Forgets what was noted: the ids stay as they are. */
MUST_CHECK enum status ids_forget(struct store_load *load);

#endif
