/* Dates as headers print them, by recursive descent over words and numbers. Only forms that have
 * one reading are taken: "10/11/2014" is none of them. Relative words ("yesterday") are left to
 * the extraction layer. */
#include "printed_date.h"

#include <ctype.h>
#include <string.h>

struct name_value {
    const char *name; /* lower case */
    int value;
};

static const struct name_value months[] = {
    {"january", 1}, {"jan", 1},       {"february", 2}, {"feb", 2},      {"march", 3},
    {"mar", 3},     {"april", 4},     {"apr", 4},      {"may", 5},      {"june", 6},
    {"jun", 6},     {"july", 7},      {"jul", 7},      {"august", 8},   {"aug", 8},
    {"sept", 9},    {"september", 9}, {"sep", 9},      {"october", 10}, {"oct", 10},
    {"nov", 11},    {"november", 11}, {"dec", 12},     {"december", 12}};

static const struct name_value weekdays[] = {
    {"monday", 0}, {"mon", 0},  {"tuesday", 1},  {"tue", 1}, {"tues", 1},   {"wednesday", 2},
    {"wed", 2},    {"weds", 2}, {"thursday", 3}, {"thu", 3}, {"thur", 3},   {"thurs", 3},
    {"friday", 4}, {"fri", 4},  {"saturday", 5}, {"sat", 5}, {"sunday", 6}, {"sun", 6}};

enum {
    UNSURE = -1,      /* "CST", "IST" mean several: their times stay without a zone */
    AMERICA = 1000000 /* added where the season decides: "ET" is EST or EDT */
};

/* Seconds east of Greenwich; the first two may be followed by a shift. */
static const struct name_value zones[] = {{"gmt", 0},
                                          {"utc", 0},
                                          {"z", 0},
                                          {"bst", 3600},
                                          {"cet", 3600},
                                          {"cest", 7200},
                                          {"edt", -14400},
                                          {"est", -18000},
                                          {"et", AMERICA - 18000},
                                          {"cdt", -18000},
                                          {"mdt", -21600},
                                          {"mst", -25200},
                                          {"pdt", -25200},
                                          {"pst", -28800},
                                          {"jst", 32400},
                                          {"kst", 32400},
                                          {"ist", UNSURE},
                                          {"hkt", 28800},
                                          {"aest", 36000},
                                          {"aedt", 39600},
                                          {"msk", 10800},
                                          {"ct", AMERICA - 21600},
                                          {"mt", AMERICA - 25200},
                                          {"pt", AMERICA - 28800},
                                          {"cst", UNSURE},
                                          {"sgt", 28800},
                                          {"myt", 28800},
                                          {"pht", 28800},
                                          {"ict", 25200},
                                          {"wib", 25200},
                                          {"pkt", 18000},
                                          {"eat", 10800},
                                          {"cat", 7200},
                                          {"sast", 7200},
                                          {"wat", 3600},
                                          {"eet", 7200},
                                          {"eest", 10800},
                                          {"trt", 10800},
                                          {"gst", 14400},
                                          {"npt", 20700},
                                          {"wast", 7200},
                                          {"awst", 28800},
                                          {"nzst", 43200},
                                          {"nzdt", 46800},
                                          {"akdt", -28800},
                                          {"adt", -10800},
                                          {"brt", -10800},
                                          {"art", -10800},
                                          {"ndt", -9000},
                                          {"bdst", 21600},
                                          {"idt", 10800},
                                          {"irst", 12600},
                                          {"aft", 16200},
                                          {"mmt", 23400},
                                          {"wita", 28800},
                                          {"acst", 34200},
                                          {"wet", 0},
                                          {"hst", -36000},
                                          {"ast", UNSURE},
                                          {"nst", UNSURE},
                                          {"slst", 19800}};

static int name_lookup(const struct name_value *table, size_t count, struct span word)
{
    int first = word.len > 0 ? tolower((unsigned char)word.ptr[0]) : 0;
    for (size_t i = 0; i < count; i++) {
        if (*table[i].name == first && span_equal_nocase(word, span_of(table[i].name))) {
            return (int)i;
        }
    }
    return -1;
}

