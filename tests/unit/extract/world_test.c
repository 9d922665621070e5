/* What the world's names mean, by tables of sentences: tests/cases/countries says of a name in a
 * sentence what it is and of which country, homographs both ways; tests/cases/places which of
 * several towns of one name is meant, and where it lies. */
#include <math.h>

#include "reading.h"

#define COUNTRIES "tests/cases/countries"
#define PLACES    "tests/cases/places"

/* Half a degree: 55 km at most, less than between two towns that are told apart. */
#define NEAR_DEGREES 0.5

enum { CELLS = 5 };

struct row {
    struct span cells[CELLS];
};

/* Whether a row of a table holds. */
typedef bool (*row_check)(struct arena *arena, const struct row *row);

/* The entity of the last mention of that text, or NULL. */
static const struct entity *find(const struct analysis *analysis, struct span name)
{
    for (size_t i = analysis->mention_count; i > 0; i--) {
        const struct mention *mention = &analysis->mentions[i - 1];
        if (span_equal(mention->text, name) && mention->entity != ENTITY_UNRESOLVED) {
            return &analysis->entities[mention->entity];
        }
    }
    return NULL;
}

/* A capital may stand for its country, whose subtype it then shows. */
static bool is_what(const struct entity *entity, struct span what)
{
    static const struct {
        const char *what;
        enum entity_type type;
        enum entity_subtype subtype, or_subtype;
    } kinds[] = {{"country", ENTITY_PLACE, SUBTYPE_COUNTRY, SUBTYPE_COUNTRY},
                 {"people", ENTITY_OTHER, SUBTYPE_NATIONALITY, SUBTYPE_NATIONALITY},
                 {"city", ENTITY_PLACE, SUBTYPE_CITY, SUBTYPE_COUNTRY},
                 {"region", ENTITY_PLACE, SUBTYPE_REGION, SUBTYPE_REGION},
                 {"person", ENTITY_PERSON, SUBTYPE_NONE, SUBTYPE_NONE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (span_is(what, kinds[i].what)) {
            return entity->type == kinds[i].type &&
                   (entity->subtype == kinds[i].subtype || entity->subtype == kinds[i].or_subtype);
        }
    }
    return false;
}

/* Cells: what, country, name, text. "none": the name is no place and no people. */
static bool check_country(struct arena *arena, const struct row *row)
{
    struct analysis analysis;
    read_article(arena, (struct span){0}, row->cells[3], &analysis);
    const struct entity *entity = find(&analysis, row->cells[2]);
    const char *country = entity ? entity->country : "";
    if (span_is(row->cells[0], "none")) {
        return entity == NULL || (entity->type != ENTITY_PLACE && country[0] == '\0');
    }
    bool right = entity && is_what(entity, row->cells[0]) &&
                 span_is(row->cells[1], country[0] ? country : "-");
    if (!right) {
        print_error("    %.*s %.*s %.*s: found %s %s; %.*s\n", SPAN_ARG(row->cells[0]),
                    SPAN_ARG(row->cells[1]), SPAN_ARG(row->cells[2]),
                    entity ? entity_type_name(entity->type) : "nothing", country,
                    SPAN_ARG(row->cells[3]));
    }
    return right;
}

/* Cells: name, country, latitude, longitude, text. */
static bool check_place(struct arena *arena, const struct row *row)
{
    struct analysis analysis;
    read_article(arena, (struct span){0}, row->cells[4], &analysis);
    const struct entity *entity = find(&analysis, row->cells[0]);
    double lat = strtod(arena_string(arena, row->cells[2]), NULL);
    double lon = strtod(arena_string(arena, row->cells[3]), NULL);
    bool right = entity && entity->type == ENTITY_PLACE &&
                 span_is(row->cells[1], entity->country) &&
                 fabs(entity->coordinates.lat - lat) < NEAR_DEGREES &&
                 fabs(entity->coordinates.lon - lon) < NEAR_DEGREES;
    if (!right) {
        print_error("    %.*s %.*s: found %s %.2f %.2f; %.*s\n", SPAN_ARG(row->cells[0]),
                    SPAN_ARG(row->cells[1]), entity ? entity->country : "nothing",
                    entity ? entity->coordinates.lat : 0.0, entity ? entity->coordinates.lon : 0.0,
                    SPAN_ARG(row->cells[4]));
    }
    return right;
}

/* Checks the rows of a table below its heading. */
static int check_table(struct arena *arena, struct span text, row_check check, size_t *rows)
{
    int wrong = 0;
    span_cut(&text, '\n');
    while (text.ptr && text.len > 0) {
        struct span line = span_cut(&text, '\n');
        struct row row = {{{0}}};
        for (size_t i = 0; i < CELLS && line.ptr; i++) {
            row.cells[i] = span_cut(&line, '\t');
        }
        wrong += !check(arena, &row);
        (*rows)++;
        arena_reset(arena);
    }
    return wrong;
}

static int check_countries(struct arena *arena, struct span text, size_t *rows)
{
    return check_table(arena, text, check_country, rows);
}

static int check_places(struct arena *arena, struct span text, size_t *rows)
{
    return check_table(arena, text, check_place, rows);
}

static void test_countries(void **state)
{
    (void)state;
    check_cases(COUNTRIES, check_countries, 800);
}

static void test_places(void **state)
{
    (void)state;
    check_cases(PLACES, check_places, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_countries),
                                       cmocka_unit_test(test_places)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
