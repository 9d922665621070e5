/* Trains the parser. Usage: train_parser DATA OUT, where DATA holds ud-ewt, gum-permissive, gmb
 * and clusters, and OUT is the model file to write. */
#include <stdio.h>

#include "train/parser_train.h"
#include "train/resources.h"

int main(int argc, char **argv)
{
    struct failure failure = {{0}};
    struct resources resources;
    struct buffer model = {0};
    if (argc != 3) {
        fprintf(stderr, "usage: train_parser DATA OUT\n");
        return 2;
    }
    struct arena *arena = arena_new();
    enum status status = resources_read(arena, argv[1], &resources, &failure);
    if (status == STATUS_OK) {
        status = parser_train(&resources.train, &resources.parser, &model, &failure);
    }
    if (status == STATUS_OK) {
        status = resources_save(buffer_span(&model), argv[2], &failure);
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "train_parser: %s\n", failure.text);
    }
    buffer_fini(&model);
    arena_free(arena);
    return status == STATUS_OK ? 0 : 1;
}
