"""Lists: pages, cursors, totals, filters that agree with the rows they let through."""
import csv
import io
import re
import urllib.parse

import contract
from harness import (ARTICLES, Client, Daemon, expect, expect_equal, problem, quote, test,
                     with_query)


def lists(context):
    for path, operation in contract.operations(context):
        names = [p["name"] for p in contract.parameters(operation)]
        if "cursor" in names and "limit" in names:
            yield contract.fill(context, path), operation


def walk(context, path, limit):
    """All rows of a list by its links, and the totals that each page told."""
    rows, totals = [], set()
    separator = "&" if "?" in path else "?"
    following = f"{path}{separator}limit={limit}"
    pages = 0
    while following:
        answer = context.client.get(following)
        expect_equal(answer.status, 200, following)
        page = answer.json()
        expect(len(page["results"]) <= limit, f"{following}: more rows than asked for")
        expect(page["results"] or page["next_cursor"] is None, f"{following}: an empty page")
        expect_equal(page["limit"], limit, "limit")
        rows += page["results"]
        totals.add(page["total"])
        check_links(answer, page, following)
        following = page["links"]["next"]
        pages += 1
        expect(pages < 5000, f"{path} does not end")
    return rows, totals


def check_links(answer, page, where):
    expect((page["next_cursor"] is None) == (page["links"]["next"] is None), where)
    link = answer.headers.get("link", "")
    if page["links"]["next"]:
        expect(f'<{page["links"]["next"]}>; rel="next"' in link, f"{where}: Link: {link}")
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(page["links"]["next"]).query)
        expect_equal(query["cursor"], [page["next_cursor"]], f"{where}: cursor in the link")
    else:
        expect('rel="next"' not in link, f"{where}: Link: {link}")


