#ifndef DATELINED_HTTP_EXCHANGE_H
#define DATELINED_HTTP_EXCHANGE_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "http/cache.h"
#include "http/encoding.h"
#include "http/match.h"
#include "http/message.h"
#include "http/router.h"
#include "http/state.h"

/* One request and its answer, from the request line to the last byte sent. */

/* Bytes of all headers, beyond which 431 is answered. */
#define HEADERS_MAX 8192

enum stage {
    STAGE_NEW,     /* request line and, at the next call, headers have come */
    STAGE_BODY,    /* the body comes */
    STAGE_WAITING, /* in the queue or worked on there; the connection is suspended */
    STAGE_SENT     /* the answer is libmicrohttpd's */
};

/* The headers that the server itself looks at. Repeated ones are joined by a comma. */
struct known_headers {
    struct span accept, accept_encoding, if_none_match, if_modified_since, request_id;
    size_t bytes; /* of all headers */
    size_t count;
    unsigned framings; /* headers that tell where the body ends */
};

struct exchange {
    struct worker *worker; /* of the connection's thread */
    struct exchange *next_spare;
    struct MHD_Connection *connection;
    enum stage stage;
    bool active;    /* counted among the requests being answered */
    bool prepared;  /* all of `request`, `match`, `route` and below are set, or a problem is */
    bool streaming; /* the reply's stream is open */
    bool stream_ended;
    bool closes; /* the connection is not used again */
    int64_t started_us;
    struct buffer target; /* as sent; after it, in the cache's path, more of the raw key */
    size_t target_len;
    const char *method_text;
    struct known_headers known;
    struct buffer body;
    size_t discarded; /* bytes of a body that nobody wants */

    struct http_request request;
    struct http_reply reply;
    const struct match *match;
    const struct http_route *route;
    const char *www_authenticate; /* NULL, or the header's value */
    struct encoding_choice encoding;
    bool cacheable;  /* a read with a tag */
    struct span key; /* the normalised request, with format and encoding */
    uint64_t key_hash;
    uint64_t generation;
    int64_t published;
    char tag[CONDITION_TAG_SIZE];

    unsigned code;
    struct MHD_Response *response; /* of this request alone, until sent; else: */
    struct ready *ready;           /* one reference, until sent */
    size_t body_len;               /* of the answer, for the counters */
    struct buffer piece;           /* of a stream, as it is sent */
    size_t piece_sent;
    struct encoder_stream *coder; /* NULL: sent as it is made */
    struct buffer plain;          /* a piece before it is encoded */
};

/* Gives back all that the exchange holds, its memory too. */
void exchange_free(struct exchange *exchange);

/* libmicrohttpd's callbacks; `server` is the struct http_server. */
void *exchange_start(void *server, const char *uri, struct MHD_Connection *connection);
enum MHD_Result exchange_step(void *server, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context);
void exchange_end(void *server, struct MHD_Connection *connection, void **context,
                  enum MHD_RequestTerminationCode code);

/* The connection's socket, -1 when there is none; whether the reply may be a stream. */
int exchange_socket(const void *exchange);
bool exchange_may_stream(const void *exchange);

/* Records a problem of the server's own with a printf-formatted detail. */
enum status exchange_problem(struct exchange *exchange, unsigned code, const char *detail, ...)
    __attribute__((format(printf, 3, 4)));

/* GET, HEAD …; HTTP_OTHER for an unknown name (message.c). */
enum http_method http_method_from_name(struct span name);

/* prepare.c: reads and checks the request up to where a handler can run: afterwards either
 * reply.problem is set or route, format, encoding, key and tag are. OPTIONS has no route. */
void prepare_request(struct exchange *exchange);

/* prepare.c: fills exchange->known, once, and takes over the client's request id. */
void prepare_known_headers(struct exchange *exchange);

/* respond.c: the handler is done (or was not needed); makes exchange->response and ->code. */
void respond_with_reply(struct exchange *exchange, struct worker *worker, enum status status);
void respond_with_ready(struct exchange *exchange, struct ready *ready); /* takes the reference */
void respond_not_modified(struct exchange *exchange);
void respond_options(struct exchange *exchange);

/* Hands the response to libmicrohttpd; or lets go of it, unsent. */
enum MHD_Result respond_send(struct exchange *exchange);
void respond_release(struct exchange *exchange);

/* The jobs of the queue. */
void exchange_run_queued(void *job);
void exchange_refuse_queued(void *job);

#endif
