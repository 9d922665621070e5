#!/usr/bin/env python3
"""Check the gold tables of this folder against the texts in ../articles.

What is checked: every quoted string stands in the article, and mentions, dates stand there at
the stated occurrence; types, codes and dates are well formed; a slug has one type, an event one
type, code, parties and place. What cannot be checked is the judgement behind a row.

CAMEO codes are looked up in the reference table when it lies beside the repository
(../shared/reference); without it only their form is checked.
Prints "N rows checked, W wrong"; exit status 1 when W is not 0.
"""
import csv
import datetime
import pathlib
import re
import sys

GOLD = pathlib.Path(__file__).resolve().parent
ARTICLES = GOLD.parent / "articles"
CODES = GOLD.parents[2] / "shared" / "reference" / "cameo_codes.tsv"

PLOVER = set("agree consult support concede cooperate aid retreat request accuse reject threaten "
             "protest sanction mobilize coerce assault".split())
CIVIL = set("statement appoint resign elect legislate legal publish travel disaster accident "
            "die".split())
STATUS = {"happened", "ongoing", "planned", "hypothetical", "denied"}
ENTITY_TYPES = {"person", "organization", "place", "other"}
BLOCKS = {"byline", "dateline", "paragraph", "subheading", "caption", "credit", "related",
          "correction"}
PUBLISHED_BASIS = {"dateline", "path", "text", "corpus"}
DATE_TYPES = {"date", "time", "duration", "set"}
DATE_BASIS = {"explicit", "relative", "inherited", "unresolved"}
SLUG = re.compile(r"(nat:)?[a-z0-9]+(-[a-z0-9]+)*")
DAY = r"\d{4}-\d\d-\d\d"
VALUES = {
    "date": rf"|\d{{4}}|\d{{4}}-\d\d|{DAY}|\d{{4}}-W\d\d|\d{{4}}-(SP|SU|FA|WI)|\d{{4}}/\d{{4}}"
            r"|XXXX-WXX-[1-7]",
    "time": rf"{DAY}T(\d\d:\d\d|MO|AF|EV|NI)",
    "duration": r"P(\d+(Y|M|W|D|DE)|T\d+H)",
    "set": r"XXXX-\d\d-\d\d",
}


