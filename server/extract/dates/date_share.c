/* Parts of places and lengths of time as days: early May, the rest of this year, the past two
 * weeks. */
#include "date_share.h"

/* Weeks are cut into Monday to Wednesday, … and Thursday to Sunday; all else into thirds. */
static struct period third_of(struct date_place place, int third)
{
    int32_t length = place.latest - place.earliest + 1;
    struct civil start = day_to_civil(place.earliest);
    int32_t low = place.earliest + (third * length) / 3;
    int32_t high = place.earliest + ((third + 1) * length) / 3 - 1;
    if (place.unit == UNIT_MONTH) {
        low = place.earliest + third * 10;
        high = third == 2 ? place.latest : low + 9;
    } else if (place.unit == UNIT_WEEK) {
        low = third == 0 ? place.earliest : place.earliest + (third == 1 ? 2 : 3);
        high = third == 0 ? place.earliest + 2 : third == 1 ? place.earliest + 4 : place.latest;
    } else if (place.unit == UNIT_YEAR) {
        low = day_from_civil((struct civil){start.year, third * 4 + 1, 1});
        high = day_from_civil(
            (struct civil){start.year, third * 4 + 4, month_length(start.year, third * 4 + 4)});
    } else if (place.unit == UNIT_DECADE) {
        low = day_from_civil((struct civil){start.year + (third == 0 ? 0 : third * 3 + 1), 1, 1});
        high = day_from_civil((struct civil){start.year + (third + 1) * 3, 12, 31});
    }
    return (struct period){low, high, date_place_precision(place)};
}

struct period date_share_of(struct date_place place, unsigned share, int32_t today)
{
    struct period period = {place.earliest, place.latest, date_place_precision(place)};
    int32_t middle = place.earliest + (place.latest - place.earliest) / 2;
    if (place.unit == UNIT_DAY) {
        return period; /* "early Friday" */
    }
    switch (share) {
    case SHARE_EARLY:
        return third_of(place, 0);
    case SHARE_MID:
        return third_of(place, 1);
    case SHARE_LATE:
        return third_of(place, 2);
    case SHARE_FIRST_HALF:
        period.latest = middle;
        break;
    case SHARE_SECOND_HALF:
        period.earliest = middle + 1;
        break;
    case SHARE_SOFAR:
        period.latest = today != DAY_NONE && today <= place.latest ? today : place.latest;
        break;
    case SHARE_REST:
        period.earliest = today >= place.earliest && today <= place.latest ? today : place.earliest;
        break;
    default:
        break;
    }
    return period;
}

int32_t date_share_move(int32_t day, const struct date_length *length, int side)
{
    struct date_length months = {length->thousandths * 3, UNIT_MONTH};
    if (length->unit == UNIT_QUARTER) {
        length = &months;
    }
    if (length->thousandths / 1000 > INT32_MAX) {
        return DAY_NONE;
    }
    int32_t amount = (int32_t)(length->thousandths / 1000);
    struct civil from = day_to_civil(day);
    struct date_place end = date_place_shift(day, (enum date_unit)length->unit, side * amount);
    if (!date_place_is_known(end)) {
        return DAY_NONE;
    }
    if (length->unit == UNIT_WEEK || length->unit == UNIT_FORTNIGHT) {
        return day + side * amount * (length->unit == UNIT_WEEK ? 7 : 14);
    }
    if (length->unit < UNIT_MONTH) {
        return end.earliest;
    }
    int step = length->unit == UNIT_DECADE ? 10 : length->unit == UNIT_CENTURY ? 100 : 1;
    struct civil moved = day_to_civil(end.earliest);
    if (length->unit >= UNIT_YEAR) {
        moved.year = from.year + side * amount * step;
        moved.month = from.month;
    }
    if (moved.year < 1 || moved.year > 9999) {
        return DAY_NONE;
    }
    int last = month_length(moved.year, moved.month);
    moved.day = from.day < last ? from.day : last;
    return day_from_civil(moved);
}

struct period date_share_of_length(const struct date_length *length, int side, int32_t today)
{
    if (length->thousandths <= 0 || length->unit < UNIT_DAY) {
        return PERIOD_UNKNOWN;
    }
    int32_t day = date_share_move(today, length, side);
    if (day == DAY_NONE) {
        return PERIOD_UNKNOWN;
    }
    return side < 0 ? period_of_range(day, today) : period_of_range(today, day);
}
