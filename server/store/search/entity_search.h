#ifndef DATELINED_STORE_ENTITY_SEARCH_H
#define DATELINED_STORE_ENTITY_SEARCH_H

#include "store/list.h"

/* Narrows a list of entities by query->text, read as the search language reads it
 * (search_parse.h) as far as it makes sense of names: an entity is found by an alias with all words
 * of the text, each at least begun, in any order; OR at the top gives a choice; a word after a
 * hyphen must be in no alias; person:, org: and place: are passed over, other fields with their
 * values.
 *
 * When there is no such alias, unknown words are replaced by the nearest known ones (not with
 * query->no_typo); when even then there is none, the aliases that stand in the text are looked for,
 * the longest at each place. A text without words finds nothing; one that only forbids words
 * forbids them. */
MUST_CHECK enum status entity_search_add(struct list *list);

#endif
