#!/usr/bin/env python3
"""Scores events against annotated sentences.

    events.py DUMP GOLD.jsonl [--part test|tune|all] [-v]

DUMP is the program built from event_dump.c; GOLD has {"id", "text" or "title", "published", "events"}
lines.
The test part is every third sentence (3rd, 6th, ...) by the order of ids, the rest is for tuning.

Matching, one to one and best first: a found event and a gold event match when their triggers share
a character and the type is the gold type or one of its alternatives (`alt`). Events that only share
the trigger count for the quad class. Of matched events:
  actors, recipients   F1 over parties; a party is right when it shares its head word (the last word
                       before any preposition or comma, or of the whole name) with the gold party
  date                 share of events with a gold date that got exactly this date
  no date              share of events without a gold date that stayed undated
  place                F1 over places; one is right when it shares a word with the gold place
  status               share with the gold status and negation
An empty sentence is one without gold events; it is right when nothing is found in it.
"""
import argparse
import collections
import json
import re
import subprocess

QUADS = {name: quad for quad, names in {
    'verbal-cooperation': 'agree consult support concede',
    'material-cooperation': 'cooperate aid retreat',
    'verbal-conflict': 'request accuse reject threaten',
    'material-conflict': 'protest sanction mobilize coerce assault'}.items() for name in names.split()}
STOP = re.compile(r'\s(?:of|in|from|to|for|at|on|with|who|which|and)\s|,|\(')


def read(path, part):
    lines = sorted((json.loads(line) for line in open(path)), key=lambda line: line['id'])
    keep = {'all': lambda i: True, 'test': lambda i: i % 3 == 2, 'tune': lambda i: i % 3 != 2}[part]
    return [line for i, line in enumerate(lines) if keep(i)]


