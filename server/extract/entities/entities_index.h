#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_INDEX_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_INDEX_H

#include "entities_forms.h"

/* Which of an article's nodes may go by a name, so that a name is compared with these and not with
 * all: a text of megabytes has tens of thousands. */
struct name_index;

/* An empty one. */
struct name_index *name_index_new(struct arena *arena);

/* Enters node `node` under its form and, of what is no person, the body's core (`core` may be
 * empty). Again when its form has grown; what it was entered under before stays. */
void name_index_add(struct name_index *index, uint32_t node, const struct form *form,
                    const struct form *core);

/* The nodes that form_same_person, form_fits_person, form_fits_acronym or a likeness of the first
 * or last word can be true of, and others, in their order, each once; `*count` of them, borrowed
 * until the next call. */
const uint32_t *name_index_find(struct name_index *index, const struct form *form, size_t *count);

/* What may be alike beside the first word: the last one, and words with a slip. */
enum { ALIKE_LAST = 1, ALIKE_SLIPS = 2 };

/* Those that have the first word of the form or of the core or, when that is all of the form, its
 * other number; and what `more`, of ALIKE_LAST and ALIKE_SLIPS, asks for. In their order, each
 * once; `*count` of them, borrowed until the next call. */
const uint32_t *name_index_find_alike(struct name_index *index, const struct form *form,
                                      const struct form *core, unsigned more, size_t *count);

/* The same for those in whose core the first word of `form` stands. */
const uint32_t *name_index_find_core(struct name_index *index, const struct form *form,
                                     size_t *count);

#endif
