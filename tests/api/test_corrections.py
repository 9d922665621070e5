"""corrections.tsv in the article folder: each verb on a live daemon, edited, undone, and what it says of
lines that cannot be applied."""
import shutil

from harness import ARTICLES, Client, Daemon, expect, expect_equal, test
from test_lifecycle import everything, until

TOKEN = {"Authorization": "Bearer open-sesame"}
CONTAINER = "2007-10-consult-roh-moo-hyun-met-kim-jong-il-in-october-2007"
TALKS = "2012-consult-mr-santos-opened-talks-with-them-in-2012"


def copy_of_articles(context):
    folder = context.folder() / "articles"
    shutil.copytree(ARTICLES, folder)
    return folder


def write(folder, *lines):
    """Puts the file in place as an editor does: whole or not at all."""
    other = folder / ".corrections"
    other.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    other.rename(folder / "corrections.tsv")


def loads(client):
    return client.get_json("/version")["generation"]


def reload(client):
    before = loads(client)
    answer = client.request("POST", "/reload", headers=TOKEN)
    expect(answer.status in (200, 202), f"status of a reload: {answer}")
    until(lambda: loads(client) > before, "a reload that changes something")


def put(client, path, text):
    """Puts an article, again while a load has not quite ended."""
    answers = []

    def taken():
        answers.append(client.request("PUT", path, headers={**TOKEN, "Content-Type": "text/plain"},
                                      body=text))
        return answers[-1].status != 503
    until(taken, "the end of a load")
    return answers[-1].status


def outcome(client):
    files = client.get_json("/ingest?limit=1000")["results"]
    return next(file for file in files if file["path"] == "corrections.tsv")


def moved(client, path):
    answer = client.get(path)
    expect_equal(answer.status, 301, f"status of {path}")
    return answer.headers["location"]


VERBS = [
    ("merge", "eritrean", "Eritrea"),
    ("split", "robert-mugabe", "2017~11~21~mugabe-resigns", "Bob Mugabe (baker)"),
    ("rename", "kim-jong-un", "Kim Jong Un"),
    ("rename", "harare", "Salisbury"),
    ("retype", "mpa", "organization", "media"),
    ("retype", "panmunjom", "organization", "company"),
    ("hide", "farc"),
    ("article-date", "cave-rescue", "2018-07-10"),
    ("article-source", "cave-rescue", "Northgate Courier"),
    ("veto", CONTAINER),
    ("pin", TALKS, "date=2012-11-19", "status=ongoing", "title=Santos opened talks"),
]


