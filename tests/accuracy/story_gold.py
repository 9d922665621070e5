"""Reads texts in which it is marked what tells one happening, into one form: articles {"id", "date",
"title", "text", "events"}, events as story_dump.c takes them, each with the "chain" it belongs to
(offsets in code points).

stories    dev/stories: parties, date and place are annotated once for a happening, so each of its
           mentions gets all of them; with `own` only the parties and the place that its own
           sentence speaks of (shares a word of four letters or a number with).
meantime   event mentions with the entities that take part in them (proto-agents act, others
           receive) and the times they lie in. It has no types: story_dump.c asks the text's own
           reading, and what that does not code counts as a statement.
"""
import glob
import json
import os
import re
import xml.etree.ElementTree as ElementTree

import entity_gold

TUNE = ('p', 'u')


def words(text):
    return {w.lower() for w in re.findall(r'\w+', text) if len(w) > 3 or w[0].isupper()}


# --- dev/stories ----------------------------------------------------------------------------------

def story_party(participant):
    name = participant['name']
    known = any(c.isupper() for c in name)
    return {'name': name, 'entity': 'given:' + name if known else None,
            'role': participant.get('role') or 'actor', 'country': participant.get('country') or '',
            'sector': participant.get('sector') or ''}


def story_mention(event, mention, text, skip, own):
    spoken = words(mention['sentence'])
    parties = [story_party(p) for p in event['participants']
               if not own or words(p['name']) & spoken]
    place = event.get('place')
    if own and place and not words(place) & spoken:
        place = None
    start = mention['quote_start']
    assert text[start:start + len(mention['quote'])] == mention['quote']
    in_title = start < skip[0]
    shift = 0 if in_title else skip[1]
    return {'chain': event['id'], 'type': event['type'], 'status': event['status'],
            'date': event['date'], 'place': place, 'parties': parties,
            'field': 'title' if in_title else 'body', 'start': start - shift,
            'end': start - shift + len(mention['quote'])}


def stories(data, part, own):
    articles = []
    for path in sorted(glob.glob(os.path.join(data, '..', 'dev', 'stories', '*', 'events.json'))):
        cluster = json.load(open(path, encoding='utf-8'))
        if (cluster['cluster'][0] in TUNE) != (part == 'tune'):
            continue
        for article in cluster['articles']:
            text = open(os.path.join(os.path.dirname(path), article['file']),
                        encoding='utf-8').read()
            title = text.split('\n', 1)[0]
            body = re.match(r'[^\n]*\n\d{4}-\d\d-\d\d\n+', text).end()
            events = [story_mention(event, mention, text, (len(title), body), own)
                      for event in cluster['events'] for mention in event['mentions']
                      if mention['file'] == article['file']]
            articles.append({'id': cluster['cluster'] + '~' + article['file'][:-4],
                             'date': article['published'], 'title': title, 'text': text[body:],
                             'events': sorted(events, key=lambda e: (e['field'] == 'body',
                                                                     e['start'], e['end']))})
    return articles


# --- MEANTIME -------------------------------------------------------------------------------------

def anchors(markable, index):
    return [index[a.get('t_id')] for a in markable.findall('token_anchor')]


def time_value(value):
    """A TIMEX3 value as a date, or None."""
    match = re.match(r'\d{4}(-\d\d(-\d\d)?|-W\d\d|-Q\d)?', value or '')
    return match.group() if match and 'X' not in value[:10] else None


def meantime_times(root):
    """Day, month or year in which an event mention lies."""
    values = {t.get('m_id'): time_value(t.get('value')) for t in root.iter('TIMEX3')}
    times = {}
    for link in root.iter('TLINK'):
        if link.get('reltype') in ('IS_INCLUDED', 'SIMULTANEOUS', 'MEASURE'):
            source, target = link.find('source').get('m_id'), link.find('target').get('m_id')
            if values.get(target):
                times[source] = values[target]
    return times


def meantime_status(mention):
    if mention.get('polarity') == 'NEG':
        return 'denied'
    if mention.get('certainty') == 'POSSIBLE' or mention.get('special_cases') == 'COND_MAIN_CLAUSE':
        return 'hypothetical'
    return 'planned' if mention.get('time') == 'FUTURE' else 'happened'


def meantime_parties(root, target):
    entities = {e.get('m_id'): e for e in root.iter('ENTITY')}
    parties = {}
    for link in root.iter('HAS_PARTICIPANT'):
        entity = entities.get(target.get(link.find('target').get('m_id')))
        if entity is None or entity.get('ent_type') not in ('PER', 'ORG', 'LOC', 'PRO'):
            continue
        role = link.get('sem_role')
        if not role.startswith('Arg'):
            continue
        key = entity.get('instance_id') or root.get('doc_id') + '-' + entity.get('m_id')
        party = {'name': entity.get('TAG_DESCRIPTOR') or key, 'entity': 'given:' + key,
                 'role': 'actor' if role == 'Arg0' else 'recipient', 'country': '', 'sector': ''}
        parties.setdefault(link.find('source').get('m_id'), []).append(party)
    return parties


def meantime_events(root, tokens, places):
    index = {t.get('t_id'): i for i, t in enumerate(tokens)}
    target = {s.get('m_id'): r.find('target').get('m_id')
              for r in root.iter('REFERS_TO') for s in r.findall('source')}
    happenings = {e.get('m_id'): e for e in root.iter('EVENT')}
    parties, times = meantime_parties(root, target), meantime_times(root)
    events = []
    for mention in root.iter('EVENT_MENTION'):
        number = mention.get('m_id')
        happening = happenings.get(target.get(number))
        if happening is None:
            continue
        span = anchors(mention, index)
        events.append({
            'chain': happening.get('instance_id') or root.get('doc_id') + '-' + target[number],
            'type': None, 'fallback': 'statement', 'status': meantime_status(mention),
            'date': times.get(number), 'place': None, 'parties': parties.get(number, []),
            'field': 'body', 'start': places[span[0]][0], 'end': places[span[-1]][1]})
    return sorted(events, key=lambda e: (e['start'], e['end']))


def meantime(data, part):
    articles = []
    for number, path in enumerate(sorted(glob.glob(os.path.join(
            data, 'meantime', 'intra_cross-doc_annotation', '*', '*.xml')),
            key=lambda path: int(os.path.basename(path).split('_')[0]))):
        if (number % 3 == 2) != (part == 'test'):
            continue
        root = ElementTree.parse(path).getroot()
        tokens = list(root.iter('token'))
        text, places = entity_gold.meantime_text(tokens)
        date = next((t.get('value') for t in root.iter('TIMEX3')
                     if t.get('functionInDocument') == 'CREATION_TIME'), '')
        articles.append({'id': 'mt-' + root.get('doc_id'), 'date': date[:10] or None, 'title': '',
                         'text': text, 'events': meantime_events(root, tokens, places)})
    return articles
