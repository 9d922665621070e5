/* Names are numbered in their order: where a changed article brings a new one or takes the last
 * article of one away, all are numbered anew. Copies are few, and their groups are read again when
 * a changed article is or was in one. */

#include "renew_articles.h"

#include <stdlib.h>

#include "census_read.h"
#include "renew_links.h"

struct renewing {
    struct connection *connection;
    const struct census *old;
    const struct changed_rows *rows;
    struct census *census;
    struct arena *scratch;
    struct span *sources; /* from 1: those of before, then new ones; numbered so until the end */
    size_t source_count, source_capacity;
    struct span *authors; /* the same from 0 */
    size_t author_count, author_capacity;
    struct fresh_links authorships;
};

#define COPY(member)                                                                               \
    (census->member =                                                                              \
         renew_array(census->arena, old->member, sizeof *old->member, old->article_limit, limit))

static void copy_names(struct arena *arena, const struct census_names *old,
                       struct census_names *names)
{
    names->count = names->capacity = old->count;
    names->names = ARENA_ARRAY(arena, struct span, old->count);
    for (size_t i = 0; i < old->count; i++) {
        names->names[i] = arena_copy(arena, old->names[i]);
    }
}

static void copy_all(const struct census *old, struct census *census, uint32_t limit)
{
    census->article_limit = limit;
    COPY(article_lives);
    COPY(is_copy);
    COPY(article_sources);
    COPY(article_sections);
    COPY(article_languages);
    COPY(article_types);
    COPY(article_moments);
    COPY(articles.first);
    COPY(articles.last);
    copy_names(census->arena, &old->sections, &census->sections);
    copy_names(census->arena, &old->languages, &census->languages);
    for (uint32_t row = old->article_limit; row < limit; row++) {
        census->articles.first[row] = census->articles.last[row] = DAY_NONE;
    }
}

static void clear_row(struct census *census, uint32_t row)
{
    census->article_lives[row] = census->is_copy[row] = 0;
    census->article_sources[row] = census->article_sections[row] = 0;
    census->article_languages[row] = census->article_types[row] = 0;
    census->article_moments[row] = 0;
    census->articles.first[row] = census->articles.last[row] = DAY_NONE;
}

/* The number of a name, counted from the first; added when it is not there. */
static uint32_t number_of(struct arena *arena, struct span **names, size_t *count, size_t *capacity,
                          struct span name)
{
    for (size_t i = 0; i < *count; i++) {
        if (span_equal((*names)[i], name)) {
            return (uint32_t)i;
        }
    }
    *names = arena_grow(arena, *names, *count, capacity, sizeof **names);
    (*names)[*count] = arena_copy(arena, name);
    return (uint32_t)(*count)++;
}

/* The same for names of which the absent one is the first; 0 for it. */
static uint32_t number_name(struct arena *arena, struct census_names *names, struct span name)
{
    if (!name.ptr) {
        return 0;
    }
    if (names->count == 0) {
        names->names = arena_grow(arena, names->names, 0, &names->capacity, sizeof *names->names);
        names->names[names->count++] = (struct span){0};
    }
    return number_of(arena, &names->names, &names->count, &names->capacity, name);
}

static void take_article(void *context, struct columns *columns)
{
    struct renewing *renewing = context;
    struct census *census = renewing->census;
    uint32_t row = column_count(columns);
    census->articles.first[row] = column_day(columns);
    census->articles.last[row] = column_day(columns);
    census->article_lives[row] = 1;
    census->is_copy[row] = column_bool(columns);
    bool dated = !column_is_null(columns);
    int64_t moment = column_int(columns);
    census->article_moments[row] = dated ? moment : INT64_MAX;
    struct span source = column_borrowed(columns);
    census->article_sources[row] =
        source.ptr ? number_of(renewing->scratch, &renewing->sources, &renewing->source_count,
                               &renewing->source_capacity, source)
                   : 0;
    census->article_sections[row] =
        number_name(census->arena, &census->sections, column_borrowed(columns));
    census->article_languages[row] =
        number_name(census->arena, &census->languages, column_borrowed(columns));
}

static void take_author(void *context, struct columns *columns)
{
    struct renewing *renewing = context;
    uint32_t article = column_count(columns);
    struct span name = column_borrowed(columns);
    fresh_links_add(&renewing->authorships, article,
                    number_of(renewing->scratch, &renewing->authors, &renewing->author_count,
                              &renewing->author_capacity, name));
}

/* --- numbers ---------------------------------------------------------------------------------- */

struct numbered {
    struct span name;
    uint32_t number;
};

static int compare_names(const void *left, const void *right)
{
    return span_compare(((const struct numbered *)left)->name,
                        ((const struct numbered *)right)->name);
}

/* Numbers the names from `first` on that are used (`numbers`, each below `count`) in their order,
 * starting with `first`, and the users with them; returns how many there are. */
static uint32_t number_anew(struct arena *arena, const struct span *names, size_t count,
                            uint32_t *numbers, uint32_t number_count, uint32_t first,
                            struct numbered **out)
{
    uint32_t *present = ARENA_ARRAY(arena, uint32_t, count + 1);
    struct numbered *used = ARENA_ARRAY(arena, struct numbered, count + 1);
    uint32_t used_count = 0;
    for (uint32_t i = 0; i < number_count; i++) {
        present[numbers[i]] = 1;
    }
    for (uint32_t i = first; i < count; i++) {
        if (present[i]) {
            used[used_count++] = (struct numbered){names[i], i};
        }
    }
    if (used_count > 1) {
        qsort(used, used_count, sizeof *used, compare_names);
    }
    for (uint32_t i = 0; i < used_count; i++) {
        present[used[i].number] = i + first;
    }
    for (uint32_t i = 0; i < number_count; i++) {
        numbers[i] = numbers[i] < first ? numbers[i] : present[numbers[i]];
    }
    *out = used;
    return used_count;
}

