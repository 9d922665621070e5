"""Walks through lists while what they go through is deleted."""
from harness import ARTICLES, Client, Daemon, expect_equal, test
from test_writes import TOKEN, post

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
