/* Shared by the lists whose rows are entities. */

#include "entity_rows.h"

#include "store/codes.h"
#include "store/list.h"

static void read_record(struct columns *columns, struct entity_record *record)
{
    record->id = column_text(columns);
    record->name = column_text(columns);
    record->type = entity_type_from_name(column_borrowed(columns));
    record->subtype = entity_subtype_from_name(column_borrowed(columns));
    column_code(columns, record->country);
    record->coordinates.lat = column_real(columns);
    record->coordinates.lon = column_real(columns);
    record->wikidata = column_text(columns);
    record->mention_count = column_count(columns);
    record->article_count = column_count(columns);
    record->event_count = column_count(columns);
    record->first_seen = column_day(columns);
    record->last_seen = column_day(columns);
    record->corrected = column_text(columns);
    bool placed = record->coordinates.lat == record->coordinates.lat; /* not NAN */
    const char *kind = entity_subtype_name(record->subtype);
    record->coordinates_kind = placed ? span_of(kind ? kind : "place") : (struct span){0};
}

struct entity_record *entity_rows_take(struct entity_rows *rows, struct columns *columns)
{
    rows->records =
        arena_grow(rows->arena, rows->records, rows->count, &rows->capacity, sizeof *rows->records);
    rows->ids =
        arena_grow(rows->arena, rows->ids, rows->count, &rows->id_capacity, sizeof *rows->ids);
    rows->ids[rows->count] = column_int(columns);
    struct entity_record *record = &rows->records[rows->count++];
    *record = (struct entity_record){0};
    read_record(columns, record);
    return record;
}

struct aliases {
    struct alias *aliases;
    size_t count, capacity;
};

static void take_alias(void *context, struct columns *columns)
{
    struct aliases *list = context;
    list->aliases = arena_grow(columns->arena, list->aliases, list->count, &list->capacity,
                               sizeof *list->aliases);
    struct alias *alias = &list->aliases[list->count++];
    alias->text = column_text(columns);
    alias->count = column_count(columns);
}

struct roles {
    struct role_record *roles;
    size_t count, capacity;
};

static void take_role(void *context, struct columns *columns)
{
    struct roles *list = context;
    list->roles =
        arena_grow(columns->arena, list->roles, list->count, &list->capacity, sizeof *list->roles);
    struct role_record *role = &list->roles[list->count++];
    role->title = column_text(columns);
    role->article = column_text(columns);
    role->field = field_from_name(column_borrowed(columns));
    role->sentence = column_count(columns);
}

static enum status complete(struct connection *connection, struct arena *arena, int64_t id,
                            struct entity_record *record)
{
    struct aliases aliases = {0};
    enum status status =
        list_children(connection, "entities.aliases", id, arena, take_alias, &aliases);
    record->aliases = aliases.aliases;
    record->alias_count = aliases.count;
    struct roles roles = {0};
    if (status == STATUS_OK) {
        status = list_children(connection, "entities.roles", id, arena, take_role, &roles);
    }
    record->roles = roles.roles;
    record->role_count = roles.count;
    return status;
}

enum status entity_rows_complete(struct connection *connection, struct entity_rows *rows)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rows->count && status == STATUS_OK; i++) {
        status = complete(connection, rows->arena, rows->ids[i], &rows->records[i]);
    }
    return status;
}
