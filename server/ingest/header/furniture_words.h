#ifndef DATELINED_SERVER_INGEST_HEADER_FURNITURE_WORDS_H
#define DATELINED_SERVER_INGEST_HEADER_FURNITURE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* The words of furniture; ASCII letters in either case. */

/* Whether the whole line, without the mark at its end, is one that pages print; whether it is one
 * behind which stands nothing of the report. */
bool furniture_words_have_line(struct span line);
bool furniture_words_have_end(struct span line);

/* How invitations and notes to the reader begin, in small letters; sorted by their bytes, with NULL
 * behind the last. */
extern const char *const furniture_openers[];
extern const size_t furniture_opener_count;

/* How lines begin behind which stands nothing of the report: labels, and what is none when the line
 * is a sentence; NULL behind the last. */
extern const char *const furniture_end_openers[];

#endif
