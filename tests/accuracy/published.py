#!/usr/bin/env python3
"""Scores the inferred dates of publication: news articles whose date and date line are taken away.

usage: published.py DUMP DATA

DUMP is the program published_dump, DATA the folder with `wikinews` and `meantime`. Every third
article of either is scored; the other two thirds of `wikinews` trained the model. Two tables: all
articles without their dates, each alone with its text; and those scored among the others, which
keep theirs. A date counts as right at its precision when the true day lies in the period that it
names, as near when that period or a day beside it holds the true day, and as exact when it is told
to the day and that is at most one day off. Exits with 1 when less than four of five are right, or
than three of five near.
"""
import collections
import csv
import datetime
import glob
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

Clue = collections.namedtuple("Clue", "kind future lead caption year month day weekday")
MONTHS = ("January February March April May June July August September October November "
          "December").split()
DATE_LINE = re.compile(r"\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:%s)\s+\d{1,2}\s*,"
                       r"\s*\d{4}\s*\n" % "|".join(MONTHS))


class Article:
    def __init__(self, name, title, text, day, test):
        self.name, self.title, self.text, self.day, self.test = name, title, text, day, test


def read_wikinews(data):
    """Dated articles in order, the date line with which many begin taken off."""
    csv.field_size_limit(1 << 30)
    articles = []
    for path in sorted(glob.glob(os.path.join(data, "wikinews/*.csv"))):
        for row in csv.DictReader(open(path, encoding="utf-8")):
            text = row["text"].replace("\xa0", " ").lstrip() + "\n"
            text = re.sub(r"\n{2,}", "\n\n", DATE_LINE.sub("", text, count=1))
            articles.append(Article("wikinews-%03d" % len(articles), row["title"].strip(), text,
                                    datetime.date.fromisoformat(row["date"]),
                                    len(articles) % 3 == 2))
    return articles


def join_tokens(tokens):
    text = re.sub(r" ([,.;:!?)%]|'s\b|n't\b)", r"\1", " ".join(tokens))
    return re.sub(r"([($]) ", r"\1", text)


def read_meantime(data):
    """Sentence 0 is the title, sentence 1 the date; paragraphs are not marked."""
    articles = []
    paths = glob.glob(os.path.join(data, "meantime/intra_cross-doc_annotation/*/*.xml"))
    for path in sorted(paths):
        sentences = collections.defaultdict(list)
        for token in ET.parse(path).getroot().iter("token"):
            sentences[int(token.get("sentence"))].append(token.text)
        date = re.search(r"(\w+) (\d+) , (\d{4})", " ".join(sentences[1]))
        day = datetime.date(int(date[3]), MONTHS.index(date[1]) + 1, int(date[2]))
        text = " ".join(join_tokens(sentences[i]) for i in sorted(sentences) if i > 1)
        articles.append(Article("meantime-%03d" % len(articles), join_tokens(sentences[0]), text,
                                day, len(articles) % 3 == 2))
    return articles


def write_articles(articles, folder, dated):
    """One file each; `dated`: with its date in the front matter, else only those not scored."""
    for article in articles:
        path = os.path.join(folder, article.name + ".md")
        with open(path, "w", encoding="utf-8") as out:
            out.write("---\ntitle: %s\n" % repr_yaml(article.title))
            if dated and not (dated == "others" and article.test):
                out.write("date: %s\n" % article.day)
            out.write("---\n\n%s\n" % article.text)


def repr_yaml(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"')


def read_dump(dump, *args):
    lines = subprocess.run([dump, *args], capture_output=True, text=True, check=True).stdout
    return [line.split("\t") for line in lines.splitlines()]


def name_of(cell):
    return cell[:-len(".md")]


def read_clues(dump, folder):
    """Name -> whether it says "today" or "yesterday", and its clues."""
    return {name_of(row[0]): (int(row[1] == "1" or row[2] == "1"),
                              [Clue(*map(int, cell.split(","))) for cell in row[3:]])
            for row in read_dump(dump, "--clues", folder)}


def read_pairs(dump, folder):
    """The dated articles most alike, with their likeness."""
    return [(name_of(row[0]), name_of(row[1]), float(row[2]))
            for row in read_dump(dump, "--pairs", folder)]


def read_retold(dump, folder):
    """Pairs of clauses of like articles: the article, the day of the other, how alike the clauses
    are, and the days that either means."""
    return [(name_of(row[0]), int(row[1]), float(row[3]), tuple(map(int, row[4:6])),
             tuple(map(int, row[6:8]))) for row in read_dump(dump, "--retold", folder)]


def score(dump, articles, dated, scored):
    """Counts by (precision, right), how many are within a day of the period, and how many tell the
    day and are within one of it."""
    counts, near, exact = collections.Counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        write_articles(articles, folder, dated)
        found = {name_of(row[0]): row[1:] for row in read_dump(dump, folder)}
    for article in articles:
        date, precision, _, earliest, latest = found.get(article.name, "-----")
        if not scored(article) or date == "-":
            continue
        first, last = map(datetime.date.fromisoformat, (earliest, latest))
        day = datetime.timedelta(1)
        counts[precision, first <= article.day <= last] += 1
        near += first - day <= article.day <= last + day
        exact += precision == "day" and abs(article.day - first) <= day
        if "--errors" in sys.argv and not first <= article.day <= last:
            print("   ", article.name, article.day, "not", date)
    return counts, near, exact


def report(name, dump, articles, dated, scored):
    total = sum(map(scored, articles))
    counts, near, exact = score(dump, articles, dated, scored)
    done = sum(counts.values())
    right = sum(n for (_, ok), n in counts.items() if ok)
    cells = ["%d/%d" % (counts[p, True], counts[p, True] + counts[p, False])
             for p in ("day", "week", "month", "year")]
    print("%-34s %5d %6d %7s %7s %7s   %s" % (name, total, done, "%d/%d" % (right, done),
                                              "%d/%d" % (near, done), "%d/%d" % (exact, done),
                                            "  ".join("%7s" % c for c in cells)))
    return done, near, right


def main():
    dump, data = sys.argv[1:3]
    wikinews, meantime = read_wikinews(data), read_meantime(data)
    everything = wikinews + meantime
    print("%-34s %5s %6s %7s %7s %7s   %s" % ("published", "texts", "dated", "right", "near",
                                              "exact", "    day     week    month     year"))
    sums = [0, 0, 0]
    for name, articles, dated in (("alone: wikinews, unseen third", wikinews, ""),
                                  ("alone: meantime", meantime, ""),
                                  ("among dated others: wikinews", everything, "others"),
                                  ("among dated others: meantime", everything, "others")):
        kind = name.split()[-1] if "others" in name else name.split()[1].rstrip(",")
        third = dated or kind == "wikinews"
        figures = report(name, dump, articles, dated,
                         lambda a: a.name.startswith(kind) and (a.test or not third))
        sums = [a + b for a, b in zip(sums, figures)]
    done, near, right = sums
    sys.exit(done == 0 or near < .6 * done or right < .8 * done)


if __name__ == "__main__":
    main()