int month_from_name(struct span text)
{
    int i = name_lookup(months, sizeof months / sizeof *months, text);
    return i < 0 ? 0 : months[i].value;
}

int weekday_from_name(struct span text)
{
    int i = name_lookup(weekdays, sizeof weekdays / sizeof *weekdays, text);
    return i < 0 ? -1 : weekdays[i].value;
}

/* --- scanning: each takes a position and gives the next one, 0 when it does not match --------- */

static size_t skip_spaces(struct span text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) {
        at++;
    }
    return at;
}

static struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && isalpha((unsigned char)text.ptr[end])) {
        end++;
    }
    return span_slice(text, at, end);
}

/* Digits at `at`, at most four of them; a longer run is no number of a date. */
static size_t number_at(struct span text, size_t at, int *value)
{
    size_t end = at;
    int number = 0;
    while (end < text.len && isdigit((unsigned char)text.ptr[end]) && end - at < 5) {
        number = number * 10 + (text.ptr[end] - '0');
        end++;
    }
    *value = number;
    return end == at || end - at == 5 ? 0 : end;
}

static bool ends_word(struct span text, size_t at)
{
    return at >= text.len || !isalnum((unsigned char)text.ptr[at]);
}

/* Whether a time or another date stands at `at` without a space before it, as it does when the
 * lines of a page are joined: "June 6, 20195:12 PM", "5 Jun 20195 Jun 2019", "06/05/2019June 5,
 * 2019". */
static bool begins_again(struct span text, size_t at)
{
    int number;
    size_t end = at < text.len ? number_at(text, at, &number) : 0;
    if (end == 0) {
        return at < text.len && month_from_name(word_at(text, at)) > 0;
    }
    bool clock = end + 2 < text.len && text.ptr[end] == ':';
    return end - at <= 2 && (clock || (end < text.len && text.ptr[end] == ' ' &&
                                       month_from_name(word_at(text, end + 1)) > 0));
}

/* A year of four digits after an optional comma. */
static size_t year_at(struct span text, size_t at, int *year)
{
    size_t start = skip_spaces(text, at);
    if (start < text.len && text.ptr[start] == ',') {
        start = skip_spaces(text, start + 1);
    }
    int value;
    size_t end = number_at(text, start, &value);
    if (end == 0 && begins_again(text, start + 4)) {
        end = number_at(span_slice(text, 0, start + 4), start, &value);
    }
    bool ends = end && (ends_word(text, end) || begins_again(text, end));
    if (end != start + 4 || !ends || value < 1500 || value > 2199) {
        return 0;
    }
    *year = value;
    return end;
}

/* A day's number with its "st", "nd", "rd" or "th". */
static size_t day_at(struct span text, size_t at, int *day)
{
    int value;
    size_t end = number_at(text, at, &value);
    if (end == 0 || end - at > 2 || value < 1 || value > 31) {
        return 0;
    }
    struct span suffix = word_at(text, end);
    if (suffix.len == 2 && strchr("snrt", tolower((unsigned char)suffix.ptr[0]))) {
        end += 2;
    }
    *day = value;
    bool is_hour =
        end + 1 < text.len && text.ptr[end] == ':' && isdigit((unsigned char)text.ptr[end + 1]);
    return ends_word(text, end) && !is_hour ? end : 0;
}

static size_t month_at(struct span text, size_t at, int *month)
{
    struct span word = word_at(text, at);
    *month = month_from_name(word);
    size_t end = at + word.len;
    if (*month == 0) {
        return 0;
    }
    return end < text.len && text.ptr[end] == '.' ? end + 1 : end;
}

/* The year that two digits mean: of the hundred years that end in 2040. */
static int whole_year(int value)
{
    return value <= 40 ? 2000 + value : 1900 + value;
}

