"""Rules of the contract that no one answer shows: forms without a cap, search over names and events,
what a country's events are."""
import csv
import io
import json
import xml.etree.ElementTree

from harness import expect, expect_equal, problem, test, with_query

LINES = ["/articles", "/articles/{article}/mentions", "/articles/{article}/similar", "/entities",
         "/entities/{entity}/articles", "/entities/{entity}/mentions", "/entities/{entity}/events",
         "/entities/{entity}/related", "/events", "/events/{event}/evidence", "/dates", "/sources",
         "/ingest"]


def ids(context):
    client = context.client
    return {"article": client.get_json("/articles?limit=1")["results"][0]["id"],
            "entity": client.get_json("/entities?limit=1")["results"][0]["id"],
            "event": client.get_json("/events?sort=sources&limit=1")["results"][0]["id"]}


@test
def lines_have_no_cap(context):
    known = ids(context)
    for pattern in LINES:
        path = pattern.format(**known)
        listed = context.client.get_json(path + "?limit=1000")
        expect(listed["total"] <= 1000, f"{path} has too many rows for this test")
        answer = context.client.get(path + "?limit=all&format=ndjson")
        expect_equal(answer.status, 200, path)
        rows = [json.loads(line) for line in answer.body.decode().splitlines()]
        expect_equal(rows, listed["results"], path + " as NDJSON")
        answer = context.client.get(path + "?limit=all&format=csv")
        table = list(csv.reader(io.StringIO(answer.body.decode(), newline="")))
        expect_equal(len(table), listed["total"] + 1, path + " as CSV")
        expect_equal({len(row) for row in table}, {len(table[0])}, path + ": columns")


@test
def lines_without_a_cap_take_filters_fields_and_offsets(context):
    client = context.client
    query = "type=person&sort=name&fields=id,name"
    listed = client.get_json("/entities?limit=1000&" + query)["results"]
    answer = client.get("/entities?limit=all&format=ndjson&" + query)
    expect_equal([json.loads(line) for line in answer.body.decode().splitlines()], listed, query)
    answer = client.get("/entities?limit=all&format=csv&" + query)
    expect_equal(answer.body.decode().splitlines()[0], "id,name", "the columns")
    query = "offsets=byte&include=evidence&sort=oldest"
    listed = client.get_json("/events?limit=1000&" + query)["results"]
    answer = client.get("/events?limit=all&format=ndjson&" + query)
    expect_equal([json.loads(line) for line in answer.body.decode().splitlines()], listed, query)


@test
def other_forms_have_a_cap(context):
    for form in ("", "&format=atom", "&format=geojson"):
        problem(context.client.get("/events?limit=all" + form), 400, parameter="limit")


@test
def a_country_is_concerned_as_place_or_party(context):
    client = context.client
    events = client.get_json("/events?limit=1000&facet=country")
    concerned = {}
    for event in events["results"]:
        parties = event["actors"] + event["recipients"]
        found = {party["country"] for party in parties}
        for name in [party["entity"] for party in parties] + [(event["place"] or {}).get("entity")]:
            if name:
                found.add(client.get_json(f"/entities/{name}?fields=country")["country"])
        for country in found - {None} or {None}:
            concerned.setdefault(country, set()).add(event["id"])
    counts = {row["value"]: row["count"] for row in events["facets"]["country"]}
    expect_equal(counts, {country: len(rows) for country, rows in concerned.items()}, "the facet")
    expect(len(counts) > 10, f"few countries: {counts}")
    for country in sorted(set(concerned) - {None}):
        listed = client.get_json(f"/events?limit=1000&country={country}")["results"]
        expect_equal({row["id"] for row in listed}, concerned[country], country)
        rest = client.get_json(f"/events?exclude_country={country}")["total"]
        expect_equal(rest, events["total"] - len(listed), "all but those of " + country)


@test
def the_events_of_an_entity_are_as_many_as_it_says(context):
    for entity in context.client.get_json("/entities?limit=1000")["results"]:
        if entity["event_count"]:
            path = f"/entities/{entity['id']}/events?limit=1"
            expect_equal(context.client.get_json(path)["total"], entity["event_count"], path)


