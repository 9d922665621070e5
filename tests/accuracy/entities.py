#!/usr/bin/env python3
"""Scores who is who: names within and across articles, metonyms, pronouns.

    entities.py DUMP DATA [--part tune] [--only names|meantime|gum] [-v]

DUMP is the program built from entity_dump.c. Each set is scored with its own mentions given, and
from raw text. B-cubed (Bagga and Baldwin 1998): for a mention, the share of its system cluster that
is in its gold cluster (precision), and of its gold cluster in its system cluster (recall), averaged
over system mentions and gold mentions. A gold mention that was not found has recall 0, a found one
that is not gold precision 0.

From raw text a found mention is a gold one when both have the same characters (names) or share
some (meantime, gum: there the name was cut out of an annotated phrase); nationalities, which these
two sets do not mark, are left out, in meantime also what lies after its wholly annotated start.
Pronouns: of those whose person or organization has a name in the article, the share that was given
to the right one; none given counts as wrong. With --part tune the tuning parts, for test the
default. GUM's tuning part is its development part.
"""
import argparse
import collections
import json
import subprocess

import entity_gold


# --- measures -------------------------------------------------------------------------------------

def b_cubed(gold, system):
    """F1, precision and recall; both map a mention to its cluster."""
    groups = lambda of: {c: {m for m in of if of[m] == c} for c in set(of.values())}
    golds, systems = groups(gold), groups(system)
    precision = [len(systems[system[m]] & golds[gold[m]]) / len(systems[system[m]])
                 if m in gold else 0.0 for m in system]
    recall = [len(systems[system[m]] & golds[gold[m]]) / len(golds[gold[m]])
              if m in system else 0.0 for m in gold]
    p = sum(precision) / len(precision) if precision else 0.0
    r = sum(recall) / len(recall) if recall else 0.0
    return f1(p, r), p, r


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def share(right, total):
    return '%.3f (%d of %d)' % (right / total if total else 0, right, total)


# --- matching -------------------------------------------------------------------------------------

def align(gold, found, exact):
    """Index of the gold mention for each found one, or None; one to one, greatest overlap first."""
    pairs = []
    for i, f in enumerate(found):
        for j, g in enumerate(gold):
            overlap = min(f['end'], g['end']) - max(f['start'], g['start'])
            same = f['start'] == g['start'] and f['end'] == g['end']
            if f['field'] == g['field'] and overlap > 0 and (same or not exact):
                pairs.append((not same, -overlap, i, j))
    to, used = [None] * len(found), set()
    for _, _, i, j in sorted(pairs):
        if to[i] is None and j not in used:
            to[i] = j
            used.add(j)
    return to


def run(dump, articles, given):
    lines = ''.join(json.dumps(a) + '\n' for a in articles)
    done = subprocess.run([dump] + ['--given'] * given, input=lines, capture_output=True,
                          text=True, check=True)
    return {out['id']: out['mentions'] for out in map(json.loads, done.stdout.splitlines())}


def counts_as_found(article, mention, loose):
    """Whether a found name without a gold one is an error."""
    aside = any(m['start'] < mention['end'] and mention['start'] < m['end']
                for m in article.get('aside', ()))
    return not loose or not aside and (mention['subtype'] not in ('nationality', 'religion', 'language') and
                         mention['end'] <= article.get('whole_until', mention['end']))


def clusters(articles, results, loose):
    """{mention: entity} as annotated, as found within articles, as found across."""
    gold, within, across = {}, {}, {}
    for article in articles:
        key = lambda j: (article['id'], j)
        found = [m for m in results[article['id']] if m['kind'] == 'name']
        for j, m in enumerate(article['mentions']):
            gold[key(j)] = m['entity']
        for i, (m, j) in enumerate(zip(found, align(article['mentions'], found, not loose))):
            if j is None and not counts_as_found(article, m, loose):
                continue
            place = key(j) if j is not None else (article['id'], 'extra', i)
            within[place] = (article['id'], m['local'])
            across[place] = m['entity']
    return gold, within, across


