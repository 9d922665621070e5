#!/usr/bin/env python3
"""Learns from dated articles how the days that a text names lie before its publication, and how far
apart articles of one story are; prints server/ingest/published/published_table.c.

usage: published.py DUMP DATA >server/ingest/published/published_table.c

DUMP is the program published_dump, DATA the folder with `wikinews`. Of its articles two of three
(by order) are used, the third is for reporting (tests/accuracy/published.py). Counts are smoothed
towards those of the same kind of clue, and towards the newswire's habit where it was measured: of
210 bare weekdays 84 mean the day of publication itself. The articles span two years, so nothing can
be learned from them of stories that go on for longer: that share is set.
"""
import collections
import datetime
import math
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../tests/accuracy"))
import published  # noqa: E402  (the reader of the articles and of the dump)

FAR = 10 ** 6
LAG = [-FAR, -366, -92, -31, -7, -1, 0, 1, 2, 3, 4, 8, 15, 32, 93, 184, 367, 1101]
NEAREST = [-FAR, -92, -31, -7, -1, 0, 1, 2, 3, 4, 8, 15, 32, 93]
MONTH = [-FAR, -6, 0, 1, 2, 3, 7, 13, 37]
YEAR = [-FAR, -5, -1, 0, 1, 2, 3, 6, 11, 21]
STORY = [0, 2, 4, 8, 15, 32, 93, 367, 1101]
LIKENESS = [.15, .2, .25, .3, .35, .4, .5]
RETOLD_CLAUSES = [.25, .32, .4, .5, .6]
NEAR = 14  # days
# To which few pairs are smoothed: the likest clause of articles that are near each other, the next
# two, any of others. The first two stand for several outlets' reports of one story, of which there
# are none to learn from.
SAME = [[.2, .3, .35, .6, .75], [.12, .16, .2, .25, .25], [.02, .02, .03, .04, .05]]
COMPACT_LIKENESS, COMPACT_DAYS = .3, 40
# Of the articles of other outlets that are so much alike, per cent by the days between them: set,
# since both sets are of one outlet. The second: when two such are within a week of each other.
OUTLETS_LIKENESS, OUTLETS_DAYS = [.15, .25, .4], 7
OUTLETS = [[[12, 8, 9, 10, 11, 14, 16, 12, 8], [22, 12, 11, 10, 10, 11, 11, 8, 5],
            [30, 16, 13, 9, 8, 8, 8, 5, 3]],
           [[22, 14, 13, 11, 10, 10, 10, 6, 4], [34, 18, 14, 9, 7, 6, 6, 4, 2],
            [40, 20, 14, 8, 5, 5, 4, 3, 1]]]
ODD = .05  # of the clues, which any other kind of text may use otherwise
LONGER = [.40, .36, .32, .28, .24, .20, .16]  # of a story's pairs over a year apart, by likeness
# Per cent by bin, of a text that calls the days before its publication by weekday or "yesterday".
NEWSWIRE_DATES = {"date": [0, 1, 1, 2, 1, .5, .5, .5, .5, .5, 5, 7, 9, 14, 14, 17, 14, 13],
                  "day": [1, 2, 3, 4, 1, 1, 1, 1, 1.5, 10, 22, 26, 18, 9]}
NEWSWIRE_WEEKDAYS = [40, 27, 12, 7, 5, 4, 2]  # per cent, days since


def widths(bounds, first, last):
    inner = [b - a for a, b in zip(bounds, bounds[1:])][1:]
    return [first] + inner + [last]


LAG_WIDTH = widths(LAG, 3650, 15000)
NEAREST_WIDTH = widths(NEAREST, 91, 91)
MONTH_WIDTH = widths(MONTH, 60, 400)
YEAR_WIDTH = widths(YEAR, 20, 80)
STORY_WIDTH = [3, 4, 8, 14, 34, 122, 548, 1468, 7300]


def bin_of(bounds, value):
    return max(i for i, bound in enumerate(bounds) if i == 0 or value >= bound)


def day_in(year, month, day):
    return datetime.date(year, month, min(day, 28) if month == 2 else day)


def nearest_lag(day, month, number):
    lags = [(day - day_in(year, month, number)).days for year in (day.year - 1, day.year, day.year + 1)]
    return min(lags, key=abs)


def observe(clue, near, named, day):
    """Table, row and bin of a clue of an article published on `day`; `near`: it says "today" or
    "yesterday", `named`: that, or it names past weekdays."""
    future, lead, kind = clue.future, clue.lead, clue.kind
    if kind == 0:
        lag = (day - day_in(clue.year, clue.month, clue.day)).days
        return "date", (future, int(lead or clue.caption), named), bin_of(LAG, lag)
    if kind == 1:
        lag = (day.year - clue.year) * 12 + day.month - clue.month
        return "month", (future,), bin_of(MONTH, lag)
    if kind in (2, 3):
        return "year", (kind - 2, future), bin_of(YEAR, day.year - clue.year)
    if kind == 4:
        return "day", (future, lead, named), bin_of(NEAREST, nearest_lag(day, clue.month, clue.day))
    if kind == 5:
        return "in", (future,), (day.month - clue.month) % 12
    return "weekday", (future, lead, near), (day.weekday() - clue.weekday) % 7


