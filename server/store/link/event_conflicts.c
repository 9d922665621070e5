/* Where the reports of an event disagree. */

#include "event_conflicts.h"

static enum status write_conflict(const struct event_merge *merge, const char *field,
                                  struct span value, struct span article)
{
    struct binder binder = bind_start(connection_named(merge->connection, merge->into->conflict));
    bind_int(&binder, merge->event_id);
    bind_name(&binder, field);
    bind_text(&binder, value);
    bind_text(&binder, article);
    return statement_run(merge->connection, binder.statement);
}

static struct span date_value(struct arena *arena, struct period period)
{
    struct span text = period_format(arena, period);
    if (text.ptr) {
        return text;
    }
    struct span from = day_format(arena, period.earliest), to = day_format(arena, period.latest);
    return arena_printf(arena, "%.*s/%.*s", SPAN_ARG(from), SPAN_ARG(to));
}

static bool dates_conflict(const struct event_merge *merge)
{
    for (size_t i = 0; merge->date && i < merge->count; i++) {
        struct period period = merge->told[i].period;
        if (period_is_known(period) && !period_overlaps(period, merge->date->period)) {
            return true;
        }
    }
    return false;
}

static bool place_disagrees(const struct told *told, const struct told *chosen)
{
    return told->place != 0 && chosen->place != 0 && told->place != chosen->place &&
           told->place_subtype != SUBTYPE_NONE && told->place_subtype == chosen->place_subtype;
}

static bool places_conflict(const struct event_merge *merge)
{
    for (size_t i = 0; merge->place && i < merge->count; i++) {
        if (place_disagrees(&merge->told[i], merge->place)) {
            return true;
        }
    }
    return false;
}

static bool tolls_conflict(const struct event_merge *merge, int kind)
{
    int64_t first = 0;
    for (size_t i = 0; i < merge->count; i++) {
        int64_t toll = merge->told[i].tolls[kind];
        if (first != 0 && toll != 0 && toll != first) {
            return true;
        }
        first = first ? first : toll;
    }
    return false;
}

/* "12 killed", of the kinds on which the reports disagree. */
static enum status write_tolls(const struct event_merge *merge)
{
    static const char *const kinds[TOLL_KINDS] = {"killed", "wounded"};
    enum status status = STATUS_OK;
    for (int kind = 0; kind < TOLL_KINDS; kind++) {
        bool disagree = tolls_conflict(merge, kind);
        for (size_t i = 0; disagree && i < merge->count && status == STATUS_OK; i++) {
            const struct told *told = &merge->told[i];
            if (told->tolls[kind] != 0) {
                struct span value = arena_printf(merge->arena, "%lld %s",
                                                 (long long)told->tolls[kind], kinds[kind]);
                status = write_conflict(merge, "toll", value, told->article);
            }
        }
    }
    return status;
}

static enum status write_dates_and_places(const struct event_merge *merge)
{
    bool dates = dates_conflict(merge), places = places_conflict(merge);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < merge->count && status == STATUS_OK; i++) {
        const struct told *told = &merge->told[i];
        if (dates && period_is_known(told->period)) {
            status = write_conflict(merge, "date", date_value(merge->arena, told->period),
                                    told->article);
        }
        if (status == STATUS_OK && places && told->place_text.ptr &&
            (told_same_place(told, merge->place) || place_disagrees(told, merge->place))) {
            status = write_conflict(merge, "place", told->place_text, told->article);
        }
    }
    return status;
}

enum status event_conflicts_write(const struct event_merge *merge)
{
    enum status status = write_dates_and_places(merge);
    return status == STATUS_OK ? write_tolls(merge) : status;
}
