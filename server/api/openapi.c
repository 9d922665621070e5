/* Writes the contract's tables as an OpenAPI document, and serves it. */
#include "api/openapi.h"
#include "api/fields.h"

#include <stdlib.h>
#include <string.h>

#include "api/handlers.h"
#include "api/view.h"

static void set_text(json_t *object, const char *name, const char *text)
{
    if (text) {
        json_object_set_new(object, name, json_string(text));
    }
}

/* --- parameters ------------------------------------------------------------------------------ */

static json_t *closed_set(const char *allowed)
{
    json_t *values = json_array();
    for (struct span word = spec_next_word(&allowed); word.ptr; word = spec_next_word(&allowed)) {
        json_array_append_new(values, view_span(word));
    }
    return json_pack("{s:s, s:o}", "type", "string", "enum", values);
}

static json_t *array_of(json_t *items)
{
    return json_pack("{s:s, s:o, s:i}", "type", "array", "items", items, "minItems", 1);
}

static json_t *number_schema(const struct api_parameter *parameter)
{
    bool whole = parameter->shape != VALUE_NUMBER;
    json_t *schema = json_pack("{s:s}", "type", whole ? "integer" : "number");
    json_object_set_new(schema, "minimum",
                        whole ? json_integer((json_int_t)parameter->minimum)
                              : json_real(parameter->minimum));
    json_object_set_new(schema, "maximum",
                        whole ? json_integer((json_int_t)parameter->maximum)
                              : json_real(parameter->maximum));
    return schema;
}

/* A text of the pattern; without one, any without NUL. */
static json_t *plain_text(const char *pattern)
{
    json_t *schema = json_pack("{s:s}", "type", "string");
    set_text(schema, "pattern", pattern ? pattern : "^[^\\u0000]*$");
    return schema;
}

/* The same, not empty. */
static json_t *open_text(const char *pattern)
{
    json_t *schema = plain_text(pattern ? pattern : "^[^\\u0000]*[^\\u0000\\s,][^\\u0000]*$");
    json_object_set_new(schema, "minLength", json_integer(1));
    return schema;
}

static json_t *parameter_schema(const struct api_parameter *parameter)
{
    switch (parameter->shape) {
    case VALUE_CHOICE:
        return closed_set(parameter->allowed);
    case VALUE_CHOICES:
        return array_of(closed_set(parameter->allowed));
    case VALUE_LIST:
        return array_of(parameter->allowed ? closed_set(parameter->allowed)
                                           : open_text(parameter->pattern));
    case VALUE_INTEGER:
    case VALUE_NUMBER:
        return number_schema(parameter);
    case VALUE_ROWS:
        return json_pack("{s:[o, {s:s, s:[s]}]}", "anyOf", number_schema(parameter), "type",
                         "string", "enum", "all");
    case VALUE_DATE:
        return openapi_type(SPAN("date"));
    case VALUE_TUPLE:
        return open_text(parameter->pattern);
    default:
        return plain_text(parameter->pattern);
    }
}

static bool is_list(const struct api_parameter *parameter)
{
    return parameter->shape == VALUE_CHOICES || parameter->shape == VALUE_LIST ||
           parameter->shape == VALUE_FIELDS;
}

/* The table's example as a value of the schema; NULL without one. */
static json_t *example_of(const struct api_parameter *parameter)
{
    if (!parameter->example) {
        return NULL;
    }
    if (is_list(parameter)) {
        json_t *items = json_array();
        for (struct span rest = span_of(parameter->example); rest.ptr;) {
            json_array_append_new(items, view_span(span_cut(&rest, ',')));
        }
        return items;
    }
    if (parameter->shape == VALUE_INTEGER || parameter->shape == VALUE_ROWS) {
        return json_integer(atoi(parameter->example));
    }
    return parameter->shape == VALUE_NUMBER ? json_real(strtod(parameter->example, NULL))
                                            : json_string(parameter->example);
}

/* The forms in which the route answers. */
static json_t *format_schema(const struct http_route *route)
{
    json_t *names = json_array();
    for (unsigned i = 0; i < HTTP_FORMAT_COUNT; i++) {
        uint32_t formats = route->formats ? route->formats : HTTP_FORMAT_BIT(HTTP_FORMAT_JSON);
        if (formats & HTTP_FORMAT_BIT(i)) {
            json_array_append_new(names, json_string(http_format_name((enum http_format)i)));
        }
    }
    return json_pack("{s:s, s:o}", "type", "string", "enum", names);
}

