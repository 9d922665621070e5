/* Holidays by name: fixed days, nth weekdays and those that hang on Easter are computed (Easter by
 * the anonymous Gregorian and Meeus's Julian algorithm, Jean Meeus, Astronomical Algorithms,
 * chapter 8); the lunar new year is a list. Names that mean different days in different countries
 * (Independence Day) and days fixed by sighting the moon (Eid) are known as names without a day.
 * Mother's Day, Labor Day and Thanksgiving are those of the United States. */
#include "date_holidays.h"

#include <string.h>

#include "base/calendar.h"

enum holiday_form { FIXED, NTH_WEEKDAY, EASTER, ORTHODOX_EASTER, LUNAR, AFTER_NTH, NO_DAY };

struct holiday {
    const char *name;
    uint8_t form;
    int8_t month; /* of FIXED, NTH_WEEKDAY, AFTER_NTH */
    int8_t day;   /* FIXED: the day; NTH_WEEKDAY, AFTER_NTH: 1 = Monday .. 7; EASTER: days after */
    int8_t nth;   /* NTH_WEEKDAY, AFTER_NTH: which one, -1 the last */
    int8_t extra; /* AFTER_NTH: days after it; NO_DAY: 1 when people bear the name */
};

static const struct holiday holidays[] = {
    {"New Year's Day", FIXED, 1, 1, 0, 0},
    {"New Year's Eve", FIXED, 12, 31, 0, 0},
    {"New Year's", FIXED, 1, 1, 0, 0},
    {"New Years Day", FIXED, 1, 1, 0, 0},
    {"New Years Eve", FIXED, 12, 31, 0, 0},
    {"New Year Day", FIXED, 1, 1, 0, 0},
    {"New Year Eve", FIXED, 12, 31, 0, 0},
    {"Feast of the Epiphany", FIXED, 1, 6, 0, 0},
    {"Orthodox Christmas", FIXED, 1, 7, 0, 0},
    {"Martin Luther King Jr. Day", NTH_WEEKDAY, 1, 1, 3, 0},
    {"Martin Luther King Day", NTH_WEEKDAY, 1, 1, 3, 0},
    {"MLK Day", NTH_WEEKDAY, 1, 1, 3, 0},
    {"Australia Day", FIXED, 1, 26, 0, 0},
    {"Groundhog Day", FIXED, 2, 2, 0, 0},
    {"Valentine's Day", FIXED, 2, 14, 0, 0},
    {"Valentines Day", FIXED, 2, 14, 0, 0},
    {"Saint Valentine's Day", FIXED, 2, 14, 0, 0},
    {"St. Valentine's Day", FIXED, 2, 14, 0, 0},
    {"Presidents' Day", NTH_WEEKDAY, 2, 1, 3, 0},
    {"Presidents Day", NTH_WEEKDAY, 2, 1, 3, 0},
    {"President's Day", NTH_WEEKDAY, 2, 1, 3, 0},
    {"Shrove Tuesday", EASTER, 0, -47, 0, 0},
    {"Mardi Gras", EASTER, 0, -47, 0, 0},
    {"Ash Wednesday", EASTER, 0, -46, 0, 0},
    {"International Women's Day", FIXED, 3, 8, 0, 0},
    {"St. Patrick's Day", FIXED, 3, 17, 0, 0},
    {"St Patrick's Day", FIXED, 3, 17, 0, 0},
    {"Saint Patrick's Day", FIXED, 3, 17, 0, 0},
    {"Saint Patrick Day", FIXED, 3, 17, 0, 0},
    {"Nowruz", FIXED, 3, 21, 0, 0},
    {"Palm Sunday", EASTER, 0, -7, 0, 0},
    {"Maundy Thursday", EASTER, 0, -3, 0, 0},
    {"Good Friday", EASTER, 0, -2, 0, 0},
    {"Holy Saturday", EASTER, 0, -1, 0, 0},
    {"Easter Sunday", EASTER, 0, 0, 0, 0},
    {"Easter Monday", EASTER, 0, 1, 0, 0},
    {"Easter Day", EASTER, 0, 0, 0, 0},
    {"Easter", EASTER, 0, 0, 0, 0},
    {"Orthodox Easter", ORTHODOX_EASTER, 0, 0, 0, 0},
    {"April Fools' Day", FIXED, 4, 1, 0, 0},
    {"April Fool's Day", FIXED, 4, 1, 0, 0},
    {"April Fools Day", FIXED, 4, 1, 0, 0},
    {"Earth Day", FIXED, 4, 22, 0, 0},
    {"Anzac Day", FIXED, 4, 25, 0, 0},
    {"May Day", FIXED, 5, 1, 0, 0},
    {"International Workers' Day", FIXED, 5, 1, 0, 0},
    {"International Workers Day", FIXED, 5, 1, 0, 0},
    {"World Press Freedom Day", FIXED, 5, 3, 0, 0},
    {"Cinco de Mayo", FIXED, 5, 5, 0, 0},
    {"Victory Day", FIXED, 5, 9, 0, 0},
    {"Mother's Day", NTH_WEEKDAY, 5, 7, 2, 0},
    {"Mothers' Day", NTH_WEEKDAY, 5, 7, 2, 0},
    {"Mothers Day", NTH_WEEKDAY, 5, 7, 2, 0},
    {"Ascension Day", EASTER, 0, 39, 0, 0},
    {"Pentecost", EASTER, 0, 49, 0, 0},
    {"Whit Monday", EASTER, 0, 50, 0, 0},
    {"Memorial Day", NTH_WEEKDAY, 5, 1, -1, 0},
    {"World Environment Day", FIXED, 6, 5, 0, 0},
    {"Flag Day", FIXED, 6, 14, 0, 0},
    {"Juneteenth", FIXED, 6, 19, 0, 0},
    {"World Refugee Day", FIXED, 6, 20, 0, 0},
    {"Father's Day", NTH_WEEKDAY, 6, 7, 3, 0},
    {"Fathers' Day", NTH_WEEKDAY, 6, 7, 3, 0},
    {"Fathers Day", NTH_WEEKDAY, 6, 7, 3, 0},
    {"Canada Day", FIXED, 7, 1, 0, 0},
    {"Fourth of July", FIXED, 7, 4, 0, 0},
    {"Bastille Day", FIXED, 7, 14, 0, 0},
    {"Labor Day", NTH_WEEKDAY, 9, 1, 1, 0},
    {"Patriot Day", FIXED, 9, 11, 0, 0},
    {"International Day of Peace", FIXED, 9, 21, 0, 0},
    {"Columbus Day", NTH_WEEKDAY, 10, 1, 2, 0},
    {"Halloween", FIXED, 10, 31, 0, 0},
    {"All Saints' Day", FIXED, 11, 1, 0, 0},
    {"All Saints Day", FIXED, 11, 1, 0, 0},
    {"All Souls' Day", FIXED, 11, 2, 0, 0},
    {"Guy Fawkes Night", FIXED, 11, 5, 0, 0},
    {"Bonfire Night", FIXED, 11, 5, 0, 0},
    {"Election Day", AFTER_NTH, 11, 1, 1, 1},
    {"Armistice Day", FIXED, 11, 11, 0, 0},
    {"Remembrance Day", FIXED, 11, 11, 0, 0},
    {"Veterans Day", FIXED, 11, 11, 0, 0},
    {"Veterans' Day", FIXED, 11, 11, 0, 0},
    {"Veteran's Day", FIXED, 11, 11, 0, 0},
    {"Thanksgiving Day", NTH_WEEKDAY, 11, 4, 4, 0},
    {"Thanksgiving", NTH_WEEKDAY, 11, 4, 4, 0},
    {"Black Friday", AFTER_NTH, 11, 4, 4, 1},
    {"Cyber Monday", AFTER_NTH, 11, 4, 4, 4},
    {"World AIDS Day", FIXED, 12, 1, 0, 0},
    {"Human Rights Day", FIXED, 12, 10, 0, 0},
    {"Eve of Christmas", FIXED, 12, 24, 0, 0},
    {"Christmas Eve", FIXED, 12, 24, 0, 0},
    {"Christmas Day", FIXED, 12, 25, 0, 0},
    {"Christmas", FIXED, 12, 25, 0, 0},
    {"Xmas", FIXED, 12, 25, 0, 0},
    {"Boxing Day", FIXED, 12, 26, 0, 0},
    {"Lunar New Year", LUNAR, 0, 0, 0, 0},
    {"Chinese New Year", LUNAR, 0, 0, 0, 0},
    {"Ramadan", NO_DAY, 0, 0, 0, 1},
    {"Eid al-Fitr", NO_DAY, 0, 0, 0, 0},
    {"Eid ul-Fitr", NO_DAY, 0, 0, 0, 0},
    {"Eid al-Adha", NO_DAY, 0, 0, 0, 0},
    {"Eid ul-Adha", NO_DAY, 0, 0, 0, 0},
    {"Eid", NO_DAY, 0, 0, 0, 0},
    {"Ashura", NO_DAY, 0, 0, 0, 0},
    {"Diwali", NO_DAY, 0, 0, 0, 0},
    {"Passover", NO_DAY, 0, 0, 0, 0},
    {"Rosh Hashanah", NO_DAY, 0, 0, 0, 0},
    {"Yom Kippur", NO_DAY, 0, 0, 0, 0},
    {"Hanukkah", NO_DAY, 0, 0, 0, 0},
    {"Vesak", NO_DAY, 0, 0, 0, 0},
    {"Independence Day", NO_DAY, 0, 0, 0, 0},
    {"Republic Day", NO_DAY, 0, 0, 0, 0},
};

