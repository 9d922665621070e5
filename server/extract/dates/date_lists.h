#ifndef DATELINED_EXTRACT_DATE_LISTS_H
#define DATELINED_EXTRACT_DATE_LISTS_H

#include "date_atoms.h"
#include "text/document.h"

/* Makes days of the numbers that share a month with the day and month beside them: "May 15 and 20",
 * "the 2nd, 5th and 11th of July". To be called when words have become readings. */
void date_lists_share_month(struct arena *arena, const struct document *document,
                            struct date_nodes *nodes);

/* Gives the year of the last of a list to those before it that have none: "March 3 and April 7,
 * 2012", "the first and third quarters of 2013". To be called when readings have been joined. */
void date_lists_share_year(struct arena *arena, struct date_nodes *nodes);

/* Gives a part of the day the weekday behind what it describes: "a pre-dawn raid on Monday". To be
 * called when readings have been joined. */
void date_lists_share_day(struct arena *arena, const struct document *document,
                          struct date_nodes *nodes);

#endif
