#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_BODIES_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_BODIES_H

#include "mentions_walk.h"

/* Lets a country's or region's name reach over the body of state that stands right behind it:
 * "Puerto Rico Senate", "Iran Foreign Ministry" are names of organizations, and a body's name over
 * the country behind "of": "Senate of Puerto Rico". Spans that lie in the longer one are passed
 * over; a span that lies across leaves all as it is. */
void mention_join_body(struct walk *walk, struct name_span *span);

/* Makes the adjective of a party an organization where a noun behind a second one belongs to both:
 * "the Democratic or Republican Party"; where both are one span, cuts it in two. */
void mention_share_head(struct walk *walk, struct name_span *span);

/* Cuts a span at the hyphen behind a known people or place that a common word follows:
 * "Hindu-nationalist", "Tehran-backed"; and before a state that a party's letter opens: "D-Ohio".
 */
void mention_cut_compound(const struct walk *walk, struct name_span *span);

#endif
