/* Time stamps: RFC 3339 / ISO 8601 ("2014-10-28T09:30:00+01:00") and RFC 2822
 * ("Tue, 28 Oct 2014 09:30:00 GMT"), read digit by digit because strptime knows neither fractions
 * nor zone offsets everywhere and scanf lets signs and blanks pass for digits. The calendar
 * arithmetic is calendar.c's. A name of the weekday is not checked against the date. */
#include "base/calendar.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

struct stamp {
    struct civil date;
    int hour, minute, second;
    int offset_minutes; /* east of UTC */
};

static bool stamp_is_valid(const struct stamp *stamp)
{
    return civil_is_valid(stamp->date) && stamp->hour <= 23 && stamp->minute <= 59 &&
           stamp->second <= 60 && stamp->offset_minutes > -24 * 60 &&
           stamp->offset_minutes < 24 * 60;
}

static int64_t stamp_seconds(const struct stamp *stamp)
{
    return (int64_t)day_from_civil(stamp->date) * SECONDS_PER_DAY + stamp->hour * 3600 +
           stamp->minute * 60 + stamp->second - stamp->offset_minutes * 60;
}

/* Reads `least` to `most` digits off the front of `*text`. */
static bool take_digits(struct span *text, size_t least, size_t most, int *out)
{
    size_t len = 0;
    int value = 0;
    while (len < most && len < text->len && text->ptr[len] >= '0' && text->ptr[len] <= '9') {
        value = value * 10 + (text->ptr[len++] - '0');
    }
    if (len < least) {
        return false;
    }
    *text = span_slice(*text, len, text->len);
    *out = value;
    return true;
}

/* Takes one character of `choices` off the front; 0 when another or none stands there. */
static char take_one_of(struct span *text, const char *choices)
{
    if (text->len == 0 || !memchr(choices, text->ptr[0], strlen(choices))) {
        return 0;
    }
    char taken = text->ptr[0];
    *text = span_slice(*text, 1, text->len);
    return taken;
}

/* Reads "+01:00", "+0100" or "+01". */
static bool parse_offset(struct span text, int *offset_minutes)
{
    int hours = 0;
    int minutes = 0;
    char sign = take_one_of(&text, "+-");
    if (!sign || !take_digits(&text, 2, 2, &hours)) {
        return false;
    }
    if (text.len) {
        take_one_of(&text, ":");
        if (!take_digits(&text, 2, 2, &minutes) || text.len || minutes > 59) {
            return false;
        }
    }
    *offset_minutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

/* Reads an offset, "Z", "GMT", "UTC", "UT", the North American names of RFC 2822, or nothing
 * (UTC); a comment in brackets may follow. */
static bool parse_zone(struct span text, int *offset_minutes)
{
    static const struct {
        const char *name;
        int minutes;
    } zones[] = {{"", 0},       {"Z", 0},      {"z", 0},      {"GMT", 0},    {"UTC", 0},
                 {"UT", 0},     {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300},
                 {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}};
    size_t comment = span_find(text, SPAN("("), 0);
    if (comment < text.len && text.ptr[text.len - 1] == ')') {
        text = span_slice(text, 0, comment);
    }
    text = span_trim(text);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (span_is(text, zones[i].name)) {
            *offset_minutes = zones[i].minutes;
            return true;
        }
    }
    return parse_offset(text, offset_minutes);
}

/* Reads "09:30" or "09:30:00" and the zone after it, all that is left. */
static bool parse_clock(struct span text, struct stamp *out)
{
    int fraction = 0;
    if (!take_digits(&text, 2, 2, &out->hour) || !take_one_of(&text, ":") ||
        !take_digits(&text, 2, 2, &out->minute)) {
        return false;
    }
    if (take_one_of(&text, ":")) {
        if (!take_digits(&text, 2, 2, &out->second)) {
            return false;
        }
        if (take_one_of(&text, ".,") && !take_digits(&text, 1, 9, &fraction)) {
            return false;
        }
    }
    return parse_zone(text, &out->offset_minutes);
}

static bool parse_iso(struct span text, struct stamp *out)
{
    if (!take_digits(&text, 4, 4, &out->date.year) || !take_one_of(&text, "-") ||
        !take_digits(&text, 2, 2, &out->date.month) || !take_one_of(&text, "-") ||
        !take_digits(&text, 2, 2, &out->date.day)) {
        return false;
    }
    return text.len == 0 || (take_one_of(&text, "Tt ") && parse_clock(text, out));
}

/* Reads the English name of a month, three letters, off the front. */
static bool take_month(struct span *text, int *month)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12 && text->len >= 3; i++) {
        if (memcmp(names + (size_t)i * 3, text->ptr, 3) == 0) {
            *text = span_slice(*text, 3, text->len);
            *month = i + 1;
            return true;
        }
    }
    return false;
}

/* At least one blank. */
static bool take_blanks(struct span *text)
{
    size_t before = text->len;
    while (take_one_of(text, " \t")) {
    }
    return text->len < before;
}

/* A year of two digits is of 2000–2049 or 1950–1999, one of three counts from 1900 (RFC 2822,
 * section 4.3). */
static bool take_mail_year(struct span *text, int *year)
{
    size_t before = text->len;
    if (!take_digits(text, 2, 4, year)) {
        return false;
    }
    if (before - text->len < 4) {
        *year += *year < 50 ? 2000 : 1900;
    }
    return true;
}

static bool parse_rfc2822(struct span text, struct stamp *out)
{
    size_t comma = span_find(text, SPAN(","), 0);
    if (comma < text.len) {
        text = span_trim(span_slice(text, comma + 1, text.len));
    }
    return take_digits(&text, 1, 2, &out->date.day) && take_blanks(&text) &&
           take_month(&text, &out->date.month) && take_blanks(&text) &&
           take_mail_year(&text, &out->date.year) && take_blanks(&text) && parse_clock(text, out);
}

enum status timestamp_parse(struct span text, int64_t *seconds)
{
    struct stamp iso = {0};
    struct stamp mail = {0};
    text = span_trim(text);
    if (parse_iso(text, &iso) && stamp_is_valid(&iso)) {
        *seconds = stamp_seconds(&iso);
        return STATUS_OK;
    }
    if (parse_rfc2822(text, &mail) && stamp_is_valid(&mail)) {
        *seconds = stamp_seconds(&mail);
        return STATUS_OK;
    }
    return STATUS_INVALID;
}

int32_t day_of_timestamp(int64_t seconds)
{
    return (int32_t)(seconds / SECONDS_PER_DAY - (seconds % SECONDS_PER_DAY < 0));
}

struct span timestamp_format(struct arena *arena, int64_t seconds)
{
    int32_t day = day_of_timestamp(seconds);
    int64_t rest = seconds - (int64_t)day * SECONDS_PER_DAY;
    struct civil date = day_to_civil(day);
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month, date.day,
                        (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

enum status period_parse_stated(struct span text, struct period *out)
{
    int64_t seconds = 0;
    if (period_parse(text, out) == STATUS_OK) {
        return STATUS_OK;
    }
    enum status status = timestamp_parse(text, &seconds);
    if (status == STATUS_OK) {
        *out = period_of_day(day_of_timestamp(seconds));
    }
    return status;
}