def check_corrected(client):
    eritrea = client.get_json("/entities/eritrea")
    expect_equal([eritrea["mention_count"], eritrea["corrected"], eritrea["type"]],
                 [11, ["merge"], "place"], "what was merged")
    expect("Eritrean" in [alias["text"] for alias in eritrea["aliases"]], "no alias of the merged")
    expect_equal(moved(client, "/entities/eritrean"), "/entities/eritrea", "where it is now")

    baker = client.get_json("/entities/bob-mugabe-baker")
    expect_equal([baker["name"], baker["article_count"], baker["type"], baker["corrected"]],
                 ["Bob Mugabe (baker)", 1, "person", ["split"]], "what was split off")
    rest = client.get_json("/entities/robert-mugabe")
    expect_equal([rest["article_count"], rest["corrected"]], [3, ["split"]], "what is left")
    mentions = client.get_json("/articles/2017~11~21~mugabe-resigns/mentions?limit=1000")["results"]
    expect_equal({m["entity"] for m in mentions if m["text"] == "Mugabe"}, {"bob-mugabe-baker"},
                 "who the article speaks of")

    salisbury = client.get_json("/entities/salisbury")
    expect_equal([salisbury["name"], salisbury["corrected"]], ["Salisbury", ["rename"]], "renamed")
    expect_equal(moved(client, "/entities/harare"), "/entities/salisbury", "the former id")
    found = client.get_json("/entities?q=salisbury")["results"]
    expect_equal([row["id"] for row in found], ["salisbury"], "found by the new name")
    expect_equal(client.get_json("/entities/kim-jong-un")["name"], "Kim Jong Un", "the same id")

    mpa = client.get_json("/entities/mpa")
    expect_equal([mpa["type"], mpa["subtype"]], ["organization", "media"], "subtype")
    company = client.get_json("/entities/panmunjom")
    expect_equal([company["type"], company["subtype"], company["place"]],
                 ["organization", "company", None], "type")
    mentions = client.get_json("/entities/panmunjom/mentions")["results"]
    expect_equal({m["type"] for m in mentions}, {"organization"}, "type of its mentions")

    expect_equal(client.get("/entities/farc").status, 404, "a hidden entity")
    article = client.get_json("/articles/2016~11~24-bogota/mentions?limit=1000")["results"]
    expect_equal({m["entity"] for m in article if m["text"] == "FARC"}, {None}, "hidden mentions")

    cave = client.get_json("/articles/cave-rescue")
    expect_equal([cave["published"], cave["published_basis"], cave["source"], cave["corrected"]],
                 ["2018-07-10", "correction", "Northgate Courier",
                  ["article-date", "article-source"]], "the article")
    days = client.get_json("/dates?article=cave-rescue&type=date&basis=relative")["results"]
    expect(days and all(day["earliest"] and day["earliest"][:4] in ("2017", "2018") for day in days),
           "relative dates that are not resolved anew")

    expect_equal(client.get("/events/" + CONTAINER).status, 404, "a vetoed event")
    found = client.get_json("/events?q=Roh+Moo-hyun+met+Kim+Jong-il")["results"]
    expect("2007-10" not in [event["date"] for event in found], "search finds a vetoed event")
    talks = client.get_json("/events/2012-11-19-consult-santos-opened-talks")
    expect_equal([talks["date"], talks["date_basis"], talks["status"], talks["title"],
                  talks["confidence"], talks["corrected"]],
                 ["2012-11-19", "correction", "ongoing", "Santos opened talks", 1, ["pin"]], "pinned")
    expect_equal(moved(client, "/events/" + TALKS), "/events/" + talks["id"], "its former id")


@test
def every_verb_acts_live_and_is_undone(context):
    folder = copy_of_articles(context)
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        before = everything(client)
        write(folder, *VERBS)
        reload(client)
        check_corrected(client)
        file = outcome(client)
        expect_equal([file["status"], file["reason"], file["format"]],
                     ["loaded", f"{len(VERBS)} lines applied", "corrections"], "/ingest")
        expect_equal([line["status"] for line in file["lines"]], ["applied"] * len(VERBS), "lines")
        corrected = everything(client)

        write(folder, *reversed(VERBS))
        reload(client)
        expect(everything(client) == corrected, "the order of the lines makes a difference")
        with Daemon(context.program, folder) as fresh:
            expect(everything(Client(fresh.port)) == corrected, "a first load corrects otherwise")

        (folder / "corrections.tsv").unlink()
        reload(client)
        expect(everything(client) == before, "removing the file does not undo it")
        expect_equal(moved(client, "/entities/salisbury"), "/entities/harare", "an id of before")


@test
def edits_are_seen_while_watching(context):
    folder = copy_of_articles(context)
    with Daemon(context.program, folder, options=["--watch"]) as daemon:
        client = Client(daemon.port)
        write(folder, ("rename", "harare", "Salisbury"))
        until(lambda: client.get("/entities/salisbury").status == 200, "the new name")
        write(folder, ("rename", "harare", "Old Harare"), ("hide", "salisbury"))
        until(lambda: client.get("/entities/old-harare").status == 200, "the newer name")
        expect_equal(outcome(client)["lines"][1]["reason"],
                     'no entity has the id or name "salisbury"', "a name of before")
        (folder / "corrections.tsv").unlink()
        until(lambda: client.get("/entities/harare").status == 200, "the old name")


@test
def a_restart_keeps_corrections_and_reads_nothing(context):
    folder = copy_of_articles(context)
    db = str(context.folder() / "archive.db")
    write(folder, *VERBS)
    with Daemon(context.program, folder, db=db) as daemon:
        first = everything(Client(daemon.port))
        generation = loads(Client(daemon.port))
    with Daemon(context.program, folder, db=db) as daemon:
        client = Client(daemon.port)
        until(lambda: outcome(client)["status"] == "unchanged", "the second load")
        expect(everything(client) == first, "a restart changes something")
        expect_equal(loads(client), generation, "generation")
        check_corrected(client)


