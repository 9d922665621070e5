#ifndef DATELINED_SERVER_INGEST_READERS_JSON_ARTICLE_H
#define DATELINED_SERVER_INGEST_READERS_JSON_ARTICLE_H

#include <jansson.h>

#include "ingest/header/metadata.h"

/* Puts what the members of a JSON object state into `metadata`, `rank` added to the rank of each
 * name: schema.org NewsArticle, IPTC ninjs, NewsAPI, the Guardian's content API, JSON Feed. Values
 * are copied into `arena`. */
void json_article_read(struct arena *arena, const json_t *object, unsigned rank,
                       struct metadata *metadata);

/* The value that `text` is, as json_loadb reads it with `flags`; an integer too long for a number
 * is taken as a real instead of refusing all of the text. NULL with `error` set. */
json_t *json_text_load(struct span text, size_t flags, json_error_t *error);

/* Reads a JSON-LD script: the first node that is an article. Anything else is left alone. */
void json_ld_read(struct arena *arena, struct span json, unsigned rank, struct metadata *metadata);

#endif
