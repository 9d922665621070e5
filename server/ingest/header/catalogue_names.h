#ifndef DATELINED_SERVER_INGEST_HEADER_CATALOGUE_NAMES_H
#define DATELINED_SERVER_INGEST_HEADER_CATALOGUE_NAMES_H

#include "base/arena.h"
#include "base/span.h"

/* Names as catalogues have them, "Lund, Pia; Kamau, Peter", as people write them, "Pia Lund; Peter
 * Kamau"; the text itself when one of them is no such name. */
struct span catalogue_names_turn(struct arena *arena, struct span names);

#endif
