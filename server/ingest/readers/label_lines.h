#ifndef DATELINED_SERVER_INGEST_READERS_LABEL_LINES_H
#define DATELINED_SERVER_INGEST_READERS_LABEL_LINES_H

#include "base/arena.h"
#include "base/span.h"

/* The text of a press database's record with its labels before their values, where they stand
 * above them: "Source:" or Factiva's "SN" on a line of its own, the value indented below. The text
 * itself when it is none of that kind. */
struct span label_lines_join(struct arena *arena, struct span text);

#endif
