"""The rules of HTTP on every endpoint: HEAD, conditions, methods, CORS, forms, sizes, request ids."""
import concurrent.futures
import gzip
import json
import re

import contract
from harness import Failure, Skip, expect, expect_equal, problem, test

NOT_TAGGED = ("/health", "/ready", "/metrics", "/ingest")
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH")


def readable(context):
    return [contract.fill(context, path) for path, _ in contract.operations(context)]


@test
def head_answers_like_get_without_a_body(context):
    for path in readable(context):
        get = context.client.get(path)
        head = context.client.request("HEAD", path)
        expect_equal(head.status, get.status, f"HEAD {path}")
        expect_equal(head.body, b"", f"body of HEAD {path}")
        names = ["content-type", "etag", "last-modified", "vary", "cache-control", "link"]
        if path not in NOT_TAGGED:
            names.append("content-length")
        for name in names:
            expect_equal(head.headers.get(name), get.headers.get(name), f"{name} of HEAD {path}")


@test
def reads_have_a_strong_tag_and_answer_304(context):
    for path in readable(context):
        get = context.client.get(path)
        tag = get.headers.get("etag")
        if path in NOT_TAGGED:
            expect(tag is None, f"{path} has an ETag")
            continue
        expect(tag and re.fullmatch(r'"[^"]+"', tag), f"{path}: ETag {tag}")
        expect(get.headers.get("last-modified"), f"{path} has no Last-Modified")
        expect("Accept" in get.headers.get("vary", ""), f"{path}: Vary {get.headers.get('vary')}")
        for sent in (tag, f'"other", {tag}', "W/" + tag, "*"):
            answer = context.client.get(path, If_None_Match=sent)
            expect_equal(answer.status, 304, f"{path} with If-None-Match: {sent}")
            expect_equal(answer.body, b"", "body of a 304")
            expect_equal(answer.headers.get("etag"), tag, "ETag of a 304")
        expect_equal(context.client.get(path, If_None_Match='"other"').status, 200, path)
        since = context.client.get(path, If_Modified_Since=get.headers["last-modified"])
        expect_equal(since.status, 304, f"{path} with If-Modified-Since")
        expect_equal(context.client.request("HEAD", path, {"If-None-Match": tag}).status, 304, path)


@test
def tags_differ_by_request_form_and_encoding(context):
    tags = [context.client.get(path).headers["etag"] for path in
            ("/articles", "/articles?limit=2", "/articles?limit=3", "/entities", "/events")]
    tags.append(context.client.get("/articles", Accept="text/csv").headers.get("etag"))
    tags.append(context.client.get("/articles", Accept_Encoding="gzip").headers["etag"])
    expect_equal(len(set(tags)), len(tags), f"number of different tags {tags}")


@test
def answers_are_compressed_when_the_client_wants_it(context):
    plain = context.client.get("/articles?limit=20")
    expect(plain.headers.get("content-encoding") is None, "compressed without being asked")
    packed = context.client.get("/articles?limit=20", Accept_Encoding="gzip")
    expect_equal(packed.headers.get("content-encoding"), "gzip", "Content-Encoding")
    expect_equal(gzip.decompress(packed.body), plain.body, "unpacked body")
    expect(len(packed.body) < len(plain.body) / 2, "hardly compressed")
    expect_equal(context.client.get("/articles", Accept_Encoding="zstd").headers.get(
        "content-encoding"), "zstd", "Content-Encoding")
    refused = context.client.get("/articles", Accept_Encoding="gzip;q=0, identity")
    expect(refused.headers.get("content-encoding") is None, "gzip;q=0 is not respected")


@test
def wrong_methods_are_told_the_right_ones(context):
    for template, methods in context.openapi["paths"].items():
        path = re.sub(r"\{\w+\}", "x", template)
        for method in METHODS:
            if method.lower() in methods:
                continue
            answer = context.client.request(method, path, {"Content-Length": "0"})
            problem(answer, 405)
            allow = re.split(r",\s*", answer.headers.get("allow", ""))
            for known in methods:
                expect(known.upper() in allow, f"{method} {path}: Allow: {allow}")
            expect("OPTIONS" in allow, f"{method} {path}: Allow without OPTIONS")
            expect(("HEAD" in allow) == ("get" in methods), f"{method} {path}: Allow: {allow}")


@test
def options_tell_the_methods(context):
    for template, methods in context.openapi["paths"].items():
        path = re.sub(r"\{\w+\}", "x", template)
        answer = context.client.request("OPTIONS", path)
        expect(answer.status in (200, 204), f"OPTIONS {path}: {answer}")
        for known in methods:
            expect(known.upper() in answer.headers.get("allow", ""), f"OPTIONS {path}: Allow")


