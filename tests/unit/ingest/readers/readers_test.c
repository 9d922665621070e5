/* Reads every file of tests/cases/readers, of tests/cases/layouts and of tests/cases/outlets (other
 * outlets' and agencies' layouts, scored once before anything was changed for them) and compares
 * what was read with NAME.expected: a line "field: value" for each thing that the file says of
 * itself, everything not listed expected to be absent; "begins", "ends" and "paragraphs" for the
 * first and the last paragraph and how many there are, "caption" for each caption; "open: field"
 * where several readings are right; "---" between the articles of one file; "path:" first where the
 * file is to be read under another name; "failure:" for a file that must be refused. Prints the
 * score; all fields of tests/cases/readers must be exact, of the others at least 95 %, and no value
 * may be invented. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../check.h"

#include "base/buffer.h"
#include "base/file.h"
#include "ingest/reader.h"

struct score {
    size_t fields; /* that are there or were expected */
    size_t exact;
    size_t invented; /* read, but not expected */
    size_t files;
};

static void append(struct buffer *out, const char *name, struct span value)
{
    if (value.ptr) {
        buffer_printf(out, "%s: %.*s\n", name, SPAN_ARG(value));
    }
}

static void describe_blocks(struct buffer *out, const struct article *article)
{
    buffer_add_string(out, "blocks:");
    for (size_t i = 0; i < article->block_count; i++) {
        buffer_printf(out, " %s", block_kind_name(article->blocks[i].kind));
    }
    buffer_add_char(out, '\n');
}

/* "name: " and the text of a block, its white space made single spaces. */
static void append_block(struct buffer *out, const char *name, const struct article *article,
                         const struct block *block)
{
    struct span text = span_slice(article->body, block->at.byte_start, block->at.byte_end);
    bool after_space = true;
    buffer_printf(out, "%s: ", name);
    for (size_t i = 0; i < text.len; i++) {
        bool is_space = strchr(" \t\r\n", text.ptr[i]) != NULL;
        if (!is_space || !after_space) {
            buffer_add_char(out, is_space ? ' ' : text.ptr[i]);
        }
        after_space = is_space;
    }
    buffer_add_char(out, '\n');
}

static void describe_paragraphs(struct buffer *out, const struct article *article)
{
    const struct block *first = NULL;
    const struct block *last = NULL;
    size_t count = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        if (article->blocks[i].kind == BLOCK_PARAGRAPH) {
            last = &article->blocks[i];
            first = first ? first : last;
            count++;
        }
    }
    if (first) {
        append_block(out, "begins", article, first);
        append_block(out, "ends", article, last);
    }
    buffer_printf(out, "paragraphs: %zu\n", count);
    for (size_t i = 0; i < article->block_count; i++) {
        if (article->blocks[i].kind == BLOCK_CAPTION) {
            append_block(out, "caption", article, &article->blocks[i]);
        }
    }
}

static void describe(struct arena *arena, struct buffer *out, const struct article *article)
{
    append(out, "id", article->id);
    append(out, "title", article->title);
    append(out, "subtitle", article->subtitle);
    append(out, "byline", article->byline);
    for (size_t i = 0; i < article->author_count; i++) {
        append(out, "author", article->authors[i]);
    }
    append(out, "source", article->source);
    append(out, "section", article->section);
    append(out, "url", article->url);
    append(out, "language", article->language);
    append(out, "dateline", article->dateline.text);
    append(out, "place", article->dateline.place);
    append(out, "dateline_date", period_format(arena, article->dateline.date));
    if (period_is_known(article->published)) {
        buffer_printf(out, "published: %.*s %s\n",
                      SPAN_ARG(period_format(arena, article->published)),
                      published_basis_name(article->published_basis));
    }
    if (article->published_at != INT64_MIN) {
        append(out, "published_at", timestamp_format(arena, article->published_at));
    }
    describe_blocks(out, article);
    describe_paragraphs(out, article);
    buffer_printf(out, "body: %.*s\n", (int)strcspn(article->body.ptr, "\n"), article->body.ptr);
}

struct taker {
    struct arena *arena;
    struct buffer out;
    size_t count;
};

static enum status take(void *context, const struct reader_item *item)
{
    struct taker *taker = context;
    if (taker->count++ > 0) {
        buffer_add_string(&taker->out, "---\n");
    }
    if (item->refused) {
        buffer_printf(&taker->out, "refused: %s\n", item->refused);
        return STATUS_OK;
    }
    struct article article = *item->article;
    article.body = span_of(arena_string(taker->arena, article.body));
    describe(taker->arena, &taker->out, &article);
    return STATUS_OK;
}

/* Whether the list of lines has `line`. */
static bool has_line(struct span lines, struct span line)
{
    while (lines.ptr) {
        if (span_equal(span_cut(&lines, '\n'), line)) {
            return true;
        }
    }
    return false;
}

static struct span field_of(struct span line)
{
    size_t colon = span_find(line, SPAN(":"), 0);
    return span_slice(line, 0, colon == SIZE_MAX ? line.len : colon + 1);
}

static bool has_field(struct span lines, struct span field)
{
    while (lines.ptr) {
        if (span_starts_with(span_cut(&lines, '\n'), field)) {
            return true;
        }
    }
    return false;
}

