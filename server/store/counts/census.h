#ifndef DATELINED_STORE_CENSUS_H
#define DATELINED_STORE_CENSUS_H

#include "entity.h"
#include "store/archive.h"
#include "store/search/postings.h"

/* For each row number the row numbers linked to it, all distinct: those of `row` are
 * items[start[row]] to items[start[row + 1] - 1]; row < limit. */
struct census_links {
    uint32_t limit;
    uint32_t *start; /* limit + 1 numbers */
    uint32_t *items;
};

/* The same links from the items' side, items < `item_limit`. */
struct census_links census_links_turn(struct arena *arena, const struct census_links *links,
                                      uint32_t item_limit);

/* Days from 1970-01-01, DAY_NONE when unknown, by row number. */
struct census_days {
    int32_t *first, *last;
};

struct census_entity {
    uint32_t mention_count, article_count;
    uint32_t order;                /* its place among all by their ids */
    uint32_t name_order;           /* its place among all by their names, then ids */
    int32_t first_seen, last_seen; /* DAY_NONE: all its articles are undated */
    enum entity_type type;
    enum entity_subtype subtype;
    char country[4]; /* ISO 3166-1 alpha-3; "": unknown */
    bool lives;      /* false: no entity has this row */
};

/* An outlet or agency. */
struct census_source {
    struct span name;
    uint32_t article_count;
    int32_t first, last; /* publication days of its articles; DAY_NONE: all undated */
};

/* Texts that many rows share, numbered from 1 as they were met. */
struct census_names {
    struct span *names;
    size_t count, capacity; /* the absent name 0 among them, when there are any */
};

/* Countries as numbers, so that they can be counted in arrays: greater for codes that come later in
 * the alphabet. 0 is for what is no three-letter code. */
enum { CENSUS_COUNTRIES = 26 * 26 * 26 + 1 };
uint32_t census_country_number(const char code[4]);
void census_country_code(uint32_t number, char code[4]); /* "" for 0 */

/* A text index, whose rows are those of a list or belong to them. */
enum census_text_kind { CENSUS_ARTICLE_TEXT, CENSUS_EVENT_TEXT, CENSUS_TEXTS };
struct census_text {
    struct postings *postings;
    uint32_t row_limit;
    const uint32_t *listed; /* by row of the index: the listed row, 0: none; NULL: the same */
    uint32_t listed_limit;
    uint32_t *order; /* by listed row: its place among all by their ids */
};

/* An article of a group of copies. */
struct census_copy {
    uint32_t article;
    uint32_t group; /* from 1 */
};

/* Who is where in the archive, as arrays: what pages need that count over a large part of it, for
 * which statements would have to look at hundreds of thousands of rows. Of one generation and
 * read-only but for the lists of common words; about 60 bytes an article and its share of the
 * entities and events each. */
struct census {
    uint64_t generation;
    uint32_t *holders; /* how many; guarded by the store's lock, so that a copy does not read it */
    struct arena *arena;
    struct census_links article_entities, entity_articles; /* mentioned in */
    struct census_links event_entities, entity_events;     /* a party of */
    struct census_links event_articles;                    /* told by */
    struct census_links event_countries;                   /* numbers of those it concerns */
    struct census_links article_authors;                   /* into author_names */
    uint8_t *event_roles;           /* by place in event_entities: a bit for each party_role */
    struct census_entity *entities; /* by row number */
    struct census_source *sources;  /* by name, from 1 */
    struct span *author_names;      /* in their order */
    uint8_t *article_lives;         /* 1: there is such an article */
    uint8_t *is_copy;               /* articles: of another one */
    uint32_t *article_sources;      /* into sources; 0: none */
    uint32_t *article_sections, *article_languages; /* into their names; 0: none */
    struct census_names sections, languages;
    uint32_t *article_types;                 /* a bit for each event_type that it tells */
    struct census_days articles;             /* published */
    struct census_days reported;             /* events: first and last */
    struct census_days events;               /* happened */
    uint64_t *event_weights;                 /* greater: see timeline_get */
    uint8_t *event_types, *event_statuses;   /* their COUNT: no such event */
    uint8_t *event_precisions, *event_bases; /* of their days; DATE_BASIS_COUNT: none */
    uint32_t *event_places;                  /* entities; 0: none */
    uint32_t *event_sources;                 /* independent ones */
    double *event_confidences;
    int64_t *article_moments;  /* seconds since the epoch, for sorting; INT64_MAX: undated */
    uint32_t *events_in_order; /* rows of all events in the order of "oldest", then of their ids */
    struct census *now; /* that this one, of what was known by `day`, was made from; or NULL */
    int32_t day;
    uint8_t *event_told; /* an enum then_told; NULL unless of a day */
    struct census_text texts[CENSUS_TEXTS];
    struct census_sentences *sentences; /* NULL: nobody asked; guarded by the counting lock */
    struct census_tellings *tellings;   /* the same */
    struct arena *sentences_arena, *tellings_arena;
    struct census_copy *copies; /* of a group one after the other, in the order of preference */
    uint32_t copy_count, source_count, author_count;
    uint32_t event_count, entity_count, article_limit, entity_limit, event_limit;
};

/* How much of an event had been told by a day. */
enum then_told { THEN_WHOLE, THEN_PARTLY, THEN_NOT };

/* Whether an article counts: of what was known by a day, those that were out for certain. */
bool census_is_out(const struct census *census, uint32_t article);

/* The census of the generation that `reader` reads, counted now when nobody needed it before. For a
 * reader of what was known by a day, it is of that day. It stays valid until store_read_end.
 * STATUS_TIMEOUT, STATUS_CANCELLED, STATUS_IO as for any statement. */
MUST_CHECK enum status census_take(struct store_reader *reader, const struct census **out);

/* The same when it was counted already or follows from one that was; NULL when it would have to be
 * counted. A reader of what was known by a day has its own from as_of_set on. */
const struct census *census_peek(struct store_reader *reader);

/* Reads what the reader's census, taken and not of a day, has besides (sentences, tellings), as far
 * as anybody asked for it in an earlier generation. Errors as census_take. */
MUST_CHECK enum status census_take_asked(struct store_reader *reader);

/* Of each group of copies the first that `found` marks (by article) keeps its mark. */
void census_collapse(const struct census *census, uint8_t *found);

/* Ends the reader's use of its census, if it has one; the last user of a superseded one frees it.
 */
void census_release(struct store_reader *reader);

/* Ends the store's own use of the latest one. */
void census_close(struct store *store);

#endif
