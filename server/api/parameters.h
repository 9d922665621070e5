#ifndef DATELINED_SERVER_API_PARAMETERS_H
#define DATELINED_SERVER_API_PARAMETERS_H

#include "api/call.h"
#include "api/spec.h"

/* Checks all parameters of the request against the call's operation and puts them into the call's
 * query. STATUS_INVALID with a problem set for an unknown parameter, one given twice that may not
 * be, a value outside its set or range. */
MUST_CHECK enum status parameters_apply(struct call *call);

/* The values of a comma-separated list: "\," stands for a comma, white space around a value is
 * dropped, empty values are left out. */
const struct span *parameters_split(struct arena *arena, struct span text, size_t *count);

/* A comma-separated list as a space-separated one, for spec_allows. */
const char *parameters_words(struct arena *arena, struct span text);

/* The order that a word of a sort parameter means; SORT_DEFAULT: none. */
enum sort_order sort_order_named(struct span name);

/* How values get into the query; rows of the parameter tables name these. All of them set a problem
 * and return STATUS_INVALID for a value that is not allowed. */
#define APPLY(name)                                                                                \
    enum status name(struct call *call, const struct api_parameter *parameter, struct span value)

/* Each puts its parameter's value into the call. */
APPLY(apply_filter);
APPLY(apply_country);
APPLY(apply_between);
APPLY(apply_text);
APPLY(apply_search);
APPLY(apply_match);
APPLY(apply_typo);
APPLY(apply_duplicates);
APPLY(apply_undated);
APPLY(apply_sort);
APPLY(apply_limit);
APPLY(apply_cursor_text);
APPLY(apply_fields);
APPLY(apply_include);
APPLY(apply_facet);
APPLY(apply_offsets);
APPLY(apply_from);
APPLY(apply_to);
APPLY(apply_published_from);
APPLY(apply_published_to);
APPLY(apply_as_of);
APPLY(apply_min_articles);
APPLY(apply_min_sources);
APPLY(apply_min_confidence);
APPLY(apply_near);
APPLY(apply_bbox);

#endif
