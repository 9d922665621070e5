"""The daemon as a process: starting, loading, ending, starting again, and what it refuses."""
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import threading
import time

from harness import (ARTICLES, Daemon, Failure, Skip, expect, expect_equal, problem,
                     quote, run_program, test, until)

STOP_S = 5
LOADED = 240  # articles, so that a load takes a while under the sanitizers


def copies(folder, count):
    """`count` different articles, made from the sample corpus."""
    originals = sorted(path for path in ARTICLES.rglob("*.txt"))
    for i in range(count):
        text = originals[i % len(originals)].read_text(encoding="utf-8")
        target = folder / f"{i % 10}" / f"copy-{i:05d}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{text.rstrip()}\n\nThis is report number {i} of its kind.\n",
                          encoding="utf-8")
    return folder


def everything(client):
    """All that the archive holds, as one value that can be compared."""
    found = {}
    for kind in ("articles", "entities", "events"):
        query = "?limit=1000" + ("&duplicates=keep" if kind == "articles" else "")
        rows = client.get_json(f"/{kind}{query}")["results"]
        found[kind] = [{k: v for k, v in row.items() if k != "loaded_at"} for row in rows]
    return found


def one_line(stderr):
    return len(stderr.strip().split("\n")) == 1


@test
def it_starts_serves_and_ends_quickly(context):
    daemon = Daemon(context.program, ARTICLES)
    seconds = daemon.stop(limit_s=STOP_S)
    expect(seconds < STOP_S, f"{seconds:.1f} s to end")


@test
def sigint_ends_it_too(context):
    Daemon(context.program, ARTICLES).stop(signal.SIGINT, limit_s=STOP_S)


@test
def while_loading_it_answers_and_says_how_far(context):
    folder = copies(context.folder(), LOADED)
    with Daemon(context.program, folder, wait=False) as daemon:
        seen = 0
        while True:
            answer = daemon.client.get("/ready")
            if answer.status == 200:
                break
            problem(answer, 503)
            seen += 1
            expect_equal(daemon.client.get("/health").status, 200, "health")
            expect(daemon.client.get("/version").status == 200, "version")
            read = daemon.client.get("/articles")
            if read.status != 200:
                problem(read, 503)
                expect(read.headers.get("retry-after"), "no Retry-After")
        expect(seen, "it was never seen loading")
        expect_equal(daemon.client.get_json("/articles?limit=1&duplicates=keep")["total"], LOADED,
                     "articles")


