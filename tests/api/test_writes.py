"""What changes the archive: posted articles and reloading, behind the token."""
import csv
import io
import json

from harness import (ARTICLES, Client, Daemon, expect, expect_equal, problem, quote, test,
                     until)

TOKEN = {"Authorization": "Bearer open-sesame"}
JSON = {"Content-Type": "application/json"}
TEXT = {"Content-Type": "text/plain"}
REPORT = {"headline": "Ministers meet in Geneva", "datePublished": "2015-01-14",
          "articleBody": "John Kerry met Mohammad Javad Zarif in Geneva on Tuesday."}


def post(client, *reports, headers=TOKEN):
    body = "\n".join(json.dumps(report) for report in reports)
    return client.request("POST", "/articles", headers={**JSON, **headers}, body=body.encode())


@test
def writing_is_off_without_a_token(context):
    for method, path in (("POST", "/articles"), ("PUT", "/articles/x"), ("DELETE", "/articles/x"),
                         ("POST", "/reload")):
        answer = context.client.request(method, path, headers=JSON, body=b"{}")
        problem(answer, 403)


@test
def there_is_nothing_to_reload_without_folders(context):
    with Daemon(context.program, options=["--token", "open-sesame"]) as daemon:
        answer = Client(daemon.port).request("POST", "/reload", headers=TOKEN)
        problem(answer, 422)


@test
def writing_needs_the_right_token(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for headers in ({}, {"Authorization": "Bearer wrong"}):
            answer = post(client, REPORT, headers=headers)
            problem(answer, 401)
            expect("www-authenticate" in {name.lower() for name in answer.headers},
                   "a 401 without WWW-Authenticate")


@test
def posted_articles_are_read_kept_and_removed(context):
    folder = context.folder()
    db = str(folder / "archive.db")
    options = ["--token", "open-sesame"]
    with Daemon(context.program, ARTICLES, db=db, options=options) as daemon:
        client = Client(daemon.port)
        answer = post(client, REPORT, {"id": "bare", "headline": "Nothing below it"})
        expect_equal(answer.status, 201, "status of a post")
        stored, refused = answer.json()["articles"]
        expect_equal([stored["status"], refused["status"]], ["stored", "refused"], "outcomes")
        expect(refused["reason"], "a refusal without a reason")
        expect_equal(refused["id"], "bare", "id of what was refused")
        note = client.request("PUT", "/articles/my-note", headers={**TEXT, **TOKEN},
                              body=b"A note\n\nJohn Kerry flew to Vienna on 3 March 2015.")
        expect_equal(note.status, 201, "status of a first PUT")
        again = client.request("PUT", "/articles/my-note", headers={**TEXT, **TOKEN},
                               body=b"A note\n\nJohn Kerry flew to Paris on 3 March 2015.")
        expect_equal(again.status, 200, "status of a second PUT")
    with Daemon(context.program, ARTICLES, db=db, options=options) as daemon:
        client = Client(daemon.port)
        article = client.get_json(f"/articles/{stored['id']}")
        expect_equal(article["published"], "2015-01-14", "publication date")
        expect_equal(article["path"], None, "path of a posted article")
        body = client.get("/articles/my-note/body").body.decode()
        expect("Paris" in body and "Vienna" not in body, f"the note was not replaced: {body}")
        for status in (204, 404):
            answer = client.request("DELETE", "/articles/my-note", headers=TOKEN)
            expect_equal(answer.status, status, "status of a DELETE")


@test
def posted_articles_are_read_again_by_other_rules(context):
    """A lexicon of one's own is one: who it tells of is found in what was posted before."""
    folder, lexicon = context.folder(), context.folder()
    (lexicon / "names.tsv").write_text(
        "type\tsubtype\tname\taliases\tcountry\twikidata\tlat\tlon\tpopulation\n"
        "organization\tinternational\tLake Assembly\tQLA\t\t\t\t\t\n", encoding="utf-8")
    db = str(folder / "archive.db")
    options = ["--token", "open-sesame"]
    with Daemon(context.program, ARTICLES, db=db, options=options) as daemon:
        client = Client(daemon.port)
        note = client.request("PUT", "/articles/my-note", headers={**TEXT, **TOKEN},
                              body=b"A note\n\nJohn Kerry addressed the QLA on 3 March 2015.")
        expect_equal(note.status, 201, "status of a PUT")
        expect_equal(client.get("/entities/lake-assembly").status, 404, "an unknown body")
    with Daemon(context.program, ARTICLES, db=db,
                options=options + ["--lexicon", str(lexicon)]) as daemon:
        client = Client(daemon.port)
        assembly = client.get_json("/entities/lake-assembly")
        expect_equal(assembly["article_count"], 1, "articles of the body")
        expect_equal(client.get_json("/articles/my-note")["path"], None, "still a posted article")


def copied(name, day, sentences):
    """An article of a chain of copies: each shares most of its text with its neighbours."""
    return name, {"headline": f"Report {name}", "datePublished": f"2015-02-{day:02}",
                  "articleBody": " ".join(sentences)}


@test
def a_post_joins_its_copies_as_a_whole_reading_would(context):
    lines = [f"Sentence {n} tells that councillor {chr(65 + n)}. Berg saw {n + 3} boats near the "
             f"harbour of Norvik before {n + 40} sailors left the quay." for n in range(16)]
    chain = [copied("c", 20, lines[2:14]), copied("a", 24, lines[0:12]), copied("b", 18, lines[1:13]),
             copied("far", 1, [line.replace("boats", "grey horses").replace("the quay", "a stable")
                               for line in reversed(lines)])]
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)

        def groups():
            rows = client.get_json("/articles?limit=1000&duplicates=keep&fields=id,duplicate_of")
            return {row["id"]: row["duplicate_of"] for row in rows["results"]}

        def put(name, report):
            client.request("PUT", f"/articles/{name}", headers={**JSON, **TOKEN},
                           body=json.dumps(report).encode())

        for name, report in chain:
            put(name, report)
        one_by_one = groups()
        expect_equal([one_by_one[name] for name in "abc"], ["b", None, "b"], "the chain")
        put(*chain[-1])  # replaces one, so that all are compared
        expect_equal(groups(), one_by_one, "groups after all were compared")


