#ifndef DATELINED_TRAIN_PASS_TRAIN_H
#define DATELINED_TRAIN_PASS_TRAIN_H

#include "text/document.h"
#include "text/lexical.h"
#include "train/model_writer.h"
#include "train/packing.h"

struct pass_training {
    const struct lexical *lexical;
    bool reversed;
    bool guided;
    unsigned epochs;
    unsigned epochs_packed; /* further ones, with what the tables hold */
    unsigned dropped;       /* percent of the features left out of each decision by chance */
    unsigned exploration;   /* percent of the steps that follow the model's own moves */
    struct packing_limits moves;
    struct packing_limits labels;
};

/* Learns one pass (see text/passes.h) from the trees of `gold`; `given` has the same tokens with
 * the tags, and the guide's trees, that the parser will see. Writes the sections NAME.m.slots,
 * NAME.l.slots, NAME.l.starts and NAME.l.pairs. */
void pass_train(const struct document *gold, const struct document *given,
                const struct pass_training *training, struct model_writer *writer,
                const char *name);

#endif
