/* Puts training sentences together and apart. */
#include "train/corpus.h"

#include <string.h>

enum { FOLD_BLOCK = 10 };

void corpus_join(struct arena *arena, const struct document *parts, size_t count,
                 struct document *out)
{
    *out = (struct document){0};
    for (size_t i = 0; i < count; i++) {
        out->token_count += parts[i].token_count;
        out->sentence_count += parts[i].sentence_count;
    }
    out->tokens = ARENA_ARRAY(arena, struct token, out->token_count);
    out->sentences = ARENA_ARRAY(arena, struct sentence, out->sentence_count);
    uint32_t token = 0;
    size_t sentence = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(out->tokens + token, parts[i].tokens, parts[i].token_count * sizeof *out->tokens);
        for (size_t k = 0; k < parts[i].sentence_count; k++) {
            out->sentences[sentence] = parts[i].sentences[k];
            out->sentences[sentence++].first_token += token;
        }
        token += (uint32_t)parts[i].token_count;
    }
}

unsigned corpus_fold_of(size_t sentence, unsigned folds)
{
    return (unsigned)(sentence / FOLD_BLOCK % folds);
}

void corpus_fold(struct arena *arena, const struct document *document, unsigned fold,
                 unsigned folds, bool inside, struct document *out)
{
    *out = *document;
    out->sentence_count = 0;
    out->sentences = ARENA_ARRAY(arena, struct sentence, document->sentence_count);
    for (size_t i = 0; i < document->sentence_count; i++) {
        if ((corpus_fold_of(i, folds) == fold) == inside) {
            out->sentences[out->sentence_count++] = document->sentences[i];
        }
    }
}

void corpus_copy(struct arena *arena, const struct document *document, struct document *out)
{
    *out = *document;
    out->tokens = ARENA_ARRAY(arena, struct token, document->token_count);
    memcpy(out->tokens, document->tokens, document->token_count * sizeof *out->tokens);
}

void corpus_shuffle(uint32_t *items, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        size_t k = (size_t)((*state >> 33) % i);
        uint32_t swap = items[i - 1];
        items[i - 1] = items[k];
        items[k] = swap;
    }
}
