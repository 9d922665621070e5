#ifndef DATELINED_SERVER_API_FORMATS_H
#define DATELINED_SERVER_API_FORMATS_H

#include <jansson.h>

#include "api/call.h"

/* The other forms of a list, written from its rows as the views made them. */

/* Writes the rows in request->format, which is not JSON: NDJSON, CSV (RFC 4180), GeoJSON (RFC
 * 7946), JSON Feed 1.1, Atom (RFC 4287) or iCalendar (RFC 5545). `self` is the link to this page,
 * `next` to the next one, absent on the last. Feeds have absolute links only when the daemon knows
 * its base address.
 */
void formats_write(struct call *call, json_t *rows, struct span self, struct span next);

/* Appends text as XML character data or attribute value, without characters that XML 1.0 forbids.
 */
void formats_add_xml(struct buffer *out, struct span text);

#endif
