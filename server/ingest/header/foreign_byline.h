#ifndef DATELINED_SERVER_INGEST_HEADER_FOREIGN_BYLINE_H
#define DATELINED_SERVER_INGEST_HEADER_FOREIGN_BYLINE_H

#include "base/span.h"

/* The name in a byline that opens with "by" in Spanish, Portuguese, French, German or Italian, as
 * papers of these countries have it in English, too: "POR CARMEN DELGADO | LOS LLANOS",
 * "Von Ilse Brandt, Karsk". Absent when the line is none. */
struct span foreign_byline(struct span line);

#endif
