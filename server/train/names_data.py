#!/usr/bin/env python3
"""Puts the labelled sets into the one form that names_main.c reads.

    names_data.py DATA DEV PART > FILE

PART is `train`, or one of the test parts `wikigold`, `uner`, `politics`, `dev-test`. Settings are
chosen on training data alone: `develop` is `train` without the parts `develop-wikigold`,
`develop-uner`, `develop-politics` and `develop-dev`.

A document is a line "D weight outside name", then "T title" and "B body" (a backslash and a line
end are written \\\\ and \\n), then one line "M field start end types subtype" for each name, offsets in
code points. `outside` says what the rest is: O (no name) or o (no name, or one of a kind that the
set does not mark). Types are PER ORG LOC OTH, several separated by "/" where the set does not tell
them apart, "?" for a stretch of which nothing is known, "+" for one of which every word is in a
name, "-" for one that is no name for certain.
"""
import csv
import glob
import io
import json
import os
import re
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "..", "model", "lexicon")

CROSSNER = {
    "politician": "PER", "person": "PER", "scientist": "PER", "writer": "PER", "researcher": "PER",
    "musicalartist": "PER", "organisation": "ORG", "politicalparty": "ORG", "band": "ORG",
    "university": "ORG", "country": "LOC", "location": "LOC", "event": "OTH", "election": "OTH",
    "conference": "OTH", "award": "OTH", "book": "OTH", "poem": "OTH", "song": "OTH",
    "album": "OTH", "product": "OTH", "programlang": "OTH", "misc": "OTH", "magazine": "ORG/OTH",
    "academicjournal": "ORG/OTH", "astronomicalobject": "LOC/OTH",
}


# What no set marks as a name, not even one that leaves open what it does not mark.
NO_NAMES = set("""Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Thurs Fri
    Sat Sun Mon. Tue. Wed. Thu. Thurs. Fri. Sat. Sun. January February March April May June July
    August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct.
    Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec UTC GMT EST EDT CST CDT PST PDT CET
    CEST BST AM PM a.m. p.m. US$ A$ C$ NZ$ HK$ S$ R$ $ USD EUR GBP""".split())

TAGGED = 0.4  # of sentences of which only the tags are known
SILVER = 0.2  # the weight of sentences that nobody has labelled with care

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "other": "OTH"}


# The finer kinds of our own texts as the program calls them; "-" where it has no word for one.
KINDS = {"water": "natural", "other": "-", "other-org": "-", "other-place": "-", None: "-"}


def read_lexicon(name):
    with open(os.path.join(LEXICON, name), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line[0] != "#"]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def nationalities():
    words = set()
    for row in read_lexicon("countries.tsv"):
        for word in row.get("nationality", "").split("|"):
            words.update((word, word + "s"))
    return words


def titles():
    words = set()
    for row in read_lexicon("words.tsv"):
        if row["kind"] in ("title", "role"):
            words.update(word.lower().rstrip(".") for word in row["name"].split("|"))
    return words


TITLES = titles()
NATIONALITIES = nationalities()


def iob_spans(labels):
    """Spans of IOB1 or IOB2 labels."""
    spans, start, kind = [], None, None
    for i, label in enumerate(labels + ["O"]):
        prefix, _, name = label.partition("-")
        if start is not None and (prefix in ("O", "B") or name != kind):
            spans.append((start, i, kind))
            start = None
        if prefix != "O" and start is None:
            start, kind = i, name
    return spans


def strip(tokens, first, end, kind):
    """A span without leading article, titles of persons and the possessive."""
    while first < end - 1 and tokens[first].lower() in ("the", "a", "an"):
        first += 1
    while kind == "PER" and first < end - 1 and tokens[first].lower().rstrip(".") in TITLES:
        first += 1
    while end - 1 > first and tokens[end - 1] in ("'s", "’s", "'"):
        end -= 1
    return first, end


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", " ")


def without_article(tokens, spans):
    """Organizations without their leading article, as our own texts are marked."""
    return [(first + (types == "ORG" and end - first > 1 and tokens[first].lower() == "the"), end,
             types) for first, end, types in spans]


