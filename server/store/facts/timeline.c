/* Events counted by the day, week, month or year in which they happened. An event belongs to the
 * bucket that holds all its days; one that is dated less exactly than the interval ("in 2014" on a
 * timeline of months) is counted apart, not put into the first of its buckets. The conditions are
 * a statement; counting and ranking are one pass over the census (store/census.h), and only the
 * events that are shown are read. */

#include "event_rows.h"
#include "store/counts/as_of.h"
#include "store/search/found_events.h"

/* Days of an interval, about. */
static const int lengths[] = {
    [INTERVAL_DAY] = 1, [INTERVAL_WEEK] = 7, [INTERVAL_MONTH] = 30, [INTERVAL_YEAR] = 365};

/* What a chart shows well: about as many buckets, which most events lie in. */
#define AUTO_BUCKETS 60

/* 0001-01-01 and 9999-12-31, between which bucket_start knows the calendar. */
enum { FIRST_DAY = -719162, LAST_DAY = 2932896 };

/* Whether both ends of an event's time are known and in the calendar. */
static bool is_dated(const struct census *census, uint32_t event)
{
    int32_t earliest = census->events.first[event], latest = census->events.last[event];
    return earliest != DAY_NONE && latest != DAY_NONE && earliest >= FIRST_DAY &&
           latest <= LAST_DAY;
}

/* Picks the finest interval that shows nine tenths of the dated events in AUTO_BUCKETS buckets; the
 * earliest and the latest twentieth may lie outside, because one event of long ago must not make a
 * timeline of years out of a week's news. */
static enum timeline_interval choose_interval(const struct found_events *found, struct arena *arena)
{
    int32_t *days = ARENA_ARRAY(arena, int32_t, found->count);
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        if (is_dated(found->census, found->rows[i])) {
            days[count++] = found->census->events.first[found->rows[i]];
        }
    }
    int64_t span = 0;
    if (count > 0) {
        size_t outside = count / 20;
        span = (int64_t)days[count - 1 - outside] - days[outside] + 1;
    }
    enum timeline_interval interval = INTERVAL_DAY;
    while (interval < INTERVAL_YEAR && span > (int64_t)AUTO_BUCKETS * lengths[interval]) {
        interval++;
    }
    return interval;
}

/* The first day of the bucket that `day` lies in. */
static int32_t bucket_start(enum timeline_interval interval, int32_t day)
{
    struct civil date = day_to_civil(day);
    switch (interval) {
    case INTERVAL_WEEK:
        return day - day_weekday(day);
    case INTERVAL_MONTH:
        return day - date.day + 1;
    case INTERVAL_YEAR:
        return day_from_civil((struct civil){date.year, 1, 1});
    default:
        return day;
    }
}

struct buckets {
    int32_t start, next; /* the interval that was looked up last: its first day, that behind it */
    struct arena *arena;
    const struct found_events *found;
    struct timeline *timeline;
    struct timeline_bucket *buckets;
    size_t count, capacity;
    uint32_t *seen; /* by article: the bucket that last counted it, plus one */
    uint32_t top;   /* best events that are kept of each bucket */
    uint32_t *best; /* `top` rows of events for each bucket, the best first */
    size_t best_capacity;
};

static void add_bucket(struct buckets *buckets, int32_t start)
{
    buckets->buckets = arena_grow(buckets->arena, buckets->buckets, buckets->count,
                                  &buckets->capacity, sizeof *buckets->buckets);
    if (buckets->top > 0) {
        buckets->best = arena_grow(buckets->arena, buckets->best, buckets->count,
                                   &buckets->best_capacity, buckets->top * sizeof *buckets->best);
    }
    buckets->buckets[buckets->count++] = (struct timeline_bucket){.start = start};
}

/* Keeps the event when it is among the best of its bucket; the earlier one wins a tie. */
static void rank_event(struct buckets *buckets, uint32_t event)
{
    struct timeline_bucket *bucket = &buckets->buckets[buckets->count - 1];
    uint32_t *best = buckets->best + (buckets->count - 1) * buckets->top;
    const uint64_t *weights = buckets->found->census->event_weights;
    size_t at = bucket->top_count;
    while (at > 0 && weights[event] > weights[best[at - 1]]) {
        at--;
    }
    if (at == buckets->top) {
        return;
    }
    bucket->top_count += bucket->top_count < buckets->top;
    for (size_t i = bucket->top_count - 1; i > at; i--) {
        best[i] = best[i - 1];
    }
    best[at] = event;
}

