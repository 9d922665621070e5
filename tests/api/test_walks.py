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


def key(row):
    return row.get("id") or row["source"]


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
            before = {key(row) for row in client.get_json(path + "&limit=1000")["results"]}
            for report in ALONE:
                expect_equal(post(client, report).status, 201, "status of a post")
                client.get_json("/timeline")  # so that pages are made in memory
                rows = [key(row) for row in client.get_json(path + "&limit=1000")["results"]]
                place = min(i for i, row in enumerate(rows) if row not in before)
                page = client.get_json(f"{path}&limit={place + 1}")
                remove(client, report["id"])
                seen = [key(row) for row in page["results"]]
                while page["links"]["next"]:
                    page = client.get_json(page["links"]["next"])
                    seen += [key(row) for row in page["results"]]
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
