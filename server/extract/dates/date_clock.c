/* Places times of day that name no day. */
#include "date_clock.h"

#include "date_nearest.h"

/* After this minute of a day the hours before this one are those of the next: "broke out at 11 p.m.
 * on Monday and was out by 4 a.m." */
#define LATE_CLOCK (18 * 60)
#define EARLY_HOUR 7

/* The minutes of "late Tuesday" and "Tuesday night", which say no hour: behind those of any. */
#define CLOCK_EVENING (25 * 60)

/* "broke out at 11 p.m. on Monday and was out by 4 a.m.", "came back late Tuesday. He left at 2:45
 * a.m.": whether the small hours are those after the evening told before. */
static bool is_after_night(const struct date_context *context, const struct date_reading *reading)
{
    bool small = reading->hour != CLOCK_NONE && reading->hour < EARLY_HOUR;
    bool morning = reading->hour == CLOCK_NONE && reading->part == PART_MORNING;
    bool before = context->published.latest == DAY_NONE ||
                  context->recent.earliest < context->published.latest;
    return context->clock >= LATE_CLOCK && before && (small || morning);
}

struct date_place date_clock_place(const struct date_context *context,
                                   const struct date_reading *reading)
{
    bool night = reading->part == PART_NIGHT && reading->hour == CLOCK_NONE;
    bool planned = context->direction <= 0 && !context->same_sentence &&
                   context->published.latest != DAY_NONE &&
                   context->recent.earliest > context->published.latest;
    bool ahead = context->direction > 0 && !context->same_sentence &&
                 context->published.latest != DAY_NONE &&
                 context->recent.earliest + 1 < context->published.latest &&
                 date_nearest_allows(context->published, UNIT_DAY);
    if (ahead) { /* "called it last Wednesday. It said it would lift it at midnight" */
        return date_place_of(UNIT_DAY, context->published.earliest);
    }
    if (context->recent.unit == UNIT_DAY && context->same_paragraph && !planned) {
        bool night_before = night && context->direction < 0 &&
                            context->published.latest != DAY_NONE &&
                            context->recent.earliest >= context->published.latest;
        if (night_before) { /* "fell Friday after talks failed overnight" */
            return date_place_of(UNIT_DAY, context->published.latest - 1);
        }
        return is_after_night(context, reading) ? date_place_step(context->recent, 1)
                                                : context->recent;
    }
    if (!date_nearest_allows(context->published, UNIT_DAY)) {
        return PLACE_NONE;
    }
    int32_t today = context->published.earliest;
    bool elsewhere =
        date_place_is_known(context->recent) && context->same_paragraph &&
        !context->since && /* "has served since 2011. He was found at midnight" */
        context->recent.unit < UNIT_DECADE && /* "hit the 19th-century hall overnight" */
        (context->recent.latest < today || context->recent.earliest > today);
    bool news = context->day.unit == UNIT_DAY && context->day.earliest <= today &&
                today - context->day.earliest <= NEWS_DAYS;
    bool forecast = news && context->day_near && context->recent.unit >= UNIT_MONTH &&
                    context->recent.earliest > today; /* "fell on Friday; it expects, in 2016" */
    if (elsewhere && !forecast) {
        return PLACE_NONE;
    }
    if (news && context->direction <= 0 && !night) {
        bool same = context->recent.earliest == context->day.earliest;
        bool over = same && context->day_near && is_after_night(context, reading);
        return over ? date_place_step(context->day, 1) : context->day;
    }
    bool last_night = night && context->direction < 0;
    return date_place_of(UNIT_DAY, today - last_night);
}

int32_t date_clock_minutes(const struct date_reading *reading)
{
    if (reading->kind == K_RANGE) {
        return -1;
    }
    if (reading->hour == CLOCK_NONE) {
        bool evening = reading->part == PART_EVENING || reading->part == PART_NIGHT ||
                       (reading->kind == K_DATETIME && reading->share == SHARE_LATE);
        return evening ? CLOCK_EVENING : -1;
    }
    return reading->hour * 60 + (reading->minute == CLOCK_NONE ? 0 : reading->minute);
}

bool date_clock_shift(const struct date_context *context, const struct date_reading *reading,
                      struct date_reading *timed, struct date_place *place)
{
    bool clocked = context->clock >= 0 && context->clock != CLOCK_EVENING &&
                   context->recent.unit == UNIT_DAY && reading->anchor == ANCHOR_CONTEXT &&
                   !reading->shift_vague && !reading->other;
    bool short_unit = reading->unit == UNIT_MINUTE || reading->unit == UNIT_HOUR;
    if (!clocked || !short_unit || reading->shift == 0 || reading->shift > 10000 ||
        reading->shift < -10000) {
        return false;
    }
    int32_t minutes = context->clock + reading->shift * (reading->unit == UNIT_HOUR ? 60 : 1);
    int32_t days = minutes / 1440 - (minutes % 1440 < 0);
    minutes -= days * 1440;
    *timed = *reading;
    timed->hour = (int8_t)(minutes / 60);
    timed->minute = (int8_t)(minutes % 60);
    *place = date_place_of(UNIT_DAY, context->recent.earliest + days);
    return true;
}