/* --- the forms -------------------------------------------------------------------------------- */

/* "Oct. 30, 2014", "Oct 30", "October 2014", "October/30/2014". */
static size_t parse_month_first(struct span text, size_t at, struct printed_date *out)
{
    size_t end = month_at(text, at, &out->month);
    if (end == 0) {
        return 0;
    }
    if (end < text.len && strchr("/-", text.ptr[end])) {
        size_t day = day_at(text, end + 1, &out->day);
        bool again = day && day < text.len && text.ptr[day] == text.ptr[end];
        return again ? year_at(text, day + 1, &out->year) : 0;
    }
    size_t after_day = day_at(text, skip_spaces(text, end), &out->day);
    if (after_day == 0) {
        out->day = 0;
        return year_at(text, end, &out->year);
    }
    size_t after_year = year_at(text, after_day, &out->year);
    return after_year ? after_year : after_day;
}

static size_t parse_day_first(struct span text, size_t at, struct printed_date *out)
{
    size_t end = day_at(text, at, &out->day);
    if (end == 0) {
        return 0;
    }
    end = skip_spaces(text, end);
    if (end < text.len && text.ptr[end] == '-') {
        end++;
    } else if (span_starts_with(span_slice(text, end, text.len), SPAN("of "))) {
        end = skip_spaces(text, end + 2);
    }
    end = month_at(text, end, &out->month);
    if (end == 0) {
        return 0;
    }
    bool hyphen = end < text.len && text.ptr[end] == '-';
    size_t year_start = hyphen ? end + 1 : end;
    size_t after_year = year_at(text, year_start, &out->year);
    int value;
    size_t two = hyphen ? number_at(text, year_start, &value) : 0;
    size_t spaced = skip_spaces(text, end); /* "27 Nov 12", and nothing else */
    if (!after_year && !hyphen && spaced > end && number_at(text, spaced, &value) == text.len &&
        text.len == spaced + 2) {
        out->year = whole_year(value);
        return text.len;
    }
    if (!after_year && two == year_start + 2 && ends_word(text, two)) { /* "12-Mar-98" */
        out->year = whole_year(value);
        return two;
    }
    return after_year ? after_year : end;
}

/* Three numbers with the same sign between them. */
static size_t three_numbers(struct span text, size_t at, int values[3], char *sign, size_t *first)
{
    size_t end = number_at(text, at, &values[0]);
    if (end == 0 || end >= text.len || !strchr("-/.", text.ptr[end])) {
        return 0;
    }
    *first = end - at;
    *sign = text.ptr[end];
    for (int i = 1; i < 3; i++) {
        if (end >= text.len || text.ptr[end] != *sign) {
            return 0;
        }
        end = number_at(text, end + 1, &values[i]);
        if (end == 0) {
            return 0;
        }
    }
    return ends_word(text, end) || text.ptr[end] == 'T' || begins_again(text, end) ? end : 0;
}

static size_t parse_numbers(struct span text, size_t at, struct printed_date *out)
{
    int n[3] = {0};
    char sign;
    size_t first;
    size_t end = three_numbers(text, at, n, &sign, &first);
    if (end == 0) {
        return 0;
    }
    bool two_digits = first <= 2 && n[2] < 100 && isdigit((unsigned char)text.ptr[end - 2]);
    if (two_digits && (n[0] > 12) != (n[1] > 12)) { /* "23/07/15", "09.22.23" */
        n[2] = whole_year(n[2]);
        sign = '/';
    }
    if (first == 4) {
        *out = (struct printed_date){.year = n[0], .month = n[1], .day = n[2]};
    } else if (n[2] < 1000) {
        return 0;
    } else if (sign == '.' || n[0] > 12 || n[0] == n[1]) {
        *out = (struct printed_date){.year = n[2], .month = n[1], .day = n[0]};
    } else if (n[1] > 12) {
        *out = (struct printed_date){.year = n[2], .month = n[0], .day = n[1]};
    } else {
        return 0;
    }
    out->weekday = -1;
    out->second = -1;
    return end;
}

