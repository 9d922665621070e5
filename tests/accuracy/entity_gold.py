"""Reads annotated texts into one form: articles {"id", "date", "title", "text", "mentions",
"pronouns"}, mentions {"field", "start", "end", "type", "entity", "metonym"} (offsets in code points).

names      dev/names: as it is.
meantime   NAM and PRE.NAM mentions, and what the cross-document annotation added with capitals.
           Its spans hold whole phrases; what is scored is the name in them. Adjectives of countries
           are left out (to us they are things of their own). After the sentence of the last such
           mention only some entities were marked: "whole_until" is its end.
gum        mentions whose head is a proper noun, but no times; again only the name in the phrase.
           As in dev/names, titles and bare heads that point back ("the President", "the House") are
           no names; they are kept "aside", neither wanted nor wrong. Pronouns of the third person.
"""
import glob
import json
import os
import re
import xml.etree.ElementTree as ElementTree

LEXICON = os.path.join(os.path.dirname(__file__), '..', '..', 'server', 'model', 'lexicon')
SMALL = {'of', 'and', 'for', 'the', 'de', 'la', 'al', '&', "'", '-', '.'}
PRONOUNS = set('he him his himself she her hers herself it its itself they them their theirs '
               'themselves'.split())


def lexicon_rows(name):
    lines = [line.rstrip('\n').split('\t') for line in
             open(os.path.join(LEXICON, name), encoding='utf-8') if not line.startswith('#')]
    return [dict(zip(lines[0], cells)) for cells in lines[1:]]


def adjectives():
    """Of countries: "French", "Chinese"."""
    return {word for row in lexicon_rows('countries.tsv')
            for word in row.get('nationality', '').split('|') if word} | {'European'}


def common_words():
    """Titles, roles and heads of bodies and laws in lower case: "president", "house"."""
    kinds = ('', 'government', 'military', 'party', 'law', 'event')
    return {word.lower() for row in lexicon_rows('words.tsv')
            if row.get('subtype', '') in kinds and row['kind'] != 'lead'
            for word in row['name'].split('|')} | {'house'}


def outermost(mentions):
    """Without those that lie in another one, and each place once."""
    seen, kept = set(), []
    for m in mentions:
        inside = any(o is not m and o['field'] == m['field'] and o['start'] <= m['start'] and
                     m['end'] <= o['end'] and o['end'] - o['start'] > m['end'] - m['start']
                     for o in mentions)
        place = (m['field'], m['start'], m['end'])
        if not inside and place not in seen:
            seen.add(place)
            kept.append(m)
    return sorted(kept, key=lambda m: (m['field'], m['start']))


# --- dev/names ------------------------------------------------------------------------------------

def names(data, part):
    articles = []
    for path in sorted(glob.glob(os.path.join(data, '..', 'dev', 'names', '*.jsonl'))):
        articles += [json.loads(line) for line in open(path, encoding='utf-8')]
    articles.sort(key=lambda article: article['id'])
    for number, article in enumerate(articles):
        article['part'] = 'test' if number % 3 == 2 else 'tune'
        article['pronouns'] = []
    return [a for a in articles if part in ('all', a['part'])]


# --- MEANTIME -------------------------------------------------------------------------------------

def capital(word):
    return word[:1].isupper() or word[:1].isdigit()


def runs(words):
    """Runs of capitalised words, small words allowed inside, as [first, end)."""
    found, first, last = [], None, None
    for i, word in enumerate(words + ['']):
        if capital(word):
            first = i if first is None else first
            last = i
        elif first is not None and word not in SMALL:
            found.append((first, last + 1))
            first = None
    return found


def name_in(words):
    """Where the name stands in an annotated phrase: its first run of capitals before a comma or
    bracket that is followed by a description or an outer place, else its last one."""
    found = runs(words)
    if not found:
        return None
    comma = next((i for i, w in enumerate(words) if w in (',', '(')), None)
    if comma and found[0][1] == comma and (
            words[comma] == '(' or found[0][0] <= 1 and len(words) - comma <= 3 or
            words[comma + 1:comma + 2] in (['the'], ['a'], ['formerly'])):
        return found[0]
    return found[-1]