#define HOLIDAY_COUNT (sizeof(holidays) / sizeof(holidays[0]))

/* First day of the Chinese year, as month * 100 + day. */
#define LUNAR_FIRST 2000
static const int16_t lunar_days[] = {
    205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219,
    208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203,
};

/* How many bytes of white space `text` has at `at`: spaces, line ends, no-break spaces. */
static size_t space_length(struct span text, size_t at)
{
    size_t end = at;
    for (size_t step = 1; step > 0 && end < text.len; end += step) {
        struct span rest = span_slice(text, end, text.len);
        step = strchr(" \t\n\r", rest.ptr[0])             ? 1
               : span_starts_with(rest, SPAN("\xC2\xA0")) ? 2
                                                          : 0;
    }
    return end - at;
}

/* How many bytes of `text` spell `name`, 0 if they do not; white space and curly apostrophes of
 * the text match their plain forms. */
static size_t name_length(struct span text, const char *name)
{
    size_t at = 0;
    for (; *name; name++) {
        size_t space = *name == ' ' ? space_length(text, at) : 0;
        if (space > 0) {
            at += space;
            continue;
        }
        if (*name == '\'' && at + 3 <= text.len && (unsigned char)text.ptr[at] == 0xE2) {
            if ((unsigned char)text.ptr[at + 1] != 0x80 ||
                (unsigned char)text.ptr[at + 2] != 0x99) {
                return 0;
            }
            at += 3;
            continue;
        }
        if (at >= text.len) {
            return 0;
        }
        char c = text.ptr[at];
        bool letter = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z');
        if (letter ? (c | 32) != (*name | 32) : c != *name) {
            return 0;
        }
        at++;
    }
    return at;
}

