/* Events and the sentences that prove them. */
#include <math.h>

#include "api/offsets.h"
#include "api/view.h"
#include "extract/event_codes.h"

static json_t *view_parties(const struct party_record *parties, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(
            list, json_pack("{s:o, s:o, s:o, s:o}", "entity", view_span(parties[i].entity), "text",
                            view_span(parties[i].text), "country", view_string(parties[i].country),
                            "sector", view_string(parties[i].sector)));
    }
    return list;
}

/* {text, start, end}, or null when there is no text. */
static json_t *view_excerpt(struct call *call, const struct evidence_record *evidence,
                            struct span text, const struct extent *at)
{
    if (!text.ptr || at->end == 0) {
        return json_null(); /* there is none, or it stands in another field */
    }
    json_t *object = json_object();
    json_object_set_new(object, "text", view_span(text));
    offsets_set(call, object, at, evidence->article, evidence->field);
    return object;
}

static json_t *view_evidence_parties(struct call *call, const struct evidence_record *evidence,
                                     enum party_role role)
{
    json_t *list = json_array();
    for (size_t i = 0; i < evidence->party_count; i++) {
        const struct evidence_party *party = &evidence->parties[i];
        if (party->role == role) {
            json_t *object = view_excerpt(call, evidence, party->text, &party->at);
            json_object_set_new(object, "entity", view_span(party->entity));
            json_array_append_new(list, object);
        }
    }
    return list;
}

static json_t *view_evidence_place(struct call *call, const struct evidence_record *evidence)
{
    json_t *place = view_excerpt(call, evidence, evidence->place_text, &evidence->place);
    if (json_is_object(place)) {
        json_object_set_new(place, "entity", view_span(evidence->place_entity));
    }
    return place;
}

json_t *view_evidence(struct call *call, const struct evidence_record *record)
{
    json_t *object = json_object();
    json_object_set_new(object, "article", view_span(record->article));
    json_object_set_new(object, "field", view_string(field_name(record->field)));
    json_object_set_new(object, "sentence", json_integer(record->sentence));
    offsets_set(call, object, &record->at, record->article, record->field);
    json_object_set_new(object, "text", view_span(record->text));
    json_object_set_new(object, "trigger",
                        view_excerpt(call, record, record->trigger_text, &record->trigger));
    json_object_set_new(object, "date",
                        view_excerpt(call, record, record->date_text, &record->date));
    json_object_set_new(object, "place", view_evidence_place(call, record));
    json_object_set_new(object, "actors", view_evidence_parties(call, record, PARTY_ACTOR));
    json_object_set_new(object, "recipients", view_evidence_parties(call, record, PARTY_RECIPIENT));
    return object;
}

static json_t *view_evidence_list(struct call *call, const struct event_record *record)
{
    json_t *list = json_array();
    for (size_t i = 0; i < record->evidence_count; i++) {
        json_array_append_new(list, view_evidence(call, &record->evidence[i]));
    }
    return list;
}

static json_t *view_conflicts(const struct event_record *record)
{
    json_t *list = json_array();
    for (size_t i = 0; i < record->conflict_count; i++) {
        const struct conflict *conflict = &record->conflicts[i];
        json_t *values = json_array();
        for (size_t j = 0; j < conflict->value_count; j++) {
            const struct conflict_value *value = &conflict->values[j];
            json_t *articles = json_array();
            for (size_t k = 0; k < value->article_count; k++) {
                json_array_append_new(articles, view_span(value->articles[k]));
            }
            json_array_append_new(values, json_pack("{s:o, s:o}", "value", view_span(value->value),
                                                    "articles", articles));
        }
        json_array_append_new(
            list, json_pack("{s:o, s:o}", "field", view_span(conflict->field), "values", values));
    }
    return list;
}

static void set_date(const struct call *call, json_t *object, const struct event_record *record)
{
    bool known = period_is_known(record->period);
    json_object_set_new(object, "date", view_period(call, record->period));
    json_object_set_new(object, "date_precision",
                        view_string(precision_name(record->period.precision)));
    json_object_set_new(object, "date_earliest", view_day(call, record->period.earliest));
    json_object_set_new(object, "date_latest", view_day(call, record->period.latest));
    json_object_set_new(object, "date_text", view_span(record->date_text));
    json_object_set_new(object, "date_basis",
                        known ? view_string(date_basis_name(record->date_basis)) : json_null());
}

static json_t *view_event_links(const struct call *call, struct span id)
{
    json_t *links = json_object();
    json_object_set_new(links, "self", view_link(call, "/events/%.*s", id));
    json_object_set_new(links, "articles", view_link(call, "/events/%.*s/articles", id));
    json_object_set_new(links, "evidence", view_link(call, "/events/%.*s/evidence", id));
    return links;
}

static json_t *view_event_place(const struct event_record *record)
{
    if (!record->place_text.ptr) {
        return json_null();
    }
    return json_pack("{s:o, s:o, s:o, s:o}", "entity", view_span(record->place_entity), "text",
                     view_span(record->place_text), "lat", view_number(record->coordinates.lat),
                     "lon", view_number(record->coordinates.lon));
}

static void set_kind(const struct call *call, json_t *object, const struct event_record *record)
{
    json_object_set_new(object, "type", view_string(event_type_name(record->type)));
    json_object_set_new(object, "scheme", view_string(event_type_scheme(record->type)));
    json_object_set_new(object, "mode", view_span(record->mode));
    json_object_set_new(object, "cameo", view_span(record->cameo));
    json_object_set_new(object, "quad_class", view_string(event_type_quad_class(record->type)));
    json_object_set_new(object, "goldstein",
                        view_number(event_codes_goldstein(call->api->codes, record->cameo)));
    json_object_set_new(object, "status", view_string(event_status_name(record->status)));
    json_object_set_new(object, "negated", json_boolean(record->negated));
}

json_t *view_event(struct call *call, const struct event_record *record)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", view_span(record->id));
    json_object_set_new(object, "title", view_span(record->title));
    set_kind(call, object, record);
    set_date(call, object, record);
    json_object_set_new(object, "actors", view_parties(record->actors, record->actor_count));
    json_object_set_new(object, "recipients",
                        view_parties(record->recipients, record->recipient_count));
    json_object_set_new(object, "place", view_event_place(record));
    json_object_set_new(object, "confidence", view_share(record->confidence));
    json_object_set_new(object, "article_count", json_integer(record->article_count));
    json_object_set_new(object, "source_count", json_integer(record->source_count));
    json_object_set_new(object, "first_reported", view_day(call, record->first_reported));
    json_object_set_new(object, "last_reported", view_day(call, record->last_reported));
    json_object_set_new(object, "corrected", view_verbs(record->corrected));
    if (!isnan(record->score)) {
        json_object_set_new(object, "score", view_number(record->score));
    }
    if (call->show_evidence || call_includes(call, "evidence")) {
        json_object_set_new(object, "evidence", view_evidence_list(call, record));
    }
    if (call->show_evidence || call_includes(call, "conflicts")) {
        json_object_set_new(object, "conflicts", view_conflicts(record));
    }
    json_object_set_new(object, "links", view_event_links(call, record->id));
    return object;
}
