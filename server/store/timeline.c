/* Events counted by the day, week, month or year in which they happened. An event belongs to the
 * bucket that holds all its days; one that is dated less exactly than the interval ("in 2014" on a
 * timeline of months) is counted apart, not put into the first of its buckets. */

#include "store/event_rows.h"

static const char *const units[] = {[INTERVAL_DAY] = "day",
                                    [INTERVAL_WEEK] = "week",
                                    [INTERVAL_MONTH] = "month",
                                    [INTERVAL_YEAR] = "year"};

/* Days of an interval, about. */
static const int lengths[] = {
    [INTERVAL_DAY] = 1, [INTERVAL_WEEK] = 7, [INTERVAL_MONTH] = 30, [INTERVAL_YEAR] = 365};

/* What a chart shows well: about as many buckets, which most events lie in. */
#define AUTO_BUCKETS 60

struct days {
    int32_t *days;
    size_t count, capacity;
};

static void take_day(void *context, struct columns *columns)
{
    struct days *days = context;
    days->days =
        arena_grow(columns->arena, days->days, days->count, &days->capacity, sizeof *days->days);
    days->days[days->count++] = column_day(columns);
}

/* Picks the finest interval that shows nine tenths of the dated events in AUTO_BUCKETS buckets; the
 * earliest and the latest twentieth may lie outside, because one event of long ago must not make a
 * timeline of years out of a week's news. */
static enum status choose_interval(struct list *list, enum timeline_interval *out)
{
    struct connection *connection = &list->reader->connection;
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, "timeline.days");
    list_where(list, &select, "AND", NULL, 0);
    select_word(&select, "ORDER BY v.oldest");
    struct days days = {0};
    enum status status =
        list_each(connection, select_prepare(&select, connection), list->arena, take_day, &days);
    if (status != STATUS_OK) {
        return status;
    }
    int64_t span = 0;
    if (days.count > 0) {
        size_t outside = days.count / 20;
        span = (int64_t)days.days[days.count - 1 - outside] - days.days[outside] + 1;
    }
    enum timeline_interval interval = INTERVAL_DAY;
    while (interval < INTERVAL_YEAR && span > (int64_t)AUTO_BUCKETS * lengths[interval]) {
        interval++;
    }
    *out = interval;
    return STATUS_OK;
}

struct buckets {
    struct arena *arena;
    struct timeline *timeline;
    struct timeline_bucket *buckets;
    size_t count, capacity;
};

static void take_bucket(void *context, struct columns *columns)
{
    struct buckets *buckets = context;
    int32_t start = column_day(columns);
    bool undated = column_bool(columns);
    uint64_t count = (uint64_t)column_int(columns);
    if (start == DAY_NONE) {
        *(undated ? &buckets->timeline->undated : &buckets->timeline->imprecise) += count;
        return;
    }
    buckets->buckets = arena_grow(buckets->arena, buckets->buckets, buckets->count,
                                  &buckets->capacity, sizeof *buckets->buckets);
    buckets->buckets[buckets->count++] = (struct timeline_bucket){
        .start = start, .count = count, .article_count = (uint64_t)column_int(columns)};
}

static enum status count_buckets(struct list *list, struct buckets *buckets)
{
    struct connection *connection = &list->reader->connection;
    struct select select = select_start(list->arena, list->reader->store->library);
    select_add(&select, "timeline.buckets");
    select_text(&select, span_of(units[buckets->timeline->interval]));
    list_where(list, &select, "WHERE", NULL, 0);
    select_word(&select, "GROUP BY 1, 2 ORDER BY 1");
    return list_each(connection, select_prepare(&select, connection), list->arena, take_bucket,
                     buckets);
}

/* The first day of the next bucket. */
static int32_t next_start(enum timeline_interval interval, int32_t start)
{
    struct civil date = day_to_civil(start);
    switch (interval) {
    case INTERVAL_MONTH:
        return start + month_length(date.year, date.month);
    case INTERVAL_YEAR:
        return period_of_year(date.year).latest + 1;
    default:
        return start + lengths[interval];
    }
}

