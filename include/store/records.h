#ifndef DATELINED_STORE_RECORDS_H
#define DATELINED_STORE_RECORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "date.h"
#include "entity.h"
#include "event.h"
#include "mention.h"
#include "store/load.h"
#include "store/query.h"
#include "store/store.h"

/* The reading side: rows as the API shows them. All functions run between store_read_begin and
 * store_read_end, allocate in `arena`, and return STATUS_OK, STATUS_TIMEOUT, STATUS_CANCELLED,
 * STATUS_CORRUPT, STATUS_IO or STATUS_INTERNAL, beside what each one names; `*out` counts only with
 * STATUS_OK. Ids that do not exist give empty lists. */

struct match_extent { /* code points into a snippet's text */
    uint32_t start, end;
};

struct snippet {
    enum field field;
    struct span text;
    const struct match_extent *matches;
    size_t match_count;
};

struct article_record {
    struct article article; /* body only with query.with_body or article_get */
    struct span lead;       /* the first paragraph */
    uint32_t word_count;
    struct span duplicate_of; /* article id or absent */
    uint32_t mention_count, entity_count, event_count;
    int64_t loaded_at;     /* seconds since the epoch */
    struct span corrected; /* verbs of the corrections that it shows, by commas; absent: none */
    double score;          /* of the search, NAN without one */
    const struct snippet *snippets;
    size_t snippet_count;
};

struct article_page {
    struct page page;
    const struct article_record *rows;
    size_t count;
    struct span suggestion; /* the query with unknown words replaced; absent: nothing replaced */
    struct span parsed;     /* how the query was understood, one readable line */
};

/* STATUS_INVALID for an unbalanced quote or bracket, its code point offset in `*position`. */
MUST_CHECK enum status articles_list(struct store_reader *reader, struct arena *arena,
                                     const struct query *query, struct article_page *out,
                                     uint32_t *position);
MUST_CHECK enum status article_get(struct store_reader *reader, struct arena *arena, struct span id,
                                   struct article_record *out); /* NOT_FOUND */

/* The ids of the articles that are copies of the article `id`, the newest first. */
MUST_CHECK enum status article_copies(struct store_reader *reader, struct arena *arena,
                                      struct span id, const struct span **out, size_t *count);

struct mention_record {
    struct mention mention; /* tokens and entity index are not kept */
    struct span article;    /* id */
    struct span entity;     /* id, or absent */
};

struct mention_page {
    struct page page;
    const struct mention_record *rows;
    size_t count;
};

/* The mentions that pass the filters, by article and place in its text unless sorted otherwise. */
MUST_CHECK enum status mentions_list(struct store_reader *reader, struct arena *arena,
                                     const struct query *query, struct mention_page *out);

/* A stretch of an article's body, as long as nothing in it changes. */
struct article_segment {
    struct span text;
    const struct mention_record *mention; /* that it is (part of); NULL: none */
    const struct span *events;            /* ids of those that its sentence tells */
    size_t event_count;
};

/* The body of an article cut where mentions and sentences that tell events begin and end; joined,
 * the segments are the body. Of overlapping mentions only the first, longest one is there.
 * STATUS_NOT_FOUND. */
MUST_CHECK enum status article_segments(struct store_reader *reader, struct arena *arena,
                                        struct span id, const struct article_segment **out,
                                        size_t *count);

/* Other articles that share rare entities, events or rare words with it, the closest first, their
 * scores set (the more, the closer); neither its copies nor copies of others. Of the query, limit,
 * after and with_body count. STATUS_NOT_FOUND. */
MUST_CHECK enum status article_similar(struct store_reader *reader, struct arena *arena,
                                       struct span id, const struct query *query,
                                       struct article_page *out);

struct date_record {
    struct date date;
    struct span article;
};

struct date_page {
    struct page page;
    const struct date_record *rows;
    size_t count;
};

/* The date expressions that pass the filters, by article and place in its text. */
MUST_CHECK enum status dates_list(struct store_reader *reader, struct arena *arena,
                                  const struct query *query, struct date_page *out);

struct alias {
    struct span text;
    uint32_t count;
};

struct role_record {
    struct span title;
    struct span article;
    enum field field;
    uint32_t sentence;
};

struct entity_record {
    struct span id;
    struct span name;
    enum entity_type type;
    enum entity_subtype subtype;
    char country[4];
    struct coordinates coordinates;
    struct span coordinates_kind; /* absent without coordinates */
    struct span wikidata;
    const struct alias *aliases; /* most frequent first, at most 100 */
    size_t alias_count;
    const struct role_record *roles; /* at most 20 */
    size_t role_count;
    uint32_t mention_count, article_count, event_count;
    int32_t first_seen, last_seen; /* publication days of its articles; DAY_NONE: all undated */
    struct span corrected; /* verbs of the corrections that it shows, by commas; absent: none */
};

