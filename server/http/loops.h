#ifndef DATELINED_HTTP_LOOPS_H
#define DATELINED_HTTP_LOOPS_H

#include <stdint.h>

#include "http/state.h"

/* The threads that serve connections: one epoll loop of libmicrohttpd each, and one thread that
 * takes new connections and gives each to the loop that has the fewest. */
struct loops;

/* Starts the loops that server->options asks for, which answer with exchange_step, and takes over
 * server->listen_fd. NULL when a thread cannot be started; the socket is then left open. */
struct loops *loops_start(struct http_server *server);

/* Takes no more connections and closes the listening socket; those that are open go on. */
void loops_refuse(struct loops *loops);

/* Closes all connections, waits for handlers that still run, frees. NULL is allowed. */
void loops_stop(struct loops *loops);

/* How many connections are open. */
uint64_t loops_connections(const struct loops *loops);

#endif
