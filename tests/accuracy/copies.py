#!/usr/bin/env python3
"""Scores how copies are found: every news article with four copies of it, made as copies in the wild
are: cut after two thirds; under another headline with a new lead paragraph; with other punctuation;
with text of another article, 30 % of its length, appended; and all of these at once.

usage: copies.py DUMP DATA

Right is a copy that is grouped with its original or another copy of it. Exits with 1 below 0.99
precision or 0.95 recall.
"""
import os
import re
import sys
import tempfile

import published


def cut(text):
    return text[:text.rfind(" ", 0, len(text) * 2 // 3)] + "."


def relead(text, number):
    return "Report %d came in late on its day and was taken over from others.\n\n%s" % (number, text)


def repunctuate(text):
    text = re.sub(r"[,;:]", "", text).replace("“", '"').replace("”", '"').replace("’", "'")
    return re.sub(r"\. ", " ... ", text).replace(" - ", " — ")


def append(text, other):
    return text.rstrip() + "\n\n" + other[:len(text) * 3 // 10].rstrip() + ".\n"


def copies_of(text, other, number):
    """The five kinds."""
    return [cut(text), relead(text, number), repunctuate(text), append(text, other),
            append(repunctuate(relead(cut(text), number)), other)]


def next_longer(articles, number):
    """The text of the next article that is no shorter: of a shorter one, 30 % of this one's length
    could be nearly all, and the result a copy of both."""
    order = articles[number + 1:] + articles[:number + 1]
    return next(a.text for a in order if len(a.text) >= len(articles[number].text))


def write(folder, number, kind, title, text):
    with open(os.path.join(folder, "%03d-%d.txt" % (number, kind)), "w", encoding="utf-8") as out:
        out.write(title + "\n\n" + text)


def main():
    dump, data = sys.argv[1:3]
    articles = [a for a in published.read_wikinews(data) + published.read_meantime(data)
                if len(a.text) > 400]
    with tempfile.TemporaryDirectory() as folder:
        for i, article in enumerate(articles):
            write(folder, i, 0, article.title, article.text)
            other = next_longer(articles, i)
            for kind, text in enumerate(copies_of(article.text, other, i), 1):
                write(folder, i, kind, "Headline %d of its own" % (i * 10 + kind), text)
        groups = published.read_dump(dump, "--copies", folder)
    found = [(row[0], row[1]) for row in groups if row[1] != row[0]]
    right = sum(a[:3] == b[:3] for a, b in found)
    expected = len(groups) - len(articles)
    precision, recall = right / max(1, len(found)), right / expected
    print("copies: %d articles with five copies each: precision %.4f, recall %.4f" %
          (len(articles), precision, recall))
    for kind in range(1, 6):
        of_kind = [a[:3] == b[:3] for a, b in found if a[4] == str(kind)]
        print("    kind %d: %d of %d" % (kind, sum(of_kind), len(articles)))
    sys.exit(precision < .99 or recall < .95)


if __name__ == "__main__":
    main()
