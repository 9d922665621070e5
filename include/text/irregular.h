#ifndef DATELINED_TEXT_IRREGULAR_H
#define DATELINED_TEXT_IRREGULAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

/* A form whose lemma no rule gives. */
struct irregular {
    struct span form; /* without pointer: there are no more */
    struct span lemma;
    uint8_t xpos; /* VBD, VBN or NNS */
};

/* Number `i` of the table, from 0. */
struct irregular irregular_at(size_t i);

#endif
