#ifndef DATELINED_SERVER_INGEST_READERS_DAY_ORDER_H
#define DATELINED_SERVER_INGEST_READERS_DAY_ORDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/span.h"

/* Which of the two first numbers is the day in a table's column of dates. One row tells it of the
 * others: beside "28/10/2014" "04/03/2010" is the fourth of March. Starts zeroed. */
struct day_order {
    bool day_first;
    bool month_first;
};

/* Takes what the cell tells of its column. */
void day_order_note(struct day_order *order, struct span cell);

/* The cell with a date that may be two days as "4 Mar 2010", in `arena`, when the column tells
 * which it is, and all its rows alike; else as it is. */
struct span day_order_apply(struct arena *arena, const struct day_order *order, struct span cell);

/* Whether the cell begins with such a date, which may be one day or two. */
bool day_order_counts(struct span cell);

#endif
