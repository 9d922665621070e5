/* Only what was known by a day asks what each sentence said, and it takes as much memory as the
 * rest of the census: so it is read with the first such question about a generation, and kept with
 * that census. Sentences are sorted by counting, those of one event, which are few, by comparing.
 */

#include "census_tellings.h"

#include <stdlib.h>

#include "store/codes.h"
#include "store/list.h"

struct reading {
    struct census *census;
    struct arena *arena;
    struct census_tellings *tellings;
    uint32_t limit;      /* of rows of evidence */
    struct telling *all; /* by row of evidence; article 0: there is none */
    uint32_t party_count, evidence;
    size_t party_capacity;
};

static void take_telling(void *context, struct columns *columns)
{
    struct reading *reading = context;
    struct telling *telling = &reading->all[column_count(columns)];
    telling->evidence = (uint32_t)(telling - reading->all);
    telling->article = column_count(columns);
    telling->position = column_count(columns);
    telling->type = (uint8_t)event_type_from_name(column_borrowed(columns));
    telling->status = (uint8_t)event_status_from_name(column_borrowed(columns));
    telling->earliest = column_day(columns);
    telling->latest = column_day(columns);
    telling->precision = (uint8_t)precision_from_name(column_borrowed(columns));
    telling->basis = (uint8_t)date_basis_from_name(column_borrowed(columns));
    telling->confidence = column_real(columns);
    telling->place = column_count(columns);
    telling->place_subtype = (uint8_t)entity_subtype_from_name(column_borrowed(columns));
    char country[4];
    column_code(columns, country);
    telling->place_country = (uint16_t)census_country_number(country);
}

static void start_parties(struct reading *reading, uint32_t evidence)
{
    while (reading->evidence < evidence) {
        reading->tellings->party_start[++reading->evidence] = reading->party_count;
    }
}

static void take_party(void *context, struct columns *columns)
{
    struct reading *reading = context;
    struct census_tellings *tellings = reading->tellings;
    start_parties(reading, column_count(columns));
    tellings->parties = arena_grow(reading->arena, tellings->parties, reading->party_count,
                                   &reading->party_capacity, sizeof *tellings->parties);
    struct telling_party *party = &tellings->parties[reading->party_count++];
    char country[4];
    *party =
        (struct telling_party){.role = (uint8_t)party_role_from_name(column_borrowed(columns))};
    party->known = column_bool(columns);
    column_code(columns, country);
    party->country = (uint16_t)census_country_number(country);
    party->entity = column_count(columns);
}

static void take_root(void *context, struct columns *columns)
{
    struct reading *reading = context;
    uint32_t article = column_count(columns);
    reading->tellings->roots[article] = column_count(columns);
}

/* Whether `a` comes before `b`: published earlier, the undated last. */
static bool is_before(const struct census *census, const struct telling *a, const struct telling *b)
{
    const uint32_t *order = census->texts[CENSUS_ARTICLE_TEXT].order;
    int32_t day_a = census->articles.first[a->article], day_b = census->articles.first[b->article];
    if (day_a != day_b) {
        return day_b == DAY_NONE || (day_a != DAY_NONE && day_a < day_b);
    }
    if (a->article != b->article) {
        return order[a->article] < order[b->article];
    }
    return a->position < b->position;
}

static void sort_tellings(struct reading *reading)
{
    const struct census *census = reading->census;
    const uint32_t *event_of = census->texts[CENSUS_EVENT_TEXT].listed;
    uint32_t *start = reading->tellings->start, limit = census->event_limit;
    for (uint32_t i = 0; i < reading->limit; i++) {
        start[event_of[i] + 1] += reading->all[i].article != 0;
    }
    for (uint32_t event = 0; event < limit; event++) {
        start[event + 1] += start[event];
    }
    struct telling *rows = ARENA_ARRAY(reading->arena, struct telling, start[limit]);
    for (uint32_t i = 0; i < reading->limit; i++) {
        if (reading->all[i].article == 0) {
            continue;
        }
        uint32_t event = event_of[i], at = start[event]++;
        while (at > 0 && event_of[rows[at - 1].evidence] == event &&
               is_before(census, &reading->all[i], &rows[at - 1])) {
            rows[at] = rows[at - 1];
            at--;
        }
        rows[at] = reading->all[i];
    }
    memmove(start + 1, start, limit * sizeof *start);
    start[0] = 0;
    reading->tellings->rows = rows;
}

enum status census_tellings_read(struct connection *connection, struct census *census)
{
    if (census->tellings) {
        return STATUS_OK;
    }
    struct arena *arena = arena_new(), *scratch = arena_new();
    uint32_t limit = census->texts[CENSUS_EVENT_TEXT].row_limit;
    struct census_tellings *tellings = ARENA_NEW(arena, struct census_tellings);
    *tellings = (struct census_tellings){
        .start = ARENA_ARRAY(arena, uint32_t, (size_t)census->event_limit + 1),
        .party_start = ARENA_ARRAY(arena, uint32_t, (size_t)limit + 1),
        .roots = ARENA_ARRAY(arena, uint32_t, census->article_limit)};
    struct reading reading = {.census = census,
                              .arena = arena,
                              .tellings = tellings,
                              .limit = limit,
                              .all = ARENA_ARRAY(scratch, struct telling, limit)};
    for (uint32_t article = 0; article < census->article_limit; article++) {
        tellings->roots[article] = article;
    }
    const struct {
        const char *statement;
        list_take *take;
    } reads[] = {{"census.telling_rows", take_telling},
                 {"census.telling_parties", take_party},
                 {"census.roots", take_root}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof reads / sizeof *reads && status == STATUS_OK; i++) {
        status = list_each(connection, connection_named(connection, reads[i].statement), NULL,
                           reads[i].take, &reading);
    }
    if (status == STATUS_OK) {
        start_parties(&reading, limit);
        sort_tellings(&reading);
        census->tellings = tellings;
        census->tellings_arena = arena;
    } else {
        arena_free(arena);
    }
    arena_free(scratch);
    return status;
}
