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
     "published_precision published_basis word_count path hash duplicate_of loaded_at subtitle "
     "lead"},
    {"entity", "id type subtype name aliases country place.lat place.lon wikidata mention_count "
               "article_count event_count first_seen last_seen"},
    {"event", "id title type scheme mode cameo quad_class goldstein status negated date "
              "date_precision date_earliest date_latest date_text date_basis actors recipients "
              "place.text place.entity confidence article_count source_count first_reported "
              "last_reported actors.entity recipients.entity"},
    {"mention",
     "article entity type text start end field sentence kind metonym subtype confidence"},
    {"time_expression",
     "article field sentence text start end type value earliest latest precision basis"},
    {"related", "entity name type count score first last"},
    {"evidence", "article field sentence start end text trigger.text date.text place.text actors "
                 "recipients"},
    {"segment", "text mention.entity mention.type event_ids"},
    {"suggestion", "type id label match count"},
    {"file", "path status reason encoding format published_basis"},
    {"source", "source article_count first last"},
    {"event_type", "type scheme quad_class cameo event_count"},
};

static const char *columns_of(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i].kind) == 0) {
            return kinds[i].columns;
        }
    }
    return NULL;
}

const char *rows_columns(const struct call *call)
{
    if (call->fields) {
        return call->fields;
    }
    const char *kind = call->operation->answer;
    bool scored = call->query.text.ptr && strcmp(kind, "entity") != 0;
    struct span all =
        arena_printf(call->arena, "%s%s%s%s", columns_of(kind), scored ? " score" : "",
                     *call->include ? " " : "", call->include);
    return arena_string(call->arena, all);
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

/* What a spreadsheet would run instead of show (OWASP, "CSV Injection"). */
static bool looks_like_formula(struct span text)
{
    return text.len && strchr("=+-@\t\r", text.ptr[0]) != NULL;
}

/* The text by which an object is known; NULL when nothing of it is one. */
static json_t *object_text(json_t *object)
{
    static const char *const names[] = {"text", "name", "title", "value"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        json_t *text = json_object_get(object, names[i]);
        if (json_is_string(text)) {
            return text;
        }
    }
    return NULL;
}

/* One value; an object inside a list by its text, any other as JSON. Returns whether it is text,
 * not a number or a word of JSON. */
static bool add_value(struct buffer *out, json_t *value, bool in_list)
{
    json_t *text = in_list ? object_text(value) : NULL;
    value = text ? text : value;
    if (json_is_string(value)) {
        buffer_add(out, (struct span){json_string_value(value), json_string_length(value)});
        return true;
    }
    if (json_is_object(value)) {
        output_json(out, value);
    } else if (json_is_integer(value)) {
        buffer_printf(out, "%lld", (long long)json_integer_value(value));
    } else if (json_is_real(value)) {
        buffer_printf(out, "%.10g", json_real_value(value));
    } else if (json_is_boolean(value)) {
        buffer_add_string(out, json_is_true(value) ? "true" : "false");
    }
    return false;
}

/* What "place.lat" names below `value`; what lists hold is joined with "; ". Returns whether it is
 * text. */
static bool add_path(struct buffer *out, json_t *value, struct span path, bool in_list)
{
    if (json_is_array(value)) {
        size_t i = 0;
        json_t *element = NULL;
        json_array_foreach(value, i, element)
        {
            buffer_add_string(out, i ? "; " : "");
            add_path(out, element, path, true);
        }
        return true;
    }
    if (!path.ptr) {
        return add_value(out, value, in_list);
    }
    char name[64] = "";
    struct span part = span_cut(&path, '.');
    memcpy(name, part.ptr, part.len < 63 ? part.len : 63);
    return add_path(out, json_object_get(value, name), path, in_list);
}

/* A cell, quoted when it has to be. */
static void add_cell(struct buffer *out, json_t *row, struct span path)
{
    struct buffer cell = {0};
    bool is_text = add_path(&cell, row, path, false);
    struct span text = buffer_span(&cell);
    const char *defused = is_text && looks_like_formula(text) ? "'" : "";
    if (text.len == 0 || strpbrk(text.ptr, ",\"\r\n") == NULL) {
        buffer_add_string(out, defused);
        buffer_add(out, text);
    } else {
        buffer_printf(out, "\"%s", defused);
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
    size_t start = out->len;
    size_t count = 0;
    for (struct span name = spec_next_word(&columns); name.ptr; name = spec_next_word(&columns)) {
        buffer_add_string(out, count++ ? "," : "");
        add_cell(out, row, name);
    }
    if (out->len == start) {
        buffer_add_string(out, "\"\""); /* readers pass over an empty line */
    }
    buffer_add_string(out, "\r\n");
}
