#!/usr/bin/env python3
"""Scores the date finder on four sets of annotated texts and prints one table.

usage: dates.py DUMP DATA DEV [--part tune|test|all] [--errors SET]

DUMP is the program dates_dump, DATA the folder of the public sets, DEV that of the hand-made one.
A span counts when its characters are exactly the annotated ones, after what a set disagrees about
with itself or the others is taken off both sides: a possessive ending and a leading "almost",
"over" or "more than" everywhere (TIMEX3 includes them, GUM and most of dev do not), the leading
article in GUM and dev ("the 1950s", "1950s"), "from" and "between" before a range in dev (three
with, three without), leading prepositions and articles in `recognizers`. Ranges are compared by
their two ends where a set marks the ends. A value counts when some overlapping prediction has it
(as TempEval-3 counts): F1 over values. MEANTIME's day for "a week ago" must lie in our week. What
is left out and why is said at each reader.
"""
import collections
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

Gold = collections.namedtuple("Gold", "start end type value earliest latest")


class Case:
    """One text with its gold; `inside` limits what predictions are held against the finder."""

    def __init__(self, name, text, published, gold, **kw):
        self.name, self.text, self.published, self.gold = name, text, published or "-", gold
        self.only_overlaps = kw.get("only_overlaps", False)
        self.limit = kw.get("limit", len(text))
        self.ignored = kw.get("ignored", [])
        self.test = kw.get("test", False)
        self.found = []


def is_third(index):
    return index % 3 == 2


# --- the sets -----------------------------------------------------------------------------------
def read_dev(folder):
    """Each line marks one expression; others in its text are not marked, so that only predictions
    that overlap the marked one count against us. Every third line is the test part."""
    for i, line in enumerate(open(os.path.join(folder, "dates.jsonl"), encoding="utf-8")):
        d = json.loads(line)
        gold = [Gold(d["start"], d["start"] + len(d["expression"]), d["type"], d["value"],
                     d["earliest"], d["latest"])]
        yield Case(d["id"], d["text"], d["published"], gold, only_overlaps=True, test=is_third(i))


def read_meantime(folder):
    """The first six sentences of each article (nothing is marked after them). Left out: the line
    with the article's own date, empty TIMEX3, values that are no TIMEX3, and what is no time
    expression at all (`exactly on time`, `its date`, `this`, `Douglas era`)."""
    odd = re.compile(r"exactly on time|^its date$|^this$|^which$|era$|program|^60$|period of time"
                     r"|exciting time|history", re.I)
    paths = sorted(glob.glob(os.path.join(folder, "meantime/intra_cross-doc_annotation/*/*.xml")))
    for i, path in enumerate(paths):
        root = ET.parse(path).getroot()
        text, at, limit, last = "", {}, 0, None
        for token in root.iter("token"):
            sentence = int(token.get("sentence"))
            if text:
                text += " " if sentence == last else "\n\n"
            if sentence > 5 and last is not None and last <= 5:
                limit = len(text)
            at[token.get("t_id")] = (len(text), len(text) + len(token.text))
            text += token.text
            last = sentence
        gold, ignored, published = [], [], None
        for t in root.iter("TIMEX3"):
            anchors = [at[a.get("t_id")] for a in t.iter("token_anchor")]
            value = t.get("value") or ""
            if t.get("functionInDocument") == "CREATION_TIME":
                published = value
            if not anchors:
                continue
            span = (min(a[0] for a in anchors), max(a[1] for a in anchors))
            words = text[span[0]:span[1]]
            if t.get("functionInDocument") == "CREATION_TIME" or odd.search(words):
                ignored.append(span)
            else:
                gold.append(Gold(span[0], span[1], t.get("type"), value, None, None))
        if published and re.fullmatch(r"\d\d-\d\d-\d{4}", published):
            published = "-".join(reversed(published.split("-")))
        yield Case(os.path.basename(path)[:40], text, published, gold, limit=limit or len(text),
                   ignored=ignored, test=is_third(i))