struct entity_page {
    struct page page;
    const struct entity_record *rows;
    size_t count;
};

MUST_CHECK enum status entities_list(struct store_reader *reader, struct arena *arena,
                                     const struct query *query, struct entity_page *out);
/* STATUS_NOT_FOUND; STATUS_MOVED with only `out->id` set: the present id of a former one. */
MUST_CHECK enum status entity_get(struct store_reader *reader, struct arena *arena, struct span id,
                                  struct entity_record *out);

enum related_by { RELATED_ARTICLE, RELATED_SENTENCE, RELATED_EVENT };

struct related_record {
    struct entity_record entity;
    uint32_t count;
    double score;
    int32_t first, last; /* publication days of the shared articles */
};

struct related_page {
    struct page page;
    const struct related_record *rows;
    size_t count;
};

/* The entities that appear together with `id`, the closest first. */
MUST_CHECK enum status entity_related(struct store_reader *reader, struct arena *arena,
                                      struct span id, enum related_by by, const struct query *query,
                                      struct related_page *out);

struct party_record {
    struct span entity; /* id or absent */
    struct span text;
    char country[4];
    char sector[4];
};

struct evidence_party {
    struct extent at;
    struct span text;
    struct span entity; /* id or absent */
    enum party_role role;
};

struct evidence_record {
    struct span article;
    enum field field;
    uint32_t sentence;
    struct extent at; /* the whole sentence */
    struct span text;
    struct extent trigger;
    struct span trigger_text;
    struct extent date; /* all 0 when it stands on no date expression */
    struct span date_text;
    struct extent place;    /* all 0 without a place */
    struct span place_text; /* absent without one */
    struct span place_entity;
    const struct evidence_party *parties;
    size_t party_count;
};

struct conflict_value {
    struct span value;
    const struct span *articles;
    size_t article_count;
};

struct conflict {
    struct span field; /* "date", "place", … */
    const struct conflict_value *values;
    size_t value_count;
};

struct event_record {
    struct span id;
    struct span title;
    enum event_type type;
    struct span mode, cameo; /* absent when unknown */
    enum event_status status;
    bool negated;
    struct period period;
    struct span date_text;
    enum date_basis date_basis;
    const struct party_record *actors;
    size_t actor_count;
    const struct party_record *recipients;
    size_t recipient_count;
    struct span place_entity; /* id or absent */
    struct span place_text;
    struct coordinates coordinates; /* of the place */
    double confidence;
    uint32_t article_count, source_count;
    int32_t first_reported, last_reported;
    struct span corrected; /* verbs of the corrections that it shows, by commas; absent: none */
    double score;          /* of a search, NAN without one */
    const struct evidence_record *evidence; /* events_list: only with `with_body` set */
    size_t evidence_count;
    const struct conflict *conflicts;
    size_t conflict_count;
};

struct event_page {
    struct page page;
    const struct event_record *rows;
    size_t count;
    struct span suggestion, parsed; /* as in struct article_page */
};

MUST_CHECK enum status events_list(struct store_reader *reader, struct arena *arena,
                                   const struct query *query, struct event_page *out);
/* STATUS_NOT_FOUND; STATUS_MOVED with only `out->id` set. Always with evidence. */
MUST_CHECK enum status event_get(struct store_reader *reader, struct arena *arena, struct span id,
                                 struct event_record *out);

/* Other events that share parties with it and lie within 31 days of it (an undated one: of the days
 * on which it was reported), the closest first, at most `limit`, without evidence. */
MUST_CHECK enum status event_related(struct store_reader *reader, struct arena *arena,
                                     struct span id, uint32_t limit, struct event_page *out);

enum timeline_interval {
    INTERVAL_DAY,
    INTERVAL_WEEK, /* ISO 8601, from Monday */
    INTERVAL_MONTH,
    INTERVAL_YEAR,
    INTERVAL_AUTO /* the finest that shows most events in about 60 buckets */
};

struct timeline_bucket {
    int32_t start, end; /* first and last day */
    uint64_t count;     /* events all of whose days lie in it */
    uint64_t article_count;
    const struct event_record *top; /* without evidence */
    size_t top_count;
};

struct timeline {
    enum timeline_interval interval; /* never INTERVAL_AUTO */
    const struct timeline_bucket *buckets;
    size_t bucket_count;
    bool contiguous;    /* the buckets follow each other day by day, empty ones between */
    uint64_t imprecise; /* events dated, but not within one bucket */
    uint64_t undated;
};

