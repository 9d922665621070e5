#ifndef DATELINED_SERVER_INGEST_HEADER_FOREIGN_DATE_H
#define DATELINED_SERVER_INGEST_HEADER_FOREIGN_DATE_H

#include "printed_date.h"

/* Reads a day, month and year at `at` as French, Spanish, Portuguese, Italian and German pages
 * print them: "7 août 2018", "1er mars 2015", "3 de marzo de 2015", "3. Oktober 2014". Returns
 * where it ends; 0 when there is none, and `*out` is as it was. The year must be printed, since
 * "mars" and "mai" are words and names, too; whether the day exists is not asked. */
size_t foreign_date_parse(struct span text, size_t at, struct printed_date *out);

/* The weekday (0 = Monday) before such a date, in any of these languages: "mardi 3", "Dienstag, 3";
 * -1 when there is none or no number follows. `*end`: where the number begins. */
int foreign_weekday_at(struct span text, size_t at, size_t *end);

#endif