def gum_value(tag):
    attributes = dict(re.findall(r'(\w+):::"([^"]*)"', tag))
    low, high = (attributes.get(k) for k in ("from", "to"))
    if "when" in attributes:
        value = re.sub(r"T00:00:00$", "", attributes["when"])
        return value.replace("--", "XXXX-", 1) if value.startswith("--") else value
    return "%s/%s" % (low, high) if low and high else None


def read_gum(folder):
    """Dates as GUM marks them: points and ranges with from and to. Left out: events and descriptions
    that carry a date only by knowledge (World War II, our last day, day five), what has only
    notBefore or notAfter; GUM does not mark durations, sets, vague references and times of day, so
    those predictions do not count."""
    number = 0
    for part in ("train", "dev", "test"):
        path = os.path.join(folder, "gum-permissive/gum-permissive-%s.conllu" % part)
        for document in open(path, encoding="utf-8").read().split("# newdoc id = ")[1:]:
            yield read_gum_document(document, part == "test")
            number += 1


TIMEWORD = re.compile(
    r"\d{2,4}|januar|februar|march|april|\bmay\b|june|july|august|septem|octob|novem|decem|day\b"
    r"|today|yesterday|tomorrow|tonight|morning|week|month|year|decade|centur|season|spring|summer"
    r"|winter|autumn|ago|later|night|fifth|\d(st|nd|rd|th)", re.I)
DESCRIPTION = re.compile(
    r"\b(our|my|his|her|their|day (one|two|three|four|five|six)|day of|opening|wrong|best|before"
    r"|festival|life|year of|the day|era|War|Revolution|competition|time|new day|University"
    r"|mandate|sophomore|trip|after|day$)\b")


def read_gum_document(document, test):
    created = re.search(r"# meta::dateCreated = (\S+)", document)
    text, gold, ignored, opened = "", [], [], []
    for block in document.split("\n\n"):
        sentence = re.search(r"# text = (.*)", block)
        if not sentence:
            continue
        if text:
            text += "\n\n"
        base, position = len(text), 0
        text += sentence.group(1)
        for line in block.split("\n"):
            columns = line.split("\t")
            if len(columns) != 10 or "-" in columns[0] or "." in columns[0]:
                continue
            start = text.find(columns[1], base + position)
            start = base + position if start < 0 else start
            end = start + len(columns[1])
            position = end - base
            xml = re.search(r"XML=([^|]*)", columns[9])
            for tag in re.findall(r"</?date[^>]*>", xml.group(1)) if xml else []:
                if tag != "</date>":
                    opened.append((start, tag))
                elif opened:
                    begin, tag = opened.pop()
                    words = text[begin:end]
                    value = gum_value(tag)
                    if value and TIMEWORD.search(words) and not DESCRIPTION.search(words):
                        gold.append(Gold(begin, end, "DATE", value, None, None))
                    else:
                        ignored.append((begin, end))
    return Case(document.split()[0], text, created and created.group(1), gold, ignored=ignored,
                test=test)


RECOGNIZERS = "DateTimeModel DateParser DatePeriodParser DurationParser HolidayParser SetParser".split()
PROSE_TYPES = {"date", "daterange", "duration", "set"}
# Input that is no prose: numeric shorthand, codes, chat spellings, office calendars, and sums of
# dates ("3 days starting from next Monday", "2012 or later"), which the set makes one expression
# and TIMEX3 keeps as two; holidays that hang on the moon or on the country, which the finder does
# not resolve on purpose; school years, days that do not exist ("feb 30", "31st of" November, a fifth
# Sunday) and an abbreviation ("EOY").
SHORTHAND = re.compile(
    r"\d+ ?/ ?\d|\d ?- ?\d|\d\.\d|\d ?~|/|=|<|>|#|@|\$|\d{5}|\d ?[a-z]\b|\bt(mr|mo|ma)w?|tonite|otd\b"
    r"|\bw/?c\b|\b(cy|fy|ooo|pst)\b|week ?day|week ?end|work|business|\bcortana\b.*\bor\b|rest of|as of"
    r"|hence|remaining|yuandan|starting|commencing|(or|and) (later|earlier|after|before|greater|less|above)"
    r"|(later|earlier|less|more|greater|earl\w*|late|sooner) than|no later|\bwithin\b|\bmy (week|month)|[~=]"
    r"|\b(the|of|week|date) \d+\b(?!th|st|nd|rd)|(partner|employee) of the|\bnext \d+ or|\bor (next|this)"
    r"|(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar"
    r"|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\d|ramadan|\beid\b|diwali|(islamic|hijri|arabic) new year|independence day"
    r"|\bs?y ?\d\d|school year|\beoy\b|feb 30|31st of this month|fifth sunday"
    r"|day \w+ (weeks|days) from|(days|christmas|today) on (tues|fri)day", re.I)