@test
def reads_are_open_to_other_origins(context):
    for path in readable(context):
        answer = context.client.get(path, Origin="https://example.org")
        expect_equal(answer.headers.get("access-control-allow-origin"), "*", f"CORS of {path}")
        exposed = answer.headers.get("access-control-expose-headers", "").lower()
        for name in ("etag", "link", "x-request-id"):
            expect(name in exposed, f"{path} does not expose {name}")
    refused = context.client.get("/articles?limit=x", Origin="https://example.org")
    expect_equal(refused.headers.get("access-control-allow-origin"), "*", "CORS of a problem")


@test
def preflights_are_answered(context):
    for path, method in (("/articles", "GET"), ("/annotate", "POST")):
        answer = context.client.request("OPTIONS", path, {
            "Origin": "https://example.org", "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": "content-type"})
        expect(answer.status in (200, 204), f"{path}: {answer}")
        expect_equal(answer.headers.get("access-control-allow-origin"), "*", path)
        expect(method in answer.headers.get("access-control-allow-methods", ""), path)
        expect("content-type" in answer.headers.get("access-control-allow-headers", "").lower(),
               path)


@test
def forms_are_negotiated(context):
    get = context.client.get
    expect_equal(get("/articles", Accept="*/*").headers["content-type"].split(";")[0],
                 "application/json", "Content-Type")
    expect_equal(get("/articles", Accept="application/*;q=0.5").status, 200, "application/*")
    problem(get("/articles", Accept="image/png"), 406)
    problem(get("/articles", Accept="application/json;q=0"), 406)
    problem(get("/entities/x", Accept="image/png"), 406)
    expect(get("/articles?format=json", Accept="image/png").status == 200, "format= beats Accept")
    document = problem(get("/articles?format=jsn"), (400, 406), parameter="format")
    expect("json" in document.get("allowed", []), f"allowed: {document}")


@test
def a_slash_too_many_is_told(context):
    for path, meant in (("/articles/", "/articles"), ("/events/x/articles//", "/events/x/articles")):
        document = problem(context.client.get(path), 404)
        expect(document["detail"].endswith(f"did you mean {meant}?"), f"{path}: {document['detail']}")
    for path in ("/nosuch/", "/nosuch"):
        document = problem(context.client.get(path), 404)
        expect("did you mean" not in document["detail"], f"{path}: {document}")


@test
def each_answer_has_a_request_id(context):
    one = context.client.get("/health").headers.get("x-request-id")
    two = context.client.get("/health").headers.get("x-request-id")
    expect(one and two and one != two, f"request ids {one}, {two}")
    sent = context.client.get("/health", X_Request_Id="client-17.a_b")
    expect_equal(sent.headers.get("x-request-id"), "client-17.a_b", "the client's id")
    bad = context.client.get("/health", X_Request_Id="a b<script>" + "x" * 200)
    expect(re.fullmatch(r"[\w.-]{1,64}", bad.headers["x-request-id"]), "an unsafe id came back")
    document = problem(context.client.get("/nosuch", X_Request_Id="abc"), 404)
    expect_equal(document["request_id"], "abc", "request_id in the problem")


@test
def long_targets_and_headers_are_refused(context):
    problem(context.client.get("/articles?q=" + "a" * 9000), 414)
    problem(context.client.get("/articles", X_Long="a" * 9000), 431)


@test
def ill_formed_requests_do_no_harm(context):
    for data in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00\x01\x02\x03" * 100,
                 b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                 b"POST /annotate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                 b"GET /" + b"%41" * 3000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"G" * 100000):
        try:
            reply = context.client.raw(data, timeout=2)
        except OSError:
            reply = b""
        expect(not reply or reply.startswith(b"HTTP/1.") and not reply.startswith(b"HTTP/1.1 5")
               or b" 505 " in reply[:20], f"{data[:60]}: {reply[:80]}")
    expect_equal(context.client.get("/health").status, 200, "health afterwards")


@test
def connections_are_kept(context):
    request = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    reply = context.client.raw(request * 3 + b"GET /health HTTP/1.1\r\nHost: x\r\n"
                               b"Connection: close\r\n\r\n", timeout=10)
    expect(reply.startswith(b"HTTP/1.1 200"), f"{reply[:80]}")