@test
def walking_visits_each_row_once(context):
    for path, operation in lists(context):
        sorts = next((p["schema"].get("enum") for p in contract.parameters(operation)
                      if p["name"] == "sort"), None) or [None]
        for sort in sorts:
            if sort == "relevance":
                continue
            real = path + (f"?sort={sort}" if sort else "")
            whole = context.client.get_json(with_query(path, limit=1000,
                                                       **({"sort": sort} if sort else {})))
            if whole["next_cursor"]:
                continue
            small = max(1, min(7, len(whole["results"]) // 3))
            rows, totals = walk(context, real, small)
            expect_equal(len(rows), len(whole["results"]), f"rows of {real} by {small}")
            expect(rows == whole["results"], f"{real}: the walk by {small} gives another order")
            expect_equal(totals, {whole["total"]}, f"{real}: totals")
            expect_equal(len(rows), whole["total"], f"{real}: total")
            ids = [row["id"] for row in rows if "id" in row]
            expect_equal(len(set(ids)), len(ids), f"{real}: different ids")


@test
def walking_by_relevance_visits_each_row_once(context):
    whole = context.client.get_json("/articles?q=peace&limit=1000")
    rows, totals = walk(context, "/articles?q=peace", 2)
    expect_equal([row["id"] for row in rows], [row["id"] for row in whole["results"]], "rows")
    expect_equal(totals, {whole["total"]}, "totals")
    scores = [row["score"] for row in rows]
    expect_equal(scores, sorted(scores, reverse=True), "scores")


@test
def a_search_in_any_order_has_scores_and_snippets(context):
    for query in ("peace", "korea -war", "peace OR cyclone", "person:kim", "date:2018", "-korea"):
        ranked = context.client.get_json(with_query("/articles", q=query, limit=100))["results"]
        found = {row["id"]: (row["score"], row["snippets"]) for row in ranked}
        expect(found, query)
        for order in ("newest", "oldest"):
            rows = context.client.get_json(with_query("/articles", q=query, sort=order, limit=100))
            shown = {row["id"]: (row["score"], row["snippets"]) for row in rows["results"]}
            expect_equal(shown, found, f"{query} by {order}")
    row = context.client.get_json("/articles?limit=1")["results"][0]
    expect("score" not in row and "snippets" not in row, "without a query")


@test
def completions_are_a_list(context):
    page = context.client.get_json("/suggest?q=m&limit=1000")
    expect_equal((page["query"], page["limit"], page["next_cursor"], page["links"]),
                 ("m", 1000, None, {"self": "/suggest?q=m&limit=1000", "next": None}), "envelope")
    expect(page["total"] == len(page["results"]) > 5, f"{page['total']}")
    for letter in "abcdefghijklmnoprstuvw":
        path = f"/suggest?q={letter}&types=entities"
        every = [row["id"] for row in context.client.get_json(f"{path}&limit=200")["results"]]
        for limit in (1, 3, 7):
            some = [row["id"] for row in context.client.get_json(f"{path}&limit={limit}")["results"]]
            expect_equal(some, every[:limit], f"the first {limit} of {letter}")
    lines = context.client.get("/suggest?q=m&limit=1000&format=csv").body.decode().splitlines()
    expect_equal(lines[0], "type,id,label,match,count", "columns")
    expect_equal(len(lines), page["total"] + 1, "lines")


@test
def a_table_has_what_was_asked_for(context):
    def rows(path):
        text = context.client.get(path).body.decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    bodies = {row["id"]: row["body"]
              for row in context.client.get_json("/articles?include=body&limit=5")["results"]}
    for row in rows("/articles?include=body&limit=5&format=csv"):
        expect_equal(row["body"], bodies[row["id"]], "body")
    scored = context.client.get_json("/articles?q=peace&limit=1")["results"][0]["score"]
    expect_equal(float(rows("/articles?q=peace&limit=1&format=csv")[0]["score"]), scored, "score")
    events = context.client.get_json("/events?include=evidence&limit=1000")["results"]
    told = rows("/events?include=evidence&limit=all&format=csv")
    for event, row in zip(events, told):
        parties = "; ".join(actor["entity"] or "" for actor in event["actors"])
        expect_equal(row["actors.entity"].removeprefix("'"), parties, event["id"])
        expect(event["evidence"][0]["text"] in row["evidence"], event["id"])
    pieces = rows("/articles/cave-rescue/segments?format=csv")
    body = context.client.get("/articles/cave-rescue/body").body.decode()
    expect_equal("".join(piece["text"] for piece in pieces), body, "the text in pieces")


@test
def events_beside_an_event_come_without_evidence(context):
    for event in context.client.get_json("/events?limit=20")["results"]:
        path = f"/events/{quote(event['id'])}?include=evidence,related"
        for other in context.client.get_json(path)["related"]:
            expect("evidence" not in other and "conflicts" not in other, path)


@test
def each_id_leads_to_its_object(context):
    for kind in ("articles", "entities", "events"):
        for row in context.client.get_json(f"/{kind}?limit=1000")["results"]:
            found = context.client.get_json(f"/{kind}/{quote(row['id'])}")
            for name, value in row.items():
                if name not in ("score", "snippets"):
                    expect_equal(found.get(name), value, f"{name} of /{kind}/{row['id']}")
            expect(re.fullmatch(r"[A-Za-z0-9._~%-]+", row["id"]), f"the id {row['id']} is unsafe")


@test
def links_lead_somewhere(context):
    for kind in ("articles", "entities", "events"):
        for row in context.client.get_json(f"/{kind}?limit=40")["results"]:
            for name, target in row["links"].items():
                answer = context.client.get(target)
                expect_equal(answer.status, 200, f"link {name} of /{kind}/{row['id']}: {target}")


def days(row, first, last):
    return row.get(first), row.get(last)


@test
def periods_let_overlapping_rows_through(context):
    events = context.client.get_json("/events?limit=1000")["results"]
    for start, end, lower, upper in (("2016", "2016", "2016-01-01", "2016-12-31"),
                                     ("2018-04", "2018-05", "2018-04-01", "2018-05-31"),
                                     ("2018-04-27", "2018-04-27", "2018-04-27", "2018-04-27"),
                                     ("2018-W17", "2018-W17", "2018-04-23", "2018-04-29")):
        expected = {e["id"] for e in events if e["date_earliest"] or e["date_latest"]
                    if (e["date_latest"] or "9999") >= lower and
                    (e["date_earliest"] or "0000") <= upper}
        found = context.client.get_json(f"/events?from={start}&to={end}&limit=1000")["results"]
        expect_equal({e["id"] for e in found}, expected, f"events from {start} to {end}")
        undated = {e["id"] for e in events if not (e["date_earliest"] or e["date_latest"])}
        both = context.client.get_json(
            f"/events?from={start}&to={end}&undated=include&limit=1000")["results"]
        expect_equal({e["id"] for e in both}, expected | undated, "with undated=include")


@test
def filters_agree_with_the_rows(context):
    def ids(path):
        return {row["id"] for row in context.client.get_json(path)["results"]}

    events = context.client.get_json("/events?limit=1000")["results"]
    entities = context.client.get_json("/entities?limit=1000")["results"]
    for kind in sorted({e["type"] for e in events}):
        expected = {e["id"] for e in events if e["type"] == kind}
        expect_equal(ids(f"/events?type={kind}&limit=1000"), expected, f"events of type {kind}")
        expect_equal(ids(f"/events?exclude_type={kind}&limit=1000"),
                     {e["id"] for e in events} - expected, f"events not of type {kind}")
    for kind in sorted({e["type"] for e in entities}):
        expect_equal(ids(f"/entities?type={kind}&limit=1000"),
                     {e["id"] for e in entities if e["type"] == kind}, f"entities of type {kind}")
    expect_equal(ids("/entities?type=person,place&limit=1000"),
                 {e["id"] for e in entities if e["type"] in ("person", "place")}, "a comma is OR")
    expect_equal(ids("/entities?type=person&type=place&limit=1000"), set(), "twice is AND")
    actor = next((a["entity"] for e in events for a in e["actors"] if a["entity"]), None)
    if actor:
        expect_equal(ids(f"/events?actor={quote(actor)}&limit=1000"),
                     {e["id"] for e in events if any(a["entity"] == actor for a in e["actors"])},
                     f"events with the actor {actor}")


@test
def fields_trim_objects(context):
    for row in context.client.get_json("/articles?fields=id,title&limit=3")["results"]:
        expect_equal(set(row), {"id", "title"}, "members")
    row = context.client.get_json("/entities?fields=name&limit=1")["results"][0]
    expect_equal(set(row), {"name"}, "members")


@test
def dots_in_fields_trim_what_objects_hold(context):
    whole = context.client.get_json("/events?include=evidence&limit=1000")["results"]
    path = "/events?fields=id,place.entity,evidence.trigger.text,actors.entity&limit=1000"
    rows = context.client.get_json(path)["results"]
    expect(any(row["place"] for row in rows), "no event has a place")
    for row, event in zip(rows, whole, strict=True):
        place = event["place"] and {"entity": event["place"]["entity"]}
        expect_equal(row, {"id": event["id"], "place": place,
                           "evidence": [{"trigger": {"text": told["trigger"]["text"]}}
                                        for told in event["evidence"]],
                           "actors": [{"entity": party["entity"]} for party in event["actors"]]},
                     event["id"])
    document = problem(context.client.get("/events?fields=id,evidence.tigger"), 400,
                       parameter="fields", suggestion="evidence.trigger")
    expect("evidence.text" in document["allowed"], f"{document}")
    problem(context.client.get("/events?fields=title.text"), 400, parameter="fields")
    table = context.client.get("/events?fields=id,evidence.trigger.text&format=csv&limit=1000")
    lines = table.body.decode().splitlines()
    expect_equal(lines[0], "id,evidence.trigger.text", "columns")
    expect_equal([line.split(",")[0] for line in lines[1:]], [event["id"] for event in whole], "rows")
    expect(all(line.split(",")[1] for line in lines[1:]), "a trigger is missing")


@test
def what_fields_name_is_included(context):
    article = context.client.get_json("/articles?limit=1")["results"][0]["id"]
    body = context.client.get("/articles/" + quote(article) + "/body").body.decode()
    for path in ("/articles?fields=body&limit=1", "/articles?fields=body&include=body&limit=1"):
        expect_equal(context.client.get_json(path)["results"], [{"body": body}], path)
    entities = context.client.get_json(f"/articles/{quote(article)}?fields=entities.id")
    expect(entities["entities"] and set(entities) == {"entities"}, f"{entities}")


@test
def a_page_of_one_thousand_is_the_most(context):
    expect_equal(context.client.get_json("/articles?limit=1000")["limit"], 1000, "limit")
    expect_equal(context.client.get("/articles?limit=1001").status, 400, "status")


@test
def offsets_point_at_the_text(context):
    """Every mention, date and piece of evidence stands where it says, in all three units."""
    for article in context.client.get_json(
            "/articles?include=body&limit=1000&duplicates=keep")["results"]:
        texts = {"title": article["title"] or "", "body": article["body"]}
        path = f"/articles/{quote(article['id'])}/mentions?limit=1000&offsets="
        for unit in ("codepoint", "utf16", "byte"):
            for row in context.client.get_json(path + unit)["results"]:
                expect_equal(cut(texts[row["field"]], row["start"], row["end"], unit), row["text"],
                             f"{article['id']} in {unit}")
        for block in article["blocks"]:
            expect(cut(texts["body"], block["start"], block["end"], "codepoint").strip(),
                   f"{article['id']}: an empty block")
        dates = context.client.get_json(f"/dates?article={quote(article['id'])}&limit=1000")
        for row in dates["results"]:
            expect_equal(cut(texts[row["field"]], row["start"], row["end"], "codepoint"),
                         row["text"], f"a date of {article['id']}")


def cut(text, start, end, unit):
    if unit == "codepoint":
        return text[start:end]
    if unit == "utf16":
        return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le", "replace")
    return text.encode()[start:end].decode("utf-8", "replace")


UNITS = ("codepoint", "utf16", "byte")
WIDE = ("A café 😀 in Zürich\n\nZÜRICH, March 3, 2021 (MPA) — “Très bien 😀,” Angela Merkel met "
        "Emmanuel Macron in Zürich on Tuesday.")


@test
def units_hold_for_all_that_stands_in_a_text(context):
    """Dates, blocks, evidence with its pieces, snippets' matches and annotations, in all three units."""
    articles = context.client.get_json("/articles?include=body&limit=1000&duplicates=keep")["results"]
    texts = {a["id"]: {"title": a["title"] or "", "body": a["body"]} for a in articles}
    for unit in UNITS:
        for path in ("/dates", "/events?include=evidence"):
            separator = "&" if "?" in path else "?"
            rows = context.client.get_json(f"{path}{separator}limit=1000&offsets={unit}")["results"]
            for row in [piece for row in rows for piece in row.get("evidence", [row])]:
                check_pieces(row, texts[row["article"]], unit)
        for article in context.client.get_json(
                f"/articles?limit=1000&duplicates=keep&offsets={unit}")["results"]:
            for block, plain in zip(article["blocks"],
                                    next(a for a in articles if a["id"] == article["id"])["blocks"]):
                body = texts[article["id"]]["body"]
                expect_equal(cut(body, block["start"], block["end"], unit),
                             body[plain["start"]:plain["end"]], f"a block in {unit}")
        found = context.client.get_json(f"/articles?q=korea&offsets={unit}")["results"]
        expect(found, "nothing is found")
        for snippet in [snippet for row in found for snippet in row["snippets"]]:
            for match in snippet["matches"]:
                expect("korea" in cut(snippet["text"], match["start"], match["end"], unit).lower(),
                       f"a match in {unit}: {snippet}")


@test
def a_feed_names_the_address_that_gives_it_again(context):
    with Daemon(context.program, ARTICLES, options=["--base-url", "https://news.example"]) as daemon:
        client = Client(daemon.port)
        feed = client.get_json("/articles?source=Reuters&format=jsonfeed")
        expect_equal(feed["feed_url"],
                     "https://news.example/articles?source=Reuters&format=jsonfeed", "feed_url")
        atom = client.get("/events?type=agree&format=atom").body.decode()
        expect('rel="self" href="https://news.example/events?type=agree&amp;format=atom"' in atom,
               f"no link to itself: {atom[:600]}")


@test
def annotations_count_in_the_unit_that_is_asked_for(context):
    for unit in UNITS:
        path = f"/annotate?offsets={unit}&include=tokens&published=2021-03-03"
        answer = context.client.request("POST", path, {"Content-Type": "text/plain"}, WIDE.encode())
        expect_equal(answer.status, 200, "status")
        read = answer.json()
        expect(read["mentions"] and read["dates"] and read["events"] and read["tokens"], "little is read")
        texts = {"title": "", "body": WIDE}
        for row in read["mentions"] + read["dates"]:
            check_pieces(row, texts, unit)
        for row in [row for event in read["events"] for row in event["evidence"]]:
            check_pieces(row, texts, unit)
        for token in read["tokens"]:
            expect_equal(cut(WIDE, token["start"], token["end"], unit), token["text"], f"token in {unit}")


def check_pieces(row, texts, unit):
    """A row that stands in a text, and what is said to stand within it."""
    text = texts[row["field"]]
    pieces = [row, row.get("trigger"), row.get("date"), row.get("place"), *row.get("actors", []),
              *row.get("recipients", [])]
    for piece in filter(None, pieces):
        expect_equal(cut(text, piece["start"], piece["end"], unit), piece["text"],
                     f"{row['article']} in {unit}")


@test
def evidence_stands_in_its_article(context):
    bodies = {}
    for article in context.client.get_json(
            "/articles?include=body&limit=1000&duplicates=keep")["results"]:
        bodies[article["id"]] = {"title": article["title"] or "", "body": article["body"]}
    for event in context.client.get_json("/events?include=evidence&limit=1000")["results"]:
        expect(event["evidence"], f"{event['id']} has no evidence")
        expect_equal(len({e["article"] for e in event["evidence"]}), event["article_count"],
                     f"articles of {event['id']}")
        for row in event["evidence"]:
            text = bodies[row["article"]][row["field"]]
            expect_equal(text[row["start"]:row["end"]], row["text"], f"sentence of {event['id']}")
            pieces = [row["trigger"], row["date"], row["place"], *row["actors"],
                      *row["recipients"]]
            for piece in filter(None, pieces):
                expect_equal(text[piece["start"]:piece["end"]], piece["text"],
                             f"a piece of {event['id']}")


@test
def counts_agree_with_the_lists(context):
    home = context.client.get_json("/")
    for kind in ("articles", "entities", "events"):
        expect_equal(home["counts"][kind], context.client.get_json(f"/{kind}?limit=1"
                                                                   "&" + EVERYTHING[kind])["total"],
                     f"count of {kind}")
    for entity in context.client.get_json("/entities?exclude_type=place&limit=40")["results"]:
        where = "/entities/" + quote(entity["id"])
        for name, listed in (("mention_count", "mentions"), ("event_count", "events")):
            expect_equal(context.client.get_json(f"{where}/{listed}?limit=1")["total"],
                         entity[name], f"{name} of {entity['id']}")


# A list shows copies once unless told otherwise; the counts are of all.
EVERYTHING = {"articles": "duplicates=keep", "entities": "", "events": ""}


@test
def groups_of_a_search_lead_to_their_whole_lists(context):
    for query in ("q=peace&from=2018&to=2018&limit=2", "limit=1&q=north%20korea&source=CNS&match=any",
                  "types=articles,events&q=%22peace%22&from=2017", "q="):
        found = context.client.get_json("/search?" + query)
        for kind in ("articles", "entities", "events"):
            if kind in found:
                whole = context.client.get_json(found[kind]["links"]["self"])
                expect_equal(whole["total"], found[kind]["total"], f"{kind} of {query}")


@test
def a_search_says_whether_all_words_are_there(context):
    """What has all words is listed alone; when there is none, any word will do, and `parsed` says so,
    of events apart from articles."""
    def get(path):
        return context.client.get_json(path)
    note = "nothing has all of these: any of them, the most telling first"
    both = get("/events?q=mugabe+resigns")
    expect_equal(both["parsed"], "mugabe resigns", "parsed when all words are there")
    expect(0 < both["total"] < get("/events?q=mugabe+OR+resigns")["total"], "events with one word are listed")
    either = get("/events?q=mugabe+zebra")
    expect_equal(either["parsed"], f"mugabe zebra ({note})", "parsed when they are not")
    expect_equal(either["total"], get("/events?q=mugabe")["total"], "events with any word")
    expect_equal(get("/articles?q=kenya+zebra&match=any")["parsed"],
                 "kenya zebra (any of them, the most telling first)", "parsed of match=any")
    found = get("/search?q=greek+lawmakers+harbour")
    expect_equal(found["events"]["parsed"], get("/events?q=greek+lawmakers+harbour")["parsed"], "of events")
    alone = get("/search?q=mugabe+zebra&types=events")
    expect_equal(alone["parsed"], either["parsed"], "parsed of events alone")
    mended = get("/events?q=mugabbe")
    expect_equal([mended["suggestion"], mended["parsed"]], ["mugabe", "mugabe"], "a slip")


@test
def a_link_has_one_cursor_however_its_name_is_written(context):
    first = context.client.get_json("/articles?limit=1")
    second = context.client.get_json(f"/articles?limit=1&%63ursor={first['next_cursor']}")
    expect_equal(second["links"]["next"], f"/articles?limit=1&cursor={second['next_cursor']}", "next")
    third = context.client.get_json(second["links"]["next"])
    expect_equal(len({page["results"][0]["id"] for page in (first, second, third)}), 3, "articles")
    links = context.client.get_json("/search?%71=mugabe")["entities"]["links"]
    expect_equal(links["self"], "/entities?%71=mugabe", "the list behind a group")
