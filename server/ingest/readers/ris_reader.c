/* RIS, the tagged lines that catalogues and reference managers exchange ("TI  - Ferry laid up"):
 * one article a record, from "TY  -" to "ER  -". A record without an abstract has the text that
 * stands behind it. */
#include "ris_reader.h"

#include <ctype.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "ingest/header/metadata.h"
#include "ingest/header/wording.h"
#include "readers.h"

enum { TAG_BYTES = 5 }; /* "TI  -" */

struct ris_tag {
    char name[3];
    enum metadata_field field;
    unsigned rank;
};

static const struct ris_tag tags[] = {
    {"TI", META_TITLE, 1},     {"T1", META_TITLE, 1},     {"CT", META_TITLE, 2},
    {"ST", META_TITLE, 4},     {"AU", META_AUTHOR, 1},    {"A1", META_AUTHOR, 1},
    {"T2", META_SOURCE, 1},    {"JO", META_SOURCE, 2},    {"JF", META_SOURCE, 1},
    {"JA", META_SOURCE, 3},    {"PB", META_SOURCE, 5},    {"DA", META_PUBLISHED, 1},
    {"Y1", META_PUBLISHED, 2}, {"PY", META_PUBLISHED, 3}, {"SE", META_SECTION, 1},
    {"LA", META_LANGUAGE, 1},  {"UR", META_URL, 1},       {"L2", META_URL, 2},
    {"AB", META_SUMMARY, 1},   {"N2", META_SUMMARY, 1},
};

struct ris {
    struct arena *arena;
    const struct reader_input *input;
    const struct reader_sink *sink;
    struct metadata metadata;
    const struct ris_tag *tag; /* of the line before; NULL: of no field */
    struct span value;         /* of that tag, from its first line to its last */
    bool open;                 /* a record has begun */
    size_t records;
};

static bool is_tag(struct span line, const char *name)
{
    return span_starts_with(line, span_of(name)) &&
           span_starts_with(span_slice(line, 2, line.len), SPAN("  -"));
}

static bool is_any_tag(struct span line)
{
    return line.len >= TAG_BYTES && isupper((unsigned char)line.ptr[0]) &&
           isalnum((unsigned char)line.ptr[1]) &&
           span_starts_with(span_slice(line, 2, line.len), SPAN("  -"));
}

bool ris_is_text(struct span text)
{
    return is_tag(text_trim(text), "TY") && span_find(text, SPAN("\nER  -"), 0) != SIZE_MAX;
}

/* "2012/03/12/", "2012///": year, month and day, as many as there are, with hyphens. */
static struct span day_of(struct arena *arena, struct span value)
{
    struct span parts[3];
    struct span rest = value;
    for (size_t i = 0; i < 3; i++) {
        parts[i] = text_trim(span_cut(&rest, '/'));
    }
    bool year = parts[0].len == 4 && text_digits_end(parts[0], 0) == 4;
    size_t known = !year ? 0 : parts[1].len == 0 ? 1 : parts[2].len == 0 ? 2 : 3;
    for (size_t i = 1; i < known; i++) {
        known = parts[i].len == 2 && text_digits_end(parts[i], 0) == 2 ? known : 0;
    }
    return known == 1   ? parts[0]
           : known == 2 ? ARENA_JOIN(arena, parts[0], SPAN("-"), parts[1])
           : known == 3 ? arena_printf(arena, "%.*s-%.*s-%.*s", SPAN_ARG(parts[0]),
                                       SPAN_ARG(parts[1]), SPAN_ARG(parts[2]))
                        : value;
}

/* Keeps the value that has ended. */
static void keep_value(struct ris *ris)
{
    const struct ris_tag *tag = ris->tag;
    struct span value = text_trim(ris->value);
    if (tag && tag->field == META_AUTHOR) {
        metadata_add_author(ris->arena, &ris->metadata, value);
    } else if (tag) {
        value = tag->field == META_PUBLISHED ? day_of(ris->arena, value) : value;
        metadata_put(&ris->metadata, tag->field, value, tag->rank);
    }
    ris->tag = NULL;
}

static void read_line(struct ris *ris, struct span line)
{
    if (!is_any_tag(line) && ris->tag) { /* its value goes on */
        ris->value.len = (size_t)(line.ptr + line.len - ris->value.ptr);
    }
    if (!is_any_tag(line)) {
        return;
    }
    keep_value(ris);
    ris->value = span_slice(line, TAG_BYTES, line.len);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        ris->tag = is_tag(line, tags[i].name) ? &tags[i] : ris->tag;
    }
}

/* Where the next record begins, at the start of a line; the text's length when there is none. */
static size_t next_record(struct span text)
{
    size_t line = is_tag(text, "TY") ? 0 : span_find(text, SPAN("\nTY  -"), 0);
    return line == SIZE_MAX ? text.len : line;
}

/* Gives the record, of which `behind` is what stands between it and the next one. */
static enum status give_record(struct ris *ris, struct span behind)
{
    keep_value(ris);
    ris->open = false;
    bool bare = !ris->metadata.values[META_SUMMARY].ptr;
    metadata_put(&ris->metadata, META_BODY, bare ? behind : SPAN(""), 1);
    ris->records++;
    return metadata_give(ris->arena, &ris->metadata, ris->input, true, ris->sink);
}

enum status ris_read(struct arena *arena, const struct reader_input *input,
                     const struct reader_sink *sink, struct failure *failure)
{
    struct ris ris = {.arena = arena, .input = input, .sink = sink};
    struct span rest = input->bytes;
    enum status status = STATUS_OK;
    while (rest.ptr && status == STATUS_OK) {
        struct span line = span_cut(&rest, '\n');
        if (is_tag(line, "TY")) {
            status = ris.open ? give_record(&ris, SPAN("")) : status; /* its end is missing */
            ris.metadata = (struct metadata){0};
            ris.tag = NULL;
            ris.open = true;
        } else if (ris.open && is_tag(line, "ER")) {
            status = give_record(&ris, span_slice(rest, 0, next_record(rest)));
        } else {
            read_line(&ris, line);
        }
    }
    if (status == STATUS_OK && ris.open && ris.records > 0) {
        status = give_record(&ris, SPAN(""));
    }
    if (status == STATUS_OK && ris.records == 0) {
        return failure_set(failure, STATUS_UNSUPPORTED, "has no record that ends with \"ER  -\"");
    }
    return status;
}

static const char *const extensions[] = {"ris", NULL};

const struct reader ris_reader = {"ris", extensions, NULL, ris_read};