@test
def ids_that_corrections_gave_can_be_used_by_others(context):
    folder = copy_of_articles(context)
    write(folder,
          ("split", "robert-mugabe", "2017~11~21~mugabe-resigns", "Bob Mugabe"),
          ("merge", "bob-mugabe", "salisbury"),
          ("rename", "harare", "Salisbury"),
          ("retype", "salisbury", "other"),
          ("pin", TALKS, "title=Santos opened talks"),
          ("rename", "greece", "Harare"))
    with Daemon(context.program, folder) as daemon:
        client = Client(daemon.port)
        expect_equal(outcome(client)["reason"], "6 lines applied", "/ingest")
        entity = client.get_json("/entities/salisbury")
        expect_equal([entity["type"], entity["corrected"]], ["other", ["merge", "rename", "retype"]],
                     "an entity of three lines")
        expect("Mugabe" in [alias["text"] for alias in entity["aliases"]], "what was merged into it")
        expect_equal(moved(client, "/entities/bob-mugabe"), "/entities/salisbury", "of the part")
        expect_equal(moved(client, "/entities/harare"), "/entities/salisbury", "a former id stays")
        expect_equal(client.get_json("/entities/harare-2")["name"], "Harare", "and is not given away")


@test
def a_long_file_tells_its_errors_first(context):
    folder = context.folder()
    for n in range(110):
        (folder / f"a{n}.txt").write_text(f"Report {n}\n\nSome {n} boats lay in the harbour.\n", encoding="utf-8")
    good = [("article-source", f"a{n}", f"Courier {n}") for n in range(110)]
    write(folder, *good, *(("hide", f"nobody-{n}") for n in range(3)))
    with Daemon(context.program, folder) as daemon:
        file = outcome(Client(daemon.port))
        expect_equal([file["line_count"], file["error_count"]], [113, 3], "counts")
        told = [line["status"] for line in file["lines"]]
        expect_equal([told.count("applied"), told.count("error")], [97, 3], "lines")
        numbers = [line["line"] for line in file["lines"]]
        expect_equal(numbers, sorted(numbers), "their order")


@test
def lines_that_cannot_be_applied_are_told_with_their_number(context):
    folder = copy_of_articles(context)
    lines = [
        (("# a comment",), None),
        (("hide", "farc"), None),
        (("mrge", "a", "b"), "unknown verb"),
        (("merge", "greece"), "it is written merge ENTITY ENTITY"),
        (("hide", "nobody-at-all"), 'no entity has the id or name "nobody-at-all"'),
        (("merge", "iran", "china"), None),
        (("merge", "china", "vienna"), None),
        (("merge", "vienna", "iran"), "with line 6 this goes in a circle"),
        (("rename", "iran", "Persia"), "line 6 merges it into another"),
        (("split", "iran", "2015~iran-vienna"), "line 6 merges it into another"),
        (("rename", "greece", "Hellas"), None),
        (("rename", "greece", "Graecia"), "line 11 renames it already"),
        (("merge", "iran", "ethiopia"), "line 6 merges it already"),
        (("split", "greece", "cave-rescue"), "the article does not speak of it"),
        (("split", "greece", "no-such-article"), 'no article has the id "no-such-article"'),
        (("rename", "farc", "Party"), "line 2 hides it"),
        (("article-date", "cave-rescue", "soon"), '"soon" is no date'),
        (("article-date", "cave-rescue", "2018-07-10"), None),
        (("article-date", "cave-rescue", "2018-07-11"), "line 18 says this of the article already"),
        (("article-source", "nowhere", "Courier"), "no article has this id"),
        (("pin", TALKS), None),
        (("veto", TALKS), "line 21 pins this event"),
        (("pin", TALKS, "title=Talks"), "line 21 pins this event already"),
        (("veto", "2001-01-01-agree-nothing"), "no event has the id"),
        (("retype", "greece", "isle"), 'unknown type "isle"'),
    ]
    write(folder, *(line for line, _ in lines))
    with Daemon(context.program, folder) as daemon:
        client = Client(daemon.port)
        file = outcome(client)
        wrong = {line: reason for line, (_, reason) in enumerate(lines, 1) if reason}
        for line in file["lines"]:
            expected = wrong.get(line["line"])
            expect_equal(line["status"], "error" if expected else "applied", f"line {line}")
            expect(not expected or line["reason"].startswith(expected), f"reason of {line}")
        applied = len(lines) - 1 - len(wrong)
        expect(file["reason"].startswith(f"{applied} lines applied, {len(wrong)} not: line 3: "),
               file["reason"])
        expect_equal(file["status"], "loaded", "status")
        expect_equal(client.get("/entities/hellas").status, 200, "a good line among bad ones")
        nobody = [row["name"] for row in client.get_json("/entities?limit=1000")["results"]
                  if row["id"] is None or row["article_count"] == 0]
        expect_equal(nobody, [], "entities that refused lines have left behind")
        told = [line for line in daemon.lines if "is not applied: " in line]
        expect_equal(len(told), len(wrong), "lines of the log")
        expect(any("corrections.tsv: line 12 is not applied: line 11 renames it already" in line
                   for line in told), "the log names no line")
        write(folder, ("nonsense",))
    with Daemon(context.program, folder) as daemon:
        file = outcome(Client(daemon.port))
        expect_equal(file["status"], "failed", "status of a file without a good line")
        expect(file["reason"].startswith("0 lines applied, 1 not: line 1: unknown verb"), "reason")


