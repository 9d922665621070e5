/* Scores names against labelled text: exact span (code points) and type.
 *
 *     names_score [--models DIR] [--case capitals|title|small] [--errors] [--no-other] FILE…
 *
 * FILEs are in the form of server/train/names_data.py. Where a set leaves a stretch open, found
 * names that touch it count neither way; a mark of several types takes any of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../server/extract/engine_parts.h"
#include "../../server/train/names_corpus.h"
#include "base/utf8.h"
#include "extract/analysis.h"
#include "extract/mentions.h"
#include "text/tagger.h"

struct score {
    unsigned right;
    unsigned found;
    unsigned gold;
};

enum recase { RECASE_NONE, RECASE_CAPITALS, RECASE_TITLE, RECASE_SMALL };

struct scorer {
    const struct engine *engine;
    struct score by_type[ENTITY_TYPE_COUNT];
    struct score subtype;
    unsigned types; /* which count, one bit each */
    enum recase recase;
    bool errors;
    size_t tokens;
    double seconds;
};

static double f1(const struct score *score)
{
    unsigned sum = score->found + score->gold;
    return sum ? 200.0 * score->right / sum : 0;
}

static bool marks_touch(const struct names_mark *mark, const struct mention *mention)
{
    return mark->field == mention->field && mark->start < mention->at.end &&
           mention->at.start < mark->end;
}

/* The mark that the mention matches exactly, or NULL; `*open` when it touches an open stretch. */
static const struct names_mark *find_mark(const struct names_article *document,
                                          const struct mention *mention, bool *open)
{
    *open = false;
    const struct names_mark *exact = NULL;
    for (size_t i = 0; i < document->mark_count; i++) {
        const struct names_mark *mark = &document->marks[i];
        if (!marks_touch(mark, mention) || mark->types >= NAMES_MARK_NONE) {
            continue;
        }
        *open = *open || mark->types == NAMES_MARK_ANY;
        if (mark->start == mention->at.start && mark->end == mention->at.end) {
            exact = mark;
        }
    }
    return exact;
}

static unsigned first_type(unsigned types)
{
    return (unsigned)__builtin_ctz(types);
}

static void score_document(struct scorer *scorer, const struct names_article *document,
                           const struct analysis *analysis)
{
    bool *hit = calloc(document->mark_count + 1, sizeof *hit);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        bool open = false;
        const struct names_mark *mark = find_mark(document, mention, &open);
        if (mention->kind != MENTION_NAME || open || !(scorer->types >> mention->type & 1)) {
            continue;
        }
        bool right = mark && (mark->types >> mention->type & 1);
        enum entity_type type = right ? (enum entity_type)first_type(mark->types) : mention->type;
        scorer->by_type[type].found++;
        scorer->by_type[type].right += right;
        if (right) {
            hit[mark - document->marks] = true;
            bool known = !span_is(mark->subtype, "-");
            const char *subtype = entity_subtype_name(mention->subtype);
            if (known && scorer->errors && !(subtype && span_is(mark->subtype, subtype))) {
                printf("~ %-12.*s %.*s: %s\n", SPAN_ARG(mark->subtype), SPAN_ARG(mention->text),
                       subtype ? subtype : "-");
            }
            scorer->subtype.gold += known;
            scorer->subtype.right += known && mention->subtype != SUBTYPE_NONE &&
                                     span_is(mark->subtype, entity_subtype_name(mention->subtype));
        } else if (scorer->errors) {
            printf("+ %-12s %.*s\n", entity_type_name(mention->type), SPAN_ARG(mention->text));
        }
    }
    for (size_t i = 0; i < document->mark_count; i++) {
        const struct names_mark *mark = &document->marks[i];
        if (mark->types == NAMES_MARK_ANY || mark->types >= NAMES_MARK_NONE ||
            !(scorer->types >> first_type(mark->types) & 1)) {
            continue;
        }
        scorer->by_type[first_type(mark->types)].gold++;
        if (!hit[i] && scorer->errors) {
            struct span text =
                mark->field == FIELD_TITLE ? document->article.title : document->article.body;
            size_t from = utf8_byte_offset(text, mark->start);
            size_t to = utf8_byte_offset(text, mark->end);
            size_t left = from > 25 ? from - 25 : 0;
            size_t right = to + 25 < text.len ? to + 25 : text.len;
            printf("- %-12s %.*s   in: %.*s\n",
                   entity_type_name((enum entity_type)first_type(mark->types)),
                   SPAN_ARG(span_slice(text, from, to)), SPAN_ARG(span_slice(text, left, right)));
        }
    }
    free(hit);
}