/* These are compared only where they are expected. */
static bool is_optional(struct span line)
{
    static const char *const fields[] = {
        "blocks:", "body:", "language:", "begins:", "ends:", "paragraphs:", "caption:"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (span_starts_with(line, span_of(fields[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether `expected` leaves the field of `line` open, or `line` is no field of an article. */
static bool is_open(struct span expected, struct span line)
{
    if (line.len == 0 || span_starts_with(line, SPAN("path:")) ||
        span_starts_with(line, SPAN("open:"))) {
        return true;
    }
    char text[64];
    struct span field = field_of(line);
    snprintf(text, sizeof text, "open: %.*s", (int)field.len - 1, field.ptr);
    return has_line(expected, span_of(text));
}

static void compare(const char *name, struct span expected, struct span actual, struct score *score)
{
    struct span rest = expected;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        if (is_open(expected, line)) {
            continue;
        }
        bool found = has_line(actual, line);
        score->fields++;
        score->exact += found;
        if (!found) {
            print_message("%s: missing  %.*s\n", name, SPAN_ARG(line));
        }
    }
    rest = actual;
    while (rest.ptr) {
        struct span line = span_cut(&rest, '\n');
        bool listed = is_open(expected, line) || has_line(expected, line);
        if (listed || (is_optional(line) && !has_field(expected, field_of(line)))) {
            continue;
        }
        bool invented = !has_field(expected, field_of(line));
        score->invented += invented;
        score->fields += invented;
        print_message("%s: %s %.*s\n", name, invented ? "INVENTED" : "read    ", SPAN_ARG(line));
    }
}

/* Where a line "---" begins; SIZE_MAX when there is none. */
static size_t find_divider(struct span text)
{
    size_t at = span_find(text, SPAN("---\n"), 0);
    while (at != SIZE_MAX && at > 0 && text.ptr[at - 1] != '\n') {
        at = span_find(text, SPAN("---\n"), at + 1);
    }
    return at;
}

/* Compares the n-th articles of both with each other. */
static void compare_all(const char *name, struct span expected, struct span actual,
                        struct score *score)
{
    while (expected.ptr || actual.ptr) {
        struct span parts[2] = {SPAN(""), SPAN("")};
        struct span *rests[2] = {&expected, &actual};
        for (int i = 0; i < 2; i++) {
            size_t end = rests[i]->ptr ? find_divider(*rests[i]) : SIZE_MAX;
            if (rests[i]->ptr && end == SIZE_MAX) {
                parts[i] = *rests[i];
                *rests[i] = (struct span){0};
            } else if (rests[i]->ptr) {
                parts[i] = span_slice(*rests[i], 0, end);
                *rests[i] = span_slice(*rests[i], end + 4, rests[i]->len);
            }
        }
        compare(name, parts[0], parts[1], score);
    }
}

static struct span read_whole(struct arena *arena, const char *folder, const char *name,
                              const char *suffix)
{
    struct buffer buffer = {0};
    struct failure failure = {0};
    char path[600];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
    if (file_read(path, 1 << 20, &buffer, &failure) != STATUS_OK) {
        fail_msg("%s: %s", path, failure.text);
    }
    struct span bytes = buffer.len ? arena_copy(arena, buffer_span(&buffer)) : SPAN("");
    buffer_fini(&buffer);
    return bytes;
}

static void run_case(const char *folder, const char *name, struct score *score)
{
    struct arena *arena = arena_new();
    struct span expected = read_whole(arena, folder, name, ".expected");
    struct reader_input input = {.bytes = read_whole(arena, folder, name, ""),
                                 .relative = span_of(name),
                                 .modified = INT64_MIN,
                                 .article_limit = 1 << 20};
    if (span_starts_with(expected, SPAN("path: "))) {
        size_t end = span_find(expected, SPAN("\n"), 0);
        input.relative = span_slice(expected, 6, end);
    }
    struct taker taker = {.arena = arena};
    struct failure failure = {0};
    const char *encoding;
    const struct reader *reader = reader_for(input.relative);
    assert_non_null(reader);
    enum status status =
        reader_run(arena, reader, &input, &(struct reader_sink){take, &taker}, &encoding, &failure);
    if (status != STATUS_OK) {
        buffer_printf(&taker.out, "failure: %s\n", failure.text);
    }
    compare_all(name, expected, buffer_span(&taker.out), score);
    score->files++;
    buffer_fini(&taker.out);
    arena_free(arena);
}

static int is_input(const struct dirent *entry)
{
    struct span name = span_of(entry->d_name);
    return name.ptr[0] != '.' && !span_ends_with(name, SPAN(".expected"));
}

/* Reads all cases of a folder, of whose fields so many in a hundred must be exact. */
static void run_folder(const char *folder, size_t least)
{
    struct score score = {0};
    struct dirent **entries;
    int count = scandir(folder, &entries, is_input, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        run_case(folder, entries[i]->d_name, &score);
        free(entries[i]);
    }
    free(entries);
    print_message("%s: %zu of %zu fields exact (%.1f %%) in %zu files, %zu invented\n", folder,
                  score.exact, score.fields, 100.0 * (double)score.exact / (double)score.fields,
                  score.files, score.invented);
    assert_true(score.exact * 100 >= score.fields * least);
    assert_int_equal(score.invented, 0);
}

static void headers_of_all_forms(void **state)
{
    (void)state;
    run_folder("tests/cases/readers", 100);
}

static void layouts_of_other_outlets(void **state)
{
    (void)state;
    run_folder("tests/cases/layouts", 95);
}

static void pages_of_known_outlets(void **state)
{
    (void)state;
    run_folder("tests/cases/outlets", 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(headers_of_all_forms),
                                       cmocka_unit_test(layouts_of_other_outlets),
                                       cmocka_unit_test(pages_of_known_outlets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
