/* Entities and what appears together with them. */
#include <math.h>

#include "api/view.h"

static json_t *view_aliases(const struct entity_record *record)
{
    json_t *aliases = json_array();
    for (size_t i = 0; i < record->alias_count; i++) {
        json_array_append_new(aliases,
                              json_pack("{s:o, s:i}", "text", view_span(record->aliases[i].text),
                                        "count", (int)record->aliases[i].count));
    }
    return aliases;
}

static json_t *view_roles(const struct entity_record *record)
{
    json_t *roles = json_array();
    for (size_t i = 0; i < record->role_count; i++) {
        const struct role_record *role = &record->roles[i];
        json_array_append_new(roles, json_pack("{s:o, s:o, s:i}", "title", view_span(role->title),
                                               "article", view_span(role->article), "sentence",
                                               (int)role->sentence));
    }
    return roles;
}

static json_t *view_place(const struct entity_record *record)
{
    if (isnan(record->coordinates.lat)) {
        return json_null();
    }
    return json_pack("{s:o, s:o, s:o}", "lat", view_number(record->coordinates.lat), "lon",
                     view_number(record->coordinates.lon), "kind",
                     view_span(record->coordinates_kind));
}

static json_t *view_entity_links(const struct call *call, struct span id)
{
    json_t *links = json_object();
    json_object_set_new(links, "self", view_link(call, "/entities/%.*s", id));
    json_object_set_new(links, "articles", view_link(call, "/entities/%.*s/articles", id));
    json_object_set_new(links, "mentions", view_link(call, "/entities/%.*s/mentions", id));
    json_object_set_new(links, "events", view_link(call, "/entities/%.*s/events", id));
    json_object_set_new(links, "related", view_link(call, "/entities/%.*s/related", id));
    return links;
}

json_t *view_entity(struct call *call, const struct entity_record *record)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", view_span(record->id));
    json_object_set_new(object, "type", view_string(entity_type_name(record->type)));
    json_object_set_new(object, "subtype", view_string(entity_subtype_name(record->subtype)));
    json_object_set_new(object, "name", view_span(record->name));
    json_object_set_new(object, "aliases", view_aliases(record));
    json_object_set_new(object, "roles", view_roles(record));
    json_object_set_new(object, "country", view_string(record->country));
    json_object_set_new(object, "place", view_place(record));
    json_object_set_new(object, "wikidata", view_span(record->wikidata));
    json_object_set_new(object, "mention_count", json_integer(record->mention_count));
    json_object_set_new(object, "article_count", json_integer(record->article_count));
    json_object_set_new(object, "event_count", json_integer(record->event_count));
    json_object_set_new(object, "first_seen", view_day(call, record->first_seen));
    json_object_set_new(object, "last_seen", view_day(call, record->last_seen));
    json_object_set_new(object, "corrected", view_verbs(record->corrected));
    json_object_set_new(object, "links", view_entity_links(call, record->id));
    return object;
}

json_t *view_related(struct call *call, const struct related_record *record)
{
    const struct entity_record *entity = &record->entity;
    return json_pack("{s:o, s:o, s:o, s:i, s:o, s:o, s:o}", "entity", view_span(entity->id), "name",
                     view_span(entity->name), "type", view_string(entity_type_name(entity->type)),
                     "count", (int)record->count, "score", view_number(record->score), "first",
                     view_day(call, record->first), "last", view_day(call, record->last));
}
