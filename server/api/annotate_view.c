/* Brings an analysis into the records that the archive gives, so that the same views show both.
 * Ids are made as the archive makes them, within this one text. */
#include <math.h>

#include "api/annotate.h"
#include "api/offsets.h"
#include "api/view.h"
#include "base/table.h"
#include "base/utf8.h"
#include "text/tagset.h"

struct annotation {
    struct call *call;
    const struct analysis *analysis;
    struct span *entity_ids; /* by entity */
    uint32_t *event_counts;  /* by entity: events it takes part in */
};

/* `slug`, or the first of `slug-2`, `slug-3` … that is free. `taken` has for each id the number
 * with which to go on when it is asked for again. */
static struct span unique_id(struct arena *arena, struct table *taken, struct span slug)
{
    struct span base = slug.len ? slug : SPAN("unnamed"), id = base;
    uint32_t known = table_get(taken, base), next = known == TABLE_NONE ? 2 : known;
    while (table_get(taken, id) != TABLE_NONE) {
        id = arena_printf(arena, "%.*s-%u", SPAN_ARG(base), next++);
    }
    table_set(taken, base, next);
    if (id.ptr != base.ptr) {
        table_set(taken, id, 2);
    }
    return id;
}

static void name_entities(struct annotation *annotation)
{
    const struct analysis *analysis = annotation->analysis;
    struct arena *arena = annotation->call->arena;
    struct table *taken = table_new(arena, analysis->entity_count);
    annotation->entity_ids = ARENA_ARRAY(arena, struct span, analysis->entity_count);
    annotation->event_counts = ARENA_ARRAY(arena, uint32_t, analysis->entity_count);
    for (size_t i = 0; i < analysis->entity_count; i++) {
        annotation->entity_ids[i] =
            unique_id(arena, taken, utf8_slug(arena, analysis->entities[i].name));
    }
    for (size_t i = 0; i < analysis->event_count; i++) {
        for (size_t j = 0; j < analysis->events[i].party_count; j++) {
            uint32_t entity = analysis->events[i].parties[j].entity;
            if (entity != ENTITY_UNRESOLVED) {
                annotation->event_counts[entity]++;
            }
        }
    }
}

static struct span entity_id(const struct annotation *annotation, uint32_t entity)
{
    return entity == ENTITY_UNRESOLVED ? (struct span){NULL, 0} : annotation->entity_ids[entity];
}

static json_t *view_sentences(const struct annotation *annotation)
{
    json_t *list = json_array();
    const struct document *document = &annotation->analysis->document;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];
        json_t *object = json_object();
        json_object_set_new(object, "field", view_string(field_name(sentence->field)));
        offsets_set(annotation->call, object, &sentence->at, (struct span){NULL, 0},
                    sentence->field);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *view_mentions(const struct annotation *annotation)
{
    json_t *list = json_array();
    const struct analysis *analysis = annotation->analysis;
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        struct mention_record record = {.mention = *mention,
                                        .entity = entity_id(annotation, mention->entity)};
        json_array_append_new(list, view_mention(annotation->call, &record));
    }
    return list;
}

static json_t *view_dates(const struct annotation *annotation)
{
    json_t *list = json_array();
    for (size_t i = 0; i < annotation->analysis->date_count; i++) {
        struct date_record record = {.date = annotation->analysis->dates[i]};
        json_array_append_new(list, view_date(annotation->call, &record));
    }
    return list;
}

/* The forms under which entity `index` appears, in the order of the text, with their counts. */
static struct alias *collect_aliases(const struct annotation *annotation, uint32_t index,
                                     size_t *count)
{
    const struct analysis *analysis = annotation->analysis;
    struct arena *arena = annotation->call->arena;
    struct table *seen = table_new(arena, 8);
    struct alias *aliases = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->entity != index || mention->kind != MENTION_NAME) {
            continue;
        }
        struct span text = arena_one_line(arena, mention->text);
        uint32_t at = table_intern(seen, text, (uint32_t)*count);
        if (at == *count) {
            aliases = arena_grow(arena, aliases, *count, &capacity, sizeof *aliases);
            aliases[(*count)++] = (struct alias){.text = text};
        }
        aliases[at].count++;
    }
    return aliases;
}

