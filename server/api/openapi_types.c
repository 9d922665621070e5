/* From the small language of spec.h to JSON Schema. */
#include "api/openapi.h"
#include "api/spec.h"
#include "api/view.h"

static const struct {
    const char *name;
    const char *type;
    const char *format;
    const char *pattern;
} simple_types[] = {
    {"string", "string", NULL, NULL},
    {"text", "string", NULL, "\\S"}, /* with something to read */
    {"integer", "integer", NULL, NULL},
    {"number", "number", NULL, NULL},
    {"boolean", "boolean", NULL, NULL},
    {"label", "string", NULL, NULL}, /* or an integer */
    {"date", "string", NULL,
     "^[0-9]{4}(-W(0[1-9]|[1-4][0-9]|5[0-3])|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"},
    {"day", "string", "date", NULL},
    {"timestamp", "string", "date-time", NULL},
};

static void set_type(json_t *schema, const char *type, bool nullable)
{
    json_object_set_new(schema, "type",
                        nullable ? json_pack("[s, s]", type, "null") : json_string(type));
}

static json_t *enum_type(struct span words, bool nullable)
{
    json_t *schema = json_object();
    json_t *values = json_array();
    while (words.ptr) {
        json_array_append_new(values, view_span(span_cut(&words, '|')));
    }
    if (nullable) {
        json_array_append_new(values, json_null());
    }
    set_type(schema, "string", nullable);
    json_object_set_new(schema, "enum", values);
    return schema;
}

static json_t *simple_type(struct span name, bool nullable)
{
    for (size_t i = 0; i < sizeof simple_types / sizeof *simple_types; i++) {
        if (span_is(name, simple_types[i].name)) {
            json_t *schema = json_object();
            set_type(schema, simple_types[i].type, nullable);
            if (span_is(name, "label")) {
                json_object_set_new(
                    schema, "type",
                    json_pack("[s, s, s*]", "string", "integer", nullable ? "null" : NULL));
            }
            if (simple_types[i].format) {
                json_object_set_new(schema, "format", json_string(simple_types[i].format));
            }
            if (simple_types[i].pattern) {
                json_object_set_new(schema, "pattern", json_string(simple_types[i].pattern));
            }
            return schema;
        }
    }
    return NULL;
}

static json_t *reference(struct span name, bool nullable)
{
    json_t *schema = json_object();
    json_object_set_new(schema, "$ref", json_sprintf("#/components/schemas/%.*s", SPAN_ARG(name)));
    return nullable ? json_pack("{s:[o, {s:s}]}", "anyOf", schema, "type", "null") : schema;
}

json_t *openapi_type(struct span type)
{
    bool nullable = type.len && type.ptr[type.len - 1] == '?';
    type.len -= nullable;
    if (type.len && type.ptr[0] == '[') {
        json_t *schema = json_object();
        set_type(schema, "array", nullable);
        json_object_set_new(schema, "items", openapi_type(span_slice(type, 1, type.len - 1)));
        return schema;
    }
    if (span_starts_with(type, SPAN("enum:"))) {
        return enum_type(span_slice(type, sizeof "enum:" - 1, type.len), nullable);
    }
    json_t *schema = simple_type(type, nullable);
    return schema ? schema : reference(type, nullable);
}