def show_errors(articles, gold, system):
    """Clusters that were cut or joined, by article."""
    of = {a['id']: a for a in articles}
    text = lambda k: of[k[0]]['text' if of[k[0]]['mentions'][k[1]]['field'] == 'body' else 'title'][
        of[k[0]]['mentions'][k[1]]['start']:of[k[0]]['mentions'][k[1]]['end']]
    for label, one, other in (('cut', gold, system), ('joined', system, gold)):
        groups = collections.defaultdict(lambda: collections.defaultdict(list))
        for m in gold:
            if m in system:
                groups[one[m]][other[m]].append(text(m))
        for c in sorted(groups, key=str):
            if len(groups[c]) > 1:
                print('   ', label, c, ' / '.join(
                    '%s: %s' % (s if isinstance(s, str) else s[-1], sorted(set(t)))
                    for s, t in groups[c].items()))


# --- the sets -------------------------------------------------------------------------------------

def line(what, result, goal):
    print('  %-34s %.3f (P %.3f R %.3f)%s' % ((what,) + result + (
        ('  goal %.2f' % goal) if goal else '',)))


def score(name, dump, articles, shown, goals, loose, verbose):
    """All measures of one set; `shown` are the articles whose mentions count."""
    print('%s: %d articles, %d mentions' % (name, len(shown), sum(len(a['mentions'])
                                                                 for a in shown)))
    both = {}
    for label, given in (('given', True), ('raw', False)):
        results = both[label] = run(dump, articles, given)
        gold, within, across = clusters(shown, results, loose)
        local = {m: (m[0], c) for m, c in gold.items()}
        line('within articles, %s' % label, b_cubed(local, within), goals[label][0])
        if goals[label][1] is not None:
            line('across articles, %s' % label, b_cubed(gold, across), goals[label][1])
        if verbose:
            show_errors(shown, local, within)
            if verbose > 1:
                show_errors(shown, gold, across)
    return both


def metonyms(articles, results, label, verbose):
    right = found = total = 0
    for article in articles:
        names = [m for m in results[article['id']] if m['kind'] == 'name']
        to = align(article['mentions'], names, True)
        marked = {j for m, j in zip(names, to) if m['metonym'] and j is not None}
        gold = {j for j, m in enumerate(article['mentions']) if m['metonym']}
        right += len(gold & marked)
        total += len(gold)
        found += sum(m['metonym'] for m in names)
        for j in sorted(gold ^ marked) if verbose else ():
            m = article['mentions'][j]
            text = article['title' if m['field'] == 'title' else 'text'].replace('\n', ' ')
            print('    %s %s … %s [%s] %s' % (
                'missed' if j in gold else 'wrong', article['id'],
                text[max(0, m['start'] - 60):m['start']], text[m['start']:m['end']],
                text[m['end']:m['end'] + 50]))
    p, r = right / found if found else 0, right / total if total else 0
    line('metonyms, %s' % label, (f1(p, r), p, r), 0.60)


def names_with_gold(articles, results):
    """(found name, the annotated mention of just its span or None), over all articles"""
    for article in articles:
        names = [m for m in results[article['id']] if m['kind'] == 'name']
        for m, j in zip(names, align(article['mentions'], names, True)):
            yield m, None if j is None else article['mentions'][j]


def gap(rows):
    """The mean difference of confidence and share of right ones, by tenths (expected calibration
    error), of rows (confidence, whether right)."""
    tenths = collections.defaultdict(list)
    for confidence, right in rows:
        tenths[min(int(confidence * 10), 9)].append((confidence, right))
    return sum(abs(sum(c for c, _ in t) - sum(r for _, r in t)) for t in tenths.values()) / len(rows)