static json_t *view_one_entity(const struct annotation *annotation, uint32_t index)
{
    const struct entity *entity = &annotation->analysis->entities[index];
    struct entity_record record = {.id = annotation->entity_ids[index],
                                   .name = entity->name,
                                   .type = entity->type,
                                   .subtype = entity->subtype,
                                   .coordinates = entity->coordinates,
                                   .wikidata = entity->wikidata,
                                   .mention_count = entity->mention_count,
                                   .article_count = 1,
                                   .event_count = annotation->event_counts[index],
                                   .first_seen = DAY_NONE,
                                   .last_seen = DAY_NONE};
    memcpy(record.country, entity->country, sizeof record.country);
    record.coordinates_kind = span_of(entity_subtype_name(entity->subtype));
    record.aliases = collect_aliases(annotation, index, &record.alias_count);
    struct role_record *roles =
        ARENA_ARRAY(annotation->call->arena, struct role_record, entity->role_count);
    for (size_t i = 0; i < entity->role_count; i++) {
        roles[i] = (struct role_record){.title = entity->roles[i].title,
                                        .field = entity->roles[i].field,
                                        .sentence = entity->roles[i].sentence};
    }
    record.roles = roles;
    record.role_count = entity->role_count;
    json_t *object = view_entity(annotation->call, &record);
    json_object_set_new(object, "links", json_object());
    return object;
}

static json_t *view_entities(const struct annotation *annotation)
{
    json_t *list = json_array();
    for (size_t i = 0; i < annotation->analysis->entity_count; i++) {
        json_array_append_new(list, view_one_entity(annotation, (uint32_t)i));
    }
    return list;
}

/* The parties of one role as the event shows them. */
static const struct party_record *collect_parties(const struct annotation *annotation,
                                                  const struct event *event, enum party_role role,
                                                  size_t *count)
{
    struct party_record *records =
        ARENA_ARRAY(annotation->call->arena, struct party_record, event->party_count);
    *count = 0;
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        if (party->role == role) {
            struct party_record *record = &records[(*count)++];
            record->entity = entity_id(annotation, party->entity);
            record->text = arena_one_line(annotation->call->arena, party->text);
            memcpy(record->country, party->country, sizeof record->country);
            memcpy(record->sector, party->sector, sizeof record->sector);
        }
    }
    return records;
}

static struct evidence_record evidence_of(const struct annotation *annotation,
                                          const struct event *event)
{
    const struct analysis *analysis = annotation->analysis;
    struct span text = document_field(&analysis->document, event->field);
    struct evidence_record evidence = {
        .field = event->field,
        .sentence = event->sentence,
        .at = event->sentence_at,
        .text = span_slice(text, event->sentence_at.byte_start, event->sentence_at.byte_end),
        .trigger = event->trigger,
        .trigger_text = event->trigger_text,
        .place = event->place_at,
        .place_text = event->place_text,
        .place_entity = entity_id(annotation, event->place)};
    if (event->date != UINT32_MAX) {
        const struct date *date = &analysis->dates[event->date];
        evidence.date = date->field == event->field ? date->at : (struct extent){0};
        evidence.date_text = date->text;
    }
    struct evidence_party *parties =
        ARENA_ARRAY(annotation->call->arena, struct evidence_party, event->party_count);
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        parties[i] = (struct evidence_party){.at = party->at,
                                             .text = party->text,
                                             .entity = entity_id(annotation, party->entity),
                                             .role = party->role};
    }
    evidence.parties = parties;
    evidence.party_count = event->party_count;
    return evidence;
}

static struct coordinates place_coordinates(const struct annotation *annotation,
                                            const struct event *event)
{
    return event->place == ENTITY_UNRESOLVED
               ? (struct coordinates){NAN, NAN}
               : annotation->analysis->entities[event->place].coordinates;
}

