#ifndef DATELINED_SERVER_INGEST_HEADER_HEADER_LABEL_H
#define DATELINED_SERVER_INGEST_HEADER_HEADER_LABEL_H

#include <stdbool.h>

#include "base/span.h"
#include "header_line.h"

/* Whether the line is a label with its value, or one of Factiva's codes ("SN  Orland Observer");
 * what it states goes to `*out`, of which the rest stays. Some labels state no fact. */
bool header_label_read(struct span line, struct header_line *out);

/* Whether the line announces the outlet that the next line names: "NEWS PROVIDED BY". */
bool header_label_names_outlet(struct span line);

/* A byline without its label: "BYLINE: Marta Quill". */
struct span header_label_byline(struct span line);

/* A mail's subject without what answering and forwarding put before it: "Ferry laid up" of "Fwd:
 * FW: Ferry laid up". */
struct span header_label_subject(struct span subject);

#endif
