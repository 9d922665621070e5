#ifndef DATELINED_SERVER_INGEST_HEADER_CATALOGUE_NAMES_H
#define DATELINED_SERVER_INGEST_HEADER_CATALOGUE_NAMES_H

#include "base/arena.h"
#include "base/span.h"

/* Names as catalogues have them, "Lund, Pia; Kamau, Peter", as people write them, "Pia Lund; Peter
 * Kamau", made from `arena`; others stay as they are, and the text itself is returned when all do
 * (check by pointer). */
struct span catalogue_names_turn(struct arena *arena, struct span names);

#endif