@test
def what_stands_in_a_file_is_changed_there(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        problem(client.request("PUT", "/articles/idai-aid", headers={**TEXT, **TOKEN},
                               body=b"x"), 422)
        problem(client.request("DELETE", "/articles/idai-aid", headers=TOKEN), 422)
        problem(client.request("POST", "/articles", headers={"Content-Type": "image/png", **TOKEN},
                               body=b"x"), 415)


@test
def a_publication_date_that_is_none_is_refused(context):
    """Nothing of the article is stored, and the others of the post are."""
    with Daemon(context.program, context.folder(), options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for member, value in (("published", "garbage"), ("published", "2014-13-45"), ("datePublished", "2014-02-30"),
                              ("published", 20149913), ("date", "\u00e9" * 100)):
            body = json.dumps({member: value, "text": "Rivers rose in Genoa."}).encode()
            answer = client.request("PUT", "/articles/flood", headers={**JSON, **TOKEN}, body=body)
            document = problem(answer, 422)
            expect_equal(document.get("parameter"), "published", f"{value}: parameter")
            expect(str(value)[:8] in document["detail"], document["detail"])
            expect_equal(client.get("/articles/flood").status, 404, "status of what was refused")
        for value, published in (("2014-02-13", "2014-02-13"), ("2014", "2014"), (None, None), ("", None)):
            body = json.dumps({"published": value, "text": "Rivers rose in Genoa."}).encode()
            client.request("PUT", "/articles/flood", headers={**JSON, **TOKEN}, body=body)
            expect_equal(client.get_json("/articles/flood")["published"], published, f"{value}: published")
        answer = post(client, {**REPORT, "datePublished": "soon"}, REPORT)
        expect_equal([row["status"] for row in answer.json()["articles"]], ["refused", "stored"], "outcomes")
        expect_equal(answer.json()["articles"][0]["id"], REPORT.get("id"), "id of what was refused")


@test
def a_reload_finds_new_files(context):
    folder = context.folder()
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        expect_equal(client.get_json("/articles")["total"], 0, "articles of an empty folder")
        (folder / "news.txt").write_text("Flood in Genoa\n\nRivers rose in Genoa on 3 May 2011.\n")
        expect_equal(client.request("POST", "/reload", headers=TOKEN).status, 202, "status")
        for _ in range(600):
            if client.get_json("/articles")["total"] == 1:
                return
        expect(False, "the new file was not found")


def report(number, day, person):
    return {"id": f"added-{number}", "headline": f"Report {number}", "datePublished": day,
            "articleBody": f"{person} met Angela Merkel in Berlin on {day}."}


PEOPLE = ("Aaron Abbott", "Zoe Zimmer", "Nora Novak", "Boris Baker", "Yann Young")
DAYS = ("2014-01-02", "2031-05-06", "2017-06-07", "2016-02-03", "2018-09-01")


@test
def walking_while_articles_are_added_sees_each_row_once(context):
    """Rows that were there at the start come exactly once, in order, whatever is added meanwhile before
    or behind the place; those added behind it come, too."""
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        number = 0
        for path in ("/articles?sort=newest", "/articles?sort=oldest", "/events?sort=newest",
                     "/events?sort=oldest", "/entities?sort=name"):
            before = [row["id"] for row in client.get_json(path + "&limit=1000")["results"]]
            seen, following, pages = [], path + "&limit=40", 0
            while following:
                page = client.get_json(following)
                seen += [row["id"] for row in page["results"]]
                following = page["links"]["next"]
                if pages < len(PEOPLE):
                    answer = post(client, report(number, DAYS[pages], PEOPLE[pages]))
                    expect_equal(answer.status, 201, f"status of a post: {answer}")
                    number += 1
                pages += 1
            expect_equal(len(seen), len(set(seen)), f"{path}: a row came twice")
            kept = set(before)
            expect_equal([row for row in seen if row in kept], before, f"{path}: what was there")


@test
def who_is_named_anew_keeps_his_place_in_a_walk(context):
    """A walk from the newest entity on sees everyone once, though articles that come meanwhile name
    those whom it has not reached."""
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        path = "/entities?sort=newest"
        before = client.get_json(path + "&limit=1000")["results"]
        late = [row["name"] for row in before if row["type"] == "person" and " " in row["name"]][-6:]
        seen, following = [], path + "&limit=40"
        while following:
            page = client.get_json(following)
            seen += [row["id"] for row in page["results"]]
            following = page["links"]["next"]
            if late:
                name = late.pop()
                answer = post(client, {"headline": f"{name} in Geneva", "datePublished": "2031-05-06",
                                       "articleBody": f"{name} met ministers in Geneva on Monday."})
                expect_equal(answer.status, 201, f"status of a post: {answer}")
        expect(not late, "too few pages")
        kept = [row["id"] for row in before]
        expect_equal([row for row in seen if row in set(kept)], kept, "the walk")
        first = client.get_json(path + "&limit=1")["results"][0]
        expect_equal(first["last_seen"], "2031-05-06", "the first row of a new walk")


@test
def what_comes_when_the_last_article_has_gone_is_new_to_a_walk(context):
    """It names somebody whom the walk has not reached, who keeps his place, though nothing but the
    article that came last before the walk began is gone."""
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        path = "/entities?sort=newest"
        before = [row["id"] for row in client.get_json(path + "&limit=1000")["results"]]
        last = {"id": "last", "headline": "A rainy day in the harbour", "datePublished": "2031-05-05",
                "articleBody": "It rained all day."}
        expect_equal(post(client, last).status, 201, "status of the last article's post")
        page = client.get_json(path + "&limit=40")
        expect_equal(client.request("DELETE", "/articles/last", headers=TOKEN).status, 204, "deleted")
        name = client.get_json(f"/entities/{before[-1]}")["name"]
        report = {"id": "new", "headline": f"{name} again", "datePublished": "2031-05-06",
                  "articleBody": f"There was talk of {name} in Geneva."}
        expect_equal(post(client, report).status, 201, "status of the new article's post")
        seen = [row["id"] for row in page["results"]]
        while page["links"]["next"]:
            page = client.get_json(page["links"]["next"])
            seen += [row["id"] for row in page["results"]]
        expect_equal([row for row in seen if row in set(before)], before, "the walk")


@test
def what_is_named_anew_keeps_its_place_among_sources_and_companions(context):
    """A walk by days sees every outlet and every companion once, though articles that come meanwhile
    move those whom it has not reached before it."""
    def told(number, day, source, *people):
        return {"id": f"told-{number}", "headline": f"Report {number}", "datePublished": day,
                "publisher": {"name": source},
                "articleBody": f"Angela Merkel met {' and '.join(people)} in Berlin on {day}."}
    sources = [f"Courier {letter}" for letter in "ABCDE"]
    with Daemon(context.program, context.folder(), options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for number, (source, person) in enumerate(zip(sources, PEOPLE)):
            post(client, told(number, f"2014-03-{20 - number:02}", source, person))
        number = len(sources)
        for path in ("/sources?sort=newest", "/sources?sort=oldest",
                     "/entities/angela-merkel/related?sort=newest",
                     "/entities/angela-merkel/related?sort=newest&by=sentence",
                     "/entities/angela-merkel/related?sort=newest&by=event"):
            def key(row):
                return row["source"] if "sources" in path else row["entity"]
            before = [key(row) for row in client.get_json(path + "&limit=1000")["results"]]
            expect(len(before) >= 5, f"{path}: {before}")
            seen, following, pages = [], path + "&limit=1", 0
            while following:
                page = client.get_json(following)
                seen += [key(row) for row in page["results"]]
                following = page["links"]["next"]
                if pages < 2:
                    day = f"2013-01-{28 - number:02}" if "oldest" in path else f"2015-04-{number:02}"
                    answer = post(client, told(number, day, sources[number % 5], *PEOPLE))
                    expect_equal(answer.status, 201, f"status of a post: {answer}")
                    number += 1
                pages += 1
            expect_equal([row for row in seen if row in set(before)], before, path)


@test
def names_stand_where_a_reader_looks_for_them(context):
    """Sorted by name without regard to case and diacritics, also from cursor to cursor."""
    names = ["Abidjan Post", "ABP", "de Volkskrant", "Delo", "Eire Weekly", "\u00c9ire Today", "El Pa\u00eds",
             "\u0141\u00f3d\u017a Daily", "Lodz Weekly", "\u00d6stgota", "Oslo Daily", "zeit", "Zeta"]
    order = ["Abidjan Post", "ABP", "de Volkskrant", "Delo", "\u00c9ire Today", "Eire Weekly", "El Pa\u00eds",
             "\u0141\u00f3d\u017a Daily", "Lodz Weekly", "Oslo Daily", "\u00d6stgota", "zeit", "Zeta"]
    folder = context.folder()
    (folder / "a.txt").write_text("Talks in Geneva\n\nJohn Kerry met Angela Merkel and Robert Mugabe in "
                                  "Paris. Tony Blair and Gordon Brown flew to London.\n")
    (folder / "corrections.tsv").write_text(
        "rename\tjohn-kerry\tde Gaulle\nrename\tangela-merkel\tZelaya\nrename\trobert-mugabe\tDean\n"
        "rename\tparis\t\u00c9ire\nrename\ttony-blair\teirik\nrename\tgordon-brown\tEagle\n"
        "rename\tlondon\t\u00d6lund\n")
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)

        def walk(path, of):
            seen, following = [], path + "&limit=1"
            while following:
                page = client.get_json(following)
                seen += [of(row) for row in page["results"]]
                following = page["links"]["next"]
            expect_equal([of(row) for row in client.get_json(path + "&limit=100")["results"]], seen,
                         f"{path} at once")
            return seen

        def check(entities):
            kept = [name for name in walk("/entities?sort=name", lambda row: row["name"])
                    if name in entities]
            expect_equal(kept, entities, "entities by name")
            kept = [name for name in walk("/entities/de-gaulle/related?sort=name",
                                          lambda row: row["name"]) if name in entities]
            expect_equal(kept, [name for name in entities if name in kept], "companions by name")

        entities = ["de Gaulle", "Dean", "Eagle", "\u00c9ire", "eirik", "\u00d6lund", "Zelaya"]
        entities = sorted(entities, key=lambda name: {"de Gaulle": "de gaulle", "\u00c9ire": "eire",
                                                      "\u00d6lund": "olund"}.get(name, name.lower()))
        check(entities)
        post(client, *({"headline": f"Report {n}", "publisher": {"name": name}, "datePublished": "2014-01-02",
                        "articleBody": f"Nora Novak saw {n} boats."} for n, name in enumerate(names)))
        found = walk("/sources?sort=name", lambda row: row["source"])
        expect_equal(found, order, "sources by name")
        check(entities)  # in the census that was made of the one before


@test
def tags_differ_when_writing_is_opened(context):
    db = str(context.folder() / "archive.db")
    tags = []
    for options in ([], ["--token", "open-sesame"]):
        with Daemon(context.program, ARTICLES, db=db, options=options) as daemon:
            tags.append(Client(daemon.port).get("/openapi.json").headers["etag"])
    expect(tags[0] != tags[1], "the same tag for another document")


@test
def a_subtitle_is_given_where_it_is_stated(context):
    report = {"id": "with-standfirst", "headline": "Ministers meet in Geneva", "datePublished": "2015-01-14",
              "alternativeHeadline": "Two days of talks end <em>without</em> a paper",
              "articleBody": "John Kerry met Mohammad Javad Zarif in Geneva on Tuesday."}
    with Daemon(context.program, context.folder(), options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        expect_equal(post(client, report, REPORT).status, 201, "status of a post")
        rows = client.get_json("/articles?duplicates=keep")["results"]
        expect_equal({row["id"] == "with-standfirst": row["subtitle"] for row in rows},
                     {True: "Two days of talks end without a paper", False: None}, "subtitles")
        table = client.get("/articles?format=csv&duplicates=keep").body.decode()
        cells = [row["subtitle"] for row in csv.DictReader(io.StringIO(table, newline=""))]
        expect("Two days of talks end without a paper" in cells, f"no subtitle in {cells}")


def copy_of(client, article, new_id, day):
    return {"id": new_id, "headline": f"Told again on {day}", "datePublished": day,
            "source": f"The {new_id} Courier", "articleBody": client.get(f"/articles/{article}/body").body.decode()}


def groups_of(client):
    rows = client.get_json("/articles?duplicates=keep&limit=1000")["results"]
    return {row["id"]: row["duplicate_of"] for row in rows}


def originals(client, *ids):
    return [client.get_json(f"/articles/{i}")["duplicate_of"] for i in ids]


@test
def posted_copies_join_the_group_of_what_they_copy(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        path = "/events?article=idai-aid&limit=100"
        sources = {event["id"]: event["source_count"] for event in client.get_json(path)["results"]}
        expect(sources, "an article without events")
        groups = groups_of(client)
        later = copy_of(client, "idai-aid", "later", "2019-03-21")
        earlier = copy_of(client, "idai-aid", "earlier", "2019-03-19")
        expect_equal(post(client, later).status, 201, "status of a post")
        expect_equal(originals(client, "later", "idai-aid"), ["idai-aid", None], "a later copy")
        only = {row["id"] for row in client.get_json("/articles?duplicates=only&limit=1000")["results"]}
        expect("later" in only, f"not among the copies: {only}")
        after = {event["id"]: event["source_count"] for event in client.get_json(path)["results"]}
        expect_equal(after, sources, "outlets of the events")
        expect_equal(post(client, earlier).status, 201, "status of a post")
        expect_equal(originals(client, "earlier", "idai-aid", "later"), [None, "earlier", "earlier"],
                     "an earlier copy")
        expect_equal(client.request("DELETE", "/articles/earlier", headers=TOKEN).status, 204, "DELETE")
        expect_equal(originals(client, "idai-aid", "later"), [None, "idai-aid"], "without the earlier")
        other = {**REPORT, "id": "later"}
        expect_equal(post(client, other).status, 201, "status of a replacement")
        expect_equal(originals(client, "idai-aid", "later"), [None, None], "with another text")
        expect_equal(client.request("DELETE", "/articles/later", headers=TOKEN).status, 204, "DELETE")
        expect_equal(groups_of(client), groups, "the groups of the files")


@test
def a_file_that_copies_a_posted_article_joins_it(context):
    copies = [copy_of(context.client, "idai-aid", f"copy-{day}", f"2019-03-{day}")
              for day in (25, 22, 19)]
    text = (ARTICLES / "idai-aid.txt").read_text()
    options = ["--token", "open-sesame"]
    ids = ("copy-19", "copy-22", "copy-25")

    def of_file(client):
        row = client.get_json("/ingest")["results"][0]
        return row["status"], row["reason"]
    for order in (copies, copies[::-1]):
        folder = context.folder()
        db = str(context.folder() / "archive.db")
        with Daemon(context.program, folder, db=db, options=options) as daemon:
            client = Client(daemon.port)
            for one in order:
                expect_equal(post(client, one).status, 201, "status of a post")
            expect_equal(originals(client, *ids), [None, "copy-19", "copy-19"], "posted alone")
        (folder / "idai.txt").write_text(text)
        with Daemon(context.program, folder, db=db, options=options) as daemon:
            client = Client(daemon.port)
            expect_equal(originals(client, "idai", *ids), ["copy-19", None, "copy-19", "copy-19"],
                         "with a file")
            expect_equal(of_file(client), ("duplicate", "a copy of copy-19"), "the file of a copy")
            expect_equal(client.request("DELETE", "/articles/copy-19", headers=TOKEN).status, 204, "DELETE")
            expect_equal(originals(client, "idai", *ids[1:]), [None, "idai", "idai"],
                         "without the earliest")
            expect_equal(of_file(client), ("unchanged", None), "the file of what is none now")
        (folder / "idai.txt").unlink()
        with Daemon(context.program, folder, db=db, options=options) as daemon:
            expect_equal(originals(Client(daemon.port), *ids[1:]), [None, "copy-22"],
                         "without the file")


@test
def an_id_is_the_same_wherever_it_is_given(context):
    text = b"John Kerry flew to Vienna on 3 March 2015."
    with Daemon(context.program, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for path, stored in (("a%2Fb%20c", "a~b%20c"), ("2014~10~un", "2014~10~un"),
                             ("x%2520y", "x%20y"), ("%C3%A9", "%C3%A9"), ("100%25", "100%25")):
            answer = client.request("PUT", "/articles/" + path, headers={**TEXT, **TOKEN}, body=text)
            expect_equal(answer.status, 201, path)
            expect_equal(answer.json()["articles"][0]["id"], stored, f"the id of a PUT to {path}")
            place = "/articles/" + stored.replace("%", "%25")
            expect_equal(answer.headers.get("location"), place, "Location")
            for name in (path, stored.replace("%", "%25")):
                expect_equal(client.get_json("/articles/" + name)["id"], stored, name)
            again = post(client, {"id": stored, "articleBody": "Kerry flew to Rome."})
            expect_equal(again.json()["articles"][0]["id"], stored, "the id of a POST")
            body = client.get(place + "/body").body.decode()
            expect("Rome" in body, f"a POST under an answer's id does not replace: {body}")
            expect_equal(client.request("DELETE", "/articles/" + path, headers=TOKEN).status, 204, path)
        expect_equal(client.get_json("/articles")["total"], 0, "articles that are left")


@test
def a_number_of_any_length_is_json(context):
    with Daemon(context.program, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        body = b'{"id": "x", "comments": 123456789012345678901234567890, "articleBody": "Kerry flew."}'
        answer = client.request("POST", "/articles", headers={**JSON, **TOKEN}, body=body)
        expect_equal(answer.status, 201, "status")
        expect_equal(client.get_json("/articles/x?include=body")["body"], "Kerry flew.", "body")


@test
def a_number_is_an_id_or_a_time_but_no_text(context):
    with Daemon(context.program, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        problem(post(client, {"title": "x", "body": 7}), 422)
        answer = post(client, {"id": 17, "title": 3, "published": 1413849600, "body": "Kerry flew."})
        expect_equal(answer.json()["articles"][0]["id"], "17", "id")
        article = client.get_json("/articles/17?fields=title,published,source")
        expect_equal(article, {"title": None, "published": "2014-10-21", "source": None}, "article")


@test
def a_post_does_not_touch_what_stands_in_a_file(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        before = client.get_json("/articles/idai-aid?include=body")
        problem(post(client, {"id": "idai-aid", "articleBody": "Something else was written."}), 422)
        expect_equal(client.get_json("/articles/idai-aid?include=body"), before, "the article")
        both = post(client, {"id": "idai-aid", "articleBody": "Something else was written."},
                    {"id": "other", "articleBody": "Kerry flew to Rome."}).json()["articles"]
        expect_equal([row["status"] for row in both], ["refused", "stored"], "outcomes")


@test
def a_refusal_says_what_is_wrong_with_the_text(context):
    with Daemon(context.program, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for body, words in ((b"{", "is not JSON"), (b"", "has no text"), (b"\xff", "is not UTF-8"),
                            (b'{"articleBody": 5}', 'has a "articleBody" that is no text'),
                            (b'{"body": {"x": 1}, "headline": "Y"}', 'has a "body" that is no text'),
                            (b'{"body": null}', "has no text")):
            answer = client.request("PUT", "/articles/x", headers={**JSON, **TOKEN}, body=body)
            document = problem(answer, 422)
            expect(document["detail"].startswith("What was sent " + words), f"{document}")


@test
def a_language_is_all_its_kinds(context):
    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        for tag in ("en-GB", "en_us", "eo", "enm"):
            answer = post(client, {**REPORT, "inLanguage": tag, "id": tag, "headline": tag})
            expect_equal(answer.status, 201, tag)
        for wanted, found in (("en-gb", {"en-GB"}), ("EO", {"eo"}), ("e", set()), ("e%", set())):
            rows = client.get_json("/articles?duplicates=keep&fields=id&limit=100&language="
                                   + quote(wanted))["results"]
            expect_equal({row["id"] for row in rows}, found, wanted)
        english = client.get_json("/articles?duplicates=keep&limit=100&language=en")
        shown = {row["language"] for row in english["results"]}
        expect({"en", "en-GB"} <= shown and not shown & {"eo", "enm", None}, f"{shown}")
        found = client.get_json("/articles?q=geneva&language=EN&duplicates=keep")["results"]
        tags = [row["language"] for row in found]
        expect("en-GB" in tags and all(tag.split("-")[0] == "en" for tag in tags), f"{tags}")


@test
def dates_are_counted_as_they_are_listed(context):
    """The total of every filter is the number of its rows, also after articles came, were replaced and went."""
    filters = ("", "type=date", "type=duration,set", "exclude_type=date", "basis=relative", "exclude_basis=explicit",
               "from=2017", "to=2016-06", "from=2017-11-01&to=2017-11-30&basis=relative", "undated=include&from=2018",
               "article=cave-rescue", "article=note&basis=explicit")

    def check(client, when):
        whole = client.get_json("/dates?limit=1000")["total"]
        for query in filters:
            page = client.get_json("/dates?limit=1000&" + query)
            expect_equal(page["total"], len(page["results"]), f"{query} {when}")
        return whole

    with Daemon(context.program, ARTICLES, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)
        before = check(client, "at first")
        for text, dates in (("Talks began on 3 May 2016 and ended two weeks later, on 17 May 2016.", 3),
                            ("Talks began on 3 May 2016.", 1)):
            client.request("PUT", "/articles/note", headers={**JSON, **TOKEN},
                           body=json.dumps({"published": "2016-06-01", "text": text}).encode())
            expect_equal(check(client, "after a PUT"), before + dates, "dates after a PUT")
        client.request("DELETE", "/articles/note", headers=TOKEN)
        expect_equal(check(client, "after a DELETE"), before, "dates after a DELETE")


@test
def a_file_does_not_displace_a_posted_article(context):
    """It has another id, as files of one stem have, and so have the articles of a file that bring
    one; without the posted article it has its own."""
    folder = context.folder()
    with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
        client = Client(daemon.port)

        def reload(count):
            expect_equal(client.request("POST", "/reload", headers=TOKEN).status, 202, "reload")
            until(lambda: client.get_json("/articles?duplicates=keep")["total"] == count, f"{count} articles")

        def titles():
            return {row["id"]: row["title"] for row in client.get_json("/articles?duplicates=keep")["results"]}
        for name in ("note", "brief"):
            expect_equal(post(client, {**REPORT, "id": name, "headline": f"Posted {name}"}).status, 201, name)
        (folder / "note.txt").write_text("A note in a file\n\nIt rained in Vienna on Monday.\n")
        (folder / "several.json").write_text(json.dumps([
            {"id": "brief", "headline": "A brief in a file", "articleBody": "It snowed in Graz on Monday."},
            {"id": "other", "headline": "Another", "articleBody": "The sun shone in Linz on Monday."}]))
        reload(5)
        expect_equal(titles(), {"note": "Posted note", "brief": "Posted brief", "other": "Another",
                                "note.txt": "A note in a file", "several~1": "A brief in a file"}, "all")
        (folder / "several.json").unlink()
        reload(3)
        expect_equal(titles(), {"note": "Posted note", "brief": "Posted brief",
                                "note.txt": "A note in a file"}, "after the file has gone")
        expect_equal(client.request("DELETE", "/articles/note", headers=TOKEN).status, 204, "delete")
        expect_equal(client.request("POST", "/reload", headers=TOKEN).status, 202, "reload")
        until(lambda: "note" in titles(), "the file has its own id")
        expect_equal(titles(), {"note": "A note in a file", "brief": "Posted brief"},
                     "without the posted article")