class Writer:
    """Collects sentences of tokens into a document: one sentence a line, tokens between blanks."""

    def __init__(self, out):
        self.out = out
        self.head = None
        self.open = False  # whether what is not marked is left open
        self.lines, self.marks, self.offset = [], [], 0

    def document(self, weight, outside, name):
        self.flush()
        self.open = outside == "o"
        self.head = "D %s %s %s\n" % (weight, outside, name.replace(" ", "_"))

    def sentence(self, tokens, spans):
        """spans: (first, end, types), an earlier one wins over a later that overlaps."""
        taken = set()
        starts, at = [], self.offset
        for token in tokens:
            starts.append(at)
            at += len(token) + 1
        for first, end, types in spans:
            if first < end and taken.isdisjoint(range(first, end)):
                taken.update(range(first, end))
                self.mark("body", starts[first], starts[end - 1] + len(tokens[end - 1]), types, "-")
        for i, token in enumerate(tokens):
            if self.open and i not in taken and token in NO_NAMES:
                self.mark("body", starts[i], starts[i] + len(token), "-", "-")
        self.lines.append(" ".join(tokens))
        self.offset = at

    def mark(self, field, start, end, types, kind):
        self.marks.append("M %s %d %d %s %s\n" % (field, start, end, types, kind))

    def flush(self, title="", body=None):
        if self.head and (self.lines or body):
            text = "\n".join(self.lines) if body is None else body
            self.out.write(self.head + "T %s\nB %s\n" % (escape(title), escape(text)))
            self.out.writelines(self.marks)
        self.lines, self.marks, self.offset, self.head = [], [], 0, None


def conll_sentences(path, column, separator=None):
    tokens, labels = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split(separator)
            if len(cells) <= column or not line.strip():
                if tokens:
                    yield tokens, labels
                tokens, labels = [], []
            else:
                tokens.append(cells[0])
                labels.append(cells[column])
    if tokens:
        yield tokens, labels


def wikigold(data, writer, part):
    path = os.path.join(data, "wikigold/CONLL-format/data/wikigold.conll.txt")
    sentences = list(conll_sentences(path, 1))
    half, border = len(sentences) // 2, len(sentences) * 2 // 3
    chosen = {"train": sentences[:border], "develop": sentences[:half],
              "develop-test": sentences[half:border], "test": sentences[border:]}[part]
    names = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "OTH"}
    for number, (tokens, labels) in enumerate(chosen):
        if tokens[0] == "-DOCSTART-":
            continue
        if number % 12 == 0:
            writer.document(1.5, "O", "wikigold-%d" % number)
        spans = [(a, b, names[k]) for a, b, k in iob_spans(labels)]
        writer.sentence(tokens, without_article(tokens, spans))


def crossner(data, writer, domain, part):
    weight = 1 if domain == "politics" else 0.7
    path = os.path.join(data, "crossner", domain, part + ".txt")
    for number, (tokens, labels) in enumerate(conll_sentences(path, 1, "\t")):
        writer.document(weight, "O", "%s-%s-%d" % (domain, part, number))
        spans, lower = [], []
        for first, end, kind in iob_spans(labels):
            small = not any(c.isupper() for c in "".join(tokens[first:end]))
            mapped = CROSSNER.get(kind, "?")
            spans.append((first, end, "?" if small or mapped == "?" else mapped))
        writer.sentence(tokens, without_article(tokens, spans))


def uner(data, writer, part, wanted=lambda number: True):
    path = os.path.join(data, "uner-ewt/en_ewt-ud-%s.iob2" % part)
    tokens, labels, number = [], [], 0
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            if line.startswith("# newdoc"):
                number += 1
            if not wanted(number):
                continue
            if line.startswith("# newdoc"):
                writer.document(1, "o", "uner-" + line.split()[-1])
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 2 and not line.startswith("#"):
                tokens.append(cells[1])
                labels.append(cells[2])
            elif tokens and not line.strip():
                spans = [(a, b, k) for a, b, k in iob_spans(labels) if k in ("PER", "ORG", "LOC")]
                writer.sentence(tokens, without_article(tokens, spans))
                tokens, labels = [], []


GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_sentence(rows, open_spans):
    """The outermost proper names; what is unclear stays open ("?")."""
    tokens = [row[1] for row in rows]
    spans = []
    for i, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", entity.group(1)) if entity else []:
            body = piece.strip("()")
            if piece.startswith("("):
                fields = body.split("-")
                kind = fields[1] if len(fields) > 1 else ""
                if piece.endswith(")"):
                    spans.append((i, i + 1, kind))
                else:
                    open_spans.append((fields[0], i, kind))
            else:
                for k in range(len(open_spans) - 1, -1, -1):
                    if open_spans[k][0] == body:
                        spans.append((open_spans[k][1], i + 1, open_spans[k][2]))
                        del open_spans[k]
                        break
    proper = [row[4] in ("NNP", "NNPS") for row in rows]
    small = ("of", "the", "and", "for", "de", "al", "-", "&", "’s", "'s", ".", ",", "von", "la")
    chosen = []
    for first, end, kind in sorted(spans, key=lambda s: (s[0], -s[1])):
        types = GUM.get(kind)
        first, end = strip(tokens, first, end, types)
        inside = [proper[i] or tokens[i].lower() in small or tokens[i].isdigit()
                  for i in range(first, end)]
        if types and all(inside) and proper[first] and (proper[end - 1] or tokens[end - 1].isdigit()):
            if not any("," in tokens[i] for i in range(first, end)):
                chosen.append((first, end, types))
    unclear = [(i, i + 1, "?") for i in range(len(tokens))
               if proper[i] and tokens[i] not in NO_NAMES]
    return tokens, chosen + unclear


def gum(data, writer):
    for part in ("train", "dev"):
        rows, open_spans = [], []
        path = os.path.join(data, "gum-permissive/gum-permissive-%s.conllu" % part)
        with open(path, encoding="utf-8") as lines:
            for line in list(lines) + ["\n"]:
                if line.startswith("# newdoc id"):
                    writer.document(0.7, "o", "gum-" + line.split()[-1])
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 10 and cells[0].isdigit():
                    rows.append(cells)
                elif rows and not line.strip():
                    writer.sentence(*gum_sentence(rows, open_spans))
                    rows, open_spans = [], []


def gmb(data, writer):
    """Silver: machine-made labels, so it weighs little; demonyms are marked as places (gpe)."""
    names = {"geo": "LOC", "gpe": "LOC", "org": "ORG", "per": "PER", "art": "OTH", "eve": "OTH",
             "nat": "OTH"}
    archive = zipfile.ZipFile(os.path.join(data, "gmb/ner_dataset.csv.zip"))
    rows = csv.reader(io.TextIOWrapper(archive.open(archive.namelist()[0]), encoding="latin-1"))
    next(rows)
    sentence, number = [], 0
    for row in rows:
        if row[0] and sentence:
            number += 1
            if number % 2 == 0:
                gmb_sentence(writer, sentence, number, names)
            sentence = []
        if row[1]:
            sentence.append((row[1], row[3]))


def gmb_sentence(writer, sentence, number, names):
    tokens = [word for word, _ in sentence]
    spans = []
    for first, end, kind in iob_spans([label for _, label in sentence]):
        if kind not in names:
            continue
        first, end = strip(tokens, first, end, names[kind])
        types = names[kind]
        if kind == "gpe" and " ".join(tokens[first:end]) in NATIONALITIES:
            types = "OTH"
        spans.append((first, end, types))
    writer.document(SILVER, "o", "gmb-%d" % number)
    writer.sentence(tokens, without_article(tokens, spans))


def open_document(writer, name, title, body):
    """A document in which nothing is marked: the trainer labels what its model is sure of."""
    writer.document(SILVER, "o", name)
    if title:
        writer.mark("title", 0, len(title), "?", "-")
    writer.mark("body", 0, len(body), "?", "-")
    writer.flush(title, body)


# What may stand between two words of a name that are tagged as a name.
JOINTS = ("of", "the", "and", "for", "de", "al", "-", "&", "'s", "\u2019s", "s", "'", ",", ".", "von",
          "la", "in", "on", "@", "/")
# What is in no name, but between two such words.
PLAIN_TAGS = ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "PRP", "PRP$", "WP", "WDT", "WRB", "EX",
              "RB", "RBR", "DT", "IN", "TO", "CC", "UH", ".", ",", ":", "``", "\'\'", "-LRB-", "-RRB-")


def is_heading(tokens):
    words = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 8


