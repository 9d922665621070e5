"""Every endpoint with every parameter wrong answers a problem document that says which and why."""
import contract
from harness import Failure, expect, expect_equal, problem, quote, test, with_query


def each_parameter(context):
    for path, operation in contract.operations(context):
        real = contract.fill(context, path)
        for parameter in contract.parameters(operation):
            yield real, operation, parameter


@test
def wrong_values_are_refused_by_name(context):
    tried = 0
    for path, _, parameter in each_parameter(context):
        for value, what in contract.wrong_values(parameter):
            where = with_query(path, **{parameter["name"]: value})
            answer = context.client.get(where)
            try:
                document = problem(answer, (400, 406) if parameter["name"] == "format" else 400)
                expect_equal(document.get("parameter"), parameter["name"], "parameter")
                closed = contract.closed_set(parameter["schema"])
                if closed and value:
                    expect_equal(document.get("allowed"), closed, "allowed")
            except Failure as failure:
                raise Failure(f"{where} ({what}): {failure}") from None
            tried += 1
    expect(tried > 300, f"only {tried} wrong values were tried")


@test
def the_nearest_word_is_suggested(context):
    document = problem(context.client.get("/articles?sort=newst"), 400, parameter="sort")
    expect_equal(document.get("suggestion"), "newest", "suggestion")
    for where, meant in (("/articles?sort=date", "newest"), ("/articles?page=2", "cursor"),
                         ("/events?query=x", "q"), ("/entities?type=people", "person"),
                         ("/events?type=AGREE", "agree"), ("/events?format=GeoJSON", "geojson"), ("/articles?LIMIT=2", "limit")):
        document = problem(context.client.get(where), 400)
        expect_equal(document.get("suggestion"), meant, where)
    document = problem(context.client.get("/events?type=protst"), 400, parameter="type")
    expect_equal(document.get("suggestion"), "protest", "suggestion")


@test
def unknown_parameters_are_refused_with_the_nearest(context):
    for path, operation in contract.operations(context):
        real = contract.fill(context, path)
        document = problem(context.client.get(real + "?nosuchthing=1"), 400)
        expect_equal(document.get("parameter"), "nosuchthing", real)
        names = [p["name"] for p in contract.parameters(operation)]
        if "limit" in names:
            document = problem(context.client.get(real + "?limti=1"), 400, parameter="limti")
            expect_equal(document.get("suggestion"), "limit", f"{real}: suggestion")


@test
def open_values_of_nothing_known_find_nothing(context):
    """An id or a source that does not exist is an empty list, not an error."""
    for path, operation, parameter in each_parameter(context):
        name = parameter["name"]
        schema = parameter["schema"]
        if schema.get("type") != "array" or contract.closed_set(schema):
            continue
        if name.startswith("exclude_") or name == "country" or "200" not in operation["responses"]:
            continue
        where = with_query(path, **{name: "no-such-thing"})
        answer = context.client.get(where)
        expect_equal(answer.status, 200, where)
        body = answer.json() if answer.headers["content-type"].startswith("application/json") \
            else {}
        if "total" in body:
            expect_equal((body["total"], body["results"]), (0, []), where)


@test
def tuples_must_be_whole(context):
    for where in ("/entities?near=1,2", "/entities?near=a,b,c", "/entities?near=91,0,10",
                  "/entities?near=0,181,10", "/entities?near=0,0,-1", "/events?between=one",
                  "/events?between=a,b,c", "/events?bbox=1,2,3", "/events?bbox=1,2,3,x",
                  "/events?bbox=0,91,1,92", "/entities?near=nan,0,1", "/events?bbox=0,0,inf,1"):
        name = where.split("?")[1].split("=")[0]
        problem(context.client.get(where), 400, parameter=name)


@test
def single_values_may_not_be_repeated(context):
    for where in ("/articles?limit=1&limit=2", "/articles?sort=newest&sort=oldest",
                  "/events?from=2014&from=2015", "/articles?q=a&q=b"):
        name = where.split("?")[1].split("=")[0]
        problem(context.client.get(where), 400, parameter=name)


@test
def ill_formed_query_strings_are_refused(context):
    for where in ("/articles?q=%FF%FE", "/articles?q=%C0%AF", "/articles?q=%zz", "/articles?q=%",
                  "/articles?source=%00", "/articles?%FF=1"):
        problem(context.client.get(where), 400)


