/* The contract as a page to read, made from the same tables; needs no network and no script. */
#include "api/call.h"
#include "api/handlers.h"
#include "api/output.h"
#include "base/embedded.h"

static void add_cell(struct buffer *page, const char *text)
{
    buffer_add_string(page, "<td>");
    output_html(page, span_of(text));
    buffer_add_string(page, "</td>");
}

static const char *const shape_names[] = {[VALUE_TEXT] = "text",
                                          [VALUE_CHOICE] = "one of",
                                          [VALUE_CHOICES] = "some of",
                                          [VALUE_LIST] = "list",
                                          [VALUE_DATE] = "date",
                                          [VALUE_INTEGER] = "whole number",
                                          [VALUE_ROWS] = "whole number or all",
                                          [VALUE_NUMBER] = "number",
                                          [VALUE_FIELDS] = "members",
                                          [VALUE_TUPLE] = "tuple"};

static void add_parameters(struct buffer *page, const struct api_operation *operation)
{
    if (!operation->parameters || !operation->parameters[0]) {
        return;
    }
    buffer_add_string(page, "<table><tr><th>Parameter</th><th>Takes</th><th>Values</th>"
                            "<th>Meaning</th></tr>\n");
    for (const struct api_parameter *const *p = operation->parameters; *p; p++) {
        buffer_add_string(page, "<tr><td><code>");
        output_html(page, span_of((*p)->name));
        buffer_add_string(page, "</code></td>");
        add_cell(page, shape_names[(*p)->shape]);
        add_cell(page, (*p)->allowed ? (*p)->allowed : (*p)->example);
        add_cell(page, (*p)->doc);
        buffer_add_string(page, "</tr>\n");
    }
    buffer_add_string(page, "</table>\n");
}

static void add_route(struct buffer *page, const struct http_route *route)
{
    const struct api_operation *operation = route->spec;
    buffer_printf(page, "<section id=\"%s\"><h2><code>%s %s</code></h2>\n<p>", operation->id,
                  http_method_name(route->method), route->path);
    output_html(page, span_of(operation->summary));
    buffer_add_string(page, ".</p>\n");
    if (operation->answer) {
        buffer_printf(page, "<p>Answers %s<a href=\"#schema-%s\">%s</a>.</p>\n",
                      operation->list ? "a list of " : "", operation->answer, operation->answer);
    }
    if (operation->example) {
        buffer_printf(page, "<p>Try <a href=\"%s%s\">", route->path, operation->example);
        output_html(page, span_of(operation->example));
        buffer_add_string(page, "</a></p>\n");
    }
    add_parameters(page, operation);
    buffer_add_string(page, "</section>\n");
}

static void add_schema(struct buffer *page, const struct api_schema *schema)
{
    buffer_printf(page, "<section id=\"schema-%s\"><h3><code>%s</code></h3>\n<p>", schema->name,
                  schema->name);
    output_html(page, span_of(schema->doc));
    buffer_add_string(page, "</p>\n<table><tr><th>Member</th><th>Type</th><th></th></tr>\n");
    for (size_t i = 0; i < schema->count; i++) {
        buffer_add_string(page, "<tr><td><code>");
        output_html(page, span_of(schema->fields[i].name));
        buffer_add_string(page, "</code></td>");
        add_cell(page, schema->fields[i].type);
        add_cell(page, schema->fields[i].doc);
        buffer_add_string(page, "</tr>\n");
    }
    buffer_add_string(page, "</table></section>\n");
}

HANDLER(docs_show)
{
    struct call call;
    enum status status = call_parse(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct span head = SPAN("");
    embedded_find("server/web/docs_head.html", &head);
    buffer_add(&reply->body, head);
    size_t count = 0;
    const struct http_route *routes = routes_table(&count);
    for (size_t i = 0; i < count; i++) {
        add_route(&reply->body, &routes[i]);
    }
    buffer_add_string(&reply->body, "<h2>Objects</h2>\n<p>A question mark means that the member "
                                    "may be null, brackets mean a list.</p>\n");
    const struct api_schema *schemas = spec_schemas(&count);
    for (size_t i = 0; i < count; i++) {
        add_schema(&reply->body, &schemas[i]);
    }
    buffer_add_string(&reply->body, "</main></body></html>\n");
    return STATUS_OK;
}
