#ifndef DATELINED_SERVER_INGEST_HEADER_END_BRACKET_H
#define DATELINED_SERVER_INGEST_HEADER_END_BRACKET_H

#include <stddef.h>

#include "base/span.h"

/* Where the bracket begins behind a paragraph's last sentence that holds its writer's initials
 * ("(pg)") or says what was left out ("[+1412 chars]"): its offset, or SIZE_MAX. */
size_t end_bracket_at(struct span paragraph);

/* The same of what says what an interface left out, "[+1412 chars]", alone. */
size_t end_bracket_omission_at(struct span text);

#endif
