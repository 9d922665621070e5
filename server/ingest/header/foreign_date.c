/* The names of months and weekdays in five languages, in one table each: where two languages share
 * one, they mean the same. Letters with accents stand in small letters only. */
#include "foreign_date.h"

#include <ctype.h>
#include <string.h>

#include "printed_scan.h"

static const struct name_value months[] = {
    {"janvier", 1},    {"enero", 1},     {"janeiro", 1},   {"gennaio", 1},   {"januar", 1},
    {"jänner", 1},     {"février", 2},   {"fevrier", 2},   {"febrero", 2},   {"fevereiro", 2},
    {"febbraio", 2},   {"februar", 2},   {"mars", 3},      {"marzo", 3},     {"março", 3},
    {"märz", 3},       {"avril", 4},     {"abril", 4},     {"aprile", 4},    {"april", 4},
    {"mai", 5},        {"mayo", 5},      {"maio", 5},      {"maggio", 5},    {"juin", 6},
    {"junio", 6},      {"junho", 6},     {"giugno", 6},    {"juni", 6},      {"juillet", 7},
    {"julio", 7},      {"julho", 7},     {"luglio", 7},    {"juli", 7},      {"août", 8},
    {"aout", 8},       {"agosto", 8},    {"august", 8},    {"septembre", 9}, {"septiembre", 9},
    {"setiembre", 9},  {"setembro", 9},  {"settembre", 9}, {"september", 9}, {"octobre", 10},
    {"octubre", 10},   {"outubro", 10},  {"ottobre", 10},  {"oktober", 10},  {"novembre", 11},
    {"noviembre", 11}, {"novembro", 11}, {"november", 11}, {"décembre", 12}, {"decembre", 12},
    {"diciembre", 12}, {"dezembro", 12}, {"dicembre", 12}, {"dezember", 12}, {"janv", 1},
    {"ene", 1},        {"gen", 1},       {"févr", 2},      {"fev", 2},       {"fév", 2},
    {"avr", 4},        {"abr", 4},       {"mag", 5},       {"giu", 6},       {"juil", 7},
    {"lug", 7},        {"ago", 8},       {"sept", 9},      {"set", 9},       {"okt", 10},
    {"ott", 10},       {"out", 10},      {"dez", 12},      {"déc", 12},      {"dic", 12}};

static const struct name_value weekdays[] = {
    {"lundi", 0},      {"lunes", 0},    {"lunedì", 0},   {"montag", 0},   {"mardi", 1},
    {"martes", 1},     {"martedì", 1},  {"dienstag", 1}, {"mercredi", 2}, {"miércoles", 2},
    {"mercoledì", 2},  {"mittwoch", 2}, {"jeudi", 3},    {"jueves", 3},   {"giovedì", 3},
    {"donnerstag", 3}, {"vendredi", 4}, {"viernes", 4},  {"venerdì", 4},  {"freitag", 4},
    {"samedi", 5},     {"sábado", 5},   {"sabato", 5},   {"samstag", 5},  {"dimanche", 6},
    {"domingo", 6},    {"domenica", 6}, {"sonntag", 6},  {"lun", 0},      {"mer", 2},
    {"jeu", 3},        {"ven", 4},      {"sam", 5},      {"dim", 6}};

/* Letters of any alphabet. */
static struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && (isalpha((unsigned char)text.ptr[end]) || (text.ptr[end] & 0x80))) {
        end++;
    }
    return span_slice(text, at, end);
}

/* Behind the Spanish and Portuguese "of", if it stands there. */
static size_t skip_of(struct span text, size_t at)
{
    struct span rest = span_slice(text, at, text.len);
    size_t of = span_starts_with(rest, SPAN("de "))    ? strlen("de ")
                : span_starts_with(rest, SPAN("del ")) ? strlen("del ")
                                                       : 0;
    return at + of;
}

/* "7", "1er", "1°", "3."; behind it and the spaces, 0: none. */
static size_t day_at(struct span text, size_t at, int *day)
{
    static const char *const marks[] = {"er", "º", "°", "."};
    size_t end = scan_number(text, at, day);
    if (end == 0 || end - at > 2 || *day < 1 || *day > 31) {
        return 0;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct span mark = span_of(marks[i]);
        if (span_starts_with(span_slice(text, end, text.len), mark)) {
            end += mark.len;
            break;
        }
    }
    size_t next = scan_spaces(text, end);
    return next > end ? skip_of(text, next) : 0;
}

size_t foreign_date_parse(struct span text, size_t at, struct printed_date *out)
{
    int day = 0, year = 0;
    size_t end = day_at(text, at, &day);
    struct span word = end ? word_at(text, end) : (struct span){0};
    int month = word.len ? scan_lookup(months, sizeof months / sizeof *months, word) : -1;
    if (month < 0) {
        return 0;
    }
    size_t behind = end + word.len;
    behind += behind < text.len && text.ptr[behind] == '.'; /* "14 févr. 2012" */
    size_t year_at = skip_of(text, scan_spaces(text, behind));
    end = scan_number(text, year_at, &year);
    if (end == 0 || end != year_at + 4 || !scan_ends_word(text, end) || year < 1500) {
        return 0;
    }
    out->day = day;
    out->month = months[month].value;
    out->year = year;
    return end;
}

int foreign_weekday_at(struct span text, size_t at, size_t *end)
{
    struct span word = word_at(text, at);
    int day = word.len ? scan_lookup(weekdays, sizeof weekdays / sizeof *weekdays, word) : -1;
    size_t next = at + word.len;
    next += next < text.len && text.ptr[next] == '.'; /* "mer. 14 mars" */
    next = scan_spaces(text, next + (next < text.len && text.ptr[next] == ','));
    if (day < 0 || next >= text.len || !isdigit((unsigned char)text.ptr[next])) {
        return -1;
    }
    *end = next;
    return weekdays[day].value;
}
