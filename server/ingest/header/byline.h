#ifndef DATELINED_SERVER_INGEST_HEADER_BYLINE_H
#define DATELINED_SERVER_INGEST_HEADER_BYLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "printed_date.h"

/* Who wrote it, as a line of its own or a credit says. Spans are parts of the text, but for names
 * printed in capitals, which are given as names are written ("Tessa Marlow"). */
struct byline {
    const struct span *authors; /* names without titles of office, in the order printed */
    size_t author_count;
    struct span source;       /* the outlet or agency it names, or absent */
    struct printed_date date; /* printed behind the names; month 0: none */
};

/* Reads a line such as "By Louis Charbonneau", "By Clara Nunes for the Northgate Courier", "By JOHN
 * SMITH and ANNA BELL, Associated Press", "Words by …", "Tessa Marlow in Harare", "By our foreign
 * desk". With `bare` a line that is nothing but a name counts, too. False when it is none. */
bool byline_read(struct arena *arena, struct span line, bool bare, struct byline *out);

/* Splits a list of names ("Hana Brook in Panmunjom and Tom Aldous") and reads each; `out` has no
 * date then. */
void byline_read_names(struct arena *arena, struct span names, struct byline *out);

/* Reads names of which one at least is as catalogues have it, "Lund, Pia; Kamau, Peter". False when
 * none is. */
bool byline_read_catalogued(struct arena *arena, struct span names, struct byline *out);

/* The byline at the start of a paragraph that goes on with a dateline ("By Louis Charbonneau UNITED
 * NATIONS (Reuters) - "): its length in bytes, 0 when there is none. */
size_t byline_before_dateline(struct span paragraph);

#endif
