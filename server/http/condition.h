#ifndef DATELINED_HTTP_CONDITION_H
#define DATELINED_HTTP_CONDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* Conditional requests, RFC 9110 section 13. An entity tag here is the quoted 32 hexadecimal
 * digits of a 128-bit hash. */
#define CONDITION_TAG_SIZE 35

/* The strong tag of the answer to a normalised request in one version of the corpus. */
void condition_tag(struct span version, struct span request_key, char out[CONDITION_TAG_SIZE]);

/* Whether an If-None-Match list names `tag` (weak comparison); "*" is not looked at. */
bool condition_matches(struct span if_none_match, const char *tag);

/* Whether the header is "*": matches whatever exists. */
bool condition_is_any(struct span if_none_match);

/* Whether an If-Modified-Since date is `modified` (seconds) or later; a date that cannot be read
 * is ignored. */
bool condition_not_since(struct span if_modified_since, int64_t modified);

/* "Sun, 06 Nov 1994 08:49:37 GMT". */
#define CONDITION_DATE_SIZE 30
void condition_date(int64_t seconds, char out[CONDITION_DATE_SIZE]);

#endif
