#ifndef DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_AGREE_H
#define DATELINED_SERVER_EXTRACT_MENTIONS_MENTIONS_AGREE_H

#include "base/arena.h"
#include "mention.h"
#include "names_features.h"

/* A name as the model reads it: tokens [first, end) of a sentence of the document. */
struct name_span {
    uint32_t first;
    uint32_t end;
    uint32_t sentence; /* of the document */
    enum entity_type type;
    float confidence;
};

struct name_spans {
    struct arena *arena;
    struct name_span *items; /* in the order of the text */
    size_t count;
    size_t capacity;
};

/* Adds a span at the end. */
void name_spans_add(struct name_spans *spans, struct name_span span);

/* Makes the names of a document agree: the same words have one type unless the model is sure of
 * both, a single word that closes a person's full name is that person, and a name that was found
 * in one sentence is found in the others, headlines included; countries and nationalities of the
 * lexicons that the model left out are added. */
void mentions_agree(const struct gazetteer *gazetteer, const struct names_view *view,
                    struct name_spans *spans);

#endif
