#ifndef DATELINED_STORE_QUERY_H
#define DATELINED_STORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/span.h"
#include "base/status.h"

/* What a list request asks of the archive, in the archive's words. One struct for all lists; what
 * a list does not know it ignores, and the API refuses beforehand. */

enum filter_field {
    FILTER_ID,      /* the rows of these ids */
    FILTER_ARTICLE, /* article ids */
    FILTER_SOURCE,
    FILTER_AUTHOR,
    FILTER_SECTION,
    FILTER_LANGUAGE,
    FILTER_ENTITY, /* entity ids */
    FILTER_EVENT,  /* event ids */
    FILTER_EVENT_TYPE,
    FILTER_PLACE, /* entity ids of places: of the event; mentioned, for articles */
    FILTER_TYPE,  /* entity, event or date type */
    FILTER_SUBTYPE,
    FILTER_KIND,    /* mention kind */
    FILTER_COUNTRY, /* ISO 3166-1 alpha-3 */
    FILTER_WITH,    /* entities that share an article with these */
    FILTER_SCHEME,
    FILTER_QUAD_CLASS,
    FILTER_ACTOR, /* entity ids */
    FILTER_RECIPIENT,
    FILTER_PARTICIPANT, /* actor or recipient */
    FILTER_BETWEEN,     /* exactly two entity ids, both participants */
    FILTER_STATUS,      /* event or file status */
    FILTER_PRECISION,
    FILTER_BASIS,
    FILTER_FIELD_COUNT
};

/* The row must have one of the values (or none of them when `exclude`). */
struct condition {
    enum filter_field field;
    bool exclude;
    const struct span *values;
    size_t value_count;
    bool fixed; /* of the list itself, such as an entity's articles: no facet leaves it out */
};

enum sort_order {
    SORT_DEFAULT,
    SORT_NEWEST, /* by date, undated last; ties by id */
    SORT_OLDEST,
    SORT_NAME,
    SORT_MENTIONS,
    SORT_ARTICLES,
    SORT_SOURCES,
    SORT_CONFIDENCE,
    SORT_RELEVANCE,
    SORT_TEXT, /* by article, field, offset */
    SORT_COUNT
};

enum match_mode { MATCH_AUTO, MATCH_ALL, MATCH_ANY };
enum duplicates_mode { DUPLICATES_COLLAPSE, DUPLICATES_KEEP, DUPLICATES_ONLY };
enum facet {
    FACET_SOURCE,
    FACET_AUTHOR,
    FACET_ENTITY,
    FACET_PERSON,
    FACET_ORGANIZATION,
    FACET_PLACE,
    FACET_EVENT_TYPE,
    FACET_YEAR,
    FACET_MONTH,
    FACET_TYPE,
    FACET_COUNTRY,
    FACET_QUAD_CLASS,
    FACET_STATUS,
    FACET_ACTOR,
    FACET_RECIPIENT,
    FACET_COUNT
};

/* Where a page ends: the sort value and id of its last row, as the store gave them. The texts are
 * opaque to callers. */
struct cursor {
    bool present;
    struct span sort_value;
    struct span id;
};

struct near {
    bool present;
    double lat, lon, km;
};

struct bounding_box {
    bool present;
    double west, south, east, north;
};

struct query {
    const struct condition *conditions;
    size_t condition_count;
    struct span text; /* the search language of API.md; absent: none */
    enum match_mode match;
    bool no_typo;       /* do not replace unknown words by the nearest known one */
    struct period when; /* from..to; PERIOD_UNKNOWN: any */
    bool undated;       /* rows without a date too, although `when` is known */
    struct period published;
    int32_t
        as_of; /* of events: as the articles told them that were out by this day; DAY_NONE: all */
    uint32_t min_articles, min_sources;
    double min_confidence;
    struct near near;
    struct bounding_box bbox;
    enum duplicates_mode duplicates;
    enum sort_order sort;
    uint32_t limit; /* rows; 0: all of them */
    bool uncounted; /* page.total is not wanted (0 without a search) */
    struct cursor after;
    const enum facet *facets;
    size_t facet_count;
    bool with_body; /* articles: fill the body */
};

/* A query that asks for nothing in particular: no conditions, all dates, limit 20. */
struct query query_default(void);

/* Whether `text` is of the search language: STATUS_INVALID for a quote or bracket that is not
 * closed or a bracket that was never opened, its code point offset in `*position`. */
MUST_CHECK enum status search_check(struct arena *arena, struct span text, uint32_t *position);

struct facet_value {
    struct span value; /* an id or a closed value; absent for rows without one */
    struct span label; /* for people */
    uint64_t count;
};

struct facet_result {
    enum facet facet;
    const struct facet_value *values; /* at most 100, most frequent first, ties by value */
    size_t value_count;
};

/* What every page of every list tells beside its rows. */
struct page {
    uint64_t total;     /* exact, over all pages */
    struct cursor next; /* not present on the last page */
    const struct facet_result *facets;
    size_t facet_count;
};

#endif
