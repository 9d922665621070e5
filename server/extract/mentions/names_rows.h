#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_ROWS_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "names_model.h"

/* The rows of weights of a name model. */
struct names_rows {
    const int8_t *weights; /* count x NAMES_WEIGHTS */
    const uint8_t *shifts; /* count; the low four bits are looked at */
    uint32_t count;
};

/* Adds up `count` rows, each weight shifted to the left by the row's shift. */
void names_rows_add(const struct names_rows *rows, const uint32_t *numbers, size_t count,
                    int32_t sum[NAMES_WEIGHTS]);

/* The same in plain C, which processors without wide vectors run. */
void names_rows_add_plainly(const struct names_rows *rows, const uint32_t *numbers, size_t count,
                            int32_t sum[NAMES_WEIGHTS]);

#endif