SHAPES = {"date": ((2, 2, 2), LAG_WIDTH), "month": ((2,), MONTH_WIDTH), "year": ((2, 2), YEAR_WIDTH),
          "day": ((2, 2, 2), NEAREST_WIDTH), "in": ((2,), [1] * 12),
          "weekday": ((2, 2, 2), [1] * 7)}


# From this bin on what lies longer ago is less likely: a day named by its date may be one of any
# number of days ago, and few articles are not enough to tell which.
TODAY = {"date": LAG.index(0), "month": MONTH.index(0), "year": YEAR.index(0),
         "day": NEAREST.index(0)}


# The same where near days are named otherwise.
NEAR_NAMED = {"date": LAG.index(8), "day": NEAREST.index(8)}


def rows_of(shape):
    rows = [()]
    for size in shape:
        rows = [row + (i,) for row in rows for i in range(size)]
    return rows


def learn_clues(articles, clues):
    counts = collections.defaultdict(collections.Counter)
    for article in articles:
        near, found = clues.get(article.name, (0, []))
        named = int(near or any(clue.kind == 6 and not clue.future for clue in found))
        for clue in found:
            table, row, place = observe(clue, near, named, article.day)
            counts[table, row][place] += 1
    for lead in (0, 1):
        for table, habit in NEWSWIRE_DATES.items():
            for place, number in zip(range(len(SHAPES[table][1])), habit):
                counts[table, (0, lead, 1)][place] += number * .08
        for near, share in ((0, .6), (1, .25)):
            for place, number in enumerate(NEWSWIRE_WEEKDAYS):
                counts["weekday", (0, lead, near)][place] += number * share
    return counts


def falling(shares, sizes):
    """The densities of bins, made to fall from bin to bin: what rises is pooled with the bins before
    it (pool adjacent violators)."""
    pools = []
    for share, width in zip(shares, sizes):
        pools.append([share, width, 1])
        while len(pools) > 1 and pools[-1][0] / pools[-1][1] > pools[-2][0] / pools[-2][1]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last)]
    return [share / width for share, width, number in pools for _ in range(number)]


def density(counts, table, row):
    """The smoothed logarithms of one row, times a hundred. Coming weekdays are few and of any day:
    they are smoothed more."""
    shape, width = SHAPES[table]
    side = 1 if table == "year" else 0  # rows that look the same way ahead are alike
    pool = collections.Counter()
    for other in rows_of(shape):
        if other[side] == row[side]:
            pool.update(counts[table, other])
    coming = table == "weekday" and row[0]
    few, any_bin = (40, 6) if coming else (4, .5)
    total = sum(pool.values()) + any_bin * len(width)
    own = counts[table, row]
    size = sum(own.values()) + few
    shares = [(own[i] + few * (pool[i] + any_bin) / total) / size for i in range(len(width))]
    shares = [(1 - ODD) * share + ODD / len(width) for share in shares]
    named = table in NEWSWIRE_DATES and row == (0, row[1], 1)
    today = NEAR_NAMED[table] if named else TODAY.get(table, len(width))
    values = [share / w for share, w in zip(shares[:today], width)] + \
        falling(shares[today:], width[today:])
    return [round(100 * math.log(value)) for value in values]


def learn_stories(articles, pairs):
    """Pairs are counted within the used articles only; a row takes a quarter of its neighbours'."""
    days = {article.name: article.day for article in articles}
    counts = [[0] * len(STORY) for _ in LIKENESS]
    for a, b, likeness in pairs:
        if a in days and b in days:
            lag = abs((days[a] - days[b]).days)
            counts[bin_of(LIKENESS, likeness)][bin_of(STORY, lag)] += 1
    pool = [sum(row[i] for row in counts) for i in range(len(STORY))]
    out = []
    for k, longer in enumerate(LONGER):
        row = [sum(counts[j][i] * (1 if j == k else .25) for j in (k - 1, k, k + 1)
                   if 0 <= j < len(LIKENESS)) + 3 * (pool[i] + .1) / (sum(pool) + .9)
               for i in range(7)]
        shares = [x / sum(row) * (1 - longer) for x in row] + [longer * .65, longer * .35]
        out.append([round(100 * math.log(x)) for x in falling(shares, STORY_WIDTH)])
    return out


