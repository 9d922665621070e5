/* Scores tokens, sentences, tags, lemmas and trees against a treebank that no model was trained on.
 *
 *     text_score [--raw] [--tags] [--models DIR] [--errors FIGURE] FILE.conllu [FIGURE=BAR…]
 *
 * With --raw the text is read as it stands and figures are F1 over words with the same extents, as
 * in the CoNLL 2018 shared task; with --tags nothing is parsed; without --raw, tokens and sentences
 * are the treebank's own. A line is printed for each figure that has a bar, or for all. --errors
 * prints where a figure is lost instead. Ends with 1 when a file cannot be read; a missed bar is no
 * failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "text/agreement.h"
#include "text/finite.h"
#include "text/parser.h"
#include "text/tagger.h"
#include "text/tagset.h"
#include "train/corpus.h"
#include "train/treebank.h"

enum figure {
    FIGURE_TOKENS,
    FIGURE_SENTENCES,
    FIGURE_XPOS,
    FIGURE_UPOS,
    FIGURE_LEMMA,
    FIGURE_UAS,
    FIGURE_LAS,
    FIGURE_COUNT
};

static const char *const NAMES[FIGURE_COUNT] = {"tokens", "sentences", "xpos", "upos",
                                                "lemma",  "uas",       "las"};

struct options {
    bool raw;
    bool tags_only;
    const char *models;
    const char *errors;
    const char *file;
    char **bars;
    int bar_count;
};

struct score {
    const struct document *gold;
    const struct document *found;
    uint32_t *partner; /* of each gold token: the found one, UINT32_MAX for none */
    size_t right[FIGURE_COUNT];
    double seconds[2]; /* tokens and tags; trees */
};

static struct options read_options(int argc, char **argv)
{
    struct options options = {.models = "server/model"};
    for (int i = 1; i < argc; i++) {
        bool more = i + 1 < argc;
        if (strcmp(argv[i], "--raw") == 0) {
            options.raw = true;
        } else if (strcmp(argv[i], "--tags") == 0) {
            options.tags_only = true;
        } else if (strcmp(argv[i], "--models") == 0 && more) {
            options.models = argv[++i];
        } else if (strcmp(argv[i], "--errors") == 0 && more) {
            options.errors = argv[++i];
        } else {
            options.file = argv[i];
            options.bars = argv + i + 1;
            options.bar_count = argc - i - 1;
            break;
        }
    }
    return options;
}

static struct span map_model(struct arena *arena, const char *dir, const char *name)
{
    struct file_map map = {0};
    struct failure failure = {{0}};
    struct span path = arena_printf(arena, "%s/%s", dir, name);
    if (file_map(path.ptr, &map, &failure) != STATUS_OK) {
        fprintf(stderr, "text_score: %s: %s\n", path.ptr, failure.text);
        exit(1);
    }
    return map.bytes;
}

static void align(struct score *score)
{
    const struct document *gold = score->gold;
    const struct document *found = score->found;
    size_t k = 0;
    for (size_t i = 0; i < gold->token_count; i++) {
        const struct extent *at = &gold->tokens[i].at;
        while (k < found->token_count && found->tokens[k].at.byte_start < at->byte_start) {
            k++;
        }
        bool same = k < found->token_count && found->tokens[k].at.byte_start == at->byte_start &&
                    found->tokens[k].at.byte_end == at->byte_end;
        score->partner[i] = same ? (uint32_t)k++ : UINT32_MAX;
    }
}

/* The token that is the head, counted within the whole document; its own place for the root. */
static uint32_t head_of(const struct document *document, const struct sentence *sentence,
                        uint32_t token)
{
    uint32_t head = document->tokens[token].head;
    return head == 0 || head > sentence->token_count ? token : sentence->first_token + head - 1;
}

static void print_loss(const struct score *score, enum figure figure, uint32_t at, uint32_t found)
{
    const struct token *gold = score->gold->tokens + at;
    const struct token *other = found != UINT32_MAX ? score->found->tokens + found : NULL;
    printf("%s %.*s: %s %s %.*s %s %u", NAMES[figure], SPAN_ARG(gold->text), xpos_name(gold->xpos),
           upos_name(gold->upos), SPAN_ARG(gold->lemma), deprel_name(gold->deprel), gold->head);
    if (other) {
        printf(" / %s %s %.*s %s %u", xpos_name(other->xpos), upos_name(other->upos),
               SPAN_ARG(other->lemma), deprel_name(other->deprel), other->head);
    }
    printf("\n");
}

