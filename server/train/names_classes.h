#ifndef DATELINED_TRAIN_NAMES_CLASSES_H
#define DATELINED_TRAIN_NAMES_CLASSES_H

#include <stdint.h>

#include "base/status.h"

/* Reads a list "word TAB class" by falling frequency into the table of names_view.h: `keys` and
 * `values` have NAMES_CLASS_SLOTS zeros before. The rarest words are left out when it is nearly
 * full. The status and `failure` are those of reading the file. */
MUST_CHECK enum status names_classes_read(const char *path, uint32_t *keys, uint16_t *values,
                                          struct failure *failure);

#endif
