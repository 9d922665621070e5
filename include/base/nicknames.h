#ifndef DATELINED_BASE_NICKNAMES_H
#define DATELINED_BASE_NICKNAMES_H

#include <stdbool.h>

#include "base/span.h"

/* Whether one of two given names, in small letters, is what those of the other are called: "jim",
 * "james"; in either order. English ones only. */
bool nickname_of(struct span a, struct span b);

#endif
