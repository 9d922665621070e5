#!/usr/bin/env python3
"""Scores the inferred dates of publication: news articles whose date and date line are taken away.

usage: published.py DUMP DATA [--part tune|test] [--errors]

DUMP is the program published_dump, DATA the folder with `wikinews` and `meantime`; `../dev/stories`
beside it holds small clusters of articles that follow one story. Every third article of the first
two and the clusters of the test part are scored; the other two thirds of `wikinews` trained the
model. Each is read alone with its text, and among the others, which keep their dates; an article of
a story is the only one of it without date.

A date that is told as a week, month or year is not a day. So three things are counted: `right`, the
true day lies in the period told; `near`, it lies there or at most one day beside it; `one day`, it
is at most one day off the day told, or the middle day of the period. Then, for each precision and
basis, how many were right at their label (the calibration). Exits with 1 when fewer than four of
five hold what their label says: days within a day, all others right.

With `--part tune` the same of the other two thirds and clusters, without a look at the test part: a
twelfth of them at a time is undated among the rest.
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

Guess = collections.namedtuple("Guess", "precision basis right near one_day")
Clue = collections.namedtuple("Clue", "kind future lead caption year month day weekday")
FOLDS = 12
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
    are, the days that either means, and how many likelier clauses there are."""
    return [(name_of(row[0]), int(row[1]), float(row[3]), tuple(map(int, row[4:6])),
             tuple(map(int, row[6:8])), int(row[8])) for row in read_dump(dump, "--retold", folder)]


def read_stories(data, part):
    """The clusters of a part, by name: title, date, text."""
    stories = collections.defaultdict(list)
    names = "[fhs]*" if part == "test" else "[!fhs]*"
    for path in sorted(glob.glob(os.path.join(data, "../dev/stories", names, "*.txt"))):
        title, date, text = open(path, encoding="utf-8").read().strip().split("\n", 2)
        story = os.path.basename(os.path.dirname(path))
        name = "story-%s%d" % (story[0], len(stories[story]))
        stories[story].append(Article(name, title, text, datetime.date.fromisoformat(date), False))
    return stories


def judge(article, row):
    """What was told of an article, and whether the true day is in it, near it, and a day off it."""
    precision, basis, earliest, latest = row[1:]
    first, last = map(datetime.date.fromisoformat, (earliest, latest))
    day = datetime.timedelta(1)
    guess = Guess(precision, basis, first <= article.day <= last,
                  first - day <= article.day <= last + day,
                  abs(article.day - (first + (last - first) // 2)) <= day)
    if "--errors" in sys.argv and not guess.right:
        print("   ", article.name, article.day, "not", row[0])
    return guess


def score(dump, articles, dated, scored):
    """What was told of those articles that were dated."""
    with tempfile.TemporaryDirectory() as folder:
        write_articles(articles, folder, dated)
        found = {name_of(row[0]): row[1:] for row in read_dump(dump, folder)}
    return [judge(article, found[article.name]) for article in articles
            if scored(article) and found.get(article.name, "-")[0] != "-"]


def score_stories(dump, stories):
    guesses = []
    for story in stories:
        for article in story:
            article.test = True
            guesses += score(dump, story, "others", lambda a: a.test)
            article.test = False
    return guesses


def score_folds(dump, articles):
    """Each article undated among the others, a fold of them at a time."""
    guesses = []
    for fold in range(FOLDS):
        for place, article in enumerate(articles):
            article.test = place % FOLDS == fold
        guesses += score(dump, articles, "others", lambda a: a.test)
    return guesses


def count(guesses, what):
    return "%d/%d" % (sum(getattr(guess, what) for guess in guesses), len(guesses))


def report(name, texts, guesses):
    print("%-34s %5d %6d %7s %7s %8s" % (name, texts, len(guesses), count(guesses, "right"),
                                         count(guesses, "near"), count(guesses, "one_day")))


def report_calibration(guesses):
    print("%-34s %7s %7s %8s" % ("told as, from", "right", "near", "one day"))
    for precision in ("day", "week", "month", "year"):
        for basis in ("text", "corpus"):
            told = [g for g in guesses if (g.precision, g.basis) == (precision, basis)]
            if told:
                print("%-34s %7s %7s %8s" % (precision + ", " + basis, count(told, "right"),
                                             count(told, "near"), count(told, "one_day")))


def score_tune(dump, wikinews, meantime):
    every = []
    articles = [a for a in wikinews + meantime if not a.test]
    for name, guesses in (("alone", score(dump, articles, "", lambda a: True)),
                          ("among dated others", score_folds(dump, articles))):
        report(name, len(articles), guesses)
        every += guesses
    return every


def score_test(dump, wikinews, meantime):
    every = []
    for name, articles, dated, kind, third in (
            ("alone: wikinews, unseen third", wikinews, "", "wikinews", True),
            ("alone: meantime", meantime, "", "meantime", False),
            ("among dated others: wikinews", wikinews + meantime, "others", "wikinews", True),
            ("among dated others: meantime", wikinews + meantime, "others", "meantime", True)):
        def scored(article):
            return article.name.startswith(kind) and (article.test or not third)
        guesses = score(dump, articles, dated, scored)
        report(name, sum(map(scored, articles)), guesses)
        every += guesses
    return every


def main():
    dump, data = sys.argv[1:3]
    part = "tune" if sys.argv[3:5] == ["--part", "tune"] else "test"
    print("%-34s %5s %6s %7s %7s %8s" % ("published", "texts", "dated", "right", "near", "one day"))
    stories = list(read_stories(data, part).values())
    score_part = score_tune if part == "tune" else score_test
    every = score_part(dump, read_wikinews(data), read_meantime(data))
    guesses = score_stories(dump, stories)
    report("the only undated of its story", sum(map(len, stories)), guesses)
    every += guesses
    report_calibration(every)
    held = sum(g.near if g.precision == "day" else g.right for g in every)
    sys.exit(not every or held < .8 * len(every))


if __name__ == "__main__":
    main()
