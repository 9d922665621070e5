"""The OpenAPI document is right by its own rules, complete, and what the daemon really answers."""
import json
import re

import contract
import schema
from harness import expect, expect_equal, shorten, test, with_query

# What issue after issue promises; more may be there.
ROUTES = """GET /
GET /articles
GET /articles/{id}
GET /articles/{id}/body
GET /articles/{id}/mentions
GET /articles/{id}/entities
GET /articles/{id}/events
GET /entities
GET /entities/{id}
GET /entities/{id}/articles
GET /entities/{id}/events
GET /entities/{id}/mentions
GET /events
GET /events/{id}
GET /events/{id}/evidence
GET /search
GET /suggest
POST /annotate
GET /dates
GET /ingest
GET /health
GET /ready
GET /version
GET /metrics
GET /openapi.json""".split("\n")

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def references(node):
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


@test
def it_is_openapi_3_1(context):
    document = context.openapi
    expect(re.fullmatch(r"3\.1\.\d+", document["openapi"]), f"version {document['openapi']}")
    expect(document["info"]["title"] and document["info"]["version"], "no title or version")
    for reference in references(document):
        expect(schema.resolve(document, reference) is not None, f"{reference} leads nowhere")


@test
def every_promised_route_is_in_it(context):
    for route in ROUTES:
        method, path = route.split()
        found = context.openapi["paths"].get(path, {})
        expect(method.lower() in found, f"{route} is not in the document")


@test
def every_operation_is_complete(context):
    seen = set()
    for path, methods in context.openapi["paths"].items():
        variables = set(re.findall(r"\{(\w+)\}", path))
        for method, operation in methods.items():
            where = f"{method.upper()} {path}"
            expect(method in METHODS, f"{where}: no method")
            identity = operation.get("operationId")
            expect(identity and identity not in seen, f"{where}: operationId {identity}")
            seen.add(identity)
            expect(operation.get("summary"), f"{where}: no summary")
            expect(any(code.startswith("2") for code in operation["responses"]),
                   f"{where}: no success")
            declared = {p["name"] for p in contract.parameters(operation, "path")}
            expect_equal(declared, variables, f"{where}: path parameters")
            check_parameters(where, operation)


def check_parameters(where, operation):
    seen = set()
    for parameter in operation.get("parameters", ()):
        key = (parameter["in"], parameter["name"])
        expect(key not in seen, f"{where}: {key} twice")
        seen.add(key)
        expect("schema" in parameter, f"{where}: {key} has no schema")
        if parameter["in"] == "path":
            expect(parameter.get("required") is True, f"{where}: {key} is not required")
        elif not parameter["name"].startswith("exclude_"):
            expect(parameter.get("description"), f"{where}: {key} is not described")


def check_answer(context, operation, answer, where):
    expect_equal(answer.status, 200, f"status of {where}: {shorten(answer.body)}")
    content = operation["responses"]["200"].get("content", {})
    media_type = answer.headers.get("content-type", "").split(";")[0]
    expect(media_type in content, f"{where}: {media_type} is not among {sorted(content)}")
    if media_type == "application/json":
        found = schema.errors(context.openapi, content[media_type]["schema"], answer.json())
        expect(not found, f"{where}: " + "; ".join(found[:5]))


@test
def plain_answers_are_as_documented(context):
    for path, operation in contract.operations(context):
        real = contract.fill(context, path)
        check_answer(context, operation, context.client.get(real), real)


@test
def answers_with_each_right_value_are_as_documented(context):
    for path, operation in contract.operations(context):
        real = contract.fill(context, path)
        for parameter in contract.parameters(operation):
            name = parameter["name"]
            if name in ("format", "limit", "fields"):
                continue
            for value in contract.right_values(parameter):
                if name == "sort" and value == "relevance":
                    continue  # only with a query
                where = with_query(real, **{name: value})
                check_answer(context, operation, context.client.get(where), where)


@test
def relevance_goes_with_a_query(context):
    for path, operation in contract.operations(context):
        names = {p["name"]: p for p in contract.parameters(operation)}
        if "q" not in names or "relevance" not in names.get("sort", {}).get("schema", {}).get(
                "enum", ()):
            continue
        where = with_query(contract.fill(context, path), q="peace", sort="relevance")
        check_answer(context, operation, context.client.get(where), where)


@test
def annotations_are_as_documented(context):
    operation = context.openapi["paths"]["/annotate"]["post"]
    body = {"title": "Leaders meet", "published": "2018-04-27",
            "text": "SEOUL, April 27: Kim Jong-un met Moon Jae-in on Friday in Panmunjom. They "
                    "agreed to seek a formal end to the Korean War this year."}
    for query in ({}, {"include": "tokens"}, {"offsets": "utf16"}, {"offsets": "byte"}):
        where = with_query("/annotate", **query)
        answer = context.client.request("POST", where, {"Content-Type": "application/json"},
                                        json.dumps(body))
        expect_equal(answer.status, 200, f"{where}: {shorten(answer.body)}")
        found = schema.errors(context.openapi, operation["responses"]["200"]["content"]
                              ["application/json"]["schema"], answer.json())
        expect(not found, f"{where}: " + "; ".join(found[:5]))


@test
def examples_are_of_their_parameters(context):
    tried = 0
    for path, operation in contract.operations(context):
        for parameter in contract.parameters(operation):
            if "example" in parameter:
                found = schema.errors(context.openapi, parameter["schema"], parameter["example"])
                expect(not found, f"{path}: {parameter['name']}: " + "; ".join(found))
                tried += 1
    expect(tried > 100, f"only {tried} examples")
    expect("securitySchemes" not in context.openapi["components"], "a scheme that nothing needs")


@test
def problems_are_as_documented(context):
    answer = context.client.get("/articles?limit=x")
    found = schema.errors(context.openapi, {"$ref": "#/components/schemas/problem"}, answer.json())
    expect(not found, "; ".join(found))
