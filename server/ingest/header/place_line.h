#ifndef DATELINED_SERVER_INGEST_HEADER_PLACE_LINE_H
#define DATELINED_SERVER_INGEST_HEADER_PLACE_LINE_H

#include "dateline.h"

/* A place on a line of its own, alone or beside a date. Places are judged by their form, as in
 * dateline.h, and by what towns of two words begin with; persons' names and sections are none. */

/* Whether a name of several words begins as those of towns do, and those of people do not: "Port
 * Vila", "Dar es Salaam". */
bool place_begins_town(struct span name);

/* Whether a name is that of a section or of another part of a paper: "Opinion", "Football",
 * "Tourism", of the latter the commonest and what ends like them. */
bool place_is_part_of_paper(struct span name);

/* Reads "Port Vila | 9 June 2015" or "Honiara, Solomon Islands • Jan 14, 2019", the whole line;
 * false when it is none. */
bool place_line_match(struct span line, struct dateline_match *out);

/* Reads "GOSSI, Mali" or "BLOEMFONTEIN": a town in capitals alone, with its country in small
 * letters; false when it is none. */
bool place_line_match_alone(struct span line, struct dateline_match *out);

/* The same for a town in small letters, too, "Chefchaouen" or "Honiara, Solomon Islands", which a
 * page prints below its writer's name. */
bool place_line_match_below_name(struct span line, struct dateline_match *out);

#endif
