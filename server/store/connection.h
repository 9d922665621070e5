#ifndef DATELINED_STORE_CONNECTION_H
#define DATELINED_STORE_CONNECTION_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/span.h"
#include "base/status.h"
#include "store/library.h"
#include "store/search/tokenizer.h"

/* One SQLite connection with its prepared statements, its time limit and its last failure. */
struct connection {
    sqlite3 *db;
    const struct library *library;
    struct statement_cache *statements;
    struct word_counter word_counter; /* of the articles that it indexes */
    int64_t deadline_ns;              /* of CLOCK_MONOTONIC; 0: none */
    atomic_bool cancelled;
    bool timed_out;
    char message[256];
};

enum connection_mode { CONNECTION_WRITER, CONNECTION_READER };

/* Opens `path`, registers the tokeniser and functions, sets the pragmas. On failure the connection
 * is closed again and `message` says why. */
MUST_CHECK enum status connection_open(struct connection *connection, const char *path,
                                       enum connection_mode mode, const struct library *library);
void connection_close(struct connection *connection); /* of one never opened: nothing happens */

/* The statement of a named piece (`name` is a constant), ready to bind; kept until the connection
 * is closed. NULL after a failure, told by connection_failed. Not to be taken again while it is
 * still being stepped. */
sqlite3_stmt *connection_named(struct connection *connection, const char *name);

/* The same for composed SQL: the least recently used ones are dropped. */
sqlite3_stmt *connection_prepared(struct connection *connection, struct span sql);

/* The program status of the connection's latest failure: STATUS_TIMEOUT (the deadline),
 * STATUS_CANCELLED, STATUS_BUSY (another program writes), STATUS_CORRUPT, STATUS_IO (the disk),
 * else STATUS_INTERNAL; its text goes to `message`. Whatever in the store runs statements returns
 * these, beside the ones that it names. */
enum status connection_failed(struct connection *connection);

/* Runs SQL text of our own, without results. Errors as connection_failed tells them. */
MUST_CHECK enum status connection_execute(struct connection *connection, const char *sql);

/* Starts the clock for the statements that follow; 0: no limit. Clears a cancellation. */
void connection_set_deadline(struct connection *connection, uint32_t deadline_ms);

/* Stops the clock of the deadline for work that is not the request's own, such as counting what is
 * kept for all; returns what is left, nanoseconds, 0 without a deadline. */
int64_t connection_pause(struct connection *connection);
/* Lets the clock go on with what was left. */
void connection_resume(struct connection *connection, int64_t left_ns);

/* Values bound one after the other, starting with the first. Absent text is NULL. */
struct binder {
    sqlite3_stmt *statement;
    int at;
};
struct binder bind_start(sqlite3_stmt *statement);
void bind_text(struct binder *binder, struct span text); /* must live until the statement ran */
void bind_name(struct binder *binder, const char *name); /* the same; NULL or "" is NULL */
void bind_int(struct binder *binder, int64_t value);
void bind_real(struct binder *binder, double value); /* NAN is NULL */
/* For the function row_marked (store/functions.h); must live until the statement ran. */
struct row_marks;
void bind_marks(struct binder *binder, struct row_marks *marks);
void bind_blob(struct binder *binder, struct span bytes);
void bind_null(struct binder *binder);
void bind_day(struct binder *binder, int32_t day);             /* DAY_NONE is NULL */
void bind_period(struct binder *binder, struct period period); /* earliest, latest, precision */

/* Steps once: *row tells whether there is one. When there is none, or on failure, the statement is
 * reset. Errors as connection_failed tells them. */
MUST_CHECK enum status statement_step(struct connection *connection, sqlite3_stmt *statement,
                                      bool *row);

/* Steps a statement without rows to its end. Errors as connection_failed tells them. */
MUST_CHECK enum status statement_run(struct connection *connection, sqlite3_stmt *statement);

/* Values read one after the other, starting with column 0. Text is copied into the arena. */
struct columns {
    sqlite3_stmt *statement;
    struct arena *arena;
    int at;
};
struct columns columns_start(sqlite3_stmt *statement, struct arena *arena);
struct span column_text(struct columns *columns);     /* NULL is absent */
struct span column_borrowed(struct columns *columns); /* until the next step */
int64_t column_int(struct columns *columns);          /* NULL is 0 */
uint32_t column_count(struct columns *columns);       /* a non-negative 32-bit number */
double column_real(struct columns *columns);          /* NULL is NAN */
bool column_bool(struct columns *columns);
bool column_is_null(const struct columns *columns);     /* the one to be read next */
int32_t column_day(struct columns *columns);            /* NULL is DAY_NONE */
struct period column_period(struct columns *columns);   /* earliest, latest, precision */
void column_code(struct columns *columns, char out[4]); /* a three-letter code or "" */

/* Takes each row of a named statement that needs no values, text in `arena`, which `take` may
 * reset. A status other than STATUS_OK ends it; that one is returned, or the statement's own. */
MUST_CHECK enum status connection_each(struct connection *connection, const char *name,
                                       struct arena *arena,
                                       enum status (*take)(void *context, struct columns *columns),
                                       void *context);

#endif
