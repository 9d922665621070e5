/* A line is cut at its tabs; a table says for each verb how many fields it takes and who reads
 * them. A line that cannot be understood is kept with its fault, so that it can be shown; it never
 * stops the others. What the ids name is not looked up here: the archive knows that. */
#include "corrections.h"

#include "base/table.h"
#include "base/utf8.h"
#include "entity.h"
#include "event.h"

enum { FIELDS_MAX = 8, FIELD_BYTES_MAX = 300, TEXT_BYTES_MAX = 300 };

/* The fields of one line, the verb first. */
struct line {
    struct arena *arena;
    struct span fields[FIELDS_MAX];
    size_t count;
    struct correction *out;
};

bool corrections_is_file(struct span name)
{
    return span_is(name, "corrections.tsv");
}

/* --- the fields of the verbs ------------------------------------------------------------------ */

static void fault(struct line *line, const char *text, struct span word)
{
    line->out->fault = arena_printf(line->arena, text, SPAN_ARG(word));
}

static struct span field_at(const struct line *line, size_t at)
{
    return at < line->count && line->fields[at].len ? line->fields[at] : (struct span){0};
}

static void read_object(struct line *line)
{
    line->out->object = field_at(line, 2);
}

static void read_split(struct line *line)
{
    line->out->object = field_at(line, 2);
    line->out->name = field_at(line, 3);
}

static void read_name(struct line *line)
{
    line->out->name = field_at(line, 2);
}

static void read_retype(struct line *line)
{
    struct span type = field_at(line, 2);
    struct span subtype = field_at(line, 3);
    if (entity_type_from_name(type) == ENTITY_TYPE_COUNT) {
        fault(line, "unknown type \"%.*s\": person, organization, place or other", type);
    } else if (subtype.ptr && entity_subtype_from_name(subtype) == SUBTYPE_NONE) {
        fault(line, "unknown subtype \"%.*s\"", subtype);
    }
    line->out->object = type;
    line->out->name = subtype;
}

static void set_date(struct line *line, struct span date)
{
    if (period_parse(date, &line->out->period) != STATUS_OK) {
        fault(line, "\"%.*s\" is no date: 2014, 2014-10, 2014-10-21 or 2014-W43", date);
    }
}

static void read_date(struct line *line)
{
    set_date(line, field_at(line, 2));
}

static void set_status(struct line *line, struct span status)
{
    if (event_status_from_name(status) == EVENT_STATUS_COUNT) {
        fault(line, "unknown status \"%.*s\": happened, ongoing, planned, hypothetical or denied",
              status);
    }
    line->out->object = status;
}

/* What stands behind a pin: "date=2014-10-21". */
static void read_pin(struct line *line)
{
    struct correction *out = line->out;
    for (size_t i = 2; i < line->count && !out->fault.ptr; i++) {
        struct span value = line->fields[i];
        struct span key = span_trim(span_cut(&value, '='));
        value = value.ptr ? span_trim(value) : value;
        if (!value.ptr || value.len == 0) {
            fault(line, "\"%.*s\" is not date=, status= or title= with a value", line->fields[i]);
        } else if (span_is(key, "date") && !period_is_known(out->period)) {
            set_date(line, value);
        } else if (span_is(key, "status") && !out->object.ptr) {
            set_status(line, value);
        } else if (span_is(key, "title") && !out->name.ptr) {
            out->name = value;
        } else {
            bool known = span_is(key, "date") || span_is(key, "status") || span_is(key, "title");
            fault(line,
                  known ? "\"%.*s\" is given twice" : "unknown key \"%.*s\": date, status or title",
                  key);
        }
    }
}

static void read_nothing(struct line *line)
{
    (void)line;
}