def learn_compact(articles, pairs):
    """How near an article is to the nearer of its two likest neighbours when these are alike and
    near each other."""
    days = {article.name: article.day for article in articles}
    neighbours = collections.defaultdict(list)
    for a, b, likeness in pairs:
        if a in days and b in days and likeness >= COMPACT_LIKENESS:
            neighbours[a].append(days[b])
    counts = [.3] * len(STORY)
    for name, found in neighbours.items():
        if len(found) > 1 and abs((found[0] - found[1]).days) <= COMPACT_DAYS:
            lag = min(abs((days[name] - day).days) for day in found[:2])
            counts[bin_of(STORY, lag)] += 1
    shares = [count / sum(counts) for count in counts]
    width = [size + (COMPACT_DAYS // 4 if i == 0 else 0) for i, size in enumerate(STORY_WIDTH)]
    return [round(100 * math.log(x)) for x in falling(shares, width)]


def learn_retold(articles, retold):
    """How many of a hundred pairs of clauses tell of the same days, of articles within two
    weeks of each other (the likest clause, others) and of others, by how alike the clauses are; likeness never makes it less."""
    days = {article.name: (article.day - datetime.date(1970, 1, 1)).days for article in articles}
    right, total = collections.Counter(), collections.Counter()
    for name, neighbour, clauses, own, other, choice in retold:
        if name in days:
            near = abs(days[name] - neighbour) <= NEAR
            place = (choice > 0) if near else 2, bin_of(RETOLD_CLAUSES, clauses)
            total[place] += 1
            right[place] += own[0] <= other[1] and other[0] <= own[1]
    shares = [[(right[i, k] + 20 * SAME[i][k]) / (total[i, k] + 20)
               for k in range(len(RETOLD_CLAUSES))] for i in (0, 1, 2)]
    for row in shares:
        row[:] = falling(row[::-1], [1] * len(row))[::-1]
    return [[round(100 * share) for share in row] for row in shares]


def logs(shares):
    return [round(100 * math.log(x)) for x in
            falling([share / sum(shares) for share in shares], STORY_WIDTH)]


def braces(values):
    return "{" + ", ".join(map(str, values)) + "}"


def nested(counts, table, prefix=()):
    shape = SHAPES[table][0]
    if len(prefix) == len(shape):
        return braces(density(counts, table, prefix))
    return "{" + ",\n".join(nested(counts, table, prefix + (i,))
                            for i in range(shape[len(prefix)])) + "}"


def show(counts, stories, compact, retold):
    print("/* Written by server/train/published.py; see published_table.h. */")
    print('#include "published_table.h"\n')
    for name, size, values in (("lag", "LAG_BINS", LAG), ("nearest", "NEAREST_BINS", NEAREST),
                               ("month", "MONTH_BINS", MONTH), ("year", "YEAR_BINS", YEAR),
                               ("story", "STORY_BINS", STORY)):
        print("const int32_t table_%s_bounds[%s] = %s;" % (name, size, braces(values)))
    print("const double table_likeness_bounds[STORY_ROWS] = %s;\n" % braces(LIKENESS))
    print("const double table_retold_clauses[RETOLD_BINS] = %s;\n" % braces(RETOLD_CLAUSES))
    print("const int16_t table_retold[RETOLD_ROWS][RETOLD_BINS] = {%s};\n" %
          ",\n".join(map(braces, retold)))
    for name, size in (("date", "[2][2][2][LAG_BINS]"), ("month", "[2][MONTH_BINS]"),
                       ("year", "[2][2][YEAR_BINS]"), ("day", "[2][2][2][NEAREST_BINS]"),
                       ("in", "[2][12]"), ("weekday", "[2][2][2][7]")):
        print("const int16_t table_%s%s = %s;\n" % (name, size, nested(counts, name)))
    print("const double table_outlets_likeness[OUTLET_ROWS] = %s;\n" % braces(OUTLETS_LIKENESS))
    print("const int32_t table_outlets_days = %d;\n" % OUTLETS_DAYS)
    print("const int16_t table_outlets[2][OUTLET_ROWS][STORY_BINS] = {%s};\n" % ",\n".join(
        "{%s}" % ",\n".join(braces(logs(row)) for row in rows) for rows in OUTLETS))
    print("const double table_compact_likeness = %s;\n" % COMPACT_LIKENESS)
    print("const int32_t table_compact_days = %d;\n" % COMPACT_DAYS)
    print("const int16_t table_compact[STORY_BINS] = %s;\n" % braces(compact))
    print("const int16_t table_story[STORY_ROWS][STORY_BINS] = {%s};" %
          ",\n".join(map(braces, stories)))


def main():
    dump, data = sys.argv[1:3]
    articles = [a for a in published.read_wikinews(data) if not a.test]
    with tempfile.TemporaryDirectory() as folder:
        published.write_articles(articles, folder, dated=True)
        clues = published.read_clues(dump, folder)
        pairs = published.read_pairs(dump, folder)
        retold = published.read_retold(dump, folder)
    show(learn_clues(articles, clues), learn_stories(articles, pairs), learn_compact(articles, pairs),
         learn_retold(articles, retold))


if __name__ == "__main__":
    main()
