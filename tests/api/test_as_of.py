"""as_of= shows an archive as it was known on a day: events, timeline and graph out of nothing but the
articles that were out by then."""
from harness import Daemon, expect, expect_equal, test

ARTICLES = {
    "2021-03-01-plan.txt": "Merkel and Macron to meet\n\nPARIS, March 1, 2021 (MPA) — Angela Merkel will "
    "meet Emmanuel Macron in Berlin on Wednesday, her office said on Monday.\n",
    "2021-03-03-met.txt": "Two hours of talks\n\nBERLIN, March 3, 2021 (Lakeside Herald) — Angela Merkel "
    "met Emmanuel Macron in Berlin on Wednesday.\n\nJoe Biden called Boris Johnson in January 2021.\n",
    "2021-03-05-after.txt": "After the meeting\n\nBERLIN, March 5, 2021 (Northgate Courier) — Angela "
    "Merkel met Emmanuel Macron in Berlin on March 3.\n\nMr. Macron flew home on Thursday.\n",
    "2021-03-week.json": '{"headline": "A week of visits", "datePublished": "2021-03", "articleBody": '
    '"Angela Merkel met Emmanuel Macron in Berlin on March 3, 2021."}',
    "2021-04-call.txt": "A call in winter\n\nLONDON, April 2, 2021 (MPA) — Joe Biden called Boris Johnson "
    "on January 23, 2021.\n",
}


def meeting(client, day, more=""):
    events = client.get_json(f"/events?participant=angela-merkel&include=evidence&as_of={day}{more}")["results"]
    expect(len(events) <= 1, f"meetings by {day}: {[event['id'] for event in events]}")
    return events[0] if events else None


def told(event):
    return [event["status"], event["article_count"], event["source_count"], event["first_reported"],
            event["last_reported"], sorted({row["article"] for row in event["evidence"]})]


def edge(client, by, day):
    edges = client.get_json(f"/graph?by={by}&as_of={day}")["edges"]
    weights = [edge["weight"] for edge in edges
               if [edge["source"], edge["target"]] == ["angela-merkel", "emmanuel-macron"]]
    return weights[0] if weights else 0


def check_rebuilt(client):
    expect_equal(meeting(client, "2021-02-28"), None, "before anyone wrote")
    first = "2021-03-01"
    planned = meeting(client, first)
    expect_equal(told(planned), ["planned", 1, 1, first, first, ["2021-03-01-plan"]], first)
    expect_equal(planned["date"], "2021-03-03", "the day that was planned")
    expect_equal(told(meeting(client, "2021-03-04")),
                 ["happened", 2, 2, first, "2021-03-03", ["2021-03-01-plan", "2021-03-03-met"]],
                 "the day after it")
    whole = meeting(client, "2021-03")
    expect_equal([whole["article_count"], whole["last_reported"]], [4, "2021-03-31"],
                 "an article of some day in March is sure to be out by its end")
    expect_equal([meeting(client, "2021-03-30")["article_count"], whole["id"]], [3, planned["id"]],
                 "and not before; the id is one")
    expect_equal([meeting(client, first, "&status=happened"),
                  meeting(client, "2021-03-04", "&status=planned"),
                  meeting(client, "2021-03-04", "&min_sources=3")], [None] * 3, "conditions")


def check_dates(client):
    calls = [client.get_json(f"/events?participant=joe-biden&as_of={day}")["results"]
             for day in ("2021-03-02", "2021-03-31", "2021-04-02")]
    expect_equal([[event["date"] for event in events] for events in calls],
                 [[], ["2021-01"], ["2021-01-23"]], "the date of the call as it became known")


def check_counts(client):
    facets = client.get_json("/events?facet=status,source&participant=angela-merkel&as_of=2021-03-01")["facets"]
    expect_equal([[row["value"], row["count"]] for row in facets["status"] + facets["source"]],
                 [["planned", 1], ["MPA", 1]], "facets")
    for day, buckets in (("2021-03-01", [["2021-03-03", 1, 1]]), ("2021-03-04", [["2021-03-03", 1, 2]])):
        line = client.get_json(f"/timeline?interval=day&participant=angela-merkel&as_of={day}")
        expect_equal([[bucket["start"], bucket["count"], bucket["articles"]]
                      for bucket in line["buckets"]], buckets, f"timeline of {day}")
        expect_equal(line["buckets"][0]["top"][0]["article_count"], buckets[0][2], f"its top of {day}")
    days = ("2021-02-28", "2021-03-01", "2021-03-04", "2021-03-05")
    for by, weights in (("article", [0, 1, 2, 3]), ("sentence", [0, 2, 3, 4])):  # a headline is one, too
        expect_equal([edge(client, by, day) for day in days], weights, f"graph by {by}")
    expect_equal(edge(client, "event", "2021-03-01"), 1, "graph by event")


@test
def an_archive_as_it_was_known(context):
    folder = context.folder()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        now = [client.get_json(path) for path in ("/events", "/timeline", "/graph?by=article")]
        check_rebuilt(client)
        check_dates(client)
        check_counts(client)
        expect_equal([client.get_json(path) for path in ("/events", "/timeline",
                                                         "/graph?by=article")], now, "now again")
        everything = client.get_json("/events?as_of=2021-12-31&limit=100")
        expect_equal(everything["results"], client.get_json("/events?limit=100")["results"],
                     "a day after the last one")


@test
def what_a_pin_says_is_sure_on_every_day(context):
    """Filters, orders and pages go by the confidence that is shown, also of a pinned event that only
    some of its articles had told by the day."""
    folder = context.folder()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Daemon(context.program, folder) as daemon:
        pinned = meeting(daemon.client, "2021-04-30")["id"]
    (folder / "corrections.tsv").write_text(f"pin\t{pinned}\ttitle=Merkel and Macron meet\n")
    with Daemon(context.program, folder) as daemon:
        day = "2021-03-04"
        event = meeting(daemon.client, day)
        expect_equal([event["article_count"], event["confidence"]], [2, 1], "the pinned event")
        sure = daemon.client.get_json(f"/events?min_confidence=0.95&as_of={day}&facet=type")
        expect_equal([row["id"] for row in sure["results"]], [event["id"]], "events that are sure")
        expect_equal(sure["facets"]["type"], [{"value": "consult", "label": "consult", "count": 1}],
                     "their types")