static struct span recased(struct arena *arena, enum recase recase, struct span text)
{
    if (recase == RECASE_NONE) {
        return text;
    }
    return recase == RECASE_SMALL ? names_corpus_lower(arena, text)
                                  : names_corpus_recase(arena, text, recase == RECASE_TITLE);
}

static void score_file(struct scorer *scorer, const char *path)
{
    struct arena *arena = arena_new();
    struct names_corpus corpus;
    struct failure failure = {{0}};
    if (names_corpus_read(arena, path, &corpus, &failure) != STATUS_OK) {
        fprintf(stderr, "%s\n", failure.text);
        exit(1);
    }
    for (size_t i = 0; i < corpus.count; i++) {
        struct names_article *document = &corpus.documents[i];
        struct arena *scratch = arena_new();
        document->article.title = recased(scratch, scorer->recase, document->article.title);
        document->article.body = recased(scratch, scorer->recase, document->article.body);
        struct analysis analysis = {0};
        clock_t start = clock();
        document_read(scratch, &document->article, &analysis.document);
        tagger_tag(scorer->engine->tagger, scratch, &analysis.document);
        mentions_find(scratch, scorer->engine, &analysis);
        scorer->seconds += (double)(clock() - start) / CLOCKS_PER_SEC;
        scorer->tokens += analysis.document.token_count;
        score_document(scorer, document, &analysis);
        arena_free(scratch);
    }
    arena_free(arena);
}

static void print_scores(const struct scorer *scorer)
{
    struct score all = {0};
    for (unsigned type = 0; type < ENTITY_TYPE_COUNT; type++) {
        const struct score *score = &scorer->by_type[type];
        if (!(scorer->types >> type & 1)) {
            continue;
        }
        printf("%-12s P %5.1f R %5.1f F1 %5.1f (%u marks)\n",
               entity_type_name((enum entity_type)type),
               score->found ? 100.0 * score->right / score->found : 0,
               score->gold ? 100.0 * score->right / score->gold : 0, f1(score), score->gold);
        all.right += score->right;
        all.found += score->found;
        all.gold += score->gold;
    }
    printf("all          P %5.1f R %5.1f F1 %5.1f (%u marks)",
           all.found ? 100.0 * all.right / all.found : 0,
           all.gold ? 100.0 * all.right / all.gold : 0, f1(&all), all.gold);
    if (scorer->subtype.gold) {
        printf("; kind right %.1f %% of %u", 100.0 * scorer->subtype.right / scorer->subtype.gold,
               scorer->subtype.gold);
    }
    printf("; %zu tokens, %.0f k a second\n", scorer->tokens,
           (double)scorer->tokens / scorer->seconds / 1000);
}

/* Reads the options before the files; returns the index of the first file, or 0. */
static int options_read(int argc, char **argv, struct scorer *scorer, struct engine_options *engine)
{
    int i = 1;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        if (strcmp(argv[i], "--errors") == 0) {
            scorer->errors = true;
        } else if (strcmp(argv[i], "--no-other") == 0) {
            scorer->types = 7;
        } else if (i + 1 < argc && strcmp(argv[i], "--case") == 0) {
            const char *name = argv[++i];
            scorer->recase = strcmp(name, "title") == 0   ? RECASE_TITLE
                             : strcmp(name, "small") == 0 ? RECASE_SMALL
                                                          : RECASE_CAPITALS;
        } else if (i + 1 < argc && strcmp(argv[i], "--models") == 0) {
            engine->model_dir = argv[++i];
        } else {
            return 0;
        }
    }
    return i;
}

int main(int argc, char **argv)
{
    struct scorer scorer = {.types = 15};
    struct engine_options options = {0};
    struct engine *engine = NULL;
    struct failure failure = {{0}};
    int file = options_read(argc, argv, &scorer, &options);
    if (file == 0 || engine_new(&options, &engine, &failure) != STATUS_OK) {
        fprintf(stderr, "%s\n", file ? failure.text : "usage: names_score [OPTION]... FILE...");
        return 1;
    }
    scorer.engine = engine;
    for (; file < argc; file++) {
        score_file(&scorer, argv[file]);
    }
    print_scores(&scorer);
    engine_free(engine);
    return 0;
}
