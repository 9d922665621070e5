#ifndef DATELINED_SERVER_API_VIEW_H
#define DATELINED_SERVER_API_VIEW_H

#include <jansson.h>

#include "api/call.h"
#include "store/records.h"

/* From records to JSON, with the names of API.md. Every function returns a new reference; absent
 * knowledge becomes null. `call` says units of offsets and what is included. */

/* A string, null when absent; for view_string "" is absent, too. */
json_t *view_span(struct span text);
json_t *view_string(const char *text);

/* A number; NAN is null. A day; DAY_NONE is null. A time stamp; INT64_MIN is null. A date at its
 * own precision; the unknown one is null. */
json_t *view_number(double number);
json_t *view_verbs(struct span verbs); /* the words between commas; absent: an empty list */
json_t *view_share(double share);      /* 0 to 1, to three places */
json_t *view_day(const struct call *call, int32_t day);
json_t *view_time(const struct call *call, int64_t seconds);
json_t *view_period(const struct call *call, struct period period);

/* A link: the printf `format` takes one `%.*s`, the id (percent-encoded where it must be). */
json_t *view_link(const struct call *call, const char *format, struct span id);

/* An article's id as a segment of a path: ids hold only URL-safe characters and "%", which is
 * written "%25". */
struct span view_path_segment(const struct call *call, struct span id);

/* The objects of API.md under their names there. */
json_t *view_article(struct call *call, const struct article_record *record);
json_t *view_mention(struct call *call, const struct mention_record *record);
json_t *view_segment(struct call *call, const struct article_segment *segment);
json_t *view_date(struct call *call, const struct date_record *record);
json_t *view_entity(struct call *call, const struct entity_record *record);
json_t *view_related(struct call *call, const struct related_record *record);
json_t *view_event(struct call *call, const struct event_record *record);
json_t *view_evidence(struct call *call, const struct evidence_record *record);
json_t *view_source(const struct call *call, const struct source_record *record);
json_t *view_file(struct call *call, const struct file_record *record);
json_t *view_suggestion(struct call *call, const struct suggestion *suggestion);

/* The facets of a page; NULL when none were asked for. */
json_t *view_facets(struct call *call, const struct page *page);

/* "source" …: the word of `facet=`. */
const char *view_facet_name(enum facet facet);

#endif