enum { TIMELINE_BUCKETS = 1000 };

/* Counts the events that the filters find (order, limit and cursor do not matter) by the interval
 * in which they happened; each is counted once: in a bucket, as imprecise or as undated. Empty
 * buckets between others are there as long as there are TIMELINE_BUCKETS in all; beyond, only those
 * with events are. `top` events of each are those told by the most independent sources, then what
 * did happen, is dated to the day, is read with confidence (by tenths), was told again later, and
 * by more articles. STATUS_TOO_LARGE when more than TIMELINE_BUCKETS have events. */
MUST_CHECK enum status timeline_get(struct store_reader *reader, struct arena *arena,
                                    const struct query *query, enum timeline_interval interval,
                                    uint32_t top, struct timeline *out);

struct graph_options {
    struct span entity; /* id of the node to start from; absent: all */
    uint32_t depth;     /* edges from it */
    enum related_by by; /* where two must meet */
    unsigned types;     /* of the other nodes, bit per entity_type; 0: all */
    uint32_t min_count; /* least weight of an edge */
    uint32_t max_nodes;
};

enum { GRAPH_EVENTS = 20 };

struct graph_edge {
    struct span source, target; /* entity ids, in this order */
    uint32_t weight;            /* events, articles or sentences in which they meet */
    struct span *events;        /* ids of found ones in which both take part, the newest first, */
    size_t event_count;         /* at most GRAPH_EVENTS */
};

struct graph_node {
    struct entity_record entity;
    uint32_t degree; /* its edges in the graph */
};

struct graph {
    const struct graph_node *nodes; /* by name */
    size_t node_count;
    const struct graph_edge *edges; /* by source and target */
    size_t edge_count;
    bool truncated; /* nodes were left out: the farthest, then those that meet others least */
};

/* Entities that meet as parties of the events that the filters find, in the articles that tell
 * them, or in the sentences that do; copies do not count. Entities that meet no other one are not
 * in the graph, except the one to start from. */
MUST_CHECK enum status graph_get(struct store_reader *reader, struct arena *arena,
                                 const struct query *query, const struct graph_options *options,
                                 struct graph *out);

struct evidence_page {
    struct page page;
    const struct evidence_record *rows;
    size_t count;
};

/* The evidence of one event, by publication day, article, place in the text. */
MUST_CHECK enum status evidence_list(struct store_reader *reader, struct arena *arena,
                                     struct span event, const struct query *query,
                                     struct evidence_page *out);

struct file_page {
    struct page page;
    const struct file_record *rows;
    size_t count;
    uint64_t status_counts[FILE_STATUS_COUNT]; /* of all files, filters apart */
};

/* The files looked at, by path. */
MUST_CHECK enum status files_list(struct store_reader *reader, struct arena *arena,
                                  const struct query *query, struct file_page *out);

enum suggestion_type { SUGGEST_ARTICLE, SUGGEST_ENTITY, SUGGEST_EVENT, SUGGEST_TYPE_COUNT };

struct suggestion {
    enum suggestion_type type;
    struct span id;
    struct span label; /* the entity's name, the title */
    struct span match; /* the alias or title that begins (or has a word that begins) so */
    uint32_t count;    /* mentions, articles */
};

/* Completions of `prefix` (folded; at least one letter or digit), of the kinds in `types` (bit per
 * suggestion_type), most frequent first, at most `limit`. What begins nothing may begin several
 * words of a name, or be mistyped. */
MUST_CHECK enum status suggestions_list(struct store_reader *reader, struct arena *arena,
                                        struct span prefix, unsigned types, uint32_t limit,
                                        const struct suggestion **out, size_t *count);

struct store_counts {
    uint64_t articles, entities, events, mentions, dates, sources, files;
    int32_t earliest, latest; /* publication days; DAY_NONE without any */
};

/* How much the present generation holds. */
MUST_CHECK enum status store_count(struct store_reader *reader, struct store_counts *out);

struct source_record {
    struct span name;
    uint64_t articles;
    int32_t first, last;
};

/* The outlets and agencies by name, with the articles of each. */
MUST_CHECK enum status sources_list(struct store_reader *reader, struct arena *arena,
                                    const struct query *query, const struct source_record **out,
                                    size_t *count, struct page *page);

/* How many events there are of each type. */
MUST_CHECK enum status event_type_counts(struct store_reader *reader,
                                         uint64_t counts[EVENT_TYPE_COUNT]);

#endif
