#ifndef DATELINED_SERVER_INGEST_READERS_MOJIBAKE_H
#define DATELINED_SERVER_INGEST_READERS_MOJIBAKE_H

#include "base/arena.h"
#include "base/span.h"

/* Repairs UTF-8 that was once read as Windows-1252 and written as UTF-8 again ("donâ€™t", "cafÃ©"),
 * when that is certain: there is one such sequence of three characters or two of two, each gives a
 * Latin letter or a punctuation mark, and they outnumber what else is not ASCII. Otherwise the text
 * is returned as it is (check by pointer). */
struct span mojibake_repair(struct arena *arena, struct span text);

#endif