static void score_word(struct score *score, const struct sentence *sentence, uint32_t at,
                       const char *errors)
{
    uint32_t found = score->partner[at];
    bool right[FIGURE_COUNT] = {0};
    if (found != UINT32_MAX) {
        const struct token *gold = score->gold->tokens + at;
        const struct token *token = score->found->tokens + found;
        uint32_t gold_head = head_of(score->gold, sentence, at);
        uint32_t head = head_of(score->found, document_sentence_of(score->found, found), found);
        right[FIGURE_TOKENS] = true;
        right[FIGURE_XPOS] = gold->xpos == token->xpos;
        right[FIGURE_UPOS] = gold->upos == token->upos;
        right[FIGURE_LEMMA] = span_equal(gold->lemma, token->lemma);
        right[FIGURE_UAS] = score->partner[gold_head] == head;
        right[FIGURE_LAS] = right[FIGURE_UAS] && gold->deprel == token->deprel;
    }
    for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
        score->right[figure] += right[figure];
        if (errors && !right[figure] && strcmp(errors, NAMES[figure]) == 0) {
            print_loss(score, figure, at, found);
        }
    }
}

static bool has_sentence(const struct document *document, const struct extent *at, size_t *from)
{
    while (*from < document->sentence_count &&
           document->sentences[*from].at.byte_start < at->byte_start) {
        (*from)++;
    }
    return *from < document->sentence_count &&
           document->sentences[*from].at.byte_start == at->byte_start &&
           document->sentences[*from].at.byte_end == at->byte_end;
}

static void score_all(struct score *score, const char *errors)
{
    size_t from = 0;
    for (size_t i = 0; i < score->gold->sentence_count; i++) {
        const struct sentence *sentence = score->gold->sentences + i;
        bool same = has_sentence(score->found, &sentence->at, &from);
        score->right[FIGURE_SENTENCES] += same;
        if (!same && errors && strcmp(errors, NAMES[FIGURE_SENTENCES]) == 0) {
            printf("sentence %.*s\n",
                   SPAN_ARG(span_slice(score->gold->body, sentence->at.byte_start,
                                       sentence->at.byte_end)));
        }
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            score_word(score, sentence, sentence->first_token + k, errors);
        }
    }
}

static void print_figures(const struct score *score, const struct options *options)
{
    for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
        bool sentences = figure == FIGURE_SENTENCES;
        size_t gold = sentences ? score->gold->sentence_count : score->gold->token_count;
        size_t found = sentences ? score->found->sentence_count : score->found->token_count;
        double value = 200.0 * (double)score->right[figure] / (double)(gold + found);
        size_t len = strlen(NAMES[figure]);
        for (int i = 0; i < options->bar_count; i++) {
            const char *bar = options->bars[i];
            if (strncmp(bar, NAMES[figure], len) == 0 && bar[len] == '=') {
                printf("%-10s %6.2f   to reach %s\n", NAMES[figure], value, bar + len + 1);
            }
        }
        if (options->bar_count == 0) {
            printf("%-10s %6.2f\n", NAMES[figure], value);
        }
    }
    double count = (double)score->found->token_count / 1000;
    printf("%-10s %6.0f   thousand tokens a second of processor time, without trees\n", "speed",
           count / score->seconds[0]);
    printf("%-10s %6.0f   with trees\n", "", count / (score->seconds[0] + score->seconds[1]));
}

static double processor_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void read_text(struct arena *arena, const struct options *options, struct score *score,
                      struct document *found)
{
    struct failure failure = {{0}};
    struct tagger *tagger = NULL;
    struct parser *parser = NULL;
    if (tagger_new(arena, map_model(arena, options->models, "tagger.model"), &tagger, &failure)) {
        fprintf(stderr, "text_score: %s\n", failure.text);
        exit(1);
    }
    if (!options->tags_only &&
        parser_new(arena, map_model(arena, options->models, "parser.model"), &parser, &failure)) {
        fprintf(stderr, "text_score: %s\n", failure.text);
        exit(1);
    }
    double start = processor_seconds();
    if (options->raw) {
        struct article article = article_unknown();
        article.body = score->gold->body;
        document_read(arena, &article, found);
    } else {
        corpus_copy(arena, score->gold, found);
    }
    tagger_tag(tagger, arena, found);
    finite_mend(found);
    double tagged = processor_seconds();
    if (!options->tags_only) {
        parser_parse(parser, arena, found);
        agreement_mend(found);
    }
    score->seconds[0] = tagged - start;
    score->seconds[1] = processor_seconds() - tagged;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct options options = read_options(argc, argv);
    struct document gold = {0};
    struct document found = {0};
    struct failure failure = {{0}};
    if (!options.file || treebank_read(arena, options.file, &gold, &failure) != STATUS_OK) {
        fprintf(stderr, "text_score: %s\n", options.file ? failure.text : "no file");
        return 1;
    }
    struct score score = {.gold = &gold, .found = &found};
    read_text(arena, &options, &score, &found);
    score.partner = ARENA_ARRAY(arena, uint32_t, gold.token_count);
    align(&score);
    score_all(&score, options.errors);
    if (!options.errors) {
        print_figures(&score, &options);
    }
    arena_free(arena);
    return 0;
}