/* The members of the objects that the route answers, and paths into what they hold. */
static json_t *fields_schema(const struct http_route *route)
{
    const struct api_operation *operation = route->spec;
    const struct api_schema *schema = spec_schema(span_of(operation->answer));
    json_t *names = json_array();
    struct buffer paths = {0};
    for (size_t i = 0; schema && i < schema->count; i++) {
        const struct api_field *field = &schema->fields[i];
        json_array_append_new(names, json_string(field->name));
        if (fields_shape(field->type)) {
            buffer_printf(&paths, "%s%s", paths.len ? "|" : "^(", field->name);
        }
    }
    json_t *items = json_pack("{s:s, s:o}", "type", "string", "enum", names);
    if (paths.len) {
        buffer_add_string(&paths, ")(\\.[a-z_]+)+$");
        items = json_pack("{s:[o, {s:s, s:s}]}", "anyOf", items, "type", "string", "pattern",
                          paths.bytes);
    }
    buffer_fini(&paths);
    return array_of(items);
}

/* What a parameter takes on this route. */
static json_t *schema_on_route(const struct http_route *route,
                               const struct api_parameter *parameter)
{
    if (strcmp(parameter->name, "format") == 0) {
        return format_schema(route);
    }
    if (strcmp(parameter->name, "fields") == 0) {
        return fields_schema(route);
    }
    return parameter_schema(parameter);
}

static json_t *query_parameter(const struct http_route *route,
                               const struct api_parameter *parameter, const char *prefix)
{
    json_t *object = json_object();
    json_object_set_new(object, "name", json_sprintf("%s%s", prefix, parameter->name));
    json_object_set_new(object, "in", json_string("query"));
    if (*prefix) {
        json_object_set_new(object, "description",
                            json_sprintf("None of these: %s", parameter->doc));
    } else {
        set_text(object, "description", parameter->doc);
        json_t *example = example_of(parameter);
        if (example) {
            json_object_set_new(object, "example", example);
        }
    }
    if (is_list(parameter)) {
        json_object_set_new(object, "style", json_string("form"));
        json_object_set_new(object, "explode", json_false());
    }
    json_object_set_new(object, "schema", schema_on_route(route, parameter));
    return object;
}

static void add_path_parameters(json_t *list, const char *path)
{
    for (const char *open = strchr(path, '{'); open; open = strchr(open + 1, '{')) {
        size_t len = strcspn(open + 1, "}");
        json_t *name = json_stringn(open + 1, len);
        json_array_append_new(list,
                              json_pack("{s:o, s:s, s:b, s:{s:s, s:i}}", "name", name, "in", "path",
                                        "required", 1, "schema", "type", "string", "minLength", 1));
    }
}

static json_t *parameters(const struct http_route *route)
{
    const struct api_operation *operation = route->spec;
    json_t *list = json_array();
    add_path_parameters(list, route->path);
    for (const struct api_parameter *const *p = operation->parameters; p && *p; p++) {
        json_array_append_new(list, query_parameter(route, *p, ""));
        if ((*p)->filter) {
            json_array_append_new(list, query_parameter(route, *p, "exclude_"));
        }
    }
    return list;
}

/* --- answers --------------------------------------------------------------------------------- */

static json_t *content(const char *media_type, json_t *schema)
{
    return json_pack("{s:{s:o}}", media_type, "schema", schema);
}

/* The other forms of an answer in JSON. */
static void add_forms(json_t *media, uint32_t formats)
{
    for (unsigned i = 0; i < HTTP_FORMAT_COUNT; i++) {
        struct span type = span_of(http_format_content_type((enum http_format)i));
        char name[64] = "";
        struct span plain = span_cut(&type, ';');
        if (!(formats & HTTP_FORMAT_BIT(i)) || plain.len >= sizeof name) {
            continue;
        }
        memcpy(name, plain.ptr, plain.len);
        bool object = span_ends_with(plain, SPAN("json")) && i != HTTP_FORMAT_NDJSON;
        if (!json_object_get(media, name)) {
            json_object_set_new(
                media, name,
                json_pack("{s:{s:s}}", "schema", "type", object ? "object" : "string"));
        }
    }
}