/* How a verb is written. */
static const struct {
    size_t least, most; /* fields, the verb included */
    void (*read)(struct line *line);
    const char *form;
} forms[CORRECTION_VERB_COUNT] = {
    [CORRECT_MERGE] = {3, 3, read_object, "merge ENTITY ENTITY"},
    [CORRECT_SPLIT] = {3, 4, read_split, "split ENTITY ARTICLE [NAME]"},
    [CORRECT_RENAME] = {3, 3, read_name, "rename ENTITY NAME"},
    [CORRECT_RETYPE] = {3, 4, read_retype, "retype ENTITY TYPE [SUBTYPE]"},
    [CORRECT_HIDE] = {2, 2, read_nothing, "hide ENTITY"},
    [CORRECT_ARTICLE_DATE] = {3, 3, read_date, "article-date ARTICLE DATE"},
    [CORRECT_ARTICLE_SOURCE] = {3, 3, read_name, "article-source ARTICLE SOURCE"},
    [CORRECT_VETO] = {2, 2, read_nothing, "veto EVENT"},
    [CORRECT_PIN] = {2, 5, read_pin, "pin EVENT [date=DATE] [status=STATUS] [title=TITLE]"},
};

/* --- lines ------------------------------------------------------------------------------------ */

/* At most `limit` bytes of well-formed text, cut between two characters. */
static struct span cut_text(struct span text, size_t limit)
{
    while (text.len > limit || utf8_invalid_at(text) != SIZE_MAX) {
        text.len = text.len > limit ? limit : text.len - 1;
    }
    return text;
}

/* Cuts the line at its tabs; empty fields at its end are none. */
static void cut_fields(struct line *line, struct span text)
{
    while (text.ptr) {
        struct span field = span_trim(span_cut(&text, '\t'));
        if (line->count == FIELDS_MAX) {
            fault(line, "more than %.*s fields", SPAN("eight"));
            return;
        }
        line->fields[line->count++] = field;
        if (field.len > FIELD_BYTES_MAX) {
            fault(line, "a field is longer than %.*s bytes", SPAN("300"));
            return;
        }
    }
    while (line->count > 0 && line->fields[line->count - 1].len == 0) {
        line->count--;
    }
}

/* Whether a character cannot be part of an id or a name. */
static bool has_control(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
            return true;
        }
    }
    return false;
}

static void read_fields(struct line *line)
{
    struct correction *out = line->out;
    out->verb = correction_verb_from_name(line->fields[0]);
    if (out->verb == CORRECTION_VERB_COUNT) {
        fault(line,
              "unknown verb \"%.*s\": merge, split, rename, retype, hide, article-date, "
              "article-source, veto or pin, and a tab after it",
              line->fields[0]);
        return;
    }
    out->subject = field_at(line, 1);
    bool whole = line->count >= forms[out->verb].least && line->count <= forms[out->verb].most;
    for (size_t i = 1; i < line->count; i++) {
        whole = whole && line->fields[i].len > 0;
    }
    if (!whole) {
        fault(line, "it is written %.*s, with tabs between", span_of(forms[out->verb].form));
        return;
    }
    forms[out->verb].read(line);
}

static void read_line(struct arena *arena, struct span text, struct correction *out)
{
    struct line line = {.arena = arena, .out = out};
    text = arena_copy(arena, text);
    out->text = cut_text(text, TEXT_BYTES_MAX);
    out->verb = CORRECTION_VERB_COUNT;
    out->period = PERIOD_UNKNOWN;
    if (has_control(text)) {
        fault(&line, "a character that cannot be printed%.*s", SPAN(""));
        out->text = SPAN("");
        return;
    }
    cut_fields(&line, text);
    if (!out->fault.ptr) {
        read_fields(&line);
    }
}

