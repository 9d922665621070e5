/* /graph: who appears with whom around the events that the filters of /events find, as JSON or as
 * GEXF 1.3 (https://gexf.net) for Gephi and the like. */
#include <stdlib.h>

#include "api/formats.h"
#include "api/handlers.h"
#include "api/parameters.h"
#include "api/view.h"

static uint32_t number(const struct call *call, const char *name, const char *fallback)
{
    return (uint32_t)atoi(arena_string(call->arena, call_value(call, name, fallback)));
}

static enum related_by way_by_name(struct span name)
{
    if (span_is(name, "article")) {
        return RELATED_ARTICLE;
    }
    return span_is(name, "sentence") ? RELATED_SENTENCE : RELATED_EVENT;
}

/* The set of the types that are named; 0, which is all, when none is. */
static unsigned types_by_name(const struct call *call, struct span names)
{
    unsigned types = 0;
    size_t count = 0;
    const struct span *values = parameters_split(call->arena, names, &count);
    for (size_t i = 0; i < count; i++) {
        types |= 1u << entity_type_from_name(values[i]);
    }
    return types;
}

static struct graph_options read_options(const struct call *call)
{
    struct span entity = call_value(call, "entity", "");
    return (struct graph_options){.entity = entity.len ? entity : (struct span){NULL, 0},
                                  .depth = number(call, "depth", "1"),
                                  .by = way_by_name(call_value(call, "by", "event")),
                                  .types = types_by_name(call, call_value(call, "types", "")),
                                  .min_count = number(call, "min_count", "1"),
                                  .max_nodes = number(call, "max_nodes", "100")};
}

static json_t *view_edge(const struct graph_edge *edge)
{
    json_t *events = json_array();
    for (size_t i = 0; i < edge->event_count; i++) {
        json_array_append_new(events, view_span(edge->events[i]));
    }
    return json_pack("{s:o, s:o, s:I, s:o}", "source", view_span(edge->source), "target",
                     view_span(edge->target), "weight", (json_int_t)edge->weight, "events", events);
}

static json_t *view_graph(struct call *call, const struct graph *graph)
{
    json_t *nodes = json_array();
    for (size_t i = 0; i < graph->node_count; i++) {
        json_t *node = view_entity(call, &graph->nodes[i].entity);
        json_object_set_new(node, "degree", json_integer(graph->nodes[i].degree));
        json_array_append_new(nodes, node);
    }
    json_t *edges = json_array();
    for (size_t i = 0; i < graph->edge_count; i++) {
        json_array_append_new(edges, view_edge(&graph->edges[i]));
    }
    return json_pack("{s:o, s:o, s:b}", "nodes", nodes, "edges", edges, "truncated",
                     graph->truncated);
}

/* ` name="value"`, escaped. */
static void add_attribute(struct buffer *out, const char *name, struct span value)
{
    buffer_printf(out, " %s=\"", name);
    formats_add_xml(out, value);
    buffer_add_char(out, '"');
}

static void add_gexf_node(struct buffer *out, const struct graph_node *node)
{
    buffer_add_string(out, "<node");
    add_attribute(out, "id", node->entity.id);
    add_attribute(out, "label", node->entity.name);
    buffer_add_string(out, "><attvalues><attvalue for=\"type\"");
    add_attribute(out, "value", span_of(entity_type_name(node->entity.type)));
    buffer_printf(out, "/><attvalue for=\"mentions\" value=\"%u\"/></attvalues></node>\n",
                  node->entity.mention_count);
}

/* The ids of its events are one attribute, joined by blanks, which no id holds. */
static void add_gexf_edge(struct buffer *out, size_t number, const struct graph_edge *edge)
{
    buffer_printf(out, "<edge id=\"%zu\"", number);
    add_attribute(out, "source", edge->source);
    add_attribute(out, "target", edge->target);
    buffer_printf(out, " weight=\"%u\"><attvalues><attvalue for=\"events\" value=\"", edge->weight);
    for (size_t i = 0; i < edge->event_count; i++) {
        buffer_add_string(out, i ? " " : "");
        formats_add_xml(out, edge->events[i]);
    }
    buffer_add_string(out, "\"/></attvalues></edge>\n");
}

static void write_gexf(struct buffer *out, const struct graph *graph)
{
    buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                           "<graph defaultedgetype=\"undirected\">\n"
                           "<attributes class=\"node\">"
                           "<attribute id=\"type\" title=\"type\" type=\"string\"/>"
                           "<attribute id=\"mentions\" title=\"mentions\" type=\"integer\"/>"
                           "</attributes>\n<attributes class=\"edge\">"
                           "<attribute id=\"events\" title=\"events\" type=\"string\"/>"
                           "</attributes>\n<nodes>\n");
    for (size_t i = 0; i < graph->node_count; i++) {
        add_gexf_node(out, &graph->nodes[i]);
    }
    buffer_add_string(out, "</nodes>\n<edges>\n");
    for (size_t i = 0; i < graph->edge_count; i++) {
        add_gexf_edge(out, i, &graph->edges[i]);
    }
    buffer_add_string(out, "</edges>\n</graph>\n</gexf>\n");
}

HANDLER(graph_show)
{
    struct call call;
    struct graph graph;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    struct graph_options options = read_options(&call);
    status = graph_get(call.reader, call.arena, &call.query, &options, &graph);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "entity", options.entity);
    }
    if (request->format == HTTP_FORMAT_GEXF) {
        call_end(&call);
        write_gexf(&reply->body, &graph);
        return STATUS_OK;
    }
    return call_answer(&call, view_graph(&call, &graph));
}
