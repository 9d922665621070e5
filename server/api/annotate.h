#ifndef DATELINED_SERVER_API_ANNOTATE_H
#define DATELINED_SERVER_API_ANNOTATE_H

#include <jansson.h>

#include "api/call.h"
#include "extract/analysis.h"

/* All that an analysed text says, as the answer of POST /annotate. `article` is what was read. */
json_t *annotate_view(struct call *call, const struct article *article,
                      const struct analysis *analysis);

#endif