def recognizers_value(value):
    """The set's own notation made TIMEX3: (a,b,P) is a/b with the end excluded."""
    match = re.fullmatch(r"\(([^,]*),([^,]*),P[^)]*\)", value)
    return match.group(1) + "/" + match.group(2) if match else value


def recognizers_types(case):
    """The types of a specification's results: date, daterange, time …"""
    names = (r.get("TypeName") or r.get("Type") or "" for r in case["Results"])
    return {name.split(".")[-1] for name in names}


def read_recognizers(folder):
    """The specifications of dates, periods, durations and sets in prose with a reference date. Left
    out: times of day, time zones, the assistant's calendar and experimental modes ("a meeting
    tomorrow three"), the extractors (the same inputs without values), more than one line, and what
    SHORTHAND names. Values: where the set leaves the year open (XXXX) only the rest is compared; a
    range by its first day; `several days` is PXD here and P3D there, half a year P6M and P0.5Y, each
    quarter P1Q and P3M, a bare season 2016-SU and SU; `the week of the 18th` is a week here and that day there; `two
    weeks ago` is a week here and a day there, which must lie in that week; "the last two quarters" is
    a length here and whole quarters there: their number decides; a nth week of a month by its month, a nth
    weekday by its weekday."""
    seen, index = set(), 0
    for name in RECOGNIZERS:
        path = os.path.join(folder, "recognizers-datetime/%s.json" % name)
        for case in json.load(open(path, encoding="utf-8-sig")):
            text = case["Input"]
            reference = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
            plain = recognizers_types(case) <= PROSE_TYPES and not SHORTHAND.search(text)
            if text in seen or not reference or "\n" in text or not plain:
                continue
            seen.add(text)
            gold = []
            for result in case["Results"]:
                at = text.lower().find(result["Text"].lower(), result.get("Start", 0))
                if "Resolution" in result:
                    values = result["Resolution"].get("values", [])
                else:
                    values = (result.get("Value") or {}).get("values") or [result.get("Value") or {}]
                timex = (values[0].get("timex") or values[0].get("Timex") or "") if values else ""
                if at >= 0:
                    gold.append(Gold(at, at + len(result["Text"]), "", recognizers_value(timex),
                                     None, None))
            yield Case("%s: %s" % (name, text[:60]), text, reference, gold, test=is_third(index))
            index += 1


# --- comparing ----------------------------------------------------------------------------------
LEAD = re.compile(r"(?i)(in|on|at|from|by|since|as (?:late|early) as|beginning on|beginning|until|till|before|after|between|during|for|within|"
                  r"of|the|this|around|about|over|starting|as|a|more than|less than|and)\s+")


ROUGHLY = re.compile(r"(?i)(almost|nearly|just over|over|about|around|approximately|roughly"
                     r"|(more|less|fewer) than|at (least|most))\s+")
ARTICLE = re.compile(r"(?i)the\s+")
RANGE = re.compile(r"(?i)(from|between)\s+")


