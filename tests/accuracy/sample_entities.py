#!/usr/bin/env python3
"""Scores the entities of the sample corpus against tests/gold/mentions.tsv.

    sample_entities.py PROGRAM [-v]

An entity of the program is right when most of its names are those of one real thing (four fifths,
metonyms aside), and no entity with more of that thing's names is right already. Precision: the
share of right ones among the program's entities. Recall: the share of the things of the tables that
a right entity stands for. Names outside running text (bylines, credits, captions, related links)
count on neither side, nor an entity with no other names. Nationalities count as things.
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ASIDE = ('byline', 'credit', 'caption', 'related', 'block', 'correction')
LEAST_SHARE = 0.8


def export(program, what, db, *options):
    done = subprocess.run([program, 'export', what, os.path.join(ROOT, 'articles'), '--format',
                           'ndjson', '--db', db] + list(options), capture_output=True, text=True,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def occurrences(text, surface):
    """The places of all occurrences of a string."""
    places, at = [], text.find(surface)
    while at >= 0:
        places.append(at)
        at = text.find(surface, at + 1)
    return places


def gold_mentions(texts):
    """{article: [(field, start, end, thing, counts, metonym)]}"""
    out = collections.defaultdict(list)
    with open(os.path.join(ROOT, 'gold', 'mentions.tsv'), encoding='utf-8') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if row['path'] not in texts:
                continue
            article, fields = texts[row['path']]
            places = occurrences(fields[row['field']], row['surface'])
            start = places[int(row['occurrence']) - 1]
            out[article].append((row['field'], start, start + len(row['surface']), row['entity'],
                                 row['block'] not in ASIDE, row['metonym'] == '1'))
    return out


def meant(mention, gold):
    """The gold mention that a found one overlaps most, or None."""
    best, most = None, 0
    for g in gold:
        shared = min(mention['end'], g[2]) - max(mention['start'], g[1])
        if g[0] == mention['field'] and shared > most:
            best, most = g, shared
    return best


def score(mentions, gold):
    """(right entities by thing, wrong entities, all things)"""
    votes, names = collections.defaultdict(collections.Counter), collections.defaultdict(set)
    for m in mentions:
        if m['kind'] != 'name' or m['metonym'] or m['entity'] is None:
            continue
        g = meant(m, gold[m['article']])
        if g is None or (g[4] and not g[5]):
            votes[m['entity']][g and g[3]] += 1
            names[m['entity']].add(m['text'])
    right, wrong = {}, []
    ranked = sorted(votes, key=lambda e: (-max(votes[e].values()), e))
    for entity in ranked:
        thing, count = max(votes[entity].items(), key=lambda v: (v[1], v[0] is not None, str(v[0])))
        if thing is not None and thing not in right and \
                count >= LEAST_SHARE * sum(votes[entity].values()):
            right[thing] = entity
        else:
            wrong.append((entity, sorted(names[entity]), dict(votes[entity])))
    things = {g[3] for article in gold.values() for g in article if g[4] and not g[5]}
    return right, wrong, things


def main():
    program, verbose = sys.argv[1], '-v' in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        db = os.path.join(folder, 'db')
        articles = export(program, 'articles', db, '--filter', 'duplicates=keep&include=body')
        mentions = export(program, 'mentions', db)
    texts = {a['path']: (a['id'], {'title': a['title'] or '', 'body': a['body']}) for a in articles}
    right, wrong, things = score(mentions, gold_mentions(texts))
    p, r = len(right) / (len(right) + len(wrong)), len(right) / len(things)
    print('== entities of the sample corpus')
    print('  precision %.3f (goal 0.97), recall %.3f (goal 0.92) of %d' % (p, r, len(things)))
    if verbose:
        for entity, texts_of, of in wrong:
            print('    wrong', entity, texts_of, of)
        print('    missed', sorted(things - set(right)))


if __name__ == '__main__':
    main()
