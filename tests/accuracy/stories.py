#!/usr/bin/env python3
"""Scores whether one happening is one event, within and across articles.

    stories.py DUMP DATA [--part tune] [--only stories|meantime] [-v]

DUMP is the program built from story_dump.c. All articles of a set are loaded into one archive.
Figures: B-cubed (see entities.py) over all gold mentions; the same over those whose happening is
told more than once, since the others are right as soon as nothing is done; and the pairs that were
joined: how many of them rightly, and how many of those to be joined.

given     the acts are given with what is annotated of them
own       (stories) the same, but with only the parties, places and dates of the sentence itself
raw       nothing is given. A gold mention that was not found has recall 0; what was found beside
          them is left out, since the annotators did not mark all.
"""
import argparse
import collections
import json
import subprocess

import entities
import story_gold


def run(dump, articles, flags):
    lines = ''.join(json.dumps(a) + '\n' for a in articles)
    done = subprocess.run([dump] + flags, input=lines, capture_output=True, text=True, check=True)
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        mention = json.loads(line)
        found[mention['article']].append(mention)
    return found


def place(mention):
    return mention['field'], mention['start'], mention['end']


def take_given(article, found):
    """{number of the gold mention: what was made of it}; of equal places in their order."""
    waiting = collections.defaultdict(list)
    for mention in found:
        waiting[place(mention)].append(mention)
    return {number: waiting[place(gold)].pop(0) for number, gold in enumerate(article['events'])
            if waiting[place(gold)]}


def take_raw(article, found):
    """The same for what was found by itself: one to one, of the gold mention's type first."""
    pairs = []
    for number, gold in enumerate(article['events']):
        for other, mention in enumerate(found):
            overlap = min(gold['end'], mention['end']) - max(gold['start'], mention['start'])
            if mention['field'] == gold['field'] and overlap > 0:
                pairs.append((mention['type'] != gold['type'], -overlap, number, other))
    taken, used = {}, set()
    for _, _, number, other in sorted(pairs):
        if number not in taken and other not in used:
            taken[number] = found[other]
            used.add(other)
    return taken


def pairs_of(clusters):
    groups = collections.defaultdict(list)
    for mention in sorted(clusters):
        groups[clusters[mention]].append(mention)
    return {(a, b) for group in groups.values() for i, a in enumerate(group) for b in group[i + 1:]}


def retold(gold):
    """The gold clusters with more than one mention."""
    sizes = collections.Counter(gold.values())
    return {m: c for m, c in gold.items() if sizes[c] > 1}


def clusters(articles, found, take):
    gold, system = {}, {}
    for article in articles:
        for number, event in enumerate(article['events']):
            gold[article['id'], number] = event['chain']
        for number, mention in take(article, found[article['id']]).items():
            system[article['id'], number] = mention['event']
    return gold, system


def figures(gold, system):
    """B-cubed of all, of those told more than once, and (joined, rightly, to be joined)."""
    more = retold(gold)
    joined, right = pairs_of(system), pairs_of(gold)
    return {'all': entities.b_cubed(gold, system),
            'retold': entities.b_cubed(more, {m: c for m, c in system.items() if m in more}),
            'pairs': (len(joined), len(joined & right), len(right)),
            'found': (len(system), len(gold))}


def show(label, counted, goal):
    print('  %-26s %.3f (precision %.3f, recall %.3f)%s' % (
        (label,) + counted['all'] + (goal and '  goal %.2f' % goal or '',)))
    print('    told more than once      %.3f (precision %.3f, recall %.3f)' % counted['retold'])
    joined, right, wanted = counted['pairs']
    print('    pairs                    %d joined, %d rightly, of %d; mentions %d of %d' % (
        joined, right, wanted, *counted['found']))


def explain(articles, gold, system):
    """Prints pairs joined wrongly and pairs left apart."""
    events = {(a['id'], n): (e, a) for a in articles for n, e in enumerate(a['events'])}
    told = lambda m: '%s %s %s %s %r %s' % (
        m[0][-24:], events[m][0]['type'] or '', events[m][0]['status'], events[m][0]['date'],
        events[m][1]['title' if events[m][0]['field'] == 'title' else 'text']
        [max(0, events[m][0]['start'] - 30):events[m][0]['end'] + 30],
        [p['name'] for p in events[m][0]['parties']])
    joined, right = pairs_of(system), pairs_of(gold)
    for head, pairs in (('joined wrongly', joined - right), ('left apart', right - joined)):
        for a, b in sorted(pairs):
            if a in system and b in system:
                print('   ', head, '\n       ', told(a), '\n       ', told(b))


def score(label, dump, articles, flags, take, goal, verbose):
    gold, system = clusters(articles, run(dump, articles, flags), take)
    show(label, figures(gold, system), goal)
    if verbose:
        explain(articles, gold, system)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dump')
    parser.add_argument('data')
    parser.add_argument('--part', default='test', choices=['test', 'tune'])
    parser.add_argument('--only', choices=['stories', 'meantime'])
    parser.add_argument('--mode', choices=['given', 'own', 'raw'])
    parser.add_argument('-v', action='store_true')
    o = parser.parse_args()
    print('== one happening, one event, %s parts: B-cubed F1' % o.part)
    modes = {'given': (['--given'], take_given), 'own': (['--given', '--own'], take_given),
             'raw': ([], take_raw)}
    for name, goal in (('stories', 0.80), ('meantime', 0.70)):
        for mode in ('given', 'own', 'raw'):
            if o.only not in (None, name) or o.mode not in (None, mode) or \
                    (name, mode) == ('meantime', 'own'):
                continue
            articles = story_gold.stories(o.data, o.part, mode == 'own') if name == 'stories' \
                else story_gold.meantime(o.data, o.part)
            score('%s, %s' % (name, mode), o.dump, articles, *modes[mode],
                  goal if mode == 'given' else None, o.v)


if __name__ == '__main__':
    main()