enum status corrections_parse(struct arena *arena, struct span bytes, const struct correction **out,
                              size_t *count, struct failure *failure)
{
    struct correction *list = NULL;
    size_t capacity = 0;
    *count = 0;
    if (bytes.len > CORRECTIONS_BYTES_MAX) {
        return failure_set(failure, STATUS_INVALID, "corrections of more than 1 MiB");
    }
    if (utf8_invalid_at(bytes) != SIZE_MAX || (bytes.len && memchr(bytes.ptr, '\0', bytes.len))) {
        return failure_set(failure, STATUS_INVALID, "the corrections are not UTF-8 text");
    }
    struct span rest =
        span_starts_with(bytes, SPAN("\xEF\xBB\xBF")) ? span_slice(bytes, 3, bytes.len) : bytes;
    for (uint32_t number = 1; rest.ptr && rest.len; number++) {
        struct span text = span_trim(span_cut(&rest, '\n'));
        if (text.len == 0 || text.ptr[0] == '#') {
            continue;
        }
        if (*count == CORRECTIONS_LINES_MAX) {
            return failure_set(failure, STATUS_INVALID, "more than %d corrections",
                               CORRECTIONS_LINES_MAX);
        }
        list = arena_grow(arena, list, *count, &capacity, sizeof *list);
        struct correction *line = &list[(*count)++];
        *line = (struct correction){.line = number};
        read_line(arena, text, line);
    }
    *out = list;
    return STATUS_OK;
}

/* --- articles --------------------------------------------------------------------------------- */

struct article_corrections {
    const struct correction *list;
    size_t count;
    struct table *dates;   /* article id -> place in the list */
    struct table *sources; /* the same */
};

struct article_corrections *article_corrections_new(struct arena *arena,
                                                    const struct correction *list, size_t count)
{
    struct article_corrections *all = ARENA_NEW(arena, struct article_corrections);
    *all = (struct article_corrections){.list = list,
                                        .count = count,
                                        .dates = table_new(arena, 16),
                                        .sources = table_new(arena, 16)};
    for (size_t i = 0; i < count; i++) {
        if (list[i].fault.ptr) {
            continue;
        }
        if (list[i].verb == CORRECT_ARTICLE_DATE) {
            table_intern(all->dates, list[i].subject, (uint32_t)i);
        } else if (list[i].verb == CORRECT_ARTICLE_SOURCE) {
            table_intern(all->sources, list[i].subject, (uint32_t)i);
        }
    }
    return all;
}

static const struct correction *find(const struct article_corrections *all,
                                     const struct table *table, struct span id)
{
    uint32_t place = table_get(table, id);
    return place == TABLE_NONE ? NULL : &all->list[place];
}

void article_corrections_apply(const struct article_corrections *corrections,
                               struct article *article)
{
    if (!corrections) {
        return;
    }
    const struct correction *date = find(corrections, corrections->dates, article->id);
    const struct correction *source = find(corrections, corrections->sources, article->id);
    if (date) {
        article->published = date->period;
        article->published_at = INT64_MIN;
        article->published_basis = PUBLISHED_CORRECTION;
    }
    if (source) {
        article->source = source->name;
    }
}

static bool same_date(const struct correction *a, const struct correction *b)
{
    return a && b
               ? a->period.earliest == b->period.earliest && a->period.latest == b->period.latest &&
                     a->period.precision == b->period.precision
               : !a && !b;
}

static bool same_source(const struct correction *a, const struct correction *b)
{
    return a && b ? span_equal(a->name, b->name) : !a && !b;
}

const struct span *article_corrections_differ(struct arena *arena,
                                              const struct article_corrections *a,
                                              const struct article_corrections *b, size_t *count)
{
    const struct article_corrections *const both[] = {a, b};
    struct table *seen = table_new(arena, 16);
    struct span *ids = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < a->count + b->count; i++) {
        const struct article_corrections *from = both[i >= a->count];
        struct span id = from->list[i >= a->count ? i - a->count : i].subject;
        if (!id.ptr || table_get(seen, id) != TABLE_NONE ||
            (same_date(find(a, a->dates, id), find(b, b->dates, id)) &&
             same_source(find(a, a->sources, id), find(b, b->sources, id)))) {
            continue;
        }
        table_set(seen, id, 1);
        ids = arena_grow(arena, ids, *count, &capacity, sizeof *ids);
        ids[(*count)++] = id;
    }
    return ids;
}
