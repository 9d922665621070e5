#!/usr/bin/env python3
"""Gold events of sentences drawn at random from real news, made whole again from DATA.

    drawn.py LABELS DATA > GOLD.jsonl

LABELS (drawn_test.jsonl, drawn_tune.jsonl) has no text: a line a sentence with its id, the day it is
read as of, a checksum, and events whose words are [start, length] in characters. `gmb-N` is the Nth
sentence of DATA/gmb, `wn-DAY-ROW-N` the Nth of the ROWth article of DATA/wikinews.

The sentences were drawn at random, two in three among those that name a time and one among the
others, and labelled by the guidelines of ../dev by people who had not seen what the coder makes of
them. Rules were mended from the tune part; nobody who mends reads the test part. events.py scores
what this prints. Exits with 1 when a sentence is not there or not the one that was labelled.
"""
import csv
import glob
import io
import json
import os
import re
import sys
import zipfile
import zlib

WIKINEWS_SENTENCES = re.compile(r'(?<=[.!?])\s+(?=[A-Z"“])|\n+')


def join(tokens):
    text = re.sub(r" ([,.;:!?%])", r"\1", ' '.join(tokens))
    text = re.sub(r" ('s|n't|'re|'ve|'ll|'d|')(?= |$|[,.])", r"\1", text)
    return re.sub(r'([$(]) ', r'\1', text).replace(' )', ')')


def read_gmb(data, wanted):
    sentences, name = {}, None
    with zipfile.ZipFile(os.path.join(data, 'gmb/ner_dataset.csv.zip')) as archive, \
            archive.open(archive.namelist()[0]) as packed:
        rows = csv.reader(io.TextIOWrapper(packed, encoding='latin-1'))
        next(rows)
        for row in rows:
            name = 'gmb-' + row[0].split(': ')[1] if row[0] else name
            if name in wanted:
                sentences.setdefault(name, []).append(row[1])
    return {name: join(tokens) for name, tokens in sentences.items()}


def read_wikinews(data, wanted):
    csv.field_size_limit(1 << 30)
    sentences, number = {}, 0
    for path in sorted(glob.glob(os.path.join(data, 'wikinews/*.csv'))):
        with open(path, encoding='utf-8') as rows:
            for row in csv.DictReader(rows):
                number += 1
                text = row['text'].replace('\xa0', ' ')
                for k, sentence in enumerate(WIKINEWS_SENTENCES.split(text)):
                    name = 'wn-%s-%d-%d' % (row['date'], number, k)
                    if name in wanted:
                        sentences[name] = sentence.strip()
    return sentences


def whole_event(event, text):
    words = lambda at: {'text': text[at[0]:at[0] + at[1]], 'start': at[0]} if at else None
    party = lambda at: dict(words(at[:2]), country=at[2], sector=at[3])
    return dict(event, cameo=None, trigger=words(event['trigger']), place=words(event['place']),
                actors=[party(at) for at in event['actors']],
                recipients=[party(at) for at in event['recipients']])


def main():
    labels = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
    wanted = {label['id'] for label in labels}
    texts = {**read_gmb(sys.argv[2], wanted), **read_wikinews(sys.argv[2], wanted)}
    for label in labels:
        text = texts.get(label['id'], '')
        if zlib.crc32(text.encode()) != label['crc32']:
            sys.exit('drawn.py: %s is not in %s as it was labelled' % (label['id'], sys.argv[2]))
        events = [whole_event(event, text) for event in label['events']]
        print(json.dumps({'id': label['id'], 'published': label['published'], 'text': text,
                          'events': events}, ensure_ascii=False))


if __name__ == '__main__':
    main()
