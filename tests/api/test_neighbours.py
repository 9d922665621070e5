"""Adding one article touches only its own neighbours: a posted article about one story changes as many
rows of the archive when 15 other stories lie in it as when 60 do. The rows are counted by triggers
that the test puts on every table, so a row that is written again as it was counts, too."""
import json
import sqlite3

from harness import Client, Daemon, expect, expect_equal, test, until

TOKEN = "open-sesame"
GIVEN = ("Anna", "Peter", "Maria", "Thomas", "Laura", "Daniel", "Sofia", "Martin", "Helena", "Viktor")
FAMILY = ("Falkenrath", "Brandeberg", "Holmstrand", "Kestelman", "Lindqvarn", "Morgendal")
TOWNS = ("Lyon", "Leipzig", "Turin", "Seville", "Krakow", "Antwerp")
# Tables of the full text search keep their words in blocks of their own; the rows of the table
# `archive` are few and fixed, and its time of publication changes only when a second has passed.
SKIPPED = ("_search", "sqlite_", "touched_by_test", "archive")


def story(number):
    """Two reports of one meeting, by people whom no other story knows. All speak of the United
    Nations: what every article names is a neighbour of every one, but not its other articles."""
    one = f"{GIVEN[number % 10]} {FAMILY[number // 10 % 6]}"
    two = f"{GIVEN[(number + 3) % 10]} {FAMILY[(number // 10 + 2) % 6]}"
    town = TOWNS[number % 6]
    day = 1 + number % 28
    first = (f"A meeting in {town}\\n\\nGENEVA, May 30, 2021 (MPA) — {one} met {two} in {town} on May {day}, "
             "and both spoke of the United Nations.\\n").replace("\\n", "\n")
    second = (f"What was said\\n\\nGENEVA, May 31, 2021 (Lakeside Herald) — Rain fell.\\n\\n{two} had met {one} "
              f"in {town} on May {day}, the United Nations said.\\n").replace("\\n", "\n")
    return first, second


POSTED = {"headline": "Another word on the meeting", "datePublished": "2021-06-01", "articleBody":
          f"{GIVEN[0]} {FAMILY[0]} met {GIVEN[3]} {FAMILY[2]} in Lyon on May 1, a witness said. The United "
          "Nations had no comment."}


def watch(db):
    """Counts what is done to the rows of every table from now on."""
    with sqlite3.connect(db) as connection:
        tables = [row[0] for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'")]
        connection.execute("CREATE TABLE touched_by_test (name TEXT)")
        for table in tables:
            for act in ("INSERT", "UPDATE", "DELETE"):
                if not any(part in table for part in SKIPPED):
                    connection.execute(f"CREATE TRIGGER watch_{table}_{act} AFTER {act} ON {table} BEGIN "
                                       f"INSERT INTO touched_by_test VALUES ('{table} {act}'); END")


def touched(context, stories):
    """How many rows of each table one posted article touches, and its event's articles."""
    folder, db = context.folder(), str(context.folder() / "archive.db")
    for number in range(stories):
        for half, text in enumerate(story(number)):
            (folder / f"2021-05-3{half}-{number:03}.txt").write_text(text, encoding="utf-8")
    with Daemon(context.program, folder, db=db):
        pass
    watch(db)
    with Daemon(context.program, folder, db=db, options=["--token", TOKEN]) as daemon:
        until(lambda: "info loaded" in daemon.log(), "the load at start")  # it is ready before
        with sqlite3.connect(db) as connection:
            connection.execute("DELETE FROM touched_by_test")
        client = Client(daemon.port)
        answer = client.request("POST", "/articles", body=json.dumps(POSTED).encode(), headers={
            "Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"})
        expect_equal(answer.status, 201, "status of the post")
        events = client.get_json("/events?type=consult&place=lyon&from=2021-05-01&to=2021-05-01")["results"]
    with sqlite3.connect(db) as connection:
        counts = dict(connection.execute("SELECT name, count(*) FROM touched_by_test GROUP BY name"))
    return counts, max(event["article_count"] for event in events)


@test
def an_article_touches_its_neighbours_alone(context):
    few, joined_few = touched(context, 15)
    many, joined_many = touched(context, 60)
    expect_equal([joined_few, joined_many], [3, 3], "the article is joined with its story")
    expect(sum(few.values()) > 20, f"the triggers count little: {few}")
    grown = {name: (few.get(name, 0), count) for name, count in many.items()
             if count > few.get(name, 0)}
    expect(not grown, f"rows touched among 15 stories and among 60: {grown}")
