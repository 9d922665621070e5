#ifndef DATELINED_STORE_FUNCTIONS_H
#define DATELINED_STORE_FUNCTIONS_H

#include <sqlite3.h>

/* Adds the SQL functions of the archive to a connection; returns an SQLite code.
 *   distance_km(lat, lon, lat, lon)  great-circle distance, NULL when one of them is NULL
 *   day_year(day), day_month(day)    "2014", "2014-10"; NULL of NULL */
int functions_register(sqlite3 *db);

#endif
