#ifndef DATELINED_STORE_LIST_H
#define DATELINED_STORE_LIST_H

#include "store/archive.h"
#include "store/list_rows.h"
#include "store/query.h"
#include "store/select.h"

/* How one kind of list is made: the fragments of sql/query/ that its statements are joined from.
 * Names are relative to `prefix`: "articles" and "filter.source" give articles.filter.source. */
struct list_filter {
    enum filter_field field;
    const char *fragment; /* takes one JSON array; NULL: the list writes its part itself */
};

enum key_kind { KEY_INT, KEY_REAL, KEY_TEXT };

struct list_sort {
    enum sort_order order;
    enum key_kind kind;
    const char *fragment; /* an expression, ascending */
};

struct list_facet {
    enum facet facet;
    const char *fragment;     /* SELECT value, label, count FROM …; */
    enum filter_field own[3]; /* filters that it leaves out */
    size_t own_count;
};

struct list_kind {
    const char *prefix;
    bool id_is_number; /* the second part of the order is an integer */
    const struct list_filter *filters;
    size_t filter_count;
    const struct list_sort *sorts; /* the first is the default */
    size_t sort_count;
    const struct list_facet *facets;
    size_t facet_count;
    unsigned knows; /* enum list_knows */
};

/* Which further parts of a query a list understands; each is a fragment of that name. */
enum list_knows {
    KNOWS_WHEN = 1 << 0, /* and undated */
    KNOWS_PUBLISHED = 1 << 1,
    KNOWS_MIN_ARTICLES = 1 << 2,
    KNOWS_MIN_SOURCES = 1 << 3,
    KNOWS_MIN_CONFIDENCE = 1 << 4,
    KNOWS_PLACE = 1 << 5,       /* near and bbox */
    KNOWS_ORDER = 1 << 6,       /* "when_begins": the newest key at which a period's rows begin */
    KNOWS_WHEN_ITSELF = 1 << 7, /* and undated; the list writes the part itself */
};

/* One condition; `own` is the filter that it came from, so that a facet can leave it out. */
struct list_part {
    struct select sql;
    enum filter_field own;             /* FILTER_FIELD_COUNT: none; or one of those below */
    const struct condition *condition; /* that it says; NULL: it was not made of one */
    const uint8_t *met;                /* by row: 1 when it holds, if that is known; or NULL */
};

#define LIST_MATCHING  ((enum filter_field)(FILTER_FIELD_COUNT + 1)) /* the search itself */
#define LIST_COLLAPSED ((enum filter_field)(FILTER_FIELD_COUNT + 2)) /* made of the other parts */
#define LIST_WHEN      ((enum filter_field)(FILTER_FIELD_COUNT + 3)) /* from and to */
#define LIST_PUBLISHED ((enum filter_field)(FILTER_FIELD_COUNT + 4)) /* published_from and _to */
#define LIST_MAP       ((enum filter_field)(FILTER_FIELD_COUNT + 6)) /* near and bbox */
#define LIST_LEAST     ((enum filter_field)(FILTER_FIELD_COUNT + 5)) /* one of the min_… */

/* A row that is known to be on the page: its number, its place among all by their ids, and the key
 * of the order. */
struct list_hit {
    uint32_t row;
    uint32_t order;
    double score;
};

struct list {
    const struct list_kind *kind;
    struct store_reader *reader;
    struct arena *arena;
    const struct query *query;
    const char *from;        /* fragment; NULL: "from" */
    const char *from_chosen; /* of chosen rows; NULL: "from_hits" */
    struct select with;      /* put before every statement, WITH …; empty: nothing */
    struct select hits;      /* WITH hit (row, score) …; empty: no search */
    struct span parsed;      /* how the search was understood; absent: there is none */
    struct span suggestion;  /* its text with unknown words replaced; absent: nothing was */
    struct span match;       /* the FTS5 expression of the search; absent: none that ranks */
    struct list_part *parts;
    size_t part_count, part_capacity;
    const struct list_sort *sort;
    const uint64_t *total;         /* known without counting; NULL: it is counted */
    const struct list_hit *chosen; /* instead of the hits; NULL: none were chosen */
    size_t chosen_count;
    struct span cursor_tail; /* written behind a cursor's key, of whole numbers; absent: nothing */
    /* Counts a facet without its statement, if that can be: *done tells. NULL: it never can. */
    enum status (*count_facet)(struct list *list, const struct list_facet *facet,
                               struct facet_result *out, bool *done);
};

/* Reads the conditions of a query; a field that the list does not know is passed over. */
struct list list_start(const struct list_kind *kind, struct store_reader *reader,
                       struct arena *arena, const struct query *query);

/* Adds an empty condition to be written by the caller. */
struct select *list_add(struct list *list, enum filter_field own);
/* Adds the fragment `name` of the list's kind as a condition. */
struct select *list_add_named(struct list *list, const char *name);

/* Appends what `near` and `bbox` of a query, one of which is there, ask of the rows of `prefix`. */
void list_add_map(struct select *sql, const char *prefix, const struct query *query);

/* Adds the fragment "matching", which says the same as the hits. */
struct select *list_add_matching(struct list *list);

/* Lists one row of each group: the first that meets the other conditions of the statement, between
 * the fragments "collapse_begin" and "collapse_end"; "originals" when there are no others. */
void list_collapse(struct list *list);

/* Searches: the given hits that meet the conditions are gathered once (fragment "kept"), counted,
 * and joined to their rows (fragment "from_hits"). Facets use the conditions alone, so one that
 * says the same must be added, too. */
void list_set_hits(struct list *list, struct select hits);

/* The number of all rows, which need not be counted then. */
void list_set_total(struct list *list, uint64_t total);

/* The rows of the page (as many as its limit and one more, if there are), all of which meet the
 * conditions and come behind the cursor, in any order, and the number of all. */
void list_set_chosen(struct list *list, const struct list_hit *hits, size_t count, uint64_t total);

/* Appends the conditions joined by AND behind the word `joint` ("WHERE"), without those that came
 * from the fields `without`; returns how many they are. */
size_t list_where(const struct list *list, struct select *select, const char *joint,
                  const enum filter_field *without, size_t without_count);

/* Runs the page, its total and its facets. */
MUST_CHECK enum status list_run(struct list *list, list_take *take, void *context,
                                struct page *page);

#endif
