#ifndef DATELINED_SERVER_INGEST_PUBLISHED_TABLE_BINS_H
#define DATELINED_SERVER_INGEST_PUBLISHED_TABLE_BINS_H

#include <stddef.h>
#include <stdint.h>

/* Which bin of published_table.h a value belongs to: the last whose bound it reaches, else the
 * first. `count` bounds, rising. */
size_t table_bin(const int32_t *bounds, size_t count, int32_t value);
size_t table_row(const double *bounds, size_t count, double likeness);

#endif
