#ifndef DATELINED_TRAIN_PARSER_TRAIN_H
#define DATELINED_TRAIN_PARSER_TRAIN_H

#include "base/buffer.h"
#include "base/status.h"
#include "text/document.h"
#include "train/tagger_train.h"

struct parser_training {
    const struct tagger_training *tagger;
    unsigned folds; /* of the jackknife that gives the predicted tags */
    unsigned epochs;
    unsigned exploration; /* percent of the steps that follow the model's own wrong moves */
    double prune_moves;   /* see perceptron_write */
    double prune_labels;
};

/* Trains a parser on the trees of `document`, with tags from taggers trained on the other folds,
 * and appends the model file to `out`. */
MUST_CHECK enum status parser_train(const struct document *document,
                                    const struct parser_training *training, struct buffer *out,
                                    struct failure *failure);

#endif
