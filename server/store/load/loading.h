#ifndef DATELINED_STORE_LOADING_H
#define DATELINED_STORE_LOADING_H

#include "entity.h"
#include "store/archive.h"
#include "store/load.h"

/* The inside of a load, shared by the files that write. */
struct store_load {
    struct store *store;
    struct connection *connection; /* the writer's */
    struct arena *scratch;         /* of one call */
    uint64_t number;
    struct word_counts *words; /* how often words came and went: load_words.c */
    struct changes *changes;   /* of rows that the census has; NULL: all are new */
    uint32_t put_count;        /* articles put */
    int64_t last_article;      /* greatest row number of an article ever; 0: not looked up */
    bool changed;              /* something that readers may see */
    bool files_changed;        /* what /ingest tells */
    bool all_read;             /* nothing stored was read by another reading_version */
    bool set_aside;            /* this is a first load, and indexes are not there: load_indexes.c */
    bool references_aside;     /* whether rows refer to what is there is not looked up: the same */
    correction_tell *tell;     /* of corrections that cannot be applied; NULL: nobody */
    void *tell_context;
    load_step *step; /* of the parts of the publication; NULL: nobody */
    void *step_context;
};

/* Runs a named statement with one number or one text bound. */
MUST_CHECK enum status load_run_id(struct store_load *load, const char *name, int64_t id);

/* A named statement with one number bound, ready to be stepped; NULL when it cannot be prepared. */
sqlite3_stmt *load_start_id(struct store_load *load, const char *name, int64_t id);

/* The number that a named look-up gives for a text: STATUS_NOT_FOUND when there is no row. */
MUST_CHECK enum status load_look_up(struct store_load *load, const char *name, struct span key,
                                    int64_t *id);

/* Tells who watches that the part `name` (static) begins. */
void load_step_begin(const struct store_load *load, const char *name);

/* Drops the indexes that nothing uses while articles are put when this is an archive's first load
 * and has just become a large one; called before an article is put. */
MUST_CHECK enum status load_indexes_set_aside(struct store_load *load);
/* Makes one of them again, for a part of the publication that asks it; nothing happens when it is
 * there. */
MUST_CHECK enum status load_index_restore(struct store_load *load, const char *name);
/* Makes all again, before corrections look things up and before anybody reads; nothing happens
 * when they are there. */
MUST_CHECK enum status load_indexes_restore(struct store_load *load);

/* What rows refer to is looked up again, and those put meanwhile are looked through; nothing
 * happens when it was looked up all the time. STATUS_INTERNAL when one refers to what is not there.
 */
MUST_CHECK enum status load_references_restore(struct store_load *load);
/* The same without looking through, for a load that is given up. */
void load_references_keep(struct store_load *load);

/* Has the connection count the words of what it indexes, while its counter is told to. */
void load_start_words(struct store_load *load);
/* Takes the words of a text out of the counts. */
void load_take_words(struct store_load *load, struct span text);
/* Writes the counts; called once when the load is published. */
MUST_CHECK enum status load_write_words(struct store_load *load);
void load_free_words(struct store_load *load);

/* Copies of what is no longer there are copies of nothing from now on: load_copies.c. */
MUST_CHECK enum status load_free_copies(struct store_load *load);

/* The row number of a new article, greater than that of any before: load_numbers.c. */
MUST_CHECK enum status load_next_article(struct store_load *load, int64_t *out);
/* Keeps that and the load's own number with the archive, and forgets what departed long ago, before
 * the load is committed. */
MUST_CHECK enum status load_keep_numbers(struct store_load *load);

/* Removes an article and what was read in it; what it touched is remembered. */
MUST_CHECK enum status load_delete_article(struct store_load *load, int64_t article_id);

/* Notes by which words the person number `local` of an article may be called elsewhere. */
MUST_CHECK enum status link_put_forms(struct store_load *load, int64_t article_id, size_t local,
                                      const struct entity *entity);

/* Decides anew which people of different articles are one, for every block that the load touched:
 * link_people.c. Runs before what is derived. */
MUST_CHECK enum status link_people(struct store_load *load);

/* Decides anew which sentences tell one event, for every event that the load touched and what may
 * be one with it: link_events.c. Runs after link_people, whose entities it compares. */
MUST_CHECK enum status link_events(struct store_load *load);

/* Brings up to date what is derived of the touched events and entities: derive_events.c,
 * derive_entities.c, in this order. */
MUST_CHECK enum status derive_events(struct store_load *load);

/* What derive_entities does of its work, which corrections divide. */
enum derive_part {
    DERIVE_ALL,
    DERIVE_NAMES, /* names and ids as they are without corrections; entities are kept */
    DERIVE_FACTS  /* all but the ids */
};
MUST_CHECK enum status derive_entities(struct store_load *load, enum derive_part part);

#endif
