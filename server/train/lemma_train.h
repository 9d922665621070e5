#ifndef DATELINED_TRAIN_LEMMA_TRAIN_H
#define DATELINED_TRAIN_LEMMA_TRAIN_H

#include "text/document.h"
#include "train/model_writer.h"

/* Learns lemma rules from the gold lemmas of `document` and writes the sections "lemma.slots" and
 * "lemma.scripts" (see text/lemma.h). */
void lemma_train(const struct document *document, struct model_writer *writer);

#endif
