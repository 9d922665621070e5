#ifndef DATELINED_STORE_ARCHIVE_H
#define DATELINED_STORE_ARCHIVE_H

#include <pthread.h>
#include <stdatomic.h>

#include "store/connection.h"
#include "store/load.h"
#include "store/store.h"

struct census;
struct changes;
struct other_names;
struct preparer;
struct totals;

/* The inside of the store, for server/store only. */
struct store {
    struct arena *arena; /* lives as long as the store */
    char *path;          /* of the database file */
    char *folder;        /* temporary, to be removed at the end; NULL: none */
    int lock;            /* descriptor of the locked side file */
    struct library *library;
    struct connection writer;
    struct span identity;
    struct span program_version;
    const struct other_names *other_names; /* NULL: none are known */
    struct span reading_version;           /* of this program */
    bool reading_differs;                  /* the stored articles were read by another one */
    atomic_uint_fast64_t generation;
    atomic_int_fast64_t published_at;
    atomic_uint_fast64_t load_number; /* of the last load that ended */
    atomic_bool loading;
    struct preparer *_Atomic preparer; /* counts ahead; NULL: nobody does */
    pthread_mutex_t counting_lock;     /* held by who counts a census; taken before the next */
    pthread_mutex_t census_lock;
    struct census *census; /* of the latest generation that was counted; NULL: none */
    struct census *then;   /* of the day that was last asked about; NULL: none */
    atomic_bool asks_sentences, asks_tellings; /* somebody asked for what a census has besides */
    struct totals *totals;                     /* of lists, that were counted */
    struct changes *changes; /* of the latest generations, the last first; under the same lock */
};

struct store_reader {
    struct store *store;
    struct connection connection;
    uint64_t generation; /* of the snapshot that is being read */
    uint64_t load_number;
    struct census *census; /* that the present read holds; NULL: none */
    int32_t known_day;     /* by which the present read sees what was known; DAY_NONE: all */
};

/* Reads a value of the archive table as text; absent when there is none. */
MUST_CHECK enum status archive_get(struct connection *connection, struct arena *arena,
                                   const char *key, struct span *out);
MUST_CHECK enum status archive_set(struct connection *connection, const char *key,
                                   struct span value);
MUST_CHECK enum status archive_get_number(struct connection *connection, const char *key,
                                          uint64_t *out);
MUST_CHECK enum status archive_set_number(struct connection *connection, const char *key,
                                          uint64_t value);

/* Puts the connection's message behind what was being done. */
enum status archive_fail(const struct connection *connection, enum status status,
                         struct failure *failure, const char *doing);

#endif