/* "Thu, 04/12/2018": the month or the day first, whichever the weekday fits, if only one does. */
static size_t parse_numbers_on(struct span text, size_t at, int weekday, struct printed_date *out)
{
    int n[3] = {0};
    char sign;
    size_t first;
    size_t end = three_numbers(text, at, n, &sign, &first);
    size_t fits = 0;
    if (end == 0 || first == 4 || n[2] < 1000) {
        return 0;
    }
    for (int day = 0; day <= 1; day++) {
        struct civil civil = {n[2], n[!day], n[day]};
        if (civil_is_valid(civil) && day_weekday(day_from_civil(civil)) == weekday) {
            *out = (struct printed_date){civil.year, civil.month, civil.day, .second = -1};
            fits++;
        }
    }
    return fits == 1 ? end : 0;
}

/* --- times ------------------------------------------------------------------------------------ */

/* "a.m.", "PM" after the hour; `*add` seconds. */
static size_t half_day_at(struct span text, size_t at, int hour, int *add)
{
    static const struct name_value marks[] = {{"a.m.", 0}, {"p.m.", 1}, {"am", 0},
                                              {"pm", 1},   {"a.m", 0},  {"p.m", 1}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t end = at + strlen(marks[i].name);
        if (hour <= 12 && end <= text.len && ends_word(text, end) &&
            span_equal_nocase(span_slice(text, at, end), span_of(marks[i].name))) {
            *add = marks[i].value * 12 * 3600 - (hour == 12 ? 12 * 3600 : 0);
            return end;
        }
    }
    return 0;
}