def meantime_text(tokens):
    """The text with each token's start and end; a line per sentence."""
    text, places, before = '', [], None
    for token in tokens:
        word, sentence = token.text, int(token.get('sentence'))
        if before is not None and sentence != before:
            text += '\n\n' if before < 2 else ' '
        elif text and not re.match(r"^[,.;:!?)%]|^'s$|^n't$|^-", word) and text[-1] not in '($':
            text += ' '
        before = sentence
        places.append((len(text), len(text) + len(word), sentence))
        text += word
    return text, places


TYPES = {'PER': 'person', 'ORG': 'organization', 'LOC': 'place'}


def meantime_name(words, person, adjectives_of):
    """[first, end) of the name in a phrase, or None."""
    where = name_in(words)
    while where and where[0] + 1 < where[1] and (
            words[where[0]] in adjectives_of or words[where[0]].lower() == 'the'):
        where = where[0] + 1, where[1]
    if where and person:
        titles = [i for i in range(*where) if words[i] in ('CEO', 'President', 'Secretary', 'Minister')]
        where = (max(titles) + 1, where[1]) if titles else where
    if not where or where[0] == where[1] or where[1] - where[0] == 1 and (
            words[where[0]] in adjectives_of | {'The'}):
        return None
    return where


def meantime_mentions(root, tokens, places):
    index = {t.get('t_id'): i for i, t in enumerate(tokens)}
    target = {s.get('m_id'): r.find('target').get('m_id')
              for r in root.iter('REFERS_TO') for s in r.findall('source')}
    entities = {e.get('m_id'): e for e in root.iter('ENTITY')}
    mentions, whole, country_words = [], 0, adjectives()
    for m in root.iter('ENTITY_MENTION'):
        entity = entities.get(target.get(m.get('m_id')))
        kind = m.get('syntactic_type')
        if entity is None or not entity.get('instance_id') or kind not in ('NAM', 'PRE.NAM', None):
            continue
        span = [index[a.get('t_id')] for a in m.findall('token_anchor')]
        words = [tokens[i].text for i in span]
        where = meantime_name(words, entity.get('ent_type') == 'PER', country_words)
        if where is None or kind is None and (words[:where[0]] not in ([], ['the'], ['The']) or where[1] < len(words)) or \
                words[0].lower() in PRONOUNS | {'we', 'our', 'i', 'this', 'these'}:
            continue
        first, last = span[where[0]], span[where[1] - 1]
        if kind:
            whole = max(whole, places[last][2])
        mentions.append({'field': 'body', 'start': places[first][0], 'end': places[last][1],
                         'type': TYPES.get(entity.get('ent_type'), 'other'),
                         'entity': entity.get('instance_id'), 'metonym': False})
    return outermost(mentions), max(p[1] for p in places if p[2] <= whole)


def meantime(data, part):
    articles = []
    for path in sorted(glob.glob(os.path.join(
            data, 'meantime', 'intra_cross-doc_annotation', '*', '*.xml'))):
        root = ElementTree.parse(path).getroot()
        tokens = list(root.iter('token'))
        text, places = meantime_text(tokens)
        mentions, whole = meantime_mentions(root, tokens, places)
        articles.append({'id': 'mt-' + root.get('doc_id'), 'title': '', 'text': text,
                         'mentions': mentions, 'pronouns': [], 'whole_until': whole})
    return articles


# --- GUM ------------------------------------------------------------------------------------------

def gum_documents(path):
    document = []
    for line in open(path, encoding='utf-8'):
        if line.startswith('# newdoc') and document:
            yield document
            document = []
        document.append(line.rstrip('\n'))
    yield document


