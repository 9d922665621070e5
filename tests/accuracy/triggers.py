#!/usr/bin/env python3
"""How many of the words that tell an event the event lexicons know.

    triggers.py DUMP DATA DEV

DUMP is the program built from event_dump.c (tokens with lemmas and parts of speech).

Labelled: of the triggers in DEV/events-sentences.jsonl, in the third that is for testing and in the
rest, those of which a word is in event_verbs.tsv or event_nouns.tsv under its part of speech
("known"), and those at which an event is found at all ("found").

Unlabelled: in the Wikinews articles of 2020 (DATA/wikinews), which nobody looked at when the
lexicons were filled, the verbs whose subject is a name or a word for people, and the nouns with
such a word as possessor. They are events of the lexicon, verbs that rule another act or only
report ("say", "want"), words that were judged to tell no event (plain_words.txt, from the other
texts), or unknown. The unknown ones are listed by frequency with -v: whoever judges them has the
share of event words that the lexicon lacks.
"""
import argparse
import collections
import csv
import json
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, '..', '..', 'server', 'model', 'lexicon')
TOKEN = re.compile(r'(.*)/(.*)/([A-Z]+)/(\S+)<(\d+)$', re.S)


def rows(name):
    with open(os.path.join(LEXICON, name), encoding='utf-8') as lines:
        return [line.rstrip('\n').split('\t') for line in lines if line[0] != '#']


def words_of_class(name):
    return next(set(row[2].split()) for row in rows('event_classes.tsv') if row[0] == name)


class Lexicon:
    def __init__(self):
        self.verbs = {row[0].split()[0] for row in rows('event_verbs.tsv')}
        self.nouns = {row[0].split()[-1] for row in rows('event_nouns.tsv')}
        self.operators = {row[0].split()[0] for row in rows('event_operators.tsv')}
        self.operators |= words_of_class('attribution') | words_of_class('finding')
        self.people = {w for row in rows('event_sectors.tsv')[1:] for w in row[1].split()}
        with open(os.path.join(HERE, 'plain_words.txt'), encoding='utf-8') as lines:
            plain = [line.split() for line in lines if not line.startswith('#')]
        self.plain = {word for line in plain for word in line}

    def knows(self, lemma, upos):
        return lemma in (self.verbs if upos == 'VERB' else self.nouns)


def run(dump, lines):
    text = ''.join(json.dumps(line) + '\n' for line in lines)
    done = subprocess.run([dump], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def tokens(out, text):
    """(text, lemma, upos, relation, head in the document or None, start) of every token."""
    starts = out['sentences'] + [len(out['tokens'])]
    found, at = [], 0
    for first, end in zip(starts, starts[1:]):
        for token in out['tokens'][first:end]:
            match = TOKEN.match(token)
            word, lemma, upos, relation, head = match.groups() if match else ('', '', 'X', '-', '0')
            at = max(at, text.find(word, at))
            head = int(head)
            found.append((word, lemma.lower(), upos, relation, first + head - 1 if head else None,
                          at))
            at += len(word)
    return found


def labelled(dump, path, lexicon):
    with open(path, encoding='utf-8') as lines:
        lines = sorted(map(json.loads, lines), key=lambda line: line['id'])
    counts = {'test': collections.Counter(), 'rest': collections.Counter()}
    for i, (line, out) in enumerate(zip(lines, run(dump, lines))):
        n = counts['test' if i % 3 == 2 else 'rest']
        words = tokens(out, line['text'])
        for event in line['events']:
            start = event['trigger']['start']
            end = start + len(event['trigger']['text'])
            n['all'] += 1
            n['known'] += any(start <= w[5] < end and lexicon.knows(w[1], w[2]) for w in words)
            n['found'] += any(e['start'] < end and start < e['end'] for e in out['events'])
    for part, n in counts.items():
        print('  labelled triggers, %s: %d, known %.3f, an event found there %.3f' %
              (part, n['all'], n['known'] / n['all'], n['found'] / n['all']))


def is_party(lexicon, word):
    return word[2] == 'PROPN' or word[1] in lexicon.people


def unlabelled(dump, path, lexicon, verbose):
    with open(path, encoding='utf-8', newline='') as file:
        lines = [{'id': str(i), 'text': row['text'], 'published': row['date']}
                 for i, row in enumerate(csv.DictReader(file))]
    n, unknown = collections.Counter(), collections.Counter()
    for line, out in zip(lines, run(dump, lines)):
        words = tokens(out, line['text'])
        roles = collections.defaultdict(set)
        for word in words:
            if word[4] is not None and is_party(lexicon, word):
                roles[word[4]].add(word[3])
        for i, (_, lemma, upos, _, _, _) in enumerate(words):
            verb = upos == 'VERB' and any(r.startswith('nsubj') for r in roles[i])
            if not verb and not (upos == 'NOUN' and 'nmod:poss' in roles[i]):
                continue
            if lemma in lexicon.people and upos == 'NOUN':
                continue
            kind = ('event' if lexicon.knows(lemma, upos) else
                    'operator' if lemma in lexicon.operators else
                    'plain' if lemma in lexicon.plain else 'unknown')
            n[kind] += 1
            unknown[lemma + '/' + upos.lower()] += kind == 'unknown'
    total = sum(n.values())
    print('  unlabelled predicates with a party, Wikinews 2020: %d; %s' %
          (total, ', '.join('%s %.3f' % (k, n[k] / total)
                            for k in ('event', 'operator', 'plain', 'unknown'))))
    if verbose:
        print(' '.join('%s:%d' % item for item in unknown.most_common() if item[1]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dump')
    parser.add_argument('data')
    parser.add_argument('dev')
    parser.add_argument('-v', action='store_true')
    args = parser.parse_args()
    lexicon = Lexicon()
    print('triggers: words of %d verbs and %d nouns' % (len(lexicon.verbs), len(lexicon.nouns)))
    labelled(args.dump, os.path.join(args.dev, 'events-sentences.jsonl'), lexicon)
    unlabelled(args.dump, os.path.join(args.data, 'wikinews', 'wikinews_2020.csv'), lexicon, args.v)


if __name__ == '__main__':
    main()
