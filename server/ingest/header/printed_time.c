/* Times of the day beside a date: hours, halves of the day, zones. */
#include "printed_time.h"

#include <ctype.h>
#include <string.h>

#include "printed_scan.h"
#include "wording.h"

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

/* The same in words, as press releases have it. */
static const struct name_value zone_phrases[] = {
    {"eastern daylight time", -14400},  {"eastern standard time", -18000},
    {"eastern time", AMERICA - 18000},  {"central daylight time", -18000},
    {"central standard time", -21600},  {"central time", AMERICA - 21600},
    {"mountain daylight time", -21600}, {"mountain standard time", -25200},
    {"pacific daylight time", -25200},  {"pacific standard time", -28800},
    {"pacific time", AMERICA - 28800},  {"greenwich mean time", 0},
    {"british summer time", 3600},      {"central european summer time", 7200},
    {"central european time", 3600},    {"local time", UNSURE}};

/* "a.m.", "PM" after the hour; `*add` seconds. */
static size_t half_day_at(struct span text, size_t at, int hour, int *add)
{
    static const struct name_value marks[] = {{"a.m.", 0}, {"p.m.", 1}, {"am", 0},
                                              {"pm", 1},   {"a.m", 0},  {"p.m", 1}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t end = at + strlen(marks[i].name);
        if (hour <= 12 && end <= text.len && scan_ends_word(text, end) &&
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
    size_t end = scan_number(text, at + 1, &hours);
    if (end == at + 5) {
        minutes = hours % 100;
        hours /= 100;
    } else if (end == at + 3 && text.ptr[end] == ':') {
        end = scan_number(text, end + 1, &minutes);
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
    size_t end = scan_number(text, at + 1, &hours);
    size_t after =
        end && end < text.len && text.ptr[end] == ':' ? scan_number(text, end + 1, &minutes) : end;
    int shift = end > at + 3 ? hours : hours * 100 + minutes; /* "GMT+700" */
    if (after == 0 || end - at > 5 || shift >= 1500 || shift % 100 > 59) {
        return 0;
    }
    *seconds = (text.ptr[at] == '-' ? -1 : 1) * (shift / 100 * 3600 + shift % 100 * 60);
    return after;
}

/* "Eastern Daylight Time": the end of a zone told in words, 0 for none. */
static size_t zone_phrase_at(struct span text, size_t at, struct printed_date *out)
{
    for (size_t i = 0; i < sizeof zone_phrases / sizeof *zone_phrases; i++) {
        size_t end = at + strlen(zone_phrases[i].name);
        if (end <= text.len && scan_ends_word(text, end) &&
            span_equal_nocase(span_slice(text, at, end), span_of(zone_phrases[i].name))) {
            out->zone_known = zone_phrases[i].value != UNSURE;
            out->zone_seconds = out->zone_known ? zone_phrases[i].value : 0;
            return end;
        }
    }
    return 0;
}

static size_t zone_at(struct span text, size_t at, struct printed_date *out)
{
    size_t phrase = zone_phrase_at(text, at, out);
    if (phrase) {
        return phrase;
    }
    size_t end = offset_at(text, at, &out->zone_seconds);
    if (end == 0) {
        struct span word = scan_word(text, at);
        int i = scan_lookup(zones, sizeof zones / sizeof *zones, word);
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

/* A zone, which may stand in brackets: "09:31 (UTC+04:00)". */
static size_t zone_after(struct span text, size_t at, struct printed_date *out)
{
    if (at >= text.len || text.ptr[at] != '(') {
        return zone_at(text, at, out);
    }
    struct printed_date inside = *out;
    size_t end = zone_at(text, at + 1, &inside);
    bool closed = end && end < text.len && text.ptr[end] == ')';
    *out = closed ? inside : *out;
    return closed ? end + 1 : 0;
}

/* ".000" after seconds, as time stamps have it. */
static size_t skip_fraction(struct span text, size_t at)
{
    size_t end = at < text.len && text.ptr[at] == '.' ? text_digits_end(text, at + 1) : at;
    return end > at + 1 ? end : at;
}

/* "10:05", "10.05", "1005" (only before a zone), with seconds, half of the day, zone. */
static size_t clock_at(struct span text, size_t at, int *hour, int *minute, int *second)
{
    size_t end = scan_number(text, at, hour);
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
        size_t after = scan_number(text, end + 1, minute);
        end = after == end + 3 ? after : 0;
    }
    if (end && end < text.len && text.ptr[end] == ':') {
        size_t after = scan_number(text, end + 1, second);
        end = after == end + 3 ? skip_fraction(text, after) : 0;
    }
    return end;
}

size_t printed_time_read(struct span text, size_t at, struct printed_date *out)
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
    size_t half = half_day_at(text, scan_spaces(text, end), hour, &add);
    end = half ? half : end;
    size_t zone = zone_after(text, scan_spaces(text, end), out);
    if ((bare && !zone) || (only_hour && !half)) {
        return 0;
    }
    out->second = hour * 3600 + minute * 60 + second + add;
    return zone ? zone : end;
}

/* A time after the date: what stands between them is skipped. */
size_t printed_time_after(struct span text, size_t at, struct printed_date *out)
{
    static const char *const between[] = {", at ", " at ", " à ", " às ", ", ",  " - ", " | ",
                                          "T",     " – ",  " — ", " · ",  " • ", " / ", " "};
    struct span rest = span_slice(text, at, text.len);
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        if (span_starts_with(rest, span_of(between[i]))) {
            return printed_time_read(text, scan_spaces(text, at + strlen(between[i])), out);
        }
    }
    return scan_begins_again(text, at) ? printed_time_read(text, at, out) : 0;
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
void printed_time_settle(struct printed_date *date)
{
    if (date->zone_seconds < AMERICA / 2) {
        return;
    }
    bool whole = date->year >= 1967 && date->day > 0;
    int shift = whole && is_american_summer(date) ? 3600 : 0;
    date->zone_known = whole;
    date->zone_seconds = whole ? date->zone_seconds - AMERICA + shift : 0;
}