def tag_mark(row, heading):
    """What a word's tag says of it, or None."""
    token, tag = row[1], row[4]
    if token in NO_NAMES:
        return None
    if tag in ("NNP", "NNPS"):
        open_ended = heading or token.lower().rstrip(".") in TITLES
        return "?" if open_ended else "+"
    if tag in ("ADD", "GW", "FW"):
        return "?"
    return "-" if tag in PLAIN_TAGS else None


def web_sentence(rows):
    """What the tags of a treebank say: a proper noun stands in some name or is a title, what is
    none is no person, organization or place; words between two stay open."""
    tokens = [row[1] for row in rows]
    marks = [tag_mark(row, is_heading(tokens)) for row in rows]
    for i in range(1, len(tokens)):
        if marks[i - 1] not in ("+", "?") or tokens[i].lower() not in JOINTS:
            continue
        end = i + 1
        while end < len(tokens) and end < i + 3 and tokens[end].lower() in JOINTS:
            end += 1
        closes = tokens[i] in ("'s", "\u2019s", "s")
        if closes or (end < len(tokens) and marks[end] in ("+", "?")):
            marks[i:end] = ["?"] * (end - i)
    return tokens, [(i, i + 1, mark) for i, mark in enumerate(marks) if mark]


def web_text(data, writer):
    """Of this nobody has marked the names, but the tags say which words are in one."""
    path = os.path.join(data, "ud-ewt/en_ewt-ud-train.rebuilt.conllu")
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            if line.startswith("# newdoc"):
                writer.document(TAGGED, "o", line.split()[-1])
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif rows and not line.strip():
                writer.sentence(*web_sentence(rows))
                rows = []


def wikinews(data, dev, writer):
    """The articles that nobody has labelled."""
    known = {article["title"] for article in dev_articles(dev)}
    for path in sorted(glob.glob(os.path.join(data, "wikinews", "*.csv"))):
        with open(path, encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["title"] not in known:
                    open_document(writer, row["url"].split("/")[-1], row["title"], row["text"])


def dev_articles(dev):
    articles = []
    for path in sorted(glob.glob(os.path.join(dev, "names", "*.jsonl"))):
        with open(path, encoding="utf-8") as lines:
            articles += [json.loads(line) for line in lines]
    return sorted(articles, key=lambda article: article["id"])


def dev_names(dev, writer, part):
    """Every third article by id order is the test part; the others are for training."""
    for number, article in enumerate(dev_articles(dev)):
        if (number % 3 == 2) != (part == "test"):
            continue
        writer.document(1.5, "O", article["id"])
        for m in article["mentions"]:
            writer.mark(m["field"], m["start"], m["end"], TYPES[m["type"]],
                        KINDS.get(m["kind"], m["kind"]))
        writer.flush(article["title"], article["text"])


def train(data, dev, writer, develop):
    wikigold(data, writer, "develop" if develop else "train")
    for domain in ("politics", "science", "literature", "music", "ai"):
        crossner(data, writer, domain, "train")
        if not (develop and domain == "politics"):
            crossner(data, writer, domain, "dev")
    uner(data, writer, "dev", lambda number: not develop or number % 2 == 0)
    gum(data, writer)
    if not develop:
        dev_names(dev, writer, "train")
    gmb(data, writer)
    web_text(data, writer)
    wikinews(data, dev, writer)


def parts(data, dev, writer):
    return {
        "train": lambda: train(data, dev, writer, False),
        "develop": lambda: train(data, dev, writer, True),
        "develop-wikigold": lambda: wikigold(data, writer, "develop-test"),
        "develop-uner": lambda: uner(data, writer, "dev", lambda number: number % 2 == 1),
        "develop-politics": lambda: crossner(data, writer, "politics", "dev"),
        "develop-dev": lambda: dev_names(dev, writer, "train"),
        "wikigold": lambda: wikigold(data, writer, "test"),
        "uner": lambda: uner(data, writer, "test"),
        "politics": lambda: crossner(data, writer, "politics", "test"),
        "dev-test": lambda: dev_names(dev, writer, "test"),
    }


def main():
    data, dev, part = sys.argv[1:4]
    writer = Writer(io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n"))
    parts(data, dev, writer)[part]()
    writer.flush()
    writer.out.flush()


main()