static void count_articles(struct buckets *buckets, uint32_t event)
{
    const struct census_links *told = &buckets->found->census->event_articles;
    for (uint32_t i = told->start[event]; i < told->start[event + 1]; i++) {
        uint32_t *seen = &buckets->seen[told->items[i]];
        buckets->buckets[buckets->count - 1].article_count += *seen != buckets->count;
        *seen = (uint32_t)buckets->count;
    }
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

/* Looks up the interval of a day, unless it is the same as the last one's: events come in the order
 * of time. */
static void find_interval(struct buckets *buckets, int32_t day)
{
    if (day < buckets->start || day >= buckets->next) {
        buckets->start = bucket_start(buckets->timeline->interval, day);
        buckets->next = next_start(buckets->timeline->interval, buckets->start);
    }
}

static void count_event(struct buckets *buckets, uint32_t event)
{
    const struct census *census = buckets->found->census;
    struct timeline *timeline = buckets->timeline;
    int32_t earliest = census->events.first[event], latest = census->events.last[event];
    if (earliest == DAY_NONE && latest == DAY_NONE) {
        timeline->undated++;
        return;
    }
    if (!is_dated(census, event)) {
        timeline->imprecise++;
        return;
    }
    find_interval(buckets, earliest);
    if (latest < buckets->start || latest >= buckets->next) {
        timeline->imprecise++;
        return;
    }
    if (buckets->count == 0 || buckets->buckets[buckets->count - 1].start != buckets->start) {
        add_bucket(buckets, buckets->start);
    }
    buckets->buckets[buckets->count - 1].count++;
    count_articles(buckets, event);
    if (buckets->top > 0) {
        rank_event(buckets, event);
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

static void take_event(void *context, struct columns *columns)
{
    event_rows_take(context, columns);
}

/* Reads the best events of all buckets and gives each bucket its own; both are in one order. */
static enum status read_top(struct store_reader *reader, struct buckets *buckets)
{
    struct arena *arena = buckets->arena;
    struct connection *connection = &reader->connection;
    size_t count = 0;
    struct span *ids = ARENA_ARRAY(arena, struct span, buckets->count * buckets->top);
    uint32_t *rows = ARENA_ARRAY(arena, uint32_t, buckets->count * buckets->top);
    for (size_t i = 0; i < buckets->count; i++) {
        for (size_t j = 0; j < buckets->buckets[i].top_count; j++) {
            rows[count] = buckets->best[i * buckets->top + j];
            ids[count] = arena_printf(arena, "%u", rows[count]);
            count++;
        }
    }
    struct event_rows events = {.arena = arena};
    struct select select = select_start(arena, reader->store->library);
    select_word(&select, "SELECT");
    select_add(&select, "events.columns");
    select_add(&select, reader->known_day == DAY_NONE ? "timeline.top" : "timeline.top_then");
    select_list(&select, ids, count);
    enum status status = as_of_show(reader, arena, rows, count);
    if (status == STATUS_OK) {
        status =
            list_each(connection, select_prepare(&select, connection), arena, take_event, &events);
    }
    if (status == STATUS_OK) {
        status = event_rows_complete(reader, &events, false);
    }
    const struct event_record *next = events.records;
    for (size_t i = 0; i < buckets->count && status == STATUS_OK; i++) {
        buckets->buckets[i].top = next;
        next += buckets->buckets[i].top_count;
    }
    return status;
}

static enum status fill_timeline(struct store_reader *reader, struct buckets *buckets)
{
    for (size_t i = 0; i < buckets->found->count; i++) {
        count_event(buckets, buckets->found->rows[i]);
    }
    if (buckets->count > TIMELINE_BUCKETS) {
        return STATUS_TOO_LARGE;
    }
    enum status status =
        buckets->top > 0 && buckets->count > 0 ? read_top(reader, buckets) : STATUS_OK;
    if (status == STATUS_OK) {
        fill_gaps(buckets);
    }
    return status;
}

enum status timeline_get(struct store_reader *reader, struct arena *arena,
                         const struct query *query, enum timeline_interval interval, uint32_t top,
                         struct timeline *out)
{
    struct list list;
    struct found_events found = {0};
    struct timeline timeline = {.interval = interval};
    enum status status = event_rows_list(reader, arena, query, &list);
    if (status == STATUS_OK) {
        status = found_events_read(&list, &found);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (interval == INTERVAL_AUTO) {
        timeline.interval = choose_interval(&found, arena);
    }
    struct buckets buckets = {.arena = arena, .found = &found, .timeline = &timeline, .top = top};
    buckets.seen = ARENA_ARRAY(arena, uint32_t, found.census->article_limit);
    status = fill_timeline(reader, &buckets);
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
