/* Words, numbers and names of dates, read from a place in a text on. */
#include "printed_scan.h"

#include <ctype.h>

#include "printed_date.h"

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

int scan_lookup(const struct name_value *table, size_t count, struct span word)
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
    int i = scan_lookup(months, sizeof months / sizeof *months, text);
    return i < 0 ? 0 : months[i].value;
}

int weekday_from_name(struct span text)
{
    int i = scan_lookup(weekdays, sizeof weekdays / sizeof *weekdays, text);
    return i < 0 ? -1 : weekdays[i].value;
}

size_t scan_spaces(struct span text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) {
        at++;
    }
    return at;
}

struct span scan_word(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.len && isalpha((unsigned char)text.ptr[end])) {
        end++;
    }
    return span_slice(text, at, end);
}

size_t scan_number(struct span text, size_t at, int *value)
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

int scan_whole_year(int two_digits)
{
    return two_digits <= 40 ? 2000 + two_digits : 1900 + two_digits;
}

bool scan_ends_word(struct span text, size_t at)
{
    return at >= text.len || !isalnum((unsigned char)text.ptr[at]);
}

bool scan_begins_again(struct span text, size_t at)
{
    int number;
    size_t end = at < text.len ? scan_number(text, at, &number) : 0;
    if (end == 0) {
        return at < text.len && month_from_name(scan_word(text, at)) > 0;
    }
    bool clock = end + 2 < text.len && text.ptr[end] == ':';
    return end - at <= 2 && (clock || (end < text.len && text.ptr[end] == ' ' &&
                                       month_from_name(scan_word(text, end + 1)) > 0));
}
