#ifndef DATELINED_TRAIN_PARSER_TRAIN_H
#define DATELINED_TRAIN_PARSER_TRAIN_H

#include "base/buffer.h"
#include "base/status.h"
#include "text/document.h"
#include "train/pass_train.h"
#include "train/tagger_train.h"

struct parser_training {
    const struct tagger_training *tagger;
    unsigned folds;            /* of the jackknife that gives the predicted tags and first trees */
    struct pass_training fold; /* the first pass on a part of the data; `lexical` is set here */
    struct pass_training back;
    struct pass_training forth;
};

/* Trains a parser on the trees of `document`, with tags and first trees from models trained on the
 * other folds, and appends the model file to `out`. */
MUST_CHECK enum status parser_train(const struct document *document,
                                    const struct parser_training *training, struct buffer *out,
                                    struct failure *failure);

#endif
