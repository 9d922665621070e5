#ifndef DATELINED_TRAIN_TAGGER_TRAIN_H
#define DATELINED_TRAIN_TAGGER_TRAIN_H

#include "base/buffer.h"
#include "base/status.h"
#include "text/document.h"
#include "text/model.h"
#include "train/packing.h"

struct tagger_training {
    const char *clusters;          /* path of the word classes */
    const struct document *silver; /* more tagged text, or NULL */
    unsigned silver_share; /* sentences of it that an epoch takes; 0: for the lexicon only */
    unsigned epochs;
    unsigned epochs_packed; /* further ones, with what the tables hold */
    struct packing_limits xpos;
    struct packing_limits upos;
};

/* Trains a tagger on the gold tags and lemmas of `document` and appends the model file to `out`.
 * Silver tags are learned where a first tagger, trained on the gold tags, agrees with them. */
MUST_CHECK enum status tagger_train(const struct document *document,
                                    const struct tagger_training *training, struct buffer *out,
                                    struct failure *failure);

/* A tagger's model with its lemmas learned anew, for when the lexicon of event verbs has grown; all
 * else is that of `model`. Appends the file to `out`. */
MUST_CHECK enum status tagger_train_lemmas(const struct document *document,
                                           const struct tagger_training *training,
                                           const struct model *model, struct buffer *out,
                                           struct failure *failure);

#endif
