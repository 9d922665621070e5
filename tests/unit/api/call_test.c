/* Handlers as the server calls them, while the archive changes or fails below them. */
#include "../store/fixture.h"

#include "api/api.h"
#include "api/call.h"
#include "api/formats.h"
#include "api/handlers.h"
#include "http/target.h"
#include "store/archive.h"

static const struct given articles[] = {
    {.id = "a",
     .title = "Kim spoke",
     .body = "Kim met Fowle in Seoul.",
     .published = 100,
     .names = {"person:Kim", "person:Fowle", "place:Seoul"}},
    {.id = "b",
     .title = "Fowle spoke",
     .body = "Kim met Fowle in Pyongyang.",
     .published = 101,
     .names = {"person:Kim", "person:Fowle"}},
    {.id = "c",
     .title = "Fowle left",
     .body = "Fowle left Seoul.",
     .published = 102,
     .names = {"person:Fowle"}},
};

struct answered {
    enum status status;
    unsigned problem; /* its HTTP status; 0: none */
    json_t *json;
};

/* Answers `target` by the route that the table has for it. */
static struct answered ask(struct fixture *fixture, enum http_method method, const char *target)
{
    struct api *api = api_new(&(struct api_options){.store = fixture->store});
    struct http_application application = api_application(api);
    struct http_request request = {
        .method = method, .arena = fixture->arena, .worker = fixture->reader, .application = api};
    struct http_reply reply = {.status = 200};
    const struct http_route *route = NULL;
    struct span wrong;
    char allow[64];
    assert_int_equal(target_split(span_of(target), &request.path, &request.query_string), 0);
    assert_int_equal(target_parameters(request.arena, request.query_string, &request.parameters,
                                       &request.parameter_count, &wrong),
                     STATUS_OK);
    assert_int_equal(http_router_find(application.router, &request, &route, allow, sizeof allow),
                     STATUS_OK);
    request.spec = route->spec;
    struct answered answered = {.status = route->handle(&request, &reply)};
    answered.problem = reply.problem ? reply.problem->status : 0;
    answered.json = reply.body.len ? json_loadb(reply.body.bytes, reply.body.len, 0, NULL) : NULL;
    buffer_fini(&reply.body);
    api_free(api);
    return answered;
}

/* Another generation is published while a page is read, but the page is of the one before: its
 * cursor must not pass for one of the new. */
static void a_cursor_is_of_the_generation_that_was_read(void **state)
{
    struct fixture *fixture = *state;
    fixture_load(fixture, articles, 2);
    atomic_fetch_add(&fixture->store->generation, 1);
    struct answered page = ask(fixture, HTTP_GET, "/articles?q=fowle&limit=1");
    assert_int_equal(page.status, STATUS_OK);
    atomic_fetch_sub(&fixture->store->generation, 1);
    const char *cursor = json_string_value(json_object_get(page.json, "next_cursor"));
    assert_non_null(cursor);
    struct span next = arena_printf(fixture->arena, "/articles?q=fowle&limit=1&cursor=%s", cursor);
    fixture_load(fixture, articles + 2, 1);
    assert_int_equal(ask(fixture, HTTP_GET, next.ptr).problem, 410);
    json_decref(page.json);
}

static void the_home_page_names_the_generation_that_it_counts(void **state)
{
    struct fixture *fixture = *state;
    fixture_load(fixture, articles, 2);
    json_int_t present = (json_int_t)store_generation(fixture->store);
    atomic_fetch_add(&fixture->store->generation, 1);
    struct answered home = ask(fixture, HTTP_GET, "/");
    assert_int_equal(json_integer_value(json_object_get(home.json, "generation")), present);
    json_decref(home.json);
}

/* Takes a table away, so that whatever asks for it fails. */
static void break_archive(struct fixture *fixture)
{
    assert_int_equal(connection_execute(&fixture->store->writer, "DROP TABLE author"), STATUS_OK);
}

static void what_cannot_be_read_is_not_absent(void **state)
{
    struct fixture *fixture = *state;
    fixture_load(fixture, articles, 2);
    assert_int_equal(ask(fixture, HTTP_DELETE, "/articles/nobody").problem, 404);
    break_archive(fixture);
    assert_int_equal(ask(fixture, HTTP_GET, "/articles/a").problem, 500);
    assert_int_equal(ask(fixture, HTTP_DELETE, "/articles/a").problem, 500);
    assert_int_equal(ask(fixture, HTTP_GET, "/").problem, 500);
}

static struct span moved_to(struct fixture *fixture, const char *path, const char *id)
{
    struct http_request request = {.path = span_of(path), .arena = fixture->arena};
    struct http_reply reply = {0};
    struct call call = {.request = &request, .reply = &reply, .arena = fixture->arena};
    assert_int_equal(call_answer_moved(&call, span_of(id)), STATUS_MOVED);
    assert_int_equal(reply.header_count, 1);
    return reply.headers[0].value;
}

/* "it" stands in "entities", too, and a letter may be percent-encoded. */
static void a_moved_id_is_replaced_where_it_stands(void **state)
{
    TEXT(moved_to(*state, "/entities/it", "italy"), "/entities/italy");
    TEXT(moved_to(*state, "/entities/%6Din/events", "min-2"), "/entities/min-2/events");
    TEXT(moved_to(*state, "/events/event/evidence", "x"), "/events/x/evidence");
}

static void a_facet_named_twice_is_counted_once(void **state)
{
    struct fixture *fixture = *state;
    struct http_pair facet = {SPAN("facet"), SPAN("source,year,source,year")};
    struct call call;
    struct http_reply reply = {0};
    struct api *api = api_new(&(struct api_options){.store = fixture->store});
    struct http_application application = api_application(api);
    struct http_request request = {.path = SPAN("/articles"),
                                   .arena = fixture->arena,
                                   .application = api,
                                   .parameters = &facet,
                                   .parameter_count = 1};
    const struct http_route *route;
    char allow[64];
    assert_int_equal(http_router_find(application.router, &request, &route, allow, sizeof allow),
                     STATUS_OK);
    request.spec = route->spec;
    assert_int_equal(call_parse(&call, &request, &reply), STATUS_OK);
    assert_int_equal(call.query.facet_count, 2);
    assert_int_equal(call.query.facets[0], FACET_SOURCE);
    assert_int_equal(call.query.facets[1], FACET_YEAR);
    api_free(api);
}

static void xml_has_no_character_that_it_forbids(void **state)
{
    (void)state;
    struct buffer out = {0};
    formats_add_xml(&out, SPAN("a\x01<\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD>\r\n"));
    assert_string_equal(out.bytes, "a&lt;\xEF\xBF\xBD&gt;\n");
    buffer_fini(&out);
}

#define ARCHIVE_TEST(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARCHIVE_TEST(a_cursor_is_of_the_generation_that_was_read),
        ARCHIVE_TEST(the_home_page_names_the_generation_that_it_counts),
        ARCHIVE_TEST(what_cannot_be_read_is_not_absent),
        ARCHIVE_TEST(a_moved_id_is_replaced_where_it_stands),
        ARCHIVE_TEST(a_facet_named_twice_is_counted_once),
        cmocka_unit_test(xml_has_no_character_that_it_forbids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