def found(context, kind, **parameters):
    answer = context.client.get_json(with_query("/" + kind, **parameters))
    return [row["id"] for row in answer["results"]]


@test
def names_are_found_in_any_order_and_begun(context):
    for text in ("Kim Jong Un", "jong kim un", "Un, Kim", "un ki jo", "kim jong-un", "person:kim un"):
        expect_equal(found(context, "entities", q=text)[:1], ["kim-jong-un"], text)
    text = "what did Robert Mugabe say"
    expect_equal(found(context, "entities", q=text), ["robert-mugabe"], text)
    text = "president mugabe"  # his wife is called so, too, in one article
    expect_equal(found(context, "entities", q=text), ["robert-mugabe", "grace-mugabe"], text)
    both = found(context, "entities", q="mugabe OR tsipras")
    expect({"robert-mugabe", "alexis-tsipras"} <= set(both), f"a choice of names: {both}")
    expect_equal(found(context, "entities", q="mugabe -robert"), ["grace-mugabe"], "without Robert")
    expect_equal(found(context, "entities", q="qqq zzz"), [], "unknown words")
    total = context.client.get_json("/entities")["total"]
    named = context.client.get_json("/entities?q=mugabe")["total"]
    others = context.client.get_json("/entities?q=-mugabe")["total"]
    expect_equal(others, total - named, "all who are not called so")


@test
def words_are_left_out_of_events(context):
    client = context.client
    total = client.get_json("/events")["total"]
    named = client.get_json("/events?q=mugabe")["total"]
    expect(0 < named < total, f"{named} of {total} events name him")
    expect_equal(client.get_json("/events?q=-mugabe")["total"], total - named, "-mugabe")
    answer = client.get_json("/search?q=-mugabe")
    expect_equal(answer["events"]["total"], total - named, "-mugabe in /search")


@test
def what_is_no_field_or_no_value_is_plain_words(context):
    for text, words in (("foo:korea", "foo korea"), ("korea:summit", "korea summit"),
                        ("date:yesterday", "yesterday"), ("type:korea", "korea"),
                        ("person:\"zimbabwe president\"", "zimbabwe president"),
                        ("10:30", "10 30")):
        for kind in ("articles", "events"):
            expect_equal(found(context, kind, q=text, limit=1000),
                         found(context, kind, q=words, limit=1000), f"{text} in {kind}")


@test
def edges_of_a_gexf_name_their_events(context):
    shown = {(edge["source"], edge["target"]): edge["events"]
             for edge in context.client.get_json("/graph")["edges"]}
    root = xml.etree.ElementTree.fromstring(context.client.get("/graph?format=gexf").body)
    space = {"g": "http://gexf.net/1.3"}
    titles = {row.get("id"): row.get("title")
              for row in root.findall(".//g:attributes[@class='edge']/g:attribute", space)}
    told = {}
    for edge in root.findall(".//g:edge", space):
        values = {titles[value.get("for")]: value.get("value")
                  for value in edge.findall(".//g:attvalue", space)}
        told[edge.get("source"), edge.get("target")] = values["events"].split()
    expect(shown, "a graph without edges")
    expect_equal(told, shown, "the events of each edge")


@test
def a_city_state_is_a_point(context):
    place = context.client.get_json("/entities/singapore")["place"]
    expect(abs(place["lat"] - 1.29) < 0.2 and abs(place["lon"] - 103.85) < 0.2, f"{place}")
    expect_equal(context.client.get_json("/entities/zimbabwe")["place"], None, "a wide country")


@test
def an_empty_answer_says_its_form(context):
    for form, kind in (("ndjson", "application/x-ndjson"), ("csv", "text/csv"), ("json", "application/json")):
        answer = context.client.get("/events?source=nobody&format=" + form)
        expect_equal(answer.status, 200, form)
        expect_equal(answer.headers.get("content-type", "none").split(";")[0], kind, form)


@test
def the_document_says_whether_writing_is_on(context):
    write = context.openapi["paths"]["/reload"]["post"]
    expect_equal(write["security"], [], "without a token nothing opens it")
    expect("off" in write["description"], f"{write}")
