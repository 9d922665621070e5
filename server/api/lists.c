/* The plain lists: dates, sources, files. */
#include "api/handlers.h"
#include "api/view.h"

HANDLER(dates_show_list)
{
    struct call call;
    struct date_page page;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    status = dates_list(call.reader, call.arena, &call.query, &page);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "date", SPAN(""));
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_date(&call, &page.rows[i]));
    }
    return call_answer_list(&call, results, &page.page);
}

static json_t *view_source(const struct call *call, const struct source_record *source)
{
    return json_pack("{s:o, s:I, s:o, s:o}", "source", view_span(source->name), "article_count",
                     (json_int_t)source->articles, "first", view_day(call, source->first), "last",
                     view_day(call, source->last));
}

HANDLER(sources_show_list)
{
    struct call call;
    struct page page = {0};
    const struct source_record *sources = NULL;
    size_t count = 0;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    status = sources_list(call.reader, call.arena, &call.query, &sources, &count, &page);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "source", SPAN(""));
    }
    json_t *results = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(results, view_source(&call, &sources[i]));
    }
    return call_answer_list(&call, results, &page);
}

HANDLER(ingest_show_list)
{
    struct call call;
    struct file_page page;
    enum status status = call_begin(&call, request, reply);
    if (status != STATUS_OK) {
        return status;
    }
    status = files_list(call.reader, call.arena, &call.query, &page);
    if (status != STATUS_OK) {
        return call_fail(&call, status, "file", SPAN(""));
    }
    json_t *results = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(results, view_file(&call, &page.rows[i]));
    }
    json_t *counts = json_object();
    for (unsigned i = 0; i < FILE_STATUS_COUNT; i++) {
        json_object_set_new(counts, file_status_name((enum file_status)i),
                            json_integer((json_int_t)page.status_counts[i]));
    }
    call_add_member(&call, "counts", counts);
    return call_answer_list(&call, results, &page.page);
}