@test
def a_load_that_is_ended_leaves_a_good_archive(context):
    folder, place = copies(context.folder(), LOADED), context.folder()
    db = place / "archive.db"
    for progress in (0, 20, LOADED // 2):
        daemon = Daemon(context.program, folder, db=db, wait=False)
        if progress:
            until(lambda d=daemon: d.client.get("/ready").status == 200
                  or done(d) >= progress, "progress of the load")
        daemon.stop(limit_s=STOP_S)
    with Daemon(context.program, folder, db=db) as daemon:
        total = daemon.client.get_json("/articles?limit=1&duplicates=keep")["total"]
        expect_equal(total, LOADED, "articles after interrupted loads")
        files = daemon.client.get_json("/ingest?limit=1")
        expect_equal(files["total"], LOADED, "files")
    check_database(db)


def done(daemon):
    """Files done, by /ready's progress."""
    answer = daemon.client.get("/ready").json()
    numbers = answer.get("progress") if isinstance(answer.get("progress"), dict) else answer
    return max([value for name, value in numbers.items()
                if "done" in name and isinstance(value, int)] or [0])


def check_database(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        result = database.execute("PRAGMA integrity_check").fetchone()[0]
        expect_equal(result, "ok", "integrity check")
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        expect_equal(broken, [], "foreign keys")


@test
def a_killed_load_leaves_a_good_archive(context):
    folder, place = copies(context.folder(), LOADED), context.folder()
    db = place / "archive.db"
    daemon = Daemon(context.program, folder, db=db, wait=False)
    until(lambda: daemon.client.get("/ready").status == 200 or done(daemon) >= 50, "progress")
    daemon.kill()
    with Daemon(context.program, folder, db=db) as daemon:
        expect_equal(daemon.client.get_json("/articles?limit=1&duplicates=keep")["total"], LOADED,
                     "articles after a killed load")
    check_database(db)


@test
def it_ends_quickly_under_requests(context):
    daemon = Daemon(context.program, ARTICLES)
    stopping = threading.Event()
    bad = []

    def hammer(method, path, body):
        while not stopping.is_set():
            try:
                answer = daemon.client.request(method, path,
                                               {"Content-Type": "text/plain"} if body else {}, body,
                                               timeout=10)
                if answer.status >= 500 and answer.status != 503:
                    bad.append(f"{path}: {answer}")
            except OSError:
                pass
            except Exception:  # half an answer when the daemon ends
                pass

    text = "SEOUL, April 27: Kim Jong-un met Moon Jae-in on Friday in Panmunjom. " * 200
    work = [("GET", "/articles?limit=50&include=body", None), ("GET", "/events?q=peace", None),
            ("POST", "/annotate?published=2018", text), ("POST", "/annotate", text),
            ("GET", "/entities?limit=1000", None), ("GET", "/search?q=peace", None)]
    threads = [threading.Thread(target=hammer, args=item) for item in work]
    for thread in threads:
        thread.start()
    try:
        until(lambda: daemon.client.get("/metrics").status == 200, "an answer under load")
        time.sleep(0.3)
        daemon.stop(limit_s=STOP_S)
    finally:
        stopping.set()
        daemon.kill()
        for thread in threads:
            thread.join()
    expect(not bad, "; ".join(bad[:3]))


@test
def a_second_start_on_the_same_files_changes_nothing(context):
    db = context.folder() / "archive.db"
    with Daemon(context.program, ARTICLES, db=db) as daemon:
        first = everything(daemon.client)
        tag = daemon.client.get("/articles").headers["etag"]
        generation = daemon.client.get_json("/")["generation"]
    with Daemon(context.program, ARTICLES, db=db) as daemon:
        expect_equal(daemon.client.get_json("/")["generation"], generation, "generation")
        expect_equal(daemon.client.get("/articles", If_None_Match=tag).status, 304,
                     "status with the ETag of the last run")
        expect(everything(daemon.client) == first, "the second start shows something else")
        rows = daemon.client.get_json("/ingest?limit=1000")["results"]
        expect({row["status"] for row in rows} <= {"unchanged", "duplicate", "loaded"},
               f"{ {row['status'] for row in rows} }")


@test
def a_second_load_elsewhere_gives_the_same(context):
    """The same files give the same facts and ids, whatever the database and the order of reading."""
    first = everything(context.client)
    folder = context.folder()
    for path in sorted(ARTICLES.rglob("*.txt"), reverse=True):
        target = folder / path.relative_to(ARTICLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    with Daemon(context.program, folder, db=context.folder() / "a.db",
                options=("--load-threads", "1")) as daemon:
        second = everything(daemon.client)
    for kind, rows in first.items():
        expect_equal([row["id"] for row in rows], [row["id"] for row in second[kind]],
                     f"ids of {kind}")
    expect(first == second, "the rows differ")


@test
def changes_in_the_folder_are_seen_at_the_next_start(context):
    folder, db = context.folder(), context.folder() / "archive.db"
    for name in ("cave-rescue.txt", "idai-aid.txt", "isaias-in-addis.txt"):
        shutil.copyfile(ARTICLES / name, folder / name)
    with Daemon(context.program, folder, db=db) as daemon:
        old = daemon.client.get("/articles").headers["etag"]
        expect_equal(ids(daemon), {"cave-rescue", "idai-aid", "isaias-in-addis"}, "ids")
    (folder / "idai-aid.txt").unlink()
    (folder / "cave-rescue.txt").write_text("Rescuers leave the cave\n\nMAE SAI, July 11: Thai navy "
                                            "divers left the cave on Wednesday.\n")
    shutil.copyfile(ARTICLES / "mnangagwa-sworn-in.txt", folder / "new.txt")
    with Daemon(context.program, folder, db=db) as daemon:
        expect_equal(ids(daemon), {"cave-rescue", "isaias-in-addis", "new"}, "ids")
        expect_equal(daemon.client.get_json("/articles/cave-rescue")["title"],
                     "Rescuers leave the cave", "title of the changed article")
        expect(daemon.client.get("/articles", If_None_Match=old).status == 200, "an old ETag")
        gone = daemon.client.get_json("/events?limit=1000&include=evidence")["results"]
        articles = {e["article"] for event in gone for e in event["evidence"]}
        expect(articles <= ids(daemon), f"evidence from {articles - ids(daemon)}")


def ids(daemon):
    return {row["id"] for row in
            daemon.client.get_json("/articles?limit=1000&duplicates=keep")["results"]}


@test
def other_options_of_reading_are_heard_at_the_next_start(context):
    """Nothing is kept that was read by another limit or without the files' times."""
    folder, db = context.folder(), context.folder() / "archive.db"
    (folder / "short.txt").write_text("A short note\n\nIt rained in Vienna.\n")
    (folder / "long.txt").write_text("A long one\n\n" + "It rained in Vienna again and again. " * 50)
    os.utime(folder / "short.txt", (1000, 1000))

    def read(*options):
        with Daemon(context.program, folder, db=db, options=options) as daemon:
            rows = daemon.client.get_json("/articles?undated=include")["results"]
            return {row["id"]: row["published"] for row in rows}
    expect_equal(read("--article-limit", "1000"), {"short": None}, "a small limit")
    expect_equal(read(), {"short": None, "long": None}, "the usual one")
    expect_equal(read("--file-time", "--article-limit", "1000"), {"short": "1970-01-01"}, "both")
    expect_equal(read(), {"short": None, "long": None}, "none again")


@test
def sighup_loads_again(context):
    folder = context.folder()
    shutil.copyfile(ARTICLES / "cave-rescue.txt", folder / "a.txt")
    with Daemon(context.program, folder, db=context.folder() / "archive.db") as daemon:
        shutil.copyfile(ARTICLES / "idai-aid.txt", folder / "b.txt")
        daemon.process.send_signal(signal.SIGHUP)
        until(lambda: ids(daemon) == {"a", "b"}, "the new article")


@test
def broken_files_are_reported_and_the_rest_loads(context):
    folder = context.folder()
    shutil.copyfile(ARTICLES / "cave-rescue.txt", folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "zeros.txt").write_bytes(b"\0" * 5000)
    (folder / "huge.txt").write_bytes(b"A long story. " * 100000)
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    with Daemon(context.program, folder, options=("--article-limit", "1M")) as daemon:
        rows = {row["path"]: row
                for row in daemon.client.get_json("/ingest?limit=1000")["results"]}
        expect_equal(rows["good.txt"]["status"], "loaded", "the good file")
        expect_equal(daemon.client.get_json("/articles")["total"], 1, "articles")
        for name in ("empty.txt", "blank.txt", "binary.txt", "zeros.txt", "huge.txt"):
            row = rows.get(name)
            expect(row and row["status"] in ("failed", "skipped") and row["reason"],
                   f"{name}: {row}")
        bad = daemon.client.get_json("/ingest?status=failed,skipped&limit=1000")
        expect(all(row["status"] in ("failed", "skipped") for row in bad["results"]), "the filter")


@test
def what_cannot_be_looked_into_keeps_its_articles(context):
    """A folder that is shut, or whose disk does not answer, may still hold them."""
    folder = context.folder()
    shut, inner = folder / "shut", folder / "shut" / "inner"
    inner.mkdir(parents=True)
    for place, name in ((folder, "a"), (shut, "b"), (inner, "c")):
        (place / f"{name}.txt").write_text(f"Report {name}\n\nIt rained in {name.upper()}raz on Monday.\n")
        place.chmod(0o755)
    root = os.geteuid() == 0  # may look into everything
    wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if root else []
    with Daemon(context.program, folder, wrapper=wrapper) as daemon:
        def load(step, count):
            step()
            daemon.process.send_signal(signal.SIGHUP)
            until(lambda: sum(" loaded " in line and " unchanged, " in line for line in daemon.lines) == count,
                  f"load {count}")
            return sorted(row["id"] for row in daemon.client.get_json("/articles?undated=include")["results"])
        try:
            expect_equal(load(lambda: shut.chmod(0), 2), ["a", "shut~b", "shut~inner~c"], "shut")
            row = daemon.client.get_json("/ingest?status=failed")["results"][0]
            expect_equal((row["path"], row["reason"]), ("shut", "Permission denied"), "told")
            load(lambda: (folder / "corrections.tsv").write_text("article-date\tshut~inner~c\t2012\n"), 3)
            row = daemon.client.get_json("/ingest?status=failed")["results"][0]
            expect_equal(row["lines"][0]["reason"], "the folder of its file cannot be looked into", "a correction")
        finally:
            shut.chmod(0o755)
        expect_equal(load((shut / "b.txt").unlink, 4), ["a", "shut~inner~c"], "open again")
        expect_equal(daemon.client.get_json("/articles/shut~inner~c")["published"], "2012", "corrected")


@test
def what_is_refused_of_a_file_is_told_one_by_one(context):
    folder = context.folder()
    good = '{"title": "Rain in Harare", "text": "It rained in Harare on Monday."}'
    (folder / "some.ndjson").write_text(f'{good}\n{{"title": "Nothing"}}\nbroken\n')
    other = good.replace("It rained", "Nobody slept")
    (folder / "many.ndjson").write_text(f"{other}\n" + '{"text": ""}\n' * 5)
    with Daemon(context.program, folder) as daemon:
        rows = daemon.client.get_json("/ingest")["results"]
        some = ("2 of 3 articles refused: no. 2 has no text; no. 3 is not JSON: "
                "'[' or '{' expected near 'broken'")
        many = ("5 of 6 articles refused: no. 2 has no text; no. 3 has no text; no. 4 has no text; …")
        expect_equal({row["path"]: row["reason"] for row in rows},
                     {"some.ndjson": some, "many.ndjson": many}, "reasons")
        expect(f"warn {folder}/some.ndjson: loaded: {some}" in daemon.log(), daemon.log())


@test
def odd_file_names_are_served(context):
    folder = context.folder()
    names = ["a b.txt", "é.txt", "100%.txt", "a~b.txt", "q?&#.txt", "-x.txt", ".hidden.txt",
             "x" * 200 + ".txt"]
    for i, name in enumerate(names):
        (folder / name).write_text(f"Headline number {i}\n\nPARIS, May {i + 1}, 2015: A report.\n")
    (folder / os.fsdecode(b"bad\xff.txt")).write_text("Headline\n\nPARIS, May 1, 2015: A report.\n")
    with Daemon(context.program, folder) as daemon:
        rows = daemon.client.get_json("/articles?limit=1000&duplicates=keep")["results"]
        expect(len(rows) >= len(names) - 1, f"{len(rows)} articles of {len(names)}")
        for row in rows:
            expect(re.fullmatch(r"[A-Za-z0-9._~%-]+", row["id"]), f"the id {row['id']}")
            answer = daemon.client.get("/articles/" + quote(row["id"]))
            expect_equal(answer.status, 200, row["id"])


@test
def an_empty_folder_is_an_empty_archive(context):
    with Daemon(context.program, context.folder()) as daemon:
        for kind in ("articles", "entities", "events", "dates", "ingest"):
            page = daemon.client.get_json("/" + kind)
            expect_equal((page["results"], page["total"], page["next_cursor"]), ([], 0, None), kind)
        expect_equal(daemon.client.get_json("/search?q=peace")["articles"]["total"], 0, "search")


@test
def a_port_in_use_is_one_clear_line(context):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, stderr = run_program(context.program, "serve", "--listen", f"127.0.0.1:{port}",
                                      "--db", ":memory:", "--log-level", "error", ARTICLES)
    expect_equal(code, 1, "exit status")
    expect(one_line(stderr) and str(port) in stderr and "in use" in stderr, stderr)


@test
def wrong_options_are_usage_errors(context):
    for arguments in (("--nosuch",), ("serve", "--nosuch"), ("serve", "--listen"),
                      ("serve", "--threads", "many"), ("serve", "--threads", "-1"),
                      ("serve", "--cache", "1X"), ("export",), ("export", "nosuch"),
                      ("load",), ("health", "extra"), ("serve", "--format", "json"),
                      ("--db", ":memory:", "load", str(ARTICLES)), ("serve", "--base-url", "news.example"),
                      ("serve", "--base-url", "https://news.example/")):
        code, stdout, stderr = run_program(context.program, *arguments)
        expect_equal(code, 2, f"exit status of {arguments}: {stderr}")
        expect(stderr.strip() and len(stderr.strip().split("\n")) <= 2, f"{arguments}: {stderr}")
        expect_equal(stdout, "", f"standard output of {arguments}")


@test
def a_wrong_option_names_the_nearest(context):
    _, _, stderr = run_program(context.program, "serve", "--lisen", "127.0.0.1:0")
    expect("--listen" in stderr, stderr)


@test
def an_answer_that_cannot_be_written_is_a_failure(context):
    if not pathlib.Path("/dev/full").exists():
        raise Skip("no /dev/full")
    for arguments in (["annotate"], ["version"]):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([str(context.program), *arguments], input=b"Obama met Putin.",
                                    stdout=full, stderr=subprocess.PIPE, timeout=60)
        expect_equal(result.returncode, 1, f"exit status of {arguments}")
        expect(b"cannot write" in result.stderr, f"standard error: {result.stderr}")


@test
def a_database_is_not_emptied_because_no_folder_was_named(context):
    db = context.folder() / "archive.db"
    code, _, stderr = run_program(context.program, "load", ARTICLES, "--db", db)
    expect_equal(code, 0, f"exit status of a load: {stderr}")
    code, _, stderr = run_program(context.program, "serve", "--db", db, "--listen", "127.0.0.1:0")
    expect_equal(code, 2, "exit status without a folder")
    expect(str(ARTICLES.resolve()) in stderr, f"the folder is not named: {stderr}")
    with Daemon(context.program, ARTICLES, db=str(db)) as daemon:
        expect(daemon.client.get_json("/articles?limit=1")["total"] > 0, "the articles are gone")


@test
def bad_settings_in_the_environment_are_refused(context):
    code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db",
                                  ":memory:", ARTICLES, environment={"DATELINED_THREADS": "x"})
    expect_equal(code, 2, f"exit status: {stderr}")


@test
def bad_addresses_are_refused(context):
    for address in ("nowhere", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999", "999.1.1.1:0"):
        code, _, stderr = run_program(context.program, "serve", "--listen", address, "--db",
                                      ":memory:", "--log-level", "error", ARTICLES)
        expect(code in (1, 2), f"exit status {code} for {address}: {stderr}")
        expect(one_line(stderr), f"{address}: {stderr}")


@test
def an_unreadable_folder_is_one_clear_line(context):
    folder = context.folder()
    (folder / "file.txt").write_text("not a folder")
    for path in (folder / "nowhere", folder / "file.txt"):
        code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db",
                                      ":memory:", "--log-level", "error", path)
        expect_equal(code, 1, f"exit status: {stderr}")
        expect(str(path) in stderr, stderr)


@test
def a_database_of_a_newer_version_is_left_alone(context):
    db = context.folder() / "archive.db"
    Daemon(context.program, ARTICLES, db=db).stop()
    with sqlite3.connect(db) as database:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        expect(version > 0, "the schema's version is not in user_version")
        database.execute(f"PRAGMA user_version = {version + 1}")
    database.close()
    before = db.read_bytes()
    code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db", db,
                                  "--log-level", "error", ARTICLES)
    expect_equal(code, 1, f"exit status: {stderr}")
    expect(one_line(stderr) and "newer" in stderr, stderr)
    expect(db.read_bytes() == before, "the file was altered")


@test
def a_file_that_is_no_database_is_left_alone(context):
    db = context.folder() / "archive.db"
    db.write_bytes(b"These are my notes.\n" * 500)
    before = db.read_bytes()
    code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db", db,
                                  "--log-level", "error", ARTICLES)
    expect_equal(code, 1, f"exit status: {stderr}")
    expect(one_line(stderr), stderr)
    expect(db.read_bytes() == before, "the file was altered")