static json_t *success(const struct http_route *route)
{
    const struct api_operation *operation = route->spec;
    json_t *answer = json_object();
    json_object_set_new(answer, "description", json_string(operation->summary));
    json_t *schema = NULL;
    if (!operation->answer && !operation->media_type) {
        return answer;
    }
    if (!operation->answer || operation->lines) {
        bool json = strcmp(operation->media_type, "application/json") == 0;
        schema = json_pack("{s:s}", "type", json ? "object" : "string");
    } else if (operation->list) {
        schema = json_object();
        json_object_set_new(schema, "$ref",
                            json_sprintf("#/components/schemas/%s_list", operation->answer));
    } else {
        schema = openapi_type(span_of(operation->answer));
    }
    const char *media_type = operation->media_type ? operation->media_type : "application/json";
    json_t *media = content(media_type, schema);
    add_forms(media, operation->lines ? 0 : route->formats);
    json_object_set_new(answer, "content", media);
    return answer;
}

static const char *status_text_of(int code)
{
    static const struct {
        int code;
        const char *text;
    } texts[] = {{301, "It has another id now: see Location"},
                 {304, "Not modified: what the client has is still right"},
                 {400, "The request cannot be understood"},
                 {404, "There is no such thing"},
                 {406, "Not available in the form that was asked for"},
                 {410, "The cursor is of an older generation"},
                 {413, "The body is too large"},
                 {415, "The body's media type is not supported"},
                 {422, "The query or body is well-formed, but has no meaning"},
                 {429, "Too many requests: see Retry-After"},
                 {500, "An error of the daemon"},
                 {503, "Loading for the first time, or a query over its time limit"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i].code == code) {
            return texts[i].text;
        }
    }
    return "Error";
}

static void add_answer(json_t *responses, int code)
{
    char key[12];
    snprintf(key, sizeof key, "%d", code);
    json_t *answer = json_object();
    json_object_set_new(answer, "description", json_string(status_text_of(code)));
    if (code >= 400) {
        json_object_set_new(answer, "content",
                            content("application/problem+json", openapi_type(SPAN("problem"))));
    }
    json_object_set_new(responses, key, answer);
}

static json_t *responses_of(const struct http_route *route)
{
    const struct api_operation *operation = route->spec;
    json_t *responses = json_object();
    char code[12];
    snprintf(code, sizeof code, "%u", operation->success ? operation->success : 200);
    json_object_set_new(responses, code, success(route));
    if (route->method == HTTP_GET && !route->volatile_answer) {
        add_answer(responses, 304);
    }
    add_answer(responses, 400);
    add_answer(responses, 406);
    const char *codes = operation->problems ? operation->problems : "";
    for (struct span word = spec_next_word(&codes); word.ptr; word = spec_next_word(&codes)) {
        if (span_is(word, "200")) {
            json_object_set_new(responses, "200", success(route)); /* beside 201 */
        } else {
            add_answer(responses, atoi(word.ptr));
        }
    }
    add_answer(responses, 429);
    add_answer(responses, 500);
    add_answer(responses, 503);
    return responses;
}

/* --- operations and schemas ------------------------------------------------------------------ */

static json_t *operation_object(const struct http_route *route, bool writable)
{
    const struct api_operation *operation = route->spec;
    json_t *object = json_object();
    json_object_set_new(object, "operationId", json_string(operation->id));
    json_object_set_new(object, "summary", json_string(operation->summary));
    json_object_set_new(object, "tags", json_pack("[s]", operation->tag));
    json_object_set_new(object, "parameters", parameters(route));
    if (operation->body) {
        json_object_set_new(object, "requestBody",
                            json_pack("{s:b, s:{s:{s:o}, s:{s:o}}}", "required", 1, "content",
                                      "application/json", "schema",
                                      openapi_type(span_of(operation->body)), "text/plain",
                                      "schema", openapi_type(SPAN("text"))));
    }
    json_object_set_new(object, "responses", responses_of(route));
    /* Reads are open; writes need the token; where there is none, nothing opens them. */
    bool locked = route->needs_token && writable;
    json_object_set_new(object, "security", locked ? json_pack("[{s:[]}]", "token") : json_array());
    if (route->needs_token && !writable) {
        set_text(object, "description", "Writing is off: this daemon has no token.");
    }
    return object;
}