def run(dump, lines):
    text = ''.join(json.dumps(line) + '\n' for line in lines)
    done = subprocess.run([dump], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def overlap(found, gold):
    start = gold['trigger']['start']
    end = start + len(gold['trigger']['text'])
    return max(0, min(found['end'], end) - max(found['start'], start))


def heads(party):
    """Ranges of the words that may be the head of a gold party, as offsets in the sentence."""
    text, start = party['text'], party['start']
    stop = STOP.search(text)
    ends = {len(text)} | ({stop.start()} if stop and stop.start() else set())
    ranges = []
    for end in ends:
        words = list(re.finditer(r'\S+', text[:end]))
        ranges.append((start + words[-1].start(), start + words[-1].end()))
    return ranges


def same_party(found, gold):
    return any(found['start'] < end and start < found['end'] for start, end in heads(gold))


def pair(found, gold, same):
    """Greedy one-to-one pairs, in the order given."""
    used, pairs = set(), []
    for f in found:
        for j, g in enumerate(gold):
            if j not in used and same(f, g):
                used.add(j)
                pairs.append((f, g))
                break
    return pairs


def match(found, gold):
    """(typed pairs, pairs that share the trigger)."""
    ranked = sorted(((f['type'] != g['type'], -overlap(f, g), i, j)
                     for i, f in enumerate(found) for j, g in enumerate(gold)
                     if overlap(f, g) > 0))
    typed, shared, used_f, used_g = [], [], set(), set()
    for accept, out in ((lambda f, g: f['type'] in [g['type']] + (g.get('alt') or []), typed),
                        (lambda f, g: True, shared)):
        for _, _, i, j in ranked:
            if i not in used_f and j not in used_g and accept(found[i], gold[j]):
                used_f.add(i)
                used_g.add(j)
                out.append((found[i], gold[j]))
    return typed, typed + shared


def f1(hit, found, gold):
    p, r = (hit / found if found else 0), (hit / gold if gold else 0)
    return (2 * p * r / (p + r) if p + r else 0, p, r)


def show(found, gold, typed, line):
    mark = lambda e, pairs, k: '+' if any(p[k] is e for p in pairs) else '-'
    who = lambda e: ' | '.join(', '.join(p['text'] for p in e[r]) for r in ('actors', 'recipients'))
    print('\n##', line['id'], line['published'], line.get('text') or line['title'])
    for g in gold:
        print('  gold', mark(g, typed, 1), g['type'], g.get('cameo'), g['status'],
              'NEG' if g['negated'] else '', '[%s]' % g['trigger']['text'], who(g), g['date'])
    for f in found:
        print('  ours', mark(f, typed, 0), f['type'], f['cameo'], f['status'],
              'NEG' if f['negated'] else '', '[%s]' % f['trigger'], who(f),
              f['date'] or f['earliest'], '::', f['title'])


def gold_date(found, gold):
    date = gold['date']
    if '/' not in date:
        return found['date'] == date
    start, end = date.split('/')
    return ((found['earliest'] or '..').startswith(start) or start == '..') and \
        (end == '..' or (found['latest'] or '').startswith(end))


def same_place(found, gold):
    words = lambda text: {w for w in re.findall(r'\w+', text) if w[0].isupper()} or {text}
    return bool(words(found) & words(gold['text']))


def score(lines, found_lines, verbose):
    n = collections.Counter()
    types = collections.Counter()
    for line, out in zip(lines, found_lines):
        gold, found = line['events'], out['events']
        typed, shared = match(found, gold)
        n.update(found=len(found), gold=len(gold), typed=len(typed))
        n.update(empty=not gold, empty_right=not gold and not found)
        for f, g in shared:
            if g['type'] in QUADS:
                n.update(quad=1, quad_right=QUADS.get(f['type']) in
                         [QUADS.get(t) for t in [g['type']] + (g.get('alt') or [])])
        for f, g in typed:
            for role in ('actors', 'recipients'):
                n.update({role + '_found': len(f[role]), role + '_gold': len(g[role]),
                          role: len(pair(f[role], g[role], same_party))})
            dated = bool(g['date'])
            n.update(status=f['status'] == g['status'] and f['negated'] == g['negated'],
                     dated=dated, dated_right=dated and gold_date(f, g), undated=not dated,
                     undated_right=not dated and not f['earliest'] and not f['latest'],
                     place_gold=bool(g['place']), place_found=bool(f['place']),
                     place=bool(g['place'] and f['place']) and same_place(f['place'], g['place']))
        for _, g in typed:
            types[g['type'] + ' hit'] += 1
        for g in gold:
            types[g['type'] + ' gold'] += 1
        for f in found:
            types[f['type'] + ' found'] += 1
        if verbose:
            show(found, gold, typed, line)
            if verbose > 1:
                print('  ', ' '.join(out['tokens']))
    return n, types


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dump')
    parser.add_argument('gold')
    parser.add_argument('--part', default='test', choices=['test', 'tune', 'all'])
    parser.add_argument('-v', action='count', default=0)
    options = parser.parse_args()
    lines = read(options.gold, options.part)
    n, types = score(lines, run(options.dump, lines), options.v)
    share = lambda a, b: '%.3f (%d of %d)' % (n[a] / n[b], n[a], n[b]) if n[b] else 'none'
    print('events, %s part: %d sentences, %d events, %d found'
          % (options.part, len(lines), n['gold'], n['found']))
    print('  found and typed F1   %.3f (P %.3f R %.3f)' % f1(n['typed'], n['found'], n['gold']))
    print('  quad class           ', share('quad_right', 'quad'))
    for role in ('actors', 'recipients', 'place'):
        print('  %-12s F1      %.3f (P %.3f R %.3f)'
              % ((role,) + f1(n[role], n[role + '_found'], n[role + '_gold'])))
    print('  date                 ', share('dated_right', 'dated'))
    print('  no date              ', share('undated_right', 'undated'))
    print('  status               ', share('status', 'typed'))
    print('  empty sentences      ', share('empty_right', 'empty'))
    if options.v:
        for t in sorted({k.split()[0] for k in types}):
            print('    %-10s gold %3d found %3d hit %3d'
                  % (t, types[t + ' gold'], types[t + ' found'], types[t + ' hit']))


if __name__ == '__main__':
    main()