@test
def annotate_checks_its_body(context):
    def post(body, media_type="application/json", path="/annotate"):
        headers = {"Content-Type": media_type} if media_type else {}
        return context.client.request("POST", path, headers, body)

    problem(post("{}", "application/xml"), 415)
    problem(post("{}", "image/png"), 415)
    problem(post("{", "application/json"), (400, 422))
    problem(post("[]"), (400, 422))
    expect("parameter" not in problem(post('"text"'), (400, 422)), "a parameter without a name")
    problem(post('{"text": "\u00e9\u00e9\u00e9\u00e9" x}'.encode()), 400, position=17)
    problem(post('{"txt": "a"}'), (400, 422))
    problem(post('{"text": 7}'), (400, 422))
    problem(post('{"text": ""}'), 422)
    document = problem(post('{"text": "A man met a man.", "n": ' + "9" * 40 + "}"), 422, parameter="n")
    expect("Unknown member" in document["detail"], f"{document}")
    problem(post('{"text": "A man met a man.", "n": 1e999}'), 422)
    problem(post('{"text": "  \\n "}'), 422)
    problem(post('{"text": "A man met a man.", "published": "yesterday"}'), 422)
    problem(post('{"text": "A man met a man.", "published": "2015-02-29"}'), 422)
    problem(post(""), (400, 411, 415, 422))
    problem(post("", "text/plain"), 422)
    problem(post(b"\xff\xfe\xfd", "text/plain"), (400, 422))
    problem(post("Obama met Putin.", "text/plain", "/annotate?published=never"), (400, 422))
    problem(post("a " * 200000, "text/plain"), 413)
    problem(post('{"text": "' + "a " * 200000 + '"}'), 413)
    problem(post("Obama met Putin.", "text/plain", "/annotate?include=nonsense"), 400,
            parameter="include")
    problem(post("Obama met Putin.", "text/plain; charset=iso-8859-1"), 415)
    problem(post('{"text": "A man met a man."}', 'application/json; charset="utf-16"'), 415)
    problem(context.client.request("POST", "/annotate", {"Content-Type": "text/plain",
                                                         "Content-Encoding": "gzip"},
                                   gzip.compress(b"Obama met Putin.")), 415)
    for fine in ('text/plain; charset="UTF-8"', "text/plain;charset=us-ascii; format=flowed"):
        expect_equal(post("Obama met Putin.", fine).status, 200, fine)
    answer = post("Obama met Putin.", "text/plain; charset=utf-8", "/annotate?published=2014-10-21")
    expect_equal(answer.status, 200, f"a good text: {answer}")


@test
def a_path_with_a_slash_too_many_is_named_whole(context):
    path = "/articles/" + "\u00e9" * 300
    answer = context.client.raw(f"GET {path}/ HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    document = json.loads(answer.partition(b"\r\n\r\n")[2])
    expect_equal(document.get("detail"), f"There is nothing at this path; did you mean {path}?", "detail")


@test
def annotate_takes_nested_and_odd_json(context):
    for body in ('{"text": ' + "[" * 5000 + "]" * 5000 + "}", "[" * 100000, '{"a":' * 5000,
                 '{"text": "\\ud800"}', '{"text": "a\\u0000b"}', '{"text": "a", "text": "b"}'):
        answer = context.client.request("POST", "/annotate", {"Content-Type": "application/json"},
                                        body)
        expect(answer.status < 500, f"{body[:30]}: {answer}")


@test
def writes_are_off_without_a_token(context):
    for path, methods in context.openapi["paths"].items():
        for method in methods:
            if method in ("get", "head") or path == "/annotate":
                continue
            problem(context.client.request(method.upper(), re.sub(r"\{\w+\}", "x", path),
                                           {"Content-Type": "application/json"}, "{}"), 403)


@test
def metrics_are_for_prometheus(context):
    answer = context.client.get("/metrics")
    expect(answer.headers["content-type"].startswith("text/plain"), answer.headers["content-type"])
    for line in answer.body.decode().splitlines():
        if not line.startswith("#"):
            expect(re.fullmatch(r"[a-zA-Z_:][\w:]*(\{[^}]*\})? [-+0-9.eEinfNa]+", line), line)


@test
def many_clients_are_answered_alike(context):
    paths = [path for path in readable(context) if path not in NOT_TAGGED]
    expected = {path: context.client.get(path).body for path in paths}

    def ask(path):
        answer = context.client.get(path)
        return path, answer.status, answer.body == expected[path]

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        for path, status, same in pool.map(ask, paths * 8):
            if status != 200 or not same:
                raise Failure(f"{path}: {status}, the same body: {same}")


@test
def a_page_is_shown_to_browsers(context):
    answer = context.client.get("/", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    if not answer.headers["content-type"].startswith("text/html"):
        raise Skip("there is no page at / yet")
    expect(b"<title>" in answer.body, "no title")