/* "+0900", "+09:00". */
static size_t offset_at(struct span text, size_t at, int *seconds)
{
    if (at + 5 > text.len || (text.ptr[at] != '+' && text.ptr[at] != '-')) {
        return 0;
    }
    int hours;
    int minutes;
    size_t end = number_at(text, at + 1, &hours);
    if (end == at + 5) {
        minutes = hours % 100;
        hours /= 100;
    } else if (end == at + 3 && text.ptr[end] == ':') {
        end = number_at(text, end + 1, &minutes);
    } else {
        return 0;
    }
    if (end == 0 || hours > 14 || minutes > 59) {
        return 0;
    }
    *seconds = (text.ptr[at] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return end;
}

/* "+2", "-11:30" behind "GMT". */
static size_t shift_at(struct span text, size_t at, int *seconds)
{
    int hours;
    int minutes = 0;
    if (at >= text.len || (text.ptr[at] != '+' && text.ptr[at] != '-')) {
        return 0;
    }
    size_t end = number_at(text, at + 1, &hours);
    size_t after =
        end && end < text.len && text.ptr[end] == ':' ? number_at(text, end + 1, &minutes) : end;
    if (after == 0 || end - at > 3 || hours > 14 || minutes > 59) {
        return 0;
    }
    *seconds = (text.ptr[at] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return after;
}

static size_t zone_at(struct span text, size_t at, struct printed_date *out)
{
    size_t end = offset_at(text, at, &out->zone_seconds);
    if (end == 0) {
        struct span word = word_at(text, at);
        int i = name_lookup(zones, sizeof zones / sizeof *zones, word);
        if (i < 0) {
            return 0;
        }
        out->zone_known = zones[i].value != UNSURE;
        out->zone_seconds = out->zone_known ? zones[i].value : 0;
        end = at + word.len;
        size_t shifted = i < 2 ? shift_at(text, end, &out->zone_seconds) : 0; /* "GMT+2" */
        return shifted ? shifted : end;
    }
    out->zone_known = true;
    return end;
}

/* ".000" after seconds, as time stamps have it. */
static size_t skip_fraction(struct span text, size_t at)
{
    size_t end = at + 1;
    while (end < text.len && isdigit((unsigned char)text.ptr[end])) {
        end++;
    }
    return at < text.len && text.ptr[at] == '.' && end > at + 1 ? end : at;
}

/* "10:05", "10.05", "1005" (only before a zone), with seconds, half of the day, zone. */
static size_t clock_at(struct span text, size_t at, int *hour, int *minute, int *second)
{
    size_t end = number_at(text, at, hour);
    *minute = 0;
    *second = 0;
    if (end == 0) {
        return 0;
    }
    if (end - at == 4) {
        *minute = *hour % 100;
        *hour /= 100;
        return end;
    }
    if (end < text.len && strchr(":.h", text.ptr[end])) { /* "10h42" */
        size_t after = number_at(text, end + 1, minute);
        end = after == end + 3 ? after : 0;
    }
    if (end && end < text.len && text.ptr[end] == ':') {
        size_t after = number_at(text, end + 1, second);
        end = after == end + 3 ? skip_fraction(text, after) : 0;
    }
    return end;
}

static size_t time_at(struct span text, size_t at, struct printed_date *out)
{
    int hour;
    int minute;
    int second;
    int add = 0;
    size_t end = clock_at(text, at, &hour, &minute, &second);
    if (end == 0 || hour > 23 || minute > 59 || second > 59) {
        return 0;
    }
    bool bare = end - at == 4 && isdigit((unsigned char)text.ptr[at + 1]) &&
                isdigit((unsigned char)text.ptr[at + 2]);
    bool only_hour = end - at <= 2;
    size_t half = half_day_at(text, skip_spaces(text, end), hour, &add);
    end = half ? half : end;
    size_t zone = zone_at(text, skip_spaces(text, end), out);
    if ((bare && !zone) || (only_hour && !half)) {
        return 0;
    }
    out->second = hour * 3600 + minute * 60 + second + add;
    return zone ? zone : end;
}

/* A time after the date: what stands between them is skipped. */
static size_t time_after(struct span text, size_t at, struct printed_date *out)
{
    static const char *const between[] = {", at ", " at ", ", ",  " - ", " | ", "T",
                                          " – ",   " — ",  " · ", " • ", " / ", " "};
    struct span rest = span_slice(text, at, text.len);
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        if (span_starts_with(rest, span_of(between[i]))) {
            return time_at(text, skip_spaces(text, at + strlen(between[i])), out);
        }
    }
    return begins_again(text, at) ? time_at(text, at, out) : 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

static bool date_exists(const struct printed_date *date)
{
    struct civil civil = {date->year ? date->year : 2000, date->month, date->day ? date->day : 1};
    return date->year >= 0 && civil_is_valid(civil);
}

static size_t parse_plain(struct span text, size_t at, struct printed_date *out)
{
    size_t (*const forms[])(struct span, size_t, struct printed_date *) = {
        parse_month_first, parse_day_first, parse_numbers};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct printed_date date = {.weekday = -1, .second = -1};
        size_t end = forms[i](text, at, &date);
        if (end && date_exists(&date)) {
            *out = date;
            return end;
        }
    }
    return 0;
}

/* A weekday with its dot or comma; `at` when there is none. */
static size_t skip_weekday(struct span text, size_t at, int *weekday)
{
    struct span word = word_at(text, at);
    *weekday = weekday_from_name(word);
    if (*weekday < 0) {
        return at;
    }
    size_t end = at + word.len;
    while (end < text.len && (text.ptr[end] == '.' || text.ptr[end] == ',')) {
        end++;
    }
    end = skip_spaces(text, end); /* "Tuesday | October 28, 2014" */
    bool bar = end < text.len && text.ptr[end] == '|';
    return skip_spaces(text, end + bar);
}

/* The first day at or after `day` that is a Sunday. */
static int32_t sunday_from(int year, int month, int day)
{
    int32_t first = day_from_civil((struct civil){year, month, day});
    return first + (6 - day_weekday(first));
}

/* Whether clocks in the United States show summer time on the day (the Uniform Time Act and its
 * changes of 1986 and 2005). */
static bool is_american_summer(const struct printed_date *date)
{
    int32_t day = day_from_civil((struct civil){date->year, date->month, date->day});
    int32_t starts = date->year >= 2007   ? sunday_from(date->year, 3, 8)
                     : date->year >= 1987 ? sunday_from(date->year, 4, 1)
                                          : sunday_from(date->year, 4, 24);
    int32_t ends =
        date->year >= 2007 ? sunday_from(date->year, 11, 1) : sunday_from(date->year, 10, 25);
    return day >= starts && day < ends;
}

/* Makes "ET" what it was on that day; without a whole date it stays unknown. */
static void settle_zone(struct printed_date *date)
{
    if (date->zone_seconds < AMERICA / 2) {
        return;
    }
    bool whole = date->year >= 1967 && date->day > 0;
    int shift = whole && is_american_summer(date) ? 3600 : 0;
    date->zone_known = whole;
    date->zone_seconds = whole ? date->zone_seconds - AMERICA + shift : 0;
}

/* A date at `at`, with its weekday before and its time behind it. */
static size_t parse_at(struct span text, size_t at, struct printed_date time,
                       struct printed_date *out)
{
    int weekday;
    size_t start = skip_weekday(text, at, &weekday);
    struct printed_date date;
    size_t end = parse_plain(text, start, &date);
    if (end == 0 && weekday >= 0) {
        end = parse_numbers_on(text, start, weekday, &date);
    }
    if (end == 0) {
        return 0;
    }
    date.weekday = weekday;
    date.second = time.second;
    date.zone_known = time.zone_known;
    date.zone_seconds = time.zone_seconds;
    size_t after = time.second < 0 ? time_after(text, end, &date) : 0;
    settle_zone(&date);
    *out = date;
    return after ? after : end;
}

/* "0312 GMT (1112 HKT) January 3": the same time once more. */
static size_t skip_other_zone(struct span text, size_t at)
{
    struct printed_date ignored = {.second = -1};
    bool opens = at < text.len && text.ptr[at] == '(';
    size_t end = opens ? time_at(text, at + 1, &ignored) : 0;
    return end && end < text.len && text.ptr[end] == ')' ? end + 1 : at;
}

bool printed_date_may_stand(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* Whether a number, a month's or a weekday's name may begin with the byte. */
static bool may_begin(char c)
{
    return (c >= '0' && c <= '9') || (c && strchr("JFMASONDTWjfmasondtw", c));
}

size_t printed_date_parse(struct span text, struct printed_date *out)
{
    if (text.len == 0 || !may_begin(text.ptr[0])) {
        return 0;
    }
    struct printed_date time = {.second = -1};
    size_t at = time_at(text, 0, &time);
    size_t end = 0;
    if (at) {
        at = skip_spaces(text, at);
        at += at < text.len && text.ptr[at] == ',';
        at = skip_other_zone(text, at);
        at = skip_spaces(text, at);
        at += span_starts_with(span_slice(text, at, text.len), SPAN("on ")) ? 3 : 0;
        end = parse_at(text, at, time, out);
    }
    /* "04.06.2019" begins like the clock's "04.06". */
    return end ? end : parse_at(text, 0, (struct printed_date){.second = -1}, out);
}

struct period printed_date_period(const struct printed_date *date)
{
    if (date->year == 0) {
        return PERIOD_UNKNOWN;
    }
    if (date->day == 0) {
        return period_of_month(date->year, date->month);
    }
    struct civil civil = {date->year, date->month, date->day};
    return civil_is_valid(civil) ? period_of_day(day_from_civil(civil)) : PERIOD_UNKNOWN;
}

int64_t printed_date_timestamp(const struct printed_date *date)
{
    struct period period = printed_date_period(date);
    if (period.precision != PRECISION_DAY || date->second < 0 || !date->zone_known) {
        return INT64_MIN;
    }
    return (int64_t)period.earliest * 86400 + date->second - date->zone_seconds;
}
