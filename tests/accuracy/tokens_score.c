/* Scores the tokenizer and the sentence splitter on raw text: F1 of exact extents against a
 * treebank, as the CoNLL 2018 shared task defines it. Usage: tokens_score [-e] FILE.conllu;
 * -e prints what differs. */
#include <stdio.h>
#include <string.h>

#include "text/document.h"
#include "train/treebank.h"

static double f1(size_t right, size_t gold, size_t found)
{
    return gold + found ? 200.0 * (double)right / (double)(gold + found) : 0;
}

static void print_piece(const char *mark, const struct document *document, size_t token)
{
    uint32_t start = document->tokens[token].at.byte_start;
    uint32_t from = start > 20 ? start - 20 : 0;
    uint32_t to = start + 40 < document->body.len ? start + 40 : (uint32_t)document->body.len;
    printf("%s [%.*s] in: %.*s\n", mark, SPAN_ARG(document->tokens[token].text),
           SPAN_ARG(span_slice(document->body, from, to)));
}

static size_t match_tokens(const struct document *gold, const struct document *found, bool errors)
{
    size_t right = 0;
    size_t k = 0;
    for (size_t i = 0; i < gold->token_count; i++) {
        const struct extent *at = &gold->tokens[i].at;
        while (k < found->token_count && found->tokens[k].at.byte_start < at->byte_start) {
            k++;
        }
        bool same = k < found->token_count && found->tokens[k].at.byte_start == at->byte_start &&
                    found->tokens[k].at.byte_end == at->byte_end;
        right += same;
        if (!same && errors) {
            print_piece("gold", gold, i);
        }
    }
    return right;
}

static size_t match_sentences(const struct document *gold, const struct document *found,
                              bool errors)
{
    size_t right = 0;
    size_t k = 0;
    for (size_t i = 0; i < gold->sentence_count; i++) {
        const struct extent *at = &gold->sentences[i].at;
        while (k < found->sentence_count && found->sentences[k].at.byte_start < at->byte_start) {
            if (errors) {
                const struct extent *wrong = &found->sentences[k].at;
                printf("sentence+ ... %.*s ## %.*s\n", 60,
                       gold->body.ptr + (wrong->byte_start > 60 ? wrong->byte_start - 60 : 0), 40,
                       gold->body.ptr + wrong->byte_start);
            }
            k++;
        }
        bool starts =
            k < found->sentence_count && found->sentences[k].at.byte_start == at->byte_start;
        if (!starts && errors) {
            printf("sentence- ... %.*s ## %.*s\n", 60,
                   gold->body.ptr + (at->byte_start > 60 ? at->byte_start - 60 : 0), 40,
                   gold->body.ptr + at->byte_start);
        }
        bool same = starts && found->sentences[k].at.byte_end == at->byte_end;
        k += starts;
        right += same;
    }
    return right;
}

int main(int argc, char **argv)
{
    bool errors = argc > 2 && strcmp(argv[1], "-e") == 0;
    struct arena *arena = arena_new();
    struct document gold = {0};
    struct failure failure = {{0}};
    if (argc < 2 || treebank_read(arena, argv[argc - 1], &gold, &failure) != STATUS_OK) {
        fprintf(stderr, "tokens_score: %s\n", argc < 2 ? "no file" : failure.text);
        return 1;
    }
    struct article article = article_unknown();
    article.body = gold.body;
    struct document found;
    document_read(arena, &article, &found);
    size_t tokens = match_tokens(&gold, &found, errors);
    size_t sentences = match_sentences(&gold, &found, errors);
    printf("tokens F1 %.2f sentences F1 %.2f\n", f1(tokens, gold.token_count, found.token_count),
           f1(sentences, gold.sentence_count, found.sentence_count));
    arena_free(arena);
    return 0;
}
