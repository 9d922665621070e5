#ifndef DATELINED_STORE_FUNCTIONS_H
#define DATELINED_STORE_FUNCTIONS_H

#include <sqlite3.h>

/* Adds the SQL functions of the archive to a connection; returns an SQLite code.
 *   distance_km(lat, lon, lat, lon)  great-circle distance, NULL when one of them is NULL
 *   row_marked(marks, row)           1 when a struct row_marks marks the row, else 0
 *   day_year(first, last)            "2014" when both days lie in it, else NULL
 *   day_month(first, last)           "2014-10", alike
 *   fold(text)                       its words as the search compares them (words_fold)
 *   name_key(text)                   what names are sorted by, without case and diacritics
 *   name_sound(text)                 what spellings of a folded word have in common
 *                                    (name_sound_of_long) */
#define FUNCTIONS_MARKS "row_marks" /* the type of that pointer for sqlite3_bind_pointer */
int functions_register(sqlite3 *db);

#endif