def core(text, start, end, name):
    words = text[start:end]
    words = re.sub(r"\s?['’]s?$", "", words)
    end = start + len(words)
    leads = {"gum": (ROUGHLY, ARTICLE), "meantime": (ROUGHLY,), "dev": (RANGE, ROUGHLY, ARTICLE)}
    for lead in leads.get(name, (ROUGHLY,)):
        match = lead.match(text[start:end])
        start += match.end() if match else 0
    if name == "recognizers":
        while True:
            match = LEAD.match(text[start:end])
            if not match or match.end() >= end - start:
                break
            start += match.end()
    return start, end


def norm(value, gum=False):
    value = (value or "").strip()
    value = re.sub(r"Z$", "", value)
    value = re.sub(r"^FY", "", value)
    value = re.sub(r"^-(\d+)$", lambda m: "BC%04d" % int(m[1]), value)
    value = re.sub(r"^(\d{3})$", r"0\1", value) if gum else value
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    value = re.sub(r"^P([YMWD])(\d+)$", r"P\2\1", value)
    value = re.sub(r"^P(\d+)DE$", lambda m: "P%d0Y" % int(m[1]), value)
    return value


def same_value(name, gold, found):
    want, have = norm(gold.value, name == "gum"), norm(found["value"])
    if want == have:
        return True
    if name == "dev":
        return False
    if name == "meantime":
        return found["text"].endswith("ago") and re.fullmatch(r"\d{4}-\d\d-\d\d", want) and \
            found["earliest"] <= want <= found["latest"]
    if name == "gum":
        return same_days(want, found)
    if name == "recognizers":
        return same_recognizers(want, have, found)
    return False


def days_of(point):
    """First and last day of an ISO point."""
    try:
        match = re.match(r"(\d{4})-(\d\d)-(\d\d)", point)
        if match:
            return match.group(0), match.group(0)
        match = re.fullmatch(r"(\d{4})-(\d\d)", point)
        if match:
            year, month = int(match[1]), int(match[2])
            last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
            return point + "-01", last.isoformat()
        match = re.fullmatch(r"(\d{4})", point)
        if match:
            return point + "-01-01", point + "-12-31"
    except ValueError:
        pass
    return None, None


def same_days(want, found):
    """GUM writes ranges of days (centuries from 1700 to 1799, seasons, weeks) where TIMEX3 has a
    value of its own: then the days decide; a century may begin a year earlier, and "three years
    ago" is a year here where GUM may know the day."""
    if found["text"].endswith("ago") and found["earliest"] != "-":
        return found["earliest"] <= want <= found["latest"]
    low, high = want.split("/") if "/" in want else (want, want)
    first, last = days_of(low)[0], days_of(high)[1]
    if not first or not last or found["earliest"] == "-":
        return False
    begin, end = found["earliest"], found["latest"]
    century = len(norm(found["value"])) == 2 and abs(int(begin[:4]) - int(first[:4])) <= 1
    return (begin, end) == (first, last) or century or \
        ("/" in want and begin == first and abs(int(end[:4]) - int(last[:4])) == 0)


