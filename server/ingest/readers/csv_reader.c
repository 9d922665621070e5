/* Comma-separated values as RFC 4180 describes them, with a header line whose names are those of
 * the metadata table; semicolons and tabs serve as separators, too, when the header has more of
 * them. One article a row. A row with another number of cells is read as far as it goes. */
#include "day_order.h"
#include "ingest/header/metadata.h"
#include "ingest/header/wording.h"
#include "readers.h"

enum { COLUMNS_MAX = 200, LONG_TEXT = 200, UNSURE_RANK = 12 };

struct csv {
    struct arena *arena;
    struct span text;
    size_t at;
    char separator;
    struct span cells[COLUMNS_MAX];
    size_t count;
};

/* A quoted cell at `at` (behind its opening quote), doubled quotes halved. */
static struct span quoted_cell(struct csv *csv)
{
    size_t start = csv->at;
    bool doubled = false;
    while (csv->at < csv->text.len) {
        if (csv->text.ptr[csv->at] == '"') {
            if (csv->at + 1 >= csv->text.len || csv->text.ptr[csv->at + 1] != '"') {
                break;
            }
            doubled = true;
            csv->at++;
        }
        csv->at++;
    }
    struct span cell = span_slice(csv->text, start, csv->at);
    csv->at += csv->at < csv->text.len;
    if (!doubled) {
        return cell;
    }
    char *copy = arena_alloc(csv->arena, cell.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < cell.len; i++) {
        copy[len++] = cell.ptr[i];
        i += cell.ptr[i] == '"';
    }
    return (struct span){copy, len};
}

static bool ends_cell(const struct csv *csv)
{
    char c = csv->text.ptr[csv->at];
    return c == csv->separator || c == '\n';
}

static struct span next_cell(struct csv *csv)
{
    if (csv->at < csv->text.len && csv->text.ptr[csv->at] == '"') {
        csv->at++;
        struct span cell = quoted_cell(csv);
        while (csv->at < csv->text.len && !ends_cell(csv)) {
            csv->at++;
        }
        return cell;
    }
    size_t start = csv->at;
    while (csv->at < csv->text.len && !ends_cell(csv)) {
        csv->at++;
    }
    return span_slice(csv->text, start, csv->at);
}

/* Reads the next row into csv->cells; false at the end of the file. */
static bool next_row(struct csv *csv)
{
    csv->count = 0;
    while (csv->at < csv->text.len) {
        struct span cell = next_cell(csv);
        if (csv->count < COLUMNS_MAX) {
            csv->cells[csv->count++] = cell;
        }
        bool last = csv->at >= csv->text.len || csv->text.ptr[csv->at] == '\n';
        csv->at += csv->at < csv->text.len;
        if (last && csv->count == 1 && csv->cells[0].len == 0) {
            csv->count = 0; /* an empty line */
        } else if (last) {
            return true;
        }
    }
    return csv->count > 0;
}

static char find_separator(struct span text)
{
    static const char candidates[] = ",;\t|";
    size_t best = 0;
    char separator = ',';
    for (const char *c = candidates; *c; c++) {
        size_t count = 0;
        for (size_t i = 0; i < text.len && text.ptr[i] != '\n'; i++) {
            count += text.ptr[i] == *c;
        }
        separator = count > best ? *c : separator;
        best = count > best ? count : best;
    }
    return separator;
}

/* Without the line "sep=;" that tells Excel the separator. */
static struct span without_excel_line(struct span text)
{
    struct span rest = text;
    struct span line = text_trim(span_cut(&rest, '\n'));
    bool excel = line.len <= 5 && starts_with_any(line, (const char *const[]){"sep=", NULL});
    return excel && rest.ptr ? rest : text;
}

/* Which field a head of several words means: "Headline of article", "Name of paper", "Written by".
 */
static enum metadata_field field_of_words(struct span name, unsigned *rank)
{
    static const struct {
        enum metadata_field field;
        const char *const words[8];
    } heads[] = {
        {META_FIELD_COUNT,
         {"added", "modified", "accessed", "access", "downloaded", "collected", "updated", NULL}},
        {META_URL, {"link", "url", "hyperlink", "address", NULL}},
        {META_PUBLISHED, {"date", "published", NULL}},
        {META_AUTHOR, {"author", "authors", "written", "journalist", "reporter", "writer", NULL}},
        {META_TITLE, {"headline", NULL}},
        {META_BODY, {"text", "body", "fulltext", "content", NULL}},
        {META_SUMMARY, {"summary", "abstract", "excerpt", NULL}},
        {META_SOURCE, {"newspaper", "paper", "outlet", "publication", "source", "publisher", NULL}},
        {META_SECTION, {"section", "rubric", "desk", NULL}},
        {META_TITLE, {"title", NULL}},
        {META_LANGUAGE, {"language", "lang", NULL}},
    };
    *rank = UNSURE_RANK;
    for (size_t i = 0; has_words(name, 2) && i < sizeof heads / sizeof *heads; i++) {
        size_t at = 0;
        for (struct span word = word_next(name, &at); word.len; word = word_next(name, &at)) {
            if (is_one_of(word, heads[i].words)) {
                return heads[i].field;
            }
        }
    }
    return META_FIELD_COUNT;
}

