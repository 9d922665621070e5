"""Robust facts of the sample corpus: what any careful reader finds there, by the gold tables."""
import csv
import pathlib
import re

from harness import ROOT, Skip, expect, expect_equal, quote, test

GOLD = ROOT / "tests" / "gold"


def gold(name):
    with open(GOLD / f"{name}.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def article_id(path):
    """The id of API.md: the path without its extension, "/" as "~", other bytes encoded."""
    stem = str(pathlib.PurePosixPath(path).with_suffix(""))
    return "".join(c if re.match(r"[A-Za-z0-9._-]", c) else "~" if c == "/" else
                   "".join(f"%{b:02X}" for b in c.encode()) for c in stem)


@test
def each_file_is_an_article_with_its_header(context):
    total = context.client.get_json("/articles?duplicates=keep&limit=1000")["total"]
    expect_equal(total, len(gold("articles")), "number of articles")
    for row in gold("articles"):
        where = "/articles/" + quote(article_id(row["path"]))
        article = context.client.get_json(where + "?include=body")
        expect_equal(article["path"], row["path"], f"path of {where}")
        expect_equal(article["title"] or "", row["headline"], f"headline of {row['path']}")
        expect(article["language"] in ("en", None), f"language of {row['path']}")
        text = (context.daemon and (ROOT / "tests" / "articles" / row["path"]).read_bytes()
                .decode("utf-8-sig").replace("\r\n", "\n"))
        expect(article["body"].strip() in text, f"the body of {row['path']} is not its text")


@test
def most_publication_dates_are_right_and_none_is_wrong_by_much(context):
    rows = [row for row in gold("articles") if row["published_basis"] in ("dateline", "path")]
    wrong = []
    for row in rows:
        article = context.client.get_json("/articles/" + quote(article_id(row["path"])))
        if article["published"] != row["published"]:
            wrong.append(f"{row['path']}: {article['published']} instead of {row['published']}")
    expect(len(wrong) * 10 <= len(rows), f"{len(wrong)} of {len(rows)}: " + "; ".join(wrong))


@test
def who_is_named_most_is_an_entity(context):
    """People, states and bodies with four or more mentions, by their printed names."""
    names, types = {}, {}
    for row in gold("mentions"):
        if row["type"] in ("person", "place", "organization") and row["metonym"] == "0":
            names.setdefault(row["entity"], []).append(row["surface"])
            types[row["entity"]] = row["type"]
    missing = []
    frequent = [slug for slug, found in names.items() if len(found) >= 4]
    for slug in frequent:
        name = max(names[slug], key=len)
        found = context.client.get_json("/entities?limit=20&q=" + quote(name))["results"]
        if not any(entity["type"] == types[slug] for entity in found):
            missing.append(f"{name} ({types[slug]})")
    expect(len(missing) * 10 <= len(frequent), f"{len(missing)} of {len(frequent)} are missing: "
           + ", ".join(missing))


@test
def well_known_entities_have_their_ids(context):
    for identity, kind in (("north-korea", "place"), ("south-korea", "place"),
                           ("kim-jong-un", "person"), ("moon-jae-in", "person"),
                           ("robert-mugabe", "person"), ("zimbabwe", "place"),
                           ("colombia", "place"), ("iran", "place")):
        entity = context.client.get_json("/entities/" + identity)
        expect_equal(entity["type"], kind, f"type of {identity}")
        expect(entity["mention_count"] >= 2, f"{identity} is mentioned {entity['mention_count']}")


@test
def no_entity_is_a_common_word(context):
    common = set("the a an and but he she it they we in on at of for to with by after before when "
                 "while this that these those there officials monday tuesday wednesday thursday "
                 "friday saturday sunday january february march april june july august september "
                 "october november december mr mrs ms".split())
    for entity in context.client.get_json("/entities?limit=1000")["results"]:
        expect(entity["name"].strip().lower() not in common, f"an entity {entity['name']}")


@test
def events_are_dated_and_readable(context):
    events = context.client.get_json("/events?limit=1000")["results"]
    expect(len(events) >= 60, f"only {len(events)} events")
    dated = [event for event in events if event["date_earliest"]]
    expect(len(dated) * 3 > len(events), f"only {len(dated)} of {len(events)} events are dated")
    for event in events:
        expect(event["title"] and not event["title"].endswith((" ", ",")), event["title"])
        expect(event["id"].startswith((event["date"] or "undated").lower())
               or event["date_precision"] in ("range", "season", "decade", "quarter"),
               f"{event['id']} has the date {event['date']}")


@test
def stories_told_by_several_are_found(context):
    """For most days on which the gold has events of three or more reports, there is an event of
    that day and one of the accepted types."""
    days = {}
    for row in gold("events"):
        if len(row["date"]) == 10 and row["status"] == "happened":
            days.setdefault(row["event"], []).append(row)
    big = {name: rows for name, rows in days.items() if len({r["path"] for r in rows}) >= 3}
    missing = []
    for name, rows in big.items():
        day = rows[0]["date"]
        kinds = {rows[0]["type"], *filter(None, rows[0]["alt"].replace(",", ";").split(";"))}
        found = context.client.get_json(f"/events?from={day}&to={day}&limit=1000")["results"]
        if not any(event["type"] in kinds for event in found):
            missing.append(f"{name} ({'/'.join(sorted(kinds))})")
    expect(len(missing) * 3 <= len(big), f"{len(missing)} of {len(big)}: " + ", ".join(missing))


@test
def search_finds_by_words_names_and_fields(context):
    def found(query):
        answer = context.client.get_json("/search?q=" + quote(query))
        return {row["id"] for row in answer["articles"]["results"]}

    zimbabwe = {article_id(row["path"]) for row in gold("mentions")
                if row["surface"] == "Mugabe" and row["field"] == "body"}
    copies = {article_id(row["path"]) for row in gold("articles") if row["duplicate_of"]}
    expect(zimbabwe - copies <= found("Mugabe") | copies, f"Mugabe: {found('Mugabe')}")
    expect(found('"Panmunjom"'), "a phrase")
    expect_equal(found("zzyzxq"), set(), "a word that is nowhere")


@test
def wire_copies_are_seen(context):
    for row in gold("articles"):
        if row["duplicate_of"] and row["path"].startswith("clippings/kim"):
            article = context.client.get_json("/articles/" + quote(article_id(row["path"])))
            if article["duplicate_of"] is None:
                raise Skip("copies with small changes are not recognised yet")
            expect_equal(article["duplicate_of"], article_id(row["duplicate_of"]), row["path"])


@test
def each_file_is_reported(context):
    page = context.client.get_json("/ingest?limit=1000")
    paths = {row["path"]: row["status"] for row in page["results"]}
    for row in gold("articles"):
        expect(paths.get(row["path"]) in ("loaded", "duplicate", "unchanged"),
               f"{row['path']}: {paths.get(row['path'])}")


@test
def fields_of_a_search_hold_of_each_kind(context):
    def rows(path, query):
        return context.client.get_json(f"/{path}?limit=1000&q=" + quote(query))["results"]

    events = context.client.get_json("/events?limit=1000")["results"]
    expect_equal({row["id"] for row in rows("events", "type:agree")},
                 {row["id"] for row in events if row["type"] == "agree"}, "events of a type")
    expect_equal({row["id"] for row in rows("events", "date:2018-04")},
                 {row["id"] for row in events if row["date_earliest"] and row["date_latest"]
                  and row["date_earliest"] <= "2018-04-30" and row["date_latest"] >= "2018-04-01"},
                 "events of a month")
    people = {row["id"] for row in context.client.get_json("/entities?q=kim&limit=100")["results"]
              if row["type"] == "person"}
    named = {row["id"] for row in events
             if people & {party["entity"] for party in row["actors"] + row["recipients"]}}
    expect(named, "no event of a Kim")
    expect_equal({row["id"] for row in rows("events", "person:kim")}, named, "events of a Kim")
    expect_equal({row["type"] for row in rows("entities", "org:un")}, {"organization"}, "org:")
    expect_equal({row["id"] for row in rows("entities", "person:kim")}, people, "person:")


@test
def names_that_no_article_uses_are_understood(context):
    for query, article, entity in (
            ("DRC", "2019~07~icc-ntaganda", "democratic-republic-of-the-congo"),
            ("FYROM", "2018~06~prespa", "north-macedonia"),
            ("N. Korea", "2018~05~moon-kim-meet-again", "north-korea"),
            ("UK", "2015~iran-vienna", "united-kingdom")):
        found = context.client.get_json("/search?q=" + quote(query))
        expect(article in [row["id"] for row in found["articles"]["results"]], query)
        expect_equal(found["entities"]["results"][0]["id"], entity, query)
        expect_equal(context.client.get_json("/suggest?q=" + quote(query))["results"][0]["id"],
                     entity, f"completion of {query}")