@test
def a_foreign_database_is_left_alone(context):
    db = context.folder() / "archive.db"
    with sqlite3.connect(db) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
        database.execute("INSERT INTO recipes VALUES ('soup')")
    database.close()
    code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db", db,
                                  "--log-level", "error", ARTICLES)
    expect_equal(code, 1, f"exit status: {stderr}")
    with sqlite3.connect(db) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
    database.close()
    expect_equal(names, ["recipes"], "tables of the foreign database")


@test
def a_second_daemon_on_one_database_is_refused(context):
    db = context.folder() / "archive.db"
    with Daemon(context.program, ARTICLES, db=db):
        code, _, stderr = run_program(context.program, "serve", "--listen", "127.0.0.1:0", "--db",
                                      db, "--log-level", "error", ARTICLES)
    expect_equal(code, 1, f"exit status: {stderr}")
    expect(one_line(stderr), stderr)


@test
def other_folders_do_not_mix(context):
    """Without --db each set of folders has a database of its own in the user's state folder."""
    home = context.folder()
    environment = {"XDG_STATE_HOME": str(home), "HOME": str(home)}
    one, two = context.folder(), context.folder()
    shutil.copyfile(ARTICLES / "cave-rescue.txt", one / "a.txt")
    shutil.copyfile(ARTICLES / "idai-aid.txt", two / "b.txt")
    for folder, name in ((one, "a"), (two, "b"), (one, "a")):
        code, _, stderr = run_program(context.program, "load", folder, environment=environment)
        expect_equal(code, 0, f"exit status: {stderr}")
        code, stdout, stderr = run_program(context.program, "export", "articles", folder,
                                           "--format", "ndjson", environment=environment)
        expect_equal(code, 0, f"exit status: {stderr}")
        expect_equal(re.findall(r'"id": ?"([^"]*)"', stdout)[:1], [name], "exported ids")
    databases = [path for path in pathlib.Path(home).rglob("*") if path.is_file()
                 and path.read_bytes()[:15] == b"SQLite format 3"]
    expect_equal(len(databases), 2, "number of databases")


