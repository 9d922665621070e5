#ifndef DATELINED_SERVER_INGEST_READERS_NEWSML_H
#define DATELINED_SERVER_INGEST_READERS_NEWSML_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "ingest/header/metadata.h"

/* Whether the root is that of a news agency's document: IPTC NITF or NewsML-G2. */
bool newsml_is(const xmlNode *root);

/* Reads what a document of one article states, its body as markup. */
void newsml_read(struct arena *arena, xmlNode *root, struct metadata *metadata);

#endif
