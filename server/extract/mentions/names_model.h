#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_MODEL_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_NAMES_MODEL_H

#include "base/arena.h"
#include "base/status.h"
#include "names_features.h"

/* A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over BILOU tags of
 * four types. Tag 0 is O (its emission weights are zero by definition); tag 1 + 4 * type + position
 * is B, I, L or U of a type, types in the order of enum entity_type. */
enum names_position { NAMES_B, NAMES_I, NAMES_L, NAMES_U };

#define NAMES_TAGS    17
#define NAMES_WEIGHTS 16 /* a row: one weight per tag but O */

/* Whether `next` may follow `tag`; NAMES_TAGS stands for the sentence's start or end. */
bool names_tag_follows(unsigned tag, unsigned next);

/* The row of a feature among `row_count`. */
static inline uint32_t names_row(uint32_t feature, uint32_t row_count)
{
    return (uint32_t)((uint64_t)feature * row_count >> 32);
}

/* The file: this header, then transitions (int32, NAMES_TAGS x NAMES_TAGS, [from][to]), zeros up to
 * a multiple of 16 bytes, so that no row lies across two cache lines, weights
 * (int8, row_count x NAMES_WEIGHTS), shifts (uint8, row_count), class keys (uint32) and class
 * values (uint16), NAMES_CLASS_SLOTS each; little-endian. A weight counts weight << shift, a score
 * in units of 2^-NAMES_SCALE_BITS. */
#define NAMES_MAGIC      "dlnames"
#define NAMES_VERSION    2u
#define NAMES_SCALE_BITS 12

struct names_header {
    char magic[8];
    uint32_t version;
    uint32_t features_version;
    uint32_t row_count;
    uint32_t reserved;
    uint64_t checksum; /* hash_64 of all that follows the header */
};

/* Where the weights start. */
#define NAMES_WEIGHTS_AT                                                                           \
    ((sizeof(struct names_header) + sizeof(int32_t) * NAMES_TAGS * NAMES_TAGS + 15) / 16 * 16)

struct names_model;

/* Reads a model whose mapped file is `bytes` (borrowed for as long as the model is used).
 * STATUS_CORRUPT, STATUS_NEWER_VERSION with the reason in `failure`. */
MUST_CHECK enum status names_model_new(struct arena *arena, struct span bytes,
                                       const struct names_model **out, struct failure *failure);

/* The word classes that the model was trained with. */
const struct names_classes *names_model_classes(const struct names_model *model);

/* Fills `tags` (one per token of the sentence) with the best legal sequence and `certainty` (same
 * length, 0..1) with the probability of each tag but O, where it stays as it is. `scratch` is used
 * up. */
void names_model_decode(struct arena *scratch, const struct names_model *model,
                        const struct names_view *view, uint32_t sentence, uint8_t *tags,
                        float *certainty);

#endif
