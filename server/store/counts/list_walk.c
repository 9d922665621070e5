/* Articles get ever greater row numbers, so that what an entity's last day was follows from those
 * of its articles that were there. A cursor keeps "@generation@limit" behind its key: the
 * generation and the row numbers of the walk's first page. What has no article that was there (all
 * were replaced, or it is new) is placed as it is now. */

#include "list_walk.h"

#include <inttypes.h>
#include <stdio.h>

static void take_number(void *context, struct columns *columns)
{
    *(uint32_t *)context = column_count(columns);
}

static enum status start_here(struct list *list, struct list_walk *walk)
{
    struct connection *connection = &list->reader->connection;
    uint32_t last = 0;
    enum status status = list_each(connection, connection_named(connection, "search.last_article"),
                                   NULL, take_number, &last);
    walk->article_limit = last + 1;
    return status;
}

enum status list_walk_start(struct list *list, struct list_walk *out)
{
    const struct cursor *after = &list->query->after;
    uint64_t generation = list->reader->generation;
    *out = (struct list_walk){0};
    const char *key = after->present ? arena_string(list->arena, after->sort_value) : NULL;
    bool begun =
        key && sscanf(key, "%*d@%" SCNu64 "@%" SCNu32, &generation, &out->article_limit) == 2;
    enum status status = begun ? STATUS_OK : start_here(list, out);
    out->moved = generation != list->reader->generation;
    list->cursor_tail =
        arena_printf(list->arena, "@%" PRIu64 "@%" PRIu32, generation, out->article_limit);
    return status;
}

int32_t list_walk_entity_day(const struct list_walk *walk, const struct census *census,
                             uint32_t entity)
{
    const struct census_links *articles = &census->entity_articles;
    int32_t last = DAY_NONE;
    bool there = false;
    for (uint32_t i = articles->start[entity]; i < articles->start[entity + 1]; i++) {
        uint32_t article = articles->items[i];
        if (article < walk->article_limit) {
            there = true;
            int32_t day = census->articles.last[article];
            last = day > last ? day : last;
        }
    }
    return there ? last : census->entities[entity].last_seen;
}

struct census_days list_walk_source_days(const struct list_walk *walk, const struct census *census,
                                         struct arena *arena)
{
    size_t count = (size_t)census->source_count + 1;
    struct census_days days = {ARENA_ARRAY(arena, int32_t, count),
                               ARENA_ARRAY(arena, int32_t, count)};
    bool *there = ARENA_ARRAY(arena, bool, count);
    for (size_t source = 0; source < count; source++) {
        days.first[source] = days.last[source] = DAY_NONE;
    }
    for (uint32_t article = 0; article < census->article_limit; article++) {
        uint32_t source = census->article_sources[article];
        int32_t first = census->articles.first[article], last = census->articles.last[article];
        if (article >= walk->article_limit || !census->article_lives[article]) {
            continue;
        }
        there[source] = true;
        if (first != DAY_NONE && (days.first[source] == DAY_NONE || first < days.first[source])) {
            days.first[source] = first;
        }
        if (last != DAY_NONE && (days.last[source] == DAY_NONE || last > days.last[source])) {
            days.last[source] = last;
        }
    }
    for (size_t source = 1; source < count; source++) {
        if (!there[source]) {
            days.first[source] = census->sources[source].first;
            days.last[source] = census->sources[source].last;
        }
    }
    return days;
}
