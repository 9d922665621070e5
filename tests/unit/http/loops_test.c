/* How connections are given to the threads that serve them. */
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "http/server.h"

#include "client.h"

enum { THREADS = 4, EACH = 5, CLIENTS = THREADS * EACH };

/* Tells the thread that answers. */
static enum status handle_thread(struct http_request *request, struct http_reply *reply)
{
    (void)request;
    buffer_printf(&reply->body, "%lu", (unsigned long)pthread_self());
    return STATUS_OK;
}

static const struct http_route routes[] = {
    {.method = HTTP_GET, .path = "/thread", .handle = handle_thread, .volatile_answer = true},
};

struct fixture {
    struct http_router *router;
    struct http_server *server;
};

static struct fixture start(struct http_options options)
{
    struct fixture fixture = {.router = http_router_new(routes, 1)};
    struct http_application application = {.router = fixture.router};
    struct failure failure = {0};
    options.listen = "127.0.0.1:0";
    assert_int_equal(http_server_start(&options, &application, &fixture.server, &failure),
                     STATUS_OK);
    return fixture;
}

static void stop(struct fixture *fixture)
{
    http_server_stop(fixture->server, 0);
    http_router_free(fixture->router);
}

static void ask(struct client *client)
{
    static const char request[] = "GET /thread HTTP/1.1\r\nHost: test\r\n\r\n";
    client_send(client, request, sizeof request - 1);
}

/* The thread that answered. */
static unsigned long answer(struct client *client)
{
    struct response response;
    client_read(client, &response, true);
    assert_int_equal(response.status, 200);
    unsigned long thread = strtoul(body_text(&response), NULL, 10);
    response_fini(&response);
    return thread;
}

static bool answered_within(const struct client *client, int wait_ms)
{
    struct pollfd waiting = {.fd = client->fd, .events = POLLIN};
    return poll(&waiting, 1, wait_ms) > 0;
}

static void test_every_thread_gets_as_many(void **state)
{
    (void)state;
    struct fixture fixture = start((struct http_options){.threads = THREADS});
    struct client clients[CLIENTS];
    unsigned long threads[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
        clients[i] = client_open(http_server_port(fixture.server));
    }
    for (int i = 0; i < CLIENTS; i++) {
        ask(&clients[i]);
        threads[i] = answer(&clients[i]);
        ask(&clients[i]);
        assert_int_equal(answer(&clients[i]), threads[i]);
    }
    for (int i = 0; i < CLIENTS; i++) {
        int same = 0;
        for (int j = 0; j < CLIENTS; j++) {
            same += threads[j] == threads[i];
        }
        assert_int_equal(same, EACH);
    }
    struct http_counters counters;
    http_server_counters(fixture.server, &counters);
    assert_int_equal(counters.connections, CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
        client_close(&clients[i]);
    }
    stop(&fixture);
}

/* One connection more than are allowed is not refused: it waits for one of them to end. */
static void test_waits_at_the_limit(void **state)
{
    (void)state;
    struct fixture fixture = start((struct http_options){.threads = 2, .connection_limit = 3});
    uint16_t port = http_server_port(fixture.server);
    struct client clients[4];
    for (int i = 0; i < 3; i++) {
        clients[i] = client_open(port);
        ask(&clients[i]);
        answer(&clients[i]);
    }
    clients[3] = client_open(port);
    ask(&clients[3]);
    assert_false(answered_within(&clients[3], 50));
    client_close(&clients[1]);
    answer(&clients[3]);
    client_close(&clients[0]);
    client_close(&clients[2]);
    client_close(&clients[3]);
    stop(&fixture);
}

/* Nothing listens any more once the server has stopped, and idle connections were closed. */
static void test_stops_with_idle_connections(void **state)
{
    (void)state;
    struct fixture fixture = start((struct http_options){.threads = 2});
    struct client client = client_open(http_server_port(fixture.server));
    ask(&client);
    answer(&client);
    stop(&fixture);
    assert_false(client_fill(&client));
    client_close(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_thread_gets_as_many),
        cmocka_unit_test(test_waits_at_the_limit),
        cmocka_unit_test(test_stops_with_idle_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
