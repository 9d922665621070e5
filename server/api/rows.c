/* Writes JSON objects as lines. */
#include "api/rows.h"

#include <string.h>

#include "api/output.h"
#include "api/spec.h"

static const struct {
    const char *kind;
    const char *columns;
} kinds[] = {
    {"article",
     "id title byline authors source section url language published published_at "
     "published_precision published_basis word_count path hash duplicate_of loaded_at subtitle"},
    {"entity", "id type subtype name aliases country place.lat place.lon wikidata mention_count "
               "article_count event_count first_seen last_seen"},
    {"event", "id title type scheme mode cameo quad_class goldstein status negated date "
              "date_precision date_earliest date_latest date_text date_basis actors recipients "
              "place.text place.entity confidence article_count source_count first_reported "
              "last_reported"},
    {"mention",
     "article entity type text start end field sentence kind metonym subtype confidence"},
    {"time_expression",
     "article field sentence text start end type value earliest latest precision basis"},
    {"related", "entity.id entity.name entity.type count score first last"},
    {"evidence", "article field sentence start end text trigger.text date.text place.text actors "
                 "recipients"},
    {"file", "path status reason encoding format published_basis"},
    {"source", "source article_count first last"},
    {"event_type", "type scheme quad_class cameo event_count"},
};

const char *rows_columns(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i].kind) == 0) {
            return kinds[i].columns;
        }
    }
    return NULL;
}

void rows_add_header(struct buffer *out, const char *columns)
{
    const char *separator = "";
    for (struct span name = spec_next_word(&columns); name.ptr; name = spec_next_word(&columns)) {
        buffer_printf(out, "%s%.*s", separator, SPAN_ARG(name));
        separator = ",";
    }
    buffer_add_string(out, "\r\n");
}

/* The member that "place.lat" names; NULL when there is none. */
static json_t *find_cell(json_t *row, struct span path)
{
    while (path.ptr && row) {
        char name[64] = "";
        struct span part = span_cut(&path, '.');
        memcpy(name, part.ptr, part.len < 63 ? part.len : 63);
        row = json_object_get(row, name);
    }
    return row;
}

/* What a spreadsheet would run instead of show (OWASP, "CSV Injection"). */
static bool looks_like_formula(struct span text)
{
    return text.len && strchr("=+-@\t\r", text.ptr[0]) != NULL;
}

static void add_text(struct buffer *out, struct span text)
{
    if (looks_like_formula(text)) {
        buffer_add_char(out, '\'');
    }
    buffer_add(out, text);
}

/* The text by which an element of a list is known. */
static struct span element_text(json_t *element)
{
    static const char *const names[] = {"text", "name", "title", "value"};
    for (size_t i = 0; i < sizeof names / sizeof *names && json_is_object(element); i++) {
        json_t *text = json_object_get(element, names[i]);
        if (json_is_string(text)) {
            element = text;
        }
    }
    return json_is_string(element)
               ? (struct span){json_string_value(element), json_string_length(element)}
               : SPAN("");
}

static void add_list(struct buffer *out, json_t *list)
{
    size_t i = 0;
    json_t *element = NULL;
    struct buffer joined = {0};
    json_array_foreach(list, i, element)
    {
        buffer_add_string(&joined, i ? "; " : "");
        buffer_add(&joined, element_text(element));
    }
    add_text(out, buffer_span(&joined));
    buffer_fini(&joined);
}

static void add_value(struct buffer *out, json_t *value)
{
    if (json_is_string(value)) {
        add_text(out, (struct span){json_string_value(value), json_string_length(value)});
    } else if (json_is_array(value)) {
        add_list(out, value);
    } else if (json_is_integer(value)) {
        buffer_printf(out, "%lld", (long long)json_integer_value(value));
    } else if (json_is_real(value)) {
        buffer_printf(out, "%.10g", json_real_value(value));
    } else if (json_is_boolean(value)) {
        buffer_add_string(out, json_is_true(value) ? "true" : "false");
    }
}

/* A cell, quoted when it has to be. */
static void add_cell(struct buffer *out, json_t *value)
{
    struct buffer cell = {0};
    add_value(&cell, value);
    struct span text = buffer_span(&cell);
    if (strpbrk(text.ptr, ",\"\r\n") == NULL) {
        buffer_add(out, text);
    } else {
        buffer_add_char(out, '"');
        for (size_t i = 0; i < text.len; i++) {
            if (text.ptr[i] == '"') {
                buffer_add_char(out, '"');
            }
            buffer_add_char(out, text.ptr[i]);
        }
        buffer_add_char(out, '"');
    }
    buffer_fini(&cell);
}

void rows_add(struct buffer *out, json_t *row, const char *columns, enum http_format format)
{
    if (format == HTTP_FORMAT_NDJSON) {
        output_json(out, row);
        buffer_add_char(out, '\n');
        return;
    }
    bool first = true;
    for (struct span name = spec_next_word(&columns); name.ptr; name = spec_next_word(&columns)) {
        if (!first) {
            buffer_add_char(out, ',');
        }
        first = false;
        add_cell(out, find_cell(row, name));
    }
    buffer_add_string(out, "\r\n");
}
