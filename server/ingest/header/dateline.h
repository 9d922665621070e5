#ifndef DATELINED_SERVER_INGEST_HEADER_DATELINE_H
#define DATELINED_SERVER_INGEST_HEADER_DATELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"
#include "printed_date.h"

/* The opening that agencies and papers print before the first sentence. Spans are parts of the
 * text; absent ones were not printed. */
struct dateline_match {
    struct span text; /* with its colon or dash: "UNITED NATIONS, Oct 30:" */
    struct span place;
    struct span agency;
    struct printed_date date; /* month 0 when none was printed */
    size_t end;               /* where the report itself begins; the text's length: nowhere */
};

/* Reads a dateline at the start of a paragraph, as the Associated Press and Reuters handbooks
 * describe it and papers vary it: a place (in capitals unless an agency or a date follows), its
 * country or state, a date, an agency in brackets, then a colon or dash; or the agency in brackets
 * alone. With `strict` the place must be in capitals and must not be missing. False when there is
 * none. */
bool dateline_match(struct span paragraph, bool strict, struct dateline_match *out);

/* Reads a town in small letters before a dash or colon ("Nairobi — Teachers …", "Ljubljana:
 * Rescuers …"), which only the first paragraph below a header can have; false when there is none.
 */
bool dateline_match_lead(struct span paragraph, struct dateline_match *out);

/* The same for what stands alone behind a label: "Moyale, Kenya, 7 October 2003". */
bool dateline_read_label(struct span value, struct dateline_match *out);

/* Whether a short line is nothing but a place and a whole date, with its time:
 * "Málaga - AUG 22, 2022 - 13:12 CEST". */
bool dateline_is_line(struct span line);

#endif
