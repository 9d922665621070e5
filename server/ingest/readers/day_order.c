/* Two numbers and a year with "/" or "-" between them; a time may follow. */
#include "day_order.h"

#include <string.h>

#include "ingest/header/printed_scan.h"
#include "ingest/header/wording.h"

enum { MONTHS = 12, DAYS = 31 };

struct numbers {
    int first, second, year;
    size_t end;
};

static bool read_numbers(struct span cell, struct numbers *out)
{
    size_t at = scan_number(cell, 0, &out->first);
    if (at == 0 || at > 2 || at >= cell.len || !strchr("/-", cell.ptr[at])) {
        return false;
    }
    char sign = cell.ptr[at];
    size_t second = scan_number(cell, at + 1, &out->second);
    if (second == 0 || second - at > 3 || second >= cell.len || cell.ptr[second] != sign) {
        return false;
    }
    out->end = scan_number(cell, second + 1, &out->year);
    size_t digits = out->end > second ? out->end - second - 1 : 0;
    out->year = digits == 2 ? scan_whole_year(out->year) : out->year;
    bool sound = out->first > 0 && out->second > 0 && out->first <= DAYS && out->second <= DAYS;
    return sound && (digits == 4 || digits == 2) && scan_ends_word(cell, out->end);
}

bool day_order_counts(struct span cell)
{
    struct numbers numbers;
    return read_numbers(text_trim(cell), &numbers);
}

void day_order_note(struct day_order *order, struct span cell)
{
    struct numbers numbers;
    if (read_numbers(text_trim(cell), &numbers)) {
        order->day_first = order->day_first || numbers.first > MONTHS;
        order->month_first = order->month_first || numbers.second > MONTHS;
    }
}

struct span day_order_apply(struct arena *arena, const struct day_order *order, struct span cell)
{
    struct numbers numbers;
    struct span date = text_trim(cell);
    if (order->day_first == order->month_first || !read_numbers(date, &numbers) ||
        numbers.first > MONTHS || numbers.second > MONTHS) {
        return cell;
    }
    int month = order->day_first ? numbers.second : numbers.first;
    int day = order->day_first ? numbers.first : numbers.second;
    struct span rest = text_trim(span_slice(date, numbers.end, date.len));
    static const char *const names[MONTHS] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    /* With a comma its time is one of the day, and not taken for Greenwich's. */
    return arena_printf(arena, "%d %s %04d%s%.*s", day, names[month - 1], numbers.year,
                        rest.len ? ", " : "", SPAN_ARG(rest));
}
