#ifndef DATELINED_SERVER_INGEST_HEADER_KNOWN_NAMES_H
#define DATELINED_SERVER_INGEST_HEADER_KNOWN_NAMES_H

#include <stdbool.h>

#include "base/span.h"

/* Whether the word is a given name of the lexicon that the program carries, in any case. */
bool known_given_name(struct span word);

/* Whether the text is a country's name or a part of a country ("Northern Syria"), as the lexicon
 * that the program carries has it. */
bool known_country(struct span text);

#endif
