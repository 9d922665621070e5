#ifndef DATELINED_EXTRACT_DATE_FILL_H
#define DATELINED_EXTRACT_DATE_FILL_H

#include "date_match.h"

/* The reading that the elements of a match give by themselves, of the rule's kind. */
struct date_reading date_fill_reading(const struct date_match *match);

/* Copies from `from` into `into` what `into` does not say. */
void date_fill_merge(struct date_reading *into, const struct date_reading *from);

#endif