def same_recognizers(want, have, found):
    if want.startswith("XXXX") and "/" not in want:
        tail = want[4:]
        nth = re.search(r"-WXX-(\d)-[#\d]", tail)
        week = re.fullmatch(r"-(\d\d)-W\d\d", tail)
        if week:
            return "-W" in have and week.group(1) in (found["earliest"][5:7], found["latest"][5:7])
        if "-W" in have and re.fullmatch(r"-\d\d-\d\d", tail):
            return found["earliest"] <= found["earliest"][:4] + tail <= found["latest"]
        if nth and found["earliest"] != "-":
            return str(datetime.date.fromisoformat(found["earliest"]).isoweekday()) == nth.group(1)
        if tail.startswith("-XX-") and "-W" in have and found["earliest"] != "-":
            return found["earliest"][-2:] <= tail[-2:] <= found["latest"][-2:]
        if tail.startswith("-XX-"):
            return have[-3:] == tail[-3:]
        if tail.startswith("-WXX-") and found["earliest"] != "-":
            day = datetime.date.fromisoformat(found["earliest"])
            return str(day.isoweekday()) == tail[5:6] and time_of(want) == time_of(have)
        return have[4:] == tail
    if want.startswith("T"):
        return time_of(want) == time_of(have)
    week = re.fullmatch(r"(\d{4})-(\d\d)-W\d\d", want)
    if week and "-W" in have:
        return want[:7] in (found["earliest"][:7], found["latest"][:7])
    nth = re.fullmatch(r"(\d{4}-\d\d)-WXX-(\d)-\d", want)
    if nth and found["earliest"] != "-":
        day = datetime.date.fromisoformat(found["earliest"])
        return day.isoformat()[:7] == nth[1] and str(day.isoweekday()) == nth[2]
    if want.startswith("XX") and len(have) == 3:
        return have[2] == want[2]
    if re.fullmatch(r"\d\d", have):
        return int(found["earliest"][:4]) - int(want[:4]) in (0, 1)
    if "/" in want:
        low = want.split("/")[0]
        low = low.replace("XXXX", found["earliest"][:4])[:10]
        if re.fullmatch(r"P\d+(Q|DE|0Y)", have):
            return aligned_length(want, have)
        if have.startswith("P") and found["earliest"] != "-":
            return same_length(want, found)
        return found["earliest"] == low
    if re.match(r"PT?X", have):
        return want == have.replace("X", "3")
    if have == "P1Q":
        return want == "P3M"
    if re.fullmatch(r"SP|SU|FA|WI", want):
        return have.endswith("-" + want)
    if have == "P6M":
        return want == "P0.5Y"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", want):
        return found["earliest"] <= want <= found["latest"]
    return False


def aligned_length(want, have):
    """Quarters and decades, which the set begins at a boundary: the number of them decides."""
    low, high = (datetime.date.fromisoformat(x[:10]) for x in want.split("/"))
    months = (high.year - low.year) * 12 + high.month - low.month
    number = int(re.match(r"P(\d+)", have)[1])
    return months == number * (3 if have.endswith("Q") else 120 if have.endswith("E") else 12)


def same_length(want, found):
    """A length that ends or begins at the reference: the side that is not the reference, give or
    take the day itself."""
    low, high = (datetime.date.fromisoformat(x[:10]) for x in want.split("/"))
    earliest, latest = (datetime.date.fromisoformat(found[k]) for k in ("earliest", "latest"))
    return abs((low - earliest).days) <= 1 and abs((high - latest).days) <= 1


def time_of(value):
    match = re.search(r"T.*", value)
    return norm(match.group(0)) if match else ""


# --- scoring ------------------------------------------------------------------------------------
def run(dump, cases):
    lines = []
    for case in cases:
        text = case.text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ")
        lines.append("%s\t%s\n" % (case.published, text))
    out = subprocess.run([dump], input="".join(lines), capture_output=True, text=True, check=True)
    keys = "start end type value earliest latest precision basis text".split()
    for line in out.stdout.splitlines():
        fields = line.split("\t")
        found = dict(zip(keys, fields[1:]))
        found["start"], found["end"] = int(found["start"]), int(found["end"])
        cases[int(fields[0])].found.append(found)


GUM_KINDS = ("P", "PT")


def counts(name, case, found):
    """Whether a prediction is held against us when no gold matches it."""
    if found["start"] >= case.limit:
        return False
    if any(found["start"] < b and a < found["end"] for a, b in case.ignored):
        return False
    if name == "gum":
        vague = found["value"] in ("PAST_REF", "PRESENT_REF", "FUTURE_REF", "-")
        return found["type"] == "date" and not vague and "XX" not in found["value"]
    if name == "recognizers":
        return found["value"] not in ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
    return True


def split_ranges(case, name):
    """GUM and MEANTIME mark the two ends of `from 2004 to 2009`: a range of ours is compared by its
    ends; MEANTIME's third mark, a duration around both, is left out."""
    if name not in ("gum", "meantime"):
        return
    case.gold = [g for g in case.gold if not (g.type == "DURATION" and sum(
        g.start <= h.start and h.end <= g.end for h in case.gold) > 2)]
    out = []
    for found in case.found:
        inside = [g for g in case.gold if found["start"] <= g.start and g.end <= found["end"]]
        if "/" in found["value"] and len(inside) == 2:
            for gold, value in zip(inside, found["value"].split("/")):
                first, last = days_of(value)
                out.append(dict(found, start=gold.start, end=gold.end, value=value,
                                earliest=first or "-", latest=last or "-"))
        else:
            out.append(found)
    case.found = out


