"""Walks through lists while what they go through changes."""
import re

from harness import ARTICLES, Client, Daemon, expect, expect_equal, problem, test
from test_writes import REPORT, TOKEN, post

# The only article of a person and of an outlet: in the midst of the others' days, and one whose ids
# come before all others.
ALONE = ({"id": "alone", "headline": "Talks", "datePublished": "2017-06-01",
          "publisher": {"name": "Qwert Post"},
          "articleBody": "Zebulon Quorkfeather resigned on Monday."},
         {"id": "0", "headline": "Talks", "datePublished": "2017-06-01",
          "publisher": {"name": "Aaa Post"}, "articleBody": "Aaaron Aalto resigned on Monday."})


def name_of(row):
    return row.get("id") or row.get("entity") or row["source"]


def remove(client, article):
    answer = client.request("DELETE", "/articles/" + article, headers=TOKEN)
    expect_equal(answer.status, 204, f"status of deleting {article}")


@test
def a_walk_goes_on_when_the_row_it_stands_at_is_deleted(context):
    """The cursor names a row that is gone; what came behind it comes, once and in order."""
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for path in ("/articles?sort=newest", "/articles?sort=oldest", "/events?sort=newest",
                     "/events?sort=oldest", "/entities?sort=newest", "/entities?sort=name",
                     "/sources?sort=newest", "/sources?sort=name"):
            before = {name_of(row) for row in client.get_json(path + "&limit=1000")["results"]}
            for report in ALONE:
                expect_equal(post(client, report).status, 201, "status of a post")
                client.get_json("/timeline")  # so that pages are made in memory
                rows = [name_of(row) for row in client.get_json(path + "&limit=1000")["results"]]
                place = min(i for i, row in enumerate(rows) if row not in before)
                page = client.get_json(f"{path}&limit={place + 1}")
                remove(client, report["id"])
                seen = [name_of(row) for row in page["results"]]
                while page["links"]["next"]:
                    page = client.get_json(page["links"]["next"])
                    seen += [name_of(row) for row in page["results"]]
                expect_equal(seen, rows, f"{path}: the walk in which {rows[place]} is deleted")


@test
def an_order_that_moves_is_gone_after_a_change(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        paths = ("/articles?q=president&limit=2", "/events?sort=sources&limit=2",
                 "/events?sort=confidence&limit=2", "/entities?sort=mentions&limit=2",
                 "/entities?sort=articles&limit=2", "/events?q=president&limit=2")
        following = [client.get_json(path)["links"]["next"] for path in paths]
        dates = client.get_json("/dates?limit=2")["links"]["next"]
        for path in following:
            expect_equal(client.get(path).status, 200, f"status of {path} before a change")
        expect_equal(post(client, REPORT).status, 201, "status of a post")
        for path in following:
            document = problem(client.get(path), 410)
            orders = re.findall("newest|oldest|name", document["detail"].split("sort=")[-1])
            expect(orders, document["detail"])
            for order in orders:
                expect_equal(client.get(path.split("?")[0] + f"?sort={order}").status, 200,
                             f"{path}: status of sort={order}, which was advised")
        expect("sort=" not in problem(client.get(dates), 410)["detail"], "an order of /dates")

def named(person, place, day, number):
    return {"id": f"gone-{number}", "headline": "Talks", "datePublished": day,
            "publisher": {"name": f"Post {number}"},
            "articleBody": f"{person} met Angela Merkel in {place} on Monday."}


@test
def who_is_named_less_keeps_his_place_in_a_walk(context):
    """The articles that made those at the front the newest are deleted or replaced while the walk goes
    on: they do not come once more where the others would place them, and nobody is missing."""
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        old = [row["name"] for row in client.get_json("/entities?sort=newest&type=person&limit=1000")
               ["results"] if " " in row["name"]][-4:]
        for path in ("/entities?sort=newest", "/entities/angela-merkel/related?sort=newest",
                     "/entities/angela-merkel/related?sort=newest&by=sentence",
                     "/sources?sort=newest", "/sources?sort=oldest"):
            reports = [named(name, "Berlin", "2031-05-06", i) for i, name in enumerate(old)]
            reports += [named(name, "Bonn", "1990-05-06", i + 10) for i, name in enumerate(old)]
            for report in reports:  # each outlet also has one of another day
                twin = {**report, "id": "twin-" + report["id"], "datePublished": "2017-01-01",
                        "articleBody": f"It rained in Bonn. Angela Merkel met {old[0]} there."}
                expect_equal(post(client, report, twin).status, 201, "status of a post")
            rows = [name_of(row) for row in client.get_json(path + "&limit=1000")["results"]]
            seen, following = [], f"{path}&limit=3"
            while following:
                page = client.get_json(following)
                seen += [name_of(row) for row in page["results"]]
                following = page["links"]["next"]
                if reports:
                    report = reports.pop(0)
                    if len(reports) % 2:
                        remove(client, report["id"])
                    else:
                        changed = {**report, "articleBody": "It rained all day.",
                                   "datePublished": "2018-01-01"}
                        expect_equal(post(client, changed).status, 201, "status of a replacement")
            now = {name_of(row) for row in client.get_json(path + "&limit=1000")["results"]}
            expect_equal([row for row in seen if row in now], [row for row in rows if row in now],
                         f"{path}: the walk")
            for article in client.get_json("/articles?limit=1000&duplicates=keep")["results"]:
                if "gone-" in article["id"]:
                    remove(client, article["id"])
