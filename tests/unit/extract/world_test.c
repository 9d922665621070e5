/* What the world's names mean, by tables of sentences: tests/cases/countries says of a name in a
 * sentence what it is and of which country, homographs both ways; tests/cases/places which of
 * several towns of one name is meant, and where it lies. */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../check.h"
#include "base/buffer.h"
#include "base/file.h"
#include "extract/analysis.h"

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

static struct engine *engine;

static int open_engine(void **state)
{
    (void)state;
    struct failure failure = {{0}};
    return engine_new(NULL, &engine, &failure) == STATUS_OK ? 0 : -1;
}

static int close_engine(void **state)
{
    (void)state;
    engine_free(engine);
    return 0;
}

static void read_text(struct arena *arena, struct span text, struct analysis *out)
{
    struct article article = article_unknown();
    article.body = span_of(arena_string(arena, text));
    analysis_run(arena, engine, &article, out);
}

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
    read_text(arena, row->cells[3], &analysis);
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
    read_text(arena, row->cells[4], &analysis);
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

/* Checks the rows of one table; adds them to `*rows` and returns how many are wrong. */
static int check_table(const char *path, row_check check, size_t *rows)
{
    struct arena *arena = arena_new();
    struct buffer bytes = {0};
    int wrong = 0;
    assert_int_equal(file_read(path, 1 << 20, &bytes, NULL), STATUS_OK);
    struct span rest = buffer_span(&bytes);
    span_cut(&rest, '\n');
    while (rest.ptr && rest.len > 0) {
        struct span line = span_cut(&rest, '\n');
        struct row row = {{{0}}};
        for (size_t i = 0; i < CELLS && line.ptr; i++) {
            row.cells[i] = span_cut(&line, '\t');
        }
        wrong += !check(arena, &row);
        (*rows)++;
        arena_reset(arena);
    }
    buffer_fini(&bytes);
    arena_free(arena);
    return wrong;
}

static void check_folder(const char *folder, row_check check, size_t least_rows)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    size_t rows = 0;
    int wrong = 0;
    assert_true(count > 2);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        wrong += entries[i]->d_name[0] != '.' ? check_table(path, check, &rows) : 0;
        free(entries[i]);
    }
    free(entries);
    if (wrong > 0) {
        print_error("%s: %d of %zu wrong\n", folder, wrong, rows);
    }
    assert_int_equal(wrong, 0);
    assert_true(rows >= least_rows);
}

static void test_countries(void **state)
{
    (void)state;
    check_folder(COUNTRIES, check_country, 800);
}

static void test_places(void **state)
{
    (void)state;
    check_folder(PLACES, check_place, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_countries),
                                       cmocka_unit_test(test_places)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
