/* libFuzzer target for the readers of files. The program's name says which one: readers_fuzz_html
 * feeds the HTML reader. Beside crashes and sanitizer reports it checks what every reader promises:
 * well-formed text, blocks in order that cover all but white space, offsets in both units. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "ingest/reader.h"

static char file_name[40];

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "broken promise: %s\n", what);
        abort();
    }
}

static void check_text(struct span text, const char *what)
{
    check(text.len == 0 || utf8_invalid_at(text) == SIZE_MAX, what);
}

static void check_blocks(const struct article *article)
{
    size_t at = 0;
    uint32_t points = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        const struct extent *block = &article->blocks[i].at;
        check(block->byte_start >= at && block->byte_end > block->byte_start &&
                  block->byte_end <= article->body.len,
              "blocks in order");
        struct span gap = span_slice(article->body, at, block->byte_start);
        struct span text = span_slice(article->body, block->byte_start, block->byte_end);
        check(block->start == points + utf8_count(gap), "code point of a block's start");
        check(block->end == block->start + utf8_count(text), "code point of a block's end");
        at = block->byte_end;
        points = block->end;
    }
}

static enum status take(void *context, const struct reader_item *item)
{
    (void)context;
    if (item->refused) {
        return STATUS_OK;
    }
    const struct article *article = item->article;
    check(article->body.len > 0, "an article has a body");
    check_text(article->body, "body");
    check_text(article->title, "title");
    check_text(article->subtitle, "subtitle");
    check_text(article->byline, "byline");
    check_text(article->source, "source");
    check_text(article->dateline.text, "dateline");
    for (size_t i = 0; i < article->author_count; i++) {
        check_text(article->authors[i], "author");
    }
    check_blocks(article);
    return STATUS_OK;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    const char *name = strrchr((*argv)[0], '_');
    snprintf(file_name, sizeof file_name, "2014/10/28.%s", name ? name + 1 : "txt");
    check(reader_for(span_of(file_name)) != NULL, "the program's name ends in a known extension");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena *arena = arena_new();
    struct reader_input input = {.bytes = {(const char *)bytes, len},
                                 .relative = span_of(file_name),
                                 .modified = INT64_MIN,
                                 .article_limit = 1 << 16};
    struct failure failure = {0};
    const char *encoding;
    enum status status = reader_run(arena, reader_for(input.relative), &input,
                                    &(struct reader_sink){take, NULL}, &encoding, &failure);
    check(status == STATUS_OK || failure.text[0], "a failure has a reason");
    arena_free(arena);
    return 0;
}
