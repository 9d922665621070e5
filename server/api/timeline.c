/* /timeline: the events that the filters of /events find, counted by time. */
#include <stdlib.h>

#include "api/handlers.h"
#include "api/view.h"

static const char *const intervals[] = {[INTERVAL_DAY] = "day",
                                        [INTERVAL_WEEK] = "week",
                                        [INTERVAL_MONTH] = "month",
                                        [INTERVAL_YEAR] = "year",
                                        [INTERVAL_AUTO] = "auto"};

static enum timeline_interval interval_by_name(struct span name)
{
    enum timeline_interval interval = INTERVAL_AUTO;
    while (interval > INTERVAL_DAY && !span_is(name, intervals[interval])) {
        interval--;
    }
    return interval;
}

static json_t *view_bucket(struct call *call, const struct timeline_bucket *bucket)
{
    json_t *top = json_array();
    for (size_t i = 0; i < bucket->top_count; i++) {
        json_array_append_new(top, view_event(call, &bucket->top[i]));
    }
    return json_pack("{s:o, s:o, s:I, s:I, s:o}", "start", view_day(call, bucket->start), "end",
                     view_day(call, bucket->end), "count", (json_int_t)bucket->count, "articles",
                     (json_int_t)bucket->article_count, "top", top);
}

static json_t *view_timeline(struct call *call, const struct timeline *timeline)
{
    json_t *buckets = json_array();
    for (size_t i = 0; i < timeline->bucket_count; i++) {
        json_array_append_new(buckets, view_bucket(call, &timeline->buckets[i]));
    }
    return json_pack("{s:s, s:o, s:b, s:I, s:I}", "interval", intervals[timeline->interval],
                     "buckets", buckets, "contiguous", timeline->contiguous, "imprecise",
                     (json_int_t)timeline->imprecise, "undated", (json_int_t)timeline->undated);
}

HANDLER(timeline_show)
{
    struct call call;
    struct timeline timeline;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    enum timeline_interval interval = interval_by_name(call_value(&call, "interval", "auto"));
    int top = atoi(arena_string(call.arena, call_value(&call, "top", "3")));
    status = timeline_get(call.reader, call.arena, &call.query, interval, (uint32_t)top, &timeline);
    if (status == STATUS_TOO_LARGE) {
        call_end(&call);
        return call_refuse(&call, SPAN("interval"),
                           SPAN("More than 1000 intervals have events. Take a longer interval, or "
                                "narrow them with from and to."),
                           NULL, SPAN(""));
    }
    if (status != STATUS_OK) {
        return call_fail(&call, status, "event", SPAN(""));
    }
    return call_answer(&call, view_timeline(&call, &timeline));
}
