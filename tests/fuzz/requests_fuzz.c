/* libFuzzer target for the handlers: a byte that chooses the form of the answer, and the target of
 * a GET, on an archive of two articles. Beside crashes and sanitizer reports it checks that no
 * request makes a handler fail by our fault. */
#include "../unit/store/fixture.h"

#include "api/api.h"
#include "api/call.h"
#include "http/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const struct given articles[] = {
    {.id = "2018~talks",
     .title = "Kim met Moon in Seoul",
     .body = "Kim met Moon in Seoul on Friday. The caf\xC3\xA9 stayed open.",
     .source = "Herald, Evening",
     .author = "Ann Lee",
     .section = "World",
     .language = "en",
     .published = 17000,
     .names = {"person:Kim", "person:Moon", "place:Seoul"},
     .events = {{.title = "Kim met Moon",
                 .type = EVENT_CONSULT,
                 .trigger = "met",
                 .actor = "Kim",
                 .recipient = "Moon",
                 .place = "Seoul",
                 .when = {17000, 17000, PRECISION_DAY},
                 .confidence = 0.5F}}},
    {.id = "b",
     .title = "Moon left",
     .body = "Moon left Seoul. Kim stayed.",
     .published = DAY_NONE,
     .names = {"person:Kim", "person:Moon", "place:Seoul"}},
};

/* The archive, made with the first input and open as long as the process lives. */
static struct fixture *open_archive(void)
{
    static struct fixture fixture = {.path = ":memory:"};
    if (!fixture.store) {
        fixture.arena = arena_new();
        fixture_open(&fixture);
        fixture_load(&fixture, articles, sizeof articles / sizeof *articles);
    }
    return &fixture;
}

/* Takes what a streamed answer gives, as the server does. */
static void drain(struct http_reply *reply)
{
    bool end = reply->stream.next == NULL;
    while (!end && reply->stream.next(reply->stream.context, &reply->body, &end) == STATUS_OK) {
        buffer_clear(&reply->body);
    }
    if (reply->stream.close) {
        reply->stream.close(reply->stream.context);
    }
}

/* Answers the request by the route that the table has for it. */
static void answer(struct api *api, struct http_request *request)
{
    struct http_reply reply = {.status = 200};
    const struct http_route *route = NULL;
    struct span wrong;
    char allow[64];
    if (target_parameters(request->arena, request->query_string, &request->parameters,
                          &request->parameter_count, &wrong) != STATUS_OK ||
        http_router_find(api_application(api).router, request, &route, allow, sizeof allow) !=
            STATUS_OK) {
        return;
    }
    request->spec = route->spec;
    if (!(route->formats & (HTTP_FORMAT_ANY | HTTP_FORMAT_BIT(request->format)))) {
        request->format = (enum http_format)__builtin_ctz(route->formats);
    }
    enum status status = route->handle(request, &reply);
    drain(&reply);
    buffer_fini(&reply.body);
    if (status == STATUS_INTERNAL || status == STATUS_CORRUPT) {
        fprintf(stderr, "failed: %s\n", store_reader_message(request->worker));
        abort();
    }
}

/* The first byte chooses the form of the answer. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct fixture *fixture = open_archive();
    if (len == 0 || memchr(bytes, 0, len)) {
        return 0;
    }
    struct arena *arena = arena_new();
    struct api *api = api_new(&(struct api_options){.store = fixture->store});
    struct http_request request = {.method = HTTP_GET,
                                   .arena = arena,
                                   .worker = fixture->reader,
                                   .application = api,
                                   .format = bytes[0] % HTTP_FORMAT_COUNT};
    struct span target = {(const char *)bytes + 1, len - 1};
    if (target_split(target, &request.path, &request.query_string) == STATUS_OK) {
        answer(api, &request);
    }
    api_free(api);
    arena_free(arena);
    return 0;
}