/* Puts empty buckets into the gaps, unless they would be too many. */
static void fill_gaps(struct buckets *buckets)
{
    struct timeline *timeline = buckets->timeline;
    struct timeline_bucket *filled =
        ARENA_ARRAY(buckets->arena, struct timeline_bucket, TIMELINE_BUCKETS);
    size_t count = 0, given = 0;
    int32_t start = buckets->count > 0 ? buckets->buckets[0].start : 0;
    while (given < buckets->count && count < TIMELINE_BUCKETS) {
        bool empty = buckets->buckets[given].start != start;
        filled[count] = empty ? (struct timeline_bucket){.start = start} : buckets->buckets[given];
        given += !empty;
        count++;
        start = next_start(timeline->interval, start);
    }
    timeline->contiguous = given == buckets->count;
    if (timeline->contiguous) {
        buckets->buckets = filled;
        buckets->count = count;
    }
}

struct top {
    struct event_rows events;
    int32_t *starts; /* of the bucket of each event */
    size_t count, capacity;
};

static void take_top(void *context, struct columns *columns)
{
    struct top *top = context;
    event_rows_take(&top->events, columns);
    top->starts =
        arena_grow(columns->arena, top->starts, top->count, &top->capacity, sizeof *top->starts);
    top->starts[top->count++] = column_day(columns);
}

static enum status read_top(struct list *list, struct timeline *timeline, uint32_t limit,
                            struct top *top)
{
    struct connection *connection = &list->reader->connection;
    struct select select = select_start(list->arena, list->reader->store->library);
    struct span unit = span_of(units[timeline->interval]);
    select_word(&select, "SELECT");
    select_add(&select, "events.columns");
    select_add(&select, "timeline.top_begin");
    select_text(&select, unit);
    list_where(list, &select, "WHERE", NULL, 0);
    select_add(&select, "timeline.top_end");
    select_int(&select, limit);
    return list_each(connection, select_prepare(&select, connection), list->arena, take_top, top);
}

/* Gives each bucket its events; both are in the order of time. */
static void share_out(struct buckets *buckets, const struct top *top)
{
    size_t at = 0;
    for (size_t i = 0; i < buckets->count; i++) {
        struct timeline_bucket *bucket = &buckets->buckets[i];
        bucket->top = at < top->count ? &top->events.records[at] : NULL;
        while (at < top->count && top->starts[at] == bucket->start) {
            bucket->top_count++;
            at++;
        }
    }
}

static enum status fill_timeline(struct list *list, uint32_t top_limit, struct buckets *buckets)
{
    enum status status = count_buckets(list, buckets);
    if (status == STATUS_OK && buckets->count > TIMELINE_BUCKETS) {
        return STATUS_TOO_LARGE;
    }
    struct top top = {.events.arena = list->arena};
    if (status == STATUS_OK && top_limit > 0) {
        status = read_top(list, buckets->timeline, top_limit, &top);
    }
    if (status == STATUS_OK) {
        status = event_rows_complete(list->reader, &top.events, false);
    }
    if (status == STATUS_OK) {
        fill_gaps(buckets);
        share_out(buckets, &top);
    }
    return status;
}

enum status timeline_get(struct store_reader *reader, struct arena *arena,
                         const struct query *query, enum timeline_interval interval, uint32_t top,
                         struct timeline *out)
{
    struct list list;
    struct timeline timeline = {.interval = interval};
    enum status status = event_rows_list(reader, arena, query, &list);
    if (status == STATUS_OK && interval == INTERVAL_AUTO) {
        status = choose_interval(&list, &timeline.interval);
    }
    struct buckets buckets = {.arena = arena, .timeline = &timeline};
    if (status == STATUS_OK) {
        status = fill_timeline(&list, top, &buckets);
    }
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < buckets.count; i++) {
        struct timeline_bucket *bucket = &buckets.buckets[i];
        bucket->end = next_start(timeline.interval, bucket->start) - 1;
    }
    timeline.buckets = buckets.buckets;
    timeline.bucket_count = buckets.count;
    *out = timeline;
    return STATUS_OK;
}