@test
def unknown_ids_are_not_found(context):
    for path, _ in contract.operations(context):
        if "{id}" not in path:
            continue
        for identity in ("no-such-id", "%E2%82%AC", "a" * 3000, "~~", "..%2F..%2Fetc%2Fpasswd"):
            where = path.replace("{id}", identity)
            answer = context.client.get(where)
            problem(answer, 404)


@test
def what_is_not_found_tells_where_ids_are_listed(context):
    for kind in ("articles", "entities", "events"):
        detail = problem(context.client.get(f"/{kind}/Mugabe"), 404)["detail"]
        expect(f"/{kind} lists the ids" in detail, detail)


@test
def unknown_paths_are_not_found(context):
    for where in ("/nosuch", "/articles/", "//", "/articles//mentions", "/articles/x/nosuch",
                  "/.well-known/none", "/entities/a/b/c/d"):
        problem(context.client.get(where), 404)


@test
def ill_formed_paths_are_refused(context):
    for where in ("/articles/%FF", "/articles/%zz", "/articles/%00"):
        problem(context.client.get(where), (400, 404))


@test
def cursors_are_checked(context):
    for value in ("x", "AAAA", "%21", quote("=" * 50), "a" * 2000):
        problem(context.client.get("/articles?cursor=" + value), 400, parameter="cursor")


@test
def a_cursor_belongs_to_its_list(context):
    cursor = context.client.get_json("/articles?limit=1")["next_cursor"]
    problem(context.client.get("/entities?cursor=" + quote(cursor)), 400, parameter="cursor")
    problem(context.client.get("/articles?sort=oldest&cursor=" + quote(cursor)), 400,
            parameter="cursor")


@test
def unbalanced_queries_tell_where(context):
    for path in ("/articles", "/events", "/timeline", "/graph", "/search", "/export/articles.csv",
                 "/export/events.ndjson", "/articles?format=atom"):
        for query, position in (('"open', 0), ("a (b", 2), ("peace)", 5), ('x "y', 2), ("é (b", 2),
                                (" (b", 1)):
            separator = "&" if "?" in path else "?"
            document = problem(context.client.get(path + separator + "q=" + quote(query)), 422)
            expect_equal(document.get("position"), position, f"position in {query} of {path}")
            expect_equal(document.get("parameter"), "q", "parameter")
        operation = context.openapi["paths"][path.partition("?")[0]]["get"]
        expect("422" in operation["responses"], f"the document does not say that {path} answers 422")


@test
def nothing_else_that_can_be_typed_is_an_error(context):
    for query in ("*", "-", "--", "AND", "OR", "NOT", "NEAR", "NEAR(a b, 5)", "NEAR(", "a*b*", "^a",
                  "title:", "title:peace", "nosuchfield:peace", "date:2014-13", "type:nosuch", ":",
                  "a:b:c", "-peace", "peace -war", "peace OR war", "OR peace", "peace OR", "''",
                  "peace AND", "{a}", "[b]", "+", "\\", "é", "中国", "😀", "a" * 500, "()", '""',
                  "date:2014..2015", "body:peace", "title:peace", "person:kim", "org:un", "place:seoul", "source:cns", ", ,",
                  "SELECT * FROM articles; --", "' OR '1'='1", "%", "_", "\t", "a\nb"):
        if query.count("(") != query.count(")"):
            continue
        for path in ("/articles", "/search", "/events", "/entities", "/suggest"):
            answer = context.client.get(with_query(path, q=query))
            expect(answer.status == 200, f"{path}?q={query}: {answer}")


@test
def a_long_text_can_be_searched(context):
    for text in ("peace " * 1200, " ".join(f"wort{chr(97 + n % 26)}{chr(97 + n // 26)}q" for n in range(600))):
        for path in ("/articles", "/search", "/events", "/entities", "/suggest"):
            expect_equal(context.client.get(with_query(path, q=text)).status, 200, path)


@test
def answers_do_not_depend_on_the_order_of_parameters(context):
    one = context.client.get("/articles?limit=3&sort=oldest")
    two = context.client.get("/articles?sort=oldest&limit=3")
    expect_equal(one.json()["results"], two.json()["results"], "results")
    expect_equal(one.headers["etag"], two.headers["etag"], "ETag of the normalised request")
