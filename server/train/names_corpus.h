#ifndef DATELINED_TRAIN_NAMES_CORPUS_H
#define DATELINED_TRAIN_NAMES_CORPUS_H

#include "article.h"
#include "base/arena.h"
#include "base/status.h"

/* The labelled documents that server/train/names_data.py writes; see there for the form. */

#define NAMES_MARK_ANY  0x1fu /* a stretch of which nothing is known: every type, and none */
#define NAMES_MARK_NONE 0x20u /* a stretch that is no name for certain */
#define NAMES_MARK_SOME 0x40u /* a stretch of which every word is in a name, of any type */

/* A labelled stretch, in code points of a field. */
struct names_mark {
    enum field field;
    uint32_t start;
    uint32_t end;
    unsigned types; /* one bit per enum entity_type, or a NAMES_MARK_ of its own */
    struct span subtype;
};

struct names_article {
    float weight;
    bool marks_all; /* false: names of type OTHER are not marked in this set */
    struct span name;
    struct article article;
    struct names_mark *marks;
    size_t mark_count;
};

struct names_corpus {
    struct names_article *documents;
    size_t count;
};

/* Reads a file; STATUS_INVALID with the line in `failure`. */
MUST_CHECK enum status names_corpus_read(struct arena *arena, const char *path,
                                         struct names_corpus *out, struct failure *failure);

/* A copy of `text` with its ASCII letters as in a heading: all capitals, or (`title`) the first
 * letter of each word but the small ones. Offsets stay the same. */
struct span names_corpus_recase(struct arena *arena, struct span text, bool title);

/* A copy of `text` with its ASCII letters in small ones, as written without care. */
struct span names_corpus_lower(struct arena *arena, struct span text);

#endif