def gum_tokens(lines):
    """Words with their place in the text, and the text."""
    text, tokens, end_of_range, range_place, range_space = '', [], 0, None, ''
    for line in lines:
        if line.startswith('# newpar') and text and not line.startswith('# newpar_block'):
            text = text.rstrip() + '\n\n'
        cells = line.split('\t')
        if len(cells) < 10 or '.' in cells[0]:
            continue
        space = '' if 'SpaceAfter=No' in cells[9] else ' '
        if '-' in cells[0]:
            end_of_range = int(cells[0].split('-')[1])
            range_place, range_space = (len(text), len(text) + len(cells[1])), space
            text += cells[1]
            continue
        if int(cells[0]) <= end_of_range:
            start = range_place[0] + len(''.join(
                t['form'] for t in tokens if t['place'][1] > range_place[0]))
            split = text.startswith(cells[1], start)
            place = (start, start + len(cells[1])) if split else range_place
            if int(cells[0]) == end_of_range:
                text, end_of_range = text + range_space, 0
        else:
            place = (len(text), len(text) + len(cells[1]))
            text += cells[1] + space
        tokens.append({'form': cells[1], 'upos': cells[3], 'deprel': cells[7], 'place': place,
                       'entity': next((p[7:] for p in cells[9].split('|')
                                       if p.startswith('Entity=')), '')})
    return text, tokens


def gum_spans(tokens):
    """(first, last, number, type, place of the head) of every mention."""
    opened, spans = [], []
    for i, token in enumerate(tokens):
        for opening, close, closing in re.findall(r'\(([^()]+)(\))?|([^()]+)\)', token['entity']):
            if opening:
                parts = opening.split('-')
                head = [int(part) - 1 for part in parts[5].split(',') if part.isdigit()] or [0]
                opened.append((re.sub(r'\[.*', '', parts[0]), parts[1], i, head))
            if close or closing:
                number = opening.split('-')[0] if close else closing
                number = re.sub(r'\[.*', '', number)
                at = next((k for k in reversed(range(len(opened))) if opened[k][0] == number), None)
                if at is not None:
                    _, kind, first, head = opened.pop(at)
                    inside = [min(first + offset, i) for offset in head]
                    names = [at for at in inside if tokens[at]['upos'] == 'PROPN']
                    spans.append((first, i, number, kind, (names or inside)[-1]))
    return spans


def gum_name(tokens, first, last, head, kind):
    """The name around the head of a phrase."""
    part = lambda i: tokens[i]['upos'] == 'PROPN' or \
        (kind != 'person' and capital(tokens[i]['form']) and tokens[i]['upos'] != 'DET')
    small = lambda i: tokens[i]['form'] in (SMALL if kind != 'person' else {'-', 'de', 'al'})
    start = stop = head
    while start > first and (part(start - 1) or
                             small(start - 1) and start - 1 > first and part(start - 2)):
        start -= 1
    while stop < last and (part(stop + 1) or tokens[stop + 1]['deprel'] == 'flat' or
                           small(stop + 1) and stop + 1 < last and part(stop + 2)):
        stop += 1
    return start, stop


def gum(data, part):
    articles, words = [], common_words()
    for path in sorted(glob.glob(os.path.join(data, 'gum-permissive', '*-%s.conllu' % part))):
        for lines in gum_documents(path):
            text, tokens = gum_tokens(lines)
            mentions, pronouns = [], []
            for first, last, number, kind, head in gum_spans(tokens):
                here = {'field': 'body', 'entity': number, 'metonym': False}
                if tokens[head]['upos'] == 'PROPN' and kind != 'time':
                    start, stop = gum_name(tokens, first, last, head, kind)
                    if start == stop and tokens[start]['form'].lower() in words:
                        kind = 'common'
                    mentions.append(dict(
                        here, start=tokens[start]['place'][0], end=tokens[stop]['place'][1],
                        type=kind if kind in ('person', 'place', 'organization', 'common')
                        else 'other'))
                elif first == last and tokens[first]['form'].lower() in PRONOUNS:
                    pronouns.append(dict(here, start=tokens[first]['place'][0], type=kind,
                                         end=tokens[first]['place'][1],
                                         text=tokens[first]['form'].lower()))
            mentions = outermost(mentions)
            name = next(line for line in lines if line.startswith('# newdoc')).split('= ')[1]
            articles.append({'id': name, 'title': '', 'text': text,
                             'mentions': [m for m in mentions if m['type'] != 'common'],
                             'aside': [m for m in mentions if m['type'] == 'common'],
                             'pronouns': pronouns})
    return articles
