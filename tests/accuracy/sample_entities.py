#!/usr/bin/env python3
"""Scores the entities of the sample corpus against tests/gold/mentions.tsv and, where DATA/../dev
is there, those of the story clusters against tests/gold/stories.tsv.

    sample_entities.py PROGRAM [DATA] [-v]

An entity of the program is right when most of its names are those of one real thing (four fifths,
metonyms aside), and no entity with more of that thing's names is right already. Precision: the
share of right ones among the program's entities. Recall: the share of the things of the tables that
a right entity stands for. Names outside running text (bylines, credits, captions, related links)
count on neither side, nor an entity with no other names. Nationalities count as things.
The type is that of the right entities. The story clusters are loaded into one archive; the line of
a cluster counts its own mentions alone. -v lists what is wrong, of the clusters those whose names
start with p and u, since the others are held out (see dev/README.md).
"""
import collections
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ASIDE = ('byline', 'credit', 'caption', 'related', 'block', 'correction')
LEAST_SHARE = 0.8
TUNE = ('p', 'u')


def export(program, what, folder, db, *options):
    done = subprocess.run([program, 'export', what, folder, '--format', 'ndjson', '--db', db] +
                          list(options), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def occurrences(text, surface):
    """The places of all occurrences of a string."""
    places, at = [], text.find(surface)
    while at >= 0:
        places.append(at)
        at = text.find(surface, at + 1)
    return places


def gold_mentions(texts, table):
    """({article: [(field, start, end, thing, counts, metonym)]}, {thing: type})"""
    out, types = collections.defaultdict(list), {}
    with open(os.path.join(ROOT, 'gold', table), encoding='utf-8') as file:
        for row in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if row['path'] not in texts:
                continue
            article, fields = texts[row['path']]
            places = occurrences(fields[row['field']], row['surface'])
            start = places[int(row['occurrence']) - 1]
            out[article].append((row['field'], start, start + len(row['surface']), row['entity'],
                                 row['block'] not in ASIDE, row['metonym'] == '1'))
            types[row['entity']] = row['type']
    return out, types


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


def show(label, mentions, gold, types, kinds, verbose):
    """One line of figures; `types` are those of things, `kinds` those of the program's entities."""
    right, wrong, things = score(mentions, gold)
    p, r = len(right) / (len(right) + len(wrong)), len(right) / len(things)
    mistyped = sorted((thing, kinds[entity]) for thing, entity in right.items()
                      if types[thing] != kinds[entity])
    print('  %-32s precision %.3f, recall %.3f of %d, type %.3f' % (
        label, p, r, len(things), 1 - len(mistyped) / len(right)))
    if verbose:
        for entity, texts_of, of in wrong:
            print('    wrong', entity, texts_of, of)
        print('    missed', sorted(things - set(right)))
        print('    of another type', mistyped)


def read(program, folder, table):
    """(mentions, gold, types of things, types of the program's entities) of one archive"""
    with tempfile.TemporaryDirectory() as scratch:
        db = os.path.join(scratch, 'db')
        articles = export(program, 'articles', folder, db, '--filter',
                          'duplicates=keep&include=body')
        mentions = export(program, 'mentions', folder, db)
        kinds = {e['id']: e['type'] for e in export(program, 'entities', folder, db)}
    texts = {a['path']: (a['id'], {'title': a['title'] or '', 'body': a['body']}) for a in articles}
    return (mentions,) + gold_mentions(texts, table) + (kinds,)


def score_stories(program, source, verbose):
    """All clusters together and each alone. The labels beside the texts are not loaded."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(source, folder, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns('*.json'))
        mentions, gold, types, kinds = read(program, folder, 'stories.tsv')
    show('all clusters', mentions, gold, types, kinds, False)
    for name in sorted(os.listdir(source)):
        part = {article: rows for article, rows in gold.items() if article.startswith(name)}
        show(name, [m for m in mentions if m['article'] in part], part, types, kinds,
             verbose and name[0] in TUNE)


def main():
    arguments = [a for a in sys.argv[1:] if a != '-v']
    verbose = '-v' in sys.argv
    print('== entities across articles (goals: precision 0.97, recall 0.92)')
    show('sample corpus', *read(arguments[0], os.path.join(ROOT, 'articles'), 'mentions.tsv'),
         verbose)
    stories = os.path.join(arguments[1], '..', 'dev', 'stories') if arguments[1:] else ''
    if os.path.isdir(stories):
        score_stories(arguments[0], stories, verbose)
    else:
        print('  skipped: the story clusters, since DATA/../dev/stories is not there')


if __name__ == '__main__':
    main()
