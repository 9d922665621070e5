/* Where the training data lies. */
#include "train/resources.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "text/tagset.h"
#include "train/corpus.h"
#include "train/gmb.h"
#include "train/treebank.h"

enum { PARSER_FOLDS = 4, DROPPED = 20 /* percent */, SILVER_SHARE = 5000 };

static const char *const TREEBANKS[] = {
    "ud-ewt/en_ewt-ud-train.rebuilt.conllu",
    "ud-ewt/en_ewt-ud-dev.conllu",
    "gum-permissive/gum-permissive-train.conllu",
    "gum-permissive/gum-permissive-dev.conllu",
};
enum { TREEBANK_COUNT = sizeof TREEBANKS / sizeof *TREEBANKS };

enum status resources_read(struct arena *arena, const char *data, struct resources *out,
                           struct failure *failure)
{
    struct document parts[TREEBANK_COUNT];
    *out = (struct resources){0};
    for (size_t i = 0; i < TREEBANK_COUNT; i++) {
        struct span path = arena_printf(arena, "%s/%s", data, TREEBANKS[i]);
        enum status status = treebank_read(arena, path.ptr, parts + i, failure);
        if (status != STATUS_OK) {
            return status;
        }
    }
    corpus_join(arena, parts, TREEBANK_COUNT, &out->train);
    struct span gmb = arena_printf(arena, "%s/gmb/ner_dataset.csv.zip", data);
    enum status status = gmb_read(arena, gmb.ptr, &out->silver, failure);
    out->tagger = (struct tagger_training){
        .clusters = arena_printf(arena, "%s/clusters/news-1000.txt", data).ptr,
        .silver = &out->silver,
        .silver_share = SILVER_SHARE,
        .epochs = 5,
        .epochs_packed = 3,
        .xpos = {.buckets = 29000, .weight_count = 1500000, .classes = XPOS_COUNT},
        .upos = {.buckets = 3000, .weight_count = 100000, .classes = UPOS_COUNT},
    };
    out->fold_tagger = out->tagger;
    out->fold_tagger.silver_share = 0;
    out->parser = (struct parser_training){
        .tagger = &out->fold_tagger,
        .folds = PARSER_FOLDS,
        .fold = {.reversed = true,
                 .epochs = 3,
                 .exploration = 90,
                 .dropped = DROPPED,
                 .moves = {.buckets = 1 << 15},
                 .labels = {.buckets = 1 << 14, .weight_count = 500000, .classes = DEPREL_COUNT}},
        .back = {.reversed = true,
                 .epochs = 4,
                 .epochs_packed = 3,
                 .exploration = 90,
                 .dropped = DROPPED,
                 .moves = {.buckets = 28000},
                 .labels = {.buckets = 8000, .weight_count = 230000, .classes = DEPREL_COUNT}},
        .forth = {.guided = true,
                  .epochs = 5,
                  .epochs_packed = 3,
                  .exploration = 90,
                  .dropped = DROPPED,
                  .moves = {.buckets = 52000},
                  .labels = {.buckets = 14000, .weight_count = 380000, .classes = DEPREL_COUNT}},
    };
    return status;
}

enum status resources_save(struct span model, const char *path, struct failure *failure)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(model.ptr, 1, model.len, file) == model.len;
    written = file && fclose(file) == 0 && written;
    return written ? STATUS_OK
                   : failure_set(failure, STATUS_IO, "cannot write %s: %s", path, strerror(errno));
}