def calibration(articles, results):
    """Of found names with a confidence of about so much, how many have the right span and type, and
    how many of those of the right span belong to an entity that mostly is who they mean."""
    pairs = list(names_with_gold(articles, results))
    votes = collections.defaultdict(collections.Counter)
    for m, gold in pairs:
        if gold:
            votes[m['entity']][gold['entity']] += 1
    rows = collections.defaultdict(list)
    for m, gold in pairs:
        typed = gold is not None and gold['type'] == m['type']
        linked = gold is not None and votes[m['entity']].most_common(1)[0][0] == gold['entity']
        rows[min(int(m['confidence'] * 10), 9)].append((m['confidence'], typed, gold, linked))
    print('  confidence   names  its mean  span and type right  entity right of right spans')
    for step in sorted(rows):
        of = rows[step]
        spans = [r for r in of if r[2]]
        print('    0.%d …     %5d      %.2f                 %.2f  %.2f' % (
            step, len(of), sum(r[0] for r in of) / len(of), sum(r[1] for r in of) / len(of),
            sum(r[3] for r in spans) / len(spans) if spans else 0))
    every = [r for of in rows.values() for r in of]
    print('    mean gap of confidence and right names %.3f' % gap([(r[0], r[1]) for r in every]))


def entity_names(article, found):
    """The annotated entity that most names of a found one have, by its local number."""
    votes = collections.defaultdict(collections.Counter)
    names = [m for m in found if m['kind'] == 'name']
    for m, j in zip(names, align(article['mentions'], names, False)):
        if j is not None:
            votes[m['local']][article['mentions'][j]['entity']] += 1
    return {local: votes[local].most_common(1)[0][0] for local in votes}


def pronouns(articles, results, label, verbose):
    n = collections.Counter()
    for article in articles:
        found = results[article['id']]
        meant = entity_names(article, found)
        named = {m['entity'] for m in article['mentions']}
        given = {m['start']: m for m in found if m['kind'] == 'pronoun'}
        for p in article['pronouns']:
            answer = given.get(p['start'])
            target = meant.get(answer['local'], '?') if answer else None
            group = 'named' if p['type'] in ('person', 'organization') and p['entity'] in named \
                else 'other'
            n.update({group: 1, group + ' given': answer is not None,
                      group + ' right': target == p['entity']})
            if verbose and (group == 'named' or answer) and target != p['entity']:
                text = article['text'].replace('\n', ' ')
                print('    %s %s %s: … %s [%s] %s' % (
                    group, article['id'], target and (
                        '%s for %s' % (target, p['entity'])) or 'none for ' + p['entity'],
                    text[max(0, p['start'] - 110):p['start']], p['text'],
                    text[p['end']:p['end'] + 30]))
    print('  pronouns, %-24s' % label, share(n['named right'], n['named']), ' goal 0.65')
    print('    unresolved                    ', share(n['named'] - n['named given'], n['named']))
    print('    right of those resolved       ', share(n['named right'], n['named given']))
    print('    given where nobody is named   ', share(n['other given'], n['other']))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dump')
    parser.add_argument('data')
    parser.add_argument('--part', default='test', choices=['test', 'tune'])
    parser.add_argument('--only', choices=['names', 'meantime', 'gum'])
    parser.add_argument('-v', action='count', default=0)
    options = parser.parse_args()
    wanted = [options.only] if options.only else ['names', 'meantime', 'gum']
    print('== who is who, %s parts: B-cubed F1' % options.part)
    if 'names' in wanted:
        every = entity_gold.names(options.data, 'all')
        part = [a for a in every if a['part'] == options.part]
        both = score('dev/names', options.dump, every, part,
                     {'given': (0.95, 0.90), 'raw': (0.82, 0.78)}, False, options.v)
        for label in ('given', 'raw'):
            metonyms(part, both[label], label, options.v)
        calibration(part, both['raw'])
    if 'meantime' in wanted:
        every = entity_gold.meantime(options.data, options.part)
        score('MEANTIME', options.dump, every, every, {'given': (0.90, 0), 'raw': (0.78, 0.80)},
              True, options.v)
    if 'gum' in wanted:
        every = entity_gold.gum(options.data, 'dev' if options.part == 'tune' else 'test')
        both = score('GUM', options.dump, every, every, {'given': (0.90, None), 'raw': (0.78, None)},
                     True, options.v)
        for label in ('given', 'raw'):
            pronouns(every, both[label], label, options.v)


if __name__ == '__main__':
    main()
