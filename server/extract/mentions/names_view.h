#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_VIEW_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "extract/gazetteer.h"
#include "text/document.h"

/* What the name model sees of a document's tokens. Shared by the daemon and the trainer. */

/* The word classes: a table of 2^16 slots, open addressing; a key of 0 is free. A value is the
 * class in its lower 12 bits and, for a word in lower case, NAMES_CLASS_CAPITAL when its form with
 * a capital is the more frequent one. */
#define NAMES_CLASS_SLOTS   65536u
#define NAMES_CLASS_CAPITAL 0x8000u

struct names_classes {
    const uint32_t *keys;
    const uint16_t *values;
};

/* The key of a word; never 0. */
uint32_t names_class_key(struct span word);
/* The value stored under `key`, or 0. */
uint16_t names_class_find(const struct names_classes *classes, uint32_t key);

/* How the letters of a sentence are set. */
enum names_case { NAMES_CASE_NORMAL, NAMES_CASE_CAPITALS, NAMES_CASE_TITLE, NAMES_CASE_SMALL };

struct names_token {
    uint32_t word;
    uint32_t shape;
    uint32_t prefix3;
    uint32_t suffix2;
    uint32_t suffix3;
    uint32_t suffix4;
    uint32_t lexicon; /* what the gazetteer says, one bit per group and position */
    uint16_t class;
    uint8_t usual;  /* 1: mostly in lower case, 2: mostly with a capital, 0: unknown */
    uint8_t seen;   /* bit 0: with a capital inside another sentence, bit 1: in lower case */
    uint8_t beside; /* what stands beside the word anywhere in the document */
    uint8_t capital;
    uint8_t run_first; /* distance back to the first word of the run of capitals it is in */
    uint8_t run_last;  /* distance on to the last one */
    uint8_t xpos;      /* Penn Treebank tag, 0 when the document is not tagged */
};

/* A document as the model sees it. */
struct names_view {
    const struct document *document;
    struct names_token *tokens;
    uint8_t *sentence_case; /* enum names_case, one per sentence */
};

/* Looks a document's tokens up in the lexicons and word classes. */
void names_view_read(struct arena *arena, const struct gazetteer *gazetteer,
                     const struct names_classes *classes, const struct document *document,
                     struct names_view *out);

/* Mixes two numbers into one; what features are made of. */
static inline uint32_t names_mix(uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(x >> 32) ^ (uint32_t)x;
}

/* Whether a name may open with token `index`: it has a capital, or is a small word before one that
 * has, as in "al-Shabaab". */
bool names_view_opens(const struct names_view *view, uint32_t index);

/* Whether the token is a family name that stands before the given name, as in Korean. */
bool names_token_is_family_first(const struct gazetteer *gazetteer, const struct document *document,
                                 uint32_t index);

#endif
