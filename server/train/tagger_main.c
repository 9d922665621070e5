/* Trains the tagger. Usage: train_tagger DATA OUT [MODEL], where DATA holds ud-ewt, gum-permissive,
 * gmb and clusters, and OUT is the model file to write. With MODEL only the lemmas are learned, the
 * rest of OUT is MODEL's. */
#include <stdio.h>

#include "base/file.h"
#include "train/corpus.h"
#include "train/resources.h"
#include "train/tagger_train.h"

static enum status train_lemmas(const struct resources *resources, const char *path,
                                struct buffer *out, struct failure *failure)
{
    struct file_map file = {0};
    struct model model;
    enum status status = file_map(path, &file, failure);
    if (status != STATUS_OK) {
        return status;
    }
    status = model_open(file.bytes, "tagger", &model, failure);
    if (status == STATUS_OK) {
        status = tagger_train_lemmas(&resources->train, &resources->tagger, &model, out, failure);
    }
    file_unmap(&file);
    return status;
}

int main(int argc, char **argv)
{
    struct failure failure = {{0}};
    struct resources resources;
    struct buffer model = {0};
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: train_tagger DATA OUT [MODEL]\n");
        return 2;
    }
    struct arena *arena = arena_new();
    enum status status = resources_read(arena, argv[1], &resources, &failure);
    if (status == STATUS_OK) {
        status = argc == 4 ? train_lemmas(&resources, argv[3], &model, &failure)
                           : tagger_train(&resources.train, &resources.tagger, &model, &failure);
    }
    if (status == STATUS_OK) {
        status = resources_save(buffer_span(&model), argv[2], &failure);
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "train_tagger: %s\n", failure.text);
    }
    buffer_fini(&model);
    arena_free(arena);
    return status == STATUS_OK ? 0 : 1;
}