@test
def lines_of_two_files_that_contradict_are_told(context):
    folder = copy_of_articles(context)
    write(folder, ("article-date", "cave-rescue", "2018-07-10"))
    below = folder / "later"
    below.mkdir()
    write(below, ("article-date", "cave-rescue", "2018-07-11"))
    with Daemon(context.program, folder) as daemon:
        client = Client(daemon.port)
        told = {file["path"]: file["lines"][0].get("reason")
                for file in client.get_json("/ingest?limit=1000")["results"]
                if file["path"].endswith("corrections.tsv")}
        expect_equal(sorted(told.values(), key=str),
                     [None, "line 1 of corrections.tsv says this of the article already"], "lines")
        expect_equal(client.get_json("/articles/cave-rescue")["published"], "2018-07-10", "day")


@test
def a_corrections_file_that_cannot_be_read_stops_nothing(context):
    folder = copy_of_articles(context)
    (folder / "corrections.tsv").write_bytes(b"hide\tfarc\n\xff\xfe\n")
    with Daemon(context.program, folder) as daemon:
        client = Client(daemon.port)
        expect_equal([outcome(client)["status"], outcome(client)["reason"]],
                     ["failed", "the corrections are not UTF-8 text"], "/ingest")
        expect_equal(client.get("/entities/farc").status, 200, "an entity that is not hidden")


@test
def posted_articles_are_corrected_too(context):
    folder = copy_of_articles(context)
    note = b"A note\n\nRobert Mugabe flew to Harare on Tuesday. He met Moon Jae-in there."
    write(folder, ("merge", "harare", "zimbabwe"), ("article-date", "my-note", "2015-03-05"),
          ("article-source", "my-note", "Old Quay Gazette"))
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        expect_equal(outcome(client)["lines"][1]["reason"], "no article has this id", "before")
        expect_equal(put(client, "/articles/my-note", note), 201, "status of a first PUT")
        article = client.get_json("/articles/my-note")
        expect_equal([article["published"], article["published_basis"], article["source"]],
                     ["2015-03-05", "correction", "Old Quay Gazette"], "the posted article")
        days = client.get_json("/dates?article=my-note")["results"]
        expect_equal([day["value"] for day in days], ["2015-03-03"], "its Tuesday")
        places = {m["text"]: m["entity"]
                  for m in client.get_json("/articles/my-note/mentions")["results"]}
        expect_equal(places.get("Harare"), "zimbabwe", "a merged place")
        expect_equal(outcome(client)["reason"], "3 lines applied", "/ingest")

        write(folder, ("article-date", "my-note", "2016-03-05"))
        reload(client)
        article = client.get_json("/articles/my-note")
        expect_equal([article["published"], article["source"]], ["2016-03-05", None],
                     "read again with another date, and without a source")
        expect_equal(outcome(client)["reason"], "1 line applied", "/ingest")
        days = client.get_json("/dates?article=my-note")["results"]
        expect_equal([day["value"] for day in days], ["2016-03-01"], "its Tuesday by now")
        write(folder, ("article-source", "my-note", "Old Quay Gazette"))
        reload(client)
        article = client.get_json("/articles/my-note")
        expect_equal([article["published"], article["published_basis"], article["source"]],
                     [None, None, "Old Quay Gazette"], "without the line it has no date again")


