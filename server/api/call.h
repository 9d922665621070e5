#ifndef DATELINED_SERVER_API_CALL_H
#define DATELINED_SERVER_API_CALL_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "api/api.h"
#include "api/spec.h"
#include "extract/event_codes.h"
#include "http/message.h"
#include "store/records.h"

struct api {
    struct api_options options;
    struct arena *arena; /* lives as long as the api */
    const struct event_codes *codes;
    const struct http_server *server;
    struct http_router *router;
    int64_t started_at; /* seconds since the epoch */
};

enum offset_unit { OFFSETS_CODE_POINT, OFFSETS_UTF16, OFFSETS_BYTE };

/* The texts of the article whose offsets were converted last. */
struct offset_texts {
    bool loaded;
    struct span article;
    struct span text[FIELD_COUNT];
    size_t byte[FIELD_COUNT];  /* up to which each text was counted last */
    size_t units[FIELD_COUNT]; /* of UTF-16 before that byte */
};

/* One request on its way through a handler: what was asked, in the archive's words, and how the
 * answer is to be shown. */
struct call {
    struct http_request *request;
    struct http_reply *reply;
    struct arena *arena;
    struct api *api;
    const struct api_operation *operation;
    struct store_reader *reader; /* NULL outside call_begin … call_end */
    uint64_t generation;         /* that the transaction reads, or read */
    struct query query;
    struct condition *conditions; /* growing; query.conditions points here */
    size_t condition_capacity;
    bool excluding; /* while an `exclude_` parameter is applied */
    struct span from, to, published_from, published_to; /* as given, absent when not */
    struct span cursor;                                 /* as given */
    const char *fields;                                 /* space-separated; NULL: all */
    const char *include;
    enum offset_unit offsets;
    json_t *members;    /* further members of the list envelope, or NULL */
    bool show_evidence; /* of events: a single one always has it */
    struct offset_texts offset_texts;
    struct span subject;            /* id of what the path names */
    bool all;                       /* limit=all: no page but everything, as lines */
    struct span parsed, suggestion; /* what a search made of its text; absent without one */
    uint32_t position;              /* code point of q that is wrong */
};

/* Reads the request's parameters against its operation and opens a reading transaction. When it
 * fails, a problem is set and nothing need be ended. */
MUST_CHECK enum status call_begin(struct call *call, struct http_request *request,
                                  struct http_reply *reply);

/* Like call_begin without the database. */
MUST_CHECK enum status call_parse(struct call *call, struct http_request *request,
                                  struct http_reply *reply);

/* Ends the transaction. */
void call_end(struct call *call);

/* Adds "the row must have this value" to the query: what the path says. */
void call_require(struct call *call, enum filter_field field, struct span value);

/* Adds a condition on `field`, negated while an `exclude_` parameter is applied; the values must
 * live as long as the request. */
void call_add_condition(struct call *call, enum filter_field field, const struct span *values,
                        size_t count);

/* The value of a parameter as given, or `fallback`. */
struct span call_value(const struct call *call, const char *name, const char *fallback);

/* Whether `include=` names it. */
bool call_includes(const struct call *call, const char *what);

/* Whether the query string's piece "name=value", as sent, is of one of the parameters `names`
 * (space-separated). */
bool call_piece_is(struct call *call, struct span piece, const char *names);

/* Sets a 400 about `parameter`: `detail` says how to mend it; `allowed` (space-separated, or NULL)
 * the closed set, from which a suggestion for `value` is taken. Returns STATUS_INVALID. */
enum status call_refuse(struct call *call, struct span parameter, struct span detail,
                        const char *allowed, struct span value);

/* Answers an object, or the list envelope around `results`; both take the JSON value, end the
 * transaction and return STATUS_OK. */
enum status call_answer(struct call *call, json_t *value);
enum status call_answer_list(struct call *call, json_t *results, const struct page *page);

/* Answers 301: the request's path, "/entities/ID" or longer, with `id` for its second segment. */
enum status call_answer_moved(struct call *call, struct span id);

/* Adds a member to the list envelope; takes `value`. */
void call_add_member(struct call *call, const char *name, json_t *value);

/* Sets a 415 when the request's body is compressed or in another character set than UTF-8 or its
 * part ASCII: STATUS_UNSUPPORTED. */
MUST_CHECK enum status call_check_coding(struct call *call);

/* Like call_fail, after a search: STATUS_INVALID is a 422 that points into "q". */
enum status call_fail_query(struct call *call, enum status status, uint32_t position);

/* Turns a failed store call about the one `what` ("article", "entity" …) of `id` into the right
 * problem: 404, 503 for the time limit, 500; returns the status to return. */
enum status call_fail(struct call *call, enum status status, const char *what, struct span id);

#endif