@test
def lexicons_that_are_not_there_are_no_lexicons(context):
    missing = str(context.folder() / "lexicons")
    for arguments in (("load", ARTICLES, "--db", ":memory:"), ("annotate", ARTICLES / "cave-rescue.txt")):
        code, stdout, stderr = run_program(context.program, *arguments, "--lexicon", missing)
        expect_equal((code, stdout), (1, ""), f"{arguments[0]}: exit status and output")
        expect(one_line(stderr) and missing in stderr, stderr)


@test
def nothing_is_exported_of_a_database_that_is_not_there(context):
    path = context.folder() / "new" / "misspelt.db"
    for db in (str(path), ":memory:"):
        code, stdout, stderr = run_program(context.program, "export", "events", "--db", db)
        expect_equal((code, stdout), (1, ""), f"{db}: exit status and output")
        expect(one_line(stderr) and db in stderr and "folders" in stderr, stderr)
    expect(not path.parent.exists(), "a folder was made for it")


@test
def help_and_version(context):
    code, stdout, stderr = run_program(context.program, "--help")
    expect_equal((code, stderr), (0, ""), "--help")
    for word in ("serve", "load", "annotate", "export", "--listen", "--db", "DATELINED_"):
        expect(word in stdout, f"--help does not tell of {word}")
    expect(max(map(len, stdout.split("\n"))) <= 100, "lines of --help are too long")
    code, stdout, _ = run_program(context.program, "--version")
    expect(code == 0 and re.search(r"\d+\.\d+\.\d+", stdout), stdout)
    version = context.client.get_json("/version")
    expect(re.search(r"\d+\.\d+\.\d+", stdout).group() in str(version), f"{stdout} {version}")