uint8_t date_holidays_match(struct span text, size_t *length)
{
    uint8_t best = 0;
    *length = 0;
    for (size_t i = 0; i < HOLIDAY_COUNT; i++) {
        size_t used = name_length(text, holidays[i].name);
        if (used > *length) {
            best = (uint8_t)(i + 1);
            *length = used;
        }
    }
    return best;
}

bool date_holidays_is_name(uint8_t holiday)
{
    const struct holiday *row = &holidays[holiday - 1];
    return row->form == NO_DAY && row->extra == 1;
}

static int32_t easter_day(int year)
{
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return day_from_civil((struct civil){year, f / 31, f % 31 + 1});
}

/* By the Julian calendar, moved to the Gregorian one. */
static int32_t orthodox_easter_day(int year)
{
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int f = d + e + 114;
    int32_t shift = year / 100 - year / 400 - 2;
    return day_from_civil((struct civil){year, f / 31, f % 31 + 1}) + shift;
}

static int32_t nth_weekday(int year, int month, int weekday, int nth)
{
    if (nth < 0) {
        int32_t last = day_from_civil((struct civil){year, month, month_length(year, month)});
        return last - (day_weekday(last) - (weekday - 1) + 7) % 7;
    }
    int32_t first = day_from_civil((struct civil){year, month, 1});
    return first + (weekday - 1 - day_weekday(first) + 7) % 7 + 7 * (nth - 1);
}

static int32_t lunar_day(int year)
{
    int index = year - LUNAR_FIRST;
    if (index < 0 || (size_t)index >= sizeof(lunar_days) / sizeof(lunar_days[0])) {
        return DAY_NONE;
    }
    return day_from_civil((struct civil){year, lunar_days[index] / 100, lunar_days[index] % 100});
}

int32_t date_holidays_day(uint8_t holiday, int year)
{
    if (holiday == 0 || holiday > HOLIDAY_COUNT || year < 1 || year > 9999) {
        return DAY_NONE;
    }
    const struct holiday *row = &holidays[holiday - 1];
    switch (row->form) {
    case FIXED:
        return day_from_civil((struct civil){year, row->month, row->day});
    case NTH_WEEKDAY:
        return nth_weekday(year, row->month, row->day, row->nth);
    case AFTER_NTH:
        return nth_weekday(year, row->month, row->day, row->nth) + row->extra;
    case EASTER:
        return easter_day(year) + row->day;
    case ORTHODOX_EASTER:
        return orthodox_easter_day(year);
    case LUNAR:
        return lunar_day(year);
    default:
        return DAY_NONE;
    }
}