static void number_sources(struct renewing *renewing)
{
    struct census *census = renewing->census;
    struct numbered *used;
    census->source_count = number_anew(renewing->scratch, renewing->sources, renewing->source_count,
                                       census->article_sources, census->article_limit, 1, &used);
    census->sources = ARENA_ARRAY(census->arena, struct census_source, census->source_count + 1);
    for (uint32_t i = 0; i < census->source_count; i++) {
        census->sources[i + 1] =
            (struct census_source){arena_copy(census->arena, used[i].name), 0, DAY_NONE, DAY_NONE};
    }
    census_count_sources(census);
}

static void number_authors(struct renewing *renewing)
{
    struct census *census = renewing->census;
    struct numbered *used;
    struct census_links *links = &census->article_authors;
    *links = renew_links(census->arena, &renewing->old->article_authors, census->article_limit,
                         &renewing->authorships, NULL, NULL);
    census->author_count = number_anew(renewing->scratch, renewing->authors, renewing->author_count,
                                       links->items, links->start[links->limit], 0, &used);
    census->author_names = ARENA_ARRAY(census->arena, struct span, census->author_count);
    for (uint32_t i = 0; i < census->author_count; i++) {
        census->author_names[i] = arena_copy(census->arena, used[i].name);
    }
}

static void list_known_names(struct renewing *renewing)
{
    const struct census *old = renewing->old;
    renewing->source_count = renewing->source_capacity = old->source_count + 1;
    renewing->sources = ARENA_ARRAY(renewing->scratch, struct span, renewing->source_count);
    for (uint32_t i = 1; i <= old->source_count; i++) {
        renewing->sources[i] = old->sources[i].name;
    }
    renewing->author_count = renewing->author_capacity = old->author_count;
    renewing->authors = ARENA_ARRAY(renewing->scratch, struct span, old->author_count);
    for (uint32_t i = 0; i < old->author_count; i++) {
        renewing->authors[i] = old->author_names[i];
    }
}

/* --- copies ----------------------------------------------------------------------------------- */

static bool touches_copies(const struct renewing *renewing)
{
    const struct census *old = renewing->old;
    uint8_t *grouped = ARENA_ARRAY(renewing->scratch, uint8_t, renewing->census->article_limit);
    for (uint32_t i = 0; i < old->copy_count; i++) {
        grouped[old->copies[i].article] = 1;
    }
    for (size_t i = 0; i < renewing->rows->count; i++) {
        uint32_t row = renewing->rows->rows[i];
        if (grouped[row] || renewing->census->is_copy[row]) {
            return true;
        }
    }
    return false;
}

struct copies {
    struct census *census;
    size_t capacity;
};

static void take_copy(void *context, struct columns *columns)
{
    struct copies *copies = context;
    struct census *census = copies->census;
    census->copies = arena_grow(census->arena, census->copies, census->copy_count,
                                &copies->capacity, sizeof *census->copies);
    struct census_copy *copy = &census->copies[census->copy_count++];
    copy->article = column_count(columns);
    copy->group = column_count(columns);
}

static enum status renew_copies(struct renewing *renewing)
{
    const struct census *old = renewing->old;
    struct census *census = renewing->census;
    if (touches_copies(renewing)) {
        struct copies copies = {census, 0};
        return list_each(renewing->connection,
                         connection_named(renewing->connection, "census.copies"), NULL, take_copy,
                         &copies);
    }
    census->copy_count = old->copy_count;
    census->copies = renew_array(census->arena, old->copies, sizeof *old->copies, old->copy_count,
                                 old->copy_count);
    return STATUS_OK;
}

static enum status renew_rows(struct renewing *renewing)
{
    struct connection *connection = renewing->connection;
    const struct changed_rows *rows = renewing->rows;
    enum status status =
        renew_each(connection, "census.some_articles", NULL, rows, take_article, renewing);
    if (status == STATUS_OK) {
        status = renew_each(connection, "census.some_authors", NULL, rows, take_author, renewing);
    }
    if (status == STATUS_OK) {
        status = renew_each(connection, "census.some_article_types", NULL, rows,
                            census_take_article_type, renewing->census);
    }
    fresh_links_end(&renewing->authorships);
    return status;
}

enum status renew_articles(struct connection *connection, const struct census *old,
                           const struct changed_rows *rows, struct census *census)
{
    struct renewing renewing = {.connection = connection,
                                .old = old,
                                .rows = rows,
                                .census = census,
                                .scratch = arena_new()};
    uint32_t last = rows->count > 0 ? rows->rows[rows->count - 1] : 0;
    copy_all(old, census, last >= old->article_limit ? last + 1 : old->article_limit);
    for (size_t i = 0; i < rows->count; i++) {
        clear_row(census, rows->rows[i]);
    }
    list_known_names(&renewing);
    renewing.authorships = fresh_links_start(renewing.scratch, rows);
    enum status status = renew_rows(&renewing);
    if (status == STATUS_OK) {
        number_sources(&renewing);
        number_authors(&renewing);
        status = renew_copies(&renewing);
    }
    arena_free(renewing.scratch);
    return status;
}
