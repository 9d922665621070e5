#ifndef DATELINED_EXTRACT_DATES_H
#define DATELINED_EXTRACT_DATES_H

#include "extract/analysis.h"

/* Fills `analysis->dates` from `analysis->document`: every date, time, duration and set expression
 * (TimeML's TIMEX3), resolved against `published` (PERIOD_UNKNOWN: relative ones stay unresolved)
 * and the dates before them in the text. Expressions do not overlap. Without an engine (NULL) the
 * grammar is made for this one document. */
void dates_find(struct arena *arena, const struct engine *engine, struct period published,
                struct analysis *analysis);

#endif
