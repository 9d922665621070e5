/* Time stamps: RFC 3339 / ISO 8601 ("2014-10-28T09:30:00+01:00") and RFC 2822
 * ("Tue, 28 Oct 2014 09:30:00 GMT"), read by hand because strptime knows neither fractions nor
 * zone offsets everywhere. The calendar arithmetic is calendar.c's. */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

struct stamp {
    struct civil date;
    int hour, minute, second;
    int offset_minutes; /* east of UTC */
};

static bool stamp_is_valid(const struct stamp *stamp)
{
    return civil_is_valid(stamp->date) && stamp->hour >= 0 && stamp->hour <= 23 &&
           stamp->minute >= 0 && stamp->minute <= 59 && stamp->second >= 0 && stamp->second <= 60 &&
           stamp->offset_minutes > -24 * 60 && stamp->offset_minutes < 24 * 60;
}

static int64_t stamp_seconds(const struct stamp *stamp)
{
    return (int64_t)day_from_civil(stamp->date) * SECONDS_PER_DAY + stamp->hour * 3600 +
           stamp->minute * 60 + stamp->second - stamp->offset_minutes * 60;
}

/* Reads "Z", "+01:00", "+0100", "+01", "GMT", "UTC", "UT", the North American names of RFC 2822,
 * or nothing (UTC). */
static bool parse_zone(const char *text, int *offset_minutes)
{
    static const struct {
        const char *name;
        int minutes;
    } zones[] = {{"", 0},       {"Z", 0},      {"z", 0},      {"GMT", 0},    {"UTC", 0},
                 {"UT", 0},     {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300},
                 {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}};
    while (*text == ' ') {
        text++;
    }
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (strcmp(text, zones[i].name) == 0) {
            *offset_minutes = zones[i].minutes;
            return true;
        }
    }
    char sign = 0;
    int hours = 0;
    int minutes = 0;
    int end = -1;
    if (sscanf(text, "%c%2d:%2d%n", &sign, &hours, &minutes, &end) != 3 || end < 0) {
        end = -1;
        minutes = 0;
        if (sscanf(text, "%c%2d%2d%n", &sign, &hours, &minutes, &end) != 3 || end < 0) {
            minutes = 0;
            if (sscanf(text, "%c%2d%n", &sign, &hours, &end) != 2) {
                return false;
            }
        }
    }
    if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || minutes > 59 ||
        (text[end] != '\0' && text[end] != ' ')) {
        return false;
    }
    *offset_minutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

/* Skips a fraction of a second. */
static const char *skip_fraction(const char *text)
{
    if (*text != '.' && *text != ',') {
        return text;
    }
    text++;
    while (*text >= '0' && *text <= '9') {
        text++;
    }
    return text;
}

static bool parse_iso(const char *text, struct stamp *out)
{
    int end = 0;
    char separator = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &out->date.year, &out->date.month, &out->date.day, &end) !=
            3 ||
        end != 10) {
        return false;
    }
    text += end;
    if (*text == '\0') {
        return true;
    }
    if (sscanf(text, "%c%2d:%2d%n", &separator, &out->hour, &out->minute, &end) != 3 ||
        (separator != 'T' && separator != 't' && separator != ' ')) {
        return false;
    }
    text += end;
    if (sscanf(text, ":%2d%n", &out->second, &end) == 1) {
        text = skip_fraction(text + end);
    }
    return parse_zone(text, &out->offset_minutes);
}

static bool month_from_name(const char *name, int *month)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12; i++) {
        if (strncmp(names + i * 3, name, 3) == 0) {
            *month = i + 1;
            return true;
        }
    }
    return false;
}

static bool parse_rfc2822(const char *text, struct stamp *out)
{
    const char *comma = strchr(text, ',');
    if (comma) {
        text = comma + 1;
    }
    char month[4] = "";
    int end = 0;
    if (sscanf(text, " %2d %3[A-Za-z] %4d %2d:%2d%n", &out->date.day, month, &out->date.year,
               &out->hour, &out->minute, &end) != 5 ||
        !month_from_name(month, &out->date.month)) {
        return false;
    }
    text += end;
    if (sscanf(text, ":%2d%n", &out->second, &end) == 1) {
        text += end;
    }
    return parse_zone(text, &out->offset_minutes);
}

enum status timestamp_parse(struct span text, int64_t *seconds)
{
    char copy[64];
    text = span_trim(text);
    if (text.len == 0 || text.len >= sizeof copy || memchr(text.ptr, '\0', text.len)) {
        return STATUS_INVALID;
    }
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    struct stamp iso = {0};
    struct stamp mail = {0};
    if (parse_iso(copy, &iso) && stamp_is_valid(&iso)) {
        *seconds = stamp_seconds(&iso);
        return STATUS_OK;
    }
    if (parse_rfc2822(copy, &mail) && stamp_is_valid(&mail)) {
        *seconds = stamp_seconds(&mail);
        return STATUS_OK;
    }
    return STATUS_INVALID;
}

struct span timestamp_format(struct arena *arena, int64_t seconds)
{
    int64_t day = seconds / SECONDS_PER_DAY;
    int64_t rest = seconds % SECONDS_PER_DAY;
    if (rest < 0) {
        rest += SECONDS_PER_DAY;
        day--;
    }
    struct civil date = day_to_civil((int32_t)day);
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
                        (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}
