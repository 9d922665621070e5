#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_PERSON_GENDER_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_PERSON_GENDER_H

#include "extract/analysis.h"
#include "gender.h"

/* The gender of each of `analysis->entities` that is a person, as far as the article or the given
 * name tells; GENDER_UNKNOWN for all others. Needs the roles and who is meant by each mention. */
enum gender *person_genders_read(struct arena *arena, const struct given_names *names,
                                 const struct analysis *analysis);

/* What the word before a name says of who bears it: "Mrs", "Prince"; GENDER_UNKNOWN for most words
 * and where the name opens its sentence. */
enum gender person_gender_of_title(const struct document *document, const struct mention *name);

#endif