static json_t *paths(const struct http_route *routes, size_t count, bool writable)
{
    json_t *object = json_object();
    for (size_t i = 0; i < count; i++) {
        json_t *path = json_object_get(object, routes[i].path);
        if (!path) {
            path = json_object();
            json_object_set_new(object, routes[i].path, path);
        }
        char method[8] = "";
        const char *name = http_method_name(routes[i].method);
        for (size_t j = 0; name[j] && j < sizeof method - 1; j++) {
            method[j] = (char)(name[j] | 0x20);
        }
        json_object_set_new(path, method, operation_object(&routes[i], writable));
    }
    return object;
}

static json_t *object_schema(const struct api_schema *schema)
{
    json_t *object = json_object();
    json_t *properties = json_object();
    json_t *required = json_array();
    for (size_t i = 0; i < schema->count; i++) {
        const struct api_field *field = &schema->fields[i];
        json_t *type = openapi_type(span_of(field->type));
        set_text(type, "description", field->doc);
        json_object_set_new(properties, field->name, type);
        if (!field->optional) {
            json_array_append_new(required, json_string(field->name));
        }
    }
    json_object_set_new(object, "type", json_string("object"));
    set_text(object, "description", schema->doc);
    json_object_set_new(object, "properties", properties);
    if (json_array_size(required)) {
        json_object_set_new(object, "required", required);
    } else {
        json_decref(required);
    }
    return object;
}

static json_t *list_schema(const char *row)
{
    return json_pack("{s:s, s:[s,s,s,s,s], s:{s:o, s:o, s:o, s:o, s:o, s:{s:s, s:{s:s}}, s:o, s:o, "
                     "s:o, s:{s:s, s:{s:s}}}}",
                     "type", "object", "required", "results", "total", "limit", "next_cursor",
                     "links", "properties", "results",
                     json_pack("{s:s, s:o}", "type", "array", "items", openapi_type(span_of(row))),
                     "total", openapi_type(SPAN("integer")), "limit", openapi_type(SPAN("integer")),
                     "next_cursor", openapi_type(SPAN("string?")), "links",
                     json_pack("{s:s, s:[s,s], s:{s:o, s:o}}", "type", "object", "required", "self",
                               "next", "properties", "self", openapi_type(SPAN("string")), "next",
                               openapi_type(SPAN("string?"))),
                     "facets", "type", "object", "additionalProperties", "type", "array", "parsed",
                     openapi_type(SPAN("string?")), "suggestion", openapi_type(SPAN("string?")),
                     "query", openapi_type(SPAN("string")), "counts", "type", "object",
                     "additionalProperties", "type", "integer");
}

static json_t *schemas(const struct http_route *routes, size_t route_count)
{
    json_t *object = json_object();
    size_t count = 0;
    const struct api_schema *all = spec_schemas(&count);
    for (size_t i = 0; i < count; i++) {
        json_object_set_new(object, all[i].name, object_schema(&all[i]));
    }
    for (size_t i = 0; i < route_count; i++) {
        const struct api_operation *operation = routes[i].spec;
        if (operation->list) {
            char name[64];
            snprintf(name, sizeof name, "%s_list", operation->answer);
            json_object_set_new(object, name, list_schema(operation->answer));
        }
    }
    return object;
}

/* The token is known where something needs it. */
static json_t *components(const struct http_route *routes, size_t count, bool writable)
{
    json_t *object = json_pack("{s:o}", "schemas", schemas(routes, count));
    if (writable) {
        json_object_set_new(
            object, "securitySchemes",
            json_pack("{s:{s:s, s:s}}", "token", "type", "http", "scheme", "bearer"));
    }
    return object;
}

json_t *openapi_document(const struct http_route *routes, size_t count, const char *base_url,
                         bool writable)
{
    return json_pack(
        "{s:s, s:{s:s, s:s, s:s, s:{s:s, s:s}}, s:[{s:s}], s:o, s:o}", "openapi", "3.1.0", "info",
        "title", "datelined", "version", DATELINED_VERSION, "description",
        "Articles, entities, events and search over a folder of news. Every list may be filtered "
        "by any of its parameters: a comma means OR, a repeated parameter AND, a prefix "
        "\"exclude_\" negates.",
        "license", "name", "MIT", "identifier", "MIT", "servers", "url", base_url ? base_url : "/",
        "paths", paths(routes, count, writable), "components", components(routes, count, writable));
}

HANDLER(openapi_show)
{
    struct call call;
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    return call_answer(&call, openapi_document(routes, count, call.api->options.base_url,
                                               call.api->options.writable));
}
