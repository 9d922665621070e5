#ifndef DATELINED_EXTRACT_DATE_NAME_H
#define DATELINED_EXTRACT_DATE_NAME_H

#include "extract/analysis.h"

/* Whether the tokens [first, last], which read like a date, are part of the name of a person, body
 * or place: "April Jackson", "the Sunday Times", "the June 4 Movement", "the May cabinet" of a
 * report on Ada May. `*cursor` is a place in `analysis->mentions`, 0 at first and kept between
 * calls; asked for in the order of the text. */
bool date_name_holds(const struct analysis *analysis, uint32_t first, uint32_t last,
                     size_t *cursor);

#endif