def score(name, cases, errors):
    total = collections.Counter()
    for case in cases:
        split_ranges(case, name)
        gold = [g for g in case.gold if g.start < case.limit]
        exact = {core(case.text, g.start, g.end, name) for g in gold}
        for g in gold:
            total["gold"] += 1
            overlap = [f for f in case.found if f["start"] < g.end and g.start < f["end"]]
            hit = any(core(case.text, f["start"], f["end"], name) ==
                      core(case.text, g.start, g.end, name) for f in overlap)
            right = any(same_value(name, g, f) for f in overlap)
            total["span"] += hit
            total["value"] += right
            total["overlap"] += bool(overlap)
            weekday = re.search(r"(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b",
                                case.text[g.start:g.end])
            if weekday and re.match(r"\d{4}-\d\d-\d\d", g.value or "") and overlap:
                total["weekdays"] += 1
                total["weekdays right"] += any(f["value"][:10] == g.value[:10] for f in overlap)
            if g.earliest and overlap:
                total["bounds"] += 1
                total["bounds right"] += any((f["earliest"], f["latest"]) == (g.earliest, g.latest)
                                             for f in overlap)
            if errors and not (hit and right):
                print("MISS" if not overlap else "SPAN" if not hit else "VALUE", case.name,
                      case.published, repr(case.text[g.start:g.end]), g.value, "|",
                      [(f["text"], f["value"]) for f in overlap], "|",
                      case.text[max(0, g.start - 70):g.end + 40].replace("\n", " "))
        for f in case.found:
            overlaps = any(f["start"] < g.end and g.start < f["end"] for g in gold)
            if core(case.text, f["start"], f["end"], name) in exact:
                total["found"] += 1
            elif overlaps or (not case.only_overlaps and counts(name, case, f)):
                total["found"] += 1
                if errors and not overlaps:
                    print("EXTRA", case.name, repr(f["text"]), f["value"], "|",
                          case.text[max(0, f["start"] - 60):f["end"] + 30].replace("\n", " "))
    return total


def f1(right, gold, found):
    return 2 * right / (gold + found) if gold + found else 0.0


def main():
    dump, data, dev = sys.argv[1:4]
    part = sys.argv[sys.argv.index("--part") + 1] if "--part" in sys.argv else "all"
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else None
    readers = [("dev", read_dev, dev), ("meantime", read_meantime, data), ("gum", read_gum, data),
               ("recognizers", read_recognizers, data)]
    print("%-12s %-5s %6s %6s  %-23s %-8s %-8s %-14s %s" %
          ("dates", "part", "gold", "found", "span P / R / F1", "value F1", "overlap", "weekdays",
           "bounds"))
    for name, reader, folder in readers:
        if errors and errors != name:
            continue
        cases = list(reader(folder))
        run(dump, cases)
        for which in ("tune", "test") if part == "all" else (part,):
            chosen = [c for c in cases if c.test == (which == "test")]
            t = score(name, chosen, errors)
            print("%-12s %-5s %6d %6d  %.3f / %.3f / %.3f   %.3f    %.3f    %s%s" % (
                name, which, t["gold"], t["found"], t["span"] / max(1, t["found"]),
                t["span"] / max(1, t["gold"]), f1(t["span"], t["gold"], t["found"]),
                f1(t["value"], t["gold"], t["found"]), t["overlap"] / max(1, t["gold"]),
                "%d/%d       " % (t["weekdays right"], t["weekdays"]),
                "%d/%d" % (t["bounds right"], t["bounds"]) if t["bounds"] else ""))


if __name__ == "__main__":
    main()