@test
def one_of_several_posted_articles_is_corrected(context):
    folder = copy_of_articles(context)
    notes = b"".join(b'{"id": "note-%d", "title": "Note %d", "date": "2015-03-0%d", "body": '
                     b'"Robert Mugabe flew to Harare on Tuesday, said note %d. [+9 chars]"}\n' % (n, n, n, n)
                     for n in (1, 2, 3))
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        token = {**TOKEN, "Content-Type": "application/x-ndjson"}
        expect_equal(client.request("POST", "/articles", headers=token, body=notes).status, 201,
                     "status of the POST")
        for date in "2016-03-05", "2017-03-05":
            write(folder, ("article-date", "note-2", date))
            reload(client)
            expect_equal([client.get_json("/articles/note-%d" % n)["published"] for n in (1, 2, 3)],
                         ["2015-03-01", date, "2015-03-03"], "the dates")
            expect_equal(client.get_json("/articles/note-2")["title"], "Note 2", "its title")
            expect_equal(client.request("GET", "/articles/note-2/body").body,
                         b"Robert Mugabe flew to Harare on Tuesday, said note 2. [+9 chars]",
                         "its text, as it was sent")
        write(folder)
        reload(client)
        expect_equal(client.get_json("/articles/note-2")["published"], "2015-03-02", "at last")


@test
def no_day_of_a_calendar_lies_behind_the_last_one(context):
    folder = copy_of_articles(context)
    write(folder, ("pin", TALKS, "date=9999-12-31"), ("pin", CONTAINER, "date=9999-12-30"))
    with Daemon(context.program, folder) as daemon:
        lines = Client(daemon.port).get("/events?from=9999&format=ics").body.decode().split("\r\n")
        days = sorted(line.split(";VALUE=DATE:") for line in lines if line.startswith("DT") and ";" in line)
        expect_equal(days, [["DTEND", "99991231"], ["DTSTART", "99991230"], ["DTSTART", "99991231"]],
                     "days")


@test
def a_line_of_another_file_is_named_with_its_file(context):
    folder = copy_of_articles(context)
    later = folder / "un"
    write(folder, ("rename", "greece", "Hellas"), ("hide", "farc"), ("pin", TALKS, "status=ongoing"))
    write(later, ("rename", "greece", "Graecia"), ("retype", "farc", "other"), ("veto", TALKS))
    with Daemon(context.program, folder) as daemon:
        files = Client(daemon.port).get_json("/ingest?limit=1000")["results"]
        lines = next(file for file in files if file["path"] == "un/corrections.tsv")["lines"]
        expect_equal([line["reason"] for line in lines],
                     ["line 1 of corrections.tsv renames it already", "line 2 of corrections.tsv hides it",
                      "line 3 of corrections.tsv pins this event"], "reasons")


@test
def files_called_alike_in_two_folders_are_told_apart(context):
    """By their folders: in /ingest, in the log, and where one contradicts the other."""
    folders = sorted(context.folder() for _ in range(2))
    for folder in folders:
        (folder / "note.txt").write_text(f"A note\n\nIt rained in {'Graz' if folder == folders[0] else 'Linz'}.\n")
        write(folder, ("hide", "nobody"), ("article-source", f"{folders[0].name}~note.txt", folder.name))
    with Daemon(context.program, *folders) as daemon:
        rows = daemon.client.get_json("/ingest")["results"]
        expect_equal(sorted((row["folder"], row["path"]) for row in rows),
                     sorted((str(folder), name) for folder in folders for name in ("corrections.tsv", "note.txt")),
                     "folders and paths")
        later = next(row for row in rows if row["folder"] == str(folders[1]) and row["path"] != "note.txt")
        expect_equal(later["lines"][1]["reason"],
                     f"line 2 of {folders[0]}/corrections.tsv says this of the article already", "reason")
        for folder in folders:
            expect(any(f"{folder}/corrections.tsv: line 1 is not applied" in line for line in daemon.lines),
                   f"the log does not name {folder}: {daemon.log()}")
