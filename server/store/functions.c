/* The few SQL functions that the statements need beside SQLite's own. The distance is the haversine
 * formula on a sphere of 6371.0088 km, the mean earth radius of the IUGG. */

#include "store/functions.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/name_sound.h"
#include "base/utf8.h"
#include "store/search/words.h"
#include "store/select.h"

static const double earth_radius_km = 6371.0088;
static const double radians_per_degree = 0.017453292519943295;

static void distance_km(sqlite3_context *context, int count, sqlite3_value **values)
{
    double degrees[4];
    for (int i = 0; i < count; i++) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL) {
            return;
        }
        degrees[i] = sqlite3_value_double(values[i]);
    }
    double lat = (degrees[2] - degrees[0]) * radians_per_degree;
    double lon = (degrees[3] - degrees[1]) * radians_per_degree;
    double half = sin(lat / 2) * sin(lat / 2) + cos(degrees[0] * radians_per_degree) *
                                                    cos(degrees[2] * radians_per_degree) *
                                                    sin(lon / 2) * sin(lon / 2);
    sqlite3_result_double(context, 2 * earth_radius_km * asin(sqrt(fmin(1, half))));
}

/* Whether the argument is a day of the calendar; its date goes to `*date`. */
static bool read_day(sqlite3_value *value, struct civil *date)
{
    if (sqlite3_value_type(value) == SQLITE_NULL) {
        return false;
    }
    sqlite3_int64 day = sqlite3_value_int64(value);
    if (day < day_from_civil((struct civil){1, 1, 1}) ||
        day > day_from_civil((struct civil){9999, 12, 31})) {
        return false;
    }
    *date = day_to_civil((int32_t)day);
    return true;
}

/* The dates of the first two arguments; false when one is no day of the calendar. */
static bool read_days(sqlite3_value **values, struct civil *first, struct civil *last)
{
    return read_day(values[0], first) && read_day(values[1], last);
}

static void day_year(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct civil first, last;
    if (read_days(values, &first, &last) && first.year == last.year) {
        char text[16];
        snprintf(text, sizeof text, "%04d", first.year);
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    }
}

static void day_month(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    struct civil first, last;
    if (read_days(values, &first, &last) && first.year == last.year && first.month == last.month) {
        char text[32];
        snprintf(text, sizeof text, "%04d-%02d", first.year, first.month);
        sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
    }
}

static void row_marked(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const struct row_marks *marks = sqlite3_value_pointer(values[0], FUNCTIONS_MARKS);
    sqlite3_int64 row = sqlite3_value_int64(values[1]);
    bool known = marks && row >= 0 && row < marks->limit;
    sqlite3_result_int(context, known && marks->met[row]);
}

static void fold_with(sqlite3_context *context, sqlite3_value *value,
                      struct span (*folded_of)(struct arena *arena, struct span text))
{
    const char *text = (const char *)sqlite3_value_text(value);
    if (text == NULL) {
        return;
    }
    struct arena *arena = arena_new();
    struct span folded = folded_of(arena, (struct span){text, (size_t)sqlite3_value_bytes(value)});
    sqlite3_result_text(context, folded.len ? folded.ptr : "", (int)folded.len, SQLITE_TRANSIENT);
    arena_free(arena);
}

/* The words of a text as the search compares them. */
static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    fold_with(context, values[0], words_fold);
}

/* What names are sorted by: "de Gaulle" stands at D and "Éire" beside "Eire". */
static void name_key(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    fold_with(context, values[0], utf8_fold_plain);
}

/* What spellings of a name have in common. */
static void sound(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    fold_with(context, values[0], name_sound_of_long);
}

int functions_register(sqlite3 *db)
{
    static const struct {
        const char *name;
        int arguments;
        void (*function)(sqlite3_context *, int, sqlite3_value **);
    } table[] = {
        {"distance_km", 4, distance_km}, {"day_year", 2, day_year}, {"day_month", 2, day_month},
        {"row_marked", 2, row_marked},   {"fold", 1, fold},         {"name_key", 1, name_key},
        {"name_sound", 1, sound}};
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        int code = sqlite3_create_function_v2(db, table[i].name, table[i].arguments, flags, NULL,
                                              table[i].function, NULL, NULL, NULL);
        if (code != SQLITE_OK) {
            return code;
        }
    }
    return SQLITE_OK;
}
