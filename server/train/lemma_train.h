#ifndef DATELINED_TRAIN_LEMMA_TRAIN_H
#define DATELINED_TRAIN_LEMMA_TRAIN_H

#include "text/document.h"
#include "train/model_writer.h"
#include "train/vocabulary.h"

/* What lemmas are learned from. */
struct lemma_sources {
    const struct document *gold;         /* has lemmas */
    const struct document *silver;       /* has tags only, tells which base forms exist; or NULL */
    const struct vocabulary *vocabulary; /* forms whose lemma is guessed where it is beyond doubt */
};

/* Learns lemma rules from gold lemmas, then from the irregular forms and regular guesses that the
 * gold lemmas do not show. Writes the sections "lemma.slots" and "lemma.scripts" (see
 * text/lemma.h). */
void lemma_train(const struct lemma_sources *sources, struct model_writer *writer);

#endif