static json_t *view_one_event(const struct annotation *annotation, const struct event *event,
                              struct table *taken)
{
    struct arena *arena = annotation->call->arena;
    struct evidence_record evidence = evidence_of(annotation, event);
    struct span day = period_format(arena, event->period);
    struct span slug = utf8_slug(arena, event->title);
    struct event_record record = {
        .id = unique_id(arena, taken,
                        arena_printf(arena, "%.*s-%.*s", day.ptr ? (int)day.len : 7,
                                     day.ptr ? day.ptr : "undated", SPAN_ARG(slug))),
        .title = event->title,
        .type = event->type,
        .mode = span_of(event->mode),
        .cameo = span_of(event->cameo),
        .status = event->status,
        .negated = event->negated,
        .period = event->period,
        .date_text = arena_one_line(arena, evidence.date_text),
        .date_basis = event->date_basis,
        .place_entity = evidence.place_entity,
        .place_text = arena_one_line(arena, event->place_text),
        .coordinates = place_coordinates(annotation, event),
        .confidence = (double)event->confidence,
        .article_count = 1,
        .source_count = 1,
        .first_reported = DAY_NONE,
        .last_reported = DAY_NONE,
        .score = NAN,
        .evidence = &evidence,
        .evidence_count = 1};
    record.actors = collect_parties(annotation, event, PARTY_ACTOR, &record.actor_count);
    record.recipients =
        collect_parties(annotation, event, PARTY_RECIPIENT, &record.recipient_count);
    json_t *object = view_event(annotation->call, &record);
    json_object_set_new(object, "links", json_object());
    return object;
}

static json_t *view_events(const struct annotation *annotation)
{
    json_t *list = json_array();
    struct table *taken = table_new(annotation->call->arena, 16);
    for (size_t i = 0; i < annotation->analysis->event_count; i++) {
        const struct event *event = &annotation->analysis->events[i];
        json_array_append_new(list, view_one_event(annotation, event, taken));
    }
    return list;
}

static json_t *view_token(const struct annotation *annotation, const struct token *token,
                          const struct sentence *sentence)
{
    json_t *object = json_object();
    json_object_set_new(object, "text", view_span(token->text));
    offsets_set(annotation->call, object, &token->at, (struct span){NULL, 0}, sentence->field);
    json_object_set_new(object, "lemma", view_span(token->lemma));
    json_object_set_new(object, "upos",
                        token->upos ? view_string(upos_name((enum upos)token->upos)) : json_null());
    json_object_set_new(object, "xpos",
                        token->xpos ? view_string(xpos_name(token->xpos)) : json_null());
    json_object_set_new(object, "head",
                        token->head == UINT32_MAX ? json_null() : json_integer(token->head));
    json_object_set_new(object, "deprel",
                        token->deprel ? view_string(deprel_name(token->deprel)) : json_null());
    json_object_set_new(object, "field", view_string(field_name(sentence->field)));
    json_object_set_new(object, "sentence", json_integer(sentence->index));
    return object;
}

static json_t *view_tokens(const struct annotation *annotation)
{
    json_t *list = json_array();
    const struct document *document = &annotation->analysis->document;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];
        for (uint32_t j = 0; j < sentence->token_count; j++) {
            const struct token *token = &document->tokens[sentence->first_token + j];
            json_array_append_new(list, view_token(annotation, token, sentence));
        }
    }
    return list;
}

json_t *annotate_view(struct call *call, const struct article *article,
                      const struct analysis *analysis)
{
    struct annotation annotation = {.call = call, .analysis = analysis};
    call->offset_texts = (struct offset_texts){
        .loaded = true, .text = {[FIELD_TITLE] = article->title, [FIELD_BODY] = article->body}};
    call->show_evidence = true;
    name_entities(&annotation);
    json_t *object = json_object();
    json_object_set_new(object, "language", view_span(article->language));
    json_object_set_new(object, "sentences", view_sentences(&annotation));
    json_object_set_new(object, "mentions", view_mentions(&annotation));
    json_object_set_new(object, "entities", view_entities(&annotation));
    json_object_set_new(object, "dates", view_dates(&annotation));
    json_object_set_new(object, "events", view_events(&annotation));
    if (call_includes(call, "tokens")) {
        json_object_set_new(object, "tokens", view_tokens(&annotation));
    }
    return object;
}
