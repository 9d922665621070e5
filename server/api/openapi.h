#ifndef DATELINED_SERVER_API_OPENAPI_H
#define DATELINED_SERVER_API_OPENAPI_H

#include <jansson.h>

#include "http/router.h"

/* The OpenAPI 3.1 document of a route table whose `spec`s are struct api_operation; a new
 * reference. `base_url` is the server's address, NULL: "/". */
json_t *openapi_document(const struct http_route *routes, size_t count, const char *base_url,
                         bool writable);

/* The JSON Schema (2020-12) of a type in the language of spec.h, such as "[entity]?". */
json_t *openapi_type(struct span type);

#endif
