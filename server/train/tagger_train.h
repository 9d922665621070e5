#ifndef DATELINED_TRAIN_TAGGER_TRAIN_H
#define DATELINED_TRAIN_TAGGER_TRAIN_H

#include "base/buffer.h"
#include "base/status.h"
#include "text/document.h"

struct tagger_training {
    const char *clusters;          /* path of the word classes */
    const struct document *silver; /* more tagged text, for the lexicon only, or NULL */
    unsigned epochs;
    double prune; /* see perceptron_write */
};

/* Trains a tagger on the gold tags and lemmas of `document` and appends the model file to `out`. */
MUST_CHECK enum status tagger_train(const struct document *document,
                                    const struct tagger_training *training, struct buffer *out,
                                    struct failure *failure);

#endif