struct columns {
    enum metadata_field fields[COLUMNS_MAX];
    unsigned ranks[COLUMNS_MAX];
    size_t count;
    bool summary;           /* a column of summaries may stand for one of texts */
    struct day_order dates; /* of the columns of dates */
};

/* Whether the header names a text. */
static bool read_header(struct csv *csv, struct columns *columns)
{
    bool text = false;
    if (!next_row(csv)) {
        return false;
    }
    columns->count = csv->count;
    for (size_t i = 0; i < csv->count; i++) {
        struct span name = text_trim(csv->cells[i]);
        enum metadata_field field = metadata_field_of(name, &columns->ranks[i]);
        field = field == META_FIELD_COUNT ? field_of_words(name, &columns->ranks[i]) : field;
        columns->fields[i] = field;
        text = text || field == META_BODY || field == META_BODY_HTML;
        columns->summary = columns->summary || field == META_SUMMARY;
    }
    return text;
}

/* Whether a column of no known name holds long texts, by the first row, longer ones than the
 * summaries are; it is the one of the text then. The reading position stays before that row. */
static bool find_text_column(struct csv *csv, struct columns *columns)
{
    size_t start = csv->at;
    size_t best = COLUMNS_MAX;
    size_t longest = LONG_TEXT;
    if (!next_row(csv)) {
        return false;
    }
    for (size_t i = 0; i < csv->count && i < columns->count; i++) {
        bool summary = columns->fields[i] == META_SUMMARY && csv->cells[i].len > longest;
        longest = summary ? csv->cells[i].len : longest;
    }
    for (size_t i = 0; i < csv->count && i < columns->count; i++) {
        bool text = columns->fields[i] == META_FIELD_COUNT && csv->cells[i].len > longest &&
                    word_count(csv->cells[i]) * 12 > csv->cells[i].len;
        best = text ? i : best;
        longest = text ? csv->cells[i].len : longest;
    }
    csv->at = start;
    if (best == COLUMNS_MAX) {
        return false;
    }
    columns->fields[best] = META_BODY;
    columns->ranks[best] = 9;
    return true;
}

/* Looks at all rows when the first one's date may be two days: another row may tell which. The
 * reading position stays where it is. */
static void find_day_order(struct csv *csv, struct columns *columns)
{
    struct arena *arena = csv->arena;
    size_t start = csv->at;
    bool counts = false;
    csv->arena = arena_new();
    for (bool more = next_row(csv); more; more = counts && next_row(csv)) {
        for (size_t i = 0; i < csv->count && i < columns->count; i++) {
            if (columns->fields[i] == META_PUBLISHED) {
                counts = counts || day_order_counts(csv->cells[i]);
                day_order_note(&columns->dates, csv->cells[i]);
            }
        }
        arena_reset(csv->arena);
    }
    arena_free(csv->arena);
    csv->arena = arena;
    csv->at = start;
}

static enum status csv_read(struct arena *arena, const struct reader_input *input,
                            const struct reader_sink *sink, struct failure *failure)
{
    struct csv *csv = ARENA_NEW(arena, struct csv);
    struct columns *columns = ARENA_NEW(arena, struct columns);
    *csv = (struct csv){.arena = arena, .text = input->bytes};
    csv->text = without_excel_line(csv->text);
    csv->separator = find_separator(csv->text);
    if (!read_header(csv, columns) && !find_text_column(csv, columns) && !columns->summary) {
        return failure_set(failure, STATUS_UNSUPPORTED,
                           "is a table without a column for the text of articles");
    }
    enum status status = STATUS_OK;
    find_day_order(csv, columns);
    while (status == STATUS_OK && next_row(csv)) {
        struct metadata metadata = {0};
        for (size_t i = 0; i < csv->count && i < columns->count; i++) {
            struct span cell = csv->cells[i];
            bool date = columns->fields[i] == META_PUBLISHED;
            cell = date ? day_order_apply(arena, &columns->dates, cell) : cell;
            metadata_put(&metadata, columns->fields[i], cell, columns->ranks[i]);
        }
        status = metadata_give(arena, &metadata, input, true, sink);
    }
    return status;
}

static const char *const extensions[] = {"csv", "tsv", NULL};

const struct reader csv_reader = {"csv", extensions, NULL, csv_read};