class Checker:
    def __init__(self):
        self.rows = 0
        self.wrong = 0
        self.where = ""

    def expect(self, holds, message):
        if not holds:
            self.wrong += 1
            print(f"{self.where}: {message}", file=sys.stderr)

    def rows_of(self, name):
        with open(GOLD / f"{name}.tsv", encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
            for number, row in enumerate(reader, 2):
                self.where = f"{name}.tsv:{number}"
                self.rows += 1
                if None in row or None in row.values():
                    self.expect(False, "wrong number of columns")
                    continue
                yield row


def is_day(text):
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def is_date(text):
    """An ISO date at its own precision: year, month, day, week; a range a/b, a/.. or ../b."""
    if "/" in text:
        first, _, last = text.partition("/")
        return all(part == ".." or is_date(part) for part in (first, last)) and first != last
    week = re.fullmatch(r"(\d{4})-W(\d\d)", text)
    if week:
        try:
            datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return False
        return True
    return is_day((text + "-01-01")[:10]) and len(text) in (4, 7, 10)


def occurrences(text, part):
    """How often part stands in text, inside longer words and names too."""
    count, at = 0, text.find(part)
    while at >= 0:
        count, at = count + 1, text.find(part, at + 1)
    return count


def read_article(row):
    raw = (ARTICLES / row["path"]).read_bytes().decode("utf-8").replace("\r\n", "\n")
    headline = row["headline"]
    if not headline:
        return {"title": "", "body": raw}
    first, _, rest = raw.partition("\n")
    return {"title": first, "body": rest}


def check_articles(check):
    texts, rows = {}, {}
    for row in check.rows_of("articles"):
        path = row["path"]
        check.expect(path not in texts, "path given twice")
        if not (ARTICLES / path).is_file():
            check.expect(False, f"no article {path}")
            continue
        texts[path], rows[path] = read_article(row), row
        check.expect(texts[path]["title"] == row["headline"], "headline is not the first line")
        body = texts[path]["body"]
        for column in ("byline", "dateline"):
            check.expect(row[column] in body, f"{column} is not in the body")
        for author in filter(None, row["authors"].split(";")):
            printed = row["byline"] or body
            check.expect(author.casefold() in printed.casefold(), "author is not printed")
        check.expect(row["source"] in body, "source is not in the body")
        check.expect(row["dateline_place"].casefold() in row["dateline"].casefold(),
                     "dateline place is not in the dateline")
        check.expect(not row["dateline_date"] or is_day(row["dateline_date"]), "dateline date")
        check.expect(not row["published"] or is_date(row["published"]), "published")
        check.expect(bool(row["published"]) == bool(row["published_basis"])
                     and (row["published_basis"] or "path") in PUBLISHED_BASIS, "published_basis")
        check.expect(row["language"] == "en", "language")
    for path, row in rows.items():
        check.where = f"articles.tsv: {path}"
        check.expect(not row["duplicate_of"] or row["duplicate_of"] in rows, "duplicate_of")
    on_disk = {str(p.relative_to(ARTICLES)) for p in ARTICLES.rglob("*.txt")}
    check.where = "articles.tsv"
    check.expect(on_disk == set(texts), f"not listed: {sorted(on_disk - set(texts))}")
    return texts


def check_blocks(check, texts):
    at = dict.fromkeys(texts, 0)
    for row in check.rows_of("blocks"):
        path = row["path"]
        if path not in texts:
            check.expect(False, "unknown path")
            continue
        check.expect(row["kind"] in BLOCKS, "kind")
        found = texts[path]["body"].find(row["text"], at[path])
        check.expect(found >= 0, "block is not in the body in this order")
        between = texts[path]["body"][at[path]:max(found, at[path])]
        check.expect(not between.strip(), f"text between blocks: {between.strip()[:40]}")
        at[path] = max(found, at[path]) + len(row["text"])
    for path, end in at.items():
        check.where = f"blocks.tsv: {path}"
        check.expect(not texts[path]["body"][end:].strip(), "text after the last block")


def check_surface(check, texts, row, seen):
    key = (row["path"], row["field"], row["surface"], row["occurrence"])
    check.expect(key not in seen, "row given twice")
    seen.add(key)
    if row["path"] not in texts or row["field"] not in ("title", "body"):
        check.expect(False, "unknown path or field")
        return
    if not re.fullmatch("[1-9][0-9]*", row["occurrence"]) or not row["surface"]:
        check.expect(False, "surface or occurrence")
        return
    count = occurrences(texts[row["path"]][row["field"]], row["surface"])
    check.expect(int(row["occurrence"]) <= count,
                 f"{row['surface']!r} stands there {count} times only")
    blocks = {"title"} if row["field"] == "title" else BLOCKS
    check.expect(row["block"] in blocks, "block")


def span_of(text, part, occurrence):
    start = -1
    for _ in range(occurrence):
        start = text.find(part, start + 1)
        if start < 0:
            return None
    return start, start + len(part)


def check_span(check, texts, row, taken):
    """A mention is whole words and shares none with another mention."""
    text = texts.get(row["path"], {}).get(row["field"], "")
    if not row["occurrence"].isdigit():
        return
    span = span_of(text, row["surface"], int(row["occurrence"]))
    if not span:
        return
    start, end = span
    check.expect(not text[start - 1:start].isalnum() and not text[end:end + 1].isalnum(),
                 f"{row['surface']!r} is cut out of a word")
    spans = taken.setdefault((row["path"], row["field"]), [])
    check.expect(all(end <= a or b <= start for a, b in spans), "mentions overlap")
    spans.append(span)


def check_mentions(check, texts):
    kinds, seen, taken = {}, set(), {}
    for row in check.rows_of("mentions"):
        check_surface(check, texts, row, seen)
        check_span(check, texts, row, taken)
        slug = row["entity"]
        check.expect(SLUG.fullmatch(slug), f"slug {slug}")
        check.expect(row["type"] in ENTITY_TYPES, "type")
        kind = (row["type"], row["subtype"])
        check.expect(kinds.setdefault(slug, kind) == kind, f"{slug} has two types")
        check.expect(slug.startswith("nat:") == (row["subtype"] == "nationality"), "nat: slug")
        check.expect(row["metonym"] in ("0", "1"), "metonym")
        check.expect(row["metonym"] == "0" or row["type"] in ("place", "organization"), "metonym")
    return kinds


def check_stories(check):
    """The texts of these are not here: form, and that a thing is named and typed in one way."""
    kinds, seen = {}, set()
    for row in check.rows_of("stories"):
        key = (row["path"], row["field"], row["surface"], row["occurrence"])
        check.expect(key not in seen, "row given twice")
        seen.add(key)
        slug = row["entity"]
        kind = (row["type"], row["subtype"])
        check.expect(SLUG.fullmatch(slug), f"slug {slug}")
        check.expect(row["type"] in ENTITY_TYPES, "type")
        check.expect(kinds.setdefault(slug, kind) == kind, f"{slug} has two types")
        check.expect(row["field"] in ("title", "body") and row["occurrence"].isdigit(), "place")
        check.expect(row["metonym"] in ("0", "1") and row["block"] in BLOCKS | {"title"}, "row")


def check_dates(check, texts):
    seen = set()
    for row in check.rows_of("dates"):
        check_surface(check, texts, row, seen)
        check.expect(row["type"] in DATE_TYPES, "type")
        check.expect(re.fullmatch(VALUES.get(row["type"], "-"), row["value"]),
                     f"value {row['value']}")
        check.expect(row["basis"] in DATE_BASIS, "basis")
        first, last = row["earliest"], row["latest"]
        check.expect(bool(first) == bool(last), "one bound only")
        check.expect(not first or (is_day(first) and is_day(last) and first <= last), "bounds")
        if re.fullmatch(DAY, row["value"]):
            check.expect(row["value"] == first == last, "bounds of a day")
        check.expect(row["basis"] == "unresolved" or first, "resolved without bounds")


def load_codes():
    if not CODES.is_file():
        return None
    with open(CODES, encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {row["code"]: row["plover_event"].lower()
                for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def type_of_code(code, codes):
    """The event type a code stands for, with the departures named in README.md."""
    if code == "163":
        return "sanction"
    if code.startswith("035"):
        return "concede"
    if code.startswith("01"):
        return "statement"
    if code.startswith("02"):
        return "request"
    return codes[code]


def check_code(check, row, codes):
    code = row["cameo"]
    if row["type"] in CIVIL - {"statement"}:
        check.expect(not code, "a civil event has no code")
        return
    if not code:
        check.expect(row["type"] == "assault", "code missing")
        return
    check.expect(re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code), f"code {code}")
    if codes is not None:
        check.expect(code in codes, f"no code {code}")
        if code in codes:
            check.expect(type_of_code(code, codes) == row["type"],
                         f"{code} is not {row['type']}")


def check_events(check, texts, kinds):
    codes = load_codes()
    shared = ("type", "cameo", "actors", "recipients", "place", "alt")
    events, seen = {}, set()
    for row in check.rows_of("events"):
        check.expect(SLUG.fullmatch(row["event"]), "event id")
        same = tuple(row[column] for column in shared)
        check.expect(events.setdefault(row["event"], same) == same, "rows of an event differ")
        key = (row["event"], row["path"], row["field"], row["quote"], row["trigger"])
        check.expect(key not in seen, "row given twice")
        seen.add(key)
        text = texts.get(row["path"], {}).get(row["field"], "")
        check.expect(row["quote"] and row["quote"] in text, "quote is not in the article")
        check.expect(row["trigger"] and row["trigger"] in row["quote"], "trigger")
        check.expect(row["type"] in PLOVER | CIVIL, "type")
        check.expect(set(filter(None, row["alt"].split(";"))) <= PLOVER | CIVIL, "alt")
        check.expect(row["status"] in STATUS, "status")
        check.expect(not row["date"] or is_date(row["date"]), f"date {row['date']}")
        check_code(check, row, codes)
        for column in ("actors", "recipients"):
            for slug in filter(None, row[column].split(";")):
                check.expect(slug in kinds, f"{slug} is not in mentions.tsv")
        check.expect(not row["place"] or row["place"] in kinds, "place is not in mentions.tsv")


def main():
    check = Checker()
    texts = check_articles(check)
    check_blocks(check, texts)
    kinds = check_mentions(check, texts)
    check_stories(check)
    check_dates(check, texts)
    check_events(check, texts, kinds)
    print(f"{check.rows} rows checked, {check.wrong} wrong")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
