#ifndef DATELINED_TRAIN_RESOURCES_H
#define DATELINED_TRAIN_RESOURCES_H

#include "train/parser_train.h"
#include "train/tagger_train.h"

/* What the trainers of tagger and parser read, and how they are trained. */
struct resources {
    struct document train;  /* the training parts of EWT and GUM */
    struct document silver; /* the Groningen extract: words and machine-made tags */
    struct tagger_training tagger;
    struct tagger_training
        fold_tagger;               /* for the parser's jackknife: pruned less, gold tags only */
    struct parser_training parser; /* points at `fold_tagger` */
};

/* Reads everything below the folder `data`. */
MUST_CHECK enum status resources_read(struct arena *arena, const char *data, struct resources *out,
                                      struct failure *failure);

/* Writes a model file. */
MUST_CHECK enum status resources_save(struct span model, const char *path, struct failure *failure);

#endif
