#ifndef DATELINED_SERVER_API_FIELDS_H
#define DATELINED_SERVER_API_FIELDS_H

#include <jansson.h>

#include "api/spec.h"
#include "base/arena.h"

/* The language of `fields=`: members of the answer's objects, and with dots members of what they
 * hold ("place.entity", "evidence.text"). */

/* The shape of the objects that a member of that type holds ("[evidence]", "place?"); NULL when it
 * holds none whose members are listed. */
const struct api_schema *fields_shape(const char *type);

/* Whether `path` names a member of `schema`'s objects or of what they hold. When it does not,
 * `*allowed` is what could stand in its place, with what is right before it, separated by spaces.
 */
bool fields_known(struct arena *arena, const struct api_schema *schema, struct span path,
                  const char **allowed);

/* `include` (separated by spaces) with the members of `includable` that the paths of `fields`
 * begin with: what is asked for by name must be there. */
const char *fields_include(struct arena *arena, const char *fields, const char *includable,
                           const char *include);

/* Keeps only what the paths of `fields` (separated by spaces) name, in lists of each element; NULL
 * keeps all. Takes and returns the object. */
json_t *fields_trim(const char *fields, json_t *object);

#endif