@test
def annotate_reads_standard_input_and_files(context):
    text = (b"SEOUL, April 27: Kim Jong-un met Moon Jae-in in Panmunjom on Friday.\n")
    code, stdout, stderr = run_program(context.program, "annotate", "--published", "2018-04-27",
                                       "-", stdin=text)
    expect_equal(code, 0, f"exit status: {stderr}")
    expect("Panmunjom" in stdout and "2018-04-27" in stdout, stdout[:300])
    for form in ("json", "conllu"):
        code, stdout, stderr = run_program(context.program, "annotate", "--published", "2018-04-31",
                                           "--format", form, "-", stdin=text)
        expect_equal((code, stdout), (2, ""), f"a day that is none, as {form}")
        expect(one_line(stderr) and "--published" in stderr, stderr)
    code, _, stderr = run_program(context.program, "annotate", context.folder() / "nowhere.txt")
    expect_equal(code, 1, "exit status for a missing file")
    expect(one_line(stderr), stderr)


@test
def health_asks_a_running_daemon(context):
    code, _, stderr = run_program(context.program, "health", "--listen",
                                  f"127.0.0.1:{context.daemon.port}")
    expect_equal(code, 0, f"exit status: {stderr}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        code, _, stderr = run_program(context.program, "health", "--listen",
                                      f"127.0.0.1:{free.getsockname()[1]}")
    expect_equal(code, 1, "exit status without a daemon")


@test
def the_five_articles(context):
    """The articles that come with the project's data, when they are there."""
    folder = ARTICLES.parents[2] / "shared" / "articles"
    if not folder.is_dir():
        raise Skip("../shared/articles is not there")
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        expect_equal(client.get_json("/articles?duplicates=keep")["total"], 5, "articles")
        names = [row["name"] for row in client.get_json("/entities?limit=10")["results"]]
        for name in ("North Korea", "United Nations", "International Criminal Court",
                     "Marzuki Darusman"):
            expect(name in names, f"{name} does not lead the entities: {names}")
        found = client.get_json("/search?q=Jeffrey+Fowle")["articles"]
        expect_equal(found["total"], 3, "articles that name Jeffrey Fowle")
        events = client.get_json("/events?limit=1000&include=evidence")["results"]
        expect(len(events) >= 5, f"{len(events)} events")
        expect(any(e["date_earliest"] or e["date_latest"] for e in events), "no event is dated")
