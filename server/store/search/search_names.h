#ifndef DATELINED_STORE_SEARCH_NAMES_H
#define DATELINED_STORE_SEARCH_NAMES_H

#include "other_names.h"
#include "search_parse.h"
#include "store/connection.h"

/* Finds runs of words in the tree that are an alias of an entity ("DPRK", "north korea"), and gives
 * them the entity's other names, also when no article uses the alias but `known` knows another name
 * that one uses. A run of several words becomes one node of kind NODE_AND whose `names` are set. */
MUST_CHECK enum status search_names_find(struct connection *connection, struct arena *arena,
                                         const struct other_names *known, struct node *root);

#endif
